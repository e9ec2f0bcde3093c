"""The periods whose stories are listed: the newest months, and the years that are complete."""

from __future__ import annotations

import msgspec

from kuroji.indicators.view import View, view
from kuroji.model.period import Frequency, Period, of
from kuroji.stories.told import WORLD_TOTALS, newest_month
from kuroji.web.site import Site

MONTHS_LISTED = 24
YEARS_LISTED = 5
# Of how many months the explanations belong in the sitemap and the static site.
MONTHS_EXPLAINED = 6


class Archive(msgspec.Struct, frozen=True):
    """The periods with a listed story, the newest first of each kind; stories of others answer all the same."""

    months: tuple[Period, ...]
    years: tuple[Period, ...]
    fiscal_years: tuple[Period, ...]

    @property
    def periods(self) -> tuple[Period, ...]:
        """All of them."""
        return (*self.months, *self.years, *self.fiscal_years)


def totals(site: Site) -> View:
    """The totals with the world as known now."""
    with site.reading() as store:
        return view(store, store.newest(site.reporter.code), WORLD_TOTALS, site.reporter.code)


def archive(site: Site) -> Archive:
    """The listed periods. Raises NotHeld where the store holds no month."""
    return site.remembered("archive", lambda: _archive(totals(site), site))


def is_explained(site: Site, period: Period, *, of_flow: bool = False) -> bool:
    """Whether the explanation of a period's balance, or of a flow of it, is listed: flows only of the newest months."""
    held = archive(site)
    months = held.months[:MONTHS_EXPLAINED]
    return period in (months if of_flow else (*months, *held.years, *held.fiscal_years))


def _archive(seen: View, site: Site) -> Archive:
    newest = newest_month(seen)
    return Archive(
        (newest, *_listed(tuple(newest.shift(-back) for back in range(1, MONTHS_LISTED)), site)),
        _listed(_complete(Frequency.YEAR, newest, site), site),
        _listed(_complete(Frequency.FISCAL_YEAR, newest, site), site),
    )


def _listed(periods: tuple[Period, ...], site: Site) -> tuple[Period, ...]:
    """Those that end no earlier than the site begins; the newest month is listed in any case."""
    since = site.since
    return periods if since is None else tuple(p for p in periods if p.end >= since.end)


def _complete(frequency: Frequency, newest: Period, site: Site) -> tuple[Period, ...]:
    """The newest years that end no later than the newest month."""
    year = of(frequency, newest.year, fiscal=site.reporter.fiscal)
    while year.end > newest.end:
        year = year.previous()
    return tuple(year.shift(-year.length * back) for back in range(YEARS_LISTED))
