"""Present: where a look back comes home without naming a period: today it has none, bikes are 0.5% of exports, さて今年です。

The present of annual figures is the last full year, not the newest month; an article with a period of its own has that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.periods import BASE, OWN, Dated
from kuroji.claims.resolving.words.scene import HISTORY, newest_year
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.model.period import Frequency, Period, month

_YEAR = 12
_BY_NOW = 0.05
_FIGURES = (Kind.PERCENT, Kind.AMOUNT, Kind.QUANTITY)
_NOW_AFTER = expression(
    r"(?: yen| tonnes| units)?(?: of [a-z ]{3,24})? \(?(?:now|today|nowadays|these days|at present|currently|at the moment)\b",
    re.IGNORECASE,
)
_NOW_BEFORE = expression(
    r"(?:[;:,—–(]\s*|\b(?:and|but|while|whereas|against|versus|vs\.?|to)\s)(?:now|today|nowadays|these days|at present|currently),?(?: (?:it|they|that|the (?:share|figure|number|total|gap|level|bill|deficit|surplus)))?"
    r"(?: (?:is|are|['’]s|stands? at|makes? up|accounts? for|comes? to|only|just|about|around|nearly|almost|over|some|roughly|down|up|at|to|an?|of)){0,4} [-–+−]?[¥$]?$",
    re.IGNORECASE,
)
_TODAY = expression(
    r"\W*(?:(?:and|but|so|yet|by contrast|in contrast),? )?(?:today|nowadays|these days|at present|currently|presently|as of (?:today|now)|right now|for now|now"
    r"|by now|as things stand|fast[- ]forward to (?:today|now|the present)|the (?:latest|current) (?:figure|number|reading|share|level|total|count))\b",
    re.IGNORECASE,
)
# What is so now: bikes are 0.5% of exports, cars make up 16%; but not "that is a fall of 47%", nor "it is 1985".
_IS = expression(
    r"^(?P<who>[^.;:]{1,80}?)\b(?:is|are|stands? at|makes? up|accounts? for|represents?|takes?|holds?|buys?|sells?|supplies|supply|brings? in|comes? to|costs?)\b",
    re.IGNORECASE,
)
_POINTS_BACK = expression(
    r"(?:^|\b)(?:that|this|these|those|it|they|he|she|which|what|there|here|who|i|we|you)(?:\W+(?:also|still|then|all|both|alone|too))?\W*$",
    re.IGNORECASE,
)
# Chips alone account for a decline of 928 billion yen: told of the year before them.
_OF_A_MOVE = expression(
    r"\b(?:declines?|drops?|falls?|rises?|increases?|gains?|growth|loss(?:es)?|slumps?|changes?|difference|points?)\b",
    re.IGNORECASE,
)
_PAST = expression(
    r"\b(?:was|were|had|did|went|rose|fell|grew|came|stood|took|made|sold|bought|sent|spent|cost|hit|led|saw|ran|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
# さて今年です。 では足元はどうか。 話を今年に戻そう。 いまは1割に満たない; 今でも, 今なお and いまから思えば still look back.
_TODAY_JA = expression(
    r"\W*(?:(?:さて|では|それでは|じゃあ?|そして|しかし|だが|ところが|それが|一方|翻って|ひるがえって|ここで|ところで|で|次に|最後に|いよいよ|話を|話は|話題を|時計の針を|時は(?:流れて?|過ぎて?|下って?|移り)|時代は(?:下って?|変わって?|移り)|舞台は|視点を|目を|場面は)[、はも]{0,2})*"
    r"(?:今年度?|ことし|本年度?|現在|足元|足もと|直近|最近|昨今|今日|こんにち|目下|現時点|現代|いま|今)"
    r"(?:の(?:話|こと|貿易|状況|姿|数字|番|統計|場合|日本|輸[出入]|収支|赤字|黒字)|に(?:入|な[っり]|戻|移|目|話|つい|、)|です|だ(?:[。とが]|$)|である|は|へ|を|では|、|[。?!]|$)"
)


def returns_to_now(line: Line, talk: Talk) -> bool:
    """Whether a look back ends with a sentence: it opens with today, names the year that is running, or says what is so."""
    if not talk.scene.historical:
        return False
    if line.japanese:
        running = names_running_year(line, talk) and not any(m.value is not None for m in line.sentence.mentions)
        return running or _TODAY_JA.match(line.text) is not None
    return names_running_year(line, talk) or _TODAY.match(line.text) is not None or _says_what_is(line, talk)


def names_running_year(line: Line, talk: Talk) -> bool:
    """Whether a sentence names the year whose figures are not all out."""
    return any(
        p.frequency is Frequency.YEAR and p.start <= talk.scene.newest < p.end
        for n in line.periods if n.part == OWN for p in n.periods(talk.scene)[:1]
    )  # fmt: skip


def now(line: Line, talk: Talk, home: Period) -> Period:
    """The present of a talk: the article's own period, else the newest of the length spoken of, else the newest month."""
    newest = month(talk.scene.newest)
    told = talk.scene.period
    if line.japanese and not any(m.value is not None for m in line.sentence.mentions):
        return home if home.end >= talk.scene.newest - HISTORY else newest
    if names_running_year(line, talk) or told.length != _YEAR:
        return newest
    recent = [p for p in talk.periods if p.length == _YEAR and p.end >= talk.scene.newest - HISTORY]
    if not recent and home.length != _YEAR and home.end >= talk.scene.newest - HISTORY and home in talk.periods:
        return home
    return _newest_of(told, talk)


def as_of_now(mention: Mention, start: int, line: Line, talk: Talk, found: Sequence[Dated]) -> list[Dated]:
    """The present, where the words beside a figure of an English look back say now: 8.9% then vs 6.0% now; now they are 53%."""
    if line.japanese or mention.kind not in _FIGURES or not found:
        return []
    told = found[0].period
    if told.end >= talk.scene.newest - HISTORY or told.length != _YEAR:
        return []
    end = start + len(mention.text)
    if not _NOW_AFTER.match(line.text, end) and not _NOW_BEFORE.search(line.text[:start]):
        return []
    return [Dated(_newest_of(told, talk), _BY_NOW, "now")]


def _newest_of(told: Period, talk: Talk) -> Period:
    """The newest year of the kind told that the talk has named, else that is out."""
    recent = [p for p in talk.periods if p.length == _YEAR and p.end >= talk.scene.newest - HISTORY]
    years = newest_year(talk.scene.at(None))
    return max(recent or [p for p in years if p.frequency is told.frequency] or years, key=lambda p: p.end)


def _says_what_is(line: Line, talk: Talk) -> bool:
    if talk.history or any(n.part in (OWN, BASE) for n in line.periods):
        return False
    figures = [m for m in line.sentence.mentions if m.value is not None and not m.not_ours]
    if not figures or figures[0].kind not in _FIGURES:
        return False
    before = line.text[: figures[0].start - line.sentence.start]
    if _OF_A_MOVE.search(before):
        return False
    told = _IS.match(before)
    return told is not None and not _POINTS_BACK.search(told["who"]) and not _PAST.search(line.text)
