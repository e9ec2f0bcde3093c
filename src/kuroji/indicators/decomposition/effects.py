"""The terms of a split as figures: what quantity, price, mix and currency did to a value on the year.

The terms `quantity`, `price`, `mix` and `not-split` are in the reporter's currency and add
to the difference on the year; with `currency`, the terms `quantity`, `mix`,
`price-net-of-currency` and `not-split-net-of-currency` do. The terms of a balance are
those of its exports less those of its imports.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from kuroji.indicators.decomposition.currency_term import HELD
from kuroji.indicators.decomposition.formulas import METHODS
from kuroji.indicators.decomposition.split import balance_terms, value_split
from kuroji.indicators.decomposition.terms import Split, Terms
from kuroji.indicators.figure import Figure
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.fact import Basis
from kuroji.model.observation import Flow
from kuroji.model.period import Period
from kuroji.model.rounding import ratio


class Term(msgspec.Struct, frozen=True):
    """A term as a registry names it: which field of Terms it is, and whether it is net of a currency term."""

    field: str
    with_currency: bool
    formula: str


TERMS: Mapping[str, Term] = {
    "quantity": Term("quantity", False, "sum over items of {quantity}"),
    "price": Term("price", False, "sum over items of v1 - v0 - {quantity}, less mix"),
    "mix": Term("mix", False, "sum over items of the shift of shares between sub-items x their distance from the mean"),
    "not-split": Term("not_split", False, "sum over items without a quantity of v1 - v0"),
    "price-net-of-currency": Term("price", True, "sum over items of v1 - v0 - {quantity}, less mix and currency"),
    "not-split-net-of-currency": Term("not_split", True, "sum over items without a quantity of v1 - v0, less currency"),
}
CURRENCY = Term("currency", True, "sum over items of L(v1, v0) x sum over currencies of share x ln(rate1 / rate0)")
# What facts call each term and method, as in `effect(price,bennet)`.
EFFECTS: Mapping[str, tuple[Term, str]] = {
    **{f"{name},{method}": (term, method) for method in METHODS for name, term in TERMS.items()},
    "currency,log-mean": (CURRENCY, "montgomery"),
}


def effect(view: View, subject: Subject, period: Period, *, of: str) -> Figure:
    """One term of the split on the year, `of` as in EFFECTS; of any flow, in the currency of the value.

    Raises what `value_split` raises: Undefined, NotHeld, NotPublished.
    """
    term, method = EFFECTS[of]
    if subject.flow == Flow.BALANCE:
        splits = tuple(
            _split(view, subject.of(flow), period, method, term.with_currency) for flow in (Flow.EXPORT, Flow.IMPORT)
        )
        return _figure(term, splits, balance_terms(*splits))
    split = _split(view, subject, period, method, term.with_currency)
    return _figure(term, (split,), split.terms)


@remembered
def _split(view: View, subject: Subject, period: Period, method: str, with_currency: bool) -> Split:
    return value_split(view, subject, period, method, invoicing=HELD if with_currency else None)


def _figure(term: Term, splits: tuple[Split, ...], terms: Terms) -> Figure:
    first = splits[0]
    return Figure(
        value=getattr(terms, term.field), unit=first.unit, quantum=max(split.quantum for split in splits),
        basis=Basis.IMPLIED if any(split.basis is Basis.IMPLIED for split in splits) else Basis.COMPUTED,
        formula=term.formula.format(quantity=METHODS[first.method].formula), base=first.base,
        inputs=tuple(dict.fromkeys(i for split in splits for i in split.inputs)),
        flags=frozenset().union(*(split.flags for split in splits)),
        detail={"of": f"{terms.total:f}", **_about(splits)},
    )  # fmt: skip


def _about(splits: tuple[Split, ...]) -> dict[str, object]:
    """What a reader of a term must know: how much was split, what unit values count by, and the shares assumed."""
    values = [split.base_value + split.value for split in splits]
    covered = sum(
        ((split.coverage or Decimal(0)) * value for split, value in zip(splits, values, strict=True)), Decimal(0)
    )
    counted = {item.counting for split in splits for item in split.items if item.counting}
    about: dict[str, object] = {"counting": sorted(counted)}
    if sum(values):
        about["coverage"] = f"{ratio(covered, sum(values, Decimal(0))):.4f}"
    assumed = [split.currency for split in splits if split.currency]
    if assumed:
        about["invoicing"] = [one.shares.note for one in assumed]
        about["rates"] = {
            f"{before.currency} per {before.per}": [f"{before.value:.4f}", f"{now.value:.4f}", now.source]
            for one in assumed for before, now in one.rates.values()
        }  # fmt: skip
    return about
