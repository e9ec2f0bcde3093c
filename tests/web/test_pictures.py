"""Pictures of charts: an address each, drawn when asked for. Source: what the project asks of this part; RFC 9111 for caching."""

from __future__ import annotations

import re
from threading import Thread
from xml.etree import ElementTree as ET

import pytest
from litestar.testing import TestClient
from tests.web.conftest import site_at

from kuroji.web.page import Content, Page
from kuroji.web.registry import KINDS
from kuroji.web.rendering import render
from kuroji.web.site import Site

STORY = "/en/stories/japan-trade-2026-05/"
IMAGE = re.compile(r'<img src="([^"]+)" alt="([^"]+)" width="(\d+)" height="(\d+)" loading="lazy" decoding="async">')
SVG = "{http://www.w3.org/2000/svg}"


def test_every_picture_of_a_story_is_found_and_says_what_it_shows(client: TestClient) -> None:
    """Width and height keep its room free; the alternative text is what the drawing itself tells of."""
    found = IMAGE.findall(client.get(STORY).text)
    names = [src.rpartition("/")[2].partition(".")[0] for src, *_ in found]
    assert {"balance", "balance-phone", "contributions-export-commodity", "revisions", "history"} <= set(names)
    for src, alt, width, height in found[:2]:
        answer = client.get(src)
        drawn = ET.fromstring(answer.text)
        assert answer.headers["content-type"].startswith("image/svg+xml")
        assert (drawn.get("width"), drawn.get("height")) == (width, height)
        assert all((drawn.findtext(f"{SVG}{part}") or "-") in alt.replace("&#x27;", "'") for part in ("title", "desc"))


@pytest.mark.parametrize("page", ["/ja/", f"{STORY}why/", f"{STORY}why/imports/", "/en/explore/", "/ja/revisions/"])
def test_pictures_of_every_kind_of_page_are_found(client: TestClient, page: str) -> None:
    found = [src for src, *_ in IMAGE.findall(client.get(page).text)]
    assert found
    assert client.get(found[-1]).headers["content-type"].startswith("image/svg+xml")


def test_a_picture_named_by_its_digest_is_kept_for_ever_and_the_current_one_is_not(client: TestClient) -> None:
    src = IMAGE.findall(client.get(STORY).text)[0][0]
    current, old = re.sub(r"\.[0-9a-f]{12}\.", ".", src), re.sub(r"\.[0-9a-f]{12}\.", ".0123456789ab.", src)
    assert "immutable" in client.get(src).headers["cache-control"]
    for path in (current, old):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "immutable" not in answer.headers["cache-control"]
        assert answer.content == client.get(src).content


def test_a_vintage_has_its_own_pictures(client: TestClient) -> None:
    """The first print of May 2026 is of 17 June, and knows nothing of later months."""
    first, now = (IMAGE.findall(client.get(path).text)[0][0] for path in (f"{STORY}as-of/first/", STORY))
    assert first.partition("charts/")[2] != now.partition("charts/")[2]


@pytest.mark.parametrize("path", [f"{STORY}charts/nothing.svg", "/en/methods/charts/balance.svg"])
def test_a_picture_that_is_not_there_leads_on(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_readers_who_come_together_wait_for_one_making() -> None:
    """A page asked for by several at once is made once: the thread that comes second finds it kept."""
    site, made = site_at(), []

    def content(_: Site, page: Page) -> Content:
        made.append(1)
        return KINDS["methods"].content(site, page)

    kind = KINDS["policy"]
    page = Page(kind=type(kind)(name="policy", template=kind.template, content=content), language="ja")
    threads = [Thread(target=render, args=(page, site)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
