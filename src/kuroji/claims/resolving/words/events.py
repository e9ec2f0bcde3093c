"""Events: what happened at a date that an article names, from which a look back tells its time.

The Plaza Accord of Sept. 22, 1985; signed in September 1985; 2011, the year of the quake. That year, two months later
and three years after the quake are then told from the event, whether its date was just given or is common knowledge.
"""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.period_meanings import NUMBERS
from kuroji.claims.resolving.words.periods import PAST
from kuroji.claims.resolving.words.scene import HISTORY, Scene
from kuroji.claims.resolving.words.talk import Line
from kuroji.model.errors import KurojiError
from kuroji.model.period import Period, month, month_ordinal

_MONTHS = "|".join(sorted((name.capitalize() for name in NUMBERS), key=len, reverse=True))
_DAY = r"\d\d?(?:st|nd|rd|th)?"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_DATE = expression(
    rf"\b(?P<m>{_MONTHS})\b\.? {_DAY},? (?P<y>{_YEAR})\b|\b{_DAY}(?: of)? (?P<m2>{_MONTHS})\b\.?,? (?P<y2>{_YEAR})\b"
)
_DATE_JA = expression(rf"(?P<y>{_YEAR})年(?P<m>1[0-2]|[1-9])月\d{{1,2}}日")
# In 2011, the year of the earthquake, Japan slid into a deficit.
_THE_YEAR_OF = expression(
    r",? (?:which was )?the year (?:of|that|when|in which) (?:the |its |an? )?(?!horse|dragon|rabbit|tiger|snake|rat\b|ox\b|monkey|rooster|dog|pig|sheep|goat)[a-z]",
    re.IGNORECASE,
)
# Dates that everybody knows: month of the event.
_KNOWN = (
    (r"\b[Pp]laza (?:[Aa]ccord|[Aa]greement)|プラザ合意", (1985, 9)),
    (r"\bLouvre [Aa]ccord|ルーブル合意", (1987, 2)),
    (r"\bBlack Monday|ブラックマンデー", (1987, 10)),
    (r"\b(?:Kobe|Great Hanshin)(?: [Aa]waji)? (?:earth)?quake|阪神(?:・?淡路)?大震災", (1995, 1)),
    (r"\bAsian (?:financial |currency )?crisis|アジア(?:通貨|金融)危機", (1997, 7)),
    (r"\bLehman(?: [Bb]rothers)?\b|リーマン・?(?:ショック|ブラザーズ|破綻)", (2008, 9)),
    (r"\b(?:T[oō]hoku|Great East Japan|Fukushima)\b|東日本大震災|福島第一", (2011, 3)),
    (r"\b(?:invaded|invasion of) Ukraine|ウクライナ侵攻", (2022, 2)),
)  # fmt: skip
_KNOWN_EVENTS = tuple((re.compile(pattern), month(month_ordinal(*when))) for pattern, when in _KNOWN)
# That August, two months later, the next January, by year-end: told from what was named last.
_POINTS = expression(
    r"\bthat\b|\bsame\b|\b(?:very )?(?:following|next|ensuing)\b|\b(?:later|afterwards)$|(?:months?|years?|decades?) on$"
    r"|^the (?:year|month) (?:of|after|before)\b|year-end|year['’]s end|end of the year|^the (?:whole |full )?year$|^annual$|その|同[年月]|翌|[年月]後",
    re.IGNORECASE,
)


def events(line: Line) -> list[tuple[int, Period]]:
    """Where each event with a date ends in a sentence, and the month (or year) it fell in, in order."""
    found = [(m.end(), p) for m in (_DATE_JA if line.japanese else _DATE).finditer(line.text) for p in _dated(m)]
    stated = any(not m.not_ours and m.value is not None for m in line.sentence.mentions)
    for named in line.periods:
        told = named.part == PAST and not stated and re.search(rf"{_YEAR}$", named.text)
        if told or (not line.japanese and _THE_YEAR_OF.match(line.text, named.end)):
            found += [(named.end, p) for p in named.periods(Scene(0, 0))[:1]]
    return sorted(found)


def known_event(line: Line) -> Period | None:
    """The month of an event that a sentence names and whose date everybody knows: the Plaza Accord."""
    found = [(m.start(), p) for pattern, p in _KNOWN_EVENTS for m in pattern.finditer(line.text)]
    return max(found, default=(0, None), key=lambda pair: pair[0])[1]


def is_past(event: Period, scene: Scene) -> bool:
    """Whether an event lies more than a year before the news."""
    return event.end < scene.newest - HISTORY


def points(words: str) -> bool:
    """Whether the words of a period tell it from one named before: that August, two months later."""
    return _POINTS.search(words) is not None


def _dated(match: re.Match[str]) -> list[Period]:
    groups = match.groupdict()
    name, year = groups["m"] or groups["m2"], groups["y"] or groups["y2"]
    try:
        return [month(month_ordinal(int(year), NUMBERS.get(name.lower(), 0) or int(name)))]
    except (KurojiError, ValueError):
        return []
