"""Ended: the last period of a Japanese run that is told from where it began, or from what came after it.

1981年から30年続いた; 2011年以降、5年連続の赤字; その後30年続けて黒字; それまで24カ月連続で減っていた.
"""

from __future__ import annotations

from collections.abc import Iterable

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Mention
from kuroji.claims.resolving.words.periods import Dated, Named
from kuroji.claims.resolving.words.scene import Scene
from kuroji.claims.resolving.words.talk import Line
from kuroji.language.periods import MONTHS_OF
from kuroji.model.period import Frequency, Period, of

_GAP = (
    r"(?:[^、。\d最初]{0,12}[はもがを])?(?:、)?(?:ずっと|実に|なんと|およそ|約|丸|まるまる)?(?:[^、。\d最初]{0,8}は)?"
)
_BEGUN_IN = expression(rf"度?(?:から|以降|以後|に始まり|を皮切りに|を起点に)(?:は|も)?、?{_GAP}")
_BEGUN_AFTER = expression(rf"[^。]{{0,40}}?(?:その後|それ以降|それ以後|それからは?|以後|の後)(?:は|も)?、?{_GAP}")
_AFTERWARDS = expression(
    rf"\W*(?:だが|しかし|ただ|もっとも)?、?(?:その後|それ以降|それ以後|それからは?|以後|以降)(?:は|も)?、?{_GAP}"
)
# 2011年、赤字となる。赤字は5年続いた.
_LASTED = expression(r"[^。、]{0,14}続(?:いた|くことにな|き、)")
_UNTIL_THEN = expression(
    r"(?:それまで(?:は|に|の)?|そこまで(?:は)?|(?:その)?(?:直前|前年|前の年|前月|前の月|前期)まで(?:は|の)?|それ以前は)、?[^。、\d]{0,16}$"
)


def ended(mention: Mention, start: int, line: Line, told: Iterable[tuple[Named, Scene]], scene: Scene) -> list[Dated]:
    """The period that a run of a Japanese sentence ended with; none where it does not tell where it began or what broke it."""
    if mention.value is None:
        return []
    length = MONTHS_OF.get(mention.unit)
    count = int(mention.value)
    read_in = {n.start: at for n, at in told}
    named = [(n, p) for n in line.periods if n.end <= start for p in n.periods(read_in.get(n.start, scene))[:1]]
    if until := _UNTIL_THEN.search(line.text[:start]):
        before = [p for n, p in named if n.end <= until.start()] or [scene.period]
        return [Dated(p.previous(), 0.1, until[0]) for p in _in_units(before[-1], length)]
    for n, p in reversed(named):
        if p.length != (length or p.length):
            continue
        if _BEGUN_IN.fullmatch(line.text, n.end, start):
            return _within(p.shift(p.length * (count - 1)), n.text, scene)
        if _BEGUN_AFTER.fullmatch(line.text, n.end, start):
            return _within(p.shift(p.length * count), n.text, scene)
    if not named and scene.historical and _LASTED.match(line.text, start):
        return [d for p in _in_units(scene.period, length) for d in _within(p.shift(p.length * (count - 1)), "", scene)]
    if not named and scene.historical and _AFTERWARDS.fullmatch(line.text, 0, start):
        return [d for p in _in_units(scene.period, length) for d in _within(p.shift(p.length * count), "その後", scene)]
    return []


def _in_units(period: Period, length: int | None) -> list[Period]:
    """The period in the unit that a run counts in: the year of a month; none where it is too long."""
    if length is None or period.length == length:
        return [period]
    return [of(Frequency.YEAR, period.end // length)] if length == MONTHS_OF["years"] > period.length else []


def _within(period: Period, words: str, scene: Scene) -> list[Dated]:
    """The period, where its figures are out: a run cannot end with one to come."""
    return [Dated(period, 0.05, words)] if period.end <= scene.newest else []
