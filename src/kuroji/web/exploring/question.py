"""The question that an address of the explorer asks: a series, a kind of period, a span and a way of drawing it.

Addresses name partners by code, commodities by concept (the same word in both flows), and
a span as `2016-01..2026-08`, with either end left out, `newest` or `all`.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kuroji.classifications.commodities import PC, commodity
from kuroji.indicators.series import KINDS, frequency_of
from kuroji.indicators.subjects import measure_of, subject_of
from kuroji.indicators.view import Subject
from kuroji.model.errors import UsageError
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure
from kuroji.model.period import FiscalYear, Frequency, Period, parse

NEWEST, ALL = "newest", "all"
# How many of the newest periods are shown when no span is asked for.
SHOWN = 60
LINE, BARS, ADJUSTED = "line", "bars", "adjusted"
LOOKS = (LINE, BARS, ADJUSTED)
DEFAULTS = {
    "flow": str(Flow.EXPORT), "partner": WORLD, "commodity": TOTAL, "measure": str(Measure.VALUE), "frequency": "month",
    "span": NEWEST,
}  # fmt: skip
LONGEST_WORD = 80


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: the subject, the kind of period, the first and last month of the span (None: open), the look."""

    subject: Subject
    frequency: Frequency
    since: int | None
    until: int | None
    newest: bool
    look: str

    def asks_for(self, period: Period) -> bool:
        """Whether a period lies in the span."""
        return (self.since is None or period.start >= self.since) and (self.until is None or period.end <= self.until)


def question(values: Mapping[str, str], fiscal: FiscalYear) -> Question:
    """The question of the values of an address; what it leaves out is that of DEFAULTS.

    Raises UsageError, with the nearest valid words, for what cannot be understood.
    """
    asked = DEFAULTS | dict(values)
    for name, word in asked.items():
        if len(word) > LONGEST_WORD:
            raise UsageError(f"the {name} is longer than any there is", remedy="Choose one of the list.")
    subject = subject_of(asked["flow"], asked["partner"], asked["commodity"], asked["measure"])
    since, until = _span(asked["span"], fiscal)
    look = asked.get("look", BARS if subject.flow == Flow.BALANCE else LINE)
    if look not in LOOKS:
        raise UsageError(f"a series is not drawn as {look!r}", remedy=f"Use one of: {', '.join(LOOKS)}.")
    return Question(
        subject=subject, frequency=frequency_of(asked["frequency"]), since=since, until=until,
        newest=asked["span"] == NEWEST, look=look,
    )  # fmt: skip


def _span(text: str, fiscal: FiscalYear) -> tuple[int | None, int | None]:
    """The first and the last month of a span; None for an end that is open."""
    if text in (NEWEST, ALL):
        return None, None
    first, dots, last = text.partition("..")
    since = parse(first, fiscal).start if first else None
    until = parse(last if dots else first, fiscal).end if last or not dots else None
    if since is not None and until is not None and since > until:
        raise UsageError(f"the span {text!r} ends before it begins", remedy="Write the earlier period first.")
    return since, until


def written_span(first: str, last: str) -> str:
    """The span as an address writes it, from what a form says; `all` where both ends are empty."""
    return f"{first}..{last}" if first or last else ALL


def ends(span: str) -> tuple[str, str]:
    """The span as a form shows it: its two ends as they were written."""
    if span in (NEWEST, ALL):
        return "", ""
    first, dots, last = span.partition("..")
    return first, last if dots else first


def goods_word(subject: Subject) -> str:
    """The commodity as an address writes it: total, the concept of a principal commodity, a code of the tariff as HS:8542."""
    if subject.code == TOTAL or subject.classification != PC:
        return subject.code
    return commodity(subject.flow, subject.commodity).concept


def values_of(subject: Subject, frequency: Frequency, span: str = NEWEST) -> dict[str, str]:
    """The values by which an address asks for a series: the inverse of question."""
    goods = goods_word(subject)
    kind = next(name for name, found in KINDS.items() if found is frequency)
    return {
        "flow": str(subject.flow), "partner": subject.partner, "commodity": goods, "measure": measure_of(subject.measure),
        "frequency": kind, "span": span,
    }  # fmt: skip
