"""Declared mappings and the CSV read under them.

Figures: Vietnam's trade with Japan in 2021, 20.13 billion dollars of exports and 22.65 of imports, as Vietnam Customs
reported them to the Vietnam News Agency in January 2022 (fr.vietnamplus.vn, 176789). Rules: docs/reference/mappings.md.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest
from tests.sources.cells import said

from kuroji.model.errors import InputError
from kuroji.sources import own_csv
from kuroji.sources.arrival import Arrival
from kuroji.sources.mapping import built_in, read_mapping

CAME = Arrival("vietnam.csv", "0" * 64, datetime(2026, 6, 17, 3, 0, tzinfo=UTC))
VIETNAM = b"""
source = "vn-customs"
reporter = "VN"
currency = "USD"
scale = "billion"
published = 2022-01-25
[columns]
period = "year"
flow = "direction"
partner = "country"
value = "usd_bn"
"""
TABLE = b"year,direction,country,usd_bn\n2021,Exports,Japan,20.13\n2021,Imports,Japan,22.65\n"


def test_the_figures_become_whole_dollars_with_the_grain_that_was_printed() -> None:
    ((release, table),) = own_csv.read(TABLE, read_mapping(VIETNAM), CAME)
    assert said(table, flow="export", partner="JP") == (20_130_000_000.0, 10_000_000.0, "normal")
    assert said(table, flow="import", partner="JP") == (22_650_000_000.0, 10_000_000.0, "normal")
    assert (release.reporter, release.periods, release.published_basis) == ("VN", ("2021",), "stated")
    # 9:00 in Hanoi.
    assert release.published_at == datetime(2022, 1, 25, 2, 0, tzinfo=UTC)
    assert release.id == "vn-customs/VN-2021/6/2022-01-25"


def test_json_says_the_same_as_toml() -> None:
    as_json = b"""{"source": "vn-customs", "reporter": "VN", "currency": "USD", "scale": 1000000000,
      "published": "2022-01-25",
      "columns": {"period": "year", "flow": "direction", "partner": "country", "value": "usd_bn"}}"""
    one, two = (own_csv.read(TABLE, read_mapping(text), CAME) for text in (VIETNAM, as_json))
    assert one[0][1].equals(two[0][1])


def test_without_a_date_the_figures_are_known_since_their_capture_and_say_so() -> None:
    undated = VIETNAM.replace(b"published = 2022-01-25\n", b"")
    ((release, _),) = own_csv.read(TABLE, read_mapping(undated), CAME)
    assert (release.published_basis, release.published_at) == ("inferred", datetime(2026, 6, 17, 2, 0, tzinfo=UTC))


def test_columns_for_flows_words_marks_commas_and_codes() -> None:
    """A German table: decimal comma, thousands with a point, semicolons, `.` for a secret figure, `-` for nil."""
    mapping = read_mapping(
        """
