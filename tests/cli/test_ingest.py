"""Ingest: official files into a store of the test's own. The files are built in the official form from the figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.answer import Run
from tests.estat_files import line, table
from tests.fixtures import official_format

RELEASE = "mof-press/2026-05/4/2026-06-17"


@pytest.fixture(scope="module")
def may_xml() -> bytes:
    return official_format.press_xml(official_format.release(RELEASE))


@pytest.fixture
def may_file(may_xml: bytes, tmp_path: Path) -> Path:
    target = tmp_path / "2026054e.xml"
    target.write_bytes(may_xml)
    return target


def test_a_release_goes_in_once(run: Run, may_file: Path, own_store: Path) -> None:
    first = run("ingest", str(may_file), "--json").json
    assert len(first["added"]) == 1
    assert first["facts"] == []
    assert own_store.is_dir()
    again = run("ingest", str(may_file), "--json").json
    assert again["added"] == []
    assert again["already_held"] == first["added"]
    assert run("store", "info", "--json").json["layers"]["yours"]["releases"] == 1


def test_the_standard_input_is_a_file_too(run: Run, may_xml: bytes) -> None:
    answer = run("ingest", "-", "--json", given=may_xml)
    assert len(answer.json["added"]) == 1


def test_a_truncated_file_is_refused_and_nothing_of_the_others_goes_in(
    run: Run, may_file: Path, may_xml: bytes
) -> None:
    cut = may_file.with_name("cut.xml")
    cut.write_bytes(may_xml[: len(may_xml) // 2])
    answer = run("ingest", str(may_file), str(cut))
    assert answer.code == 2
    assert "cut.xml" in answer.err
    assert "Traceback" not in answer.err
    assert run("store", "info", "--json").json["layers"]["yours"]["releases"] == 0


def test_a_rebuilt_store_reads_the_same(run: Run, may_file: Path, own_store: Path) -> None:
    words = ("series", "--flow", "export", "--period", "2026-05", "--as-of", "2026-06-17", "--json")
    run("ingest", str(may_file))
    before = run(*words).json
    (own_store / "manifest.json").write_text("{ damaged", encoding="utf-8")
    damaged = run(*words)
    assert damaged.code == 2
    assert "store rebuild" in damaged.err
    assert run("store", "rebuild").code == 0
    assert run(*words).json == before


def test_a_file_is_no_store(run: Run, may_file: Path) -> None:
    answer = run("store", "info", "--store", str(may_file))
    assert answer.code == 2
    assert str(may_file) in answer.err


def test_tables_of_the_detail_go_in_and_bad_rows_are_left_out_where_that_is_said(run: Run, tmp_path: Path) -> None:
    """A row with the columns of a country and a commodity changed places, among a hundred and fifty good ones."""
    lines = [line(f"85423{number:04d}", "304", {1: 5}) for number in range(150)]
    path = table(tmp_path / "x.csv", [*lines[:9], line("304", "854", {1: 5}), *lines[9:]])
    stopped = run("ingest", str(path), "--captured", "2026-12-01")
    assert stopped.code == 2
    assert f"{path}, line 11: the commodity is not one" in stopped.err
    done = run("ingest", str(path), "--captured", "2026-12-01", "--bad-rows", "skip", "--json").json
    assert [entry["rows"] for entry in done["added"]] == [150]
    assert [note.split(": ")[0] for note in done["left_out"]] == [f"{path}, line 11"]
    (held,) = run("store", "info", "--json").json["detail"]
    assert held == {"flow": "export", "kind": "country", "years": "2025", "tables": 1, "rows": 150}
    assert run("ingest", str(path), "--bad-rows", "leave").code == 2
