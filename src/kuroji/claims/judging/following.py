"""Following: a part of a reading that was only carried goes where the claims around it were found to have gone.

Period, partner and goods that a clause does not name are carried from what was spoken of
before. Where a claim shows by its figure that it speaks of another one (a turn), those after
it that carry the same part were carried past the same turn, and so were those of its sentence.
A turn to the whole, all goods or the world, is an aside: the talk comes back from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kuroji.claims.judging.neighbours import Spoken
from kuroji.claims.reading import Reading, Resolved
from kuroji.indicators.view import Subject
from kuroji.model.errors import KurojiError
from kuroji.model.observation import TOTAL, WORLD, Flow

# How many claims after a turn still follow it.
REACH = 8
# Runs and firsts count periods of the kind they are told in: they follow to none of another length.
COUNTED = frozenset({"streak", "first_since"})


class Turn(msgspec.Struct, frozen=True):
    """The reading that the words of a claim fit best, and the one that its figure was found in."""

    sentence: int
    carried: Reading
    found: Reading


def turn_of(resolved: Resolved, spoken: Spoken | None) -> Turn | None:
    """The turn that a claim shows; None where no figure of digits enough bears it out."""
    if spoken is None or not spoken.held:
        return None
    return Turn(resolved.sentence, max(resolved.readings, key=lambda reading: reading.fit), spoken.reading)


def following(resolved: Sequence[Resolved], number: int, turns: Sequence[Turn | None]) -> Resolved:
    """The claim of that number, its carried parts where the nearest turns before it, or in its sentence, went."""
    own = resolved[number]
    readings = own.readings
    for turn in _near(own, number, turns):
        readings = tuple(_followed(reading, turn) for reading in readings)
    return own if readings == own.readings else msgspec.structs.replace(own, readings=readings)


def _near(own: Resolved, number: int, turns: Sequence[Turn | None]) -> Iterator[Turn]:
    """The turns in reach, nearest first."""
    far = sorted(range(max(0, number - REACH), min(len(turns), number + REACH)), key=lambda n: (abs(n - number), n))
    for n in far:
        turn = turns[n]
        if turn is not None and n != number and (n < number or turn.sentence == own.sentence):
            yield turn


def _followed(reading: Reading, turn: Turn) -> Reading:
    """The reading, each of its carried parts that the turn was carried with as well now as the turn found it."""
    changes: dict[str, object] = {}
    free = {"period", "partner", "goods"} - reading.named - turn.carried.named
    if "period" in free and reading.period == turn.carried.period != turn.found.period and _may(reading, turn):
        changes |= {"period": turn.found.period, "base": ""}
    subject = _subject(reading.subject, turn.carried.subject, turn.found.subject, free)
    if subject != reading.subject:
        changes["subject"] = subject
    return msgspec.structs.replace(reading, **changes) if changes else reading


def _may(reading: Reading, turn: Turn) -> bool:
    """Whether a period may be exchanged: a base named beside goes with its own; runs stay in periods of one length."""
    if reading.method == "base":
        return False
    return reading.indicator not in COUNTED or len(reading.period) == len(turn.found.period)


def _subject(own: Subject, carried: Subject, found: Subject, free: set[str]) -> Subject:
    if "partner" in free and own.partner == carried.partner and found.partner not in (WORLD, own.partner):
        own = msgspec.structs.replace(own, partner=found.partner)
    if "goods" in free and carried.flow == found.flow and _goods(carried, own.flow) == own.commodity:
        code = _goods(found, own.flow)
        if code not in ("", TOTAL, own.commodity) and own.flow != Flow.BALANCE:
            own = msgspec.structs.replace(own, commodity=code, classification=found.classification)
    return own


def _goods(subject: Subject, flow: str) -> str:
    """The code of a subject's goods in a flow; empty where they are not kept apart there."""
    if subject.commodity == TOTAL or subject.flow == flow:
        return subject.commodity
    try:
        return subject.of(flow).commodity
    except KurojiError:
        return ""
