"""The embedded text of the press releases: the same rows, marks and meaning as the official XML."""

from __future__ import annotations

import pyarrow as pa

from kuroji.classifications.partners import partner
from kuroji.classifications.reporters import JAPAN
from kuroji.model.period import parse
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.sources.embedded_text import EmbeddedText, Row
from kuroji.sources.press_checks import check
from kuroji.sources.press_observations import observations
from kuroji.sources.press_rows import (
    AreaRow,
    CommodityRow,
    FlowCells,
    IndexCells,
    IndexRow,
    PressRelease,
    TotalsRow,
)

SUMMARY_OF_INDICES = "pg21"


def read_press(text: EmbeddedText, release: Release) -> pa.Table:
    """The printed cells of one press release, monthly or ten-day, as a table in schema OBSERVATIONS.

    Raises IncompleteRelease when its parts do not add up; the text holds a part of the pages.
    """
    totals = text.rows("press_totals", release.id) or text.rows("ten_day", release.id)
    press = PressRelease(
        title=release.title,
        published=release.published_at.astimezone(JAPAN.tz).date(),
        stage=Stage(release.stage),
        period=parse(release.periods[0], JAPAN.fiscal),
        totals=_totals(totals[0]),
        areas=tuple(_area(row) for row in text.rows("press_areas", release.id)),
        commodities=tuple(_commodity(row) for row in text.rows("press_commodities", release.id)),
        indices=tuple(_index(row) for row in text.rows("press_indices", release.id)),
    )
    check(press, release.id, whole=False)
    return observations(press, release.id)


def _totals(row: Row) -> TotalsRow:
    flows = (FlowCells(row[f], row[f"{f}_year_ago"], row[f"{f}_change"]) for f in ("exports", "imports", "balance"))
    return TotalsRow("pg1", *flows)


def _area(row: Row) -> AreaRow:
    return AreaRow(
        "pg2", row["level"], row["row"], row["exports"], row["exports_change"], row["imports"],
        row["imports_change"], row["balance"], row["balance_change"],
    )  # fmt: skip


def _commodity(row: Row) -> CommodityRow:
    area = partner(row["partner"]).press_name_en
    return CommodityRow(
        row["page"], row["flow"], area, row["level"], row["row"], row["unit"], row["quantity"],
        row["quantity_change"], row["value"], row["share"], row["change"], row["contribution"],
    )  # fmt: skip


def _index(row: Row) -> IndexRow:
    exports, imports = (
        IndexCells(row[f"{f}_mark"], row[f"{f}_value"], row[f"{f}_quantity"], row[f"{f}_unit_value"])
        for f in ("export", "import")
    )
    area = partner(row["partner"]).press_name_en
    return IndexRow(row["page"], area, row["kind"], row["row"], exports, imports, row["page"] != SUMMARY_OF_INDICES)
