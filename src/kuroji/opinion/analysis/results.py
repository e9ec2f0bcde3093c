"""The results of a conversation: its map, groups and statements, as pages, files and commands show them."""

from __future__ import annotations

import msgspec
import numpy as np

from kuroji.opinion.analysis.bridging import Bridging, bridging
from kuroji.opinion.analysis.groups import Groups, groups_of
from kuroji.opinion.analysis.matrix import Floats, VoteMatrix, counts
from kuroji.opinion.analysis.opinion_map import OpinionMap, opinion_map
from kuroji.opinion.analysis.statements import (
    ByGroup,
    Stance,
    by_group,
    divisiveness,
    group_informed_consensus,
    one_sided_p,
    priority,
)
from kuroji.opinion.nouns import Tally

REPRESENTATIVE = 5
# Fewer answers say nothing about a statement: it is in the results, but not among the best.
MIN_ANSWERS = 7


class Analysis(msgspec.Struct, frozen=True):
    """Everything computed from one matrix; arrays are in the matrix's own order."""

    votes: VoteMatrix
    map: OpinionMap
    groups: Groups
    stances: ByGroup
    consensus: Floats
    dissent: Floats
    divisive: Floats
    priority: Floats
    bridging: Bridging


class Position(msgspec.Struct, frozen=True):
    """Where a group stands on a statement: `p` is the larger of the two one-sided tests' probabilities."""

    statement: int
    direction: str
    probability: float
    ratio: float
    p: float


class Group(msgspec.Struct, frozen=True):
    """A group: its number of members, the middle of its place on the map, and what sets it apart."""

    number: int
    members: int
    centre: tuple[float, float]
    representative: tuple[Position, ...]


class Standing(msgspec.Struct, frozen=True):
    """A statement's figures; `consensus` and `dissent` are products over groups, None while there are no groups."""

    statement: int
    tally: Tally
    consensus: float | None
    dissent: float | None
    divisive: float | None
    priority: float
    bridging: float
    bridging_factor: float
    bridges: bool
    place: tuple[float, float]


class Results(msgspec.Struct, frozen=True):
    """What a conversation has come to. `statements` in the order of their ids, rejected ones left out."""

    participants: int
    grouped: int
    votes: int
    groups: tuple[Group, ...]
    silhouette: float | None
    explained: tuple[float, float]
    statements: tuple[Standing, ...]

    def ranked(self, by: str) -> list[Standing]:
        """Statements with enough answers, highest `by` (consensus, dissent, divisive, bridging) first; ties by id."""
        known = [s for s in self.statements if s.tally.votes >= MIN_ANSWERS and getattr(s, by) is not None]
        return sorted(known, key=lambda s: (-getattr(s, by), s.statement))


def analysed(votes: VoteMatrix, groups_before: int | None = None) -> Analysis:
    """The analysis of a matrix; `groups_before` is the number of groups held so far, if any."""
    seen = opinion_map(votes)
    groups = groups_of(votes, seen.participants, groups_before)
    stances = by_group(votes, groups)
    agree, disagree, answers = counts(votes.values)
    extremity = np.hypot(seen.statements[:, 0], seen.statements[:, 1])
    return Analysis(
        votes,
        seen,
        groups,
        stances,
        group_informed_consensus(stances.agree),
        group_informed_consensus(stances.disagree),
        divisiveness(stances.agree),
        priority(agree, answers - agree - disagree, answers, extremity),
        bridging(votes),
    )


def results_of(found: Analysis) -> Results:
    """The analysis in the words of the newsroom."""
    groups = found.groups
    return Results(
        participants=len(found.votes.participants),
        grouped=sum(groups.sizes),
        votes=int(found.votes.answered[:, ~found.votes.moderated_out].sum()),
        groups=tuple(_group(found, number) for number in range(groups.count)),
        silhouette=groups.silhouette.get(groups.count),
        explained=(float(found.map.explained[0]), float(found.map.explained[1])),
        statements=tuple(_standings(found)),
    )


def _standings(found: Analysis) -> list[Standing]:
    agree, disagree, answers = counts(found.votes.values)
    are_groups = found.groups.count > 0
    return [
        Standing(
            number,
            Tally(int(agree[c]), int(disagree[c]), int(answers[c] - agree[c] - disagree[c])),
            float(found.consensus[c]) if are_groups else None,
            float(found.dissent[c]) if are_groups else None,
            float(found.divisive[c]) if are_groups else None,
            float(found.priority[c]),
            float(found.bridging.intercept[c]),
            float(found.bridging.factor[c]),
            bool(found.bridging.bridges[c]),
            (float(found.map.statements[c, 0]), float(found.map.statements[c, 1])),
        )
        for c, number in enumerate(found.votes.statements)
        if not found.votes.moderated_out[c]
    ]


def _group(found: Analysis, number: int) -> Group:
    members = found.groups.labels == number
    centre = found.map.participants[members].mean(axis=0)
    positions = _positions(found, number, "agree", found.stances.agree)
    positions += _positions(found, number, "disagree", found.stances.disagree)
    positions.sort(key=lambda pair: (-pair[0], pair[1].statement))
    kept = tuple(position for _, position in positions[:REPRESENTATIVE])
    return Group(number, int(members.sum()), (float(centre[0]), float(centre[1])), kept)


def _positions(found: Analysis, number: int, direction: str, stance: Stance) -> list[tuple[float, Position]]:
    """The group's representative statements in one direction, each with its weight: ratio, probability and both z."""
    kept = []
    for c in np.flatnonzero(stance.representative[number] & ~found.votes.moderated_out):
        alone, against = float(stance.alone_z[number, c]), float(stance.against_z[number, c])
        probability, ratio = float(stance.probability[number, c]), float(stance.ratio[number, c])
        position = Position(found.votes.statements[c], direction, probability, ratio, one_sided_p(min(alone, against)))
        kept.append((probability * ratio * alone * against, position))
    return kept
