"""A lead test told: both languages pass the gate, a series of one's own, the facts behind it, bad input."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.outlook.lettered import cut_off

from kuroji.classifications.commodities import FLOWS, PC, commodities
from kuroji.classifications.reporters import JAPAN
from kuroji.cli.outlook_lead import _asked
from kuroji.indicators.subjects import parse_series
from kuroji.indicators.trace import trace
from kuroji.indicators.view import Subject
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import parse_fact_id
from kuroji.model.instant import LATEST, parse_as_of
from kuroji.model.period import month, month_ordinal
from kuroji.outlook.lead.parts import part_of, within
from kuroji.outlook.registry import EVERY
from kuroji.store.opening import Store
from kuroji.stories.gate import gated
from kuroji.stories.outlooks.lead import Asked, tell
from kuroji.stories.outlooks.lead_words import MEANT, SAID
from kuroji.stories.outlooks.reading import read
from kuroji.stories.outlooks.topic import Outlook
from kuroji.stories.rendering.formats import render
from kuroji.stories.wording.phrases import phrase

MACHINERY, EXPORTS = "JP.export.world.PC:70131.value", "JP.export.world.total.value"


@pytest.fixture(scope="module")
def english(store: Store) -> Outlook:
    return tell(store, LATEST, "en")


def test_the_worked_example_in_both_languages(store: Store, english: Outlook) -> None:
    japanese = tell(store, LATEST, "ja")
    for found in (english, japanese):
        gated(found.story, {"md": render(found.story, "md")}, read)
        assert [cut_off(picture(width)) for picture in found.pictures for width in (320, 640)] == [[], []]
    assert "no lead found" in english.story.headline.text
    assert "先行は確認されず" in japanese.story.headline.text
    # As printed in the release of August 2026: machinery +40.1%, exports +19.3%; both months had 20 working days.
    newest = [table.rows[0] for table in english.story.tables[1:]]
    assert [(row.label, row.cells[0].text) for row in newest] == [("August 2026", "40.1%"), ("August 2026", "19.3%")]


def test_the_test_can_be_made_again_from_its_id(store: Store, english: Outlook) -> None:
    fact = next(f for f in english.story.facts if f.indicator == "lead")
    assert trace(store, fact.id, known=EVERY).agrees
    assert phrase(fact, "en").startswith("JP.export.world.PC:70131.value against")


def test_every_verdict_has_its_words() -> None:
    assert set(SAID) == set(MEANT) == {"leads", "hints", "together", "follows", "both ways", "none"}
    assert all(of[language] for words in (SAID, MEANT) for of in words.values() for language in ("en", "ja"))


def own_file(folder: Path, months: int) -> Path:
    draw = np.random.default_rng(1)
    start = month_ordinal(2014, 9)
    values = 100 * np.exp(np.cumsum(0.02 * draw.standard_normal(months)))
    rows = [f"{month(start + n)},{value:.2f}" for n, value in enumerate(values)]
    path = folder / "orders.csv"
    path.write_text("month,orders\n" + "\n".join(rows) + "\n", "utf-8")
    return path


def test_a_file_name_is_only_a_name(store: Store, tmp_path: Path) -> None:
    """Brackets and braces of a file's name mean nothing in an id or a sentence."""
    path = own_file(tmp_path, 140).rename(tmp_path / "my {orders} (1);#.csv")
    asked = _asked(MACHINERY, None, (path, "month,orders", 45), "yoy", None)
    found = tell(store, LATEST, "en", asked)
    assert "my _orders_ _1___.csv" in found.story.headline.text
    assert parse_fact_id(next(f.id for f in found.story.facts if f.indicator == "lead"))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_series_of_ones_own(store: Store, tmp_path: Path, language: str) -> None:
    asked = _asked(MACHINERY, None, (own_file(tmp_path, 140), "month,orders", 45), "adjusted", None)
    found = tell(store, parse_as_of("2026-10-01", JAPAN), language, asked)
    gated(found.story, {"md": render(found.story, "md")}, read)
    assert "orders.csv" in found.story.headline.text
    assert found.answer["lead"]["verdict"] == "none"  # type: ignore[index]


def test_too_short_a_series_is_refused(store: Store, tmp_path: Path) -> None:
    asked = _asked(MACHINERY, None, (own_file(tmp_path, 20), "month,orders", 45), "adjusted", None)
    with pytest.raises(NotHeld, match="share 20 months; a test of a lead takes 85"):
        tell(store, LATEST, "en", asked)


@pytest.mark.parametrize(
    ("y", "columns", "transform", "said"),
    [
        (MACHINERY, "period,value", "adjusted", "ahead of itself"),
        (EXPORTS, "period", "adjusted", "does not name two columns"),
        (EXPORTS, "period,value", "weekly", "no growth is called"),
    ],
)
def test_bad_options(y: str, columns: str, transform: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        _asked(MACHINERY, y, (None, columns, 30), transform, None)


def test_a_file_and_a_series_at_once_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="both say"):
        _asked(MACHINERY, EXPORTS, (own_file(tmp_path, 20), "month,orders", 45), "adjusted", None)


def test_the_example_is_what_the_command_asks_by_default() -> None:
    asked = _asked(MACHINERY, EXPORTS, (None, "period,value", 30), "adjusted", "2010-01")
    assert asked == Asked(
        parse_series(MACHINERY)[1], parse_series(EXPORTS)[1], None, "adjusted", month_ordinal(2010, 1)
    )


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ("JP.export.world.PC:70131.value", "JP.export.world.total.value", True),
        ("JP.export.world.total.value", "JP.export.US.total.value", False),
        ("JP.import.world.PC:3050103.value", "JP.import.world.PC:3.value", True),
        ("JP.export.world.PC:70131.value", "JP.import.world.total.value", None),
        ("JP.export.world.PC:70131.value", "JP.export.US.total.value", None),
        ("JP.import.world.PC:3050103.value", "JP.import.world.PC:30301.value", None),
    ],
)
def test_a_part_of_the_other_series_is_known_as_one(one: str, other: str, first: bool | None) -> None:
    """By the order of the customs' principal commodities: LNG lies in section 3 (mineral fuels), beside crude oil."""
    found = part_of(*(parse_series(name)[1] for name in (one, other)))
    assert (found.first if found is not None else None) is first


def test_every_commodity_lies_in_the_row_it_is_listed_under() -> None:
    """And the sections in all goods: the tree of the customs' own table has no row that hangs in the air."""
    for flow in FLOWS:
        for inner in (c for c in commodities(flow) if c.parent):
            above = Subject(flow) if inner.parent == "total" else Subject(flow, "world", PC, inner.parent)
            assert within(Subject(flow, "world", PC, inner.code), above), inner.code
            assert not within(above, Subject(flow, "world", PC, inner.code)), inner.code


def test_the_worked_example_says_that_it_sets_a_part_against_its_whole(store: Store, english: Outlook) -> None:
    """Chipmaking machinery was 4.9% of exports in August 2026 (489.7 of 10,043.3 billion yen, long series d51ma and d41ma)."""
    paragraph = next(s for s in english.story.sections if s.name == "correlation").paragraphs[0].text
    assert "are a part of all exports, 4.9% in August 2026" in paragraph
