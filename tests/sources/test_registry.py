"""What a file is told by its content, never by its name; what is not known is refused with what was looked for."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.fixtures.official_format import RAW, press_xml, release, totals_series

from kuroji.model.errors import HostileInput, InputError
from kuroji.sources import registry
from kuroji.sources.bounded import Input, Source
from kuroji.sources.sniffing import BOP_SERIES, LONG_SERIES, PRESS_XML, sniff

WHEN = datetime(2026, 9, 29, tzinfo=UTC)
TEN_DAY = press_xml(release("mof-press/2026-08-D10/1/2026-08-28"))


def refused(data: bytes, kind: type[InputError] = InputError) -> InputError:
    with pytest.raises(kind) as error:
        registry.read(data, retrieved_at=WHEN, name="given")
    assert error.value.where.startswith("given")
    assert error.value.remedy
    return error.value


def test_the_formats_are_told_from_their_first_bytes() -> None:
    assert set(registry.FORMATS) >= {PRESS_XML, LONG_SERIES, BOP_SERIES}
    assert sniff(TEN_DAY, "x") == PRESS_XML
    assert sniff(b"\xef\xbb\xbf \r\n" + TEN_DAY, "x") == PRESS_XML
    assert sniff(totals_series(), "x") == LONG_SERIES
    assert sniff(totals_series().decode("cp932").encode(), "x") == LONG_SERIES


@pytest.mark.parametrize("name", ["d41ma.csv", "notes.txt", "release"])
def test_the_suffix_says_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(TEN_DAY)
    found, table = registry.read(path, retrieved_at=WHEN, name=name, address="https://example.org/1.xml")
    assert (found.id, table.num_rows) == ("mof-press/2026-08-D10/1/2026-08-28", 9)
    assert found.address == "https://example.org/1.xml"


def test_a_path_bytes_and_an_open_file_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "given"
    path.write_bytes(gzip.compress(TEN_DAY))
    ways: list[Source] = [path, str(path), TEN_DAY, gzip.compress(TEN_DAY), io.BytesIO(TEN_DAY)]
    read = [registry.read(way, retrieved_at=WHEN, name="given") for way in ways]
    assert {one.sha256 for one, _ in read} == {read[0][0].sha256}
    assert all(table.equals(read[0][1]) for _, table in read)


def test_the_instant_of_a_capture_is_its_day_in_tokyo() -> None:
    """23:30 UTC on the 28th is the morning of the 29th in Tokyo."""
    captured = datetime(2026, 9, 28, 23, 30, tzinfo=UTC)
    found, _ = registry.read(totals_series(), retrieved_at=WHEN, name="given", captured=captured)
    assert found.id == "mof-series/d41ma/0/2026-09-29"


def test_a_series_is_dated_by_its_retrieval_when_nothing_else_is_told() -> None:
    found, _ = registry.read(totals_series(), retrieved_at=WHEN, name="given")
    assert found.id == "mof-series/d41ma/0/2026-09-29"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"<HTML><body>404", "a web page"),
        (b"month,exports,imports\n", "not a file that is known here; it begins with b'month,exports,imports"),
        (b"<?xml version='1.0'?><rss/>", "the root element is <rss>, not <hodoxml>"),
    ],
)
def test_other_files(data: bytes, what: str) -> None:
    assert what in refused(data).what


def test_an_unknown_file_is_told_what_was_looked_for() -> None:
    remedy = refused(b"hello").remedy
    assert "<hodoxml>" in remedy
    assert "《》" in remedy


def test_the_tables_of_e_stat_are_recognised_and_read_as_files() -> None:
    error = refused((RAW / "estat_exports_hs9_2026-08_excerpt.csv").read_bytes())
    assert "e-Stat" in error.what
    assert "read as a file" in error.what


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        registry.read(tmp_path / "none.xml", retrieved_at=WHEN, name="none.xml")
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        registry.read(tmp_path, retrieved_at=WHEN, name="folder")


def test_a_gzip_bomb_is_refused_after_a_bounded_part() -> None:
    bomb = gzip.compress(b"<?xml version='1.0'?><hodoxml>" + b" " * (200 << 20), 9)
    assert len(bomb) < 1 << 20
    assert "more than 32 MB" in refused(bomb, HostileInput).what


def test_damaged_gzip() -> None:
    packed = gzip.compress(TEN_DAY)
    assert "end in the middle" in refused(packed[:-20]).what
    assert "not readable as gzip" in refused(packed[:12] + b"\xff" * 40).what


@pytest.mark.parametrize(("length", "fits"), [(1000, True), (1001, False)])
@pytest.mark.parametrize("before", [0, 262_100, 262_144])
def test_the_longest_line_is_measured_across_steps(length: int, fits: bool, before: int) -> None:
    lines = b"a\n" * (before // 2) + b"x" * length + b"\nb"
    given = Input(lines, "lines")
    if fits:
        assert given.rest(1 << 20, 1000) == lines
    else:
        with pytest.raises(HostileInput, match="a line of more than"):
            given.rest(1 << 20, 1000)
