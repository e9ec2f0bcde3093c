"""Runs in English told by what goes on: third minus on the trot; eighteenth month of growth; ten in a row; three months under water; lengthened to eleven months."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.numbers import cardinal, ordinal
from kuroji.claims.mentions.patterns import CARDINAL, ORDINAL, PERIOD, any_of
from kuroji.language.movement import FALLING_VERBS_EN, RISING_VERBS_EN
from kuroji.language.periods import UNITS_EN
from kuroji.language.running import (
    DEFICIT_STATES_EN,
    ELLIPTIC_TAILS_EN,
    FALLS_EN,
    GERUNDS_EN,
    RISES_EN,
    RUN_TAILS_EN,
    RUNS_EN,
    SIDES_EN,
    SURPLUS_STATES_EN,
)

_CUES = frozenset(
    {"month", "months", "quarter", "quarters", "year", "years", "half", "halves", *RUNS_EN}
    | {tail.split()[-1].split("-")[-1] for tail in RUN_TAILS_EN}
)
# Not of how long: six-month growth, a one-year gain are changes over that span.
_OF_A_SPAN = frozenset({"growth", "gain", "rise", "increase", "drop", "fall", "loss", "plus", "minus", "jump", "change", "hike", "reduction"})  # fmt: skip
_ADJ = r"(?:[a-z][a-z'-]{1,18}\s){0,2}?"
_WHOSE = r"(?:(?:the|an?|its|their|this|our|another)\s)?"
_NTH = rf"(?P<nth>{ORDINAL})"
_COUNT = rf"(?P<count>{CARDINAL})"
_UNIT = rf"(?P<unit>{PERIOD})(?![a-z-])"
_MOVE = rf"(?:{any_of((*RISES_EN, *FALLS_EN, *SIDES_EN, 'high', 'peak'))}(?:e?s)?)"
_TAIL = rf"{any_of(RUN_TAILS_EN)}(?![a-z-])"
_STATE = rf"{any_of((*DEFICIT_STATES_EN, *SURPLUS_STATES_EN))}"
_WAY = any_of(
    (*RISING_VERBS_EN, *FALLING_VERBS_EN, "up", "down", "lower", "higher", *DEFICIT_STATES_EN, *SURPLUS_STATES_EN)
)
_MEANWHILE = rf"(?:{any_of(GERUNDS_EN)}|{_MOVE}|{_STATE})"
# The seventh advance in succession; third surplus on the spin; the sixth one lower in a row.
_NTH_MOVE = expression(
    rf"(?<![a-z-]){_WHOSE}{_NTH}\s{_ADJ}(?:{_MOVE}|one|time|such)(?:\s(?:up|down|higher|lower))?\s{_TAIL}"
)
# Two monthly declines on end; two down in a row.
_MANY_MOVES = expression(rf"(?<![a-z-]){_COUNT}\s{_ADJ}(?:{_MOVE}|up|down|higher|lower)\s{_TAIL}")
# Ten on the trot; sixty-one in a row: what they are is said elsewhere.
_MANY = expression(rf"(?<![a-z\d.,-]){_COUNT}\s{any_of(ELLIPTIC_TAILS_EN)}(?![a-z-])")
# In their eighteenth month of growth; the fourth year of trade deficits.
_NTH_OF = expression(
    rf"(?<![a-z-]){_WHOSE}(?!first|1st){_NTH}\s(?:(?:consecutive|straight|successive|full|whole)\s)?{_UNIT}\s(?:of\s{_ADJ}(?:{any_of(GERUNDS_EN)}|{_MOVE})|{_STATE})(?![a-z-])"
)
# Decreases for tenth month: a headline leaves the article out.
_FOR_NTH = expression(
    rf"(?<![a-z-])(?:for|to|into)\s(?!first|1st){_NTH}\s(?P<unit>month|year|week)(?![a-z-])(?!\sof\s(?:the\s)?\d)"
)
# Month seven of red ink; year four in the red.
_NUMBERED = expression(
    rf"(?<![a-z-])(?P<unit>month|quarter|year)\s(?:number\s|no\.\s?)?{_COUNT}\s(?:of\s{_ADJ}{_MEANWHILE}|{_STATE})(?![a-z-])"
)
# Seven months of shrinking; three months under water; a run of months without a rise.
_MANY_OF = expression(
    rf"(?<![a-z-])(?<!past\s)(?<!last\s)(?<!first\s){_COUNT}\s(?:long\s|whole\s|full\s|lean\s|straight\s)?{_UNIT}\sof\s{any_of(GERUNDS_EN)}(?![a-z-])"
)
_MANY_STATE = expression(
    rf"(?<![a-z-])(?:(?P<lead>after|for|spent|spends|spending|of)\s)?(?P<run>{_COUNT}\s(?:long\s|whole\s|full\s|straight\s)?{_UNIT}\s{_STATE})(?![a-z-])"
)
_OF_WATER = expression(r"(?:under|below|above)\s|underwater|arrears")
# Falling for three years; down for six months; in the red for four quarters; fell for a third of them is none.
_MOVED_FOR = expression(
    rf"(?<![a-z-])(?P<run>{_WAY}\s(?:now\s|on\s(?:the\s)?year\s)?for\s(?:the\s(?:past|last)\s)?{_COUNT}\s(?:straight\s|whole\s|full\s|long\s)?{_UNIT})(?!\s(?:in|of|from|before|until|ahead|to\scome)(?![a-z])|['’])"
)
# Deficits have thus continued for five years.
_CONTINUED = expression(
    rf"(?<![a-z-]){_MOVE}\s(?:has|have|had)\s(?:[a-z]+\s){{0,2}}?(?:lasted|persisted|gone\son|endured|continued|stretched|run)\s(?P<run>for\s{_COUNT}\s{_UNIT})(?!\s(?:in|of)\s)"
)
# Extends to five months; had lengthened their advance to eleven months.
_LENGTHENED = expression(
    rf"(?<![a-z-])(?:(?:extend|stretch)(?:s|es|ed|ing)?|(?:lengthen|prolong)(?:s|ed|ing)?)\s(?:[a-z'’-]{{2,14}}\s){{0,6}}?(?P<run>to\s(?:a\s)?{_COUNT}[\s-]{_UNIT})"
    rf"|(?<![a-z-])(?:br(?:ought|ings|inging)|t(?:akes|ook|aking)|r(?:an|uns))\s(?:[a-z'’-]{{2,14}}\s){{0,4}}?{any_of(RUNS_EN)}\s(?:of\s[a-z\s]{{3,24}}\s)?(?P<run2>to\s{_COUNT.replace('<count>', '<count2>')}\s{_UNIT.replace('<unit>', '<unit2>')})"
)
# The longest run of deficits ended in February 2015 after 31 months.
_ENDED_AFTER = expression(
    rf"(?<![a-z-]){any_of(RUNS_EN)}\s[^.;:]{{2,70}}?\s(?P<run>after\s{_COUNT}\s(?:straight\s|consecutive\s)?{_UNIT})(?!\s(?:of|in)\s)"
)
# An eight-month slide, the 14-month losing streak; the run is now eleven months long; twelve months and counting; that makes it five in a row.
_LONG = expression(
    rf"(?<![a-z-]){_COUNT}-{_UNIT.removesuffix('(?![a-z-])')}(?:-long)?[\s-](?:losing\s|winning\s|export\s|import\s|trade\s|long\s)?(?:{any_of((*RUNS_EN, *(noun for noun in (*RISES_EN, *FALLS_EN) if noun not in _OF_A_SPAN)))})s?(?![a-z-])"
)
_RUN_IS = expression(
    rf"(?<![a-z-])(?:{any_of(RUNS_EN)})(?:\sof\s[a-z\s]{{3,30}})?\s(?:(?:has|have|had)\s)?(?:(?:now|already|thus|so\sfar)\s){{0,2}}(?:is|was|stands|stood|lasted|reached|reaches|hit|hits|turned|gone\son|run)\s(?:(?:now|already|at|for|to)\s){{0,2}}(?P<run>{_COUNT}(?:\s{_UNIT})?(?:\s(?:long|old))?)(?=\s?[,.;:)!?—]|$|\s(?:in|and|to|with|after|as|by)\s)(?![.,]\d)"
)
_COUNTING = expression(rf"(?<![a-z-]){_COUNT}\s{_UNIT}\s(?:and\s(?:counting|running)|now|by\snow)(?![a-z-])")
_MAKES = expression(
    rf"(?<![a-z-])(?:makes|made|making)\s(?:it|that|this)\s(?:now\s)?(?P<run>{_COUNT}\s(?:{_UNIT}(?!\s(?:in|of|since|before|ago))|{_TAIL}))"
)
_PERIODS = expression(rf"(?<![a-z-])(?P<unit>{PERIOD})(?![a-z-])")
_MOVED = expression(rf"(?<![a-z]){_WAY}(?![a-z])|(?<![a-z])(?:{_MOVE}|paid\sout|exports|imports|shipments)(?![a-z])")
_DEFICIT = expression(rf"(?<![a-z])(?:deficits?|shortfalls?|red|gap|{any_of(DEFICIT_STATES_EN)})(?![a-z])")
_SURPLUS = expression(rf"(?<![a-z])(?:surplus(?:es)?|black|{any_of(SURPLUS_STATES_EN)})(?![a-z])")
_FALL = expression(rf"(?<![a-z])(?:{any_of((*FALLS_EN, *FALLING_VERBS_EN))}(?:e?s)?|down|lower)(?![a-z])")
_RISE = expression(rf"(?<![a-z])(?:{any_of((*RISES_EN, *RISING_VERBS_EN))}(?:e?s)?|up|higher)(?![a-z])")


def recognise(canvas: Canvas) -> None:
    """Claim the runs of an English sentence that are told by what goes on."""
    if not canvas.words or not canvas.says(_CUES):
        return
    for pattern in (_NTH_MOVE, _NTH_OF, _FOR_NTH):
        canvas.each(pattern, lambda m: _said(canvas, m, ordinal(m["nth"])))
    for pattern in (_MANY_MOVES, _NUMBERED, _MANY_OF, _LONG, _MANY):
        canvas.each(pattern, lambda m: _said(canvas, m, cardinal(m["count"])))
    canvas.each(_COUNTING, lambda m: _where_it_moves(canvas, m))
    for pattern in (_MOVED_FOR, _CONTINUED, _ENDED_AFTER, _RUN_IS):
        canvas.each(pattern, lambda m: _said(canvas, m, cardinal(m["count"])), group="run")
    canvas.each(_MAKES, lambda m: _where_it_moves(canvas, m), group="run")
    canvas.each(_MANY_STATE, lambda m: _in_a_state(canvas, m), group="run")
    for match in list(_LENGTHENED.finditer(canvas.free)):
        _lengthened(canvas, match)


def _in_a_state(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """So many months in the red: a run where words lead up to it, a count where none do."""
    if not match["lead"] and not _OF_WATER.search(match["run"]):
        return None
    return _said(canvas, match, cardinal(match["count"]))


def _where_it_moves(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """A run told by its length alone, in a sentence that says what goes up, down or into the red."""
    return _said(canvas, match, cardinal(match["count"])) if _MOVED.search(canvas.whole) else None


def _lengthened(canvas: Canvas, match: re.Match[str]) -> None:
    at = "" if match["run"] else "2"
    said = _said(canvas, match, cardinal(match[f"count{at}"]), match[f"unit{at}"])
    if said is not None and _MOVED.search(canvas.whole):
        canvas.claim(*match.span(f"run{at}"), said)


def _said(canvas: Canvas, match: re.Match[str], count: int | None, named: str = "") -> Saying | None:
    if not count:
        return None
    named = named or match.groupdict().get("unit") or _named(canvas, match)
    unit, size = UNITS_EN[" ".join(named.split())] if named else ("times", 1)
    words = match[0]
    side = "deficit" if _DEFICIT.search(words) else "surplus" if _SURPLUS.search(words) else ""
    way = 0 if side else int(_RISE.search(words) is not None) - int(_FALL.search(words) is not None)
    return Saying(kind=Kind.STREAK, value=Decimal(count * size), grain=Decimal(1), unit=unit, side=side, direction=way)


def _named(canvas: Canvas, match: re.Match[str]) -> str:
    """The period that a run is counted in where only the words before it say so: every single month since, sixty-one in a row."""
    inside = _PERIODS.search(match[0])
    before = list(_PERIODS.finditer(canvas.whole, 0, match.start()))
    found = inside or (before[-1] if before else None)
    return found["unit"] if found else ""
