"""Multilateral indices over a window or the whole time, spliced where the window is shorter, with exact contributions.

The methods are listed in METHODS: geks-fisher, geks-tornqvist (the CCDI), geks-walsh,
geks-jevons, wtpd, gk, gk-iterative. Within a window each is transitive: no chain drift.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from kuroji.indicators.price_index.geary_khamis import geary_khamis, geary_khamis_parts
from kuroji.indicators.price_index.geks import PAIRS, coverage, geks_logs, geks_parts
from kuroji.indicators.price_index.log_mean import level_of_logs
from kuroji.indicators.price_index.solution import Solution
from kuroji.indicators.price_index.splice import spliced
from kuroji.indicators.price_index.time_product_dummy import time_product_dummy, time_product_dummy_parts
from kuroji.indicators.price_index.traded import Flags, Floats, Traded, traded
from kuroji.model.errors import UsageError


class Method(msgspec.Struct, frozen=True):
    """A multilateral method: `solve` gives a window's Solution, `parts` (periods, items) adding to its logs."""

    solve: Callable[[Traded], Solution]
    parts: Callable[[Traded], Floats]


class Multilateral(msgspec.Struct, frozen=True, eq=False):
    """An index series.

    `index` (periods,): 1 in the first. `window`, `splice`: how it was extended; `splice` is
    empty when one window covers all periods. `coverage` (periods, periods): the share of the
    value of the row's period in items also traded in the column's. `single` (items,): traded
    in one period only. `iterations`, `residual`: the most turns that a window took (0: solved
    directly), and the largest relative disagreement left.
    """

    method: str
    index: Floats
    window: int
    splice: str
    coverage: Floats
    single: Flags
    iterations: int
    residual: float


def multilateral(
    prices: ArrayLike, quantities: ArrayLike, method: str, *, window: int | None = None, splice: str = "mean"
) -> Multilateral:
    """The index of prices and quantities of shape (periods, items), over `window` periods at a time (None: all).

    Raises UsageError for an unknown method or splice or a window that does not fit,
    InputError and Undefined as `traded` says, Undefined when periods cannot be linked.
    """
    chosen, data = _named(method), traded(prices, quantities)
    length = data.periods if window is None else window
    iterations, residual = 0, 0.0

    def logs(start: int, stop: int) -> Floats:
        nonlocal iterations, residual
        found = chosen.solve(data.window(start, stop))
        iterations, residual = max(iterations, found.iterations), max(residual, found.residual)
        return found.logs

    index = np.exp(spliced(logs, data.periods, length, splice))
    return Multilateral(
        method=method,
        index=np.asarray(index),
        window=length,
        splice="" if length == data.periods and splice not in {"fbew", "fbmw"} else splice,
        coverage=coverage(data),
        single=data.traded.sum(axis=0) == 1,
        iterations=iterations,
        residual=residual,
    )


def multilateral_contributions(
    prices: ArrayLike, quantities: ArrayLike, method: str, *, window: int | None = None, splice: str = "mean"
) -> Floats:
    """What each item adds to index - 1, (periods, items); arguments and errors as for `multilateral`.

    Between two periods use `bilateral.contributions_to_change`.
    """
    chosen, data = _named(method), traded(prices, quantities)
    length = data.periods if window is None else window
    parts = spliced(lambda start, stop: chosen.parts(data.window(start, stop)), data.periods, length, splice)
    return level_of_logs(parts.sum(axis=1), parts)


def _geks(formula: str, data: Traded) -> Solution:
    return Solution(
        logs=geks_logs(data, formula), references=np.full(data.items, np.nan),
        single=data.traded.sum(axis=0) == 1, iterations=0, residual=0.0,
    )  # fmt: skip


def _geks_parts(formula: str, data: Traded) -> Floats:
    return geks_parts(data, formula)


METHODS: Mapping[str, Method] = {
    **{f"geks-{name}": Method(partial(_geks, name), partial(_geks_parts, name)) for name in PAIRS},
    "wtpd": Method(time_product_dummy, time_product_dummy_parts),
    "gk": Method(geary_khamis, geary_khamis_parts),
    "gk-iterative": Method(partial(geary_khamis, way="iterative"), geary_khamis_parts),
}


def _named(method: str) -> Method:
    if method not in METHODS:
        raise UsageError(f"no multilateral method is called {method!r}", remedy=f"Known are {', '.join(METHODS)}.")
    return METHODS[method]
