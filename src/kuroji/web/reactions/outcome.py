"""The results of a story as its page tells them: groups with what sets them apart, what unites, what divides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec
import numpy as np

from kuroji.opinion.analysis.results import Analysis, Group, Standing
from kuroji.opinion.nouns import Choice, Statement, Status, Tally
from kuroji.opinion.storage.statements import statements_of
from kuroji.web.addresses import address
from kuroji.web.reactions.working import Tested, Worked, tested, worked
from kuroji.web.site import Site

# Statements in each list.
LISTED = 5
LETTERS = "ABCDE"
# Below this, k-means has cut a cloud in pieces rather than found groups (Kaufman and Rousseeuw's reading of the silhouette).
HARDLY_GROUPS = 0.25


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in a list: its counts, those of each group in their order, and the figure it is listed by."""

    statement: Statement
    path: str
    tally: Tally
    groups: tuple[Tally, ...]
    figure: float
    bridges: bool = False


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """What sets a group apart: it agrees with or rejects a statement (`direction`), so many percent of it, and others."""

    told: Told
    direction: str
    percent: int
    elsewhere: int


class GroupTold(msgspec.Struct, frozen=True, kw_only=True):
    """A group: its letter, its members and their share of the grouped in percent, and what sets it apart."""

    letter: str
    members: int
    percent: int
    stands: tuple[Stand, ...]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """The results of a story. `lists` by name: consensus, dissent, divisive, bridging; `explained` in percent.

    `standings` are the figures of every statement that has votes, `texts` the statements by id.
    `places` are (x, y, group) of each grouped reader on the map, from -1 to 1, in no order that
    would tell them apart; `robust` is None until it is worked out.
    """

    readers: int
    grouped: int
    votes: int
    groups: tuple[GroupTold, ...]
    silhouette: float | None
    explained: int
    lists: Mapping[str, tuple[Told, ...]]
    places: tuple[tuple[float, float, int], ...]
    newest: datetime | None
    standings: tuple[Standing, ...]
    texts: Mapping[int, Statement]
    robust: Tested | None

    @property
    def hardly(self) -> bool:
        """Whether the groups are hardly groups."""
        return self.silhouette is None or self.silhouette < HARDLY_GROUPS


def outcome(site: Site, slug: str, language: str) -> Outcome:
    """The results of a story's votes. Raises StoreError, NotHeld."""
    found = worked(site, slug)
    with site.forum.reading() as connection:
        texts = {one.id: one for one in statements_of(connection, slug, Status.APPROVED)}
    told = {number: _told(found, one, address("statement", language, slug=slug, number=str(number)))
            for number, one in texts.items() if number in found.analysis.votes.statements}  # fmt: skip
    results = found.results
    return Outcome(
        readers=results.participants, grouped=results.grouped, votes=results.votes,
        groups=tuple(_group(found, group, told) for group in results.groups), silhouette=results.silhouette,
        explained=round(100 * sum(results.explained)),
        lists={name: _list(found, name, told) for name in ("consensus", "dissent", "divisive", "bridging")},
        places=_places(found.analysis), newest=found.newest,
        standings=tuple(one for one in results.statements if one.statement in texts), texts=texts,
        robust=tested(site, slug, found),
    )  # fmt: skip


def by_group(site: Site, slug: str, number: int) -> tuple[tuple[str, Tally], ...]:
    """The counts of a statement by letter of the group; empty where there are no groups or nobody has voted on it."""
    found = worked(site, slug)
    if number not in found.analysis.votes.statements:
        return ()
    return tuple(zip(LETTERS, _tallies(found.analysis, number), strict=False))


def _tallies(analysis: Analysis, number: int) -> tuple[Tally, ...]:
    """The counts of a statement in each group."""
    column = analysis.votes.values[:, analysis.votes.statements.index(number)]
    return tuple(_tally(column[analysis.groups.labels == group]) for group in range(analysis.groups.count))


def _tally(answers: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Tally:
    agree, disagree, passed = (
        int((answers == choice).sum()) for choice in (Choice.AGREE, Choice.DISAGREE, Choice.PASS)
    )
    return Tally(agree, disagree, passed)


def _told(found: Worked, one: Statement, path: str) -> Told:
    standing = next(standing for standing in found.results.statements if standing.statement == one.id)
    groups = _tallies(found.analysis, one.id)
    return Told(statement=one, path=path, tally=standing.tally, groups=groups, figure=0.0, bridges=standing.bridges)


def _list(found: Worked, name: str, told: Mapping[int, Told]) -> tuple[Told, ...]:
    """The statements that lead a list, of those with enough answers."""
    ranked: list[Standing] = found.results.ranked(name)
    listed = [
        msgspec.structs.replace(told[one.statement], figure=getattr(one, name))
        for one in ranked
        if one.statement in told
    ]
    return tuple(one for one in listed if _belongs(one, name))[:LISTED]


def _belongs(one: Told, name: str) -> bool:
    """Whether a list says something true of a statement: a majority of every group, a statement that bridges."""
    if name == "bridging":
        return one.bridges
    if name == "divisive":
        return True
    direction = "agree" if name == "consensus" else "disagree"
    return all(2 * getattr(tally, direction) > tally.votes for tally in one.groups)


def _group(found: Worked, group: Group, told: Mapping[int, Told]) -> GroupTold:
    stands = tuple(
        _stand(told[position.statement], group.number, position.direction)
        for position in group.representative
        if position.statement in told
    )
    return GroupTold(
        letter=LETTERS[group.number], members=group.members, percent=round(100 * group.members / found.results.grouped),
        stands=stands,
    )  # fmt: skip


def _stand(told: Told, group: int, direction: str) -> Stand:
    inside = told.groups[group]
    others = [tally for number, tally in enumerate(told.groups) if number != group]
    return Stand(
        told=told,
        direction=direction,
        percent=_percent([inside], direction),
        elsewhere=_percent(others, direction),
    )


def _percent(tallies: list[Tally], direction: str) -> int:
    """The share of answers in a direction, in percent; 0 where nobody answered."""
    votes = sum(tally.votes for tally in tallies)
    return round(100 * sum(getattr(tally, direction) for tally in tallies) / votes) if votes else 0


def _places(analysis: Analysis) -> tuple[tuple[float, float, int], ...]:
    """The grouped readers on the map, scaled so that the farthest lies at 1 and sorted by place."""
    labels = analysis.groups.labels
    points = analysis.map.participants[labels >= 0]
    farthest = float(np.abs(points).max()) if len(points) else 0.0
    scaled = points / farthest if farthest else points
    groups = labels[labels >= 0]
    return tuple(
        sorted((round(float(x), 3), round(float(y), 3), int(g)) for (x, y), g in zip(scaled, groups, strict=True))
    )
