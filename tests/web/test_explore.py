"""The explorer: form, answer, files, vintages, and what it says to bad input; figures from the official tables.

Sources: docs/explanation/vintages.md (exports of May 2026: 9,511,555 million yen as of 17 June 2026,
9,499,093 now) and what the project asks of this part.
"""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.testing import TestClient
from tests.web.conftest import site_at

from kuroji.web.site import Site

MAY = "/{}/explore/export/world/total/value/month/2026-05..2026-05/"


def test_the_front_shows_the_newest_five_years_of_exports(client: TestClient[Any]) -> None:
    page = client.get("/en/explore/")
    assert page.status_code == 200
    assert page.text.count('<th scope="row">') >= 60
    assert re.search(r"<img src=\"/en/explore/charts/series\.[0-9a-f]{12}\.svg\"", page.text)
    for name in ("flow", "partner", "commodity", "measure", "frequency", "look", "since", "until"):
        assert f'name="{name}"' in page.text
    assert "download" in page.text


@pytest.mark.parametrize(("as_of", "value"), [("as-of/2026-06-17/", "9,511,555"), ("", "9,499,093,")])
def test_a_vintage_is_a_part_of_the_address(client: TestClient[Any], as_of: str, value: str) -> None:
    assert value in client.get(MAY.format("en") + as_of).text


def test_names_are_in_the_language_of_the_page(client: TestClient[Any]) -> None:
    english, japanese = (client.get(f"/{language}/explore/").text for language in ("en", "ja"))
    assert ">Crude oil</option>" in english
    assert ">原油</option>" in japanese
    assert ">United" not in japanese
    assert '<html lang="ja">' in japanese


def test_the_form_leads_to_an_address_that_says_what_was_chosen(client: TestClient[Any]) -> None:
    chosen = {
        "flow": "import", "partner": "CN", "commodity": "total", "measure": "value", "frequency": "month",
        "since": "2025-01", "until": "2026-03", "look": "bars", "as_of": "2026-06-17",
    }  # fmt: skip
    moved = client.get("/forms/explore/ja", params=chosen, follow_redirects=False)
    assert moved.status_code == 303
    assert (
        moved.headers["location"] == "/ja/explore/import/CN/total/value/month/2025-01..2026-03/bars/as-of/2026-06-17/"
    )
    page = client.get(moved.headers["location"])
    assert page.status_code == 200
    assert '<option value="CN" selected>' in page.text
    assert 'value="2025-01"' in page.text
    assert '<th scope="row">2026年3月</th>' in page.text
    assert '<th scope="row">2026年4月</th>' not in page.text


def test_the_files_hold_what_the_table_shows(client: TestClient[Any]) -> None:
    """The figures of docs/explanation/vintages.md, in every format."""
    address = "/en/explore/export/world/total/value/month/2026-05..2026-05/as-of/2026-06-17."
    row = next(csv.DictReader(io.StringIO(client.get(address + "csv").text)))
    assert (row["series"], row["period"], row["value"]) == ("JP.export.world.total.value", "2026-05", "9511555000000")
    assert row["source"].startswith("Source: Trade Statistics of Japan")
    told = client.get(address + "json").json()
    assert told["rows"][0]["value"] == 9511555000000
    assert told["facts"][0]["as_of"].startswith("2026-06-17")
    table = pq.read_table(io.BytesIO(client.get(address + "parquet").content))
    assert table.column("value").to_pylist() == [9511555000000.0]
    assert table.schema.metadata[b"series"] == b"JP.export.world.total.value"


def test_every_figure_leads_to_its_trace(client: TestClient[Any]) -> None:
    page = client.get(MAY.format("en") + "as-of/2026-06-17/").text
    traces = {unescape(found) for found in re.findall(r'href="(/en/facts/[^"]+)"', page)}
    assert any("value(level):JP.export.world.total.value@2026-05" in trace for trace in traces)
    assert client.get(sorted(traces)[0]).status_code == 200


