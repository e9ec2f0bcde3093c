"""A story that does not say its figures is withheld by the site. Source: the gate's promise (docs/explanation/gate.md)."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient
from tests.web.conftest import site_at

from kuroji.model.instant import AsOf
from kuroji.store.opening import Store
from kuroji.stories.brief import brief_of
from kuroji.stories.outlooks.registry import TOPICS
from kuroji.stories.outlooks.topic import Outlook
from kuroji.stories.story import Story
from kuroji.stories.told import Told
from kuroji.web.app import create_app
from kuroji.web.outlets import listing
from kuroji.web.pages import home, story

STORY = "/en/stories/japan-trade-2026-08/"


def slipped(from_what: Told, language: str = "en", **_: Any) -> Story:
    """The story of August 2026 with one wrong digit in its summary: a deficit of 1.12 trillion yen, where it was 1.11."""
    told = brief_of(from_what, language)
    if told.period != "2026-08":
        return told
    spans = tuple(
        msgspec.structs.replace(s, text=s.text.replace("1.11", "1.12").replace("1兆1,1", "1兆1,2"))
        for s in told.summary.spans
    )
    assert spans != told.summary.spans
    return msgspec.structs.replace(told, summary=msgspec.structs.replace(told.summary, spans=spans))


def test_a_wrong_digit_withholds_an_outlook_page_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """A topic whose every 5 in the summary's figures has become a 6."""
    right = TOPICS["digital"]

    def tell(store: Store, as_of: AsOf, language: str) -> Outlook:
        found = right.tell(store, as_of, language)
        spans = tuple(
            msgspec.structs.replace(s, text=s.text.replace("5", "6")) if s.fact else s
            for s in found.story.summary.spans
        )
        assert spans != found.story.summary.spans
        summary = msgspec.structs.replace(found.story.summary, spans=spans)
        return msgspec.structs.replace(found, story=msgspec.structs.replace(found.story, summary=summary))

    monkeypatch.setitem(TOPICS, "digital", msgspec.structs.replace(right, tell=tell))
    client = TestClient(create_app(site_at()), raise_server_exceptions=False)
    for path in ("/en/outlook/digital/", "/ja/outlook/digital/", "/en/outlook/digital.md"):
        assert client.get(path).status_code == 500, path
    assert client.get("/en/outlook/food/").status_code == 200


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> TestClient[Any]:
    for page in (story, home, listing):
        monkeypatch.setattr(page, "brief_of", slipped)
    return TestClient(create_app(site_at()), raise_server_exceptions=False)


def test_one_wrong_digit_withholds_a_story_in_every_form_and_nothing_else(client: TestClient[Any]) -> None:
    """The page says that it is withheld and does not show the sentence; the front page tells the month before."""
    for path in (STORY, f"{STORY[:-1]}.md", f"{STORY[:-1]}.json"):
        answer = client.get(path)
        assert answer.status_code == 500
        assert "withheld" in answer.text
        assert "1.12 trillion" not in answer.text
    assert client.get("/en/stories/japan-trade-2026-07/").status_code == 200
    front = client.get("/en/").text
    assert "1.12 trillion" not in front
    assert 'href="/en/stories/japan-trade-2026-07/"' in front
    urls = [item["url"] for item in client.get("/en/feeds/all.json").json()["items"]]
    assert STORY not in urls
    assert "/en/stories/japan-trade-2026-07/" in urls
