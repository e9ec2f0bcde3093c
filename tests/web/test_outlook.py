"""Pages of the outlook: the list, each topic in both languages and its siblings, earlier vintages, unknown topics."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from kuroji.stories.outlooks.registry import TOPICS
from kuroji.web.registry import find

MINE = ("digital", "food", "exposure")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_list_leads_to_every_topic(client: TestClient, language: str) -> None:
    """The embedded figures hold no customs district, so there is no story of regions to lead to."""
    page = client.get(f"/{language}/outlook/").text
    assert f'href="/{language}/outlook/regions/"' not in page
    assert client.get(f"/{language}/outlook/regions/").status_code == 404
    for name, topic in TOPICS.items():
        if name == "regions":
            continue
        assert f'href="/{language}/outlook/{name}/"' in page
        assert topic.title[language] in page


@pytest.mark.parametrize("name", MINE)
def test_a_topic_is_a_story_with_charts_facts_and_siblings(client: TestClient, name: str) -> None:
    for language in ("en", "ja"):
        answer = client.get(f"/{language}/outlook/{name}/")
        assert answer.status_code == 200
        assert f'lang="{language}"' in answer.text
        assert "<figure" in answer.text
        assert f'href="/{language}/facts/' in answer.text
    for form, media in (
        ("md", "text/markdown"),
        ("json", "application/json"),
        ("csv", "text/csv"),
        ("png", "image/png"),
    ):
        sibling = client.get(f"/en/outlook/{name}.{form}")
        assert sibling.status_code == 200
        assert sibling.headers["content-type"].startswith(media)


def test_an_earlier_vintage_and_what_was_not_out_yet(client: TestClient) -> None:
    assert "¥5.54 trillion" in client.get("/en/outlook/digital/as-of/2024-06-01/").text
    assert client.get("/en/outlook/digital/as-of/2020-01-01/").status_code == 404
    answer = client.get("/en/outlook/weather/")
    assert answer.status_code == 404
    assert 'href="/en/outlook/digital/"' in answer.text
    assert find("/en/outlook/digital/") is not None
