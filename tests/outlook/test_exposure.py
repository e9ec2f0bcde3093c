"""Exposure against sums made by hand from the committed official figures (customs, fuel from the Middle East 1988-2025)."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

import kuroji
from kuroji.indicators.trace import trace
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, Undefined, UsageError
from kuroji.model.period import parse
from kuroji.outlook.exposure import risk
from kuroji.outlook.exposure.held import asked
from kuroji.outlook.exposure.picture import What, exposure, fuels
from kuroji.outlook.exposure.risk import at_risk, percent_of
from kuroji.outlook.registry import EVERY
from kuroji.store.opening import Store
from kuroji.stories.outlooks.exposure import tell

FIGURES = Path(kuroji.__file__).parent / "data" / "JP"
CODES = {"crude oil": "30301", "LNG": "3050103", "LPG": "3050101"}


def bill(code: str, months: set[str] | None = None) -> dict[str, int]:
    with (FIGURES / "series_imports_by_commodity.csv").open(encoding="utf-8") as lines:
        rows = [r for r in csv.DictReader(lines) if r["code"] == code and r["value"]]
    return {r["month"]: int(r["value"]) * 1000 for r in rows if months is None or r["month"] in months}


def shares(code: str) -> dict[str, float]:
    with (FIGURES / "fuel_middle_east.csv").open(encoding="utf-8") as lines:
        return {
            r["year"]: 100 * int(r["middle_east_quantity"]) / int(r["world_quantity"])
            for r in csv.DictReader(lines) if r["code"] == code
        }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "share", "peak"), [("crude oil", 94.0, "2023"), ("LNG", 10.8, "2013"), ("LPG", 2.0, "2006")]
)
def test_fuel_from_the_middle_east_and_what_a_cut_takes(seen: View, name: str, share: float, peak: str) -> None:
    """Crude 94% and LNG 11% in 2025, and the largest year of each since 1988."""
    found = exposure(seen, asked(name, "Middle East"), What(Decimal(50), Decimal(10)))
    by_hand, paid = shares(CODES[name]), bill(CODES[name])
    assert found.share.value == share
    assert {f.period: float(f.exact) for f in found.history} == pytest.approx(by_hand)
    assert found.peak.period == peak == max(by_hand, key=lambda year: by_hand[year])
    assert found.bill is not None
    assert found.risk is not None
    assert found.days is not None
    assert found.share.period == found.bill.period == found.risk.period == "2025"
    year = sum(paid[m] for m in paid if m.startswith("2025"))
    assert float(found.risk.exact) == pytest.approx(year * by_hand["2025"] / 200, rel=1e-9)
    assert float(found.days.exact) == pytest.approx(365 * by_hand["2025"] / 200, rel=1e-9)


def test_a_share_is_applied_to_no_other_period_than_its_own(seen: View) -> None:
    """Imports from the Middle East were 868.2 billion in August 2026 (provisional release), so no 1,119 billion of crude.

    94.01% of 2025 on August's bill of crude would make that amount; the share of August is not held.
    """
    crude = asked("crude oil", "Middle East")
    with pytest.raises(NotHeld, match="2026-08"):
        at_risk(seen, crude, parse("2026-08"), Decimal(50))
    found = exposure(seen, crude, What())
    assert found.area_now is not None
    assert found.bill_now is not None
    assert (found.area_now.period, found.share_now) == ("2026-08", None)
    assert float(found.area_now.exact) == pytest.approx(868.2e9, rel=1e-3)
    assert float(found.area_now.exact) < float(found.bill_now.exact) * 0.94


def test_the_parts_of_two_partners_are_of_their_own_months(seen: View) -> None:
    """Crude from the US, held of May 2026 alone: half of 12.2% of May's bill, and of the 31 days of May."""
    found = exposure(seen, asked("crude oil", "US"), What())
    assert found.risk is not None
    assert found.days is not None
    assert found.risk.period == found.days.period == "2026-05"
    share = float(found.share.exact)
    assert float(found.risk.exact) == pytest.approx(bill(CODES["crude oil"])["2026-05"] * share / 200, rel=1e-9)
    assert float(found.days.exact) == pytest.approx(31 * share / 200, rel=1e-9)


