"""The first line of an e-Stat table of the detailed trade statistics: which table it is, and where its columns are.

Tables are by commodity (品別表), by commodity and country (品別国別表), or by customs office,
commodity and country (税関別品別国別表). Columns are found by their names, and those of figures must stand
in the official order: names that were swapped over figures that were not can be told by nothing else. Known oddities:
April is `Apl` in the files of some years, a table with one unit has `Unit` and `Quantity-Jan`
for `Unit2` and `Quantity2-Jan`, and the month columns end with the newest month in some files and
with December in others. Source: files of https://www.e-stat.go.jp/stat-search/files?toukei=00350300
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from kuroji.model.errors import InputError

BEGINNING = b"Exp or Imp,Year,"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
YEAR = "Year"
FIGURES = ("Quantity1", "Quantity2", "Value")
_KEYS = {"Exp or Imp": "flow", "Year": "year", "HS": "commodity", "Commodity": "commodity", "Country": "country",
         "Custom": "office", "Unit1": "unit1", "Unit2": "unit2", "Unit": "unit2"}  # fmt: skip
_SPELLINGS: Mapping[str, str] = MappingProxyType({"Apl": "Apr", "Quantity": "Quantity2"})
_NEEDED = ("flow", "year", "commodity", "unit2")
_AGAIN = "Fetch the file again from e-Stat as CSV and do not edit it."


class Layout(msgspec.Struct, frozen=True):
    """The columns of a table: `keys` name to place, `figures` (Value, Jan) to place, `months` how many there are."""

    width: int
    keys: Mapping[str, int]
    figures: Mapping[tuple[str, str], int]
    months: int

    @property
    def by_country(self) -> bool:
        """Whether rows are of single countries rather than the world."""
        return "country" in self.keys

    @property
    def by_office(self) -> bool:
        """Whether rows are of single customs offices."""
        return "office" in self.keys

    def name(self, place: int) -> str:
        """What a column is called in errors."""
        for (what, when), at in self.figures.items():
            if at == place:
                return f"{what}-{when}"
        return next((name for name, at in self.keys.items() if at == place), "?")


def layout_of(line: str, name: str) -> Layout:
    """The columns that a first line names. Raises InputError for a name that is unknown, missing or there twice."""
    titles = [title.strip().strip('"') for title in line.removeprefix("\ufeff").strip("\r\n").split(",")]
    keys: dict[str, int] = {}
    figures: dict[tuple[str, str], int] = {}
    for place, title in enumerate(titles):
        key = _KEYS.get(title)
        figure = None if key else _figure(title)
        if key is None and figure is None:
            raise InputError(
                f"the column {title[:40]!r} is not known",
                where=f"{name}, line 1, column {place + 1}",
                remedy=f"Known are {', '.join(_KEYS)}, and Quantity1, Quantity2 and Value of Year and Jan to Dec.",
            )
        if (key in keys) if key else (figure in figures):
            raise InputError(
                f"the column {title!r} is there twice", where=f"{name}, line 1, column {place + 1}", remedy=_AGAIN
            )
        if key:
            keys[key] = place
        elif figure:
            figures[figure] = place
    layout = _complete(Layout(len(titles), keys, figures, _months(figures, name)), name)
    _check_order(titles, figures, name)
    return layout


def _check_order(titles: list[str], figures: Mapping[tuple[str, str], int], name: str) -> None:
    """Raises InputError unless the figures stand as published: the year, then month by month, quantities before value."""
    whens = (YEAR, *MONTHS)
    official = sorted(figures, key=lambda one: (whens.index(one[1]), FIGURES.index(one[0])))
    for place, right in zip(sorted(figures.values()), official, strict=True):
        if figures[right] != place:
            raise InputError(
                f"the column {titles[place]!r} stands where official tables have {titles[figures[right]]!r}",
                where=f"{name}, line 1, column {place + 1}",
                remedy="Names that were swapped would give figures to the wrong month or measure. If whole columns were "
                "moved, put them back: the year, then each month, with Quantity1, Quantity2 and Value. " + _AGAIN,
            )


def _figure(title: str) -> tuple[str, str] | None:
    what, _, when = title.partition("-")
    figure = _SPELLINGS.get(what, what), _SPELLINGS.get(when, when)
    return figure if figure[0] in FIGURES and figure[1] in (YEAR, *MONTHS) else None


def _months(figures: Mapping[tuple[str, str], int], name: str) -> int:
    """How many months have a value, which must be the first ones of the year."""
    given = [month for month in MONTHS if ("Value", month) in figures]
    if not given or given != list(MONTHS[: len(given)]):
        raise InputError(
            f"the values are of {', '.join(given) or 'no month'}, not of January and the months after it",
            where=f"{name}, line 1",
            remedy=_AGAIN,
        )
    return len(given)


def _complete(layout: Layout, name: str) -> Layout:
    wanted = [("Quantity2", month) for month in MONTHS[: layout.months]]
    wanted += [("Quantity1", month) for month in MONTHS[: layout.months] if "unit1" in layout.keys]
    missing = [key for key in _NEEDED if key not in layout.keys]
    missing += [f"{what}-{when}" for what, when in wanted if (what, when) not in layout.figures]
    if missing:
        raise InputError(f"there is no column for {', '.join(missing)}", where=f"{name}, line 1", remedy=_AGAIN)
    return layout
