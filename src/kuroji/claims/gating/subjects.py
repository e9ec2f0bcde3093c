"""Subjects: whether the names a text has said when a number comes are those of the number's Fact, slot by slot.

What counts is the name heard last: of a flow or side in the sentence, else the first that
follows in it, else the last before; of a partner and of goods in the paragraph; where the
paragraph names none, what its heading or the title names. A Fact of the world or of all
goods asks that none of its kind stands nearer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from kuroji.claims.gating.hearing import BALANCE, BOTH, OTHERS, Part, audible
from kuroji.claims.gating.placed import Grounds, Placed
from kuroji.claims.mention import Mention
from kuroji.claims.reading import Word
from kuroji.claims.resolving.words.talk import Line
from kuroji.classifications.commodities import commodity
from kuroji.indicators.breakdown import COMMODITIES, outside
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, WORLD, Flow

# Facts that are no trade figures of a flow: what they are is said by words of their own.
CURRENCY = frozenset({"exchange_rate_change"})
_CURRENCIES = (("USD", r"dollars?|ドル"), ("EUR", r"euros?|ユーロ"), ("JPY", r"yen|円"))
_EFFECTS = (
    ("not-split", r"without a published quantity|数量が公表されていない"), ("mix", r"\bmix\b|品目構成"),
    ("currency", r"exchange rates?|為替"), ("price", r"unit values?|単価"), ("quantity", r"volumes?|数量"),
)  # fmt: skip
_NET = re.compile(r"\s+net\b")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_OF = re.compile(r"\s+(?:(?:for|of)\s+)?")
_UNLISTED = frozenset({"goods not listed", "内訳のない品目"})
_PARTNER_OF = re.compile(r"[^.,;:(]*\b(?:with|to|from)\s+(?:the\s+)?")


class Spot(msgspec.Struct, frozen=True):
    """Where a Fact is placed: its paragraph and sentence, the heading and title above, and the mentions it overlaps.

    `listed` is its rank among the Facts of the bracket it stands in, and how many those are.
    """

    placed: Placed
    text: str
    part: Part
    line: Line
    above: tuple[Part, ...]
    mentions: tuple[Mention, ...]
    listed: tuple[int, int] = (0, 1)

    @property
    def fact(self) -> Fact:
        """The Fact placed."""
        return self.placed.fact

    @property
    def words(self) -> str:
        """The slice that says it."""
        return self.text[self.placed.start : self.placed.end]

    def before(self, sorts: Sequence[str], *, sentence: bool = False) -> list[Word]:
        """The audible words of these sorts before the slice, in the paragraph or only its sentence."""
        opening = self.line.sentence.start if sentence else self.part.start
        found = audible(self.part, self.placed.start)
        return [w for w in found if w.sort in sorts and w.start >= opening]

    def after(self, sorts: Sequence[str]) -> list[Word]:
        """The words of these sorts that follow the slice in its sentence, or begin in it."""
        return [w for w in self.part.words if w.sort in sorts and self.placed.start <= w.start < self.line.sentence.end]

    def inherited(self, sorts: Sequence[str]) -> list[Word]:
        """The words of these sorts in the heading, else in the title."""
        for part in self.above:
            if found := [w for w in part.words if w.sort in sorts]:
                return found
        return []


def misnamed(spot: Spot) -> Iterator[Grounds]:
    """The slots in which the text names something else than the Fact."""
    if spot.fact.indicator in CURRENCY:
        return
    for check in _CHECKS:
        if (grounds := check(spot)) is not None:
            yield grounds


def _flow(spot: Spot) -> Grounds | None:
    wanted = str(spot.fact.flow)
    if any(m.side for m in spot.mentions) and wanted == BALANCE:
        return None
    said = _flow_said(spot)
    read = BALANCE if said and said.sort == "side" else said.means if said else "none"
    if read == wanted or (read == BOTH and wanted != BALANCE):
        return None
    return Grounds("flow", wanted, said.text if said else "no flow")


def _flow_said(spot: Spot) -> Word | None:
    sorts = ("flow", "side")
    if spot.fact.flow == BALANCE and _NET.match(spot.text, spot.placed.end):
        return Word(spot.placed.end, spot.placed.end + 4, "net", "flow", BALANCE)
    if tied := _within(spot, sorts) or _tied(spot):
        return tied
    if spot.fact.flow == BALANCE and (said := spot.before(sorts)):
        return said[-1]
    if said := spot.before(sorts, sentence=True):
        rank, count = spot.listed
        return said[rank - count] if _respective(spot, said[-count:]) else said[-1]
    if said := spot.after(sorts):
        return said[0]
    found = spot.before(sorts) or spot.inherited(sorts)
    return found[-1] if found else None


def _within(spot: Spot, sorts: Sequence[str]) -> Word | None:
    """A flow that the slice itself names, or both flows named in its sentence."""
    found = [w for w in spot.after(sorts) if w.end <= spot.placed.end]
    both = [w for w in spot.before(sorts, sentence=True) if w.means == BOTH] if spot.fact.flow != BALANCE else []
    return next(iter([*found, *both]), None)


def _tied(spot: Spot) -> Word | None:
    """A flow that follows by a preposition: 174.4 billion for imports."""
    found = [w for w in spot.after(("flow",)) if _OF.fullmatch(spot.text[spot.placed.end : w.start])]
    return found[0] if found else None


def _respective(spot: Spot, flows: Sequence[Word]) -> bool:
    """Whether a bracket without flows gives one figure for each of those before it, in their order."""
    opened = max(spot.text.rfind(sign, spot.part.start, spot.placed.start) for sign in "(（")
    return spot.listed[1] > 1 and len({w.means for w in flows}) == spot.listed[1] and flows[-1].end <= opened


def _partner(spot: Spot) -> Grounds | None:
    wanted = spot.fact.partner_code
    found = spot.before(("partner",))
    if not found and wanted != WORLD:
        found = [w for w in spot.after(("partner",)) if w.end <= spot.placed.end or _with(spot, w)]
        found = found[:1] or spot.inherited(("partner",))
    read = found[-1].means if found else WORLD
    if read == wanted or (read == WORLD and _measured_against(spot)):
        return None
    return Grounds("partner", spot.fact.partner, found[-1].text if found else "no partner")


def _with(spot: Spot, partner: Word) -> bool:
    """Whether a partner follows by a preposition: a deficit of 7.92 trillion yen with China."""
    return _PARTNER_OF.fullmatch(spot.text[spot.placed.end : partner.start]) is not None


def _measured_against(spot: Spot) -> bool:
    """Whether the world is what a partner is measured against: the rest of the world."""
    inherited = spot.inherited(("partner",))
    return bool(inherited) and inherited[-1].means == spot.fact.partner_code


def _commodity(spot: Spot) -> Grounds | None:
    fact = spot.fact
    found = spot.before(("commodity", "whole", "flow", "side"))
    named = [w for w in found if w.sort == "commodity"]
    if fact.code == TOTAL and fact.method != outside(COMMODITIES):
        return _all_goods(spot, named)
    named = named or spot.inherited(("commodity",))
    if named and _means(named[-1], fact):
        return None
    return Grounds("commodity", fact.commodity, named[-1].text if named else "no goods")


def _all_goods(spot: Spot, named: list[Word]) -> Grounds | None:
    """Goods may not stand nearer than the flow whose whole is spoken of."""
    if not named:
        inherited = [w for part in spot.above for w in part.words if w.sort == "commodity"]
        named_flow = spot.before(("flow", "side"))
        return None if named_flow or not inherited else Grounds("commodity", "all goods", inherited[-1].text)
    topics = [t for t in spot.line.topics if spot.line.sentence.start + t.end <= spot.placed.start]
    last = next((t for t in reversed(topics) if t.flow or t.commodity), None)
    whole = spot.before(("whole",), sentence=True)
    apart = named[-1].start < spot.line.sentence.start or bool(whole)
    if apart and last is not None and (not last.commodity or (whole and whole[-1].start > named[-1].start)):
        return None
    return Grounds("commodity", "all goods", named[-1].text)


def _means(word: Word, fact: Fact) -> bool:
    if word.means == OTHERS:
        named = _UNLISTED if fact.code == TOTAL else commodity_names(fact)
        special = commodity(Flow(fact.flow), fact.code).concept == OTHERS
        return fact.method == outside(COMMODITIES) and (special or _section(word.text) in named)
    codes = {tuple(each.split(":")[::2]) for each in word.means.split("|") if ":" in each}
    if fact.flow != BALANCE:
        return (str(fact.flow), fact.code) in codes
    return any(commodity(flow, code).concept == fact.code for flow, code in codes)


def commodity_names(fact: Fact) -> set[str]:
    """The names of the goods in both languages."""
    item = commodity(Flow(fact.flow), fact.code)
    return {name.casefold() for name in (item.name_en, item.name_ja, *item.synonyms)}


def _section(words: str) -> str:
    """The section whose rest is spoken of: other machinery, その他の輸送用機器."""
    return words.casefold().removeprefix("other ").removeprefix("その他の")


def _measure(spot: Spot) -> Grounds | None:
    wanted = _measured(spot.fact)
    if not wanted:
        return None
    found = spot.before(("measure", "flow", "side"), sentence=True)
    last = next((w for w in reversed(found) if not w.text.startswith("in yen")), None)
    read = last.means if last is not None and last.sort == "measure" else "value"
    if read == wanted or (
        wanted != "value" and last is not None and last.sort != "measure" and _measured_first(spot, wanted)
    ):
        return None
    return Grounds("measure", wanted, last.text if last else "no measure")


def _measured_first(spot: Spot, wanted: str) -> bool:
    """Whether the measure is the last one said, though a flow stands after it."""
    found = spot.before(("measure",), sentence=True)
    return bool(found) and found[-1].means == wanted


def _measured(fact: Fact) -> str:
    if fact.indicator in ("effect", "coverage", "invoicing_share", "absorption", "contribution"):
        return ""
    return next((word for word in ("quantity", "unit_value") if fact.measure.startswith(word)), "value")


def _effect(spot: Spot) -> Grounds | None:
    """Of a split the part named last; of an invoicing share the currency named next."""
    if spot.fact.indicator == "invoicing_share":
        read = _first(_CURRENCIES, spot.text[spot.placed.end : spot.line.sentence.end])
        wanted = spot.fact.method.partition(",")[0]
        return None if read == wanted else Grounds("measure", wanted, read or "no currency")
    if spot.fact.indicator != "effect":
        return None
    wanted = spot.fact.method.partition(",")[0]
    read = _last(_EFFECTS, _ASIDE.sub("", spot.text[spot.line.sentence.start : spot.placed.start]))
    return None if read == wanted else Grounds("measure", wanted, read or "no part of the change")


def _first(table: Sequence[tuple[str, str]], text: str) -> str:
    found = [(match.start(), word) for word, pattern in table if (match := re.search(pattern, text))]
    return min(found)[1] if found else ""


def _last(table: Sequence[tuple[str, str]], text: str) -> str:
    """The row whose words stand last; of two that overlap, the earlier row."""
    found: list[tuple[int, int, str]] = []
    for word, pattern in table:
        for match in re.finditer(pattern, text):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), word))
    return max(found)[2] if found else ""


_CHECKS: tuple[Callable[[Spot], Grounds | None], ...] = (_flow, _partner, _commodity, _measure, _effect)
