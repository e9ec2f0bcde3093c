"""The Ministry of Finance's press release as XML: `<YYYYMM><S>e.xml` (English) and `<YYYYMM><S>.xml` (Japanese).

Monthly, ten-day, calendar-year, fiscal-year and half-year files, at every stage. Values are
million yen, rounded half up from thousand yen; exports f.o.b. by date of departure, imports
c.i.f. by date of import permit. What a file is comes from its title and date, never from
its name, because the fixed data are put in the place of the revised under one name.
Source: https://www.customs.go.jp/toukei/shinbun/happyou_e.htm.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kuroji.model.errors import InputError
from kuroji.model.period import FiscalYear, Period
from kuroji.model.stage import Stage
from kuroji.sources.places import placed
from kuroji.sources.press_document import read_document
from kuroji.sources.press_pages import (
    AREAS,
    COMMODITIES,
    CONTENTS,
    INDEX_AREA,
    INDEX_SUMMARY,
    PAGES,
    PDF,
    TOTALS,
    Page,
    area_rows,
    commodity_rows,
    contents,
    index_rows,
    nearest,
    totals_row,
)
from kuroji.sources.press_rows import AreaRow, CommodityRow, IndexRow, PressRelease
from kuroji.sources.press_titles import in_part_of_month, read_date, read_period, read_stage, title_period

ROOT = "hodoxml"
LIMIT = 32 << 20


def read_press_xml(data: bytes, name: str, fiscal: FiscalYear) -> PressRelease:
    """The rows of a press release, as printed. Raises InputError naming file, page, row and remedy.

    Completeness and arithmetic are checked apart, by `press_checks.check`.
    """
    root = read_document(data, name)
    if root.tag != ROOT:
        raise InputError(
            f"the root element is <{root.tag}>, not <{ROOT}>",
            where=name,
            remedy="Give a press release of the Ministry of Finance as XML, for example 2026054e.xml.",
        )
    pages = _pages(root, name)
    first = next((page for page in pages if page.element.tag == TOTALS), None)
    if first is None:
        raise InputError("it has no page of totals (<sogakutsuki>)", where=name, remedy="Fetch the file again.")
    title = first.text("title").strip()
    stage, period = _stage_and_period(first, title, fiscal)
    areas: list[AreaRow] = []
    commodities: list[CommodityRow] = []
    indices: list[IndexRow] = []
    for page in pages:
        tag = page.element.tag
        if tag == AREAS:
            areas += area_rows(page)
        elif tag == COMMODITIES:
            commodities += commodity_rows(page)
        elif tag in (INDEX_SUMMARY, INDEX_AREA):
            indices += index_rows(page)
    return PressRelease(
        title=title,
        published=placed(first.where, read_date, first.text("kohyoymd")),
        stage=stage,
        period=period,
        totals=totals_row(first),
        areas=tuple(areas),
        commodities=tuple(commodities),
        indices=tuple(indices),
        contents=next((contents(page) for page in pages if page.element.tag == CONTENTS), ()),
        pages=tuple(page.number for page in pages if page.number),
    )


def _pages(root: Element, name: str) -> list[Page]:
    pages = [Page(element, name) for element in root]
    seen: set[str] = set()
    for page in pages:
        tag = page.element.tag
        if tag not in PAGES:
            raise InputError(
                f"unknown page element <{tag}>{nearest(tag, PAGES)}",
                where=page.where,
                remedy="If the publisher changed the format, report it; nothing was read from this file.",
            )
        identity = page.number or tag
        if identity in seen:
            raise InputError(f"the page {identity} is there twice", where=name, remedy="Fetch the file again.")
        if tag not in (CONTENTS, PDF):
            seen.add(identity)
    return pages


def _stage_and_period(first: Page, title: str, fiscal: FiscalYear) -> tuple[Stage, Period]:
    stage = placed(first.where, read_stage, title)
    period = placed(first.where, read_period, first.text("taishoymtonen"), fiscal)
    base = placed(first.where, read_period, first.text("taishoymzennen"), fiscal)
    named = title_period(title, fiscal)
    if named not in (None, period):
        raise InputError(
            f"the title is of {named}, its columns of {period}", where=first.where, remedy="Fetch the file again."
        )
    if base != period.year_earlier():
        raise InputError(
            f"the year-ago column is {base}, but a year before {period} is {period.year_earlier()}",
            where=first.where,
            remedy="Fetch the file again; if it stays so, report it.",
        )
    if stage <= Stage.FIRST_20_DAYS and period == in_part_of_month(period, stage):
        raise InputError(
            f"a ten-day release is of a month, not of {period}", where=first.where, remedy="Fetch the file again."
        )
    return stage, in_part_of_month(period, stage)