source = "destatis"
reporter = "DE"
scale = "thousand"
classification = "HS"
delimiter = ";"
decimal = ","
encoding = "cp1252"
[columns]
period = "Monat"
partner = "Land"
commodity = "Ware"
[values]
Ausfuhr = "export"
Einfuhr = "import"
[partners]
Insgesamt = "world"
"Länder, a.n.g." = "skip"
[commodities]
Alle = "total"
[statuses]
"." = "withheld"
""".encode()
    )
    data = (
        "Monat;Land;Ware;Ausfuhr;Einfuhr\n"
        "2024-05;Insgesamt;Alle;131.563.211,5;-\n"
        "2024-05;JP;8703;.;\n"
        "2024-05;Länder, a.n.g.;8703;1;1\n"
    ).encode("cp1252")
    ((_, table),) = own_csv.read(data, mapping, CAME)
    assert said(table, flow="export") == (131_563_211_500.0, 100.0, "normal")
    assert said(table, flow="import") == (0.0, 1000.0, "nil")
    assert said(table, flow="export", partner="JP", commodity="8703") == (None, 1000.0, "withheld")
    assert (table.num_rows, set(table["unit"].to_pylist())) == (3, {"EUR"})


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ((b'reporter = "VN"\n', b""), "whose statistics"),
        ((b'reporter = "VN"', b'reporter = "Utopia"'), None),
        ((b'scale = "billion"', b'scale = "milliard"'), "milliard.*\nNearest: million"),
        ((b'period = "year"\n', b""), "nothing says what the period is"),
        ((b'value = "usd_bn"', b'value = "usd_bn"\ncommodity = "hs"'), "no classification"),
        ((b'currency = "USD"', b'curency = "USD"'), "curency.*\n.*Keys:.*currency"),
        ((b'currency = "USD"', b'import_valuation = "FOB"'), "FOB, where the statistics of Vietnam are CIF"),
        ((b"published = 2022-01-25", b'published = "soon"'), "published"),
        ((b"[columns]", b"[columns"), "neither TOML nor JSON"),
    ],
)
def test_a_mapping_that_says_too_little_or_too_much_is_refused(
    change: tuple[bytes, bytes], complaint: str | None
) -> None:
    with pytest.raises(Exception, match=complaint or "not a reporting country"):
        read_mapping(VIETNAM.replace(*change), "vietnam.toml")


@pytest.mark.parametrize(
    ("row", "place", "complaint"),
    [
        (b"2021,Exports,Atlantis,1\n", "vietnam.csv, row 2, country", "Atlantis.*\n.*\\[partners\\]"),
        (b"2021,Transit,Japan,1\n", "vietnam.csv, row 2, direction", "Transit.*\n.*\\[flows\\]"),
        (b"21,Exports,Japan,1\n", "vietnam.csv, row 2, year", "not a period"),
        (b"2021,Exports,Japan,1.2.3\n", "vietnam.csv, row 2, usd_bn", "not a number"),
        (b"2021,Exports,Japan,-5\n", "vietnam.csv, row 2, usd_bn", "negative"),
        (b"2021,Exports,Japan\n", "vietnam.csv, row 2", "3 cells, where the first row names 4"),
        (b'2021,Exports,"Japan,1\n', "vietnam.csv", "CSV"),
        (b"", "vietnam.csv", "no figure"),
        (b"2021,Exports,Japan,1\n2021,Exports,Japan,2\n", "vietnam.csv", "on vietnam.csv, row 3|row 2 and"),
    ],
)
def test_a_bad_row_is_named(row: bytes, place: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint) as error:
        own_csv.read(b"year,direction,country,usd_bn\n" + row, read_mapping(VIETNAM), CAME)
    assert error.value.where.startswith(place)


def test_other_columns_other_encodings_and_nothing_are_named() -> None:
    for data, complaint in (
        (b"", "empty"),
        (b"year,year,country,usd_bn\n", "two columns"),
        (b"year,flow,country,usd_bn\n2021,Exports,Japan,1\n", "no column 'direction'.*\n.*year, flow"),
        ("year,direction,country,usd_bn\n2021,Exports,日本,1\n".encode("cp932"), "is not utf-8"),
    ):
        with pytest.raises(InputError, match=complaint):
            own_csv.read(data, read_mapping(VIETNAM), CAME)


def test_unknown_partners_may_be_left_out_but_not_in_silence(caplog: pytest.LogCaptureFixture) -> None:
    lenient = read_mapping(VIETNAM.replace(b"[columns]", b'unknown_partners = "leave out"\n[columns]'))
    with caplog.at_level(logging.WARNING):
        ((_, table),) = own_csv.read(TABLE + b"2021,Exports,Atlantis,1\n", lenient, CAME)
    assert table.num_rows == 2
    assert "Atlantis (1)" in caplog.text


def test_the_mappings_that_come_with_kuroji_are_whole() -> None:
    assert built_in("eurostat-comext").currency == "EUR"
    assert built_in("imf-imts").columns.scale == "UNIT_MULT"
    with pytest.raises(InputError, match="eurostat-comext"):
        built_in("eurostat")
