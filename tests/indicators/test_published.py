"""Figures as they were published: releases of the Ministry of Finance, press reports, and the official long series.

Each was typed from its source; amounts in million yen unless said otherwise.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.indicators.said import Ask

from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.model.errors import Undefined
from kuroji.model.fact import Basis

MILLION = 10**6


def goods(flow: str, code: str, partner: str = "world") -> Subject:
    return Subject(flow, partner, "PC", code)


CHIPS, CHIP_MACHINES, CIRCUITS, CARS = (goods("export", code) for code in ("70323", "70131", "7032305", "70503"))
CRUDE = goods("import", "30301")

# Releases of 21 May, 17 June and 16 September 2026: what they print of goods traded with the world.
PRINTED = [
    ("2026-08", "2026-09-16", CHIP_MACHINES, "value", 489_764 * MILLION),
    ("2026-08", "2026-09-16", CHIP_MACHINES, "change", 40.1),
    ("2026-08", "2026-09-16", CHIP_MACHINES, "contribution", 1.7),
    ("2026-08", "2026-09-16", CHIPS, "value", 894_120 * MILLION),
    ("2026-08", "2026-09-16", CHIPS, "change", 52.3),
    ("2026-08", "2026-09-16", CHIPS, "contribution", 3.6),
    ("2026-04", "2026-05-21", CHIPS, "change", 41.6),
    ("2026-04", "2026-05-21", CHIPS, "contribution", 2.5),
    ("2026-04", "2026-05-21", CARS, "change", 3.5),
    ("2026-04", "2026-05-21", CARS, "quantity_change", -3.1),
    ("2026-04", "2026-05-21", CRUDE, "quantity_change", -63.7),
    ("2026-05", "2026-06-17", CHIPS, "value", 709_008 * MILLION),
    ("2026-05", "2026-06-17", CHIPS, "change", 61.2),
    ("2026-05", "2026-06-17", CHIPS, "share", 7.5),
    ("2026-05", "2026-06-17", CHIPS, "contribution", 3.3),
    ("2026-05", "2026-06-17", CIRCUITS, "change", 74.0),
    ("2026-05", "2026-06-17", CIRCUITS, "quantity_change", 2.0),
    ("2026-05", "2026-06-17", CHIP_MACHINES, "change", 10.2),
    ("2026-05", "2026-06-17", CRUDE, "value", 539_186 * MILLION),
    ("2026-05", "2026-06-17", CRUDE, "change", -28.5),
    ("2026-05", "2026-06-17", CRUDE, "quantity", 4_727_000),
    ("2026-05", "2026-06-17", CRUDE, "quantity_change", -57.3),
    ("2026-05", "2026-06-17", goods("export", "7051301"), "change", 52.3),
    # The long series, revised: chipmaking equipment rose 10.1%, crude oil cost 538,904 million yen.
    ("2026-05", "latest", CHIP_MACHINES, "change", 10.1),
    ("2026-05", "latest", CRUDE, "value", 538_903_686_000),
]
METHODS = {"value": "level", "quantity": "level", "contribution": "points", "share": "percent"}


@pytest.mark.parametrize(("period", "as_of", "subject", "word", "expected"), PRINTED)
def test_goods(ask: Ask, period: str, as_of: str, subject: Subject, word: str, expected: float) -> None:
    assert ask(word, METHODS.get(word, "yoy"), subject, period, as_of).value == expected


# Releases of 17 July 2025 and of 29 January, 17 June and 16 September 2026.
PARTNERS = [
    ("2025-06", "2025-07-17", "export", "US", "total", "value", 1_707_141 * MILLION),
    ("2025-06", "2025-07-17", "export", "US", "total", "change", -11.4),
    ("2025-06", "2025-07-17", "balance", "US", "total", "balance", 669_262 * MILLION),
    ("2025-06", "2025-07-17", "export", "CN", "total", "change", -4.7),
    ("2025-06", "2025-07-17", "export", "US", "70503", "change", -26.7),
    ("2025-06", "2025-07-17", "export", "US", "70503", "quantity_change", 3.4),
    ("2025-12", "2026-01-29", "export", "US", "total", "change", -11.1),
    ("2025-12", "2026-01-29", "export", "asia", "total", "change", 10.2),
    ("2025-12", "2026-01-29", "export", "TW", "total", "change", 20.7),
    ("2025-12", "2026-01-29", "balance", "CN", "total", "balance_change", 51.0),
    ("2026-05", "2026-06-17", "export", "US", "total", "change", 12.5),
    ("2026-05", "2026-06-17", "export", "CN", "total", "change", 17.9),
    ("2026-05", "2026-06-17", "import", "US", "total", "change", 26.0),
    ("2026-05", "2026-06-17", "import", "middle_east", "total", "change", -42.7),
    ("2026-05", "2026-06-17", "import", "SA", "total", "value", 157_613 * MILLION),
    ("2026-08", "2026-09-16", "import", "US", "total", "change", 55.2),
    ("2026-08", "2026-09-16", "balance", "US", "total", "balance", 70_378 * MILLION),
]


@pytest.mark.parametrize(("period", "as_of", "flow", "partner", "commodity", "word", "expected"), PARTNERS)
def test_partners(ask: Ask, period: str, as_of: str, flow: str, partner: str, commodity: str, word: str,
                  expected: float) -> None:  # fmt: skip
    subject = Subject(flow, partner) if commodity == "total" else goods(flow, commodity, partner)
    method = "exports-imports" if word == "balance" else METHODS.get(word, "yoy")
    assert ask(word, method, subject, period, as_of).value == expected


# Totals. First prints: releases of the day; revised: the long series d41ma.
TOTALS = [
    ("2026-08", "2026-09-16", "balance_change", BALANCE, 275.9),
    ("2026-05", "2026-06-17", "balance_change", BALANCE, -42.8),
    ("2026-05", "latest", "balance_change", BALANCE, -40.4),
    ("2025-10", "2025-11-21", "change", EXPORTS, 3.6),
    ("2025-10", "2025-11-21", "change", IMPORTS, 0.7),
    ("2025-10", "2025-11-21", "balance_change", BALANCE, -53.6),
    ("2025-10", "latest", "change", IMPORTS, 0.8),
    ("2025-10", "latest", "balance_change", BALANCE, -51.4),
    ("2026-07", "2026-09-01", "balance_change", BALANCE, 308.5),
    ("2026-07", "latest", "balance_change", BALANCE, 312.7),
    ("2026-08", "latest", "balance_change", BALANCE, 278.1),
    ("2025-06", "2025-07-17", "change", EXPORTS, -0.5),
    ("2025-06", "2025-07-17", "change", IMPORTS, 0.2),
    ("1980", "latest", "change", IMPORTS, 32.0),
    ("1986", "latest", "change", EXPORTS, -15.9),
    ("1987", "latest", "balance_change", BALANCE, -15.7),
    ("1999", "latest", "balance_change", BALANCE, -12.2),
    ("2008-Q4", "latest", "change", EXPORTS, -23.1),
    ("2009-Q1", "latest", "change", EXPORTS, -46.9),
    ("2020-05", "latest", "change", EXPORTS, -28.3),
    ("2026-H1", "latest", "balance_change", BALANCE, -56.6),
    ("2026-08-D10", "2026-08-28", "change", EXPORTS, 15.5),
    ("2026-08-D10", "2026-08-28", "change", IMPORTS, 25.8),
    ("2026-08-D10", "2026-08-28", "balance_change", BALANCE, -50.0),
]


@pytest.mark.parametrize(("period", "as_of", "word", "subject", "expected"), TOTALS)
def test_changes_of_totals(ask: Ask, period: str, as_of: str, word: str, subject: Subject, expected: float) -> None:
    assert ask(word, "yoy", subject, period, as_of).value == expected


def test_a_deficit_that_widens_is_positive_and_one_that_narrows_negative(ask: Ask) -> None:
    """Release of 16 September 2026: -1,105,607 after -294,090 million yen; of 17 June: -378,673 after -662,469."""
    assert ask("balance_change", "yoy", BALANCE, "2026-08", "2026-09-16").value > 0
    assert ask("balance_change", "yoy", BALANCE, "2026-05", "2026-06-17").value < 0


def test_a_change_of_sign_has_a_difference_and_no_percentage(ask: Ask) -> None:
    """December 2024: 130,936 million after 32,354 (+304.7%). d41ma: a surplus in the last quarter of 2025, a deficit in that of 2024."""
    assert ask("balance_change", "yoy", BALANCE, "2024-12", "2025-01-23").value == 304.7
    with pytest.raises(Undefined, match="changed sign"):
        ask("balance_change", "yoy", BALANCE, "2025-Q4")
    assert ask("difference", "yoy", BALANCE, "2025-Q4").value > 0


def test_the_base_of_a_year_is_its_revised_figure_not_its_first_print(ask: Ask) -> None:
    """2025 as printed on 22 January 2026: -52.9% of 5,628.4 billion; of the first print of 2024 it would be -50.3%."""
    found = ask("balance_change", "yoy", BALANCE, "2025", "2026-01-22")
    assert found.value == -52.9
    assert round((Decimal("2650.7") / Decimal("5332.6") - 1) * 100, 1) == Decimal("-50.3")


def test_unit_values_follow_from_value_and_number(ask: Ask) -> None:
    """Release of 27 June 2025, motor vehicles to the USA: value -24.7%, number -3.9%; (1-0.247)/(1-0.039)-1 = -21.6%."""
    cars = goods("export", "70503", "US")
    assert ask("change", "yoy", cars, "2025-05", "2025-06-27").value == -24.7
    assert ask("quantity_change", "yoy", cars, "2025-05", "2025-06-27").value == -3.9
    found = ask("unit_value_change", "yoy", cars, "2025-05", "2025-06-27")
    assert (found.value, found.basis) == (-21.6, Basis.IMPLIED)


def test_unit_values_of_crude_oil(ask: Ask) -> None:
    """Release of 17 June 2026: 539,186 million yen for 4,727 thousand kl is 114,065 yen a kl, up about two thirds."""
    found = ask("unit_value", "value/quantity", CRUDE, "2026-05", "2026-06-17")
    assert (found.value, found.unit) == (114_065, "JPY/KL")
    # (1 - 0.285) / (1 - 0.573) - 1 = 67.4%, with half a printed digit of the quantity either way
    assert ask("unit_value_change", "yoy", CRUDE, "2026-05", "2026-06-17").value == pytest.approx(67.4, abs=0.25)


def test_since_the_first_print(ask: Ask) -> None:
    """May 2026: -378,673 million yen printed on 17 June, -395,109 in the long series: -16.4 billion."""
    found = ask("difference", "since-first-print", BALANCE, "2026-05")
    assert found.value == -16_436 * MILLION
    assert ask("difference", "since-first-print", EXPORTS, "2026-05").value == (9_499_093 - 9_511_555) * MILLION


# Release of 16 September 2026, exports by area: the eight that do not overlap.
AREAS = {
    "asia": 5_752_863, "oceania": 257_927, "north_america": 1_897_495, "latin_america": 443_833,
    "western_europe": 1_071_185, "cee_russia": 173_954, "middle_east": 283_152, "africa": 167_966,
}  # fmt: skip


def test_shares_of_the_areas_are_theirs_of_the_total(ask: Ask) -> None:
    assert sum(AREAS.values()) == 10_048_375
    shares = {a: ask("share", "percent", Subject("export", a), "2026-08", "2026-09-16") for a in AREAS}
    for area, fact in shares.items():
        assert abs(Decimal(fact.exact) - Decimal(AREAS[area]) / 10_048_375 * 100) < Decimal("1e-9")
    assert sum(Decimal(f.exact) for f in shares.values()) == pytest.approx(Decimal(100), abs=Decimal("1e-9"))


SECTIONS = ("0p1", "2p4", "3", "5", "6", "701", "703", "705", "8p9")


@pytest.mark.parametrize("flow", ["export", "import"])
@pytest.mark.parametrize("period", ["2026-05", "2025", "FY2025", "1996-03"])
def test_the_nine_sections_explain_all_of_the_growth(ask: Ask, flow: str, period: str) -> None:
    """The press release divides each flow into nine sections: rates add to 100, contributions to the growth."""
    rates = [Decimal(ask("contribution", "rate", goods(flow, s), period).exact) for s in SECTIONS]
    assert abs(sum(rates) - 100) < Decimal("0.001")
    points = [Decimal(ask("contribution", "points", goods(flow, s), period).exact) for s in SECTIONS]
    growth = Decimal(ask("change", "yoy", Subject(flow), period).exact)
    assert abs(sum(points) - growth) < Decimal("0.001")


def test_ranks(ask: Ask) -> None:
    """Release of 17 June 2026: China before the US among exports; motor vehicles before semiconductors."""
    for place, partner in ((1, "CN"), (2, "US")):
        assert ask("rank", "largest", Subject("export", partner), "2026-05", "2026-06-17").value == place
    for place, subject in ((1, CARS), (2, CHIPS)):
        assert ask("rank", "largest", subject, "2026-05", "2026-06-17").value == place


def test_an_area_and_a_part_of_a_principal_commodity_are_not_ranked(ask: Ask) -> None:
    """Asia is no country, and integrated circuits are part of semiconductors (an "of which" row of the release)."""
    for subject in (Subject("export", "asia"), CIRCUITS, EXPORTS):
        with pytest.raises(Undefined, match="not ranked"):
            ask("rank", "largest", subject, "2026-05", "2026-06-17")


def test_ratios(ask: Ask) -> None:
    """May 2026: 9,511,555 / 9,890,228 = 0.962; d41ma, December 2022: a deficit 2.48 times that of December 2021."""
    exact = Decimal(ask("ratio", "exports/imports", BALANCE, "2026-05", "2026-06-17").exact)
    assert round(exact, 6) == round(Decimal(9_511_555) / 9_890_228, 6)
    assert round(Decimal(ask("ratio", "yoy", BALANCE, "2022-12").exact), 4) == Decimal("2.4838")
