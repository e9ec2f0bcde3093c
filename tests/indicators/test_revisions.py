"""Revisions: what was said when. Figures are those of the releases and of the long series; small cases by hand."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from tests.indicators.said import Said

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.revisions import history
from kuroji.indicators.statement import Statement
from kuroji.indicators.trace import trace
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.model.errors import NotHeld
from kuroji.model.fact import Basis
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store


def told(store: Store, subject: Subject, period: str, until: str = "latest") -> list[Statement]:
    asked = parse(period, JAPAN.fiscal)
    return history(store, JAPAN, [subject], [asked], store.resolve(parse_as_of(until, JAPAN), asked))


def day(statement: Statement) -> str:
    return f"{statement.known_at.astimezone(JAPAN.tz):%Y-%m-%d}"


def vintages(found: list[Statement], scale: int, digits: int = 0) -> list[tuple[str, float]]:
    return [(day(s), float(round(s.value / scale, digits))) for s in found if s.value is not None and not s.confirms]


@pytest.mark.parametrize(
    ("subject", "period", "scale", "digits", "expected"),
    [
        (BALANCE, "2026-05", 10**6, 0, [("2026-06-17", -378_673), ("2026-06-26", -391_785), ("2026-07-30", -395_109)]),
        (EXPORTS, "2026-05", 10**6, 0, [("2026-06-17", 9_511_555), ("2026-06-26", 9_499_093)]),
        (
            IMPORTS,
            "2026-05",
            10**6,
            0,
            [("2026-06-17", 9_890_228), ("2026-06-26", 9_890_878), ("2026-07-30", 9_894_203)],
        ),
        (BALANCE, "2025", 10**9, 1, [("2026-01-22", -2650.7), ("2026-03-12", -2929.6)]),
        (EXPORTS, "2025", 10**9, 1, [("2026-01-22", 110_448.0), ("2026-03-12", 110_400.5)]),
        (IMPORTS, "2025", 10**9, 1, [("2026-01-22", 113_098.7), ("2026-03-12", 113_330.1)]),
    ],
    ids=str,
)
def test_who_said_what_when(
    store: Store, subject: Subject, period: str, scale: int, digits: int, expected: list[tuple[str, float]]
) -> None:
    """Releases of 17 June and 22 January 2026; long series d41ma, dated by the stage its cells hold."""
    assert vintages(told(store, subject, period), scale, digits) == expected


def test_the_fiscal_year_ends_with_the_sum_of_its_months(store: Store) -> None:
    """FY2025: -1,710 billion yen printed on 22 April 2026, -1,758.0 in the long series."""
    found = vintages(told(store, BALANCE, "FY2025"), 10**9, 1)
    assert found[0] == ("2026-04-22", -1710.0)
    assert found[-1][1] == -1758.0


def test_a_year_ago_column_confirms(store: Store) -> None:
    """Release of 17 June 2026: exports of May 2025 8,129,542 million yen, as revised on 12 March 2026."""
    found = told(store, EXPORTS, "2025-05")
    last = found[-1]
    assert (day(last), last.confirms, last.value) == ("2026-06-17", True, 8_129_542 * 10**6)
    assert last.vintage == 2


def test_a_change_printed_without_its_level_is_a_statement(store: Store) -> None:
    """18 June 2025: exports -1.7%; the level of May 2025 is first held at the detailed stage."""
    first = told(store, EXPORTS, "2025-05")[0]
    assert (day(first), first.value, first.vintage, first.change) == ("2025-06-18", None, None, Decimal("-1.7"))
    assert first.change_basis is Basis.PRINTED


def test_changes_printed_and_computed(store: Store) -> None:
    """2025: the balance -52.9% as printed on 22 January 2026, -47.9% as revised."""
    first, revised = told(store, BALANCE, "2025")
    assert (first.change, first.change_basis, first.basis) == (Decimal("-52.9"), Basis.PRINTED, Basis.PRINTED)
    assert (revised.change, revised.change_basis, revised.basis) == (Decimal("-47.9"), Basis.COMPUTED, Basis.COMPUTED)


def test_nothing_later_than_asked(store: Store) -> None:
    assert [day(s) for s in told(store, BALANCE, "2026-05", "2026-06-30")] == ["2026-06-17", "2026-06-26"]
    with pytest.raises(NotHeld):
        told(store, BALANCE, "2026-05", "2026-06-16")


def test_every_new_vintage_is_a_fact_that_traces(store: Store) -> None:
    facts = [s.fact for subject in (EXPORTS, IMPORTS, BALANCE) for s in told(store, subject, "2026-05") if s.fact]
    assert len(facts) == 8
    for fact in facts:
        assert trace(store, fact.id).agrees


def test_differences_and_percentages_by_hand(small: Callable[..., Store], said: Said) -> None:
    """100, then 110, then 99 million: +10 (+10%), -11 (-10%), and -1 (-1%) against the first."""
    held = small(
        said(100e6, "2026-06-17"), said(110e6, "2026-06-26", stage=5), said(110e6, "2026-07-30", stage=6),
        said(99e6, "2027-03-12", stage=7),
    )  # fmt: skip
    found = told(held, EXPORTS, "2026-05")
    assert [(s.vintage, s.confirms) for s in found] == [(1, False), (2, False), (2, True), (3, False)]
    assert [s.revision for s in found] == [None, 10_000_000, None, -11_000_000]
    assert [s.revision_percent for s in found] == [None, 10, None, -10]
    assert [s.since_first for s in found] == [None, 10_000_000, None, -1_000_000]
    assert [s.since_first_percent for s in found] == [None, 10, None, -1]


def test_a_deficit_is_revised_in_percent_of_its_size(small: Callable[..., Store], said: Said) -> None:
    """-100, then -110 million: a revision by -10 million, -10% of the size."""
    held = small(
        said(900e6, "2026-06-17"), said(1000e6, "2026-06-17", flow="import"), said(890e6, "2026-06-26", stage=5),
    )  # fmt: skip
    first, revised = told(held, BALANCE, "2026-05")
    assert (first.value, revised.value) == (-100_000_000, -110_000_000)
    assert (revised.revision, revised.revision_percent) == (-10_000_000, -10)


def test_a_coarser_print_confirms_and_a_withheld_value_is_new(small: Callable[..., Store], said: Said) -> None:
    """99,999,600,000 yen at 1,000 yen grain is 100,000 million at a grain of 100 million; withheld replaces a number."""
    held = small(
        said(99_999_600_000.0, "2026-06-17", quantum=1e3), said(100_000e6, "2026-06-26", quantum=1e8),
        said(None, "2026-07-30", status="withheld"),
    )  # fmt: skip
    found = told(held, EXPORTS, "2026-05")
    assert [(s.vintage, s.confirms, s.value is None) for s in found] == [
        (1, False, False),
        (1, True, False),
        (2, False, True),
    ]


def test_a_balance_of_rounded_flows_is_confirmed_by_its_flows(small: Callable[..., Store], said: Said) -> None:
    """10.4 - 5.6 = 4.8 million at series grain, 10 - 6 = 4 million as printed a year later: the same figures."""
    held = small(
        said(10.4e6, "2026-06-17", quantum=1e5), said(5.6e6, "2026-06-17", quantum=1e5, flow="import"),
        said(10e6, "2027-06-17"), said(6e6, "2027-06-17", flow="import"), said(4e6, "2027-06-17", flow="balance"),
    )  # fmt: skip
    first, later = told(held, BALANCE, "2026-05")
    assert (first.value, first.confirms) == (4_800_000, False)
    assert (later.value, later.confirms, later.vintage) == (4_000_000, True, 1)
