"""Who knew what when: the table of published and later revised figures, read at each instant.

Sources: the Ministry of Finance's press releases of the dates named (totals, percentages),
press reports of the first prints of 2024, 2025 and fiscal 2025, and the long series d41ma
as of the end of September 2026. The figures here are typed from those, not from our output.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.facts import fact
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, View, view
from kuroji.model.errors import NotPublished
from kuroji.model.fact import Basis, Fact, Flag
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.model.rounding import round_to
from kuroji.store.opening import Store, open_store

MILLION = Decimal("1e6")
TENTH_OF_BILLION = Decimal("1e8")


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


def seen(store: Store, period: str, as_of: str) -> View:
    return view(store, store.resolve(parse_as_of(as_of, JAPAN), parse(period)))


def told(at: View, word: str, subject: Subject, period: str) -> Fact:
    method = {"balance": "exports-imports", "value": "level", "streak": "sign", "first_since": "sign"}.get(word, "yoy")
    return fact(at, word, method, subject, parse(period))


def in_units_of(found: Fact, grain: Decimal) -> Decimal:
    return round_to(Decimal(found.exact), grain) / grain


# period, as of, exports, change, imports, change, balance in million yen (None: the table has no figure)
MONTHS = [
    ("2026-05", "2026-06-17", 9_511_555, "17.0", 9_890_228, "12.5", -378_673),
    ("2026-05", "first", 9_511_555, "17.0", 9_890_228, "12.5", -378_673),
    ("2026-05", "latest", 9_499_093, "16.8", 9_894_203, "12.5", -395_109),
    ("2026-05", "2026-06-30", 9_499_093, None, 9_890_878, None, -391_785),
    ("2026-04", "2026-06-17", 10_506_425, None, 10_205_440, None, 300_985),
    ("2026-04", "2026-05-21", 10_507_345, "14.8", 10_205_440, "9.7", 301_905),
    ("2026-07", "2026-09-01", 11_509_374, None, 12_147_718, None, -638_345),
]


@pytest.mark.parametrize(("period", "as_of", "exports", "x_change", "imports", "m_change", "balance"), MONTHS)
def test_months(store: Store, period: str, as_of: str, exports: int, x_change: str | None, imports: int,
                m_change: str | None, balance: int) -> None:  # fmt: skip
    at = seen(store, period, as_of)
    assert in_units_of(told(at, "value", EXPORTS, period), MILLION) == exports
    assert in_units_of(told(at, "value", IMPORTS, period), MILLION) == imports
    assert in_units_of(told(at, "balance", BALANCE, period), MILLION) == balance
    for subject, change in ((EXPORTS, x_change), (IMPORTS, m_change)):
        if change is not None:
            assert told(at, "change", subject, period).value == float(change)


# as the releases and press reports print them: billion yen with one decimal, changes in percent
YEARS = [
    ("2025", "2026-01-22", "110448.0", "3.1", "113098.7", "0.3", "-2650.7", "-52.9"),
    ("2025", "2026-02-18", "110448.0", "3.1", "113098.7", "0.3", "-2650.7", "-52.9"),
    ("2025", "2026-03-11", "110448.0", "3.1", "113098.7", "0.3", "-2650.7", "-52.9"),
    ("2025", "2026-03-12", "110400.5", "3.1", "113330.1", "0.5", "-2929.6", "-47.9"),
    ("2025", "first", "110448.0", "3.1", "113098.7", "0.3", "-2650.7", "-52.9"),
    ("2025", "latest", "110400.5", "3.1", "113330.1", "0.5", "-2929.6", "-47.9"),
    ("FY2025", "latest", "113220.3", "3.9", "114978.3", "0.5", "-1758.0", "-67.6"),
    ("2024", "2025-01-23", "107091.3", None, "112423.8", None, "-5332.6", None),
    ("2024", "latest", "107087.5", "6.2", "112716.0", "2.1", "-5628.4", "-40.9"),
    ("FY2025-H1", "first", "53653.3", "0.2", "54877.1", "-3.2", "-1223.8", "-61.2"),
    ("FY2025-H1", "latest", "53611.5", "0.1", "55029.3", "-3.1", "-1417.8", "-56.4"),
]


@pytest.mark.parametrize(
    ("period", "as_of", "exports", "x_change", "imports", "m_change", "balance", "b_change"), YEARS
)
def test_years_and_halves(store: Store, period: str, as_of: str, exports: str, x_change: str | None, imports: str,
                          m_change: str | None, balance: str, b_change: str | None) -> None:  # fmt: skip
    at = seen(store, period, as_of)
    billions = [
        in_units_of(told(at, word, subject, period), TENTH_OF_BILLION) / 10
        for word, subject in (("value", EXPORTS), ("value", IMPORTS), ("balance", BALANCE))
    ]
    assert billions == [Decimal(exports), Decimal(imports), Decimal(balance)]
    for word, subject, change in (
        ("change", EXPORTS, x_change), ("change", IMPORTS, m_change), ("balance_change", BALANCE, b_change),
    ):  # fmt: skip
        if change is not None:
            assert told(at, word, subject, period).value == float(change)


def test_may_2026_was_not_published_the_day_before(store: Store) -> None:
    for subject in (EXPORTS, IMPORTS, BALANCE):
        with pytest.raises(NotPublished, match="not yet published") as refused:
            told(seen(store, "2026-05", "2026-06-16"), "value", subject, "2026-05")
        assert "due on 2026-06-17 08:50: ask for that vintage" in refused.value.remedy


def test_a_month_after_the_newest_release_is_fetched(store: Store) -> None:
    """The Ministry's calendar: September 2026 is told on Wednesday 21 October."""
    with pytest.raises(NotPublished, match="not yet published") as refused:
        told(view(store, store.newest(JAPAN.code)), "value", EXPORTS, "2026-09")
    assert "due on 2026-10-21 08:50" in refused.value.remedy
    assert "kuroji fetch" in refused.value.remedy


