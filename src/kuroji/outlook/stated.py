"""Stated figures: amounts that a publication prints, read as of an instant, with the grain of their last digit.

Grain: as printed, of JPY 0.0001 trillion to 1 trillion. Of the publications that state the
same cell the newest known at the instant counts; nothing stands in for what was not yet
published. Sources: data/<reporter>/{services,projections,targets,results}.csv, whose every
row names a publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

import msgspec

from kuroji.classifications.reporters import reporter
from kuroji.indicators.figure import Figure
from kuroji.model.errors import InputError, NotHeld, NotPublished
from kuroji.model.fact import Basis, Flag
from kuroji.model.period import Period, parse
from kuroji.outlook.embedded import known_from, publication, rows

_SCALES = {"": 0, "million": 6, "billion": 9, "trillion": 12}


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """One printed amount: `value` in whole currency units, `quantum` the size of its last digit.

    `cell` are the other columns of its row, by name; `known_at` is when its publication came out.
    """

    period: Period
    value: Decimal
    quantum: Decimal
    unit: str
    publication: str
    known_at: datetime
    inferred: bool
    cell: Mapping[str, str]


def stated(reporter_code: str, table: str, /, **wanted: str) -> tuple[Stated, ...]:
    """The rows of a table whose columns hold what is wanted, in the table's order.

    Raises InputError, naming the row, for a value, unit or period that is not understood.
    """
    found = []
    for number, row in enumerate(rows(reporter_code, table), 2):
        if all(row[column] == value for column, value in wanted.items()):
            found.append(_read(reporter_code, row, f"data/{reporter_code}/{table}.csv, line {number}"))
    return tuple(found)


def _read(code: str, row: Mapping[str, str], where: str) -> Stated:
    value, quantum, unit = amount(row["value"], row["unit"], where)
    if not row["period"]:
        raise InputError("the figure has no period", where=where, remedy="Write a year, as 2030, or FY2030.")
    name = row["publication"]
    return Stated(
        period=parse(row["period"], reporter(code).fiscal), value=value, quantum=quantum, unit=unit, publication=name,
        known_at=known_from(code, name), inferred=publication(code, name).basis != "stated", cell=row,
    )  # fmt: skip


def amount(text: str, unit: str, where: str) -> tuple[Decimal, Decimal, str]:
    """`-6.6506` in `JPY trillion` as value and grain in whole units, and the currency.

    Raises InputError for a number that is none, and for a unit that is not a currency with million, billion or trillion.
    """
    currency, _, scale = unit.strip().partition(" ")
    if len(currency) != 3 or not currency.isupper() or scale not in _SCALES:
        raise InputError(
            f"{unit!r} is not a unit of money", where=where,
            remedy="Write the currency and its scale: JPY trillion, JPY billion, JPY million or JPY.",
        )  # fmt: skip
    try:
        value = Decimal(text.replace(",", "").replace("−", "-"))
        grain = Decimal(1).scaleb(int(value.as_tuple().exponent))
    except (InvalidOperation, TypeError, ValueError):
        raise InputError(f"{text!r} is not an amount", where=where, remedy="Write digits, as -6.6506.") from None
    power = _SCALES[scale]
    return value.scaleb(power), grain.scaleb(power), currency


def newest(rows: Iterable[Stated], as_of: datetime, what: str) -> Stated:
    """The row whose publication is the newest known at the instant.

    Raises NotPublished where they all came later, NotHeld where there is none.
    """
    every = list(rows)
    if not every:
        raise NotHeld(f"{what} is not held", remedy="`kuroji outlook` shows what is held; give your own figures.")
    known = [row for row in every if row.known_at <= as_of]
    if not known:
        first = min(row.known_at for row in every)
        raise NotPublished(
            f"{what} was not yet published", where=f"{as_of:%Y-%m-%d}", remedy=f"It was stated on {first:%Y-%m-%d}."
        )
    return max(known, key=lambda row: row.known_at)


def figure_of(code: str, row: Stated, basis: Basis = Basis.PRINTED, **detail: object) -> Figure:
    """A stated amount as a figure; its grounds name the publication, its date, and what `detail` adds."""
    source = publication(code, row.publication)
    grounds: dict[str, object] = {
        **detail, "source": source.name("en"), "source_ja": source.name("ja"), "published": str(source.published),
        **({"address": source.address} if source.address else {}),
        **{name: row.cell[name] for name in ("note", "note_ja") if row.cell.get(name)},
    }  # fmt: skip
    return Figure(
        value=row.value, unit=row.unit, quantum=row.quantum, basis=basis, formula="as printed", inputs=(),
        flags=frozenset({Flag.INFERRED_DATE} if row.inferred else ()), detail=grounds,
    )  # fmt: skip
