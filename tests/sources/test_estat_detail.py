"""e-Stat tables of the detail, against official rows of 2026 and the quirks of the official files.

Official rows: e-Stat, exports by commodity (統計品別表 輸出), January to August 2026, as
published on 28 September 2026; titles as e-Stat's own listings print them.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.estat_files import OFFICIAL_2026, first_line, joined, line, table

from kuroji.model.errors import InputError
from kuroji.model.period import month_ordinal
from kuroji.model.stage import Stage
from kuroji.sources import estat_detail
from kuroji.sources.bad_rows import BadRows, Faults
from kuroji.sources.bounded import Input
from kuroji.sources.estat_blocks import Block, blocks
from kuroji.sources.estat_clean import clean_rows
from kuroji.sources.estat_detail import Reading, table_of
from kuroji.sources.estat_header import layout_of
from kuroji.sources.estat_rows import rows_of
from kuroji.sources.estat_titles import stages_in

SEPTEMBER = date(2026, 9, 30)
DECEMBER = date(2026, 12, 1)


def read(path: Path, captured: date = DECEMBER, **titles: str) -> tuple[Reading, pa.Table]:
    """A table read to its end."""
    reading = Reading(table_of(path, captured, {path.name: titles["title"]} if titles else {}))
    return reading, pa.concat_tables(reading.batches())


def cells(rows: pa.Table) -> dict[tuple[str, str, int], tuple[int | None, int | None, int | None]]:
    """Value and quantities by commodity, partner and month of the year."""
    return {
        (row["commodity"], row["partner"], row["end_month"] % 12 + 1): (
            row["value"],
            row["quantity1"],
            row["quantity2"],
        )
        for row in rows.to_pylist()
    }


def test_official_rows_of_2026(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", OFFICIAL_2026.splitlines(), first=first_line(country=False))
    reading, rows = read(path, SEPTEMBER)
    found = cells(rows)
    assert found["870380900", "world", 8] == (111_122_069, None, 23_286)  # no first unit: not counted
    assert found["000000110", "world", 2] == (2_490_547, 1, 10_549)
    assert ("000000110", "world", 1) not in found  # nothing traded
    assert found["85XXXXXXA", "world", 8] == (915_913, None, 1_358_684)  # the confidential rest keeps its code
    assert max(month for *_, month in found) == 8
    assert [(cover.chapters, cover.spells[-1].last) for cover in reading.covers] == [
        (("00", "85", "87"), month_ordinal(2026, 8))
    ]
    assert reading.release.periods == ("2026-01..2026-08",)
    # Detailed exports of August were out with the ten-day release of 28 September (Tokyo 29th 08:50 is UTC 28th 23:50).
    august = rows.filter(pa.compute.equal(rows["end_month"], month_ordinal(2026, 8)))
    assert set(august["stage"].to_pylist()) == {Stage.DETAILED_EXPORTS}


def test_apl_is_april_and_a_file_may_end_with_the_newest_month(tmp_path: Path) -> None:
    first = first_line(months=4, apl=True)
    path = table(
        tmp_path / "x.csv", ["1,2008,'051199000',312,  ,KG,0,62,5063,0,0,0,0,0,0,0,20,1000,0,42,4063"], first=first
    )
    _, rows = read(path)
    assert {month: figures for (*_, month), figures in cells(rows).items()} == {
        3: (1000, None, 20),
        4: (4063, None, 42),
    }


def test_withheld_is_neither_zero_nor_absent(tmp_path: Path) -> None:
    months = [("***", "***", "***") if month == 3 else (0, 0, 5 * (month == 2)) for month in range(1, 13)]
    _, rows = read(table(tmp_path / "x.csv", [joined("1,2025,'854231000',304,NO,KG", months)]))
    assert cells(rows) == {("854231000", "US", 2): (5, 0, 0), ("854231000", "US", 3): (None, None, None)}


def test_titles_mix_stages_by_month() -> None:
    japanese = "2026年7月分 統計品別表 (輸入 1-6月：確報、7月：輸入9桁速報)"
    english = "Commodity by Country (Import Jan-Jun:Detailed,Jul:9 Digit Provisional) Section XVI Chapter 84-85"
    mixed = {**dict.fromkeys(range(1, 7), Stage.DETAILED), 7: Stage.DETAILED_EXPORTS}
    assert stages_in(japanese, "import", 2026, "x") == mixed
    assert stages_in(english, "import", 2026, "x") == mixed
    years = "概況品別国別表 (輸入 1-12月：確々報)2021年 ,  (輸入 1-3月：確報 , 4月：輸入9桁速報)2022年"
    assert set(stages_in(years, "import", 2021, "x").values()) == {Stage.REVISED}
    assert len(stages_in(years, "import", 2022, "x")) == 4
    exports = "Commodity by Country (Export Jan-May:Detailed) Section XVI Chapter 84-85"
    assert set(stages_in(exports, "export", 2026, "x").values()) == {Stage.DETAILED_EXPORTS}
    with pytest.raises(InputError, match="speaks of exports"):
        stages_in(exports, "import", 2026, "x")


def test_a_title_decides_the_stage_against_the_calendar(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", [line("854231000", "304", {1: 5, 2: 7})])
    reading, _ = read(path, SEPTEMBER, title="Commodity by Country (Export Jan-Feb:Fixed)")
    assert {spell.stage for cover in reading.covers for spell in cover.spells} == {Stage.FIXED}
    reading, _ = read(path, SEPTEMBER)
    assert {spell.stage for cover in reading.covers for spell in cover.spells} == {Stage.REVISED}


BAD = [
    ("1,2025,'854231000',304,  ,KG,1", "7 columns, where the first line names 45"),
    (line("854231000", "304", {1: 5}).replace("KG,0,50", "KG,x,50"), "'x' in Quantity1-Year is not a whole number"),
    (line("854231000", "304", {1: 5}).replace(",50,5", ",50,6", 1), "the months of Value do not add up to its year"),
    (line("854231000", "999", {1: 5}), "the country is not one"),
    (line("304", "854", {1: 5}), "the commodity is not one"),  # the columns of code and country changed places
    (line("854231000", "304", {1: 5}, flow=2), "the flow is not 1"),
    (line("854231000", "304", {1: 5}, year=2024), "the year is not 2025"),
    (line("854231000", "304", {1: -5}), "is negative"),
    (line("854231000", "304", {1: 5}, units="  ,  "), "a Quantity2 has no unit"),
]


@pytest.mark.parametrize(("bad", "what"), BAD)
def test_a_bad_row_names_its_file_and_line_or_is_left_out_and_told(tmp_path: Path, bad: str, what: str) -> None:
    good = [line(f"85423{n:04d}", "304", {1: 5}) for n in range(150)]
    path = table(tmp_path / "x.csv", [*good[:100], bad, *good[100:]])
    with pytest.raises(InputError) as caught:
        read(path)
    assert what in caught.value.what
    assert caught.value.where == f"{path}, line 102"
    assert "--bad-rows skip" in caught.value.remedy
    reading = Reading(table_of(path, DECEMBER, {}), BadRows.SKIP)
    assert sum(batch.num_rows for batch in reading.batches()) == 150
    assert [fault.line for fault in reading.faults.told] == [102]


def test_more_than_a_few_bad_rows_are_not_skipped(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", [line("854231000", "304", {1: 5}), *["1,2025,'8542"] * 3])
    with pytest.raises(InputError, match="3 of 4 rows cannot be used"):
        list(Reading(table_of(path, DECEMBER, {}), BadRows.SKIP).batches())


def test_a_file_cut_in_the_middle_is_named(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", [line("854231000", str(n), {1: 5}) for n in (103, 105, 304)])
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(InputError, match="ends in the middle") as caught:
        read(path)
    assert caught.value.where.endswith("line 4")


@pytest.mark.parametrize(
    ("first", "what"),
    [
        (first_line().replace("HS,", "HS code,"), "the column 'HS code' is not known"),
        (first_line().replace("Value-Feb", "Value-Jan"), "there twice"),
        (first_line().replace(",Value-Jan", "", 1), "not of January"),
        (first_line(office=True), "by customs office"),
        (
            first_line().replace("Quantity2", "@").replace("Value", "Quantity2").replace("@", "Value"),
            "'Value-Year' stands where official tables have 'Quantity2-Year'",
        ),
        (
            first_line().replace("Value-Jan", "@").replace("Value-Feb", "Value-Jan").replace("@", "Value-Feb"),
            "'Value-Feb' stands where official tables have 'Value-Jan'",
        ),
    ],
)
def test_a_first_line_that_is_wrong_is_named(tmp_path: Path, first: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        table_of(table(tmp_path / "x.csv", [line("854231000", "304", {1: 5})], first=first), DECEMBER, {})


def test_columns_in_another_order_are_found_by_their_names(tmp_path: Path) -> None:
    swapped = first_line().replace("HS,Country", "Country,HS")
    row = line("854231000", "304", {1: 5}).replace("'854231000',304", "304,'854231000'")
    _, rows = read(table(tmp_path / "x.csv", [row], first=swapped))
    assert cells(rows) == {("854231000", "US", 1): (5, None, 50)}


def test_a_month_that_was_not_over_refuses_the_day_of_capture(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", [line("854231000", "304", {9: 5}, year=2026)])
    with pytest.raises(InputError, match="which was not over on 2026-09-30"):
        read(path, SEPTEMBER)


numbers = st.one_of(st.just(0), st.integers(0, 99), st.integers(0, 10**15))


@settings(max_examples=25)
@given(st.lists(st.lists(numbers, min_size=36, max_size=36), min_size=1, max_size=6), st.booleans())
def test_both_ways_of_reading_a_block_agree(figures: list[list[int]], returns: bool) -> None:
    """The arithmetic on bytes against the CSV reader of Arrow: another program, the same rows."""
    rows = [
        joined(f"1,2025,'8542{n:05d}',{country},NO,KG", [tuple(one[3 * m : 3 * m + 3]) for m in range(12)])
        for n, (one, country) in enumerate(zip(figures, ("103", "304", "105") * 2, strict=False))
    ]
    end = "\r\n" if returns else "\n"
    block = Block((end.join(rows) + end).encode(), 2)
    layout = layout_of(first_line(), "x")
    quick = clean_rows(block, layout, "export", 2025, 0)
    slow = rows_of(block, layout, "export", 2025, Faults(BadRows.STOP, "x"), threads=False)
    assert quick is not None
    assert quick.found.line.tolist() == slow.found.line.tolist()
    assert quick.found.month.tolist() == slow.found.month.tolist()
    for what, told in slow.found.figures.items():
        assert quick.found.figures[what].tolist() == told.tolist()
    for key, (codes, names) in slow.texts.items():
        ours, theirs = quick.texts[key]
        assert [theirs[code] for code in ours] == [names[code] for code in codes]


def test_blocks_hold_whole_lines_and_their_numbers(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", [line(f"85423{n:04d}", "304", {1: 5}) for n in range(9000)])
    found = list(blocks(Input(path, "x"), size=1 << 18))
    assert len(found) > 3
    assert b"".join(one.lines for one in found) == path.read_bytes().partition(b"\n")[2]
    assert all(one.first + one.lines.count(b"\n") == after.first for one, after in pairwise(found))


def test_lines_out_of_order_are_noted(tmp_path: Path) -> None:
    inverted = [line("854231000", "304", {1: 5}), line("854231000", "103", {1: 5})]
    assert not read(table(tmp_path / "x.csv", inverted))[0].once
    assert read(table(tmp_path / "y.csv", inverted[::-1]))[0].once
    assert estat_detail.is_detail((tmp_path / "y.csv").read_bytes())
