"""Figures beside trade that are none of it: tariffs in verbs, carmakers' sales, the exports of others, world markets."""

from __future__ import annotations

import pytest
from tests.claims.mentions.reading_aloud import mentions_of
from tests.claims.resolving.reading_of import readings_of


@pytest.mark.parametrize(
    ("text", "words", "outside"),
    [
        ("Toyota sold 912,000 cars worldwide in May, up 3.1%.", "3.1%", "company"),
        ("Nissan's global sales fell 8%.", "8%", "company"),
        ("German exports rose 1.8% in May.", "1.8%", "trade of another reporter"),
        ("Korea's chip exports jumped 38%.", "38%", "trade of another reporter"),
        ("Chipmakers want 5% of the world market.", "5%", "a share of a market or of the world"),
    ],
)
def test_what_others_sell_is_outside(text: str, words: str, outside: str) -> None:
    assert readings_of(text, words)[0].outside == outside


@pytest.mark.parametrize("text", ["Washington had levied 27.5% since April 2025.", "The US imposed 50% on steel."])
def test_a_tariff_told_by_its_verb_is_no_claim(text: str) -> None:
    assert [m.not_ours for m in mentions_of(text) if "%" in m.text] == ["tariff rate"]


def test_exports_to_germany_are_trade() -> None:
    assert readings_of("Exports to Germany rose 4.7% in May.", "4.7%")[0].outside == ""


def test_what_consensus_was_is_a_forecast() -> None:
    assert readings_of("Chip exports +39.2%. Balance: cons was -2.14 trillion yen.", "-2.14")[0].voice == "forecast"
