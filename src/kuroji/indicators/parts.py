"""What a figure is made of in one period: its commodities at a level of a classification, or its partners.

Grain: as held, 1,000 of the currency in the detail; amounts in whole units of it, as of one
instant. Goods of the Harmonized System are the cells of the detail added up, so parts add to
their whole exactly: a pseudo-code, which stands for the withheld commodities of a chapter, is a
part of its own beside the headings. A withheld figure is in no sum, and is counted.
Principal commodities and the partners of a published flow are what the release publishes.
What the parts leave of the whole is the rest, and is told even where it is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from kuroji.classifications.commodities import PC
from kuroji.classifications.concordance import FAMILY
from kuroji.classifications.goods_groups import LEVELS as GROUP_LEVELS
from kuroji.classifications.goods_groups import TABLES, UNALLOCATED, levels_below
from kuroji.classifications.harmonized import HEADING, LEVELS, NATIONAL, SUBHEADING, WITHHELD
from kuroji.classifications.partners import members, partners
from kuroji.indicators.absent_detail import absent
from kuroji.indicators.breakdown import commodity_children
from kuroji.indicators.facts import fact_or_none
from kuroji.indicators.level import level as level_of
from kuroji.indicators.series import all_periods, missing
from kuroji.indicators.view import Subject, view
from kuroji.model.detail import CLASSIFICATION, VALUE_SCALE, Kind
from kuroji.model.errors import KurojiError, NotHeld, UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import AsOf
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure
from kuroji.model.period import PART_OF_MONTH, Frequency, Period, month
from kuroji.model.reporter import Reporter
from kuroji.store import detail_held, rolling_up
from kuroji.store.detail_reading import DetailSelection
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

GOODS, PARTNERS = "goods", "partners"
PUBLISHED = "pc"
# More parts than these are a list to load, not to read.
MOST = 2_000
# Facts are made of so many parts at most.
MOST_FACTS = 300


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Of what the parts are asked, in which period, by what, and of goods at which level (empty: the next below)."""

    subject: Subject
    period: Period
    by: str = GOODS
    level: str = ""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part; amounts in the currency, None where there is no number.

    `withheld` counts its cells without a number; `residual` tells a pseudo-code, which is in no heading, and goods in no group.
    `quantities` are amounts with their units, of a single commodity of nine digits.
    """

    subject: Subject
    value: Decimal | None
    base: Decimal | None
    withheld: int = 0
    residual: bool = False
    quantities: tuple[tuple[Decimal, str], ...] = ()


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a whole, largest first, residuals last: they and the `rest` add up to `value`, as do the bases to `base`.

    `level` is that of the goods: pc, hs2 to hs9, sitc1 to bec-use; empty for partners.
    """

    asked: Asked
    level: str
    as_of: datetime
    reporter: Reporter
    value: Decimal
    base: Decimal | None
    withheld: int
    parts: tuple[Part, ...]

    @property
    def rest(self) -> Decimal:
        """What the parts leave of the whole."""
        return self.value - sum((part.value or Decimal(0) for part in self.parts), Decimal(0))


def parts(store: Store, asked: Asked, as_of: datetime, owner: Reporter) -> Parts:
    """The parts of a subject of value in a period, as known at `as_of`.

    Raises UsageError for what has no parts or too many, NotHeld where nothing of it is held.
    """
    subject = asked.subject
    _check(subject)
    if asked.period.frequency in PART_OF_MONTH:
        raise UsageError(f"{asked.period} is not told by parts", remedy="Ask for a month, a quarter, a half or a year.")
    if _is_published(subject, asked.by, asked.level):
        return _published(store, asked, as_of, owner)
    return _detailed(store, asked, as_of, owner)


def _check(subject: Subject) -> None:
    if subject.flow == Flow.BALANCE or subject.measure != Measure.VALUE:
        raise UsageError(
            "only the value of exports or imports is told by its parts", remedy="Ask for one of the flows."
        )


