"""Agreement by the rules of docs/explanation/checking.md; the figures are those of the May 2026 release.

Sources: Trade Statistics of Japan, May 2026 provisional (exports 9,511,555, imports 9,890,228 million yen), and
arithmetic on paper.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.claims.judging.agreement import Agreement, Stated, Truth, agreement, slack_of

FULL, NEAR, NONE = Agreement.FULL, Agreement.NEAR, Agreement.NONE


def stated(value: str, grain: str, hedge: str = "") -> Stated:
    return Stated(value=Decimal(value), grain=Decimal(grain), hedge=hedge)


@pytest.mark.parametrize(
    ("value", "grain", "hedge", "truth", "expected"),
    [
        ("-378.7", "0.1", "", "-378.673", FULL),  # rounded
        ("10.5073", "0.0001", "", "10.507345", FULL),
        ("113.2", "0.1", "", "113.2999", FULL),  # cut off, as wires do
        ("-3.4", "0.1", "", "-3.47", FULL),  # towards zero on both sides
        ("-3.5", "0.1", "", "-3.57", FULL),
        ("378.7", "0.1", "", "-378.673", NONE),  # a wrong sign never agrees
        ("17.1", "0.1", "", "16.9999", NEAR),
        ("17.3", "0.1", "", "16.9999", NONE),
        ("622", "1", "roughly", "631.234", NEAR),  # hedged, off by 1.5%
        ("622", "1", "", "631.234", NONE),
        ("20", "1", "around", "20.33", FULL),
        ("10", "1", "over", "12.6", FULL),
        ("10", "1", "over", "16", FULL),  # true, if loosely
        ("10", "1", "over", "21", NEAR),
        ("10", "1", "more than", "9.2", NEAR),  # one unit off
        ("100", "1", "less than", "88", FULL),
        ("100", "1", "no more than", "88", FULL),
        ("100", "1", "no less than", "112", FULL),
        ("5", "1", "台", "5.9", FULL),
        ("700", "1", "just under", "655", NONE),
        ("300", "1", "超", "340", FULL),
    ],
)
def test_digits_truncation_and_hedges(value: str, grain: str, hedge: str, truth: str, expected: Agreement) -> None:
    assert agreement(stated(value, grain, hedge), Truth(Decimal(truth))) is expected


@pytest.mark.parametrize(("said", "expected"), [("-9.9", FULL), ("-9.94", FULL), ("-10.0", NEAR), ("-9.8", NEAR)])
def test_a_printed_percentage_bears_out_no_other(said: str, expected: Agreement) -> None:
    """Motor vehicles to the United States, January 2026: the Ministry's release prints -9.9 percent, and no more digits."""
    value = Decimal(said)
    grain = Decimal((0, (1,), int(value.as_tuple().exponent)))
    assert (
        agreement(Stated(value=value, grain=grain), Truth(Decimal("-9.9"), slack_of("printed", Decimal("0.1"))))
        is expected
    )


def test_a_truth_known_to_ten_billion_cannot_contradict_a_finer_figure() -> None:
    """Fiscal 2025 was first reported as a deficit of 1.71 trillion yen: between 1,705 and 1,715 billion."""
    truth = Truth(Decimal(-1710), slack_of("printed", Decimal(10)))
    assert agreement(stated("-1713", "1"), truth) is FULL
    assert agreement(stated("-1720", "1"), truth) is not FULL


@pytest.mark.parametrize(("said", "expected"), [(4, FULL), (5, NONE), (3, NONE)])
def test_counts_must_be_exact(said: int, expected: Agreement) -> None:
    assert agreement(Stated(value=Decimal(said), grain=Decimal(1), exact=True), Truth(Decimal(4))) is expected


def test_a_range_holds_from_end_to_end() -> None:
    """April 2026: 301.905 billion yen, reported as "in the range of 299 to 301.9 billion"."""
    said = Stated(value=Decimal(299), high=Decimal("301.9"), grain=Decimal("0.1"))
    assert agreement(said, Truth(Decimal("301.905"))) is FULL
    assert agreement(said, Truth(Decimal("298.8"))) is NEAR
    assert agreement(said, Truth(Decimal("282.3"))) is NONE


@pytest.mark.parametrize(
    ("test", "truth", "expected"),
    [
        ((">", "100"), "103", FULL),
        ((">", "100"), "99", NONE),
        (("between", "-50", "-40"), "-47.9", FULL),
        (("in", "-22.5", "-17.5"), "-12.23", NONE),
        ((">=", "10"), "11.47", FULL),
        (("==", "1"), "1", FULL),
        (("==", "1"), "4", NONE),
    ],
)
def test_phrases(test: tuple[str, ...], truth: str, expected: Agreement) -> None:
    assert agreement(Stated(test=test), Truth(Decimal(truth))) is expected


@given(
    truth=st.decimals(-(10**6), 10**6, places=4).filter(lambda d: abs(d) >= 1),
    places=st.integers(0, 3),
)
def test_the_truth_rounded_or_cut_off_always_agrees(truth: Decimal, places: int) -> None:
    grain = Decimal(10) ** -places
    for rounding in ("ROUND_HALF_UP", "ROUND_DOWN"):
        assert agreement(Stated(value=truth.quantize(grain, rounding), grain=grain), Truth(truth)) is FULL


@given(truth=st.decimals(1, 10**6, places=4), places=st.integers(0, 3))
def test_the_opposite_sign_never_agrees(truth: Decimal, places: int) -> None:
    grain = Decimal(10) ** -places
    assert agreement(Stated(value=-truth.quantize(grain), grain=grain, hedge="about"), Truth(truth)) is NONE


@pytest.mark.parametrize(
    ("truth", "expected"),
    [("3.4", Agreement.FULL), ("2.75", Agreement.FULL), ("2.3", Agreement.NONE), ("1.6", Agreement.NONE)],
)
def test_three_times_is_not_nearly_twice(truth: str, expected: Agreement) -> None:
    """Of a multiple in whole numbers two units of its last digit are no nearness: 1.6 times is not three times."""
    said = Stated(value=Decimal(3), grain=Decimal(1), times=True)
    assert agreement(said, Truth(Decimal(truth))) is expected
