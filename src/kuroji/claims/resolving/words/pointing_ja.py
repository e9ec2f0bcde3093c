"""Pointing: Japanese period words that tell a period from another, and words that look like a period and are none.

The month after next (翌々月); a day of last month (先月30日に公表された); short of the year before (前年割れ).
"""

from __future__ import annotations

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.period_meanings import (
    Match,
    Meaning,
    fiscal_half,
    fiscal_year,
    fiscal_year_so_far,
    in_half,
    in_month,
    in_quarter,
    number_of,
    quarter_before,
    since_january,
)
from kuroji.claims.resolving.words.scene import Scene, newest_year, stretch
from kuroji.model.period import Frequency, Period, month_ordinal, of

_YEAR = 12
_HALF_A_YEAR = 6
_STRETCHES = (3, 6, 12)
_A_YEAR_BEFORE = expression(r"\d年度?|[昨去今同前]年度?|ことし")
_PUBLISHED = (
    r"(?:に?(?:発表|公表|公布|発動|発効|施行|開始|導入|実施)(?:し|さ|の|済|分の)|に(?:始ま|始め|入っ(?=てから)))"
)

NO_PERIODS_JA: tuple[tuple[str, Meaning | None], ...] = (
    (r"(?:先月|今月|前月|当月|同月|翌月|来月)の?\d{1,2}日", None),
    (rf"(?:先月|今月|当月|来月)(?={_PUBLISHED})", None),
    # 22日には7月分の確報が出る.
    (
        r"(?:1[0-2]|[1-9])月分?の?(?=(?:貿易)?(?:統計)?(?:の)?(?:確報|速報|確々報|貿易統計|統計)値?[がはも](?:\d{1,2}日に)?(?:出る|出ます|(?:公表|発表)(?:され(?:る|ます)|する|します|の?予定|となる|を控え)|控え))",
        None,
    ),
    (r"前年(?:割れ|超え|越え|並み)|前年を?割[りる]込", None),
)


