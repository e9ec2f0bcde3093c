"""How the nowcasts would have done: every release of first days held, estimated by what was known on its day.

Judged against the month as first published, in percent of it (flows) or in currency units
(balance). Beside the nowcast stand rules that need no estimation, each by what was known at
the same instant: the change of the first days applied to last year's month; the change of the
month before; last year's month itself; and, for the first 20 days, what the nowcast had made
of the first 10. Nothing is tuned on the months judged: the specification is fixed, only its
coefficients are estimated anew each time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import exp, sqrt
from statistics import fmean

import msgspec

from kuroji.indicators.ladder import Floats
from kuroji.model.errors import KurojiError, NotHeld
from kuroji.model.observation import Flow
from kuroji.model.period import month
from kuroji.model.stage import Stage
from kuroji.outlook.nowcast.estimating import Estimate, FlowNowcast, Nowcast, nowcast
from kuroji.outlook.nowcast.ledger import FLOWS, Ledger, part_of
from kuroji.outlook.nowcast.readings import Readings, every_ordinal, readings

# The rules by name; "first 10 days" exists for the first 20 days only.
SO_FAR, BEFORE, LAST_YEAR, FIRST_TEN = "first days", "month before", "last year", "first 10 days"
LEAST_JUDGED = 6


class Judged(msgspec.Struct, frozen=True):
    """One flow, or the balance, of one month: estimate, what was first published, and what the rules said."""

    estimate: Estimate
    outcome: float
    rules: dict[str, float]

    @property
    def covered(self) -> bool:
        """Whether the outcome lay within the interval."""
        return self.estimate.low <= self.outcome <= self.estimate.high


class JudgedMonth(msgspec.Struct, frozen=True):
    """A nowcast of a month (ordinal) beside its outcome, by flow."""

    ordinal: int
    made: Nowcast
    flows: dict[str, Judged]


class Score(msgspec.Struct, frozen=True):
    """Errors over `months`: mean, mean absolute and root mean square, in percent (flows) or currency units (balance)."""

    months: int
    mean: float
    mean_absolute: float
    root_mean_square: float


class Judgement(msgspec.Struct, frozen=True):
    """Every month judged of a stage, the oldest first, as known at `as_of`."""

    stage: Stage
    as_of: datetime
    months: tuple[JudgedMonth, ...]

    def score(self, flow: str, rule: str = "") -> Score:
        """The errors of the nowcast of a flow, or of a rule. Raises NotHeld where no month has both."""
        return _scored(
            [_error(m.flows[flow], flow, rule) for m in self.months if not rule or rule in m.flows[flow].rules]
        )

    def rules(self, flow: str) -> tuple[str, ...]:
        """The rules that every judged month has."""
        shared = [set(m.flows[flow].rules) for m in self.months]
        return tuple(rule for rule in (SO_FAR, BEFORE, LAST_YEAR, FIRST_TEN) if all(rule in of for of in shared))

    def covered(self, flow: str) -> int:
        """In how many months the outcome lay within the interval."""
        return sum(m.flows[flow].covered for m in self.months)


def judgement(held: Ledger, stage: Stage, as_of: datetime) -> Judgement:
    """Every month whose first days and outcome were known at `as_of`, each nowcast made at its own release.

    Raises NotHeld where fewer than six can be judged.
    """
    read = {of: readings(held, of) for of in {stage, Stage.FIRST_10_DAYS}}
    every = every_ordinal(held, stage)
    found = [judged for n in every if (judged := _judged(held, n, stage, as_of, read)) is not None]
    if len(found) < LEAST_JUDGED:
        raise NotHeld(
            f"only {len(found)} months can be judged as of that day; it takes {LEAST_JUDGED}", where=stage.label,
            remedy="Ask as of a later date.",
        )  # fmt: skip
    return Judgement(stage, as_of, tuple(found))


def release_day(held: Ledger, ordinal: int, stage: Stage) -> datetime | None:
    """The instant at which a month's first days were published; None where they are not held."""
    found = [held.first(flow, part_of(ordinal, stage)) for flow in FLOWS]
    return max(said.known_at for said in found if said is not None) if all(found) else None


def _judged(
    held: Ledger, ordinal: int, stage: Stage, as_of: datetime, read: Mapping[Stage, Readings]
) -> JudgedMonth | None:
    when = release_day(held, ordinal, stage)
    outcomes = [held.first(flow, month(ordinal)) for flow in FLOWS]
    exports, imports = outcomes
    if when is None or exports is None or imports is None or max(exports.known_at, imports.known_at) > as_of:
        return None
    if min(exports.known_at, imports.known_at) <= when:
        return None
    try:
        made = nowcast(held, ordinal, stage, when, read[stage])
    except KurojiError:
        return None
    parts = {Flow.EXPORT: (made.exports, exports.value), Flow.IMPORT: (made.imports, imports.value)}
    ten = _first_ten(held, ordinal, read) if stage is Stage.FIRST_20_DAYS else None
    flows = {str(flow): Judged(of.estimate, value, _rules(of, flow, ten)) for flow, (of, value) in parts.items()}
    shared = [rule for rule in flows[Flow.EXPORT].rules if rule in flows[Flow.IMPORT].rules]
    balance = {rule: flows[Flow.EXPORT].rules[rule] - flows[Flow.IMPORT].rules[rule] for rule in shared}
    flows[Flow.BALANCE] = Judged(made.balance, exports.value - imports.value, balance)
    return JudgedMonth(ordinal, made, flows)


def _first_ten(held: Ledger, ordinal: int, read: Mapping[Stage, Readings]) -> Nowcast | None:
    when = release_day(held, ordinal, Stage.FIRST_10_DAYS)
    try:
        stage = Stage.FIRST_10_DAYS
        return nowcast(held, ordinal, stage, when, read[stage]) if when is not None else None
    except KurojiError:
        return None


def _rules(made: FlowNowcast, flow: str, ten: Nowcast | None) -> dict[str, float]:
    read = made.reading
    found = {
        SO_FAR: made.base * exp(read.ten_days), BEFORE: made.base * exp(read.before), LAST_YEAR: made.base,
    }  # fmt: skip
    if ten is not None:
        found[FIRST_TEN] = (ten.exports if flow == Flow.EXPORT else ten.imports).estimate.value
    return found


def _error(judged: Judged, flow: str, rule: str) -> float:
    value = judged.rules[rule] if rule else judged.estimate.value
    return value - judged.outcome if flow == Flow.BALANCE else (value / judged.outcome - 1) * 100


def _scored(errors: Sequence[float]) -> Score:
    if not errors:
        raise NotHeld("no month was judged by that rule")
    return Score(len(errors), fmean(errors), fmean(abs(e) for e in errors), sqrt(fmean(e * e for e in errors)))


def errors(judgement: Judgement, flow: str, rule: str = "") -> Floats:
    """The errors month by month, (months,), the oldest first: what tests of equal accuracy take."""
    import numpy as np

    return np.array([_error(m.flows[flow], flow, rule) for m in judgement.months])
