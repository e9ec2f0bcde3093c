"""The same reading on Spark with executors of their own (local-cluster) and on DuckDB: equal to the last yen.

DuckDB's answer is the reference. Files lie at another address than the manifest, as on object storage.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.estat_files import line, table

from kuroji.model.release import Release
from kuroji.refresh.ingesting import ingest
from kuroji.store.detail_reading import DetailSelection
from kuroji.store.engines import Spark
from kuroji.store.opening import Store
from kuroji.store.reading import Selection
from kuroji.store.rolling_up import rolled_up

pytestmark = [
    pytest.mark.slow,
    # PySpark 4.3 says of pandas 3 that it does not support all of it; what is used here does not touch pandas.
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
REVISED, FIXED = datetime(2026, 4, 1, 3, tzinfo=UTC), datetime(2026, 12, 1, 3, tzinfo=UTC)
BEFORE_FIXED = datetime(2026, 7, 1, tzinfo=UTC)
WHOLE_DETAIL = Selection(classification=("HS",))
# A figure that 32-bit numbers and floats of 24 bits would round, and by how much it was revised.
LARGE, REVISION = 9_007_199_254, 7


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Two workers with one executor each, in processes of their own."""
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: `make spark` installs it")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java 17 or later, and there is no `java` on the path")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        settings = {
            "spark.ui.enabled": "false", "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1",
            "spark.sql.shuffle.partitions": "2",
        }  # fmt: skip
        builder = sql.SparkSession.builder.master("local-cluster[2,1,1024]").appName("kuroji")
        for name, value in settings.items():
            builder = builder.config(name, value)
        made = builder.getOrCreate()
        made.sparkContext.setLogLevel("ERROR")
        yield made
        made.stop()


@pytest.fixture
def store(tmp_path: Path, row: Callable[..., Any], release: Callable[..., tuple[Release, pa.Table]]) -> Store:
    """Detail told twice, with a revision, a cell taken back and a pseudo-code; observations revised and withheld."""
    held = Store(tmp_path / "store", None)
    for captured, more in ((REVISED, 0), (FIXED, REVISION)):
        lines = [
            line("854231000", "304", {1: LARGE + more, 2: 5}),
            line("854231000", "105", {1: 3, 12: 4}),
            line("854232100", "105", {3: 11} if not more else {}),
            line("85XXXXXXA", "105", {1: 1}),
            line("870380900", "304", {2: 70}),
        ]
        ingest(held, [str(table(tmp_path / str(more) / "exports.csv", lines))], captured=captured)
    later = datetime(2026, 7, 16, 23, 50, tzinfo=UTC)
    held.append(
        [
            release("first", row(1e9), row(2e9, partner="US")),
            release("second", row(1e9 + 1, known_at=later), row(None, partner="US", status="withheld", known_at=later)),
        ]
    )
    return held


def told(found: pa.Table) -> list[dict[str, Any]]:
    """Rows as plain values, in the order in which they came."""
    return list(found.to_pylist())


def test_spark_reads_what_duckdb_reads(store: Store, session: Any, tmp_path: Path) -> None:
    elsewhere = tmp_path / "bucket"
    shutil.copytree(tmp_path / "store", elsewhere)
    local = tmp_path / "manifest-only"
    local.mkdir()
    shutil.copy(elsewhere / "manifest.json", local)
    spark = Spark(session, (str(local), elsewhere.as_uri()))
    cluster = Store(local, None, engine=spark)
    for as_of in (None, BEFORE_FIXED):
        for selection in (Selection(), WHOLE_DETAIL):
            here, there = (one.panel(as_of, selection).table for one in (store, cluster))
            assert told(here) == told(there)
            assert here.num_rows
        here, there = (_by_heading(one, as_of) for one in (store, cluster))
        assert told(here) == told(there)
    assert session.sparkContext.master.startswith("local-cluster")
    newest = {(one["commodity"], one["partner"], one["end_month"] % 12): one["value"] for one in told(there)}
    assert newest["8542", "US", 0] == LARGE * 1000


def _by_heading(store: Store, as_of: datetime | None) -> pa.Table:
    rows = store.detail(as_of, DetailSelection(flow=("export",)), backfill=False)
    assert rows is not None
    return store.arrow(rolled_up(rows, 4, by_partner=True))
