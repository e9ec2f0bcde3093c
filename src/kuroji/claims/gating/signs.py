"""Signs: whether the direction or side a text says beside a number is that of its Fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from kuroji.claims.gating.placed import Grounds, Placed
from kuroji.claims.gating.subjects import CURRENCY, Spot
from kuroji.claims.mentions.context import SIGNS_EN
from kuroji.language.movement import FALLING_JA, RISING_JA
from kuroji.model.fact import Fact

_SIGNED = frozenset({"change", "balance_change", "quantity_change", "unit_value_change", "difference", "contribution",
                     "effect", "event_effect", "exchange_rate_change"})  # fmt: skip
# What says how large a balance is, printed or estimated.
_LEVELS = frozenset({"balance", "nowcast"})
_OWN_EN = {"boosts": 1, "boost": 1, "improved": 1, "improvement": 1, "lifted": 1, "adding": 1, "worsened": -1,
           "deteriorated": -1, "deterioration": -1, "drags": -1, "drag": -1, "took": -1, "taking": -1, "taken off": -1,
           "stronger": -1, "weaker": 1, "left": 0, "rise": 1, "fall": -1, "pulled down": -1, "cost": 0, "more yen": 1,
           "fewer yen": -1, "hold": 0, "increasing": 1, "growth": 1, "account for": 1, "accounts for": 1, "worked against": -1}  # fmt: skip
_OWN_JA = {"改善": 1, "悪化": -1, "押し上げ": 1, "押し下げ": -1, "円安": 1, "円高": -1, "多い": 1, "少ない": -1}
_SIDES = {"deficit": -1, "surplus": 1}
_ENDS_JA = re.compile(r"[。]|一方、")
_RUNS = {"rise": 1, "fall": -1, "deficit": -1, "surplus": 1}
_SIGN_MARKS = (("-", -1), ("–", -1), ("−", -1), ("マイナス", -1), ("+", 1), ("プラス", 1))
_OF_SIDE = re.compile(r"\s+of\s+")
_NEAR_AFTER = 14
_RIGHT_AFTER = 5


def missigned(spot: Spot, balances: dict[tuple[str, str, str], int]) -> Grounds | None:
    """What is wrong with the direction or side said: the opposite of the Fact's, or none where one is needed.

    `balances` are the signs of the balances the story knows, by partner, commodity and period.
    """
    fact = spot.fact
    if fact.flow == "balance" and fact.indicator in _LEVELS:
        return _side(spot, _sign(fact))
    if fact.indicator in ("streak", "first_since"):
        return _run(spot)
    if fact.indicator not in _SIGNED or not Decimal(fact.exact):
        return None
    said = _said(spot) * _of_a_deficit(spot)
    if said != _sign(fact):
        return Grounds("sign", _word(_sign(fact)), _word(said))
    side = balances.get((fact.partner_code, fact.code, fact.period)) if fact.indicator == "balance_change" else None
    return _side(spot, side) if side else None


def _of_a_deficit(spot: Spot) -> int:
    """-1 where a deficit is said to be revised, or parts to account for a deterioration: the balance went the other way."""
    sides = [w for w in spot.before(("side",), sentence=True) if w.means == "deficit"]
    if "deterioration" in spot.line.text and re.search(r"account for|worked against", spot.line.text):
        return -1
    return -1 if spot.fact.method == "since-first-print" and sides else 1


def _sign(fact: Fact) -> int:
    value = Decimal(fact.exact)
    return (value > 0) - (value < 0)


def _word(sign: int) -> str:
    return {1: "a rise or surplus", -1: "a fall or deficit"}.get(sign, "no direction")


def _side(spot: Spot, wanted: int | None) -> Grounds | None:
    """A level or change of a balance has the side said beside it; a difference from a plan may leave it unsaid."""
    if wanted is None:
        return None
    told = _side_said(spot)
    if told == wanted:
        return None
    return Grounds("sign", _word(wanted), _word(told) if told else "neither deficit nor surplus")


def side_of(spot: Spot) -> int:
    """-1 where the balance a Fact speaks of is said to be a deficit, 1 for a surplus and for flows, 0 for no side said."""
    return _side_said(spot) if spot.fact.flow == "balance" else 1


def _side_said(spot: Spot) -> int:
    before = spot.before(("side",), sentence=True)
    if before and _OF_SIDE.fullmatch(spot.text[before[-1].end : spot.placed.start]):
        return _SIDES[before[-1].means]
    if sides := [_SIDES[m.side] for m in spot.mentions if m.side]:
        return sides[-1]
    if before:
        return _SIDES[before[-1].means]
    after = spot.after(("side",))
    found = after[:1] or spot.before(("side",))[-1:] or spot.inherited(("side",))[-1:]
    return _SIDES[found[0].means] if found else 0


def _run(spot: Spot) -> Grounds | None:
    of = str(spot.fact.detail.get("of", ""))
    wanted = _RUNS.get(of, 0)
    if not wanted:
        return None
    if of in _SIDES:
        sides = [_SIDES[m.side] for m in spot.mentions if m.side]
        return None if sides and set(sides) == {wanted} else _side(spot, wanted)
    said = _before_ja(spot) if spot.line.japanese else _nearest(spot)
    return None if said == wanted else Grounds("sign", of, _word(said))


def _before_ja(spot: Spot) -> int:
    """Japanese says what runs on before how long: 増加は輸出が9カ月連続."""
    said = _cues(spot.text[spot.line.sentence.start : spot.placed.start], True)
    return said[-1][1] if said else _nearest(spot)


def _said(spot: Spot) -> int:
    """The direction said: the sign written, the words after the number, else the nearest before it."""
    words = spot.words
    if written := next((sign for mark, sign in _SIGN_MARKS if words.startswith(mark)), 0):
        return written
    if inside := _cues(words, spot.line.japanese):
        return inside[0][1]
    if spot.fact.indicator == "contribution" and spot.line.japanese:
        return _contribution_ja(spot)
    if spot.fact.indicator not in CURRENCY and (directed := _directed(spot)):
        return directed
    return _nearest(spot)


def _contribution_ja(spot: Spot) -> int:
    """Japanese writes マイナス before what a part took away, or says 押し下げ right after; else it added."""
    after = _cues(spot.text[spot.placed.end : spot.placed.end + _RIGHT_AFTER].partition("）")[0], True)
    return after[0][1] if after else 1


def _directed(spot: Spot) -> int:
    """The direction the mention itself carries, but for a share of growth, whose verb is that of giving or taking."""
    if spot.fact.indicator in ("contribution", "effect"):
        return 0
    signs = {m.direction for m in spot.mentions if m.direction}
    return signs.pop() if len(signs) == 1 else 0


def _nearest(spot: Spot) -> int:
    inside = _cues(spot.words, spot.line.japanese)
    if inside:
        return inside[0][1]
    sentence = spot.line.sentence
    after = spot.text[spot.placed.end : sentence.end]
    before = spot.text[sentence.start : spot.placed.start]
    if spot.line.japanese:
        return _nearest_ja(after, before)
    following = [cue for cue in _cues(after[:_NEAR_AFTER], False) if cue[0] < _stop(after)]
    if following:
        return following[0][1]
    said = _cues(_open(before), False)
    return said[-1][1] if said else 0


def _stop(after: str) -> int:
    found = re.search(r"[,.;:()]|\b(?:and|to|while|of(?! growth))\b", after)
    return found.start() if found else len(after)


def _nearest_ja(after: str, before: str) -> int:
    """Japanese says the direction after the number, at the end of the list where a list has one."""
    ends = _ENDS_JA.search(after)
    following = _cues(_outside(after[: ends.start()] if ends else after), True)
    if following:
        return following[0][1]
    said = _cues(before, True)
    return said[-1][1] if said else 0


def _outside(text: str) -> str:
    """The text without what stands in brackets that open in it, and without the end of one that is open."""
    head, closed, rest = text.partition("）")
    if closed and "（" not in head:
        text = rest
    return re.sub(r"（[^（）]*）", "", text)


def _open(text: str) -> str:
    """The text without what stands in closed brackets."""
    return re.sub(r"[(（][^()（）]*[)）]", lambda match: " " * len(match[0]), text)


@cache
def _pattern(japanese: bool) -> tuple[re.Pattern[str], dict[str, int]]:
    signs = _table(japanese)
    words = "|".join(re.escape(word) for word in sorted(signs, key=len, reverse=True))
    return re.compile(words if japanese else rf"(?<![a-z-])(?:{words})(?![a-z-])", re.IGNORECASE), signs


def _table(japanese: bool) -> dict[str, int]:
    if japanese:
        return {**dict.fromkeys(RISING_JA, 1), **dict.fromkeys(FALLING_JA, -1), **_OWN_JA}
    return {**SIGNS_EN, **_OWN_EN}


def _cues(text: str, japanese: bool) -> list[tuple[int, int]]:
    """The words of direction in a text with their places and signs."""
    pattern, signs = _pattern(japanese)
    found = [(match.start(), signs[match[0].lower()]) for match in pattern.finditer(text)]
    return [cue for cue in found if cue[1]]


def signs_of(placed: Iterable[Placed], indicator: str) -> dict[tuple[str, str, str], int]:
    """The signs of the Facts of one indicator by partner, commodity and period."""
    return {
        (p.fact.partner_code, p.fact.code, p.fact.period): _sign(p.fact)
        for p in placed
        if p.fact.indicator == indicator
    }


def directions(spots: Sequence[Spot]) -> dict[tuple[str, str, str, str], int]:
    """Which way each flow of a partner and commodity went on the year in a period, by the Facts placed."""
    found = {}
    for spot in spots:
        fact = spot.fact
        if fact.indicator in ("change", "difference") and fact.method in ("yoy", "yoy, base implied"):
            found[str(fact.flow), fact.partner_code, fact.code, fact.period] = _sign(fact)
    return found
