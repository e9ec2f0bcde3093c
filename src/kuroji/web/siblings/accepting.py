"""Which format of a page a request wants, by its Accept header (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kuroji.web.missing import Near
from kuroji.web.page import DESCRIPTION, HTML, MEDIA_TYPES, Page

# More ranges than any reader sends; what follows is not looked at.
MOST_RANGES = 50


class Range(msgspec.Struct, frozen=True):
    """One media range of the header and its quality; both parts may be `*`."""

    kind: str
    subkind: str
    quality: float

    def fit(self, media_type: str) -> int:
        """How closely it names the type: 2 exactly, 1 by its first part, 0 as anything, -1 not at all."""
        kind, _, subkind = media_type.partition("/")
        if (self.kind, self.subkind) == (kind, subkind):
            return 2
        if self.kind == kind and self.subkind == "*":
            return 1
        return 0 if (self.kind, self.subkind) == ("*", "*") else -1


def wanted(header: str, forms: Sequence[str]) -> str:
    """The format of `forms` that the header likes best, the earlier one of equals; empty where it takes none.

    Without a header everything is welcome, and the first of the formats is sent.
    """
    ranges = tuple(_ranges(header))
    if not ranges:
        return forms[0]
    best = max(forms, key=lambda form: quality(ranges, MEDIA_TYPES[form]))
    return best if quality(ranges, MEDIA_TYPES[best]) > 0 else ""


def quality(ranges: Sequence[Range], media_type: str) -> float:
    """The quality of a type: that of the range which names it most closely; 0 where none does."""
    closest = max(ranges, key=lambda one: one.fit(media_type))
    return closest.quality if closest.fit(media_type) >= 0 else 0.0


def _ranges(header: str) -> Iterator[Range]:
    """The ranges that can be understood; others are passed over."""
    for part in header.lower().split(",")[:MOST_RANGES]:
        media_type, *parameters = (piece.strip() for piece in part.split(";"))
        kind, slash, subkind = media_type.partition("/")
        if not slash or not kind or not subkind:
            continue
        said = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
        try:
            yield Range(kind, subkind, min(1.0, max(0.0, float(said))))
        except ValueError:
            continue


def offered(page: Page) -> tuple[Near, ...]:
    """The formats of a page with their addresses, for a reader who takes none of them."""
    return tuple(Near(MEDIA_TYPES[form], page.to(form).path) for form in (HTML, *_others(page)))


def _others(page: Page) -> tuple[str, ...]:
    return tuple(form for form in page.kind.formats if form not in (HTML, DESCRIPTION))
