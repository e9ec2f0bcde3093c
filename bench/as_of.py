"""As-of reading: the store's expression over a cube of 20 million observations, a tenth revised, against hand SQL.

Three peers, all on files of the same store and in the same engine:

- the settled files, with the filter `known_at <= t < until` written by hand: what is left
  is what the expression layer costs (budget: 20 %);
- the release files, with `QUALIFY row_number() OVER (... ORDER BY "order" DESC) = 1`, and
- the release files, with `arg_max` over a struct, so that a newer withheld value wins: how
  as-of reading is written where nothing is settled (budget: 1.2 times).

Before anything is timed, all of them must give the same rows and sums. `Store.panel` also
sorts, encodes texts as numbers and finds the series; that is measured apart, against hand SQL
that only fetches the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

import pyarrow as pa

from bench import generated_store
from bench.measuring import Row, compared, in_turn
from kuroji.model.observation import CELL_COLUMNS
from kuroji.store import reading
from kuroji.store.opening import Store
from kuroji.store.reading import VIEW_COLUMNS, Selection

AS_OF = datetime(2010, 6, 30, 14, 59, 59, tzinfo=UTC)
LAYER, HAND = 1.2, 1.2
INSTANT = f"TIMESTAMPTZ '{AS_OF.isoformat()}'"
SUMS = "end_month, count(*) AS cells, count(value) AS numbers, sum(value) AS total"
COUNTRY = Selection(flow=("export",), partner=("CN",))


def rows(*, small: bool) -> Iterator[Row]:
    """As of a day in 2010, and the latest: sums by month, whole rows, one country, one series."""
    store = generated_store.built(generated_store.SMALL if small else generated_store.LARGE)
    with_files = Files(store)
    with_files.check()
    for part in (sums, whole_rows, latest, parts):
        yield from part(with_files, 1 if small else 2)


class Files:
    """The files of a store, opened in one connection, and the ways to ask them."""

    def __init__(self, store: Store) -> None:
        import ibis

        self.store = store
        self.ibis = ibis.duckdb.connect()
        self.ibis.raw_sql("SET TimeZone = 'UTC'")
        self.engine = self.ibis.con
        self.due = store.last_due_month(AS_OF)
        names = (store.own.current, store.own.superseded)
        self.current, self.superseded = (str(store.folder / name) for name in names)  # type: ignore[operator]
        self.releases = str(store.folder / "releases" / "*.parquet")  # type: ignore[operator]
        self.settled = f"read_parquet(['{self.current}', '{self.superseded}'])"

    def expression(self, selection: Selection = Selection()) -> Any:  # noqa: B008 - frozen
        """The store's own expression, built anew as each reading does; files are opened once, as the store does."""
        return reading.visible(
            reading.selected(self._opened(self.current, self.superseded), selection), AS_OF, self.due
        )

    def newest(self) -> Any:
        """The store's expression of the latest view."""
        return reading.visible(self._opened(self.current), None, self.due)

    @cache  # noqa: B019 - lives as long as the run
    def _opened(self, *files: str) -> Any:
        return self.ibis.read_parquet(list(files))

    def arrow(self, expression: Any) -> pa.Table:
        """The rows of an expression."""
        return self.sql(str(self.ibis.compile(expression)))

    def sql(self, text: str) -> pa.Table:
        """The rows of a query."""
        return self.engine.execute(text).to_arrow_table()

    def by_hand(self, columns: str, where: str = "true") -> str:
        """The as-of filter on the settled files as one would write it."""
        return (
            f"SELECT {columns}, known_at > {INSTANT} AS backfilled FROM {self.settled} WHERE {where}"
            f" AND ((known_at <= {INSTANT} AND (until IS NULL OR until > {INSTANT})) OR (opens AND known_at > {INSTANT}"
            f" AND end_month <= {self.due} AND frequency NOT IN ('D10', 'D20')))"
        )

    def by_qualify(self) -> str:
        """Sums by month over the newest observation of each cell, by a window."""
        newest = f'row_number() OVER (PARTITION BY {", ".join(CELL_COLUMNS)} ORDER BY "order" DESC) = 1'
        held = (
            f"SELECT end_month, value FROM read_parquet('{self.releases}') WHERE known_at <= {INSTANT} QUALIFY {newest}"
        )
        return f"SELECT {SUMS} FROM ({held}) GROUP BY end_month"

    def by_arg_max(self) -> str:
        """Sums by month over the newest observation of each cell, by aggregation."""
        newest = 'arg_max(struct_pack(value := value, end_month := end_month), "order")'
        held = f"SELECT unnest({newest}) FROM read_parquet('{self.releases}') WHERE known_at <= {INSTANT}"
        return f"SELECT {SUMS} FROM ({held} GROUP BY {', '.join(CELL_COLUMNS)}) GROUP BY end_month"

    def summed(self, view: Any) -> Any:
        """An expression's sums by month."""
        return view.group_by("end_month").aggregate(
            cells=view.count(), numbers=view["value"].count(), total=view["value"].sum()
        )

    def check(self) -> None:
        """Every way gives the same cells, numbers and sums in every month, or AssertionError."""
        found = {
            "expression": self.arrow(self.summed(self.expression())),
            "filter by hand": self.sql(f"SELECT {SUMS} FROM ({self.by_hand('*')}) GROUP BY end_month"),
            "QUALIFY": self.sql(self.by_qualify()),
            "arg_max": self.sql(self.by_arg_max()),
        }
        first, *others = (sorted(map(tuple, (row.values() for row in table.to_pylist()))) for table in found.values())
        if any(other != first for other in others):
            raise AssertionError(f"the ways of reading do not agree: {list(found)}")


