"""The registry of indicators: the one list of words that facts, claims and traces use.

An entry is `word -> (method, function)`; the function takes a view, a subject and a
period and returns a Figure. A word with several methods has one entry for each, written
`record(high, all-time)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from kuroji.indicators import sums
from kuroji.indicators.balance import any_level, balance
from kuroji.indicators.breakdown import COMMODITIES, IMPLIED, PARTNERS, implied_difference, outside, rest_difference
from kuroji.indicators.change import balance_change, change, difference
from kuroji.indicators.count import WORDS, count
from kuroji.indicators.currency.conversion import converted, converted_change
from kuroji.indicators.currency.mean_rate import exchange_rate, exchange_rate_change
from kuroji.indicators.decomposition.effects import EFFECTS, effect
from kuroji.indicators.decomposition.grounds import INVOICED, coverage, invoicing_share
from kuroji.indicators.event.words import entries as event_entries
from kuroji.indicators.figure import Figure
from kuroji.indicators.first_print import revision_outlook, since_first_print
from kuroji.indicators.habit import habit, habit_from_previous
from kuroji.indicators.record import record
from kuroji.indicators.seasonal.figures import adjusted_change, adjusted_level
from kuroji.indicators.share import contribution, contribution_rate, rank, ratio, share
from kuroji.indicators.streak import first_since, streak
from kuroji.indicators.structure.measures import CONCENTRATION
from kuroji.indicators.structure.statistics import (
    YEARS_BACK,
    concentration,
    dependence,
    intra_industry,
    similarity,
    similarity_to_world,
)
from kuroji.indicators.two_years import two_year_change
from kuroji.indicators.unit_value import unit_value, unit_value_change
from kuroji.indicators.view import Subject, View
from kuroji.indicators.working_days import per_working_day, working_day_change
from kuroji.model.errors import Undefined, UsageError
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure
from kuroji.model.period import Period

Indicator = Callable[[View, Subject, Period], Figure]


def _previous_period(view: View, subject: Subject, period: Period) -> Figure:
    return change(view, subject, period, period.previous())


def _export_import_ratio(view: View, subject: Subject, period: Period) -> Figure:
    return ratio(view, subject.of(Flow.EXPORT), period, subject.of(Flow.IMPORT))


def _quantity(view: View, subject: Subject, period: Period) -> Figure:
    return any_level(view, subject.measured(Measure.QUANTITY), period)


def _quantity_change(view: View, subject: Subject, period: Period) -> Figure:
    return change(view, subject.measured(Measure.QUANTITY), period)


def peers(view: View, subject: Subject) -> tuple[Subject, ...]:
    """What a subject is ranked among: the principal commodities of its flow and partner, or the countries."""
    if subject.commodity != TOTAL:
        from kuroji.classifications.commodities import commodities

        codes = {c.code for c in commodities(subject.flow) if c.level == 2 and not c.memo}
        return tuple(
            s for s in view.subjects()
            if s.flow == subject.flow and s.partner == subject.partner and s.measure == subject.measure
            and s.commodity in codes
        )  # fmt: skip
    from kuroji.classifications.partners import partners

    countries = {p.code for p in partners() if p.kind == "country"}
    return tuple(
        Subject(subject.flow, partner, measure=subject.measure)
        for partner in sorted({s.partner for s in view.subjects() if s.commodity == TOTAL} & countries - {WORLD})
    )


def _rank(view: View, subject: Subject, period: Period) -> Figure:
    among = peers(view, subject)
    if subject not in among:
        raise Undefined(
            f"{subject.partner} {subject.code} is not ranked", where=str(period),
            remedy="Countries are ranked among countries, principal commodities among each other.",
        )  # fmt: skip
    return rank(view, subject, period, among)


INDICATORS: dict[tuple[str, str], Indicator] = {
    ("value", "level"): any_level,
    ("balance", "exports-imports"): balance,
    ("change", "yoy"): change,
    ("change", "previous"): _previous_period,
    ("change", "two-years"): two_year_change,
    ("change", "per-working-day"): working_day_change,
    ("balance_change", "yoy"): balance_change,
    ("difference", "yoy"): difference,
    ("difference", IMPLIED): implied_difference,
    **{("difference", outside(by)): partial(rest_difference, by=by) for by in (COMMODITIES, PARTNERS)},
    ("contribution", "points"): contribution,
    ("contribution", "rate"): contribution_rate,
    ("share", "percent"): share,
    ("rank", "largest"): _rank,
    ("ratio", "yoy"): ratio,
    ("ratio", "exports/imports"): _export_import_ratio,
    ("streak", "sign"): streak,
    ("first_since", "sign"): first_since,
    ("streak", "same-part-of-year"): habit,
    ("streak", "from-previous"): habit_from_previous,
    ("difference", "since-first-print"): since_first_print,
    ("balance", "revision-outlook"): revision_outlook,
    **{
        ("record", f"{side},{scope}"): partial(record, side=side, scope=scope)
        for side in ("high", "low")
        for scope in ("all-time", "for-the-month")
    },
    ("quantity", "level"): _quantity,
    ("quantity_change", "yoy"): _quantity_change,
    ("unit_value", "value/quantity"): unit_value,
    ("unit_value_change", "yoy"): unit_value_change,
    ("value", "per-working-day"): per_working_day,
    ("exchange_rate", "per USD, ECB"): exchange_rate,
    ("exchange_rate_change", "yoy, per USD, ECB"): exchange_rate_change,
    ("value", "in USD, ECB"): converted,
    ("change", "yoy, in USD, ECB"): converted_change,
    ("value", "year-to-date"): sums.cumulative,
    ("value", "12-month-sum"): sums.moving_sum,
    ("value", "seasonally adjusted"): adjusted_level,
    ("change", "from previous month, seasonally adjusted"): adjusted_change,
    ("value", "3-month-sum"): partial(sums.moving_sum, months=3),
    **{
        ("concentration", f"{measure},{of}"): partial(concentration, measure=measure, of=of)
        for measure in CONCENTRATION
        for of in ("commodities", "partners")
    },
    **{("similarity", f"finger-kreinin,{years}-years"): partial(similarity, years=years) for years in YEARS_BACK},
    ("similarity", "finger-kreinin,world"): similarity_to_world,
    ("intra_industry", "grubel-lloyd"): intra_industry,
    ("dependence", "partner/world"): dependence,
    ("coverage", "split"): coverage,
    **{("invoicing_share", currency): partial(invoicing_share, currency=currency) for currency in INVOICED},
    **{("effect", term): partial(effect, of=term) for term in EFFECTS},
    **{("count", f"months-in-{of}"): partial(count, of=of) for of in WORDS},
    **event_entries(),
}

# Words whose figures are made of many subjects beside the one they are about.
OF_MANY = frozenset({"rank", "effect", "coverage", "concentration", "similarity", "intra_industry"})


def reads_many(word: str, method: str) -> bool:
    """Whether an indicator's figures are made of many subjects beside the one they are about."""
    return word in OF_MANY or (word == "difference" and method in (outside(COMMODITIES), outside(PARTNERS)))


