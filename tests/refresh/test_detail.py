"""The detail from official-format files to figures as of any instant: differences, order, bad input, crashes.

Every expected figure is written in the test's own files; the reference for histories is a plain
replay of whole tables in the order in which they became known.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.estat_files import first_line, line, table

from kuroji.model.detail import Kind
from kuroji.model.errors import IncompleteRelease, InputError, StoreError
from kuroji.refresh.ingesting import ingest
from kuroji.store import detail_files, detail_parts, detail_staging
from kuroji.store.detail_reading import DetailSelection
from kuroji.store.opening import Store, rebuild_store
from kuroji.store.reading import Selection

# Captured after the detailed exports of June 2025, after the revised and after the fixed data of 2025.
DETAILED, REVISED, FIXED = (datetime(*day, 3, tzinfo=UTC) for day in ((2025, 8, 1), (2026, 4, 1), (2026, 12, 1)))
Trade = Mapping[tuple[str, str], dict[int, int]]

FIRST: Trade = {("854231000", "304"): {1: 100, 2: 200}, ("854231000", "105"): {1: 50}, ("870380900", "304"): {2: 70}}
# One figure revised, one cell taken back, one new, all others confirmed, and the rest of the year.
SECOND: Trade = {
    ("854231000", "304"): {1: 101, 2: 200, 9: 1}, ("854231000", "112"): {2: 5}, ("870380900", "304"): {2: 70},
}  # fmt: skip
THIRD: Trade = {**SECOND, ("854231000", "304"): {1: 101, 2: 201, 9: 1}}
VERSIONS = {DETAILED: FIRST, REVISED: SECOND, FIXED: THIRD}


def written(folder: Path, trade: Trade, year: int = 2025) -> Path:
    lines = [line(code, country, months, year=year) for (code, country), months in sorted(trade.items())]
    return table(folder / "exports.csv", lines)


def stored(folder: Path, versions: Mapping[datetime, Trade], order: tuple[datetime, ...]) -> Store:
    store = Store(folder / "store", None)
    for captured in order:
        name = captured.date().isoformat()
        ingest(store, [str(written(folder / name, versions[captured]))], captured=captured)
    return store


def view(store: Store, as_of: datetime | None) -> dict[tuple[str, str, int], int]:
    """Values by commodity, partner and month; those of cells with trade."""
    rows = store.detail(as_of, backfill=False)
    assert rows is not None
    return {
        (row["commodity"], row["partner"], row["end_month"] % 12 + 1): row["value"]
        for row in store.arrow(rows).to_pylist()
        if row["value"]
    }


def replayed(trade: Trade, through: int = 12) -> dict[tuple[str, str, int], int]:
    names = {"304": "US", "105": "CN", "112": "SG"}
    return {
        (code, names[country], month): value
        for (code, country), months in trade.items()
        for month, value in months.items()
        if month <= through
    }


@pytest.mark.parametrize("order", list(permutations(VERSIONS)))
def test_in_whatever_order_tables_come_each_instant_reads_as_they_told_it_then(
    tmp_path: Path, order: tuple[datetime, ...]
) -> None:
    store = stored(tmp_path, VERSIONS, order)
    assert view(store, DETAILED) == replayed(FIRST)
    assert view(store, REVISED) == replayed(SECOND)
    assert view(store, FIXED) == view(store, None) == replayed(THIRD)


def test_only_what_changed_is_kept_of_a_newer_table(tmp_path: Path) -> None:
    store = stored(tmp_path, VERSIONS, tuple(VERSIONS))
    # Revised, taken back, new country, new month; then one revised.
    assert [entry.rows for entry in store.own.detail.entries] == [4, 4, 1]
    taken_back = store.detail(None, DetailSelection(partner=("CN",)))
    assert taken_back is not None
    (row,) = store.arrow(taken_back).to_pylist()
    assert (row["value"], row["quantity2"], row["quantity1"], row["vintage"], row["stage"]) == (0, 0, None, 2, 7)


def test_observations_of_the_detail(tmp_path: Path) -> None:
    store = stored(tmp_path, VERSIONS, (DETAILED, REVISED))
    wanted = Selection(classification=("HS",), commodity=("854231000",), partner=("US", "CN"))
    rows = {(row["partner"], row["period"], row["measure"]): row for row in store.panel(None, wanted).table.to_pylist()}
    revised = rows["US", "2025-01", "value"]
    assert (revised["value"], revised["quantum"], revised["unit"], revised["status"]) == (101e3, 1e3, "JPY", "normal")
    assert (rows["US", "2025-01", "quantity"]["value"], rows["US", "2025-01", "quantity"]["unit"]) == (1010.0, "KG")
    assert rows["CN", "2025-01", "value"]["status"] == "nil"
    before = store.panel(DETAILED, wanted).table.to_pylist()
    assert {row["value"] for row in before if row["measure"] == "value" and row["value"]} == {100e3, 200e3, 50e3}
    # What does not name the detail never reads it: this store holds nothing else.
    assert store.panel(None, Selection(commodity=("total",))).table.num_rows == 0
    assert store.panel(None, Selection()).table.num_rows == 0


def test_the_same_file_twice_is_held_already_and_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(tmp_path, VERSIONS, (DETAILED,))
    monkeypatch.setattr(detail_staging, "stage_one", None)
    path = str(tmp_path / "2025-08-01" / "exports.csv")
    done = ingest(store, [path], captured=DETAILED).detail
    assert done is not None
    assert (len(done.added), len(done.already_held)) == (0, 1)


def test_a_year_twice_at_different_stages_in_one_go(tmp_path: Path) -> None:
    folder = tmp_path / "both"
    old = written(folder / "a", FIRST)
    new = written(folder / "b", SECOND)
    old.rename(folder / "old.csv")
    new.rename(folder / "new.csv")
    titles = "file,title\nold.csv,Commodity by Country (Export Jan-Feb:Detailed)\nnew.csv,Commodity by Country (Export Jan-Sep:Revised)\n"
    (folder / "titles.csv").write_text(titles, encoding="utf-8")
    store = Store(tmp_path / "store", None)
    done = ingest(store, [str(folder)], captured=REVISED).detail
    assert done is not None
    assert len(done.added) == 2
    assert view(store, None) == replayed(SECOND)
    assert view(store, DETAILED) == replayed(FIRST)


def test_two_rows_for_one_cell_are_refused_and_named(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", [line("854231000", "304", {1: 5}), line("854231000", "304", {1: 6})])
    store = Store(tmp_path / "store", None)
    with pytest.raises(InputError, match="two rows for one commodity, partner and month: 854231000 US"):
        ingest(store, [str(path)], captured=REVISED)
    assert store.own.detail.entries == ()


def test_a_line_that_is_there_twice_is_named_or_left_out(tmp_path: Path) -> None:
    lines = [line(code, "304", {1: 5}) for code in ("854231000", "854232100", "854231000")]
    path = str(table(tmp_path / "x.csv", lines))
    store = Store(tmp_path / "store", None)
    with pytest.raises(InputError, match="854231000 US; line 2 tells it already") as caught:
        ingest(store, [path], captured=REVISED)
    assert caught.value.where == f"{path}, line 4"
    done = ingest(store, [path], captured=REVISED, skip_bad_rows=True).detail
    assert done is not None
    assert done.notes == (
        f"{path}, line 4: two rows for one commodity, partner and month: 854231000 US; line 2 tells it already",
    )
    assert view(store, None) == {("854231000", "US", 1): 5, ("854232100", "US", 1): 5}


def test_lines_in_another_order_hold_the_same(tmp_path: Path) -> None:
    lines = [line(code, country, months) for (code, country), months in sorted(FIRST.items(), reverse=True)]
    store = Store(tmp_path / "store", None)
    ingest(store, [str(table(tmp_path / "x.csv", lines))], captured=DETAILED)
    assert view(store, None) == replayed(FIRST)


def many(last: int) -> Trade:
    return {(f"85423{n:04d}", "304"): {1: 5, 2: 7} for n in range(last)}


def test_a_newer_file_that_was_cut_at_the_end_of_a_line_is_refused(tmp_path: Path) -> None:
    store = stored(tmp_path, {DETAILED: many(100), REVISED: many(60)}, (DETAILED,))
    before = view(store, None)
    with pytest.raises(IncompleteRelease, match=r"80 of the 200 figures held .* last commodity in it is 854230059"):
        ingest(store, [str(written(tmp_path / "cut", many(60)))], captured=REVISED)
    assert view(Store(tmp_path / "store", None), None) == before


def test_figures_under_the_name_of_others_are_refused_unless_accepted(tmp_path: Path) -> None:
    """All values are the quantities, which are ten times as much: no stage of the official calendar corrects so many."""
    swapped = {key: {month: 10 * value for month, value in months.items()} for key, months in many(100).items()}
    store = stored(tmp_path, {DETAILED: many(100)}, (DETAILED,))
    path = str(written(tmp_path / "swapped", swapped))
    with pytest.raises(InputError, match="200 of the 200 figures held of chapter 85 are others"):
        ingest(store, [path], captured=REVISED)
    assert view(Store(tmp_path / "store", None), None) == replayed(many(100))
    ingest(store, [path], captured=REVISED, accept_changes=True)
    assert view(store, None) == replayed(swapped)


def test_a_code_that_changed_meaning_and_a_country_that_split_are_kept_apart_by_year(tmp_path: Path) -> None:
    """Codes and countries are read as of their year: what a code became is for the concordance to say."""
    store = Store(tmp_path / "store", None)
    ingest(store, [str(written(tmp_path / "a", {("854231000", "304"): {1: 5}}, 2024))], captured=REVISED)
    ingest(store, [str(written(tmp_path / "b", {("854231100", "304"): {1: 6}}, 2025))], captured=REVISED)
    assert [str(one.part) for one in store.own.detail.parts] == ["export-2024-country", "export-2025-country"]
    assert set(view(store, None)) == {("854231000", "US", 1), ("854231100", "US", 1)}
    # A customs number that no list knows stops the ingest; nothing of the file is taken in.
    with pytest.raises(InputError, match="the country is not one"):
        ingest(store, [str(written(tmp_path / "c", {("854231100", "199"): {1: 6}}))], captured=REVISED)


def test_the_world_and_its_countries_are_never_read_together(tmp_path: Path) -> None:
    store = stored(tmp_path, VERSIONS, (DETAILED,))
    whole = table(tmp_path / "w.csv", [line("854231000", None, {1: 150, 2: 200})], first=first_line(country=False))
    ingest(store, [str(whole)], captured=DETAILED)
    world = store.detail(None, DetailSelection(kind=Kind.WORLD))
    assert world is not None
    assert [row["value"] for row in store.arrow(world).sort_by("end_month").to_pylist()] == [150, 200]
    assert view(store, None) == replayed(FIRST)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A disk on which there is no room when a file is to be made durable."""

    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(detail_files.os, "fsync", no_room)
        yield


