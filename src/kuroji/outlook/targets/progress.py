"""Progress as figures: the target, the result, what is missing, the growth it takes, and where the trend arrives.

Grain: percent to 0.1; amounts to the coarser grain of their inputs. A target whose year is
past is missed or met by the result of that year, and stays listed.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from kuroji.indicators.figure import PERCENT_GRAIN, Figure
from kuroji.indicators.registry import Indicator
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import InputError, NotPublished, Undefined
from kuroji.model.fact import Basis, Flag
from kuroji.model.observation import Flow
from kuroji.model.period import Period
from kuroji.model.rounding import ratio
from kuroji.outlook.embedded import publication
from kuroji.outlook.stated import Stated
from kuroji.outlook.targets.goals import Goals, Target, embedded, everywhere
from kuroji.outlook.targets.trend import LEVEL, Trend, fitted

ENDS = ("middle", "low", "high")
Made = Callable[[View, Goals, Target, Period], Figure]


def subject(target: Target) -> Subject:
    """The exports that a target is for, as the office that set it counts them."""
    return Subject(Flow.EXPORT, classification=target.classification, commodity=target.code)


def history(view: View, goals: Goals, target: Target) -> list[Stated]:
    """The results known at the view's instant, oldest first. Raises NotPublished where none was, or the target was not set."""
    if target.known_at > view.as_of:
        raise NotPublished(f"{target.name} was not yet set", where=f"{view.as_of:%Y-%m-%d}")
    found = goals.history(target, view.as_of)
    if not found:
        raise NotPublished(f"no result of {target.code} was yet stated", where=f"{view.as_of:%Y-%m-%d}")
    return found


def newest(view: View, goals: Goals, target: Target) -> Stated:
    """The result of the target's year, or before it the newest."""
    held = [row for row in history(view, goals, target) if row.period.end <= target.period.end]
    if not held:
        raise Undefined(f"all results are of later years than {target.period}", where=target.name)
    return held[-1]


def aimed(view: View, _: Goals, target: Target, __: Period) -> Figure:
    """The amount of the target."""
    if target.known_at > view.as_of:
        raise NotPublished(f"{target.name} was not yet set", where=f"{view.as_of:%Y-%m-%d}")
    return Figure(
        value=target.value, unit=target.unit, quantum=target.quantum, basis=Basis.PRINTED, formula="as set", inputs=(),
        detail={**_about(target), "series": target.series, **_source(view, target.source)},
    )  # fmt: skip


def result(view: View, goals: Goals, target: Target, period: Period) -> Figure:
    """The result of a year by the target's definition."""
    row = next((r for r in history(view, goals, target) if r.period == period), None)
    if row is None:
        raise NotPublished(f"the result of {period} was not yet stated", where=target.name)
    detail = {"series": target.series, **_source(view, row.publication)}
    detail |= {"note": row.cell["note"]} if row.cell.get("note") else {}
    return Figure(
        value=row.value, unit=row.unit, quantum=row.quantum, basis=Basis(row.cell["basis"]), formula="as stated",
        inputs=(), flags=frozenset({Flag.INFERRED_DATE} if row.inferred else ()), detail=detail,
    )  # fmt: skip


def reached(view: View, goals: Goals, target: Target, _: Period) -> Figure:
    """The result as a part of the target, in percent."""
    row = newest(view, goals, target)
    return _percent(ratio(row.value, target.value) * 100, "result / target x 100", target, row)


def missing(view: View, goals: Goals, target: Target, _: Period) -> Figure:
    """The result less the target: below zero where the target is not reached."""
    row = newest(view, goals, target)
    return Figure(
        value=row.value - target.value, unit=target.unit, quantum=row.quantum, basis=Basis.COMPUTED,
        formula="result - target", inputs=(), base=row.period, detail=_both(target, row),
    )  # fmt: skip


def required(view: View, goals: Goals, target: Target, _: Period) -> Figure:
    """The growth a year that leads from the newest result to the target, in percent. Undefined when its year has come."""
    row = newest(view, goals, target)
    years = (target.period.end - row.period.end) // 12
    if years <= 0:
        raise Undefined(f"the year of the target, {target.period}, has its result", where=target.name)
    rate = (float(target.value / row.value) ** (1 / years) - 1) * 100
    return _percent(Decimal(repr(rate)), "((target / result) ^ (1 / years) - 1) x 100", target, row, years=years)


