"""Which dated events bear on a subject in a period."""

from __future__ import annotations

from kuroji.classifications.commodities import commodity
from kuroji.classifications.events import Event, events
from kuroji.classifications.reporters import DEFAULT
from kuroji.indicators.view import Subject
from kuroji.model.observation import TOTAL
from kuroji.model.period import Period


def find_events(subject: Subject, period: Period, code: str = DEFAULT) -> tuple[Event, ...]:
    """The events that hit the subject itself, or goods it belongs to, with that partner, and had happened by the period's end.

    An event counts from the month of its date on; nothing says when its effect ends. A flow
    that only contains the one hit (all goods, the world) is not said to be hit.
    """
    return tuple(
        e for e in events()
        if (e.reporter, e.flow, e.partner) == (code, subject.flow, subject.partner)
        and e.first_month.end <= period.end
        and _lies_in(subject, e)
    )  # fmt: skip


def subject_of_event(event: Event) -> Subject:
    """The flow an event hits."""
    return Subject(event.flow, event.partner, event.classification, event.commodity)


def _lies_in(subject: Subject, event: Event) -> bool:
    """Whether the subject's goods are those the event names, or some of them."""
    if event.commodity == TOTAL:
        return True
    code, seen = subject.commodity, set[str]()
    while code and code != TOTAL and code not in seen:
        if (subject.classification, code) == (event.classification, event.commodity):
            return True
        seen.add(code)
        code = commodity(subject.flow, code).parent
    return False
