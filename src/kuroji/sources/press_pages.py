"""The pages of the press XML: which elements they are made of, and the printed rows they hold.

`hodoxml` holds `sogakutsuki` (totals, pg1), `mokuji` (contents), `chiikikunisogaku` (areas,
pg2), `shuyochiikikunihin` (commodities, pg3-pg20), `shisu` and `chiikishisu` (indices,
pg21-pg26). What a page is about is read from its title, not from its number. A row must
hold exactly the known elements: one that is missing, new or renamed stops the reading.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from kuroji.model.errors import InputError
from kuroji.model.observation import Flow
from kuroji.sources.press_rows import AreaRow, CommodityRow, FlowCells, IndexCells, IndexRow, TotalsRow

TOTALS, CONTENTS, AREAS, COMMODITIES = "sogakutsuki", "mokuji", "chiikikunisogaku", "shuyochiikikunihin"
INDEX_SUMMARY, INDEX_AREA, PDF = "shisu", "chiikishisu", "pdf"
PAGES = (TOTALS, CONTENTS, AREAS, COMMODITIES, INDEX_SUMMARY, INDEX_AREA, PDF)

_REMEDY = "If the publisher changed the format, report it; nothing was read from this file."
_FLOW = ("sogakutonen", "sogakuzennen", "nobiritsu")
_AREA = (
    "chiikikunikbn", "chiikikuni", "exportkagakue", "exportnobiritsu",
    "importkagakue", "importnobiritsu", "sashihikikagakue", "sashihikinobiritsu",
)  # fmt: skip
_COMMODITY = (
    "shuyoshohinbunrui", "shuyoshohin", "tani", "suryo", "suryonobiritsu",
    "kagaku", "koseihi", "kagakunobiritsu", "zogenkiyodo",
)  # fmt: skip
_INDEX = ("exportkingaku", "exportsuryo", "exportkakaku", "importkingaku", "importsuryo", "importkakaku")
_MARKED = ("taishokikan", "exportp", "importp", *_INDEX)
_NOTES = ("title", "taishokikan", "taishoym", "page", "kohyoymd")


class Page:
    """One page element and the file it stands in; every complaint names both."""

    def __init__(self, element: Element, name: str) -> None:
        self.element = element
        self.file = name
        self.number = element.get("name", "")

    @property
    def where(self) -> str:
        """The file and the page, as errors name it."""
        return f"{self.file}, {self.number or self.element.tag}"

    def text(self, tag: str) -> str:
        """The text of a child that must be there."""
        child = self.element.find(tag)
        if child is None:
            raise InputError(
                f"no <{tag}>{nearest(tag, (child.tag for child in self.element))}", where=self.where, remedy=_REMEDY
            )
        return child.text or ""

    def rows(self, parent: Element, tag: str) -> Iterator[tuple[int, Element]]:
        """The rows of a table, numbered from 1; anything else but notes beside them is refused."""
        number = 0
        for child in parent:
            if child.tag == tag:
                number += 1
                yield number, child
            elif child.tag not in _NOTES and not child.tag.startswith("chushaku"):
                raise InputError(
                    f"unknown element <{child.tag}>{nearest(child.tag, (tag, *_NOTES))}",
                    where=f"{self.where}, after row {number}",
                    remedy=_REMEDY,
                )

    def cells(self, row: Element, tags: tuple[str, ...], place: str) -> list[str]:
        """The texts of a row's elements in the order of `tags`. Raises InputError when they are not exactly those."""
        found = {child.tag: child.text or "" for child in row}
        if len(found) != len(row) or found.keys() != set(tags):
            self._refuse_row([child.tag for child in row], tags, f"{place}{_label(found)}")
        return [found[tag] for tag in tags]

    def _refuse_row(self, found: list[str], tags: tuple[str, ...], place: str) -> None:
        unknown = [tag for tag in found if tag not in tags]
        missing = [tag for tag in tags if tag not in found]
        if unknown:
            known = missing or tags
            what = f"unknown element <{unknown[0]}>{nearest(unknown[0], known)}"
        elif missing:
            what = f"no <{missing[0]}>"
        else:
            what = "an element is there twice"
        raise InputError(what, where=f"{self.where}, {place}", remedy=_REMEDY)


