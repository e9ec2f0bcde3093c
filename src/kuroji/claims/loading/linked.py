"""JSON-LD: the article nodes of a document, alone or in a page (schema.org NewsArticle and its kin)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kuroji.claims.loading.draft import Draft
from kuroji.claims.loading.notices import Notice
from kuroji.model.errors import InputError

_ARTICLES = ("Article", "BlogPosting", "Report", "DiscussionForumPosting", "SocialMediaPosting")
_LOOKED_AT = 2_000


def is_linked(value: object) -> bool:
    """Whether a JSON value is JSON-LD: an object with @context, @type or @graph, or a list that begins with one."""
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, Mapping) and bool({"@context", "@type", "@graph"} & first.keys())


def article_nodes(value: object) -> list[Mapping[str, Any]]:
    """The nodes that are articles, however they are nested, the first two thousand nodes looked at."""
    found: list[Mapping[str, Any]] = []
    waiting: list[object] = [value]
    for _ in range(_LOOKED_AT):
        if not waiting:
            break
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, Mapping):
            if _is_article(node):
                found.append(node)
            else:
                waiting += [node[key] for key in ("@graph", "mainEntity", "itemListElement", "item") if key in node]
    return found


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(_ARTICLES) for name in names)


def from_node(value: object, *, where: str = "") -> Draft:
    """The draft of a JSON-LD article. Raises InputError where there is no article, or none with its text."""
    nodes = article_nodes(value)
    if not nodes:
        raise InputError("JSON-LD without an article", where=where, remedy="schema.org NewsArticle is looked for.")
    node = nodes[0]
    body = text_of(node, "articleBody") or text_of(node, "text")
    if not body:
        raise InputError(
            "a JSON-LD article without articleBody", where=where, remedy="Give the page itself, or its text."
        )
    dated = text_of(node, "datePublished")
    return Draft(
        title=headline(node),
        body=body,
        published=dated,
        strict=bool(dated),
        language=text_of(node, "inLanguage"),
        address=text_of(node, "url"),
        notices=(Notice("paywall"),) if not_free(node) else (),
    )


def headline(node: Mapping[str, Any]) -> str:
    """The title of an article node."""
    return text_of(node, "headline") or text_of(node, "name")


def not_free(node: Mapping[str, Any]) -> bool:
    """Whether the publisher says that only subscribers read it all."""
    return str(node.get("isAccessibleForFree", "")).lower() == "false"


def text_of(node: Mapping[str, Any], key: str) -> str:
    """The text of a property, of the first where there are several; empty for anything else."""
    value = node.get(key)
    while isinstance(value, list | Mapping):
        value = value.get("@value") if isinstance(value, Mapping) else next(iter(value), None)
    return value if isinstance(value, str) else ""
