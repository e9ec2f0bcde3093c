"""A crash or a full disk at any moment of an append leaves the old state or the new one (docs/explanation/house.md).

Every call by which an append changes the disk is a place to fail: before it, which is after
the one before, and for the writing of a file also half-way. Each place is tried once.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kuroji.model.errors import KurojiError, StoreError
from kuroji.model.release import Release
from kuroji.store.opening import Store
from kuroji.store.release_files import read_parquet
from kuroji.store.schema import SETTLED

MakeRow = Callable[..., dict[str, object]]
MakeRelease = Callable[..., tuple[Release, pa.Table]]

# Run as a program of its own: appends to copy after copy of a store, each time killed one place further on.
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from conftest import KNOWN, _release, _row
from test_crashing import at_each_place
from datetime import timedelta
import kuroji.store.opening

seed, copies = Path(sys.argv[2]), Path(sys.argv[3])
later = KNOWN + timedelta(days=13)
number, status = 0, None
while status != 0:
    number += 1
    folder = copies / f"{number:03d}"
    if seed.exists():
        shutil.copytree(seed, folder)
    child = os.fork()
    if child == 0:
        at_each_place(number, lambda: os.kill(os.getpid(), signal.SIGKILL), setattr)
        kuroji.store.opening.Store(folder, None).append([
            _release("b", _row(6e6, known_at=later, stage=5)), _release("c", _row(1e6, "2026-06", known_at=later)),
        ])
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert status in (0, signal.SIGKILL), status
"""


def at_each_place(number: int, fail: Callable[[], None], put: Callable[[Any, str, Any], None]) -> None:
    """Make `fail` happen at place `number` (from 1) among all places at which an append touches the disk."""
    passed = 0

    def place() -> None:
        nonlocal passed
        passed += 1
        if passed == number:
            fail()

    def around(call: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        place()
        result = call(*arguments, **named)
        if call is write_table:
            half_way(Path(arguments[1]))
        return result

    def half_way(path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2])
        place()
        path.write_bytes(content)

    write_table = pq.write_table
    for module, name in (
        (os, "mkdir"), (os, "fsync"), (os, "replace"), (os, "unlink"), (pq, "write_table"),
    ):  # fmt: skip
        put(module, name, partial(around, getattr(module, name)))


def reads(store: Store) -> dict[str, tuple[object, object, object]]:
    """The latest figures, straight from the current file: what a panel reads, without the engine."""
    if not store.releases:
        return {}
    rows = read_parquet(Path(str(store.folder)) / store.own.current, SETTLED).to_pylist()
    return {row["period"]: (row["value"], row["stage"], row["release"]) for row in rows}


BEFORE = {"2026-05": (5e6, 4, "a")}
AFTER = {"2026-05": (6e6, 5, "b"), "2026-06": (1e6, 4, "c")}


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {".lock"}


def named(store: Store) -> set[str]:
    """The files that a store's manifest names, and the manifest."""
    settled = {name for name in (store.own.current, store.own.superseded) if name}
    return {"manifest.json", *(entry.file for entry in store.own.entries)} | settled


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
@pytest.mark.parametrize("started", [False, True], ids=["an empty store", "a store with figures"])
def test_killed_at_any_moment(
    started: bool, tmp_path: Path, row: MakeRow, release: MakeRelease, known: datetime
) -> None:
    seed, copies = tmp_path / "seed", tmp_path / "copies"
    copies.mkdir()
    if started:
        Store(seed, None).append([release("a", row(5e6))])
    before = BEFORE if started else {}
    subprocess.run([sys.executable, "-c", KILLED, str(Path(__file__).parent), str(seed), str(copies)], check=True)
    outcomes = []
    for folder in sorted(copies.iterdir()):
        found = reads(Store(folder, None))
        assert found in (before, AFTER), folder.name
        outcomes.append(found == AFTER)
        store = Store(folder, None)
        store.append([release("d", row(2e6, "2026-01", known_at=known))])
        assert reads(store) == {**found, "2026-01": (2e6, 4, "d")}
        last = {name for name in files(folder) if name.startswith(f"settled/{store.own.generation - 1:06d}-")}
        assert files(folder) == named(store) | last, "what the killed writer left is swept up"
    assert len(outcomes) > 20
    assert outcomes == sorted(outcomes), "once the new state is there it stays"
    assert {False, True} == set(outcomes)


def test_a_full_disk_at_any_moment(tmp_path: Path, row: MakeRow, release: MakeRelease, known: datetime) -> None:
    """StoreError and the store as before, or no error and the store as after."""
    seed = tmp_path / "seed"
    Store(seed, None).append([release("a", row(5e6))])
    told = [
        release("b", row(6e6, known_at=known + timedelta(days=13), stage=5)),
        release("c", row(1e6, "2026-06", known_at=known + timedelta(days=13))),
    ]

    def fail() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    refused = 0
    for number in range(1, 100):
        folder = tmp_path / f"{number:03d}"
        shutil.copytree(seed, folder)
        with pytest.MonkeyPatch.context() as patch:
            at_each_place(number, fail, patch.setattr)
            outcome = attempt(Store(folder, None), told)
        assert outcome is None or isinstance(outcome, StoreError), (number, outcome)
        assert reads(Store(folder, None)) == (BEFORE if outcome else AFTER), number
        if outcome is not None:
            refused += 1
            assert os.strerror(errno.ENOSPC) in outcome.what
            Store(folder, None).append(told)
            assert reads(Store(folder, None)) == AFTER
        shutil.rmtree(folder)
    assert refused > 15


def attempt(store: Store, told: list[tuple[Release, pa.Table]]) -> Exception | None:
    try:
        store.append(told)
    except (KurojiError, OSError) as error:
        return error
    return None


LIMITED = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from conftest import _release, _row
from kuroji.model.errors import StoreError
from kuroji.store.opening import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    Store(Path(sys.argv[2]), None).append([_release("b", *(_row(n * 1e6, f"{n:04d}") for n in range(1990, 2026)))])
except StoreError as error:
    print(error)
    sys.exit(2)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="file size limits of another kind")
@pytest.mark.parametrize("limit", [0, 100, 3000, 5000])
def test_a_file_that_may_not_grow(limit: int, tmp_path: Path, row: MakeRow, release: MakeRelease) -> None:
    """The real thing, as far as a test may go: the system itself refuses to write more than `limit` bytes."""
    folder = tmp_path / "store"
    Store(folder, None).append([release("a", row(5e6))])
    before = files(folder)
    command = [sys.executable, "-c", LIMITED, str(Path(__file__).parent), str(folder), str(limit)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "")
    assert "writing failed" in done.stdout
    assert reads(Store(folder, None)) == BEFORE
    assert files(folder) == before
