"""Figures whose unit was said with another, and tables in every layout; what each states was read by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.claims.mentions.reading_aloud import mention_at, mentions_of

from kuroji.claims.mention import Kind


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "direction"),
    [
        ("Exports to the U.S. were up 24.9 pct; to China up 20.6; to the EU up ~", "20.6", Kind.PERCENT, "20.6", 1),
        ("Shipments rose 17.0%, with those to Asia up by 23.4 and those to the EU down 3.2.", "23.4", Kind.PERCENT, "23.4", 1),
        ("Shipments rose 17.0%, with those to Asia up by 23.4 and those to the EU down 3.2.", "3.2", Kind.PERCENT, "3.2", -1),
        ("US +12.5%, China +17.9, EU -3.2", "-3.2", Kind.PERCENT, "-3.2", -1),
        ("Chips added 3.6 points to growth; cars chipped in 2.1.", "2.1", Kind.POINTS, "2.1", 0),
        ("The gap was ¥1.1 trillion, up from 0.3 a year earlier.", "0.3", Kind.AMOUNT, "0.3e12", 0),
        ("A surplus of 2.0 trillion yen in 1981, less in 1982 (1.8).", "1.8", Kind.AMOUNT, "1.8e12", 0),
        ("It was 8.0tn in 1984 and peaked at nearly 14.", "14", Kind.AMOUNT, "14e12", 0),
        ("The deficit was ¥395.1 billion, against 378.7 in the first print.", "378.7", Kind.AMOUNT, "378.7e9", 0),
        ("Back in 2000, imports were 515 billion and exports 274.", "274", Kind.AMOUNT, "274e9", 0),
        ("It was beaten in 2007 (5.3T), then not until 2022.", "5.3T", Kind.AMOUNT, "5.3e12", 0),
        ("It rose in 2007 (5.3 trillion yen) and fell.", "5.3 trillion yen", Kind.AMOUNT, "5.3e12", 0),
        ("Japan logs 406.9 bil. yen trade deficit.", "406.9 bil. yen", Kind.AMOUNT, "406.9e9", 0),
    ],
)  # fmt: skip
def test_the_unit_of_the_figure_before_goes_on(text: str, words: str, kind: Kind, value: str, direction: int) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value, found.direction) == (kind, Decimal(value), direction)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Exports rose 17.0% and were up 3 places in the table.", "3"),
        ("Exports were 9.4 trillion yen, in line with 14 forecasts.", "14"),
        ("The surplus was ¥1.1 trillion on 17 June.", "17 June"),
        ("The gap was ¥1.1 trillion in 8 of the 12 months.", "12"),
        ("Sales rose 3% and the yen fell to 152 on the day.", "152"),
    ],
)
def test_no_unit_goes_on_to_what_has_another(text: str, words: str) -> None:
    inside = [m for m in mentions_of(text) if words in m.text]
    assert all(m.kind not in (Kind.PERCENT, Kind.AMOUNT) for m in inside)


LAYOUTS = {
    "no outer bars": "Trade, ¥ billion\nMonth | Exports | Balance\n--- | --- | ---\nJan | 9,185.1 | -1,165.8\nFeb | 9,559.6 | 36.6",
    "no rule": "Trade, billions of yen\nMonth | Exports | Balance\nJan | 9,185.1 | -1,165.8\nFeb | 9,559.6 | 36.6",
    "blanks": "Table 1. Trade, JPY bn\n         Exports   Balance\nJan      9,185.1   -1,165.8\nFeb      9,559.6   36.6",
    "tabs": "Trade in yen billions\nMonth\tExports\tBalance\nJan\t9,185.1\t-1,165.8\nFeb\t9,559.6\t36.6",
    "unit in the head": "Month | Exports (¥bn) | Balance (¥bn)\n--- | --- | ---\nJan | 9,185.1 | (1,165.8)\nFeb | 9,559.6 | 36.6",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tables_of_every_layout_are_read(layout: str) -> None:
    cells = [m for m in mentions_of(LAYOUTS[layout]) if m.head]
    assert [m.value for m in cells] == [Decimal(n) for n in ("9185.1e9", "-1165.8e9", "9559.6e9", "36.6e9")]
    assert [m.head.split(", ")[1] for m in cells] == ["Jan", "Jan", "Feb", "Feb"]


def test_a_rate_or_a_rank_takes_no_money_from_the_caption() -> None:
    text = "Exports, ¥ billion\nPartner | Value | y/y % | Rank\n--- | --- | --- | ---\nChina | 1,620.0 | 17.9 | 2\nUS | 1,640.1 | 12.5 | 1"
    cells = [(m.kind, m.value) for m in mentions_of(text) if m.head]
    assert cells[:2] == [(Kind.AMOUNT, Decimal("1620e9")), (Kind.PERCENT, Decimal("17.9"))]
    assert len(cells) == 4


def test_prose_with_wide_blanks_is_no_table() -> None:
    assert not [m for m in mentions_of("Exports rose.  Imports fell.\nThe gap was 3.\nIt closed.") if m.head]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("Two surpluses in a row now.", "Two surpluses in a row", 2, "times"),
        ("It ran deficits in each of the four months since.", "each of the four months since", 4, "months"),
        ("Exports have risen for a full year without a break.", "a full year without a break", 12, "months"),
        ("The red ink has now run for 10 half-years.", "for 10 half-years", 10, "halves"),
        ("The run of surpluses that started in 1981 lasted 30 years.", "30 years", 30, "years"),
        ("Imports have fallen for six months.", "for six months", 6, "months"),
        ("It was three unbroken years of deficits.", "three unbroken years", 3, "years"),
        ("The run of red ink lasted until Feb 2015, 32 months.", "32 months", 32, "months"),
    ],
)
def test_runs_in_other_words(text: str, words: str, value: int, unit: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value, found.unit) == (Kind.STREAK, Decimal(value), unit)


def test_what_a_run_was_without_names_the_other_side() -> None:
    assert mention_at("That makes seven months without a surplus.", "seven months without a surplus").side == "deficit"


@pytest.mark.parametrize(
    ("text", "words", "direction"),
    [
        ("The surplus was far smaller than a year before.", "far smaller than a year before", -1),
        ("The gap is fractionally smaller than last year's.", "fractionally smaller than last year's", -1),
        ("Exports were higher than a year ago.", "higher than a year ago", 1),
        ("Imports were lower than in May 2025.", "lower than in May 2025", -1),
        ("The deficit is much wider than the previous month's.", "much wider than the previous month's", 1),
    ],
)
def test_more_or_less_than_before_is_a_direction(text: str, words: str, direction: int) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.direction) == (Kind.DIRECTION, direction)


def test_a_sign_after_a_year_is_no_range() -> None:
    assert mention_at("Exports: Oct 2008 -7.9%; Nov -26.8%.", "-7.9%").value == Decimal("-7.9")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The deficit was 3,787 hundred million yen.", "3,787 hundred million yen", "3787e8"),
        ("We ship you cars: 98,976 of them in May.", "98,976", "98976"),
    ],
)
def test_scales_and_pieces(text: str, words: str, value: str) -> None:
    assert mention_at(text, words).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("The Emirates slipped to fifth, behind Taiwan.", 5), ("China came second.", 2), ("Korea was third the year before.", 3),
     ("America moved up to first.", 1)],
)  # fmt: skip
def test_places_told_by_verbs(text: str, value: int) -> None:
    assert [m.value for m in mentions_of(text) if m.kind is Kind.RANK] == [Decimal(value)]
