"""Addresses of figures at the open interfaces of other countries, and what to do when an answer is cut short.

Comtrade's preview gives at most 500 records and does not say so: an answer of that size is
asked for again in halves of its periods, until one is whole. The Census Bureau and Eurostat answer
in one piece.

https://comtradedeveloper.un.org/, https://www.census.gov/data/developers/data-sets/international-trade.html,
https://ec.europa.eu/eurostat/web/user-guides/data-browser/api-data-access/api-getting-started/comext
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import urlencode

import msgspec

from kuroji.classifications.codelist import nearest
from kuroji.classifications.partners import find_partner
from kuroji.classifications.reporters import reporter
from kuroji.model.errors import IncompleteRelease, UsageError
from kuroji.model.observation import TOTAL, WORLD, Flow
from kuroji.model.period import Frequency, Period, parse
from kuroji.sources.census import SITE as CENSUS
from kuroji.sources.comtrade import SITE as COMTRADE
from kuroji.sources.country_codes import COMTRADE as COMTRADE_CODES
from kuroji.sources.country_codes import SCHEDULE_C
from kuroji.sources.json_text import parsed

EUROSTAT = "https://ec.europa.eu/eurostat/api/comext/dissemination/sdmx/2.1/data/DS-045409"
PREVIEW_LIMIT = 500
_FREQUENCY = {Frequency.YEAR: "A", Frequency.MONTH: "M"}


class Query(msgspec.Struct, frozen=True):
    """What is asked of a source: whose flow, with whom, of what, in which months or years."""

    source: str
    reporter: str
    periods: tuple[Period, ...]
    flow: str = Flow.EXPORT
    partner: str = WORLD
    commodity: str = TOTAL
    site: str = ""

    @property
    def frequency(self) -> str:
        """A or M. Raises UsageError for other periods, and for a mixture."""
        kinds = {period.frequency for period in self.periods}
        found = _FREQUENCY.get(next(iter(kinds))) if len(kinds) == 1 else None
        if found is None:
            raise UsageError(
                "these interfaces hold months and calendar years", remedy="Ask for 2021..2023 or 2024-01..2024-12."
            )
        return found


def query_of(source: str, owner: str, periods: str, flow: str, partner: str, commodity: str) -> Query:
    """What to ask another country's source, from words. Raises UsageError for words that mean nothing."""
    asked = reporter(owner)
    if flow not in (Flow.EXPORT, Flow.IMPORT):
        raise UsageError(f"{flow!r} is no flow to ask for", remedy="Ask for export or import.")
    first, _, last = periods.partition("..")
    found = [parse(first, asked.fiscal)]
    until = parse(last or first, asked.fiscal)
    while found[-1].end < until.end:
        found.append(found[-1].next())
    return Query(source, asked.code, tuple(found), flow, find_partner(partner).code, commodity.removeprefix("HS:"))


def address(query: Query) -> str:
    """Where the figures are. Raises UsageError for a source that is not asked like this, or a partner it cannot name."""
    makers: dict[str, Callable[[Query], str]] = {"comtrade": _comtrade, "census": _census, "eurostat": _eurostat}
    if query.source not in makers:
        raise UsageError(
            f"{query.source!r} is not asked by reporter and period",
            remedy=f"Those are: {', '.join(makers)}. Nearest: {nearest(query.source, makers, 1)}. Else give an address.",
        )
    return makers[query.source](query)


def answers(query: Query, fetched: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    """The whole answer to a query, in as many pieces as it takes: address and bytes of each.

    `fetched` gives the bytes at an address and raises what fetching raises. Raises
    IncompleteRelease when the answer for one period alone is cut short.
    """
    place = address(query)
    body = fetched(place)
    if not (query.source == "comtrade" and _cut(body, place)):
        yield place, body
        return
    if len(query.periods) == 1:
        raise IncompleteRelease(
            f"{PREVIEW_LIMIT} records, as many as the open interface gives, so the answer is cut short",
            where=place, remedy="Ask for one commodity or partner at a time, or use a key of your own: give the address.",
        )  # fmt: skip
    middle = len(query.periods) // 2
    for half in (query.periods[:middle], query.periods[middle:]):
        yield from answers(msgspec.structs.replace(query, periods=half), fetched)


def _cut(body: bytes, place: str) -> bool:
    answer = parsed(body, place)
    records = answer.get("data") if isinstance(answer, dict) else None
    return isinstance(records, list) and len(records) >= PREVIEW_LIMIT


def _comtrade(query: Query) -> str:
    asked = {
        "reporterCode": _number(query.reporter), "period": ",".join(str(p).replace("-", "") for p in query.periods),
        "partnerCode": _number(query.partner), "flowCode": "X" if query.flow == Flow.EXPORT else "M",
        "cmdCode": query.commodity.upper(), "customsCode": "C00", "motCode": "0", "partner2Code": "0",
    }  # fmt: skip
    return f"{query.site or COMTRADE}/public/v1/preview/C/{query.frequency}/HS?{urlencode(asked, safe=',')}"


def _census(query: Query) -> str:
    if query.reporter != "US" or query.frequency != "M":
        raise UsageError("the Census Bureau holds months of the United States", remedy="Ask with --reporter US.")
    value, goods = ("ALL_VAL_MO", "E_COMMODITY") if query.flow == Flow.EXPORT else ("GEN_VAL_MO", "I_COMMODITY")
    asked = {
        "get": f"CTY_CODE,CTY_NAME,{value}", "time": f"from {query.periods[0]} to {query.periods[-1]}",
        "CTY_CODE": _known(query.partner, {code: number for number, code in SCHEDULE_C.items()}),
    }  # fmt: skip
    if query.commodity != TOTAL:
        asked |= {goods: query.commodity, "COMM_LVL": f"HS{len(query.commodity)}"}
    folder = "exports" if query.flow == Flow.EXPORT else "imports"
    return f"{query.site or CENSUS}/{folder}/hs?{urlencode(asked, safe=',')}"


def _eurostat(query: Query) -> str:
    reporter = "EU27_2020" if query.reporter == "EU" else query.reporter
    partner = {WORLD: "WORLD", "eu": "EU27_2020"}.get(query.partner, query.partner)
    flow = "2" if query.flow == Flow.EXPORT else "1"
    key = f"{query.frequency}.{reporter}.{partner}.{query.commodity.upper()}.{flow}.VALUE_IN_EUROS"
    asked = {"startPeriod": str(query.periods[0]), "endPeriod": str(query.periods[-1]), "format": "SDMX-CSV"}
    return f"{query.site or EUROSTAT}/{key}?{urlencode(asked)}"


@cache
def _numbers() -> dict[str, str]:
    """The numbers of Comtrade by partner code: its own where it has them, else those of M49."""
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    numbered = {names[0]: str(int(code)) for code, names in aliases.items() if code.isdecimal() and len(names) == 1}
    return numbered | {code: number for number, code in reversed(COMTRADE_CODES.items()) if number.isdecimal()}


def _number(code: str) -> str:
    return _known(code, _numbers())


def _known(code: str, codes: dict[str, str]) -> str:
    if code not in codes:
        raise UsageError(f"the source has no code for {code!r}", remedy="Ask for a country, or give an address.")
    return codes[code]
