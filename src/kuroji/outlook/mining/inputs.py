"""The inputs of mining economics: each a quantity with its unit and where it comes from, none of them hidden."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

from kuroji.model.errors import UsageError
from kuroji.outlook.mining.costs import (
    Economics,
    Machine,
    Network,
    Terms,
    economics,
    network_of_difficulty,
    network_of_hash_rate,
)
from kuroji.outlook.mining.quantity import Quantity, quantity

FILE = "worked_example.toml"
# What each input is; its option on the command line has the same name.
KIND_OF = {
    "hash_rate": "hash rate", "block_rate": "block rate", "subsidy": "reward", "fees": "reward",
    "efficiency": "efficiency", "electricity": "electricity price", "coin_price": "coin price", "pool_fee": "share",
    "hardware_price": "hardware price", "lifetime": "lifetime", "uptime": "share", "hardware_rise": "share",
}  # fmt: skip
GIVEN_EN, GIVEN_JA = "given", "入力値"


class Given(msgspec.Struct, frozen=True):
    """An input as written, with its source in both languages."""

    value: str
    source_en: str = GIVEN_EN
    source_ja: str = GIVEN_JA

    def source(self, language: str) -> str:
        """Where it comes from, in a language."""
        return self.source_ja if language == "ja" else self.source_en


class Inputs(msgspec.Struct, frozen=True):
    """Every input by name; `difficulty` (a number without unit) stands for hash rate and block rate where it is given.

    `published` is a figure printed elsewhere that is to be checked; empty for none.
    """

    given: Mapping[str, Given]
    difficulty: float | None = None
    published: Given | None = None

    def quantity(self, name: str) -> Quantity:
        """An input as a quantity. Raises UsageError, naming the option, for a wrong unit."""
        try:
            return quantity(self.given[name].value, KIND_OF[name])
        except UsageError as error:
            raise UsageError(error.what, where=f"--{name.replace('_', '-')}", remedy=error.remedy) from error

    def share(self, name: str) -> float:
        """An input that is a share, from 0 to 1."""
        return self.quantity(name).value

    @property
    def network(self) -> Network:
        """The network, by difficulty where it is given, else by hash rate and block rate."""
        subsidy, fees = self.quantity("subsidy"), self.quantity("fees")
        if self.difficulty is not None:
            return network_of_difficulty(self.difficulty, subsidy, fees)
        return network_of_hash_rate(self.quantity("hash_rate"), self.quantity("block_rate"), subsidy, fees)

    @property
    def terms(self) -> Terms:
        """What is paid and earned."""
        return Terms(self.quantity("electricity"), self.quantity("coin_price"), self.share("pool_fee"))

    @property
    def machine(self) -> Machine:
        """The hardware."""
        return Machine(
            self.quantity("efficiency"),
            self.quantity("hardware_price"),
            self.quantity("lifetime"),
            self.share("uptime"),
        )

    @property
    def result(self) -> Economics:
        """Everything computed from them."""
        return economics(self.network, self.terms, self.machine)

    @property
    def is_example(self) -> bool:
        """Whether nothing was given in place of the worked example."""
        return self == worked_example()


@cache
def worked_example() -> Inputs:
    """The inputs of the worked example, with the figure published of them."""
    text = (resources.files(__package__) / FILE).read_text("utf-8")
    read = msgspec.toml.decode(text, type=dict[str, Given])
    return Inputs({name: read[name] for name in KIND_OF}, None, read["published"])


def with_given(values: Mapping[str, str], difficulty: float | None = None, published: str = "") -> Inputs:
    """The worked example with some inputs given instead; the published figure is dropped unless one is given.

    Raises UsageError for a hash rate and a difficulty at once, which say the same.
    """
    if difficulty is not None and "hash_rate" in values:
        raise UsageError("a difficulty and a hash rate say the same thing twice", remedy="Give one of them.")
    if not values and difficulty is None and not published:
        return worked_example()
    unknown = sorted(set(values) - set(KIND_OF))
    if unknown:
        raise UsageError(f"there is no input {unknown[0]!r}", remedy=f"Inputs: {', '.join(KIND_OF)}.")
    inputs = {**worked_example().given, **{name: Given(value) for name, value in values.items()}}
    found = Inputs(inputs, difficulty, Given(published) if published else None)
    for name in values:
        found.quantity(name)
    return found
