"""Series at any vintage: the levels and balances of one subject over many periods, and what is held of which.

Grain and units are those of the cells. Months, ten-day figures and directly published
indices are read as they stand, so that a withheld cell keeps its row and its status;
quarters, halves, years and balances follow the rules of level.py and balance.py. Of a
series of first prints every period is read at its own first instant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

import msgspec
import pyarrow as pa

from kuroji.classifications.codelist import folded
from kuroji.classifications.goods_groups import OF_DETAIL
from kuroji.indicators.absent_detail import absent
from kuroji.indicators.balance import any_level
from kuroji.indicators.facts import from_figure
from kuroji.indicators.figure import Figure, cell_flags
from kuroji.indicators.level import ADDITIVE
from kuroji.indicators.unit_value import unit_value
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import KurojiError, NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Basis, Fact, Flag
from kuroji.model.instant import FIRST, AsOf
from kuroji.model.observation import UNIT_VALUE, Flow, Measure, SeriesKey, Status
from kuroji.model.panel import Cell
from kuroji.model.period import PART_OF_MONTH, FiscalYear, Frequency, Period, month, of, parse
from kuroji.model.reporter import Reporter
from kuroji.model.series import SERIES, Header, Series
from kuroji.store.detail_gaps import Gap, gaps
from kuroji.store.opening import Store
from kuroji.store.reading import Selection
from kuroji.store.withheld_cells import withheld_by_month


class Held(msgspec.Struct, frozen=True):
    """A series the store holds: its key, frequency, first and last period, and how many cells it has."""

    key: SeriesKey
    frequency: str
    first: str
    last: str
    cells: int


class Reading(msgspec.Struct, frozen=True):
    """One period of a series: the view it was read in, the figure (None where there is no number) and its cell.

    The cell is there where the figure was published as such, or is a sum of cells that were; any other
    computed figure has none. So many cells of a sum of the detail are `withheld`, and not in it;
    `gaps` tells what a group is added up without.
    """

    period: Period
    seen: View
    figure: Figure | None
    cell: tuple[SeriesKey, Cell] | None
    withheld: int = 0
    gaps: tuple[Gap, ...] = ()


KINDS = {
    "month": Frequency.MONTH, "quarter": Frequency.QUARTER, "half": Frequency.HALF, "year": Frequency.YEAR,
    "fiscal-year": Frequency.FISCAL_YEAR, "fiscal-half": Frequency.FISCAL_HALF, "d10": Frequency.FIRST_10_DAYS,
    "d20": Frequency.FIRST_20_DAYS,
}  # fmt: skip


def frequency_of(text: str) -> Frequency:
    """The kind of period called `text` (a name of KINDS or the letter the store writes). Raises UsageError."""
    letters = {str(kind).lower(): kind for kind in KINDS.values()}
    word = folded(text).replace(" ", "-").replace("_", "-")
    found = KINDS.get(word) or letters.get(word)
    if found is None:
        raise UsageError(f"{text!r} is not a kind of period", remedy=f"Kinds: {', '.join(KINDS)}.")
    return found


def held(seen: View) -> list[Held]:
    """Every series the view holds, by key and frequency, with its first and last period and number of cells."""
    found = []
    for (key, frequency), (start, end) in seen.panel.lines().items():
        line = seen.panel.line(key, frequency)
        assert line is not None
        found.append(Held(key, frequency, line.period[0], line.period[-1], end - start))
    return sorted(found, key=lambda h: (h.key, h.frequency))


def periods_of(text: str, fiscal: FiscalYear) -> tuple[Period, ...]:
    """The periods that a text means for a series: one, or all of one kind between two (2020..2025, 2026-01..2026-08).

    A range whose ends are of different kinds means its months. Raises UsageError.
    """
    if ".." not in text:
        return (parse(text, fiscal),)
    first, last = (parse(side, fiscal) for side in text.split("..", 1))
    if first.frequency is not last.frequency or first.frequency is Frequency.RANGE:
        return parse(text, fiscal).months()
    parse(text, fiscal)
    found = [first]
    while found[-1].end < last.end:
        found.append(found[-1].next())
    return tuple(found)


def periods_held(seen: View, subject: Subject, frequency: Frequency) -> tuple[Period, ...]:
    """All periods of a kind of which the view knows something, oldest first; sums of months where months are held."""
    if subject.measure == UNIT_VALUE:
        return periods_held(seen, subject.measured(Measure.QUANTITY), frequency)
    flows = (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE) if subject.flow == Flow.BALANCE else (subject.flow,)
    direct: set[Period] = set()
    months: set[int] = set()
    for key in (key for flow in flows for key in seen.keys(subject.of(flow))):
        line = seen.panel.line(key, frequency)
        direct |= {parse(text, seen.reporter.fiscal) for text in line.period} if line else set()
        line = seen.panel.line(key, Frequency.MONTH)
        months |= set(line.end.tolist()) if line else set()
    if frequency in PART_OF_MONTH or frequency is Frequency.MONTH or subject.measure not in ADDITIVE:
        return tuple(sorted(direct))
    summed = {_around(end, frequency, seen.reporter.fiscal) for end in months}
    return tuple(sorted(direct | {p for p in summed if months.issuperset(range(p.start, p.end + 1))}))


def all_periods(
    store: Store, subject: Subject, frequency: Frequency, as_of: AsOf, owner: Reporter
) -> tuple[Period, ...]:
    """All periods of a kind of which the store knew something at `as_of` (`first`: by now), oldest first."""
    everything = selection_of(subject, (month(0), month(12 * 9999)))
    return periods_held(
        view(store, as_of.instant or store.newest(owner.code), everything, owner.code), subject, frequency
    )


def _around(end: int, frequency: Frequency, fiscal: FiscalYear) -> Period:
    """The period of that kind in which the month with ordinal `end` lies."""
    found = of(frequency, end // 12 - 1, 0 if frequency in (Frequency.YEAR, Frequency.FISCAL_YEAR) else 1, fiscal)
    while found.end < end:
        found = found.next()
    return found


def readings(
    store: Store, subject: Subject, periods: Iterable[Period], as_of: AsOf, owner: Reporter, wide: View | None = None
) -> list[Reading]:
    """The subject's figures in the periods, oldest first; periods of which nothing is known are left out.

    They are read from `wide`, a view of everything, where it is of the instant asked for.

    Raises NotHeld, or NotPublished, when nothing is known of any of them.
    """
    found: list[Reading] = []
    wanted = tuple(periods)
    error: NotHeld | NotPublished | None = None
    for instant, together in _instants(store, wanted, as_of, owner):
        seen = (
            wide
            if wide and wide.as_of == instant
            else view(store, instant, selection_of(subject, together), owner.code)
        )
        hidden = _withheld(store, seen, subject, together)
        for period in together:
            try:
                found.append(_short_of(read(seen, subject, period), hidden))
            except (NotHeld, NotPublished) as raised:
                error = error or raised
    if not found:
        raise _explained(store, subject, owner, error, as_of) or error or missing(owner, subject)
    whole = msgspec.structs.replace(selection_of(subject, wanted), since=None)
    told = tuple(gaps(store, whole, owner.code))
    return [msgspec.structs.replace(r, gaps=told) if told else r for r in sorted(found, key=lambda r: r.period)]


def _withheld(store: Store, seen: View, subject: Subject, periods: Sequence[Period]) -> Mapping[int, int]:
    """How many cells are withheld that sums of the detail would have, by month."""
    if subject.classification not in OF_DETAIL or subject.measure != Measure.VALUE:
        return {}
    return withheld_by_month(store, seen.as_of, selection_of(subject, periods), seen.reporter.code)


def _short_of(found: Reading, hidden: Mapping[int, int]) -> Reading:
    """A reading, flagged where its figure is a sum without withheld cells."""
    many = sum(count for at, count in hidden.items() if found.period.start <= at <= found.period.end)
    if not many or found.figure is None:
        return found
    flagged = msgspec.structs.replace(found.figure, flags=found.figure.flags | {Flag.WITHHELD_PART})
    return msgspec.structs.replace(found, figure=flagged, withheld=many)


def _explained(
    store: Store, subject: Subject, owner: Reporter, error: KurojiError | None, as_of: AsOf
) -> KurojiError | None:
    """Why a series of the detail has no figure, where `error` does not say it: no such group, no trade, nothing loaded."""
    if subject.classification not in OF_DETAIL or isinstance(error, NotPublished):
        return None
    flows = (Flow.EXPORT, Flow.IMPORT) if subject.flow == Flow.BALANCE else (subject.flow,)
    for one in (subject.of(flow) for flow in flows):
        held = all_periods(store, one, Frequency.MONTH, as_of, owner)
        if not held:
            return absent(store.own.detail, one, owner, as_of.instant)
    if error is None:
        return None
    return NotHeld(error.what, where=error.where, remedy=f"Months of it are held from {held[0]} to {held[-1]}.")


def missing(owner: Reporter, subject: Subject) -> NotHeld:
    """The error of a series of which no period is held."""
    return NotHeld(
        f"nothing is held of {owner.code}.{subject.flow}.{subject.partner}.{subject.code}.{subject.measure}",
        remedy="`kuroji series --list` shows what is held.",
    )


def read(seen: View, subject: Subject, period: Period) -> Reading:
    """One period of a series. Raises NotHeld or NotPublished where the view knows no cell of it and no sum."""
    if subject.measure == UNIT_VALUE:
        return _read_unit_value(seen, subject, period)
    cell = seen.cell(subject, period)
    if cell is not None and cell[1].value is None:
        return Reading(period, seen, None, cell)
    figure = any_level(seen, subject, period)
    stated = figure.basis is Basis.PRINTED or (cell is not None and not cell[1].vintage)
    return Reading(period, seen, figure, cell if stated else None)


def _read_unit_value(seen: View, subject: Subject, period: Period) -> Reading:
    """Value over quantity; undefined, which is no number, where nothing was counted in a month."""
    try:
        return Reading(period, seen, unit_value(seen, subject, period), None)
    except Undefined:
        value, quantity = (seen.cell(subject.measured(m), period) for m in (Measure.VALUE, Measure.QUANTITY))
        if value is None or quantity is None:
            raise missing(seen.reporter, subject) from None
        key = msgspec.structs.replace(value[0], measure=UNIT_VALUE, unit=f"{value[0].unit}/{quantity[0].unit}")
        cell = msgspec.structs.replace(
            value[1], value=None, quantum=Decimal(1), status=str(Status.UNDEFINED), vintage=0
        )
        return Reading(period, seen, None, (key, cell))


def _instants(
    store: Store, periods: Iterable[Period], as_of: AsOf, owner: Reporter
) -> Iterator[tuple[datetime, tuple[Period, ...]]]:
    """The instants at which the periods are to be read, each with its periods."""
    wanted = tuple(periods)
    if as_of != FIRST:
        yield store.resolve(as_of, wanted[-1] if wanted else month(0), owner.code), wanted
        return
    together: dict[datetime, list[Period]] = {}
    for period in wanted:
        together.setdefault(store.resolve(as_of, period, owner.code), []).append(period)
    for instant, known in sorted(together.items()):
        yield instant, tuple(known)


def selection_of(subject: Subject, periods: Sequence[Period], reach: int = 0) -> Selection:
    """The cells that levels of the subject in those periods are made of; `reach` months before them as well."""
    flows = (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE) if subject.flow == Flow.BALANCE else (subject.flow,)
    return Selection(
        flow=tuple(flows), partner=(subject.partner,), classification=(subject.classification,),
        commodity=subject.codes,
        measure=(Measure.VALUE, Measure.QUANTITY) if subject.measure == UNIT_VALUE else (subject.measure,),
        since=min((p.start for p in periods), default=0) - reach, until=max((p.end for p in periods), default=0),
    )  # fmt: skip


def series(owner: Reporter, subject: Subject, found: Sequence[Reading], as_of: AsOf) -> Series:
    """The readings as a Series: an Arrow table with the schema SERIES and its header."""
    rows = [row_of(reading) for reading in found]
    said = header(
        owner, subject, [r.period for r in found], rows, None if as_of == FIRST or not found else found[-1].seen.as_of
    )
    return Series(**msgspec.structs.asdict(said), table=pa.Table.from_pylist(rows, schema=SERIES))


def header(
    owner: Reporter,
    subject: Subject,
    periods: Iterable[Period],
    rows: Sequence[Mapping[str, object]],
    instant: datetime | None,
) -> Header:
    """What a series of these rows (row_of) says of itself; `instant` is None for a series of first prints."""
    return Header(
        reporter=owner.code, flow=subject.flow, partner=subject.partner, classification=subject.classification,
        commodity=subject.commodity, measure=subject.measure, frequency=", ".join(sorted({str(p.frequency) for p in periods})),
        unit=", ".join(dict.fromkeys(str(row["unit"]) for row in rows)), as_of=instant,
        releases=tuple(dict.fromkeys(name for row in reversed(rows) for name in str(row["release"]).split())),
        flags=tuple(sorted({flag for row in rows for flag in str(row["flags"]).split("; ") if flag})),
        attribution=owner.attribution_en,
    )  # fmt: skip


def facts(found: Sequence[Reading], subject: Subject) -> list[Fact]:
    """A Fact for every reading that has a number."""
    return [fact for reading in found if (fact := fact_of(reading, subject)) is not None]


def fact_of(reading: Reading, subject: Subject) -> Fact | None:
    """The Fact of a reading; None where it has no number."""
    if reading.figure is None:
        return None
    return from_figure(reading.seen, *word_of(subject), subject, reading.period, reading.figure)


def word_of(subject: Subject) -> tuple[str, str]:
    """The indicator and method of a plain level of the subject."""
    if subject.flow == Flow.BALANCE:
        return "balance", "exports-imports"
    if subject.measure == UNIT_VALUE:
        return "unit_value", "value/quantity"
    return ("quantity", "level") if subject.measure == Measure.QUANTITY else ("value", "level")


def row_of(reading: Reading) -> dict[str, object]:
    """A reading with the columns of the schema SERIES."""
    if reading.cell is not None:
        key, cell = reading.cell
        flags = cell_flags(cell) | ({Flag.WITHHELD_PART} if reading.withheld else set())
        return {
            "period": str(reading.period), "value": None if cell.value is None else float(cell.value),
            "unit": key.unit, "quantum": float(cell.quantum), "status": cell.status,
            "basis": str(Basis.PRINTED if cell.vintage else Basis.COMPUTED),
            "stage": int(cell.stage), "vintage": cell.vintage or None, "known_at": cell.known_at,
            "known_basis": cell.known_basis, "release": cell.release, "flags": "; ".join(sorted(flags)),
        }  # fmt: skip
    figure = reading.figure
    assert figure is not None
    return {
        "period": str(reading.period), "value": float(figure.value), "unit": figure.unit,
        "quantum": float(figure.quantum), "status": str(Status.NORMAL), "basis": str(figure.basis),
        "stage": min(int(i.stage) for i in figure.inputs), "vintage": None,
        "known_at": max(i.known_at for i in figure.inputs),
        "known_basis": "inferred" if any(i.known_basis == "inferred" for i in figure.inputs) else "stated",
        "release": " ".join(figure.releases), "flags": "; ".join(sorted(figure.flags)),
    }  # fmt: skip
