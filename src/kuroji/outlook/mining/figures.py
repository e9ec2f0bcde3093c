"""Results of mining economics as figures: of the worked example for a trace, of a user's inputs for a story.

They are no trade statistics: their subject has no flow, and what they count is the coin.
Every input stands in the detail, so that each figure can be made again by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from kuroji.indicators.figure import Figure
from kuroji.indicators.registry import Family, Indicator
from kuroji.indicators.subjects import NO_FLOW
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import Undefined
from kuroji.model.fact import Basis, Flag
from kuroji.model.period import Period
from kuroji.outlook.mining.costs import Economics
from kuroji.outlook.mining.inputs import Inputs, with_given, worked_example
from kuroji.outlook.mining.quantity import Quantity

MINING = Subject(NO_FLOW, classification="COIN", commodity="BTC")
# Result -> how it is got, the unit it is told in, its grain, and its formula.
Result = tuple[Callable[[Inputs, Economics], Quantity | None], str, str, str]


def _power(inputs: Inputs, _: Economics) -> Quantity:
    """The power that the whole network draws at this efficiency."""
    network = inputs.network
    return network.hashes_per_block * inputs.quantity("block_rate") * inputs.machine.efficiency


def _spent(inputs: Inputs, found: Economics) -> Quantity:
    return _power(inputs, found) * inputs.terms.electricity


def _coins(inputs: Inputs, _: Economics) -> Quantity:
    return inputs.network.reward * inputs.quantity("block_rate")


RESULTS: Mapping[str, Result] = {
    "power of the network": (_power, "GW", "0.01", "hash rate x efficiency"),
    "energy of a day in terajoules": (_power, "TJ/day", "0.01", "hash rate x efficiency x 86,400 s"),
    "energy of a day in gigawatt-hours": (_power, "GWh/day", "0.01", "terajoules / 3.6"),
    "electricity of a day": (_spent, "{money}/day", "100", "energy x price"),
    "coins of a day": (_coins, "BTC/day", "0.01", "reward x blocks a day"),
    "electricity for a coin": (lambda _, e: e.power_cost_of_coin, "{money}/BTC", "1", "hashes per block / reward x hashcost"),
    "cost of a coin": (lambda _, e: e.cost_of_coin, "{money}/BTC", "1", "(hashcost + hardware) x hashes a coin / (1 - pool fee)"),
    "hashprice": (lambda _, e: e.hashprice, "{money}/(PH/s)/day", "0.01", "reward / hashes per block x coin price"),
    "hashcost": (lambda _, e: e.hashcost, "{money}/(PH/s)/day", "0.01", "efficiency x electricity price"),
    "hardware": (lambda _, e: e.hardware_cost, "{money}/(PH/s)/day", "0.01", "hardware price / (lifetime x uptime)"),
    "break-even electricity": (lambda _, e: e.break_even, "{money}/kWh", "0.001", "hashprice x (1 - pool fee) / efficiency"),
    "break-even electricity with hardware": (
        lambda _, e: e.break_even_with_hardware, "{money}/kWh", "0.001", "(hashprice x (1 - pool fee) - hardware) / efficiency"
    ),
    "payback": (lambda _, e: e.payback, "days", "1", "hardware price / (margin x uptime)"),
}  # fmt: skip


def figure(inputs: Inputs, name: str) -> Figure:
    """One result, with every input as its detail. Raises Undefined for the payback of hardware that never pays."""
    made, unit, grain, formula = RESULTS[name]
    value = made(inputs, inputs.result)
    if value is None:
        raise Undefined(
            "electricity alone costs as much as a hash earns, so the hardware never pays",
            remedy="Ask for a lower electricity price, a better efficiency or a higher coin price.",
        )
    told = unit.format(money=inputs.terms.coin_price.currency)
    return Figure(
        value=Decimal(f"{value.to(told):.10g}"), unit=told, quantum=Decimal(grain), basis=Basis.COMPUTED, formula=formula,
        inputs=(), flags=frozenset({Flag.ESTIMATE}), detail=detail(inputs),
    )  # fmt: skip


def detail(inputs: Inputs) -> dict[str, object]:
    """The inputs as written with their sources, by name."""
    written: dict[str, object] = {name: f"{given.value} ({given.source_en})" for name, given in inputs.given.items()}
    if inputs.difficulty is not None:
        written["difficulty"] = f"{inputs.difficulty:.10g}"
    if inputs.published is not None:
        written["published"] = inputs.published.value
    return written


def entries() -> dict[tuple[str, str], Indicator]:
    """The results of the worked example, for the registry of the outlook."""
    return {("mining", name): partial(_example, name=name) for name in RESULTS}


def method_of(inputs: Inputs, name: str) -> str:
    """The method of a result in an id: its name, and after it every input that is not that of the worked example."""
    example = worked_example()
    own = {n: g.value for n, g in inputs.given.items() if g.value != example.given[n].value}
    if inputs.difficulty is not None:
        own["difficulty"] = f"{inputs.difficulty!r}"
    # Brackets end a method; those of units are written as square ones.
    return "; ".join([name, *(f"{n}={value}" for n, value in own.items())]).translate(str.maketrans("()", "[]"))


def _example(_: View, __: Subject, ___: Period, *, name: str) -> Figure:
    return figure(worked_example(), name)


def _again(match: re.Match[str]) -> Indicator:
    """The result that an id names, from the inputs that it names."""
    given = dict(part.split("=", 1) for part in match["given"].translate(str.maketrans("[]", "()")).split("; "))
    difficulty = given.pop("difficulty", None)
    name = match["name"]

    def indicator(_: View, __: Subject, ___: Period) -> Figure:
        return figure(with_given(given, float(difficulty) if difficulty else None), name)

    return indicator


FAMILIES = (
    Family("mining", rf"(?P<name>{'|'.join(RESULTS)}); (?P<given>[a-z_]+=[^=;]+(?:; [a-z_]+=[^=;]+)*)", _again),
)
