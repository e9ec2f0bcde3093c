"""Parts of an older figure, and one figure and a part on top: a third of that of 2022, half as much again as in 2010, two-thirds of its peak."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import TAKEN, Canvas
from kuroji.claims.mentions.numbers import cardinal, western
from kuroji.claims.mentions.patterns import MONTH, NUMBER, YEAR, any_of
from kuroji.language.numerals import DENOMINATORS_EN

_HEDGE = r"(?:(?P<hedge>less\sthan|more\sthan|nearly|almost|about|around|roughly|just\sover|just\sunder|over|under|barely|only|hardly|some|well\sunder|well\sover)\s)?"
_PART = rf"(?P<count>a|an|one|two|three|four|five|seven|nine)[\s-](?P<part>{any_of(w for w in DENOMINATORS_EN if w not in {'half', 'halves'})})"
_PERIOD = rf"(?:(?:fiscal\s|fy\s?)?{YEAR}|{TAKEN}{{4,12}}|'\d\d|{MONTH}(?:\s{YEAR})?|last\s(?:year|month)|the\syear\sbefore|a\syear\s(?:earlier|ago|before))"
_THING = r"(?:level|value|figure|total|size|amount|tonnage|volume|number|count|bill|peak|high|record|sum|average|mean|pace|takings|outlay|deficit|surplus|gap|shortfall)"
# Of what it was in 2022, of that of 2022, of its 2008 peak, of the level seen in 1993, of the 2022 deficit; of the ¥20.3tn of 2022.
_PAST = expression(
    rf"(?<![a-z-]){_HEDGE}(?:{_PART}|(?P<half>half))\sof\s(?=what\s(?:it|they|that|we|japan)\s(?:was|were|had\sbeen|is|used\sto\sbe|once\swas)(?![a-z])"
    rf"|(?:that|those)\s(?:of|in|for|recorded\sin|seen\sin|reached\sin)\s(?:the\s(?:same|previous|preceding)\s|{_PERIOD})|(?:that|those)\sa\s(?:year|decade)\s(?:earlier|before|ago)"
    rf"|(?:the|its|their)\s(?:record\s|all-time\s)?{_THING}s?\s(?:of|in|for|it\s(?:was|had)|seen\sin|reached\sin|recorded\sin|a\syear)\s?|(?:the|its|their)\s(?:{_PERIOD}|former|previous|pre-crisis|earlier|old)(?:['’]s)?\s{_THING}s?|(?:last\syear|{YEAR}|{MONTH})['’]s\s{_THING}s?|(?:its|their)\s{_THING}(?![a-z])"
    rf"|(?:the\s)?(?:year-ago|year-earlier|prior-year|previous-year|same-period|pre-(?:crisis|pandemic|war|covid))\s{_THING}|(?:its|their)\s(?:former|old)\sself|the\ssize(?=\s?[,.;:)!?—]|\s?$|\s(?:it|of)(?![a-z])))"
)
# A third of June 2025's; a quarter of last year's; half that of a year ago.
_OF_ITS = expression(
    rf"(?<![a-z-]){_HEDGE}(?:{_PART}\sof|(?P<half>half)(?:\sof)?)\s(?=(?:(?:fiscal\s|fy\s?)?{YEAR}|{MONTH}(?:\s(?:{YEAR}|['’]\d\d))?|last\s(?:year|month|{MONTH})|the\s(?:year|month)\sbefore)['’]s(?:\s?[,.;:)!?—]|\s?$|\s(?:sum|total|figure|level|amount|takings|value|bill)(?![a-z])))"
)
# Half those of 2014; a third what it was.
_THOSE = expression(
    rf"(?<![a-z-]){_HEDGE}(?:{_PART}|(?P<half>half))\s(?=(?:that|those)\s(?:of|in|for|a\s(?:year|decade))\s|what\s(?:it|they|that|we|japan)\s(?:was|were|had\sbeen|is|used\sto\sbe|once\swas|bought|sold|paid|saw)(?![a-z]))"
)
# Two-thirds the level of 2010; a tenth the size of that of 2008; half the average of 2019.
_THE_SIZE = expression(
    rf"(?<![a-z-]){_HEDGE}(?:{_PART}|(?P<half>half))\sthe\s(?:average|mean|pace|sum|total|tonnage|volume|number|{_THING})(?=\s(?:of|in|for|it|seen|a\syear|recorded|reached)(?![a-z]))"
)
# At 92 percent of what they were in 2019; 80% of their 2019 level.
_PERCENT_OF = expression(
    rf"(?P<number>{NUMBER})(?:\s?%|\sper\s?cent|\spct)\sof\s(?=what\s(?:it|they|that|we|japan)\s(?:was|were|had\sbeen|used\sto\sbe)(?![a-z])|(?:the|its|their)\s(?:{_PERIOD}|former|previous|pre-(?:crisis|pandemic|war|covid)|year-ago|year-earlier|old|peak)(?:['’]s)?\s(?:level|value|figure|total|size|amount|volume|tonnage|peak|high)s?(?![a-z])|(?:last\syear|{YEAR})['’]s\s(?:level|value|figure|total|volume|amount)(?![a-z]))"
)
_TIMES_AS = r"as\s(?:much|many|large|big|high|great|costly|expensive)"
# Half as much again, half again as large, a third as much again; a quarter as large as in 2008.
_AGAIN = expression(
    rf"(?<![a-z-]){_HEDGE}(?:{_PART}|(?P<half>half))\s(?:{_TIMES_AS}\sagain|again\s{_TIMES_AS})(?![a-z])"
)
_AS_LARGE = expression(rf"(?<![a-z-]){_HEDGE}{_PART}\s{_TIMES_AS}(?=\sas(?![a-z])|\s?[,.;)]|$)")
_CUES = frozenset({*(word.replace("-", " ").split()[-1] for word in DENOMINATORS_EN), "half"})
_WIDTH = Decimal("0.08")
_MORE, _LESS = frozenset({"more than", "just over", "over", "well over"}), frozenset({"less than", "under", "just under", "well under"})  # fmt: skip


def recognise(canvas: Canvas) -> None:
    """Claim the parts of older figures of a sentence."""
    if canvas.digits and not canvas.japanese:
        canvas.each(_PERCENT_OF, _percent_of)
    if not canvas.says(_CUES):
        return
    canvas.each(_AGAIN, lambda m: _said(m, 1))
    canvas.each(_PAST, lambda m: _said(m, 0))
    for pattern in (_AS_LARGE, _OF_ITS, _THOSE, _THE_SIZE):
        canvas.each(pattern, lambda m: _said(m, 0))


def _said(match: re.Match[str], whole: int) -> Saying | None:
    part = _part_of(match)
    if part is None:
        return None
    factor = (whole + part).quantize(Decimal("0.0001"))
    word = " ".join((match["hedge"] or "").split())
    test: tuple[str, ...]
    if word in _MORE:
        test = (">", str(factor))
    elif word in _LESS:
        test = ("<", str(factor))
    else:
        test = ("between", str(factor * (1 - _WIDTH)), str(factor * (1 + _WIDTH)))
    return Saying(kind=Kind.MULTIPLE, value=factor, unit="times", test=test, direction=1 if whole else -1, hedge=word)


def _percent_of(match: re.Match[str]) -> Saying | None:
    """So many percent of an older level, as a multiple of it."""
    number = western(match["number"])
    if number is None:
        return None
    return Saying(
        kind=Kind.MULTIPLE, value=number.value / 100, grain=number.grain / 100, unit="times",
        direction=1 if number.value > 100 else -1,
    )  # fmt: skip


def _part_of(match: re.Match[str]) -> Decimal | None:
    """The part as a number: two-thirds; None where the words do not go together (a thirds)."""
    if match.groupdict().get("half"):
        return Decimal("0.5")
    count = {"a": 1, "an": 1}.get(match["count"]) or cardinal(match["count"])
    parts = DENOMINATORS_EN[match["part"]]
    if count is None or count >= parts or (count > 1) != match["part"].endswith("s"):
        return None
    return Decimal(count) / parts
