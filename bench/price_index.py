"""Price indices over 9,000 items x 120 months, against the package PriceIndexCalc and against plain pandas.

PriceIndexCalc is no dependency: its rows are left out where it (with statsmodels and
scikit-learn, which it needs without saying so) is not installed; pandas comes with Ibis.
Prices are random walks, a sixth of the cells is missing. Both sides must give the same index
before anything is told. What takes the package very long at this size is compared on less:
GEKS over 25 months (it visits the pairs one by one), Geary-Khamis over 1,000 items (it
inverts a matrix of items x items).
"""

from __future__ import annotations

import importlib
import importlib.util
import statistics
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import numpy as np

from bench.measuring import Row, compared, in_turn, shown, timed
from kuroji.indicators.price_index.bilateral import chained
from kuroji.indicators.price_index.multilateral import multilateral, multilateral_contributions
from kuroji.indicators.price_index.traded import Floats

WINDOW = 25
NEEDED = ("PriceIndexCalc", "statsmodels", "sklearn")


def rows(*, small: bool) -> Iterator[Row]:
    """Chained Fisher against pandas and the package; GEKS-Fisher and Geary-Khamis against the package; the rest alone."""
    items, months = (500, 36) if small else (9_000, 120)
    prices, quantities = made(items, months)
    yield from _chained(prices, quantities)
    if all(importlib.util.find_spec(name) for name in NEEDED):
        yield from _package(prices, quantities, small=small)
    for method in ("geks-tornqvist", "wtpd", "gk"):
        seconds = [timed(lambda m=method: multilateral(prices, quantities, m)) for _ in range(3)]
        yield Row(f"{method} over {items:,} items x {months} months", shown(seconds, "ms"), "")
    seconds = [timed(lambda: multilateral(prices, quantities, "wtpd", window=25, splice="mean")) for _ in range(3)]
    yield Row(f"wtpd over {months - 24} windows of 25 months, mean splice", shown(seconds, "ms"), "")
    for method in ("geks-fisher", "wtpd"):
        seconds = [timed(lambda m=method: multilateral_contributions(prices, quantities, m))]
        yield Row(f"contributions of every item to {method}", shown(seconds, "ms"), "")


def made(items: int, months: int) -> tuple[Floats, Floats]:
    """Prices and quantities, (months, items), NaN where not traded; the same on every machine."""
    draw = np.random.default_rng(20261122)
    prices = np.exp(draw.normal(0.001, 0.05, (months, items)).cumsum(axis=0) + draw.normal(0, 2, items))
    quantities = np.exp(draw.normal(0, 0.5, (months, items)) + draw.normal(3, 2, items)) / prices**0.5
    gone = draw.random((months, items)) < 1 / 6
    return np.where(gone, np.nan, prices), np.where(gone, np.nan, quantities)


def _chained(prices: Floats, quantities: Floats) -> Iterator[Row]:
    frame = _frame(prices, quantities)
    yield _agreed(
        f"chained Fisher with contributions, {prices.size:,} cells / pandas, index only",
        lambda: chained(prices, quantities, "fisher").index,
        lambda: _pandas_fisher(frame),
        turns=3,
    )


def _package(prices: Floats, quantities: Floats, *, small: bool) -> Iterator[Row]:
    package: Any = importlib.import_module("PriceIndexCalc.pandas_modules.multilateral")
    helpers: Any = importlib.import_module("PriceIndexCalc.pandas_modules.helpers")
    months, items = prices.shape
    by_month = dict(list(_frame(prices, quantities).groupby("month")))
    yield _agreed(
        f"chained Fisher with contributions, {items:,} items x {months} months / PriceIndexCalc, index only",
        lambda: chained(prices, quantities, "fisher").index,
        lambda: _package_fisher(package, by_month),
        turns=2,
    )
    window, counts = prices[-WINDOW:], quantities[-WINDOW:]
    frame = _frame(window, counts)
    yield _agreed(
        f"GEKS-Fisher, {items:,} items x {WINDOW} months / PriceIndexCalc",
        lambda: multilateral(window, counts, "geks-fisher").index,
        lambda: package.geks(frame, bilateral_method="fisher").to_numpy(),
        turns=1,
    )
    few = 200 if small else 1_000
    some, numbers = prices[:, :few], quantities[:, :few]
    part = _frame(some, numbers)
    yield _agreed(
        f"Geary-Khamis, {few:,} items x {months} months / PriceIndexCalc",
        lambda: multilateral(some, numbers, "gk").index,
        lambda: np.array(package.geary_khamis(helpers._weights_calc(part.copy()))),
        turns=1,
    )


def _package_fisher(package: Any, by_month: dict[int, Any]) -> Floats:
    """The package's comparison of two months, chained: it offers no chain of its own."""
    months = sorted(by_month)
    links = [package.compute_bilateral(by_month, months, i - 1, i, "fisher")[2] for i in range(1, len(months))]
    return np.concatenate([[1.0], np.cumprod(links)])


def _agreed(what: str, ours: Callable[[], Floats], peer: Callable[[], Floats], turns: int) -> Row:
    """The row of a comparison; fails unless both give the same index. The call that checks also warms both."""
    np.testing.assert_allclose(ours(), peer(), rtol=1e-9)
    ours_seconds, peer_seconds = in_turn(ours, peer, turns)
    times = statistics.median(b / a for a, b in zip(ours_seconds, peer_seconds, strict=True))
    row = compared(what, ours_seconds, peer_seconds, unit="ms")
    return msgspec.structs.replace(row, ratio=f"1/{times:.0f}") if times >= 10 else row


def _frame(prices: Floats, quantities: Floats) -> Any:
    """The long table that both peers take: month, id, price, quantity."""
    pandas: Any = importlib.import_module("pandas")
    month, item = np.nonzero(~np.isnan(prices))
    return pandas.DataFrame(
        {
            "month": month,
            "id": np.char.add("item", item.astype(str)),
            "price": prices[month, item],
            "quantity": quantities[month, item],
        }
    )


def _pandas_fisher(frame: Any) -> Floats:
    """Chained Fisher as one writes it with pandas: join each month to the one before, multiply, group, accumulate."""
    before = frame.assign(month=frame["month"] + 1)
    pair = frame.merge(before, on=["month", "id"], suffixes=("", "_before"))
    costs = pair.assign(
        pq=pair["price"] * pair["quantity"],
        pq0=pair["price"] * pair["quantity_before"],
        p0q=pair["price_before"] * pair["quantity"],
        p0q0=pair["price_before"] * pair["quantity_before"],
    )
    sums = costs.groupby("month")[["pq", "pq0", "p0q", "p0q0"]].sum()
    link = ((sums["pq0"] / sums["p0q0"]) * (sums["pq"] / sums["p0q"])) ** 0.5
    return np.concatenate([[1.0], link.cumprod().to_numpy()])
