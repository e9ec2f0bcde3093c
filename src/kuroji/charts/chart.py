"""The Chart: a picture as data, with what it shows as rows and what a blind reader needs as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from kuroji.classifications.reporters import reporter
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact
from kuroji.model.reporter import Reporter

Spec = dict[str, Any]

# Outer widths in pixels (CSS): a phone held upright, and two columns of print or a story on a screen.
PHONE = 360
PRINT = 640
NARROWEST, WIDEST = 300, 1600


class Row(msgspec.Struct, frozen=True):
    """One figure in the picture: `value` in `unit`, None where there is none; `fact` is the Fact's id or empty.

    `series` is a flow for amounts and the name of a part for contributions.
    """

    period: str
    series: str
    value: float | None
    unit: str
    fact: str = ""


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A picture in one language: Vega-Lite spec, title, alternative text and the rows it shows.

    `name` is a word for file names and ids; `width` and `height` are the outer pixels.
    """

    name: str
    language: str
    title: str
    alt: str
    spec: Spec
    rows: tuple[Row, ...]
    width: int
    height: int


def checked_width(width: int) -> int:
    """The width itself. Raises UsageError when a chart of it could not be read."""
    if not NARROWEST <= width <= WIDEST:
        raise UsageError(
            f"a chart cannot be {width} pixels wide",
            remedy=f"Use {NARROWEST} to {WIDEST}; {PHONE} suits a phone, {PRINT} print.",
        )
    return width


def owner_of(facts: Sequence[Fact]) -> Reporter:
    """The one reporter whose Facts they are. Raises NotHeld without Facts, UsageError when they do not belong together.

    Facts belong together when they have one reporter, one instant (`as_of`) and one unit.
    """
    if not facts:
        raise NotHeld("there is no figure to draw", remedy="Ask for a period or a vintage that is held.")
    for what, values in (
        ("reporter", {f.reporter for f in facts}),
        ("vintage", {f"{f.as_of:%Y-%m-%dT%H:%MZ}" for f in facts}),
        ("unit", {f.unit for f in facts}),
    ):
        if len(values) > 1:
            raise UsageError(
                f"one chart shows one {what}, not {', '.join(sorted(values))}",
                remedy="Make the Facts from one view.",
            )
    return reporter(facts[0].reporter)
