"""A poll in an English story: how the figures came out against what was forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import en

if TYPE_CHECKING:
    from kuroji.stories.wording.en_story import English

FLOWS = ("export", "import")
LEVELS = (("balance", "balance", ""), ("export", "value", "exports"), ("import", "value", "imports"))


def poll(say: English, point: Point) -> list[Passage]:
    """The deficit was larger than the ¥250.0 billion forecast (poll: Reuters). Exports rose more than ..."""
    levels = [_level(say, *_pair(point, f"{w}.{k}"), n) for w, k, n in LEVELS if f"{w}.{k}" in point]
    changes = [_change(say, *_pair(point, f"{flow}.change"), f"{flow}s") for flow in FLOWS if f"{flow}.change" in point]
    sentences = [*levels, *([joined("", changes, "; ")] if changes else [])]
    if not sentences:
        return []
    first, *others = sentences
    return [joined("", [say.sentence(first, _source(say, point)), *(say.sentence(s) for s in others)], " ")]


def _pair(point: Point, name: str) -> tuple[Fact, Fact]:
    """A figure and what was forecast of it."""
    return point.facts[name], point.facts[f"{name}.poll"]


def _source(say: English, point: Point) -> Passage:
    source = point.notes.get("source")
    return say.text(" (poll: {source})", source=source) if source else say.text(" in a poll")


def _level(say: English, actual: Fact, forecast: Fact, flow: str) -> Passage:
    places = {"actual": say.amount(actual), "forecast": say.amount(forecast)}
    if flow:
        than = _than(abs(actual.value), abs(forecast.value), "above", "below", "in line with")
        return say.text(f"{flow}, at {{actual}}, were {than} the {{forecast}} forecast", **places)
    if (actual.value < 0) != (forecast.value < 0):
        return say.text(
            f"the {say.side(actual)} of {{actual}} compared with a {say.side(forecast)} of {{forecast}} forecast",
            **places,
        )
    than = _than(abs(actual.value), abs(forecast.value), "larger than", "smaller than", "in line with")
    return say.text(
        f"the {{side}} was {than} the {{forecast}} forecast",
        side=(actual, say.side(actual)),
        forecast=places["forecast"],
    )


def _change(say: English, actual: Fact, forecast: Fact, flow: str) -> Passage:
    rose, verb = "rise" if forecast.value >= 0 else "fall", en.rose(actual)
    places = {"forecast": (forecast, en.percent(forecast))}
    if actual.value == 0 or (actual.value < 0) != (forecast.value < 0):
        return say.text(f"{flow} {{verb}}, where a {rose} of {{forecast}} was forecast", verb=(actual, verb), **places)
    than = _than(abs(actual.value), abs(forecast.value), "more than", "less than", "in line with")
    return say.text(f"{flow} {{verb}} {than} the {{forecast}} forecast", verb=(actual, verb), **places)


def _than(actual: float, forecast: float, above: str, below: str, same: str) -> str:
    return same if actual == forecast else above if actual > forecast else below
