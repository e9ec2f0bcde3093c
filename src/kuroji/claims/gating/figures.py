"""Figures: whether the number a slice says is that of its Fact, to the digits said, in its unit.

Stricter than the judging of others' articles: a figure must be rounded, not cut, and hedges
excuse nothing but words for "more than" before a multiple.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from kuroji.claims.gating.placed import Grounds, Placed
from kuroji.claims.judging.agreement import Agreement, Stated, Truth, agreement
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.mentions.numbers import Number, cardinal, japanese, ordinal, western
from kuroji.language.periods import MONTHS_OF
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact, parse_fact_id
from kuroji.model.period import parse
from kuroji.model.rounding import round_to

COUNTED = frozenset({"streak", "first_since"})
SINCE_YEAR = frozenset({"same-part-of-year", "from-previous"})
_KINDS = {
    "JPY": {Kind.AMOUNT}, "percent": {Kind.PERCENT, Kind.MULTIPLE}, "points": {Kind.POINTS}, "ratio": {Kind.MULTIPLE},
}  # fmt: skip
_UNITS = {"KL": r"kilolitres?|キロリットル", "MT": r"tonnes?|トン", "NO": r"vehicles?|units?|台"}
_ARTICLE = re.compile(r"^(?:an?|the)\s", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def misidentified(fact: Fact) -> Grounds | None:
    """A Fact whose id does not say what it holds; None for a sound one."""
    said = parse_fact_id(fact.id)
    own = (fact.indicator, fact.method, str(fact.flow), fact.partner_code, fact.period, fact.base or "")
    named = (said.indicator, said.method, said.flow, said.partner, said.period, said.base)
    if own == named:
        return None
    return Grounds("identity", " ".join(named), " ".join(own))


def misnumbered(
    placed: Placed, words: str, mentions: Sequence[Mention], near: Sequence[Mention], side: int
) -> Grounds | None:
    """What is wrong with the number a slice says: not its Fact's, in another unit, or none that can be read.

    `mentions` are those that overlap the slice, `near` those of its sentence; `side` is -1
    where a balance is said to be a deficit, 1 for a surplus and for flows.
    """
    fact = placed.fact
    if fact.indicator == "record":
        return _misranked(fact, mentions or [m for m in near if m.kind is Kind.RECORD], side)
    if fact.indicator in COUNTED:
        return _miscounted(fact, words, mentions, near)
    if fact.unit.startswith("JPY/") or fact.unit == "index":
        return _misread_plain(fact, words)
    return _misstated(fact, words, mentions)


def _misstated(fact: Fact, words: str, mentions: Sequence[Mention]) -> Grounds | None:
    kinds = _KINDS.get(fact.unit, {Kind.QUANTITY})
    read = [m for m in mentions if m.kind in kinds and not m.not_ours and (m.value is not None or m.test)]
    if len(read) != 1:
        return _grounds(fact, words if mentions else "no number")
    mention = read[0]
    if mention.kind is Kind.QUANTITY and mention.unit != fact.unit:
        return _grounds(fact, words)
    if mention.unit == "times":
        return None if _is_multiple(fact, mention) else _grounds(fact, words)
    if mention.value is None or mention.grain is None or mention.high is not None:
        return _grounds(fact, words)
    return None if _rounds(fact, abs(mention.value), mention.grain) else _grounds(fact, words)


def _is_multiple(fact: Fact, mention: Mention) -> bool:
    times = abs(Decimal(fact.exact)) if fact.unit == "ratio" else 1 + Decimal(fact.exact) / 100
    more = "more than" in mention.text or "more than" in mention.hedge
    if mention.test and not more:
        return False
    value = mention.value or Decimal(0)
    if more:
        return value <= times < value + 1
    said = Stated(value=value, grain=mention.grain)
    return agreement(said, Truth(times)) is Agreement.FULL and _near(times, value, mention.grain or Decimal(0))


def _near(true: Decimal, said: Decimal, grain: Decimal) -> bool:
    return abs(true - said) <= grain / 2


def _rounds(fact: Fact, said: Decimal, grain: Decimal) -> bool:
    """Whether the size said is that of the Fact, rounded at the last digit said or at the Fact's own grain."""
    step = max(grain, Decimal(str(fact.quantum)))
    sizes = {abs(Decimal(fact.exact)), abs(Decimal(str(fact.value)))}
    return any(round_to(size, step) == said for size in sizes)


