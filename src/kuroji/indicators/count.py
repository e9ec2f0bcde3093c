"""Counts: how many months of a period were in deficit or surplus, or rose or fell on the year."""

from __future__ import annotations

from decimal import Decimal

from kuroji.indicators.balance import any_level
from kuroji.indicators.figure import Figure, flags_of, inputs_of
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import UsageError
from kuroji.model.fact import Basis
from kuroji.model.observation import Flow
from kuroji.model.period import Period

WORDS = ("deficit", "surplus", "rise", "fall")


def count(view: View, subject: Subject, period: Period, of: str = "deficit") -> Figure:
    """How many months of the period are an `of`: deficit or surplus of a balance, rise or fall of a flow.

    Raises UsageError for another word or a period that is not made of months, NotHeld or
    NotPublished when a month is missing.
    """
    if of not in WORDS or (of in ("deficit", "surplus")) != (subject.flow == Flow.BALANCE):
        raise UsageError(f"{of!r} cannot be counted of {subject.flow}", remedy=f"Count one of: {', '.join(WORDS)}.")
    months = period.months()
    if not months:
        raise UsageError(f"{period} is not made of months", remedy="Give a quarter, half, year or range.")
    now = [any_level(view, subject, m, "month") for m in months]
    if subject.flow == Flow.BALANCE:
        signs, used = [f.value for f in now], now
    else:
        then = [any_level(view, subject, m.year_earlier(), "a year earlier") for m in months]
        signs, used = [a.value - b.value for a, b in zip(now, then, strict=True)], [*now, *then]
    negative = of in ("deficit", "fall")
    return Figure(
        value=Decimal(sum((s < 0) if negative else (s > 0) for s in signs)), unit="months", quantum=Decimal(1),
        basis=Basis.COMPUTED, formula=f"months in {of}", inputs=inputs_of(used), flags=flags_of(used),
        detail={"of": len(months), "counted": of},
    )  # fmt: skip
