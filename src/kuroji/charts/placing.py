"""Placing labels beside points so that they cover neither lines, bars nor each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from kuroji.charts import style
from kuroji.charts.frame import Letter
from kuroji.charts.lettering import width

# Points in pixels: one row each, x and y.
Places: TypeAlias = npt.NDArray[np.float64]


class Box(msgspec.Struct, frozen=True):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def count(self, points: Places) -> int:
        """How many of the points lie inside."""
        x, y = points.T
        return int(((self.left < x) & (x < self.right) & (self.top < y) & (y < self.bottom)).sum())

    def overlap(self, other: Box) -> float:
        """The area that both cover."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0


Points = Sequence[tuple[float, float]]
# Where a label may stand, best first: the side of the point it lies on (-1 left or above, 0 middle, 1 right or below).
SIDES = ((-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1))
AIR = 3.0
# How much farther above or below the point a label may stand, in pixels, when there is no room close by.
DISTANCES = (0.0, 12.0, 24.0)
ALIGN = {-1: "right", 0: "center", 1: "left"}


def box_of(letters: Sequence[Letter]) -> Box:
    """The rectangle that lines of text cover, with a little air at their sides."""
    lefts, rights = [], []
    for letter in letters:
        wide = width(letter.text, letter.size)
        left = letter.x - {"left": 0.0, "center": wide / 2, "right": wide}[letter.align]
        lefts.append(left)
        rights.append(left + wide)
    half = style.SMALL * 0.62
    return Box(min(lefts) - AIR, min(t.y for t in letters) - half, max(rights) + AIR, max(t.y for t in letters) + half)


def beside(
    texts: Sequence[Sequence[str]], at: tuple[float, float], colour: str, bounds: Box, ink: Iterable[tuple[float, float]],
    taken: Sequence[Box], sides: Sequence[tuple[int, int]] = SIDES,
) -> list[Letter]:  # fmt: skip
    """A label at the best side of a point: inside `bounds`, off the ink and off what is taken.

    `texts` are the same label broken into lines in several ways, the most welcome first; `ink` are places that lines and bars cover. When every side costs something the cheapest is taken.
    """
    covered = np.array([*ink], dtype=np.float64).reshape(-1, 2)
    offers = [(_offer(lines, at, colour, side, far), far) for far in DISTANCES for lines in texts for side in sides]
    costs = [_cost(box_of(offer), bounds, covered, taken) + 4 * far for offer, far in offers]
    return offers[costs.index(min(costs))][0]


def is_free(label: Sequence[Letter], bounds: Box, taken: Sequence[Box]) -> bool:
    """Whether a label lies inside `bounds` and touches nothing that is taken."""
    box = box_of(label)
    inside = (
        bounds.left <= box.left and box.right <= bounds.right and bounds.top <= box.top and box.bottom <= bounds.bottom
    )
    return inside and not any(box.overlap(other) for other in taken)


def _offer(
    lines: Sequence[str], at: tuple[float, float], colour: str, side: tuple[int, int], far: float
) -> list[Letter]:
    across, down = side
    leading = style.SMALL * 1.25
    x = at[0] + across * (9 if down == 0 else 5)
    middle = at[1] + down * (8 + far + leading * len(lines) / 2)
    first = middle - leading * (len(lines) - 1) / 2
    return [Letter(t, x, first + leading * i, colour, style.SMALL, ALIGN[across]) for i, t in enumerate(lines)]


def _cost(box: Box, bounds: Box, ink: Places, taken: Sequence[Box]) -> float:
    outside = (box.right - box.left) * (box.bottom - box.top) - box.overlap(bounds)
    touched = sum(300 + 4 * box.overlap(other) for other in taken if box.overlap(other))
    return 4 * outside + touched + 60 * box.count(ink)


def along(path: Points, step: float = 3.0) -> list[tuple[float, float]]:
    """Points of a line at most `step` pixels apart."""
    found = list(path[:1])
    for (x0, y0), (x1, y1) in pairwise(path):
        parts = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / step))
        found += [(x0 + (x1 - x0) * i / parts, y0 + (y1 - y0) * i / parts) for i in range(1, parts + 1)]
    return found
