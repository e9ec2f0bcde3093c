"""Markdown to plain text, in a documented way, so that positions in the result mean something.

Headings, paragraphs, list items and table rows become paragraphs parted by an empty line;
emphasis, links and code keep their text and lose their marks; pictures, HTML and rules are
left out; the cells of a row are joined by ` | `. A line break inside a paragraph is a blank,
or nothing between two Japanese characters; a hard one stays. A leading heading that is the
title is not repeated in the body. Front matter (`---`, `key: value`) gives title, date and
language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kuroji.claims.loading.draft import Draft
from kuroji.claims.loading.limits import MOST_CHARACTERS
from kuroji.claims.loading.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\n((?:[\w-]+:.*\n)+)---[ \t]*(?:\n|$)")
_WIDE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_SAME = re.compile(r"\W+")


def marked(text: str, *, title: str = "") -> Draft:
    """The draft of a Markdown text; `title` is one that is known already.

    A text that is too long is cut before it is parsed, which takes more than linear time at worst.
    """
    front, source = _front_matter(text[:MOST_CHARACTERS])
    cut = Notice("cut", {"kept": MOST_CHARACTERS, "total": len(text)})
    title = title or front.get("title", "")
    blocks = list(_blocks(source))
    if blocks and blocks[0][0] == "h1" and (not title or _alike(blocks[0][1], title)):
        title = title or blocks[0][1]
        blocks = blocks[1:]
    dated = next((front[key] for key in ("published_at", "published", "date") if key in front), "")
    language = front.get("lang", front.get("language", ""))
    body = "\n\n".join(content for _, content in blocks if content)
    notices = (cut,) if len(text) > MOST_CHARACTERS else ()
    return Draft(title=title, body=body, published=dated, strict=bool(dated), language=language, notices=notices)


def _alike(one: str, other: str) -> bool:
    return _SAME.sub("", one).casefold() == _SAME.sub("", other).casefold()


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    pairs = (line.partition(":") for line in found[1].splitlines())
    return {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}, text[found.end() :]


def _blocks(source: str) -> Iterator[tuple[str, str]]:
    """Each block as (tag, text), the cells of a table row as one block."""
    from markdown_it import MarkdownIt

    cells: list[str] | None = None
    tag = ""
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield "tr", " | ".join(cells)
            cells = None
        elif token.type == "inline":
            said = _inline(token.children or ())
            if cells is None:
                yield tag, said
            else:
                cells.append(said)
        elif token.type in ("fence", "code_block"):
            yield "code", token.content.strip("\n")
        elif token.nesting == 1:
            tag = token.tag


def _inline(tokens: Sequence[Token]) -> str:
    """The text of inline tokens: breaks resolved, marks dropped."""
    said = ""
    after_break = False
    for token in tokens:
        if token.type == "softbreak":
            after_break = True
        elif token.type == "hardbreak":
            said += "\n"
        elif token.type in ("text", "code_inline", "text_special"):
            said += (_between(said, token.content) if after_break else "") + token.content
            after_break = False
    return said.strip()


def _between(before: str, after: str) -> str:
    """What stands for a line break: nothing between two Japanese characters, else a blank."""
    return "" if _WIDE.match(before[-1:]) and _WIDE.match(after[:1]) else " "
