"""The nowcast told: both languages pass the gate, a month that is out stands beside its print, bad input is refused."""

from __future__ import annotations

import json

import pytest
from tests.outlook.lettered import cut_off

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.view import View
from kuroji.model.errors import NotHeld, NotPublished, UsageError
from kuroji.model.fact import Flag
from kuroji.model.instant import FIRST, LATEST, parse_as_of
from kuroji.model.period import parse
from kuroji.outlook.nowcast.choosing import question
from kuroji.outlook.nowcast.estimating import nowcast
from kuroji.outlook.nowcast.ledger import Ledger, ledger_of
from kuroji.store.opening import Store
from kuroji.stories.gate import Refused, gated
from kuroji.stories.outlooks.nowcast import tell
from kuroji.stories.outlooks.reading import read
from kuroji.stories.rendering.formats import render
from kuroji.stories.story import Story
from kuroji.stories.wording.phrases import phrase


@pytest.fixture(scope="module")
def held(seen: View) -> Ledger:
    return ledger_of(seen)


def told(story: Story) -> str:
    return " ".join(passage.text for _, passage in story.passages())


def passes(story: Story) -> None:
    gated(story, {"md": render(story, "md")}, read)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("asked", ["2026-09-D20", "2025-11-D10"])
def test_every_number_is_that_of_its_fact(store: Store, asked: str, language: str) -> None:
    passes(tell(store, LATEST, language, parse(asked)).story)


def test_the_newest_release_is_told_by_default(store: Store) -> None:
    """7 October 2026: the first 20 days of September; exports 7,879,504 (+23.5%), imports 7,852,065 (+19.9%)."""
    found = tell(store, parse_as_of("2026-10-15", JAPAN), "en")
    text = told(found.story)
    assert found.story.period == "2026-09-D20"
    for printed in ("¥7.88 trillion, up 23.5%", "¥7.85 trillion, up 19.9%", "a surplus of ¥27.4 billion"):
        assert printed in text
    assert "no official figures" in text
    estimates = [f for f in found.story.facts if f.indicator.startswith("nowcast")]
    assert all(Flag.ESTIMATE in f.flags and phrase(f, "ja") and phrase(f, "en") for f in estimates)
    assert not [f for f in found.story.facts if not f.indicator.startswith("nowcast") and Flag.ESTIMATE in f.flags]


def test_a_month_that_is_out_stands_beside_its_first_print(store: Store) -> None:
    """August 2026 as printed on 16 September: 10,048,375 and 11,153,982 million yen, a deficit of 1,105,607."""
    story = tell(store, LATEST, "ja", parse("2026-08")).story
    assert story.period == "2026-08-D20"
    assert "輸出10兆484億円、輸入11兆1,540億円、1兆1,056億円の赤字" in told(story)
    assert max(f.as_of for f in story.facts if f.indicator == "nowcast") < parse_as_of("2026-09-15", JAPAN).instant  # type: ignore[operator]


def test_the_estimate_of_a_day_is_the_same_ever_after(store: Store) -> None:
    """Asked on 8 September 2026, before the month was out, and asked today: the same Facts of the estimate."""
    then, now = (
        {f.id: f.value for f in tell(store, as_of, "en", parse("2026-08-D20")).story.facts if f.indicator == "nowcast"}
        for as_of in (parse_as_of("2026-09-08T08:50+09:00", JAPAN), LATEST)
    )
    assert then == now
    assert len(then) == 9


def test_the_first_instant_is_the_day_of_the_release(store: Store) -> None:
    story = tell(store, FIRST, "en", parse("2026-08-D20")).story
    assert story.as_of == parse_as_of("2026-09-08T08:50+09:00", JAPAN).instant


def test_a_changed_digit_is_refused(store: Store) -> None:
    story = tell(store, LATEST, "en", parse("2026-09-D20")).story
    text = render(story, "md").replace("¥11.38 trillion", "¥11.83 trillion")
    with pytest.raises(Refused):
        gated(story, {"md": text}, read)


@pytest.mark.parametrize(
    ("asked", "as_of", "error", "said"),
    [
        ("2026-10", "2026-10-15", NotPublished, "no ten-day figure was known"),
        ("2026-09", "2026-09-20", NotPublished, "no ten-day figure was known"),
        ("2025-03-D20", "2026-10-15", NotHeld, "a nowcast takes 10"),
        ("2024-03-D20", "2026-10-15", NotHeld, "the month before, 2024-02, was not known"),
        ("2026-Q2", "2026-10-15", UsageError, "has no nowcast"),
        ("2026-09", "2020-01-01", NotPublished, "no ten-day figure"),
    ],
)
def test_what_cannot_be_estimated_is_said(
    held: Ledger, asked: str, as_of: str, error: type[Exception], said: str
) -> None:
    instant = parse_as_of(as_of, JAPAN).instant
    assert instant is not None

    def made() -> None:
        of = question(held, instant, parse(asked))
        nowcast(held, of.ordinal, of.stage, of.instant)

    with pytest.raises(error, match=said):
        made()


def test_the_picture_shows_what_came(store: Store) -> None:
    charts = [picture(360) for picture in tell(store, LATEST, "en", parse("2026-08-D20")).pictures]
    assert [chart.name for chart in charts] == ["nowcast-export", "nowcast-import", "nowcast-balance"]
    newest = {row.series: row.value for row in charts[0].rows if row.period == "2026-08"}
    assert newest["outcome"] == 10_048_375e6
    assert [cut_off(chart) for chart in charts] == [[], [], []]


@pytest.mark.parametrize(
    ("language", "title", "mark"), [("en", "of 10 months", "* Estimated"), ("ja", "10カ月中", "*当初")]
)
def test_the_picture_counts_only_months_judged_by_what_was_known(
    store: Store, language: str, title: str, mark: str
) -> None:
    """As known on 7 October 2026 ten months can be judged by first prints alone: November 2025 to August 2026."""
    pictures = tell(store, LATEST, language).pictures
    balance = next(chart for chart in (picture(360) for picture in pictures) if chart.name == "nowcast-balance")
    assert title in balance.title
    assert mark in json.dumps(balance.spec, ensure_ascii=False)
    assert cut_off(balance) == []
