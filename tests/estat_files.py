"""Small e-Stat tables in their official form: the first line, codes in apostrophes, three figures a month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Figures = Sequence[tuple[object, object, object]]

# Exports by commodity of 2026, January to August, as e-Stat published them on 28 September 2026: electric cars
# (passenger cars with an electric motor only, new, other), their masked rest of chapter 85, ships' stores.
OFFICIAL_2026 = """\
1,2026,'000000110',NO,GT,2,110805,7800189,0,0,0,1,10549,2490547,1,100256,5309642,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
1,2026,'85XXXXXXA',  ,KG,0,13128595,8749506,0,454056,261653,0,376350,257165,0,2162855,1406619,0,1643712,1087006,0,2377771,1586582,0,1962208,1297051,0,2792959,1937517,0,1358684,915913,0,0,0,0,0,0,0,0,0,0,0,0
1,2026,'870380900',  ,NO,0,205297,996974876,0,20161,96920714,0,20436,97901640,0,27429,132053088,0,29558,143847499,0,25996,126064525,0,28896,141452302,0,29535,147613039,0,23286,111122069,0,0,0,0,0,0,0,0,0,0,0,0
"""


def first_line(*, country: bool = True, office: bool = False, months: int = 12, apl: bool = False) -> str:
    """The first line of a table."""
    keys = ["Exp or Imp", "Year", "HS"] + ["Country"] * country + ["Custom"] * office + ["Unit1", "Unit2"]
    names = ["Apl" if name == "Apr" and apl else name for name in MONTHS[:months]]
    return ",".join(
        [*keys, *(f"{what}-{when}" for when in ("Year", *names) for what in ("Quantity1", "Quantity2", "Value"))]
    )


def line(
    code: str, country: str | None, values: dict[int, int], *, flow: int = 1, year: int = 2025, units: str = "  ,KG"
) -> str:
    """A row: values by month (1 to 12) in thousand yen; the second quantity is ten times the value."""
    months = [(0, values.get(month, 0) * 10, values.get(month, 0)) for month in range(1, 13)]
    return joined(f"{flow},{year},'{code}'" + (f",{country}" if country else "") + f",{units}", months)


def joined(keys: str, months: Figures) -> str:
    """A row of keys and the figures of twelve months, with those of the year before them."""
    year = [sum(int(str(month[place])) for month in months if str(month[place]).isdecimal()) for place in range(3)]
    return ",".join([keys, *(str(figure) for month in (year, *months) for figure in month)])


def table(path: Path, lines: Iterable[str], *, first: str | None = None) -> Path:
    """Write a table; the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([first or first_line(), *lines]) + "\n", encoding="utf-8")
    return path
