"""What is said of an event, in both languages: figures of the releases, words that fit them, what is not known."""

from __future__ import annotations

import pytest

from kuroji.classifications.events import event
from kuroji.explain.events.study import EventStudy, event_study
from kuroji.model.fact import Fact
from kuroji.model.instant import LATEST
from kuroji.model.period import parse
from kuroji.store.opening import Store, open_store
from kuroji.stories.events import event_points
from kuroji.stories.told import told
from kuroji.stories.wording import en_event, ja_event
from kuroji.stories.wording.en_story import English
from kuroji.stories.wording.ja_story import Japanese
from kuroji.stories.wording.phrases import phrase


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


@pytest.fixture(scope="module")
def study(store: Store) -> EventStudy:
    return event_study(store, event("us-car-tariff-2025"))


def said(store: Store, study: EventStudy, month: str, language: str) -> tuple[str, tuple[Fact, ...]]:
    """Everything said of the event in a month, and the facts placed in it."""
    of = told(store, parse(month), LATEST)
    points = event_points(study, parse(month))
    if language == "en":
        english = English(of)
        passages = [p for point in points for p in en_event.SAYINGS[point.kind](english, point)]
        return " ".join(p.text for p in passages), english.facts()
    japanese = Japanese(of)
    passages = [p for point in points for p in ja_event.SAYINGS[point.kind](japanese, point)]
    return "".join(p.text for p in passages), japanese.facts()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["fell 24.7% by value and 3.9% by quantity", "fell 21.6% in yen", "at 27.5% (2.5% in May 2024)", "upper bound",
                "too few to say"]),
        ("ja", ["金額が24.7%減、数量が3.9%減", "円建てで21.6%低下", "27.5%、2024年5月は2.5%", "上限", "分からない"]),
    ],
)  # fmt: skip
def test_may_2025_in_words(store: Store, study: EventStudy, language: str, words: list[str]) -> None:
    """The release of 27 June 2025: value -24.7%, number -3.9%."""
    text, facts = said(store, study, "2025-05", language)
    for word in words:
        assert word in text
    assert {"change", "quantity_change", "unit_value_change", "event_effect", "absorption"} == {
        f.indicator for f in facts
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["rose 18.7% by value", "value stood at 89.4", "low base"]),
        ("ja", ["18.7%増", "金額は89.4", "前年の水準が低かった"]),
    ],
)
def test_a_rise_on_a_low_base_says_so(store: Store, study: EventStudy, language: str, words: list[str]) -> None:
    """0.753 x 431,389 / 363,356 = 89.4% of May 2024, though +18.7% on May 2025."""
    text, _ = said(store, study, "2026-05", language)
    for word in words:
        assert word in text


@pytest.mark.parametrize(("language", "mean"), [("en", "25.8% on average"), ("ja", "月平均25.8%")])
def test_a_month_with_a_step_has_a_mean_tariff(store: Store, study: EventStudy, language: str, mean: str) -> None:
    assert mean in said(store, study, "2025-04", language)[0]
    assert mean[-10:] not in said(store, study, "2025-06", language)[0]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_before_the_event_only_changes_are_told(store: Store, study: EventStudy, language: str) -> None:
    text, facts = said(store, study, "2025-03", language)
    assert {f.indicator for f in facts} == {"change", "quantity_change", "unit_value_change"}
    assert "27.5%" not in text


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_fact_has_a_sentence_with_its_number(study: EventStudy, language: str) -> None:
    for month in study.after:
        for name, fact in month.facts.items():
            if fact.indicator in ("index_to", "event_effect", "absorption"):
                number = f"{fact.value:.2f}" if fact.indicator == "absorption" else f"{abs(fact.value):.1f}"
                assert number in phrase(fact, language), name


def test_nothing_is_said_of_a_longer_period(study: EventStudy) -> None:
    assert event_points(study, parse("2025-Q2")) == ()
