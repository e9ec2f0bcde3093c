"""What a watcher remembers: which releases it has told, and when it last asked each address.

Kept in the store's folder, under `watch`, as one file that is replaced by an atomic rename.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from kuroji.model.errors import StoreError
from kuroji.refresh.due import newest_press
from kuroji.store.manifest import write_whole
from kuroji.store.opening import Store

FOLDER = "watch"
NAME = "state.json"
VERSION = 1


class Look(msgspec.Struct, frozen=True):
    """The last time an address was asked (UTC), and how often in a row it has failed since it last answered."""

    asked: datetime
    failures: int = 0


class State(msgspec.Struct, frozen=True):
    """What is remembered from one start to the next.

    Releases published after `since` are watched for. `told` are the sha256 of those whose
    stories are out; `announced` is the generation of the index that the hook after
    publishing last heard of; `looks` are by address.
    """

    since: datetime
    told: tuple[str, ...] = ()
    announced: int = 0
    looks: dict[str, Look] = {}
    version: int = VERSION


def watch_folder(store: Store) -> Path:
    """Where a watcher of this store keeps its papers. Raises StoreError when the store has no folder of its own."""
    if store.folder is None:
        raise StoreError("there is no store to watch for", remedy="Name one with --store DIR.")
    return store.folder / FOLDER


def load(store: Store, now: datetime) -> State:
    """The state left by the last run; at the first start, that of a watcher to whom all that is held is old news.

    Raises StoreError when it is damaged, or of a newer program.
    """
    path = watch_folder(store) / NAME
    try:
        state = msgspec.json.decode(path.read_bytes(), type=State)
    except FileNotFoundError:
        held = tuple(sorted(r.sha256 for r in store.releases.values()))
        # A second early: what came out at the very instant of the newest release may still be missing.
        return State(newest_press(store, now) - timedelta(seconds=1), held)
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError(
            f"the watcher's state is damaged: {error}",
            where=str(path),
            remedy="Delete it; the watcher then takes what is held as told and goes on from there.",
        ) from error
    if state.version > VERSION:
        raise StoreError("written by a newer Kuroji", where=str(path), remedy="Upgrade Kuroji.")
    return state


def save(store: Store, state: State) -> None:
    """Replace the remembered state. Raises OSError when it cannot be written; the old one then stands."""
    folder = watch_folder(store)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(folder / NAME, msgspec.json.format(msgspec.json.encode(state), indent=1))
