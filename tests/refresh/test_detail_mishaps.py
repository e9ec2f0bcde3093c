"""What goes wrong with the detail while it is read and stored, for real: limits of the system, killed processes, files
that are not what they were, stages that nobody told.

Every expected figure is written in the test's own files; countries that split are told by the dates of their states.
"""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.estat_files import line, table
from tests.refresh.test_detail import (
    DETAILED,
    FIRST,
    FIXED,
    REVISED,
    SECOND,
    Trade,
    many,
    replayed,
    stored,
    view,
    written,
)

from kuroji.indicators.level import level
from kuroji.indicators.view import Subject
from kuroji.indicators.view import view as view_of
from kuroji.model.errors import InputError, StoreError
from kuroji.model.fact import Flag
from kuroji.model.period import parse
from kuroji.refresh.ingesting import ingest
from kuroji.sources import estat_jobs
from kuroji.sources.bad_rows import BadRows
from kuroji.store import detail_chapters, detail_staging
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

TITLES = "file,title\nexports.csv,Commodity by Country (Export Jan-Dec:{stage})\n"


def told(folder: Path, trade: Trade, stage: str) -> None:
    written(folder, trade)
    (folder / "titles.csv").write_text(TITLES.format(stage=stage), encoding="utf-8")


@pytest.mark.parametrize("folders", [("a", "b"), ("b", "a")])
def test_of_two_stages_in_one_go_the_older_goes_in_first(tmp_path: Path, folders: tuple[str, str]) -> None:
    """Whatever the names of their folders, the newer one is kept as its differences: one figure, one gone, one new."""
    for folder, trade, stage in zip(folders, (FIRST, SECOND), ("Revised", "Fixed"), strict=True):
        told(tmp_path / "in" / folder, trade, stage)
    store = Store(tmp_path / "store", None)
    done = ingest(store, [str(tmp_path / "in")], captured=FIXED).detail
    assert done is not None
    assert [entry.rows for entry in done.added] == [4, 4]
    assert view(store, REVISED) == replayed(FIRST)
    assert view(store, None) == replayed(SECOND)


