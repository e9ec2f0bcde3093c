"""Withheld cells of the detail: how many of those that a series adds up have no number, by month."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from kuroji.model.detail import Kind
from kuroji.store.detail_reading import asked
from kuroji.store.reading import Selection

if TYPE_CHECKING:
    from kuroji.store.opening import Store


def withheld_by_month(store: Store, as_of: datetime, selection: Selection, reporter: str) -> Counter[int]:
    """The withheld values among the cells selected by month (ordinal), as known at `as_of`; months without any are left out.

    Of the world, where it has no table of its own, they are those of all countries.
    """
    found: Counter[int] = Counter()
    for each in asked(selection):
        wanted = msgspec.structs.replace(each, reporter=(reporter,))
        rows = store.detail(as_of, wanted)
        if rows is None and wanted.kind is Kind.WORLD:
            rows = store.detail(as_of, msgspec.structs.replace(wanted, kind=Kind.COUNTRY, partner=()))
        if rows is None:
            continue
        hidden = rows.filter(rows.value.isnull())
        told = store.arrow(hidden.group_by("end_month").aggregate(many=hidden.count()))
        found.update(dict(zip(told["end_month"].to_pylist(), told["many"].to_pylist(), strict=True)))
    return found
