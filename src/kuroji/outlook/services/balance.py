"""Items of the balance of payments as figures: net, receipts and payments, by definition.

Grain: as printed, 0.0001 to 0.1 trillion yen, by calendar or fiscal year; transactions
between residents and non-residents, goods FOB on both sides. A figure is, in this order:
the sum of the items of the official series where the store holds them all (computed), the
amount a publication prints, or, of a side that none prints, what the other two imply. The
method of the fact is the definition, so that figures of two definitions are never one fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

import msgspec

from kuroji.indicators.figure import Figure, flags_of, inputs_of
from kuroji.indicators.level import from_cell
from kuroji.indicators.registry import Indicator
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import NotHeld, Undefined
from kuroji.model.fact import Basis
from kuroji.model.observation import Flow, opposite
from kuroji.model.period import Frequency, Period, parse
from kuroji.model.rounding import ratio
from kuroji.outlook.embedded import holders
from kuroji.outlook.services.definitions import ITEMS, definition, definitions
from kuroji.outlook.stated import figure_of, newest, stated

CLASSIFICATION = "BP"
DIGITAL, ITSELF = "digital", "balance-of-payments"
MONTHS = 12
OFFICIAL = {
    "source": "Ministry of Finance and Bank of Japan, balance of payments, official series",
    "source_ja": "財務省・日本銀行「国際収支統計」時系列",
}
WORD = "services_balance"
SIDES = {Flow.BALANCE: "net", Flow.EXPORT: "receipts", Flow.IMPORT: "payments"}


def subject(code: str, side: str = Flow.BALANCE) -> Subject:
    """An item of the balance of payments: net (balance), its receipts (export) or its payments (import)."""
    return Subject(side, classification=CLASSIFICATION, commodity=code)


@remembered
def amount(view: View, of: Subject, period: Period, by: str) -> Figure:
    """The item's net amount, receipts or payments in a year, counted by the definition `by`.

    Raises UsageError for an unknown definition, NotPublished before anybody stated it,
    NotHeld where neither the official series nor a publication has it.
    """
    named = definition(view.reporter.code, by)
    summed = _summed(view, of, period, by)
    if summed is not None:
        return summed
    what = f"the {SIDES[Flow(of.flow)]} of {of.code} in {period}, counted by {named.name('en')},"
    held = [
        row
        for row in stated(view.reporter.code, "services", code=of.commodity, side=SIDES[Flow(of.flow)], definition=by)
        if row.period == period
    ]
    if not held and of.flow != Flow.BALANCE:
        return _implied(view, of, period, by)
    row = newest(held, view.as_of, what)
    return figure_of(
        view.reporter.code, row, definition=by, counts=named.counts("en"), standing=row.cell["standing"]
    )  # fmt: skip


def _summed(view: View, of: Subject, period: Period, by: str) -> Figure | None:
    """The sum of the definition's items, where the store holds the official series of all of them."""
    items = items_of(of.commodity, by)
    found = [_held(view, msgspec.structs.replace(of, commodity=item), period) for item in items]
    figures = [figure for figure in found if figure is not None]
    if not figures or len(figures) < len(found):
        return None
    return Figure(
        value=sum((f.value for f in figures), Decimal(0)), unit=figures[0].unit,
        quantum=max(f.quantum for f in figures), basis=Basis.COMPUTED, formula=" + ".join(items),
        inputs=inputs_of(figures), flags=flags_of(figures),
        detail={
            "definition": by, "counts": definition(view.reporter.code, by).counts("en"), "standing": "official series",
            **OFFICIAL, "published": _day(view, figures),
        },
    )  # fmt: skip


def items_of(code: str, by: str) -> tuple[str, ...]:
    """The items of the official series that make a figure: those of a definition, or the item itself."""
    return ITEMS.get(by, ()) if code == DIGITAL else (code,)


def _day(view: View, figures: Sequence[Figure]) -> str:
    """The day on which the newest input became known, in the reporter's zone."""
    newest = max(i.known_at for figure in figures for i in figure.inputs)
    return f"{newest.astimezone(view.reporter.tz):%Y-%m-%d}"


