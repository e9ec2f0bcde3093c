"""Voicing: whose figure a mention is: the publisher's, a forecast, a target, or a view, by the cue words about it.

A cue that opens its clause ("we expect", "economists had forecast") speaks for all that
follows in the clause; a noun ("the forecast of 12%", "market estimate", 予想) for the nearest number.
"""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Mention
from kuroji.claims.reading import Voice, Word
from kuroji.claims.resolving.subjects.governing import barriers
from kuroji.claims.resolving.words.talk import Line

_VERBAL = expression(
    r"^(?:we|they|i|economists|analysts|strategists|markets?|street)\b|likely|could|may |will |would|set to|project|predict|expected$|expects?$"
    r"|looking for$|see$|look for$|view$|bet |tenner|fiver|quid|beer|pint|dollar says|money|odds",
    re.IGNORECASE,
)
_CONTRARY = expression(r"(?:beat(?:ing)?|above|below|exceed(?:ed|ing)|than|versus|vs\.?|against|topp(?:ed|ing)|miss(?:ed|ing)|surpass(?:ed|ing)|short of|compared with|in line with|"
                       r"better|worse)[\w\s'’-]{0,40}$", re.IGNORECASE)  # fmt: skip
_NEGATED = expression(r"(?:no|not|without|un|beyond|as|than)\s*$", re.IGNORECASE)
_REACH = 1.5
# Forecasters who were wrong: who had forecast a surplus, were surprised by; the forecast was wrong: ...
_BELIED = expression(
    r"surpris|wrong|wide of|way off|mistaken|instead|in the event|in fact|actual|turned out|proved|came in|and got|missed|\bbeat\b",
    re.IGNORECASE,
)
# Exports to China beat consensus, those to the US missed.
_PASSED = expression(
    r"\b(?:beat|beats|beating|topp(?:ed|ing)|miss(?:ed|ing|es)|above|below|exceed(?:ed|ing|s)|surpass(?:ed|ing)|short of|in line with|defied|defying|better than|worse than)\s+(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
_SET_ASIDE = expression(
    r"\b(?:whatever|regardless of|never mind|forget|leaving aside|instead of|in place of|setting aside|despite|contrary to|defying)\s+(?:the\s+|our\s+|its\s+)?(?:[\w'’]+\s+)?$",
    re.IGNORECASE,
)
_BELIED_JA = expression(
    r"(?:上|下)回|超え|に反し|通り|どおり|外れ|裏切|覆[しす]|以上|以下|に対し|実際|結果|結[:：]|ともかく|別として|(?:てい)?たが、|たら、|ものの|ところが|に届か"
)
# 予想以上の伸び, 予想を上回った: the word stands for a mark that the figure passed.
_MARK_JA = expression(
    r"(?:以上|以下|外[のにで、]|に反し|を(?:大きく)?(?:上回|下回|超)|を?裏切|より|ほど|通り|どおり|並み|に届か|が?外れ|はともかく|は別として|\s?[:：])"
)
# コンセンサスは輸出+15.2%、輸入+19.8%: what is listed after a forecaster is all theirs. Reuters poll: exports +15.0%, imports +21.0%
_LISTS = expression(r"[^。：:、,()（）]{0,8}(?:は|[：:])\s?[^。]*$")
# The 15.2% consensus: its number has stood before it. Forecasts ranged from 11% to 17.5%.
_ITS_OWN = expression(r"(?:[\d%]|[bt]n|illion|per cent|percent)\s*$")
_RANGE = expression(r"^[^.;]{0,30}\brang(?:ed|ing|es?)\b[^.;]*$")
_LISTS_EN = expression(r"\s?:\s")
# (市場予想は19.8%増)…(同1152億円の黒字): brackets of the same kind.
_SAME_AGAIN = expression(r"[(（]同(?!月|期|年|国)[^()（）]*$")
# 秋冬物を平均7%値上げする, a rise in the prices of shops.
_PRICED = expression(r"\s?(?:ほど|程度|の)?値[上下]げ")


def voice_of(mention: Mention, start: int, line: Line) -> tuple[str, str]:
    """Who speaks of a mention that starts at `start` in the sentence, and the word that says so (empty: nobody but the source)."""
    for word in line.words_of("voice"):
        if word.means != "attributed" and _covers(word, mention, start, line):
            return word.means, word.text
    end = start + len(mention.text)
    if line.japanese and (priced := _PRICED.search(line.text, start, end + 8)) and priced.start() <= end:
        return Voice.COMPANY, priced[0]
    return Voice.REPORTED, ""


def _covers(word: Word, mention: Mention, start: int, line: Line) -> bool:
    end = start + len(mention.text)
    if start <= word.start < end:
        return True
    if _is_same_again(word, start, line):
        return True
    if _aside(word, start, line):
        return False
    if line.japanese:
        return _covers_ja(word, start, end, line)
    if word.end <= start:
        return _covers_right(word, start, line)
    return _covers_left(word, end, line)


def _aside(word: Word, start: int, line: Line) -> bool:
    """Whether the word stands in brackets with a number of its own, outside which the mention lies: -378.7bn (consensus: -455bn)."""
    before, after = line.text[: word.start], line.text[word.end :]
    opened = max(before.rfind("("), before.rfind("（"))
    if opened <= max(before.rfind(")"), before.rfind("）")):
        return False
    closed = re.search(r"[)）]|$", after)
    last = word.end + (closed.start() if closed else 0)
    return not opened < start < last and _numbers_between(line, opened, last)


def _is_same_again(word: Word, start: int, line: Line) -> bool:
    """Whether the mention stands in brackets that open with 同, after brackets that open with the word."""
    opens = line.text[: word.start].endswith(("(", "（"))
    return opens and word.means == Voice.FORECAST and _SAME_AGAIN.search(line.text[word.end : start]) is not None


def _covers_right(word: Word, start: int, line: Line) -> bool:
    gap, before = line.text[word.end : start], line.text[: word.start]
    if _BELIED.search(gap) or (gap.lstrip().startswith((",", ";", ":")) and _SET_ASIDE.search(before)):
        return False
    if (_PASSED.search(before) or _ITS_OWN.search(before)) and re.match(r"\s*[,;.:]\s", gap):
        return False
    if _RANGE.search(gap):
        return barriers(gap) < _REACH
    if _LISTS_EN.match(gap) and not before.strip("*•- ").count(" ") > 2:
        return True
    if _NEGATED.search(line.text[: word.start]) and word.text.lower() in (
        "expected",
        "forecast",
        "projected",
        "predicted",
    ):
        return False
    if _VERBAL.search(word.text) or _opens(word, line):
        return barriers(gap) < _REACH
    return not _numbers_between(line, word.end, start) and barriers(gap) < _REACH


def _opens(word: Word, line: Line) -> bool:
    """Whether whoever forecasts is the subject of the clause: economists polled had forecast."""
    return (
        re.search(
            r"\b(?:economists|analysts|we|street|poll\w*|i|government|ministry|officials|strategists)\b[\w\s]{0,30}$",
            line.text[: word.start],
            re.IGNORECASE,
        )
        is not None
    )


def _covers_left(word: Word, end: int, line: Line) -> bool:
    gap = line.text[end : word.start]
    if _VERBAL.search(word.text) and not re.fullmatch(
        r"\W*(?:\w+\s){0,1}(?:that |which )?(?:was |were |had been |is )?\W*(?:widely )?", gap
    ):
        return False
    if _CONTRARY.search(gap):
        return False
    return len(gap) < 30 and barriers(gap) < 0.4 and not _numbers_between(line, end, word.start)


def _covers_ja(word: Word, start: int, end: int, line: Line) -> bool:
    if word.end <= start:
        gap = line.text[word.end : start]
        if "。" in gap or _BELIED_JA.search(gap):
            return False
        return not _numbers_between(line, word.end, start) or (_LISTS.match(gap) is not None and not _listing_ends(gap))
    if _MARK_JA.match(line.text, word.end):
        return False
    gap = line.text[end : word.start]
    return (
        re.search(r"[、。]", gap) is None
        and not re.search(r"(?:上|下)回", gap)
        and not _numbers_between(line, end, word.start)
    )


def _listing_ends(gap: str) -> bool:
    """Whether a list of forecasts has come to its end: a verb in the past, a turn, or another topic."""
    return (
        re.search(r"(?:だった|した|れた|なった|前[:：]|前回|前月|が、|で、|[はが](?![^。]{0,8}[：:は]).*[はが])", gap)
        is not None
    )


def _numbers_between(line: Line, start: int, end: int) -> bool:
    offset = line.sentence.start
    return any(start <= m.start - offset and m.end - offset <= end and not m.not_ours for m in line.sentence.mentions)
