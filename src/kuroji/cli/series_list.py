"""What is held: every series with its first and last period and its number of cells."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NamedTuple

from kuroji.cli.answers import Table, deliver, show_json, show_tables
from kuroji.indicators.series import Held, held
from kuroji.indicators.subjects import flow_of, measure_of
from kuroji.indicators.view import view
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.instant import FIRST, AsOf, iso
from kuroji.model.observation import KEY_COLUMNS, TOTAL, WORLD
from kuroji.model.reporter import Reporter
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

COLUMNS = (*KEY_COLUMNS, "frequency", "first", "last", "cells")


class Filters(NamedTuple):
    """The options of the command; those left at their defaults do not narrow the list."""

    flow: str | None
    partner: str
    commodity: str
    measure: str
    owner: Reporter


def show(store: Store, filters: Filters, as_of: AsOf, form: str, out: Path | None) -> None:
    """The held series as table, CSV or JSON. Raises NotHeld when there is none, UsageError for another format."""
    if as_of == FIRST:
        raise UsageError("a list of what is held has no first vintage", remedy="Leave --as-of out, or give a date.")
    instant = as_of.instant or store.newest(filters.owner.code)
    found = held(view(store, instant, _selection(filters), filters.owner.code))
    if not found:
        raise NotHeld(
            "no such series is held", remedy="Leave some of the options out; `kuroji series --list` shows all."
        )
    match form:
        case "json":
            show_json({"as_of": iso(instant, filters.owner), "series": [_object(h) for h in found], "facts": []}, out)
        case "csv":
            deliver(_csv(found), out)
        case "table":
            heads = ("series", "statistic", "unit", "kind", "first", "last", ">cells")
            rows = [[_name(h), h.key.statistic, h.key.unit, h.frequency, h.first, h.last, str(h.cells)] for h in found]
            show_tables([Table(f"{len(found)} series as of {iso(instant, filters.owner)}", heads, rows)], out)
        case _:
            raise UsageError(f"the list is not written as {form}", remedy="Formats of the list: table, csv, json.")


def _selection(filters: Filters) -> Selection:
    from kuroji.classifications.commodities import find_commodities
    from kuroji.classifications.items import item_named
    from kuroji.classifications.partners import find_partner

    coded = item_named(filters.flow or "", filters.commodity)
    goods = (
        (coded.code,)
        if coded
        else ()
        if filters.commodity == TOTAL
        else tuple(c.code for c in find_commodities(filters.commodity))
    )
    return Selection(
        classification=(coded.classification,) if coded else (),
        flow=(flow_of(filters.flow),) if filters.flow else (),
        partner=() if filters.partner == WORLD else (find_partner(filters.partner).code,),
        commodity=goods,
        measure=() if filters.measure == "value" else (measure_of(filters.measure),),
    )


def _name(item: Held) -> str:
    key = item.key
    code = f"{key.classification}:{key.commodity}" if key.classification else key.commodity
    return f"{key.reporter}.{key.flow}.{key.partner}.{code}.{key.measure}"


def _object(item: Held) -> dict[str, object]:
    key = {name: getattr(item.key, name) for name in KEY_COLUMNS}
    return {"series": _name(item)} | key | {name: getattr(item, name) for name in COLUMNS[len(KEY_COLUMNS) :]}


def _csv(found: list[Held]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, ("series", *COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows(_object(item) for item in found)
    return text.getvalue()
