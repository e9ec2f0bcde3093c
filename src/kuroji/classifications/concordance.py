"""Nine-digit codes over the years: how codes become others, and how figures are compared across such changes.

National digits change every January and the six digits of the Harmonized System every few years.
What became what is told by a file of changes, a row each: the year in which it took effect, the
flow, the old and the new code and, where known, the share of the old code's trade that went to the
new one. A code that goes on unchanged has no row; one whose content changed under the same number
has one from itself to itself beside the rows of what left or joined it.

Two ways to compare, both of which keep totals to the last yen:

- families: all codes that are linked by changes within a span of years count as one, whatever
  happened among them. Nothing is assumed, detail is lost. (Pierce and Schott, Concording U.S.
  Harmonized System Codes over Time, Journal of Official Statistics 28, 2012.)
- shares: figures of an old code are divided among the new ones by the shares of the file. Whole
  units are given out by largest remainders, so that the parts add to the whole.

Rows come from the tables that the customs publish with each year's code list
(https://www.customs.go.jp/toukei/sankou/code/code.htm); none are carried here.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import msgspec

from kuroji.model.errors import InputError, NotHeld

COLUMNS = ("year", "flow", "old", "new", "share")
FAMILY = "~"
_FLOWS = ("export", "import")


class Change(msgspec.Struct, frozen=True):
    """From January of `year` trade under `old` is counted under `new`: all of it, a `share`, or an unknown part (None)."""

    year: int
    flow: str
    old: str
    new: str
    share: Fraction | None = None


def read_changes(path: Path) -> tuple[Change, ...]:
    """The changes of a file with the columns year, flow, old, new and share (empty where not known).

    Raises InputError naming the line for a row that cannot be used, and for shares of a code that do not add up to 1.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from None
    changes = tuple(_change(row, f"{path}, line {number}") for number, row in enumerate(rows, 2))
    _check_shares(changes, str(path))
    return changes


def _change(row: Mapping[str, str | None], where: str) -> Change:
    cells = {name: (row.get(name) or "").strip().strip("'") for name in COLUMNS}
    year, flow, old, new = cells["year"], cells["flow"], cells["old"], cells["new"]
    if not (year.isdecimal() and len(year) == 4) or flow not in _FLOWS or len(old) != 9 or len(new) != 9:
        raise InputError(
            f"{year!r}, {flow!r}, {old!r}, {new!r} is no change of a code",
            where=where,
            remedy="Write a year, export or import, and two codes of nine digits: 2022,export,854231000,854231100,",
        )
    try:
        share = Fraction(cells["share"]) if cells["share"] else None
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if share is not None and not 0 < share <= 1:
        raise InputError(
            f"the share {cells['share']!r} is not more than 0 and at most 1", where=where, remedy="Write 0.25 or 1/4."
        )
    return Change(int(year), flow, old, new, share)


def _check_shares(changes: Sequence[Change], where: str) -> None:
    for (year, flow, old), parts in _by_old(changes).items():
        shares = [one.share for one in parts]
        if None not in shares and sum(share for share in shares if share) != 1:
            raise InputError(
                f"the shares of {flow} {old} in {year} add up to {float(sum(s for s in shares if s)):g}, not to 1",
                where=where,
                remedy="Correct them, or leave them empty: codes can still be compared as families.",
            )


def _by_old(changes: Iterable[Change]) -> dict[tuple[int, str, str], list[Change]]:
    found: dict[tuple[int, str, str], list[Change]] = defaultdict(list)
    for one in changes:
        found[one.year, one.flow, one.old].append(one)
    return found


def families(changes: Iterable[Change], flow: str, since: int, until: int) -> dict[str, str]:
    """The family of each code that a change of a flow concerns in the years after `since` and up to `until`.

    A family is named after its lowest code with `~`; a code without a change is its own.
    """
    parent: dict[str, str] = {}
    for one in changes:
        if one.flow == flow and since < one.year <= until and one.old != one.new:
            low, high = sorted((_root(parent, one.old), _root(parent, one.new)))
            parent[high] = low
    return {code: _root(parent, code) + FAMILY for code in sorted(parent)}


def _root(parent: dict[str, str], code: str) -> str:
    """The lowest code that a code is linked with so far; the way to it is shortened."""
    while (above := parent.setdefault(code, code)) != code:
        parent[code] = parent[above]
        code = above
    return code


def forward(figures: Mapping[str, int], changes: Iterable[Change], flow: str, since: int, until: int) -> dict[str, int]:
    """Figures of the codes of the year `since` under the codes of the year `until`, by shares; the total stays the same.

    Raises NotHeld for a code that was split without the shares being known.
    """
    held = dict(figures)
    steps = _by_old(one for one in changes if one.flow == flow and since < one.year <= until)
    for year in range(since + 1, until + 1):
        moved: dict[str, int] = defaultdict(int)
        for code, figure in held.items():
            parts = steps.get((year, flow, code), ())
            for new, amount in _divided(code, figure, parts, year):
                moved[new] += amount
        held = dict(moved)
    return held


def _divided(code: str, figure: int, parts: Sequence[Change], year: int) -> list[tuple[str, int]]:
    if not parts:
        return [(code, figure)]
    if len(parts) == 1:
        return [(parts[0].new, figure)]
    if unknown := [one.new for one in parts if one.share is None]:
        raise NotHeld(
            f"{code} became {len(parts)} codes in {year}, and the share that went to {unknown[0]} is not known",
            remedy="Give the shares in the file of changes, or compare families.",
        )
    amounts = apportioned(figure, [one.share or Fraction(0) for one in parts])
    return [(one.new, amount) for one, amount in zip(parts, amounts, strict=True)]


def apportioned(whole: int, shares: Sequence[Fraction]) -> list[int]:
    """A whole number divided by shares that add up to 1, into whole numbers that add up to it: largest remainders first."""
    exact = [whole * share for share in shares]
    parts = [int(one // 1) for one in exact]
    order = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in order[: whole - sum(parts)]:
        parts[place] += 1
    return parts


def unexplained(old: Iterable[str], new: Iterable[str], changes: Iterable[Change], flow: str, year: int) -> list[str]:
    """The codes of the year before `year` that no longer exist in it and of which no change tells what became of them."""
    told = {one.old for one in changes if one.flow == flow and one.year == year}
    return sorted(set(old) - set(new) - told)
