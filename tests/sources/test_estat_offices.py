"""e-Stat tables by customs office: sums by district, against sums by hand, and what is refused.

Form: the columns of the files as published since 2010 (Exp or Imp, Year, Custom, HS, Country, ...; sample rows of 2017
in the documentation of the OEC's import of them: offices 104 and 300). Rows of 2017 there: horses (010121000) cleared at
office 104 for China, 1,800 thousand yen in February, for the USA 1,138 in November; 010129000 at 300, 10,486 each in
March and August. Districts: the regional customs' own pages (customs.go.jp/tokyo/kankatu/3.htm).
"""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest
from tests.estat_files import joined
from tests.sources.cells import said

from kuroji.classifications.districts import district_of_office, districts, districts_named
from kuroji.classifications.reporters import JAPAN, reporter
from kuroji.indicators.working_days import working_days
from kuroji.model.errors import InputError, UsageError
from kuroji.model.period import parse
from kuroji.refresh.ingesting import ingest
from kuroji.sources import estat_offices
from kuroji.sources.estat_offices import CHAPTERS
from kuroji.store.opening import open_store

FIRST = "Exp or Imp,Year,Custom,HS,Country,Unit1,Unit2," + ",".join(
    f"{what}-{when}"
    for when in ("Year", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    for what in ("Quantity1", "Quantity2", "Value")
)
CAPTURED = date(2018, 12, 1)


def row(office: int, code: str, country: int, values: dict[int, int], flow: int = 1, year: int = 2017) -> str:
    return joined(f"{flow},{year},{office},'{code}',{country},  ,NO", [(0, 0, values.get(m, 0)) for m in range(1, 13)])


HORSES = [
    row(104, "010121000", 105, {2: 1800}), row(104, "010121000", 304, {11: 1138}), row(104, "010129000", 108, {9: 1479}),
    row(300, "010129000", 105, {3: 10486, 8: 10486}),
]  # fmt: skip


def written(path: Path, rows: list[str], first: str = FIRST) -> str:
    path.write_text("\n".join([first, *rows]) + "\n", encoding="utf-8")
    return str(path)


def test_rows_are_added_up_by_district_chapter_and_heading(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        found = {r.reporter: (r, t) for r, t in estat_offices.read([written(tmp_path / "x.csv", HORSES)], CAPTURED)}
    assert sorted(found) == ["JP/kobe", "JP/tokyo"]
    tokyo = found["JP/tokyo"][1]
    heading = {"flow": "export", "classification": "HS", "commodity": "0101"}
    assert said(tokyo, **heading, period="2017-02") == (1_800_000.0, 1000.0, "normal")
    assert said(tokyo, **heading, period="2017-01") == (0.0, 1000.0, "nil")
    assert (
        said(found["JP/kobe"][1], flow="export", classification="HS", commodity="01", period="2017-08")[0] == 10_486_000
    )
    # One chapter is not all goods, so nothing is said of the total.
    assert "total" not in tokyo["commodity"].to_pylist()
    assert "all goods are not added up" in caplog.text
    assert found["JP/tokyo"][0].id == "estat-offices/tokyo-export-2017/0/2018-12-01"
    assert set(tokyo["stage"].to_pylist()) == {8}


def test_with_every_chapter_all_goods_are_added_up_by_country(tmp_path: Path) -> None:
    """97 chapters in two files: 500 and 510 are of Nagoya, 600 of Moji; each row 7 thousand yen in January."""
    rows = [row(office, f"{chapter}0121000", 304, {1: 7}) for chapter in sorted(CHAPTERS) for office in (500, 510, 600)]
    files = [written(tmp_path / "a.csv", rows[:100]), written(tmp_path / "b.csv", rows[100:])]
    found = {release.reporter: table for release, table in estat_offices.read(files, CAPTURED)}
    total = {"flow": "export", "period": "2017-01"}
    assert said(found["JP/nagoya"], **total)[0] == 2 * len(CHAPTERS) * 7000
    assert said(found["JP/nagoya"], **total, partner="US")[0] == 2 * len(CHAPTERS) * 7000
    assert said(found["JP/moji"], **total)[0] == len(CHAPTERS) * 7000


def test_they_are_ingested_beside_the_others_and_read_as_a_reporter_of_their_own(tmp_path: Path) -> None:
    from kuroji.indicators.facts import fact
    from kuroji.indicators.view import Subject, view

    own = open_store(tmp_path / "own", embedded=False)
    ingest(own, [written(tmp_path / "x.csv", HORSES)])
    seen = view(own, own.newest("JP/tokyo"), code="JP/tokyo")
    found = fact(seen, "value", "level", Subject("export", "world", "HS", "0101"), parse("2017-01..2017-11"))
    assert (found.value, found.unit, found.reporter) == (4_417_000.0, "JPY", "JP/tokyo")
    assert found.id.startswith("value(level):JP/tokyo.export.world.HS:0101.value@2017-01..2017-11;as_of=")


@pytest.mark.parametrize(
    ("rows", "first", "complaint"),
    [
        ([row(44, "010121000", 105, {2: 1}).replace(",44,", ",044,")], FIRST, "no customs office"),
        ([row(104, "010121000", 105, {})], FIRST, "other than zero"),
        (HORSES, FIRST.replace("Country,", ""), "no table by customs office and country|columns"),
        ([row(104, "01012", 105, {2: 1})], FIRST, "01012"),
        ([row(104, "010121000", 105, {12: 5}, year=2018)], FIRST, "not over"),
        ([row(104, "010121000", 105, {2: 1}, flow=3)], FIRST, "1 \\(exports\\) or 2"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, rows: list[str], first: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        list(estat_offices.read([written(tmp_path / "x.csv", rows, first)], CAPTURED))


def test_districts_are_reporters_with_the_properties_of_their_country() -> None:
    nagoya = reporter("JP/nagoya")
    assert (nagoya.name_ja, nagoya.currency, nagoya.fiscal) == ("名古屋税関管内", JAPAN.currency, JAPAN.fiscal)
    assert [one.area for one in districts_named("Aichi")] == ["nagoya"]
    assert [one.area for one in districts_named("福岡県")] == ["moji", "nagasaki"]
    assert [one.area for one in districts_named("Kyushu")] == ["moji", "nagasaki"]
    assert districts_named("愛知") == districts_named("名古屋税関") == districts_named("JP/nagoya")
    assert len(districts("JP")) == 9
    assert len({name for one in districts("JP") for name in one.prefectures_ja if "一部" not in name}) == 43
    assert (district_of_office("JP", "104").area, district_of_office("JP", "300").area) == ("tokyo", "kobe")
    assert working_days("JP/nagoya", parse("2026-05")) == working_days("JP", parse("2026-05"))
    with pytest.raises(UsageError, match="Nearest: aichi"):
        districts_named("Aiichi")
    with pytest.raises(UsageError):
        reporter("JP/atlantis")
