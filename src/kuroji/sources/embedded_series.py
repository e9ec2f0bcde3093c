"""The embedded text of long series, of other vintages of their cells, and of yearly trade by partner and fuel.

The long series become the same noun as the official CSV and are dated like it. A vintage of
single cells has the stage and date of its release. Yearly tables are dated like the long
series, by December. Values are thousand yen; the share that the fuel table adds is computed
by its source, not printed, and is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pyarrow as pa

from kuroji.classifications.calendar import known_of_series_cell
from kuroji.classifications.commodities import commodity
from kuroji.classifications.reporters import JAPAN
from kuroji.classifications.units import to_canonical
from kuroji.model.errors import InputError
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure, SeriesKey, Statistic
from kuroji.model.period import Frequency, Period, of, parse
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.sources import marks
from kuroji.sources.embedded_text import EmbeddedText, Row
from kuroji.sources.long_series import LongSeries
from kuroji.sources.long_series_header import Column, Header
from kuroji.sources.long_series_observations import THOUSAND, observations
from kuroji.sources.observation_table import Held, ObservationBuilder, Printed
from kuroji.sources.places import placed
from kuroji.sources.press_observations import amount_key

_CODE_TABLES = {
    "d51ma": ("series_exports_by_commodity", Flow.EXPORT),
    "d61ma": ("series_imports_by_commodity", Flow.IMPORT),
}


def reader_of(release: Release) -> Callable[[EmbeddedText, Release], pa.Table]:
    """The reader of a release of the source mof-series. Raises InputError for one that it does not know."""
    series = release.id.split("/")[1]
    readers: dict[str, Callable[[EmbeddedText, Release], pa.Table]] = {
        "d41ma": _totals,
        "d51ma": _commodities,
        "d61ma": _commodities,
        "partners-annual": _partners,
        "fuel-middle-east": _fuel,
    }
    if release.stage:
        return _other_vintage
    if series not in readers:
        raise InputError(
            f"the series {series!r} is not known", where="releases.csv", remedy=f"Known are {', '.join(readers)}."
        )
    return readers[series]


def captured(release: Release) -> date:
    """The day a snapshot was taken, in the reporter's zone."""
    return release.published_at.astimezone(JAPAN.tz).date()


def _totals(text: EmbeddedText, release: Release) -> pa.Table:
    rows = text.table("series_totals_monthly")
    columns = tuple(
        Column(place, flow, "", TOTAL, Measure.VALUE, JAPAN.currency, JAPAN.currency)
        for place, flow in enumerate((Flow.EXPORT, Flow.IMPORT), start=1)
    )
    numbers = np.array([[_number(row["exports"]), _number(row["imports"])] for row in rows])
    return _observations(rows, columns, numbers, release)


def _commodities(text: EmbeddedText, release: Release) -> pa.Table:
    name, flow = _CODE_TABLES[release.id.split("/")[1]]
    rows = text.table(name)
    months = {month: number for number, month in enumerate(dict.fromkeys(row["month"] for row in rows))}
    columns: list[Column] = []
    places: dict[tuple[str, str], int] = {}
    counted = {row["code"] for row in rows if row["quantity"]}
    for code in dict.fromkeys(row["code"] for row in rows):
        item = placed(f"{name}.csv", commodity, flow, code)
        for cell, measure, unit in (
            ("quantity", Measure.QUANTITY, item.unit),
            ("value", Measure.VALUE, JAPAN.currency),
        ):
            if cell == "value" or code in counted:
                places[code, cell] = len(columns)
                columns.append(Column(len(columns) + 1, flow, item.classification, code, measure, unit, unit))
    numbers = np.full((len(months), len(columns)), np.nan)
    for row in rows:
        for cell in ("quantity", "value"):
            if row[cell]:
                numbers[months[row["month"]], places[row["code"], cell]] = _number(row[cell])
    return _observations([{"month": month} for month in months], tuple(columns), numbers, release)


def _observations(rows: list[Row], columns: tuple[Column, ...], numbers: np.ndarray, release: Release) -> pa.Table:
    periods = tuple(parse(row["month"], JAPAN.fiscal) for row in rows)
    header = Header(release.title, WORLD, Frequency.MONTH, columns, len(columns) + 1, 1)
    return observations(LongSeries(header, periods, numbers), captured(release))


def _number(cell: str) -> float:
    return float(marks.whole(cell))


def _other_vintage(text: EmbeddedText, release: Release) -> pa.Table:
    builder = ObservationBuilder(release.id, release.id)

    def put(key: SeriesKey, period: Period, printed: Printed, place: str) -> None:
        held = Held(printed, Stage(release.stage), release.published_at, release.published_basis, place)
        builder.add(key, period, held)

    for row in text.rows("other_vintages", release.id):
        put(amount_key(row["flow"]), parse(row["period"], JAPAN.fiscal), _thousands(row["value"]), "other_vintages.csv")
    place = "other_vintages_commodities.csv"
    for row in text.rows("other_vintages_commodities", release.id):
        item = placed(place, commodity, row["flow"], row["code"])
        period = parse(row["month"], JAPAN.fiscal)
        key = SeriesKey(
            JAPAN.code,
            row["flow"],
            WORLD,
            item.classification,
            item.code,
            Measure.VALUE,
            Statistic.LEVEL,
            JAPAN.currency,
        )
        put(key, period, _thousands(row["value"]), place)
        if row["quantity"]:
            put(_quantity_key(row["flow"], WORLD, item.code, item.unit), period, _units(row["quantity"]), place)
    return builder.table()


def _partners(text: EmbeddedText, release: Release) -> pa.Table:
    builder = ObservationBuilder(release.id, release.id)
    for row in text.table("partners_annual"):
        _put_year(builder, amount_key(row["flow"], row["partner"]), row["year"], _thousands(row["value"]), release)
    return builder.table()


def _fuel(text: EmbeddedText, release: Release) -> pa.Table:
    builder = ObservationBuilder(release.id, release.id)
    for row in text.table("fuel_middle_east"):
        canonical = commodity(Flow.IMPORT, row["code"]).unit
        for partner, cell in ((WORLD, "world_quantity"), ("middle_east", "middle_east_quantity")):
            printed = _units(row[cell])
            value, quantum, unit = to_canonical(printed.value, printed.quantum, row["unit"], canonical)
            key = _quantity_key(Flow.IMPORT, partner, row["code"], unit)
            _put_year(builder, key, row["year"], Printed(value, quantum, printed.status), release)
    return builder.table()


def _put_year(builder: ObservationBuilder, key: SeriesKey, year: str, printed: Printed, release: Release) -> None:
    period = of(Frequency.YEAR, int(year))
    stage, instant, basis = known_of_series_cell(key.flow, period.end, captured(release))
    builder.add(key, period, Held(printed, stage, instant, basis, f"{release.id}, {year}"))


def _quantity_key(flow: str, partner: str, code: str, unit: str) -> SeriesKey:
    return SeriesKey(JAPAN.code, flow, partner, "PC", code, Measure.QUANTITY, Statistic.LEVEL, unit)


def _thousands(cell: str) -> Printed:
    return _some(marks.level(cell, THOUSAND))


def _units(cell: str) -> Printed:
    return _some(marks.level(cell))


def _some(printed: Printed | None) -> Printed:
    if printed is None:
        raise InputError("an empty cell where a figure stands", remedy="Restore the text from the repository.")
    return printed
