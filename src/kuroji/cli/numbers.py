"""Numbers for tables: amounts in million or billion, grain as published, signs where a difference is meant.

Tables are for reading; JSON and CSV carry the exact values.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from kuroji.model.period import Period
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import round_to

MILLION, BILLION = Decimal(10**6), Decimal(10**9)


def scale_of(period: Period, unit: str, currency: str) -> tuple[Decimal, str]:
    """What amounts of a period are counted in, and its name: million for months, billion for longer periods."""
    if unit != currency:
        return Decimal(1), unit
    return (BILLION, f"billion {unit}") if period.is_sum_of_months else (MILLION, f"million {unit}")


def amount(value: Decimal | None, quantum: Decimal, scale: Decimal, *, signed: bool = False) -> str:
    """A value in units of `scale`, no finer than a table needs: one decimal of a billion, none of a million."""
    if value is None:
        return ""
    finest = scale / 10 if scale == BILLION else scale if scale == MILLION else quantum
    grain = max(quantum, finest)
    shown = round_to(value, grain) / scale
    decimals = max(0, -int((grain / scale).normalize().as_tuple().exponent))
    return f"{shown:{'+' if signed else ''},.{decimals}f}"


def percent(value: Decimal | None, decimals: int = 1) -> str:
    """A percentage with its sign; empty where there is none."""
    if value is None:
        return ""
    return f"{round_to(value, Decimal(1).scaleb(-decimals)):+,.{decimals}f}%"


def moment(instant: datetime, reporter: Reporter) -> str:
    """An instant to the minute in the reporter's zone."""
    return f"{instant.astimezone(reporter.tz):%Y-%m-%d %H:%M}"
