"""The headline and the lead of an English story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.model.period import Frequency
from kuroji.model.stage import Stage
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import en

if TYPE_CHECKING:
    from kuroji.stories.wording.en_story import English


def headline(say: English, point: Point) -> Passage:
    """Japan swings to ¥378.7 billion trade deficit in May, first in four months."""
    level, of = point.facts["level"], say.told.period
    side, when = say.side(level), en.headlined(of, year=bool(point.notes["old"]))
    if "first" in point:
        first = point.facts["first"]
        count = int(first.value)
        return say.text(
            f"{say.owner.name_en} swings to {{level}} trade {side} in {when}, first in {{first}} {en.kind(of, count)}",
            level=say.amount(level), first=(first, en.cardinal(count)),
        )  # fmt: skip
    records = _records(say, point)
    return joined("", [_start(say, point, when), records if records.text else _run(say, point)], "")


def _start(say: English, point: Point, when: str) -> Passage:
    """Japan posts ... in May; Japan's trade deficit narrows 47.9% in 2025 to ..."""
    level, change = point.facts["level"], point.facts.get("change")
    side, country = say.side(level), say.owner.name_en
    record = _record(say, point)
    if change is None or say.told.period.frequency is Frequency.MONTH or change.value == 0:
        return joined("", [
            say.text(f"{country} posts "), record, say.text(f"{{level}} trade {side} in {when}", level=say.amount(level)),
        ], "")  # fmt: skip
    return joined("", [
        say.text(f"{country}'s trade {side} "), _changed(say, change, side), say.text(f" in {when} to "), record,
        say.text("{level}", level=say.amount(level)),
    ], "")  # fmt: skip


def _record(say: English, point: Point) -> Passage:
    record = point.facts.get("record")
    if record is None or record.value != 1:
        return say.text("")
    return say.text("{record} ", record=(record, "then-record" if point.notes["past"] else "record"))


def _changed(say: English, change: Fact, side: str) -> Passage:
    if change.value >= 100:
        return say.text("{change}", change=(change, en.multiplied(change, en.DOUBLES)))
    grew, shrank = ("widens", "narrows") if side == "deficit" else ("grows", "shrinks")
    return say.text(f"{grew if change.value > 0 else shrank} {{change}}", change=(change, en.percent(change)))


def _records(say: English, point: Point) -> Passage:
    """as exports hit record: a flow's record, "despite" where the balance went against it; none beside a record balance."""
    exports, imports = point.facts.get("exports record"), point.facts.get("imports record")
    own = point.facts.get("record")
    if own is not None and own.value == 1:
        return say.text("")
    if exports is not None and imports is not None:
        return say.text(" as {e}, {i} hit records", e=(exports, "exports"), i=(imports, "imports"))
    held, name = (exports, "exports") if exports is not None else (imports, "imports")
    if held is None or "base" not in point:
        return say.text("")
    if bool(point.notes["better"]) == (name == "exports"):
        return say.text(f" as {name} hit {{record}}", record=(held, "record"))
    return say.text(f" despite {{record}} {name}", record=(held, "record"))


def _run(say: English, point: Point) -> Passage:
    run = point.facts.get("streak")
    if run is None or run.detail.get("open"):
        return say.text("")
    nth = (run, en.ordinal(int(run.value)))
    if say.told.period.frequency is not Frequency.MONTH:
        return say.text(", {run} in a row", run=nth)
    colour = "red" if say.side(point.facts["level"]) == "deficit" else "black"
    return say.text(f", {{run}} straight month in {colour}", run=nth)


def summary(say: English, exports: Point, imports: Point, balance: Point) -> Passage:
    """Exports rose ... and imports ..., leaving a deficit of ..., provisional figures from the Ministry showed."""
    parts = [flow_clause(say, exports, "exports"), say.text(" and "), flow_clause(say, imports, "imports")]
    level = balance.facts["level"]
    leaving = "with" if balance.notes["apart"] else "leaving"
    left = say.text(f", {leaving} a {say.side(level)} of {{level}}", level=say.amount(level))
    return say.sentence(*parts, left, say.text(f", {_source(say)}"))


def flow_clause(say: English, point: Point, name: str, were: str = " were") -> Passage:
    """exports rose 17.0% from a year earlier to ¥9.51 trillion; without a change, exports were ¥9.51 trillion."""
    level, change = point.facts.get("level"), point.facts.get("change")
    if change is None and level is not None:
        return say.text(f"{name}{were} {{level}}", level=say.amount(level))
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
