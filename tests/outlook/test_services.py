"""Services and income against the publications that print them; every expected figure names its own.

Digital balance: Jiji Press 2025-02-10, Kyodo News 2025-02-11, the 2025 white paper of the Ministry
of Internal Affairs, METI's PIVOT report (April 2025). Current account: Jiji Press and Kyodo News
of 2025-02-10 and 2026-02-09.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import kuroji
from kuroji.indicators.trace import trace
from kuroji.indicators.view import View, view
from kuroji.model.errors import InputError, KurojiError, NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Basis, parse_fact_id
from kuroji.model.observation import Flow
from kuroji.model.period import parse
from kuroji.outlook.registry import EVERY
from kuroji.outlook.services.balance import amount, change, subject
from kuroji.outlook.services.customs import excess, gap
from kuroji.outlook.services.picture import digital, made
from kuroji.outlook.services.projections import implied_growth, past_growth, projection
from kuroji.outlook.stated import amount as read_amount
from kuroji.store.opening import Store

FIGURES = Path(kuroji.__file__).parent / "data" / "JP"
TRILLION = Decimal(10) ** 12
DIGITAL, ITSELF = "digital", "balance-of-payments"


@pytest.mark.parametrize(
    ("period", "by", "printed"),
    [
        ("2024", "three-groups", "-6.6506"),
        ("2024", "kyodo", "-6.4622"),
        ("2024", "three-items", "-6.7"),
        ("2024", "five-items", "-6.8"),
        ("2024", "pivot", "-6.85"),
        ("FY2024", "three-groups", "-6.7722"),
        ("2023", "three-groups", "-5.5360"),
        ("2014", "kyodo", "-2.0225"),
    ],
)
def test_each_count_of_the_digital_balance_as_printed(seen: View, period: str, by: str, printed: str) -> None:
    found = amount(seen, subject(DIGITAL), parse(period), by)
    assert found.value == Decimal(printed) * TRILLION
    assert found.quantum == Decimal(1).scaleb(12 - len(printed.partition(".")[2]))
    assert found.detail["definition"] == by
    assert found.detail["source"]


@pytest.mark.parametrize(
    ("code", "period", "printed"),
    [
        ("telecom-computer-information", "2024", "-2.4941"),
        ("current-account", "2024", "29.2615"),
        ("current-account", "2025", "31.8799"),
        ("travel", "2024", "5.8973"),
        ("primary-income", "2025", "41.5903"),
    ],
)
def test_items_of_the_balance_of_payments_as_printed(seen: View, code: str, period: str, printed: str) -> None:
    assert amount(seen, subject(code), parse(period), ITSELF).value == Decimal(printed) * TRILLION


def test_payments_are_not_the_balance_and_receipts_follow_from_both(seen: View) -> None:
    """Gross payments of 2023 were 9.2463 trillion yen, the deficit 5.5360 (first print), so receipts 3.7103."""
    payments = amount(seen, subject(DIGITAL, Flow.IMPORT), parse("2023"), "three-groups")
    receipts = amount(seen, subject(DIGITAL, Flow.EXPORT), parse("2023"), "three-groups")
    assert payments.value == Decimal("9.2463") * TRILLION
    assert receipts.value == Decimal("3.7103") * TRILLION
    assert receipts.basis is Basis.IMPLIED
    with pytest.raises(NotHeld, match="neither receipts nor payments"):
        amount(seen, subject(DIGITAL, Flow.IMPORT), parse("2024"), "three-groups")


def test_parts_of_the_account_add_up_as_the_ministry_printed_them(seen: View) -> None:
    """Goods and services of 2024 together: a deficit of 6.5152 trillion (Jiji Press, 10 February 2025)."""
    then = view_at(seen, 2025, 3)
    goods, services = (amount(then, subject(code), parse("2024"), ITSELF).value for code in ("goods", "services"))
    assert goods + services == Decimal("-6.5152") * TRILLION
    exports, imports = (
        amount(then, subject("goods", side), parse("2024"), ITSELF).value for side in (Flow.EXPORT, Flow.IMPORT)
    )
    assert exports - imports == goods


def view_at(seen: View, year: int, month: int) -> View:
    assert seen.store is not None
    return View(seen.panel, seen.reporter, datetime(year, month, 1, tzinfo=UTC), seen.last_due_month, seen.store)


def test_a_revised_figure_takes_the_place_of_the_first_print_only_when_it_was_out(seen: View) -> None:
    """Goods of 2024: 3.8990 trillion at first, 3.6602 in the report of 2025 (Jiji Press, 9 February 2026)."""
    goods = subject("goods")
    assert amount(view_at(seen, 2025, 6), goods, parse("2024"), ITSELF).value == Decimal("-3.8990") * TRILLION
    assert amount(view_at(seen, 2026, 3), goods, parse("2024"), ITSELF).value == Decimal("-3.6602") * TRILLION
    with pytest.raises(NotPublished):
        amount(view_at(seen, 2025, 2), goods, parse("2024"), ITSELF)


def test_growth_is_within_one_count_and_says_its_years(seen: View) -> None:
    grown = change(seen, subject(DIGITAL), parse("2024"), "three-groups")
    assert float(grown.value) == pytest.approx((6.6506 / 5.5360 - 1) * 100, rel=1e-9)
    past = past_growth(seen, subject(DIGITAL), parse("2024"), "kyodo", 2014)
    assert 2.0225 * (1 + float(past.value) / 100) ** 10 == pytest.approx(6.4622, rel=1e-9)
    assert past.detail["years"] == 10
    with pytest.raises(KurojiError):
        change(seen, subject(DIGITAL), parse("2024"), "kyodo")


@pytest.mark.parametrize(
    ("scenario", "year", "size"),
    [("meti-2030", "2030", 10), ("pivot-2035-base", "2035", 18), ("pivot-2035-pessimistic", "2035", 28)],
)
def test_projections_are_quoted_and_the_growth_they_imply_leads_there(
    seen: View, scenario: str, year: str, size: int
) -> None:
    assert projection(seen, subject(DIGITAL), parse(year), scenario).value == -size * TRILLION
    growth = implied_growth(seen, subject(DIGITAL), parse(year), scenario, "three-groups", 2024)
    assert 6.6506 * (1 + float(growth.value) / 100) ** (int(year) - 2024) == pytest.approx(size, rel=1e-9)


def test_a_projection_of_other_things_implies_no_growth_of_these(seen: View) -> None:
    """PIVOT's upper bound of 45 trillion in 2035 holds software inside imported goods, which no count above does."""
    hidden = projection(seen, subject(DIGITAL), parse("2035"), "pivot-2035-hidden")
    assert hidden.value == -45 * TRILLION
    with pytest.raises(Undefined, match="counts more"):
        implied_growth(seen, subject(DIGITAL), parse("2035"), "pivot-2035-hidden", "three-groups", 2024)


