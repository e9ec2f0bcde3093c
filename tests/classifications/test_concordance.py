"""Codes over the years and levels of the tariff.

Sources: the rule of families of Pierce and Schott (2012); figures of August 2026 by heading and by principal
commodity as published (e-Stat and customs.go.jp); harmonized-system.csv of datasets/harmonized-system.
"""

from __future__ import annotations

import csv
import os
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuroji.classifications.concordance import (
    Change,
    apportioned,
    families,
    forward,
    read_changes,
    unexplained,
)
from kuroji.classifications.harmonized import goods, harmonized, rolled_up
from kuroji.classifications.principal_definitions import definition, definitions
from kuroji.model.errors import InputError, NotHeld, UsageError
from kuroji.model.period import parse
from kuroji.store.opening import open_store
from kuroji.store.reading import Selection

SPLIT = (Change(2022, "export", "854231000", "854231100", Fraction(1, 3)),
         Change(2022, "export", "854231000", "854231900", Fraction(2, 3)))  # fmt: skip
# In 2024 the second part joins another code, which also goes on: a merger after a split.
MERGED = (*SPLIT, Change(2024, "export", "854231900", "854239000"))


def test_families_link_all_that_changed_within_the_span() -> None:
    assert families(MERGED, "export", 2021, 2023) == dict.fromkeys(
        ("854231000", "854231100", "854231900"), "854231000~"
    )
    assert set(families(MERGED, "export", 2021, 2025).values()) == {"854231000~"}
    assert "854239000" in families(MERGED, "export", 2021, 2025)
    assert families(MERGED, "export", 2022, 2023) == {}
    assert families(MERGED, "import", 2021, 2025) == {}


def test_a_code_that_changed_its_meaning_joins_what_left_it_with_what_came() -> None:
    """Number 1 goes to 2 while 3 takes number 1: whoever compares number 1 with itself is wrong by both."""
    moved = (
        Change(2022, "import", "100000001", "100000002"), Change(2022, "import", "100000003", "100000001"),
    )  # fmt: skip
    assert set(families(moved, "import", 2021, 2022)) == {"100000001", "100000002", "100000003"}
    assert forward({"100000001": 5, "100000003": 7}, moved, "import", 2021, 2022) == {"100000002": 5, "100000001": 7}


def test_shares_carry_figures_forward_through_split_and_merger() -> None:
    assert forward({"854231000": 100, "854239000": 7}, MERGED, "export", 2021, 2025) == {
        "854231100": 33, "854239000": 67 + 7,
    }  # fmt: skip
    unknown = (SPLIT[0], Change(2022, "export", "854231000", "854231900"))
    with pytest.raises(NotHeld, match="the share that went to 854231900 is not known"):
        forward({"854231000": 1}, unknown, "export", 2021, 2022)


@settings(max_examples=40)
@given(st.integers(0, 10**13), st.lists(st.integers(1, 1000), min_size=1, max_size=6))
def test_parts_add_to_the_whole_and_are_off_by_less_than_one(whole: int, sizes: list[int]) -> None:
    shares = [Fraction(size, sum(sizes)) for size in sizes]
    parts = apportioned(whole, shares)
    assert sum(parts) == whole
    assert all(abs(part - whole * share) < 1 for part, share in zip(parts, shares, strict=True))


codes = st.sampled_from([f"{number:09d}" for number in range(1, 9)])


@settings(max_examples=40)
@given(
    st.dictionaries(codes, st.integers(0, 10**12), max_size=8),
    st.lists(st.tuples(st.integers(2020, 2023), codes, codes), max_size=12),
)
def test_totals_stay_the_same_whatever_the_changes(held: dict[str, int], links: list[tuple[int, str, str]]) -> None:
    steps: dict[tuple[int, str], set[str]] = {}
    for year, old, new in links:
        steps.setdefault((year, old), set()).add(new)
    changes = [
        Change(year, "export", old, new, Fraction(1, len(news))) for (year, old), news in steps.items() for new in news
    ]
    later = forward(held, changes, "export", 2019, 2023)
    assert sum(later.values()) == sum(held.values())
    family = families(changes, "export", 2019, 2023)
    before, after = ({}, {})
    for figures, totals in ((held, before), (later, after)):
        for code, figure in figures.items():
            name = family.get(code, code)
            totals[name] = totals.get(name, 0) + figure
    assert {name: figure for name, figure in before.items() if figure} == {
        name: figure for name, figure in after.items() if figure
    }


