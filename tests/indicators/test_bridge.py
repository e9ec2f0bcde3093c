"""The bridge of the balance against the release of 17 June 2026, and exact addition of parts everywhere.

The release prints for May 2026 exports of semiconductors etc of 709,008 million yen (+61.2%)
and imports of 491,451 million; the long series d51ma and d61ma hold 439,696 and 317,069
million of May 2025, so chips moved the balance by 269,312 - 174,382 = +94,930 million.
"""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.official_format import TEXT

from kuroji.indicators.balance import balance
from kuroji.indicators.breakdown import by_commodity, by_partner
from kuroji.indicators.bridge import Bridge, bridge_by_commodity, bridge_by_partner, part_fact
from kuroji.indicators.trace import trace
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, View, view
from kuroji.model.errors import KurojiError, NotPublished, UsageError
from kuroji.model.period import Period, month, parse
from kuroji.store.opening import Store

THE_17TH = datetime(2026, 6, 17, 3, tzinfo=UTC)
MAY = parse("2026-05")


@pytest.fixture(scope="module")
def seen(store: Store) -> View:
    return view(store, THE_17TH)


@pytest.fixture(scope="module")
def newest(store: Store) -> View:
    return view(store, datetime(2026, 10, 7, tzinfo=UTC))


@pytest.fixture(scope="module")
def may(seen: View) -> Bridge:
    return bridge_by_commodity(seen, MAY)


def words(bridge: Bridge) -> dict[str, Decimal]:
    return {net.part.word: net.difference for net in bridge.parts}


def official(name: str, month: str, code: str) -> Decimal:
    """A value of the long series by commodity, in yen, read with the csv module alone."""
    with (TEXT / name).open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["month"] == month and row["code"] == code]
    return Decimal(rows[0]["value"]) * 1000


def test_chips_moved_the_balance_of_may_by_94_9_billion(may: Bridge) -> None:
    chips = words(may)["semiconductors_etc"]
    assert round(chips / 10**9, 1) == Decimal("94.9")
    base = official("series_exports_by_commodity.csv", "2025-05", "70323") - official(
        "series_imports_by_commodity.csv", "2025-05", "70311"
    )
    assert chips == Decimal(709_008_000_000 - 491_451_000_000) - base


def test_oil_moved_the_balance_of_may_more_than_chips_did(may: Bridge, seen: View) -> None:
    """The release: a deficit of 378,673 million yen after one of 662,469 million as revised; crude oil 539,186 million."""
    assert balance(seen, BALANCE, MAY).value == -378_673_000_000
    assert round(may.balance.value / 10**6) == 283_796
    saved = official("series_imports_by_commodity.csv", "2025-05", "30301") - 539_186_000_000
    assert words(may)["crude_oil"] == saved
    assert saved > words(may)["semiconductors_etc"]


def test_the_sections_of_a_year_are_those_of_the_long_series(newest: View) -> None:
    """FY2025 net of both directions, summed from d51ma and d61ma with the csv module alone."""
    bridge = bridge_by_commodity(newest, parse("FY2025"), within=False)
    assert bridge.remainder == 0
    for code, word in (("3", "mineral_fuels"), ("703", "electrical_machinery"), ("8p9", "others")):
        sums = []
        for year in ("FY2025", "FY2024"):
            months = [str(m) for m in parse(year).months()]
            sold = sum(official("series_exports_by_commodity.csv", m, code) for m in months)
            sums.append(sold - sum(official("series_imports_by_commodity.csv", m, code) for m in months))
        assert words(bridge)[word] == sums[0] - sums[1]


@settings(max_examples=25, deadline=None)
@given(st.integers(1989 * 12, 2026 * 12 + 7), st.integers(1, 24), st.booleans())
def test_parts_and_remainder_add_exactly(newest: View, ordinal: int, back: int, within: bool) -> None:
    bridge = bridge_by_commodity(newest, month(ordinal), month(ordinal - back), within=within)
    assert sum(net.difference for net in bridge.parts) + bridge.remainder == bridge.balance.value
    assert bridge.remainder == 0
    for net in bridge.parts:
        assert net.current - net.base == net.difference


@pytest.mark.parametrize("flow", [EXPORTS, IMPORTS])
@pytest.mark.parametrize("text", ["2026-05", "2025", "2025-10"])
def test_parts_of_a_flow_by_partner_add_exactly(newest: View, flow: Subject, text: str) -> None:
    for within in (True, False):
        found = by_partner(newest, flow, parse(text), within=within)
        assert sum(part.difference for part in found.parts) == found.difference
        assert not {part.subject.partner for part in found.parts} & {"asean", "eu"}


def test_areas_are_those_of_the_release(seen: View) -> None:
    """Middle East: 202,683 less 515,274 million yen in this release, 297,940 less 898,132 in that of 27 June 2025."""
    bridge = bridge_by_partner(seen, MAY)
    east = next(net for net in bridge.parts if net.part.word == "middle_east")
    assert east.current == (202_683 - 515_274) * 10**6
    assert east.base == (297_940 - 898_132) * 10**6
    assert len([net for net in bridge.parts if not net.part.rest]) == 8


def test_a_country_stands_for_itself_where_its_area_is_not_held(newest: View) -> None:
    found = by_partner(newest, EXPORTS, parse("2025"))
    assert "US" in {part.word for part in found.parts}
    assert "north_america" not in {part.word for part in found.parts}


def test_every_part_is_a_fact_that_can_be_traced(store: Store, seen: View, may: Bridge) -> None:
    for net in may.parts:
        fact = part_fact(seen, may, net)
        assert fact is not None
        sign = -1 if net.directions == ("import",) else 1
        assert Decimal(fact.exact) == sign * net.difference
    for net in may.parts[:8]:
        fact = part_fact(seen, may, net)
        assert fact is not None
        assert trace(store, fact.id).agrees


def test_parts_with_implied_bases_are_facts_too(store: Store, seen: View) -> None:
    """The China page prints semiconductors of both directions with their changes, not with their bases."""
    bridge = bridge_by_commodity(seen, MAY, partner="CN")
    chips = next(net for net in bridge.parts if net.part.word == "semiconductors_etc")
    fact = part_fact(seen, bridge, chips)
    assert fact is not None
    assert "implied base" in fact.flags
    assert fact.basis == "implied"
    assert trace(store, fact.id).agrees


def test_other_bases_have_no_facts_yet(seen: View) -> None:
    bridge = bridge_by_commodity(seen, MAY, parse("2026-04"))
    assert part_fact(seen, bridge, bridge.parts[0]) is None
    assert bridge.balance.base == parse("2026-04")


def test_what_has_no_bridge_says_why(seen: View) -> None:
    with pytest.raises(NotPublished):
        bridge_by_commodity(seen, parse("2026-06"))
    with pytest.raises(UsageError, match="through its exports and imports"):
        by_commodity(seen, BALANCE, MAY)
    with pytest.raises(KurojiError):
        bridge_by_commodity(seen, MAY, partner="DE", against=Period.year_earlier(MAY).year_earlier())