def newest(store: Store, subject: Subject, by: str, level: str, as_of: AsOf, owner: Reporter) -> Period:
    """The newest month of which the parts of a subject can be told. Raises NotHeld where there is none."""
    _check(subject)
    if _is_published(subject, by, level):
        held = all_periods(store, subject, Frequency.MONTH, as_of, owner)
        if not held:
            raise missing(owner, subject)
        return held[-1]
    span = detail_held.months(store.own.detail, owner.code, subject.flow, as_of.instant)
    if span is None:
        raise absent(store.own.detail, subject, owner, as_of.instant)
    return month(span[1])


def _is_published(subject: Subject, by: str, level: str) -> bool:
    """Whether the parts are those of the published series, not of the detail. Raises UsageError for a level it has not."""
    return _level(subject, level) == PUBLISHED if by == GOODS else subject.classification in ("", PC)


def _level(subject: Subject, asked: str) -> str:
    """The level of the goods: the one asked for, or the next below the subject's own. Raises UsageError."""
    below = _below(subject)
    if not below:
        raise UsageError(f"{subject.code} has no parts by goods", remedy="Ask for its partners.")
    if asked and asked not in below:
        raise UsageError(f"{asked!r} is no level below {subject.code}", remedy=f"Levels below it: {', '.join(below)}.")
    return asked or below[0]


def _below(subject: Subject) -> list[str]:
    """The levels by which the goods of a subject can be told, the next below it first; none where it has no parts."""
    if subject.classification in ("", PC):
        return [PUBLISHED, *LEVELS, *GROUP_LEVELS] if subject.commodity == TOTAL else [PUBLISHED]
    if subject.classification in TABLES:
        # A chapter or heading may be of several groups; a subheading is of one.
        below = levels_below(subject.classification, subject.commodity)
        return [*below, *(name for name, digits in LEVELS.items() if digits >= SUBHEADING)]
    if subject.classification != CLASSIFICATION or WITHHELD in subject.commodity:
        return []
    own = HEADING if subject.commodity.endswith(FAMILY) else len(subject.commodity)
    return [name for name, digits in LEVELS.items() if digits > own]


# The published series


def _published(store: Store, asked: Asked, as_of: datetime, owner: Reporter) -> Parts:
    subject, period = asked.subject, asked.period
    goods = asked.by == GOODS
    found = commodity_children(subject) if goods else _countries(subject)
    codes = tuple({one.commodity for one in (subject, *found)})
    before = period.year_earlier()
    selection = Selection(
        flow=(subject.flow,), partner=(subject.partner,) if goods else (), commodity=codes, measure=(Measure.VALUE,),
        since=before.start, until=period.end,
    )  # fmt: skip
    seen = view(store, as_of, selection, owner.code)
    whole = level_of(seen, subject, period)
    amounts = [(one, [_amount(seen, one, span) for span in (period, before)]) for one in found]
    held = [Part(subject=one, value=now, base=base) for one, (now, base) in amounts if now is not None]
    if not held:
        raise NotHeld(f"{subject.code} of {subject.partner} is held as a whole only", remedy="Load the detail.")
    return Parts(
        asked=asked, level=PUBLISHED if goods else "", as_of=as_of, reporter=owner, value=whole.value,
        base=_amount(seen, subject, before), withheld=0, parts=_in_order(held),
    )  # fmt: skip


def _countries(subject: Subject) -> list[Subject]:
    """The single countries of the world, or of an area."""
    if subject.partner != WORLD and not members(subject.partner):
        raise UsageError(f"{subject.partner} is a single partner", remedy="Ask for its goods.")
    countries = [p.code for p in partners() if p.kind in ("country", "territory")]
    wanted = countries if subject.partner == WORLD else members(subject.partner)
    return [msgspec.structs.replace(subject, partner=code) for code in wanted]


def _amount(seen: Any, subject: Subject, period: Period) -> Decimal | None:
    try:
        return level_of(seen, subject, period).value
    except KurojiError:
        return None


# The detail


