"""The headline and the lead of an English story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.model.period import Frequency
from kuroji.model.stage import Stage
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import en

if TYPE_CHECKING:
    from kuroji.stories.wording.en_story import English


def headline(say: English, point: Point) -> Passage:
    """Japan swings to ¥378.7 billion trade deficit in May, first in four months."""
    level = point.facts["level"]
    side, country = say.side(level), say.owner.name_en
    when = en.period(say.told.period, year=say.told.period.frequency is not Frequency.MONTH)
    if "first" in point:
        count = int(point.facts["first"].value)
        return say.text(
            f"{country} swings to {{level}} trade {side} in {when}, first in {{first}} {en.kind(say.told.period, count)}",
            level=say.amount(level), first=(point.facts["first"], en.cardinal(count)),
        )  # fmt: skip
    return joined("", [_headline_start(say, point, when), _headline_run(say, point)], "")


def _headline_start(say: English, point: Point, when: str) -> Passage:
    level = point.facts["level"]
    side, country = say.side(level), say.owner.name_en
    change = point.facts.get("change")
    if change is None or say.told.period.frequency is Frequency.MONTH or change.value == 0:
        return say.text(f"{country} posts {{level}} trade {side} in {when}", level=say.amount(level))
    verb = (
        ("widens" if side == "deficit" else "grows")
        if change.value > 0
        else ("narrows" if side == "deficit" else "shrinks")
    )
    return say.text(
        f"{country}'s trade {side} {verb} {{change}} in {when} to {{level}}",
        change=(change, en.percent(change)), level=say.amount(level),
    )  # fmt: skip


def _headline_run(say: English, point: Point) -> Passage:
    run = point.facts.get("streak")
    if run is None or run.detail.get("open"):
        return say.text("")
    colour = "red" if say.side(point.facts["level"]) == "deficit" else "black"
    return say.text(
        f", {{run}} straight {en.kind(say.told.period)} in the {colour}", run=(run, en.ordinal(int(run.value)))
    )


def summary(say: English, exports: Point, imports: Point, balance: Point) -> Passage:
    """Exports rose ... and imports ..., leaving a deficit of ..., provisional figures from the Ministry showed."""
    parts = [flow_clause(say, exports, "exports"), say.text(" and "), flow_clause(say, imports, "imports")]
    level = balance.facts["level"]
    leaving = say.text(f", leaving a {say.side(level)} of {{level}}", level=say.amount(level))
    return say.sentence(*parts, leaving, say.text(f", {_source(say)}"))


def flow_clause(say: English, point: Point, name: str) -> Passage:
    """exports rose 17.0% from a year earlier to ¥9.51 trillion."""
    level, change = point.facts.get("level"), point.facts.get("change")
    if change is None and level is not None:
        return say.text(f"{name} were {{level}}", level=say.amount(level))
    if change is None:
        return say.text(f"{name} are not held")
    moved = [say.text(f"{name} "), say.moved(change), say.text(say.against())]
    if level is not None:
        moved.append(say.text(" at {level}" if change.value == 0 else " to {level}", level=say.amount(level)))
    return joined("", moved, "")


def _source(say: English) -> str:
    """provisional figures from the Ministry of Finance showed on 17 June 2026; or: figures as known on ... show."""
    publisher = f"the {say.owner.publisher_en}"
    release = say.release()
    if release is None or not say.is_the_days_release():
        return f"figures from {publisher} as known on {en.day(say.told.view.as_of, say.owner)} show"
    early = (Stage.PROVISIONAL, Stage.FIRST_10_DAYS, Stage.FIRST_20_DAYS)
    label = "provisional" if release.stage in early else "detailed"
    return f"{label} figures from {publisher} showed on {en.day(release.published_at, say.owner)}"
