"""Scans for the web: asked within bounds, read once, and kept for the pages and the interface."""

from __future__ import annotations

import msgspec

from kuroji.indicators.scanning.reading import PUBLISHED, Asked
from kuroji.indicators.scanning.scanning import Finding, Scan, scanned
from kuroji.indicators.view import View, view
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.period import Period
from kuroji.store import detail_held
from kuroji.store.opening import Store
from kuroji.stories.scans.files import facts
from kuroji.web.site import Site
from kuroji.web.telling import newest_view

# Every series of every partner is held in memory at once; larger details are scanned on the command line.
MOST_CELLS = 20_000_000
MOST_SHOWN = 200


class Scanned(msgspec.Struct, frozen=True):
    """A scan with its findings that are shown, the Facts of each, and the view it was made in."""

    scan: Scan
    seen: View
    findings: tuple[Finding, ...]
    facts: tuple[tuple[Fact, ...], ...]


def scan_of(site: Site, store: Store, asked: Asked, period: Period, moment: AsOf, top: int) -> Scanned:
    """The scan of a period, to be called while reading the site.

    Raises UsageError for one that would take too much, and as `scanned` does.
    """
    code = site.reporter.code
    bounded(store, asked, code)
    if moment == LATEST and asked.level == PUBLISHED:
        seen = newest_view(site, store)
    else:
        seen = view(store, store.resolve(moment, period, code), code=code)
    found = scanned(store, seen, period, asked)
    findings = tuple(found.findings(top))
    return Scanned(found, seen, findings, tuple(facts(store, seen, found, findings)))


def bounded(store: Store, asked: Asked, code: str) -> None:
    """Raise UsageError for a scan of every partner of more cells than a server should hold."""
    held = detail_held.cells(store.own.detail, code, asked.flows)
    if asked.every_partner and held > MOST_CELLS:
        raise UsageError(
            f"every partner of {held:,} figures is too much for one answer",
            remedy=f"Name a partner or scan the world, one flow at a time; `kuroji scan PERIOD --level {asked.level} "
            "--partner each` scans all of it on the command line.",
        )
