"""Following: a part of a reading that was only carried goes where the claims around it were found to have gone.

Period, partner and goods that a clause does not name are carried from what was spoken of
before. Where a claim shows by its figure that it speaks of another one (a turn), those after
it that carry the same part were carried past the same turn, and so were those of its sentence.
A turn to the whole, all goods or the world, may be an aside: the talk comes back from it.
Where every claim of the article that was carried to a part turned to the same other one, and
there are several, the part itself was misread: a title that only set a scene, an event for a partner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from kuroji.claims.judging.neighbours import Spoken
from kuroji.claims.reading import Reading, Resolved
from kuroji.indicators.view import Subject
from kuroji.model.errors import KurojiError
from kuroji.model.observation import TOTAL, WORLD, Flow

# How many claims after a turn still follow it, and how many turns make a part misread in the whole article.
REACH, SEVERAL = 12, 2
# Runs and firsts count periods of the kind they are told in: they follow to none of another length.
COUNTED = frozenset({"streak", "first_since"})
PARTS = ("period", "partner", "goods")


class Turn(msgspec.Struct, frozen=True):
    """The reading that the words of a claim fit best, and the one that its figure was found in: often the same."""

    sentence: int
    carried: Reading
    found: Reading


class Followed(msgspec.Struct, frozen=True):
    """A claim as the turns around it have it; `misread` where that is what the whole article says."""

    resolved: Resolved
    misread: bool = False


def turn_of(resolved: Resolved, spoken: Spoken | None) -> Turn | None:
    """The turn that a claim shows; None where no figure of digits enough bears it out."""
    if spoken is None or not spoken.held:
        return None
    return Turn(resolved.sentence, max(resolved.readings, key=lambda reading: reading.fit), spoken.reading)


def following(
    resolved: Sequence[Resolved], number: int, turns: Sequence[Turn | None], wrong: Iterable[tuple[str, Turn]]
) -> Followed | None:
    """The claim of that number, its carried parts where the turns of the article went; None where there are none.

    `wrong` are the parts that the whole article shows to be misread.
    """
    own = resolved[number]
    first = readings = own.readings
    for part, turn in wrong:
        readings = tuple(_followed(reading, turn, {part}, whole=True) for reading in readings)
    whole = readings != first
    for turn in _near(own, number, turns):
        readings = tuple(_followed(reading, turn, set(PARTS), whole=False) for reading in readings)
    return None if readings == first else Followed(msgspec.structs.replace(own, readings=readings), whole)


def misread(turns: Sequence[Turn | None]) -> Iterator[tuple[str, Turn]]:
    """The parts that no claim carried to them was found in, each with one of its several turns, all to the same."""
    for part in PARTS:
        groups: dict[str, list[Turn]] = {}
        for turn in turns:
            if turn is not None and part not in turn.carried.named:
                groups.setdefault(_value(part, turn.carried), []).append(turn)
        for value, group in groups.items():
            gone = {_value(part, turn.found) for turn in group}
            if len(group) >= SEVERAL and len(gone) == 1 and value not in gone:
                yield part, group[0]


def _value(part: str, reading: Reading) -> str:
    subject = reading.subject
    if part == "period":
        return reading.period
    return subject.partner if part == "partner" else f"{subject.flow}:{subject.commodity}"


def _near(own: Resolved, number: int, turns: Sequence[Turn | None]) -> Iterator[Turn]:
    """The turns in reach, nearest first."""
    far = sorted(range(max(0, number - REACH), min(len(turns), number + REACH)), key=lambda n: (abs(n - number), n))
    for n in far:
        turn = turns[n]
        if turn is not None and n != number and (n < number or turn.sentence == own.sentence):
            yield turn


def _followed(reading: Reading, turn: Turn, parts: set[str], *, whole: bool) -> Reading:
    """The reading, each of its carried parts that the turn was carried with as well now as the turn found it."""
    changes: dict[str, object] = {}
    free = parts - reading.named - turn.carried.named
    if "period" in free and reading.period == turn.carried.period != turn.found.period and _may(reading, turn):
        changes |= {"period": turn.found.period, "base": ""}
    subject = reading.subject
    if "partner" in free and subject.partner == turn.carried.subject.partner:
        subject = _with_partner(subject, turn.found.subject.partner, whole=whole)
    if "goods" in free:
        subject = _with_goods(subject, turn, whole=whole)
    if subject != reading.subject:
        changes["subject"] = subject
    return msgspec.structs.replace(reading, **changes) if changes else reading


def _may(reading: Reading, turn: Turn) -> bool:
    """Whether a period may be exchanged: a base named beside goes with its own; runs stay in periods of one length."""
    if reading.method == "base":
        return False
    return reading.indicator not in COUNTED or len(reading.period) == len(turn.found.period)


def _with_partner(own: Subject, partner: str, *, whole: bool) -> Subject:
    return own if partner == WORLD and not whole else msgspec.structs.replace(own, partner=partner)


def _with_goods(own: Subject, turn: Turn, *, whole: bool) -> Subject:
    """The subject with the goods of a turn of its flow; no balance is that of goods."""
    carried, found = turn.carried.subject, turn.found.subject
    if carried.flow != found.flow or _code(carried, own.flow) != own.commodity:
        return own
    code = _code(found, own.flow)
    if code in ("", own.commodity) or (code == TOTAL and not whole) or (code != TOTAL and own.flow == Flow.BALANCE):
        return own
    return msgspec.structs.replace(own, commodity=code, classification=found.classification)


def _code(subject: Subject, flow: str) -> str:
    """The code of a subject's goods in a flow; empty where they are not kept apart there."""
    if subject.commodity == TOTAL or subject.flow == flow:
        return subject.commodity
    try:
        return subject.of(flow).commodity
    except KurojiError:
        return ""
