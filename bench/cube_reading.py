"""Reading the detail: the store's expressions against SQL by hand on the same files and the same engine.

- as of: sums by month of what was known at an instant between two stages, against the filter
  `known_at <= t < until` written by hand over the same files;
- latest: the same sums of the current rows, against a plain scan of the current files.

Both sides must give the same sums before anything is timed. At 10^6 cells an answer takes tens of
milliseconds, of which building and compiling the expression is a good part: told, not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from bench.cube import built, chosen
from bench.measuring import Row, compared, in_turn
from kuroji.store import detail_reading
from kuroji.store.detail_reading import DetailSelection
from kuroji.store.opening import Store

AS_OF = datetime(2026, 10, 5, tzinfo=UTC)
BY_HAND, PLAIN = 1.2, 1.1
TURNS = {"10^6": 9, "10^7": 9, "10^8": 3}


def rows(*, small: bool) -> Iterator[Row]:
    """For each size: as of an instant, and latest, against their peers."""
    for name in chosen(small=small):
        store = Store(built(name), None)
        instant = f"TIMESTAMPTZ '{AS_OF.isoformat()}'"
        known = f"known_at <= {instant} AND (until IS NULL OR until > {instant})"
        for what, as_of, where, budget in (
            ("as of / filter by hand", AS_OF, f"WHERE {known}", BY_HAND),
            ("latest / plain scan", None, "", PLAIN),
        ):
            judged = None if name == "10^6" else budget
            yield _row(store, f"{name} cells, {what}", as_of, where, judged, 1 if small else TURNS[name])


def _row(store: Store, what: str, as_of: datetime | None, where: str, budget: float | None, turns: int) -> Row:
    import duckdb

    engine = duckdb.connect()
    engine.execute("SET TimeZone = 'UTC'")
    parts = detail_reading.parts_of(store.own.detail.parts, DetailSelection())
    names = [f"{store.folder}/{one}" for one in detail_reading.files_of(parts, newest=as_of is None)]
    sql = f"SELECT end_month, count(*) AS cells, sum(value) AS total FROM read_parquet({names}) {where} GROUP BY end_month"

    def by_hand() -> pa.Table:
        return engine.execute(sql).to_arrow_table()

    def ours() -> pa.Table:
        found: Any = store.detail(as_of, backfill=False)
        return store.arrow(found.group_by("end_month").aggregate(cells=found.count(), total=found.value.sum()))

    if _plain(ours()) != _plain(by_hand()):
        raise AssertionError(f"{what}: the sums do not agree")
    return compared(what, *in_turn(ours, by_hand, turns), budget, "ms")


def _plain(found: pa.Table) -> list[tuple[int, int, int]]:
    return sorted((row["end_month"], row["cells"], int(row["total"])) for row in found.to_pylist())
