"""Rebuilding from the release files alone gives the store that was lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kuroji.model.errors import StoreError
from kuroji.model.release import Release
from kuroji.store import manifest as manifests
from kuroji.store.manifest import Layer
from kuroji.store.opening import Store
from kuroji.store.rebuilding import rebuild

MakeRow = Callable[..., dict[str, object]]
MakeRelease = Callable[..., tuple[Release, pa.Table]]


@pytest.fixture
def lower(tmp_path: Path, row: MakeRow, release: MakeRelease) -> Path:
    folder = tmp_path / "lower"
    Store(folder, None, first_sequence=0).append([release("below", row(5.4e9, quantum=1e3), row(7e9, "2026-04"))])
    return folder


@pytest.fixture
def folder(tmp_path: Path, lower: Path, row: MakeRow, release: MakeRelease, known: datetime) -> Path:
    folder = tmp_path / "store"
    store = Store(folder, lower)
    told = {"title": "速報", "retrieved_at": known, "address": "https://example.org/x.xml"}
    for day, value in enumerate((5e9, 6e9, 6e9, 7e9)):
        moment = known + timedelta(days=day)
        store.append([release("same name", row(value, known_at=moment, quantum=1e9), **told)])
    return folder


def everything(store: Store) -> list[list[dict[str, object]]]:
    moments = [None, *sorted(set(store.said()["known_at"].to_pylist()))]
    return [store.said().to_pylist(), *(store.panel(moment).table.to_pylist() for moment in moments)]


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / manifests.NAME).unlink(),
        lambda folder: (folder / manifests.NAME).write_text("{"),
        lambda folder: shutil.rmtree(folder / "settled"),
        lambda folder: (shutil.rmtree(folder / "settled"), (folder / manifests.NAME).unlink()),
        lambda folder: None,
    ],
    ids=["lost manifest", "damaged manifest", "lost settled files", "both lost", "nothing lost"],
)
def test_the_store_reads_as_before(folder: Path, lower: Path, harm: Callable[[Path], object]) -> None:
    store = Store(folder, lower)
    entries, before = store.own.entries, everything(store)
    harm(folder)
    made = rebuild(folder, lower=Layer(lower, manifests.load(lower)))
    assert made == manifests.load(folder)
    assert made.entries == entries
    assert made.newest_known_at == store.own.newest_known_at
    assert everything(Store(folder, lower)) == before


def test_generations_go_on(folder: Path) -> None:
    """Readers of the old settled files must not find others under the same name."""
    generation = manifests.load(folder).generation
    (folder / manifests.NAME).unlink()
    assert rebuild(folder).generation == generation + 1


def test_what_is_appended_next_follows(folder: Path, lower: Path, row: MakeRow, release: MakeRelease) -> None:
    (folder / manifests.NAME).unlink()
    rebuild(folder, lower=Layer(lower, manifests.load(lower)))
    store = Store(folder, lower)
    assert store.append([release("same name", row(1e9, "2026-06"))]).added[0].release.id == "same name~5"


def test_a_damaged_release_is_named(folder: Path) -> None:
    entry = manifests.load(folder).entries[1]
    (folder / entry.file).write_bytes(b"PAR1")
    with pytest.raises(StoreError, match=entry.file) as refused:
        rebuild(folder)
    assert "ingest its release again" in refused.value.remedy


def test_a_file_that_is_no_release_is_named(folder: Path) -> None:
    pq.write_table(pa.table({"a": [1]}), folder / "releases" / "00000001.parquet")
    with pytest.raises(StoreError, match=r"00000001\.parquet"):
        rebuild(folder)


def test_a_newer_store_is_refused(folder: Path) -> None:
    newer = msgspec.structs.replace(manifests.load(folder), schema_version=99)
    manifests.replace(folder, newer)
    with pytest.raises(StoreError, match="schema version 99"):
        rebuild(folder)
