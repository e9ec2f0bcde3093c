"""Feeds, llms.txt, sitemap, robots. Sources: RFC 4287 (Atom), JSON Feed 1.1, llmstxt.org version 2, sitemaps.org, RFC 9309."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from litestar.testing import TestClient
from lxml import etree
from tests.web.conftest import site_at

from kuroji.web.app import create_app
from kuroji.web.outlets.syndication import identity

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def xml(client: TestClient, path: str) -> Any:
    return etree.fromstring(client.get(path).content)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_feed_has_what_atom_demands(client: TestClient, language: str) -> None:
    """RFC 4287, 4.1: id, title, updated and author of the feed; id, title, updated and a link of every entry."""
    answer = client.get(f"/{language}/feeds/all.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = etree.fromstring(answer.content)
    for name in ("id", "title", "updated", "author/a:name"):
        assert feed.findtext(f"a:{name}", namespaces=ATOM)
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) >= 12
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.findtext("a:title", namespaces=ATOM)
        assert datetime.fromisoformat(entry.findtext("a:updated", namespaces=ATOM)).tzinfo
        link = entry.find('a:link[@rel="alternate"][@type="text/html"]', ATOM)
        assert link is not None
        assert link.get("href").startswith(f"/{language}/stories/")


def test_json_feed_has_what_its_version_demands_and_tells_the_same(client: TestClient) -> None:
    """jsonfeed.org/version/1.1: version, title, items with id and content."""
    feed = client.get("/en/feeds/all.json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all(item["id"] and item["content_text"] for item in feed["items"])
    atom = xml(client, "/en/feeds/all.atom")
    assert [item["id"] for item in feed["items"]] == [e.text for e in atom.findall("a:entry/a:id", ATOM)]


def test_only_a_stated_date_is_given_as_that_of_publication(client: TestClient) -> None:
    """The release of May 2026 is of 17 June at 08:50 in Tokyo; that of fiscal 2025 has an inferred date (docs/explanation/vintages.md)."""
    feed = client.get("/en/feeds/all.json").json()
    dated = {
        item["url"].split("/")[3].removeprefix("japan-trade-"): item.get("date_published") for item in feed["items"]
    }
    assert dated["2026-05"] == "2026-06-16T23:50:00Z"
    assert dated["fy2025"] is None
    atom = xml(client, "/en/feeds/all.atom")
    published = {
        e.findtext("a:id", namespaces=ATOM): e.find("a:published", ATOM) for e in atom.findall("a:entry", ATOM)
    }
    assert {item["id"] for item in feed["items"] if "date_published" in item} == {
        id_ for id_, found in published.items() if found is not None
    }
    told = client.get("/api/stories", params={"limit": 20, "offset": 24}).json()["stories"]
    basis = {story["slug"]: story["published_basis"] for story in told}
    assert basis["japan-trade-fy2025"] == "inferred"


def test_ids_never_change() -> None:
    """Readers know stories by these; a change would show every story anew. Written down on 22 November 2026."""
    assert identity("story", "JP", "2026-05", "en") == "urn:uuid:2c61d3e0-805c-5e57-bde3-420d95a310bb"
    assert identity("story", "JP", "2026-05", "ja") != identity("story", "JP", "2026-05", "en")


def test_what_is_updated_is_the_figures(client: TestClient) -> None:
    """The newest release that May 2026 is told from is the long series taken on 29 September 2026, 08:50 in Tokyo."""
    feed = client.get("/en/feeds/all.json").json()
    may = next(item for item in feed["items"] if item["url"].endswith("2026-05/"))
    assert may["date_published"] == "2026-06-16T23:50:00Z"
    assert may["date_modified"] == "2026-09-28T23:50:00Z"


def test_a_topic_has_its_own_feed_and_another_word_has_none(client: TestClient) -> None:
    feed = client.get("/en/feeds/crude-oil.json").json()
    assert feed["items"]
    assert all("crude-oil" in item["tags"] for item in feed["items"])
    assert client.get("/en/feeds/sealing-wax.json").status_code == 404


@pytest.mark.parametrize("path", ["/llms.txt", "/en/llms.txt", "/ja/llms.txt"])
def test_llms_txt_has_its_form_and_its_links_lead_somewhere(client: TestClient, path: str) -> None:
    """llmstxt.org: one H1, a quotation, H2 sections that are lists of links, Optional among them."""
    lines = [line for line in client.get(path).text.splitlines() if line]
    assert lines[0].startswith("# ")
    assert lines[1].startswith("> ")
    heads = [line for line in lines if line.startswith("#")]
    assert all(head.startswith("## ") for head in heads[1:])
    assert "## Optional" in heads
    targets = [found[1] for line in lines if (found := re.match(r"- \[.*?(?<!\\)\]\((\S+?)\)", line))]
    assert len(targets) >= 5
    for target in targets[:8]:
        assert client.get(target).status_code == 200


def test_the_sitemap_lists_what_may_be_cited_in_both_languages(client: TestClient) -> None:
    found = xml(client, "/sitemap.xml")
    addresses = [e.text for e in found.findall("s:url/s:loc", MAP)]
    assert len(set(addresses)) == len(addresses)
    assert "/en/stories/japan-trade-2026-05/" in addresses
    assert not [one for one in addresses if "as-of" in one]
    for url in found.findall("s:url", MAP):
        assert {link.get("hreflang") for link in url.findall("x:link", MAP)} == {"en", "ja"}
    dated = found.xpath("//s:url[s:loc='/en/stories/japan-trade-2026-05/']/s:lastmod", namespaces=MAP)
    assert datetime.fromisoformat(dated[0].text).tzinfo


def test_addresses_are_full_where_the_site_knows_its_own() -> None:
    with TestClient(create_app(site_at("https://trade.example"))) as client:
        assert "Sitemap: https://trade.example/sitemap.xml" in client.get("/robots.txt").text
        assert client.get("/ja/methods/").headers["link"].count("<https://trade.example/") >= 4


def test_what_is_built_for_programs_is_asked_for_again_cheaply(client: TestClient) -> None:
    first = client.get("/en/feeds/all.atom")
    again = client.get("/en/feeds/all.atom", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
