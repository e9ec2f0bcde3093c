"""The index of published stories: `index.json` in the output folder, replaced by one atomic rename."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from kuroji.model.errors import StoreError
from kuroji.store.manifest import write_whole
from kuroji.stories.story import STATED

NAME = "index.json"


class Printed(msgspec.Struct, frozen=True):
    """A published story in one language: its headline and summary, and its files by format, under the output folder."""

    headline: str
    summary: str
    files: dict[str, str]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A story as it stands: `edition` counts its published forms from 1, `folder` holds this one, `release` called for it.

    `digest` is of what it says of the figures; instants are UTC, `told_at` by this machine's
    clock. Without `illustrated` its charts are still to come. `earlier` are the folders of
    its earlier editions. `kind` is one of kinds.py.
    """

    slug: str
    period: str
    reporter: str
    edition: int
    digest: str
    folder: str
    release: str
    as_of: datetime
    published_at: datetime
    updated_at: datetime
    told_at: datetime
    illustrated: bool
    languages: dict[str, Printed]
    earlier: tuple[str, ...] = ()
    published_basis: str = STATED
    kind: str = "story"

    @property
    def identity(self) -> str:
        """What tells this edition from every other: japan-trade-2026-09.1-0123456789ab."""
        return f"{self.slug}.{self.edition}-{self.digest[:12]}"


class Index(msgspec.Struct, frozen=True):
    """The published stories, newest first; `generation` counts the changes."""

    generation: int = 0
    stories: tuple[Published, ...] = ()

    def find(self, slug: str) -> Published | None:
        """The story of that slug as it stands."""
        return next((one for one in self.stories if one.slug == slug), None)

    def naming(self, story: Published) -> Index:
        """The index with the story in the place of its earlier edition."""
        others = [one for one in self.stories if one.slug != story.slug]
        newest_first = sorted([story, *others], key=lambda one: (one.as_of, one.slug), reverse=True)
        return Index(self.generation + 1, tuple(newest_first))


def load(out: Path) -> Index:
    """The index in the output folder; an empty one where none is. Raises StoreError when it is damaged."""
    try:
        return msgspec.json.decode((out / NAME).read_bytes(), type=Index)
    except FileNotFoundError:
        return Index()
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError(
            f"the index of published stories is damaged: {error}",
            where=str(out / NAME),
            remedy="Delete it, or name another folder with --out; stories already published are then published again.",
        ) from error
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}", where=str(out / NAME)) from error


def save(out: Path, index: Index) -> None:
    """Replace the index. Raises OSError when it cannot be written; the old one then stands."""
    write_whole(out / NAME, msgspec.json.format(msgspec.json.encode(index), indent=1))
