"""Rebuilding the detail: its manifest and settled files made again from its release files alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from kuroji.model.detail import DETAIL, Part
from kuroji.store.detail_chapters import by_chapters
from kuroji.store.detail_covers import covers_overlap
from kuroji.store.detail_files import DETAIL_FOLDER, DETAIL_SETTLED, content_of, damaged, told_in
from kuroji.store.detail_history import writing_history
from kuroji.store.detail_settling import settled
from kuroji.store.manifest import Detail, DetailEntry, DetailPart


def rebuilt(folder: Path, generation: int) -> Detail:
    """The detail that the release files in `folder` hold; parts told more than once are settled again.

    Raises StoreError when a file is damaged or cannot be written.
    """
    entries = tuple(_entry(path) for path in sorted((folder / DETAIL_FOLDER).glob("*.parquet")))
    if not entries:
        return Detail()
    (folder / DETAIL_SETTLED).mkdir(exist_ok=True)
    parts = sorted({entry.part for entry in entries})
    made = (_part(folder, part, [entry for entry in entries if entry.part == part], generation) for part in parts)
    return Detail(entries, tuple(made))


def _entry(path: Path) -> DetailEntry:
    told = told_in(path)
    number = path.name.split("-")[0]
    if not number.isdigit():
        raise damaged(path, ValueError("its name does not begin with a number"))
    file = f"{DETAIL_FOLDER}/{path.name}"
    return DetailEntry(told.part, told.releases, told.covers, int(number), file, told.rows, content_of(path))


def _part(folder: Path, part: Part, entries: Sequence[DetailEntry], generation: int) -> DetailPart:
    if not any(covers_overlap(one.covers, other.covers) for one, other in combinations(entries, 2)):
        return DetailPart(part, tuple(entry.file for entry in entries if entry.rows))
    files = [folder / entry.file for entry in entries]
    covers = [cover for entry in entries for cover in entry.covers]
    with writing_history(folder, part, f"{generation:06d}-rebuilt") as history:
        for some, _ in by_chapters(files, ()):
            history.write(settled(some.select(DETAIL.names), covers))
        return history.finish()
