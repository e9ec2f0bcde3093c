"""Events on invented figures, worked by hand: effect, absorption, intervals, mean tariffs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from math import log

import pytest
from tests.explain.events.conftest import Release

from kuroji.classifications.events import Event
from kuroji.explain.events.study import event_study
from kuroji.indicators.event.bounds import published
from kuroji.indicators.event.figures import ROUNDING
from kuroji.model.period import month, parse
from kuroji.store.opening import Store

Made = Callable[..., Store]
US, WORLD = ("US", "value"), ("world", "value")


def test_mean_tariffs_weigh_the_days(tariff: Event) -> None:
    """April 2025: 2 days at 2.5%, 28 at 27.5%; September: 15 days at 27.5%, 15 at 15%."""
    assert float(tariff.tariff_in(parse("2025-04"))) == pytest.approx((2 * 2.5 + 28 * 27.5) / 30)
    assert float(tariff.tariff_in(parse("2025-09"))) == pytest.approx((15 * 27.5 + 15 * 15) / 30)
    assert [float(tariff.tariff_on(d)) for d in (date(2025, 4, 2), date(2025, 4, 3), date(2025, 9, 16))] == [
        2.5,
        27.5,
        15,
    ]


def test_effect_and_absorption_by_hand(small: Made, release: Release, tariff: Event) -> None:
    """US value -20%, number -10%; the world -4% and -2% on five times as much, so that the rest stood still.

    Absorption against the rest: -ln(0.8 / 0.9) / ln(1.275 / 1.025) = 0.117783 / 0.218254 = 0.5397.
    """
    levels = {US: 80.0, WORLD: 480.0, ("US", "quantity"): 90_000.0, ("world", "quantity"): 490_000.0}
    changes = {US: -20.0, WORLD: -4.0, ("US", "quantity"): -10.0, ("world", "quantity"): -2.0}
    found = event_study(small(release("2025-05", levels, changes)), tariff).at(parse("2025-05")).facts
    assert found["comparison value index"].value == 100
    assert found["comparison quantity index"].value == 100
    assert found["value effect"].value == -20
    assert found["quantity effect"].value == -10
    assert found["unit value effect"].value == -11.1
    assert float(found["absorption compared"].exact) == pytest.approx(0.117783 / 0.218254, abs=1e-5)
    assert float(found["absorption compared"].exact) == pytest.approx(-log(0.8 / 0.9) / log(1.275 / 1.025))
    assert found["absorption compared"].detail["bound"] == "upper"


def test_with_few_months_before_only_rounding_is_known(small: Made, release: Release, tariff: Event) -> None:
    """Printed changes carry half a tenth of a point to either side, on a rest of the world that is held to the grain."""
    held = small(release("2025-05", {US: 80.0, WORLD: 480.0}, {US: -20.0, WORLD: -4.0}))
    detail = event_study(held, tariff).at(parse("2025-05")).facts["value effect"].detail
    assert detail["interval"] == ROUNDING
    assert detail["months_before"] == 0
    low, high = float(str(detail["low"])), float(str(detail["high"]))
    # US base 100 +- 0.06, world base 500 +- 0.26: the rest's base 400 +- 0.32, its level 400.
    assert low == pytest.approx((80 / 100.0625 / (400 / (499.74 - 100.0625)) - 1) * 100, abs=0.01)
    assert high == pytest.approx((80 / 99.9375 / (400 / (500.26 - 99.9375)) - 1) * 100, abs=0.01)


def test_with_a_year_before_the_interval_is_the_range_seen_then(small: Made, release: Release, tariff: Event) -> None:
    """13 gaps before the event, from -10% to +10%: an index of 50 against 100 is then 50/1.1 to 50/0.9, 12 times in 14."""
    told = []
    for ordinal in range(parse("2023-03").end, parse("2025-05").end + 1):
        at = month(ordinal)
        level = 100.0 if at < parse("2024-03") else 110.0 if at.part % 2 else 90.0
        if at >= parse("2025-03"):
            level = {"2025-03": 110.0, "2025-04": 90.0, "2025-05": 55.0}[str(at)]
        told.append(release(str(at), {US: level, WORLD: level + 400}))
    found = event_study(small(*told), tariff).at(parse("2025-05")).facts["value effect"]
    assert found.value == -50
    assert found.detail["months_before"] == 13
    assert float(str(found.detail["low"])) == pytest.approx((0.5 / 1.1 - 1) * 100, abs=1e-3)
    assert float(str(found.detail["high"])) == pytest.approx((0.5 / 0.9 - 1) * 100, abs=1e-3)
    assert found.detail["coverage"] == "0.86"


def test_bounds_of_a_ratio_enclose_every_ratio_of_unrounded_figures() -> None:
    """200 as printed to the unit is 199.5 to 200.5; 8 is 7.5 to 8.5."""
    found = published(Decimal("200"), Decimal("1")).over(published(Decimal("8"), Decimal("1")))
    assert float(found.value) == 25
    assert float(found.low) == pytest.approx(199.5 / 8.5)
    assert float(found.high) == pytest.approx(200.5 / 7.5)
