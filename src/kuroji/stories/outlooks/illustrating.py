"""The charts of an outlook, for print and phone."""

from __future__ import annotations

from contextlib import suppress

from kuroji.charts.chart import Chart
from kuroji.model.errors import NotHeld
from kuroji.stories.illustrations import PHONE_WIDTH, PRINT_WIDTH
from kuroji.stories.outlooks.topic import Outlook


def drawn(found: Outlook, widths: tuple[int, ...] = (PRINT_WIDTH, PHONE_WIDTH)) -> tuple[Chart, ...]:
    """Every picture of the outlook in each width; one that the held figures do not allow is left out."""
    charts: list[Chart] = []
    for picture in found.pictures:
        with suppress(NotHeld):
            charts.extend(picture(width) for width in widths)
    return tuple(charts)
