"""What a press release prints, row by row, as text; shared by the XML reader and the reader of embedded text.

Fields hold the cell as printed (thousands commas and marks included), amounts in million
yen. A row says where it stood (`page`), so that every later complaint can name it.
"""

from __future__ import annotations

from datetime import date

import msgspec

from kuroji.model.period import Period
from kuroji.model.stage import Stage


class FlowCells(msgspec.Struct, frozen=True):
    """One flow of the totals page: this year, a year ago, and the change."""

    now: str
    year_ago: str
    change: str


class TotalsRow(msgspec.Struct, frozen=True):
    """The totals page: exports, imports and the balance."""

    page: str
    exports: FlowCells
    imports: FlowCells
    balance: FlowCells


class AreaRow(msgspec.Struct, frozen=True):
    """An area or country; `level` is 0 for the grand total, 1 for an area (memo areas in brackets), 2 for a country."""

    page: str
    level: str
    name: str
    exports: str
    exports_change: str
    imports: str
    imports_change: str
    balance: str
    balance_change: str


class CommodityRow(msgspec.Struct, frozen=True):
    """A principal commodity of one area's page; `level` is 0 total, 1 section, 2 commodity; brackets are "of which"."""

    page: str
    flow: str
    area: str
    level: str
    name: str
    unit: str
    quantity: str
    quantity_change: str
    value: str
    share: str
    change: str
    contribution: str


class IndexCells(msgspec.Struct, frozen=True):
    """One flow of an index row: the mark `(P)` of a provisional figure, and value, quantity and unit value index."""

    mark: str
    value: str
    quantity: str
    unit_value: str


class IndexRow(msgspec.Struct, frozen=True):
    """The trade indices of an area in a period; `kind` is `level` (2020 = 100) or `change` (percent on a year ago).

    `area_page` tells the pages of one area, which mark provisional figures, from the
    summary page, which does not and so takes its stage from the release.
    """

    page: str
    area: str
    kind: str
    period: str
    exports: IndexCells
    imports: IndexCells
    area_page: bool


class PressRelease(msgspec.Struct, frozen=True, kw_only=True):
    """A press release as read: what it is about, when it was published, what it says, and what it says it holds.

    `contents` are the pages of its own contents list as (page, heading), `pages` those found.
    """

    title: str
    published: date
    stage: Stage
    period: Period
    totals: TotalsRow
    areas: tuple[AreaRow, ...] = ()
    commodities: tuple[CommodityRow, ...] = ()
    indices: tuple[IndexRow, ...] = ()
    contents: tuple[tuple[str, str], ...] = ()
    pages: tuple[str, ...] = ()
