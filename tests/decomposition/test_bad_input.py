"""What cannot be split says why in words, and stays in the sum; nothing becomes zero, NaN or a guess."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.decomposition.invented import Said, goods, seen

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.currency.invoicing import given_shares
from kuroji.indicators.currency.rates import GivenRates
from kuroji.indicators.decomposition.split import value_split
from kuroji.indicators.decomposition.terms import REASONS, Counting, Mixing, Reason, Split, counting
from kuroji.indicators.view import BALANCE, IMPORTS, Subject, View
from kuroji.model.errors import KurojiError, NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Basis, Flag
from kuroji.model.period import parse

OIL = Subject("import", "world", "PC", "30301")
FUELS = Subject("import", "world", "PC", "3")
BEFORE, NOW = "2025-05", "2026-05"


def fuels(*said: Said | tuple[Said, ...], before: float = 100, now: float = 150) -> View:
    """Fuels of 100 and 150, with whatever is said inside them."""
    return seen(Said(code="3", period=BEFORE, value=before), Said(code="3", period=NOW, value=now), *said)


def split(view: View, subject: Subject = OIL) -> Split:
    found = value_split(view, subject, parse(NOW), invoicing=None)
    assert found.terms.parts == found.terms.total == found.value - found.base_value
    return found


def oil(before: tuple[float, float | None], now: tuple[float, float | None], units: tuple[str, str] = ("KL", "KL"),
        status: str = "normal") -> list[Said]:  # fmt: skip
    """Crude oil of both periods; a quantity of None is held without a number, with that status."""
    return [
        cell
        for (value, quantity), period, unit in ((before, BEFORE, units[0]), (now, NOW, units[1]))
        for cell in (
            Said(code="30301", period=period, value=value),
            Said(
                code="30301", period=period, value=quantity, measure="quantity", unit=unit,
                status=status if quantity is None else "normal",
            ),
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (oil((100, 0), (150, 10)), Reason.NOT_POSITIVE),
        (oil((100, 10), (150, -1)), Reason.NOT_POSITIVE),
        (oil((0, 0), (150, 10)), Reason.ONE_SIDED),
        (oil((100, 10), (0, 0)), Reason.ONE_SIDED),
        (oil((-100, 10), (150, 10)), Reason.NOT_POSITIVE),
        (oil((100, 10), (150, None), status="withheld"), Reason.WITHHELD),
        (oil((100, None), (150, 12), status="withheld"), Reason.WITHHELD),
        (oil((100, 10), (150, 12), units=("KL", "MT")), Reason.UNIT_CHANGED),
        (oil((100, 10), (150, None), status="not_published"), Reason.NO_QUANTITY),
        ([one for one in oil((100, 10), (150, 12)) if one.measure == "value"], Reason.NO_QUANTITY),
    ],
)
def test_an_item_that_cannot_be_split_says_why(said: list[Said], reason: Reason) -> None:
    found = split(seen(*said))
    (item,) = found.items
    assert item.reason is reason
    assert all(REASONS[reason])
    assert found.terms.not_split == found.terms.total
    assert (found.terms.quantity, found.terms.price, found.terms.mix, found.coverage) == (0, 0, 0, 0)


def test_nothing_on_either_side_has_no_coverage() -> None:
    found = split(seen(*oil((0, 0), (0, 0))))
    assert (found.terms.total, found.coverage) == (0, None)


def test_a_base_of_zero_is_a_difference_without_a_split() -> None:
    """There is no percentage on a base of zero, but there is a difference: it stands, unsplit."""
    found = split(fuels(*oil((0, 0), (150, 10)), before=0), FUELS)
    assert (found.terms.total, found.terms.not_split) == (150, 150)
    assert found.items[0].reason is Reason.ONE_SIDED


def test_one_sided_items_lie_inside_a_split_whole() -> None:
    """Coal came new: 50 of 150 in one period only; oil stays at 10 for 100."""
    view = fuels(*oil((100, 10), (100, 10)), goods("30101", BEFORE, 0, 0, "MT"), goods("30101", NOW, 50, 5, "MT"))
    found = split(view, FUELS)
    assert {item.subject.commodity: item.reason for item in found.items} == {"30301": None, "30101": Reason.ONE_SIDED}
    assert (found.terms.not_split, found.coverage) == (50, Decimal(200) / 250)


def test_a_withheld_value_stays_in_the_rest() -> None:
    """Without its value oil is no item; what coal leaves of fuels is the remainder: 60 and 90."""
    held = [Said(code="30301", period=p, value=None, status="withheld") for p in (BEFORE, NOW)]
    view = fuels(*held, goods("30101", BEFORE, 40, 4, "MT"), goods("30101", NOW, 60, 4, "MT"))
    found = split(view, FUELS)
    coal, rest = found.items
    assert (coal.subject.commodity, coal.terms.price, coal.terms.quantity) == ("30101", 20, 0)
    assert (rest.rest, rest.reason, rest.base_value, rest.value) == (True, Reason.NOT_ITEMISED, 60, 90)


def test_overlapping_rows_are_counted_once() -> None:
    """Petroleum products hold petroleum spirits: the spirits and the remainder are items, not both and the whole."""
    view = fuels(
        Said(code="30303", period=BEFORE, value=60), Said(code="30303", period=NOW, value=80),
        goods("3030301", BEFORE, 20, 2, "KL"), goods("3030301", NOW, 30, 2, "KL"),
    )  # fmt: skip
    found = split(view, FUELS)
    assert [(i.subject.commodity, i.rest, i.base_value, i.value) for i in found.items] == [
        ("3030301", False, 20, 30), ("30303", True, 40, 50), ("3", True, 40, 70),
    ]  # fmt: skip


def test_parts_that_exceed_their_whole_have_no_mix() -> None:
    """Steam coal of 12 tonnes in coal of 10: the unit value of coal is split by quantity, and its mix is not told."""
    view = seen(goods("30101", BEFORE, 100, 10, "MT"), goods("30101", NOW, 120, 10, "MT"),
                goods("3010105", BEFORE, 50, 12, "MT"), goods("3010105", NOW, 50, 12, "MT"))  # fmt: skip
    (item,) = split(view, Subject("import", "world", "PC", "30101")).items
    assert (item.mixing, item.terms.mix, item.terms.price) == (Mixing.NO_FIT, 0, 20)


def test_a_single_month_has_no_base() -> None:
    view = seen(goods("30301", NOW, 100, 10, "KL"))
    with pytest.raises(NotHeld, match="2025-05"):
        value_split(view, OIL, parse(NOW), invoicing=None)


def test_a_base_known_only_from_printed_changes_is_flagged() -> None:
    """150 after +50%, 12 after +20%: 100 and 10 a year earlier; unit value 10 to 12.5, quantity 2 x 11.25."""
    changes = [
        Said(code="30301", period=NOW, value=value, measure=measure, unit="percent", statistic="change", quantum=0.1)
        for measure, value in (("value", 50.0), ("quantity", 20.0))
    ]
    found = split(seen(goods("30301", NOW, 150, 12, "KL"), *changes))
    assert (found.base_value, found.terms.quantity, found.terms.price) == (100, Decimal("22.5"), Decimal("27.5"))
    assert (found.basis, found.items[0].implied, Flag.IMPLIED_BASE in found.flags) == (Basis.IMPLIED, True, True)
    # +-0.05 point of 150 / 1.5 is about 0.07, and of the quantity at 12.5 each about 0.1.
    assert found.quantum == Decimal("0.1")


def test_another_base_is_never_worked_back_from_a_printed_change() -> None:
    change = Said(code="30301", period=NOW, value=50.0, unit="percent", statistic="change", quantum=0.1)
    with pytest.raises(NotHeld):
        value_split(
            seen(goods("30301", NOW, 150, 12, "KL"), change), OIL, parse(NOW), base=parse("2026-04"), invoicing=None
        )


@pytest.mark.parametrize(
    ("subject", "period", "more", "error"),
    [
        (BALANCE, NOW, {}, Undefined),
        (OIL.measured("quantity"), NOW, {}, Undefined),
        (OIL, NOW, {"base": parse("2025")}, UsageError),
        (OIL, NOW, {"base": parse(NOW)}, UsageError),
        (OIL, "2026-01..2026-03", {"base": parse("2025-01..2025-02")}, UsageError),
        (OIL, NOW, {"how": "fisher"}, UsageError),
        (OIL, "2026-06", {}, NotPublished),
        (IMPORTS, NOW, {}, NotHeld),
        (
            OIL,
            NOW,
            {"invoicing": given_shares("USD=50", "import"), "rates": GivenRates("JPY", "USD", "a file", {})},
            NotHeld,
        ),
    ],
)
def test_what_has_no_split(subject: Subject, period: str, more: dict[str, object], error: type[KurojiError]) -> None:
    view = seen(*oil((100, 10), (150, 12)))
    with pytest.raises(error) as caught:
        value_split(view, subject, parse(period, JAPAN.fiscal), **{"invoicing": None, **more})  # type: ignore[arg-type]
    assert str(caught.value)


def test_years_are_split_as_sums_of_months() -> None:
    """Twelve months of 10 for 1, then of 12 for 1: 120 and 144, all of it unit value; a missing month leaves no year."""
    months = [goods("30301", f"{year}-{month:02d}", value, 1, "KL")
              for year, value in ((2024, 10), (2025, 12)) for month in range(1, 13)]  # fmt: skip
    found = value_split(seen(*months), OIL, parse("2025"), invoicing=None)
    assert (found.base_value, found.value, found.terms.price, found.terms.quantity) == (120, 144, 24, 0)
    with pytest.raises(NotHeld):
        value_split(seen(*months[1:]), OIL, parse("2025"), invoicing=None)


@pytest.mark.parametrize(("unit", "by"), [("KG", "weight"), ("MT", "weight"), ("KL", "volume"), ("NO", "number"),
                                          ("GT", "gross tonnage")])  # fmt: skip
def test_unit_values_by_weight_are_known_as_such(unit: str, by: str) -> None:
    assert counting(unit) is Counting(f"by {by}")
