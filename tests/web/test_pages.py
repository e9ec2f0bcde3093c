"""Every page in both languages, as a browser would read it.

Source: the HTML standard's rules on nesting and ids, WCAG 2.2 (1.1.1, 1.3.1, 2.4.1, 2.4.2,
2.4.6, 3.1.1, 3.1.2), what the project asks of this part.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from urllib.parse import unquote

import pytest
from litestar.testing import TestClient
from tests.stories.page import Element, read

from kuroji.web import assets
from kuroji.web.addresses import LANGUAGES
from kuroji.web.outlets import registry as outlets
from kuroji.web.registry import find

STORY = "stories/japan-trade-2026-05/"
PATHS = (
    "", "stories/", STORY, f"{STORY}as-of/first/", f"{STORY}why/", "data/",
    "data/releases/mof-press/2026-05/4/2026-06-17/", "corrections/", "methods/", "policy/",
    "facts/balance(exports-imports):JP.balance.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00%23346465/",
    "nowhere/", "stories/japan-trade-2026-12/", "stories/japan-trade-2026-05/as-of/2020-01-01/",
)  # fmt: skip
EVERY = pytest.mark.parametrize(("language", "path"), [(lang, p) for p in PATHS for lang in LANGUAGES])
LOADS = {"src", "srcset", "poster", "background", "ping", "style"}


@pytest.fixture(scope="module")
def page(client: TestClient) -> object:
    """The page of a language and a path below it, read once."""

    @cache
    def fetched(language: str, path: str) -> Element:
        answer = client.get(f"/{language}/{path}")
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        return read(answer.text)

    return fetched


@EVERY
def test_a_page_is_valid_and_can_be_found_through_without_eyes(page: object, language: str, path: str) -> None:
    html = page(language, path)
    assert html.attributes["lang"] == language
    assert html.one("head").one("title").text.strip()
    body = html.one("body")
    assert [e.tag for e in body.children] == ["a", "header", "main", "footer"]
    assert body.children[0].attributes["href"] == f"#{html.one('main').attributes['id']}"
    levels = [int(e.tag[1]) for e in html.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [e.attributes["id"] for e in html.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    for name in ("aria-labelledby", "aria-describedby"):
        assert {word for e in html.all() for word in e.attributes.get(name, "").split()} <= set(ids)
    for nav in html.all("nav"):
        assert nav.attributes.get("aria-label") or nav.attributes.get("aria-labelledby")
    for svg in html.all("svg"):
        assert svg.attributes["role"] == "img"
        assert svg.one("desc").text.strip()
    assert all("alt" in e.attributes for e in html.all("img"))


@EVERY
def test_tables_have_heads_and_can_be_scrolled_by_keyboard(page: object, language: str, path: str) -> None:
    for table in page(language, path).all("table"):
        assert all(e.attributes.get("scope") in ("col", "row", "rowgroup") for e in table.all("th"))
        frame = table.parent
        assert frame is not None
        if frame.attributes.get("class") == "scroll":
            assert frame.attributes["tabindex"] == "0"
            assert frame.attributes["aria-labelledby"]


@EVERY
def test_every_link_of_the_site_leads_to_a_page(page: object, language: str, path: str) -> None:
    html = page(language, path)
    ids = {e.attributes["id"] for e in html.all() if "id" in e.attributes}
    for link in html.all("a", "link"):
        address = link.attributes["href"]
        if address.startswith("#"):
            assert address[1:] in ids
        elif address.startswith("/"):
            bare = address.partition("#")[0]
            known = find(bare) or outlets.find(bare) or assets.by_address().get(unquote(bare))
            assert known is not None, address
        else:
            assert re.match(r"https?://", address), address


@EVERY
def test_nothing_inline_is_run_or_styled(page: object, language: str, path: str) -> None:
    """The policy forbids it, so a page that has it would be broken."""
    for e in page(language, path).all():
        assert not [a for a in e.attributes if a.startswith("on") or a in LOADS - {"src"}], e.tag
        assert e.tag != "style"
        if e.tag == "script":
            assert e.attributes.get("type") == "application/ld+json" or e.attributes["src"].startswith("/static/")
        assert "javascript:" not in e.attributes.get("href", "").lower()


@EVERY
def test_a_page_knows_itself_in_the_other_language(page: object, language: str, path: str) -> None:
    links = page(language, path).one("head").all("link")
    others = {e.attributes["hreflang"]: e.attributes["href"] for e in links if "hreflang" in e.attributes}
    assert set(others) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_story_leads_to_its_trace(page: object, client: TestClient, language: str) -> None:
    """Every number in a story links to its trace."""
    html = page(language, STORY)
    marked = [e for e in html.one("article").all("data") if e.attributes.get("class") == "fact"]
    headline = html.one("h1").all("data")
    assert len(marked) > 60
    for number in marked:
        if number not in headline:
            found = find(number.one("a").attributes["href"])
            assert found is not None
            assert (found.name, found.values["id"]) == ("fact", number.attributes["data-fact"])
    kinds = {e.attributes["data-fact"].partition(":")[0]: e.one("a") for e in marked if e not in headline}
    for link in kinds.values():
        answer = client.get(link.attributes["href"])
        assert answer.status_code == 200
        assert link.parent.attributes["data-fact"] in read(answer.text).text
        assert "disagrees" not in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_tells_the_newest_month(page: object, language: str) -> None:
    """The newest month held with a provisional figure is August 2026, out on 16 September 2026 (release_dates.csv)."""
    html = page(language, "")
    assert {"en": "August", "ja": "8月"}[language] in html.one("h1").text
    assert {"en": "16 September 2026", "ja": "2026年9月16日"}[language] in html.one("main").text
    assert len(html.one("ol").all("li")) == 8
    dates = [e.attributes["datetime"][:10] for e in html.all("ul")[-3].all("time")]
    assert dates == sorted(dates)
