"""The parts of a series in one period, on the screen or as a file: what it is made of, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from kuroji.cli.answers import Table, deliver, show_json, show_tables
from kuroji.cli.numbers import BILLION, MILLION, amount, percent
from kuroji.indicators import parts
from kuroji.indicators.parts import GOODS, Part, Parts
from kuroji.indicators.view import Subject
from kuroji.model.errors import UsageError
from kuroji.model.instant import AsOf, iso
from kuroji.model.period import parse
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import percent_change, ratio
from kuroji.store.opening import Store
from kuroji.stories import parts_files

# How much of a name is shown, in letters.
NAMED = 56


class Asked(NamedTuple):
    """What the options ask for; `period` None means the newest month."""

    subject: Subject
    by: str
    level: str
    period: str | None
    owner: Reporter


def show(store: Store, asked: Asked, as_of: AsOf, form: str, out: Path | None) -> None:
    """The parts as table, CSV or JSON. Raises UsageError for another format, and as `parts` does."""
    owner = asked.owner
    period = (
        parse(asked.period, owner.fiscal)
        if asked.period
        else parts.newest(store, asked.subject, asked.by, asked.level, as_of, owner)
    )
    instant = store.resolve(as_of, period, owner.code)
    wanted = parts.Asked(subject=asked.subject, period=period, by=asked.by, level=asked.level)
    found = parts.parts(store, wanted, instant, owner)
    match form:
        case "json":
            show_json(parts_files.as_object(found, dict(parts.facts_of(store, found))), out)
        case "csv":
            deliver(parts_files.as_csv(found, dict(parts.facts_of(store, found))), out)
        case "table":
            show_tables([table(found)], out, owner.attribution_en)
        case _:
            raise UsageError(f"parts are not written as {form}", remedy="Formats of parts: table, csv, json.")


def table(found: Parts) -> Table:
    """The parts with what they leave and the whole below them."""
    asked, owner = found.asked, found.reporter
    unit = f"{_scale(found)[1]} {owner.currency}"
    heads = ("code", "name", f">{unit}", ">share", ">on the year", ">withheld", "")
    if asked.by != GOODS:
        heads = ("partner", "name", *heads[2:])
    of = f"{owner.code}.{asked.subject.flow}.{asked.subject.partner}.{asked.subject.code}"
    title = f"{of} in {asked.period} by {found.level or 'partner'} as of {iso(found.as_of, owner)}: {len(found.parts)} parts"
    return Table(title, heads, list(_rows(found)))


def _rows(found: Parts) -> Iterator[list[str]]:
    by_goods = found.asked.by == GOODS
    for part in found.parts:
        subject = part.subject
        code = subject.commodity if by_goods else subject.partner
        yield [
            code,
            _name(parts_files.name(found, subject, "en")),
            *_figures(found, part),
            "residual" if part.residual else "",
        ]
    rest = Part(subject=found.asked.subject, value=found.rest, base=None)
    yield ["", "rest, in no part", *_figures(found, rest), ""]
    whole = Part(subject=found.asked.subject, value=found.value, base=found.base, withheld=found.withheld)
    yield ["", "all together", *_figures(found, whole), ""]


def _scale(found: Parts) -> tuple[Decimal, str]:
    """What the amounts are counted in: billions where the whole is a trillion, thousands where it is below ten billion."""
    if found.value >= 1000 * BILLION:
        return BILLION, "billion"
    return (MILLION, "million") if found.value >= 10 * BILLION else (Decimal(1000), "thousand")


def _name(text: str) -> str:
    return shorten(text, NAMED, placeholder="…")


def _figures(found: Parts, part: Part) -> list[str]:
    change = percent_change(part.value, part.base) if part.base and part.value is not None else None
    share = ratio(part.value, found.value) * 100 if part.value is not None and found.value else None
    return [
        amount(part.value, Decimal(1000), _scale(found)[0]), "" if share is None else f"{share:.1f}%", percent(change),
        str(part.withheld or ""),
    ]  # fmt: skip