def _label(cells: dict[str, str]) -> str:
    name = next((cells[tag] for tag in ("chiikikuni", "shuyoshohin", "chiiki", "taishokikan") if tag in cells), "")
    return f" ({name.strip()})" if name.strip() else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """`; nearest is "..."`, or nothing when no known word is near."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; the nearest known name is <{found[0]}>" if found else ""


def totals_row(page: Page) -> TotalsRow:
    """The totals page, pg1."""
    flows = []
    for tag in ("export", "import", "sashihiki"):
        element = page.element.find(tag)
        if element is None:
            known = (child.tag for child in page.element)
            raise InputError(f"no <{tag}>{nearest(tag, known)}", where=page.where, remedy=_REMEDY)
        flows.append(FlowCells(*page.cells(element, _FLOW, f"<{tag}>")))
    return TotalsRow(page.number, *flows)


def contents(page: Page) -> tuple[tuple[str, str], ...]:
    """The contents list as (page, heading) pairs, `pg5` and its heading."""
    return tuple(
        (entry.get("href", "").lstrip("#"), (entry.findtext("pagemei") or "").strip())
        for _, entry in page.rows(page.element, "page")
    )


def area_rows(page: Page) -> list[AreaRow]:
    """The areas and countries of pg2."""
    return [
        AreaRow(page.number, *_stripped(page.cells(row, _AREA, f"row {number}")))
        for number, row in page.rows(page.element, "chiikikunisogakuinfo")
    ]


def commodity_rows(page: Page) -> list[CommodityRow]:
    """The commodities of one flow and area; both are read from the page's title."""
    flow, area = flow_and_area(page.text("title"), page.where)
    rows = []
    for number, row in page.rows(page.element, "shuyochiikikunihininfo"):
        level, name, unit, quantity, quantity_change, value, share, change, contribution = _stripped(
            page.cells(row, _COMMODITY, f"row {number}")
        )
        rows.append(
            CommodityRow(
                page.number, flow, area, level, name, unit, quantity, quantity_change,
                value, share, change, contribution,
            )
        )  # fmt: skip
    return rows


def index_rows(page: Page) -> list[IndexRow]:
    """The indices of pg21 (all areas, this month) or of one area's page (years, then twelve months)."""
    by_area = page.element.tag == INDEX_AREA
    title_area = area_of(page.text("title"), page.where) if by_area else ""
    month = "" if by_area else page.text("taishoym").strip()
    rows = []
    for tag, kind in (("genchi", "level"), ("nobiritsu", "change")):
        table = page.element.find(tag)
        if table is None:
            raise InputError(f"no <{tag}>", where=page.where, remedy=_REMEDY)
        for number, row in page.rows(table, "shisuinfo"):
            place = f"<{tag}> row {number}"
            if by_area:
                period, export_mark, import_mark, *cells = _stripped(page.cells(row, _MARKED, place))
                area = title_area
            else:
                area, *cells = _stripped(page.cells(row, ("chiiki", *_INDEX), place))
                period, export_mark, import_mark = month, "", ""
            exports, imports = IndexCells(export_mark, *cells[:3]), IndexCells(import_mark, *cells[3:])
            rows.append(IndexRow(page.number, area, kind, period, exports, imports, by_area))
    return rows


def flow_and_area(title: str, where: str) -> tuple[str, str]:
    """`Exports by Principal Commodity by Area(Country)(USA)` or 主要地域（国）別商品別輸入（中東） as flow and area."""
    plain = unicodedata.normalize("NFKC", title).lower()
    exports, imports = "export" in plain or "輸出" in plain, "import" in plain or "輸入" in plain
    if exports == imports:
        raise InputError(
            f"the title {title.strip()[:80]!r} does not say whether it is of exports or of imports",
            where=where,
            remedy=_REMEDY,
        )
    return (Flow.EXPORT if exports else Flow.IMPORT), area_of(title, where)


def area_of(title: str, where: str) -> str:
    """The area in the last brackets of a page's title."""
    found = re.findall(r"\(([^()]+)\)", unicodedata.normalize("NFKC", title))
    if not found:
        raise InputError(f"the title {title.strip()[:80]!r} names no area in brackets", where=where, remedy=_REMEDY)
    return str(found[-1]).strip()


def _stripped(cells: list[str]) -> list[str]:
    return [cell.strip() for cell in cells]
