"""The release calendar against the rules and dates of docs/explanation/vintages.md, sections 1 and 2, and against the dates releases state."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kuroji
from kuroji.classifications import calendar
from kuroji.classifications.calendar import due, due_day, known_of_series_cell, last_due_month, stage_due
from kuroji.model.errors import UsageError
from kuroji.model.period import month, month_ordinal, parse
from kuroji.model.stage import Stage

TOKYO = ZoneInfo("Asia/Tokyo")
CAPTURED = date(2026, 9, 29)
RELEASES = Path(kuroji.__file__).parent / "data" / "JP" / "releases.csv"


def ordinal(text: str) -> int:
    return parse(text).end


def at(day: str, hour: int = 23, minute: int = 59) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), TOKYO).replace(hour=hour, minute=minute)


@pytest.mark.parametrize(
    ("stage", "period", "day", "basis"),
    [(4, "2026-05", "2026-06-17", "stated"), (4, "2025-10", "2025-11-21", "stated"), (4, "2025", "2026-01-22", "stated"),
     (4, "FY2025", "2026-04-22", "inferred"), (4, "FY2025-H1", "2025-10-22", "stated"), (1, "2026-05-D10", "2026-05-28", "stated"),
     (2, "2026-05-D20", "2026-06-05", "stated"), (5, "2025-05", "2025-06-27", "stated"), (5, "2026-05", "2026-06-26", "inferred"),
     (5, "2026-07", "2026-08-28", "stated"), (6, "2026-06", "2026-08-28", "stated"), (6, "2026-05", "2026-07-30", "inferred"),
     (7, "2025-04", "2026-03-12", "stated"), (7, "2024", "2025-03-12", "inferred"), (8, "2024-12", "2025-11-13", "stated"),
     (8, "2025", "2026-11-13", "inferred"), (4, "2026-09", "2026-10-21", "inferred")],
)  # fmt: skip
def test_due_dates(stage: int, period: str, day: str, basis: str) -> None:
    """Stated by the releases (the releases of the dates named) or inferred by the rules of docs/explanation/vintages.md, section 2; 8:50 Tokyo."""
    instant, known = due("JP", stage, period)
    assert (instant.astimezone(TOKYO), known) == (at(day, 8, 50), basis)
    assert instant.tzinfo is UTC


def test_the_calendar_knows_every_stated_date_of_the_embedded_releases() -> None:
    with RELEASES.open(encoding="utf-8", newline="") as lines:
        held = [row for row in csv.DictReader(lines) if row["stage"] in "1245" and row["source"] != "mof-series"]
    for row in held:
        assert due_day(Stage(int(row["stage"])), ordinal(row["periods"]))[0].isoformat() == row["published"], row["id"]
    assert len(held) == 22 + 66 + 14


def test_inferring_rules_hit_as_often_as_the_module_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Against the stated dates of the releases: 29 of 33, 22 of 33, 13 of 23, and never far off."""
    stated = calendar._stated()
    wanted = {key: day for key, (day, basis) in stated.items() if basis == "stated" and key[0] in (1, 2, 4)}
    monkeypatch.setattr(calendar, "_stated", dict)
    due_day.cache_clear()
    off = {key: abs((due_day(*key)[0] - day).days) for key, day in wanted.items()}
    due_day.cache_clear()
    hits = {stage: [days for (s, _), days in off.items() if s == stage] for stage in (1, 2, 4)}
    assert {stage: (days.count(0), len(days)) for stage, days in hits.items()} == {
        1: (29, 33),
        2: (22, 33),
        4: (13, 23),
    }
    assert {stage: max(days) for stage, days in hits.items()} == {1: 3, 2: 5, 4: 8}


