"""The interface of e-Stat (API 3.0, JSON): one commodity or a few of the detail, without downloading whole sections.

It answers at most 100,000 figures at a time and says where the next ones begin (NEXT_KEY). A figure
has codes for commodity (cat01), country (area, `50` and the customs number), year (time) and what
it is (cat02): first and second unit, then quantities and value of the year and of each month.
`***` is withheld; months to come are zero, as in the files. The application key is that of the
reader (KUROJI_ESTAT_KEY) and is told to nobody but the interface: errors, notes and releases have
the address without it.

Specification: https://www.e-stat.go.jp/api/api-info/e-stat-manual3-0 (統計データ取得). Tables
"by commodity and country" of the Trade Statistics of Japan (00350300) by their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

import msgspec

from kuroji.classifications.partners import partner
from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import FetchError, IncompleteRelease, InputError, UsageError
from kuroji.model.observation import WORLD
from kuroji.sources.json_text import parsed

SITE = "https://api.e-stat.go.jp/rest/3.0/app/json"
PAGE = 100_000
MOST_PAGES = 500
# Tables by commodity and country: flow, first and last year, id. https://www.e-stat.go.jp/stat-search/database?toukei=00350300
TABLES = (
    ("export", 2001, 2005, "0003228116"), ("export", 2006, 2010, "0003228117"), ("export", 2011, 2015, "0003228118"),
    ("export", 2016, 2020, "0003313965"), ("export", 2021, 2025, "0003425293"), ("export", 2026, 2030, "0004049306"),
    ("import", 2001, 2005, "0003228183"), ("import", 2006, 2010, "0003228184"), ("import", 2011, 2015, "0003228185"),
    ("import", 2016, 2020, "0003313966"), ("import", 2021, 2025, "0003425294"), ("import", 2026, 2030, "0004049326"),
)  # fmt: skip
NO_DATA = 1

Asked = Callable[[str], bytes]


class EstatQuery(msgspec.Struct, frozen=True):
    """What is asked: a flow, years, 9-digit commodities, and countries (none: all of them)."""

    flow: str
    years: tuple[int, ...]
    commodities: tuple[str, ...]
    partners: tuple[str, ...] = ()
    site: str = SITE


class Figure(msgspec.Struct, frozen=True):
    """One figure of an answer: its codes and its text."""

    commodity: str = msgspec.field(name="@cat01")
    what: str = msgspec.field(name="@cat02")
    area: str = msgspec.field(name="@area")
    time: str = msgspec.field(name="@time")
    text: str = msgspec.field(name="$")


class Answer(msgspec.Struct, frozen=True):
    """The whole answer for one table: its title, what its codes of figures mean, and the figures."""

    address: str
    title: str
    meanings: dict[str, str]
    figures: tuple[Figure, ...]
    retrieved_at: datetime

    @property
    def captured(self) -> date:
        """The day on which it was asked for, in Japan."""
        return self.retrieved_at.astimezone(JAPAN.tz).date()


def answers(query: EstatQuery, key: str | None, asked: Asked) -> Iterator[Answer]:
    """The answers to a query, one a table; `asked` gives the bytes at an address, which holds the key.

    Raises UsageError for years that no table holds, a missing key and unknown partners,
    FetchError and InputError for what comes back, IncompleteRelease for an answer that changes between pages.
    """
    if not key:
        raise UsageError(
            "the interface of e-Stat needs an application key",
            where="KUROJI_ESTAT_KEY",
            remedy="Get one at https://www.e-stat.go.jp/api/ and set the variable; or download the CSV files.",
        )
    if not query.commodities:
        raise UsageError(
            "no commodity is named", remedy="Name one or more 9-digit codes; whole tables come as CSV files."
        )
    for table, years in sorted(_tables(query).items()):
        yield _answer(query, table, years, key, asked)


def _tables(query: EstatQuery) -> dict[str, list[int]]:
    """The years asked for by the table that holds them."""
    found: dict[str, list[int]] = {}
    for year in query.years:
        table = next((t for flow, first, last, t in TABLES if flow == query.flow and first <= year <= last), None)
        if table is None:
            raise UsageError(
                f"no table by commodity and country holds {query.flow}s of {year}",
                remedy=f"There are tables of 2001 to {max(last for _, _, last, _ in TABLES)}.",
            )
        found.setdefault(table, []).append(year)
    return found


def address(query: EstatQuery, table: str, years: list[int], start: int = 1) -> str:
    """Where a page of figures is, without the key. Raises UsageError for an unknown partner."""
    wanted = {
        "statsDataId": table,
        "cdCat01": ",".join(query.commodities),
        "cdTime": ",".join(f"{year}000000" for year in years),
        "startPosition": str(start),
        "limit": str(PAGE),
    }
    if areas := [f"50{partner(code).customs_code}" for code in query.partners if code != WORLD]:
        wanted["cdArea"] = ",".join(areas)
    return f"{query.site}/getStatsData?{urlencode(wanted, safe=',')}"


def _answer(query: EstatQuery, table: str, years: list[int], key: str, asked: Asked) -> Answer:
    figures: list[Figure] = []
    start, total = 1, None
    first: dict[str, Any] = {}
    for _ in range(MOST_PAGES):
        place = address(query, table, years, start)
        page = _page(place, key, asked)
        if page is None:
            return Answer(place, "", {}, (), datetime.now(UTC))
        result = page["RESULT_INF"]
        first = first or page
        if total not in (None, int(result["TOTAL_NUMBER"])):
            raise IncompleteRelease(
                f"the answer had {total:,} figures on one page and {int(result['TOTAL_NUMBER']):,} on the next",
                where=place, remedy="The table was replaced meanwhile; ask again.",
            )  # fmt: skip
        total = int(result["TOTAL_NUMBER"])
        figures += _figures(page, place)
        if "NEXT_KEY" not in result:
            break
        start = int(result["NEXT_KEY"])
    if len(figures) != total:
        raise IncompleteRelease(
            f"{len(figures):,} figures came, {total:,} were announced", where=address(query, table, years),
            remedy="Ask again, or for fewer commodities at a time.",
        )  # fmt: skip
    return Answer(address(query, table, years), _title(first), _meanings(first), tuple(figures), datetime.now(UTC))


def _page(place: str, key: str, asked: Asked) -> dict[str, Any] | None:
    """The data of one page; None when nothing is held of what is asked. No error tells the key."""
    try:
        body = asked(f"{place}&appId={key}")
    except FetchError as error:
        raise FetchError(error.what.replace(key, "***"), where=place, remedy=error.remedy) from None
    answer = parsed(body, place)
    try:
        told = answer["GET_STATS_DATA"]
        status = int(told["RESULT"]["STATUS"])
        if status == NO_DATA:
            return None
        if status:
            raise InputError(
                f"the interface answers: {str(told['RESULT']['ERROR_MSG']).replace(key, '***')} (status {status})",
                where=place,
                remedy="Check the key (KUROJI_ESTAT_KEY) and the codes.",
            )
        page: dict[str, Any] = told["STATISTICAL_DATA"]
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"not an answer of the interface: {error!r}", where=place, remedy="Ask again later.") from None
    return page


def _figures(page: dict[str, Any], place: str) -> list[Figure]:
    held = page.get("DATA_INF", {}).get("VALUE", [])
    try:
        return msgspec.convert(held if isinstance(held, list) else [held], list[Figure])
    except msgspec.ValidationError as error:
        raise InputError(f"a figure of another form: {error}", where=place, remedy="Ask again later.") from None


def _title(page: dict[str, Any]) -> str:
    title = page.get("TABLE_INF", {}).get("TITLE", "")
    return str(title.get("$", "")) if isinstance(title, dict) else str(title)


def _meanings(page: dict[str, Any]) -> dict[str, str]:
    """What the codes of cat02 mean, in the words of the table."""
    for one in page["CLASS_INF"]["CLASS_OBJ"]:
        if one["@id"] == "cat02":
            classes = one["CLASS"] if isinstance(one["CLASS"], list) else [one["CLASS"]]
            return {each["@code"]: each["@name"] for each in classes}
    return {}
