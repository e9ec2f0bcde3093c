"""The page of revisions against docs/explanation/vintages.md: May 2026 was -378,673, then -391,785, now -395,109 million yen."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import Any

import pytest
from litestar.testing import TestClient


def row_of(page: str, period: str) -> list[str]:
    """The texts of the cells of a period."""
    found = re.search(rf'<tr><th scope="row">{period}</th>(.*?)</tr>', page, re.DOTALL)
    assert found is not None
    cells = re.findall(r"<td[^>]*>(.*?)</td>", found[1], re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]


def test_the_triangle_says_what_was_said_when(client: TestClient[Any]) -> None:
    page = client.get("/en/revisions/")
    assert page.status_code == 200
    first, second, third, total = row_of(page.text, "May 2026")[:3] + row_of(page.text, "May 2026")[-1:]
    assert first.startswith("−378.7 17 June 2026")
    assert second.startswith("−391.8 −13.1 26 June 2026")
    assert third.startswith("−395.1 −3.3 30 July 2026")
    assert total == "−16.4"


def test_figures_lead_to_traces_that_agree(client: TestClient[Any]) -> None:
    page = client.get("/en/revisions/").text
    paths = re.findall(r'<td[^>]*><span class="fact"><a href="([^"]+)"', page)
    assert len(paths) > 30
    traced = [path for path in paths if "/facts/" in path and "@2026-05" in path]
    assert len(traced) == 3
    for path in traced:
        answer = client.get(unescape(path))
        assert answer.status_code == 200
        assert "the value is the one this id was made of" in answer.text


def test_in_japanese_and_for_other_series(client: TestClient[Any]) -> None:
    page = client.get("/ja/revisions/import/world/total/")
    assert page.status_code == 200
    assert "<h1>輸入</h1>" in page.text
    assert row_of(page.text, "2026年5月")[0].startswith("98,902")
    assert "公表当初" in page.text


def test_the_summary_counts_what_the_table_shows(client: TestClient[Any]) -> None:
    page = client.get("/en/revisions/").text
    found = re.search(r"<li>(\d+) of (\d+) periods were revised down, (\d+) up; (\d+) stand", page)
    assert found is not None
    down, count, up, same = map(int, found.groups())
    totals = [cells[-1] for cells in (row_of(page, p) for p in re.findall(r'<tr><th scope="row">([^<]+)</th>', page))]
    assert (down, up) == (sum(t.startswith("−") for t in totals), sum(t.startswith("+") for t in totals))
    assert down + up + same == count == len(totals)


def test_the_file_holds_the_statements(client: TestClient[Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/en/revisions.csv").text)))
    may = [row["value"] for row in rows if row["period"] == "2026-05"]
    assert may == ["-378673000000", "-391784683000", "-395109299000"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("x/world/total/", 422),
        ("export/Atlantis/total/", 422),
        ("import/FR/crude_oil/", 404),
        ("balance/world/crude_oil/", 422),
    ],
)
def test_bad_addresses_get_a_page_that_helps(client: TestClient[Any], address: str, status: int) -> None:
    page = client.get(f"/en/revisions/{address}")
    assert page.status_code == status
    assert "<h1>" in page.text