@pytest.mark.parametrize(
    ("flow", "period", "captured", "stage", "day"),
    [("export", "1979-01", "2026-09-29", 8, "1980-11-13"), ("import", "2024-12", "2026-09-29", 8, "2025-11-13"),
     ("export", "2025-01", "2026-09-29", 7, "2026-03-12"), ("import", "2025-12", "2026-09-29", 7, "2026-03-12"),
     ("export", "2026-01", "2026-09-29", 5, "2026-02-26"), ("export", "2026-08", "2026-09-29", 5, "2026-09-29"),
     ("import", "2026-01", "2026-09-29", 6, "2026-03-27"), ("import", "2026-05", "2026-09-29", 6, "2026-07-30"),
     ("import", "2026-06", "2026-09-29", 6, "2026-08-28"), ("import", "2026-07", "2026-09-29", 6, "2026-09-29"),
     ("import", "2026-08", "2026-09-29", 5, "2026-09-29"),
     ("import", "2026-08", "2026-09-20", 4, "2026-09-16"), ("export", "2026-08", "2026-09-28", 4, "2026-09-16"),
     ("export", "2025-06", "2026-11-20", 8, "2026-11-13"), ("export", "2025-06", "2026-11-12", 7, "2026-03-12"),
     ("import", "2025-12", "2026-02-01", 5, "2026-01-29")],
)  # fmt: skip
def test_cells_of_the_long_series_are_dated_by_the_stage_they_hold(
    flow: str, period: str, captured: str, stage: int, day: str
) -> None:
    """docs/explanation/vintages.md, section 2 for the capture of 2026-09-29, and the same rules moved on."""
    found, instant, basis = known_of_series_cell(flow, ordinal(period), date.fromisoformat(captured))
    assert (found, instant.astimezone(TOKYO), basis) == (stage, at(day, 8, 50), "inferred")


@settings(settings.get_profile("house"))
@given(
    st.sampled_from(["export", "import"]),
    st.integers(month_ordinal(1979, 1), month_ordinal(2027, 12)),
    st.integers(0, 1500),
)
def test_a_later_capture_never_holds_less(flow: str, number: int, days: int) -> None:
    captured = date(2024, 1, 31) + timedelta(days=days)
    stage, instant, _ = known_of_series_cell(flow, number, captured)
    later, later_instant, _ = known_of_series_cell(flow, number, captured + timedelta(days=45))
    assert stage <= later
    assert instant <= later_instant
    assert instant.astimezone(TOKYO).date() <= captured
    assert stage is not Stage.DETAILED or flow == "import"


@pytest.mark.parametrize(
    ("moment", "newest"),
    [(at("2026-06-16"), "2026-04"), (at("2026-06-17", 8, 49), "2026-04"), (at("2026-06-17", 8, 50), "2026-05"),
     (at("2026-06-17"), "2026-05"), (at("2025-11-20"), "2025-09"), (at("2025-11-21"), "2025-10"),
     (at("2026-09-29"), "2026-08"), (at("2026-10-21"), "2026-09"), (at("2026-10-20"), "2026-08")],
)  # fmt: skip
def test_newest_month_due(moment: datetime, newest: str) -> None:
    """docs/explanation/vintages.md, section 6: 2026-05 is not yet published on 2026-06-16; 8:50 Tokyo counts; October 2025 slipped to the 21st."""
    assert str(month(last_due_month("JP", moment))) == newest


def test_dates_a_store_knows_precede_the_calendar() -> None:
    known = {ordinal("2026-09"): at("2026-10-19", 8, 50), ordinal("2026-10"): at("2026-11-25", 8, 50)}
    assert str(month(last_due_month("JP", at("2026-10-19"), known))) == "2026-09"
    assert str(month(last_due_month("JP", at("2026-11-24"), known))) == "2026-09"


@pytest.mark.parametrize(
    ("flow", "period", "day", "stage"),
    [("export", "2026-05", "2026-06-17", 4), ("export", "2026-05", "2026-06-26", 5), ("export", "2026-05", "2026-09-01", 5),
     ("import", "2026-05", "2026-06-26", 5), ("import", "2026-05", "2026-07-30", 6), ("balance", "2026-05", "2026-07-30", 6),
     ("import", "2025-05", "2026-03-11", 6), ("import", "2025-05", "2026-03-12", 7), ("import", "2024-05", "2025-11-13", 8)],
)  # fmt: skip
def test_stage_due(flow: str, period: str, day: str, stage: int) -> None:
    """docs/explanation/vintages.md, section 1: exports are detailed at stage 5, imports at 6; a balance waits for its imports."""
    assert stage_due(flow, ordinal(period), at(day)) == stage


def test_unknown_stages_and_reporters_are_refused() -> None:
    with pytest.raises(UsageError, match="4 \\(provisional\\)"):
        due("JP", 3, "2026-05")
    with pytest.raises(UsageError, match="JP"):
        due("XX", 4, "2026-05")
