"""Which print an outdated figure is that of, and which one superseded it.

The deficit of fiscal 2025 was printed as 1.71 trillion yen on 22 April 2026 (release of the fiscal year, as the wires
gave it that day). The detailed figures of March, out on 28 April, bring the sum of its months to a deficit of 1,746.2
billion, those of 28 May to 1,758.0 billion (long series of Trade Statistics of Japan). Calendar 2025 was printed as
2,650.7 billion on 22 January 2026; the revised months of 12 March make it 2.93 trillion.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.claims.judging.by_hand import amount, at, percent, reading, resolved

from kuroji.claims.judging.judge import judged
from kuroji.claims.judging.prints import Print, Prints
from kuroji.claims.judging.truths import Truths
from kuroji.claims.reading import Reading
from kuroji.claims.verdict import Judged, Verdict
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS
from kuroji.model.period import parse
from kuroji.model.stage import Stage

TOKYO = ZoneInfo("Asia/Tokyo")
FISCAL_2025 = reading("balance", "exports-imports", BALANCE, "FY2025", sign=-1)
YEAR_2025 = reading("balance", "exports-imports", BALANCE, "2025", sign=-1)


def outdated(truths: Truths, billions: str, grain: str, said: Reading) -> Judged:
    found = judged(resolved(amount(billions, grain), said), truths, at("2026-06-17T09:24"))
    assert found is not None
    assert found.verdict is Verdict.OUTDATED, found.why
    return found


@pytest.mark.parametrize(
    ("billions", "grain", "said", "printed", "superseded"),
    [
        ("1710", "10", FISCAL_2025, "22 April 2026", "28 April 2026"),
        ("1746", "1", FISCAL_2025, "28 April 2026", "28 May 2026"),
        ("2650.7", "0.1", YEAR_2025, "22 January 2026", "12 March 2026"),
    ],
)
def test_an_outdated_figure_is_that_of_its_own_print(
    truths: Truths, billions: str, grain: str, said: Reading, printed: str, superseded: str
) -> None:
    """The article is of 17 June 2026; what it states was never said on that day."""
    found = outdated(truths, billions, grain, said)
    assert f"the stated figure is that of {printed}, superseded by {superseded}." in found.why
    assert "17 June" not in found.why


def test_a_figure_one_digit_beside_a_print_was_not_printed(truths: Truths) -> None:
    """Imports of April 2025 fell 2.2% as first printed on 21 May 2025: 2.3% an hour later is no earlier print."""
    said = reading("change", "yoy", IMPORTS, "2025-04", sign=-1)
    found = judged(resolved(percent("2.3"), said), truths, at("2025-05-21T09:55"))
    assert found is not None
    assert found.verdict is Verdict.IMPRECISE


def test_the_print_and_what_superseded_it_in_japanese(truths: Truths) -> None:
    found = outdated(truths, "1710", "10", FISCAL_2025)
    assert "記事の数値は2026年4月22日公表のもので、2026年4月28日までに改定済み" in found.why_ja
    assert "6月17日" not in found.why_ja


def _said(last_stage: Stage) -> Prints:
    """A quarter printed at 30, whose last month is said again at that stage later, one higher."""
    printed, later = at("2026-04-22T08:50"), at("2026-04-28T08:50")

    def cell(period: str, *prints: Print) -> tuple[tuple[str, ...], list[Print]]:
        return ("export", "value", "level", period), list(prints)

    return Prints(dict([
        cell("2026-Q1", Print(printed, 30.0, 1.0, Stage.PROVISIONAL)),
        cell("2026-01", Print(printed, 10.0, 1.0, Stage.DETAILED)),
        cell("2026-02", Print(printed, 10.0, 1.0, Stage.DETAILED)),
        cell("2026-03", Print(printed, 10.0, 1.0, Stage.PROVISIONAL), Print(later, 11.0, 1.0, last_stage)),
    ]))  # fmt: skip


@pytest.mark.parametrize(("stage", "known"), [(Stage.DETAILED, [31, 30]), (Stage.PROVISIONAL, [30])])
def test_a_sum_supersedes_a_print_only_when_its_months_are_complete(stage: Stage, known: list[int]) -> None:
    """The detailed exports of March 2026 were due on 28 April: a sum with the provisional ones is not complete."""
    said = reading("value", "level", EXPORTS, "2026-Q1")
    prints = list(_said(stage).of(said, parse("2026-Q1"), datetime(2026, 5, 1, tzinfo=TOKYO)))
    values = [int(truth.value) for _, truth in prints]
    assert list(dict.fromkeys(values)) == known
    assert {instant.date() for instant, truth in prints if truth.value == 30} == {date(2026, 4, 22)}