def test_customs_beside_the_balance_of_payments(seen: View) -> None:
    """Both as first printed: customs of 22 January 2026 (110,448.0 less 113,098.7 billion), the other side of 9 February.

    The revised customs balance, -2.93 trillion, is of March and later: no figure of 9 February may stand beside it.
    """
    found = gap(seen, subject("goods"), parse("2025"))
    assert float(found.value) == pytest.approx(-2650.7e9 + 848.7e9, abs=0.2e9)
    dearer = excess(seen, subject("goods", Flow.IMPORT), parse("2025"))
    assert float(dearer.value) == pytest.approx((113098.7 / 108611.8 - 1) * 100, abs=1e-3)
    assert found.detail["published"] == "2026-02-09"


def test_a_projection_grows_from_its_own_publication_s_count(seen: View) -> None:
    """The PIVOT report prints 6.85 trillion for 2024: 18 in 2035 is 9.2% a year, 28 is 13.7%; METI prints no count."""
    found = {str(one.said.detail["scenario"]): one for one in digital(seen).projected}
    base, worse, other = (found[n] for n in ("pivot-2035-base", "pivot-2035-pessimistic", "meti-2030"))
    assert base.start is not None
    assert base.start.value == -6.85e12
    assert base.growth is not None
    assert worse.growth is not None
    assert (base.growth.value, worse.growth.value) == (9.2, 13.7)
    assert other.start is not None
    assert other.start.detail["definition"] == "three-groups"
    assert (found["pivot-2035-hidden"].growth, found["pivot-2035-hidden"].start) == (None, None)


def test_an_unknown_count_is_refused_with_those_there_are(seen: View) -> None:
    with pytest.raises(UsageError) as refused:
        amount(seen, subject(DIGITAL), parse("2024"), "four-items")
    assert "items" in refused.value.remedy


@pytest.mark.parametrize(
    ("value", "unit"), [("6.65", "trillion yen"), ("6.65", "JPY lakh"), ("", "JPY trillion"), ("x", "JPY")]
)
def test_amounts_without_a_currency_scale_or_digits_are_refused(value: str, unit: str) -> None:
    with pytest.raises(InputError) as refused:
        read_amount(value, unit, "services.csv, line 2")
    assert refused.value.where == "services.csv, line 2"
    assert refused.value.remedy


def test_every_fact_of_the_picture_is_recomputed_from_its_id(store: Store, seen: View) -> None:
    found = digital(seen)
    facts = [
        *found.counts,
        *found.history,
        found.now,
        *(f for p in found.projected for f in (p.said, p.growth, p.start) if f is not None),
    ]
    facts += [f for f in (found.change, found.payments, found.receipts, found.past) if f is not None]
    facts += [*found.customs.values(), *(f for held in found.account.values() for f in held)]
    for fact in facts:
        traced = trace(store, fact.id, known=EVERY, opened=lambda *_: seen)
        assert traced.agrees
    forged = f"{found.now.id[:-6]}{'0' * 6}"
    assert parse_fact_id(forged).digest == "000000"
    assert trace(store, forged, known=EVERY).agrees is False


def test_what_was_not_yet_stated_is_not_told(store: Store) -> None:
    early = view(store, datetime(2024, 6, 1, tzinfo=UTC))
    found = digital(early)
    assert found.now.period == "2023"
    assert found.projected == ()
    assert made(early, "services_balance", "kyodo", DIGITAL, parse("2024")) is None
    with pytest.raises(NotHeld, match="no digital balance"):
        digital(view(store, datetime(2023, 6, 1, tzinfo=UTC)))
