"""Data that describes itself. Sources: schema.org (Dataset, DataDownload, NewsArticle, CorrectionComment), the properties
that Google's Dataset search demands, W3C Metadata Vocabulary for Tabular Data (CSVW), RFC 8288 for links.
"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from litestar.testing import TestClient
from tests.web.conftest import site_at

from kuroji.web.app import create_app

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
EXPLORED = "/en/explore/export/world/total/value/month/2026-03..2026-05/as-of/2026-06-17/"
CSVS = (
    "/en/stories/japan-trade-2026-05/as-of/2026-06-17.csv", f"{EXPLORED[:-1]}.csv", "/en/revisions.csv",
    "/en/corrections.csv", "/ja/data.csv",
)  # fmt: skip
INTERVAL = re.compile(r"\d{4}(-\d{2})?(-\d{2})?(/\d{4}(-\d{2})?(-\d{2})?)?")
ADDRESS = "https://trade.example"


@pytest.fixture(scope="module")
def reader() -> TestClient[Any]:
    """A site that knows its own address, so that what is described is described by full addresses."""
    return TestClient(create_app(site_at(ADDRESS)))


def told(reader: TestClient[Any], path: str) -> dict[str, Any]:
    found = BLOCK.search(reader.get(path).text)
    assert found is not None
    node: dict[str, Any] = json.loads(found[1])
    return node


@pytest.mark.parametrize("path", ["/en/data/", "/ja/data/", EXPLORED, EXPLORED.replace("/en/", "/ja/")])
def test_a_page_of_data_is_a_dataset(reader: TestClient[Any], path: str) -> None:
    """Name and description (50 to 5,000 characters) are demanded; licence, creator, coverage, files and catalogue make it useful."""
    node = told(reader, path)
    assert (node["@context"], node["@type"], node["@id"]) == ("https://schema.org", "Dataset", f"{ADDRESS}{path}")
    assert node["name"]
    assert 50 <= len(node["description"]) <= 5000
    assert node["license"].startswith("https://")
    assert node["creator"]["@type"] == "Organization"
    assert INTERVAL.fullmatch(node["temporalCoverage"])
    assert all(one["@type"] == "PropertyValue" and one["name"] for one in node["variableMeasured"])
    assert node["includedInDataCatalog"]["@type"] == "DataCatalog"
    assert all(one["identifier"][1]["propertyID"] == "sha256" for one in node["isBasedOn"])
    assert node["isBasedOn"]
    assert json.loads(reader.get(f"{path[:-1]}.jsonld").text) == node


@pytest.mark.parametrize("path", ["/en/data/", EXPLORED])
def test_the_files_of_a_dataset_are_what_they_say(reader: TestClient[Any], path: str) -> None:
    files = told(reader, path)["distribution"]
    assert {"text/csv", "application/vnd.apache.parquet"} <= {one["encodingFormat"] for one in files}
    for one in files:
        assert one["@type"] == "DataDownload"
        answer = reader.get(one["contentUrl"].removeprefix(ADDRESS))
        assert answer.headers["content-type"].partition(";")[0] == one["encodingFormat"]


def test_a_series_is_based_on_the_release_that_printed_it(reader: TestClient[Any]) -> None:
    """Exports of May 2026 as known on 17 June are of the provisional release of that morning."""
    based_on = told(reader, EXPLORED)["isBasedOn"]
    page = next(one["url"] for one in based_on if "2026-05" in one["identifier"][0])
    release = told(reader, page.removeprefix(ADDRESS))
    assert release["@type"] == "Dataset"
    assert release["creator"]["@type"] == "GovernmentOrganization"
    assert release["datePublished"] == "2026-06-17T08:50+09:00"


def test_a_story_says_what_it_is_based_on_and_what_was_corrected(reader: TestClient[Any]) -> None:
    """May 2026 was first printed as a deficit of 378.7 billion yen, and revised."""
    node = told(reader, "/en/stories/japan-trade-2026-05/")
    assert node["@type"] == "NewsArticle"
    assert {one["@type"] for one in node["isBasedOn"]} == {"Dataset"}
    assert node["correction"]["@type"] == "CorrectionComment"
    assert "378.7" in node["correction"]["text"]
    assert "correction" not in told(reader, "/en/stories/japan-trade-2026-05/as-of/first/")


@pytest.mark.parametrize("path", CSVS)
def test_every_csv_is_described_as_csv_on_the_web(reader: TestClient[Any], path: str) -> None:
    """The Link header leads to the description; titles are the header, cells are of their datatypes, keys are unique."""
    answer = reader.get(path)
    links = answer.headers["link"].split(", ")
    described = next(link for link in links if 'type="application/csvm+json"' in link)
    assert 'rel="describedby"' in described
    found = reader.get(described.partition(">")[0].removeprefix(f"<{ADDRESS}"))
    assert found.headers["content-type"] == "application/csvm+json"
    metadata = found.json()
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    assert metadata["url"] == f"{ADDRESS}{path}"
    header, *rows = csv.reader(io.StringIO(answer.text))
    columns = metadata["tableSchema"]["columns"]
    assert [column["titles"] for column in columns] == header
    assert rows
    for row in rows:
        for column, cell in zip(columns, row, strict=True):
            for one in cell.split(column["separator"]) if "separator" in column else [cell]:
                assert not cell or read(one, column["datatype"]) is not None, (column["name"], cell)
    key = metadata["tableSchema"].get("primaryKey", [])
    places = [header.index(name) for name in key]
    assert not key or len({tuple(row[place] for place in places) for row in rows}) == len(rows)


def read(cell: str, datatype: Any) -> Any:
    """A cell as its datatype says (https://www.w3.org/TR/tabular-data-model/#datatypes). Raises ValueError otherwise."""
    base = datatype["base"] if isinstance(datatype, dict) else datatype
    if base == "boolean":
        return ("True", "False").index(cell)
    return {"string": str, "integer": int, "decimal": Decimal, "double": float, "datetime": datetime.fromisoformat}[
        base
    ](cell)


def test_a_trace_is_data_as_well(reader: TestClient[Any]) -> None:
    """The object of `kuroji trace --json`: 9,511,555 less 9,890,228 million yen on 17 June 2026."""
    id_ = "balance(exports-imports):JP.balance.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00"
    found = reader.get(f"/en/facts/{id_}.json").json()
    assert [one["value"] for one in found["inputs"][:2]] == [9_511_555_000_000, 9_890_228_000_000]
    assert found["facts"][0]["value"] == -378_673_000_000
    assert len(found["releases"][0]["sha256"]) == 64


def test_corrections_are_data_as_well(reader: TestClient[Any]) -> None:
    """The balance of May 2026: -378,673 million first, -395,109 now (docs/explanation/vintages.md)."""
    found = reader.get("/ja/corrections.json").json()
    [may] = [one for one in found["corrections"] if (one["period"], one["figure"]) == ("2026-05", "balance")]
    assert (may["first"], may["first_known_at"]) == (-378_673_000_000, "2026-06-17T08:50+09:00")
    assert round(may["now"] / 10**6) == -395_109
    assert may["revision"] == may["now"] - may["first"]
