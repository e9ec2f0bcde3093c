"""The answer to a question of the explorer: the readings of a series, its pictures, and what a flow is made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from kuroji.charts.chart import Chart
from kuroji.charts.series import series_chart
from kuroji.charts.series_words import BARS as BAR_LOOK
from kuroji.charts.series_words import LINE as LINE_LOOK
from kuroji.charts.treemap import treemap
from kuroji.classifications.goods_groups import OF_DETAIL
from kuroji.indicators.facts import fact, from_figure
from kuroji.indicators.parts import GOODS, PARTNERS, Parts, facts_of, parts
from kuroji.indicators.parts import Asked as PartsOf
from kuroji.indicators.seasonal.columns import figures
from kuroji.indicators.series import Reading, facts, periods_held, readings, selection_of, series
from kuroji.indicators.structure.composition import Composition, by_commodity, by_partner
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import FIRST, AsOf
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure
from kuroji.model.period import Frequency, Period, month
from kuroji.model.reporter import Reporter
from kuroji.model.series import Series
from kuroji.store.opening import Store
from kuroji.store.reading import Selection
from kuroji.stories.illustrations import PHONE_WIDTH, PRINT_WIDTH
from kuroji.web.exploring.question import ADJUSTED, BARS, SHOWN, Question

EVER = (month(0), month(12 * 9999))
# First prints are read each at an instant of its own, which takes time.
MOST_FIRST = 60
NOT_HELD = "this series is not held"
WIDTHS = (PRINT_WIDTH, PHONE_WIDTH)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The figures in the span, oldest first; `adjusted` by period, empty where none were asked for.

    `periods` are all that are held of the kind.
    """

    question: Question
    as_of: AsOf
    periods: tuple[Period, ...]
    found: tuple[Reading, ...]
    facts: dict[Period, Fact]
    adjusted: dict[Period, Fact]
    made: Series


def answer(store: Store, asked: Question, as_of: AsOf, owner: Reporter) -> Answer:
    """The answer as known at `as_of`.

    Raises NotHeld with what is held of the series, NotPublished, UsageError for too many
    first prints and for adjusting them, Undefined where a series cannot be adjusted.
    """
    instant = as_of.instant or store.newest(owner.code)
    seen = view(store, instant, selection_of(asked.subject, EVER), owner.code)
    every = periods_held(seen, asked.subject, asked.frequency)
    if not every:
        raise NotHeld(NOT_HELD, where=_name(asked.subject, owner))
    chosen = tuple(p for p in every if asked.asks_for(p))[-SHOWN if asked.newest else 0 :]
    if not chosen:
        raise NotHeld(
            f"nothing of this series is held in the span; it runs from {every[0]} to {every[-1]}",
            where=_name(asked.subject, owner),
        )
    if as_of == FIRST and len(chosen) > MOST_FIRST:
        raise UsageError(
            f"{len(chosen)} first prints are too many at once",
            remedy=f"Ask for at most {MOST_FIRST}, such as {chosen[-MOST_FIRST]}..{chosen[-1]}.",
        )
    found = readings(store, asked.subject, chosen, as_of, owner, seen)
    held = {r.period: f for r, f in zip((r for r in found if r.figure), facts(found, asked.subject), strict=True)}
    return Answer(
        question=asked, as_of=as_of, periods=every, found=tuple(found), facts=held,
        adjusted=_adjusted(seen, asked, chosen, as_of) if asked.look == ADJUSTED else {},
        made=series(owner, asked.subject, found, as_of),
    )  # fmt: skip


def _name(subject: Subject, owner: Reporter) -> str:
    return f"{owner.code}.{subject.flow}.{subject.partner}.{subject.code}.{subject.measure}"


