"""News value: which of all the facts of a period a reader should hear of first.

The value of a fact is a sum of named terms, shown with it:

size          0-3   how large the subject is: 3 x its share of the flow with the world
sign          0-3   a balance that changed sign, or a rise after falls (a fall after rises)
record        0-4   4 for an all-time record, 2 for a record of the month; 24 figures must
                    be there to compare
streak        0-2   by the length of a streak, doubling as it doubles: 2 at 32 periods
surprise      0-2   how far a change lies from the series' own changes of the last five
                    years, in robust standard deviations (median, MAD), up to 4 of them
contribution  0-3   points of growth added to, or taken from, the flow with the world: half of it, up to 3
restates      -2    a second reading of a figure told already: differences, shares, ranks,
                    ratios, changes on the period before or per working day, sums of months,
                    and places in time beyond the third
part of another -1  an "of which" row, told already by the row above it

Sign, record, streak and surprise are weighted by size, 0.2 + 0.8 x the root of the share,
so that a record of a small series does not outrank the total. Every fact has the terms
that its indicator states; see docs/reference/news-value.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log2

import msgspec
import numpy as np

from kuroji.classifications.commodities import PC, commodity
from kuroji.indicators.facts import fact_or_none
from kuroji.indicators.ladder import Floats, ladder, per_year, stride
from kuroji.indicators.share import whole_of
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import KurojiError
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure, Statistic
from kuroji.model.period import PART_OF_MONTH, Period

HISTORY_MONTHS = 60
NEAR_RECORD = 3
FLOW_KINDS = (
    ("value", "level"), ("change", "yoy"), ("difference", "yoy"), ("contribution", "points"), ("share", "percent"),
    ("rank", "largest"), ("streak", "sign"), ("first_since", "sign"),
    ("record", "high,all-time"), ("record", "low,all-time"), ("record", "high,for-the-month"),
    ("record", "low,for-the-month"), ("quantity_change", "yoy"), ("unit_value_change", "yoy"),
)  # fmt: skip
BALANCE_KINDS = (
    ("balance", "exports-imports"), ("balance_change", "yoy"), ("difference", "yoy"), ("streak", "sign"),
    ("first_since", "sign"), ("record", "high,all-time"), ("record", "low,all-time"),
    ("record", "high,for-the-month"), ("record", "low,for-the-month"), ("ratio", "exports/imports"),
)  # fmt: skip
TOTAL_KINDS = (
    ("change", "per-working-day"), ("change", "previous"), ("value", "year-to-date"), ("value", "12-month-sum"),
)  # fmt: skip
WEIGHTED = {"sign", "record", "streak", "surprise"}
OF_WHOLE = {"contribution", "share", "rank"}
RESTATING = {"difference", "share", "rank", "ratio", "previous", "per-working-day", "year-to-date", "12-month-sum"}


class Ranked(msgspec.Struct, frozen=True):
    """A fact with its news value, and the terms that add up to it."""

    fact: Fact
    score: float
    terms: dict[str, float]


def ranked(view: View, period: Period) -> list[Ranked]:
    """Every fact of a period, the most newsworthy first; ties in the order of their ids."""
    whole = _sizes(view, period)
    found = [
        _ranked(view, fact, subject, period, whole)
        for subject in subjects(view, period)
        for fact in _facts(view, subject, period)
    ]
    return sorted(found, key=lambda r: (-r.score, r.fact.id))


def subjects(view: View, period: Period) -> Iterator[Subject]:
    """Everything of which the view knows a level or a balance in the period: flows, partners and commodities."""
    partners = set()
    for subject in view.subjects():
        if subject.measure != Measure.VALUE or subject.flow == Flow.BALANCE:
            continue
        held = view.cell(subject, period) is not None
        if held or (period.is_sum_of_months and view.cell(subject, period.months()[-1]) is not None):
            yield subject
            if subject.commodity == TOTAL:
                partners.add(subject.partner)
    for partner in sorted(partners):
        yield Subject(Flow.BALANCE, partner)


def _facts(view: View, subject: Subject, period: Period) -> Iterator[Fact]:
    kinds = list(BALANCE_KINDS if subject.flow == Flow.BALANCE else FLOW_KINDS)
    if subject.partner == WORLD and subject.commodity == TOTAL and period.frequency not in PART_OF_MONTH:
        kinds += TOTAL_KINDS
    has_quantity = bool(
        view.keys(subject.measured(Measure.QUANTITY)) or view.keys(subject.measured(Measure.QUANTITY), Statistic.CHANGE)
    )
    for word, method in kinds:
        if word in OF_WHOLE and subject == whole_of(subject):
            continue
        if method.endswith("for-the-month") and per_year(period) == 1:
            continue
        if word.startswith(("quantity", "unit_value")) and not has_quantity:
            continue
        fact = fact_or_none(view, word, method, subject, period)
        if fact is not None and not (word == "streak" and fact.value < 2):
            yield fact


def _sizes(view: View, period: Period) -> dict[str, float]:
    sizes = {}
    for flow in (Flow.EXPORT, Flow.IMPORT):
        fact = fact_or_none(view, "value", "level", Subject(flow), period)
        sizes[str(flow)] = fact.value if fact else 0.0
    sizes[str(Flow.BALANCE)] = sum(sizes.values()) / 2
    return sizes


def _ranked(view: View, fact: Fact, subject: Subject, period: Period, whole: dict[str, float]) -> Ranked:
    size = _size(view, subject, period, whole)
    weight = 0.2 + 0.8 * min(1.0, (size / 3) ** 0.5)
    own = {
        name: value * weight if name in WEIGHTED else value
        for name, value in _own_terms(view, fact, subject, period).items()
    }
    terms = {"size": size, **own}
    if subject.classification == PC and commodity(subject.flow, subject.commodity).memo:
        terms["part of another"] = -1.0
    also_ran = fact.indicator == "record" and fact.value > NEAR_RECORD
    if fact.indicator in RESTATING or fact.method in RESTATING or also_ran:
        terms["restates"] = -2.0
    terms = {name: rounded for name, value in terms.items() if (rounded := round(value, 3))}
    return Ranked(fact, round(sum(terms.values()), 3), terms)


def _size(view: View, subject: Subject, period: Period, whole: dict[str, float]) -> float:
    flows = (Flow.EXPORT, Flow.IMPORT) if subject.flow == Flow.BALANCE else (Flow(subject.flow),)
    shares = []
    for flow in flows:
        fact = fact_or_none(view, "value", "level", subject.of(flow), period)
        if fact is not None and whole[str(flow)]:
            shares.append(abs(fact.value) / whole[str(flow)])
    return 3 * sum(shares) / len(shares) if shares else 0.0


def _own_terms(view: View, fact: Fact, subject: Subject, period: Period) -> dict[str, float]:
    match fact.indicator:
        case "balance":
            return {"sign": 1.0 if fact_or_none(view, "first_since", "sign", subject, period) else 0.0}
        case "change" | "quantity_change" | "unit_value_change" | "balance_change":
            return {
                "surprise": _surprise(view, subject, period)
                if fact.method == "yoy" and fact.indicator == "change"
                else 0.0
            }
        case "contribution":
            return {"contribution": _contribution(view, fact, subject, period)}
        case "first_since":
            return {"sign": min(3.0, 1.5 + log2(max(fact.value, 1)) / 2)}
        case "streak":
            return {"streak": min(2.0, 0.4 * log2(max(fact.value, 1)))}
        case "record":
            return {"record": _record_term(fact)}
        case _:
            return {}


def _contribution(view: View, fact: Fact, subject: Subject, period: Period) -> float:
    """Half the points of the world flow's growth; a country's commodity counts by the country's share of the flow."""
    if subject.commodity == TOTAL or subject.partner == WORLD:
        return min(abs(fact.value) / 2, 3.0)
    share = fact_or_none(view, "share", "percent", subject.total(), period)
    return min(abs(fact.value) / 2 * (share.value / 100 if share else 0.0), 3.0)


def _record_term(fact: Fact) -> float:
    compared = int(str(fact.detail["of"]))
    if fact.value != 1 or compared < 24:
        return 0.0
    return 4.0 if fact.detail["scope"] == "all-time" else 2.0


def _surprise(view: View, subject: Subject, period: Period) -> float:
    """How unusual the change is against the series' own changes, 0-2; 0 where fewer than two years of them are held."""
    try:
        values = ladder(view, subject, period).values
    except KurojiError:
        return 0.0
    changes = _log_changes(values, per_year(period))[-(HISTORY_MONTHS // stride(period) + 1) :]
    known = changes[~np.isnan(changes)]
    if len(known) < 25 or np.isnan(changes[-1]):
        return 0.0
    earlier = known[:-1]
    middle = float(np.median(earlier))
    spread = 1.4826 * float(np.median(np.abs(earlier - middle)))
    return min(abs(float(changes[-1]) - middle) / spread, 4.0) / 2 if spread else 0.0


def _log_changes(values: Floats, step: int) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(np.where(values > 0, values, np.nan))
    changes: Floats = logs[step:] - logs[:-step]
    return changes
