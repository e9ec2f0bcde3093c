"""Turning points of a series: alternating peaks and troughs by the rule of Bry and Boschan.

A month is a candidate when it is the highest (lowest) within `reach` months on both sides;
peaks and troughs must alternate, of two in a row the higher peak (lower trough) stays; a
phase lasts `least_phase` months or more, a full cycle `least_cycle`, and moves the series
by more than `least_move`, so that a peak stands above its troughs. Bry and Boschan
(1971), "Cyclical analysis of time series", in the quarterly and monthly form of Harding and
Pagan (2002), "Dissecting the cycle". The rule dates cycles of the level; feed it a smooth
series (a 12-month sum, a share), since on a seasonal one it would date the seasons.
"""

from __future__ import annotations

from itertools import pairwise

import msgspec
import numpy as np
import numpy.typing as npt
from numpy.typing import ArrayLike

from kuroji.model.errors import InputError

Floats = npt.NDArray[np.float64]


class Turn(msgspec.Struct, frozen=True):
    """A turning point: its place in the series, 0 the first, and whether it is a peak."""

    at: int
    peak: bool


def turning_points(
    values: ArrayLike, *, reach: int = 5, least_phase: int = 5, least_cycle: int = 15, least_move: float = 0.0
) -> tuple[Turn, ...]:
    """The turning points of a series in order. Raises InputError for gaps or a series shorter than two reaches and a point.

    The first and last `reach` values are never turning points: what follows is not known yet.
    """
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != 1 or found.size < 2 * reach + 1:
        raise InputError(
            f"{found.size} values are too few to date turning points",
            remedy=f"Give {2 * reach + 1} or more without gaps.",
        )
    if not np.isfinite(found).all():
        raise InputError("the series has a gap", where=f"value {int(np.flatnonzero(~np.isfinite(found))[0])}")
    turns = _alternating(_candidates(found, reach), found)
    turns = _long_enough(turns, found, least_phase, 1)
    turns = _long_enough(turns, found, least_cycle, 2)
    return tuple(_large_enough(turns, found, least_move))


def _candidates(values: Floats, reach: int) -> list[Turn]:
    found = []
    for at in range(reach, values.size - reach):
        around = values[at - reach : at + reach + 1]
        # Of a flat top the first month counts, so that a plateau has one peak.
        if values[at] == around.max() and values[at] > values[at - reach : at].max():
            found.append(Turn(at, peak=True))
        elif values[at] == around.min() and values[at] < values[at - reach : at].min():
            found.append(Turn(at, peak=False))
    return found


def _alternating(turns: list[Turn], values: Floats) -> list[Turn]:
    kept: list[Turn] = []
    for turn in turns:
        if kept and kept[-1].peak == turn.peak:
            better = values[turn.at] > values[kept[-1].at] if turn.peak else values[turn.at] < values[kept[-1].at]
            if better:
                kept[-1] = turn
        else:
            kept.append(turn)
    return kept


def _long_enough(turns: list[Turn], values: Floats, least: int, apart: int) -> list[Turn]:
    """Turns such that any two `apart` places from each other are `least` months apart or more.

    The shortest offender goes first. Of a short phase both ends go; of a short cycle its
    middle and the weaker of its two equal ends, so that the rest still alternates.
    """
    kept = list(turns)
    while True:
        spans = [(kept[n + apart].at - kept[n].at, n) for n in range(len(kept) - apart)]
        short = [span for span in spans if span[0] < least]
        if not short:
            return kept
        _, first = min(short)
        if apart == 1:
            gone = {first, first + 1}
        else:
            one, two = kept[first], kept[first + 2]
            weaker = (values[one.at] < values[two.at]) == one.peak
            gone = {first + 1, first if weaker else first + 2}
        kept = _alternating([turn for n, turn in enumerate(kept) if n not in gone], values)


def _large_enough(turns: list[Turn], values: Floats, least: float) -> list[Turn]:
    """Turns between which the series moves by more than `least` in the right direction; the smallest phase goes first."""
    kept = list(turns)
    while True:
        moves = [
            (float(values[one.at] - values[two.at]) * (1 if one.peak else -1), n)
            for n, (one, two) in enumerate(pairwise(kept))
        ]
        if not moves or min(moves)[0] > least:
            return kept
        _, first = min(moves)
        kept = _alternating([turn for n, turn in enumerate(kept) if n not in (first, first + 1)], values)
