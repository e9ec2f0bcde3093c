"""The siblings of a story's page: the files that `kuroji brief` writes, its facts as CSV, and a picture for previews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from kuroji.charts.chart import Chart
from kuroji.charts.drawing import png
from kuroji.model.errors import NotHeld
from kuroji.model.fact import Fact
from kuroji.stories.fact_json import fact_object
from kuroji.stories.gate import gated
from kuroji.stories.rendering.edition import MEDIA_TYPES, Edition
from kuroji.stories.rendering.formats import FORMATS
from kuroji.stories.story import Story
from kuroji.web.api.csvw import FACTS
from kuroji.web.page import HTML, Page, Writer
from kuroji.web.siblings.tables import with_description, written
from kuroji.web.site import Site

PNG = "png"
# A picture of this many pixels is what previews show without making it larger.
PREVIEW_WIDTH = 1200


class StoryTold(Protocol):
    """A content that tells a story with charts."""

    @property
    def story(self) -> Story:
        """The story."""

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Its charts, in reading order."""


def edition(site: Site, page: Page, charts: tuple[Chart, ...] = ()) -> Edition:
    """What is printed with a story of this site: its charts, and where each of its formats is found."""
    found = {form: site.absolute(page.to(form).path) for form in MEDIA_TYPES if form in (HTML, *page.kind.formats)}
    return Edition(charts, site.base_url, found)


def _as(form: str) -> Writer:
    """The writer of a format of FORMATS: the renderer behind `kuroji brief`, with the addresses of this site."""

    def write(site: Site, page: Page, content: StoryTold) -> str:
        text = FORMATS[form](content.story, edition(site, page, content.charts))
        gated(content.story, {form: text}, _read_before)
        return text

    return write


def _read_before(_: Story, __: Mapping[str, Fact]) -> Iterator[str]:
    """Nothing: the passages were read when the story was told (telling.py), and only the form is left to be read."""
    yield from ()


def facts_csv(_: Site, __: Page, content: StoryTold) -> str:
    """Every fact of the story, a row each, in the order in which it is told; lists are joined by blanks."""
    named = [column.name for column in FACTS.columns]
    rows = (fact_object(fact) | {"source": content.story.attribution} for fact in content.story.facts)
    return written(FACTS, ([_cell(row[name]) for name in named] for row in rows))


def _cell(value: object) -> object:
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return value


def picture(_: Site, __: Page, content: StoryTold) -> bytes:
    """The first chart, as wide as previews show it. Raises NotHeld where the figures allow no chart."""
    if not content.charts:
        raise NotHeld("this story has no chart", remedy="Ask for its text, Markdown, JSON or CSV.")
    first = content.charts[0]
    return png(first, scale=PREVIEW_WIDTH / first.width)


WRITERS: Mapping[str, Writer] = {
    **{form: _as(form) for form in ("md", "txt", "json", "jsonld")},
    **with_description(facts_csv, FACTS),
    PNG: picture,
}