def grown(view: View, goals: Goals, target: Target, _: Period) -> Figure:
    """The growth a year from the first result of the definition to the newest, in percent."""
    rows = [row for row in history(view, goals, target) if row.period.end <= target.period.end]
    years = (rows[-1].period.end - rows[0].period.end) // 12 if rows else 0
    if years <= 0:
        raise Undefined("one year makes no growth", where=target.name)
    rate = (float(rows[-1].value / rows[0].value) ** (1 / years) - 1) * 100
    formula = "((newest / first) ^ (1 / years) - 1) x 100"
    return _percent(Decimal(repr(rate)), formula, target, rows[-1], years=years, first=str(rows[0].period))


def trend_of(view: View, goals: Goals, target: Target) -> tuple[Trend, list[Stated]]:
    """The trend through the results known, and those results. Raises Undefined for fewer than three years."""
    rows = [row for row in history(view, goals, target) if row.period.end <= target.period.end]
    return fitted([row.period.year for row in rows], [float(row.value) for row in rows]), rows


def trending(view: View, goals: Goals, target: Target, period: Period, end: str) -> Figure:
    """Where the trend arrives in a year: its `middle`, or the `low` or `high` end of its interval."""
    trend, rows = trend_of(view, goals, target)
    low, high = trend.interval(period.year)
    value = {"middle": trend.at(period.year), "low": low, "high": high}[end]
    return Figure(
        value=Decimal(repr(value)), unit=target.unit, quantum=max(row.quantum for row in rows), basis=Basis.COMPUTED,
        formula="least squares of ln(result) on the year", inputs=(), flags=frozenset({Flag.ESTIMATE}), detail=_fit(trend, rows, target),
    )  # fmt: skip


def arriving(view: View, goals: Goals, target: Target, _: Period) -> Figure:
    """The year in which the trend reaches the target; Undefined where it moves away from it."""
    trend, rows = trend_of(view, goals, target)
    year = trend.arrives(float(target.value))
    if year is None:
        raise Undefined("the trend moves away from the target", where=target.name)
    return Figure(
        value=Decimal(repr(year)), unit="year", quantum=Decimal(1), basis=Basis.COMPUTED,
        formula="the year at which the line of ln(result) reaches ln(target)", inputs=(), flags=frozenset({Flag.ESTIMATE}),
        detail=_fit(trend, rows, target),
    )  # fmt: skip


def _fit(trend: Trend, rows: list[Stated], target: Target) -> dict[str, object]:
    return {
        **_about(target), "n": trend.n, "first": str(rows[0].period), "last": str(rows[-1].period),
        "level": f"{LEVEL * 100:g}", "growth": f"{trend.growth:.1f}",
    }  # fmt: skip


def _percent(value: Decimal, formula: str, target: Target, row: Stated, **detail: object) -> Figure:
    return Figure(
        value=value, unit="percent", quantum=PERCENT_GRAIN, basis=Basis.COMPUTED, formula=formula, inputs=(),
        base=row.period, detail={**_both(target, row), **detail},
    )  # fmt: skip


def _about(target: Target) -> dict[str, object]:
    named = {"target": target.name, "name_en": target.said("en"), "name_ja": target.said("ja")}
    return {**named, "set_in": target.set_in} if target.set_in else dict(named)


def _both(target: Target, row: Stated) -> dict[str, object]:
    return {**_about(target), "aim": str(target.value), "result": str(row.value), "of": str(row.period)}


def _source(view: View, name: str) -> dict[str, object]:
    """The grounds of a figure: of the user's own there are only the words given."""
    try:
        found = publication(view.reporter.code, name)
    except InputError:
        return {"source": name, "source_ja": name}
    address = {"address": found.address} if found.address else {}
    return {"source": found.name("en"), "source_ja": found.name("ja"), "published": str(found.published), **address}


WORDS: dict[str, Made] = {
    "target": aimed, "target_result": result, "target_reached": reached, "target_gap": missing,
    "required_growth": required, "past_target_growth": grown, "trend_arrives": arriving,
}  # fmt: skip


def _from_view(view: View, _: Subject, period: Period, *, make: Made, name: str) -> Figure:
    goals = embedded(view.reporter.code)
    return make(view, goals, goals.of(name), period)


def entries() -> dict[tuple[str, str], Indicator]:
    """The indicators by target, over every reporter that has some."""
    found: dict[tuple[str, str], Indicator] = {}
    for name in (name for _, goals in everywhere() for name in goals.names):
        for word, make in WORDS.items():
            found[word, name] = partial(_from_view, make=make, name=name)
        for end in ENDS:
            found["trend", f"{name},{end}"] = partial(_from_view, make=partial(trending, end=end), name=name)
    return found
