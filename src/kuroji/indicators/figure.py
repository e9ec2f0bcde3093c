"""A figure on its way to being a Fact: exact, with grain, basis, flags and the inputs it was made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

import msgspec

from kuroji.model.fact import Basis, Flag
from kuroji.model.observation import SeriesKey, Statistic
from kuroji.model.panel import Cell
from kuroji.model.period import Period
from kuroji.model.rounding import round_to
from kuroji.model.stage import Stage

PERCENT_GRAIN = Decimal("0.1")


class Input(msgspec.Struct, frozen=True):
    """One published cell that a figure was made of."""

    role: str
    series: str
    period: str
    value: Decimal | None
    unit: str
    release: str
    stage: Stage
    known_at: datetime
    known_basis: str
    backfilled: bool


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """An exact value in `unit` with the `quantum` it is to be rounded to; see Fact for the other fields.

    `stages` are the stages of the inputs; `formula` says in symbols how the value was made.
    """

    value: Decimal
    unit: str
    quantum: Decimal
    basis: Basis
    formula: str
    inputs: tuple[Input, ...]
    flags: frozenset[str] = frozenset()
    base: Period | None = None
    detail: dict[str, object] = {}

    @property
    def rounded(self) -> Decimal:
        """The value rounded half away from zero to its quantum."""
        return round_to(self.value, self.quantum)

    @property
    def releases(self) -> tuple[str, ...]:
        """The releases of the inputs, each once, in the order of use; an input that is a sum may name several."""
        return tuple(dict.fromkeys(name for i in self.inputs for name in i.release.split()))

    @property
    def trusted(self) -> bool:
        """Whether the figure was held as of its instant: neither backfilled nor a sum of mixed vintages."""
        return not self.flags & {Flag.BACKFILLED, Flag.MIXED_VINTAGES}


def input_of(role: str, key: SeriesKey, period: Period, cell: Cell) -> Input:
    """The cell of a series and period as an input of a figure, in the part `role`."""
    return Input(
        role, name(key), str(period), cell.value, key.unit, cell.release, cell.stage, cell.known_at,
        cell.known_basis, cell.backfilled,
    )  # fmt: skip


def name(key: SeriesKey) -> str:
    """A series as messages and traces write it: JP.export.world.total.value."""
    commodity = f"{key.classification}:{key.commodity}" if key.classification else key.commodity
    statistic = "" if key.statistic == Statistic.LEVEL else f" ({key.statistic})"
    return f"{key.reporter}.{key.flow}.{key.partner}.{commodity}.{key.measure}{statistic}"


def flags_of(figures: Iterable[Figure]) -> frozenset[str]:
    """The flags of all the figures together."""
    return frozenset().union(*(f.flags for f in figures))


def inputs_of(figures: Iterable[Figure]) -> tuple[Input, ...]:
    """The inputs of all the figures together, each once."""
    return tuple(dict.fromkeys(i for f in figures for i in f.inputs))


def cell_flags(cell: Cell) -> frozenset[str]:
    """What must be said of one cell's vintage."""
    flags = set()
    if cell.backfilled:
        flags.add(Flag.BACKFILLED)
    if cell.known_basis == "inferred":
        flags.add(Flag.INFERRED_DATE)
    return frozenset(flags)
