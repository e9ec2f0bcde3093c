"""The built store is what the committed text says: rebuilt from it, row for row.

Source: the text under src/kuroji/data/JP, read here with nothing but the csv module.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pytest

import kuroji
from kuroji.model.observation import KEY_COLUMNS
from kuroji.refresh.building import build_data
from kuroji.store.opening import Store, embedded_folder, open_store

TEXT = Path(kuroji.__file__).parent / "data" / "JP"
ORDER = [(name, "ascending") for name in (*KEY_COLUMNS, "frequency", "period", "order")]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("rebuilt") / "store"
    build_data(TEXT, folder)
    return Store(folder, None, first_sequence=0)


def rows(store: Store) -> pa.Table:
    said = store.said()
    plain = {
        n: said[n].cast(pa.string()) if pa.types.is_dictionary(said[n].type) else said[n] for n in said.column_names
    }
    return pa.table(plain).sort_by(ORDER)


def test_the_built_store_is_the_rebuilt_one(rebuilt: Store) -> None:
    built = open_store(None)
    assert rows(built).equals(rows(rebuilt))
    assert {i: r.sha256 for i, r in built.releases.items()} == {i: r.sha256 for i, r in rebuilt.releases.items()}


def test_every_printed_total_is_a_row(rebuilt: Store) -> None:
    said = rebuilt.said().to_pylist()
    levels = {
        (r["release"], r["flow"], r["period"]): r["value"]
        for r in said
        if r["partner"] == "world"
        and r["commodity"] == "total"
        and r["measure"] == "value"
        and r["statistic"] == "level"
    }
    with (TEXT / "press_totals.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            period = row["release"].split("/")[1]
            for flow, column in (("export", "exports"), ("import", "imports"), ("balance", "balance")):
                assert levels[row["release"], flow, period] == float(row[column]) * 1e6


def test_every_cell_of_the_long_series_is_a_row(rebuilt: Store) -> None:
    said = rebuilt.said().to_pylist()
    held = {
        (r["flow"], r["commodity"], r["period"]): r["value"]
        for r in said
        if r["release"].startswith("mof-series/d") and r["measure"] == "value"
    }
    for flow in ("export", "import"):
        with (TEXT / f"series_{flow}s_by_commodity.csv").open(encoding="utf-8", newline="") as file:
            cells = [r for r in csv.DictReader(file) if r["value"] not in ("", "0")]
        missing = [r for r in cells if held.get((flow, r["code"], r["month"])) != float(r["value"]) * 1000]
        assert missing == []
        assert len(cells) > 20_000


def test_a_row_of_no_release_is_refused(tmp_path: Path) -> None:
    """A table the list names but the folder lacks stops the build, and nothing is left behind."""
    from kuroji.model.errors import InputError

    (tmp_path / "JP").mkdir()
    (tmp_path / "JP" / "releases.csv").write_bytes((TEXT / "releases.csv").read_bytes())
    with pytest.raises(InputError, match="missing"):
        build_data(tmp_path / "JP", tmp_path / "store")
    assert not (tmp_path / "store").exists()
    assert embedded_folder().exists()
