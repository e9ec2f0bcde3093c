"""The gate (docs/explanation/gate.md): right stories pass in every form, slips of wording do not.

The stories are those of the snapshots, which editors have read against the releases; what
makes a story wrong is defined in `mutations`, apart from printing and reading alike.
"""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest
from tests.stories.mutations import slips
from tests.stories.snapshots import EXPLANATIONS, LANGUAGES, STORIES, explained

from kuroji.classifications.reporters import JAPAN
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store, open_store
from kuroji.stories.brief import brief
from kuroji.stories.gate import Refused, gated, misread
from kuroji.stories.gate_tables import misplaced
from kuroji.stories.rendering.formats import FORMATS, render
from kuroji.stories.story import Row, Span, Story

# One slip of each sort in each story keeps the test short; docs/explanation/gate.md has the rates of a larger sample.
EACH, SEED = 1, 20261007
SHARE = 0.99


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


@pytest.fixture(scope="module")
def stories(store: Store) -> tuple[Story, ...]:
    told = [brief(store, parse(p, JAPAN.fiscal), parse_as_of(a, JAPAN), lang) for p, a in STORIES for lang in LANGUAGES]
    return (*told, *(explained(store, p, a, about, lang) for p, a, about in EXPLANATIONS for lang in LANGUAGES))


def test_right_stories_pass_in_every_form(stories: tuple[Story, ...]) -> None:
    for story in stories:
        gated(story, {to: render(story, to) for to in FORMATS})


def test_slips_of_wording_are_refused(stories: tuple[Story, ...]) -> None:
    made: Counter[str] = Counter()
    passed = []
    for story in stories:
        facts = {fact.id: fact for fact in (*story.facts, *story.first_print)}
        for slip in slips(story, SEED, EACH):
            made[slip.sort] += 1
            if not any(misread(slip.story, facts)):
                passed.append((story.slug, story.language, slip.sort, slip.place, slip.before, slip.after))
    assert made.keys() >= {"digit", "direction", "partner", "commodity", "period", "order", "scale", "flow", "side"}
    assert made.total() > 300
    assert len(passed) <= (1 - SHARE) * made.total(), passed


@pytest.mark.parametrize("to", ["html", "md", "txt", "json"])
def test_a_form_that_shows_another_number_is_refused(stories: tuple[Story, ...], to: str) -> None:
    story = stories[0]
    right = render(story, to)
    gated(story, {to: right})
    wrong = right.replace("638.6", "683.6")
    assert wrong != right
    with pytest.raises(Refused, match=to) as raised:
        gated(story, {to: wrong})
    assert raised.value.exit_code == 1


def test_a_headline_of_structured_data_is_read(stories: tuple[Story, ...]) -> None:
    right = render(stories[0], "jsonld")
    with pytest.raises(Refused, match="headline"):
        gated(stories[0], {"jsonld": right.replace("638.6", "683.6")})


@pytest.mark.parametrize(("before", "after"), [("+", "-"), ("-", "+"), ("1", "2")])
def test_cells_are_read(stories: tuple[Story, ...], before: str, after: str) -> None:
    """A sign or a digit in one cell of a table."""
    story = stories[0]
    facts = {fact.id: fact for fact in story.facts}
    assert not list(misplaced(story, facts))
    table = next(t for t in story.tables if any(before in c.text for r in t.rows for c in r.cells))
    row = next(r for r in table.rows if any(before in c.text for c in r.cells))
    cells = tuple(Span(c.text.replace(before, after, 1), c.fact) for c in row.cells)
    rows = tuple(Row(r.label, cells) if r is row else r for r in table.rows)
    tables = tuple(msgspec.structs.replace(t, rows=rows) if t is table else t for t in story.tables)
    assert list(misplaced(msgspec.structs.replace(story, tables=tables), facts))


def test_rows_of_a_table_cannot_change_places(stories: tuple[Story, ...]) -> None:
    story = stories[0]
    facts = {fact.id: fact for fact in story.facts}
    table = story.tables[1]
    first, second, *rest = table.rows
    rows = (Row(second.label, first.cells), Row(first.label, second.cells), *rest)
    tables = (story.tables[0], msgspec.structs.replace(table, rows=rows), *story.tables[2:])
    assert {r.rule for r in misplaced(msgspec.structs.replace(story, tables=tables), facts)} == {"commodity"}


def test_a_number_without_a_fact_is_refused(stories: tuple[Story, ...]) -> None:
    story = stories[0]
    summary = msgspec.structs.replace(
        story.summary, spans=(*story.summary.spans, Span(" Economists had expected ¥700 billion."))
    )
    wrong = msgspec.structs.replace(story, summary=summary)
    with pytest.raises(Refused, match="no Fact says it"):
        gated(wrong, {"md": render(wrong, "md")})
