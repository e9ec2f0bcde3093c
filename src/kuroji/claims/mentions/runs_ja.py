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
# 7カ月途切れず, 九か月間やんでいない, 半年ずっとマイナス, 5年続きの赤字, 14連敗, 3カ月にわたって減った, 7カ月プラス。
_STATE_JA = r"(?:黒字|赤字|増加|減少|増|減|プラス|マイナス|前年割れ|前年超え|入超|出超|赤|黒)"
_LASTING_JA = expression(
    rf"(?<![前後])(?P<run>(?:(?P<count>{NUMBER_JA})(?P<unit>{PERIOD_JA})|(?P<half>半年)|丸(?P<full>1|一)年)間?(?:、)?"
    rf"(?:(?:も|は|が)?(?:途切れ|絶え間|切れ目|やまず|止まらず|やんで(?:い|お)|止まって(?:い|お)ら?な|休みなく|絶えず)|ずっと{_STATE_JA}|通して{_STATE_JA}|続き|続け(?=[の。、]|で|だ|に|と)|ならべて|並べて|立て続け"
    rf"|にわた(?:って|り)(?=[^。、\d]{{0,8}}{_STATE_JA})|(?:の間)?ずっと(?=[^。、\d]{{0,8}}{_STATE_JA})|(?:増加|減少|プラス|マイナス|前年割れ|前年超え)(?=[。」]|$)))"
)
_WON_JA = expression(rf"(?P<count>{NUMBER_JA})連(?:敗|勝|騰|落|減|増|進|続(?!{NUMBER_JA}))(?![^、。]{{0,3}}\d位)")
# 前年割れが続くのは8カ月目; 4カ月目の赤字.
_NTH_STATE_JA = expression(
    rf"(?P<run>(?P<count>{NUMBER_JA})(?P<unit>カ月|か月|ヶ月|ヵ月|ケ月|四半期|年度?|期)目)(?=の(?:貿易)?{_STATE_JA}|となる(?:貿易)?{_STATE_JA})"
    rf"|(?:続く|続いた|割れ|割り込|上回|下回|{_STATE_JA})(?:る|った|んだ)?のは(?:これで)?(?P<run2>(?P<count2>{NUMBER_JA})(?P<unit2>カ月|か月|ヶ月|ヵ月|ケ月|四半期|年度?|期)(?:目|連続))"
)
_OF_JA = expression(
    rf"{NUMBER_JA}{PERIOD_JA}(?:のうち|中|の内)(?:で)?、?(?:[^、。\d{{}}]{{0,14}}[はがで]、?)?(?:わずか|たった|実に)?(?P<count>{NUMBER_JA})(?:(?P<unit>{PERIOD_JA})|[回度](?!目))"
)
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
    canvas.each(_LASTING_JA, lambda m: _lasting(canvas, m), group="run")
    canvas.each(_WON_JA, _won)
    for match in list(_NTH_STATE_JA.finditer(canvas.free)):
        _nth_state(canvas, match)
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


def _lasting(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """A run by what does not end; half a year and a full one are told by the month."""
    if match["half"] or match["full"]:
        months = Decimal(6 if match["half"] else 12)
        return Saying(kind=Kind.STREAK, value=months, grain=Decimal(1), unit="months", side=side_of(match[0]))
    return _said_ja(canvas, match, Kind.STREAK)


def _won(match: re.Match[str]) -> Saying | None:
    """`14連敗`: so many in a row, lost ones a fall or a deficit."""
    count = japanese(match["count"])
    if count is None or count.value < 2:
        return None
    way = 1 if match[0][-1] in "勝騰増進" else -1 if match[0][-1] in "敗落減" else 0
    return Saying(kind=Kind.STREAK, value=count.value, grain=Decimal(1), unit="times", direction=way)


def _nth_state(canvas: Canvas, match: re.Match[str]) -> None:
    at = "" if match["run"] else "2"
    count = japanese(match[f"count{at}"])
    if count is None:
        return
    unit, size = UNITS_JA[match[f"unit{at}"]]
    words = canvas.whole[match.start() : match.end() + 6]
    said = Saying(kind=Kind.STREAK, value=count.value * size, grain=Decimal(1), unit=unit, side=side_of(words))
    canvas.claim(*match.span(f"run{at}"), said)


def _months(count: Number | None, words: str, unit: str = "months") -> Saying | None:
    """So many months (or years) of the side that the words name."""
    if count is None:
        return None
    return Saying(kind=Kind.COUNT, value=count.value, grain=Decimal(1), unit=unit, side=side_of(words))
