"""The addresses of the site: one pattern for each kind of page, filled in and read back.

A pattern is the path below the language, with {places}; [brackets] hold what may be left
out, and `{place:path}` takes slashes as well. Pages link to each other through
`address(name, language, place=value)`, so no path is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import quote

LANGUAGES = ("en", "ja")
PATTERNS = {
    "home": "/",
    "stories": "/stories/",
    "story": "/stories/{slug}/[as-of/{as_of}/]",
    "why": "/stories/{slug}/[as-of/{as_of}/]why/[{flow}/][{partner}/][{commodity}/]",
    "statements": "/stories/{slug}/statements/",
    "statement": "/stories/{slug}/statements/{number}/",
    "results": "/stories/{slug}/results/",
    "moderation": "/moderation/",
    "fact": "/facts/{id:path}/",
    "data": "/data/",
    "release": "/data/releases/{id:path}/",
    "explore": "/explore/[{flow}/{partner}/{commodity}/{measure}/{frequency}/{span}/][{look}/][as-of/{as_of}/]",
    "parts": "/parts/[{flow}/{partner}/{commodity}/{by}/{period}/][as-of/{as_of}/]",
    "goods": "/goods/{words}/",
    "scan": "/scan/[{period}/][{level}/{flow}/{partner}/][as-of/{as_of}/]",
    "outlooks": "/outlook/",
    "outlook": "/outlook/{topic}/[as-of/{as_of}/]",
    "check": "/check/",
    "revisions": "/revisions/[{flow}/{partner}/{commodity}/]",
    "corrections": "/corrections/",
    "methods": "/methods/",
    "policy": "/policy/",
}
# Signs that may stand in a path as they are; a fact id is full of them.
SAFE = "/:@;=,+()~!$&'*"
_PLACE = re.compile(r"\{(\w+)(:path)?\}")


def address(name: str, language: str, /, **values: str) -> str:
    """The path of a page: address("story", "en", slug="japan-trade-2026-05"); percent-encoded, with its last slash."""
    return written(PATTERNS[name], language, values)


def written(pattern: str, language: str, values: Mapping[str, str]) -> str:
    """The path of a pattern, percent-encoded; a bracket is kept when its place has a value."""

    def kept(found: re.Match[str]) -> str:
        return found[1] if all(place[1] in values for place in _PLACE.finditer(found[1])) else ""

    chosen = re.sub(r"\[([^\]]*)\]", kept, pattern)
    return quote(f"/{language}{_PLACE.sub(lambda place: values[place[1]], chosen)}", safe=SAFE)


@cache
def expression(pattern: str) -> re.Pattern[str]:
    """The regular expression that a decoded path, without its language, must match to be of a pattern."""
    pieces = re.split(r"(\{\w+(?::path)?\}|\[|\])", pattern)
    return re.compile("".join(_piece(piece) for piece in pieces), re.DOTALL)


def _piece(piece: str) -> str:
    place = _PLACE.fullmatch(piece)
    if place is not None:
        return f"(?P<{place[1]}>{'.+' if place[2] else '[^/]+'})"
    return {"[": "(?:", "]": ")?"}.get(piece, re.escape(piece))
