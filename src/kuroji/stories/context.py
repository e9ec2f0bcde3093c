"""The context an expert adds: habits of the season, working days, indices, revisions, polls, dates to come."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from kuroji.classifications import calendar
from kuroji.indicators.facts import from_figure
from kuroji.indicators.figure import Figure, Input
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.indicators.working_days import working_days
from kuroji.model.errors import InputError, UsageError
from kuroji.model.fact import Basis, Fact
from kuroji.model.instant import iso
from kuroji.model.observation import Flow, Measure
from kuroji.model.period import PART_OF_MONTH, month, months_between, parse
from kuroji.model.rounding import decimal_of
from kuroji.model.stage import Stage
from kuroji.stories.later import beaten_since, is_past
from kuroji.stories.points import LEAST_HABIT, Point, is_monthly, point, yes
from kuroji.stories.told import Told

NOTABLE_WORKING_DAY_GAP = 3.0
JANUARY, FEBRUARY = 1, 2
_NUMBER = re.compile(r"[+-]?[0-9]{1,20}(\.[0-9]{1,20})?", re.ASCII)
_UNIT = re.compile(r"[A-Z]{3}|yen|percent|%")
POLLED = {
    ("balance", "balance"): (BALANCE, "exports-imports"),
    ("export", "value"): (EXPORTS, "level"), ("export", "change"): (EXPORTS, "yoy"),
    ("import", "value"): (IMPORTS, "level"), ("import", "change"): (IMPORTS, "yoy"),
}  # fmt: skip


def habits(told: Told) -> Point | None:
    """What this month always does: the sign of its balance, the way from the month before."""
    if not is_monthly(told):
        return None
    facts = {
        "balance": told.fact("streak", "same-part-of-year", BALANCE),
        "exports": told.fact("streak", "from-previous", EXPORTS),
        "imports": told.fact("streak", "from-previous", IMPORTS),
    }
    kept = {name: f for name, f in facts.items() if f is not None and f.value >= LEAST_HABIT}
    return Point("habits", kept, {"past": yes(is_past(told))}) if kept else None


def calendar_effects(told: Told) -> Point | None:
    """Changes per working day, where the calendar moved the headline by three points or more."""
    if told.period.frequency in PART_OF_MONTH or not is_monthly(told):
        return None
    facts: dict[str, Fact | None] = {}
    for name, subject in (("exports", EXPORTS), ("imports", IMPORTS)):
        plain = told.fact("change", "yoy", subject)
        daily = told.fact("change", "per-working-day", subject)
        if plain and daily and abs(plain.value - daily.value) >= NOTABLE_WORKING_DAY_GAP:
            facts[name] = daily
    code = told.view.reporter.code
    days = {"days": working_days(code, told.period), "base": working_days(code, told.period.year_earlier())}
    return point("working days", facts, **{k: str(v) for k, v in days.items()}) if facts else None


def january_and_february(told: Told) -> Point | None:
    """The two months that the Lunar New Year moves between, read together; a caution in January."""
    if not is_monthly(told) or told.period.part not in (JANUARY, FEBRUARY):
        return None
    if told.period.part == JANUARY:
        return Point("january", {})
    both = months_between(told.period.end - 1, told.period.end)
    return point("january and february", {
        "exports": told.fact("change", "yoy", EXPORTS, both),
        "imports": told.fact("change", "yoy", IMPORTS, both),
        "balance": told.fact("balance", "exports-imports", BALANCE, both),
    })  # fmt: skip


def indices(told: Told) -> Point | None:
    """What the index pages of the release say of quantity and unit value."""
    facts: dict[str, Fact | None] = {}
    for flow in (Flow.EXPORT, Flow.IMPORT):
        for measure in (Measure.QUANTITY_INDEX, Measure.UNIT_VALUE_INDEX):
            subject = Subject(flow, measure=measure)
            facts[f"{flow}.{measure}"] = told.fact("change", "yoy", subject)
    held = point("indices", facts)
    return held if len(held.facts) == len(facts) else None


def last_months_revision(told: Told) -> Point | None:
    """By how much the month before has been revised since its first print."""
    if not is_monthly(told):
        return None
    before = told.period.previous()
    facts: dict[str, Fact | None] = {
        "now": told.fact("balance", "exports-imports", BALANCE, before),
        "difference": told.fact("difference", "since-first-print", BALANCE, before),
    }
    revised = facts["difference"]
    now = facts["now"]
    if revised is None or now is None or abs(revised.value) < 1e8:
        return None
    turned = (now.value < 0) != (now.value - revised.value < 0)
    return point("last month revised", facts, period=str(before), turned=yes(turned))


def outlook(told: Told) -> Point | None:
    """The expected revised balance of a provisional month, from how every print held was revised."""
    fact = told.fact("balance", "revision-outlook", BALANCE)
    if fact is None:
        return None
    low, high = (decimal_of(int(str(fact.detail[side]))) for side in ("low", "high"))
    now = told.fact("balance", "exports-imports", BALANCE)
    turned = bool(now and (now.value < 0) != (fact.value < 0))
    flips = (low < 0) != (high < 0)
    return point("outlook", {"expected": fact}, flips=yes(flips), turned=yes(turned))


def desk_notes(told: Told) -> Point | None:
    """Near-misses a desk wants to know of: totals that were the second or third highest of all."""
    facts: dict[str, Fact | None] = {}
    for name, subject in (("exports", EXPORTS), ("imports", IMPORTS)):
        record = told.fact("record", "high,all-time", subject)
        if record is not None and record.value in (2, 3) and told.period.frequency not in PART_OF_MONTH:
            facts[name] = record
    past = any(beaten_since(told, record) for record in facts.values())
    return point("desk", facts, past=yes(past)) if facts else None


def part_of_month(told: Told) -> Point | None:
    """That a ten-day figure covers a part of its month only."""
    return Point("part of month", {}) if told.period.frequency in PART_OF_MONTH else None


def next_dates(told: Told) -> Point | None:
    """When the next figures are due after this period, stated or expected from the calendar."""
    part = told.period.frequency in PART_OF_MONTH
    if not part and not is_monthly(told):
        return None
    code = told.view.reporter.code
    following = month(told.period.end) if part else told.period.next()
    steps = (
        ("first 10 days", Stage.FIRST_10_DAYS),
        ("first 20 days", Stage.FIRST_20_DAYS),
        ("month", Stage.PROVISIONAL),
    )
    due = {name: calendar.due(code, stage, following) for name, stage in steps}
    notes = {name: iso(instant, told.view.reporter) for name, (instant, _) in due.items() if instant > told.view.as_of}
    inferred = any(basis == "inferred" for name, (_, basis) in due.items() if name in notes)
    return (
        Point("next", {}, {**notes, "period": str(following), "inferred": "yes" if inferred else ""}) if notes else None
    )


def read_consensus(path: Path) -> list[dict[str, str]]:
    """A poll: CSV with the columns period, indicator, flow, value and, if known, unit and source; one line a forecast.

    `indicator` is value, balance or change; amounts are in whole units of the currency,
    changes in percent. Raises InputError naming file, row and field.
    """
    wanted = ("period", "indicator", "flow", "value")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in wanted if name not in (reader.fieldnames or [])]
            if missing:
                raise InputError(
                    f"the column {missing[0]} is missing", where=str(path), remedy=f"Needed: {', '.join(wanted)}."
                )
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"the poll cannot be read: {error}", where=str(path)) from error
    for number, row in enumerate(rows, 2):
        _check_forecast(row, f"{path}, row {number}")
    return rows


def _check_forecast(row: dict[str, str | None], where: str) -> None:
    """InputError naming the field of a forecast that is no period or no number."""
    try:
        parse(row["period"] or "")
    except UsageError as error:
        raise InputError(error.what, where=f"{where}, field period", remedy=error.remedy) from error
    value = row["value"] or ""
    if not _NUMBER.fullmatch(value.strip()):
        raise InputError(
            f"{value!r} is not a number", where=f"{where}, field value",
            remedy="Write plain numbers: -250000000000 yen, 13.6 percent.",
        )  # fmt: skip
    unit = (row.get("unit") or "").strip()
    if unit and not _UNIT.fullmatch(unit):
        raise InputError(
            f"{unit!r} is not a unit of forecasts", where=f"{where}, field unit",
            remedy="Give amounts in whole yen (JPY) and changes in percent.",
        )  # fmt: skip


def surprises(told: Told, poll: list[dict[str, str]]) -> Point | None:
    """The figures against a poll, where the poll speaks of this period; what it says of others is passed over."""
    facts: dict[str, Fact | None] = {}
    sources: set[str] = set()
    for row in poll:
        known = POLLED.get((row["flow"].strip(), row["indicator"].strip()))
        if known is None or parse(row["period"], told.view.reporter.fiscal) != told.period:
            continue
        subject, method = known
        word = row["indicator"].strip()
        actual = told.fact(word, method, subject)
        if actual is not None:
            name = f"{subject.flow}.{word}"
            facts[name] = actual
            facts[f"{name}.poll"] = _forecast(told, subject, word, row["value"], actual)
            sources.add((row.get("source") or "").strip())
    return point("poll", facts, source=", ".join(sorted(sources - {""}))) if facts else None


def _forecast(told: Told, subject: Subject, word: str, said: str, actual: Fact) -> Fact:
    """The forecast as a Fact of its own, printed by the poll's source and not by customs."""
    value = decimal_of(said.strip())
    source = Input(
        "forecast", "poll", str(told.period), value, actual.unit, "poll", Stage.PROVISIONAL,
        told.view.as_of, "stated", False,
    )  # fmt: skip
    figure = Figure(
        value=value, unit=actual.unit, quantum=decimal_of(actual.quantum), basis=Basis.PRINTED, formula="forecast",
        inputs=(source,),
    )  # fmt: skip
    return from_figure(told.view, word, "forecast", subject, told.period, figure)
