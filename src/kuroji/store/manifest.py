"""The manifest: which releases a store holds and which files are current, replaced by one atomic rename."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from kuroji.model.detail import Cover, Part
from kuroji.model.errors import StoreError
from kuroji.model.release import Release
from kuroji.store.schema import SCHEMA_VERSION

NAME = "manifest.json"
LOCK_WAIT_SECONDS = 10.0


class Entry(msgspec.Struct, frozen=True):
    """A release as the store holds it: its place in the order of appending, its file, rows and the file's sha256."""

    release: Release
    sequence: int
    file: str
    rows: int
    content: str


class DetailEntry(msgspec.Struct, frozen=True):
    """Releases of the detail as the store holds them: their part, place, file, and how many rows were new in them."""

    part: Part
    releases: tuple[Release, ...]
    covers: tuple[Cover, ...]
    sequence: int
    file: str
    rows: int
    content: str


class DetailPart(msgspec.Struct, frozen=True):
    """The files in which a part of the detail is settled: what is current, and what was."""

    part: Part
    current: tuple[str, ...]
    superseded: tuple[str, ...] = ()


class Detail(msgspec.Struct, frozen=True):
    """The detail that a store holds: its releases in the order of appending, and its parts."""

    entries: tuple[DetailEntry, ...] = ()
    parts: tuple[DetailPart, ...] = ()

    @property
    def releases(self) -> Mapping[tuple[str, str], Release]:
        """The releases by their bytes and title; by the bytes alone, with no title, what any title said of them.

        The title tells the stage, which is nowhere in the bytes: a later one of the same bytes is a confirmation.
        """
        told = [release for entry in self.entries for release in entry.releases]
        untitled = {(release.sha256, ""): release for release in told}
        return untitled | {(release.sha256, release.title): release for release in told}

    @property
    def newest_known_at(self) -> datetime | None:
        """The newest instant at which a release of the detail said anything."""
        spells = (spell for entry in self.entries for cover in entry.covers for spell in cover.spells)
        return max((spell.known_at for spell in spells), default=None)

    @property
    def files(self) -> frozenset[str]:
        """Every file of the detail that is named: releases, current and superseded."""
        settled = (name for part in self.parts for name in (*part.current, *part.superseded))
        return frozenset((*(entry.file for entry in self.entries), *settled))


class Manifest(msgspec.Struct, frozen=True):
    """Everything a reader needs to know of a store.

    `generation` counts the changes; `current` and `superseded` name the settled files, or
    are empty where there is nothing in them; `alone` names the release files whose rows are
    settled as they are (see standing_alone.py); `newest_known_at` is the newest instant at which a
    release said anything, a mere confirmation included; `base` identifies the figures this
    store was settled over (see overlay in opening.py); `detail` is the detail, which lies over nothing.
    """

    schema_version: int = SCHEMA_VERSION
    generation: int = 0
    base: str = ""
    newest_known_at: datetime | None = None
    current: str = ""
    superseded: str = ""
    alone: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    detail: Detail = Detail()

    def digest(self) -> str:
        """What identifies the held figures: the releases and the files they were read into, in order."""
        told = [f"{e.release.id} {e.content}" for e in self.entries]
        told += [f"{e.sequence} {e.content}" for e in self.detail.entries]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()


class Layer(msgspec.Struct, frozen=True):
    """A manifest and the folder it describes; without a folder, a store that holds nothing."""

    folder: Path | None = None
    manifest: Manifest = Manifest()

    def path(self, file: str) -> Path:
        """Where a file that the manifest names lies."""
        assert self.folder is not None, "an empty layer names no file"
        return self.folder / file


NOTHING = Layer()


class _Version(msgspec.Struct):
    schema_version: int


def load(folder: Path) -> Manifest:
    """The manifest of the store in `folder`; an empty one where there is none.

    Raises StoreError when the store was written by a newer program, or its manifest is damaged or lost.
    """
    path = folder / NAME
    try:
        text = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        if any(folder.glob("releases/*.parquet")):
            raise _unusable(path, "the manifest is missing") from None
        return Manifest()
    except OSError as error:
        raise StoreError(f"the store cannot be read: {error.strerror}", where=str(path)) from error
    try:
        version = msgspec.json.decode(text, type=_Version).schema_version
        if version > SCHEMA_VERSION:
            raise StoreError(
                f"the store has schema version {version}; this Kuroji reads up to {SCHEMA_VERSION}",
                where=str(path),
                remedy="Upgrade Kuroji, or choose another store with --store DIR.",
            )
        return msgspec.json.decode(text, type=Manifest)
    except msgspec.DecodeError as error:
        raise _unusable(path, f"the manifest is damaged: {error}") from error


def _unusable(path: Path, what: str) -> StoreError:
    return StoreError(
        what,
        where=str(path),
        remedy="The release files beside it are whole: `kuroji store rebuild` makes a new manifest from them.",
    )


def replace(folder: Path, manifest: Manifest) -> None:
    """Make `manifest` the store's manifest: readers see the old one or the new one, never a mixture."""
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    write_whole(folder / NAME, text)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, also after a crash: temporary file, fsync, rename."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` durable, on file systems that can."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """The right to write to the store in `folder`, held by one process at a time and given back if that process dies.

    Raises StoreError when another writer holds it for longer than LOCK_WAIT_SECONDS, or the
    folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock")
        lock.acquire(timeout=LOCK_WAIT_SECONDS)
    except Timeout as error:
        raise StoreError(
            "another process is writing to the store",
            where=str(folder),
            remedy="Wait until it has finished, then try again; nothing was changed.",
        ) from error
    except OSError as error:
        raise StoreError(
            f"the store cannot be written: {error.strerror}",
            where=str(folder),
            remedy="Choose a folder you may write to with --store DIR or KUROJI_STORE.",
        ) from error
    try:
        yield
    finally:
        lock.release()
