"""Answers: status, headers, redirects. Source: RFC 9110 (304, HEAD, Vary), CSP 3, OWASP secure headers, what the project asks of this part."""

from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient
from tests.stories.page import read
from tests.web.conftest import site_at

from kuroji.model.errors import StoreError
from kuroji.web.app import create_app
from kuroji.web.faults import preferred_language
from kuroji.web.site import Site

STORY = "/en/stories/japan-trade-2026-05/"
TRACE = "/en/facts/balance(exports-imports):JP.balance.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00"


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/en/nowhere/", 404, "/en/nowhere/"),
        ("/ja/nowhere/", 404, "ページが見つかりません"),
        ("/en/stories/japan-trade-2026-5/", 404, "May 2026"),
        ("/en/stories/brazil/", 404, "August 2026"),
        ("/en/stories/japan-trade-2026-12/", 404, "20 January 2027"),
        ("/en/stories/japan-trade-1960-05/", 404, "The figures begin in January 1979"),
        (f"{STORY}as-of/2026-06-16/", 404, "first published on 17 June 2026, 08:50 JST"),
        (f"{STORY}as-of/1800-01-01/", 422, "vintage"),
        (f"{STORY}as-of/yesterday/", 422, "vintage"),
        (f"{STORY}why/sideways/", 404, "exports and imports"),
        ("/en/facts/nonsense/", 422, "nonsense"),
        ("/en/data/releases/none/", 404, "none"),
        ("/static/none.css", 404, "none.css"),
    ],
)
def test_what_cannot_be_shown_is_explained(client: TestClient, path: str, status: int, says: str) -> None:
    answer = client.get(path)
    html = read(answer.text)
    assert answer.status_code == status
    assert says in html.one("main").text
    assert answer.headers["cache-control"] == "no-store"
    assert [e for e in html.all("meta") if e.attributes.get("name") == "robots"]


def test_a_fact_that_another_state_of_the_store_made_says_so(client: TestClient) -> None:
    """The digest of the deficit of 17 June 2026 under the instant of today: the trace tells which value was meant."""
    now = TRACE.replace("2026-06-17T08:50", "2026-10-07T08:50")
    html = read(client.get(f"{now}%23346465/").text)
    assert "is not the one this id was made of" in html.text
    assert "−378,673 million yen" in html.text


def test_an_address_longer_than_any_page_is_refused(client: TestClient) -> None:
    assert client.get("/en/" + "a" * 5000).status_code == 404


def test_a_store_that_fails_is_no_fault_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_at()

    def broken(*_: object, **__: object) -> None:
        raise StoreError("a file of the store is missing or damaged", where="/secret/place")

    with TestClient(create_app(site), raise_server_exceptions=False) as client:
        monkeypatch.setattr(type(site._store), "panel", broken)
        answer = client.get(STORY)
        assert answer.status_code == 503
        assert "/secret/place" not in answer.text
        assert client.get("/en/methods/").status_code == 200


def test_a_fault_of_ours_tells_the_log_and_not_the_reader(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site = site_at()

    def broken(_: Site) -> None:
        raise ZeroDivisionError("the inner secret")

    monkeypatch.setattr(Site, "reading", broken)
    with TestClient(create_app(site), raise_server_exceptions=False) as client:
        answer = client.get(STORY)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "inner secret" in caplog.text


@pytest.mark.parametrize(
    ("path", "headers", "to"),
    [
        ("/", {"accept-language": "ja,en;q=0.5"}, "/ja/"),
        ("/", {"accept-language": "fr"}, "/en/"),
        ("/", {}, "/en/"),
        ("/en", {}, "/en/"),
        ("/stories/japan-trade-2026-05", {"accept-language": "ja"}, "/ja/stories/japan-trade-2026-05/"),
        ("/en/stories/japan-trade-2026-05", {}, STORY),
    ],
)
def test_an_address_without_language_or_slash_leads_to_the_page(
    client: TestClient, path: str, headers: dict[str, str], to: str
) -> None:
    answer = client.get(path, headers=headers, follow_redirects=False)
    assert answer.status_code in (302, 308)
    assert answer.headers["location"] == to


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example", "/\\evil.example/", "/%2F%2Fevil.example"])
def test_no_redirect_leaves_the_site(client: TestClient, path: str) -> None:
    answer = client.get(f"http://testserver.local{path}", follow_redirects=False)
    assert "evil" not in answer.headers.get("location", "")


@pytest.mark.parametrize(
    ("header", "language"),
    [("ja", "ja"), ("en-GB,en;q=0.9,ja;q=0.8", "en"), ("ja-JP,ja;q=0.9,en;q=0.1", "ja"), ("", "en"), ("ja;q=x", "en")],
)
def test_the_language_that_a_reader_likes_best(header: str, language: str) -> None:
    assert preferred_language("/", header) == language


def headers_of(base_url: str, **asked: str) -> Any:
    with TestClient(create_app(site_at(base_url))) as client:
        return client.get("/en/methods/", headers=asked)


def test_every_answer_carries_the_headers_of_safety(client: TestClient) -> None:
    for path in ("/en/methods/", "/en/nowhere/", "/static/none.css", "/health", "/metrics"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"]
        assert headers["permissions-policy"]


def test_https_is_promised_only_where_it_is_served() -> None:
    assert "strict-transport-security" not in headers_of("http://kuroji.example").headers
    assert "max-age" in headers_of("https://kuroji.example").headers["strict-transport-security"]


def test_absolute_links_come_from_the_settings_and_never_from_the_request() -> None:
    answer = headers_of("https://kuroji.example", host="evil.example")
    assert "evil.example" not in answer.text + str(answer.headers)
    (canonical,) = [e for e in read(answer.text).all("link") if e.attributes["rel"] == "canonical"]
    assert canonical.attributes["href"] == "https://kuroji.example/en/methods/"
    assert "evil.example" not in headers_of("", host="evil.example").text


def test_a_copy_that_is_still_good_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/en/data/")
    same = client.get("/en/data/", headers={"if-none-match": first.headers["etag"]})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", first.headers["etag"])
    dated = client.get("/en/data/", headers={"if-modified-since": first.headers["last-modified"]})
    assert dated.status_code == 304
    assert client.get("/en/data/", headers={"if-none-match": '"other"'}).status_code == 200


def test_a_page_can_be_read_and_nothing_else(client: TestClient) -> None:
    head = client.head("/en/methods/")
    assert (head.status_code, head.content) == (200, b"")
    refused = client.post("/en/methods/", content=b"x")
    assert refused.status_code == 405
    assert "only for reading" in refused.text


def test_static_files_are_kept_for_ever(client: TestClient) -> None:
    html = read(client.get("/ja/methods/").text)
    for link in [e for e in html.all("link") if e.attributes["rel"] in ("stylesheet", "icon")]:
        answer = client.get(link.attributes["href"])
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


def test_the_large_font_is_named_on_japanese_pages_alone(client: TestClient) -> None:
    """16 MB: an English reader must never load them."""

    def sheets(path: str) -> str:
        links = [e.attributes["href"] for e in read(client.get(path).text).all("link")]
        return "".join(client.get(link).text for link in links if link.endswith(".css"))

    assert ".otf" not in sheets("/en/methods/")
    assert ".otf" in sheets("/ja/methods/")
