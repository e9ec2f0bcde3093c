"""Others: numbers of a text that no Fact is placed on, and why some of them may stand there.

A number may stand without a Fact where it is a date the story vouches for, a period (which
`times` checks), part of the detail of a Fact in the same paragraph, or one of the few fixed
turns listed here, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from kuroji.claims.mention import Kind, Mention
from kuroji.claims.mentions.numbers import japanese, western
from kuroji.language.periods import MONTH_NUMBERS
from kuroji.model.fact import Fact

NO_CLAIMS = (Kind.DIRECTION, Kind.COMPARISON, Kind.CAUSE)
# Fixed turns, matched around the number: the reason first.
TURNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("the days a first print covers", re.compile(r"first (?:10|20) days|\b1 to (?:10|20)|月(?:上旬|上中旬)|月1[〜～](?:10|20)日|\b(?:10|20) [A-Z][a-z]+ only")),
    ("days are counted, not claimed", re.compile(r"1営業日当たり|1カ月分")),
    ("the base of an index", re.compile(r"as 100\b|を100と|= ?100\b|＝100")),
    ("digits of a tariff code", re.compile(r"9桁|9-digit|HS-code")),
    ("two years before is the base of its Fact", re.compile(r"2年前|two years earlier")),
    ("half of a year is a period", re.compile(r"(?:first|second) half of")),
    ("what the record stands for is said by its Fact", re.compile(r"on that record|the record was set")),
    ("of the tariff: trucks before the event, and their share", re.compile(r"(?:paid|about|約|従来から)\s?(?:25|1)%")),
    ("the share that most of the change comes from, counted over the Facts", re.compile(r"four fifths|5分の4")),
)  # fmt: skip
_DUE = re.compile(r"\b(?:[Dd]ue|[Ee]xpected)\b|予定|見込み|次の公表")
_DAY_EN = re.compile(r"(?P<d>\d{1,2}) (?P<m>[A-Z][a-z]+)(?: (?P<y>\d{4}))?")
_DAY_JA = re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_DAY_ALONE = re.compile(r"(\d{1,2})日")
_NUMBERS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_JAPANESE = re.compile(r"(?:\d[\d,]*[兆億万])+\d*")
_AROUND = 24
_HUNDRED = Decimal(100)


def unvouched(
    mention: Mention,
    text: str,
    sentence: str,
    facts: Sequence[Fact],
    days: frozenset[date],
    covered: Iterable[tuple[int, int]],
    here: Sequence[Fact],
) -> str:
    """Why a number that no Fact is placed on may not stand; empty where it may.

    `facts` are those of its paragraph, `days` the dates the story vouches for, `covered` the
    period expressions, which are checked as such, `here` the Facts of the sentence that stand
    on no mention of their own (both, exports and imports hit records).
    """
    if mention.kind in NO_CLAIMS or any(a < mention.end and mention.start < b for a, b in covered):
        return ""
    if mention.kind is Kind.RECORD and any(f.indicator == "record" for f in here):
        return ""
    around = text[max(0, mention.start - _AROUND) : mention.end + _AROUND]
    if any(_inside(pattern, around, mention, max(0, mention.start - _AROUND)) for _, pattern in TURNS):
        return ""
    if mention.not_ours == "date":
        return _undated(mention, sentence, days, facts)
    return "" if _in_detail(mention, facts) else "no Fact says it"


def _inside(pattern: re.Pattern[str], around: str, mention: Mention, offset: int) -> bool:
    return any(m.start() + offset < mention.end and mention.start < m.end() + offset for m in pattern.finditer(around))


def _undated(mention: Mention, sentence: str, days: frozenset[date], facts: Sequence[Fact]) -> str:
    if _DUE.search(sentence):
        return ""
    day = day_of(mention.text)
    if day is not None:
        return "" if day in days else "not a date of this story"
    if (alone := _DAY_ALONE.fullmatch(mention.text)) and int(alone[1]) in {known.day for known in days}:
        return ""
    return "" if _in_detail(mention, facts) else "a date no Fact names"


def day_of(text: str) -> date | None:
    """The day a date in figures names; None where it names none."""
    if found := _DAY_JA.search(text):
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    if (found := _DAY_EN.search(text)) and found["y"] and (month := MONTH_NUMBERS.get(found["m"].lower())):
        return date(int(found["y"]), month, int(found["d"]))
    return None


def _in_detail(mention: Mention, facts: Sequence[Fact]) -> bool:
    """Whether every number of the mention is one that the detail of a Fact of the paragraph holds, rounded as said."""
    held = {n for fact in facts for n in _held(fact)}
    said = list(_said(mention))
    return bool(said) and all(any(_rounds(n, value, grain) for n in held) for value, grain in said)


def _said(mention: Mention) -> Iterator[tuple[Decimal, Decimal]]:
    if mention.value is not None and mention.grain is not None:
        yield abs(mention.value), mention.grain
        if mention.high is not None:
            yield abs(mention.high), mention.grain
        return
    text = mention.text.replace(",", "")
    big = _JAPANESE.findall(text)
    for each in big or _NUMBERS.findall(text):
        number = japanese(each) if big else western(each)
        if number is not None:
            yield number.value, number.grain


def _rounds(held: Decimal, said: Decimal, grain: Decimal) -> bool:
    return abs(held - said) <= grain / 2


def _held(fact: Fact) -> Iterator[Decimal]:
    for value in fact.detail.values():
        for each in re.findall(r"-?\d+(?:\.\d+)?", str(value)):
            try:
                number = abs(Decimal(each))
            except InvalidOperation:
                continue
            yield number
            if number < 1:
                yield number * _HUNDRED
    if {"working_days", "working_days_base"} <= fact.detail.keys():
        yield abs(Decimal(str(fact.detail["working_days"])) - Decimal(str(fact.detail["working_days_base"])))


def days_of(instants: Iterable[datetime]) -> frozenset[date]:
    """The days of some instants, as their own clocks have them."""
    return frozenset(instant.date() for instant in instants)
