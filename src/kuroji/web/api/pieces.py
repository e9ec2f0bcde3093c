"""Pieces of the answers of /api/series: each figure as known now is read, put into words and encoded once.

Readers ask for the same figures in many spans. A figure of the newest view does not change
until the next release, so its row and its fact are kept as the JSON they become, for as long
as the generation of the store lasts; an answer is its header and the pieces in its span.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from kuroji.indicators.series import Reading, fact_of, header, missing, read, row_of
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, NotPublished
from kuroji.model.period import Period
from kuroji.model.reporter import Reporter
from kuroji.model.series import Header
from kuroji.stories.fact_json import fact_object
from kuroji.stories.series_files import plain_row
from kuroji.web.api.answers import FactAnswer, Row
from kuroji.web.site import Site

# A piece takes about 2 kB; beyond so many they are forgotten together and made anew.
MOST_KEPT = 40_000


class Piece(msgspec.Struct, frozen=True):
    """One period of a series: what its header needs to know, its row and its fact as JSON (None without a number)."""

    period: Period
    said: dict[str, object]
    row: msgspec.Raw
    fact: msgspec.Raw | None

    @property
    def known_at(self) -> datetime:
        """When the figure became known."""
        found = self.said["known_at"]
        assert isinstance(found, datetime)
        return found


def piece(reading: Reading, subject: Subject) -> Piece:
    """A reading as the piece of an answer, held to the types of the interface."""
    said, fact = row_of(reading), fact_of(reading, subject)
    row = msgspec.convert(plain_row(said, reading.seen.reporter.code), Row)
    told = None if fact is None else _encoded(msgspec.convert(fact_object(fact), FactAnswer))
    kept = {name: said[name] for name in ("unit", "release", "flags", "known_at")}
    return Piece(reading.period, kept, _encoded(row), told)


def pieces_now(site: Site, seen: View, subject: Subject, periods: Iterable[Period]) -> list[Piece]:
    """The pieces of the periods of which the newest view `seen` of the site knows something, oldest first.

    Raises what readings() raises where it knows nothing of any.
    """
    kept: dict[tuple[Subject, Period], Piece] = site.remembered("pieces", dict)
    found: list[Piece] = []
    error: NotHeld | NotPublished | None = None
    for period in periods:
        try:
            found.append(_kept(kept, seen, subject, period))
        except (NotHeld, NotPublished) as raised:
            error = error or raised
    if not found:
        raise error or missing(seen.reporter, subject)
    return sorted(found, key=lambda one: one.period)


def _kept(kept: dict[tuple[Subject, Period], Piece], seen: View, subject: Subject, period: Period) -> Piece:
    known = kept.get((subject, period))
    if known is None:
        known = piece(read(seen, subject, period), subject)
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[subject, period] = known
    return known


def header_of(owner: Reporter, subject: Subject, found: Sequence[Piece], instant: datetime | None) -> Header:
    """What the series of these pieces says of itself."""
    return header(owner, subject, [one.period for one in found], [one.said for one in found], instant)


def _encoded(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))
