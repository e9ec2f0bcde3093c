"""Splices: how a multilateral index is extended month by month without revising what was published.

All work on logarithms and are linear in them, so they extend the parts of the items as
well as the index. With a window of w periods, the first w figures are those of the first
window; then, for each further period t, the newest window (the last w periods, or an
expanding one) gives movements, and the splice says from where they are linked on:

movement   the period before, t - 1
window     the window's first period, t - w + 1, as the previous window has it now
half       the window's middle period, t - (w - 1) / 2 (rounded down), as the previous window has it
mean       the geometric mean over all periods shared with the previous window
wisp, hasp, mean_pub    the same three, linked on to the published figures instead
fbmw       a fixed base period, w - 1 being a cycle (13 months: each December); a moving window
fbew       the same with a window that expands from the base period; nothing is shown before it is known

Sources: Ivancic, Diewert and Fox (2011), movement; Krsinich (2016), window; de Haan (2015),
half; Diewert and Fox (2017), mean; Chessa (2016), fbew, and (2021), published variants;
Lamboray (2017), fbmw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from kuroji.indicators.price_index.traded import Floats
from kuroji.model.errors import UsageError

# Logs of a window that starts and stops at these periods, (periods, ...), 0 in its first.
Window = Callable[[int, int], Floats]

# Splice: from the window's length, the places in the newest window that are linked on.
PLACES: Mapping[str, Callable[[int], range]] = {
    "movement": lambda w: range(w - 2, w - 1),
    "window": lambda _: range(1),
    "half": lambda w: range((w - 1) // 2, (w - 1) // 2 + 1),
    "mean": lambda w: range(w - 1),
}
PUBLISHED: Mapping[str, str] = {"wisp": "window", "hasp": "half", "mean_pub": "mean"}
FIXED = ("fbew", "fbmw")
SPLICES = (*PLACES, *PUBLISHED, *FIXED)


def spliced(logs: Window, periods: int, window: int, splice: str) -> Floats:
    """The extended logs, (periods, ...); `logs` is called for each window once or twice.

    Raises UsageError for an unknown splice, or a window shorter than two periods or longer
    than the data.
    """
    if splice not in SPLICES:
        raise UsageError(f"no splice is called {splice!r}", remedy=f"Known are {', '.join(SPLICES)}.")
    if not 2 <= window <= periods:
        raise UsageError(
            f"a window of {window} periods does not fit {periods}", remedy=f"Take one from 2 to {periods} periods."
        )
    if splice in FIXED:
        return _on_fixed_base(logs, periods, window, moving=splice == "fbmw")
    return _rolling(logs, periods, window, splice)


def _rolling(logs: Window, periods: int, window: int, splice: str) -> Floats:
    newest = logs(0, window)
    published = [*newest]
    places = PLACES[PUBLISHED.get(splice, splice)](window)
    for t in range(window, periods):
        before, newest = newest, logs(t - window + 1, t + 1)
        # The newest window begins one period later, so its place j is the previous one's j + 1.
        linked = [
            (published[t - window + 1 + j] if splice in PUBLISHED else published[t - 1] - before[-1] + before[j + 1])
            + newest[-1]
            - newest[j]
            for j in places
        ]
        published.append(np.mean(linked, axis=0))
    return np.stack(published)


def _on_fixed_base(logs: Window, periods: int, window: int, *, moving: bool) -> Floats:
    cycle = window - 1
    published = [logs(0, 2)[0]]
    for t in range(1, periods):
        base = (t - 1) // cycle * cycle
        start = max(0, t - cycle) if moving else base
        newest = logs(start, t + 1)
        published.append(published[base] + newest[-1] - newest[base - start])
    return np.stack(published)
