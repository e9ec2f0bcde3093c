"""The style holds in grey, for colour-blind readers and against the paper, by published measures.

Contrast: WCAG 2.2, 1.4.3 and 1.4.11. Colour vision: Machado, Oliveira and Fernandes (2009),
A Physiologically-based Model for Simulation of Color Vision Deficiency, severity 1.0.
Lightness and distance: CIE 1976 L*a*b*, D65.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from kuroji.charts import style

SEEN = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "full colour": [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    "grey": [[0.2126, 0.7152, 0.0722]] * 3,
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
# What lies side by side in a picture and must be told apart.
PAIRS = [
    ("exports and imports", style.EXPORTS, style.IMPORTS),
    ("a bar and the bar spoken of", style.BALANCE, style.NOW),
    ("a bar and a record", style.BALANCE, style.QUIET),
    ("a part and the rest, exports", style.EXPORTS, style.REST),
    ("a part and the rest, imports", style.IMPORTS, style.REST),
    ("imports and the total", style.IMPORTS, style.NOW),
]


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    x, y, z = (TO_XYZ @ rgb) / (TO_XYZ @ np.ones(3))
    f = [v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def seen(colour: str, eye: str) -> np.ndarray:
    return lab(np.clip(np.array(SEEN[eye]) @ linear(colour), 0, 1))


def contrast(a: str, b: str) -> float:
    bright, dark = sorted((float(np.array([0.2126, 0.7152, 0.0722]) @ linear(c)) for c in (a, b)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [style.INK, style.QUIET, style.EXPORTS, style.IMPORTS_LETTERS, style.NOW])
def test_text_is_read_on_the_paper(colour: str) -> None:
    assert contrast(colour, style.PAPER) >= 4.5


@pytest.mark.parametrize("colour", [style.EXPORTS, style.IMPORTS, style.BALANCE, style.AXIS])
def test_marks_are_seen_on_the_paper(colour: str) -> None:
    """1.4.11 asks 3:1 of graphics (the rest of a waterfall is edged with the colour of quiet text)."""
    assert contrast(colour, style.PAPER) >= 3


@pytest.mark.parametrize("eye", list(SEEN))
@pytest.mark.parametrize(("what", "one", "other"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_neighbours_are_told_apart_by_every_eye(what: str, one: str, other: str, eye: str) -> None:
    """A difference of 2.3 is just noticeable: five times that in lightness alone, eight for lines that cross."""
    step = abs(seen(one, eye)[0] - seen(other, eye)[0])
    assert step >= (20 if what == "exports and imports" else 12)


def test_the_measure_finds_colours_that_only_hue_tells_apart() -> None:
    """Red and green of one lightness, the classical mistake."""
    red, green = "#d62728", "#2f8f2f"
    assert np.linalg.norm(seen(red, "full colour") - seen(green, "full colour")) > 80
    assert abs(seen(red, "grey")[0] - seen(green, "grey")[0]) < 12


def test_colours_are_few() -> None:
    used = {style.EXPORTS, style.IMPORTS, style.BALANCE, style.NOW, style.QUIET, style.FAINT, style.AXIS, style.PAPER}
    assert len(used) == 8
    assert all(contrast(a, b) > 1.05 for a, b in combinations(used, 2))
