"""What mining earns and costs for each hash: hashprice, hashcost, break-even electricity, cost of a coin, payback.

Grain: one hash; money for a hash is quoted as USD/(PH/s)/day by the trade, and energy for a
hash as J/TH. Everything is proof of work with a reward for each block and a given coin
price: no hedging, no curtailment, no taxes, no finance. Hardware is written off evenly.

    hashprice            = reward / hashes per block x coin price
    hashcost             = efficiency x electricity price
    break-even price     = hashprice x (1 - pool fee) / efficiency
    cost of a coin       = hashes per block / reward x hashcost
    hardware for a hash  = hardware price / (lifetime x uptime)
    payback              = hardware price / ((hashprice x (1 - pool fee) - hashcost) x uptime)

A block takes difficulty x 2^32 hashes on average (Nakamoto 2008, section 4; Bitcoin Core,
src/pow.cpp), or hash rate / block rate where these are given.
"""

from __future__ import annotations

import msgspec

from kuroji.model.errors import Undefined, UsageError
from kuroji.outlook.mining.quantity import Quantity, quantity

HASHES_PER_DIFFICULTY = 2.0**32
WHOLE = 1.0


class Network(msgspec.Struct, frozen=True):
    """What a hash finds: the hashes a block takes (hashes/block), and what it pays in new coins and fees (coins/block)."""

    hashes_per_block: Quantity
    subsidy: Quantity
    fees: Quantity

    @property
    def reward(self) -> Quantity:
        """New coins and fees together, in coins a block."""
        return self.subsidy + self.fees


class Terms(msgspec.Struct, frozen=True):
    """What a miner pays and is paid: electricity (money/energy), coin price (money/coin), pool fee (0 to 1)."""

    electricity: Quantity
    coin_price: Quantity
    pool_fee: float = 0.0


class Machine(msgspec.Struct, frozen=True):
    """Hardware: energy for a hash, price for a hash rate, how long it is written off over, share of time it runs."""

    efficiency: Quantity
    price: Quantity
    lifetime: Quantity
    uptime: float = WHOLE


class Economics(msgspec.Struct, frozen=True):
    """The results, each a Quantity; the payback is None where electricity alone costs what a hash earns."""

    hashprice: Quantity
    hashcost: Quantity
    break_even: Quantity
    break_even_with_hardware: Quantity
    power_cost_of_coin: Quantity
    cost_of_coin: Quantity
    hardware_cost: Quantity
    margin: Quantity
    payback: Quantity | None


def network_of_difficulty(difficulty: float, subsidy: Quantity, fees: Quantity) -> Network:
    """The network of a difficulty (a number without unit). Raises UsageError unless it is positive."""
    if difficulty <= 0:
        raise UsageError(f"a difficulty of {difficulty:g} cannot be", remedy="Give the network's own, such as 1e14.")
    block = quantity("1 block", "block")
    hashes = quantity(f"{difficulty * HASHES_PER_DIFFICULTY!r} H", "hashes")
    return Network(hashes / block, subsidy, fees)


def network_of_hash_rate(hash_rate: Quantity, block_rate: Quantity, subsidy: Quantity, fees: Quantity) -> Network:
    """The network of a hash rate (hashes/time) that finds blocks at a rate (blocks/time)."""
    return Network(hash_rate / block_rate, subsidy, fees)


def hashprice(network: Network, coin_price: Quantity) -> Quantity:
    """What a hash earns, in money a hash."""
    return network.reward / network.hashes_per_block * coin_price


def hashcost(machine: Machine, electricity: Quantity) -> Quantity:
    """What the electricity for a hash costs, in money a hash."""
    return machine.efficiency * electricity


def hardware_cost(machine: Machine) -> Quantity:
    """What the hardware for a hash costs, written off evenly, in money a hash."""
    return (machine.price / machine.lifetime).scaled(1 / machine.uptime)


def power_cost_of_coin(network: Network, machine: Machine, electricity: Quantity) -> Quantity:
    """What the electricity for a coin costs, in money a coin."""
    return network.hashes_per_block / network.reward * hashcost(machine, electricity)


def economics(network: Network, terms: Terms, machine: Machine) -> Economics:
    """Everything at once. Raises UsageError for shares outside their range and for two currencies."""
    _must_be_share("the pool fee", terms.pool_fee, 0 <= terms.pool_fee < WHOLE, "0% or more and below 100%, such as 2%")
    _must_be_share(
        "the uptime", machine.uptime, 0.01 <= machine.uptime <= WHOLE, "at least 1% and at most 100%, such as 97%"
    )
    earned = hashprice(network, terms.coin_price).scaled(WHOLE - terms.pool_fee)
    power, capital = hashcost(machine, terms.electricity), hardware_cost(machine)
    margin = earned - power
    a_coin = network.hashes_per_block / network.reward
    return Economics(
        hashprice=hashprice(network, terms.coin_price),
        hashcost=power,
        break_even=earned / machine.efficiency,
        break_even_with_hardware=(earned - capital) / machine.efficiency,
        power_cost_of_coin=a_coin * power,
        cost_of_coin=(a_coin * (power + capital)).scaled(1 / (WHOLE - terms.pool_fee)),
        hardware_cost=capital,
        margin=margin,
        payback=payback(machine, margin) if margin.value > 0 else None,
    )


def payback(machine: Machine, margin: Quantity) -> Quantity:
    """How long hardware takes to earn its price at today's margin (money a hash). Raises Undefined without a margin.

    Difficulty, coin price and fees stay as they are for all that time: it is the shortest
    honest answer, and too short wherever difficulty rises.
    """
    if margin.value <= 0:
        raise Undefined(
            "electricity alone costs as much as a hash earns, so the hardware never pays",
            remedy="Ask for a lower electricity price, a better efficiency or a higher coin price.",
        )
    return (machine.price / margin).scaled(1 / machine.uptime)


def _must_be_share(what: str, share: float, possible: bool, right: str) -> None:
    if not possible:
        raise UsageError(f"{what} of {share:.0%} cannot be", remedy=f"Give a share of {right}.")
