"""Shifting: the words right before a figure that move it to an older period, or make a sum of the months up to now.

A feed's column of the print before (prev -378.7B), a year ago it was, the deficit since June.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.periods import SINCE, Dated, Named
from kuroji.claims.resolving.words.scene import stretch
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.model.period import Period

_YEAR = 12
_FIGURES = (Kind.AMOUNT, Kind.QUANTITY, Kind.PERCENT)
# BAL JUN: -406.9B (prev -378.7B); 19.3%, prior 17.0%.
_PRINT_BEFORE = expression(
    r"[;,(\[/|]\s*(?:prev(?:ious)?\.?|prior)(?: (?:month|print|reading))?(?: was|:|=)?\s*[¥$]?$", re.IGNORECASE
)
_A_YEAR_AGO_IT_WAS = expression(
    r"(?:[,;:(—–]\s*|\b(?:and|but|while)\s)(?:(?:a|one) year|twelve months) (?:ago|earlier|before),? (?:it|they|that|there|the (?:figure|number|gap|total|balance))"
    r" (?:was|were|had been|had|stood at|came to)(?: (?:an?|only|just|about|around|still|a mere|fallen|risen|dropped|grown|jumped|slumped|up|down|by|deficit|surplus|shortfall|of)){0,4} [¥$]?$",
    re.IGNORECASE,
)
_MOVED = expression(r"\b(?:earlier|ago|before)$", re.IGNORECASE)
_SUM = expression(
    r"\b(?:deficit|surplus|shortfall|gap|exports|imports|total|sum|bill|tally|balance)(?: (?:run up|accumulated|built up|piled up|recorded|amassed))? since (?:the (?:start|beginning) of )?$",
    re.IGNORECASE,
)
# Since April, the start of the fiscal year, the deficit has come to 1.1 trillion yen.
# 178 billion yen in July and, since January, 1.19 trillion.
_SINCE_ALSO = expression(r"(?:[,;(—–]|\band)\s*(?:and )?since (?:the (?:start|beginning) of )?$", re.IGNORECASE)
_RIGHT_THEN = expression(r",? (?:about |around |some |nearly |already )?[¥$]?", re.IGNORECASE)
_SINCE_OPENS = expression(r"^\W*since (?:the (?:start|beginning) of )?$", re.IGNORECASE)
_HAS_COME_TO = expression(
    r"(?:,?(?: [^,.;:\d]{3,60},)? [^,.;:\d]{0,40}| )\b(?:deficits?|surplus(?:es)?|shortfalls?|gap|exports|imports|total|bill|tally|balance)\b[^,.;:\d]{0,30}"
    r"(?:(?:has|have) (?:come to|totall?ed|added up to|amounted to|reached|piled up to|run to|summed to)|comes? to|totals?|adds? up to|amounts? to|stands? at|sums to)"
    r"(?: (?:about|around|some|roughly|nearly|almost|already|now|just|over|more than)){0,3} [¥$]?",
    re.IGNORECASE,
)
_COMES_TO = expression(
    r",? (?:is|was|has been|comes to|came to|totals|totalled|totaled|stands at|stood at|has reached|amounts to|amounted to|adds up to|has come to)"
    r"(?: (?:about|around|some|roughly|nearly|almost|already|now|just|over|more than|an?|deficit|surplus|of)){0,3} [¥$]?",
    re.IGNORECASE,
)


# 昨年6月は1223億円の黒字でした。で、今年は4069億円の赤字。
_THIS_YEAR_JA = expression(
    r"^(?:(?:で|そして|それが|ところが|これに対し|対して|しかし|だが|一方)、?)?(?:今年|本年)は、?(?:約)?$"
)


def _of_this_year(before: str, talk: Talk) -> list[Dated]:
    """The month of this year, told beside the same month of last year."""
    told = talk.told
    if told is None or told.length >= _YEAR or told.end // _YEAR != talk.scene.year - 1:
        return []
    period = told.shift(_YEAR)
    return [Dated(period, 0.05, "今年")] if period.end <= talk.scene.newest and _THIS_YEAR_JA.match(before) else []


# 前年8月の輸出は8兆円、輸入は9兆円; 輸出は前月に8兆円に達した; not 前月は7.1%増だったが、19.3%増えた.
_TURNS_AWAY_JA = expression(
    r"[たるい]が、?|もの[の、]|のに|に対し|から|比べ|より|ところ|一方|しかし|ただ|反動|反落|転じ|今[年回月]|当[年月]|[。;]"
)
_RIGHT_THERE_JA = expression(r"(?:に(?:は)?|の)(?:約|およそ)?")


def holds_on(text: str, named: Named, start: int) -> bool:
    """Whether a Japanese look back dates a figure at `start`: it opens the sentence, or stands right before the figure."""
    gap = text[named.end : max(named.end, start)]
    opens = not re.search(r"\w", text[: named.start]) and _TURNS_AWAY_JA.search(gap) is None
    return named.end <= start and (opens or _RIGHT_THERE_JA.fullmatch(gap) is not None)


# 赤字は2兆3600億円から1兆144億円へ縮んだ: what it has moved from is of the year before.
_MOVED_TO_JA = expression(
    r"(?:分|弱|強|台)?(?:の(?:赤字|黒字))?から、?(?:約|およそ|わずか)?[\d兆億万千,.]{1,14}(?:円|台|トン|隻|個|基|kl|キロリットル|バレル)?(?:台|弱|強|余り)?(?:の(?:赤字|黒字))?(?:へ|に(?!は)|まで)"
)
_DATED_JA = expression(r"(?:の|は|が|に|には|だけで|、)?(?:約|およそ)?")
_REVISED_JA = expression(r"修正|改定|改訂|速報|確報|確定|予想|見通し|想定|兆円台から")


def _moved_from(mention: Mention, start: int, line: Line, found: Sequence[Dated]) -> list[Dated]:
    """The year before, for the level that a Japanese figure has moved from, where no period of its own stands beside it."""
    if (
        mention.kind is Kind.PERCENT
        or mention.direction
        or not _MOVED_TO_JA.match(line.text, start + len(mention.text))
    ):
        return []
    own = any(_DATED_JA.fullmatch(line.text, n.end, start) for n in line.periods if n.end <= start)
    several = len([n for n in line.periods if n.end <= start]) > 1
    if own or several or _REVISED_JA.search(line.text):
        return []
    return [Dated(d.period.year_earlier(), 0.5 * d.cost, d.word) for d in found[:1]]


def shifted(mention: Mention, start: int, line: Line, talk: Talk, found: Sequence[Dated]) -> list[Dated]:
    """The periods that the words right before a figure move it to, cheapest first; none where they do not."""
    if mention.kind not in _FIGURES:
        return []
    before = line.text[:start]
    if line.japanese:
        return _of_this_year(before, talk) or _moved_from(mention, start, line, found)
    if _PRINT_BEFORE.search(before):
        return [Dated(d.period.previous(), 0.1, d.word) for d in found[:1]]
    if _A_YEAR_AGO_IT_WAS.search(before):
        moved = [d for d in found if not _MOVED.search(d.word)]
        return [Dated(d.period.year_earlier(), 0.1, "a year earlier") for d in moved[:1]]
    return [Dated(p, 0.1, "since") for p in _summed(mention, start, line, talk)]


def _summed(mention: Mention, start: int, line: Line, talk: Talk) -> list[Period]:
    """The months from the one named to the newest: the deficit since June is 2.2 trillion yen."""
    if mention.kind is Kind.PERCENT:
        return []
    return [
        stretch(p.start, talk.scene.newest)
        for named in line.periods
        if named.part == SINCE
        and (
            (_SUM.search(line.text[: named.start]) and _COMES_TO.fullmatch(line.text, named.end, start))
            or (_SINCE_ALSO.search(line.text[: named.start]) and _RIGHT_THEN.fullmatch(line.text, named.end, start))
            or (_SINCE_OPENS.search(line.text[: named.start]) and _HAS_COME_TO.fullmatch(line.text, named.end, start))
        )
        for p in named.periods(talk.scene)[:1]
        if p.start < talk.scene.newest
    ]