def _year_after_next(_: Match, scene: Scene) -> list[Period]:
    return [of(Frequency.YEAR, scene.period.end // _YEAR + 2)]


def _month_after_next(match: Match, scene: Scene) -> list[Period]:
    # 翌月は4069億円、翌々月は6345億円: counted from the same month.
    months = 1 if "翌月" in match.string[: match.start()] else 2
    return [scene.period.shift(months)] if scene.period.frequency is Frequency.MONTH else []


def _one_back(_: Match, scene: Scene) -> list[Period]:
    """The quarter, half or year before the one spoken of."""
    return [scene.period.previous()] if scene.period.length in _STRETCHES else []


def _two_back(_: Match, scene: Scene) -> list[Period]:
    return [scene.period.previous().previous()]


def _year_told(match: Match, scene: Scene) -> Period | None:
    """The calendar or fiscal year that a look back, or the sentence, speaks of; None where a part of the news is told."""
    told = scene.current
    if told is None or not (scene.historical or _A_YEAR_BEFORE.search(match.string[: match.start()])):
        return None
    if told.length < _YEAR and told.frequency is not Frequency.FISCAL_HALF:
        return of(Frequency.YEAR, told.end // _YEAR)
    return told if told.frequency in (Frequency.YEAR, Frequency.FISCAL_YEAR) else None


def _half(match: Match, scene: Scene) -> list[Period]:
    """2022年の赤字は20.3兆円。上期が8.2兆円: a half of the year spoken of, else the last of its name."""
    told = _year_told(match, scene)
    if scene.current is not None and scene.current.length == _HALF_A_YEAR:
        return in_half(match, scene)
    if told is None:
        return (in_half if "半" in match[0] else fiscal_half)(match, scene)
    kinds = [Frequency.HALF, Frequency.FISCAL_HALF]
    if told.frequency is Frequency.FISCAL_YEAR:
        kinds.reverse()
    found = [of(kind, told.year, number_of(match, "p") or 1) for kind in kinds]
    return [half for half in found if half.end <= scene.newest] or in_half(match, scene)


def _quarter(match: Match, scene: Scene) -> list[Period]:
    """A quarter of the calendar year spoken of, else the last of its name."""
    told, part = _year_told(match, scene), number_of(match, "p")
    if told is None or told.frequency is Frequency.FISCAL_YEAR:
        return in_quarter(match, scene)
    quarter = of(Frequency.QUARTER, told.year, part or 1)
    return [quarter] if quarter.end <= scene.newest else in_quarter(match, scene)


def _month_of_the_year(match: Match, scene: Scene) -> list[Period]:
    """2022年は赤字だった。単月では8月が最も深い: a month of the year spoken of."""
    told, found = _year_told(match, scene), in_month(match, scene)
    if told is None:
        return found
    start = told.start + ((number_of(match, "m") or 1) - 1 - told.start) % _YEAR
    of_year = of(Frequency.MONTH, start // _YEAR, start % _YEAR + 1)
    return [of_year, *found] if of_year.end <= scene.newest else found


def _calendar_year(_: Match, scene: Scene) -> list[Period]:
    """暦年では: the calendar year spoken of, beside a fiscal one that of the same number, else the last full one."""
    told = scene.current
    if told is not None and told.length == _YEAR:
        return [of(Frequency.YEAR, told.year)]
    return [year for year in newest_year(scene) if year.frequency is Frequency.YEAR]


def _fiscal_year(_: Match, scene: Scene) -> list[Period]:
    """年度で区切ると: the fiscal year of the number of the calendar one spoken of, else the last full one."""
    told = scene.current
    if told is not None and told.length == _YEAR:
        return [of(Frequency.FISCAL_YEAR, told.year)]
    return [year for year in newest_year(scene) if year.frequency is Frequency.FISCAL_YEAR]


# 単月では8月が, 月別にみると1月の: months told beside their year.
_BY_MONTH = "|".join(
    f"(?<={by}{how}{pause})"
    for by in ["単月", "月別", "月次", "月ごと", "ひと月", "月単位", "各月"]
    for how in ["で", "では", "は", "でみると", "でみれば", "にみると", "にみれば", "に見ると", "に見れば"]
    for pause in ("", "、")
)


def _year_two_back(_: Match, scene: Scene) -> list[Period]:
    return [scene.period.shift(-2 * _YEAR)]


def _months_of_this_year(match: Match, scene: Scene) -> list[Period]:
    """今年8カ月間の累計は: January and so many months on, of the year of writing."""
    start = month_ordinal(scene.year, 1)
    return [stretch(start, start + (number_of(match, "n") or 1) - 1)]


def _months_of_fiscal_year(match: Match, scene: Scene) -> list[Period]:
    """今年度4~8月, 昨年度の10~12月: months of the fiscal year written or pointed at."""
    fiscal = fiscal_year(match, scene)[0]
    first, last = number_of(match, "a") or 1, number_of(match, "b") or 1
    start = fiscal.start + (first - 1 - fiscal.start) % _YEAR
    return [stretch(start, start + (last - first) % _YEAR)]


def _ended_in_march(match: Match, scene: Scene) -> list[Period]:
    """2026年3月期: the fiscal year that ended then."""
    return [of(Frequency.FISCAL_YEAR, in_month(match, scene)[0].end // _YEAR - 1)]


def _years_ago(match: Match, scene: Scene) -> list[Period]:
    """10年前は6.8兆円だった: the same part of the year so many years ago, or fiscal year, where one is told; else that year."""
    count = number_of(match, "n") or 1
    year = of(Frequency.YEAR, scene.year - count)
    told = scene.current
    if told is None:
        return [year]
    from_now = told.length >= _YEAR and told.frequency is not Frequency.FISCAL_YEAR and not scene.historical
    if from_now:
        return [year]
    return [told.shift(-_YEAR * count), year]


_JY = r"(?P<y>(?:19|20)\d\d年|\d\d年|[今本昨去同前翌]年|ことし)の?"
_FISCAL = r"(?P<y>(?:19|20)\d\d|\d\d|(?:令和|平成|昭和)(?:元|\d{1,2})|今|昨|前|同|本)年度の?"

POINTING_JA: tuple[tuple[str, Meaning | None], ...] = (
    (r"前(?:の)?四半期(?!比)", quarter_before),
    (r"前の期(?!比)|前期の?(?=約?\d)", _one_back),
    (r"前々(?:月|期|四半期)(?!比)", _two_back),
    (r"前々年(?!度)の?", _year_two_back),
    (
        r"(?:今年|本年|年初から|年明けから|1月から)(?:は|の)?、?(?P<m>1[0-2]|[1-9])月まで(?:の(?:累計|合計|通算|[2-9]カ月|[2-9]か月|1[01]カ月)|で(?=[^、。\d]{0,4}\d[\d.,]*[兆億]))",
        since_january,
    ),
    (r"(?:今年|本年)に入ってから|(?:年明け|年初)(?:から|以降)(?!の?累計)", since_january),
    (r"(?P<y>(?:19|20)\d\d)会計年度", fiscal_year),
    (r"(?P<y>(?:19|20)\d\d年|(?<!\d)\d\d年)(?P<m>3)月期", _ended_in_march),
    (
        r"(?:今|本)年度(?:に(?:入って(?:から)?|なって(?:から)?)|(?:初め|はじめ|当初)から(?:の累計)?|の?これまで)",
        fiscal_year_so_far,
    ),
    (
        rf"{_FISCAL}(?P<a>1[0-2]|[1-9])(?:月)?(?:[~〜～\-–―ー]|から)(?P<b>1[0-2]|[1-9])月(?:期|累計)?",
        _months_of_fiscal_year,
    ),
    (
        r"(?:今年|本年|ことし)の?(?P<n>[2-9]|1[01])[カか箇ヶヵケ]月(?:間)?(?:の(?:累計|合計|通算)|(?=で|の|は|に))",
        _months_of_this_year,
    ),
    (rf"{_JY}(?P<p>[上下])期", in_half),
    (
        r"(?<![\d第])(?P<n>[2-9]|[1-4]\d)年(?:ほど|近く)?前(?=[はのにがも、](?!.{0,3}[(（]?(?:(?:19|20)\d\d|\d\d)年)(?!(?:約|およそ|ほぼ)?(?:[\d.]+倍|半分|\d分の)))",
        _years_ago,
    ),
    (r"(?<![年度次のく翌])(?P<p>[上下])(?:半)?期(?![比末])", _half),
    (r"(?<![年の])第(?P<p>[1-4一二三四])四半期", _quarter),
    (rf"(?:{_BY_MONTH})(?P<m>1[0-2]|[1-9])月(?:分|単月)?(?!\d{{1,2}}日|[~〜–-])", _month_of_the_year),
    (r"暦年", _calendar_year),
    (r"(?<![\d今昨前同本元])年度(?=として|ベース|で)", _fiscal_year),
    (r"翌々月", _month_after_next),
    (r"(?<![意災綻攻機クー]の)翌々年の?", _year_after_next),
    (r"(?:1|一)年(?:間)?を?(?:通じて|通して|通じた|とおして)", lambda _, scene: newest_year(scene)),
)
