"""A scan as plain values: every measure of its findings, and the facts that `kuroji trace` computes once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kuroji.indicators.facts import fact_or_none
from kuroji.indicators.scanning.reading import PUBLISHED, Asked
from kuroji.indicators.scanning.scanning import Finding, Scan
from kuroji.indicators.view import Subject, View, view
from kuroji.model.fact import Fact
from kuroji.model.instant import iso
from kuroji.store.opening import Store
from kuroji.store.reading import Selection
from kuroji.stories.fact_json import fact_object
from kuroji.stories.scans.words import goods_of, new


def answer(store: Store, seen: View, scan: Scan, findings: Sequence[Finding]) -> dict[str, object]:
    """The scan as JSON, with the facts of its findings read from the store."""
    return as_object(scan, seen, findings, tuple(facts(store, seen, scan, findings)))


def as_object(scan: Scan, seen: View, findings: Sequence[Finding], told: Sequence[Sequence[Fact]]) -> dict[str, object]:
    """The scan as JSON: `series` with every measure, `facts` for those of them that can be traced."""
    return {
        "period": str(scan.period),
        "as_of": iso(seen.as_of, seen.reporter),
        "level": scan.asked.level,
        "scanned": len(scan),
        "months_read": scan.rows,
        "backfilled": scan.backfilled,
        "series": [plain(scan, found) for found in findings],
        "facts": [fact_object(fact) for one in told for fact in one],
    }


def plain(scan: Scan, found: Finding) -> dict[str, object]:
    """One finding with plain values, its commodity by name and what is new about it in both languages."""
    periods = {
        name: str(period) if (period := getattr(found, name)) else None
        for name in ("high_since", "begins", "begins_in_year", "caution_month")
    }
    said = {
        f"{what}_{language}": say
        for language in ("en", "ja")
        for what, say in (("name", goods_of(found, language)), ("new", new(found, scan, language)))
    }
    measured: dict[str, object] = msgspec.to_builtins(found, enc_hook=str)
    return measured | periods | said


def facts(store: Store, seen: View, scan: Scan, findings: Sequence[Finding]) -> Iterator[tuple[Fact, ...]]:
    """For each finding the Facts behind it: its value, its change, and the run, first or record that makes it news."""
    reach = _reach(store, seen, scan, [found.subject for found in findings])
    for found in findings:
        told = (fact_or_none(reach, *kind, found.subject, scan.period) for kind in _kinds(found, scan.asked))
        yield tuple(fact for fact in told if fact is not None)


def _kinds(found: Finding, asked: Asked) -> Iterator[tuple[str, str]]:
    yield "value", "level"
    if not found.caution:
        yield "change", "yoy"
        if not asked.every_partner:
            # The fact's points are of the total with its partner, those of such a scan of the total with the world.
            yield "contribution", "points"
    if found.first_since:
        yield "first_since", "sign"
    elif found.streak > 1:
        yield "streak", "sign"
    if found.high == 1 or found.high_since is not None:
        # Its detail tells the last period that was as high.
        yield "record", "high,all-time"
    if found.high_in_year == 1 and found.high != 1:
        yield "record", "high,for-the-month"
    if found.low == 1:
        yield "record", "low,all-time"


def _reach(store: Store, seen: View, scan: Scan, subjects: Sequence[Subject]) -> View:
    """The view in which the series found can be looked up: of the detail only those series are read."""
    if scan.asked.level == PUBLISHED:
        return seen
    selection = Selection(
        flow=tuple(sorted({one.flow for one in subjects})), partner=tuple(sorted({one.partner for one in subjects})),
        classification=(scan.asked.classification,), commodity=tuple(sorted({one.commodity for one in subjects})),
        measure=("value",),
    )  # fmt: skip
    return view(store, seen.as_of, selection, seen.reporter.code)
