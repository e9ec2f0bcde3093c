"""The registry of outlets: the one of a path, all of them for the static site, and their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial

from kuroji.web.addresses import LANGUAGES
from kuroji.web.answering import LATEST_KEPT
from kuroji.web.missing import NoSuchPage
from kuroji.web.outlets import feed, llms, robots
from kuroji.web.outlets.listing import fed, on, topics
from kuroji.web.outlets.outlet import ALL, MARKDOWN, Outlet, Written, covering, feed_path
from kuroji.web.outlets.syndication import MEDIA_TYPES, WRITERS
from kuroji.web.page import Rendered
from kuroji.web.site import Site

FIXED: dict[str, Outlet] = {
    outlet.path: outlet
    for outlet in (
        Outlet("/robots.txt", "text/plain", robots.robots),
        Outlet("/sitemap.xml", "application/xml", robots.sitemap),
        Outlet("/llms.txt", MARKDOWN, llms.for_all),
        *(Outlet(covering(one), MARKDOWN, partial(llms.for_language, language=one)) for one in LANGUAGES),
    )
}


def find(path: str) -> Outlet | None:
    """The outlet of a path; None where there is none. A feed of an unknown topic is found, and raises when written."""
    if path in FIXED:
        return FIXED[path]
    pieces = path.split("/")
    if len(pieces) != 4 or pieces[1] not in LANGUAGES or pieces[2] != "feeds":
        return None
    topic, _, form = pieces[3].rpartition(".")
    return _feed(pieces[1], topic, form) if topic and form in WRITERS else None


def every(site: Site) -> Iterator[Outlet]:
    """All outlets of a site: the fixed ones, and in each language a feed of everything and of each topic."""
    yield from FIXED.values()
    for language in LANGUAGES:
        for topic in (ALL, *topics(site, language)):
            for form in WRITERS:
                yield _feed(language, topic, form)


def render(outlet: Outlet, site: Site) -> Rendered:
    """The outlet as bytes, kept for the next reader. Raises NoSuchPage for a feed of a topic that no story has."""
    found = site.kept(outlet.path)
    if found is None:
        generation = site.generation
        written = outlet.write(site)
        body = written.body.encode()
        found = Rendered(
            body=body, media_type=outlet.media_type, etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
            last_modified=written.updated, caching=LATEST_KEPT,
        )  # fmt: skip
        site.keep(outlet.path, found, generation)
    return found


def _feed(language: str, topic: str, form: str) -> Outlet:
    def write(site: Site) -> Written:
        stories = fed(site, language) if topic == ALL else tuple(on(site, language, topic))
        if not stories:
            raise NoSuchPage(f"no recent story is about {topic!r}")
        return feed.written(site, language, topic, form, stories)

    return Outlet(feed_path(language, topic, form), MEDIA_TYPES[form], write)
