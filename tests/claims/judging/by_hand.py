"""Mentions and readings made by hand."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from kuroji.claims.mention import Kind, Mention
from kuroji.claims.reading import Reading, Resolved
from kuroji.indicators.view import Subject

TOKYO = ZoneInfo("Asia/Tokyo")
CHIPS_OUT = Subject("export", "world", "PC", "70323")
EVERYTHING = frozenset({"period", "flow", "partner", "goods", "measure"})
CHIPS_IN = Subject("import", "world", "PC", "70311")


def at(text: str) -> datetime:
    """An instant in Tokyo."""
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


def amount(billions: str, grain: str = "0.1", *, side: str = "", hedge: str = "") -> Mention:
    """A mention of so many billion yen."""
    value = Decimal(billions) * 10**9
    return Mention(
        start=0, end=1, text="x", kind=Kind.AMOUNT, value=value, grain=Decimal(grain) * 10**9, unit="JPY", side=side,
        hedge=hedge,
    )  # fmt: skip


def percent(value: str, grain: str = "0.1", direction: int = 0) -> Mention:
    """A mention of so many percent."""
    return Mention(
        start=0, end=1, text="x", kind=Kind.PERCENT, value=Decimal(value), grain=Decimal(grain), unit="percent",
        direction=direction,
    )  # fmt: skip


def reading(indicator: str, method: str, subject: Subject, period: str, **more: object) -> Reading:
    """A reading that the words fully support."""
    return Reading(
        indicator=indicator, method=method, subject=subject, period=period, fit=1.0, named=EVERYTHING, **more  # type: ignore[arg-type]
    )  # fmt: skip


def resolved(mention: Mention, *readings: Reading) -> Resolved:
    """A mention with its readings."""
    return Resolved(mention, 0, readings)
