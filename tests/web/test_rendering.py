"""One renderer for the server and the static site; pages kept as long as they hold. Source: the house's rule of one renderer, what the project asks of this part."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec
import pytest
from litestar.testing import TestClient
from tests.stories import by_hand
from tests.stories.page import read
from tests.web.conftest import NOW, site_at

from kuroji.stories.rendering.html_article import article
from kuroji.stories.rendering.html_facts import Numbered, facts_appendix, sources
from kuroji.web.addresses import address
from kuroji.web.app import create_app
from kuroji.web.coming import coming
from kuroji.web.page import Page, Rendered
from kuroji.web.pages.story import STORY, Told
from kuroji.web.registry import KINDS, find
from kuroji.web.rendering import dressed, render
from kuroji.web.siblings.story import edition
from kuroji.web.site import Site


@pytest.mark.parametrize("path", ["/en/", "/ja/methods/", "/en/stories/japan-trade-2026-05/as-of/first/", "/ja/data/"])
def test_the_server_sends_the_bytes_that_the_static_site_holds(path: str) -> None:
    served, written = site_at(live=False), site_at(live=False)
    page = find(path)
    assert page is not None
    with TestClient(create_app(served)) as client:
        assert client.get(path).content == render(page, written).body


def page_of(name: str) -> Page:
    return Page(kind=KINDS[name], language="en")


def test_a_page_is_made_once_for_each_state_of_the_figures(site: Site) -> None:
    first = render(page_of("data"), site)
    assert render(page_of("data"), site) is first
    site.reload()
    again = render(page_of("data"), site)
    assert again is not first
    assert again.body == first.body


def rendered(size: int, until: datetime | None = None) -> Rendered:
    return Rendered(body=b"x" * size, media_type="text/html", etag='"x"', until=until)


def test_a_page_is_kept_until_its_time_is_over(site: Site) -> None:
    site.keep("past", rendered(1, NOW - timedelta(seconds=1)), site.generation)
    site.keep("future", rendered(1, NOW + timedelta(seconds=1)), site.generation)
    assert site.kept("past") is None
    assert site.kept("future") is not None


def test_a_page_of_figures_that_changed_meanwhile_is_not_kept(site: Site) -> None:
    site.keep("late", rendered(1), "another generation")
    assert site.kept("late") is None


def test_the_longest_unread_pages_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kuroji.web.site.MOST_BYTES", 100)
    site = site_at()
    for name in ("a", "b", "c"):
        site.keep(name, rendered(40), site.generation)
        site.kept("a")
    assert [site.kept(name) is not None for name in ("a", "b", "c")] == [True, False, True]
    assert site.size() == (2, 80)


def test_the_front_page_is_made_anew_when_a_release_is_due(site: Site) -> None:
    front = render(page_of("home"), site)
    assert front.until == coming(site, NOW, 1)[0].instant
    assert front.until is not None
    assert front.until > NOW


def test_coming_releases_are_those_of_the_official_calendar(site: Site) -> None:
    """October 2026: the second-last working day is the 29th; September's month came out on the 21st (calendar.py)."""
    due = coming(site, datetime(2026, 10, 10, tzinfo=UTC), 20)
    assert all(a.instant <= b.instant for a, b in pairwise(due))
    assert all(d.instant > NOW for d in due)
    assert {str(d.period) for d in due} >= {"2026-09", "2026-10"}


def test_a_story_of_names_that_mean_harm_is_only_shown(site: Site) -> None:
    story = by_hand.hostile()
    page = Page(kind=STORY, language="en", values={"slug": "japan-trade-2026-05"})
    numbered = Numbered.of(story, lambda id_: address("fact", "en", id=id_))
    content = Told(
        title=story.headline.text, description=story.summary.text, story=story, charts=(),
        structured={"name": story.headline.text}, article=article(story, edition(site, page), numbered),
        sources=sources(story, numbered), facts=facts_appendix(story, numbered),
    )  # fmt: skip
    html = read(dressed(page, content, site).body.decode())
    for name in by_hand.HOSTILE:
        assert name in html.one("main").text
    [block] = [e for e in html.all("script") if "src" not in e.attributes]
    assert msgspec.json.decode(block.text)["name"] == story.headline.text
    assert not html.all("img", "iframe")
    for e in html.all():
        assert not [a for a in e.attributes if a.startswith("on")]
