"""Outlooks at the gate: right ones pass in every form and both languages, slips of a number, scale or sign do not.

What makes a text wrong is defined here, apart from how it is written and how it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from kuroji.classifications.reporters import JAPAN
from kuroji.model.instant import LATEST, parse_as_of
from kuroji.store.opening import Store, open_store
from kuroji.stories.gate import Refused, gated
from kuroji.stories.outlooks import digital, exposure, food
from kuroji.stories.outlooks.illustrating import drawn
from kuroji.stories.outlooks.reading import read
from kuroji.stories.outlooks.topic import Outlook
from kuroji.stories.rendering.formats import FORMATS, render
from kuroji.stories.story import Passage, Row, Span, Story

TOPICS = (digital.TOPIC, food.TOPIC, exposure.TOPIC)
LANGUAGES = ("en", "ja")
EARLIER = "2025-03-15"


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


@pytest.fixture(scope="module")
def told(store: Store) -> dict[tuple[str, str], Outlook]:
    return {(topic.name, lang): topic.tell(store, LATEST, lang) for topic in TOPICS for lang in LANGUAGES}


def test_right_ones_pass_in_every_form(told: dict[tuple[str, str], Outlook]) -> None:
    for found in told.values():
        charts = drawn(found)
        gated(found.story, {to: render(found.story, to, charts=charts) for to in FORMATS}, read)


def test_both_languages_tell_the_same_facts(told: dict[tuple[str, str], Outlook]) -> None:
    for topic in TOPICS:
        english, japanese = ({f.id for f in told[topic.name, lang].story.facts} for lang in LANGUAGES)
        assert english == japanese
        assert len(english) > 10


def test_an_earlier_vintage_knows_no_later_source(store: Store) -> None:
    when = parse_as_of(EARLIER, JAPAN)
    for topic in TOPICS:
        story = topic.tell(store, when, "en").story
        assert all(fact.as_of == story.as_of for fact in story.facts)
        assert all(r.published_at <= story.as_of for r in story.releases if r.source == "publication")
        gated(story, {"md": render(story, "md")}, read)


def passages(story: Story) -> Iterator[tuple[int, int, Passage]]:
    for s, section in enumerate(story.sections):
        for p, passage in enumerate(section.paragraphs):
            yield s, p, passage


def put(story: Story, s: int, p: int, passage: Passage) -> Story:
    section = story.sections[s]
    paragraphs = (*section.paragraphs[:p], passage, *section.paragraphs[p + 1 :])
    sections = (*story.sections[:s], msgspec.structs.replace(section, paragraphs=paragraphs), *story.sections[s + 1 :])
    return msgspec.structs.replace(story, sections=sections)


def with_span(passage: Passage, number: int, text: str) -> Passage:
    spans = passage.spans
    return Passage(passage.about, (*spans[:number], Span(text, spans[number].fact), *spans[number + 1 :]))


def changed_digit(text: str) -> str:
    at = max(n for n, c in enumerate(text) if c.isdigit())
    return f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


def slips(story: Story) -> Iterator[tuple[str, Story]]:
    """The story with one thing wrong, and what it is."""
    for s, p, passage in passages(story):
        for number, span in enumerate(passage.spans):
            for sort, text in _misspelt(span):
                yield sort, put(story, s, p, with_span(passage, number, text))
        yield "alone", put(story, s, p, Passage(passage.about, (*passage.spans, Span(" 7,777."))))
    for t, table in enumerate(story.tables):
        for r, row in enumerate(table.rows):
            for c, cell in enumerate(row.cells):
                if cell.fact is not None:
                    yield "cell", _celled(story, t, r, row, c, changed_digit(cell.text))
                    if cell.text.startswith("-"):
                        yield "sign", _celled(story, t, r, row, c, cell.text[1:])


def _misspelt(span: Span) -> Iterator[tuple[str, str]]:
    """A figure's words with a digit, the scale or the unit changed."""
    if span.fact is None:
        return
    yield "digit", changed_digit(span.text)
    other = re.sub("trillion|兆", lambda m: {"trillion": "billion", "兆": "億"}[m[0]], span.text)
    if other != span.text:
        yield "scale", other
    if span.text.endswith("%"):
        yield "unit", span.text[:-1]


def _celled(story: Story, t: int, r: int, row: Row, c: int, text: str) -> Story:
    cells = (*row.cells[:c], Span(text, row.cells[c].fact), *row.cells[c + 1 :])
    table = story.tables[t]
    rows = (*table.rows[:r], msgspec.structs.replace(row, cells=cells), *table.rows[r + 1 :])
    tables = (*story.tables[:t], msgspec.structs.replace(table, rows=rows), *story.tables[t + 1 :])
    return msgspec.structs.replace(story, tables=tables)


def test_slips_are_refused(told: dict[tuple[str, str], Outlook]) -> None:
    made: dict[str, int] = {}
    for found in told.values():
        facts = {fact.id: fact for fact in found.story.facts}
        for sort, wrong in slips(found.story):
            made[sort] = made.get(sort, 0) + 1
            assert any(read(wrong, facts)), (sort, wrong.slug, wrong.language)
    assert made.keys() == {"digit", "scale", "unit", "alone", "cell", "sign"}
    assert sum(made.values()) > 300


@pytest.mark.parametrize(("language", "word", "other"), [("en", "deficit", "surplus"), ("ja", "赤字", "黒字")])
def test_a_deficit_called_a_surplus_is_refused(
    told: dict[tuple[str, str], Outlook], language: str, word: str, other: str
) -> None:
    story = told["digital", language].story
    spans = tuple(Span(s.text.replace(word, other), s.fact) for s in story.headline.spans)
    wrong = msgspec.structs.replace(story, headline=Passage("headline", spans))
    with pytest.raises(Refused, match="below zero"):
        gated(wrong, {"md": render(wrong, "md")}, read)


def test_charts_say_what_their_facts_say(told: dict[tuple[str, str], Outlook]) -> None:
    for (_, language), found in told.items():
        ids = {fact.id: fact for fact in found.story.facts}
        charts = drawn(found)
        assert [chart.width for chart in charts] == [720, 380]
        for chart in charts:
            assert chart.language == language
            assert chart.alt
            assert chart.title
            assert all(row.fact and row.value is not None for row in chart.rows)
            assert any(row.fact in ids and ids[row.fact].value == row.value for row in chart.rows)
