"""red-dwarf, the package our figures are held against; what it and its imports warn of is not ours."""

from __future__ import annotations

import importlib
import warnings
from typing import Any

import numpy as np

from kuroji.opinion.analysis.groups import Groups
from kuroji.opinion.analysis.matrix import Ints, VoteMatrix


def peer_statistics(votes: VoteMatrix, groups: Groups) -> tuple[Any, ...]:
    """Its statistics of statements: S, A and D, probabilities, ratios, both z, consensus, in that order."""
    chosen = groups.labels >= 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pandas: Any = importlib.import_module("pandas")
        stats: Any = importlib.import_module("reddwarf.utils.stats")
        frame = pandas.DataFrame(votes.values[chosen], columns=list(votes.statements))
        return tuple(stats.calculate_comment_statistics(frame, groups.labels[chosen]))


def peer_priority(agree: Ints, disagree: Ints, seen: Ints, extremity: Any) -> Any:
    """Its priority of statements that are no metadata."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        stats: Any = importlib.import_module("reddwarf.utils.stats")
        return stats.priority_metric(np.zeros(len(agree), dtype=bool), agree, disagree, seen, extremity)
