"""What a month says of an event: points with their Facts, before either language words them."""

from __future__ import annotations

from decimal import Decimal

from kuroji.classifications.events import Event
from kuroji.explain.events.study import EventMonth, EventStudy
from kuroji.model.fact import Fact
from kuroji.model.period import Frequency, Period
from kuroji.model.rounding import round_to
from kuroji.stories.points import Point, yes

TENTH = Decimal("0.1")
CHANGES = ("value change", "quantity change", "unit value change", "unit value change abroad")
INDICES = ("value index", "quantity index", "unit value index")
EFFECTS = ("value effect", "quantity effect", "unit value effect")
ABSORPTIONS = ("absorption", "absorption compared")


def event_points(study: EventStudy, period: Period) -> tuple[Point, ...]:
    """What is to be said of an event in a month since it: changes, base year, comparison, absorption, limits.

    Nothing is said of a longer period: an event is followed month by month. Raises NotHeld for
    a month outside the study.
    """
    if period.frequency is not Frequency.MONTH:
        return ()
    month = study.at(period)
    notes = {"event": study.event.id, "period": str(period), "base": str(month.base), **_duty(study.event, month)}
    found = [_point("event changes", month, CHANGES, notes)]
    if period.year > month.base.year + 1:
        found.append(_point("event index", month, INDICES, notes, low_base=yes(_low_base(month))))
    found += [
        _point("event effect", month, EFFECTS, notes),
        _point("event absorption", month, ABSORPTIONS, notes),
    ]
    said = [p for p in found if p.facts]
    return (*said, Point("event limits", {}, notes)) if period >= study.event.first_month else tuple(said)


def _point(kind: str, month: EventMonth, names: tuple[str, ...], notes: dict[str, str], **more: str) -> Point:
    facts: dict[str, Fact] = {name: month.facts[name] for name in names if name in month}
    return Point(kind, facts, {**notes, **more})


def _duty(event: Event, month: EventMonth) -> dict[str, str]:
    """Since a tariff's first step: the mean rate of the month and of its base month, and whether the rate changed in it."""
    if month.tariff is None or month.period < event.first_month:
        return {}
    stepped = any(s.since and s.since.day > 1 and s.month == month.period for s in event.steps)
    return {
        "tariff": str(round_to(month.tariff, TENTH)), "tariff before": str(round_to(event.tariff_in(month.base), TENTH)),
        "stepped": yes(stepped),
    }  # fmt: skip


def _low_base(month: EventMonth) -> bool:
    """Whether a rise on the year leaves the value below that of the base year."""
    if "value change" not in month or "value index" not in month:
        return False
    return month.facts["value change"].value > 0 and month.facts["value index"].value < 100
