"""News: how fast every fact of a month is computed and ranked, over the embedded figures.

There is no peer to run beside it; facts a second are given, and the share of reading the
view. The store is read anew each time, so nothing is remembered from one turn to the next.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.measuring import Row, shown, timed
from kuroji.indicators.view import View, view
from kuroji.model.period import month, month_ordinal
from kuroji.store.opening import open_store
from kuroji.stories.news import Ranked, ranked

MAY = month(month_ordinal(2026, 5))


def rows(*, small: bool) -> Iterator[Row]:
    """The facts of 2026-05, ranked."""
    store = open_store(None)
    views: list[View] = []
    found: list[list[Ranked]] = []
    reading, ranking = [], []
    for turn in range(4 if small else 8):
        seconds = timed(lambda: views.append(view(store, store.newest_known_at)))
        computing = timed(lambda: found.append(ranked(views[-1], MAY)))
        if turn:
            reading.append(seconds)
            ranking.append(computing)
    facts = len(found[0])
    rate = [facts / seconds for seconds in ranking]
    cells = views[0].panel.table.num_rows
    yield Row(f"read the view of {cells:,} cells", shown(reading), "")
    yield Row(f"compute and rank {facts:,} facts of 2026-05", shown(ranking), "")
    yield Row(
        "facts computed a second",
        f"{statistics.median(rate):,.0f} ({min(rate):,.0f}-{max(rate):,.0f})",
        "",
    )
