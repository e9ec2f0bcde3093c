"""The switch of vintages: what was known when of a period, as choices that lead to pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kuroji.indicators.revisions import history
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS
from kuroji.model.instant import AsOf, parse_as_of
from kuroji.model.period import Period
from kuroji.store.opening import Store
from kuroji.web.archive import archive
from kuroji.web.page import Page, Vintage, Vintages
from kuroji.web.site import Site
from kuroji.web.words.dates import day
from kuroji.web.words.frame import WORDS

TOTALS = (EXPORTS, IMPORTS, BALANCE)


def asked(page: Page, site: Site) -> AsOf:
    """The vintage that a page's address asks for; what is known now where it names none. Raises UsageError."""
    return parse_as_of(page.values.get("as_of", "latest"), site.reporter)


def dates(store: Store, site: Site, period: Period) -> list[datetime]:
    """The instants at which the totals of a period got a new figure, the oldest first."""

    def read() -> list[datetime]:
        said = history(store, site.reporter, TOTALS, (period,), store.newest_known_at)
        return sorted({statement.known_at for statement in said if not statement.confirms})

    return site.remembered(f"dates of {period}", read)


def dates_listed(site: Site) -> Mapping[Period, list[datetime]]:
    """What `dates` says of every listed period, read at once."""

    def read() -> Mapping[Period, list[datetime]]:
        listed = archive(site).periods
        with site.reading() as store:
            said = history(store, site.reporter, TOTALS, listed, store.newest_known_at)
        found: dict[Period, set[datetime]] = {period: set() for period in listed}
        for statement in said:
            if not statement.confirms:
                found[statement.period].add(statement.known_at)
        return {period: sorted(instants) for period, instants in found.items()}

    return site.remembered("dates of the listed periods", read)


def written(instant: datetime, site: Site) -> str:
    """The date by which an address names an instant: 2026-06-17, in the reporter's zone."""
    return f"{instant.astimezone(site.reporter.tz):%Y-%m-%d}"


def switch(page: Page, site: Site, instants: list[datetime], shown: datetime) -> Vintages:
    """The choices of a page about a period whose figures changed at `instants`; `shown` is the instant it tells of."""
    words, language, owner = WORDS[page.language], page.language, site.reporter
    now = page.values.get("as_of", "")
    when = [day(instant, owner, language) for instant in instants]
    choices = [Vintage(words.vintage_first.format(when=when[0]), page.at("first").path, now == "first")] if when else []
    between = [(written(i, site), label) for i, label in zip(instants[1:-1], when[1:-1], strict=True)]
    choices += [
        Vintage(words.vintage_date.format(when=label), page.at(date).path, now == date) for date, label in between
    ]
    choices.append(Vintage(words.vintage_latest, page.at().path, not now))
    if now and not any(choice.chosen for choice in choices):
        choices.insert(-1, Vintage(words.vintage_date.format(when=day(shown, owner, language)), page.path, True))
    return Vintages(tuple(choices), page.at().path, written(shown, site))
