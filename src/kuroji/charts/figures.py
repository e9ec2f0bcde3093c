"""Levels in time for a picture: Facts put in order of period, one track a flow, gaps kept as gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from kuroji.charts.chart import Row, Spec
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, Period, parse
from kuroji.model.reporter import Reporter

# Half the width of a bar as a part of its period's room.
BAR = 0.36
# Kinds of period that follow each other without a gap; parts of months do so month by month.
_WHOLE = frozenset(set(Frequency) - {Frequency.RANGE, Frequency.FIRST_10_DAYS, Frequency.FIRST_20_DAYS})
FLOWS = (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE)


class Levels(msgspec.Struct, frozen=True):
    """Facts of levels by flow: for each of the consecutive `periods`, None where no Fact was given."""

    periods: tuple[Period, ...]
    by_flow: dict[Flow, tuple[Fact | None, ...]]

    @property
    def newest(self) -> Period:
        """The period the picture speaks of."""
        return self.periods[-1]

    def at(self, flow: Flow, index: int = -1) -> Fact | None:
        """The Fact of a flow at a place in `periods`; None where there is none."""
        track = self.by_flow.get(flow)
        return track[index] if track else None

    def held(self, flow: Flow) -> list[tuple[Period, Fact]]:
        """The periods of which a flow is held, with their Facts, oldest first."""
        pairs = zip(self.periods, self.by_flow.get(flow, ()), strict=False)
        return [(period, fact) for period, fact in pairs if fact is not None]

    def values(self, *flows: Flow) -> list[float]:
        """All numbers of the flows."""
        return [fact.value for flow in flows for _, fact in self.held(flow)]

    @property
    def missing(self) -> list[Period]:
        """The periods in which a flow that is otherwise shown is not held."""
        return [p for i, p in enumerate(self.periods) if any(track[i] is None for track in self.by_flow.values())]

    @property
    def step(self) -> int:
        """How many months lie between the ends of two periods."""
        return self.periods[1].end - self.periods[0].end

    @property
    def data(self) -> list[Spec]:
        """The values of the spec: one object a period and flow, null where nothing is held.

        `end` is the month ordinal the period ends with; a bar reaches `from` .. `to` around it.
        """
        return [
            {
                "period": str(period), "end": period.end, "flow": str(flow),
                "from": period.end - BAR * self.step, "to": period.end + BAR * self.step,
                "value": fact.value if fact else None, "now": period == self.newest,
            }
            for flow, track in self.by_flow.items()
            for period, fact in zip(self.periods, track, strict=True)
        ]  # fmt: skip

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the chart, with the Facts they come from."""
        unit = next(f.unit for track in self.by_flow.values() for f in track if f is not None)
        return tuple(
            Row(str(period), str(flow), fact.value if fact else None, unit, fact.id if fact else "")
            for flow, track in self.by_flow.items()
            for period, fact in zip(self.periods, track, strict=True)
        )


def levels(facts: Sequence[Fact], owner: Reporter, frequencies: frozenset[Frequency], what: str) -> Levels:
    """The Facts as tracks over all periods from the oldest to the newest.

    Raises UsageError for Facts that are no levels of one subject or not of one of the
    frequencies, NotHeld when fewer than two periods are held: that is a sentence, not a picture.
    """
    found: dict[Flow, dict[Period, Fact]] = {}
    for fact in facts:
        if fact.indicator not in ("value", "balance", "quantity", "unit_value"):
            raise UsageError(f"{fact.indicator} is not a level", where=fact.id, remedy="Give Facts of levels.")
        found.setdefault(Flow(fact.flow), {})[parse(fact.period, owner.fiscal)] = fact
    periods = sorted({period for track in found.values() for period in track})
    _check(facts, periods, frequencies, what)
    every = _consecutive(periods)
    by_flow = {flow: tuple(found[flow].get(p) for p in every) for flow in FLOWS if flow in found}
    return Levels(every, by_flow)


def _check(facts: Sequence[Fact], periods: Sequence[Period], frequencies: frozenset[Frequency], what: str) -> None:
    subjects = {(f.partner_code, f.classification, f.commodity) for f in facts}
    if len(subjects) > 1:
        raise UsageError("one chart shows the trade of one subject", remedy="Give Facts of one partner and commodity.")
    wrong = next((p for p in periods if p.frequency not in frequencies or p.frequency != periods[0].frequency), None)
    if wrong is not None:
        raise UsageError(f"{wrong} does not belong in {what}", remedy="Give Facts of periods of one kind.")
    if len(periods) < 2:
        raise NotHeld(f"one period alone makes no {what}", remedy="Give Facts of more periods.")


def _consecutive(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Every period from the first to the last: a range moves by the months between two of them."""
    first = periods[0]
    step = first.length if first.frequency in _WHOLE else min(b.end - a.end for a, b in pairwise(periods))
    every = [first.shift(months) for months in range(0, periods[-1].end - first.end + 1, step)]
    if not set(periods) <= set(every):
        raise UsageError("the periods are not evenly spaced", remedy="Give consecutive periods of one kind.")
    return tuple(every)
