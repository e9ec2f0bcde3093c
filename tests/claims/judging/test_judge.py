"""Verdicts of claims whose readings are given, against the vintages of docs/explanation/vintages.md.

May 2026 was printed on 17 June 2026 as exports 9,511,555, imports 9,890,228 and balance -378,673 million yen, and is
now 9,499,093, 9,894,203 and -395,109; April 2026 was 301,905 in May, 300,985 in June and is 282,326.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.claims.judging.by_hand import CHIPS_OUT, amount, at, percent, reading, resolved

from kuroji.claims.judging.judge import judged
from kuroji.claims.judging.truths import Truths
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.reading import Reading, Resolved, Voice
from kuroji.claims.verdict import Judged, Verdict
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject

RELEASE_DAY = "2026-06-17T09:12"
ODD = (("subject", 1.8),)
DEFICIT_MAY = reading("balance", "exports-imports", BALANCE, "2026-05", sign=-1)


def verdict(truths: Truths, claim: Resolved, day: str | None = RELEASE_DAY) -> Judged:
    found = judged(claim, truths, at(day) if day else None)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("mention", "said", "day", "expected"),
    [
        (amount("378.7"), DEFICIT_MAY, RELEASE_DAY, Verdict.WAS_RIGHT),
        (amount("395.1"), DEFICIT_MAY, "2026-10-01", Verdict.CONFIRMED),
        (amount("378.7"), DEFICIT_MAY, "2026-08-01", Verdict.OUTDATED),
        (amount("378.8"), DEFICIT_MAY, RELEASE_DAY, Verdict.IMPRECISE),
        (amount("387.7"), DEFICIT_MAY, RELEASE_DAY, Verdict.CONTRADICTED),
        (percent("17.0"), reading("change", "yoy", EXPORTS, "2026-05", sign=1), RELEASE_DAY, Verdict.WAS_RIGHT),
        (percent("12.5"), reading("change", "yoy", IMPORTS, "2026-05", sign=1), RELEASE_DAY, Verdict.CONFIRMED),
        (percent("42.8"), reading("balance_change", "yoy", BALANCE, "2026-05", sign=-1), RELEASE_DAY, Verdict.WAS_RIGHT),
        (percent("41.6"), reading("change", "yoy", CHIPS_OUT, "2026-04", sign=1), "2026-05-21T09:20", Verdict.CONFIRMED),
        (percent("17.9"), reading("change", "yoy", Subject("export", "CN"), "2026-05", sign=1), RELEASE_DAY, Verdict.CONFIRMED),
        (amount("2650.7"), reading("balance", "exports-imports", BALANCE, "2025", sign=-1), "2026-01-22T09:00", Verdict.WAS_RIGHT),
    ],
)  # fmt: skip
def test_then_and_now(truths: Truths, mention: Mention, said: Reading, day: str, expected: Verdict) -> None:
    found = verdict(truths, resolved(mention, said), day)
    assert found.verdict is expected, found.why
    assert found.why
    assert found.why_ja


def test_an_article_without_a_date_is_judged_by_the_figures_of_now(truths: Truths) -> None:
    assert verdict(truths, resolved(amount("395.1"), DEFICIT_MAY), None).verdict is Verdict.CONFIRMED
    assert verdict(truths, resolved(amount("378.7"), DEFICIT_MAY), None).verdict is Verdict.CONTRADICTED


def counted(kind: Kind, value: int, unit: str = "months") -> Mention:
    return Mention(start=0, end=1, text="x", kind=kind, value=Decimal(value), grain=Decimal(1), unit=unit)


@pytest.mark.parametrize(
    ("mention", "said", "expected"),
    [
        # Deficit in January, surpluses from February to April, deficit in May: first in four months.
        (counted(Kind.FIRST, 4), reading("first_since", "sign", BALANCE, "2026-05", sign=-1), Verdict.CONFIRMED),
        (counted(Kind.FIRST, 5), reading("first_since", "sign", BALANCE, "2026-05", sign=-1), Verdict.CONTRADICTED),
        # Deficits from July to October 2025: that of October is no first.
        (counted(Kind.FIRST, 6), reading("first_since", "sign", BALANCE, "2025-10", sign=-1), Verdict.CONTRADICTED),
        (counted(Kind.STREAK, 3), reading("streak", "sign", BALANCE, "2026-04", sign=1), Verdict.CONFIRMED),
        # Three months in a row, but of surpluses.
        (counted(Kind.STREAK, 3), reading("streak", "sign", BALANCE, "2026-04", sign=-1), Verdict.CONTRADICTED),
        (counted(Kind.STREAK, 5, "years"), reading("streak", "sign", BALANCE, "2025", sign=-1), Verdict.CONFIRMED),
        (counted(Kind.COUNT, 5), reading("count", "months-in-surplus", BALANCE, "2025"), Verdict.CONFIRMED),
    ],
)
def test_counts(truths: Truths, mention: Mention, said: Reading, expected: Verdict) -> None:
    assert verdict(truths, resolved(mention, said)).verdict is expected


def test_a_run_that_lasts_since_the_first_figure_held_may_be_longer(truths: Truths) -> None:
    """Imports from the United States rose from August 2025 (+11.6%, release of 17 September 2025) to August 2026.

    Monthly values by country are held from November 2024, changes on the year from November 2025.
    """
    subject = Subject("import", "US")
    said = reading("streak", "sign", subject, "2026-08", sign=1)
    found = judged(resolved(counted(Kind.STREAK, 13), said), truths, at("2026-09-17T09:00"))
    assert found is not None
    assert (found.verdict, found.missing) == (
        Verdict.UNVERIFIABLE, "the run lasts since 2025-11, where the figures held begin",
    )  # fmt: skip
    shorter = judged(resolved(counted(Kind.STREAK, 4), said), truths, at("2026-09-17T09:00"))
    assert shorter is not None
    assert shorter.verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("mention", "said", "slip"),
    [
        (
            amount("395.1", side="surplus"),
            reading("balance", "exports-imports", BALANCE, "2026-05", sign=1),
            "sign_flip",
        ),
        (amount("3951.1"), DEFICIT_MAY, "unit_slip"),
        (amount("359.1"), DEFICIT_MAY, "digit_transposition"),
        (amount("385.1"), DEFICIT_MAY, "digit_slip"),
        (percent("12.5"), reading("change", "yoy", EXPORTS, "2026-05", sign=1), "swapped_flow"),
        (percent("14.83", "0.01"), reading("change", "yoy", EXPORTS, "2026-05", sign=1), "wrong_period"),
        (counted(Kind.FIRST, 5), reading("first_since", "sign", BALANCE, "2026-05", sign=-1), "off_by_one_streak"),
    ],
)
def test_slips(truths: Truths, mention: Mention, said: Reading, slip: str) -> None:
    found = judged(resolved(mention, said), truths, None)
    assert found is not None
    assert found.verdict is Verdict.CONTRADICTED
    assert found.slip == slip


def test_a_slip_may_be_of_the_figure_of_the_day(truths: Truths) -> None:
    """The deficit of May was first printed as 378.7 billion; called a surplus, it has the wrong sign."""
    said = reading("balance", "exports-imports", BALANCE, "2026-05", sign=1)
    found = verdict(truths, resolved(amount("378.7", side="surplus"), said))
    assert (found.verdict, found.slip) == (Verdict.CONTRADICTED, "sign_flip")


def test_a_reading_that_fits_badly_does_not_rescue_a_false_claim(truths: Truths) -> None:
    """ "Exports rose 12.5%" is false though imports did: a reading that takes them for imports fits the words badly."""
    plain = reading("change", "yoy", EXPORTS, "2026-05", sign=1)
    odd = Reading(indicator="change", method="yoy", subject=IMPORTS, period="2026-05", sign=1, fit=0.4, doubts=ODD)
    assert verdict(truths, resolved(percent("12.5"), plain, odd)).verdict is Verdict.CONTRADICTED


def test_of_two_readings_that_fit_alike_the_agreeing_one_is_meant(truths: Truths) -> None:
    one = reading("change", "yoy", EXPORTS, "2026-05", sign=1)
    two = reading("change", "yoy", IMPORTS, "2026-05", sign=1)
    found = verdict(truths, resolved(percent("12.5"), one, two))
    assert found.verdict is Verdict.CONFIRMED
    assert found.reading == two


@pytest.mark.parametrize("more", [{"voice": Voice.FORECAST}, {"outside": "services"}, {"seasonal": True}])
def test_what_the_data_cannot_hold_is_unverifiable(truths: Truths, more: dict[str, object]) -> None:
    said = reading("balance", "exports-imports", BALANCE, "2026-05", sign=-1, **more)
    found = verdict(truths, resolved(amount("520", "1"), said))
    assert found.verdict is Verdict.UNVERIFIABLE
    assert found.missing


def test_a_period_not_yet_published_when_the_article_appeared_is_unverifiable(truths: Truths) -> None:
    said = reading("balance", "exports-imports", BALANCE, "2026-07", sign=-1)
    assert verdict(truths, resolved(amount("644.9"), said)).verdict is Verdict.UNVERIFIABLE


def test_a_mention_without_readings_is_no_claim(truths: Truths) -> None:
    assert judged(resolved(percent("25")), truths, at(RELEASE_DAY)) is None
