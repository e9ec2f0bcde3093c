"""The house style: colours, sizes and the Vega-Lite configuration they make.

Colours are told apart by lightness first and by hue second, so that a picture printed in
grey, or seen by a colour-blind reader, says the same: exports dark blue, imports a lighter
burnt orange, the balance grey with the period spoken of in black. Falls are hollow, and so is, nearly, what is left over. Every
line and bar is labelled where it ends; there is no legend. One weight of type: rank is
told by size and darkness, because the packaged font has one weight.
"""

from __future__ import annotations

from kuroji.charts.chart import Spec

PAPER = "#ffffff"
INK = "#1a1a1a"
QUIET = "#595959"
FAINT = "#e2e2e2"
AXIS = "#8c8c8c"

EXPORTS = "#063b69"
IMPORTS = "#d95f02"
# Letters need more contrast with the paper than a line or a bar does.
IMPORTS_LETTERS = "#b84c00"
BALANCE = "#929292"
NOW = INK
REST = "#d0d0d0"
FLOW_COLOURS = {"export": EXPORTS, "import": IMPORTS, "balance": NOW}
FLOW_LETTERS = {"export": EXPORTS, "import": IMPORTS_LETTERS, "balance": NOW}

# Pixels. The title shrinks on a phone, nothing else does: 11 is the least that is read with ease.
TITLE, TITLE_PHONE = 19.0, 16.5
TEXT = 12.0
SMALL = 11.0
LEADING = 1.32
MARGIN = 14.0
LINE = 2.2

# The first is the packaged font that SVG and PNG are measured and drawn with; the others serve readers without it.
FAMILIES = '"Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif'


def config() -> Spec:
    """The configuration every chart carries."""
    return {
        "aria": False,
        "font": FAMILIES,
        "background": PAPER,
        "view": {"stroke": None},
        "title": {"color": INK, "fontWeight": "normal", "anchor": "start", "frame": "group"},
        "axis": {
            "labelFont": FAMILIES,
            "labelFontSize": SMALL,
            "labelColor": QUIET,
            "labelFontWeight": "normal",
            "domain": False,
            "ticks": False,
            "title": None,
            "gridColor": FAINT,
            "gridWidth": 1,
            "labelPadding": 6,
        },
        "text": {"font": FAMILIES, "fontSize": TEXT, "fill": INK},
        "bar": {"discreteBandSize": 1},
    }
