"""The article of a page: headline, dateline, standfirst, sections, charts and tables, every number a Fact's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from kuroji.charts.chart import Chart
from kuroji.charts.drawing import svg
from kuroji.markup.elements import Html, element, joined, trusted
from kuroji.model.instant import iso
from kuroji.stories.rendering.edition import Edition, is_flash
from kuroji.stories.rendering.html_facts import Numbered
from kuroji.stories.rendering.labels import dateline, labels, owner_of
from kuroji.stories.story import Section, Story, Table

# The section each chart follows, the first that the story has of those its name fits; others come after the last section.
CHART_FOLLOWS = (
    (re.compile(r"digital-"), "counts"),
    (re.compile(r"food-"), "trend"),
    (re.compile(r"exposure-"), "history"),
    (re.compile(r"bridge"), "bridge"),
    (re.compile(r"split-"), "split"),
    (re.compile(r"event-"), "event"),
    (re.compile(r"balance"), "balance"),
    (re.compile(r"contributions-.*-partner"), "partners"),
    (re.compile(r"contributions-"), "drivers"),
    (re.compile(r"(split|contributions)-export"), "exports"),
    (re.compile(r"(split|contributions)-import"), "imports"),
    (re.compile(r"revisions"), "vintage"),
)
# What makes the figures of charts.
Drawn = Callable[[Sequence[Chart]], list[Html]]
# Up to this outer width in pixels a chart is the one for phones.
PHONE_WIDTH = 480
_IDS = re.compile(r'(?P<before>\bid="|url\(#|(?:xlink:)?href="#)|(?P<list>\baria-(?:labelledby|describedby)=")')


def article(story: Story, edition: Edition, numbered: Numbered, drawn: Drawn | None = None) -> Html:
    """The story itself; a flash is its headline and bullets. `drawn` makes the figures, drawn into the text without it."""
    head = element(
        "header",
        element("h1", *numbered.said(story.headline.spans, linked=False)),
        None if is_flash(story) else element("p", *numbered.said(story.summary.spans), class_="standfirst"),
        element("p", joined(_times(story), " "), class_="dateline"),
    )
    return element("article", head, *_text(story, edition, numbered, drawn or figures), *_tables(story, numbered))


def _times(story: Story) -> list[Html]:
    owner = owner_of(story)
    return [element("time", said, datetime=iso(instant, owner)) for said, instant in dateline(story)]


def _text(story: Story, edition: Edition, numbered: Numbered, drawn: Drawn) -> list[Html]:
    """Bullets or sections, each with the charts that follow it."""
    if is_flash(story):
        bullets = element("ul", *(element("li", *numbered.said(b.spans)) for b in story.bullets), class_="bullets")
        return [bullets, *drawn(edition.charts)]
    placed = _placed(story, edition.charts)
    parts: list[Html] = []
    for section in story.sections:
        parts += [*_section(section, numbered), *drawn(placed.get(section.name, []))]
    return parts


def _section(section: Section, numbered: Numbered) -> list[Html]:
    paragraphs = [element("p", *numbered.said(p.spans)) for p in section.paragraphs if p.text.strip()]
    if not paragraphs:
        return []
    if not section.heading:
        return [element("div", *paragraphs, class_="lead")]
    name = f"section-{section.name}".replace(" ", "-")
    return [element("section", element("h2", section.heading, id=name), *paragraphs, aria_labelledby=name)]


def _placed(story: Story, charts: Sequence[Chart]) -> dict[str, list[Chart]]:
    """The charts by the section they follow."""
    names = [section.name for section in story.sections]
    placed: dict[str, list[Chart]] = {}
    for chart in charts:
        wanted = (after for fits, after in CHART_FOLLOWS if after in names and fits.match(chart.name))
        placed.setdefault(next(wanted, names[-1]), []).append(chart)
    return placed


def figures(charts: Sequence[Chart]) -> list[Html]:
    """A figure for each picture; where it was drawn for a phone too, the screen decides which one is shown."""
    drawings = []
    for name, same in groupby(sorted(charts, key=lambda c: [d.name for d in charts].index(c.name)), lambda c: c.name):
        drawn = sorted(same, key=lambda c: c.width)
        both = len(drawn) > 1 and drawn[0].width <= PHONE_WIDTH
        pictures = [(drawn[-1], "wide" if both else "any"), *([(drawn[0], "narrow")] if both else [])]
        drawings.append(
            element(
                "figure", *(element("div", _picture(c, kind), class_=kind) for c, kind in pictures), id=f"chart-{name}"
            )
        )
    return drawings


def _picture(chart: Chart, kind: str) -> Html:
    """The chart's own SVG, its ids made unique on the page."""
    return trusted(unique_ids(svg(chart), f"{chart.name}-{kind}-"))


def unique_ids(picture: str, prefix: str) -> str:
    """The SVG with the prefix before every id, where it is given and where it is referred to."""
    return _IDS.sub(lambda found: f"{found[0]}{prefix}", picture)


def _tables(story: Story, numbered: Numbered) -> list[Html]:
    """The tables under one heading."""
    if not story.tables:
        return []
    drawn = [_table(table, numbered, f"table-{number}") for number, table in enumerate(story.tables, 1)]
    return [element("section", element("h2", labels(story).figures, id="tables"), *drawn, aria_labelledby="tables")]


def _table(table: Table, numbered: Numbered, name: str) -> Html:
    """Rows with a head each; on a narrow screen the table scrolls inside its frame, which the keyboard reaches."""
    heads = element("tr", *(element("th", h, scope="col") if h else element("td") for h in table.heads))
    rows = [
        element(
            "tr",
            element("th", row.label, scope="row"),
            *(element("td", *numbered.said((cell,)), class_="number") for cell in row.cells),
        )
        for row in table.rows
    ]
    caption = element("caption", table.title, id=name)
    drawn = element("table", caption, element("thead", heads), element("tbody", *rows))
    return element("div", drawn, class_="scroll", role="region", aria_labelledby=name, tabindex="0")
