"""Runs and counts in English that are told without saying consecutive: month four of the run; in each year from 1987 to 1990; four of the nine."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.numbers import cardinal
from kuroji.claims.mentions.patterns import CARDINAL, MONTH, PERIOD, YEAR
from kuroji.claims.mentions.streaks import side_of
from kuroji.language.periods import MONTH_NUMBERS, UNITS_EN

_CUES = frozenset({"month", "months", "quarter", "quarters", "year", "years", "of", "each", "every", "all"})
_RUNS = r"(?:run|streak|string|series|stretch|spell|sequence|succession|slump|slide|downturn|decline|losing\sstreak|recovery|upswing|rebound|expansion|contraction|drought|slowdown|upturn)"
_MOVES = (
    r"(?:declines?|falls?|drops?|decreases?|contraction|shrinkage|losses|growth|gains?|increases?|rises?|expansion)"
)
_UNIT = rf"(?P<unit>{PERIOD})(?![a-z-])"
# Month four of the current run; year two of the slump.
_NUMBERED = expression(
    rf"(?<![a-z-])(?P<unit>month|quarter|year)\s(?:number\s|no\.\s?)?(?P<count>{CARDINAL})\s(?:of|in|into)\s(?:the|this|its|their|an?|what)\s(?:[a-z-]+\s){{0,2}}?{_RUNS}(?![a-z])"
)
# A run of eight months; a sequence of 30 quarters.
_RUN_OF = expression(
    rf"(?<![a-z-]){_RUNS}\sof\s(?:just\s|only\s|about\s|some\s|at\sleast\s)?(?P<run>(?P<count>{CARDINAL})\s{_UNIT})(?!\s(?:of|in|to)\s)"
)
# After seven months of decline; ten quarters of falling sales.
_OF_MOVES = expression(
    rf"(?<![a-z-])(?<!past\s)(?<!last\s)(?<!first\s)(?P<count>{CARDINAL})\s(?:long\s|whole\s|full\s|lean\s|fat\s)?{_UNIT}\sof\s(?:(?:falling|rising|shrinking|growing|declining|dropping)\s(?:exports|imports|sales|shipments|purchases)|(?:[a-z-]+\s)?{_MOVES})(?![a-z])"
)
_EVERY = r"(?:(?:in|during|for)\s)?(?:each|every|all)(?:\s(?:single|one|of|the|calendar|fiscal)){0,3}"
_TO = r"\s?(?:to|through|until|till|and|-|–)\s?"
# It grew in each of the years 1987 to 1990; it fell every year from 2011 to 2015.
_IN_YEARS = expression(
    rf"(?<![a-z-]){_EVERY}\syears?\s(?:from\s|between\s|of\s)?(?P<first>{YEAR}){_TO}(?P<last>{YEAR})(?![\d%])"
)
# It fell in each month from April to October.
_IN_MONTHS = expression(
    rf"(?<![a-z-]){_EVERY}\smonths?\s(?:from\s|between\s)?(?P<m1>{MONTH})(?:\s(?P<y1>{YEAR}))?{_TO}(?P<m2>{MONTH})(?:\s(?P<y2>{YEAR}))?(?![\d%])"
)
_MOVED = expression(
    r"(?<![a-z])(?:rose|risen|grew|grown|climbed|increased|gained|expanded|higher|fell|fallen|shrank|shrunk|declined|decreased|dropped|contracted|lower|deficits?|surplus(?:es)?|red|black|shortfalls?)(?![a-z])"
)
_SIDE = r"(?:deficits?|surplus(?:es)?|red|black|negative|positive)"
# The number of deficit months that year was ten; surplus months numbered four.
_TALLY = expression(
    rf"(?<![a-z-])(?:(?:count|number|tally|total)\sof\s(?:[a-z-]+\s){{0,2}}?(?P<side>{_SIDE}\s(?:months|quarters)|(?:months|quarters)\s(?:of|in|with|closed\sin|ended\sin)\s(?:an?\s|the\s)?{_SIDE})[^.;:]{{0,50}}?\s(?:was|is|stood\sat|came\sto|reached|comes\sto)"
    rf"|(?P<side2>{_SIDE}\s(?:months|quarters))\s(?:numbered|totalled|totaled|came\sto|added\sup\sto))\s(?:only\s|just\s|about\s)?(?P<run>(?P<count>{CARDINAL}))(?![a-z\d%]|[.,]\d|\s(?:trillion|billion|million|per))"
)
# How many months of surplus? Four of the nine.
_OF_SO_MANY = expression(
    rf"(?<![a-z\d.,-])(?:only\s|just\s)?(?P<count>{CARDINAL})\s(?:out\s)?of\s(?:the\s|those\s|these\s|its\s)?(?:first\s)?(?P<whole>{CARDINAL})(?:\s(?:so\sfar|reported|to\sdate|published|gone))?(?=\s?[.,;:!?)](?!\d)|$)"
)
_OF_MONTHS = expression(rf"(?<![a-z])(?P<unit>months|quarters)(?![a-z])[^.;]{{0,60}}?(?P<side>(?<![a-z]){_SIDE}(?![a-z]))|(?P<side2>(?<![a-z]){_SIDE}(?![a-z]))[^.;]{{0,40}}?(?<![a-z])(?P<unit2>months|quarters)(?![a-z])")  # fmt: skip
_A_YEAR = 12


def recognise(canvas: Canvas) -> None:
    """Claim the runs and counts of an English sentence that no word like consecutive marks."""
    if canvas.japanese or not canvas.says(_CUES):
        return
    for pattern in (_NUMBERED, _OF_MOVES):
        canvas.each(pattern, _run)
    canvas.each(_RUN_OF, _run, group="run")
    canvas.each(_IN_YEARS, lambda m: _between(canvas, m, int(m["last"]) - int(m["first"]) + 1, "years"))
    canvas.each(_IN_MONTHS, lambda m: _between(canvas, m, _months(m), "months"))
    canvas.each(_TALLY, _tally, group="run")
    canvas.each(_OF_SO_MANY, lambda m: _of_so_many(canvas, m))


def _run(match: re.Match[str]) -> Saying | None:
    count = cardinal(match["count"])
    unit, size = UNITS_EN[" ".join(match["unit"].split())]
    return _said(Kind.STREAK, count * size, unit, side_of(match[0])) if count else None


def _between(canvas: Canvas, match: re.Match[str], count: int, unit: str) -> Saying | None:
    """A run told by its first and its last period, of what the words before them say went one way."""
    told = _MOVED.search(canvas.whole[: match.start()]) or _MOVED.search(canvas.whole[match.end() :])
    if told is None or count < 2:
        return None
    return _said(Kind.STREAK, count, unit, side_of(told[0]))


def _months(match: re.Match[str]) -> int:
    """How many months there are from the first named to the last, both counted."""
    first, last = (MONTH_NUMBERS[" ".join(match[name].rstrip(".").split())] for name in ("m1", "m2"))
    years = int(match["y2"]) - int(match["y1"]) if match["y1"] and match["y2"] else int(last < first)
    return _A_YEAR * years + last - first + 1


def _tally(match: re.Match[str]) -> Saying | None:
    count, words = cardinal(match["count"]), match["side"] or match["side2"]
    unit, size = UNITS_EN["quarters" if "quarters" in words else "months"]
    return None if count is None else _said(Kind.COUNT, count * size, unit, side_of(words))


def _of_so_many(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """A count of so many periods, where the sentence or the one above says which: months of surplus."""
    count, whole = cardinal(match["count"]), cardinal(match["whole"])
    told = _OF_MONTHS.search(canvas.whole) or _OF_MONTHS.search(canvas.above[-160:])
    if told is None or count is None or whole is None or not count < whole <= _A_YEAR:
        return None
    unit, size = UNITS_EN[told["unit"] or told["unit2"]]
    return _said(Kind.COUNT, count * size, unit, side_of(told["side"] or told["side2"]))


def _said(kind: Kind, value: int, unit: str, side: str) -> Saying:
    return Saying(kind=kind, value=Decimal(value), grain=Decimal(1), unit=unit, side=side)
