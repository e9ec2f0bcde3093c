"""What cannot be computed is said, with the reason: no comparison, months not held, before the event, no quantity."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.explain.events.conftest import Release

from kuroji.classifications.events import Event, event
from kuroji.classifications.reporters import JAPAN
from kuroji.explain.events.finding import find_events, subject_of_event
from kuroji.explain.events.study import EventStudy, event_study
from kuroji.indicators.facts import fact
from kuroji.indicators.view import EXPORTS, Subject, view
from kuroji.model.errors import NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.instant import FIRST, parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store

Made = Callable[..., Store]
US, WORLD = ("US", "value"), ("world", "value")
UNITS, ALL_UNITS = ("US", "quantity"), ("world", "quantity")


def test_without_the_world_there_is_no_comparison_but_the_rest_stands(
    small: Made, release: Release, tariff: Event
) -> None:
    held = small(release("2025-05", {US: 80.0, UNITS: 90_000.0}, {US: -20.0, UNITS: -10.0}))
    found = event_study(held, tariff)
    may = found.at(parse("2025-05"))
    assert found.not_compared == (parse("2025-04"), parse("2025-05"))
    assert "world" in may.missing["value effect"]
    assert may.facts["value change"].value == -20
    assert may.facts["unit value change"].value == -11.1
    assert "absorption" in may
    assert "absorption compared" not in may


def test_a_world_of_another_vintage_is_no_comparison(small: Made, release: Release, tariff: Event) -> None:
    """The world as revised less the partner as first printed would mistake a revision for trade."""
    partner = release("2025-05", {US: 80.0}, {US: -20.0})
    later = [
        {**row, "known_at": row["known_at"].replace(month=7), "stage": 5}  # type: ignore[attr-defined]
        for row in release("2025-05", {WORLD: 480.0}, {WORLD: -4.0})
    ]
    may = event_study(small(partner, later), tariff).at(parse("2025-05"))
    assert "not held" in may.missing["value effect"]
    assert "value index" in may


def test_months_not_held_are_named(small: Made, release: Release, tariff: Event) -> None:
    held = small(*(release(m, {US: 80.0}, {US: -20.0}) for m in ("2025-05", "2025-07")))
    found = event_study(held, tariff)
    assert found.months[-1].period == parse("2025-07")
    assert parse("2025-06") in found.not_held
    assert parse("2025-05") not in found.not_held
    assert "2025-06 is not held" in found.at(parse("2025-06")).missing["value"]
    with pytest.raises(NotHeld, match="not in the study"):
        found.at(parse("2025-08"))


def test_nothing_held_since_the_event(small: Made, release: Release, tariff: Event) -> None:
    held = small(release("2025-02", {US: 80.0}), release("2025-06", {WORLD: 480.0}))
    with pytest.raises(NotHeld, match="nothing is held"):
        event_study(held, tariff)


def test_before_the_event_there_is_no_study_and_no_effect(store: Store, study: EventStudy, tariff: Event) -> None:
    with pytest.raises(NotPublished):
        event_study(store, tariff, parse_as_of("2025-03-31", JAPAN))
    march = study.at(parse("2025-03"))
    assert "value index" in march
    assert not {name for name in march.facts if "effect" in name or "absorption" in name}
    seen = view(store, store.newest_known_at)
    with pytest.raises(Undefined, match="before"):
        fact(seen, "event_effect", tariff.id, subject_of_event(tariff), parse("2025-03"))


def test_a_zero_quantity_leaves_no_unit_value(small: Made, release: Release, tariff: Event) -> None:
    levels = {US: 80.0, WORLD: 480.0, UNITS: 0.0, ALL_UNITS: 400_000.0}
    may = event_study(small(release("2025-05", levels, {US: -20.0, WORLD: -4.0, ALL_UNITS: -2.0})), tariff).at(
        parse("2025-05")
    )
    assert "no quantity was traded" in may.missing["unit value"]
    for name in ("unit value index", "unit value effect", "absorption", "quantity index"):
        assert name not in may
    assert "value effect" in may


def test_a_study_has_no_first_print(store: Store, tariff: Event) -> None:
    with pytest.raises(UsageError):
        event_study(store, tariff, FIRST)


def test_effects_belong_to_the_flow_hit(store: Store, tariff: Event) -> None:
    seen = view(store, store.newest_known_at)
    for word in ("event_effect", "absorption"):
        with pytest.raises(UsageError, match="is an event of"):
            fact(seen, word, tariff.id, EXPORTS, parse("2025-05"))
    with pytest.raises(UsageError, match="not a month"):
        fact(seen, "event_effect", tariff.id, subject_of_event(tariff), parse("2025-Q2"))
    with pytest.raises(UsageError, match="us-car-tariff-2025"):
        event("us-car-tarif")


def test_which_events_bear_on_a_subject(tariff: Event) -> None:
    cars = subject_of_event(tariff)
    assert find_events(cars, parse("2025-05")) == (tariff,)
    assert find_events(cars, parse("2025-04")) == (tariff,)
    assert find_events(cars, parse("2025")) == (tariff,)
    assert find_events(Subject("export", "US", "PC", "7050301"), parse("2026-05")) == (tariff,)
    assert find_events(cars, parse("2025-03")) == ()
    assert find_events(Subject("export", "CN", "PC", "70503"), parse("2025-05")) == ()
    assert find_events(Subject("export", "US", "PC", "70323"), parse("2025-05")) == ()
    assert find_events(EXPORTS, parse("2025-05")) == ()
