"""Stories at their vintages. Source: the table of official figures in docs/explanation/vintages.md for May 2026."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient
from tests.stories.page import Element, read

STORY = "/en/stories/japan-trade-2026-05/"
SAID = [
    ("as-of/first/", "¥378.7 billion", "as first published, 17 June 2026"),
    ("as-of/2026-06-30/", "¥391.8 billion", "as of 30 June 2026"),
    ("", "¥395.1 billion", "as known now"),
]


def switch(html: Element) -> Element:
    """The navigation between vintages."""
    (found,) = [nav for nav in html.all("nav") if nav.attributes.get("class") == "vintages"]
    return found


@pytest.mark.parametrize(("vintage", "deficit", "shown"), SAID)
def test_a_story_says_what_was_known(client: TestClient, vintage: str, deficit: str, shown: str) -> None:
    html = read(client.get(STORY + vintage).text)
    assert deficit in html.one("h1").text
    (chosen,) = [e.text for e in switch(html).all() if e.attributes.get("aria-current") == "true"]
    assert chosen == shown


def test_the_switch_names_the_dates_at_which_figures_changed(client: TestClient) -> None:
    """First published 17 June; exports detailed 26 June; imports detailed 30 July, which is what is known now."""
    html = read(client.get(STORY).text)
    paths = [e.attributes["href"] for e in switch(html).all("a")]
    assert paths == [f"{STORY}as-of/first/", f"{STORY}as-of/2026-06-26/"]


@pytest.mark.parametrize(
    ("asked", "path"),
    [("2026-06-17", f"{STORY}as-of/2026-06-17/"), ("first", f"{STORY}as-of/first/"), ("latest", STORY)],
)
def test_a_date_sent_by_a_form_leads_to_the_address_of_the_vintage(client: TestClient, asked: str, path: str) -> None:
    answer = client.get(STORY, params={"as_of": asked}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, path)


def test_every_vintage_names_the_story_of_today_as_the_one_to_cite(client: TestClient) -> None:
    answer = client.get(f"{STORY}as-of/first/")
    assert f'<{STORY}>; rel="canonical"' in answer.headers["link"]


def test_another_language_keeps_the_vintage(client: TestClient) -> None:
    html = read(client.get(f"{STORY}as-of/first/").text)
    (other,) = [e for e in html.all("a") if e.attributes.get("hreflang") == "ja"]
    assert other.attributes["href"] == "/ja/stories/japan-trade-2026-05/as-of/first/"
