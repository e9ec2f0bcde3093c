"""Runs and counts in Japanese: 5年連続, 3カ月続けて, 赤字はこれで4カ月目; 12カ月のうち5カ月, 三度目, 毎月黒字."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.numbers import Number, japanese
from kuroji.claims.mentions.patterns import NUMBER_JA, PERIOD_JA
from kuroji.claims.mentions.streaks import side_of
from kuroji.language.periods import UNITS_JA

_JA = expression(
    rf"(?P<count>{NUMBER_JA})(?P<unit>{PERIOD_JA})連続(?:して|で|の|となる)?(?:黒字|赤字|増加|減少|プラス|マイナス)?"
)
_JA_BEFORE = expression(rf"連続(?P<count>{NUMBER_JA})(?P<unit>{PERIOD_JA})(?!目以)")
# 3カ月続けて前年を上回った, 30年間続いた; not what may go on (続けば).
_JA_ON = expression(
    rf"(?<![前後])(?P<count>{NUMBER_JA})(?P<unit>{PERIOD_JA})(?:間|以上)?(?:も)?(?:続けて(?!も|いけ)|続けた|続いた|続いて|続く(?=[。、」）)]|$)|続き(?=[、。])|途切れることなく)"
)
# 赤字はこれで4カ月目; 増加は6カ月目に入った.
_JA_NTH = expression(
    rf"(?:これで|増加|減少|赤字|黒字|マイナス|プラス|前年割れ|前年超え|縮小|拡大|連続)(?:となるの|になるの)?[はがも]?、?(?:これで)?(?P<run>(?P<count>{NUMBER_JA})(?P<unit>{PERIOD_JA})目)(?=[、。のにだでと]|$)"
)
_OF_JA = expression(rf"{NUMBER_JA}{PERIOD_JA}(?:のうち|中)、?(?P<count>{NUMBER_JA})(?P<unit>{PERIOD_JA})")
_NTH_JA = expression(rf"(?P<count>{NUMBER_JA})(?:度目|回目)")
_ALL_JA = expression(rf"全(?P<count>{NUMBER_JA})(?P<unit>{PERIOD_JA})")
# 黒字だった月は5カ月; 黒字は5回だけ; 7カ月で赤字となった.
_MONTHS_JA = r"(?:カ月|か月|ヶ月|ヵ月|ケ月)"
_SOME_MONTHS_JA = (
    expression(
        rf"(?:黒字|赤字|増加|減少|マイナス|プラス|前年割れ)(?:だった|となった|になった|に終わった|の)月[はがも](?:わずか|たった)?(?P<run>(?P<count>{NUMBER_JA}){_MONTHS_JA})(?!前|後|連続|ぶり|目)"
    ),
    expression(
        rf"(?:黒字|赤字)(?:(?:となった|になった|だった)の)?は(?:わずか|たった)?(?P<run>(?P<count>{NUMBER_JA})[回度])(?!目)"
    ),
    expression(rf"(?:黒字|赤字)の(?:年|月)は(?:わずか|たった|計)?(?P<run>(?P<count>{NUMBER_JA})[回度])(?!目)"),
    expression(rf"年度?[はも]、?(?:わずか)?(?P<run>(?P<count>{NUMBER_JA}){_MONTHS_JA})で(?:黒字|赤字)"),
)
_ALL_MONTHS_JA = expression(
    r"(?:12|十二)(?:カ月|か月|ヶ月|ヵ月|ケ月)(?:すべて|全て|とも)(?=[がで]?(?:、)?(?:黒字|赤字|増加|減少|プラス|マイナス))|毎月(?=が?(?:黒字|赤字))"
)
_NONE_JA = expression(r"(?:黒字|赤字)の月[はがも](?P<run>(?:一度も|ひと月も|一つも|1カ月も)な(?:かった|い|く)|ゼロ)")


_NONE, _TWELVE = Number(Decimal(0), Decimal(1)), Number(Decimal(12), Decimal(1))


def recognise(canvas: Canvas) -> None:
    """Claim the Japanese runs and counts of a sentence."""
    if not canvas.japanese:
        return
    for pattern in (_JA, _JA_BEFORE, _JA_ON):
        canvas.each(pattern, lambda m: _said_ja(canvas, m, Kind.STREAK))
    canvas.each(_JA_NTH, lambda m: _said_ja(canvas, m, Kind.STREAK), group="run")
    for pattern in (_OF_JA, _NTH_JA, _ALL_JA):
        canvas.each(pattern, lambda m: _said_ja(canvas, m, Kind.COUNT))
    for pattern in _SOME_MONTHS_JA:
        canvas.each(
            pattern,
            lambda m: _months(japanese(m["count"]), m[0], "years" if "の年は" in m[0] else "months"),
            group="run",
        )
    canvas.each(_ALL_MONTHS_JA, lambda m: _months(_TWELVE, canvas.whole[m.start() : m.end() + 4]))
    canvas.each(_NONE_JA, lambda m: _months(_NONE, m[0]), group="run")


def _said_ja(canvas: Canvas, match: re.Match[str], kind: Kind) -> Saying | None:
    count = japanese(match["count"])
    if count is None:
        return None
    named = match.groupdict().get("unit") or ""
    unit, size = UNITS_JA[named] if named else ("times", 1)
    after = canvas.whole[match.end() : match.end() + 12]
    ended = kind is Kind.STREAK and re.match("[^、。]{0,6}(?:途切れ|止まっ|ストップ)", after) is not None
    return Saying(
        kind=kind,
        value=count.value * size,
        grain=Decimal(1),
        unit=unit,
        side=side_of(match[0] + after[:3]),
        ended=ended,
    )


def _months(count: Number | None, words: str, unit: str = "months") -> Saying | None:
    """So many months (or years) of the side that the words name."""
    if count is None:
        return None
    return Saying(kind=Kind.COUNT, value=count.value, grain=Decimal(1), unit=unit, side=side_of(words))
