"""`kuroji scan`: what is new among all series, on the embedded figures and on a small detail of one's own.

Sources: principal commodities of May 2026 in the long series of the Ministry of Finance, read by
`kuroji series`; the tables of the detail are written here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cli.answer import Answer, Run
from tests.estat_files import line, table

from kuroji.refresh.ingesting import ingest
from kuroji.store import rolling_up
from kuroji.store.opening import Store

CAPTURED = datetime(2026, 12, 1, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def detail(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exports of 2024 and 2025: chips to the United States rise each month, cars fall, one heading of two codes."""
    folder = tmp_path_factory.mktemp("scan")
    store = Store(folder / "store", None)
    months = range(1, 13)
    for year, step in ((2024, 0), (2025, 1000)):
        lines = [
            line("854231000", "304", {m: 500 + m + step for m in months}, year=year),
            line("854232100", "304", dict.fromkeys(months, 100), year=year),
            line("870380900", "105", {m: 3000 - m - step for m in months}, year=year),
        ]
        ingest(store, [str(table(folder / str(year) / "exports.csv", lines))], captured=CAPTURED)
    return folder / "store"


def series_of(answer: Answer) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    for one in answer.json["series"]:
        yield (one["subject"]["commodity"], one["subject"]["partner"]), one


def test_principal_commodities_have_the_official_values(run: Run) -> None:
    answer = run("scan", "2026-05", "--flow", "export", "--top", "5", "--json")
    found = dict(series_of(answer))
    assert answer.json["scanned"] > len(found) == 5
    for (code, partner), one in found.items():
        words = ("--flow", "export", "--partner", partner, "--commodity", f"PC:{code}")
        rows = run("series", *words, "--period", "2025-05", "--json").json["rows"]
        assert one["base"] == rows[0]["value"]
        assert one["difference"] == one["value"] - one["base"]
    facts = {fact["id"] for fact in answer.json["facts"]}
    assert any(fact.startswith("value(level):JP.export.world.PC:") for fact in facts)


def test_the_table_is_read_in_both_languages(run: Run) -> None:
    english, japanese = (run("scan", "2026-05", "--top", "3", "--lang", lang).out for lang in ("en", "ja"))
    assert "on the year" in english
    assert "前年同月比" in japanese


def test_headings_of_the_detail_are_sums_of_their_codes(run: Run, detail: Path) -> None:
    words = ("scan", "2025-12", "--partner", "each", "--store", str(detail), "--json", "--level")
    by_code, by_heading = (dict(series_of(run(*words, level))) for level in ("hs9", "hs4"))
    chips = by_heading["8542", "US"]
    assert chips["value"] == (1512 + 100) * 1000
    assert chips["value"] == by_code["854231000", "US"]["value"] + by_code["854232100", "US"]["value"]
    assert chips["base"] == (512 + 100) * 1000
    assert (chips["sign"], chips["streak"]) == (1, 12)
    assert (by_heading["8703", "CN"]["sign"], by_heading["8703", "CN"]["streak"]) == (-1, 12)
    assert (chips["high"], chips["compared"]) == (1, 24)


def test_facts_of_a_scanned_heading_are_traced_and_its_series_read(run: Run, detail: Path) -> None:
    own = ("--store", str(detail), "--json")
    answer = run("scan", "2025-12", "--partner", "each", "--level", "hs4", "--top", "1", *own)
    ((code, partner), found), *_ = series_of(answer)
    ids = [one["id"] for one in answer.json["facts"]]
    assert any(one.startswith("change(yoy):JP.export.") and f"HS:{code}" in one for one in ids)
    assert run("trace", ids[0], *own).json["agrees"] is True
    words = ("series", "--flow", "export", "--partner", partner, "--commodity", f"HS:{code}", "--period", "2025-12")
    assert [row["value"] for row in run(*words, *own).json["rows"]] == [found["value"]]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--level", "hs5"), "no level"),
        (("--flow", "transit"), "no flow"),
        (("--lang", "fr"), "no tables"),
        (("--level", "hs6"), "kuroji ingest"),
        (("--partner", "each"), "--level hs2"),
    ],
)
def test_what_cannot_be_scanned_is_refused_with_a_remedy(
    run: Run, tmp_path: Path, words: tuple[str, ...], named: str
) -> None:
    answer = run("scan", "2026-05", *words, "--store", str(tmp_path / "none"))
    assert answer.code
    assert named in answer.err


@pytest.mark.parametrize(("period", "level"), [("2025-12", "hs9"), ("2025-Q4", "hs4")])
def test_what_is_scanned_chapter_by_chapter_is_the_same(
    run: Run, detail: Path, monkeypatch: pytest.MonkeyPatch, period: str, level: str
) -> None:
    """A detail too large to be held at once is read some chapters at a time; the answer is that of one reading."""
    words = ("scan", period, "--partner", "each", "--store", str(detail), "--json", "--level", level)
    whole = run(*words).json
    monkeypatch.setattr(rolling_up, "ROWS_AT_ONCE", 20)
    assert run(*words).json == whole


def test_a_series_that_begins_within_a_year_begins_with_the_next_whole_one(run: Run) -> None:
    """Imports of insulated wire and cable are kept apart since January 2007, which lies in fiscal 2006."""
    found = dict(series_of(run("scan", "FY2025", "--flow", "import", "--top", "200", "--json")))
    wire = found["70304", "world"]
    assert wire["begins"] == "FY2007"
    assert wire["compared"] == 2025 - 2007 + 1


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "no detail of Japan is held in this store"),
        ("ja", "日本の詳細統計（9桁品目の国別表）は読み込まれていない"),
    ],
)
def test_a_level_of_which_nothing_is_loaded_says_what_to_load_in_the_language_asked(
    run: Run, lang: str, said: str
) -> None:
    answer = run("scan", "2025-12", "--level", "sitc2", "--lang", lang)
    assert answer.code
    assert said in answer.err
    assert "kuroji ingest" in answer.err