def _held(view: View, of: Subject, period: Period) -> Figure | None:
    """The official series' figure of a period, or the sum of its months; None where it is not held whole."""
    found = view.cell(of, period)
    if found is not None and found[1].value is not None and not found[1].backfilled:
        return from_cell(*found, period, of.commodity)
    months = [view.cell(of, month) for month in period.months()] if period.is_sum_of_months else []
    held = [(cell, month) for cell, month in zip(months, period.months(), strict=False) if cell is not None]
    if not held or len(held) < len(months) or any(c[1].value is None or c[1].backfilled for c, _ in held):
        return None
    figures = [from_cell(*cell, month, of.commodity) for cell, month in held]
    return msgspec.structs.replace(
        figures[0], value=sum((f.value for f in figures), Decimal(0)), basis=Basis.COMPUTED,
        inputs=inputs_of(figures), flags=flags_of(figures),
    )  # fmt: skip


def _implied(view: View, of: Subject, period: Period, by: str) -> Figure:
    """Receipts are net plus payments, payments receipts less net: of the side that nobody prints."""
    other = opposite(of.flow)
    every = stated(view.reporter.code, "services", code=of.commodity, side=SIDES[other], definition=by)
    if not any(row.period == period for row in every):
        raise NotHeld(
            f"neither receipts nor payments of {of.code} in {period} are held, by the definition {by}",
            remedy="Only the net amount is; a balance says nothing of the payments in it.",
        )
    net = amount(view, msgspec.structs.replace(of, flow=Flow.BALANCE), period, by)
    beside = amount(view, msgspec.structs.replace(of, flow=other), period, by)
    sign = 1 if of.flow == Flow.EXPORT else -1
    return msgspec.structs.replace(
        net, value=beside.value + sign * net.value, basis=Basis.IMPLIED,
        formula="payments + net" if sign > 0 else "receipts - net",
    )  # fmt: skip


def change(view: View, of: Subject, period: Period, by: str) -> Figure:
    """The change from a year earlier of the size of a net amount, or of a side, by one definition, in percent.

    Raises Undefined where the net amount changed its sign or the base is zero.
    """
    base = period.year_earlier()
    now, then = (amount(view, of, p, by) for p in (period, base))
    if not then.value or (now.value < 0) != (then.value < 0):
        raise Undefined(f"{of.code} was {then.value} in {base}, so a percentage has no meaning", where=str(period))
    return msgspec.structs.replace(
        now, value=(ratio(now.value, then.value) - 1) * 100, unit="percent", quantum=Decimal("0.1"),
        basis=Basis.COMPUTED, formula="(now / a year earlier - 1) x 100", flags=flags_of((now, then)), base=base,
    )  # fmt: skip


def held_years(view: View, code: str, side: str = Flow.BALANCE) -> list[tuple[str, Period]]:
    """The definitions and years known at the view's instant of an item, stated or in the official series, oldest first."""
    every = stated(view.reporter.code, "services", code=code, side=SIDES[Flow(side)])
    known = {(row.cell["definition"], row.period) for row in every if row.known_at <= view.as_of}
    for by in definitions(view.reporter.code):
        known |= {(by, year) for year in _official_years(view, code, side, by)}
    return sorted(known, key=lambda pair: (pair[1].end, pair[1].frequency is Frequency.FISCAL_YEAR, pair[0]))


def _official_years(view: View, code: str, side: str, by: str) -> set[Period]:
    """The calendar years of which the store holds the official series of every item that a definition adds up."""
    if not (by in ITEMS if code == DIGITAL else by == ITSELF):
        return set()
    years = [_years_of(view, subject(item, side)) for item in items_of(code, by)]
    return set.intersection(*years) if years else set()


def _years_of(view: View, of: Subject) -> set[Period]:
    """The years with a figure of their own, or with all their months."""
    found: set[Period] = set()
    for key in view.keys(of):
        yearly, monthly = (view.panel.line(key, frequency) for frequency in (Frequency.YEAR, Frequency.MONTH))
        texts = set(yearly.period if yearly is not None else ())
        if monthly is not None:
            years = Counter(text[:4] for text in monthly.period)
            texts |= {year for year, months in years.items() if months == MONTHS}
        found |= {year for year in map(parse, texts) if _held(view, of, year) is not None}
    return found


def entries() -> dict[tuple[str, str], Indicator]:
    """The indicators by definition."""
    found: dict[tuple[str, str], Indicator] = {}
    for by in (by for code in holders("services_definitions") for by in definitions(code)):
        found[WORD, by] = partial(amount, by=by)
        found["services_change", by] = partial(change, by=by)
    return found
