"""The split of a change of value into quantity, price, mix, currency and what cannot be split.

Every item with a usable quantity is split by itself and the terms are summed, so that the
quantity term counts each thing in its own unit, weighted by its value. The terms add to
the change of the subject's value to the last digit. What is called `price` is what unit
values did within items, after mix and currency are taken out of them where they can be
seen: goods that share a heading may still have shifted inside it, and a unit value by
weight is no price at all (`counting` says which it is).

Sources: Bennet (1920), Montgomery (1937), as in Balk (2008), Price and Quantity Index
Numbers; the currency term is the log-mean split of a product of price, quantity and rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kuroji.indicators.currency.rates import RateSource, rate
from kuroji.indicators.decomposition.currency_term import HELD, Invoicing, assumption
from kuroji.indicators.decomposition.formulas import (
    Method,
    currency_effect,
    method,
    mix_effect,
    quantity_effect,
)
from kuroji.indicators.decomposition.items import Item, items
from kuroji.indicators.decomposition.terms import ZERO, Assumption, ItemSplit, Split, Terms, added, counting
from kuroji.indicators.figure import flags_of, inputs_of
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import Undefined, UsageError
from kuroji.model.fact import Basis
from kuroji.model.observation import Flow, Measure
from kuroji.model.period import Period
from kuroji.model.rounding import ratio


def value_split(
    view: View,
    subject: Subject,
    period: Period,
    how: str = "bennet",
    base: Period | None = None,
    invoicing: Invoicing = HELD,
    rates: RateSource = rate,
) -> Split:
    """The change of a subject's value from `base` (a year earlier) to `period`, split by the method `how`.

    `invoicing` are the shares of currencies for the currency term, "held" for those held,
    None for no such term: price and not_split are then in the reporter's currency. Raises
    Undefined for a balance (see `balance_terms`) and for another measure than value,
    UsageError for an unknown method or a base of another length, NotHeld or NotPublished
    where the subject, the shares or the rates are not held on both sides.
    """
    against = base or period.year_earlier()
    chosen = method(how)
    _must_be_comparable(subject, period, against)
    found = items(view, subject, period, against)
    moved = assumption(invoicing, view.reporter.currency, subject, period, against, rates)
    parts = tuple(_split(item, chosen, moved) for item in found)
    figures = [figure for item in found for figure in item.figures]
    before, now = (sum((getattr(part, side) for part in parts), ZERO) for side in ("base_value", "value"))
    return Split(
        subject=subject, period=period, base=against, method=how, unit=found[0].figures[0].unit,
        base_value=before, value=now, terms=added(part.terms for part in parts), items=parts,
        coverage=_coverage(parts, before + now), currency=moved,
        basis=Basis.IMPLIED if any(item.implied for item in found) else Basis.COMPUTED,
        quantum=_grain(found), inputs=inputs_of(figures), flags=flags_of(figures),
    )  # fmt: skip


def balance_terms(exports: Split, imports: Split) -> Terms:
    """The terms of a change of balance: those of the exports less those of the imports, which add to its change."""
    return exports.terms + -imports.terms


def _must_be_comparable(subject: Subject, period: Period, against: Period) -> None:
    if subject.flow == Flow.BALANCE:
        raise Undefined("a balance has no quantity: its change is split as exports less imports", where=str(period),
                        remedy="Split the exports and the imports, and subtract.")  # fmt: skip
    if subject.measure != Measure.VALUE:
        raise Undefined(f"only values are split, not a {subject.measure.replace('_', ' ')}", where=subject.code)
    if against.frequency != period.frequency or against.length != period.length or against == period:
        raise UsageError(
            f"{against} is no base for {period}", remedy="A base is another period of the same kind and length."
        )


def _split(item: Item, how: Method, moved: Assumption | None) -> ItemSplit:
    pair = item.pair
    total = pair.value - pair.base_value
    currency = currency_effect(pair.base_value, pair.value, moved.depreciation) if moved else ZERO
    if item.reason is not None:
        return ItemSplit(
            subject=item.subject, rest=item.rest, base_value=pair.base_value, value=pair.value, reason=item.reason,
            terms=Terms(total=total, currency=currency, not_split=total - currency), implied=item.implied,
        )  # fmt: skip
    quantity = quantity_effect(pair, how)
    mix = mix_effect(pair, item.parts, how) if item.parts else ZERO
    return ItemSplit(
        subject=item.subject, rest=item.rest, base_value=pair.base_value, value=pair.value,
        base_quantity=pair.base_quantity, quantity=pair.quantity, unit=item.unit, counting=counting(item.unit),
        mixing=item.mixing, implied=item.implied,
        terms=Terms(
            total=total, quantity=quantity, price=total - quantity - currency - mix, currency=currency, mix=mix
        ),
    )  # fmt: skip


def _coverage(parts: Sequence[ItemSplit], value: Decimal) -> Decimal | None:
    if value == 0:
        return None
    return ratio(sum((p.base_value + p.value for p in parts if p.reason is None), ZERO), value)


def _grain(found: Sequence[Item]) -> Decimal:
    """The power of ten that rounding and implied bases leave to be known."""
    widest = max(item.uncertainty for item in found)
    power = Decimal(10) ** widest.adjusted()
    return power if power >= widest else power * 10
