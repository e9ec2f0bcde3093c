"""Publishing: an edition is written beside, renamed into place whole, and then becomes current by one rename.

    OUT/<slug>               a link to the current edition: what readers open
    OUT/editions/<identity>  the editions, none of which changes once it is there
    OUT/index.json           what is published

The words come first, so that nobody waits for pictures: an edition without charts is
complete in itself, and gives way to the same edition with charts.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kuroji.charts.chart import Chart
from kuroji.model.release import Release
from kuroji.store.manifest import sync_folder
from kuroji.stories.gate import Reading, of_trade
from kuroji.stories.rendering.edition import MEDIA_TYPES, file_name
from kuroji.stories.rendering.writing import write_all
from kuroji.stories.story import Story
from kuroji.web.watching.index import Index, Printed, Published

EDITIONS = "editions"
WORDS = ".words"
UNFINISHED = ".unfinished-"
Charts = Mapping[str, Sequence[Chart]]


def published(
    index: Index, kind: str, stories: Mapping[str, Story], digest: str, release: Release, now: datetime
) -> Published:
    """The next edition of a story, without charts as yet, as the index will name it."""
    story = next(iter(stories.values()))
    before = index.find(story.slug)
    number = before.edition + 1 if before else 1
    languages = {
        language: Printed(
            told.headline.text, told.summary.text, {to: f"{story.slug}/{file_name(told, to)}" for to in MEDIA_TYPES}
        )
        for language, told in stories.items()
    }
    return Published(
        slug=story.slug, period=story.period, reporter=story.reporter, edition=number, digest=digest,
        folder=f"{EDITIONS}/{story.slug}.{number}-{digest[:12]}{WORDS}", release=release.id, as_of=story.as_of,
        published_at=story.published_at, updated_at=story.updated_at, told_at=now, illustrated=False,
        languages=languages, earlier=(*before.earlier, before.folder) if before else (),
        published_basis=story.published_basis, kind=kind,
    )  # fmt: skip


def put(
    out: Path, folder: str, stories: Mapping[str, Story], charts: Charts, base_url: str, reading: Reading = of_trade
) -> None:
    """Write the stories with their charts into `folder` under `out`, all files or none; a folder that is there stays.

    `base_url` is where `out` is served, empty for relative addresses. Raises KurojiError
    and OSError when writing fails; then there is nothing.
    """
    final = out / folder
    if final.exists():
        return
    unfinished = final.with_name(f"{UNFINISHED}{final.name}")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        for language, story in stories.items():
            served = f"{base_url}/{story.slug}" if base_url else ""
            write_all(story, unfinished, charts=charts.get(language, ()), base_url=served, reading=reading)
        for path in unfinished.iterdir():
            _flush(path)
        sync_folder(unfinished)
        unfinished.rename(final)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    sync_folder(final.parent)


def _flush(path: Path) -> None:
    """Make a file durable, so that a name which outlives a power cut has its content."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_current(out: Path, slug: str, folder: str) -> None:
    """Let `out/slug` lead to the edition in `folder`: by one rename, so that a reader sees the old or the new one.

    Raises OSError where links cannot be made.
    """
    link = out / slug
    if link.is_symlink() and link.readlink() == Path(folder):
        return
    beside = out / f"{UNFINISHED}{slug}"
    beside.unlink(missing_ok=True)
    beside.symlink_to(folder, target_is_directory=True)
    beside.replace(link)
    sync_folder(out)


def sweep(out: Path, index: Index) -> None:
    """Remove what a killed watcher left unfinished, and editions without charts that have had time to be replaced."""
    current = {one.folder for one in index.stories}
    replaced = {one.folder + WORDS for one in index.stories if one.illustrated}
    with suppress(OSError):
        for path in (*out.glob(f"{UNFINISHED}*"), *(out / EDITIONS).glob(f"{UNFINISHED}*")):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        for folder in replaced - current:
            shutil.rmtree(out / folder, ignore_errors=True)
