"""Statements: what was said of one figure at one instant, numbered and compared with those before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
import pyarrow as pa

from kuroji.indicators.figure import Figure
from kuroji.indicators.view import Subject
from kuroji.model.fact import Basis, Fact
from kuroji.model.observation import Statistic, Status
from kuroji.model.period import Period
from kuroji.model.rounding import decimal_of, ratio
from kuroji.model.stage import Stage
from kuroji.model.vintage import MOST_RELEASES, order_number
from kuroji.store.schema import ORDERED
from kuroji.store.settling import numbered


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One statement of a figure, in the order in which they became known.

    `value` is None where only a change was printed, or no number; `vintage` counts the
    figures from 1 and is None where there is no level; `confirms` tells that the figure
    before is repeated. `revision` is the difference to the vintage before, `since_first`
    that to the first, in `unit`; their percentages are of the size of what is compared
    with. `change` is in percent on the year and `change_basis` says whether it was printed.
    `order` is its place in the total order; `fact` the figure of a new vintage as a Fact.
    """

    subject: Subject
    period: Period
    known_at: datetime
    known_basis: str
    stage: Stage
    release: str
    value: Decimal | None
    unit: str
    quantum: Decimal
    status: str
    basis: Basis
    order: int
    flags: tuple[str, ...] = ()
    vintage: int | None = None
    confirms: bool = False
    revision: Decimal | None = None
    revision_percent: Decimal | None = None
    since_first: Decimal | None = None
    since_first_percent: Decimal | None = None
    change: Decimal | None = None
    change_basis: Basis | None = None
    fact: Fact | None = None


def from_row(subject: Subject, period: Period, row: Mapping[str, Any]) -> Statement:
    """A row of the store (schema ORDERED) as a statement; of a change, `value` is the percentage."""
    return Statement(
        subject=subject, period=period, known_at=row["known_at"], known_basis=row["known_basis"],
        stage=Stage(row["stage"]), release=row["release"],
        value=None if row["value"] is None else decimal_of(row["value"]), unit=row["unit"],
        quantum=decimal_of(row["quantum"]), status=row["status"], basis=Basis.PRINTED, order=row["order"],
        vintage=row["vintage"], confirms=row["confirms"],
    )  # fmt: skip


def computed(subject: Subject, period: Period, figure: Figure, instant: datetime) -> Statement:
    """A computed figure as a statement, placed after all that was printed at the same instant."""
    newest = [i for i in figure.inputs if i.known_at == instant] or figure.inputs
    return Statement(
        subject=subject, period=period, known_at=instant,
        known_basis="inferred" if any(i.known_basis == "inferred" for i in newest) else "stated",
        stage=min(i.stage for i in figure.inputs), release=" ".join(dict.fromkeys(i.release for i in newest)),
        value=figure.value, unit=figure.unit, quantum=figure.quantum, status=str(Status.NORMAL),
        basis=figure.basis, order=order_number(instant, Stage.FIXED + 1, MOST_RELEASES - 1),
        flags=tuple(sorted(figure.flags)),
    )  # fmt: skip


def in_order(reporter: str, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of one subject and period in the total order, numbered by the store's own walk.

    A unit of its own is a cell of its own: a quantity published in two units has two chains.
    """
    rows = [_as_observation(reporter, s) for s in statements]
    plain = pa.schema([(f.name, f.type.value_type if pa.types.is_dictionary(f.type) else f.type) for f in ORDERED])
    table = pa.Table.from_pylist(rows, schema=plain).cast(ORDERED)
    walked = numbered(table.append_column("place", pa.array(range(len(rows)))))
    found = [
        msgspec.structs.replace(statements[w["place"]], vintage=w["vintage"], confirms=w["confirms"])
        for w in walked.select(["place", "vintage", "confirms"]).to_pylist()
    ]
    return sorted(found, key=lambda s: s.order)


def _as_observation(reporter: str, s: Statement) -> dict[str, object]:
    return {
        "reporter": reporter, "flow": str(s.subject.flow), "partner": s.subject.partner,
        "classification": s.subject.classification, "commodity": s.subject.commodity,
        "measure": str(s.subject.measure), "statistic": str(Statistic.LEVEL), "unit": s.unit,
        "frequency": str(s.period.frequency), "period": str(s.period), "end_month": s.period.end,
        "value": None if s.value is None else float(s.value), "quantum": float(s.quantum), "status": s.status,
        "stage": int(s.stage), "known_at": s.known_at, "known_basis": s.known_basis, "release": s.release,
        "order": s.order,
    }  # fmt: skip


def compared(statements: Iterable[Statement]) -> list[Statement]:
    """The statements with what each vintage changed against the one before and against the first, unit by unit."""
    found: list[Statement] = []
    before: dict[str, list[Decimal]] = {}
    for s in statements:
        vintages = before.setdefault(s.unit, [])
        if not s.confirms and s.value is not None:
            vintages.append(s.value)
            if len(vintages) > 1:
                s = _against(s, s.value, vintages[-2], vintages[0])
        found.append(s)
    return found


def _against(s: Statement, value: Decimal, before: Decimal, first: Decimal) -> Statement:
    return msgspec.structs.replace(
        s, revision=value - before, revision_percent=_in_size(value - before, before),
        since_first=value - first, since_first_percent=_in_size(value - first, first),
    )  # fmt: skip


def _in_size(difference: Decimal, base: Decimal) -> Decimal | None:
    """A difference in percent of the size of the base; None on a base of zero."""
    return ratio(difference, abs(base)) * 100 if base else None


def with_printed(levels: Sequence[Statement], changes: Sequence[Statement]) -> list[Statement]:
    """The statements with the changes printed beside them; a change printed alone is a statement of its own."""
    stated = {(c.known_at, c.release): c for c in changes}
    found = []
    for s in levels:
        beside = stated.pop((s.known_at, s.release), None)
        if beside is not None:
            s = msgspec.structs.replace(s, change=beside.value, change_basis=Basis.PRINTED)
        found.append(s)
    alone = [
        msgspec.structs.replace(c, value=None, vintage=None, confirms=False, change=c.value, change_basis=Basis.PRINTED)
        for c in stated.values()
    ]
    return sorted([*found, *alone], key=lambda s: s.order)
