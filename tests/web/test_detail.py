"""The detail on the site: codes of the tariff in the explorer, parts that add up, scans, what to load where nothing is held.

Every expected figure is added up by hand from the tables that this test writes, in thousand yen; the
description of heading 8542 is that of the Harmonized System of 2022.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient
from tests.estat_files import joined, line, table

from kuroji.indicators import parts
from kuroji.indicators.scanning.reading import Asked
from kuroji.model.instant import LATEST
from kuroji.model.period import parse
from kuroji.refresh.ingesting import ingest
from kuroji.settings import Settings
from kuroji.store.opening import open_store
from kuroji.stories.scans.lines import Line, lines
from kuroji.stories.scans.reading import read
from kuroji.stories.story import Span
from kuroji.web.app import create_app
from kuroji.web.scanning import scan_of
from kuroji.web.site import Site

REVISED, FIXED = datetime(2026, 4, 1, 3, tzinfo=UTC), datetime(2026, 12, 1, 3, tzinfo=UTC)
MONTHS = range(1, 13)
WITHHELD = joined("1,2025,'854239000',105,  ,KG", [("***", "***", "***")] + [(0, 0, 0)] * 11)


def told(year: int, more: int) -> list[str]:
    """A year of exports; in 2025 chips to the US grow, and `more` is what the fixed data added to January."""
    grown = 400 if year == 2025 else 0
    rows = [
        line("854231000", "105", {1: 30}, year=year),
        line("854231000", "304", {m: 100 + m + grown for m in MONTHS} | {1: 101 + grown + more}, year=year),
        line("854232100", "304", {1: 20, 12: 50}, year=year),
        line("851713000", "304", {1: 1}, year=year),
        line("85XXXXXXA", "304", {1: 9, 12: 7}, year=year),
        line("870380900", "105", {1: 500, 12: 40}, year=year),
    ]
    return sorted([*rows, *([WITHHELD] if year == 2025 else [])], key=lambda row: row.split(",")[2:4])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("detail")
    store = open_store(folder / "store")
    for captured, more in ((REVISED, 0), (FIXED, 7)):
        for year in (2024, 2025):
            path = table(folder / f"{year}-{more}" / "exports.csv", told(year, more if year == 2025 else 0))
            ingest(store, [str(path)], captured=captured)
    return Site(store, Settings(store=folder / "store"), live=True)


@pytest.fixture(scope="module")
def client(site: Site) -> Iterator[TestClient[Any]]:
    with TestClient(create_app(site), raise_server_exceptions=False) as reader:
        yield reader


def rows_of(client: TestClient[Any], path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize(
    ("commodity", "partner", "by", "whole"),
    [
        # January 2025 with the fixed data: chips to the US 508, to China 30, memories 20, telephones 1, withheld 9.
        ("total", "world", "hs2", 508 + 30 + 20 + 1 + 9 + 500), ("HS:85", "world", "next", 568), ("HS:85", "world", "hs9", 568),
        ("HS:8542", "US", "next", 528), ("HS:854231", "US", "next", 508), ("HS:85", "US", "next", 538),
        ("HS:85", "asia", "next", 30), ("HS:85", "world", "partners", 568), ("HS:854231000", "world", "partners", 538),
    ],
)  # fmt: skip
def test_parts_and_the_rest_add_up_to_the_whole(
    client: TestClient[Any], commodity: str, partner: str, by: str, whole: int
) -> None:
    rows = rows_of(client, f"/en/parts/export/{partner}/{commodity}/{by}/2025-01.csv")
    *told_of, rest, together = rows
    assert (rest["kind"], together["kind"]) == ("rest", "whole")
    assert int(together["value"]) == whole * 1000
    assert sum(int(row["value"] or 0) for row in told_of) + int(rest["value"]) == whole * 1000
    assert int(rest["value"]) == 0


def test_withheld_goods_are_a_part_beside_the_headings(client: TestClient[Any]) -> None:
    rows = {row["code"]: row for row in rows_of(client, "/en/parts/export/world/HS:85/next/2025-01.csv")[:-2]}
    assert {code: (row["kind"], int(row["value"])) for code, row in rows.items()} == {
        "HS:8542": ("part", 558_000), "HS:8517": ("part", 1_000), "HS:85XXXXXXA": ("withheld", 9_000),
    }  # fmt: skip
    assert rows["HS:8542"]["withheld"] == "1"
    page = client.get("/ja/parts/export/world/HS:85/next/2025-01/").text
    assert "第85類の秘匿品目" in page
    assert "秘匿の1件は合計に含まれない" in page


def test_the_interface_tells_the_same_parts(client: TestClient[Any]) -> None:
    answer = client.get("/api/parts?flow=export&commodity=HS:85&period=2025-01").json()
    assert (answer["value"], answer["rest"], answer["level"]) == (568_000, 0, "hs4")
    facts = {fact["id"]: fact for fact in answer["facts"]}
    for row in answer["rows"]:
        assert row["fact"] is None or facts[row["fact"]]["value"] == row["value"]
    old = client.get("/api/parts?flow=export&commodity=HS:85&period=2025-01&as_of=2026-05-01").json()
    assert old["value"] == 561_000


def test_quantities_and_unit_values_of_a_code(client: TestClient[Any]) -> None:
    (row,) = rows_of(client, "/en/parts/export/US/HS:854231/next/2025-01.csv")[:1]
    assert (row["quantity"], row["quantity_unit"], row["unit_value"]) == ("5080", "KG", "100.0")
    series = client.get(
        "/api/series?flow=export&partner=US&commodity=HS:854231000&measure=unit_value&period=2025-01"
    ).json()
    assert (series["rows"][0]["value"], series["unit"]) == (100, "JPY/KG")
    nothing = client.get(
        "/api/series?flow=export&partner=CN&commodity=HS:854231000&measure=unit_value&period=2025-01..2025-02"
    ).json()
    assert [(row["value"], row["status"]) for row in nothing["rows"]] == [(100, "normal"), (None, "undefined")]


def test_a_sum_names_every_release_it_rests_on(client: TestClient[Any]) -> None:
    page = client.get("/api/series?flow=export&commodity=HS:85&period=2025-01").json()
    assert len(page["releases"]) == 2
    assert page["rows"][0]["basis"] == "computed"
    assert page["facts"][0]["releases"] == page["rows"][0]["release"].split()


def test_what_was_said_of_a_heading_and_when(client: TestClient[Any]) -> None:
    answer = client.get("/api/revisions?flow=export&commodity=HS:8542&partner=US&period=2025-01").json()
    assert [(one["value"], one["revision"]) for one in answer["revisions"]] == [(521_000, None), (528_000, 7_000)]


def test_the_explorer_shows_a_code_and_leads_down_and_up(client: TestClient[Any]) -> None:
    page = client.get("/en/explore/export/world/HS:8542/value/month/2025-01../").text
    assert "Exports of HS 8542" in page
    assert "Electronic integrated circuits" in page
    assert 'href="/en/explore/export/world/HS:854231/value/month/newest/"' in page
    assert 'href="/en/explore/export/world/HS:85/value/month/newest/"' in page
    assert "/en/parts/export/world/HS:8542/next/2025-12/" in page
    assert client.get("/ja/explore/export/asia/HS:8542/value/year/all/").status_code == 200


@pytest.mark.parametrize(
    ("field", "leads"),
    [
        ("8542", "/en/explore/export/world/HS:8542/value/month/all/"),
        ("HS:8542.31", "/en/explore/export/world/HS:854231/value/month/all/"),
        ("８５", "/en/explore/export/world/HS:85/value/month/all/"),
        ("integrated circuits", "/en/goods/integrated%20circuits/"),
    ],
)
def test_the_field_of_the_tariff_takes_codes_and_words(client: TestClient[Any], field: str, leads: str) -> None:
    answer = client.get("/forms/explore/en", params={"flow": "export", "code": field}, follow_redirects=False)
    assert answer.headers["location"] == leads
    if "goods" in leads:
        found = client.get(leads).text
        assert 'class="code">8542<' in found
        assert "/en/parts/export/world/HS:8542/next/newest/" in found


def test_too_many_parts_are_refused_with_what_to_narrow(
    client: TestClient[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST", 2)
    answer = client.get("/api/parts?flow=export&level=hs9&period=2024-01")
    assert answer.status_code == 422
    assert "HS:85" in answer.json()["remedy"]


def test_an_empty_store_says_what_to_load(tmp_path: Path) -> None:
    empty = Site(open_store(tmp_path), Settings(store=tmp_path), live=True)
    with TestClient(create_app(empty)) as reader:
        for path, words in (
            ("/en/parts/export/world/HS:85/next/newest/", "kuroji ingest FOLDER"),
            ("/ja/explore/export/world/HS:85/value/month/newest/", "kuroji ingest フォルダ"),
            ("/ja/scan/2025-12/hs6/both/world/", "kuroji ingest フォルダ"),
        ):
            answer = reader.get(path)
            assert answer.status_code == 404
            assert words in unescape(answer.text)
        told_of = reader.get("/api/series?flow=export&commodity=HS:85").json()
        assert "kuroji ingest" in told_of["remedy"]


# The scan


@pytest.mark.parametrize(("language", "said"), [("en", "12th straight monthly rise"), ("ja", "12カ月連続の増加")])
def test_a_scan_leads_to_series_and_parts(client: TestClient[Any], language: str, said: str) -> None:
    page = client.get(f"/{language}/scan/2025-12/hs4/export/US/").text
    assert f"/{language}/explore/export/US/HS:8542/value/month/newest/" in page
    assert f"/{language}/parts/export/US/HS:8542/next/2025-12/" in page
    assert said in page
    # 512 + 50 thousand yen against 112 + 50: 562 and 162.
    assert "+246.9%" in re.sub(r"<[^>]+>", "", page)


@pytest.fixture(scope="module", params=["en", "ja"])
def told_lines(site: Site, request: pytest.FixtureRequest) -> tuple[list[Line], Site, str]:
    with site.reading() as store:
        found = scan_of(site, store, Asked("hs4", ("export",), "US"), parse("2025-12"), LATEST, 5)
    return list(lines(found.scan, found.findings, found.facts, site.reporter, request.param)), site, request.param


def test_the_gate_passes_what_is_said_and_stops_what_is_not(told_lines: tuple[list[Line], Site, str]) -> None:
    (line_, *_), site_, language = told_lines
    # The least amount, 562 thousand yen, is not shown as a tenth of a billion.
    unit, period = 1e6, parse("2025-12")
    assert line_.finding.subject.commodity == "8542"
    assert not list(read(line_, site_.reporter, unit, period))
    slips = (
        {"amount": Span("9.9", line_.amount.fact)}, {"change": Span("-246.9%", line_.change.fact)}, {"goods": "8517 Telephones"},
        {"flow": "輸入" if language == "ja" else "imports"}, {"partner": "中国" if language == "ja" else "China"},
        {"new": tuple(said.replace("12", "13") for said in line_.new)}, {"new": ("a fine month",)},
    )  # fmt: skip
    for slip in slips:
        assert list(read(msgspec.structs.replace(line_, **slip), site_.reporter, unit, period)), slip


@pytest.mark.parametrize(
    ("group", "above", "code", "whole"),
    # January 2025 with the fixed data: chips and memories (776), with the telephones (764), and the cars (781, BEC 51).
    [("SITC:776", "SITC 77", "SITC:776", 558), ("SITC:78", "SITC 7", "78", 500), ("BEC:51", "BEC 5", "bec:51", 500)],
)
def test_groups_are_answered_like_codes_of_the_tariff(
    client: TestClient[Any], group: str, above: str, code: str, whole: int
) -> None:
    answer = client.get(f"/api/series?flow=export&commodity={group}&period=2025-01").json()
    assert [row["value"] for row in answer["rows"]] == [whole * 1000]
    for path in (f"explore/export/world/{group}/value/month/newest", f"parts/export/world/{group}/next/2025-01"):
        page = client.get(f"/en/{path}/")
        assert page.status_code == 200
        assert f">{above}</a>" in page.text
    assert (
        f'<option value="{group}" selected' in client.get(f"/en/explore/export/world/{group}/value/month/newest/").text
    )
    if ":" in code:
        led = client.get(f"/forms/parts/en?flow=export&code={code}&period=2025-01", follow_redirects=False)
        assert led.headers["location"] == f"/en/parts/export/world/{group}/next/2025-01/"


def test_groups_that_are_scanned_lead_to_their_parts(client: TestClient[Any]) -> None:
    page = client.get("/en/scan/sitc2/export/asia/").text
    assert "December 2025" in page
    assert "/en/parts/export/asia/SITC:78/next/2025-12/" in page


def test_a_scan_without_a_partner_says_what_is_missing(client: TestClient[Any]) -> None:
    page = client.get("/en/scan/2025-12/hs4/export/")
    assert page.status_code == 422
    assert "the partner is missing" in page.text
    assert "/en/scan/2025-12/hs4/export/world/" in page.text
