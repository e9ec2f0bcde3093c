"""Releases that stand alone are read like all others: how figures are laid out must never be seen.

The same releases are appended to two stores. In one every release that can stand alone
does, and all but one row waits on the disk; in the other none does. Source of what
must be equal: docs/explanation/vintages.md, which knows nothing of files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store import conftest

from kuroji.model.release import Release
from kuroji.store import manifest as manifests
from kuroji.store import standing_alone, waiting
from kuroji.store.manifest import Layer
from kuroji.store.opening import Store
from kuroji.store.rebuilding import rebuild

Told = tuple[Release, pa.Table]
MakeRow = Callable[..., dict[str, object]]
MakeRelease = Callable[..., Told]
NEVER = 1 << 40


@contextmanager
def bounds(fewest: int, in_memory: int) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(standing_alone, "FEWEST_ROWS", fewest)
        patch.setattr(waiting, "ROWS_IN_MEMORY", in_memory)
        yield


# Few partners and periods, so that releases standing alone, sharing a series and sharing a cell are all frequent.
CELLS = st.tuples(st.sampled_from(["CN", "DE", "US"]), st.sampled_from(["2026-04", "2026-05"]))
FIGURES = st.tuples(st.integers(0, 9), st.integers(0, 3))


@st.composite
def batches(draw: st.DrawFn) -> list[list[Told]]:
    """Appends of releases that say one figure, or two at different instants, of some cells."""
    made = []
    for batch in range(draw(st.integers(1, 2))):
        releases = []
        for number in range(draw(st.integers(1, 3))):
            told = draw(
                st.lists(st.tuples(CELLS, FIGURES), min_size=1, max_size=4, unique_by=lambda t: (t[0], t[1][1]))
            )
            rows = [
                conftest._row(
                    1e6 * figure, period, partner=partner, known_at=conftest.KNOWN + timedelta(days=day), quantum=1e6
                )
                for (partner, period), (figure, day) in told
            ]
            releases.append(conftest._release(f"r{batch}.{number}", *rows))
        made.append(releases)
    return made


def everything(store: Store) -> list[object]:
    moments = [None, *sorted(set(store.said()["known_at"].to_pylist()))]
    panels = [store.panel(moment).table.to_pylist() for moment in moments]
    return [store.newest_known_at, store.said().to_pylist(), *panels]


@settings(max_examples=8)
@given(batches(), batches())
def test_where_the_figures_lie_is_not_seen(
    tmp_path_factory: pytest.TempPathFactory, beneath: list[list[Told]], above: list[list[Told]]
) -> None:
    seen = []
    for fewest, in_memory in ((1, 1), (NEVER, NEVER)):
        folder = tmp_path_factory.mktemp("store")
        with bounds(fewest, in_memory):
            for batch in beneath:
                Store(folder / "lower", None, first_sequence=0).append(batch)
            for batch in above:
                Store(folder / "own", folder / "lower").append(batch)
            store = Store(folder / "own", folder / "lower")
            seen.append(everything(store))
            rebuild(folder / "own", lower=Layer(folder / "lower", manifests.load(folder / "lower")))
            seen.append(everything(Store(folder / "own", folder / "lower")))
            # Another base: the user's figures are settled over it again.
            Store(folder / "lower", None, first_sequence=0).append([conftest._release("new", conftest._row(5e6))])
            seen.append(everything(Store(folder / "own", folder / "lower")))
    assert seen[:3] == seen[3:]
    assert seen[0] == seen[1]


def test_what_is_alone_is_written_once_and_stays(
    tmp_path: Path, row: MakeRow, release: MakeRelease, known: datetime
) -> None:
    with bounds(1, 1):
        store = Store(tmp_path, None)
        store.append([release("a", row(1e6, partner="CN")), release("b", row(2e6, partner="US"))])
        files = [entry.file for entry in store.own.entries]
        assert list(store.own.alone) == files
        assert not any((tmp_path / "settled").iterdir())
        store.append([release("c", row(3e6, partner="US", known_at=known + timedelta(days=1)))])
        assert list(store.own.alone) == files[:1], "of US now two releases speak"
        assert [r["value"] for r in store.panel().table.to_pylist()] == [1e6, 3e6]
        assert [r["value"] for r in store.panel(known).table.to_pylist()] == [1e6, 2e6]
        current = store.own.current
        store.append([release("d", row(4e6, partner="DE"))])
        assert store.own.current == current, "what is settled is not written again for it"
        assert [r["value"] for r in store.panel().table.to_pylist()] == [1e6, 4e6, 3e6]


def test_a_store_of_the_first_version_is_read_as_it_is(tmp_path: Path, row: MakeRow, release: MakeRelease) -> None:
    """Its manifest knows nothing of releases that stand alone; the next append makes it one of the new version."""
    store = Store(tmp_path, None)
    store.append([release("a", row(1e6))])
    text = msgspec.json.decode((tmp_path / manifests.NAME).read_bytes())
    del text["alone"]
    (tmp_path / manifests.NAME).write_bytes(msgspec.json.encode(text | {"schema_version": 1}))
    store = Store(tmp_path, None)
    assert [r["value"] for r in store.panel().table.to_pylist()] == [1e6]
    store.append([release("b", row(2e6, "2026-06"))])
    assert store.own.schema_version == 3
    assert [r["value"] for r in store.panel().table.to_pylist()] == [1e6, 2e6]


def test_an_interrupted_reading_leaves_nothing(tmp_path: Path, row: MakeRow, release: MakeRelease) -> None:
    """What waits on the disk waits in a file without a name."""

    def failing() -> Iterator[Told]:
        yield release("a", row(1e6))
        yield release("b", row(2e6, "2026-06"))
        raise RuntimeError

    with bounds(1, 0), pytest.raises(RuntimeError):
        Store(tmp_path / "store", None).append(failing())
    assert list((tmp_path / "store").iterdir()) == []
