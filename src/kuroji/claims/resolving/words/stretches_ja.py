"""Stretches: Japanese words for several months told by where they end: 9月までの3カ月, 今年3月までの1年間, ここ3カ月, 4月と5月の2カ月."""

from __future__ import annotations

from kuroji.claims.resolving.words.period_meanings import Match, Meaning, in_month, number_of, of_year, since_january
from kuroji.claims.resolving.words.scene import Scene, months_named, stretch
from kuroji.model.period import Period

_YEAR, _HALF = 12, 6
_KANJI = {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_Y = r"(?:(?P<y>(?:19|20)\d\d年|(?<!\d)\d\d年|今年|本年|去年|昨年|同年|前年|翌年)の?)?"
_M = r"(?P<m>1[0-2]|[1-9])月(?:末)?"
_COUNT = r"(?P<n>[2-9]|1[0-2]|[二三四五六七八九十])[カか箇ヶヵケ]月間?"
_NO_WINDOW = r"(?!連続|続|ぶり|平均|移動|[前後先]|以[上内]|[でに](?:は)?(?:最[大高低小]|1|初))"


def _ending(match: Match, scene: Scene) -> list[Period]:
    """So many months, the half-year or the year, that a month named ends."""
    length = _length(match)
    return [stretch(p.end - length + 1, p.end) for p in in_month(match, scene)]


def _to_now(match: Match, scene: Scene) -> list[Period]:
    return [stretch(scene.newest - _length(match) + 1, scene.newest)]


def _two_months(match: Match, scene: Scene) -> list[Period]:
    year = of_year(match, scene.at(None))[0].end // _YEAR if match.groupdict().get("y") else None
    return months_named(number_of(match, "a") or 1, number_of(match, "b") or 1, year, scene)


def _length(match: Match) -> int:
    told = match.groupdict().get("n") or ""
    if told:
        return _KANJI.get(told) or int(told)
    return _HALF if "半年" in match[0] else _YEAR


def _the_year_of(match: Match, scene: Scene) -> list[Period]:
    return of_year(match, scene)


STRETCHES_JA: tuple[tuple[str, Meaning | None], ...] = (
    (rf"{_Y}{_M}まで(?:の|で)(?:過去|直近|直前)?の?(?:{_COUNT}|半年間?|[1一]年間?){_NO_WINDOW}", _ending),
    (rf"(?:ここ|直近|最近|この)の?(?:{_COUNT})(?=[のはがも]|で(?!最|は最)|に(?!わた))", _to_now),
    (
        rf"{_Y}(?P<a>1[0-2]|[1-9])月?[と、・](?P<b>1[0-2]|[1-9])月(?:の(?:2[カか箇ヶヵケ]月間?|合計|累計)|を(?:合わせ|合計|足)|合わせて)",
        _two_months,
    ),
    (
        rf"(?:{_Y}){_M}まで(?=に[^、。]{{0,12}}(?:入|出|売|買|輸|届|運|仕入|[\d兆億])|の(?:輸[出入]|貿易|赤字|黒字|収支|累計|合計|通算|実績))(?![^、。]{{0,8}}連続)",
        since_january,
    ),
    (
        r"(?P<y>(?:19|20)\d\d年)(?:1?\d月(?:\d{1,2}日)?)?に[^、。兆億%]{2,30}?[ただ]年(?=[、のはにも])",
        _the_year_of,
    ),
)
