"""robots.txt (RFC 9309) and sitemap.xml (sitemaps.org 0.9, with the languages of each page as Google asks for them)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from kuroji.web.addresses import LANGUAGES
from kuroji.web.outlets.outlet import Written
from kuroji.web.page import Page
from kuroji.web.registry import every
from kuroji.web.site import Site
from kuroji.web.slugs import slug
from kuroji.web.vintage import dates_listed

# Kinds of page that tell a story, and so change when its figures do.
TOLD = ("story", "why")


def robots(site: Site) -> Written:
    """Everything may be read; the address of the sitemap is full only where the site knows its own."""
    lines = ["User-agent: *", "Allow: /", "Disallow: /api/", "", f"Sitemap: {site.absolute('/sitemap.xml')}"]
    return Written("\n".join(lines) + "\n")


def sitemap(site: Site) -> Written:
    """Every page that may be cited: what is known now, in each language; vintages have that as their canonical page."""
    changed = _changed(site)
    pages = [page for page in every(site) if "as_of" not in page.values and not page.kind.needs_server]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        *(line for page in pages for line in _address(site, page, changed)),
        "</urlset>",
    ]
    return Written("\n".join(lines) + "\n", max(changed.values()))


def _address(site: Site, page: Page, changed: dict[str, datetime]) -> Iterator[str]:
    """One page with its other languages; its date is that of its figures, and left out where they have none."""
    yield "<url>"
    yield f"<loc>{escape(site.absolute(page.path))}</loc>"
    when = changed.get(page.values.get("slug", "")) if page.name in TOLD else None
    if when is not None:
        yield f"<lastmod>{when.astimezone(site.reporter.tz).isoformat(timespec='seconds')}</lastmod>"
    for language in LANGUAGES:
        other = escape(site.absolute(page.into(language).path))
        yield f'<xhtml:link rel="alternate" hreflang="{language}" href="{other}"/>'
    yield "</url>"


def _changed(site: Site) -> dict[str, datetime]:
    """By slug, when the totals of a listed story last changed."""
    return {slug(period): known[-1].instant for period, known in dates_listed(site).items() if known}
