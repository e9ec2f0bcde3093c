"""The user's store laid over a lower one, and what the words of a vintage mean (docs/explanation/vintages.md)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import NotHeld, StoreError
from kuroji.model.instant import FIRST, LATEST, parse_as_of, release_instant
from kuroji.model.observation import SeriesKey
from kuroji.model.period import parse
from kuroji.model.release import Release
from kuroji.store import manifest as manifests
from kuroji.store import opening
from kuroji.store.opening import FIRST_USER_SEQUENCE, Store, open_store
from kuroji.store.reading import Selection

MakeRow = Callable[..., dict[str, object]]
MakeRelease = Callable[..., tuple[Release, pa.Table]]
DAY = timedelta(days=1)


def on(text: str) -> datetime:
    return release_instant(datetime.fromisoformat(text).date(), JAPAN)


def values(store: Store, as_of: datetime | None = None) -> dict[str, float]:
    return {row["period"]: row["value"] for row in store.panel(as_of).table.to_pylist()}


@pytest.fixture
def lower(tmp_path: Path, row: MakeRow, release: MakeRelease) -> Path:
    """An embedded store: April at the grain of the series, May as first printed."""
    folder = tmp_path / "lower"
    Store(folder, None, first_sequence=0).append(
        [
            release("series", row(5_400_123_000.0, "2026-04", quantum=1e3, stage=5, known_at=on("2026-05-28"))),
            release(
                "press", row(9e9, known_at=on("2026-06-17")), row(8e9, "2025-05", stage=7, known_at=on("2026-06-17"))
            ),
        ]
    )
    return folder


# The overlay


def test_without_a_store_of_ones_own_the_lower_one_is_read(lower: Path) -> None:
    assert values(Store(None, lower)) == {"2025-05": 8e9, "2026-04": 5_400_123_000.0, "2026-05": 9e9}


def test_a_cell_of_the_users_is_read_with_the_lower_history(
    tmp_path: Path, lower: Path, row: MakeRow, release: MakeRelease
) -> None:
    store = Store(tmp_path / "own", lower)
    store.append([release("mine", row(9.5e9, stage=5, known_at=on("2026-06-30")))])
    for opened in (store, Store(tmp_path / "own", lower)):
        assert values(opened) == {"2025-05": 8e9, "2026-04": 5_400_123_000.0, "2026-05": 9.5e9}
        assert values(opened, on("2026-06-29"))["2026-05"] == 9e9
        assert opened.panel().table.filter(pa.compute.field("period") == "2026-05")["vintage"].to_pylist() == [2]
    assert [e.sequence for e in store.own.entries] == [FIRST_USER_SEQUENCE]
    assert store.said()["value"].to_pylist() == [8e9, 5_400_123_000.0, 9e9, 9.5e9]


def test_a_coarse_confirmation_does_not_displace_a_finer_figure(
    tmp_path: Path, lower: Path, row: MakeRow, release: MakeRelease
) -> None:
    """Vintages, section 3: equal after rounding to the coarser quantum is a confirmation."""
    store = Store(tmp_path / "own", lower)
    store.append([release("mine", row(5.4e9, "2026-04", quantum=1e8, known_at=on("2026-06-17")))])
    cell = store.panel().cell(EXPORTS, parse("2026-04"))
    assert cell is not None
    assert (cell.value, cell.quantum, cell.release, cell.vintage) == (5_400_123_000, 1000, "series", 1)


def test_a_figure_of_the_users_may_be_older_than_the_lower_one(
    tmp_path: Path, lower: Path, row: MakeRow, release: MakeRelease
) -> None:
    store = Store(tmp_path / "own", lower)
    store.append([release("mine", row(5.2e9, "2026-04", known_at=on("2026-05-21")))])
    assert values(store)["2026-04"] == 5_400_123_000.0
    assert values(store, on("2026-05-27"))["2026-04"] == 5.2e9


def test_a_release_that_the_lower_store_holds_is_not_taken_again(
    tmp_path: Path, lower: Path, row: MakeRow, release: MakeRelease
) -> None:
    store = Store(tmp_path / "own", lower)
    told = release(
        "press", row(9e9, known_at=on("2026-06-17")), row(8e9, "2025-05", stage=7, known_at=on("2026-06-17"))
    )
    done = store.append([told, release("press", row(9.1e9, known_at=on("2026-06-17")))])
    assert [entry.release.id for entry in done.added] == ["press~2"]
    assert done.already_held == (told[0],)
    assert values(store)["2026-05"] == 9.1e9, "of two known at one instant, the one appended later"


def test_an_upgrade_of_the_lower_store_settles_the_users_figures_again(
    tmp_path: Path, lower: Path, row: MakeRow, release: MakeRelease
) -> None:
    own = tmp_path / "own"
    Store(own, lower).append([release("mine", row(9.5e9, stage=5, known_at=on("2026-06-30")))])
    generation = manifests.load(own).generation
    Store(lower, None, first_sequence=0).append(
        [
            release(
                "next", row(9.6e9, stage=6, known_at=on("2026-07-30")), row(1e9, "2026-06", known_at=on("2026-07-22"))
            )
        ]
    )
    upgraded = Store(own, lower)
    assert values(upgraded) == {"2025-05": 8e9, "2026-04": 5_400_123_000.0, "2026-05": 9.6e9, "2026-06": 1e9}
    assert values(upgraded, on("2026-07-01"))["2026-05"] == 9.5e9
    assert manifests.load(own).generation == generation + 1
    Store(own, lower)
    assert manifests.load(own).generation == generation + 1, "once is enough"


def test_a_lower_store_read_better_counts_as_an_upgrade(
    tmp_path: Path, lower: Path, row: MakeRow, release: MakeRelease
) -> None:
    """The same official bytes, read into other figures by a newer program."""
    own = tmp_path / "own"
    Store(own, lower).append([release("mine", row(5.2e9, "2026-04", known_at=on("2026-05-21")))])
    about, table = release("series", row(5.5e9, "2026-04", quantum=1e3, stage=5, known_at=on("2026-05-28")))
    same_bytes = next(iter(Store(None, lower).releases.values())).sha256
    shutil.rmtree(lower)
    corrected = Release(**{f: getattr(about, f) for f in about.__struct_fields__} | {"sha256": same_bytes})
    Store(lower, None, first_sequence=0).append([(corrected, table)])
    assert values(Store(own, lower)) == {"2026-04": 5.5e9}


def test_an_upgrade_over_a_store_that_cannot_be_written_is_read_all_the_same(
    tmp_path: Path, lower: Path, row: MakeRow, release: MakeRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    Store(own, lower).append([release("mine", row(9.5e9, stage=5, known_at=on("2026-06-30")))])
    Store(lower, None, first_sequence=0).append([release("next", row(9.6e9, stage=6, known_at=on("2026-07-30")))])
    before = manifests.load(own)

    def refuse(*_: object, **__: object) -> None:
        raise StoreError("the store cannot be written")

    monkeypatch.setattr(opening, "append", refuse)
    store = Store(own, lower)
    assert values(store)["2026-05"] == 9.6e9
    assert values(store, on("2026-07-01")) == {"2025-05": 8e9, "2026-04": 5_400_123_000.0, "2026-05": 9.5e9}
    assert manifests.load(own) == before


def test_figures_that_are_not_built_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "embedded_folder", lambda: tmp_path / "nowhere")
    with pytest.raises(StoreError, match="not been built") as refused:
        open_store(tmp_path / "own")
    assert "make data" in refused.value.remedy
    with pytest.raises(NotHeld, match="holds no figures"):
        open_store(tmp_path / "own", embedded=False).panel()


# What was known when

EXPORTS = SeriesKey("JP", "export", "world", "", "total", "value", "level", "JPY")


@pytest.fixture
def store(tmp_path: Path, row: MakeRow, release: MakeRelease) -> Store:
    """2025-05 from a series of September 2026, 2026-04 and -05 provisional and detailed, 2025 first printed alone."""
    store = Store(tmp_path / "store", None)
    store.append([
        release("p4", row(1e9, "2026-04", known_at=on("2026-05-21")), periods=("2026-04",)),
        release("p5", row(2e9, "2026-05", known_at=on("2026-06-17")), periods=("2026-05",)),
        release("d5", row(3e9, "2026-05", stage=5, known_at=on("2026-06-30")), stage=5, periods=("2026-05",)),
        release("y", row(4e9, "2025", flow="balance", known_at=on("2026-01-22")), periods=("2025",)),
        release("s", row(5e9, "2025-05", stage=7, known_at=on("2026-03-12")), row(6e9, "2025-06-D10", stage=1), stage=0),
    ])  # fmt: skip
    return store


@pytest.mark.parametrize(
    ("as_of", "exports"),
    [
        ("2026-06-16", None),
        ("2026-06-17T08:49", None),
        ("2026-06-17T08:50", 2e9),
        ("2026-06-17T01:49+02:00", None),
        ("2026-06-17T01:50+02:00", 2e9),
        ("2026-06-17", 2e9),
        ("2026-06-29", 2e9),
        ("2026-06-30", 3e9),
        ("2030-01-01", 3e9),
    ],
)
def test_a_release_is_known_from_its_hour_in_tokyo(store: Store, as_of: str, exports: float | None) -> None:
    """Vintages, section 1: a bare date is the end of that day in Tokyo, and releases are known at 08:50."""
    instant = store.resolve(parse_as_of(as_of, JAPAN), parse("2026-05"))
    cell = store.panel(instant).cell(EXPORTS, parse("2026-05"))
    assert (float(cell.value) if cell and cell.value is not None else None) == exports


@pytest.mark.parametrize(("as_of", "backfilled"), [("2025-06-17", None), ("2025-06-18", True), ("2026-03-12", False)])
def test_what_was_due_is_backfilled(store: Store, as_of: str, backfilled: bool | None) -> None:
    """Vintages, section 5 rule 1. The provisional release of May 2025 was published on 18 June 2025."""
    panel = store.panel(parse_as_of(as_of, JAPAN).instant)
    cell = panel.cell(EXPORTS, parse("2025-05"))
    assert (cell.backfilled if cell else None) == backfilled
    assert panel.cell(EXPORTS, parse("2025-06-D10")) is None, "ten-day figures are not backfilled"


def test_latest_is_when_anything_last_became_known(store: Store, row: MakeRow, release: MakeRelease) -> None:
    assert store.resolve(LATEST, parse("2026-05")) == on("2026-06-30")
    store.append([release("confirmed", row(3e9, "2026-05", stage=5, known_at=on("2026-07-30")))])
    assert store.resolve(LATEST, parse("2026-05")) == on("2026-07-30"), "a mere confirmation is news of a kind"
    assert values(store) == values(store, store.newest_known_at)


@pytest.mark.parametrize(
    ("period", "instant"),
    [("2026-05", "2026-06-17"), ("2026-04", "2026-05-21"), ("2025", "2026-01-22"), ("2025-05", "2026-03-12"),
     ("2026-04..2026-05", "2026-06-17")],
)  # fmt: skip
def test_first_is_when_the_period_was_first_known(store: Store, period: str, instant: str) -> None:
    """Vintages, section 5 rule 5; a sum of months with no figure of its own is known with its last month."""
    assert store.resolve(FIRST, parse(period)) == on(instant)


@pytest.mark.parametrize("period", ["2027-01", "2026-05-D20", "2026-Q2"])
def test_first_of_what_is_not_held(store: Store, period: str) -> None:
    with pytest.raises(NotHeld, match="nothing is held"):
        store.resolve(FIRST, parse(period))


def test_stated_dates_are_those_of_provisional_months(store: Store, row: MakeRow, release: MakeRelease) -> None:
    april, may = parse("2026-04").end, parse("2026-05").end
    expected = {("JP", april): on("2026-05-21"), ("JP", may): on("2026-06-17")}
    assert store.stated_dates == expected
    store.append([release("p5", row(2.1e9, "2026-05", known_at=on("2026-06-19")), periods=("2026-05",))])
    assert store.stated_dates == expected, "a text replaced in place came out when its first form did"


def test_a_stated_date_precedes_the_calendar(store: Store, row: MakeRow, release: MakeRelease) -> None:
    """A release later than the calendar expects is not due before it is out."""
    slipped = release("slip", row(1e9, "2027-01", known_at=on("2027-02-25")), periods=("2027-01",))
    assert store.last_due_month(on("2027-02-24")) == parse("2027-01").end
    store.append([slipped])
    assert store.last_due_month(on("2027-02-24")) == parse("2026-12").end
    assert store.last_due_month(on("2027-02-25")) == parse("2027-01").end


def test_said_is_everything_in_the_total_order(store: Store, row: MakeRow, release: MakeRelease) -> None:
    store.append([release("confirmed", row(3e9, "2026-05", stage=5, known_at=on("2026-07-30")))])
    may = store.said(Selection(flow=("export",), since=parse("2026-05").end, until=parse("2026-05").end))
    assert may["release"].to_pylist() == ["p5", "d5", "confirmed"]
    assert may["order"].to_pylist() == sorted(may["order"].to_pylist())


def test_selections(store: Store) -> None:
    def periods(**wanted: object) -> list[str]:
        return store.panel(None, Selection(**wanted)).table["period"].to_pylist()

    assert periods(flow=("balance",)) == ["2025"]
    assert periods(frequency=("M",), until=parse("2026-04").end) == ["2025-05", "2026-04"]
    assert periods(frequency=("M", "D10"), since=parse("2025-06").end) == ["2025-06-D10", "2026-04", "2026-05"]
    assert periods(partner=("US",)) == []


def test_the_process_zone_does_not_matter(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    before = store.panel(datetime(2026, 6, 17, tzinfo=UTC)).table.to_pylist()
    for zone in ("Asia/Tokyo", "Pacific/Kiritimati", "America/St_Johns"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        again = Store(store.folder, None)
        assert again.panel(datetime(2026, 6, 17, tzinfo=UTC)).table.to_pylist() == before
        cell = again.panel().cell(EXPORTS, parse("2026-05"))
        assert cell is not None
        assert cell.known_at == on("2026-06-30")
    monkeypatch.undo()
    time.tzset()
