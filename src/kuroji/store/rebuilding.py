"""Rebuilding: a new manifest and new settled files from the release files alone.

The release files are the truth and describe themselves; everything else of a store is
derived from them and can be made again, when it is damaged or lost.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from kuroji.model.errors import StoreError
from kuroji.store import manifest as manifests
from kuroji.store.detail_files import DETAIL_SETTLED
from kuroji.store.detail_rebuilding import rebuilt
from kuroji.store.generations import SETTLED_FOLDER, settled_anew
from kuroji.store.manifest import NOTHING, Entry, Layer, Manifest
from kuroji.store.release_files import RELEASES, read_entry


def rebuild(folder: Path, *, lower: Layer = NOTHING) -> Manifest:
    """Make the manifest and settled files of the store in `folder` again, over the figures of `lower`.

    A release that is there twice is taken once. A release file that no manifest named
    because its append was interrupted is taken in: it is whole. Raises StoreError when a
    release file is damaged (the message names it), the store is of a newer program, is
    locked or cannot be written.
    """
    with manifests.writing(folder):
        _refuse_newer(folder)
        entries = _described(folder)
        held = Layer(folder, Manifest(generation=_newest_generation(folder), entries=entries))
        try:
            (folder / SETTLED_FOLDER).mkdir(exist_ok=True)
            detail = rebuilt(folder, held.manifest.generation + 1)
            held = Layer(folder, msgspec.structs.replace(held.manifest, detail=detail))
            made = settled_anew(held, lower)
            manifests.replace(folder, made)
        except OSError as error:
            raise StoreError(
                f"writing failed: {error.strerror or error}",
                where=str(folder),
                remedy="The release files are as they were. Free some space and try again.",
            ) from error
        return made


def _refuse_newer(folder: Path) -> None:
    """StoreError when the manifest is whole and of a newer program; a damaged one is what rebuilding is for."""
    try:
        manifests.load(folder)
    except StoreError as error:
        if not isinstance(error.__cause__, msgspec.DecodeError) and (folder / manifests.NAME).exists():
            raise


def _described(folder: Path) -> tuple[Entry, ...]:
    """The entries of all release files in the order of appending, each release once."""
    found = [read_entry(folder, f"{RELEASES}/{path.name}") for path in (folder / RELEASES).glob("*.parquet")]
    by_hash = {entry.release.sha256: entry for entry in sorted(found, key=lambda e: e.sequence, reverse=True)}
    return tuple(sorted(by_hash.values(), key=lambda entry: entry.sequence))


def _newest_generation(folder: Path) -> int:
    """The highest generation any settled file bears, so that no name is used twice while readers hold the old ones."""
    paths = (path for name in (SETTLED_FOLDER, DETAIL_SETTLED) for path in (folder / name).glob("*.parquet"))
    starts = (path.name.split("-")[0] for path in paths)
    return max((int(start) for start in starts if start.isdigit()), default=0)
