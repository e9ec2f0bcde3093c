"""Siblings and negotiation. Sources: RFC 9110 (Accept, Vary, strong etags), llmstxt.org version 2, kuroji brief."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar.testing import TestClient
from markdown_it import MarkdownIt
from PIL import Image
from tests.stories.page import read

from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.stories.brief import brief
from kuroji.stories.rendering.formats import render
from kuroji.web.page import MEDIA_TYPES
from kuroji.web.siblings.accepting import wanted
from kuroji.web.site import Site

STORY = "/en/stories/japan-trade-2026-05"
DATED = f"{STORY}/as-of/2026-06-17"
FORMS = ("md", "txt", "json", "jsonld", "csv", "png")


@pytest.mark.parametrize("form", FORMS)
def test_every_story_has_its_siblings(client: TestClient, form: str) -> None:
    answer = client.get(f"{DATED}.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == MEDIA_TYPES[form]
    assert "immutable" in answer.headers["cache-control"]
    assert f'<{STORY}/>; rel="canonical"' in answer.headers["link"]


@pytest.mark.parametrize("form", ["md", "txt"])
def test_a_sibling_is_what_the_command_line_prints(client: TestClient, site: Site, form: str) -> None:
    """The same renderer as `kuroji brief 2026-05 --as-of 2026-06-17`."""
    with site.reading() as store:
        story = brief(store, parse("2026-05"), parse_as_of("2026-06-17", site.reporter))
    assert client.get(f"{DATED}.{form}").text == render(story, form)


def test_a_page_announces_its_siblings_and_what_covers_it(client: TestClient) -> None:
    """llms.txt version 2: alternate text/markdown, and describedby to the file that covers the page."""
    answer = client.get(f"{DATED}/")
    page = read(answer.text)
    links = [e.attributes for e in page.all("link")]
    for form in FORMS:
        target, media = f"{DATED}.{form}", MEDIA_TYPES[form]
        assert f'<{target}>; rel="alternate"; type="{media}"' in answer.headers["link"]
        assert {"rel": "alternate", "type": media, "href": target} in links
    assert '</en/llms.txt>; rel="describedby"; type="text/markdown"' in answer.headers["link"]
    assert any(one.get("rel") == "describedby" and one["href"] == "/en/llms.txt" for one in links)


def test_the_csv_has_every_fact_once(client: TestClient) -> None:
    facts = client.get(f"{DATED}.json").json()["facts"]
    rows = list(csv.DictReader(io.StringIO(client.get(f"{DATED}.csv").text)))
    assert [row["id"] for row in rows] == [fact["id"] for fact in facts]
    assert [float(row["value"]) for row in rows] == [fact["value"] for fact in facts]
    assert all(row["source"] for row in rows)


def test_the_picture_is_as_wide_as_previews_are(client: TestClient) -> None:
    """Open Graph: pictures of 1,200 pixels are shown large."""
    picture = Image.open(io.BytesIO(client.get(f"{DATED}.png").content))
    assert picture.format == "PNG"
    assert picture.width == 1200


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/markdown", "md"),
        ("application/json", "json"),
        ("text/html, text/markdown;q=0.9", "html"),
        ("text/html;q=0.5, text/markdown", "md"),
        ("text/*;q=0.3, text/plain;q=0.8, */*;q=0.1", "txt"),
        ("text/html;q=0, */*", "md"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", "html"),
        ("*/*", "html"),
        ("", "html"),
        ("nonsense", "html"),
    ],
)
def test_the_accept_header_is_honoured(client: TestClient, accept: str, form: str) -> None:
    answer = client.get(f"{DATED}/", headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == MEDIA_TYPES[form]
    assert "Accept" in answer.headers["vary"].split(", ")
    assert answer.content == client.get(f"{DATED}/" if form == "html" else f"{DATED}.{form}").content


def test_a_format_that_is_not_there_is_refused_with_those_that_are(client: TestClient) -> None:
    answer = client.get(f"{DATED}/", headers={"Accept": "application/pdf"})
    assert answer.status_code == 406
    links = [e.attributes.get("href") for e in read(answer.text).one("main").all("a")]
    assert {f"{DATED}.{form}" for form in FORMS} <= set(links)


@given(st.text(alphabet="abc/*;=,. q019-", max_size=60))
def test_any_header_is_understood_or_passed_over(header: str) -> None:
    """Nothing that a reader sends is a fault, and what is chosen is one of the formats or nothing."""
    assert wanted(header, ("html", "md")) in ("html", "md", "")


def test_etags_are_strong_and_differ_between_encodings(client: TestClient) -> None:
    """RFC 9110, 8.8.3.3: a compressed answer has other bytes and another strong tag; both are still good copies."""
    plain = client.get(f"{DATED}.md", headers={"Accept-Encoding": "identity"})
    small = client.get(f"{DATED}.md", headers={"Accept-Encoding": "gzip"})
    assert plain.content == small.content
    assert plain.headers["etag"] != small.headers["etag"]
    for tag in (plain.headers["etag"], small.headers["etag"]):
        assert tag.startswith('"')
        assert client.get(f"{DATED}.md", headers={"If-None-Match": tag}).status_code == 304


def test_the_text_of_methods_is_there_as_it_was_written(client: TestClient) -> None:
    assert client.get("/ja/methods.md").text.startswith("# ")
    assert client.get("/en/methods/", headers={"Accept": "text/markdown"}).text.startswith("# ")


def test_the_structured_data_is_a_news_article(client: TestClient) -> None:
    """schema.org: NewsArticle with datePublished, dateModified, isBasedOn Datasets."""
    node: Any = json.loads(client.get(f"{DATED}.jsonld").text)
    assert node["@type"] == "NewsArticle"
    assert node["datePublished"].startswith("2026-06-17T08:50")
    assert all(one["@type"] == "Dataset" for one in node["isBasedOn"])


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("path", ["", "stories", "outlook", "data", "corrections"])
def test_a_page_that_lists_is_markdown_too(client: TestClient, language: str, path: str) -> None:
    """Read by another's parser of CommonMark with tables: what stands in the page's tables stands there, cell for cell."""
    text = client.get(f"/{language}/{path or 'index'}.md").text
    blocks = MarkdownIt("commonmark").enable("table").parse(text)
    cells = [after for before, after in pairwise(blocks) if before.type == "td_open"]
    written = ["".join(one.content for one in cell.children or ()).split() for cell in cells]
    page = read(client.get(f"/{language}/{path}/" if path else f"/{language}/").text)
    bodies = page.one("main").all("tbody")
    assert written == [cell.text.split() for body in bodies for cell in body.all("th", "td")]
    assert blocks[0].tag == "h1"
    assert (path == "outlook") == (not written)
