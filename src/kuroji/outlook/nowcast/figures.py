"""Nowcasts as figures that a trace can compute again: estimates, their change on the year, and their record.

Every figure carries the flag `estimate` and the word nowcast in its indicator, so that none
can be taken for an official one. Amounts are rounded to a thousandth of the power of ten
nearest to the larger flow (10 billion yen of Japan's): finer digits would say nothing.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from math import log10
from typing import TypeAlias

from kuroji.classifications.calendar import due
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, Input
from kuroji.indicators.registry import Indicator
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, View, remembered
from kuroji.indicators.working_days import working_days
from kuroji.model.errors import NotHeld, Undefined, UsageError
from kuroji.model.fact import Basis, Flag
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, Period, month, months_between
from kuroji.model.stage import Stage
from kuroji.outlook.nowcast.estimating import COVERAGE, Estimate, FlowNowcast, Nowcast, nowcast
from kuroji.outlook.nowcast.judging import BEFORE, FIRST_TEN, LAST_YEAR, SO_FAR, Judgement, judgement
from kuroji.outlook.nowcast.ledger import FLOWS, Ledger, filled_ledger_of, ledger_of, part_of
from kuroji.outlook.nowcast.readings import A_YEAR, month_change

# Three or four digits of a flow are more than its interval bears out: 10 billion of ten trillion yen.
DIGITS = 3
# Sums of floats differ in their last digits from machine to machine, and ids must not: amounts to the million.
STEADY = 10**6
DAYS = {Stage.FIRST_10_DAYS: 10, Stage.FIRST_20_DAYS: 20}
STAGES = {"first-10-days": Stage.FIRST_10_DAYS, "first-20-days": Stage.FIRST_20_DAYS}
METHODS = {stage: method for method, stage in STAGES.items()}
OURS = "nowcast"
RULES = (OURS, SO_FAR, BEFORE, LAST_YEAR, FIRST_TEN)
# The estimate itself and the ends of its interval: what follows the stage in a method.
MIDDLE, LOW, HIGH = "", ", low", ", high"
ENDS = {MIDDLE: "value", LOW: "low", HIGH: "high"}
# As known on the day; or months first held late stand at their release date with the later figure.
AS_KNOWN, STAND_INS = "as known then", "with later figures"
Totals: TypeAlias = tuple[Subject, ...]
TOTALS: Totals = (EXPORTS, IMPORTS, BALANCE)


@remembered
def made(view: View, period: Period, stage: Stage) -> Nowcast:
    """The nowcast of a month by what the view knows. Raises Undefined once the month itself is known, and what nowcast raises."""
    if period.frequency is not Frequency.MONTH:
        raise UsageError(f"{period} is no month", remedy="Ask for the nowcast of a month, such as 2026-08.")
    held = ledger_of(view)
    if all(held.at(flow, period, view.as_of) is not None for flow in FLOWS):
        raise Undefined(
            f"{period} was already published, so there is nothing to estimate", where="nowcast",
            remedy="Ask as of the day of its ten-day release.",
        )  # fmt: skip
    return nowcast(held, period.end, stage, view.as_of)


@remembered
def judged(view: View, stage: Stage, stand_ins: bool) -> Judgement:
    """How the nowcasts of a stage did, by what the view knows."""
    return judgement(filled_ledger_of(view) if stand_ins else ledger_of(view), stage, view.as_of)


def judged_period(found: Judgement) -> Period:
    """The months judged, as a period."""
    return months_between(found.months[0].ordinal, found.months[-1].ordinal)


def estimate(view: View, subject: Subject, period: Period, stage: Stage, end: str = MIDDLE) -> Figure:
    """The estimated value, or balance, of a month, or an end of its interval; `detail` says what it was made from."""
    _must_be_total(subject)
    found = made(view, period, stage)
    amount = _steady(getattr(_of(found, subject), ENDS[end]))
    return _figure(
        view, found, subject, amount, _currency(ledger_of(view), found), _grain(found), _interval(found, view)
    )


def estimated_change(view: View, subject: Subject, period: Period, stage: Stage) -> Figure:
    """The estimated change of exports or imports on the year, in percent."""
    _must_be_total(subject)
    if subject.flow == Flow.BALANCE:
        raise Undefined("the change of an estimated balance is not estimated", remedy="Ask for exports or imports.")
    found = made(view, period, stage)
    flow = _flow(found, subject)
    return _figure(
        view, found, subject, _steady(100 * flow.change), "percent", PERCENT_GRAIN, _coefficients(found, flow, view)
    )


def record(view: View, subject: Subject, period: Period, stage: Stage, rule: str, known: str) -> Figure:
    """The mean absolute error over the months judged: percent of a flow, currency units of a balance."""
    found = _judged(view, subject, period, stage, known)
    score = found.score(str(subject.flow), "" if rule == OURS else rule)
    balance = subject.flow == Flow.BALANCE
    detail: dict[str, object] = {
        "months": score.months, "root_mean_square": float(_steady(score.root_mean_square)),
        "mean": float(_steady(score.mean)), "rule": rule, "figures": known,
    }  # fmt: skip
    return Figure(
        value=_steady(score.mean_absolute), unit=_unit(view, found) if balance else "percent",
        quantum=_grain(found.months[-1].made) / 10 if balance else PERCENT_GRAIN, basis=Basis.IMPLIED,
        formula="mean of |estimate / first published - 1| x 100" if not balance else "mean of |estimate - first published|",
        inputs=_outcomes(view, found, subject), flags=frozenset({Flag.ESTIMATE}), detail=detail,
    )  # fmt: skip


def covered(view: View, subject: Subject, period: Period, stage: Stage, known: str) -> Figure:
    """The share of the months judged whose first print lay within the interval, in percent; `detail` counts them."""
    found = _judged(view, subject, period, stage, known)
    count, months = found.covered(str(subject.flow)), len(found.months)
    return Figure(
        value=round(Decimal(100 * count) / months, 4), unit="percent", quantum=Decimal(1), basis=Basis.IMPLIED,
        formula="months within the interval / months judged x 100", inputs=_outcomes(view, found, subject),
        flags=frozenset({Flag.ESTIMATE}),
        detail={"covered": count, "months": months, "coverage": int(COVERAGE * 100), "figures": known},
    )  # fmt: skip


def entries() -> dict[tuple[str, str], Indicator]:
    """The indicators of the nowcast, for the registry of the outlook."""
    found: dict[tuple[str, str], Indicator] = {}
    for method, stage in STAGES.items():
        found |= {("nowcast", f"{method}{end}"): partial(estimate, stage=stage, end=end) for end in ENDS}
        found["nowcast_change", method] = partial(estimated_change, stage=stage)
        for known in (AS_KNOWN, STAND_INS):
            found["nowcast_coverage", f"{method}, {known}"] = partial(covered, stage=stage, known=known)
            for rule in RULES if stage is Stage.FIRST_20_DAYS else RULES[:-1]:
                found["nowcast_error", f"{method}, {rule}, {known}"] = partial(
                    record, stage=stage, rule=rule, known=known
                )
    return found


def _judged(view: View, subject: Subject, period: Period, stage: Stage, known: str) -> Judgement:
    _must_be_total(subject)
    found = judged(view, stage, known == STAND_INS)
    if judged_period(found) != period:
        raise UsageError(f"the months judged are not {period}", remedy=f"They are {judged_period(found)}.")
    return found


def _must_be_total(subject: Subject) -> None:
    if subject not in TOTALS:
        raise NotHeld(
            "ten-day figures are published of the totals with the world only", where=subject.code,
            remedy="Ask for exports, imports or the balance of all goods with the world.",
        )  # fmt: skip


def _of(found: Nowcast, subject: Subject) -> Estimate:
    return found.balance if subject.flow == Flow.BALANCE else _flow(found, subject).estimate


def _flow(found: Nowcast, subject: Subject) -> FlowNowcast:
    return found.exports if subject.flow == Flow.EXPORT else found.imports


def _interval(found: Nowcast, view: View) -> dict[str, object]:
    return {
        "coverage": int(COVERAGE * 100), "months": found.months, "correlation": round(found.correlation, 2),
        **_days(found, view),
    }  # fmt: skip


def _days(found: Nowcast, view: View) -> dict[str, object]:
    """Working days of the month and of its first days, now and a year earlier; how many days those are; the date to come."""
    whole, code = month(found.ordinal), view.reporter.code
    spans = {"working_days": whole, "working_days_so_far": part_of(found.ordinal, found.stage)}
    days: dict[str, object] = {name: working_days(code, span) for name, span in spans.items()}
    days |= {f"{name}_base": working_days(code, span.year_earlier()) for name, span in spans.items()}
    day = due(code, Stage.PROVISIONAL, whole)[0].astimezone(view.reporter.tz).date()
    return days | {"days": DAYS[found.stage], "due": day.isoformat()}


def _coefficients(found: Nowcast, flow: FlowNowcast, view: View) -> dict[str, object]:
    return {"weight": round(flow.weight, 2), "elasticity": round(flow.elasticity, 2), **_interval(found, view)}


def _figure(
    view: View, found: Nowcast, subject: Subject, value: Decimal, unit: str, quantum: Decimal, detail: dict[str, object]
) -> Figure:
    return Figure(
        value=value, unit=unit, quantum=quantum, basis=Basis.IMPLIED,
        formula="base x exp(r + weight x (g - r) + elasticity x c), changes in logarithms on the year",
        inputs=_inputs(ledger_of(view), found, subject), flags=frozenset({Flag.ESTIMATE}),
        base=month(found.ordinal - A_YEAR), detail=detail,
    )  # fmt: skip


def _inputs(held: Ledger, found: Nowcast, subject: Subject) -> tuple[Input, ...]:
    """The statements that the estimate itself is made of; the months learned from are those of the record."""
    inputs = []
    last = month(found.ordinal - 1)
    for flow in (f for f in FLOWS if subject.flow in (f, Flow.BALANCE)):
        part = held.first(flow, part_of(found.ordinal, found.stage))
        before = month_change(held, flow, last.end)
        assert part is not None
        assert before is not None
        for role, period, instant in (
            ("first days", part_of(found.ordinal, found.stage), part.known_at),
            ("first days a year earlier", part_of(found.ordinal - A_YEAR, found.stage), part.known_at),
            ("month a year earlier", month(found.ordinal - A_YEAR), found.as_of),
            ("month before", last, before.known_at),
            ("month before a year earlier", last.year_earlier(), before.known_at),
        ):
            said = held.at(flow, period, instant)
            if said is not None:
                inputs.append(held.input(role, flow, period, said))
    return tuple(inputs)


def _outcomes(view: View, found: Judgement, subject: Subject) -> tuple[Input, ...]:
    held = ledger_of(view)
    flows = [f for f in FLOWS if subject.flow in (f, Flow.BALANCE)]
    outcomes = [(flow, month(m.ordinal), held.first(flow, month(m.ordinal))) for m in found.months for flow in flows]
    return tuple(held.input("first published", flow, period, said) for flow, period, said in outcomes if said)


def _grain(found: Nowcast) -> Decimal:
    larger = max(found.exports.estimate.value, found.imports.estimate.value)
    return Decimal(10) ** (round(log10(larger)) - DIGITS)


def _steady(number: float) -> Decimal:
    """A percentage to four decimals, an amount to the million."""
    return round(Decimal(number), 4) if abs(number) < STEADY else Decimal(round(number / STEADY) * STEADY)


def _currency(held: Ledger, found: Nowcast) -> str:
    said = held.at(Flow.EXPORT, part_of(found.ordinal, found.stage), found.as_of)
    assert said is not None
    return said.unit


def _unit(view: View, found: Judgement) -> str:
    return _currency(ledger_of(view), found.months[-1].made)
