"""Bilateral formulas: each compares prices of two periods, and knows what every item adds to the change.

A formula takes Links and gives ratios, (links,), where 1 is no change; its contributions,
(links, items), add to the ratio less 1. Ratios of averages give contributions at once;
geometric ones by the logarithmic mean of the ratio and 1 (Reinsdorf, Diewert and Ehemann
2002, Journal of Economic and Social Measurement 28); Fisher's is van IJzeren's (1987),
the one the United States accounts use: the basket is q0 + q1 / Q, Q being Fisher's
quantity index. Formulas as in the Export and Import Price Index Manual (IMF 2009),
chapters 16-18 and 20.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
import numpy as np

from kuroji.indicators.price_index.links import Links
from kuroji.indicators.price_index.log_mean import level_of_logs, log_mean
from kuroji.indicators.price_index.traded import Floats
from kuroji.model.errors import UsageError


class Formula(msgspec.Struct, frozen=True):
    """A way to compare two periods: `ratios` gives (links,), `contributions` (links, items) adding to ratios - 1.

    `weighted` formulas need quantities, the others prices alone.
    """

    name: str
    ratios: Callable[[Links], Floats]
    contributions: Callable[[Links], Floats]
    weighted: bool = True


def _basket(name: str, basket: Callable[[Links], Floats], *, weighted: bool = True) -> Formula:
    """The cost of one basket, (links, items), at current prices over its cost at base prices."""

    def ratios(x: Links) -> Floats:
        q = basket(x)
        return _total(x.p1 * q) / _total(x.p0 * q)

    def contributions(x: Links) -> Floats:
        q = basket(x)
        return (x.p1 - x.p0) * q / _total(x.p0 * q)[:, np.newaxis]

    return Formula(name, ratios, contributions, weighted)


def _geometric(name: str, weights: Callable[[Links], Floats], *, weighted: bool = True) -> Formula:
    """The weighted geometric mean of the price relatives; weights (links, items) add to 1 in each link."""

    def parts(x: Links) -> Floats:
        return weights(x) * np.log(x.relatives)

    def ratios(x: Links) -> Floats:
        return np.asarray(np.exp(_total(parts(x))), dtype=np.float64)

    def contributions(x: Links) -> Floats:
        logs = parts(x)
        return level_of_logs(_total(logs), logs)

    return Formula(name, ratios, contributions, weighted)


def lloyd_moulton(sigma: float) -> Formula:
    """The index that is exact for an elasticity of substitution `sigma`, not 1, with the shares of the base period."""
    if sigma == 1:
        raise UsageError("with an elasticity of 1 the formula is the geometric Laspeyres", remedy="Use geolaspeyres.")
    power = 1 - sigma

    def parts(x: Links) -> Floats:
        return _shares(x)[0] * (x.relatives**power - 1)

    def ratios(x: Links) -> Floats:
        return np.asarray((1 + _total(parts(x))) ** (1 / power), dtype=np.float64)

    def contributions(x: Links) -> Floats:
        # P - 1 = L(P, 1) ln P and P^power - 1 = L(P^power, 1) power ln P, so one is a multiple of the other.
        each, ratio = parts(x), ratios(x)
        scale = log_mean(ratio, 1.0) / (power * log_mean(ratio**power, 1.0))
        return each * scale[:, np.newaxis]

    return Formula(f"lloyd-moulton({sigma:g})", ratios, contributions)


def _total(table: Floats) -> Floats:
    return np.asarray(table.sum(axis=1), dtype=np.float64)


def _shares(x: Links) -> tuple[Floats, Floats]:
    v0, v1 = x.values
    return v0 / _total(v0)[:, np.newaxis], v1 / _total(v1)[:, np.newaxis]


def _equal(x: Links) -> Floats:
    used = x.matched.astype(np.float64)
    return used / _total(used)[:, np.newaxis]


def _sato_vartia_weights(x: Links) -> Floats:
    # L(0, 0) is 0: unmatched items keep no weight.
    s0, s1 = (np.where(x.matched, share, 1.0) for share in _shares(x))
    means = np.where(x.matched, log_mean(s1, s0), 0.0)
    return means / _total(means)[:, np.newaxis]


def _fisher_basket(x: Links) -> Floats:
    quantity = _total(x.p0 * x.q1) / _total(x.p0 * x.q0) * _total(x.p1 * x.q1) / _total(x.p1 * x.q0)
    return x.q0 + x.q1 / np.sqrt(quantity)[:, np.newaxis]


def _carli() -> Formula:
    return _basket("carli", lambda x: _equal(x) / x.p0, weighted=False)


_ALL = (
    _carli(),
    _basket("dutot", lambda x: x.matched.astype(np.float64), weighted=False),
    _geometric("jevons", _equal, weighted=False),
    _basket("laspeyres", lambda x: x.q0),
    _basket("paasche", lambda x: x.q1),
    _basket("fisher", _fisher_basket),
    _basket("walsh", lambda x: np.asarray(np.sqrt(x.q0 * x.q1))),
    _basket("marshall-edgeworth", lambda x: x.q0 + x.q1),
    _geometric("tornqvist", lambda x: (_shares(x)[0] + _shares(x)[1]) / 2),
    _geometric("geolaspeyres", lambda x: _shares(x)[0]),
    _geometric("geopaasche", lambda x: _shares(x)[1]),
    _geometric("sato-vartia", _sato_vartia_weights),
)
FORMULAS: Mapping[str, Formula] = {formula.name: formula for formula in _ALL}


def formula_named(name: str | Formula) -> Formula:
    """The formula of this name, or the one given. Raises UsageError that lists the names."""
    if isinstance(name, Formula):
        return name
    if name not in FORMULAS:
        raise UsageError(f"no index formula is called {name!r}", remedy=f"Known are {', '.join(FORMULAS)}.")
    return FORMULAS[name]
