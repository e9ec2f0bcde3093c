"""Whether a press release is whole: its own contents list, and sums that must come out.

What is demanded is data: expectations/mof_press.toml. A release that fails is not used at
all; the error names the page, the row, both numbers and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from kuroji.classifications.partners import press_partner
from kuroji.model.errors import IncompleteRelease
from kuroji.model.observation import WORLD, Flow
from kuroji.model.stage import Stage
from kuroji.sources import marks
from kuroji.sources.expected import expectations
from kuroji.sources.places import placed
from kuroji.sources.press_rows import AreaRow, CommodityRow, PressRelease

SOURCE = "mof_press"
_AGAIN = "Fetch the file again from its official address; if it stays so, report it. Nothing of it was taken in."


def check(press: PressRelease, name: str, *, whole: bool = True) -> None:
    """Raises IncompleteRelease when a page of the contents list is missing or a sum does not come out.

    `whole=False` leaves out the contents list, for a text that holds a part of a release on purpose.
    """
    if whole:
        check_contents(press, name)
    check_balances(press, name)
    check_totals(press, name)
    check_areas(press, name)
    check_sections(press, name)


def check_contents(press: PressRelease, name: str) -> None:
    """Every page that the release's own contents list names is there; monthly and longer releases must have a list."""
    if press.stage > Stage.FIRST_20_DAYS and not press.contents:
        raise IncompleteRelease(
            f"no contents list (<mokuji>) in a release of {press.period}", where=name, remedy=_AGAIN
        )
    missing = [f"{page} {heading}".strip() for page, heading in press.contents if page not in press.pages]
    if missing:
        raise IncompleteRelease(
            f"{len(missing)} of the {len(press.contents)} pages of its contents list are missing: {', '.join(missing)}",
            where=name,
            remedy=_AGAIN,
        )


def check_balances(press: PressRelease, name: str) -> None:
    """Exports less imports are the printed balance, on the totals page (both years) and in every row of the areas."""
    totals = press.totals
    columns = (
        ("this year", totals.exports.now, totals.imports.now, totals.balance.now),
        ("a year ago", totals.exports.year_ago, totals.imports.year_ago, totals.balance.year_ago),
    )
    cells = [(totals.page, f"totals {when}", *texts) for when, *texts in columns if all(text.strip() for text in texts)]
    cells += [(row.page, f"row {row.name}", row.exports, row.imports, row.balance) for row in press.areas]
    for page, what, *texts in cells:
        place = f"{name}, {page}, {what}"
        exports, imports, balance = (placed(place, marks.whole, text) for text in texts)
        if abs(exports - imports - balance) > expectations(SOURCE)["balance"]["max_difference"]:
            _fail(place, f"exports less imports are {exports - imports:,}", f"the printed balance is {balance:,}")


def check_totals(press: PressRelease, name: str) -> None:
    """The grand totals of all pages are those of the totals page; of an area's commodities, those of the area table."""
    known = {
        (Flow.EXPORT, WORLD): (press.totals.exports.now, press.totals.page),
        (Flow.IMPORT, WORLD): (press.totals.imports.now, press.totals.page),
    }
    for row in press.areas:
        partner = _partner(f"{name}, {row.page}, row {row.name}", row.name)
        for flow, text in ((Flow.EXPORT, row.exports), (Flow.IMPORT, row.imports)):
            _same(
                name, (row.page, f"row {row.name}, {flow}s"), text, known.setdefault((flow, partner), (text, row.page))
            )
    for total in (row for row in press.commodities if row.level == "0"):
        key = Flow(total.flow), _partner(f"{name}, {total.page}", total.area)
        if key in known:
            _same(name, (total.page, f"row {total.name} ({total.flow}s, {total.area})"), total.value, known[key])


def _same(name: str, place: tuple[str, str], text: str, other: tuple[str, str]) -> None:
    where = f"{name}, {place[0]}, {place[1]}"
    here, there = placed(where, marks.whole, text), placed(where, marks.whole, other[0])
    if abs(here - there) > expectations(SOURCE)["repeated_totals"]["max_difference"]:
        _fail(where, f"the total is {here:,}", f"{other[1]} has {there:,}")


def check_areas(press: PressRelease, name: str) -> None:
    """Areas without brackets add up to the exports, and to the imports less those from places outside every area."""
    if not press.areas:
        return
    areas = [row for row in press.areas if row.level == "1" and not _memo(row)]
    page = press.areas[0].page
    fewest = expectations(SOURCE)["rows"]["areas"]["min"]
    if len(areas) < fewest:
        raise IncompleteRelease(
            f"{len(areas)} areas, where at least {fewest} are expected", where=f"{name}, {page}", remedy=_AGAIN
        )
    slack = _slack(len(areas))
    unlisted = expectations(SOURCE)["unlisted_imports"]
    months = press.period.length
    for flow, total, parts, least, most in (
        (Flow.EXPORT, press.totals.exports.now, [row.exports for row in areas], -slack, slack),
        (
            Flow.IMPORT, press.totals.imports.now, [row.imports for row in areas],
            unlisted["min_per_month"] * months - slack, unlisted["max_per_month"] * months + slack,
        ),
    ):  # fmt: skip
        place = f"{name}, {page}, the {len(areas)} areas' {flow}s"
        whole, added = placed(place, marks.whole, total), sum(placed(place, marks.whole, part) for part in parts)
        if not least <= whole - added <= most:
            _fail(place, f"they add up to {added:,}", f"the total is {whole:,}")


def check_sections(press: PressRelease, name: str) -> None:
    """On every commodity page the nine sections add up to the page's total, to within their rounding."""
    for page, rows in _by_page(press.commodities):
        sections = [row for row in rows if row.level == "1"]
        total = next((row for row in rows if row.level == "0"), None)
        expected = expectations(SOURCE)["rows"]["sections"]
        what = f"{name}, {page} ({rows[0].flow}s, {rows[0].area})"
        if total is None or len(sections) != expected:
            raise IncompleteRelease(
                f"{len(sections)} sections and {'a' if total else 'no'} total, "
                f"where {expected} and a total are expected",
                where=what,
                remedy=_AGAIN,
            )
        whole = placed(f"{what}, row {total.name}", marks.whole, total.value)
        added = sum(placed(f"{what}, row {row.name}", marks.whole, row.value) for row in sections)
        if abs(whole - added) > _slack(expected):
            _fail(
                f"{what}, row {total.name}", f"the {expected} sections add up to {added:,}", f"the total is {whole:,}"
            )


def _slack(parts: int) -> float:
    return float(expectations(SOURCE)["rounding"]["per_part"]) * (parts + 1)


def _by_page(rows: Iterable[CommodityRow]) -> Iterator[tuple[str, list[CommodityRow]]]:
    for page, group in groupby(rows, key=lambda row: row.page):
        yield page, list(group)


def _memo(row: AreaRow) -> bool:
    return row.name.startswith(("(", "（"))


def _partner(place: str, name: str) -> str:
    return placed(place, press_partner, name).code


def _fail(place: str, found: str, expected: str) -> None:
    raise IncompleteRelease(
        f"the parts do not add up: {found}, but {expected} (million yen)", where=place, remedy=_AGAIN
    )
