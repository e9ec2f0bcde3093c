"""Drawing: a Chart as SVG that stands alone, and that SVG as PNG.

The letters are measured and drawn with the packaged Noto Sans CJK JP, registered once; a
renderer without it draws boxes for Japanese and says nothing. Both formats come from the
same SVG, so they show the same picture, and the same chart gives the same bytes.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from importlib.resources import as_file, files
from types import ModuleType

import msgspec

from kuroji.charts.chart import Chart
from kuroji.model.errors import UsageError

FONT_PACKAGE = "noto_cjk_sans_jp_regular"
LEAST_SCALE, MOST_SCALE = 0.5, 8.0
_OPENING = re.compile(r"<svg [^>]*>")
# The picture is one image with one description; its marks are none of their own.
_ROLES = re.compile(r' role="graphics-[a-z]+"| aria-roledescription="[^"]*"')


def svg(chart: Chart) -> str:
    """The chart as one SVG element with its title, description and language; it refers to nothing outside itself."""
    marks = _marks(msgspec.json.encode(chart.spec, order="sorted").decode())
    named = f"chart-{chart.name}-{chart.language}"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" lang="{chart.language}" '
        f'aria-labelledby="{named}-title" aria-describedby="{named}-desc" '
        f'width="{chart.width}" height="{chart.height}" viewBox="0 0 {chart.width} {chart.height}">'
        f'<title id="{named}-title">{escape(chart.title)}</title><desc id="{named}-desc">{escape(chart.alt)}</desc>'
    )
    return opening + _OPENING.sub("", marks, count=1)


def png(chart: Chart, scale: float = 2.0) -> bytes:
    """The chart as PNG, `scale` pixels of the picture for one of the chart. Raises UsageError for a scale out of bounds."""
    if not LEAST_SCALE <= scale <= MOST_SCALE:
        raise UsageError(
            f"a picture cannot be scaled by {scale:g}", remedy=f"Use {LEAST_SCALE:g} to {MOST_SCALE:g}; 2 is usual."
        )
    drawn: bytes = _renderer().svg_to_png(svg(chart), scale=scale)
    return drawn


@lru_cache(maxsize=32)
def _marks(spec: str) -> str:
    """The SVG of a spec, written as JSON; no address outside it may be read."""
    drawn: str = _renderer().vegalite_to_svg(spec, allowed_base_urls=[])
    return _ROLES.sub("", drawn)


@cache
def _renderer() -> ModuleType:
    """vl-convert with the packaged font registered; imported here because it is only needed to draw."""
    import vl_convert

    with as_file(files(FONT_PACKAGE)) as folder:
        vl_convert.register_font_directory(str(folder))
    module: ModuleType = vl_convert
    return module
