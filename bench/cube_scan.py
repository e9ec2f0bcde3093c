"""The news scan of every commodity by every country, against the usual pandas group-by over the same rows.

Both read the current rows of the store's Parquet files and find, for each series, the change on
the year, the run of rises or falls, and the rank of the newest month:

- scan: `kuroji.indicators.scanning`, reading included;
- pandas: `read_parquet`, `sort_values`, and a function applied to each group.

Each runs in a process of its own. The two must agree on every series, else there is no row.
"""

from __future__ import annotations

import math
import statistics
import sys
import time
from collections.abc import Iterator
from typing import Any

from bench.cube import built, chosen, store_folder
from bench.measuring import Child, Row, child, report, shown

BUDGET = 20.0
PERIOD = "2025-12"
# A function for each of a million series and more takes pandas hours.
WITH_PANDAS = ("10^6", "10^7")
TURNS = {"10^6": 5, "10^7": 3, "10^8": 1}


def rows(*, small: bool) -> Iterator[Row]:
    """For each size: the scan against pandas, its peak memory, and how it grows with the rows read."""
    done: dict[str, list[Child]] = {}
    for name in chosen(small=small):
        built(name)
        done[name] = [child("cube_scan", "scan", name) for _ in range(1 if small else TURNS[name])]
        if name in WITH_PANDAS:
            yield _faster(done[name], child("cube_scan", "pandas", name))
    yield Row(
        f"peak memory of the scan, MB, at {' / '.join(done)} cells",
        " / ".join(f"{max(one.peak for one in runs):.0f}" for runs in done.values()),
        "",
    )
    if len(done) > 1:
        yield _slope(done)


def _faster(ours: list[Child], peer: Child) -> Row:
    for one in ours:
        if one.result["sums"] != peer.result["sums"]:
            raise AssertionError(f"the scan and pandas do not agree: {one.result} {peer.result}")
    seconds = [one.seconds for one in ours]
    times = peer.seconds / statistics.median(seconds)
    return Row(
        f"scan of {peer.result['series']:,} series, {peer.result['rows']:,} cells, pandas group-by",
        shown(seconds), shown([peer.seconds]), f"{times:.0f} times as fast", f">= {BUDGET:g}", times >= BUDGET,
    )  # fmt: skip


def _slope(done: dict[str, list[Child]]) -> Row:
    first, last = next(iter(done)), list(done)[-1]
    seconds = {name: min(one.seconds for one in runs) for name, runs in done.items()}
    cells = {name: runs[0].result["rows"] for name, runs in done.items()}
    slope = math.log(seconds[last] / seconds[first]) / math.log(cells[last] / cells[first])
    rate = cells[last] / seconds[last]
    return Row("growth of the scan with cells (1: linear)", f"{rate / 1e6:.2f} million cells/s", "", f"{slope:.2f}")


def _scan(name: str) -> None:
    from kuroji.indicators.scanning.reading import Asked, months_of
    from kuroji.indicators.scanning.scanning import measured_in_turn
    from kuroji.indicators.view import view
    from kuroji.model.period import parse
    from kuroji.store.opening import Store
    from kuroji.store.reading import Selection

    held = Store(store_folder(name), None)
    period = parse(PERIOD)
    seen = view(held, held.newest_known_at, Selection(commodity=("000000000",)))
    asked = Asked("hs9", every_partner=True)
    start = time.perf_counter()
    series, found = measured_in_turn(months_of(held, seen, asked, period), period, None)
    seconds = time.perf_counter() - start
    traded = found.value > 0
    sums = [
        int(found.streak[traded].sum()),
        int(found.high[traded].sum()),
        round(float(found.difference[traded].sum())),
    ]
    report(seconds, {"series": len(found.value), "rows": series.rows, "sums": sums})


def _pandas(name: str) -> None:
    import numpy as np
    import pandas as pd  # noqa: TID251 - the peer

    from kuroji.model.period import parse
    from kuroji.store.opening import Store

    held = Store(store_folder(name), None)
    files = [
        str(store_folder(name) / one)
        for part in held.own.detail.parts
        if part.part.kind == "country"
        for one in part.current
    ]
    newest = parse(PERIOD).end

    def told(series: Any) -> Any:
        """The figures of one series by the month, with nil for months without trade."""
        months = series["end_month"].to_numpy()
        values = np.zeros(newest - months[0] + 1)
        values[months - months[0]] = series["value"].to_numpy()
        now = values[-1]
        signs = np.sign(values[12:] - values[:-12])
        run = 0
        if len(signs) and signs[-1]:
            breaks = np.flatnonzero(signs != signs[-1])
            run = len(signs) - (breaks[-1] + 1 if len(breaks) else 0)
        base = values[-13] if len(values) > 12 else 0.0
        return pd.Series({"now": now, "run": run, "rank": 1 + (values[:-1] > now).sum(), "difference": now - base})

    start = time.perf_counter()
    columns = ["flow", "commodity", "partner", "end_month", "value"]
    frame = pd.concat([pd.read_parquet(file, columns=[*columns, "until"]) for file in files])
    frame = frame[frame["until"].isna() & (frame["end_month"] <= newest) & frame["value"].notna()]
    for name_of in columns[:3]:
        frame[name_of] = frame[name_of].astype(str)
    frame = frame.sort_values(columns[:4])
    found = frame.groupby(columns[:3], sort=False)[["end_month", "value"]].apply(told)
    seconds = time.perf_counter() - start
    traded = found[found["now"] > 0]
    sums = [int(traded["run"].sum()), int(traded["rank"].sum()), round(float(traded["difference"].sum())) * 1000]
    report(seconds, {"series": len(found), "rows": len(frame), "sums": sums})


if __name__ == "__main__":
    way, size = sys.argv[1:]
    {"scan": _scan, "pandas": _pandas}[way](size)
