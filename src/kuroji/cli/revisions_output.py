"""Statements and revisions as a table, CSV or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from kuroji.cli.answers import Table, deliver, show_json, show_tables
from kuroji.cli.numbers import amount, moment, percent, scale_of
from kuroji.indicators.statement import Statement
from kuroji.model.fact import Basis
from kuroji.model.observation import Flow
from kuroji.model.reporter import Reporter
from kuroji.model.stage import Stage
from kuroji.stories.fact_json import fact_object
from kuroji.stories.statement_files import as_csv, name_of, plain_row


def show(found: Sequence[Statement], form: str, out: Path | None, owner: Reporter) -> None:
    """The statements of some series in one of the formats table, csv, json."""
    match form:
        case "json":
            rows = [plain_row(s, owner) | {"fact": s.fact.id if s.fact else None} for s in found]
            facts = [fact_object(s.fact) for s in found if s.fact is not None]
            show_json({"revisions": rows, "source": owner.attribution_en, "facts": facts}, out)
        case "csv":
            deliver(as_csv(found, owner), out)
        case _:
            _show_tables(found, out, owner)


def _show_tables(found: Sequence[Statement], out: Path | None, owner: Reporter) -> None:
    """One table a series and period."""
    tables = []
    for (subject, period), group in groupby(found, key=lambda s: (s.subject, s.period)):
        statements = list(group)
        levels = [s.unit for s in statements if s.vintage is not None]
        scale, unit = scale_of(period, (levels or [statements[0].unit])[0], owner.currency)
        heads = ("known", "stage", f">{unit}", "", ">on year", ">revised by", ">%", ">since first", "release")
        rows = [_table_row(s, scale, owner) for s in statements]
        tables.append(Table(f"{name_of(subject, owner)} {period}", heads, rows))
    note = "* computed; a balance changes in percent of its size\n" + owner.attribution_en
    show_tables(tables, out, note)


def _value(s: Statement, scale: Decimal) -> str:
    """The level; where there is no number, why (withheld, ...), and nothing where only a change was printed."""
    if s.value is not None:
        return amount(s.value, s.quantum, scale)
    return "" if s.vintage is None else s.status.replace("_", " ")


def _verdict(s: Statement) -> str:
    """What a statement is: the first figure, a revision or a confirmation, and whether it was computed here."""
    if s.vintage is None:
        return "change only"
    word = "confirmed" if s.confirms else "first" if s.vintage == 1 else "revised"
    if s.basis is Basis.PRINTED:
        return word
    made = "exports - imports" if s.subject.flow == Flow.BALANCE else "sum of months"
    if s.subject.flow != Flow.BALANCE and not s.period.is_sum_of_months:
        made = "sum of codes"
    return f"{word}: {made}" + (f" ({', '.join(s.flags)})" if s.flags else "")


def _table_row(s: Statement, scale: Decimal, owner: Reporter) -> list[str]:
    mark = "" if s.known_basis == "stated" else " (inferred)"
    return [
        moment(s.known_at, owner) + mark, Stage(s.stage).of_flow(s.subject.flow), _value(s, scale),
        _verdict(s), percent(s.change) + ("*" if s.change_basis not in (None, Basis.PRINTED) else ""),
        amount(s.revision, s.quantum, scale, signed=True), percent(s.revision_percent, 2),
        amount(s.since_first, s.quantum, scale, signed=True), " ".join(s.release.split()[:1]),
    ]  # fmt: skip
