"""A story states its publication only where a release does. Source: the stated release dates in data/JP/releases.csv."""

from __future__ import annotations

import json

import pytest
from tests.stories import by_hand

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.subjects import subject_of
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store, open_store
from kuroji.stories.brief import brief
from kuroji.stories.explanation import explanation
from kuroji.stories.rendering.formats import render
from kuroji.stories.story import INFERRED

SAID = {"english": "Published 17 June 2026", "japanese": "公表 2026年6月17日"}


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("to", ["md", "txt", "html"])
def test_an_inferred_instant_is_in_no_byline(language: str, to: str) -> None:
    told = {"english": by_hand.english, "japanese": by_hand.japanese}[language]
    assert SAID[language] in render(told(), to)
    assert SAID[language] not in render(told(published_basis=INFERRED), to)


def test_data_say_which_it_is() -> None:
    for basis in ("stated", "inferred"):
        story = by_hand.english(published_basis=basis)
        assert json.loads(render(story, "json"))["published_basis"] == basis
        assert ("datePublished" in json.loads(render(story, "jsonld"))) == (basis == "stated")


@pytest.mark.parametrize(
    ("period", "basis"),
    [
        ("2026-05", "stated"),  # released on 17 June 2026, as the release says
        ("2026-09-D20", "stated"),
        ("2020-05", "inferred"),  # held at its fixed stage only, due in November 2021 by the calendar
        ("2024-H1", "inferred"),  # first held as the year-ago column of July 2025
    ],
)
def test_only_a_stated_first_print_is_a_publication(store: Store, period: str, basis: str) -> None:
    assert brief(store, parse(period), parse_as_of("latest", JAPAN)).published_basis == basis


def test_an_explanation_of_an_old_period_has_no_publication(store: Store) -> None:
    found = explanation(store, parse("2024-H1"), subject_of("balance", "world", "total", "value"))
    assert found.story.published_basis == INFERRED
