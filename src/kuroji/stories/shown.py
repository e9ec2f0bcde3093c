"""Shown: what a reader sees of a rendered story, read back by other means than those that wrote it.

HTML is read with lxml, Markdown with markdown-it, JSON with msgspec, text by joining its
lines. All white space is left out, so wrapping does not count; so are the rules under the
titles of plain text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from kuroji.model.errors import UsageError

_RULE = re.compile(r"^(?:=+|-+)$", re.MULTILINE)
_BULLET = re.compile(r"^- ", re.MULTILINE)
# Pictures are drawn from Facts by the charts; what a machine reads, and the appendix of facts, are compared by value.
_NOT_TEXT = ("svg", "figure", "script", "style", "template")


def bare(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def shown(text: str, to: str) -> str:
    """The visible text of a story in a format, without white space. Raises UsageError for a format that has none."""
    reader = _READERS.get(to)
    if reader is None:
        raise UsageError(f"{to!r} has no text to read", remedy=f"Formats with text: {', '.join(_READERS)}.")
    return bare(reader(text))


def _plain(text: str) -> str:
    return _BULLET.sub("", _RULE.sub("", text))


def _markdown(text: str) -> str:
    from markdown_it import MarkdownIt

    parsed = MarkdownIt("commonmark").enable("table").parse(text)
    return "\n".join(_inline(child) for token in parsed for child in token.children or [])


def _inline(token: Any) -> str:
    """The text of an inline token: what is written, not the marks around it."""
    return str(token.content) if token.type in ("text", "code_inline") else ""


def _html(text: str) -> str:
    return "\n".join(_visible(_page(text).find("body")))


def _page(text: str) -> Any:
    from lxml import html

    return html.document_fromstring(text)


def _visible(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _NOT_TEXT or element.get("class") == "appendix":
        return
    yield element.text or ""
    for child in element:
        yield from _visible(child)
        yield child.tail or ""


def _json(text: str) -> str:
    return _markdown(record(text)["body_md"])


def record(text: str) -> dict[str, Any]:
    """A rendered story in JSON or JSON-LD as plain values."""
    found: dict[str, Any] = msgspec.json.decode(text)
    return found


def marked_values(text: str) -> Iterator[tuple[str, str]]:
    """The ids and machine values of the figures marked in a page, then those of its appendix of facts."""
    page = _page(text)
    for element in page.iter("data"):
        if element.get("data-fact"):
            yield element.get("data-fact"), element.get("value", "")
    for row in page.xpath("//section[@class='appendix']//tr[@id]"):
        yield "".join(row.find(".//code").itertext()), row.find(".//data").get("value")


def headlines(text: str) -> Iterator[str]:
    """What a page says of itself in its head: title and descriptions."""
    page = _page(text)
    yield str(page.findtext(".//title")).removesuffix(" · Kuroji")
    for name in ("og:title", "og:description", "description"):
        for meta in page.iter("meta"):
            if name in (meta.get("property"), meta.get("name")):
                yield meta.get("content", "")


_READERS: dict[str, Callable[[str], str]] = {"html": _html, "md": _markdown, "txt": _plain, "json": _json}
