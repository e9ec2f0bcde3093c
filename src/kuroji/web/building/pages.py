"""Pages as files: each with all its siblings, in this process or in one of several."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

import msgspec

from kuroji.model.errors import NotHeld
from kuroji.model.period import Period
from kuroji.settings import Settings
from kuroji.store.opening import open_store
from kuroji.web.building.links import links
from kuroji.web.building.views import whole_views
from kuroji.web.building.writing import Count, put, there
from kuroji.web.drawn import address_of
from kuroji.web.page import HTML, Content, Page
from kuroji.web.pictures import rendered as drawn
from kuroji.web.registry import find
from kuroji.web.rendering import content_of, dressed
from kuroji.web.site import Site

LOG = logging.getLogger("kuroji.web.building")


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is built: from which store and settings, where to, and from which period on."""

    settings: Settings
    out: Path
    since: Period | None = None


class Built(msgspec.Struct, frozen=True):
    """What came of some pages: the files, and the paths that their HTML links."""

    count: Count
    linked: frozenset[str]


def site_of(plan: Plan) -> Site:
    """The site that a plan builds: without a server behind it, and with views for many facts."""
    return Site(open_store(plan.settings.store), plan.settings, opened=whole_views(), since=plan.since)


def write(site: Site, out: Path, pages: Iterable[Page]) -> Built:
    """Write the pages with their siblings. Raises KurojiError where a page cannot be made."""
    count = Count()
    linked: set[str] = set()
    for page in pages:
        for form in page.kind.formats:
            one = page.to(form)
            try:
                content = content_of(one, site)
                rendered = dressed(one, content, site)
            except NotHeld as error:
                if form == HTML:
                    raise
                LOG.info("%s is left out: %s", one.path, error.what)
                continue
            count += put(out, one.file, rendered.body)
            if form == HTML:
                linked.update(links(rendered.body))
                count += _pictures(one, content, out)
    return Built(count, frozenset(linked))


def _pictures(page: Page, content: Content, out: Path) -> Count:
    """The charts of a page, each in a file that is named by what it draws, so that one that is there is not drawn again."""
    count = Count()
    for chart in content.charts:
        file = address_of(page, chart).removeprefix("/")
        count += there(out, file) or put(out, file, drawn(chart, content, lasting=True).body)
    return count


# In a process of its own: the site is opened once, and pages arrive as the paths they are found under.
_SITE: list[tuple[Site, Path]] = []


def begin(plan: Plan) -> None:
    """Open the site in this process."""
    _SITE.append((site_of(plan), plan.out))


def write_paths(paths: tuple[str, ...]) -> Built:
    """Write the pages found under the paths, in a process in which `begin` has run."""
    site, out = _SITE[-1]
    return write(site, out, [page for page in map(find, paths) if page is not None])
