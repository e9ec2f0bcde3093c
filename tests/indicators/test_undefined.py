"""What has no meaning is Undefined and nothing else: no infinity, no NaN, no zero that stands for it. Cases by hand."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from tests.indicators.said import Row, Said

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.facts import fact
from kuroji.indicators.registry import INDICATORS
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, view
from kuroji.model.errors import KurojiError, NotHeld, Undefined
from kuroji.model.fact import Basis, Fact
from kuroji.model.period import parse
from kuroji.store.opening import Store

Made = Callable[..., Store]
DAY = "2026-06-17"
SHIPS = Subject("export", "world", "PC", "7051301")
SHIPPED = {"classification": "PC", "commodity": "7051301"}


def asked(held: Store, word: str, method: str, subject: Subject = EXPORTS, period: str = "2026-05") -> Fact:
    return fact(view(held, held.newest_known_at), word, method, subject, parse(period, JAPAN.fiscal))


def now_and_then(said: Said, now: float | None, then: float | None, **more: object) -> list[Row]:
    status = {"status": "nil"} if then == 0 else {}
    return [said(now, DAY, **more), said(then, DAY, "2025-05", **{**more, **status})]


@pytest.mark.parametrize(
    ("word", "method"),
    [("change", "yoy"), ("ratio", "yoy"), ("change", "per-working-day"), ("quantity_change", "yoy"),
     ("contribution", "points"), ("contribution", "rate")],
)  # fmt: skip
def test_a_base_of_zero(small: Made, said: Said, word: str, method: str) -> None:
    measure = {"measure": "quantity", "unit": "NO"} if word.startswith("quantity") else {}
    held = small(*now_and_then(said, 5e6, 0.0, **SHIPPED, **measure), *now_and_then(said, 9e6, 8e6))
    with pytest.raises(Undefined, match="zero") as caught:
        asked(held, word, method, SHIPS)
    assert isinstance(caught.value, Undefined)
    if not measure:
        assert asked(held, "difference", "yoy", SHIPS).value == 5e6


def test_nothing_now_is_a_fall_by_all_of_it(small: Made, said: Said) -> None:
    held = small(*now_and_then(said, 0.0, 5e6))
    assert asked(held, "change", "yoy").value == -100
    with pytest.raises(Undefined, match="zero"):
        asked(small(*now_and_then(said, 0.0, 0.0)), "change", "yoy")


def test_from_nil_and_to_nil_as_printed(small: Made, said: Said) -> None:
    """The releases print ZENZO where there was nothing a year earlier, ZENGEN where there is nothing now."""
    change = {"statistic": "change", "unit": "percent", "quantum": 0.1}
    held = small([said(5e6, DAY), said(None, DAY, status="from_nil", **change)])
    with pytest.raises(Undefined, match="no trade"):
        asked(held, "change", "yoy")
    held = small([said(0.0, DAY, "2026-04"), said(None, DAY, "2026-04", status="to_nil", **change)])
    found = asked(held, "change", "yoy", period="2026-04")
    assert (found.value, found.basis) == (-100, Basis.PRINTED)


def test_a_printed_change_of_sign(small: Made, said: Said) -> None:
    held = small([
        said(-5e6, DAY, flow="balance"),
        said(None, DAY, flow="balance", statistic="change", unit="percent", quantum=0.1, status="sign_change"),
    ])  # fmt: skip
    with pytest.raises(Undefined, match="sign change"):
        asked(held, "balance_change", "yoy", BALANCE)


@pytest.mark.parametrize(("now", "then"), [(-5e6, 3e6), (5e6, -3e6), (0.0, 3e6), (0.0, -3e6), (3e6, 0.0)])
def test_a_balance_across_or_at_zero(small: Made, said: Said, now: float, then: float) -> None:
    held = small(*now_and_then(said, 10e6 + now, 10e6 + then), *now_and_then(said, 10e6, 10e6, flow="import"))
    with pytest.raises(Undefined):
        asked(held, "balance_change", "yoy", BALANCE)
    assert asked(held, "difference", "yoy", BALANCE).value == now - then
    if now and then:
        with pytest.raises(Undefined, match="changed sign"):
            asked(held, "ratio", "yoy", BALANCE)


def test_a_change_that_prints_as_zero_is_defined_and_keeps_its_sign(small: Made, said: Said) -> None:
    """99,990 after 100,000 million: -0.01 percent is printed as 0.0 and is a fall all the same."""
    held = small(*now_and_then(said, 99_990e6, 100_000e6))
    assert asked(held, "change", "yoy").value == 0
    assert math.copysign(1, asked(held, "change", "yoy").value) == -1
    assert asked(held, "streak", "sign").detail["of"] == "fall"


def test_an_exact_zero_has_no_streak_and_ends_one(small: Made, said: Said) -> None:
    flows = {"2026-03": 7e6, "2026-04": 10e6, "2026-05": 7e6}
    rows = [said(value, DAY, period) for period, value in flows.items()]
    rows += [said(10e6, DAY, period, flow="import") for period in flows]
    held = small(*rows)
    assert asked(held, "streak", "sign", BALANCE).value == 1
    assert asked(held, "first_since", "sign", BALANCE).value == 2
    for word, method in (("streak", "sign"), ("first_since", "sign"), ("streak", "same-part-of-year")):
        with pytest.raises(Undefined):
            asked(held, word, method, BALANCE, "2026-04")


def test_no_quantity_has_no_unit_value(small: Made, said: Said) -> None:
    quantity = {**SHIPPED, "measure": "quantity", "unit": "NO", "quantum": 1.0}
    held = small(*now_and_then(said, 5e6, 4e6, **SHIPPED), said(0.0, DAY, status="nil", **quantity),
                 said(3.0, DAY, "2025-05", **quantity))  # fmt: skip
    for word, method in (("unit_value", "value/quantity"), ("unit_value_change", "yoy")):
        with pytest.raises(Undefined, match="no quantity"):
            asked(held, word, method, SHIPS)


def test_parts_of_nothing(small: Made, said: Said) -> None:
    held = small(*now_and_then(said, 5e6, 5e6), *now_and_then(said, 0.0, 2e6, **SHIPPED))
    with pytest.raises(Undefined, match="did not change"):
        asked(held, "contribution", "rate", SHIPS)
    assert asked(held, "share", "percent", SHIPS).value == 0
    held = small(said(0.0, DAY, "2026-04", status="nil"), said(0.0, DAY, "2026-04", status="nil", **SHIPPED))
    with pytest.raises(Undefined, match="zero"):
        asked(held, "share", "percent", SHIPS, "2026-04")


def test_a_balance_is_no_part_of_a_whole(small: Made, said: Said) -> None:
    us = {"partner": "US"}
    held = small(*now_and_then(said, 5e6, 4e6), *now_and_then(said, 6e6, 6e6, flow="import"),
                 *now_and_then(said, 3e6, 2e6, **us), *now_and_then(said, 1e6, 1e6, flow="import", **us))  # fmt: skip
    for word, method in (("share", "percent"), ("contribution", "points")):
        with pytest.raises(Undefined, match="either sign"):
            asked(held, word, method, Subject("balance", "US"))


def test_withheld_is_not_held(small: Made, said: Said) -> None:
    held = small(said(None, DAY, status="withheld"), said(4e6, DAY, "2025-05"))
    for word, method in (("value", "level"), ("change", "yoy"), ("difference", "yoy"), ("streak", "sign")):
        with pytest.raises(NotHeld):
            asked(held, word, method)


NIL, TINY, HUGE = 0.0, 1e3, 9e15


@pytest.mark.parametrize(("now", "then"), [(NIL, NIL), (NIL, HUGE), (HUGE, NIL), (TINY, HUGE), (HUGE, TINY)])
def test_every_indicator_gives_a_number_or_an_error_of_ours(small: Made, said: Said, now: float, then: float) -> None:
    quantity = {"measure": "quantity", "unit": "NO", "quantum": 1.0}
    rows = [row for more in ({}, {"flow": "import"}, SHIPPED, quantity, {**SHIPPED, **quantity})
            for row in now_and_then(said, now, then, **more)]  # fmt: skip
    held = small(*rows)
    seen = view(held, held.newest_known_at)
    answered = 0
    for word, method in INDICATORS:
        for subject in (EXPORTS, IMPORTS, BALANCE, SHIPS):
            for period in ("2026-05", "2026-Q2", "2025-06..2026-05", "2024-01..2026-05", "2026-05-D10"):
                try:
                    found = fact(seen, word, method, subject, parse(period))
                except KurojiError:
                    continue
                answered += 1
                assert math.isfinite(found.value)
                assert math.isfinite(float(found.exact))
                assert not {"nan", "inf"} & {str(v).lower() for v in found.detail.values()}
    assert answered > 10
