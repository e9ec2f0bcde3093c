"""Ranking: how much news every scanned series is, as a sum of named terms.

The terms are those by which single facts are ranked (docs/reference/news-value.md), added up
for a series: its size and contribution, and weighted by size its record, streak, turn and
surprise. A series that is part of another one scanned is not taken back: one level is
scanned at a time.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np

from kuroji.indicators.scanning.cells import Floats, Whole
from kuroji.indicators.scanning.measuring import Measures

# How many figures must be there for the first of them to be a record.
FEWEST = 24


class Ranking(msgspec.Struct, frozen=True):
    """The terms of every series by name, their sum, and the order of the series, most newsworthy first."""

    terms: Mapping[str, Floats]
    score: Floats
    order: np.typing.NDArray[np.int64]


def ranked(found: Measures, whole_of: Mapping[str, Whole], flows: np.typing.NDArray[np.object_]) -> Ranking:
    """The ranking of measured series; `whole_of` has the total of each flow with the world, `flows` that of each series."""
    now = np.array([whole_of[flow].now for flow in flows], dtype=float)
    before = np.array([whole_of[flow].base for flow in flows], dtype=float)
    value = np.nan_to_num(found.value)
    with np.errstate(divide="ignore", invalid="ignore"):
        size = 3 * np.where(now > 0, value / now, 0.0)
        points = np.where(before > 0, found.difference / before * 100, 0.0)
    weight = 0.2 + 0.8 * np.minimum(1.0, np.sqrt(size / 3))
    terms = {
        "size": size,
        "contribution": np.minimum(np.abs(np.nan_to_num(points)) / 2, 3.0),
        "record": weight * _record(found),
        "streak": weight * np.where(found.streak > 1, np.minimum(2.0, 0.4 * _log2(found.streak)), 0.0),
        "sign": weight * np.where(found.first_since > 0, np.minimum(3.0, 1.5 + _log2(found.first_since) / 2), 0.0),
        "surprise": weight * np.nan_to_num(np.minimum(found.surprise, 4.0) / 2),
    }
    score = np.sum(list(terms.values()), axis=0)
    return Ranking(terms, score, np.argsort(-score, kind="stable"))


def _record(found: Measures) -> Floats:
    """4 for a record of all time, 2 for one of the same part of the year; nil is no record."""
    some = found.value > 0
    all_time = some & (found.compared >= FEWEST) & ((found.high == 1) | (found.low == 1))
    in_year = some & (found.compared_in_year >= FEWEST) & ((found.high_in_year == 1) | (found.low_in_year == 1))
    return np.where(all_time, 4.0, np.where(in_year, 2.0, 0.0))


def _log2(count: np.typing.NDArray[np.int64]) -> Floats:
    found: Floats = np.log2(np.maximum(count, 1))
    return found
