"""Pictures: each chart of a page under an address of its own, drawn when somebody asks for it.

`/en/stories/japan-trade-2026-05/charts/balance.4f1d2c3b9a80.svg` is the chart `balance` of
the page before `charts/`; `balance-phone` is the one for narrow screens. The digits are a
digest of what is drawn, so that a picture may be kept for ever, and a page never shows the
picture of an earlier release; without them (`balance.svg`) the current one answers.
A page is thus ready as soon as its words are, and a reader loads only what is looked at.
"""

from __future__ import annotations

import hashlib
import re

import msgspec

from kuroji.charts.chart import Chart
from kuroji.charts.drawing import svg
from kuroji.stories.rendering.html_article import unique_ids
from kuroji.web.answering import FILES_KEPT, LATEST_KEPT
from kuroji.web.drawn import DIGITS, address_of, digest_of, name_of, path_of
from kuroji.web.missing import Near, NoSuchPage
from kuroji.web.page import HTML, Content, Page, Rendered
from kuroji.web.registry import find as find_page
from kuroji.web.rendering import content_of
from kuroji.web.site import Site

MEDIA_TYPE = "image/svg+xml"
_ADDRESS = re.compile(rf"(?P<page>/.*/)charts/(?P<name>[a-z0-9-]+)(?:\.(?P<digest>[0-9a-f]{{{DIGITS}}}))?\.svg")


class Picture(msgspec.Struct, frozen=True):
    """One picture: the page it belongs to, the chart's name there, and the digest its address names, if any."""

    page: Page
    name: str
    digest: str

    @property
    def path(self) -> str:
        """Where it is found."""
        return path_of(self.page, self.name, self.digest)


def find(path: str) -> Picture | None:
    """The picture of a path; None where the path is not that of a picture, or belongs to no page."""
    found = _ADDRESS.fullmatch(path)
    page = find_page(found["page"]) if found is not None else None
    if found is None or page is None or page.form != HTML:
        return None
    return Picture(page, found["name"], found["digest"] or "")


def render(picture: Picture, site: Site) -> Rendered:
    """The picture as SVG, kept for the next reader. Raises NoSuchPage for a chart that the page has not."""
    key = picture.path
    found = site.kept(key)
    if found is None:
        with site.making(key):
            found = site.kept(key) or _made(picture, site)
    return found


def _made(picture: Picture, site: Site) -> Rendered:
    generation = site.generation
    content = content_of(picture.page, site)
    chart = next((one for one in content.charts if name_of(one) == picture.name), None)
    if chart is None:
        there = tuple(Near(one.title, address_of(picture.page, one)) for one in content.charts)
        raise NoSuchPage(f"this page has no chart {picture.name!r}", there)
    made = rendered(chart, content, lasting=picture.digest == digest_of(chart))
    site.keep(picture.path, made, generation)
    return made


def rendered(chart: Chart, content: Content, *, lasting: bool) -> Rendered:
    """A chart as SVG whose ids are its own on the page; `lasting` says that the address changes with the picture."""
    body = unique_ids(svg(chart), f"{name_of(chart)}-").encode()
    return Rendered(
        body=body, media_type=MEDIA_TYPE, etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        last_modified=content.updated, caching=FILES_KEPT if lasting else LATEST_KEPT,
    )  # fmt: skip
