"""The switch of vintages: what was known when of a period, as choices that lead to pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from kuroji.indicators.revisions import history
from kuroji.indicators.statement import Statement
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS
from kuroji.model.instant import AsOf, parse_as_of
from kuroji.model.period import Period
from kuroji.store.opening import Store
from kuroji.stories.story import INFERRED, STATED
from kuroji.web.archive import archive
from kuroji.web.page import Page, Vintage, Vintages
from kuroji.web.site import Site
from kuroji.web.words.dates import dated, day
from kuroji.web.words.frame import WORDS

TOTALS = (EXPORTS, IMPORTS, BALANCE)


def asked(page: Page, site: Site) -> AsOf:
    """The vintage that a page's address asks for; what is known now where it names none. Raises UsageError."""
    return parse_as_of(page.values.get("as_of", "latest"), site.reporter)


class Known(msgspec.Struct, frozen=True, order=True):
    """An instant at which totals got a new figure, and whether a release states it or it is inferred."""

    instant: datetime
    basis: str


def dates(store: Store, site: Site, period: Period) -> list[Known]:
    """The instants at which the totals of a period got a new figure, the oldest first."""

    def read() -> list[Known]:
        return _known(history(store, site.reporter, TOTALS, (period,), store.newest(site.reporter.code)))

    return site.remembered(f"dates of {period}", read)


def _known(said: Iterable[Statement]) -> list[Known]:
    """One for each instant, stated where any figure of it is."""
    stated: dict[datetime, bool] = {}
    for one in said:
        if not one.confirms:
            stated[one.known_at] = stated.get(one.known_at, False) or one.known_basis == STATED
    return [Known(instant, STATED if stated[instant] else INFERRED) for instant in sorted(stated)]


def dates_listed(site: Site) -> Mapping[Period, list[Known]]:
    """What `dates` says of every listed period, read at once."""

    def read() -> Mapping[Period, list[Known]]:
        listed = archive(site).periods
        with site.reading() as store:
            said = history(store, site.reporter, TOTALS, listed, store.newest(site.reporter.code))
        found: dict[Period, list[Statement]] = {period: [] for period in listed}
        for statement in said:
            found[statement.period].append(statement)
        return {period: _known(statements) for period, statements in found.items()}

    return site.remembered("dates of the listed periods", read)


def written(instant: datetime, site: Site) -> str:
    """The date by which an address names an instant: 2026-06-17, in the reporter's zone."""
    return f"{instant.astimezone(site.reporter.tz):%Y-%m-%d}"


def switch(page: Page, site: Site, known: list[Known], shown: datetime) -> Vintages:
    """The choices of a page about a period whose figures changed when `known` says; `shown` is the instant it tells of."""
    words, language, owner = WORDS[page.language], page.language, site.reporter
    now = page.values.get("as_of", "")
    when = [dated(one.instant, one.basis, owner, language) for one in known]
    choices = [Vintage(words.vintage_first.format(when=when[0]), page.at("first").path, now == "first")] if when else []
    between = [(written(one.instant, site), label) for one, label in zip(known[1:-1], when[1:-1], strict=True)]
    choices += [
        Vintage(words.vintage_date.format(when=label), page.at(date).path, now == date) for date, label in between
    ]
    choices.append(Vintage(words.vintage_latest, page.at().path, not now))
    if now and not any(choice.chosen for choice in choices):
        choices.insert(-1, Vintage(words.vintage_date.format(when=day(shown, owner, language)), page.path, True))
    return Vintages(tuple(choices), page.at().path, written(shown, site))
