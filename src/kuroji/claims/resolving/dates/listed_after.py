"""Listed after: English figures in a list, of the periods listed before them, or of a span of as many years.

July, August and September brought rises of 9%, 2% and 4%; from 2021 to 2024 the balance was minus 1.7, minus 20.3,
minus 9.5 and minus 5.6 trillion yen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.periods import OWN, Dated, Named
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.model.period import Frequency, Period, month, of

_FIGURES = (Kind.AMOUNT, Kind.QUANTITY, Kind.PERCENT)
_CLOSE = 0.05
_MOST, _FEWEST_OF_A_SPAN = 12, 3
_WORDS = (
    r"(?:(?:minus|plus|another|rises?|falls?|drops?|gains?|deficits?|surplus(?:es)?|up|down|an?|of|by|to|about) ){0,4}"
)
_UNIT = r"(?: ?(?:%|per ?cent|pct|points|trillion|billion|million|tn|trn|bn|mn))?(?: (?:yen|tonnes|units|kilolitres))?"
_ITEM = expression(rf"{_WORDS}[-–+−]?[¥$]?\d[\d,]*(?:\.\d+)?{_UNIT}(?![\w%])", re.IGNORECASE)
_NEXT = expression(r", and |,? and then |, then |, | and |; | / |/", re.IGNORECASE)
_AND = expression(r",? and |, ", re.IGNORECASE)
_RATE = expression(r"%|per ?cent|pct|points", re.IGNORECASE)
_UNITED = expression(r"illion|\b(?:tn|trn|bn|mn|yen|tonnes|units)\b", re.IGNORECASE)
_BETWEEN = expression(r"\b(?:between|from)\s(?:the\s)?$", re.IGNORECASE)
_LEADS = expression(r"[^.;()\d]{0,90}")
_Y = r"(?:19[5-9]\d|20[0-4]\d)"
_SPAN = expression(
    rf"\b(?P<fiscal>fiscal (?:years )?|FY ?)?(?P<a>{_Y})(?:\s?[-–—]\s?| (?:to|through|until|till|and) )(?:fiscal |FY ?)?(?P<b>{_Y})\b",
    re.IGNORECASE,
)


def in_list(mention: Mention, start: int, line: Line, talk: Talk) -> list[Dated]:
    """The period at the place in its list that a figure has in its own; none where there are not as many."""
    if line.japanese or mention.kind not in _FIGURES:
        return []
    places = next((items for items in _lists(line.text) if any(_holds(i, mention, start) for i in items)), [])
    at = next((n for n, item in enumerate(places) if _holds(item, mention, start)), 0)
    if len(places) < 2 or not _are_alike(line.text, places):
        return []
    told = _named_before(places, line, talk), _of_a_span(places, line.text)
    return [Dated(periods[at], _CLOSE, "listed") for periods in told if len(periods) == len(places)][:1]


def _holds(item: tuple[int, int], mention: Mention, start: int) -> bool:
    return item[0] < start + len(mention.text) and start < item[1]


def _are_alike(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether no rate stands in a list of amounts: 3.44 trillion yen, 6.2% less."""
    rates = [_RATE.search(text, a, b) is not None for a, b in places]
    last_tells = not any(rates[:-1]) and not any(_UNITED.search(text, a, b) for a, b in places[:-1])
    return len(set(rates)) == 1 or last_tells


def _lists(text: str) -> Iterator[list[tuple[int, int]]]:
    """The runs of figures that only a comma or an `and` parts, with where each of them stands."""
    run: list[tuple[int, int]] = []
    for match in _ITEM.finditer(text):
        if run and _NEXT.fullmatch(text, run[-1][1], match.start()) is None:
            yield run
            run = []
        run.append(match.span())
    yield run


def _named_before(places: Sequence[tuple[int, int]], line: Line, talk: Talk) -> list[Period]:
    """The periods of the list that leads to the figures, one after another."""
    first = places[0][0]
    listed: list[Named] = []
    for named in reversed([n for n in line.periods if n.part == OWN and n.end <= first]):
        if listed and _AND.fullmatch(line.text, named.end, listed[0].start) is None:
            break
        listed.insert(0, named)
    if not listed or _LEADS.fullmatch(line.text, listed[-1].end, first) is None:
        return []
    if _BETWEEN.search(line.text[: listed[0].start]) or listed[0].text.lower().startswith(("between", "from")):
        return []
    return [p for named in listed for p in _each(named, talk)]


def _each(named: Named, talk: Talk) -> list[Period]:
    """The periods of an expression: both months of August and September."""
    found = named.periods(talk.scene)[:1]
    both = {"a", "b"} <= set(named.match.groupdict()) and " and " in named.text
    return [month(end) for p in found for end in (p.start, p.end)] if both else found


def _of_a_span(places: Sequence[tuple[int, int]], text: str) -> list[Period]:
    """The years of a span that the sentence names, where there are as many figures."""
    if not _FEWEST_OF_A_SPAN <= len(places) <= _MOST:
        return []
    for match in _SPAN.finditer(text):
        first, last = int(match["a"]), int(match["b"])
        if last - first + 1 == len(places):
            kind = Frequency.FISCAL_YEAR if match["fiscal"] else Frequency.YEAR
            return [of(kind, year) for year in range(first, last + 1)]
    return []
