"""The stories as an editor has read them: snapshots in both languages, and what must be true of every one.

The figures in the snapshots are checked against the releases by tests/vintages and
tests/reproduction; here the wording is held still, and the two languages to the same facts.
"""

from __future__ import annotations

from functools import cache

import pytest
from tests.stories.reading_back import misread, said
from tests.stories.snapshots import LANGUAGES, STORIES, path

from kuroji.classifications.reporters import JAPAN
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store, open_store
from kuroji.stories.brief import brief
from kuroji.stories.rendering.formats import render
from kuroji.stories.story import Story


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


@cache
def story(store: Store, period: str, as_of: str, language: str) -> Story:
    return brief(store, parse(period), parse_as_of(as_of, JAPAN), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("period", "as_of"), STORIES)
def test_a_story_reads_as_it_was_read(store: Store, period: str, as_of: str, language: str) -> None:
    assert render(story(store, period, as_of, language), "md") == path(period, as_of, language).read_text(
        encoding="utf-8"
    ), "if the change is meant, write it with `python -m tests.stories.snapshots` and read it"


@pytest.mark.parametrize(("period", "as_of"), STORIES)
def test_both_languages_tell_the_same_facts(store: Store, period: str, as_of: str) -> None:
    english, japanese = (story(store, period, as_of, language) for language in LANGUAGES)
    assert {f.id for f in english.facts} == {f.id for f in japanese.facts}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("period", "as_of"), STORIES)
def test_every_number_said_is_the_number_of_its_fact(store: Store, period: str, as_of: str, language: str) -> None:
    """Read back by a reader that shares nothing with the wording, to half of the last digit said."""
    assert misread(story(store, period, as_of, language)) == []


def test_the_reader_of_numbers_can_disagree() -> None:
    assert said("¥378.7 billion") == (378.7e9, 1e8)
    assert said("1兆2,238億円") == (1_223_800_000_000.0, 1e8)
    assert said("1億3,718万キロリットル") == (137_180_000.0, 1e4)
    assert said("1キロリットル当たり8万8,210円") == (88_210.0, 1.0)
    assert said("12.5%増") == (12.5, 0.1)
    assert said("four") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_says_nothing_it_could_not_know(store: Store, language: str) -> None:
    """The indices of April 2026 are held from the June release only; the story of May must not quote them."""
    of = story(store, "2026-04", "2026-05-21", language)
    assert not [f for f in of.facts if f.measure.endswith("index")]
    assert [f for f in story(store, "2026-05", "2026-06-17", language).facts if f.measure.endswith("index")]


def test_a_month_with_only_ten_day_figures_is_not_told_as_a_month(store: Store) -> None:
    """September 2026 had its first 20 days out on 7 October, the month itself not."""
    from kuroji.model.errors import NotPublished

    with pytest.raises(NotPublished):
        story(store, "2026-09", "2026-10-07", "en")
    assert story(store, "2026-09-D20", "2026-10-07", "en").headline.text.startswith("Japan posts ¥27.4 billion")


def test_the_newest_month_is_told_when_none_is_named(store: Store) -> None:
    assert brief(store, None, parse_as_of("2026-10-07", JAPAN)).period == "2026-08"


def test_the_first_print_is_carried_once_it_was_revised(store: Store) -> None:
    """May 2026: first printed as -378,673 million yen (release of 17 June 2026), -395,109 today."""
    now = story(store, "2026-05", "2026-10-07", "en")
    assert {f.value for f in now.first_print if f.indicator == "balance"} == {-378_673e6}
    assert "¥378.7 billion" in "".join(p.text for s in now.sections for p in s.paragraphs)
    assert story(store, "2026-05", "2026-06-17", "en").first_print == ()
