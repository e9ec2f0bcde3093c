"""Press releases read to the printed digit.

Source: the release of May 2026 (17 June 2026) and others as committed in src/kuroji/data/JP,
written out again in the official format, and pieces of the real files in tests/fixtures/raw.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from tests.fixtures import official_format
from tests.sources.cells import cell, said
from tests.sources.conftest import MAY

from kuroji.model.errors import IncompleteRelease
from kuroji.model.observation import OBSERVATIONS
from kuroji.model.period import APRIL_TO_MARCH
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.sources import press_checks, press_observations, press_xml, registry

NOW = datetime(2026, 11, 22, tzinfo=UTC)
NORMAL = "normal"


def read(data: bytes) -> tuple[Release, pa.Table]:
    return registry.read(data, retrieved_at=NOW, name="2026054e.xml")


@pytest.fixture(scope="module")
def may(may_xml: bytes) -> pa.Table:
    return read(may_xml)[1]


def test_the_release_knows_what_it_is(may_xml: bytes) -> None:
    release, table = read(may_xml)
    assert release.id == MAY
    assert (release.stage, release.periods) == (4, ("2026-05",))
    assert release.published_at == datetime(2026, 6, 16, 23, 50, tzinfo=UTC)  # 08:50 in Tokyo on the 17th
    assert release.retrieved_at == NOW
    assert len(release.sha256) == 64
    assert table.schema == OBSERVATIONS
    table.validate(full=True)


def test_totals_of_the_month(may: pa.Table) -> None:
    month = {"period": "2026-05"}
    assert said(may, flow="export", **month) == (9511555e6, 1e6, NORMAL)
    assert said(may, flow="import", **month) == (9890228e6, 1e6, NORMAL)
    assert said(may, flow="balance", **month) == (-378673e6, 1e6, NORMAL)
    assert said(may, flow="export", statistic="change", **month) == (17.0, 0.1, NORMAL)
    assert said(may, flow="import", statistic="change", **month) == (12.5, 0.1, NORMAL)
    assert said(may, flow="balance", statistic="change", **month) == (-42.8, 0.1, NORMAL)
    row = cell(may, flow="export", **month)
    assert (row["unit"], row["frequency"], row["stage"], row["known_basis"]) == ("JPY", "M", 4, "stated")
    assert row["end_month"] == 2026 * 12 + 4
    assert row["release"] == MAY


def test_the_year_ago_column_is_last_year_s_figure_known_on_this_day(may: pa.Table) -> None:
    year_ago = cell(may, flow="export", period="2025-05")
    assert year_ago["value"] == 8129542e6
    assert year_ago["known_at"] == datetime(2026, 6, 16, 23, 50, tzinfo=UTC)
    assert year_ago["stage"] == Stage.REVISED  # the data of 2025 were revised on 12 March 2026
    assert cell(may, flow="balance", period="2025-05")["value"] == -662469e6


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"flow": "export", "partner": "asia"}, (5352232e6, 1e6, NORMAL)),
        ({"flow": "import", "partner": "eu"}, (1109889e6, 1e6, NORMAL)),
        ({"flow": "balance", "partner": "CN"}, (-649762e6, 1e6, NORMAL)),
        ({"flow": "balance", "partner": "asean", "statistic": "change"}, (137.1, 0.1, NORMAL)),
        ({"flow": "balance", "partner": "PH", "statistic": "change"}, (None, 0.1, "sign_change")),
        ({"flow": "import", "partner": "RU", "statistic": "change"}, (3.4, 0.1, NORMAL)),
    ],
)
def test_areas_and_countries(may: pa.Table, wanted: dict[str, str], expected: tuple[object, ...]) -> None:
    assert said(may, period="2026-05", **wanted) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"flow": "export", "commodity": "70323"}, (709008e6, 1e6, NORMAL)),
        ({"flow": "export", "commodity": "70323", "statistic": "change"}, (61.2, 0.1, NORMAL)),
        ({"flow": "export", "commodity": "70323", "statistic": "share"}, (7.5, 0.1, NORMAL)),
        ({"flow": "export", "commodity": "70323", "statistic": "contribution"}, (3.3, 0.1, NORMAL)),
        ({"flow": "import", "commodity": "70311"}, (491451e6, 1e6, NORMAL)),  # chips: the export code is 70323
        ({"flow": "export", "commodity": "7032305"}, (531545e6, 1e6, NORMAL)),  # (IC), an "of which" row
        ({"flow": "export", "commodity": "8p9"}, (1719625e6, 1e6, NORMAL)),  # 9 OTHERS
        ({"flow": "export", "partner": "US", "commodity": "705", "statistic": "share"}, (32.5, 0.1, NORMAL)),
        # Units: TMT into MT, MNO into NO, MT into KG, TKL into KL; ships keep gross tons.
        ({"flow": "export", "commodity": "611", "measure": "quantity", "unit": "MT"}, (2358000.0, 1000.0, NORMAL)),
        ({"flow": "export", "commodity": "7032305", "measure": "quantity", "unit": "NO"}, (6444e6, 1e6, NORMAL)),
        ({"flow": "export", "commodity": "70131", "measure": "quantity", "unit": "KG"}, (11677e3, 1e3, NORMAL)),
        ({"flow": "import", "commodity": "30301", "measure": "quantity", "unit": "KL"}, (4727e3, 1e3, NORMAL)),
        ({"flow": "export", "commodity": "7051301", "measure": "quantity", "unit": "GT"}, (749836.0, 1.0, NORMAL)),
        ({"flow": "import", "commodity": "30301", "measure": "quantity", "statistic": "change"}, (-57.3, 0.1, NORMAL)),
        # Marks.
        ({"flow": "export", "partner": "US", "commodity": "7051301"}, (0.0, 1e6, "nil")),
        ({"flow": "export", "partner": "US", "commodity": "7051301", "measure": "quantity", "unit": "GT"}, (0.0, 1.0, "nil")),
        ({"flow": "export", "partner": "US", "commodity": "7051301", "statistic": "change"}, (None, 0.1, "undefined")),
        ({"flow": "export", "partner": "US", "commodity": "7051301", "statistic": "share"}, (0.0, 0.1, "nil")),
        ({"flow": "import", "partner": "CN", "commodity": "21501", "statistic": "change"}, (None, 0.1, "from_nil")),
        ({"flow": "import", "partner": "CN", "commodity": "21501", "measure": "quantity", "unit": "MT"},
         (0.0, 1000.0, "rounds_to_zero")),
        ({"flow": "import", "partner": "CN", "commodity": "3010105", "statistic": "change"}, (None, 0.1, "to_nil")),
        ({"flow": "import", "partner": "CN", "commodity": "3010105"}, (0.0, 1e6, "nil")),
    ],
)  # fmt: skip
def test_commodities(may: pa.Table, wanted: dict[str, str], expected: tuple[object, ...]) -> None:
    assert said(may, period="2026-05", **wanted) == expected


def test_a_fall_that_rounds_to_zero_keeps_its_sign(may: pa.Table) -> None:
    value, _, status = said(
        may, flow="import", partner="CN", commodity="3010105", statistic="contribution", period="2026-05"
    )
    assert value == 0
    assert math.copysign(1, float(str(value))) == -1
    assert status == NORMAL


def test_a_commodity_without_quantities_has_none(may: pa.Table) -> None:
    found = [row for row in may.to_pylist() if row["commodity"] == "70323" and row["measure"] == "quantity"]
    assert found == []


def test_indices(may: pa.Table) -> None:
    may_of = {"period": "2026-05", "unit": "index"}
    assert said(may, flow="export", measure="value_index", **may_of) == (166.9, 0.1, NORMAL)
    assert said(may, flow="export", measure="quantity_index", **may_of) == (96.2, 0.1, NORMAL)
    assert said(may, flow="export", measure="unit_value_index", **may_of) == (173.5, 0.1, NORMAL)
    assert said(may, flow="export", partner="US", measure="unit_value_index", statistic="change", period="2026-05") == (
        2.9,
        0.1,
        NORMAL,
    )
    year = cell(may, flow="export", measure="quantity_index", period="2025")
    assert (year["value"], year["frequency"]) == (102.7, "A")


def test_what_is_marked_provisional_is(may: pa.Table) -> None:
    """In this release exports are (P) for May only, imports for April and May."""
    stage = {
        (flow, period): cell(may, flow=flow, partner="asia", measure="value_index", period=period)["stage"]
        for flow in ("export", "import")
        for period in ("2026-03", "2026-04", "2026-05")
    }
    assert {key for key, value in stage.items() if value == Stage.PROVISIONAL} == {
        ("export", "2026-05"), ("import", "2026-04"), ("import", "2026-05"),
    }  # fmt: skip
    assert stage["export", "2026-04"] == Stage.DETAILED


def test_a_cell_printed_on_several_pages_is_one_observation(may: pa.Table) -> None:
    keys = [tuple(row[name] for name in may.schema.names[:10]) for row in may.to_pylist()]
    assert len(keys) == len(set(keys))


def test_every_held_release_reads_back_to_the_same_cells() -> None:
    """The official form and the committed text of one release yield the same table, whatever the way in."""
    listing = {row["id"] for row in official_format.table("releases") if row["source"] == "mof-press"}
    from kuroji.sources import embedded

    compared = 0
    for release, table in embedded.read(official_format.TEXT):
        if release.id in listing:
            again, rows = read(official_format.press_xml(official_format.release(release.id)))
            assert again.id == release.id
            assert rows.equals(table), release.id
            compared += 1
    assert compared == 88


def test_the_multiple_printed_for_oman_in_july_2026() -> None:
    _, table = read(official_format.press_xml(official_format.release("mof-press/2026-07/4/2026-08-20")))
    assert said(table, flow="balance", partner="OM", statistic="change", period="2026-07") == (1170.0, 1.0, "fold")


def test_the_japanese_edition_says_the_same(may_xml: bytes) -> None:
    japanese = official_format.press_xml(official_format.release(MAY, japanese=True))
    assert "令和8年" in japanese.decode()
    assert "USA" not in japanese.decode()
    release, table = read(japanese)
    assert release.id == MAY
    assert table.equals(read(may_xml)[1])


@pytest.mark.parametrize(
    ("identity", "stage"),
    [
        ("mof-press/2026-05-D10/1/2026-05-28", 1),
        ("mof-press/2026-05-D20/2/2026-06-05", 2),
        ("mof-press/2026-03/5/2026-04-28", 5),
    ],
)
@pytest.mark.parametrize("japanese", [False, True])
def test_other_stages_in_both_editions(identity: str, stage: int, japanese: bool) -> None:
    release, table = read(official_format.press_xml(official_format.release(identity, japanese=japanese)))
    assert (release.id, release.stage) == (identity, stage)
    period = identity.split("/")[1]
    assert cell(table, flow="export", period=period)["stage"] == stage


def test_the_real_ten_day_file() -> None:
    real = (official_format.RAW / "press_2026081en.xml").read_bytes()
    release, table = read(real)
    assert release.id == "mof-press/2026-08-D10/1/2026-08-28"
    assert said(table, flow="balance", period="2026-08-D10") == (217306e6, 1e6, NORMAL)
    assert said(table, flow="balance", statistic="change", period="2026-08-D10") == (-50.0, 0.1, NORMAL)
    assert cell(table, flow="import", period="2025-08-D10")["value"] == 2750735e6
    assert table.num_rows == 9


def test_the_real_monthly_excerpt_reads_and_is_found_incomplete() -> None:
    """The excerpt lists 26 pages and holds three, the last of them cut: all its rows read, none is taken in."""
    real = (official_format.RAW / "press_2026084en.excerpt.xml").read_bytes()
    press = press_xml.read_press_xml(real, "excerpt", APRIL_TO_MARCH)
    table = press_observations.observations(press, "excerpt")
    assert said(table, flow="export", commodity="70131", period="2026-08") == (489764e6, 1e6, NORMAL)
    assert said(table, flow="balance", partner="TH", statistic="change", period="2026-08")[2] == "sign_change"
    assert len(press.areas) == 47
    press_checks.check_areas(press, "excerpt")
    with pytest.raises(IncompleteRelease, match="23 of the 26 pages") as refused:
        read(real)
    assert "pg26 Indexes of Trade ( CHINA )" in str(refused.value)


@pytest.mark.parametrize(
    ("title", "now", "before", "expected"),
    [
        ("Value of Exports and Imports 2025 (Revised)", "2025", "2024", "mof-press/2025/7/2026-06-17"),
        ("Value of Exports and Imports 2025 (Fixed)", "2025", "2024", "mof-press/2025/8/2026-06-17"),
        ("Value of Exports and Imports Calendar Year 2025 (Provisional)", "Calendar Year 2025", "Calendar Year 2024",
         "mof-press/2025/4/2026-06-17"),
        ("Value of Exports and Imports Fiscal Year 2025 (Detailed)", "FY2025", "FY2024", "mof-press/FY2025/6/2026-06-17"),
        ("Value of Exports and Imports First Half of 2025 (Detailed)", "First Half of 2025", "First Half of 2024",
         "mof-press/2025-H1/6/2026-06-17"),
        ("令和7年度上半期分貿易統計（確々報）", "令和7年度上半期分", "令和6年度上半期分", "mof-press/FY2025-H1/7/2026-06-17"),
        ("2025年分貿易統計（確定）", "2025年分", "2024年分", "mof-press/2025/8/2026-06-17"),
        ("令和8年5月分貿易統計（確報）", "令和8年5月分", "令和7年5月分", "mof-press/2026-05/6/2026-06-17"),
    ],
)  # fmt: skip
def test_years_halves_and_later_stages(title: str, now: str, before: str, expected: str) -> None:
    """The stage of a file of revised and fixed data is in its title only: both have the same name."""
    said_in_may = official_format.release(MAY)
    words = replace(said_in_may.edition, title=title, period=now, year_ago=before)
    written = replace(said_in_may, edition=words, indices=[])
    release, table = read(official_format.press_xml(written))
    assert release.id == expected
    period = expected.split("/")[1]
    assert cell(table, flow="export", period=period)["value"] == 9511555e6
    assert release.periods == (period,)
