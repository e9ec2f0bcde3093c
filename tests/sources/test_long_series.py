"""The long series. Source: the series of 29 September 2026 as committed, written out again in the official
format with placeholders, and the heads of the real files in tests/fixtures/raw; dates from docs/explanation/vintages.md, section 2."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tests.fixtures.official_format import RAW, TEXT, commodity_series, table, totals_series
from tests.sources.cells import cell, said

from kuroji.model.observation import OBSERVATIONS
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.sources import embedded, registry

CAPTURED = date(2026, 9, 29)


def read(data: bytes, captured: date = CAPTURED) -> tuple[Release, pa.Table]:
    return registry.read(data, retrieved_at=datetime(2026, 9, 30, tzinfo=UTC), name="series.csv", captured=captured)


def tokyo(day: date) -> datetime:
    """08:50 in Tokyo on that day, which is 23:50 UTC on the day before."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC).replace(hour=0) - (
        datetime(2026, 1, 2, tzinfo=UTC) - datetime(2026, 1, 1, 23, 50, tzinfo=UTC)
    )


@pytest.fixture(scope="module")
def totals() -> tuple[Release, pa.Table]:
    return read(totals_series())


@pytest.fixture(scope="module")
def exports() -> tuple[Release, pa.Table]:
    return read(commodity_series("export"))


@pytest.fixture(scope="module")
def imports() -> tuple[Release, pa.Table]:
    return read(commodity_series("import"))


def test_the_release(totals: tuple[Release, pa.Table]) -> None:
    release, rows = totals
    assert release.id == "mof-series/d41ma/0/2026-09-29"
    assert release.periods == ("1979-01..2026-08",)
    assert release.published_basis == "inferred"
    assert rows.schema == OBSERVATIONS
    rows.validate(full=True)


def test_months_to_come_are_not_published(totals: tuple[Release, pa.Table]) -> None:
    """The file has rows of zeros up to December; they say nothing."""
    rows = totals[1]
    assert rows.num_rows == 1144
    assert max(rows.column("period").to_pylist()) == "2026-08"


def test_values_are_in_yen(totals: tuple[Release, pa.Table]) -> None:
    assert said(totals[1], flow="export", period="1979-01") == (1192541404e3, 1e3, "normal")
    august = cell(totals[1], flow="import", period="2026-08")
    assert (august["value"], august["unit"], august["frequency"]) == (11155183375e3, "JPY", "M")


@pytest.mark.parametrize(
    ("flow", "period", "stage", "day"),
    [
        ("export", "2024-03", Stage.FIXED, date(2025, 11, 13)),
        ("import", "1990-03", Stage.FIXED, date(1991, 11, 13)),
        ("export", "2025-08", Stage.REVISED, date(2026, 3, 12)),
        ("export", "2026-07", Stage.DETAILED_EXPORTS, date(2026, 8, 28)),
        ("import", "2026-06", Stage.DETAILED, date(2026, 8, 28)),
    ],
)
def test_each_cell_is_dated_by_the_stage_it_holds(
    totals: tuple[Release, pa.Table], flow: str, period: str, stage: Stage, day: date
) -> None:
    row = cell(totals[1], flow=flow, period=period)
    assert (row["stage"], row["known_at"], row["known_basis"]) == (stage, tokyo(day), "inferred")


def test_an_earlier_capture_holds_earlier_stages() -> None:
    """Taken on 13 November 2026, the same bytes hold fixed data of 2025; on 1 March 2026 the figures of January
    2025 were not yet revised."""
    assert cell(read(totals_series(), date(2026, 11, 13))[1], flow="export", period="2025-01")["stage"] == Stage.FIXED
    months = totals_series(0).splitlines(keepends=True)
    january = next(number for number, line in enumerate(months) if line.startswith(b"2026/01"))
    early = read(b"".join(months[: january + 1]), date(2026, 3, 1))[1]
    assert cell(early, flow="export", period="2025-01")["stage"] == Stage.DETAILED_EXPORTS
    assert cell(early, flow="import", period="2025-01")["stage"] == Stage.DETAILED


def test_the_committed_text_and_the_official_form_agree(
    totals: tuple[Release, pa.Table], exports: tuple[Release, pa.Table], imports: tuple[Release, pa.Table]
) -> None:
    held = {release.id: rows for release, rows in embedded.read(TEXT) if release.id.startswith("mof-series/d")}
    assert len(held) == 3
    for release, rows in (totals, exports, imports):
        order = [
            ("flow", "ascending"),
            ("commodity", "ascending"),
            ("measure", "ascending"),
            ("end_month", "ascending"),
        ]
        plain = pa.schema(
            [pa.field(f.name, pa.string() if pa.types.is_dictionary(f.type) else f.type) for f in rows.schema]
        )
        assert rows.cast(plain).sort_by(order).equals(held[release.id].cast(plain).sort_by(order)), release.id


