"""Same part: Japanese words for the part of the year spoken of, in another year.

おととしの同じ時期, 2021年の同じ月, 前の年の同じ半年, 3年前の同月: the period spoken of, moved by whole years. 1年前の5月: the month
named, so many years before the last one.
"""

from __future__ import annotations

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.period_meanings import Match, Meaning, number_of, of_year
from kuroji.claims.resolving.words.scene import Scene, named_month, stretch
from kuroji.model.period import Period, month

_YEAR = 12
_TWO_BACK = expression(r"一昨年|おととし|前々年|前の前")
_KANJI = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_BACK = r"(?:その)?前の?年度?|前年度?|去年|昨年度?|一昨年度?|おととし|前々年度?|(?P<n>[1-4]?\d|[一二三四五六七八九十])年(?:ほど)?前"
_WRITTEN = r"(?P<y>(?:19|20)\d\d年|(?<!\d)\d\d年|(?:令和|平成|昭和)(?:元|\d{1,2})年)"
_PART = r"(?:月(?![内中末])|時期|時点|期間?(?![待限末])|[頃ころ]{1,2}|季節|四半期|上?半期|半年間?|(?P<months>[2-9]|1[01]|[二三四五六七八九])[カか箇ヶヵケ]月間?|1年間?)"


def same_part(match: Match, scene: Scene) -> list[Period]:
    """The period spoken of, in the year written or so many years before."""
    period, count = scene.period, _count(match, "months")
    if count and period.length == 1:
        period = stretch(period.end - count + 1, period.end)
    if match.groupdict().get("y"):
        written = of_year(match, scene.at(None))[0].end // _YEAR
        return [period.shift(_YEAR * (written - period.end // _YEAR))]
    return [period.shift(-_YEAR * (2 if _TWO_BACK.search(match[0]) else _count(match, "n") or 1))]


def _month_years_ago(match: Match, scene: Scene) -> list[Period]:
    last = named_month(number_of(match, "m") or 1, scene)[0]
    return [month(last.end - _YEAR * (_count(match, "n") or 1))]


def _count(match: Match, group: str) -> int:
    text = match.groupdict().get(group) or ""
    return int(text) if text.isascii() and text.isdecimal() else _KANJI.get(text, 0)


SAME_PART_JA: tuple[tuple[str, Meaning | None], ...] = (
    (rf"(?:{_BACK})の?(?:全く)?(?:同じ|同){_PART}", same_part),
    (rf"{_WRITTEN}の?(?:同じ|同){_PART}", same_part),
    (r"(?P<n>[1-9]|[1-4]\d|[一二三四五六七八九十])年前の(?P<m>1[0-2]|[1-9])月(?!\d)", _month_years_ago),
)
