"""What kind of input a text is, told from the text itself and never from a name."""

from __future__ import annotations

import re
from enum import StrEnum

from kuroji.model.errors import InputError


class Form(StrEnum):
    """The forms that articles come in."""

    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN = "plain text"


_LOOKED_AT = 20_000
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*(?:[\[{"\]]))')
_BEFORE_ROOT = re.compile(r"(?:\s|<\?[^>]{0,500}>|<!--.{0,5000}?-->)*", re.DOTALL)
_HTML_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(r"<(?:p|div|article|section|main|h[1-6]|span|ul|table)\b[^>]{0,2000}>", re.IGNORECASE)
_OTHER_XML = re.compile(r"\s*(?:<\?xml\b|<!doctype\b|<(?:rss|feed|rdf)\b)", re.IGNORECASE)
_MARKDOWN = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"^\|?[ \t]{0,9}:?-{3,}:?[ \t]{0,9}\|", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,300}\]\([^)\s]{1,500}\)"),
    re.compile(r"(?<![*\w])\*\*[^\s*][^*\n]{0,300}\*\*"),
)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[\w-]+:.*\n)+---[ \t]*(?:\n|$)")


def form(text: str, *, where: str = "") -> Form:
    """The form of `text`. Raises InputError for XML that is no web page."""
    start = text[:_LOOKED_AT]
    if _JSON.match(start):
        return Form.JSON
    before = _BEFORE_ROOT.match(start)
    begun = start[before.end() if before else 0 :]
    if _HTML_ROOT.match(begun) or _FRAGMENT.match(begun):
        return Form.HTML
    if _OTHER_XML.match(start):
        raise InputError(
            "this is XML, but not a web page", where=where, remedy="Give an article's page, text or JSON record."
        )
    if _FRONT_MATTER.match(start) or any(sign.search(start) for sign in _MARKDOWN):
        return Form.MARKDOWN
    return Form.PLAIN