def test_a_release_is_not_known_before_ten_to_nine(store: Store) -> None:
    with pytest.raises(NotPublished):
        told(seen(store, "2026-05", "2026-06-17T08:49+09:00"), "value", EXPORTS, "2026-05")
    assert told(seen(store, "2026-05", "2026-06-17T08:50+09:00"), "value", EXPORTS, "2026-05").value == 9_511_555e6


def test_may_2026_was_the_first_deficit_in_four_months(store: Store) -> None:
    for as_of in ("2026-06-17", "latest"):
        found = told(seen(store, "2026-05", as_of), "first_since", BALANCE, "2026-05")
        assert (found.value, found.detail["of"], found.detail["last"]) == (4, "deficit", "2026-01")


def test_the_balance_of_rounded_flows_differs_by_one_from_the_rounded_balance(store: Store) -> None:
    """9,499,093 - 9,894,203 = -395,110, but the unrounded difference rounds to -395,109."""
    at = seen(store, "2026-05", "latest")
    x, m = (in_units_of(told(at, "value", s, "2026-05"), MILLION) for s in (EXPORTS, IMPORTS))
    assert x - m == -395_110
    assert in_units_of(told(at, "balance", BALANCE, "2026-05"), MILLION) == -395_109


def test_a_balance_of_detailed_exports_and_provisional_imports_is_flagged(store: Store) -> None:
    assert Flag.MIXED_STAGES in told(seen(store, "2026-04", "2026-06-17"), "balance", BALANCE, "2026-04").flags
    assert Flag.MIXED_STAGES not in told(seen(store, "2026-04", "2026-05-21"), "balance", BALANCE, "2026-04").flags


def test_semiconductor_exports_of_april_2026_as_first_published(store: Store) -> None:
    at = seen(store, "2026-04", "2026-05-21")
    chips = Subject("export", "world", "PC", "70323")
    assert told(at, "value", chips, "2026-04").value == 776_094e6
    assert told(at, "change", chips, "2026-04").value == 41.6
    assert fact(at, "contribution", "points", chips, parse("2026-04")).value == 2.5


def test_the_first_print_of_2025_in_its_series(store: Store) -> None:
    at = seen(store, "2025", "2026-01-22")
    streak = told(at, "streak", BALANCE, "2025")
    assert (streak.value, streak.detail["of"]) == (5, "deficit")
    assert told(at, "streak", EXPORTS, "2025").value == 5
    record = fact(at, "record", "high,all-time", EXPORTS, parse("2025"))
    assert (record.value, record.detail["series_begins"]) == (1, "1979")


