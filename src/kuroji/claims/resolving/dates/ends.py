"""Ends: a move from one figure to another between two periods: each figure is of its own end.

Between March and May 2020 exports fell from 6.4 trillion yen to 4.2; between 2020 and 2022 the balance moved from a
surplus of 0.4 trillion to a deficit of 20.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.periods import OWN, Dated, Named
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.model.period import Period, month

_FIGURES = (Kind.AMOUNT, Kind.QUANTITY, Kind.PERCENT, Kind.MULTIPLE)
# Had roughly halved to 137.2 million kilolitres by 2025.
_TO_A_LEVEL = expression(
    r" to (?:a record |about |around |some |roughly |nearly |just )?[-–+−]?[¥$]?\d[\d.,]*[^,;:()\d]{0,30}? (?:in|by) (?:the )?",
    re.IGNORECASE,
)
_NEAR = 0.05
_FILLED = (
    r"(?:(?:an?|the|about|around|some|roughly|nearly|almost|just|only|over|under|surplus|deficit|shortfall|gap|of|record"
    r"|plus|minus|rise|gain|growth|fall|drop|decline|increase|annual|monthly|barely|more|less|than) )*[-–+−]?[¥$]?"
)
_OUT_OF = expression(rf"\bfrom {_FILLED}$", re.IGNORECASE)
_INTO = expression(r"[^.;:()\d]{0,24}\bto\b", re.IGNORECASE)
_OUT_OF_ONE_INTO = expression(rf"\bfrom (?P<one>[^;:()]{{0,60}}\d[^;:()]{{0,30}}?) to {_FILLED}$", re.IGNORECASE)
_BETWEEN = expression(r"\b(?:between|from)\s(?:the\s)?$", re.IGNORECASE)
_JOINED = expression(r",?\s(?:and|to|until|through|till)\s(?:the\s)?|\s?[-–—]\s?", re.IGNORECASE)
_IN_IT = expression(r"(?: yen| tonnes| units)? (?:in|of|for|during) (?:the )?", re.IGNORECASE)
_RATED = expression(r"\d ?(?:%|per ?cent)", re.IGNORECASE)
_YEAR = 12
_SETS_OUT = expression(r"(?:between|from)\s", re.IGNORECASE)


def at_ends(mention: Mention, start: int, line: Line, talk: Talk) -> list[Dated]:
    """The end of a move that an English figure is of, where the sentence names both ends."""
    if line.japanese or mention.kind not in _FIGURES:
        return []
    if mention.kind in (Kind.PERCENT, Kind.MULTIPLE) and (reached := _reached(mention, start, line, talk)):
        return reached
    first = _OUT_OF.search(line.text[:start]) and _INTO.match(line.text, start + len(mention.text))
    second = None if first else _OUT_OF_ONE_INTO.search(line.text[:start])
    end = start + len(mention.text)
    moved = first.start() if first else second.start() if second else 0
    dated = any(
        moved < n.start < start or _IN_IT.fullmatch(line.text, end, n.start) for n in line.periods if n.start > moved
    )
    if not (first or second) or dated:
        return []
    pair = _named(line, talk) or _told(start, line, talk)
    return [Dated(pair[0 if first else 1], _NEAR, "between")] if pair else []


def _reached(mention: Mention, start: int, line: Line, talk: Talk) -> list[Dated]:
    """The period in which the level that a change led to was reached."""
    end = start + len(mention.text)
    named = next((n for n in line.periods if n.start >= end), None)
    if named is None or not _TO_A_LEVEL.fullmatch(line.text, end, named.start):
        return []
    return [Dated(p, _NEAR, named.text) for p in named.periods(talk.scene)[:1]]


def _named(line: Line, talk: Talk) -> tuple[Period, Period] | None:
    """The two periods between which a sentence says that something moved."""
    for one in line.periods:
        if {"a", "b"} <= set(one.match.groupdict()) and _SETS_OUT.match(one.text):
            for period in one.periods(talk.scene)[:1]:
                return month(period.start), month(period.end)
        other = _joined(one, line.text, line.periods)
        if other is not None and _BETWEEN.search(line.text[: one.start]):
            late = next(iter(other.periods(talk.scene)), None)
            scene = talk.scene.at(late) if late else talk.scene
            early = next(iter(one.periods(scene)), None)
            if early and late and early.length == late.length and early < late:
                return early, late
    return None


def _told(start: int, line: Line, talk: Talk) -> tuple[Period, Period] | None:
    """The two years told last, where a sentence names at most one of them: cars went from 5.06 million to 5.90 million."""
    own = [n for n in line.periods if n.part == OWN and n.end <= start]
    if len(own) > 1 or _RATED.search(line.text[:start]):
        return None
    late = [p for n in own for p in n.periods(talk.scene)[:1]]
    years = [p for p in (*talk.periods, *late) if p.length == _YEAR]
    if (own and not late) or len(years) < 2 or years[-2:] != [*talk.periods, *late][-2:]:
        return None
    one, other = sorted(years[-2:], key=lambda p: p.end)
    return (one, other) if one.frequency is other.frequency and one < other and (not late or late[0] == other) else None


def _joined(one: Named, text: str, periods: Iterable[Named]) -> Named | None:
    return next((n for n in periods if n.start >= one.end and _JOINED.fullmatch(text, one.end, n.start)), None)
