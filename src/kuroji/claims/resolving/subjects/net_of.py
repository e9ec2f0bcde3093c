"""Net of: an amount that English words call what is left of one flow less the other, without deficit or surplus."""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression

# What brings money in or takes goods out, and what takes money out or brings goods in.
_OUT = (
    r"earn(?:s|ed|ing)?|s(?:old|ells?|elling)|export(?:s|ed|ing)?|shipp?(?:s|ed|ing)?(?! in\b)|sen(?:d|ds|t|ding)|"
    r"(?:took|takes?|taking|taken|got|gets?|brought|brings?|bringing) (?:it |that )?(?:in|home)(?! from)|receiv(?:es?|ed|ing)|collect(?:s|ed|ing)?|ma(?:de|kes?|king)|sales|earnings|receipts|takings|revenues?"
)
_IN = (
    r"p(?:aid|ays?|aying)(?: out)?|sp(?:ent|ends?|ending)|b(?:ought|uys?|uying)|import(?:s|ed|ing)?|purchas(?:es?|ed|ing)|"
    r"(?:laid|lays?|laying|shell(?:ed|s|ing)|fork(?:ed|s|ing)) out|owed|purchases|payments|outlays?|spending"
)
_WENT_OUT, _CAME_IN = (
    r"(?:went|goes?|gone|going|left|flow(?:ed|s|ing)|leav(?:es|ing)) (?:out|abroad|overseas)",
    r"(?:c(?:ame|omes?|oming)|flow(?:ed|s|ing)|arriv(?:ed|es|ing)) in",
)
_VERB = expression(rf"\b(?:(?P<out>{_OUT})|(?P<in>{_IN}))\b", re.IGNORECASE)
_MONEY_WENT = expression(rf"\b(?:(?P<in>{_WENT_OUT})|(?P<out>{_CAME_IN}))\b", re.IGNORECASE)
# 302 billion yen more than it paid; five trillion less for its goods than it spent.
_THAN = expression(
    r"(?: ?yen)?(?: of goods)? (?P<way>more|less)(?: (?P<done>(?:[^.;:,\d]){1,60}?))? than (?P<other>[^.;:,\d]{2,60})",
    re.IGNORECASE,
)
_CLAUSE = expression(r"[.;:!?]\s|[—–]", re.IGNORECASE)
_LOOKED_BACK_TO = expression(r"^(?:in|a year|last|the year|it (?:did|had|was)\b)", re.IGNORECASE)
# 96 billion yen to the good; 175 in our favour; 302bn on the right side of the ledger.
_NET_AFTER = expression(
    r"(?: ?yen)?,? (?:(?P<surplus>to the good|(?:in|into|of) (?:the )?(?:black(?: ink)?|green|credit|plus)\b|in (?:hand|pocket|our favou?r|its favou?r|japan['’]s favou?r|surplus)|on the (?:right|credit|plus) side|above (?:water|zero)|(?:to|on) the plus side)"
    r"|to the bad|(?:in|into|of) (?:the )?(?:red(?: ink)?|hole|minus)\b|in (?:arrears|deficit)|on the (?:wrong|debit|minus) side|under ?water|below (?:water|zero)|against (?:us|it|japan)\b|(?:in )?(?:the )?other party['’]s favou?r)",
    re.IGNORECASE,
)
# Was 4.9 trillion yen behind; April came out 464 billion short.
_STOOD = expression(
    r"\b(?:came out|comes? out|end(?:ed|s)(?: up)?|finish(?:ed|es)|clos(?:ed|es)|left|leaves|leaving|put|puts|was|were|is|are|be|being|ran|runs|stood|stands)(?: (?:it|japan|them|us|the (?:country|nation)))?"
    r"(?: (?:about|around|some|nearly|almost|roughly|still|just|only|a (?:mere|full)))? [¥$]?$",
    re.IGNORECASE,
)
_PLACED = expression(
    r"(?: ?yen)? (?:(?P<surplus>ahead|in front|up on (?:the|its) trade)|behind|short|out of pocket|adrift|down on (?:the|its) trade)(?=[.,;:!?)]| (?:with|in|for|on|and|but|at|by|after)\b|$)",
    re.IGNORECASE,
)
# In the green by 412 billion; under water to the tune of 235 billion; a plus, 196 billion yen.
_NET_BEFORE = expression(
    r"\b(?:(?P<surplus>in the (?:black|green)|above (?:water|zero)|a (?:small |tiny |thin |big |large |fat )?plus|on the (?:right|plus|credit) side)"
    r"|in the (?:red|hole)|under ?water|below (?:water|zero)|a (?:small |tiny |thin |big |large |fat )?minus|on the (?:wrong|minus|debit) side)"
    r"(?:,? (?:by|to the tune of|at|with|of)|,|:|[^.;:,\d]{0,30},? to the tune of) (?:about |around |some |nearly |roughly |just |only |over |a (?:mere|full) )?[¥$]?$",
    re.IGNORECASE,
)


def net_side(text: str, start: int, end: int) -> str:
    """The side of an amount at [start, end) that is what is left of one flow less the other; empty where it is none."""
    after = _NET_AFTER.match(text, end)
    if after is None and _STOOD.search(text[:start]):
        after = _PLACED.match(text, end)
    found = after or _NET_BEFORE.search(text[max(0, start - 90) : start])
    if found is not None:
        return "surplus" if found["surplus"] else "deficit"
    return _more_than(text, start, end)


def _more_than(text: str, start: int, end: int) -> str:
    """The side that a comparison of dealings tells: earned so much more than it paid, so much more went out than came in."""
    told = _THAN.match(text, end)
    if told is None or _LOOKED_BACK_TO.match(told["other"]):
        return ""
    before = _CLAUSE.split(text[max(0, start - 160) : start])[-1]
    for verbs in (_VERB, _MONEY_WENT):
        first = verbs.search(told["done"] or "") or _last(verbs, before)
        other = verbs.search(told["other"])
        if first and other and bool(first["out"]) != bool(other["out"]):
            more = told["way"].lower() == "more"
            return "surplus" if bool(first["out"]) == more else "deficit"
    return ""


def _last(verbs: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(verbs.finditer(text))), None)
