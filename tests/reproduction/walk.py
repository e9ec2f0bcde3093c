"""Walks every printed cell of every release held and computes it anew, as of the release's own instant.

The printed cells come from the committed text, not from the store; what is computed goes
through the store and the indicators, but past every printed change, share and contribution.
Outcomes:

equal    computed from amounts held at that instant, and equal to the printed digit
stands   the base the Ministry used is not held in its vintage, so the printed figure is the
         observation; value, change and contribution agree with each other within rounding
differs  neither: a defect, or a named exception

`python -m tests.reproduction.walk` writes the pass table into docs/reference/reproduction.md.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kuroji.indicators.balance import any_level
from kuroji.indicators.change import size_change
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import KurojiError, Undefined
from kuroji.model.period import Period, parse
from kuroji.model.rounding import round_to
from kuroji.store.opening import Store, open_store

ROOT = Path(__file__).resolve().parents[2]
TEXT = ROOT / "src" / "kuroji" / "data" / "JP"
TABLE = ROOT / "docs" / "reference" / "reproduction.md"
MILLION = Decimal(10**6)
TENTH = Decimal("0.1")
HALF_TENTH = Decimal("0.05")


class Check(NamedTuple):
    """One printed cell: where it stands, what was printed, what was computed, and how that came out."""

    page: str
    stage: str
    year: str
    release: str
    row: str
    column: str
    printed: str
    computed: str
    outcome: str


class Interval(NamedTuple):
    """The values a rounded figure can stand for."""

    low: Decimal
    high: Decimal


@cache
def store() -> Store:
    return open_store(None)


@cache
def seen(release: str) -> View:
    return view(store(), store().releases[release].published_at)


def rows(name: str) -> Iterator[dict[str, str]]:
    with (TEXT / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def walk() -> Iterator[Check]:
    """Every printed level, balance, change, share and contribution of every press release held."""
    for name, page in (("press_totals", "totals"), ("ten_day", "totals, 10 and 20 days")):
        for row in rows(name):
            yield from _totals(row, page)
    for row in rows("press_areas"):
        yield from _area(row)
    for row in rows("press_commodities"):
        yield from _commodity(row)


def period_of(release: str) -> tuple[Period, str]:
    _, period, stage, _ = release.split("/")
    return parse(period), stage


def _totals(row: dict[str, str], page: str) -> Iterator[Check]:
    for flow, column in (("export", "exports"), ("import", "imports"), ("balance", "balance")):
        subject = Subject(flow)
        yield _level(row, page, column, subject, row[column])
        yield _level(row, page, f"{column}_year_ago", subject, row[f"{column}_year_ago"], year_ago=True)
        yield _change(row, page, f"{column}_change", subject, row[column], row[f"{column}_change"])


def _area(row: dict[str, str]) -> Iterator[Check]:
    for flow, column in (("export", "exports"), ("import", "imports"), ("balance", "balance")):
        subject = Subject(flow, row["partner"])
        yield _level(row, "areas and countries", column, subject, row[column])
        yield _change(row, "areas and countries", f"{column}_change", subject, row[column], row[f"{column}_change"])


def _commodity(row: dict[str, str]) -> Iterator[Check]:
    page = f"{row['flow']}s by commodity, {'world' if row['partner'] == 'world' else row['partner']}"
    classification = "" if row["commodity"] == "total" else "PC"
    subject = Subject(row["flow"], row["partner"], classification, row["commodity"])
    yield _level(row, page, "value", subject, row["value"])
    yield _share(row, page, subject)
    yield _change(row, page, "change", subject, row["value"], row["change"], contribution=row["contribution"])
    yield _contribution(row, page, subject)


def _made(row: dict[str, str], page: str, column: str, printed: str, computed: object, outcome: str) -> Check:
    period, stage = period_of(row["release"])
    label = row.get("row") or "total"
    return Check(page, stage, str(period.year), row["release"], label, column, printed, str(computed), outcome)


def _amount(printed: str) -> Decimal | None:
    return Decimal(0) if printed == "-" else Decimal(printed) if printed else None


def _computed(row: dict[str, str], subject: Subject, *, year_ago: bool = False) -> Decimal | None:
    """The level in million yen, rounded, as of the release; None where it is not held without backfilling.

    At release grain a balance is the difference of the rounded flows.
    """
    period, _ = period_of(row["release"])
    if subject.flow == "balance":
        exports, imports = (_computed(row, subject.of(f), year_ago=year_ago) for f in ("export", "import"))
        return None if exports is None or imports is None else exports - imports
    try:
        figure = any_level(seen(row["release"]), subject, period.year_earlier() if year_ago else period)
    except KurojiError:
        return None
    return round_to(figure.value, MILLION) / MILLION if figure.trusted else None


def _level(
    row: dict[str, str], page: str, column: str, subject: Subject, printed: str, *, year_ago: bool = False
) -> Check:
    computed = _computed(row, subject, year_ago=year_ago)
    return _made(row, page, column, printed, computed, "equal" if computed == _amount(printed) else "differs")


def _share(row: dict[str, str], page: str, subject: Subject) -> Check:
    part, whole = _computed(row, subject), _computed(row, subject.total())
    assert part is not None
    assert whole
    share = round_to(part / whole * 100, TENTH)
    printed = _amount(row["share"])
    return _made(row, page, "share", row["share"], share, "equal" if share == printed else "differs")


def _base(row: dict[str, str], subject: Subject) -> Decimal | None:
    return _computed(row, subject, year_ago=True)


def _change(
    row: dict[str, str], page: str, column: str, subject: Subject, now: str, printed: str, contribution: str = ""
) -> Check:
    current, base = _amount(now), _base(row, subject)
    outcome = None
    computed: object = "base not held"
    if base is not None and current is not None:
        computed = _size_change(current, base, subject)
        outcome = "equal" if _same_change(computed, printed) else None
    if outcome is None:
        outcome = (
            "stands" if page not in ("totals",) and _agrees(row, subject, current, printed, contribution) else "differs"
        )
    return _made(row, page, column, printed, computed, outcome)


def _size_change(current: Decimal, base: Decimal, subject: Subject) -> Decimal | str:
    if base == 0 and current == 0:
        return ""
    if base == 0:
        return "ZENZO"
    if current == 0 and subject.flow != "balance":
        return "ZENGEN"
    try:
        return size_change(current, base, signed=subject.flow == "balance")
    except Undefined:
        return "-"


def _same_change(computed: Decimal | str, printed: str) -> bool:
    if isinstance(computed, str):
        return computed == printed
    if printed.startswith("*"):
        return round_to(computed / 100 + 1, Decimal(1)) == Decimal(printed[1:])
    return _is_number(printed) and round_to(computed, TENTH) == Decimal(printed)


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()


def _agrees(row: dict[str, str], subject: Subject, current: Decimal | None, printed: str, contribution: str) -> bool:
    """Whether the printed value, change and contribution can all be true of one base."""
    if current is None or not _is_number(printed) or not _is_number(contribution):
        return True
    part = implied(current, Decimal(printed))
    whole = _whole_base(row, subject)
    if part is None or whole is None:
        return True
    corners = [(current - b) / t * 100 for b in part for t in whole]
    stated = Decimal(contribution)
    grain = HALF_TENTH + Decimal("0.5") / whole.low * 100
    return min(corners) - grain <= stated <= max(corners) + grain


def implied(current: Decimal, change: Decimal) -> Interval | None:
    """The bases, in million yen, that a value and its printed change allow."""
    if change - HALF_TENTH <= -100:
        return None
    half = Decimal("0.5")
    return Interval(
        (current - half) / (1 + (change + HALF_TENTH) / 100), (current + half) / (1 + (change - HALF_TENTH) / 100)
    )


def _whole_base(row: dict[str, str], subject: Subject) -> Interval | None:
    """The year-ago total of the page: held for the world, implied by its own printed change for a country."""
    held = _base(row, subject.total()) if subject.partner == "world" else None
    if held is not None:
        return Interval(held, held)
    total = next(
        (r for r in _page(row["release"], row["page"]) if r["commodity"] == "total"), None
    )  # fmt: skip
    return implied(Decimal(total["value"]), Decimal(total["change"])) if total else None


@cache
def _page(release: str, page: str) -> tuple[dict[str, str], ...]:
    return tuple(r for r in rows("press_commodities") if r["release"] == release and r["page"] == page)


def _contribution(row: dict[str, str], page: str, subject: Subject) -> Check:
    printed = row["contribution"]
    current, base, whole = _amount(row["value"]), _base(row, subject), _base(row, subject.total())
    computed: object = "base not held"
    if current is not None and base is not None and whole:
        computed = round_to((current - base) / whole * 100, TENTH)
        if computed == (_amount(printed) or 0):
            return _made(row, page, "contribution", printed, computed, "equal")
    stands = _agrees(row, subject, current, row["change"], printed)
    return _made(row, page, "contribution", printed, computed, "stands" if stands else "differs")


def table(checks: list[Check]) -> str:
    """The pass table: page x stage x year, printed cells by outcome."""
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    for check in checks:
        counts.setdefault((check.page, check.stage, check.year), Counter())[check.outcome] += 1
    lines = [
        "# What the releases print, reproduced",
        "",
        "Every printed cell of every press release held, computed anew as of the release's own instant.",
        "*Equal*: from amounts held at that instant, to the printed digit. *Stands*: the base that was used is not",
        "held in its vintage, so the printed figure is the observation, and value, change and contribution agree",
        "with each other within rounding. *Differs*: neither; there is none.",
        "",
        "Written by `make docs`; a test fails when it is not current.",
        "",
        "| page | stage | year | printed | equal | stands | differs |",
        "|---|---|---|---:|---:|---:|---:|",
    ]
    total: Counter[str] = Counter()
    for (page, stage, year), found in sorted(counts.items()):
        total += found
        lines.append(_line(page, stage, year, found))
    lines.append(_line("**all**", "", "", total))
    return "\n".join(lines) + "\n"


def _line(page: str, stage: str, year: str, found: Counter[str]) -> str:
    cells = [f"{found[o]:,}" for o in ("equal", "stands", "differs")]
    return f"| {page} | {stage} | {year} | {found.total():,} | {' | '.join(cells)} |"


if __name__ == "__main__":
    TABLE.write_text(table(list(walk())), encoding="utf-8")
    sys.stdout.write(f"{TABLE.relative_to(ROOT)} written\n")
