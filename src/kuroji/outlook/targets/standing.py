"""Where a target stands: met, missed or open, with the Facts that say so."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kuroji.indicators.facts import from_figure
from kuroji.indicators.figure import Figure
from kuroji.indicators.view import View
from kuroji.model.errors import NotPublished, Undefined
from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.outlook.targets.goals import Goals, Target
from kuroji.outlook.targets.progress import ENDS, WORDS, Made, history, newest, subject, trending


class State(StrEnum):
    """Met or missed by the result of its year; open before that."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A target with its Facts by name: target, result, reached, gap, and where they are defined required, grown,
    trend middle, trend low, trend high, arrives.

    `first` is the year from which results of its definition are held.
    """

    target: Target
    state: State
    facts: dict[str, Fact]
    results: tuple[Fact, ...]

    def __contains__(self, name: str) -> bool:
        return name in self.facts

    def __getitem__(self, name: str) -> Fact:
        return self.facts[name]


NAMES = {
    "target": "target", "reached": "target_reached", "gap": "target_gap", "required": "required_growth",
    "grown": "past_target_growth", "arrives": "trend_arrives",
}  # fmt: skip


def standings(view: View, goals: Goals, code: str = "") -> tuple[Standing, ...]:
    """The targets set by the view's instant, of one code or all, in the order of their years."""
    chosen = [t for t in goals.targets if code in ("", t.code) and t.known_at <= view.as_of]
    return tuple(standing(view, goals, target) for target in sorted(chosen, key=lambda t: (t.code, t.period.end)))


def standing(view: View, goals: Goals, target: Target) -> Standing:
    """Where one target stands. Raises NotPublished before it was set or any result was known."""
    row = newest(view, goals, target)
    state = State.OPEN
    if row.period == target.period:
        state = State.MET if row.value >= target.value else State.MISSED
    found = {name: _made(view, goals, target, target.period, word, WORDS[word]) for name, word in NAMES.items()}
    found["result"] = _made(view, goals, target, row.period, "target_result", WORDS["target_result"])
    for end in ENDS:
        found[f"trend {end}"] = _trend(view, goals, target, end) if state is State.OPEN else None
    results = (
        _made(view, goals, target, r.period, "target_result", WORDS["target_result"])
        for r in history(view, goals, target)
    )
    return Standing(
        target=target, state=state, facts={name: fact for name, fact in found.items() if fact is not None},
        results=tuple(fact for fact in results if fact is not None),
    )  # fmt: skip


def _trend(view: View, goals: Goals, target: Target, end: str) -> Fact | None:
    try:
        figure = trending(view, goals, target, target.period, end)
    except (Undefined, NotPublished):
        return None
    return _fact(view, target, target.period, "trend", f"{target.name},{end}", figure)


def _made(view: View, goals: Goals, target: Target, period: Period, word: str, make: Made) -> Fact | None:
    try:
        figure = make(view, goals, target, period)
    except (Undefined, NotPublished):
        return None
    return _fact(view, target, period, word, target.name, figure)


def _fact(view: View, target: Target, period: Period, word: str, method: str, figure: Figure) -> Fact:
    return from_figure(view, word, method, subject(target), period, figure)
