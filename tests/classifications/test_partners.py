"""Partners: press rows, areas and names against the press release, the customs country list and the customs grouping of areas."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

import kuroji
from kuroji.classifications.partners import find_partner, partner, partners, press_partner
from kuroji.classifications.reporters import JAPAN, reporter
from kuroji.model.errors import InputError, UsageError

JP = Path(kuroji.__file__).parent / "data" / "JP"
REFERENCE = os.environ.get("KUROJI_REFERENCE")
AREA_OF_ZONE = {
    "Asia": "asia",
    "Middle East": "middle_east",
    "Western Europe": "western_europe",
    "Central and East Europe, Russia etc.": "cee_russia",
    "North America": "north_america",
    "Middle and South America": "latin_america",
    "Africa": "africa",
    "Oceania": "oceania",
    "Special Area": "world",
}


def area_rows() -> list[tuple[str, str]]:
    """Level and printed name of the 47 rows of the area table, in order, of the first release held."""
    with (JP / "press_areas.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [(row["level"], row["row"]) for row in rows if row["release"] == rows[0]["release"]]


def test_the_first_47_partners_are_the_rows_of_the_release_in_its_order() -> None:
    assert [item.press_name_en for item in partners()[:47]] == [name for _, name in area_rows()]


def test_a_country_of_the_release_belongs_to_the_area_printed_above_it() -> None:
    """press/SCHEMA: a country belongs to the last area row without brackets above it."""
    area = ""
    for level, name in area_rows():
        found = press_partner(name)
        if level == "1" and not name.startswith("("):
            area = found.code
            assert (found.kind, found.parent) == ("area", "world")
        elif level == "2":
            assert (found.kind, found.parent) == ("country", area)


def test_only_asean_and_the_eu_overlap_the_areas() -> None:
    assert [item.code for item in partners() if item.memo] == ["asean", "eu"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("SNGAPOR", "SG"), ("(EU)", "eu"), ("C&E EURO", "cee_russia"), ("R KOREA", "KR"), ("Grand Total", "world"),
     ("総額", "world"), ("（ＡＳＥＡＮ）", "asean"), ("中華人民共和国", "CN"), ("アメリカ合衆国", "US"), ("WORLD", "world"),
     ("MIDDLE SOUTH AMERICA", "latin_america"), ("ASEAN", "asean"), ("EU", "eu")],
)  # fmt: skip
def test_press_spellings(text: str, code: str) -> None:
    assert press_partner(text).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("United States", "US"), ("the US", "US"), ("u.s.", "US"), ("usa", "US"), ("304", "US"), ("米国", "US"),
     ("Mainland China", "CN"), ("chn", "CN"), ("韓国", "KR"), ("UAE", "AE"), ("ＥＵ", "eu"), ("Middle  East", "middle_east"),
     ("Britain", "GB"), ("Türkiye", "TR"), ("the Netherlands", "NL"), ("Ukraine", "UA"), ("Cook", "CK")],
)  # fmt: skip
def test_partners_are_found_by_any_name(text: str, code: str) -> None:
    assert find_partner(text).code == code


@pytest.mark.parametrize(
    ("code", "area"),
    [("TR", "western_europe"), ("CY", "western_europe"), ("RS", "western_europe"), ("XK", "western_europe"),
     ("EE", "cee_russia"), ("KZ", "cee_russia"), ("GE", "cee_russia"), ("IL", "middle_east"), ("PS", "middle_east"),
     ("EG", "africa"), ("AF", "asia"), ("TL", "asia"), ("MX", "latin_america"), ("PR", "latin_america"),
     ("GL", "north_america"), ("GB", "western_europe")],
)  # fmt: skip
def test_areas_are_those_of_the_customs_office(code: str, area: str) -> None:
    """The customs list of areas: not where an atlas would look."""
    assert partner(code).parent == area


def test_words_of_facts() -> None:
    """The words of docs/reference/facts-json.md: world, US, China, Asia, EU."""
    words = {
        code: partner(code).name_en for code in ("world", "US", "CN", "asia", "eu", "middle_east", "TW", "KR", "GB")
    }
    assert list(words.values()) == ["world", "US", "China", "Asia", "EU", "Middle East", "Taiwan", "South Korea", "UK"]


def test_codes_are_unique_and_every_parent_exists() -> None:
    codes = [item.code for item in partners()]
    customs = [item.customs_code for item in partners() if item.customs_code]
    assert len(set(codes)) == len(codes)
    assert len(set(customs)) == len(customs)
    assert {item.parent for item in partners() if item.parent} <= set(codes)


def test_no_name_means_two_partners() -> None:
    for item in partners():
        for name in item.names:
            assert find_partner(name) is item, name


@pytest.mark.skipif(not REFERENCE, reason="needs the customs country list in KUROJI_REFERENCE")
def test_every_country_of_the_customs_list_is_there_in_its_area() -> None:
    with (Path(str(REFERENCE)) / "codes" / "japan_customs_countries.csv").open(encoding="utf-8", newline="") as lines:
        listed = list(csv.DictReader(lines))
    for row in listed:
        found = find_partner(row["Code"])
        assert found.parent == AREA_OF_ZONE[" ".join(row["Geographical Zone"].split())], row
        assert find_partner(row["Country"]) is found, row
    assert len(listed) == sum(bool(item.customs_code) for item in partners())


def test_errors_suggest_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"Nearest: .*Germany"):
        find_partner("Germny")
    with pytest.raises(UsageError, match="Nearest"):
        partner("us")
    with pytest.raises(InputError, match="VIETNAM"):
        press_partner("VIETNM")


def test_the_reporter() -> None:
    """customs.go.jp: 8:50 Tokyo; exports FOB, imports CIF; comparable since 1979, by commodity since 1988."""
    assert reporter("jp") is reporter("Japan") is reporter("日本") is JAPAN
    assert (JAPAN.export_valuation, JAPAN.import_valuation) == ("FOB", "CIF")
    assert JAPAN.starts == {"total": "1979-01", "PC": "1988-01"}
    with pytest.raises(UsageError, match="JP"):
        reporter("Utopia")
