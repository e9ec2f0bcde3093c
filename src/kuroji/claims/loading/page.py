"""Web pages: the main text, the title and the date, found in a tree that was bounded first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from kuroji.claims.loading.draft import Draft
from kuroji.claims.loading.limits import (
    DEEPEST,
    LONGEST_ATTRIBUTE,
    LONGEST_TAG,
    MOST_CHARACTERS,
    MOST_ELEMENTS,
    MOST_SEARCHED,
)
from kuroji.claims.loading.linked import article_nodes, headline, not_free, text_of
from kuroji.claims.loading.notices import Notice
from kuroji.model.errors import HostileInput, InputError

Tree = Any  # lxml ships no types
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]{{0,40}})[^<>]{{{LONGEST_TAG},}}")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_DATED_BY_META = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_BLOCKS = ("p", "head", "item", "row", "quote", "code", "ab")
_PARAGRAPHS = "//body//*[self::p or self::h2 or self::h3 or self::li or self::blockquote]"
_SITE_NAME = re.compile(r"\s+[|｜–—]\s+[^|｜]{1,60}$")


def page(text: str, *, where: str = "") -> Draft:
    """The draft of an HTML page. Raises HostileInput for a bomb, InputError where no article is found."""
    tree = _parsed(text, where)
    nodes = _linked(tree)
    node = nodes[0] if nodes else {}
    title = headline(node) or _title(tree)
    dated, language, address = _date(tree, node), tree.get("lang", ""), _address(tree)
    free = not any(map(not_free, nodes))
    body = _main_text(tree, title)
    told = text_of(node, "articleBody")
    if len(told) > 2 * len(body) and "<" not in told:
        body = told
    if not body.strip():
        raise InputError(
            "no article was found in this page", where=where, remedy="Copy its text into a file and check that."
        )
    notices = () if free else (Notice("paywall"),)
    return Draft(title=title, body=body, published=dated, language=language, address=address, notices=notices)


def _parsed(text: str, where: str) -> Tree:
    """The tree, without scripts and without overlong attributes. Raises HostileInput where it is too large or deep."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        bounded = _LONG_TAG.sub(r"<\1 ", _DECLARATION.sub("", text, count=1))
        tree = html.document_fromstring(bounded, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as exc:
        raise InputError(f"a page that cannot be read: {exc}", where=where) from exc
    depth = count = 0
    for happened, element in etree.iterwalk(tree, events=("start", "end")):
        if happened == "end":
            depth -= 1
            continue
        depth, count = depth + 1, count + 1
        if count > MOST_ELEMENTS or depth > DEEPEST:
            raise HostileInput(
                f"a page of more than {MOST_ELEMENTS:,} elements or {DEEPEST} levels was not read",
                where=where,
                remedy="Copy the text of the article into a file and check that.",
            )
        for name, value in element.attrib.items():
            if len(value) > LONGEST_ATTRIBUTE:
                del element.attrib[name]
    return tree


def _linked(tree: Tree) -> list[Mapping[str, Any]]:
    """The JSON-LD articles of the page; a block that cannot be read is passed over, as browsers do."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            found += article_nodes(msgspec.json.decode(script.text or ""))
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
    return found


def _title(tree: Tree) -> str:
    """The only h1, else what the page calls itself, without the name of the site."""
    heads = [said for said in map(_text, tree.iterfind(".//h1")) if said]
    if len(heads) == 1:
        return heads[0]
    named = _meta(tree, ("og:title", "twitter:title")) or _text(tree.find(".//title"))
    return _SITE_NAME.sub("", _BLANKS.sub(" ", named)).strip()


def _date(tree: Tree, node: Mapping[str, Any]) -> str:
    """The day of publication: from JSON-LD, meta elements, or a time element that says it."""
    said = text_of(node, "datePublished") or _meta(tree, _DATED_BY_META)
    if said:
        return said
    times = tree.xpath("//time[@datetime]")
    marked = [t for t in times if t.get("pubdate") is not None or t.get("itemprop") == "datePublished"]
    placed = tree.xpath("(//article//time[@datetime] | //header//time[@datetime])[1]")
    first = (marked or placed or (times if len(times) == 1 else []))[:1]
    return str(first[0].get("datetime")) if first else ""


def _meta(tree: Tree, names: tuple[str, ...]) -> str:
    """The content of the first meta element in the order of `names`."""
    held: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        held.setdefault(name.lower(), element.get("content").strip())
    return next((held[name] for name in names if held.get(name)), "")


def _address(tree: Tree) -> str:
    """The page's own address where it gives one in full."""
    link = tree.find(".//link[@rel='canonical']")
    said = (link.get("href", "") if link is not None else "") or _meta(tree, ("og:url",))
    return said if said.startswith(("https://", "http://")) else ""


def _text(element: Tree) -> str:
    return "" if element is None else _BLANKS.sub(" ", "".join(element.itertext())).strip()


def _main_text(tree: Tree, title: str) -> str:
    """The article's paragraphs: what trafilatura takes for the main text, else all paragraphs of the page."""
    shown = "".join(tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")[:20_000])
    found = _searched(tree) if sum(1 for _ in tree.iter()) <= MOST_SEARCHED else []
    if sum(map(len, found)) * 20 < min(len(shown), MOST_CHARACTERS) and sum(map(len, found)) < 200:
        found = [said for said in map(_text, tree.xpath(_PARAGRAPHS)) if said] or found
    if found and title and found[0].split() == title.split():
        found = found[1:]
    return "\n\n".join(found)


def _searched(tree: Tree) -> list[str]:
    """The paragraphs of what trafilatura takes for the main text."""
    from trafilatura import bare_extraction

    for reference in tree.xpath("//a[starts-with(@href, '#')]"):
        reference.drop_tag()  # footnotes and the like: a text full of links is taken for a menu
    document = bare_extraction(tree, fast=True, include_comments=False, favor_recall=True, with_metadata=False)
    return [] if document is None or isinstance(document, dict) else list(_paragraphs(document.body))


def _paragraphs(body: Tree) -> Iterator[str]:
    """The blocks of trafilatura's body, outermost first; the cells of a row joined."""
    for element in body.iter(*_BLOCKS):
        if next(element.iterancestors(*_BLOCKS), None) is not None:
            continue
        for line_break in element.iter("lb"):
            line_break.tail = "\n" + (line_break.tail or "")
        said = " | ".join(filter(None, map(_text, element.iter("cell")))) if element.tag == "row" else _text(element)
        if said:
            yield said