@pytest.mark.parametrize("flow", ["export", "import"])
def test_every_figure_of_the_text_is_there_and_no_other(flow: str) -> None:
    """Counted apart from the reader: cells of the text that are not empty."""
    rows = table(f"series_{flow}s_by_commodity")
    held = sum(bool(row["quantity"]) + bool(row["value"]) for row in rows)
    assert read(commodity_series(flow))[1].num_rows == held


def test_composite_codes_and_quantities(exports: tuple[Release, pa.Table]) -> None:
    """The row of December 2023 as it stands in the real file."""
    rows = exports[1]
    december = {"flow": "export", "period": "2023-12"}
    assert said(rows, commodity="0p1", **december) == (105904837e3, 1e3, "normal")
    assert said(rows, commodity="8p9", **december) == (1428138117e3, 1e3, "normal")
    assert said(rows, commodity="70309p70311", measure="quantity", unit="NO", **december) == (15581603.0, 1.0, "normal")
    assert said(rows, commodity="70131", measure="quantity", unit="KG", **december) == (13434430.0, 1.0, "normal")
    assert cell(rows, **december)["classification"] == ""
    assert cell(rows, commodity="4", **december)["classification"] == "PC"


def test_a_quantity_that_is_not_counted_is_not_there(exports: tuple[Release, pa.Table]) -> None:
    counted = {
        row["period"] for row in exports[1].to_pylist() if (row["commodity"], row["measure"]) == ("70319", "quantity")
    }
    assert max(counted) == "1995-12"
    chips = exports[1].filter(pc.equal(exports[1].column("commodity"), "70323"))
    assert set(chips.column("measure").to_pylist()) == {"value"}


def test_a_column_that_begins_late_has_no_zeros_before(
    exports: tuple[Release, pa.Table], imports: tuple[Release, pa.Table]
) -> None:
    """Semiconductor machinery and insulated wire are counted from 2007, telephones from 2017."""
    for rows, code, first in (
        (exports[1], "70131", "2007-01"),
        (imports[1], "70304", "2007-01"),
        (imports[1], "7030703", "2017-01"),
    ):
        found = rows.filter(pc.equal(rows.column("commodity"), code))
        assert min(found.column("period").to_pylist()) == first


def small(title: str, english: str, rows: list[str], flow: str = "export") -> bytes:
    """A series with the real header of d51ma, another title, and rows as `period,total,{code: (quantity, value)}`."""
    head = (RAW / "d51ma_head.cp932.csv").read_bytes().decode("cp932").splitlines()[:7]
    commas = "," * 117
    return ("\r\n".join([title + commas, english + commas, *head[2:], *rows]) + "\r\n").encode("cp932")


def row(period: str, total: int, **cells: tuple[str, str]) -> str:
    """One row; the total stands in section 8+9, every other cell is `-` or 0 unless given as c<code>=(quantity, value)."""
    head = (RAW / "d51ma_head.cp932.csv").read_bytes().decode("cp932").splitlines()[4]
    codes = [cell.replace("'", "").replace("+", "p") for cell in head.split(",")[2:] if cell]
    pairs = dict.fromkeys(codes, ("-", "0 ")) | {"8p9": ("-", f"{total} ")}
    pairs |= {code[1:]: pair for code, pair in cells.items()}
    return ",".join([f"{period}", f"{total} ", *(cell for code in codes for cell in pairs[code])])


RUSSIA = ("《ロシア》  【月別】  （輸出）", "RUSSIA Monthly Data  (Export)")


def test_zeros_of_an_area() -> None:
    """Nil inside and after; less than half a unit beside a value; nothing before the first figure."""
    rows = [
        row("2025/01", 500),
        row("2025/02", 500, c50101=("-", "7 "), c611=("0 ", "3 ")),
        row("2025/03", 500, c50101=("-", "0 "), c611=("0 ", "0 ")),
        row("2025/04", 0),
    ]
    release, found = read(small(*RUSSIA, rows))
    assert release.id == "mof-series/d52ma-ru/0/2026-09-29"
    assert release.periods == ("2025-01..2025-03",)
    organic = {item["period"]: item for item in found.to_pylist() if item["commodity"] == "50101"}
    assert {period: (item["value"], item["status"]) for period, item in organic.items()} == {
        "2025-02": (7000.0, "normal"),
        "2025-03": (0.0, "nil"),
    }
    steel = [item for item in found.to_pylist() if item["commodity"] == "611"]
    assert {(item["measure"], item["period"], item["status"]) for item in steel} == {
        ("value", "2025-02", "normal"),
        ("value", "2025-03", "nil"),
    }


