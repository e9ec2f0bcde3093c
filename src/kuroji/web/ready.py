"""Making ready: what most readers ask for first is made before they ask, at the start and after every release.

In the order in which it is wanted at 8:50: the newest story and the front page with their
pictures in each language, what the feeds and lists are made of, then the tools.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

from kuroji.model.errors import KurojiError
from kuroji.web import assets, pictures
from kuroji.web.addresses import LANGUAGES
from kuroji.web.archive import archive
from kuroji.web.drawn import PHONE, address_of, name_of
from kuroji.web.outlets import registry as outlets
from kuroji.web.outlets.outlet import ALL, FEED_FORMS, feed_path
from kuroji.web.page import Page
from kuroji.web.registry import KINDS
from kuroji.web.rendering import content_of, render
from kuroji.web.site import LOOK_EVERY, Site
from kuroji.web.slugs import slug

LOG = logging.getLogger("kuroji.web")
LISTS = ("stories", "corrections", "explore", "revisions", "data")


def keep_ready(site: Site, stop: threading.Event) -> None:
    """Make ready, and again whenever the figures change, until told to stop."""
    ready = ""
    while not stop.is_set():
        site.look()
        if ready != site.generation:
            ready = site.generation
            make_ready(site, stop)
        stop.wait(LOOK_EVERY)


def make_ready(site: Site, stop: threading.Event | None = None) -> None:
    """Make it all; what cannot be made is told to the log, and does not keep the rest from being made."""
    began, made = time.perf_counter(), 0
    for step in _steps(site):
        if stop is not None and stop.is_set():
            return
        try:
            step()
            made += 1
        except KurojiError as error:
            LOG.warning("a page could not be made ready: %s", error.what)
    LOG.info("ready", extra={"told": {"pages": made, "seconds": round(time.perf_counter() - began, 2)}})


def _steps(site: Site) -> Iterator[Callable[[], object]]:
    newest = {"slug": slug(archive(site).months[0])}
    first = [
        Page(kind=KINDS[name], language=language, values=values)
        for name, values in (("story", newest), ("home", {})) for language in LANGUAGES
    ]  # fmt: skip
    yield from (partial(render, page, site) for page in first)
    yield from (partial(_draw, page, site) for page in first)
    for form in FEED_FORMS:
        yield from (partial(_feed, feed_path(language, ALL, form), site) for language in LANGUAGES)
    yield from (partial(render, Page(kind=KINDS[name], language=la), site) for name in LISTS for la in LANGUAGES)
    yield partial(assets.body, "vega.js")


def _draw(page: Page, site: Site) -> None:
    """The pictures of a page; those for phones come last."""
    for chart in sorted(content_of(page, site).charts, key=lambda c: name_of(c).endswith(PHONE)):
        found = pictures.find(address_of(page, chart))
        if found is not None:
            pictures.render(found, site)


def _feed(path: str, site: Site) -> None:
    found = outlets.find(path)
    if found is not None:
        outlets.render(found, site)
