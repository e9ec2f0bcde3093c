"""Runs and counts in English: fifth consecutive year, nine months in a row; 14 of the past 15 years."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import TAKEN, Canvas
from kuroji.claims.mentions.context import SIGNS_EN
from kuroji.claims.mentions.numbers import cardinal, ordinal
from kuroji.claims.mentions.patterns import CARDINAL, ORDINAL, PERIOD, YEAR, any_of
from kuroji.language.periods import UNITS_EN
from kuroji.language.running import FALLS_EN, RISES_EN

_CUES = frozenset(
    {word for unit in UNITS_EN for word in unit.split("-")}
    | {
        "time",
        "streak",
        "run",
        "string",
        "series",
        "row",
        "straight",
        "consecutive",
        "succession",
        "twelve",
        "running",
        "trot",
        "bounce",
        "successive",
        "times",
        "once",
        "twice",
        "back",
    }
)
_GAP = r"(?:[a-z][a-z'-]{0,24}\s){0,3}?"
_UNIT = rf"(?P<unit>{PERIOD})(?![a-z-])"
_AFTER = r"(?:\s(?!(?:in|on|for|and|of|to|with|from|running)\s)[a-z-]{2,20}){0,2}?"
_TAIL = r"(?:in\sa\srow|running|on\sthe\strot|straight|in\ssuccession|consecutively|on\sthe\sbounce)(?![a-z])"
_SIDE = r"(?:\s(?:of\s|in\s)?(?:trade\s|the\s)?(?:deficits?|surplus(?:es)?|red(?:\sink)?|black(?:\sink)?|shortfalls?))?"
_RUN = r"(?:streak|run|string|series|stretch|spell)"
_NTH = expression(
    rf"(?<![a-z-])(?:the\s|a\s|its\s)?(?P<nth>{ORDINAL})[\s-](?:consecutive|straight|successive)\s{_GAP}{_UNIT}{_SIDE}"
)
_NTH_TAIL = expression(rf"(?<![a-z-])(?:the\s|a\s|its\s)?(?P<nth>{ORDINAL})\s{_GAP}{_UNIT}{_AFTER}\s{_TAIL}")
_AS_MANY = expression(
    rf"(?<![a-z-])(?:the\s|its\s)?(?P<nth>{ORDINAL})\s(?:[a-z]{{2,16}}\s){{0,2}}?in\sas\smany\s{_UNIT}"
)
_FOR_NTH = expression(
    rf"(?<![a-z-])(?:for|to|into)\s(?:the|a|an|its|their)\s(?P<nth>{ORDINAL})\s(?P<unit>months?|quarter|week|year)(?![a-z-])"
)
_BARE_NTH = expression(
    rf"(?<![a-z-])(?:for\s(?=the\s)|the\s|a\s|its\s|their\s){{0,2}}(?P<nth>{ORDINAL})\s(?:(?:trade|monthly|annual|yearly|quarterly)\s)?(?:(?:deficit|surplus|shortfall|rise|fall|drop|gain|increase|decline|time|one)\s)?{_TAIL}"
)
# The sixth month of increase in a row; a twelfth month of surplus running.
_NTH_OF_MOVES = expression(
    rf"(?<![a-z-])(?:the\s|a\s|its\s)?(?P<nth>{ORDINAL})\s(?:[a-z]+\s)?{_UNIT}\sof\s(?:[a-z]+\s)?[a-z]{{3,12}}\s{_TAIL}"
)
_MOVE = rf"(?:deficit|surplus|shortfall|{any_of((*RISES_EN, *FALLS_EN))})"
_NTH_MOVE = expression(
    rf"(?<![a-z-])(?:the\s|a\s|its\s|their\s)?(?P<nth>{ORDINAL})[\s-](?:consecutive|straight|successive)\s(?:trade\s)?{_MOVE}(?![a-z])"
)
_MANY_MOVES = expression(
    rf"(?<![a-z-])(?P<count>{CARDINAL})\s(?:consecutive|straight|successive)\s(?:trade\s)?(?:{_MOVE}s|surpluses)(?![a-z])"
)
_MANY = expression(rf"(?<![a-z-])(?P<count>{CARDINAL})\s(?:consecutive|straight|successive)\s{_GAP}{_UNIT}{_SIDE}")
_MANY_TAIL = expression(rf"(?<![a-z-])(?P<count>{CARDINAL})\s{_GAP}{_UNIT}{_AFTER}\s{_TAIL}")
_LONG = expression(
    rf"(?<![a-z-])(?P<count>{CARDINAL})[\s-](?P<unit>{PERIOD})[\s-](?:[a-z]+\s){{0,2}}?{_RUN}(?:\sof\s(?:[a-z]+\s){{0,2}}?(?:deficits|surpluses|gains|declines|increases))?"
)
_MOVES = rf"(?:{_MOVE}s|deficits|surpluses|losses|rises|records)"
# Back-to-back falls; two monthly falls on end; two months back to back.
_PAIR = expression(
    rf"(?<![a-z-])(?:back[-\s]to[-\s]back\s(?:(?:monthly|annual|yearly|trade|quarterly|year-on-year|double-digit)\s){{0,2}}(?:{_MOVES}|jumps|slides|dips|months|quarters|years)(?:\sof\s(?:falls?|declines?|growth|gains?|rises?|deficits?|surplus(?:es)?))?"
    rf"|(?:fell|risen|rose|fallen|declined|dropped|gained|grew|shrank)\s(?:for\s)?(?:twice\srunning|twice\sin\sa\srow|(?:two\s)?(?:months|quarters|years)\sback[-\s]to[-\s]back))(?![a-z])"
)
_MANY_SIDES = expression(
    rf"(?<![a-z-])(?P<count>{CARDINAL})\s(?:of\sthem|(?:(?:monthly|annual|yearly|trade|quarterly)\s)?{_MOVES})\s{_TAIL}"
)
_EACH_OF = expression(
    rf"(?<![a-z-])(?:each|every\sone|all|every)\s(?:of\s(?:the\s|its\s)?|the\s)(?:(?:past|last|previous|preceding|latest)\s)?(?P<count>{CARDINAL})\s{_UNIT}(?:\ssince)?(?!\s(?:of|in|to)\s)"
)
# The longest run of surpluses: 28 years; the run of red ink: 32 months; the string of gains now stands at nine.
_RUN_TOLD = expression(
    rf"(?<![a-z-]){_RUN}\s(?:of|in)\s[^.;:,{TAKEN}]{{3,50}}?(?::\s|\s(?:now\s)?(?:(?:stands|is|stood|was|comes|came)\s(?:at\s|to\s)?|to\s))(?P<run>(?P<count>{CARDINAL})(?:\s{_UNIT}(?!\sago)|(?=[,.;)]|$)))"
)
# A run of six deficits.
_RUN_OF = expression(
    rf"(?<![a-z-]){_RUN}\sof\s(?P<run>(?P<count>{CARDINAL})\s(?:(?:consecutive|straight|successive|monthly|annual|yearly|quarterly|trade)\s){{0,2}}{_MOVES}(?![a-z]))"
)
# Ten months of uninterrupted growth; every month for four months.
_MONTHS_OF = expression(
    rf"(?<![a-z-])(?P<count>{CARDINAL})\s{_UNIT}\sof\s(?:uninterrupted|unbroken|continuous|continued|consecutive|straight|back-to-back|steady|solid)\s(?:[a-z]+\s){{0,2}}?(?:growth|gains?|increases?|declines?|falls?|drops?|deficits?|surplus(?:es)?|expansion|contraction|red\sink|shrinkage)(?![a-z])"
)
_EVERY_FOR = expression(
    rf"(?<![a-z-])(?:every|each)\s(?:single\s)?(?:month|quarter|year)\sfor\s(?:the\s(?:past|last)\s)?(?P<count>{CARDINAL})\s{_UNIT}"
)
# In the red for four months; the deficit has lasted five years.
_HAS_LASTED = expression(
    rf"(?<![a-z-])(?:deficits?|surplus(?:es)?|red\sink|shortfalls?|growth|decline|slump|downturn)\s(?:[a-z]+\s){{0,3}}?(?:has|have|had)\s(?:now\s|already\s)?(?:lasted|persisted|gone\son|endured|continued)\s(?P<run>(?:for\s)?(?P<count>{CARDINAL})\s{_UNIT})"
)
_UNBROKEN = expression(
    rf"(?<![a-z-])(?:(?P<count>{CARDINAL})|(?:a|an|one)(?:\s(?:full|whole|entire))?|the\s(?:full|whole|entire))\s"
    rf"(?:(?:unbroken|uninterrupted|solid|back-to-back|continuous|full|whole)\s{_UNIT}|(?P<unit2>{PERIOD})\s(?:without\s(?:a|any|so\smuch\sas\sa|one|interruption|pause|let-up|exception)(?:\s(?:single\s)?(?:break|interruption|pause|let-up|exception|fall|drop|decline|rise|gain|surplus|deficit))?|on\send))"
)
_LACKING = expression(r"without\s(?:a|any|one)\s(?:single\s)?(surplus|deficit|fall|drop|decline|rise|gain)(?![a-z])")
# The red ink has now run for ten half-years; the surpluses that began in 1981 lasted 30 years.
_RUN_FOR = expression(
    rf"(?<![a-z-])(?:has|have|had|having)\s(?:(?:now|also|already|by\sthen|since)\s)?(?:been\s(?:in\s(?:the\s|a\s)?(?:red|black|deficit|surplus)|rising|falling|growing|shrinking|declining|climbing)"
    rf"|risen|fallen|grown|declined|dropped|increased|climbed|shrunk|run|lasted|persisted|gone\son|stayed\sin\s(?:the\s)?(?:red|black|deficit|surplus))"
    rf"\s(?P<run>for\s(?:the\s(?:past|last)\s)?(?P<count>{CARDINAL})\s{_UNIT}(?:\snow)?)(?!\s(?:in|of|to|from)\s|\s(?:before\sthat|until\sthen|previously)(?![a-z]))"
)
_LASTED = expression(
    rf"(?<![a-z-]){_RUN}[^.;:{TAKEN}]{{0,60}}?\s(?:lasted|lasting|ran|has\slasted|went\son|that\slasted)\s(?:until\s[^,;.]{{3,20}},\s)?(?P<run>(?:for\s)?(?P<count>{CARDINAL})\s{_UNIT})"
)
_ENDED = r"(?:snap(?:s|ped|ping)?|end(?:s|ed|ing)?|break(?:s|ing)?|broke|halt(?:s|ed|ing)?)\s(?:a|an|its|the|their)\s"
_UNCOUNTED = expression(
    rf"(?<![a-z-]){_ENDED}(?:[a-z-]+\s){{0,2}}?{_RUN}(?:\sof\s(?:[a-z]+\s){{0,2}}?[a-z]+)?(?![a-z])"
)
_OF = expression(
    rf"(?<![a-z-])(?P<count>{CARDINAL})\s(?:out\s)?of\s(?:the\s|its\s)?(?:past|last|previous|preceding|latest)?\s?(?:first\s)?(?P<whole>{CARDINAL})\s{_UNIT}"
)
_OUT_OF = expression(
    rf"(?<![a-z-])(?P<count>{CARDINAL})\s(?:calendar\s|fiscal\s)?{_UNIT}\s(?:out\s)?of\s(?:the\s)?(?:past\s|last\s|previous\s)?(?!{YEAR}){CARDINAL}(?![a-z\d%]|\s(?:trillion|billion|million|percent|per\scent))"
    r"(?:\s(?:ended|closed|finished|were|was)\s(?:in\s)?(?:a\s|the\s)?(?:surplus|deficit|red|black|positive|negative))?"
)
_NTH_TIME = expression(
    rf"(?<![a-z-])(?:for\s)?(?:the|a)\s(?P<nth>{ORDINAL})\stime(?!\s{_TAIL})(?:\sthis\s(?:year|fiscal\syear|decade)|\sin\s(?:\d{{4}}|{CARDINAL}\s{PERIOD}))?(?![a-z])"
)
_NTH_OF = expression(
    rf"(?<![a-z-])(?:the\s|its\s)?(?P<nth>{ORDINAL})\s(?:[a-z]{{2,16}}\s){{1,2}}?(?:in|of)\s(?:the\s)?(?:past\s|last\s)?{CARDINAL}\s{_UNIT}"
)
_OCCASIONS = expression(
    rf"(?<![a-z-])(?P<count>{CARDINAL})\s(?:monthly\s|annual\s|trade\s)?(?:deficits|surpluses|increases|declines|rises|falls|gains|drops|shortfalls)"
    rf"\sin\s(?:the\s)?(?:past\s|last\s)?{CARDINAL}\s{_UNIT}"
)
_SIDED = expression(
    rf"(?<![a-z-])(?P<count>{CARDINAL})\s(?P<side>surplus|deficit|loss-making|positive|negative|red|black)\s{_UNIT}"
)
# Three months of surplus; five ended in surplus, of twelve months that are named before; seven times in 2025.
_MONTHS_OF_SIDE = expression(
    rf"(?<![a-z-])(?<!past\s)(?<!last\s)(?<!after\s)(?P<count>{CARDINAL})\s(?:[a-z]+\s)?{_UNIT}\sof\s(?:trade\s)?(?P<side>surplus(?:es)?|deficits?|red\sink)(?![a-z])(?!\s{_TAIL})"
)
_OF_THEM_ENDED = expression(
    rf"(?<![a-z-])of\s(?:the|its)\s(?:[a-z]+\s)?(?:months|quarters|years)\s[^.;:]{{0,40}},\s(?P<run>(?:only\s|just\s)?(?P<count>{CARDINAL})\s(?:ended|closed|finished|were|was|showed|saw|stood)\s(?:in\s)?(?:a\s|the\s)?(?P<side>surplus(?:es)?|deficits?|red|black|positive|negative|up|down|higher|lower))(?![a-z])"
)
_PERIODS = expression(r"(?<![a-z-])(?:months|quarters|years)(?![a-z-])")
# 2025: five of the twelve; in 2010 it was all twelve.
_OF_TWELVE = expression(
    rf"(?<![a-z-])(?:(?P<count>{CARDINAL})\sof\sthe\s(?:twelve|12)|all\s(?P<all>twelve|12))(?=\s?[,.;:!?)]|$)"
)
_TIMES_IN = expression(
    rf"(?<![a-z-])(?:deficits?|surplus(?:es)?|(?:in|into)\sthe\s(?:red|black)|rose|fell|grew|shrank|declined|increased)\s(?P<run>(?:only\s|just\s)?(?:(?P<count>{CARDINAL})\stimes|(?P<once>once|twice))\s(?:in\s(?:fiscal\s)?{YEAR}|(?:last|this)\s(?:fiscal\s)?year))(?![a-z])"
)
_NONE_AT_ALL = expression(
    r"(?<![a-z-])(?:had|saw|with|brought|there\s(?:was|were))\s(?P<run>(?:no|not\sa\s(?:single\s)?|not\sone)\s?(?P<side>positive|negative|surplus|deficit)\s(?P<unit>months?))(?![a-z])"
)
_IN_MONTHS = expression(
    rf"(?<![a-z-])(?:rose|fell|grew|shrank|declined|increased|dropped|gained)\s(?P<run>in\s(?:only\s|just\s)?(?P<count>{CARDINAL})\s(?P<unit>months)\s(?:last|this)\syear)(?![a-z])"
)
_ENDED_IN = expression(
    rf"(?<![a-z-])(?:(?:only|just|all|exactly)\s)?(?<!the\s)(?P<count>{CARDINAL})\s{_UNIT}(?:(?:\sof\s(?:that|the|this)\syear(?=\s))?(?:,\s[a-z,\s]{{3,48}},)?\s(?:ended|closed|finished|were|was|showed|posted|saw|stood)"
    rf"\s(?:in\s)?(?:a\s|the\s)?(?P<side>surplus|deficit|red|black|positive|negative)|\sof\s(?:the\s)?{YEAR}|\s(?:in|with\sa)\s(?:the\s)?(?:surplus|deficit|red|black))"
)
_EVERY = expression(
    rf"(?<![a-z-])(?:every|each)\s(?:single\s)?(?P<unit>month|quarter)\s(?:(?:of|in)\s(?:fiscal\s)?{YEAR}"
    r"|(?:(?:was|ended|closed|stayed|being|had|saw|showed)\s)?(?:in\s)?(?:the\s|a\s)?(?:positive|negative|surplus|deficit|red|black)(?![a-z]))"
)


def recognise(canvas: Canvas) -> None:
    """Claim the runs and the counts of a sentence."""
    if canvas.says(_CUES):
        _english(canvas)


def _english(canvas: Canvas) -> None:
    canvas.each(_NTH_TIME, lambda m: _said(canvas, m, Kind.COUNT, ordinal(m["nth"])))
    canvas.each(_NTH_OF, lambda m: _said(canvas, m, Kind.COUNT, ordinal(m["nth"])))
    for pattern in (_NTH, _NTH_OF_MOVES, _NTH_TAIL, _AS_MANY, _FOR_NTH, _BARE_NTH, _NTH_MOVE):
        canvas.each(pattern, lambda m: _said(canvas, m, Kind.STREAK, ordinal(m["nth"])))
    for pattern in (_MANY, _MANY_TAIL, _LONG, _MANY_MOVES, _MANY_SIDES, _EACH_OF, _MONTHS_OF, _EVERY_FOR):
        canvas.each(pattern, lambda m: _said(canvas, m, Kind.STREAK, cardinal(m["count"])))
    canvas.each(_PAIR, lambda m: _said(canvas, m, Kind.STREAK, 2))
    for pattern in (_RUN_FOR, _LASTED, _HAS_LASTED, _RUN_OF, _RUN_TOLD):
        canvas.each(pattern, lambda m: _said(canvas, m, Kind.STREAK, cardinal(m["count"])), group="run")
    canvas.each(_UNBROKEN, lambda m: _unbroken(canvas, m))
    canvas.each(_UNCOUNTED, lambda m: Saying(kind=Kind.STREAK, side=side_of(m[0]), ended=True))
    for pattern in (_OF_THEM_ENDED, _TIMES_IN, _IN_MONTHS):
        canvas.each(pattern, lambda m: _said(canvas, m, Kind.COUNT, _counted(m)), group="run")
    canvas.each(_NONE_AT_ALL, _none_at_all, group="run")
    canvas.each(_OF_TWELVE, lambda m: _said(canvas, m, Kind.COUNT, cardinal(m["count"] or m["all"])))
    for pattern in (_OF, _OUT_OF, _OCCASIONS, _SIDED, _ENDED_IN, _MONTHS_OF_SIDE):
        canvas.each(pattern, lambda m: _said(canvas, m, Kind.COUNT, cardinal(m["count"])))
    canvas.each(_EVERY, lambda m: _said(canvas, m, Kind.COUNT, 12 if m["unit"] == "month" else 4))


def _counted(match: re.Match[str]) -> int | None:
    """The count of a match; once and twice are one and two."""
    once = match.groupdict().get("once")
    return {"once": 1, "twice": 2}[once] if once else cardinal(match["count"])


def _none_at_all(match: re.Match[str]) -> Saying:
    """`no positive month`: none of them, which is a figure as well."""
    return Saying(kind=Kind.COUNT, value=Decimal(0), grain=Decimal(1), unit="months", side=side_of(match["side"]))


def _unbroken(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """A full year without a break is one of twelve months: figures are told by the month."""
    lacking = _LACKING.search(match[0])
    side = "" if lacking is None else {"surplus": "deficit", "deficit": "surplus"}.get(lacking[1], "")
    way = 0 if lacking is None or side else -SIGNS_EN[lacking[1]]
    if match["count"]:
        said = _said(canvas, match, Kind.STREAK, cardinal(match["count"]))
        return None if said is None else msgspec.structs.replace(said, side=side, direction=way)
    if "year" not in match[0]:
        return None
    return Saying(kind=Kind.STREAK, value=Decimal(12), grain=Decimal(1), unit="months", side=side, direction=way)


def side_of(words: str) -> str:
    """The side of the balance that the words of a run name, else empty."""
    if any(word in words for word in ("deficit", "shortfall", "red", "赤字", "loss", "negative")):
        return "deficit"
    return "surplus" if any(word in words for word in ("surplus", "black", "黒字", "positive")) else ""


def _said(canvas: Canvas, match: re.Match[str], kind: Kind, count: int | None) -> Saying | None:
    if count is None or count == 0:
        return None
    named = match.groupdict().get("unit") or match.groupdict().get("unit2") or ""
    if not named and " of them " in f"{match[0]} ":
        # Fourteen years in the red, five of them in a row.
        before = _PERIODS.findall(canvas.whole, 0, match.start())
        named = before[-1] if before else ""
    unit, size = UNITS_EN[" ".join(named.split())] if named else ("times", 1)
    ended = re.search(rf"{_ENDED}$", canvas.whole[max(0, match.start() - 24) : match.start()]) is not None
    return Saying(
        kind=kind, value=Decimal(count * size), grain=Decimal(1), unit=unit, side=side_of(match[0]), ended=ended
    )