def test_fiscal_2025_was_printed_as_a_balance_alone(store: Store) -> None:
    """1.71 trillion yen, down 68.4% (press reports of 22 April 2026, printed to ten billion)."""
    at = seen(store, "FY2025", "2026-04-22")
    balance = told(at, "balance", BALANCE, "FY2025")
    assert (balance.value, balance.quantum, balance.basis) == (-1_710e9, 1e10, Basis.PRINTED)
    change = told(at, "balance_change", BALANCE, "FY2025")
    assert (change.value, change.basis) == (-68.4, Basis.PRINTED)


def test_summing_the_newest_held_months_is_not_what_was_published(store: Store) -> None:
    """A naive sum of the months known on 2026-02-18 gives -2,608.0 billion against the published -2,650.7."""
    at = seen(store, "2025", "2026-02-18")
    months = [told(at, "balance", BALANCE, str(m)) for m in parse("2025").months()]
    naive = sum(Decimal(m.exact) for m in months)
    assert round_to(naive, TENTH_OF_BILLION) / 10**9 == Decimal("-2608.0")
    assert told(at, "balance", BALANCE, "2025").value == -2_650.7e9


def test_may_2025_was_first_printed_as_a_balance_before_the_detailed_release(store: Store) -> None:
    """-637.6 billion on 18 June 2025 (press reports); the release held is the detailed one of 27 June."""
    at = seen(store, "2025-05", "first")
    assert told(at, "balance", BALANCE, "2025-05").value == -637.6e9
    exports = told(at, "value", EXPORTS, "2025-05")
    assert Flag.BACKFILLED in exports.flags
    assert told(at, "change", EXPORTS, "2025-05").value == -1.7
    assert told(at, "change", IMPORTS, "2025-05").value == -7.7


def test_old_months_are_backfilled_not_absent(store: Store) -> None:
    """May 1995 was due in June 1995, but is held only from its fixed data on."""
    found = told(seen(store, "1995-05", "1995-12-31"), "value", EXPORTS, "1995-05")
    assert Flag.BACKFILLED in found.flags
    with pytest.raises(NotPublished):
        told(seen(store, "1995-05", "1995-05-31"), "value", EXPORTS, "1995-05")


def test_the_record_of_january_2009_was_beaten_and_revised(store: Store) -> None:
    """-952.6 billion in the first print, -967.9 today; the largest deficit of any month is January 2023's -3,538.9."""
    at = seen(store, "2009-01", "latest")
    assert in_units_of(told(at, "balance", BALANCE, "2009-01"), TENTH_OF_BILLION) / 10 == Decimal("-967.9")
    worst = fact(at, "record", "low,all-time", BALANCE, parse("2023-01"))
    assert (worst.value, worst.detail["series_begins"]) == (1, "1979-01")
    assert in_units_of(told(at, "balance", BALANCE, "2023-01"), TENTH_OF_BILLION) / 10 == Decimal("-3538.9")


def test_a_first_figure_past_the_provisional_stage_says_so(store: Store) -> None:
    """Of June 1995 the fixed data are the first held; of May 2026 the provisional release is."""
    assert Flag.FIRST_HELD_LATER in told(seen(store, "1995-06", "first"), "value", EXPORTS, "1995-06").flags
    assert Flag.FIRST_HELD_LATER not in told(seen(store, "1995-06", "latest"), "value", EXPORTS, "1995-06").flags
    assert Flag.FIRST_HELD_LATER not in told(seen(store, "2026-05", "first"), "value", EXPORTS, "2026-05").flags


def test_without_backfilling_only_what_was_known_is_read(store: Store) -> None:
    """Rule 1 of reading: forecasts read without backfilling; the index of April 2026 came with the release of 17 June."""
    subject, period = Subject("export", measure="quantity_index"), parse("2026-04")
    instant = parse_as_of("2026-05-21", JAPAN).instant
    assert instant is not None
    assert view(store, instant).cell(subject, period) is not None
    assert view(store, instant, backfill=False).cell(subject, period) is None
    later = parse_as_of("2026-06-17", JAPAN).instant
    assert later is not None
    assert view(store, later, backfill=False).cell(subject, period) is not None
