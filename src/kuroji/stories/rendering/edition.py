"""The Edition: what is printed with a story besides its text, and where each of its formats is found."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kuroji.charts.chart import Chart
from kuroji.stories.story import Story

# Format -> media type; the order is that of the list of formats under a story.
MEDIA_TYPES = {
    "html": "text/html",
    "md": "text/markdown",
    "txt": "text/plain",
    "json": "application/json",
    "jsonld": "application/ld+json",
}
# What an article record calls the formats.
ALTERNATES = {"html": "html", "md": "markdown", "txt": "text", "jsonld": "jsonld", "json": "json"}


class Edition(msgspec.Struct, frozen=True):
    """The charts of a story and the address its files are served under.

    `charts` are in reading order; a second one of the same name is the same picture
    narrower, for a phone. `base_url` has no slash at its end; empty means that the files
    lie side by side, and addresses are relative. `addresses` are those of the formats on a
    site that has its own way of naming them.
    """

    charts: tuple[Chart, ...] = ()
    base_url: str = ""
    addresses: Mapping[str, str] = {}

    def address(self, story: Story, to: str) -> str:
        """Where the story is found in that format."""
        if to in self.addresses:
            return self.addresses[to]
        name = file_name(story, to)
        return f"{self.base_url}/{name}" if self.base_url else name

    def alternates(self, story: Story) -> dict[str, str]:
        """The address of every format, by the name that article records give it."""
        return {name: self.address(story, to) for to, name in ALTERNATES.items()}


def file_name(story: Story, to: str) -> str:
    """japan-trade-2026-05.en.html: the file of a story in a format, or of one of its charts."""
    return f"{story.slug}.{story.language}.{to}"


def is_flash(story: Story) -> bool:
    """Whether the story is its sixty-second form: a headline and bullets, no sections."""
    return not story.sections


def canonical_source(story: Story) -> str | None:
    """The address of the newest release the story is told from; None when none has one."""
    dated = [r for r in story.releases if r.address]
    return max(dated, key=lambda r: (r.published_at, r.id)).address if dated else None