def test_a_quantity_below_half_a_unit() -> None:
    rows = [
        row("2025/01", 500, c611=("9 ", "4 ")),
        row("2025/02", 500, c611=("0 ", "3 ")),
        row("2025/03", 500, c611=("0 ", "0 ")),
    ]
    found = read(small(*RUSSIA, rows))[1]
    status = {
        item["period"]: item["status"]
        for item in found.to_pylist()
        if (item["commodity"], item["measure"]) == ("611", "quantity")
    }
    assert status == {"2025-01": "normal", "2025-02": "rounds_to_zero", "2025-03": "nil"}


@pytest.mark.parametrize(
    ("title", "english", "partner", "series"),
    [
        ("《アジア》  【月別】  （輸出）", "ASIA Monthly Data  (Export)", "asia", "d52ma-asia"),
        ("《ＥＵ》  【月別】  （輸出）", "(EU) Monthly Data  (Export)", "eu", "d52ma-eu"),
        ("《アメリカ合衆国》  【月別】  （輸出）", "USA Monthly Data  (Export)", "US", "d52ma-us"),
        (
            "《北アメリカ大陸》  【月別】  （輸出）",
            "NORTH AMERICA Monthly Data  (Export)",
            "north_america",
            "d52ma-north_america",
        ),
    ],
)
def test_the_area_is_in_the_title(title: str, english: str, partner: str, series: str) -> None:
    release, found = read(small(title, english, [row("2025/01", 500)]))
    assert release.id.split("/")[1] == series
    assert set(found.column("partner").to_pylist()) == {partner}


def test_the_real_years_of_imports() -> None:
    """d61ca: the sum of the months of 2025 in the committed text is the year of the real file."""
    release, rows = read((RAW / "d61ca_2015-2025.utf8.csv").read_bytes())
    assert release.id == "mof-series/d61ca/0/2026-09-29"
    assert release.periods == ("2015..2025",)
    assert said(rows, flow="import", period="2025") == (113330098822e3, 1e3, "normal")
    months = [line for line in table("series_imports_by_commodity") if line["month"].startswith("2025")]
    year = {item["commodity"]: item["value"] for item in rows.to_pylist()
            if item["period"] == "2025" and item["measure"] == "value"}  # fmt: skip
    assert year == {code: 1000.0 * sum(int(line["value"]) for line in months if line["code"] == code) for code in year}
    row_of_2025 = cell(rows, flow="import", period="2025", commodity="30301")
    assert (row_of_2025["frequency"], row_of_2025["stage"]) == ("A", Stage.REVISED)
    assert row_of_2025["known_at"] == tokyo(date(2026, 3, 12))


def test_a_year_that_is_not_over_yields_nothing() -> None:
    """Captured in 2025, a row of 2025 would be a part of a year under the name of the whole."""
    rows = read((RAW / "d61ca_2015-2025.utf8.csv").read_bytes(), date(2025, 11, 29))[1]
    assert max(rows.column("period").to_pylist()) == "2024"


def test_a_fiscal_year() -> None:
    text = (RAW / "d61ca_2015-2025.utf8.csv").read_text(encoding="utf-8")
    text = text.replace("【年別】", "【年度別】").replace("Calender Year Data", "Fiscal Year Data")
    release, rows = read(text.encode())
    assert release.id.split("/")[1] == "d61fa"
    assert cell(rows, flow="import", period="FY2025")["frequency"] == "FA"


def test_utf_8_and_gzip_read_the_same(exports: tuple[Release, pa.Table]) -> None:
    data = commodity_series("export")
    assert read(data.decode("cp932").encode())[1].equals(exports[1])
    packed, rows = read(gzip.compress(data))
    assert rows.equals(exports[1])
    assert packed.sha256 == exports[0].sha256  # identity is the content, not its packing


def test_the_head_of_the_real_totals_is_cut_in_its_last_cell_and_refused() -> None:
    from kuroji.model.errors import InputError

    real = (RAW / "d41ma_head.cp932.csv").read_bytes()
    with pytest.raises(InputError, match="ends in the middle of a cell"):
        read(real)
    whole = read(real[: real.rindex(b"\n") + 1])[1]
    assert said(whole, flow="import", period="1979-08") == (2158098399e3, 1e3, "normal")
