"""The map of readers as a picture: one sign a reader, near those who answer alike, the groups told apart by shape and colour."""

from __future__ import annotations

from collections.abc import Sequence

from kuroji.markup.elements import Html, element
from kuroji.web.reactions.outcome import LETTERS

WIDE, HIGH, EDGE = 640, 400, 36
# Readers in one place are drawn once, larger; no sign is larger than this.
LEAST, MOST = 4.0, 14.0
# Unit shapes round the origin, one for each group; the first is a circle.
SHAPES = (
    "",
    "M-1-1h2v2h-2z",
    "M0-1.25L1.15.85h-2.3z",
    "M0-1.35L1.2 0 0 1.35-1.2 0z",
    "M-.45-1.2h.9v.75h.75v.9h-.75v.75h-.9v-.75h-.75v-.9h.75z",
)


def opinion_map(places: Sequence[tuple[float, float, int]], title: str, description: str) -> Html:
    """The picture, for the eye only; `description` says in words what it shows."""
    counted: dict[tuple[float, float, int], int] = {}
    for place in places:
        counted[place] = counted.get(place, 0) + 1
    signs = [_sign(x, y, group, count) for (x, y, group), count in counted.items()]
    return element(
        "svg",
        element("title", title, id="map-title"),
        element("desc", description, id="map-desc"),
        *signs,
        *_letters(places),
        class_="opinion-map", viewBox=f"0 0 {WIDE} {HIGH}", role="img", aria_labelledby="map-title map-desc",
    )  # fmt: skip


def _at(x: float, y: float) -> tuple[float, float]:
    """The place in the picture; up is up."""
    return round(WIDE / 2 + x * (WIDE / 2 - EDGE), 1), round(HIGH / 2 - y * (HIGH / 2 - EDGE), 1)


def _sign(x: float, y: float, group: int, count: int) -> Html:
    left, top = _at(x, y)
    size = round(min(MOST, LEAST * count**0.5), 1)
    if not SHAPES[group]:
        return element("circle", cx=str(left), cy=str(top), r=str(size), class_=f"group-{LETTERS[group].lower()}")
    return element(
        "path", d=SHAPES[group], transform=f"translate({left} {top}) scale({size})",
        class_=f"group-{LETTERS[group].lower()}",
    )  # fmt: skip


def _letters(places: Sequence[tuple[float, float, int]]) -> list[Html]:
    """The letter of each group in its middle."""
    letters = []
    for group in sorted({group for _, _, group in places}):
        own = [(x, y) for x, y, one in places if one == group]
        left, top = _at(sum(x for x, _ in own) / len(own), sum(y for _, y in own) / len(own))
        letters.append(element("text", LETTERS[group], x=str(left), y=str(top), dy="0.35em", class_="letter"))
    return letters
