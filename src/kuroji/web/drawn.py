"""Charts on a page: the picture for everybody, and beside it the spec that a script may draw in its place.

A picture has an address of its own (pictures.py), one for screens and one for phones; the
browser loads the one that is looked at. static/pictures.js then sets it into the page, where
its words can be selected and take the page's font. Where a spec tells what its points say,
it stands next to the picture as data; static/charts.js draws it with the bundled Vega when a
reader points at the picture or reaches it with the keyboard.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from kuroji.charts.chart import Chart
from kuroji.markup.elements import Html, element
from kuroji.stories.rendering.html_article import PHONE_WIDTH
from kuroji.web.page import HTML, Page
from kuroji.web.rendering import data_block

PHONE = "-phone"
DIGITS = 12


def figures(page: Page, charts: Sequence[Chart]) -> list[Html]:
    """A figure for each chart of a story, in their order."""
    names = [chart.name for chart in charts]
    in_order = sorted(charts, key=lambda c: (names.index(c.name), -c.width))
    return [
        element("figure", *_pictures(page, list(same)), id=f"chart-{name}")
        for name, same in groupby(in_order, key=lambda c: c.name)
    ]


def _pictures(page: Page, same: list[Chart]) -> list[Html]:
    return [element("div", _image(page, chart), class_=_kind(chart, len(same))) for chart in same]


def drawings(page: Page, charts: Iterable[Chart], told: str) -> tuple[Html, ...]:
    """A figure for each chart that answers to the pointer; `told` is what a reader hears of pointing at it."""
    by_name = groupby(sorted(charts, key=lambda c: (c.name, -c.width)), key=lambda c: c.name)
    return tuple(_answering(page, name, list(same), told) for name, same in by_name)


def _answering(page: Page, name: str, same: list[Chart], told: str) -> Html:
    pointed = any("points" in chart.spec["usermeta"] for chart in same)
    pictures = [_picture(page, chart, _kind(chart, len(same))) for chart in same]
    hint = element("figcaption", told, class_="small pointer", hidden=True) if pointed and told else None
    return element("figure", *pictures, hint, id=f"chart-{name}")


def _kind(chart: Chart, count: int) -> str:
    if count < 2:
        return "any"
    return "narrow" if chart.width <= PHONE_WIDTH else "wide"


def _picture(page: Page, chart: Chart, kind: str) -> Html:
    """The picture, and the spec as data."""
    spec = (
        element("script", data_block(chart.spec), type="application/json")
        if "points" in chart.spec["usermeta"]
        else None
    )
    drawn = element("div", _image(page, chart), class_="drawn")
    return element("div", drawn, spec, class_=f"chart {kind}", data_label=chart.title)


def _image(page: Page, chart: Chart) -> Html:
    """The picture by its address, with its room kept free until it has come."""
    return element(
        "img", src=address_of(page, chart), alt=_alternative(chart), width=chart.width, height=chart.height,
        loading="lazy", decoding="async",
    )  # fmt: skip


def _alternative(chart: Chart) -> str:
    return f"{chart.title}。{chart.alt}" if chart.language == "ja" else f"{chart.title}. {chart.alt}"


def name_of(chart: Chart) -> str:
    """The chart's name in addresses and ids."""
    return f"{chart.name}{PHONE}" if chart.width <= PHONE_WIDTH else chart.name


def address_of(page: Page, chart: Chart) -> str:
    """The path of a chart of a page, with the digest of what it draws."""
    return path_of(page, name_of(chart), digest_of(chart))


def path_of(page: Page, name: str, digest: str) -> str:
    """The path of a picture of a page; without a digest that of the current one."""
    return f"{page.to(HTML).path}charts/{name}{f'.{digest}' if digest else ''}.svg"


def digest_of(chart: Chart) -> str:
    """What changes with the picture: twelve hexadecimal digits of the digest of all that it is drawn from."""
    drawn_from = (chart.spec, chart.title, chart.alt, chart.language)
    return hashlib.sha256(msgspec.json.encode(drawn_from, order="sorted")).hexdigest()[:DIGITS]
