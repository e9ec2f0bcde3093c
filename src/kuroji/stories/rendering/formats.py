"""The one renderer: a Story in any of the formats there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kuroji.charts.chart import Chart
from kuroji.model.errors import UsageError
from kuroji.stories.rendering.edition import Edition
from kuroji.stories.story import Story


def render(story: Story, to: str, *, charts: Sequence[Chart] = (), base_url: str = "") -> str:
    """The story in a format of FORMATS: the same Story gives the same text. Raises UsageError for another format.

    `charts` are drawn into the HTML; `base_url` is where the files are served, empty for
    addresses relative to one another.
    """
    found = FORMATS.get(to)
    if found is None:
        raise UsageError(f"there is no format {to!r}", remedy=f"Use one of: {', '.join(FORMATS)}.")
    return found(story, Edition(tuple(charts), base_url.rstrip("/")))


# Each imports its format when it is asked for: the brief on a screen needs no HTML.
def _html(story: Story, edition: Edition) -> str:
    from kuroji.stories.rendering.html import html

    return html(story, edition)


def _markdown(story: Story, _: Edition) -> str:
    from kuroji.stories.rendering.markdown import markdown

    return markdown(story)


def _text(story: Story, _: Edition) -> str:
    from kuroji.stories.rendering.text import text

    return text(story)


def _json(story: Story, edition: Edition) -> str:
    from kuroji.stories.rendering.story_json import story_json

    return story_json(story, edition)


def _jsonld(story: Story, edition: Edition) -> str:
    from kuroji.stories.rendering.jsonld import jsonld

    return jsonld(story, edition)


FORMATS: dict[str, Callable[[Story, Edition], str]] = {
    "html": _html, "md": _markdown, "txt": _text, "json": _json, "jsonld": _jsonld,
}  # fmt: skip
