"""Asking open interfaces for some figures, in as many pieces as it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from kuroji.fetching.archive import Kept, renew
from kuroji.fetching.client import contents
from kuroji.model.release import Release
from kuroji.refresh.fetching import Fetched, archive_of
from kuroji.refresh.ingesting import Tell
from kuroji.refresh.reading import Origin, releases
from kuroji.store.appending import Appended
from kuroji.store.detail_appending import DetailAppended
from kuroji.store.opening import Store

if TYPE_CHECKING:
    from kuroji.sources.estat_api import EstatQuery
    from kuroji.sources.queries import Query


def query(source: str, owner: str, periods: str, flow: str, partner: str, commodity: str) -> Query:
    """What to ask another country's source, from words. Raises UsageError for words that mean nothing."""
    from kuroji.sources.queries import query_of

    return query_of(source, owner, periods, flow, partner, commodity)


def address_of(asked: Query) -> str:
    """Where a query's figures are. Raises UsageError for one that the source does not know."""
    from kuroji.sources.queries import address

    return address(asked)


def ask(
    store: Store, query: Query, *, renewed: Callable[[Path, str], Kept] = renew, tell: Tell = lambda *_: None
) -> tuple[tuple[Fetched, ...], Appended]:
    """Ask an open interface of another country, in as many pieces as it takes, and append what it answers.

    Raises as `fetch` does, UsageError for a query that the source does not know, and
    IncompleteRelease for an answer that is cut short.
    """
    from kuroji.sources.queries import answers

    archive = archive_of(store)
    done: list[Fetched] = []
    held: dict[str, Kept] = {}

    def fetched(place: str) -> bytes:
        held[place] = renewed(archive, place)
        return held[place].body

    def incoming() -> Iterator[tuple[Release, pa.Table]]:
        for number, (place, _) in enumerate(answers(query, fetched), 1):
            tell(place, number, number)
            kept = held[place]
            for release, table in releases(
                kept.body, place, kept.entry.retrieved_at, None, Origin(query.source), place
            ):
                done.append(Fetched(place, kept, release, table.num_rows))
                yield release, table

    appended = store.append(incoming())
    return tuple(done), appended


def estat_query(
    flow: str, years: tuple[int, ...], commodities: tuple[str, ...], partners: tuple[str, ...]
) -> EstatQuery:
    """What to ask the interface of e-Stat: 9-digit commodities of some years, with some partners (`world`: all)."""
    from kuroji.sources.estat_api import EstatQuery

    return EstatQuery(flow, years, commodities, partners)


def ask_estat(
    store: Store, asked: EstatQuery, key: str | None, *, fetched: Callable[[str], bytes] = contents
) -> DetailAppended:
    """Ask the interface of e-Stat for some commodities of the detail and append what it answers; as `ask` raises."""
    from kuroji.sources import estat_answers, estat_api

    found = list(estat_api.answers(asked, key, fetched))
    return store.append_detail(estat_answers.jobs(found, asked.flow), estat_answers.opened)