def test_an_amount_above_all_imports_from_the_partner_is_refused(seen: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is an identity: a part of the imports from an area cannot exceed all imports from it."""
    crude = asked("crude oil", "Middle East")
    less = Subject(crude.flow, "world", crude.classification, CODES["LPG"])
    monkeypatch.setattr(risk, "everything", lambda _: less)
    with pytest.raises(Undefined, match="more than all imports"):
        at_risk(seen, crude, parse("2025"), Decimal(50))
    assert exposure(seen, crude, What()).risk is None


@pytest.mark.parametrize("language", ["en", "ja"])
def test_fuel_of_a_partner_that_is_named_without_goods(store: Store, language: str) -> None:
    """12.2% of May's crude oil came from the United States (release of 17 June 2026); the Middle East is not told then."""
    told = tell(store, language=language, place="US").story
    assert "12.2%" in told.headline.text
    assert {"en": "US", "ja": "米国"}[language] in told.headline.text
    assert {"en": "May 2026", "ja": "2026年5月"}[language] in told.summary.text
    with pytest.raises(UsageError, match="Narnia"):
        tell(store, place="Narnia")


def test_a_dearer_barrel_costs_its_part_of_the_bill(seen: View) -> None:
    """10% dearer crude: a tenth of the month's bill, and of the twelve months'."""
    found = exposure(seen, asked("crude oil", "Middle East"), What())
    paid = bill(CODES["crude oil"])
    assert found.price is not None
    assert found.price_year is not None
    assert float(found.price.exact) == pytest.approx(paid[found.price.period] / 10)
    year = sorted(m for m in paid if m <= found.price.period)[-12:]
    assert float(found.price_year.exact) == pytest.approx(sum(paid[m] for m in year) / 10)


def test_stocks_that_are_given_last_so_many_days(seen: View) -> None:
    """200 days of stock against the loss of 94.01% x 50% of each day's import."""
    found = exposure(seen, asked("crude oil", "Middle East"), What(stocks=Decimal(200)))
    assert found.lasting is not None
    assert float(found.lasting.exact) == pytest.approx(200 / (shares("30301")["2025"] / 200), rel=1e-9)
    assert exposure(seen, asked("crude oil", "Middle East"), What()).lasting is None


def test_every_fact_is_recomputed_from_its_id(store: Store, seen: View) -> None:
    """Whatever percentage is asked, the method in the id holds it."""
    one = fuels(seen, What(Decimal("12.5"), Decimal(7), Decimal(90)))[0]
    for fact in (one.share, one.risk, one.days, one.price, one.price_year, one.lasting):
        assert fact is not None
        assert trace(store, fact.id, known=EVERY, opened=lambda *_: seen).agrees, fact.id


def test_a_partner_of_one_month_is_told_by_value(seen: View) -> None:
    """Chips from China: the release of May 2026 is the one that has them (its commodity page for China)."""
    found = exposure(seen, asked("chips", "China"), What())
    assert (found.share.period, found.share.measure) == ("2026-05", "value")
    with (FIGURES / "press_commodities.csv").open(encoding="utf-8") as lines:
        rows = [
            r
            for r in csv.DictReader(lines)
            if "2026-05" in r["release"] and r["flow"] == "import" and r["commodity"] == "70311"
        ]
    own = next(float(r["value"]) for r in rows if r["partner"] == "CN")
    assert float(found.share.exact) == pytest.approx(own * 1e6 / bill("70311")["2026-05"] * 100, abs=0.3)


@pytest.mark.parametrize(
    ("goods", "place", "needs"),
    [
        ("rare earths", "China", "2846"),
        ("chips", "Taiwan", "8542"),
        ("LNG", "Qatar", "2711.11"),
        ("レアアース", "中国", "2805.30"),
    ],
)
def test_what_is_not_held_is_said_with_the_data_that_would_decide_it(
    seen: View, goods: str, place: str, needs: str
) -> None:
    """HS headings of the Harmonized System 2022: 2805.30 and 2846 rare earths, 8541/8542 chips, 2711.11 LNG."""
    with pytest.raises(NotHeld) as refused:
        exposure(seen, asked(goods, place), What())
    assert needs in f"{refused.value.where} {refused.value.remedy}"
    assert "e-Stat" in refused.value.remedy


def test_questions_without_sense_are_refused() -> None:
    with pytest.raises(Undefined):
        asked("LNG", "world")
    with pytest.raises(UsageError, match="150"):
        percent_of(Decimal(150), "cut")
    with pytest.raises(UsageError, match="0"):
        percent_of(Decimal(0), "rise")
    with pytest.raises(UsageError, match="rare earths"):
        asked("rare earth magnetz", "China")
