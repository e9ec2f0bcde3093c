"""Appending as the house's law has it: all or nothing, the same twice is a no-op, a changed text is a new release."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.model.errors import InputError, StoreError
from kuroji.model.observation import OBSERVATIONS
from kuroji.model.release import Release
from kuroji.model.vintage import order_number
from kuroji.store import manifest as manifests
from kuroji.store.appending import with_order
from kuroji.store.opening import Store

Told = tuple[Release, pa.Table]
MakeRow = Callable[..., dict[str, object]]
MakeRelease = Callable[..., Told]
DAY = timedelta(days=1)


def values(store: Store, as_of: datetime | None = None) -> dict[str, tuple[object, str]]:
    rows = store.panel(as_of).table.to_pylist()
    return {row["period"]: (row["value"], row["release"]) for row in rows}


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != ".lock"}


def test_the_same_release_twice_is_a_no_op(tmp_path: Path, row: MakeRow, release: MakeRelease) -> None:
    store = Store(tmp_path, None)
    told = release("press/2026-05/4/2026-06-17", row(5e6))
    assert len(store.append([told, told]).added) == 1
    before = files(tmp_path)
    again = store.append([told])
    assert (again.added, again.already_held) == ((), (told[0],))
    assert files(tmp_path) == before


def test_a_changed_text_under_an_old_name_is_a_new_release(tmp_path: Path, row: MakeRow, release: MakeRelease) -> None:
    store = Store(tmp_path, None)
    for value in (5e6, 6e6, 7e6):
        store.append([release("press/2026-05/4/2026-06-17", row(value))])
    name = "press/2026-05/4/2026-06-17"
    assert list(store.releases) == [name, f"{name}~2", f"{name}~3"]
    assert values(store) == {"2026-05": (7e6, f"{name}~3")}
    assert store.said()["release"].to_pylist() == list(store.releases)


def test_the_order_is_that_of_the_model(row: MakeRow, known: datetime) -> None:
    """The store computes on whole columns what kuroji.model.vintage says of one observation."""
    moments = [known, known + DAY, datetime(1979, 1, 31, tzinfo=UTC), datetime(1968, 5, 5, tzinfo=UTC)]
    rows = [row(1.0, known_at=moment, stage=stage) for moment in moments for stage in (1, 4, 8)]
    orders = with_order(pa.Table.from_pylist(rows, schema=OBSERVATIONS), 77)["order"].to_pylist()
    assert orders == [order_number(moment, stage, 77) for moment in moments for stage in (1, 4, 8)]


# What a release must not say


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"value": 1.0, "status": "withheld"}, "does not go with the status"),
        ({"value": None}, "does not go with the status"),
        ({"status": "nil"}, "says zero"),
        ({"status": "lost"}, "status is unknown"),
        ({"value": float("nan")}, "not a finite number"),
        ({"value": float("inf")}, "not a finite number"),
        ({"quantum": 0.0}, "quantum"),
        ({"quantum": -1e6}, "quantum"),
        ({"stage": 3}, "stage is unknown"),
        ({"known_at": datetime(2026, 6, 17, 0, 0, 0, 1, UTC)}, "whole second"),
        ({"known_at": datetime(9999, 1, 1, tzinfo=UTC)}, "1900-2199"),
        ({"end_month": 24315}, "end month"),
        ({"frequency": "A"}, "frequency"),
        ({"period": "2026M5"}, "it is 2026-05"),
    ],
    ids=lambda case: str(case)[:40],
)
def test_what_no_release_can_say_is_refused(
    tmp_path: Path, row: MakeRow, release: MakeRelease, change: dict[str, object], told: str
) -> None:
    store = Store(tmp_path, None)
    store.append([release("good", row(5e6))])
    before = files(tmp_path)
    with pytest.raises(InputError, match=told) as refused:
        store.append([release("fine", row(6e6, "2026-04")), release("bad", row(7e6, "2026-04"), row(5e6) | change)])
    assert refused.value.where.startswith("bad")
    assert files(tmp_path) == before, "all of them or none"


def test_columns_and_types(tmp_path: Path, row: MakeRow, release: MakeRelease) -> None:
    about, table = release("bad", row(5e6))
    store = Store(tmp_path, None)
    with pytest.raises(InputError, match="lack the columns quantum, stage"):
        store.append([(about, table.drop_columns(["quantum", "stage"]))])
    words = table.set_column(table.schema.get_field_index("value"), "value", pa.array(["many"]))
    with pytest.raises(InputError, match="types"):
        store.append([(about, words)])
    nothing = table.set_column(table.schema.get_field_index("flow"), "flow", pa.array([None], pa.string()))
    with pytest.raises(InputError, match="flow"):
        store.append([(about, nothing)])
    with pytest.raises(InputError, match="no observation"):
        store.append([(about, table.slice(0, 0))])


def test_columns_may_come_in_any_order_and_as_plain_text(tmp_path: Path, row: MakeRow, release: MakeRelease) -> None:
    about, table = release("plain", row(5e6))
    plain = pa.Table.from_pylist(table.to_pylist()).select(sorted(table.column_names))
    store = Store(tmp_path, None)
    store.append([(about, plain)])
    assert values(store) == {"2026-05": (5e6, "plain")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"value": 5e6}, {"value": 6e6}),
        ({"value": 5e6}, {"value": None, "status": "withheld"}),
        ({"value": 0.0, "status": "nil"}, {"value": 0.0, "status": "rounds_to_zero"}),
        ({"value": 5.4e9}, {"value": 6e9, "quantum": 1e9}),
    ],
)
def test_a_release_that_contradicts_itself_is_refused(
    tmp_path: Path, row: MakeRow, release: MakeRelease, first: dict[str, object], second: dict[str, object]
) -> None:
    store = Store(tmp_path, None)
    with pytest.raises(InputError, match="two values for one cell") as refused:
        store.append([release("torn", row(1e6, "2026-04"), row(5e6) | first, row(5e6) | second)])
    assert "2026-05" in refused.value.where
    assert store.releases == {}


def test_a_figure_printed_twice_is_kept_once_at_the_finer_grain(
    tmp_path: Path, row: MakeRow, release: MakeRelease
) -> None:
    """A page in billion and one in million yen that agree after rounding (vintages, section 3)."""
    store = Store(tmp_path, None)
    store.append([release("twice", row(5e9, quantum=1e9), row(5.4e9), row(5.4e9), row(1e6, "2026-04"))])
    assert store.said().select(["period", "value", "quantum"]).to_pylist() == [
        {"period": "2026-04", "value": 1e6, "quantum": 1e6},
        {"period": "2026-05", "value": 5.4e9, "quantum": 1e6},
    ]


def test_an_input_file_that_cannot_be_read_is_no_fault_of_the_store(
    tmp_path: Path, row: MakeRow, release: MakeRelease
) -> None:
    def incoming() -> Iterator[Told]:
        yield release("fine", row(5e6))
        Path(tmp_path / "missing.xml").read_bytes()

    with pytest.raises(InputError, match=r"missing\.xml"):
        Store(tmp_path / "store", None).append(incoming())
    assert Store(tmp_path / "store", None).releases == {}


# Writers and readers at once

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from conftest import _release, _row
from kuroji.store.opening import Store
store = Store(Path(sys.argv[1]), None)
for number in range(1, 6):
    store.append([_release(f"{sys.argv[2]}{number}", _row(number * 1e6, f"{sys.argv[2]}-{number:02d}"))])
"""


