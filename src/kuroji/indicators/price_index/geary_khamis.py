"""Geary-Khamis: the index is the value over the quantities at reference prices; these are mean deflated prices.

I_t = sum p q / sum b q, and b of an item is its value over all periods, each deflated by I,
over its quantity in all periods. Sources: Geary (1958), Khamis (1972); for time series
Diewert and Fox (2017). Eliminating b leaves one linear equation a period for 1 / I, with
an exact solution up to scale; `iterative` solves it by turns as Geary-Khamis is usually
described and must end at the same point. Published figures: IndexNumR.

What an item adds to I_t - 1 is (p - b) q / sum b q in t, less the same in the first
period: exact, new and vanishing items included.
"""

from __future__ import annotations

import numpy as np

from kuroji.indicators.price_index.log_mean import logs_of_level
from kuroji.indicators.price_index.solution import Solution, connected
from kuroji.indicators.price_index.traded import Floats, Traded
from kuroji.model.errors import Undefined, UsageError

CLOSE = 1e-14
MOST = 10_000


def geary_khamis(data: Traded, way: str = "linear", *, close: float = CLOSE, most: int = MOST) -> Solution:
    """Solve a window, `way` linear or iterative (until no 1 / I changes by more than `close`, in `most` turns).

    Raises Undefined when periods share no items even over others, or when the turns do not settle.
    """
    if way not in {"linear", "iterative"}:
        raise UsageError(f"Geary-Khamis is not solved by {way!r}", remedy="Ways are linear and iterative.")
    connected(data, "Geary-Khamis")
    quantity = data.quantities.sum(axis=0)
    used = np.where(quantity > 0, quantity, 1.0)
    values = data.values
    # x = system @ x for x = 1 / I: row t values the quantities of t at mean deflated prices.
    system = (data.quantities / used) @ values.T / values.sum(axis=1)[:, np.newaxis]
    if way == "linear":
        iterations, x = 0, _direct(system)
    else:
        iterations, x = _by_turns(system, close, most)
    references = (values * x[:, np.newaxis]).sum(axis=0) / used
    return Solution(
        logs=np.asarray(-np.log(x)),
        references=np.where(quantity > 0, references, np.nan),
        single=data.traded.sum(axis=0) == 1,
        iterations=iterations,
        residual=float(np.abs(system @ x / x - 1).max()),
    )


def geary_khamis_parts(data: Traded) -> Floats:
    """What each item adds to ln I_t, (periods, items)."""
    found = geary_khamis(data)
    references = np.where(np.isnan(found.references), 0.0, found.references)
    constant = (references * data.quantities).sum(axis=1)[:, np.newaxis]
    parts = (data.prices - references) * data.quantities / constant
    return logs_of_level(np.asarray(np.exp(found.logs)), parts - parts[0])


def _direct(system: Floats) -> Floats:
    """The fixed vector of `system`, 1 in the first place."""
    x = np.ones(len(system))
    equations = np.eye(len(system)) - system
    x[1:] = np.linalg.solve(equations[1:, 1:], -equations[1:, 0])
    return x


def _by_turns(system: Floats, close: float, most: int) -> tuple[int, Floats]:
    x = np.ones(len(system))
    for turn in range(1, most + 1):
        then, x = x, system @ x
        x = x / x[0]
        if np.abs(x / then - 1).max() <= close:
            return turn, x
    raise Undefined(
        f"Geary-Khamis has not settled after {most} turns",
        where=f"the last turn still moved an index by {np.abs(x / then - 1).max():.1e} of itself",
        remedy="Solve it the linear way.",
    )
