"""News value: what leads May 2026, and that a score is nothing but its terms (docs/reference/news-value.md)."""

from __future__ import annotations

import pytest

from kuroji.classifications.commodities import commodity
from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.view import View, view
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import open_store
from kuroji.stories.news import Ranked, ranked

ASKED = [
    ("2026-05", "2026-06-17"), ("2026-08-D10", "2026-08-28"),
    ("2026-01..2026-08", "2026-10-07"), ("2024-01..2025-06", "2026-10-07"),
]  # fmt: skip
RANGES = {
    "size": (0, 3), "sign": (0, 3), "record": (0, 4), "streak": (0, 2), "surprise": (0, 2), "contribution": (0, 3),
    "restates": (-2, -2), "part of another": (-1, -1),
}  # fmt: skip
BELONGS = {
    "sign": {"balance", "first_since"}, "record": {"record"}, "streak": {"streak"}, "surprise": {"change"},
    "contribution": {"contribution"},
}  # fmt: skip


def seen(period: str, as_of: str) -> View:
    store = open_store(None)
    return view(store, store.resolve(parse_as_of(as_of, JAPAN), parse(period)))


@pytest.fixture(scope="module", params=ASKED, ids=lambda asked: f"{asked[0]} as of {asked[1]}")
def listed(request: pytest.FixtureRequest) -> list[Ranked]:
    period, as_of = request.param
    return ranked(seen(period, as_of), parse(period))


@pytest.fixture(scope="module")
def may() -> list[Ranked]:
    return ranked(seen("2026-05", "2026-06-17"), parse("2026-05"))


def test_what_leads_may_2026(may: list[Ranked]) -> None:
    """The release of 17 June 2026: a deficit after three surpluses, the highest May of both flows, and Asia."""
    leading = [one.fact for one in may[:5]]
    assert [(f.indicator, f.method, f.flow, f.partner, f.commodity) for f in leading] == [
        ("first_since", "sign", "balance", "world", "total"),
        ("record", "high,for-the-month", "export", "world", "total"),
        ("record", "high,for-the-month", "import", "world", "total"),
        ("contribution", "points", "export", "Asia", "total"),
        ("contribution", "points", "import", "Asia", "total"),
    ]


def test_a_score_is_the_sum_of_its_terms(listed: list[Ranked]) -> None:
    assert len(listed) > 20
    for one in listed:
        assert one.score == pytest.approx(sum(one.terms.values()), abs=0.0005)
        assert all(one.terms.values()), "a term of nothing is not shown"


def test_terms_stay_within_their_ranges_and_with_their_indicators(listed: list[Ranked]) -> None:
    for one in listed:
        for name, value in one.terms.items():
            low, high = RANGES[name]
            assert low <= value <= high, one.fact.id
            assert one.fact.indicator in BELONGS.get(name, {one.fact.indicator}), one.fact.id


def test_the_order_is_that_of_the_scores_and_then_of_the_ids(listed: list[Ranked]) -> None:
    keys = [(-one.score, one.fact.id) for one in listed]
    assert keys == sorted(keys)
    assert len({one.fact.id for one in listed}) == len(listed)


def test_of_which_rows_and_second_readings_are_marked_down(listed: list[Ranked]) -> None:
    again = {"difference", "share", "rank", "ratio"}
    for one in listed:
        found = one.fact
        if found.classification and commodity(found.flow, found.code).memo:
            assert one.terms["part of another"] == -1
        if found.indicator in again:
            assert one.terms["restates"] == -2


def test_a_short_series_has_no_records_worth_a_term(may: list[Ranked]) -> None:
    """Trade with single countries is held from the end of 2024 on: fewer than 24 months to compare with in May 2026."""
    records = [one for one in may if one.fact.indicator == "record"]
    short = [one for one in records if int(str(one.fact.detail["of"])) < 24]
    assert short
    assert not [one for one in short if "record" in one.terms]
    assert [one for one in records if "record" in one.terms]
