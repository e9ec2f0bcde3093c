"""Subjects from words: every way to write one and the same series. Names are those of the official codelists."""

from __future__ import annotations

import pytest

from kuroji.indicators.subjects import coded_subject, flow_of, is_series, measure_of, parse_series, subject_of
from kuroji.indicators.view import BALANCE, EXPORTS, Subject
from kuroji.model.errors import UsageError

CRUDE = Subject("import", "world", "PC", "30301", "value")


@pytest.mark.parametrize("goods", ["crude oil", "Crude Oil", "原油", "PC:30301", "pc:30301", "30301"])
@pytest.mark.parametrize("place", ["world", "World", "世界"])
def test_words_for_crude_oil_imports(goods: str, place: str) -> None:
    assert subject_of("imports", place, goods, "value") == CRUDE


@pytest.mark.parametrize(
    "text", ["JP.import.world.PC:30301.value", "JP.import.world.crude oil", "jp.輸入.世界.原油.value"]
)
def test_series_in_one_word(text: str) -> None:
    assert is_series(text)
    assert parse_series(text) == ("JP", CRUDE)


@pytest.mark.parametrize("text", ["2025.10", "2026-01..2026-08", "FY2025", "2026-05"])
def test_periods_are_no_series(text: str) -> None:
    assert not is_series(text)


def test_a_code_means_nothing_without_its_flow() -> None:
    """The official series: 70311 is audio apparatus among exports and semiconductors among imports."""
    assert subject_of("import", "world", "semiconductors etc", "value").commodity == "70311"
    assert subject_of("export", "world", "semiconductors etc", "value").commodity == "70323"


def test_the_total_and_its_balance() -> None:
    assert subject_of("export", "world", "total", "value") == EXPORTS
    assert subject_of("貿易収支", "world", "total", "value") == BALANCE
    assert coded_subject("balance", "world", "total", "value") == BALANCE
    with pytest.raises(UsageError, match="only exports of passenger cars"):
        subject_of("balance", "world", "passenger cars", "value")


def test_the_balance_of_a_commodity_has_the_code_of_each_direction() -> None:
    """Chips are 70323 among exports and 70311 among imports, where 70323 and 70311 mean other things or nothing."""
    chips = subject_of("balance", "world", "semiconductors", "value")
    assert chips == coded_subject("balance", "world", "PC:semiconductors_etc", "value")
    assert chips.of("export").commodity == "70323"
    assert chips.of("import").commodity == "70311"
    assert chips.of("export").of("import").of("balance") == chips
    assert chips.codes == ("70323", "70311")
    cars = Subject("export", "world", "HS", "8703")
    assert cars.of("import") == Subject("import", "world", "HS", "8703")
    assert cars.of("balance").codes == ("8703",)
    with pytest.raises(UsageError, match="exports of crude oil are not kept apart"):
        subject_of("import", "world", "crude oil", "value").of("export")


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (("exprt", "world", "total", "value"), "export"),
        (("export", "Chna", "total", "value"), "China"),
        (("export", "world", "crude oyl", "value"), "crude oil"),
        (("export", "world", "total", "quantty"), "quantity"),
    ],
)
def test_what_is_unknown_is_answered_with_the_nearest(words: tuple[str, str, str, str], nearest: str) -> None:
    with pytest.raises(UsageError) as caught:
        subject_of(*words)
    assert nearest in caught.value.remedy


def test_measures_are_written_with_blanks_or_hyphens_too() -> None:
    assert measure_of("unit-value index") == "unit_value_index"
    assert flow_of(" EXPORTS ") == "export"


def test_an_id_names_codes_exactly() -> None:
    assert coded_subject("import", "world", "PC:30301", "value") == CRUDE
    with pytest.raises(UsageError, match="no classification"):
        coded_subject("import", "world", "30301", "value")
    with pytest.raises(UsageError, match="among exports it is"):
        coded_subject("import", "world", "PC:70323", "value")
