"""What is said of a period that was not out at the asked instant: when it came out, or when it is due."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kuroji.classifications.calendar import STATED, due
from kuroji.model.errors import NotHeld, NotPublished
from kuroji.model.instant import FIRST
from kuroji.model.period import Period, parse
from kuroji.model.stage import Stage
from kuroji.web.addresses import address
from kuroji.web.archive import archive
from kuroji.web.missing import Near, NotOut, TooEarly
from kuroji.web.page import Page
from kuroji.web.site import Site
from kuroji.web.slugs import slug
from kuroji.web.words.dates import day, named
from kuroji.web.words.frame import WORDS

LATEST_OFFERED = 2


@contextmanager
def told_when_out(site: Site, page: Page, period: Period) -> Iterator[None]:
    """Within this, NotPublished becomes NotOut, with the date that helps the reader and pages to go on with."""
    try:
        yield
    except NotPublished as error:
        raise not_out(site, page, period, error) from error
    except NotHeld as error:
        begins = parse(site.reporter.starts["total"], site.reporter.fiscal)
        if period.end >= begins.start:
            raise
        raise TooEarly(error.what, tuple(_near(one, page) for one in (begins, archive(site).months[0]))) from error


def not_out(site: Site, page: Page, period: Period, error: NotPublished | NotHeld) -> NotOut:
    """The error of a period that was not out, as a reader needs it."""
    name = named(period, page.language)
    try:
        with site.reading() as store:
            first = store.resolve(FIRST, period, site.reporter.code)
    except NotHeld:
        out, basis = due(site.reporter.code, Stage.PROVISIONAL, period)
        newest = tuple(_near(other, page) for other in archive(site).months[:LATEST_OFFERED])
        return NotOut(error.what, name, out, due=out > site.now(), stated=basis == STATED, near=newest)
    words = WORDS[page.language]
    printed = words.vintage_first.format(when=day(first, site.reporter, page.language))
    near = (_near(period, page, "first", printed), _near(period, page, vintage=words.vintage_latest))
    return NotOut(error.what, name, first, due=False, stated=True, near=near)


def _near(period: Period, page: Page, as_of: str = "", vintage: str = "") -> Near:
    """The story of a period, at its first vintage or as known now."""
    values = {"slug": slug(period)} | ({"as_of": as_of} if as_of else {})
    label = named(period, page.language)
    return Near(f"{label} · {vintage}" if vintage else label, address("story", page.language, **values))
