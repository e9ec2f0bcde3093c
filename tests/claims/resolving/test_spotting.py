"""Words found in sentences: names as the codelists have them, and the boundaries of words in both scripts."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.claims.resolving.words.names import longest, name_words, trie
from kuroji.claims.resolving.words.spotting import spot
from kuroji.classifications.commodities import FLOWS, commodities
from kuroji.classifications.partners import partners


def found(text: str) -> list[tuple[str, str]]:
    return [(word.text, word.means) for word in name_words(text)]


def test_names_of_the_codelists_are_found_whole() -> None:
    for item in partners():
        if item.kind in ("country", "area"):
            assert (item.name_en, item.code) in found(f"Exports to {item.name_en} rose."), item.name_en
    for flow in FLOWS:
        for good in commodities(flow):
            if good.level == 2 and not good.memo:
                words = name_words(f"輸出では{good.name_ja}が増えた")
                assert any(f"{flow}:PC:{good.code}" in word.means for word in words), good.name_ja


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The US told us.", [("US", "US")]), ("U.S. and EU", [("U.S.", "US"), ("EU", "eu")]),
     ("auto parts", [("auto parts", "export:PC:70505|import:PC:70503")]),
     ("chipmaking equipment", [("chipmaking equipment", "export:PC:70131")]),
     ("automakers and chip makers", []), ("American Samoa", [("American Samoa", "AS")]), ("shipments", []),
     ("対米、米国向け", [("対米", "US"), ("米国", "US")]), ("日米、電車、自動車メーカー、タイル", []),
     ("タイとインドネシア", [("タイ", "TH"), ("インドネシア", "ID")]),
     ("半導体製造装置", [("半導体製造装置", "export:PC:70131")]), ("turkey and china", [])],
)  # fmt: skip
def test_boundaries_of_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "sorts"),
    [("Outbound shipments", {("flow", "export")}), ("purchases from abroad", {("flow", "import")}),
     ("in the red", {("side", "deficit")}), ("入超額", {("side", "deficit")}), ("貿易収支", {("flow", "balance")}),
     ("from a year earlier", {("basis", "yoy")}), ("前月比", {("basis", "previous")}), ("m/m", {("basis", "previous")}),
     ("per working day", {("basis", "per-working-day")}), ("seasonally adjusted", {("basis", "seasonal")}),
     ("originally reported", {("vintage", "first")}), ("輸出台数", {("flow", "export"), ("measure", "quantity")}),
     ("economists expect", {("voice", "forecast")}), ("目標", {("voice", "target")}),
     ("the current account", {("outside", "current account")})],
)  # fmt: skip
def test_words_and_what_they_mean(text: str, sorts: set[tuple[str, str]]) -> None:
    assert {(word.sort, word.means) for word in spot(text)} == sorts


@given(
    st.lists(st.text("abc 自動車", min_size=1, max_size=5), min_size=1, max_size=12), st.text("abc 自動車", max_size=30)
)
def test_a_trie_finds_the_longest_name_as_a_plain_search_does(names: list[str], text: str) -> None:
    """Against the definition: the longest of the names that starts at a place. Runs of blanks count as one in the trie."""
    names = [" ".join(name.split()) for name in names if name.strip()]
    text = " ".join(text.split())
    if not names:
        return
    for place in range(len(text)):
        lengths = [len(name) for name in names if text.startswith(name, place)]
        assert longest(trie(names), text, place) == (place + max(lengths) if lengths else 0)


@given(st.text(max_size=200))
def test_words_never_overlap_and_are_slices_of_the_text(text: str) -> None:
    words = spot(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(a.end <= b.start for a, b in itertools.pairwise(words))
