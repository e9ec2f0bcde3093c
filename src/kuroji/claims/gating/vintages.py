"""Vintages and bases: older figures must be called so, and a base that is named must be that of a Fact beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from kuroji.claims.gating.hearing import Part
from kuroji.claims.gating.placed import Grounds
from kuroji.claims.gating.subjects import Spot
from kuroji.claims.gating.times import read
from kuroji.claims.resolving.words.talk import Line
from kuroji.model.fact import Fact
from kuroji.model.period import Period

_FIRST = frozenset({"first"})


def misprinted(spot: Spot, instant: datetime) -> Grounds | None:
    """A Fact of an older vintage that is not called the first print, or a newer one that is."""
    if "outlook" in spot.fact.method:
        return None
    older = spot.fact.as_of < instant
    called = any(
        w.sort == "vintage" and w.means in _FIRST and _names_a_print(w.text)
        for w in spot.before(("vintage",), sentence=True)
    )
    if older == called:
        return None
    return Grounds(
        "vintage",
        "the first print" if older else "the figure now known",
        "the first print" if called else "no older print",
    )


def _names_a_print(words: str) -> bool:
    """Whether the words speak of an older print; provisional figures are simply what is known."""
    return "provisional" not in words.lower() and not words.startswith("速報")


def outdated(
    part: Part, line: Line, spots: Sequence[Spot], facts: Sequence[Fact], home: Period
) -> Iterator[tuple[int, str, Grounds]]:
    """The bases a sentence names that no Fact of its section is compared with."""
    at = line.sentence.start
    if not any(spot.line is line for spot in spots):
        return
    bases = {basis for fact in facts for basis in _bases(fact, home)}
    for word in part.words:
        if word.sort == "basis" and at <= word.start < line.sentence.end and word.means not in bases and facts:
            yield word.start, word.text, Grounds("base", ", ".join(sorted(bases)), word.means)


def _bases(fact: Fact, home: Period) -> Iterator[str]:
    """The bases a Fact may be said to be compared with, or to be."""
    if "per-working-day" in fact.method:
        yield "per-working-day"
    if "first-print" in fact.method:
        yield "first-print"
    if fact.method == "from-previous":
        yield "previous"
    if fact.indicator in ("streak", "first_since") and fact.flow != "balance":
        yield "yoy"
    if fact.indicator == "change" and fact.method == "two-years":
        yield "yoy"
    base, own = read(fact.base or ""), read(fact.period)
    if own == home.year_earlier():
        yield "yoy"
    if "yoy" in fact.method or (base is not None and own is not None and base == own.year_earlier()):
        yield "yoy"
    elif base is not None and own is not None and base == own.previous():
        yield "previous"