def test_two_writers_take_turns(tmp_path: Path) -> None:
    here = str(Path(__file__).parent)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path / "store"), year, here])
        for year in ("2024", "2025")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    expected = {f"{y}-{n:02d}": (n * 1e6, f"{y}{n}") for y in ("2024", "2025") for n in range(1, 6)}
    store = Store(tmp_path / "store", None)
    assert values(store) == expected
    assert sorted(e.sequence for e in store.own.entries) == list(range(2**24, 2**24 + 10))


def test_a_writer_that_has_waited_too_long_says_so(
    tmp_path: Path, row: MakeRow, release: MakeRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifests, "LOCK_WAIT_SECONDS", 0.2)
    store = Store(tmp_path, None)
    locked, done = threading.Event(), threading.Event()

    def hold() -> None:
        with manifests.writing(tmp_path):
            locked.set()
            done.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    locked.wait(30)
    with pytest.raises(StoreError, match="another process is writing"):
        store.append([release("late", row(5e6))])
    done.set()
    holder.join()
    assert len(store.append([release("late", row(5e6))]).added) == 1


def test_readers_go_on_while_others_write(tmp_path: Path, row: MakeRow, release: MakeRelease, known: datetime) -> None:
    writer = Store(tmp_path, None)
    writer.append([release("a", row(5e6))])
    reader = Store(tmp_path, None)
    writer.append([release("b", row(6e6, known_at=known + DAY))])
    assert values(reader) == {"2026-05": (5e6, "a")}, "the files of the state before are kept"
    writer.append([release("c", row(7e6, known_at=known + 2 * DAY))])
    writer.append([release("d", row(8e6, known_at=known + 3 * DAY))])
    assert not (tmp_path / reader.own.current).exists()
    assert values(reader) == {"2026-05": (5e6, "a")}, "the files are gone, but not what was known at that instant"
    reader.reload()
    assert values(reader) == {"2026-05": (8e6, "d")}


