"""A rectangle cut into rectangles of given areas, each as near to a square as can be.

Bruls, Huizing and van Wijk, "Squarified treemaps" (2000): rows are filled along the shorter
side as long as the worst proportion in the row does not grow.
"""

from __future__ import annotations

from collections.abc import Sequence

from kuroji.charts.placing import Box


def squarified(sizes: Sequence[float], whole: Box) -> list[Box]:
    """A box for each size, in their order, that together fill `whole`; sizes are positive; falling ones give the squarest."""
    scale = (whole.right - whole.left) * (whole.bottom - whole.top) / sum(sizes)
    areas = [size * scale for size in sizes]
    boxes: list[Box] = []
    left = whole
    start = 0
    while start < len(areas):
        side = min(left.right - left.left, left.bottom - left.top)
        end = start + 1
        while end < len(areas) and _worst(areas[start : end + 1], side) <= _worst(areas[start:end], side):
            end += 1
        row, left = _row(areas[start:end], left)
        boxes += row
        start = end
    return boxes


def _worst(row: Sequence[float], side: float) -> float:
    """The largest proportion of two sides in a row of areas laid along `side`."""
    total = sum(row)
    return max(side**2 * max(row) / total**2, total**2 / (side**2 * min(row)))


def _row(row: Sequence[float], room: Box) -> tuple[list[Box], Box]:
    """The boxes of a row along the shorter side of `room`, and the room that is left."""
    wide, high = room.right - room.left, room.bottom - room.top
    total = sum(row)
    boxes = []
    if wide >= high:
        thick, place = total / high, room.top
        for area in row:
            boxes.append(Box(room.left, place, room.left + thick, place + area / thick))
            place += area / thick
        return boxes, Box(room.left + thick, room.top, room.right, room.bottom)
    thick, place = total / wide, room.left
    for area in row:
        boxes.append(Box(place, room.top, place + area / thick, room.top + thick))
        place += area / thick
    return boxes, Box(room.left, room.top + thick, room.right, room.bottom)
