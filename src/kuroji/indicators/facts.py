"""Making Facts: an indicator applied to a subject and a period, with its canonical id."""

from __future__ import annotations

from decimal import Decimal

from kuroji.classifications.items import item
from kuroji.classifications.partners import partner
from kuroji.indicators.figure import Figure
from kuroji.indicators.registry import indicator
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import KurojiError
from kuroji.model.fact import Fact, FactId, digest_of
from kuroji.model.instant import iso
from kuroji.model.observation import TOTAL
from kuroji.model.period import Period


def fact(view: View, word: str, method: str, subject: Subject, period: Period) -> Fact:
    """The Fact of one indicator; raises what the indicator raises (Undefined, NotHeld, NotPublished, UsageError)."""
    return from_figure(view, word, method, subject, period, indicator(word, method)(view, subject, period))


def fact_or_none(view: View, word: str, method: str, subject: Subject, period: Period) -> Fact | None:
    """The Fact, or None where it is undefined, not held or not yet published."""
    try:
        return fact(view, word, method, subject, period)
    except KurojiError:
        return None


def from_figure(view: View, word: str, method: str, subject: Subject, period: Period, figure: Figure) -> Fact:
    """A figure as a Fact: rounded outside, its exact value kept beside it, its id derived from what it says."""
    measure = figure_measure(word, subject)
    base = str(figure.base) if figure.base else ""
    identity = FactId(
        word, method, view.reporter.code, subject.flow, subject.partner, subject.code, measure,
        str(period), base, iso(view.as_of, view.reporter), digest_of(figure.value, figure.unit),
    )  # fmt: skip
    return Fact(
        id=str(identity),
        indicator=word,
        method=method,
        reporter=view.reporter.code,
        flow=subject.flow,
        partner=partner(subject.partner).name_en,
        partner_code=subject.partner,
        commodity=commodity_word(subject),
        classification=subject.classification,
        code=subject.commodity,
        measure=measure,
        period=str(period),
        as_of=view.as_of,
        value=float(figure.rounded),
        exact=_plain(figure.value),
        unit=figure.unit,
        quantum=float(figure.quantum),
        basis=figure.basis,
        flags=tuple(sorted(figure.flags)),
        base=base or None,
        releases=figure.releases,
        detail=figure.detail,
    )


def commodity_word(subject: Subject) -> str:
    """The commodity as facts name it: the codelist's English name, or `total`."""
    return (
        TOTAL if subject.commodity == TOTAL else item(subject.flow, subject.classification, subject.commodity).name_en
    )


def figure_measure(word: str, subject: Subject) -> str:
    """The measure a fact id names: what the indicator speaks of."""
    if word.startswith("quantity"):
        return "quantity"
    if word.startswith("unit_value"):
        return "unit_value"
    return subject.measure


def _plain(value: Decimal) -> str:
    """The value without exponent, to at most 12 decimals."""
    text = f"{value:.12f}".rstrip("0").rstrip(".") if value % 1 else f"{value:f}"
    return text.split(".")[0] if text.endswith(".0") else text
