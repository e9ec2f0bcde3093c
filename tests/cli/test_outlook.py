"""`kuroji outlook`: answers in the house's form, and what is refused with its remedy."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.cli.answer import Run

from kuroji.indicators.trace import trace
from kuroji.outlook.registry import EVERY
from kuroji.store.opening import open_store

KEYS = {
    "id",
    "indicator",
    "reporter",
    "flow",
    "period",
    "as_of",
    "value",
    "unit",
    "quantum",
    "basis",
    "text_en",
    "text_ja",
}


@pytest.mark.parametrize("words", [("digital",), ("exposure", "--commodity", "LNG", "--cut", "50"), ("targets",)])
def test_json_carries_facts_that_can_be_traced(run: Run, words: tuple[str, ...]) -> None:
    done = run("outlook", *words, "--json")
    assert done.code == 0, done.err
    facts = msgspec.json.decode(done.out)["facts"]
    assert facts
    for fact in facts:
        assert fact.keys() >= KEYS
        assert fact["text_en"] != fact["text_ja"]
    store = open_store(None)
    assert trace(store, facts[0]["id"], known=EVERY).agrees


def test_both_languages_and_all_files(run: Run, tmp_path: Path) -> None:
    done = run("outlook", "food", "--lang", "ja", "--out", str(tmp_path), "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")
    names = {path.name.partition(".")[2] for path in tmp_path.iterdir()}
    assert names == {"ja.html", "ja.md", "ja.txt", "ja.json", "ja.jsonld", "ja.food-path.svg", "ja.food-path.png"}


def test_trace_shows_the_grounds_of_a_quoted_figure(run: Run) -> None:
    done = run("trace", "services_balance(kyodo):JP.balance.world.BP:digital.value@2024;as_of=2026-01-22T08:50+09:00")
    assert done.code == 0, done.err
    assert "-6,462,200,000,000 JPY" in done.out
    assert "Kyodo News" in done.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("exposure", "--commodity", "rare earths", "--partner", "China"), 1, "2846"),
        (("exposure", "--cut", "150"), 2, "at most 100"),
        (("exposure", "--cut", "-5"), 2, "above 0 and at most 100"),
        (("exposure", "--partner", "Narnia"), 2, "Narnia"),
        (("exposure", "--cut", "half"), 2, "'half'"),
        (("exposure", "--commodity", "LNG", "--partner", "world"), 1, "Name a country"),
        (("digital", "--lang", "fr"), 2, "en, ja"),
        (("digital", "--as-of", "2020-01-01"), 1, "--as-of"),
        (("targets", "--file", "/nowhere.csv"), 2, "cannot be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_said_plainly(run: Run, words: tuple[str, ...], code: int, said: str) -> None:
    done = run("outlook", *words)
    assert done.code == code
    assert said in done.err
    assert done.out == ""
