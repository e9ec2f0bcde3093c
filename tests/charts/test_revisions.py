"""Revisions: May 2026 as it was first printed, revised and revised again (docs/explanation/vintages.md)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec
import pytest

from kuroji.charts.chart import Chart
from kuroji.charts.drawing import svg
from kuroji.charts.revisions import revisions
from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.revisions import history
from kuroji.indicators.statement import Statement
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.period import parse
from kuroji.store.opening import open_store

OCTOBER = datetime(2026, 10, 5, tzinfo=UTC)


def texts(chart: Chart) -> list[str]:
    return [v["text"] for part in chart.spec["layer"] if part["name"] == "lettering" for v in part["data"]["values"]]


def test_from_the_store_as_from_the_table() -> None:
    """9,511,555 then 9,499,093; 9,890,228, 9,890,878, 9,894,203; -378,673, -391,785, -395,109 million yen."""
    told = history(open_store(None), JAPAN, (EXPORTS, IMPORTS, BALANCE), (parse("2026-05"),), OCTOBER)
    chart = revisions(told, OCTOBER, JAPAN)
    said = {
        flow: [round((row.value or 0) / 1e6) for row in chart.rows if row.series == flow]
        for flow in ("export", "import", "balance")
    }
    assert said == {
        "export": [9_511_555, 9_499_093],
        "import": [9_890_228, 9_890_878, 9_894_203],
        "balance": [-378_673, -391_785, -395_109],
    }
    assert all(row.fact for row in chart.rows)
    assert chart.title == "Japan’s trade deficit in May 2026 was revised from ¥378.7 billion to ¥395.1 billion"


def test_each_step_is_labelled_with_what_it_added(may: list[Statement]) -> None:
    english = texts(revisions(may, OCTOBER, JAPAN))
    assert {"¥9,511.6bn", "¥9,499.1bn (−¥12.5bn)", "¥9,894.2bn (+¥3.3bn)", "−¥395.1bn (−¥3.3bn)"} <= set(english)
    assert {"17 June 2026", "provisional", "26 June", "exports detailed", "30 July", "detailed"} <= set(english)
    japanese = texts(revisions(may, OCTOBER, JAPAN, "ja"))
    assert {
        "9兆5,116億円",
        "9兆4,991億円（▲125億円）",
        "▲3,951億円（▲33億円）",
        "2026年6月17日",
        "速報",
        "確報",
    } <= set(japanese)


def test_confirmations_are_left_out(may: list[Statement]) -> None:
    without = [s for s in may if not s.confirms]
    assert revisions(may, OCTOBER, JAPAN) == revisions(without, OCTOBER, JAPAN)


def test_dates_that_were_not_stated_are_hollow(may: list[Statement]) -> None:
    chart = revisions(may, OCTOBER, JAPAN)
    (dots,) = (part for part in chart.spec["layer"] if part["name"] == "import_statements")
    assert [v["stated"] for v in dots["data"]["values"]] == [True, False, False]
    assert "Hollow dots: the date is inferred from the release calendar." in texts(chart)
    stated = [msgspec.structs.replace(s, known_basis="stated") for s in may]
    assert not any("Hollow" in text for text in texts(revisions(stated, OCTOBER, JAPAN)))


def test_what_was_not_yet_known_is_not_shown(may: list[Statement]) -> None:
    chart = revisions(may, datetime(2026, 6, 20, tzinfo=UTC), JAPAN)
    assert {row.period[:10] for row in chart.rows} == {"2026-06-16"}
    assert chart.title == "Japan’s trade deficit of ¥378.7 billion in May 2026 stands as first printed"
    assert (
        revisions(may, datetime(2026, 6, 20, tzinfo=UTC), JAPAN, "ja").title
        == "2026年5月の日本の貿易赤字は3,787億円で修正なし"
    )
    assert svg(chart)
    with pytest.raises(NotHeld, match="nothing had been said"):
        revisions(may, datetime(2026, 6, 1, tzinfo=UTC), JAPAN)


def test_a_revision_across_zero_names_both_sides(may: list[Statement]) -> None:
    turned = [
        msgspec.structs.replace(s, value=Decimal(12_000_000_000)) if s.subject == BALANCE and s.stage == 4 else s
        for s in may
    ]
    assert revisions(turned, OCTOBER, JAPAN).title == (
        "Japan’s trade balance in May 2026 was revised from a surplus of ¥12.0 billion to a deficit of ¥395.1 billion"
    )
    assert revisions(turned, OCTOBER, JAPAN, "ja").title == (
        "2026年5月の日本の貿易収支は120億円の黒字から3,951億円の赤字に修正"
    )


def test_one_flow_and_statements_without_numbers(may: list[Statement]) -> None:
    """Only a change was printed: there is nothing to draw of it, and no balance to speak of."""
    only = [msgspec.structs.replace(s, value=None, vintage=None) if s.subject != EXPORTS else s for s in may]
    chart = revisions(only, OCTOBER, JAPAN)
    assert {row.series for row in chart.rows} == {"export"}
    assert chart.title == "Japan’s trade in May 2026: what was said, and when"
    with pytest.raises(NotHeld):
        revisions([], OCTOBER, JAPAN)


def test_two_periods_do_not_mix(may: list[Statement]) -> None:
    other = [msgspec.structs.replace(s, period=parse("2026-04")) for s in may[:1]]
    with pytest.raises(UsageError, match="one period"):
        revisions([*other, *may], OCTOBER, JAPAN)


def test_a_first_print_that_is_not_held_is_owned_up_to(may: list[Statement]) -> None:
    later = [s for s in may if s.stage > 4]
    assert "The provisional figures are not held." in texts(revisions(later, OCTOBER, JAPAN))


def test_steps_mean_the_same_in_every_panel(may: list[Statement]) -> None:
    chart = revisions(may, OCTOBER, JAPAN)
    spans = {
        round(part["encoding"]["y"]["scale"]["domain"][1] - part["encoding"]["y"]["scale"]["domain"][0])
        for part in chart.spec["layer"] if part["name"].endswith("_steps")
    }  # fmt: skip
    assert len(spans) == 1


def test_long_histories_keep_first_and_newest(told: Callable[..., tuple[list[Statement], datetime]]) -> None:
    statements, until = told([(20, 1000, 0)] * 5)
    shown = texts(revisions(statements, until + timedelta(days=1), JAPAN, width=360))
    assert "¥9,511.6bn" in shown
    assert any(text.startswith("¥9,516.6bn") for text in shown)
