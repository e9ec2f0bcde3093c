"""Findings: what the figures of one view say of a statement that is more than one figure."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from kuroji.claims.judging.truths import Truths
from kuroji.claims.reading import Reading
from kuroji.claims.verdict import Verdict
from kuroji.indicators.view import View
from kuroji.model.errors import KurojiError, NotHeld
from kuroji.model.fact import Fact


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a statement holds in one view: True, False, or None where the data cannot say.

    `why` and `why_ja` give the figures in a sentence; `facts` are those figures.
    """

    holds: bool | None
    why: str
    why_ja: str
    facts: tuple[Fact, ...] = ()


Finder = Callable[[Truths, View, Reading], Finding]


def found(finder: Finder, truths: Truths, seen: View, reading: Reading) -> Finding:
    """What the finder finds; a finding that says what is missing where a figure is."""
    try:
        return finder(truths, seen, reading)
    except KurojiError as error:
        lacking = "held" if isinstance(error, NotHeld) else "known"
        return Finding(
            holds=None, why=f"The figures for it are not {lacking}: {error.what}.",
            why_ja=f"判断に必要な数値がない（{error.what}）。",
        )  # fmt: skip


def verdict_of(now: Finding, then: Finding | None) -> Verdict:
    """The verdict of a statement that holds or not now, and held or not with what was known at publication."""
    if now.holds:
        return Verdict.CONFIRMED
    if then is not None and then.holds:
        return Verdict.WAS_RIGHT
    if now.holds is None:
        return Verdict.UNVERIFIABLE
    return Verdict.CONTRADICTED
