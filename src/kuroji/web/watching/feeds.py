"""The feeds of what a watcher has published: `feed.en.atom`, `feed.en.json` and so on in its folder, whole after every edition."""

from __future__ import annotations

from pathlib import Path

from kuroji.classifications.reporters import reporter
from kuroji.store.manifest import write_whole
from kuroji.stories.rendering.edition import MEDIA_TYPES
from kuroji.stories.story import STATED
from kuroji.stories.wording.voices import VOICES
from kuroji.web.outlets.syndication import TITLES, WRITERS, Entry, Feed, identity
from kuroji.web.watching.index import Index, Published

MOST = 40


def announce(out: Path, index: Index, served: str = "") -> None:
    """Write the feeds of an index; `served` is where `out` is served, and addresses are relative to it where unknown.

    Raises OSError when a file cannot be written; the one before then stands.
    """
    for language in VOICES:
        stories = [story for story in index.stories if language in story.languages][:MOST]
        if stories:
            feed = _feed(stories, language, served)
            for form, write in WRITERS.items():
                write_whole(out / name(language, form), write(feed).encode())


def name(language: str, form: str) -> str:
    """feed.en.atom: the name of a feed's file."""
    return f"feed.{language}.{form}"


def _feed(stories: list[Published], language: str, served: str) -> Feed:
    owner = reporter(stories[0].reporter)
    return Feed(
        id=identity("watch", language), title=TITLES[language], language=language, home=_address(served, "./"),
        own={form: _address(served, name(language, form)) for form in WRITERS},
        rights=owner.attribution_ja if language == "ja" else owner.attribution_en,
        entries=tuple(_entry(story, language, served) for story in stories),
    )  # fmt: skip


def _entry(story: Published, language: str, served: str) -> Entry:
    """A story with the id that it has in the site's feeds as well; a nowcast has one of its own."""
    told = story.languages[language]
    return Entry(
        id=identity(story.kind, story.reporter, story.period, language), title=told.headline, summary=told.summary, text="",
        language=language, url=_address(served, told.files["html"]),
        published=story.published_at if story.published_basis == STATED else None, updated=story.updated_at,
        files=tuple(
            (MEDIA_TYPES[to], _address(served, file)) for to, file in told.files.items() if to != "html"
        ),
    )  # fmt: skip


def _address(served: str, file: str) -> str:
    return f"{served}/{file.removeprefix('./')}" if served else file
