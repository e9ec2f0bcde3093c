"""The committed text as releases. Source: docs/explanation/vintages.md, section 6 and the reports and files the text was typed from."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pyarrow as pa
import pytest
from tests.fixtures.official_format import TEXT, table
from tests.sources.cells import cell, said

from kuroji.model.errors import IncompleteRelease, InputError
from kuroji.model.observation import OBSERVATIONS
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.sources import embedded

Held = dict[str, tuple[Release, pa.Table]]


@pytest.fixture(scope="module")
def held() -> Held:
    return {release.id: (release, rows) for release, rows in embedded.read(TEXT)}


def test_every_listed_release_is_there_once(held: Held) -> None:
    assert list(held) == [row["id"] for row in table("releases")]
    assert len(held) == 109
    assert len({release.sha256 for release, _ in held.values()}) == 109


def test_every_table_is_whole_and_no_cell_is_twice_in_a_release(held: Held) -> None:
    for release, rows in held.values():
        assert rows.schema == OBSERVATIONS
        rows.validate(full=True)
        assert set(rows.column("release").to_pylist()) == {release.id}
        keys = rows.select(rows.schema.names[:10])
        assert keys.group_by(keys.schema.names).aggregate([]).num_rows == rows.num_rows


@pytest.mark.parametrize(
    ("release", "period", "flow", "statistic", "expected"),
    [
        ("press-report/2025/4/2026-01-22", "2025", "export", "level", (110448.0e9, 0.1e9)),
        ("press-report/2025/4/2026-01-22", "2025", "import", "level", (113098.7e9, 0.1e9)),
        ("press-report/2025/4/2026-01-22", "2025", "balance", "level", (-2650.7e9, 0.1e9)),
        ("press-report/2025/4/2026-01-22", "2025", "balance", "change", (-52.9, 0.1)),
        ("press-report/2025/4/2026-01-22", "2025", "export", "change", (3.1, 0.1)),
        ("press-report/2025/4/2026-01-22", "2024", "balance", "level", (-5628.4e9, 0.1e9)),
        ("press-report/2024/4/2025-01-23", "2024", "balance", "level", (-5332.6e9, 0.1e9)),
        ("press-report/FY2025/4/2026-04-22", "FY2025", "balance", "level", (-1710e9, 10e9)),
        ("press-report/FY2025/4/2026-04-22", "FY2025", "balance", "change", (-68.4, 0.1)),
        ("press-report/FY2022/4/2023-04-20", "FY2022", "balance", "level", (-22060e9, 10e9)),
        ("press-report/FY2024/4/2025-04-17", "FY2024", "balance", "level", (-5200e9, 100e9)),
        ("press-report/FY2025-H1/4/2025-10-22", "FY2025-H1", "balance", "level", (-1223.8e9, 0.1e9)),
        ("press-report/FY2025-H1/4/2025-10-22", "FY2024-H1", "balance", "level", (-3154.3e9, 0.1e9)),
    ],
)
def test_first_prints_with_their_grain(
    held: Held, release: str, period: str, flow: str, statistic: str, expected: tuple[float, float]
) -> None:
    value, quantum, status = said(held[release][1], flow=flow, period=period, statistic=statistic)
    assert (value, quantum) == (pytest.approx(expected[0], abs=1e-3), pytest.approx(expected[1]))
    assert status == "normal"


def test_a_report_may_hold_a_balance_only(held: Held) -> None:
    assert {row["flow"] for row in held["press-report/FY2025/4/2026-04-22"][1].to_pylist()} == {"balance"}


def test_first_prints_in_detail(held: Held) -> None:
    rows = held["press-report/2025/4/2026-01-22"][1]
    cars = {"flow": "export", "partner": "US", "commodity": "70503", "period": "2025"}
    assert said(rows, **cars)[0] == 5340.9e9
    assert said(rows, statistic="change", **cars)[0] == -11.4
    assert said(rows, measure="quantity", statistic="change", **cars)[0] == -1.1
    assert said(rows, flow="balance", partner="middle_east", period="2025") == (-6900e9, 100e9, "normal")


def test_a_report_is_known_at_ten_to_nine_in_tokyo(held: Held) -> None:
    row = cell(held["press-report/2025/4/2026-01-22"][1], flow="export", period="2025")
    assert row["known_at"] == datetime(2026, 1, 21, 23, 50, tzinfo=UTC)
    assert (row["stage"], row["known_basis"]) == (Stage.PROVISIONAL, "stated")
    assert held["press-report/FY2025/4/2026-04-22"][1].column("known_basis").to_pylist() == ["inferred"] * 2


def test_other_vintages_of_single_cells(held: Held) -> None:
    rows = held["mof-series/2026-05/5/2026-06-26"][1]
    row = cell(rows, flow="import", period="2026-05")
    assert (row["value"], row["quantum"], row["stage"]) == (9890878158e3, 1e3, Stage.DETAILED_EXPORTS)
    assert row["known_at"] == datetime(2026, 6, 25, 23, 50, tzinfo=UTC)
    july = held["mof-series/2026-07/5/2026-08-28"][1]
    assert cell(july, flow="export", period="2026-07")["value"] == 11509373578e3
    assert cell(july, flow="import", period="2026-07", commodity="0")["value"] == 854907699e3


def test_partners_by_year_are_dated_like_the_long_series(held: Held) -> None:
    rows = held["mof-series/partners-annual/0/2026-09-29"][1]
    china = cell(rows, flow="export", partner="CN", period="2021")
    assert (china["value"], china["stage"], china["frequency"]) == (17984372460e3, Stage.FIXED, "A")
    assert china["known_at"] == datetime(2022, 11, 12, 23, 50, tzinfo=UTC)
    assert cell(rows, flow="export", partner="CN", period="2025")["stage"] == Stage.REVISED


def test_fuel_from_the_middle_east(held: Held) -> None:
    rows = held["mof-series/fuel-middle-east/0/2026-09-29"][1]
    crude = {"flow": "import", "commodity": "30301", "measure": "quantity", "period": "1988"}
    assert said(rows, **crude) == (192162084.0, 1.0, "normal")
    assert said(rows, partner="middle_east", **crude) == (129821579.0, 1.0, "normal")
    assert cell(rows, **crude)["unit"] == "KL"


def test_the_text_says_the_codes_of_its_rows() -> None:
    """The text keeps our code beside each printed name; the reader goes by the name and must arrive at the code."""
    from kuroji.classifications.commodities import press_commodity
    from kuroji.classifications.partners import press_partner

    assert all(press_partner(row["row"]).code == row["partner"] for row in table("press_areas"))
    assert all(press_commodity(row["flow"], row["row"]).code == row["commodity"] for row in table("press_commodities"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(copytree(TEXT, tmp_path / "JP"))


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_missing_table(copy: Path) -> None:
    (copy / "ten_day.csv").unlink()
    with pytest.raises(InputError, match="missing"):
        list(embedded.read(copy))


def test_a_row_with_too_few_cells(copy: Path) -> None:
    edit(copy, "press_totals", ",9152382,", ",")
    with pytest.raises(InputError, match="a cell for each column"):
        list(embedded.read(copy))


def test_a_typing_error_in_a_release_is_found_by_its_sums(copy: Path) -> None:
    edit(copy, "press_totals", ",9152382,", ",9152383,")
    with pytest.raises(IncompleteRelease, match="do not add up"):
        list(embedded.read(copy))
