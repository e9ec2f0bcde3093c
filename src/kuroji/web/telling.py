"""What a story is told from, read once for both languages, all formats and the charts of a page; and its way through the gate."""

from __future__ import annotations

import logging

from kuroji.indicators.view import View, view
from kuroji.model.instant import AsOf
from kuroji.model.period import Period
from kuroji.store.opening import Store
from kuroji.stories.gate import Reading, Refused, gated, of_trade
from kuroji.stories.rendering.formats import render
from kuroji.stories.story import Story
from kuroji.stories.told import Told, told
from kuroji.web.site import Site

LOG = logging.getLogger("kuroji.web")


def told_from(site: Site, store: Store, period: Period, as_of: AsOf) -> Told:
    """The views of a period at a vintage, to be called while reading the site. Raises as kuroji.stories.told.told does."""
    return site.lately(f"{period} {as_of}", lambda: told(store, period, as_of, site.reporter.code))


def newest_view(site: Site, store: Store) -> View:
    """Everything as known now, to be called while reading the site; it answers what is asked without the engine."""
    code = site.reporter.code
    return site.lately("everything", lambda: view(store, store.newest(code), code=code))


def passed(story: Story, form: str, reading: Reading = of_trade) -> Story:
    """The story, once the gate has read it back, in one form, and found its Facts. Raises Refused, and tells the log."""
    try:
        gated(story, {form: render(story, form)}, reading)
    except Refused as error:
        # What is wrong stands in the log alone: a page that quoted it would publish it.
        LOG.error("a story does not pass the gate", extra={"told": {"story": error.where, "what": error.what}})
        raise Refused("the gate stopped this story", where=error.where) from error
    return story
