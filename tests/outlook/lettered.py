"""Where the letters of a chart stand, for tests that none is cut off."""

from __future__ import annotations

from kuroji.charts.chart import Chart
from kuroji.charts.lettering import width


def cut_off(chart: Chart) -> list[str]:
    """The texts that reach beyond the edges of a chart."""
    (layer,) = (layer for layer in chart.spec["layer"] if layer["name"] == "lettering")
    found = []
    for letter in layer["data"]["values"]:
        room = width(letter["text"], letter["size"])
        start = letter["x"] - {"left": 0.0, "center": room / 2, "right": room}[letter["align"]]
        start += chart.spec["padding"]["left"]
        if start < -1 or start + room > chart.width + 1:
            found.append(letter["text"])
    return found
