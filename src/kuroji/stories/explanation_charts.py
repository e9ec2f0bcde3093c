"""The charts of an explanation: each picture's Facts, from the same view as its words, ready to be drawn in any width."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

import msgspec

from kuroji.charts.bridge import balance_bridge
from kuroji.charts.chart import Chart
from kuroji.charts.contributions import contributions as waterfall
from kuroji.charts.event import event_chart
from kuroji.charts.split import split_of_change
from kuroji.classifications.events import Event
from kuroji.explain.events.finding import find_events
from kuroji.explain.events.study import MEASURES, EventStudy, event_study, index_name
from kuroji.indicators.bridge import bridge_by_commodity, part_fact
from kuroji.indicators.decomposition.terms import Split
from kuroji.indicators.view import BALANCE
from kuroji.model.errors import NotHeld, NotPublished
from kuroji.model.fact import Fact, Flag
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import PART_OF_MONTH
from kuroji.stories.bridging import difference_of
from kuroji.stories.explanation import Explanation
from kuroji.stories.points import contributions
from kuroji.stories.told import Told

# A picture whose Facts are gathered: it takes a width, and raises NotHeld where they make none.
Picture = Callable[[int], Chart]


def pictures(of_what: Told, found: Explanation) -> Iterator[Picture]:
    """In reading order: the bridge of a balance, then of each flow its split, its goods and the events that bear on it."""
    language = found.story.language
    if len(found.splits) > 1 and found.splits[0].subject.partner == WORLD:
        yield from _bridge(of_what, language)
    for split in found.splits:
        yield from _split(of_what, split, language)
        yield from _goods(of_what, split, language)
        for event in find_events(split.subject, of_what.period):
            yield partial(event_chart, _study(of_what, event), language)


def _study(of_what: Told, event: Event) -> EventStudy:
    """The event up to the end of the story's period; to the newest month held where that leaves fewer than two to draw."""
    whole = event_study(of_what.view, event)
    told_of = [m for m in whole.months if m.period.end <= of_what.period.end]
    drawn = [m for m in told_of if any(index_name(measure) in m for measure in MEASURES)]
    return msgspec.structs.replace(whole, months=tuple(told_of)) if len(drawn) > 1 else whole


def _bridge(of_what: Told, language: str) -> Iterator[Picture]:
    """The balances and the goods between them; parts that became known later than the story are left to the rest."""
    periods = (of_what.period.year_earlier(), of_what.period)
    before, now = (of_what.fact("balance", "exports-imports", BALANCE, period) for period in periods)
    if before is None or now is None or of_what.period.frequency in PART_OF_MONTH:
        return
    try:
        held = bridge_by_commodity(of_what.view, of_what.period)
    except (NotHeld, NotPublished):
        return
    found = (part_fact(of_what.view, held, net) for net in held.parts if net.part.subject.commodity != TOTAL)
    parts = [f for f in found if f is not None and Flag.BACKFILLED not in f.flags]
    yield partial(balance_bridge, before, now, parts, language)


def _split(of_what: Told, split: Split, language: str) -> Iterator[Picture]:
    """The terms; with the exchange rate where the held rates and shares, which Facts rest on, are those of the split."""
    subject = split.subject
    difference = difference_of(of_what, subject)
    currency = of_what.fact("effect", "currency,log-mean", subject)
    apart = currency is not None and abs(Decimal(currency.exact) - split.terms.currency) < 1
    net = "-net-of-currency" if apart else ""
    named = ("quantity", f"price{net}", "mix", f"not-split{net}")
    terms: list[Fact | None] = [of_what.fact("effect", f"{term},{split.method}", subject) for term in named]
    terms += [currency] if apart else []
    held = [fact for fact in terms if fact is not None]
    if difference is not None and len(held) == len(terms):
        yield partial(split_of_change, difference, held, language)


def _goods(of_what: Told, split: Split, language: str) -> Iterator[Picture]:
    """What the goods of a whole flow contributed to its growth."""
    subject = split.subject
    total = of_what.fact("change", "yoy", subject)
    parts = contributions(of_what, subject.flow, subject.partner) if subject == subject.total() else ()
    if total is not None and len(parts) > 1:
        yield partial(waterfall, total, parts, language)
