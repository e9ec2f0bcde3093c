"""The interface answers for other reporters: in their currency and zone, and refused by name where nothing is held.

Figures: Vietnam's imports from Japan in 2021 as printed in January and July 2022 (src/kuroji/data/VN/PROVENANCE.md).
"""

from __future__ import annotations

from litestar.testing import TestClient


def test_a_series_of_another_reporter_is_in_its_currency_and_zone(client: TestClient) -> None:
    asked = {"reporter": "VN", "flow": "import", "partner": "Japan", "period": "2021"}
    found = client.get("/api/series", params=asked).json()
    assert (found["reporter"], found["unit"], found["rows"][0]["value"]) == ("VN", "USD", 22_800_000_000)
    assert found["as_of"].endswith("+07:00")
    assert "Vietnam" in found["source"]
    early = client.get("/api/series", params=asked | {"as_of": "2022-05-01"}).json()
    assert early["rows"][0]["value"] == 22_650_000_000
    assert "VN.import.JP" in client.get("/api/series.csv", params=asked).text


def test_what_is_held_of_another_reporter_is_listed_apart(client: TestClient) -> None:
    held = client.get("/api/series/held", params={"reporter": "DE"}).json()["series"]
    assert {one["series"].split(".")[0] for one in held} == {"DE"}
    assert all(not one["series"].startswith("DE") for one in client.get("/api/series/held").json()["series"])


def test_a_reporter_without_data_and_a_word_that_is_none_are_problems(client: TestClient) -> None:
    empty = client.get("/api/series", params={"reporter": "KR", "flow": "export"})
    assert (empty.status_code, "a reporter without data" in empty.text) == (404, True)
    unknown = client.get("/api/series", params={"reporter": "Utopia", "flow": "export"})
    assert (unknown.status_code, "not a reporting country" in unknown.text) == (422, True)


def test_releases_are_listed_by_reporter(client: TestClient) -> None:
    """Destatis and Vietnamese customs publish on days of their own zones, under terms of their own (data/*/PROVENANCE.md)."""
    for language, japan, germany in (("en", "Releases, newest first", "Foreign trade statistics of Germany"),
                                     ("ja", "資料一覧（新しい順）", "ドイツ貿易統計")):  # fmt: skip
        text = client.get(f"/{language}/data/").text
        own, _, others = text.partition(germany + "</h2>")
        assert japan in own
        assert "destatis/" not in own
        assert "vn-customs/" not in own.partition("<table")[2].partition("</table>")[0]
        assert others.partition("</table>")[0].count("destatis/") == 4
    rows = {row["id"]: row for row in client.get("/en/data.json").json()["releases"]}
    german = rows["destatis/DE-2017/4/2018-02-08"]
    assert (german["reporter"], german["published_at"][-6:]) == ("DE", "+01:00")
    assert "Germany" in german["source"]


def test_a_release_of_another_reporter_has_its_publisher_and_no_story_of_japans(client: TestClient) -> None:
    page = client.get("/en/data/releases/vn-customs/VN-2025/4/2026-01-08/").text
    assert "Vietnamese customs department" in page
    assert "japan-trade-2025" not in page
