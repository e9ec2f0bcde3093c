"""Series: periods, vintages, and cells without a number. Official totals are those of d41ma and of the releases."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from tests.indicators.said import Said

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators import series
from kuroji.indicators.view import BALANCE, EXPORTS, Subject, view
from kuroji.model.errors import NotHeld, NotPublished, UsageError
from kuroji.model.instant import LATEST, parse_as_of
from kuroji.model.period import APRIL_TO_MARCH, Frequency, parse
from kuroji.model.series import SERIES
from kuroji.store.opening import Store


def read(store: Store, subject: Subject, periods: str, as_of: str = "latest") -> dict[str, Decimal | None]:
    found = series.readings(
        store, subject, series.periods_of(periods, APRIL_TO_MARCH), parse_as_of(as_of, JAPAN), JAPAN
    )
    return {str(r.period): None if r.figure is None else r.figure.value for r in found}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2026-05", ["2026-05"]),
        ("2025-11..2026-02", ["2025-11", "2025-12", "2026-01", "2026-02"]),
        ("2023..2025", ["2023", "2024", "2025"]),
        ("2025-Q3..2026-Q1", ["2025-Q3", "2025-Q4", "2026-Q1"]),
        ("FY2024-H2..FY2025-H2", ["FY2024-H2", "FY2025-H1", "FY2025-H2"]),
        ("2025-Q4..2026-01", ["2025-10", "2025-11", "2025-12", "2026-01"]),
    ],
)
def test_a_range_means_periods_of_the_kind_of_its_ends(text: str, periods: list[str]) -> None:
    assert [str(p) for p in series.periods_of(text, APRIL_TO_MARCH)] == periods


@pytest.mark.parametrize("text", ["2026-08..2026-01", "2025..2020"])
def test_a_range_that_ends_before_it_starts(text: str) -> None:
    with pytest.raises(UsageError, match="ends before it starts"):
        series.periods_of(text, APRIL_TO_MARCH)


def test_kinds_of_periods_have_names() -> None:
    assert series.frequency_of("Fiscal Year") is Frequency.FISCAL_YEAR
    assert series.frequency_of("m") is Frequency.MONTH
    with pytest.raises(UsageError) as caught:
        series.frequency_of("weeks")
    assert "quarter" in caught.value.remedy


def test_a_year_at_its_first_print_and_now(store: Store) -> None:
    """Exports of 2025: 110,448.0 billion yen as printed on 22 January 2026, 110,400.5 as the sum of revised months."""
    printed = read(store, EXPORTS, "2025", "2026-01-22")["2025"]
    now = read(store, EXPORTS, "2025")["2025"]
    assert printed == Decimal("110448.0") * 10**9
    assert now is not None
    assert round(now / 10**9, 1) == Decimal("110400.5")


def test_a_balance_at_three_vintages(store: Store) -> None:
    """April 2026, million yen: 301,905 printed on 21 May; 300,985 when exports were detailed and imports not yet."""
    assert read(store, BALANCE, "2026-04", "2026-05-21")["2026-04"] == 301_905 * 10**6
    mixed = read(store, BALANCE, "2026-04", "2026-06-17")["2026-04"]
    assert mixed is not None
    assert round(mixed / 10**6) == 300_985


def test_periods_not_yet_published_are_left_out(store: Store) -> None:
    assert list(read(store, EXPORTS, "2026-04..2026-06", "2026-06-17")) == ["2026-04", "2026-05"]
    with pytest.raises(NotPublished):
        read(store, EXPORTS, "2026-06..2026-08", "2026-06-17")


def test_all_years_and_fiscal_years_that_are_complete(store: Store) -> None:
    """d41ma begins with January 1979 and ends with August 2026: 47 whole years; fiscal 1979 to 2025."""
    seen = view(store, store.newest_known_at)
    years = series.periods_held(seen, EXPORTS, Frequency.YEAR)
    fiscal = series.periods_held(seen, EXPORTS, Frequency.FISCAL_YEAR)
    assert (str(years[0]), str(years[-1]), len(years)) == ("1979", "2025", 47)
    assert (str(fiscal[0]), str(fiscal[-1])) == ("FY1979", "FY2025")


def test_a_withheld_cell_keeps_its_row_and_has_no_fact(small: Callable[..., Store], said: Said) -> None:
    """Absent, zero and withheld are different: null with its status, 0 with its status, and no row at all."""
    held = small(
        said(5e6, "2026-02-18", "2026-01"),
        said(None, "2026-03-18", "2026-02", status="withheld"),
        said(0.0, "2026-04-22", "2026-03", status="nil"),
    )
    found = series.readings(held, EXPORTS, series.periods_of("2026-01..2026-04", APRIL_TO_MARCH), LATEST, JAPAN)
    made = series.series(JAPAN, EXPORTS, found, LATEST)
    assert made.table.schema == SERIES
    assert made.table.select(["period", "value", "status"]).to_pylist() == [
        {"period": "2026-01", "value": 5e6, "status": "normal"},
        {"period": "2026-02", "value": None, "status": "withheld"},
        {"period": "2026-03", "value": 0.0, "status": "nil"},
    ]
    assert [fact.period for fact in series.facts(found, EXPORTS)] == ["2026-01", "2026-03"]


def test_the_header_names_unit_vintage_and_releases(small: Callable[..., Store], said: Said) -> None:
    held = small(said(5e6, "2026-02-18", "2026-01"), said(6e6, "2026-03-18", "2026-02"))
    found = series.readings(held, EXPORTS, series.periods_of("2026-01..2026-02", APRIL_TO_MARCH), LATEST, JAPAN)
    made = series.series(JAPAN, EXPORTS, found, LATEST)
    assert (made.name, made.unit, made.frequency) == ("JP.export.world.total.value", "JPY", "M")
    assert made.as_of == held.newest_known_at
    assert made.releases == ("test/1", "test/0")
    assert made.attribution == JAPAN.attribution_en
    assert series.series(JAPAN, EXPORTS, found, parse_as_of("first", JAPAN)).as_of is None


def test_nothing_held(small: Callable[..., Store], said: Said) -> None:
    held = small(said(5e6, "2026-02-18", "2026-01"))
    with pytest.raises(NotHeld):
        read(held, EXPORTS.of("import"), "2026-01")


def test_the_list_counts_cells(small: Callable[..., Store], said: Said) -> None:
    held = small(
        said(5e6, "2026-02-18", "2026-01"), said(6e6, "2026-03-18", "2026-02"), said(9e6, "2026-04-22", "2026-02")
    )
    (one,) = series.held(view(held, held.newest_known_at))
    assert (one.frequency, one.first, one.last, one.cells) == ("M", "2026-01", "2026-02", 2)


def test_periods_are_those_of_the_reporter() -> None:
    assert parse("FY2025", JAPAN.fiscal).months()[0] == parse("2025-04")
