"""Pointing: Japanese period words that tell a period from another, and words that look like a period and are none.

The month after next (翌々月); a day of last month (先月30日に公表された); short of the year before (前年割れ).
"""

from __future__ import annotations

from kuroji.claims.resolving.words.period_meanings import Match, Meaning
from kuroji.claims.resolving.words.scene import Scene, newest_year
from kuroji.model.period import Frequency, Period, of

_YEAR = 12
_PUBLISHED = (
    r"(?:に?(?:発表|公表|公布|発動|発効|施行|開始|導入|実施)(?:し|さ|の|済|分の)|に(?:始ま|始め|入っ(?=てから)))"
)

NO_PERIODS_JA: tuple[tuple[str, Meaning | None], ...] = (
    (r"(?:先月|今月|前月|当月|同月|翌月|来月)の?\d{1,2}日", None),
    (rf"(?:先月|今月|当月|来月)(?={_PUBLISHED})", None),
    (r"前年(?:割れ|超え|越え|並み)|前年を?割[りる]込", None),
)


def _year_after_next(_: Match, scene: Scene) -> list[Period]:
    return [of(Frequency.YEAR, scene.period.end // _YEAR + 2)]


def _month_after_next(match: Match, scene: Scene) -> list[Period]:
    # 翌月は4069億円、翌々月は6345億円: counted from the same month.
    months = 1 if "翌月" in match.string[: match.start()] else 2
    return [scene.period.shift(months)] if scene.period.frequency is Frequency.MONTH else []


POINTING_JA: tuple[tuple[str, Meaning | None], ...] = (
    (r"翌々月", _month_after_next),
    (r"(?<![意災綻攻]の)翌々年の?", _year_after_next),
    (r"(?:1|一)年(?:間)?を?(?:通じて|通して|通じた|とおして)", lambda _, scene: newest_year(scene)),
)
