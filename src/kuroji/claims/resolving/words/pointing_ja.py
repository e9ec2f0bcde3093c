"""Pointing: Japanese period words that tell a period from another, and words that look like a period and are none.

The month after next (翌々月); a day of last month (先月30日に公表された); short of the year before (前年割れ).
"""

from __future__ import annotations

from kuroji.claims.resolving.words.period_meanings import Match, Meaning, quarter_before, since_january
from kuroji.claims.resolving.words.scene import Scene, newest_year
from kuroji.model.period import Frequency, Period, of

_YEAR = 12
_STRETCHES = (3, 6, 12)
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


def _year_two_back(_: Match, scene: Scene) -> list[Period]:
    return [scene.period.shift(-2 * _YEAR)]


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
    (r"翌々月", _month_after_next),
    (r"(?<![意災綻攻機クー]の)翌々年の?", _year_after_next),
    (r"(?:1|一)年(?:間)?を?(?:通じて|通して|通じた|とおして)", lambda _, scene: newest_year(scene)),
)