def _detailed(store: Store, asked: Asked, as_of: datetime, owner: Reporter) -> Parts:
    subject, period = asked.subject, asked.period
    goods = asked.by == GOODS
    name = _level(subject, asked.level) if goods else ""
    selection = _selection(asked, owner.code)
    before = period.year_earlier()
    span = (before.start, before.end)
    if not goods:
        _countries(subject)
    whole = rolling_up.parts(store, as_of, selection, ALL, span)
    if whole is None or not whole.num_rows or not whole["cells"][0].as_py():
        raise absent(store.own.detail, subject, owner, as_of, period)
    by_country = msgspec.structs.replace(
        selection, kind=Kind.COUNTRY, partner=() if subject.partner == WORLD else members(subject.partner)
    )
    by = LEVELS.get(name, name) if goods else None
    table = rolling_up.parts(store, as_of, selection if goods else by_country, by, span)
    rows = table.to_pylist() if table is not None else []
    if len(rows) > MOST:
        raise UsageError(
            f"{len(rows):,} parts are too many to be told at once",
            remedy=f"Ask for a level above {name}, or for one chapter or heading: HS:85, HS:8542.",
        )
    (total,) = whole.to_pylist()
    return Parts(
        asked=asked, level=name, as_of=as_of, reporter=owner, value=_money(total["value"]) or Decimal(0),
        base=_money(total["base"]), withheld=int(total["withheld"]), parts=_in_order([_part(asked, name, row) for row in rows if row["value"] or row["base"] or row["withheld"]]),
    )  # fmt: skip


# All cells selected as one part.
ALL = 0


def _selection(asked: Asked, reporter: str) -> DetailSelection:
    """The cells of the subject in the period: of the world in tables by commodity, else by country."""
    subject, period = asked.subject, asked.period
    world = subject.partner == WORLD
    return DetailSelection(
        reporter=(reporter,), flow=(subject.flow,), partner=() if world else members(subject.partner) or (subject.partner,),
        commodity=() if subject.commodity == TOTAL else (subject.commodity,), kind=Kind.WORLD if world else Kind.COUNTRY,
        since=period.start, until=period.end, classification=subject.classification or CLASSIFICATION,
    )  # fmt: skip


def _part(asked: Asked, level: str, row: Mapping[str, Any]) -> Part:
    of, code = asked.subject, row["part"]
    scheme = GROUP_LEVELS[level][0] if level in GROUP_LEVELS else CLASSIFICATION
    one = Subject(of.flow, of.partner, scheme, code) if asked.by == GOODS else msgspec.structs.replace(of, partner=code)
    counted = (
        (Decimal(row[quantity]), row[unit])
        for unit, quantity in (("unit1", "quantity1"), ("unit2", "quantity2"))
        if row[unit] and row[quantity] is not None
    )
    return Part(
        # Traded a year earlier and without a cell now: nil.
        subject=one, value=_money(row["value"]) if row["cells"] else Decimal(0), base=_money(row["base"]), withheld=int(row["withheld"]),
        residual=asked.by == GOODS and (code.startswith(UNALLOCATED) or (WITHHELD in code and WITHHELD not in of.commodity)),
        quantities=tuple(counted) if len(one.commodity) == NATIONAL else (),
    )  # fmt: skip


def _money(thousands: int | Decimal | None) -> Decimal | None:
    return None if thousands is None else Decimal(int(thousands)) * VALUE_SCALE


def _in_order(found: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(sorted(found, key=lambda p: (p.residual, -(p.value or Decimal(0)), p.subject)))


# As facts


def facts_of(store: Store, found: Parts) -> Iterator[tuple[Part | None, Fact]]:
    """The Facts of the whole (None) and of the largest parts, as far as the series say the same as the sums.

    They do not where a cell of a quarter or year is withheld: a series then has no figure, the sum one without it.
    """
    asked = found.asked
    chosen = found.parts[:MOST_FACTS]
    subjects = (asked.subject, *(part.subject for part in chosen))
    before = asked.period.year_earlier()
    selection = Selection(
        flow=(asked.subject.flow,), partner=tuple({one.partner for one in subjects}),
        classification=tuple({one.classification for one in subjects}), commodity=tuple({one.commodity for one in subjects}),
        measure=(Measure.VALUE,), since=before.start, until=asked.period.end,
    )  # fmt: skip
    seen = view(store, found.as_of, selection, found.reporter.code)
    for part, subject in zip((None, *chosen), subjects, strict=True):
        fact = fact_or_none(seen, "value", "level", subject, asked.period)
        if fact is not None and Decimal(fact.exact) == (found.value if part is None else part.value):
            yield part, fact
