"""The story that statements belong to: its period, and the instant it was first published."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kuroji.model.errors import NotHeld
from kuroji.model.instant import FIRST
from kuroji.model.period import Period
from kuroji.web.due import not_out
from kuroji.web.page import Page
from kuroji.web.site import Site
from kuroji.web.slugs import period_of


class TalkedAbout(msgspec.Struct, frozen=True):
    """A story under which readers speak."""

    slug: str
    period: Period
    first: datetime


def talked_about(site: Site, page: Page) -> TalkedAbout:
    """The story of a page's slug. Raises NoSuchPage for a slug of none, NotOut for one that is not out yet."""
    slug = page.values["slug"]
    period = period_of(site, slug, page.language)

    def first() -> datetime:
        with site.reading() as store:
            return store.resolve(FIRST, period, site.reporter.code)

    try:
        return TalkedAbout(slug, period, site.remembered(f"first print of {period}", first))
    except NotHeld as error:
        raise not_out(site, page.at(), period, error) from error