BAD = [
    ("22,export,854231000,854231100,", "is no change of a code"),
    ("2022,export,8542310,854231100,", "is no change of a code"),
    ("2022,export,854231000,854231100,1.5", "is not more than 0 and at most 1"),
    ("2022,export,854231000,854231100,0.4", "add up to 0.4, not to 1"),
]


@pytest.mark.parametrize(("row", "what"), BAD)
def test_a_row_of_a_file_of_changes_that_cannot_be_used_is_named(tmp_path: Path, row: str, what: str) -> None:
    path = tmp_path / "changes.csv"
    path.write_text(f"year,flow,old,new,share\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=what):
        read_changes(path)
    path.write_text(
        "year,flow,old,new,share\n2022,export,'854231000',854231100,1/3\n2022,export,854231000,854231900,2/3\n"
    )
    assert read_changes(path) == SPLIT


def test_codes_that_vanish_without_a_word_are_found() -> None:
    old, new = ["854231000", "870380100", "870380900"], ["854231100", "854231900", "870380900"]
    assert unexplained(old, new, SPLIT, "export", 2022) == ["870380100"]


def test_levels_of_the_tariff() -> None:
    assert [rolled_up("854231000", level) for level in ("hs2", "hs4", "hs6", "hs9")] == [
        "85", "8542", "854231", "854231000",
    ]  # fmt: skip
    # The withheld rest of a chapter belongs to it, and to no heading.
    assert [rolled_up("85XXXXXXA", level) for level in ("hs2", "hs4", "hs9")] == ["85", None, "85XXXXXXA"]
    assert (goods("8542").parent, goods("85").parent, goods("00").name_en[:5]) == ("85", "total", "Goods")
    with pytest.raises(UsageError, match="no code of the Harmonized System"):
        goods("8599")


@pytest.mark.skipif("KUROJI_REFERENCE" not in os.environ, reason="the reference data are not here")
def test_the_harmonized_system_is_that_of_its_source() -> None:
    with (Path(os.environ["KUROJI_REFERENCE"]) / "codes" / "harmonized-system.csv").open(encoding="utf-8-sig") as file:
        source = {row["hscode"]: row for row in csv.DictReader(file) if row["hscode"].isdecimal()}
    assert {code: one.section for code, one in harmonized().items()} == {c: row["section"] for c, row in source.items()}
    assert all(one.name_en.split() == source[code]["description"].split() for code, one in harmonized().items())
    assert all(one.parent in harmonized() for code, one in harmonized().items() if len(code) > 2)


@pytest.mark.parametrize("key", list(definitions()))
def test_principal_commodities_agree_with_the_headings_of_august_2026(key: tuple[str, str]) -> None:
    """By heading from e-Stat, by principal commodity from the embedded long series: two publications of one month."""
    one = definition(*key)
    wanted = Selection(
        flow=(one.flow,), partner=("world",), commodity=(one.code,), measure=("value",), statistic=("level",),
        frequency=("M",), since=parse("2026-08").end, until=parse("2026-08").end,
    )  # fmt: skip
    (row,) = open_store().panel(None, wanted).table.to_pylist()
    assert abs(row["value"] / 1e6 - one.published_million_yen) <= 0.5
    assert one.agrees(one.headings_million_yen, one.published_million_yen, 1)
    assert not one.agrees(
        one.published_million_yen * (2 if one.relation != "within" else 0), one.published_million_yen, 1
    )
