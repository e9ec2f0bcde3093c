"""What holds of every split: it adds exactly, turns with its periods, does not mind units, agrees with the arrays."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.decomposition.invented import Said, goods, seen

from kuroji.indicators.currency.invoicing import given_shares
from kuroji.indicators.currency.rates import Rate
from kuroji.indicators.decomposition.effects import EFFECTS, effect
from kuroji.indicators.decomposition.formulas import GRAIN
from kuroji.indicators.decomposition.split import balance_terms, value_split
from kuroji.indicators.decomposition.terms import Mixing, Split, Terms
from kuroji.indicators.price_index.unit_value import unit_value_index
from kuroji.indicators.price_index.value_change import value_change
from kuroji.indicators.view import Subject, View
from kuroji.model.period import Period, parse

BEFORE, NOW = parse("2025-05"), parse("2026-05")
FUELS = Subject("import", "world", "PC", "3")
COAL = Subject("import", "world", "PC", "30101")
CODES = ("30301", "3050103", "3050101")
METHODS = ("bennet", "montgomery")

amounts = st.integers(1, 10**13)
counts = st.integers(1, 10**9)
sides = st.tuples(amounts, amounts, counts, counts)
# Coal with steam coal inside it: the parts first, so that they add up.
halves = st.tuples(sides, sides)
# For comparison with floats: nothing that loses all its digits in a difference.
plain = st.tuples(*(st.integers(10**6, 10**9),) * 2, *(st.integers(10**2, 10**5),) * 2)


def rates(own: str, foreign: str, period: Period) -> Rate:
    """110 yen a dollar in the base, 150 in the period; the euro stays at 160."""
    value = {"USD": (Decimal(110), Decimal(150)), "EUR": (Decimal(160), Decimal(160))}[foreign][period == NOW]
    return Rate(value, own, foreign, period, "invented", 0)


def fuels(
    items: list[tuple[int, int, int, int]], coal: tuple[tuple[int, int, int, int], ...], left: tuple[int, int]
) -> View:
    """Fuels made of commodities, of coal with steam coal in it, and of a remainder."""
    said: list[Said] = []
    whole = [sum(part[k] for part in coal) for k in range(4)]
    every = [*zip(CODES, items, strict=False), ("30101", whole), ("3010105", coal[0])]
    for code, (v0, v1, q0, q1) in every:
        said += goods(code, str(BEFORE), v0, q0, "MT")
        said += goods(code, str(NOW), v1, q1, "MT")
    for k, period in enumerate((BEFORE, NOW)):
        value = sum(item[k] for item in items) + whole[k] + left[k]
        said.append(Said(code="3", period=str(period), value=value))
    return seen(said)


def must_add(split: Split) -> None:
    """Exactly, in rational arithmetic: of every item, over the items, and to the change of the value."""
    total = sum((Fraction(item.terms.total) for item in split.items), Fraction(0))
    assert total == Fraction(split.terms.total) == Fraction(split.value) - Fraction(split.base_value)
    for terms in (split.terms, *(item.terms for item in split.items)):
        quantity, price, currency, mix, rest = map(
            Fraction, (terms.quantity, terms.price, terms.currency, terms.mix, terms.not_split)
        )
        assert quantity + price + currency + mix + rest == Fraction(terms.total)
        assert terms.parts == terms.total


@given(
    st.lists(sides, min_size=1, max_size=3),
    halves,
    st.tuples(amounts, amounts),
    st.sampled_from(METHODS),
    st.booleans(),
)
def test_every_split_adds_exactly(
    items: list[tuple[int, int, int, int]], coal: tuple[tuple[int, int, int, int], ...], left: tuple[int, int],
    method: str, currency: bool,
) -> None:  # fmt: skip
    shares = given_shares("USD=70,EUR=20", "import") if currency else None
    split = value_split(fuels(items, coal, left), FUELS, NOW, method, BEFORE, shares, rates)
    must_add(split)
    assert len(split.items) == len(items) + 2
    assert split.coverage is not None
    assert 0 < split.coverage < 1


@given(st.lists(sides, min_size=1, max_size=3), halves, st.tuples(amounts, amounts), st.sampled_from(METHODS))
def test_swapping_the_periods_turns_every_term(
    items: list[tuple[int, int, int, int]],
    coal: tuple[tuple[int, int, int, int], ...],
    left: tuple[int, int],
    method: str,
) -> None:
    view = fuels(items, coal, left)
    shares = given_shares("USD=70", "import")
    there = value_split(view, FUELS, NOW, method, BEFORE, shares, rates)
    back = value_split(view, FUELS, BEFORE, method, NOW, shares, rates)
    assert back.terms == -there.terms
    assert back.coverage == there.coverage


@given(sides, halves, st.sampled_from(METHODS), st.integers(2, 10**6))
def test_the_unit_of_a_quantity_does_not_matter(
    item: tuple[int, int, int, int], coal: tuple[tuple[int, int, int, int], ...], method: str, factor: int
) -> None:
    """Tonnes or kilograms: the same terms, but for the grain each of them is rounded to."""
    scaled = tuple((v0, v1, q0 * factor, q1 * factor) for v0, v1, q0, q1 in coal)
    one, other = (
        value_split(fuels([item], parts, (0, 0)), FUELS, NOW, method, BEFORE, None) for parts in (coal, scaled)
    )
    for name in Terms.__struct_fields__:
        assert abs(getattr(one.terms, name) - getattr(other.terms, name)) <= 4 * GRAIN


@given(st.lists(plain, min_size=3, max_size=3), st.sampled_from(METHODS))
def test_agrees_with_the_split_of_arrays(items: list[tuple[int, int, int, int]], method: str) -> None:
    """price_index.value_change, checked against published tables elsewhere, over the same items."""
    table = np.array(items, dtype=np.float64)
    values, quantities = table[:, :2].T, table[:, 2:].T
    arrays = value_change(values / quantities, quantities, method)
    split = value_split(fuels(items, ((1, 1, 1, 1), (1, 1, 1, 1)), (0, 0)), FUELS, NOW, method, BEFORE, None)
    for place, code in enumerate(CODES):
        (item,) = (found for found in split.items if found.subject.commodity == code)
        size = float(np.abs(values[:, place]).sum()) * max(
            1.0, float(quantities[:, place].max() / quantities[:, place].min())
        )
        assert float(item.terms.quantity) == pytest.approx(arrays.quantity[0, place], rel=1e-9, abs=size * 1e-12 + 2e-6)
        assert float(item.terms.price) == pytest.approx(arrays.price[0, place], rel=1e-9, abs=size * 1e-12 + 2e-6)


@given(st.tuples(plain, plain))
def test_mix_agrees_with_the_unit_value_index(coal: tuple[tuple[int, int, int, int], ...]) -> None:
    """price_index.unit_value_index over steam coal and the rest of coal; Bennet weighs it by the mean quantity."""
    table = np.array(coal, dtype=np.float64)
    values, quantities = table[:, :2].T, table[:, 2:].T
    index = unit_value_index(values / quantities, quantities)
    weight = quantities.sum(axis=1).mean() * index.level[0]
    split = value_split(fuels([], coal, (0, 0)), COAL, NOW, "bennet", BEFORE, None)
    (item,) = split.items
    assert item.mixing is Mixing.SPLIT
    size = weight * float(
        np.abs(index.mix[1]).sum() + np.abs(index.price[1]).sum() + index.level.max() / index.level[0]
    )
    assert float(item.terms.mix) == pytest.approx(float(index.mix[1].sum() * weight), rel=1e-9, abs=size * 1e-12 + 2e-6)
    assert float(item.terms.price) == pytest.approx(
        float(index.price[1].sum() * weight), rel=1e-9, abs=size * 1e-12 + 2e-6
    )


def test_a_part_that_enters_is_mix() -> None:
    """Bearing only steam coal before, other coal as well now: 100 at 1, then 100 at 1 and 100 at 3. Prices did not move.

    Unit value 1 to 2; Bennet: quantity 1.5 x 100, unit value 150 x 1, all of it mix.
    """
    view = fuels([], ((100, 100, 100, 100), (0, 300, 0, 100)), (0, 0))
    terms = value_split(view, COAL, NOW, "bennet", BEFORE, None).terms
    assert (terms.total, terms.quantity, terms.mix, terms.price) == (300, 150, 150, 0)


@given(plain)
def test_invoiced_in_dollars_the_price_is_that_in_dollars(item: tuple[int, int, int, int]) -> None:
    """Log-mean terms: L ln(dollar unit value now / then) is left of the price when all is invoiced in dollars."""
    v0, v1, q0, q1 = item
    split = value_split(
        fuels([item], ((1, 1, 1, 1), (1, 1, 1, 1)), (0, 0)), Subject("import", "world", "PC", "30301"), NOW, "montgomery",
        BEFORE, given_shares("USD=100", "import"), rates,
    )  # fmt: skip
    mean = v0 if v0 == v1 else (v1 - v0) / (math.log(v1) - math.log(v0))
    dollars = math.log(v1) - math.log(q1) - math.log(150) - math.log(v0) + math.log(q0) + math.log(110)
    assert float(split.terms.price) == pytest.approx(mean * dollars, rel=1e-6, abs=mean * 1e-9 + 1e-5)
    assert float(split.terms.currency) == pytest.approx(mean * math.log(150 / 110), rel=1e-6, abs=1e-5)


def test_goods_without_quantity_have_a_currency_term_too() -> None:
    """All of 100 and 200 is not split: L = 100 / ln 2, a half of it in dollars that rose from 110 to 150 yen."""
    view = seen(Said(code="3", period=str(BEFORE), value=100), Said(code="3", period=str(NOW), value=200))
    terms = value_split(view, FUELS, NOW, "bennet", BEFORE, given_shares("USD=50,JPY=50", "import"), rates).terms
    assert float(terms.currency) == pytest.approx(100 / math.log(2) * 0.5 * math.log(150 / 110), abs=1e-6)
    assert terms.not_split == 100 - terms.currency


def test_a_balance_is_split_as_exports_less_imports() -> None:
    """Exports 100 to 180 and imports 100 to 110, no quantities: the balance rises by 70."""
    said = [
        Said(code="total", period=str(period), value=value, flow=flow)
        for flow, both in (("export", (100, 180)), ("import", (100, 110)))
        for period, value in zip((BEFORE, NOW), both, strict=True)
    ]
    view = seen(said)
    exports, imports = (value_split(view, Subject(flow), NOW, invoicing=None) for flow in ("export", "import"))
    assert balance_terms(exports, imports) == Terms(total=Decimal(70), not_split=Decimal(70))
    assert effect(view, Subject("balance"), NOW, of="not-split,bennet").value == 70


@given(st.lists(sides, min_size=1, max_size=3), halves, st.sampled_from(METHODS))
def test_the_terms_as_figures_add_to_the_difference(
    items: list[tuple[int, int, int, int]], coal: tuple[tuple[int, int, int, int], ...], method: str
) -> None:
    """Without a currency term; and every figure names its base, its inputs and how it was made."""
    view = fuels(items, coal, (5, 7))
    figures = [effect(view, FUELS, NOW, of=f"{term},{method}") for term in ("quantity", "price", "mix", "not-split")]
    difference = sum(Fraction(f.value) for f in figures)
    assert difference == sum(v1 - v0 for v0, v1, _, _ in (*items, *coal)) + 2
    assert all(f.base == BEFORE and f.inputs and f.formula for f in figures)
    assert {name.partition(",")[2] for name in EFFECTS} == {*METHODS, "log-mean"}
