"""The long series d41ma (Trade Statistics of Japan) read with the csv module alone, and plain loops over it.

Exports, imports and their difference by month ordinal (year x 12 + month - 1), in thousand
yen. Nothing of `kuroji.indicators` is used here.
"""

from __future__ import annotations

import csv
from functools import cache

from tests.fixtures.official_format import TEXT

THOUSAND = 1000


@cache
def monthly(flow: str) -> dict[int, int]:
    """The official figures of all months, in thousand yen."""
    with (TEXT / "series_totals_monthly.csv").open(encoding="utf-8", newline="") as lines:
        rows = {ordinal(row["month"]): (int(row["exports"]), int(row["imports"])) for row in csv.DictReader(lines)}
    pick = {"export": lambda x, _: x, "import": lambda _, m: m, "balance": lambda x, m: x - m}[flow]
    return {month: pick(*pair) for month, pair in rows.items()}


def ordinal(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def summed(flow: str, end: int, length: int) -> int | None:
    """The sum of the `length` months that end with `end`; None where one is missing."""
    months = [monthly(flow).get(end - n) for n in range(length)]
    return None if None in months else sum(m for m in months if m is not None)


def sign(flow: str, end: int, length: int = 1) -> int | None:
    """The sign that a streak counts: of the balance, or of the difference to a year earlier of a flow."""
    now = summed(flow, end, length)
    if flow == "balance":
        return None if now is None else (now > 0) - (now < 0)
    then = summed(flow, end - 12, length)
    return None if now is None or then is None else (now > then) - (now < then)


def run(flow: str, end: int, length: int = 1, step: int | None = None) -> int:
    """How many figures back from `end`, in steps of `step` months, have the sign that this one has."""
    counted = 0
    while sign(flow, end - counted * (step or length), length) == sign(flow, end, length):
        counted += 1
    return counted


def back_to_same_sign(flow: str, end: int) -> int | None:
    """How many months back the sign of this month was last seen, if the month before had another."""
    if sign(flow, end - 1) in (sign(flow, end), None):
        return None
    for months in range(2, end):
        if sign(flow, end - months) is None:
            return None
        if sign(flow, end - months) == sign(flow, end):
            return months
    return None


def place(flow: str, end: int, *, largest: bool, step: int = 1) -> int:
    """1 + how many earlier months (every `step` months back) were larger, or smaller."""
    figures = monthly(flow)
    earlier = [figures[m] for m in figures if m < end and (end - m) % step == 0]
    return 1 + sum(e > figures[end] if largest else e < figures[end] for e in earlier)