def sums(files: Files, turns: int) -> Iterator[Row]:
    """Sums by month of the whole cube: all rows are read, few come back."""
    ours = partial(_ours, files, lambda: files.summed(files.expression()))
    by_hand = f"SELECT {SUMS} FROM ({files.by_hand('end_month, value')}) GROUP BY end_month"
    cells = f"{sum(entry.rows for entry in files.store.own.entries) / 1e6:.0f} M observations"
    yield _row(f"sums by month as of 2010, {cells} / same filter by hand", ours, files, by_hand, 5 * turns, LAYER)
    yield _row("the same / QUALIFY over the releases", ours, files, files.by_qualify(), turns, HAND)
    yield _row("the same / arg_max over the releases", ours, files, files.by_arg_max(), turns, HAND)


def whole_rows(files: Files, turns: int) -> Iterator[Row]:
    """Every column of every cell as an Arrow table: what leaves the engine is what costs."""
    ours = partial(_ours, files, files.expression)
    count = files.sql(f"SELECT count(*) FROM ({files.by_hand('value')})")[0][0].as_py()
    what = f"all {len(VIEW_COLUMNS)} columns of {count / 1e6:.1f} M cells to Arrow / same filter by hand"
    yield _row(what, ours, files, files.by_hand(_columns()), turns, LAYER)


def latest(files: Files, turns: int) -> Iterator[Row]:
    """The latest view against a plain scan of the same columns."""
    ours = partial(_ours, files, lambda: files.summed(files.newest()))
    scan = f"SELECT {SUMS} FROM read_parquet('{files.current}') GROUP BY end_month"
    yield _row("sums by month, latest / plain scan", ours, files, scan, 5 * turns, LAYER)


def parts(files: Files, turns: int) -> Iterator[Row]:
    """What a page asks for: a country's rows, one series; as rows, and as the panel that indicators read."""
    store = files.store
    country = "flow = 'export' AND partner = 'CN'"
    code = files.sql(f"SELECT commodity FROM {files.settled} WHERE {country} LIMIT 1")[0][0].as_py()
    one = Selection(flow=("export",), partner=("CN",), commodity=(code,))
    for name, selection, where in (
        ("one country", COUNTRY, country),
        ("one series", one, f"{country} AND commodity = '{code}'"),
    ):
        by_hand = files.by_hand(_columns(), where)
        ours = partial(_ours, files, partial(files.expression, selection))
        yield _row(f"{name}, rows to Arrow / same filter by hand", ours, files, by_hand, 5 * turns, unit="ms")
        panel = partial(store.panel, AS_OF, selection)
        yield _row(f"{name}, `Store.panel` / rows to Arrow by hand", panel, files, by_hand, 5 * turns, unit="ms")


def _ours(files: Files, build: Callable[[], Any]) -> pa.Table:
    return files.arrow(build())


def _row(
    what: str,
    ours: Callable[[], object],
    files: Files,
    by_hand: str,
    turns: int,
    budget: float | None = None,
    unit: str = "s",
) -> Row:
    return compared(what, *in_turn(ours, lambda: files.sql(by_hand), turns), budget, unit)


def _columns() -> str:
    return ", ".join(column for column in VIEW_COLUMNS if column != "backfilled")
