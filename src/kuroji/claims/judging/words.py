"""Figures in words for the reasons of verdicts, in English and Japanese."""

from __future__ import annotations

import calendar
from datetime import datetime
from decimal import Decimal

from kuroji.classifications.reporters import JAPAN
from kuroji.model.period import Frequency, Period, month
from kuroji.model.rounding import round_to

TRILLION, BILLION, MILLION, OKU = (Decimal(10) ** n for n in (12, 9, 6, 8))
COUNTED = {"periods": "", "rank": "", "months": "", "years": ""}


def figure_en(value: Decimal, unit: str, grain: Decimal | None = None) -> str:
    """A figure as an English sentence has it, to `grain` or one decimal: ¥378.7 billion, 17.0%, 3.3 points."""
    sign = "-" if value < 0 else ""
    size = abs(value)
    if unit == "JPY":
        return sign + _yen(size, grain)
    decimals = _decimals(grain, Decimal("0.1"))
    if unit == "percent":
        return f"{sign}{round_to(size, decimals):f}%"
    if unit in COUNTED:
        return f"{value:f}"
    return f"{sign}{round_to(size, decimals if unit in ('points', 'times') else Decimal(1)):,f} {unit}"


def figure_ja(value: Decimal, unit: str, grain: Decimal | None = None) -> str:
    """A figure as a Japanese sentence has it: 3,787億円, 17.0%, 3.3ポイント."""
    sign = "▲" if value < 0 else ""
    size = abs(value)
    if unit == "JPY":
        return sign + _en_ja(size, grain)
    decimals = _decimals(grain, Decimal("0.1"))
    if unit == "percent":
        return f"{sign}{round_to(size, decimals):f}%"
    if unit in COUNTED:
        return f"{value:f}"
    word = {"points": "ポイント", "times": "倍"}.get(unit, unit)
    return f"{sign}{round_to(size, decimals if unit in ('points', 'times') else Decimal(1)):,f}{word}"


def _decimals(grain: Decimal | None, usual: Decimal) -> Decimal:
    return min(grain, usual) if grain else usual


def _yen(size: Decimal, grain: Decimal | None) -> str:
    scale, name = (TRILLION, "trillion") if size >= TRILLION else (BILLION, "billion")
    if size < BILLION / 10:
        scale, name = MILLION, "million"
    step = min(grain, scale / 10) if grain else (scale / 100 if scale == TRILLION else scale / 10)
    return f"¥{round_to(size, step) / scale:,f} {name}"


def _en_ja(size: Decimal, grain: Decimal | None) -> str:
    step = OKU if size >= OKU * 10 else MILLION
    rounded = round_to(size, min(grain, step) if grain else step)
    cho, rest = divmod(rounded, TRILLION)
    oku, rest = divmod(rest, OKU)
    parts = [
        f"{cho:,f}兆" if cho else "",
        f"{int(oku):,}億" if oku else "",
        f"{int(rest / 10_000):,}万" if rest else "",
    ]
    return ("".join(parts) or "0") + "円"


def period_en(period: Period) -> str:
    """A period in English: May 2026, the first quarter of 2026, fiscal 2025."""
    part, year = period.part, period.year
    names = {1: "first", 2: "second", 3: "third", 4: "fourth"}
    match period.frequency:
        case Frequency.MONTH:
            return f"{calendar.month_name[part]} {year}"
        case Frequency.QUARTER:
            return f"the {names[part]} quarter of {year}"
        case Frequency.HALF:
            return f"the {names[part]} half of {year}"
        case Frequency.FISCAL_YEAR:
            return f"fiscal {year}"
        case Frequency.FISCAL_HALF:
            return f"the {names[part]} half of fiscal {year}"
        case Frequency.YEAR:
            return str(year)
        case Frequency.FIRST_10_DAYS | Frequency.FIRST_20_DAYS:
            days = 10 if period.frequency is Frequency.FIRST_10_DAYS else 20
            return f"the first {days} days of {calendar.month_name[part]} {year}"
        case _:
            return f"{period_en(month(period.start))} to {period_en(month(period.end))}"


def period_ja(period: Period) -> str:
    """A period in Japanese: 2026年5月, 2026年1〜3月期, 2025年度."""
    part, year = period.part, period.year
    match period.frequency:
        case Frequency.MONTH:
            return f"{year}年{part}月"
        case Frequency.QUARTER:
            return f"{year}年{part * 3 - 2}〜{part * 3}月期"
        case Frequency.HALF:
            return f"{year}年{'上' if part == 1 else '下'}半期"
        case Frequency.FISCAL_YEAR:
            return f"{year}年度"
        case Frequency.FISCAL_HALF:
            return f"{year}年度{'上' if part == 1 else '下'}半期"
        case Frequency.YEAR:
            return f"{year}年"
        case Frequency.FIRST_10_DAYS | Frequency.FIRST_20_DAYS:
            return f"{year}年{part}月{'上旬' if period.frequency is Frequency.FIRST_10_DAYS else '上中旬'}"
        case _:
            return f"{period_ja(month(period.start))}〜{period_ja(month(period.end))}"


def day_en(instant: datetime) -> str:
    """The day of an instant in the reporter's zone: 17 June 2026."""
    local = instant.astimezone(JAPAN.tz)
    return f"{local.day} {calendar.month_name[local.month]} {local.year}"


def day_ja(instant: datetime) -> str:
    """The day of an instant in the reporter's zone: 2026年6月17日."""
    local = instant.astimezone(JAPAN.tz)
    return f"{local.year}年{local.month}月{local.day}日"
