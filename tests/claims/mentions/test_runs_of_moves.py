"""English and Japanese runs and counts told by what goes on, each with how many it tells: counted by hand."""

from __future__ import annotations

import pytest
from tests.claims.mentions.reading_aloud import mentions_of

from kuroji.claims.mention import Kind

RUNS = (
    ("Sales to India: the fourth advance in succession.", 4, "times", 1),
    ("Third shortfall on the spin for the country.", 3, "times", 0),
    ("It was the second dip on end.", 2, "times", -1),
    ("Exports -3.1, two down in a row.", 2, "times", -1),
    ("Foundries are in their fifteenth month of growth.", 15, "months", 1),
    ("3rd year of trade surplus", 3, "years", 0),
    ("Gap with China widens for sixth month", 6, "months", 0),
    ("Month nine of red ink", 9, "months", 0),
    ("Shipments grew after five quarters of shrinking.", 5, "quarters", -1),
    ("Eight months under water, and the yen falls still.", 8, "months", 0),
    ("Imports of coal, falling for two years.", 2, "years", -1),
    ("Surpluses have thus continued for six years.", 6, "years", 0),
    ("This extends to seven months the time in which exports shrank.", 7, "months", 0),
    ("It ended a nine-month slide in exports.", 9, "months", -1),
    ("Exports rose again; that makes it five in a row.", 5, "times", 0),
    ("The longest run of deficits ended in May 2009 after 10 months.", 10, "months", 0),
    ("赤字、8カ月途切れず", 8, "months", 0),
    ("4年続きの赤字だった。", 4, "years", 0),
    ("対米輸出は春から半年ずっとマイナス。", 6, "months", 0),
    ("鉄鋼の輸出は9連敗だ。", 9, "times", -1),
    ("輸出は3カ月にわたって減少した。", 3, "months", 0),
)
COUNTS = (
    ("Two of the last five prints were above zero.", 2, "months"),
    ("Four surpluses out of 6 this year.", 4, "months"),
    ("It was their fifth falling month out of the last nine.", 5, "months"),
    ("Exports fell in all but three of the last 12 months.", 9, "months"),
    ("It was the third year in seven in which exports shrank.", 3, "years"),
    ("12カ月のうち、黒字だったのは5カ月だ。", 5, "months"),
)


@pytest.mark.parametrize(("text", "count", "unit", "way"), RUNS)
def test_a_run_says_how_long_it_is(text: str, count: int, unit: str, way: int) -> None:
    found = [m for m in mentions_of(text) if m.kind is Kind.STREAK]
    assert [(m.value, m.unit, m.direction) for m in found] == [(count, unit, way)]


@pytest.mark.parametrize(("text", "count", "unit"), COUNTS)
def test_a_count_says_how_many_it_tells(text: str, count: int, unit: str) -> None:
    assert [(m.value, m.unit) for m in mentions_of(text) if m.kind is Kind.COUNT] == [(count, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Exports fell for third quarter of 2025.",
        "The plan extends the deadline to five months.",
        "He has lived there for three years.",
        "They had a six-month gain of 3 percent.",
        "The index rose 2 in 3 months.",
        "創業10年目の会社だ。",
    ],
)
def test_a_length_of_time_is_no_run(text: str) -> None:
    assert not [m for m in mentions_of(text) if m.kind in (Kind.STREAK, Kind.COUNT)]