def test_a_disk_that_fills_leaves_the_store_as_it_was(tmp_path: Path, full: None) -> None:
    store = Store(tmp_path / "store", None)
    with pytest.raises(StoreError, match="No space left") as caught:
        ingest(store, [str(written(tmp_path / "a", FIRST))], captured=DETAILED)
    assert "goes on where it stopped" in caught.value.remedy
    assert not list((tmp_path / "store").rglob("*.parquet"))
    assert not list((tmp_path / "store").rglob("*.tmp"))


def test_what_was_read_before_a_crash_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill between staging and the manifest, at every file operation in between: the old state, then the new."""
    for year in (2024, 2025):
        written(tmp_path / "in" / str(year), FIRST, year)
    crashed = 0
    for step in range(1, 8):
        folder = tmp_path / f"store{step}"
        with monkeypatch.context() as patch:
            _killed_at(patch, step)
            try:
                ingest(Store(folder, None), [str(tmp_path / "in")], captured=REVISED)
            except KeyboardInterrupt:
                crashed += 1
        held = len(Store(folder, None).own.detail.entries)
        staged = len(list((folder / "detail" / "staged").glob("*.parquet")))
        assert held in (0, 2)
        read = _counted(monkeypatch, tmp_path, folder)
        assert read == (0 if held else 2 - staged)
        assert len(Store(folder, None).own.detail.entries) == 2
        assert not list((folder / "detail").rglob("staged/*"))
    assert crashed >= 4


def _counted(monkeypatch: pytest.MonkeyPatch, files: Path, folder: Path) -> int:
    """How many sets of files another ingest reads."""
    read: list[object] = []
    real = detail_staging.stage_one

    def noted(job: detail_staging.Job, path: Path, open_job: detail_staging.Open, *, threads: bool) -> None:
        read.append(job)
        real(job, path, open_job, threads=threads)

    with monkeypatch.context() as patch:
        patch.setattr(detail_staging, "stage_one", noted)
        ingest(Store(folder, None), [str(files / "in")], captured=REVISED)
    return len(read)


def _killed_at(patch: pytest.MonkeyPatch, step: int) -> None:
    """The process ends at the `step`-th rename or link."""
    left = [step]

    def counted(real: object) -> object:
        def call(*arguments: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise KeyboardInterrupt
            return real(*arguments, **named)  # type: ignore[operator]

        return call

    patch.setattr(Path, "replace", counted(Path.replace))
    patch.setattr(detail_parts.os, "link", counted(os.link))


def test_a_lost_manifest_is_made_again_from_the_release_files(tmp_path: Path) -> None:
    store = stored(tmp_path, VERSIONS, tuple(VERSIONS))
    seen = {moment: view(store, moment) for moment in VERSIONS}
    (tmp_path / "store" / "manifest.json").unlink()
    shutil.rmtree(tmp_path / "store" / "detail" / "settled")
    rebuild_store(tmp_path / "store", embedded=False)
    again = Store(tmp_path / "store", None)
    assert {moment: view(again, moment) for moment in VERSIONS} == seen
    assert [entry.rows for entry in again.own.detail.entries] == [4, 4, 1]


def test_files_are_sorted_by_commodity_and_say_what_they_hold(tmp_path: Path) -> None:
    store = stored(tmp_path, VERSIONS, (DETAILED,))
    path = tmp_path / "store" / store.own.detail.parts[0].current[0]
    assert pq.read_table(path)["commodity"].to_pylist() == ["854231000"] * 3 + ["870380900"]
    told = detail_files.told_in(path)
    assert [cover.chapters for cover in told.covers] == [("85", "87")]
