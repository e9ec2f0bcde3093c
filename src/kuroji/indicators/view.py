"""What indicators read: the figures of one reporter as they were known at one instant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from functools import cached_property, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

import msgspec

from kuroji.classifications import calendar
from kuroji.classifications.commodities import PC, counterpart
from kuroji.classifications.reporters import DEFAULT, reporter
from kuroji.model.errors import KurojiError
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure, SeriesKey, Statistic
from kuroji.model.panel import Cell, Panel
from kuroji.model.period import Frequency, Period
from kuroji.model.reporter import Reporter
from kuroji.model.stage import Stage
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

P = ParamSpec("P")
T = TypeVar("T")
TEN_DAY_STAGES = {Frequency.FIRST_10_DAYS: Stage.FIRST_10_DAYS, Frequency.FIRST_20_DAYS: Stage.FIRST_20_DAYS}


class Subject(msgspec.Struct, frozen=True, order=True):
    """What a figure is about: a flow with a partner, of a commodity, in a measure; without unit or statistic."""

    flow: str
    partner: str = WORLD
    classification: str = ""
    commodity: str = TOTAL
    measure: str = Measure.VALUE

    def of(self, flow: str) -> Subject:
        """The same subject in another flow, of a principal commodity under the code it has there.

        Codes of other classifications are the same in every flow. Raises UsageError for a
        commodity that the other flow does not keep apart.
        """
        code = self.commodity
        if self.classification == PC and flow and flow != self.flow:
            code = counterpart(self.flow, code, flow).code
        return msgspec.structs.replace(self, flow=flow, commodity=code)

    def measured(self, measure: str) -> Subject:
        """The same subject in another measure."""
        return msgspec.structs.replace(self, measure=measure)

    def total(self) -> Subject:
        """All commodities of the same flow and partner: what shares and contributions refer to."""
        return Subject(self.flow, self.partner, measure=self.measure)

    @property
    def codes(self) -> tuple[str, ...]:
        """The commodity's code among the flows that are read for it: two of them for the balance of a commodity."""
        if self.flow != Flow.BALANCE or self.classification != PC:
            return (self.commodity,)
        return tuple(self.of(flow).commodity for flow in (Flow.EXPORT, Flow.IMPORT))

    @property
    def code(self) -> str:
        """The commodity as fact ids write it: `total`, or classification and code, as in PC:70323."""
        return f"{self.classification}:{self.commodity}" if self.classification else self.commodity


EXPORTS = Subject(Flow.EXPORT)
IMPORTS = Subject(Flow.IMPORT)
BALANCE = Subject(Flow.BALANCE)


class View:
    """The cells of one reporter known at `as_of`, with the calendar that says what was due by then.

    `store` is where the panel was read from, for the few indicators that look at another
    instant (how a first print was revised); None where there is only a panel.
    """

    def __init__(
        self, panel: Panel, owner: Reporter, as_of: datetime, last_due_month: int, store: Store | None = None
    ) -> None:
        self.panel = panel
        self.store = store
        self.reporter = owner
        self.as_of = as_of
        self.last_due_month = last_due_month
        self.answers: dict[object, object] = {}

    @cached_property
    def _keys(self) -> dict[tuple[Subject, str], list[SeriesKey]]:
        found: dict[tuple[Subject, str], list[SeriesKey]] = defaultdict(list)
        for key in self.panel.series():
            if key.reporter == self.reporter.code:
                subject = Subject(key.flow, key.partner, key.classification, key.commodity, key.measure)
                found[subject, key.statistic].append(key)
        own = self.reporter.currency
        return {what: sorted(keys, key=lambda key: key.unit != own) for what, keys in found.items()}

    def keys(self, subject: Subject, statistic: str = Statistic.LEVEL) -> list[SeriesKey]:
        """The series held of a subject: usually one; more where a quantity is published in several units.

        Where amounts come in several currencies, that of the reporter's own statistics is the first.
        """
        return self._keys.get((subject, statistic), [])

    def subjects(self, statistic: str = Statistic.LEVEL) -> list[Subject]:
        """Everything of which that statistic is held."""
        return sorted({subject for subject, kind in self._keys if kind == statistic})

    def cell(
        self, subject: Subject, period: Period, statistic: str = Statistic.LEVEL, unit: str = ""
    ) -> tuple[SeriesKey, Cell] | None:
        """The cell of a subject and period with its series, in `unit` if one is named; None where nothing is known."""
        for key in self.keys(subject, statistic):
            cell = self.panel.cell(key, period) if unit in ("", key.unit) else None
            if cell is not None:
                return key, cell
        return None

    def was_due(self, period: Period) -> bool:
        """Whether the first figures of a period were out by now, by the calendar."""
        if period.frequency not in TEN_DAY_STAGES:
            return period.end <= self.last_due_month
        return self.due(period) <= self.as_of

    def due(self, period: Period) -> datetime:
        """The instant at which the first figures of a period are due, by the calendar."""
        stage = TEN_DAY_STAGES.get(period.frequency, Stage.PROVISIONAL)
        return calendar.due(self.reporter.code, stage, period)[0]

    def stage_due(self, flow: str, month_ordinal: int) -> int:
        """The highest stage due by now of a month's exports or imports."""
        return calendar.stage_due(flow, month_ordinal, self.as_of, self.reporter.code)


def remembered(function: Callable[Concatenate[View, P], T]) -> Callable[Concatenate[View, P], T]:
    """A function of a view that is worked out once for the same arguments; what it raised is raised again."""

    @wraps(function)
    def ask(view: View, /, *args: P.args, **kwargs: P.kwargs) -> T:
        question = (function, args, tuple(sorted(kwargs.items())))
        if question not in view.answers:
            try:
                view.answers[question] = function(view, *args, **kwargs)
            except KurojiError as error:
                view.answers[question] = error
        answer = view.answers[question]
        if isinstance(answer, KurojiError):
            # The error is kept, not where it was met before: else its traceback would grow each time.
            raise answer.with_traceback(None)
        return cast(T, answer)

    return ask


def view(
    store: Store, as_of: datetime, selection: Selection | None = None, code: str = DEFAULT, *, backfill: bool = True
) -> View:
    """The figures of the reporter `code` as known at `as_of`; `selection` narrows what is read.

    Without `backfill` nothing stands in for what was not yet known: for forecasts and tests of foresight.
    """
    chosen = msgspec.structs.replace(selection or Selection(), reporter=(code,))
    panel = store.panel(as_of, chosen, backfill=backfill)
    return View(panel, reporter(code), as_of, store.last_due_month(as_of, code), store)
