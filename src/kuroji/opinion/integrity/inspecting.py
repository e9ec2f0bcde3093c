"""Looking a conversation over: bursts and clones become flags, and nothing is deleted or left out because of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kuroji.opinion.analysis.groups import groups_of
from kuroji.opinion.analysis.matrix import VoteMatrix
from kuroji.opinion.analysis.opinion_map import opinion_map
from kuroji.opinion.integrity.bursts import bursts
from kuroji.opinion.integrity.clones import clones
from kuroji.opinion.nouns import Flag, Vote


def inspected(conversation: str, votes: VoteMatrix, history: Iterable[Vote], now: datetime) -> list[Flag]:
    """The flags of a conversation: hours with a burst of votes or of newcomers, and each participant with clones."""
    cast = list(history)
    newcomers: dict[str, datetime] = {}
    for vote in cast:
        newcomers.setdefault(vote.participant, vote.cast)
    found = []
    for kind, arrivals in (
        ("burst of votes", [v.cast for v in cast]),
        ("burst of newcomers", list(newcomers.values())),
    ):
        for burst in bursts(arrivals):
            detail = f"{burst.count} in an hour, {burst.expected:.1f} expected, p = {burst.p:.1e}"
            found.append(_flag(conversation, kind, burst.start.isoformat(), detail, now))
    return found + _clone_flags(conversation, votes, now)


def _clone_flags(conversation: str, votes: VoteMatrix, now: datetime) -> list[Flag]:
    """One flag for each participant, on the least probable of their pairs."""
    pairs = clones(votes, groups_of(votes, opinion_map(votes).participants))
    worst: dict[str, str] = {}
    number: dict[str, int] = {}
    for pair in pairs:
        for name in (pair.left, pair.right):
            number[name] = number.get(name, 0) + 1
            worst.setdefault(name, f"{pair.alike} of {pair.shared} answers alike, p = {pair.p:.1e}")
    return [
        _flag(conversation, "clone", name, f"{detail}; {number[name]} such pair{'s' if number[name] > 1 else ''}", now)
        for name, detail in sorted(worst.items())
    ]


def _flag(conversation: str, kind: str, subject: str, detail: str, now: datetime) -> Flag:
    return Flag(conversation=conversation, kind=kind, subject=subject, detail=detail, at=now)
