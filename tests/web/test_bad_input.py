"""What cannot be answered: the right status, a page that helps, and nothing thrown. Sources: RFC 9110 (statuses), RFC 9457
(problems), docs/explanation/vintages.md (what was out when), what the project asks of bad input.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from litestar.testing import TestClient
from tests.stories.page import read

STORY = "/en/stories/japan-trade-2026-05"
FACT = "/en/facts/balance(exports-imports):JP.balance.world.total.value@2026-05"
SERIES = "/en/explore/export/world/total/value/month"
# Address, status, and words that the page says of it or offers.
PAGES = (
    ("/en/nowhere/", 404, "To the front page"),
    ("/ja/どこにもない/", 404, "トップ"),
    ("/en/stories/japan-trade-2026-13/", 404, "/en/stories/japan-trade-2026-"),
    ("/en/stories/japan-trade-2026-q5/", 404, "You may have meant"),
    ("/en/stories/korea-trade-2026-05/", 404, "japan-trade-2026-05"),
    ("/en/stories/japan-trade-1950-01/", 404, "begin in January 1979"),
    ("/en/stories/japan-trade-2031-01/", 404, "not out yet"),
    ("/en/stories/japan-trade-99999999-01/", 404, "To the front page"),
    (f"{STORY}/as-of/2026-06-16/", 404, "first published on 17 June 2026"),
    (f"{STORY}/as-of/1990-01-01/", 404, "as first published"),
    (f"{STORY}/as-of/2026-02-30/", 422, "not a period, a date or an id"),
    (f"{STORY}/as-of/yesterday/", 422, "not a period, a date or an id"),
    (f"{STORY}/as-of/first.csv-metadata.jsonx/", 422, "To the front page"),
    (f"{STORY}/why/sideways/", 404, "there are exports and imports"),
    (f"{STORY}/why/exports/ZZ/", 404, "To the front page"),
    (f"{STORY}/charts/nothing.svg", 404, "You may have meant"),
    (f"{STORY}.docx", 404, "To the front page"),
    (f"{SERIES}/2020-13..2021-01/", 422, "2020-13"),
    (f"{SERIES}/2021-01..2020-01/", 422, "ends before it begins"),
    (f"{SERIES}/2026-05..2026-05/as-of/1970-01-01/", 404, "ask-since"),
    ("/en/explore/export/atlantis/total/value/month/all/", 422, "ask-partner"),
    ("/en/explore/export/world/total/value/month/all/upside-down/", 422, "Use one of"),
    ("/en/revisions/export/atlantis/total/", 422, "To the front page"),
    ("/en/facts/nonsense/", 422, "To the front page"),
    (f"{FACT};as_of=2026-06-17T08:50+09:00#000000/".replace("#", "%23"), 200, "not"),
    (f"{FACT};as_of=1970-01-01T00:00+09:00/", 404, "To the front page"),
    ("/en/data/releases/nothing/", 404, "To the front page"),
    ("/en/outlook/weather/", 404, "You may have meant"),
    ("/en/feeds/unicorns.atom", 404, "To the front page"),
    ("/static/nothing.css", 404, "To the front page"),
)  # fmt: skip
# Address of the interface, status, and where the problem lies.
PROBLEMS = (
    ("/api/series?flow=export&period=2026-13", 422, ""),
    ("/api/series?flow=export&period=2026-05..", 422, ""),
    ("/api/series?flow=export&period=2026-05&as_of=1970-01-01", 404, "JP.export.world.total.value"),
    ("/api/series?flow=export&partner=" + "x" * 101, 400, "partner"),
    ("/api/series?flow=export&limit=1e9", 400, "limit"),
    ("/api/series?flow=export&offset=-1", 400, "offset"),
    ("/api/series.csv?flow=up", 400, "flow"),
    ("/api/facts", 400, ""),
    ("/api/facts?period=2031-01", 404, ""),
    ("/api/revisions?flow=export&period=1950-01", 404, ""),
    ("/api/stories?language=fr", 400, "language"),
    ("/api/stories?offset=999999", 200, ""),
    ("/api/nothing", 404, ""),
)


@pytest.mark.parametrize(("path", "status", "says"), PAGES, ids=[path for path, *_ in PAGES])
def test_a_page_that_is_not_there_helps(client: TestClient[Any], path: str, status: int, says: str) -> None:
    """One heading, a way home, no address to be kept or indexed, and no word of how the program is made."""
    answer = client.get(quote(path, safe="/%:;=()+.@,-?&"))
    assert answer.status_code == status
    assert says in answer.text
    assert "Traceback" not in answer.text
    assert len(read(answer.text).all("h1")) == 1
    if status >= 400:
        assert answer.headers["cache-control"] == "no-store"
        assert '<meta name="robots" content="noindex">' in answer.text


@pytest.mark.parametrize(("path", "status", "where"), PROBLEMS, ids=[path[:60] for path, *_ in PROBLEMS])
def test_the_interface_says_what_is_wrong_and_where(
    client: TestClient[Any], path: str, status: int, where: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    if status >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        problem = answer.json()
        assert problem["status"] == status
        assert problem["what"]
        assert where in problem["where"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_are_only_for_reading(client: TestClient[Any], method: str) -> None:
    answer = client.request(method, f"{STORY}/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


def test_an_address_of_any_length_is_answered(client: TestClient[Any]) -> None:
    assert client.get("/en/" + "a" * 5000 + "/").status_code == 404
    assert client.get(f"{STORY}/?{'x=1&' * 5000}").status_code == 200


@settings(max_examples=60)
@given(st.text(st.characters(exclude_characters="?#", exclude_categories=["Cs"]), max_size=40))
def test_nothing_in_an_address_makes_the_server_fail(client: TestClient[Any], text: str) -> None:
    for path in (
        f"/en/stories/{text}/",
        f"/en/explore/export/world/{text}/value/month/2026-05..2026-05/",
        f"/en/facts/{text}",
    ):
        assert client.get(quote(path)).status_code < 500
