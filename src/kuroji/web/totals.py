"""The totals of several periods side by side: exports, imports and balance with their changes, each a Fact."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from kuroji.indicators.facts import fact_or_none
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, View
from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.model.rounding import round_to
from kuroji.stories.rendering.html_facts import machine
from kuroji.stories.rendering.labels import figure, sentence
from kuroji.web.addresses import address
from kuroji.web.slugs import slug
from kuroji.web.words.dates import named

# What a row shows, left to right.
COLUMNS = (
    ("value", "level", EXPORTS), ("change", "yoy", EXPORTS), ("value", "level", IMPORTS), ("change", "yoy", IMPORTS),
    ("balance", "exports-imports", BALANCE),
)  # fmt: skip


class Cell(msgspec.Struct, frozen=True):
    """A figure in a table: as written, as a program reads it, what it says, and where it is traced."""

    text: str
    value: str
    says: str
    path: str
    id: str


class Row(msgspec.Struct, frozen=True):
    """A period with its figures, and its story; a figure that is not held is None."""

    period: str
    label: str
    path: str
    cells: tuple[Cell | None, ...]


def rows(seen: View, periods: Sequence[Period], language: str) -> tuple[Row, ...]:
    """A row for each period, of what the view knows."""
    return tuple(_row(seen, period, language) for period in periods)


def _row(seen: View, period: Period, language: str) -> Row:
    facts = [fact_or_none(seen, *what, period) for what in COLUMNS]
    path = address("story", language, slug=slug(period))
    return Row(str(period), named(period, language), path, tuple(cell(f, language) if f else None for f in facts))


def cell(fact: Fact, language: str) -> Cell:
    """A fact as a cell; amounts are in the language's usual unit of a table."""
    return Cell(
        amount(Decimal(fact.exact), language) if fact.unit == "JPY" else figure(fact, language), machine(fact),
        sentence(fact, language), address("fact", language, id=fact.id), fact.id,
    )  # fmt: skip


def amount(yen: Decimal, language: str) -> str:
    """Yen in billions of yen with one decimal, in 億円 without, as tables of each language write them; the unit is left out."""
    power, grain = (8, "1") if language == "ja" else (9, "0.1")
    scaled = round_to(yen.scaleb(-power), Decimal(grain))
    return f"{scaled:,f}".replace("-", "▲" if language == "ja" else "−")