def test_what_a_flow_is_made_of_is_shown_for_the_newest_period(client: TestClient[Any]) -> None:
    """China and the US were Japan's largest customers in May 2026 (release of 17 June 2026)."""
    page = client.get(MAY.format("en")).text
    assert "By commodity, May 2026" in page
    assert "By partner, May 2026" in page
    assert re.search(r"Treemap of Japan’s exports in May 2026.*?by partner. The largest: (US|China)", page)
    assert "Treemap" not in client.get("/en/explore/balance/world/total/value/month/newest/").text


def test_seasonal_adjustment_is_a_column_beside_the_original(client: TestClient[Any]) -> None:
    page = client.get("/en/explore/export/world/total/value/month/2024-01../adjusted/").text
    assert ">Adjusted</th>" in page
    assert "value(seasonally%20adjusted)" in page or "value(seasonally adjusted)" in page
    refused = client.get("/en/explore/export/CN/total/value/year/all/adjusted/")
    assert refused.status_code in (404, 422)


def test_first_prints_are_read_each_at_its_own_instant(client: TestClient[Any]) -> None:
    page = client.get("/en/explore/export/world/total/value/month/2026-04..2026-05/as-of/first/")
    assert "9,511,555" in page.text
    assert "Each period as first published." in page.text


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("exprt/world/total/value/month/all/", 422, "Nearest: export"),
        ("export/Chnia/total/value/month/all/", 422, "Chnia"),
        ("export/world/total/weight/month/all/", 422, "not a measure"),
        ("export/world/total/value/fortnight/all/", 422, "not a kind of period"),
        ("export/world/total/value/month/2026-13../", 422, "2026-13"),
        ("export/world/total/value/month/2026-05..2024-01/", 422, "ends before it begins"),
        ("export/world/total/value/month/all/pie/", 422, "not drawn as"),
        ("export/world/total/value/month/all/as-of/yesterday/", 422, "not a vintage"),
        ("export/world/total/value/month/all/as-of/first/", 422, "first prints are too many at once"),
        ("export/world/total/value/month/2040-01../", 404, "it runs from 1979-01 to 2026-08"),
        ("balance/US/crude_oil/value/month/all/", 422, "crude oil"),
        (f"export/{'x' * 200}/total/value/month/all/", 422, "longer than any"),
    ],
)  # fmt: skip
def test_bad_questions_get_a_page_that_helps(client: TestClient[Any], address: str, status: int, told: str) -> None:
    page = client.get(f"/en/explore/{address}")
    assert page.status_code == status
    assert told in unescape(page.text)
    assert 'role="alert"' in page.text
    assert '<form class="ask"' in page.text


def test_what_is_not_held_names_the_nearest_that_is(client: TestClient[Any]) -> None:
    page = client.get("/en/explore/import/FR/crude_oil/value/month/all/")
    assert page.status_code == 404
    near = re.findall(r'<li><a href="(/en/explore/[^"]+)">', page.text)
    assert len(near) == 5
    assert "crude_oil" in near[0]
    assert client.get(near[0]).status_code == 200


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "../../etc"]
)
def test_hostile_words_are_only_words(client: TestClient[Any], hostile: str) -> None:
    sent = {"flow": "export", "since": hostile, "partner": hostile}
    page = client.get("/forms/explore/en", params=sent)
    assert page.status_code == 422
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(min_size=1, max_size=30), min_size=8, max_size=8))
def test_no_words_are_a_fault_of_ours(client: TestClient[Any], words: list[str]) -> None:
    names = ("flow", "partner", "commodity", "measure", "frequency", "since", "until", "look")
    page = client.get("/forms/explore/en", params=dict(zip(names, words, strict=True)))
    assert page.status_code in (200, 404, 422)


def test_the_site_without_a_server_has_links_in_place_of_the_form() -> None:
    from kuroji.web.registry import find
    from kuroji.web.rendering import render

    still: Site = site_at(live=False)
    page = find("/en/explore/")
    assert page is not None
    text = render(page, still).body.decode()
    assert "<form" not in text
    assert '<a href="/en/explore/import/CN/total/value/month/newest/">' in text
