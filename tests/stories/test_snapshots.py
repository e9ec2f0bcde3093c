"""The stories as an editor has read them: snapshots in both languages, and what must be true of every one.

The figures in the snapshots are checked against the releases by tests/vintages and
tests/reproduction; here the wording is held still, and the two languages to the same facts.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
from tests.stories.snapshots import LANGUAGES, STORIES, path

from kuroji.classifications.reporters import JAPAN
from kuroji.model.fact import Fact
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
    of = story(store, period, as_of, language)
    facts = {f.id: f for f in of.facts}
    read = [(facts[s.fact], s.text, said(s.text)) for _, p in of.passages() for s in p.spans if s.fact]
    wrong = [
        (text, fact.exact, fact.indicator)
        for fact, text, number in read
        if number is not None and not agrees(fact, *number)
    ]
    assert wrong == []
    assert sum(number is not None for _, _, number in read) > 5


def agrees(fact: Fact, number: float, grain: float) -> bool:
    """Whether a number said to a grain is the fact's size, or the year, rank or count it speaks of."""
    size = abs(float(fact.exact))
    words = {float(v) for v in re.findall(r"\d{4}", str(fact.detail.get("since", "")))}
    return abs(number - size) <= grain / 2 * 1.000001 or number in words


ENGLISH = re.compile(r"(?:¥)?([0-9][0-9,]*)(\.[0-9]+)?(?: (trillion|billion|million))?")
KANJI = re.compile(r"(?:([0-9,]+)兆)?(?:([0-9,]+)億)?(?:([0-9,]+)万)?([0-9,]+)?(?:円|トン|キロ|台)")
SCALE = {None: 1.0, "trillion": 1e12, "billion": 1e9, "million": 1e6}


def said(text: str) -> tuple[float, float] | None:
    """The number in a span and its last digit's worth; None where it is said in words or as a multiple."""
    if "fold" in text or "倍" in text or not re.search("[0-9]", text):
        return None
    text = text.rpartition("当たり")[2]
    found = KANJI.search(text)
    if found and any(found.groups()[:3]):
        sizes = list(zip(found.groups(), (1e12, 1e8, 1e4, 1.0), strict=True))
        number = sum(float(group.replace(",", "")) * size for group, size in sizes if group)
        return number, 1e8 if found[0].endswith("兆円") else min(size for group, size in sizes if group)
    found = ENGLISH.search(text)
    assert found is not None
    digits, decimals, scale = found[1].replace(",", ""), found[2] or "", SCALE[found[3]]
    return float(digits + decimals) * scale, scale * 10.0 ** -max(len(decimals) - 1, 0)


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