def test_two_files_of_a_year_whose_stages_nobody_told_are_refused(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", None)
    for folder, trade in (("a", FIRST), ("b", SECOND)):
        written(tmp_path / "in" / folder, trade)
    with pytest.raises(
        InputError, match=r"same chapters of export-2025-country as .*exports\.csv.* another file"
    ) as caught:
        ingest(store, [str(tmp_path / "in")], captured=REVISED)
    assert "titles.csv" in caught.value.remedy
    assert not store.own.detail.entries
    # A copy of one and the same file is no second opinion.
    written(tmp_path / "in" / "b", FIRST)
    ingest(store, [str(tmp_path / "in")], captured=REVISED)
    assert view(store, None) == replayed(FIRST)


def test_the_same_bytes_at_a_later_stage_confirm_the_figures(tmp_path: Path) -> None:
    """Titles of the official form: the fixed data of a year of which no figure was corrected any more."""
    trade = {**SECOND, ("870380900", "304"): {2: 70, 12: 1}}
    told(tmp_path / "in" / "a", trade, "Revised")
    told(tmp_path / "in" / "b", trade, "Fixed")
    store = Store(tmp_path / "store", None)
    for _ in range(2):
        done = ingest(store, [str(tmp_path / "in")], captured=FIXED).detail
    assert done is not None
    assert (len(store.own.detail.entries), len(done.added), len(done.already_held)) == (2, 0, 2)
    wanted = Selection(classification=("HS",), commodity=("8542",), partner=("US",))
    for as_of, stage in ((REVISED, 7), (None, 8)):
        panel = store.panel(as_of, wanted).table
        assert set(panel["stage"].to_pylist()) == {stage}
        assert max(panel["known_at"].to_pylist()) < REVISED
    year = level(view_of(store, store.newest_known_at, wanted), Subject("export", "US", "HS", "8542"), parse("2025"))
    assert (year.value, year.flags) == (302_000, {Flag.INFERRED_DATE})


def test_a_table_without_rows_and_titles_that_fit_no_file_are_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told(tmp_path / "in", FIRST, "Revised")
    with (tmp_path / "in" / "titles.csv").open("a", encoding="utf-8") as file:
        file.write("export.csv,Commodity by Country (Export Jan-Dec:Revised)\n")
    empty = str(table(tmp_path / "in" / "empty.csv", []))
    store = Store(tmp_path / "store", None)
    ingest(store, [str(tmp_path / "in")], captured=REVISED)
    assert view(store, None) == replayed(FIRST)
    messages = " ".join(record.getMessage() for record in caplog.records)
    assert "empty.csv: no rows after the first line" in messages
    assert "named in it are not there: export.csv" in messages
    with pytest.raises(InputError, match="no rows after the first line"):
        ingest(store, [empty], captured=REVISED)


def test_a_country_that_split_is_read_as_each_year_had_it(tmp_path: Path) -> None:
    """South Sudan became a state on 9 July 2011: customs number 507 is Sudan before and after, 560 is new."""
    years: dict[int, Trade] = {
        2010: {("870323919", "507"): {1: 100}},
        2012: {("870323919", "507"): {1: 60}, ("870323919", "560"): {1: 40}},
    }
    store = Store(tmp_path / "store", None)
    for year, trade in years.items():
        ingest(store, [str(written(tmp_path / str(year), trade, year))], captured=REVISED)
    rows = store.detail(None)
    assert rows is not None
    found = {(row["end_month"] // 12, row["partner"]): row["value"] for row in store.arrow(rows).to_pylist()}
    assert found == {(2010, "SD"): 100, (2012, "SD"): 60, (2012, "SS"): 40}


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("held", [False, True])
def test_where_files_cannot_grow_the_store_stays_as_it_was_and_the_same_command_goes_on(
    tmp_path: Path, held: bool
) -> None:
    """A limit of the system on the length of files: writing fails in the middle of one, as on a disk that is full."""
    store = stored(tmp_path, {DETAILED: many(300)}, (DETAILED,) if held else ())
    before = view(store, None) if held else {}
    changed = {**many(300), ("870380900", "304"): {1: 9}}
    path = str(written(tmp_path / "newer", changed))
    with no_file_longer_than(3_000), pytest.raises(StoreError, match=r"writing failed: .*File too large"):
        ingest(store, [path], captured=REVISED)
    again = Store(tmp_path / "store", None)
    assert (view(again, None) if held else {}) == before
    assert not list((tmp_path / "store").rglob("*.tmp"))
    ingest(again, [path], captured=REVISED)
    assert view(again, None) == replayed(changed)


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from kuroji.refresh.ingesting import ingest
from kuroji.store import manifest
from kuroji.store.opening import Store

# Pandas, which pyarrow imports where it is let, would take longer to import than the files to read.
manifest.replace = lambda *_: os.kill(os.getpid(), signal.SIGTERM if "pandas" in sys.modules else signal.SIGKILL)
ingest(Store(Path(sys.argv[1]), None), [sys.argv[2]], captured=datetime(2026, 12, 1, 3, tzinfo=UTC))
"""


def test_killed_before_the_manifest_it_is_resumed_without_reading_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is killed (SIGKILL) when all files are written and no manifest names them yet."""
    store = stored(tmp_path, {REVISED: FIRST}, (REVISED,))
    path = str(written(tmp_path / "newer", SECOND))
    done = subprocess.run([sys.executable, "-c", KILLED, str(store.folder), path], check=False)
    assert done.returncode == -signal.SIGKILL
    again = Store(tmp_path / "store", None)
    assert view(again, None) == replayed(FIRST)
    monkeypatch.setattr(detail_staging, "stage_one", None)
    ingest(again, [path], captured=FIXED)
    assert view(again, None) == replayed(SECOND)
    assert view(again, REVISED) == replayed(FIRST)
    named = {str(one.relative_to(tmp_path / "store")) for one in (tmp_path / "store" / "detail").rglob("*.*")}
    assert named == set(again.own.detail.files)


class _Ended(ThreadPoolExecutor):
    def submit(self, *_: object, **__: object) -> object:  # type: ignore[override]
        raise BrokenProcessPool("a process in the pool was terminated abruptly")


def test_a_reading_process_that_is_killed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detail_staging, "_pool", lambda _: _Ended(1))
    with pytest.raises(StoreError, match="ended before it had finished") as caught:
        stored(tmp_path, {REVISED: FIRST}, (REVISED,))
    assert "memory" in caught.value.remedy


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, FIRST)
    job, *_ = estat_jobs.jobs([str(path)], datetime(2026, 4, 1, 3, tzinfo=UTC), BadRows.STOP)
    table(path, [line("854231000", "304", {1: 6})])
    with pytest.raises(InputError, match="changed while it was read"):
        list(estat_jobs.opened(job, threads=False).batches())


CODES = ("010121000", "391990090", "854231000", "854232100", "870380900")
TRADE = st.dictionaries(
    st.tuples(st.sampled_from(CODES), st.sampled_from(("304", "105", "112"))),
    st.dictionaries(st.integers(1, 12), st.integers(1, 3), min_size=1, max_size=4),
    min_size=1,
)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(TRADE, TRADE, TRADE), st.permutations((DETAILED, REVISED, FIXED)))
def test_histories_are_the_same_however_few_chapters_are_read_at_a_time(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    trades: tuple[Trade, Trade, Trade],
    order: list[datetime],
) -> None:
    """Each instant reads as the newest table of that day told it: the first covers June, the others December."""
    # Tables of the later stages tell December too, so that the year is covered; a month of every chapter is told.
    chapters = {(code, "304"): {6: 1, 12: 1} for code in CODES}
    versions = dict(zip((DETAILED, REVISED, FIXED), ({**chapters, **trade} for trade in trades), strict=True))
    versions[DETAILED] = {
        key: {month: value for month, value in months.items() if month <= 6} | {6: 1}
        for key, months in versions[DETAILED].items()
    }
    with monkeypatch.context() as patch:
        patch.setattr(detail_chapters.by_chapters, "__defaults__", (1,))
        store = stored(tmp_path_factory.mktemp("few"), versions, tuple(order))
    for captured, trade in versions.items():
        assert view(store, captured) == replayed(trade)
    assert view(store, None) == replayed(versions[FIXED])
