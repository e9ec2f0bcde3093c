"""Counted out of: the stretch of months that a count is one out of: two of the last five prints, 12カ月のうち9カ月."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.mentions.numbers import cardinal, japanese
from kuroji.claims.mentions.patterns import CARDINAL, NUMBER_JA
from kuroji.claims.resolving.words.periods import Dated
from kuroji.model.period import months_between

_WHOLE = expression(
    rf"\b(?:out of|of|in) (?:the space of )?(?:the |those |these |its )?(?P<recent>(?:past|last|latest|previous|preceding|most recent) )?(?P<whole>{CARDINAL})(?: (?:calendar )?(?P<unit>months?|prints?|readings?|releases?|reports?))?(?![a-z])"
)
_WHOLE_JA = expression(rf"(?P<whole>{NUMBER_JA})(?:カ月|か月|ヶ月|ヵ月|ケ月)(?:のうち|の内|中)")
_LONGEST = 60


def out_of(mention: Mention, found: Sequence[Dated], *, japanese_text: bool) -> list[Dated]:
    """The months that a count of some of them spans, up to the month that dates it; none where it says of which year they are."""
    if mention.kind is not Kind.COUNT or mention.unit != "months" or not found:
        return []
    whole = _whole(mention.text.lower(), japanese_text)
    last = found[0]
    if whole is None or last.period.length != 1:
        return []
    first = last.period.start - whole + 1
    return [msgspec.structs.replace(last, period=months_between(first, last.period.end), cost=0.5 * last.cost)]


def _whole(text: str, japanese_text: bool) -> int | None:
    """Of how many months the count is; None where it does not say."""
    told = (_WHOLE_JA if japanese_text else _WHOLE).search(text)
    if told is None:
        return None
    number = japanese(told["whole"]) if japanese_text else None
    whole = int(number.value) if number else cardinal(told["whole"])
    return whole if whole is not None and 1 < whole <= _LONGEST else None
