"""エネルギー輸入: the energy box of a Japanese story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import ja

if TYPE_CHECKING:
    from kuroji.stories.wording.ja_story import Japanese


def energy(say: Japanese, point: Point) -> list[Passage]:
    """鉱物性燃料の輸入額は28.5%減の1兆4,520億円。原油は数量が…、単価は…で、輸入額は…。"""
    said = [_bill(say, point), *(_fuel(say, part) for part in point.parts)]
    return [joined("", said, "")]


def _bill(say: Japanese, point: Point) -> Passage:
    level, change = say.amount(point.facts["level"]), point.facts.get("change")
    if change is None:
        return say.text("鉱物性燃料の輸入額は{level}だった。", level=level)
    start = say.text(
        f"鉱物性燃料の輸入額は{say.base}{{c}}の{{level}}", c=(change, ja.up(change)), level=level,
    )  # fmt: skip
    share = point.facts.get("contribution")
    if share is None or share.value == 0:
        return joined("", [start, say.text("だった。")], "")
    verb = "押し上げた" if share.value > 0 else "押し下げた"
    points = (share, f"{abs(share.value):.1f}ポイント")
    return joined("", [start, say.text(f"で、輸入全体の伸びを{{p}}{verb}。", p=points)], "")


def _fuel(say: Japanese, point: Point) -> Passage:
    """原油は数量が36.2%減の559万キロリットル、単価は12.1%上昇の1キロリットル当たり8万8,210円で、輸入額は…。"""
    level, change = point.facts["level"], point.facts.get("change")
    clauses = [c for c in (_volume(say, point), _unit_value(say, point)) if c is not None]
    bill = (
        say.text("{level}だった。", level=say.amount(level)) if change is None
        else say.text("{c}の{level}だった。", c=(change, ja.up(change)), level=say.amount(level))
    )  # fmt: skip
    name = say.text(f"{say.commodity(level)}は")
    if not clauses:
        return joined("", [name, say.text("輸入額が"), bill], "")
    return joined("", [name, joined("", clauses, "、"), say.text("で、輸入額は"), bill], "")


def _volume(say: Japanese, point: Point) -> Passage | None:
    quantity, change = point.facts.get("quantity"), point.facts.get("quantity change")
    if quantity is None:
        return None
    held = (quantity, ja.volume(quantity))
    if change is None:
        return say.text("数量が{q}", q=held)
    return say.text("数量が{c}の{q}", c=(change, ja.up(change)), q=held)


def _unit_value(say: Japanese, point: Point) -> Passage | None:
    value, change = point.facts.get("unit value"), point.facts.get("unit value change")
    if value is None:
        return None
    held = (value, ja.unit_value(value))
    if change is None:
        return say.text("単価は{u}", u=held)
    return say.text("単価は{c}の{u}", c=(change, ja.higher(change)), u=held)
