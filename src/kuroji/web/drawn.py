"""Charts on a page: the picture for everybody, and beside it the spec that a script may draw in its place.

The picture stands in the page as SVG, one for screens and one for phones. Where a spec
tells what its points say, it stands next to the picture as data; static/charts.js draws it
with the bundled Vega when a reader points at the picture or reaches it with the keyboard.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from kuroji.charts.chart import Chart
from kuroji.charts.drawing import svg
from kuroji.markup.elements import Html, element, trusted
from kuroji.stories.rendering.html_article import PHONE_WIDTH, unique_ids
from kuroji.web.rendering import data_block


def drawings(charts: Iterable[Chart], told: str) -> tuple[Html, ...]:
    """A figure for each chart, drawn for a screen and a phone; `told` is what a reader hears of pointing at it."""
    by_name = groupby(sorted(charts, key=lambda c: (c.name, -c.width)), key=lambda c: c.name)
    return tuple(_figure(name, list(same), told) for name, same in by_name)


def _figure(name: str, same: list[Chart], told: str) -> Html:
    pointed = any("points" in chart.spec["usermeta"] for chart in same)
    pictures = [_picture(chart, _kind(chart, len(same))) for chart in same]
    hint = element("figcaption", told, class_="small pointer", hidden=True) if pointed and told else None
    return element("figure", *pictures, hint, id=f"chart-{name}")


def _kind(chart: Chart, count: int) -> str:
    if count < 2:
        return "any"
    return "narrow" if chart.width <= PHONE_WIDTH else "wide"


def _picture(chart: Chart, kind: str) -> Html:
    """The SVG, its ids unique on the page, and the spec as data."""
    drawn = trusted(unique_ids(svg(chart), f"{chart.name}-{kind}-"))
    spec = (
        element("script", data_block(chart.spec), type="application/json")
        if "points" in chart.spec["usermeta"]
        else None
    )
    return element("div", element("div", drawn, class_="drawn"), spec, class_=f"chart {kind}", data_label=chart.title)
