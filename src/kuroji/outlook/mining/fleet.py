"""A fleet: machines already bought and machines still to be bought, and what dearer hardware changes for each.

A machine that is paid for keeps running while a hash earns more than its electricity: a rise
in hardware prices leaves its break-even price of electricity where it was. What rises is the
cost of the hashes of machines bought afterwards, and so the break-even of the fleet with
hardware written off, as fast as the fleet is renewed (evenly over the lifetime of its
machines). Dearer hardware does not move the coin price, the difficulty or the price of
electricity here; in a market it may.
"""

from __future__ import annotations

import msgspec

from kuroji.model.errors import UsageError
from kuroji.outlook.mining.costs import Economics, Machine, Network, Terms, economics, hardware_cost
from kuroji.outlook.mining.quantity import Quantity


class Kind(msgspec.Struct, frozen=True):
    """Machines of one kind in a fleet, by the hash rate they bring."""

    name: str
    hash_rate: Quantity
    machine: Machine


class Fleet(msgspec.Struct, frozen=True):
    """The kinds of machine of a fleet; at least one."""

    kinds: tuple[Kind, ...]

    def weights(self) -> tuple[float, ...]:
        """The share of each kind in the fleet's hash rate; they add to 1. Raises UsageError for a fleet of nothing."""
        total = sum(kind.hash_rate.value for kind in self.kinds)
        if not total > 0:
            raise UsageError("the fleet has no hash rate", remedy="List at least one machine with its hash rate.")
        return tuple(kind.hash_rate.value / total for kind in self.kinds)


class Renewal(msgspec.Struct, frozen=True):
    """The fleet when a share of its machines (0 to 1) was bought at the new price, `years` after the rise.

    `running` is the electricity price at which a hash earns its electricity alone, which the
    rise leaves alone; `break_even` and `cost_of_coin` carry hardware written off.
    """

    years: float
    renewed: float
    running: Quantity
    break_even: Quantity
    cost_of_coin: Quantity


def as_one(fleet: Fleet) -> Machine:
    """The fleet as one machine: energy and hardware for a hash averaged over its hash rate.

    Raises UsageError where the machines were paid for in different currencies.
    """
    weights = fleet.weights()
    first = fleet.kinds[0].machine
    efficiency = _mean([kind.machine.efficiency for kind in fleet.kinds], weights)
    capital = _mean([hardware_cost(kind.machine) for kind in fleet.kinds], weights)
    lifetime = _mean([kind.machine.lifetime for kind in fleet.kinds], weights)
    uptime = sum(kind.machine.uptime * weight for kind, weight in zip(fleet.kinds, weights, strict=True))
    if len(fleet.kinds) == 1:
        return first
    return Machine(efficiency, (capital * lifetime).scaled(uptime), lifetime, uptime)


def dearer(machine: Machine, rise: float) -> Machine:
    """The machine at a hardware price that rose by a share (0.1 is ten percent). Raises UsageError from -100% down."""
    if rise <= -1:
        raise UsageError(f"hardware cannot become cheaper by {-rise:.0%}", remedy="Give a change above -100%.")
    return msgspec.structs.replace(machine, price=machine.price.scaled(1 + rise))


def renewals(network: Network, terms: Terms, fleet: Fleet, rise: float) -> tuple[Renewal, ...]:
    """The fleet on the day of the rise, and each year after until all of it was bought at the new price."""
    whole = as_one(fleet)
    lifetime = whole.lifetime.to("years")
    years = [float(year) for year in range(int(lifetime) + 1)]
    if years[-1] < lifetime:
        years.append(lifetime)
    return tuple(_renewed(network, terms, whole, rise, year, year / lifetime) for year in years)


def _renewed(network: Network, terms: Terms, whole: Machine, rise: float, years: float, share: float) -> Renewal:
    found: Economics = economics(network, terms, dearer(whole, rise * share))
    return Renewal(years, share, found.break_even, found.break_even_with_hardware, found.cost_of_coin)


def _mean(of: list[Quantity], weights: tuple[float, ...]) -> Quantity:
    parts = [quantity.scaled(weight) for quantity, weight in zip(of, weights, strict=True)]
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total
