"""What is held of an import from a partner, and, where nothing is, exactly what data would decide it."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from functools import cache
from importlib import resources

import msgspec

from kuroji.classifications.codelist import folded, nearest, words
from kuroji.classifications.commodities import find_commodity
from kuroji.classifications.items import item
from kuroji.classifications.partners import find_partner, partner
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, Undefined, UsageError
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure
from kuroji.model.period import Frequency, Period, parse

MEASURES = (Measure.QUANTITY, Measure.VALUE)
# The tables of the Japanese customs on e-Stat that hold imports by commodity and country, by first and last year.
TABLES = {
    "JP": "e-Stat 0003425296 (principal commodities by country, 2021-2025), 0004049328 (from 2026), 0003425294 (HS)"
}


class Detailed(msgspec.Struct, frozen=True):
    """A commodity that is asked for by name and published by HS code; `code` is the principal commodity nearest to it."""

    name_en: str
    name_ja: str
    synonyms: tuple[str, ...]
    hs: tuple[str, ...]
    code: str


@cache
def detailed() -> tuple[Detailed, ...]:
    """The commodities known by HS code."""
    text = resources.files(__package__).joinpath("detailed.csv").read_text(encoding="utf-8")
    return tuple(
        Detailed(row["name_en"], row["name_ja"], words(row["synonyms"]), words(row["hs"]), row["code"])
        for row in csv.DictReader(text.splitlines())
    )


def asked(commodity: str, place: str) -> Subject:
    """The import that words name. Raises NotHeld for one that is published by HS code alone, UsageError for neither."""
    where = find_partner(place).code
    if where == WORLD:
        raise Undefined("everything comes from the world", remedy='Name a country or area: --partner "Middle East".')
    if folded(commodity) == TOTAL:
        return Subject(Flow.IMPORT, where)
    named = next((d for d in detailed() if folded(commodity) in map(folded, (d.name_en, d.name_ja, *d.synonyms))), None)
    if named is not None and not named.code:
        raise NotHeld(
            f"{named.name_en} are not a principal commodity, and no imports by HS code are held",
            where=f"HS {', '.join(named.hs)}",
            remedy=f"What decides it: imports of HS {', '.join(named.hs)} by country, which the customs publish: {TABLES['JP']}.",
        )
    try:
        found = find_commodity(commodity, Flow.IMPORT)
    except UsageError as error:
        known = [d.name_en for d in detailed()]
        raise UsageError(error.what, remedy=f"{error.remedy} By HS code: {nearest(commodity, known)}.") from error
    return Subject(Flow.IMPORT, where, found.classification, found.code)


def newest(view: View, of: Subject) -> tuple[Subject, Period]:
    """The measure and period of the newest figures held of an import from a partner and from the world.

    Years go before months, quantities before values of the same period. Raises NotHeld, saying
    what is held and which table would decide it.
    """
    every = sorted(
        _both(view, of),
        key=lambda pair: (pair[1].frequency is Frequency.YEAR, pair[1].end, pair[0].measure == Measure.QUANTITY),
    )
    if not every:
        raise NotHeld(
            f"imports of {_name(of)} from {partner(of.partner).name_en} are not held, by quantity or value",
            where=f"{view.as_of:%Y-%m-%d}", remedy=_decided_by(view, of),
        )  # fmt: skip
    return every[-1]


def measured(view: View, of: Subject, period: Period) -> Subject:
    """The measure in which the partner's share of a period is held, quantity before value. Raises NotHeld for neither."""
    for subject, held in _both(view, of):
        if str(held) == str(period):
            return subject
    raise NotHeld(
        f"the share of imports of {_name(of)} from {partner(of.partner).name_en} in {period} is not held",
        where=f"{view.as_of:%Y-%m-%d}", remedy=_decided_by(view, of),
    )  # fmt: skip


def _both(view: View, of: Subject) -> Iterator[tuple[Subject, Period]]:
    for measure in MEASURES:
        subject = of.measured(measure)
        own = _periods(view, subject)
        whole = _periods(view, msgspec.structs.replace(subject, partner=WORLD))
        yield from ((subject, parse(period, view.reporter.fiscal)) for period in own & whole)


def _periods(view: View, subject: Subject) -> set[str]:
    """The months and calendar years of which a subject's level is held."""
    found: set[str] = set()
    for key in view.keys(subject):
        for frequency in (Frequency.MONTH, Frequency.YEAR):
            line = view.panel.line(key, frequency)
            if line is not None:
                found |= {p for p, value in zip(line.period, line.value, strict=True) if not math.isnan(value)}
    if subject.partner == WORLD and found:
        months = {p for p in found if len(p) == len("2026-01")}
        years = {p[:4] for p in months}
        found |= {y for y in years if all(f"{y}-{m:02d}" in months for m in range(1, 13))}
    return found


def partners_held(view: View, of: Subject) -> tuple[str, ...]:
    """The single partners and areas of which the same import is held in some period."""
    codes = {s.partner for s in view.subjects() if (s.flow, s.commodity) == (of.flow, of.commodity)} - {WORLD}
    return tuple(sorted(codes))


def _decided_by(view: View, of: Subject) -> str:
    others = partners_held(view, of)
    held = f"Held of it: the world{''.join(f', {partner(code).name_en}' for code in others)}."
    hs = next((", ".join(d.hs) for d in detailed() if d.code == of.commodity), "")
    codes = f" (HS {hs})" if hs else ""
    table = TABLES.get(view.reporter.code, "the detailed statistics of the reporter")
    return f"{held} What decides it: imports of {of.code}{codes} by country, which the customs publish: {table}."


def _name(of: Subject) -> str:
    return item(of.flow, of.classification, of.commodity).name_en if of.commodity != TOTAL else "all goods"