def _adjusted(seen: View, asked: Question, periods: tuple[Period, ...], as_of: AsOf) -> dict[Period, Fact]:
    if as_of == FIRST:
        raise UsageError(
            "a series of first prints was never known at one instant, so it cannot be adjusted",
            remedy="Ask for the figures as known now, or on a date.",
        )
    found = {}
    for period in periods:
        figure = figures(seen, asked.subject, period).get("adjusted")
        if figure is not None:
            found[period] = from_figure(seen, "value", "seasonally adjusted", asked.subject, period, figure)
    if not found:
        raise Undefined(
            "this series is not adjusted for the season", where=_name(asked.subject, seen.reporter),
            remedy="Months and quarters of amounts are, where five years or more of them are held.",
        )  # fmt: skip
    return found


def pictures(found: Answer, language: str) -> list[Chart]:
    """The series for a screen and for a phone; none of a single period."""
    shown = list(found.facts.values())
    adjusted = list(found.adjusted.values())
    look = BAR_LOOK if found.question.look == BARS else LINE_LOOK
    try:
        return [series_chart(shown, language, width, look, adjusted if len(adjusted) > 1 else ()) for width in WIDTHS]
    except NotHeld:
        return []


class Made(msgspec.Struct, frozen=True):
    """What a flow is made of in one period: the whole, its parts, the pictures, and of the detail all that adds up."""

    by: str
    period: Period
    whole: Fact
    parts: tuple[Fact, ...]
    charts: tuple[Chart, ...]
    all_parts: Parts | None = None


def made_of(store: Store, found: Answer, language: str, owner: Reporter) -> list[Made]:
    """The newest period shown of a whole flow by commodity and by partner, as far as it is held."""
    subject, period = found.question.subject, list(found.facts)[-1]
    if subject.flow == Flow.BALANCE or subject.measure != Measure.VALUE or period.frequency in _PARTIAL:
        return []
    instant = store.resolve(found.as_of, period, owner.code)
    if subject.classification in OF_DETAIL:
        return list(_made_of_detail(store, subject, period, instant, language, owner))
    months = Selection(flow=(subject.flow,), measure=(subject.measure,), since=period.start, until=period.end)
    seen = view(store, instant, months, owner.code)
    answers = []
    if subject.code == TOTAL:
        answers.append(_made("commodity", seen, subject, period, language))
    if subject.partner == WORLD:
        answers.append(_made("partner", seen, subject, period, language))
    return [one for one in answers if one is not None]


_PARTIAL = (Frequency.FIRST_10_DAYS, Frequency.FIRST_20_DAYS)


def _made(by: str, seen: View, subject: Subject, period: Period, language: str) -> Made | None:
    try:
        whole = fact(seen, "value", "level", subject, period)
        parts = [
            fact(seen, "value", "level", i.subject, period)
            for i in _parts(by, seen, subject, period).items
            if i.subject
        ]
    except (NotHeld, NotPublished):
        return None
    if len(parts) < 2:
        return None
    charts = tuple(treemap(whole, parts, language, width) for width in WIDTHS)
    return Made(by, period, whole, tuple(parts), charts)


def _made_of_detail(
    store: Store, subject: Subject, period: Period, instant: datetime, language: str, owner: Reporter
) -> Iterator[Made]:
    """A code of the tariff by what is below it, and by partner, as far as it has such parts."""
    for name, by in (("commodity", GOODS), ("partner", PARTNERS)):
        try:
            found = parts(store, PartsOf(subject=subject, period=period, by=by), instant, owner)
        except (UsageError, NotHeld):
            continue
        facts = dict(facts_of(store, found))
        whole = facts.pop(None, None)
        told = tuple(facts.values())
        if whole is not None and told:
            drawn = (
                tuple(treemap(whole, told, language, width) for width in WIDTHS)
                if whole.value and len(told) > 1
                else ()
            )
            yield Made(name, period, whole, told, drawn, found)


def _parts(by: str, seen: View, subject: Subject, period: Period) -> Composition:
    if by == "commodity":
        return by_commodity(seen, subject.flow, subject.partner, period)
    return by_partner(seen, subject.flow, subject, period)
