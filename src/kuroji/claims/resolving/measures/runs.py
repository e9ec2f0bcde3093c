"""Runs: which way a streak, a first or a count goes, and whether it is one of a sign or of changes."""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Mention
from kuroji.claims.resolving.measures.way import Beside, Way
from kuroji.claims.resolving.words.talk import Slots
from kuroji.model.observation import Flow

_FALL = expression(
    r"fall|fell|drop|declin|decreas|slump|slid|plung|contract|downturn|減|落ち込|低下|下落|マイナス|下回|前年割れ"
)
_RISE = expression(
    r"rise|rose|increas|gain|grow|grew|climb|advance|expan|uptick|higher|増|伸び|上昇|プラス|上回|前年超え"
)


def moved(mention: Mention, slots: Slots, beside: Beside) -> int:
    """The direction a streak, first or record speaks of: the side of a balance, the rise or fall of a flow."""
    if slots.flow == Flow.BALANCE:
        return {"deficit": -1, "surplus": 1}.get(mention.side or side_in(mention.text) or slots.side, 0)
    if mention.direction:
        return mention.direction
    for text in (mention.text, beside.after[:24], beside.before[-48:], beside.after, beside.before):
        fall, rise = _FALL.search(text), _RISE.search(text)
        if (fall is None) != (rise is None):
            return -1 if fall else 1
    return 0


def side_in(text: str) -> str:
    """`deficit` or `surplus` where a text names one, else empty."""
    if re.search(r"deficit|shortfall|\bred\b|gap|赤字|入超", text):
        return "deficit"
    return "surplus" if re.search(r"surplus|black|黒字|出超", text) else ""


def streak(mention: Mention, slots: Slots, beside: Beside) -> list[Way]:
    """What a run is one of; nothing where it has no length."""
    if mention.value is None and not mention.test:
        return []
    return [signed_way("streak", mention, slots, beside)]


def signed_way(word: str, mention: Mention, slots: Slots, beside: Beside) -> Way:
    """A streak or first by sign; of a balance that is said to rise or fall, its changes are counted, which nobody holds."""
    told = near = mention.text + beside.before[-5:] + beside.after[:6]
    if _HAS_CHANGED.search(beside.before[-60:]) or (word == "streak" and _CHANGED.search(beside.before[-60:])):
        near += " decline"
    changes = slots.flow == Flow.BALANCE and not side_in(mention.text) and _CHANGES.search(near)
    side, way = moved(mention, slots, beside), _way_of(told + beside.before[-60:])
    if changes and word == "streak" and side and way:
        return Way(word, f"{'surplus' if side > 0 else 'deficit'}-{'wider' if way > 0 else 'narrower'}", side)
    return Way(word, "sign", moved(mention, slots, beside), outside="a run of changes of a balance" if changes else "")


# The surplus has now shrunk on the year for nine months running.
_HAS_CHANGED = expression(
    r"\b(?:shrunk|narrowed|widened|fallen|risen|grown|declined|dropped|increased|shrinking|narrowing|widening|falling|rising)\b[^.;,]{0,36}$"
)
# The deficit shrank for the second year; not: it fell into the red for a second month.
_CHANGED = expression(
    r"\b(?:shrank|fell|rose|grew|swelled|eased|expanded|contracted|narrows?|widens?|shrinks?)\b(?! (?:back )?in(?:to)?\b)[^.;,]{0,36}$"
)
_CHANGES = expression(
    r"declin|decreas|\bfall\b|\bdrop|increas|narrow|widen|shrink|shr[aiu]nk|減少|増加|縮小|拡大|改善|悪化"
)


_NARROWS = expression(r"narrow|shr[iau]nk|declin|decreas|\bf[ae]ll|drop|contract|eased|smaller|減少|縮小|縮ま|改善")
_WIDENS = expression(r"widen|swell|swollen|gr[eo]w|increas|\bris|\brose|expand|larger|bigger|増加|拡大|膨ら|広が")


def _way_of(text: str) -> int:
    """+1 where words say that a balance grew, -1 that it shrank, 0 where they say both or neither."""
    narrows, widens = _NARROWS.search(text) is not None, _WIDENS.search(text) is not None
    return widens - narrows


def count(mention: Mention, slots: Slots, beside: Beside) -> list[Way]:
    """What the periods counted have in common: their side or their direction."""
    if re.search(r"\bfirst\s*$", beside.before):
        return []
    if mention.unit == "years":
        return [Way("count", "years", 0, outside="a count of years")]
    sign = moved(mention, slots, beside)
    words = ("deficit", "surplus") if slots.flow == Flow.BALANCE else ("fall", "rise")
    if sign:
        return [Way("count", f"months-in-{words[sign > 0]}", sign)]
    return [Way("count", f"months-in-{word}", 0, 0.3) for word in words]
