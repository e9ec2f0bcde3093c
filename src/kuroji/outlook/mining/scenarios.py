"""A small table of scenarios: one input changed at a time, and what that does to the results.

Only comparable changes stand side by side: hardware, electricity, coin price and difficulty
each a tenth, a quarter or a half dearer (or cheaper), and the next halving of the new coins in a block (fees stay).
"""

from __future__ import annotations

import msgspec

from kuroji.outlook.mining.costs import Economics, Machine, Network, Terms, economics
from kuroji.outlook.mining.fleet import dearer

BASE, HARDWARE, ELECTRICITY, COIN, DIFFICULTY, HALVING = (
    "base", "hardware price", "electricity price", "coin price", "difficulty", "halving"
)  # fmt: skip
HALF = -0.5


class Scenario(msgspec.Struct, frozen=True):
    """One input changed by a share (0.1 is ten percent), and the results."""

    name: str
    change: float
    result: Economics


SHOWN = (
    (BASE, 0.0), (HARDWARE, 0.1), (HARDWARE, 0.25), (HARDWARE, 0.5), (ELECTRICITY, 0.1), (ELECTRICITY, 0.25),
    (COIN, -0.1), (COIN, -0.25), (DIFFICULTY, 0.1), (DIFFICULTY, 0.25), (HALVING, HALF),
)  # fmt: skip


def scenarios(network: Network, terms: Terms, machine: Machine) -> tuple[Scenario, ...]:
    """Every scenario of the table, the unchanged one first."""
    return tuple(
        Scenario(name, change, economics(*changed(name, change, network, terms, machine))) for name, change in SHOWN
    )


def changed(
    name: str, change: float, network: Network, terms: Terms, machine: Machine
) -> tuple[Network, Terms, Machine]:
    """The inputs with one of them changed by a share; the others, and what they would do in turn, stay."""
    replace, factor = msgspec.structs.replace, 1 + change
    match name:
        case "hardware price":
            machine = dearer(machine, change)
        case "electricity price":
            terms = replace(terms, electricity=terms.electricity.scaled(factor))
        case "coin price":
            terms = replace(terms, coin_price=terms.coin_price.scaled(factor))
        case "difficulty":
            network = replace(network, hashes_per_block=network.hashes_per_block.scaled(factor))
        case "halving":
            network = replace(network, subsidy=network.subsidy.scaled(factor))
    return network, terms, machine