class Family(msgspec.Struct, frozen=True):
    """Indicators of one word whose methods hold numbers: the pattern of a method, and what makes the function of one."""

    word: str
    pattern: str
    make: Callable[[re.Match[str]], Indicator]


class Indicators(msgspec.Struct, frozen=True):
    """Indicators by word and method, those with numbers in their methods, and the words made of many subjects."""

    entries: Mapping[tuple[str, str], Indicator]
    many: frozenset[str] = frozenset()
    families: tuple[Family, ...] = ()

    def find(self, word: str, method: str) -> Indicator | None:
        """The function behind a word and method; None where there is none."""
        found = self.entries.get((word, method))
        if found is not None:
            return found
        matched = ((f, re.fullmatch(f.pattern, method)) for f in self.families if f.word == word)
        return next((family.make(match) for family, match in matched if match is not None), None)

    def reads_many(self, word: str, method: str) -> bool:
        """Whether an indicator's figures are made of many subjects beside the one they are about."""
        return word in self.many or reads_many(word, method)


TRADE = Indicators(INDICATORS, OF_MANY)


def indicator(word: str, method: str, known: Indicators = TRADE) -> Indicator:
    """The function behind an indicator word and method; UsageError lists the methods of the word, or the words."""
    found = known.find(word, method)
    if found is not None:
        return found
    methods = [m for w, m in known.entries if w == word] + [f.pattern for f in known.families if f.word == word]
    words = ", ".join(sorted({w for w, _ in known.entries} | {f.word for f in known.families}))
    raise UsageError(
        f"there is no indicator {word}({method})",
        remedy=f"Methods of {word}: {', '.join(methods)}." if methods else f"Indicators: {words}.",
    )
