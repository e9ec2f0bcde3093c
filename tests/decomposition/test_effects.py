"""Terms as facts: an id that traces to the same value, words in both languages that call no unit value a price."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from tests.decomposition.test_published_splits import CRUDE_OIL, US_CARS, known

from kuroji.indicators.decomposition.effects import EFFECTS
from kuroji.indicators.decomposition.split import value_split
from kuroji.indicators.facts import fact
from kuroji.indicators.trace import trace
from kuroji.indicators.view import BALANCE, EXPORTS, Subject
from kuroji.model.fact import Basis, Fact
from kuroji.model.period import parse
from kuroji.stories.wording.phrases import phrase

STEEL = Subject("export", "world", "PC", "611")


def effect(subject: Subject, period: str, term: str) -> Fact:
    return fact(known(), "effect", term, subject, parse(period))


@pytest.mark.parametrize("term", EFFECTS)
def test_every_term_traces_to_itself(term: str) -> None:
    """From the store alone, by the id: the total needs every commodity inside it."""
    store = known().store
    assert store is not None
    for subject, period in ((EXPORTS, "2026-05"), (US_CARS, "2025-05"), (BALANCE, "2025")):
        made = effect(subject, period, term)
        again = trace(store, made.id)
        assert again.agrees
        assert again.fact == made
        assert made.releases
        assert made.base == str(parse(period).year_earlier())


@pytest.mark.parametrize("subject", [EXPORTS, BALANCE, CRUDE_OIL, US_CARS])
@pytest.mark.parametrize("method", ["bennet", "montgomery"])
def test_either_set_of_terms_adds_to_the_difference(subject: Subject, method: str) -> None:
    """In yen, and with the currency taken out; the difference itself is another indicator's."""
    plain = ("quantity", "price", "mix", "not-split")
    net = ("quantity", "price-net-of-currency", "mix", "not-split-net-of-currency")
    whole = Decimal(fact(known(), "difference", "yoy", subject, parse("2026-05")).exact)
    currency = Decimal(effect(subject, "2026-05", "currency,log-mean").exact)
    assert sum(Decimal(effect(subject, "2026-05", f"{t},{method}").exact) for t in plain) == whole
    assert currency + sum(Decimal(effect(subject, "2026-05", f"{t},{method}").exact) for t in net) == whole


def test_the_grain_of_a_fact_is_what_its_base_allows() -> None:
    """Cars to the US in May 2025 rest on printed changes: billions, and said to be implied."""
    made = effect(US_CARS, "2025-05", "quantity,bennet")
    assert (made.quantum, made.basis, made.flags) == (1e9, Basis.IMPLIED, ("implied base",))
    assert made.value % 1e9 == 0


@pytest.mark.parametrize("term", EFFECTS)
@pytest.mark.parametrize("subject", [EXPORTS, BALANCE, CRUDE_OIL, STEEL])
def test_no_unit_value_is_called_a_price(subject: Subject, term: str) -> None:
    made = effect(subject, "2025", term)
    english, japanese = phrase(made, "en"), phrase(made, "ja")
    assert not re.search(r"\bprices?\b", english, re.IGNORECASE)
    assert "価格" not in japanese
    assert "2025" in english
    assert "2025年" in japanese


def test_unit_values_by_weight_are_said_to_be() -> None:
    """Steel is counted in tonnes, crude oil in kilolitres (codelist of principal commodities)."""
    steel, oil = effect(STEEL, "2025", "price,bennet"), effect(CRUDE_OIL, "2025", "price,bennet")
    assert "unit values by weight" in phrase(steel, "en")
    assert "重量当たり単価要因" in phrase(steel, "ja")
    assert "by weight" not in phrase(oil, "en")
    assert "重量" not in phrase(oil, "ja")


def test_the_assumption_goes_with_the_term() -> None:
    """A currency term, and what is net of one, names shares, date and standing; the others rest on none."""
    for term in ("currency,log-mean", "price-net-of-currency,bennet"):
        detail = effect(EXPORTS, "2025", term).detail
        notes, rates = detail["invoicing"], detail["rates"]
        assert isinstance(rates, dict)
        assert rates["JPY per USD"][2] == "ECB euro reference rates"
        assert isinstance(notes, list)
        assert "USD" in notes[0]
    assert "invoicing" not in effect(EXPORTS, "2025", "price,bennet").detail
    held = value_split(known(), EXPORTS, parse("2025")).currency
    assert held is not None
    assert {"JPY", *held.rates} == set(held.shares.shares)
    assert all(rate.source and rate.days > 200 for both in held.rates.values() for rate in both)
    # The ECB's means of 2024 and 2025: the yen rose against the dollar, by about 1%.
    before, now = held.rates["USD"]
    assert Decimal("0.985") < now.value / before.value < Decimal("0.992")
