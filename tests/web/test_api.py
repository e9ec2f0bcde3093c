"""The interface for programs. Sources: RFC 9457 (problems), RFC 8288 (Link), the CORS protocol, CSVW (W3C), docs/explanation/vintages.md."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import urlsplit

import pyarrow.parquet as pq
import pytest
from litestar.testing import TestClient


def get(client: TestClient, path: str, **asked: object) -> Any:
    answer = client.get(path, params={name: str(value) for name, value in asked.items()})
    assert answer.status_code == 200, answer.text
    return answer


@pytest.mark.parametrize(
    ("as_of", "flow", "million"),
    [
        ("2026-06-17", "export", 9_511_555),
        ("2026-06-17", "import", 9_890_228),
        ("latest", "export", 9_499_093),
        ("latest", "import", 9_894_203),
        ("2026-06-30", "import", 9_890_878),
        ("first", "export", 9_511_555),
    ],
)
def test_a_series_is_read_at_any_vintage(client: TestClient, as_of: str, flow: str, million: int) -> None:
    """docs/explanation/vintages.md: May 2026, in million yen."""
    row = get(client, "/api/series", flow=flow, period="2026-05", as_of=as_of).json()["rows"][0]
    assert round(row["value"] / 1e6) == million


def test_pages_of_a_list_join_to_the_whole(client: TestClient) -> None:
    whole = get(client, "/api/series", flow="export", period="2025-01..2026-08").json()
    rows: list[Any] = []
    address: str | None = "/api/series?flow=export&period=2025-01..2026-08&limit=7"
    while address:
        answer = client.get(address)
        page = answer.json()
        assert page["count"] == len(whole["rows"])
        assert page["as_of"] == whole["as_of"]
        rows += page["rows"]
        assert (f'<{page["next"]}>; rel="next"' in answer.headers["link"]) == (page["next"] is not None)
        address = page["next"]
    assert rows == whole["rows"]


def test_the_next_page_stays_at_the_instant_of_the_first(client: TestClient) -> None:
    page = get(client, "/api/facts", period="2026-05", as_of="2026-06-17", limit=2).json()
    assert page["as_of"] == "2026-06-17T23:59:59+09:00"
    assert "as_of=2026-06-17T23%3A59%3A59%2B09%3A00" in page["next"]
    assert client.get(page["next"]).json()["as_of"] == page["as_of"]


def test_facts_come_by_their_news_value(client: TestClient) -> None:
    page = get(client, "/api/facts", period="2026-05", as_of="2026-06-17", limit=20).json()
    values = [fact["news"]["value"] for fact in page["facts"]]
    assert values == sorted(values, reverse=True)
    for fact in page["facts"]:
        assert sum(fact["news"]["terms"].values()) == pytest.approx(fact["news"]["value"])


def test_stories_link_every_format_of_their_vintage(client: TestClient) -> None:
    story = get(client, "/api/stories", limit=1, as_of="2026-06-17").json()["stories"][0]
    assert story["period"] == "2026-05"
    assert story["url"] == "/en/stories/japan-trade-2026-05/as-of/2026-06-17/"
    assert set(story["alternates"]) >= {"md", "txt", "json", "jsonld", "csv"}


def test_revisions_tell_what_was_said_when(client: TestClient) -> None:
    """docs/explanation/vintages.md: the deficit of May 2026 was 378,673 million yen on 17 June and 391,785 at stage 5."""
    page = get(client, "/api/revisions", flow="balance", period="2026-05").json()
    said = {row["known_at"][:10]: row["value"] for row in page["revisions"] if row["value"] is not None}
    assert round(said["2026-06-17"] / 1e6) == -378_673
    assert -391_785 in {round(value / 1e6) for value in said.values()}


def test_csv_and_parquet_carry_the_same_figures(client: TestClient) -> None:
    asked = {"flow": "import", "commodity": "crude oil", "measure": "quantity", "period": "2026-01..2026-06"}
    rows = get(client, "/api/series", **asked).json()["rows"]
    text = list(csv.DictReader(io.StringIO(get(client, "/api/series.csv", **asked).text)))
    table = pq.read_table(io.BytesIO(get(client, "/api/series.parquet", **asked).content)).to_pylist()
    assert [float(row["value"]) for row in text] == [row["value"] for row in rows] == [row["value"] for row in table]


def test_a_csv_is_described_as_csv_on_the_web(client: TestClient) -> None:
    """CSVW: the Link header names the description, whose columns are those of the file, in its order."""
    answer = get(client, "/api/series.csv", flow="export", period="2026-05")
    link, _, rest = answer.headers["link"].partition(">; ")
    assert rest == 'rel="describedby"; type="application/csvm+json"'
    described = client.get(link.removeprefix("<"))
    assert described.headers["content-type"] == "application/csvm+json"
    metadata = described.json()
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    header = next(csv.reader(io.StringIO(answer.text)))
    assert [column["titles"] for column in metadata["tableSchema"]["columns"]] == header
    assert client.get(metadata["url"]).text == answer.text


@pytest.mark.parametrize(
    ("path", "status", "where"),
    [
        ("/api/series", 400, ""),
        ("/api/series?flow=sideways", 400, "flow"),
        ("/api/series?flow=export&limit=0", 400, "limit"),
        ("/api/series?flow=export&limit=7&offset=99999", 422, "offset"),
        ("/api/series?flow=export&commodity=xyzzy", 422, ""),
        ("/api/series?flow=export&period=2026-05&as_of=2026-02-31", 422, ""),
        ("/api/series?flow=export&period=2026-05&as_of=1990-01-01", 404, "JP.export.world.total.value"),
        ("/api/facts?period=2026-05&as_of=tomorrow", 400, "as_of"),
        ("/api/facts?period=1960-01", 404, ""),
        ("/api/revisions?period=1990-01..2026-08", 422, "period"),
        ("/api/nowhere", 404, ""),
    ],
)
def test_errors_are_problems_that_help(client: TestClient, path: str, status: int, where: str) -> None:
    answer = client.get(path)
    problem = answer.json()
    assert answer.status_code == status == problem["status"]
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert problem["what"]
    assert where in problem["where"]


def test_reading_is_open_to_every_origin_and_checking_to_our_own(client: TestClient) -> None:
    origin = {"Origin": "https://reader.example"}
    assert client.get("/api/series/held?limit=1", headers=origin).headers["access-control-allow-origin"] == "*"
    ask = {**origin, "Access-Control-Request-Method": "GET"}
    assert "GET" in client.options("/api/series", headers=ask).headers["access-control-allow-methods"]
    ask["Access-Control-Request-Method"] = "POST"
    assert "POST" not in client.options("/api/check", headers=ask).headers.get("access-control-allow-methods", "")


def test_a_copy_that_is_still_good_is_not_sent_again(client: TestClient) -> None:
    path = "/api/series?flow=export&period=2026-05"
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(f"{path}&as_of=2026-06-17").headers["etag"] != first.headers["etag"]


def test_what_is_known_now_is_kept_briefly_and_a_vintage_for_long(client: TestClient) -> None:
    path = "/api/series?flow=export&period=2026-05"
    assert "max-age=60" in client.get(path).headers["cache-control"]
    assert "immutable" in client.get(f"{path}&as_of=2026-06-17").headers["cache-control"]


def test_head_says_what_get_would(client: TestClient) -> None:
    path = "/api/series?flow=export&period=2026-05"
    head, get_ = client.head(path), client.get(path)
    assert head.content == b""
    assert head.headers["etag"] == get_.headers["etag"]


def test_an_article_is_checked(client: TestClient) -> None:
    """docs/explanation/vintages.md: +17.0% on 17 June 2026, +16.8% now; the article was right when it appeared."""
    sent = {"body": "Japan's exports rose 17.0% in May 2026 from a year earlier.", "published_at": "2026-06-17"}
    answer = client.post("/api/check", json=sent | {"why": True})
    claim = answer.json()["claims"][0]
    assert (claim["verdict"], claim["quote"]) == ("was_right", "17.0%")
    assert claim["readings"]
    assert answer.headers["cache-control"] == "no-store"
    assert "readings" not in client.post("/api/check", json=sent).json()["claims"][0]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{", 400),
        (b'{"body": ""}', 400),
        (b'{"body": 7}', 400),
        (b'{"body": "Exports rose.", "why": 0}', 400),
        (b'{"body": "Exports rose.", "extra": 1}', 400),
        (b'{"body": "Exports rose.", "published_at": "2026-02-31"}', 422),
        (b'{"body": "' + b"a" * 50_001 + b'"}', 400),
        (b'{"body": "' + b"a" * 400_000 + b'"}', 413),
    ],
)
def test_articles_that_cannot_be_read_are_refused(client: TestClient, content: bytes, status: int) -> None:
    answer = client.post("/api/check", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == status == answer.json()["status"]


def test_the_description_is_complete(client: TestClient) -> None:
    """Every address, its parameters described, its problems as problem+json."""
    found = client.get("/api/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert set(found["paths"]) == {
        "/api/parts", "/api/parts.csv", "/api/parts.csv-metadata.json", "/api/scan",
        "/api/series", "/api/series.csv", "/api/series.parquet", "/api/series.csv-metadata.json", "/api/series/held",
        "/api/facts", "/api/stories", "/api/revisions", "/api/check", "/api/statements", "/api/votes.csv", "/api/votes",
        "/api/reader",
    }  # fmt: skip
    for path in found["paths"].values():
        for operation in path.values():
            assert operation["description"]
            problems = [told for status, told in operation["responses"].items() if status >= "400"]
            assert problems
            assert all("application/problem+json" in told["content"] for told in problems)
            assert all(parameter["description"] for parameter in operation.get("parameters", []))


def test_addresses_are_absolute_only_where_the_site_knows_its_own(client: TestClient) -> None:
    page = get(client, "/api/series/held", limit=1).json()
    assert urlsplit(page["next"]).netloc == ""
