"""Fact ids: unique among all facts of a month, the same again each time, different where the figure is."""

from __future__ import annotations

import pytest

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.facts import fact
from kuroji.indicators.registry import INDICATORS, indicator
from kuroji.indicators.view import EXPORTS, View, view
from kuroji.model.errors import UsageError
from kuroji.model.fact import parse_fact_id
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store
from kuroji.stories.news import Ranked, ranked

MAY = parse("2026-05")


def seen(store: Store, as_of: str) -> View:
    return view(store, store.resolve(parse_as_of(as_of, JAPAN), MAY))


@pytest.fixture(scope="module")
def listed(store: Store) -> list[Ranked]:
    return ranked(seen(store, "2026-06-17"), MAY)


def test_ids_are_unique(listed: list[Ranked]) -> None:
    ids = [one.fact.id for one in listed]
    assert len(set(ids)) == len(ids) > 1000


def test_ids_are_stable(store: Store, listed: list[Ranked]) -> None:
    assert ranked(seen(store, "2026-06-17"), MAY) == listed


def test_an_id_says_what_its_fact_says(listed: list[Ranked]) -> None:
    for one in listed:
        id_, found = parse_fact_id(one.fact.id), one.fact
        assert (id_.indicator, id_.method, id_.period) == (found.indicator, found.method, found.period)
        assert (id_.flow, id_.partner, id_.base or None) == (found.flow, found.partner_code, found.base)
        assert id_.commodity == (f"{found.classification}:{found.code}" if found.classification else "total")


def test_a_revised_figure_has_another_digest(store: Store) -> None:
    """Exports of May 2026: 9,511,555 million yen on 17 June, 9,499,093 since 26 June."""
    digests = [
        parse_fact_id(fact(seen(store, as_of), "value", "level", EXPORTS, MAY).id).digest
        for as_of in ("2026-06-17", "2026-06-20", "2026-06-26", "2026-10-07")
    ]
    assert digests[0] == digests[1] != digests[2] == digests[3]


def test_unknown_words_and_methods_are_answered_with_those_there_are() -> None:
    assert len(INDICATORS) > 30
    with pytest.raises(UsageError) as caught:
        indicator("streak", "sideways")
    assert "same-part-of-year" in caught.value.remedy
    with pytest.raises(UsageError) as caught:
        indicator("grwth", "yoy")
    assert "contribution" in caught.value.remedy
