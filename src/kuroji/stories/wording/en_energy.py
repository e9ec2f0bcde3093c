"""The energy box of an English story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import en

if TYPE_CHECKING:
    from kuroji.stories.wording.en_story import English


def energy(say: English, point: Point) -> list[Passage]:
    """The bill for mineral fuels, then each fuel: volume, unit value, bill."""
    said = [_bill(say, point)]
    said += [_fuel(say, part) for part in point.parts]
    return [joined("", said, " ")]


def _bill(say: English, point: Point) -> Passage:
    level, change = say.amount(point.facts["level"]), point.facts.get("change")
    if change is None:
        return say.sentence(say.text("the bill for imported mineral fuels was {level}", level=level))
    start = say.text(
        f"the bill for imported mineral fuels {_moved(change)} to {{level}}", c=en.sized(change), level=level
    )
    share = point.facts.get("contribution")
    if share is None or share.value == 0:
        return say.sentence(start)
    verb, side = ("adding", "to") if share.value > 0 else ("taking", "off")
    points = (share, en.points(share))
    return say.sentence(start, say.text(f", {verb} {{p}} {side} import growth", p=points))


def _fuel(say: English, point: Point) -> Passage:
    """Crude oil volumes fell 36.2% while the unit value rose 12.1% to ¥88,210 a kilolitre; the bill fell 28.5% to ..."""
    level, change = point.facts["level"], point.facts.get("change")
    clauses = [c for c in (_volume(say, point), _unit_value(say, point)) if c is not None]
    link = " and " if len({_up(point, name) for name in ("quantity change", "unit value change")}) == 1 else " while "
    bill = (
        say.text("the bill was {level}", level=say.amount(level)) if change is None
        else say.text(f"the bill {_moved(change)} to {{level}}", c=en.sized(change), level=say.amount(level))
    )  # fmt: skip
    if not clauses:
        return say.sentence(say.text(f"for {say.commodity(level)}, "), bill)
    return say.sentence(joined("", clauses, link), say.text("; "), bill)


def _volume(say: English, point: Point) -> Passage | None:
    quantity, change = point.facts.get("quantity"), point.facts.get("quantity change")
    if quantity is None:
        return None
    name, held = say.commodity(quantity), (quantity, en.volume(quantity))
    if change is None:
        return say.text(f"{name} volumes were {{q}}", q=held)
    return say.text(f"{name} volumes {_moved(change)} to {{q}}", c=en.sized(change), q=held)


def _unit_value(say: English, point: Point) -> Passage | None:
    value, change = point.facts.get("unit value"), point.facts.get("unit value change")
    if value is None:
        return None
    held = (value, en.unit_value(value))
    if change is None:
        return say.text("the unit value was {u}", u=held)
    return say.text(f"the unit value {_moved(change)} to {{u}}", c=en.sized(change), u=held)


def _up(point: Point, name: str) -> bool | None:
    fact = point.facts.get(name)
    return None if fact is None else fact.value >= 0


def _moved(change: Fact) -> str:
    """rose {c}, fell {c}, was little changed ({c}), more than doubled: with a place for the size."""
    if change.value == 0:
        return "stood {c}"
    if change.unit == "fold" or change.value >= 100:
        return "{c}"
    return f"{'rose' if change.value > 0 else 'fell'} {{c}}"
