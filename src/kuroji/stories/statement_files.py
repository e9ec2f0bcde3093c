"""Statements as plain values and as CSV: what was said of a figure when, in every answer of the same shape."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.statement import Statement
from kuroji.indicators.view import Subject
from kuroji.model.instant import iso
from kuroji.model.reporter import Reporter

COLUMNS = (
    "series", "period", "known_at", "known_basis", "stage", "release", "basis", "status", "value", "unit", "quantum",
    "vintage", "confirms", "revision", "revision_percent", "since_first", "since_first_percent", "change",
    "change_basis", "flags",
)  # fmt: skip


def name_of(subject: Subject, owner: Reporter = JAPAN) -> str:
    """The series in one word."""
    return f"{owner.code}.{subject.flow}.{subject.partner}.{subject.code}.{subject.measure}"


def plain_row(s: Statement, owner: Reporter = JAPAN) -> dict[str, object]:
    """A statement with plain values: amounts in whole units, instants in the reporter's zone, null for what is not."""
    plain: dict[str, object] = {
        "series": name_of(s.subject, owner), "period": str(s.period), "known_at": iso(s.known_at, owner),
        "stage": int(s.stage), "confirms": s.confirms if s.vintage is not None else None, "flags": list(s.flags),
    }  # fmt: skip
    return {name: plain[name] if name in plain else _plain(getattr(s, name)) for name in COLUMNS}


def _plain(value: object) -> object:
    """Decimals as numbers, at most 12 decimals long; words as they are."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() and value else float(round(value, 12))


def as_csv(found: Sequence[Statement], owner: Reporter = JAPAN) -> str:
    """The statements with their source in each row, so that a row that is copied away still says it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, (*COLUMNS, "source"), lineterminator="\n")
    writer.writeheader()
    for s in found:
        writer.writerow({**plain_row(s, owner), "flags": "; ".join(s.flags), "source": owner.attribution_en})
    return text.getvalue()