def _misread_plain(fact: Fact, words: str) -> Grounds | None:
    """Unit values and index numbers: the last number of the slice, with the unit it is per."""
    found = _plain(words)
    per = fact.unit.partition("/")[2]
    named = not per or re.search(_UNITS.get(per, per), words) is not None
    right = found is not None and named and _rounds(fact, found.value, found.grain)
    return None if right else _grounds(fact, words)


def _plain(words: str) -> Number | None:
    if written := re.search(r"((?:\d[\d,]*[兆億万])+(?:\d[\d,]*)?|\d[\d,]*)円", words):
        return japanese(written[1].replace(",", ""))
    found = _FIGURE.findall(words)
    return western(found[-1]) if found else None


def _miscounted(fact: Fact, words: str, mentions: Sequence[Mention], near: Sequence[Mention]) -> Grounds | None:
    if fact.method in SINCE_YEAR:
        year = _FIGURE.search(words)
        right = year is not None and year[0] == str(fact.detail.get("since"))
        return None if right else Grounds("number", f"since {fact.detail.get('since')}", words)
    first = fact.indicator == "first_since"
    run = [m for m in near if m.kind is (Kind.FIRST if first else Kind.STREAK)]
    if first and not any(m.kind is Kind.FIRST for m in mentions or run):
        return Grounds("number", "the first in a while", words)
    said = {count_of(words)} if mentions or count_of(words) is not None else {int(m.value) for m in run if m.value}
    if said != {int(Decimal(fact.exact))}:
        return _grounds(fact, words)
    units = {MONTHS_OF.get(m.unit) for m in mentions if m.kind in (Kind.STREAK, Kind.FIRST) and m.unit in MONTHS_OF}
    if units and not units & _counted_in(fact.period) and "期" not in words:
        return Grounds("number", f"{fact.exact} periods of {fact.period}", words)
    return None


def _counted_in(period: str) -> set[int]:
    """The lengths in months that runs of such periods are counted in; stretches of a year are counted in years."""
    from kuroji.classifications.reporters import JAPAN

    try:
        length = parse(period, JAPAN.fiscal).length
    except UsageError:
        return set()
    return {length} if length in MONTHS_OF.values() else {length, 12}


def count_of(words: str) -> int | None:
    """The count a slice says: ninth, a third, 9カ月, four; None where it says none."""
    bare = _ARTICLE.sub("", words.strip()).lower()
    first = re.match(r"\d+", bare)
    if not bare.isascii():
        return int(first[0]) if first else None
    number = ordinal(bare)
    return cardinal(bare) if number is None else number


def _misranked(fact: Fact, mentions: Sequence[Mention], side: int) -> Grounds | None:
    """The place, and the end it is counted from: the largest deficit is the lowest balance."""
    place = int(Decimal(fact.exact))
    read = {int(m.value) if m.value is not None else 1 for m in mentions if m.kind in (Kind.RECORD, Kind.RANK)}
    low = side * (-1 if any(m.direction < 0 for m in mentions if m.kind is Kind.RECORD) else 1) < 0
    if read != {place} or low != (fact.detail.get("side") == "low"):
        return Grounds(
            "record", f"place {place}, {fact.detail.get('side')}", ", ".join(m.text for m in mentions) or "nothing"
        )
    return None


def _grounds(fact: Fact, read: str) -> Grounds:
    return Grounds("number", f"{fact.exact} {fact.unit}", read)
