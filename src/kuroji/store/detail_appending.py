"""Appending the detail: staged files become part of the store, all of them or none, newer tables as differences.

Parts (flow, year and kind of table) know nothing of each other, so two of them take in their files
at a time; the manifest comes at the end. Memory is that of some chapters of two parts, whatever the
size of the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import msgspec

from kuroji.model.detail import Cover, Part
from kuroji.model.release import Release
from kuroji.store import manifest as manifests
from kuroji.store.appending import changing
from kuroji.store.detail_files import DETAIL_FOLDER, DETAIL_SETTLED, STAGED_FOLDER, told_in
from kuroji.store.detail_parts import Coming, Taken, taken_in
from kuroji.store.manifest import Detail, DetailEntry, DetailPart, Manifest
from kuroji.store.schema import SCHEMA_VERSION

# The work is done by array operations, which let other threads run meanwhile.
PARTS_AT_ONCE = 2

Tell = Callable[[str, int, int], None]


class DetailAppended(msgspec.Struct, frozen=True):
    """What an append did: what it added, the releases it already held, and notes on rows that were left out."""

    added: tuple[DetailEntry, ...]
    already_held: tuple[Release, ...]
    notes: tuple[str, ...]


def append_detail(
    folder: Path, staged: Iterable[Path], *, accept_changes: bool = False, tell: Tell = lambda *_: None
) -> DetailAppended:
    """Append staged files to the store in `folder`, all or none; what is held already is passed over.

    Raises InputError when one file says two things of a cell, and unless `accept_changes` when one would change
    most of what is held of a chapter; IncompleteRelease when a newer table is cut off, StoreError when the store is locked, damaged or cannot be written. After
    an error the staged files are still there, so that the same ingest need not read them again.
    """
    paths = list(staged)
    with changing(folder) as held:
        for name in (DETAIL_FOLDER, DETAIL_SETTLED):
            (folder / name).mkdir(exist_ok=True)
        coming, already = _coming(held.detail, paths)
        coming = [msgspec.structs.replace(one, accept_changes=accept_changes) for one in coming]
        taken = tuple(_taken(folder, held, coming, tell))
        added = tuple(sorted((entry for one in taken for entry in one.entries), key=_by_sequence))
        if added:
            manifests.replace(folder, _manifest(held, taken, added))
    _remove(folder, paths)
    return DetailAppended(added, already, tuple(note for one in coming for note in one.told.notes))


def covers_of(detail: Detail, part: Part) -> tuple[Cover, ...]:
    """What the releases held of a part cover, in the order of appending."""
    return tuple(cover for entry in detail.entries if entry.part == part for cover in entry.covers)


def _coming(detail: Detail, paths: Iterable[Path]) -> tuple[list[Coming], tuple[Release, ...]]:
    """The staged files that hold something new, and the releases in them that are held already."""
    held = set(detail.releases)
    sequence = max((entry.sequence + 1 for entry in detail.entries), default=0)
    coming: list[Coming] = []
    already: list[Release] = []
    for path in paths:
        told = told_in(path)
        fresh = tuple(release for release in told.releases if (release.sha256, release.title) not in held)
        already += [release for release in told.releases if (release.sha256, release.title) in held]
        if fresh:
            names = {release.id for release in fresh}
            covers = tuple(cover for cover in told.covers if cover.release in names)
            coming.append(Coming(path, told, fresh, covers, sequence + len(coming)))
            held |= {(release.sha256, title) for release in fresh for title in ("", release.title)}
    return coming, tuple(already)


def _taken(folder: Path, held: Manifest, coming: Iterable[Coming], tell: Tell) -> Iterator[Taken]:
    """The parts with what they have taken in, each once it has; after an error no other begins."""
    by_part: dict[Part, list[Coming]] = {}
    for one in coming:
        by_part.setdefault(one.told.part, []).append(one)
    before = {one.part: one for one in held.detail.parts}
    with ThreadPoolExecutor(PARTS_AT_ONCE) as pool:
        running = [
            pool.submit(
                taken_in,
                folder,
                held.generation + 1,
                before.get(part, DetailPart(part, ())),
                covers_of(held.detail, part),
                some,
            )
            for part, some in by_part.items()
        ]
        try:
            for number, finished in enumerate(as_completed(running), 1):
                yield finished.result()
                tell(str(finished.result().part.part), number, len(running))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _manifest(held: Manifest, taken: Iterable[Taken], added: tuple[DetailEntry, ...]) -> Manifest:
    """The manifest with everything taken in."""
    parts = {one.part: one for one in held.detail.parts} | {one.part.part: one.part for one in taken}
    detail = Detail((*held.detail.entries, *added), tuple(parts[part] for part in sorted(parts)))
    return msgspec.structs.replace(
        held,
        schema_version=SCHEMA_VERSION,
        generation=held.generation + 1,
        newest_known_at=max(t for t in (held.newest_known_at, detail.newest_known_at) if t),
        detail=detail,
    )


def _by_sequence(entry: DetailEntry) -> int:
    return entry.sequence


def _remove(folder: Path, paths: list[Path]) -> None:
    """Remove the staged files that are in the store now, and the folder when nothing else waits in it."""
    for path in paths:
        path.unlink(missing_ok=True)
    try:
        (folder / STAGED_FOLDER).rmdir()
    except OSError:
        return