def test_only_the_last_two_generations_are_kept(
    tmp_path: Path, row: MakeRow, release: MakeRelease, known: datetime
) -> None:
    store = Store(tmp_path, None)
    for day in range(4):
        store.append([release(f"r{day}", row(day * 1e6, known_at=known + day * DAY))])
    kept = sorted(path.name for path in (tmp_path / "settled").iterdir())
    assert kept == [f"{n:06d}-{kind}.parquet" for n in (3, 4) for kind in ("current", "superseded")]


# What is wrong with a store


@pytest.fixture
def whole(tmp_path: Path, row: MakeRow, release: MakeRelease) -> Path:
    folder = tmp_path / "whole"
    Store(folder, None).append([release("a", row(5e6))])
    return folder


def test_a_newer_store_is_refused_and_left_alone(whole: Path, row: MakeRow, release: MakeRelease) -> None:
    path = whole / manifests.NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema_version": 99, "entries": "of another shape"}))
    before = files(whole)
    with pytest.raises(StoreError, match="schema version 99") as refused:
        Store(whole, None)
    assert "Upgrade" in refused.value.remedy
    assert files(whole) == before


@given(st.data())
def test_a_damaged_manifest_is_told_with_its_remedy(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "releases").mkdir()
    (folder / "releases" / "00000000.parquet").write_bytes(b"PAR1")
    text = manifests.msgspec.json.encode(manifests.Manifest())
    cut = data.draw(st.integers(0, len(text) - 1))
    damage = data.draw(st.one_of(st.just(text[:cut]), st.binary(max_size=40), st.just(b"{}"), st.just(b"[1]")))
    (folder / manifests.NAME).write_bytes(damage)
    with pytest.raises(StoreError, match="manifest is damaged") as refused:
        manifests.load(folder)
    assert "kuroji store rebuild" in refused.value.remedy


def test_a_lost_manifest_does_not_lose_the_releases(whole: Path, row: MakeRow, release: MakeRelease) -> None:
    store = Store(whole, None)
    (whole / manifests.NAME).unlink()
    for attempt in (lambda: Store(whole, None), lambda: store.append([release("b", row(6e6))])):
        with pytest.raises(StoreError, match="manifest is missing") as refused:
            attempt()
        assert "kuroji store rebuild" in refused.value.remedy
    assert len(list((whole / "releases").iterdir())) == 1


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"PAR1 no PAR1")])
def test_a_damaged_file_is_named(whole: Path, harm: Callable[[Path], object]) -> None:
    store = Store(whole, None)
    harm(whole / store.own.current)
    with pytest.raises(StoreError, match=r"000001-current\.parquet") as refused:
        store.panel()
    assert "kuroji store rebuild" in refused.value.remedy


def test_a_store_that_holds_nothing_cannot_be_written(row: MakeRow, release: MakeRelease) -> None:
    with pytest.raises(StoreError, match="read-only"):
        Store(None, None).append([release("a", row(5e6))])


def test_a_folder_that_is_a_file(tmp_path: Path, row: MakeRow, release: MakeRelease) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="--store DIR"):
        Store(tmp_path / "file" / "store", None).append([release("a", row(5e6))])


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Without the rights of the superuser, whom no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter; those of pytest are private."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_a_folder_that_may_only_be_read(open_folder: Path, row: MakeRow, release: MakeRelease) -> None:
    """What one user wrote another can read, and is told where to write."""
    folder = open_folder / "theirs"
    Store(folder, None).append([release("a", row(5e6))])
    values(Store(folder, None))  # the engine is loaded
    folder.chmod(0o555)
    with as_somebody_else():
        store = Store(folder, None)
        assert values(store) == {"2026-05": (5e6, "a")}
        with pytest.raises(StoreError, match="--store DIR"):
            store.append([release("b", row(6e6))])
    folder.chmod(0o755)


def test_the_store_is_not_locked_while_the_releases_are_still_being_read(
    tmp_path: Path, row: MakeRow, release: MakeRelease
) -> None:
    """Reading may mean fetching from the network, which takes its time."""
    other = Store(tmp_path, None)

    def slowly() -> Iterator[Told]:
        yield release("a", row(5e6))
        other.append([release("b", row(6e6, "2026-04"))])
        yield release("c", row(7e6, "2026-03"))

    assert len(Store(tmp_path, None).append(slowly()).added) == 2
    assert sorted(Store(tmp_path, None).releases) == ["a", "b", "c"]
