"""Tracing: from a fact's id back to the releases, by computing the figure once more.

The id says indicator, method, key, period, base and instant; the view of that instant is
opened and the registry's own function applied. The digest in the id tells whether the
same value came out. Where it differs, the figure is read again at every other instant at
which one of its inputs was stated, to find which one the id remembers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TypeAlias

import msgspec

from kuroji.classifications.goods_groups import OF_DETAIL
from kuroji.classifications.reporters import reporter
from kuroji.indicators.facts import from_figure
from kuroji.indicators.figure import Figure, Input
from kuroji.indicators.registry import TRADE, Indicators, indicator
from kuroji.indicators.subjects import coded_subject, parse_series
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import KurojiError, UsageError
from kuroji.model.fact import Fact, FactId, parse_fact_id
from kuroji.model.instant import AsOf, parse_as_of
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import Period, parse
from kuroji.model.release import Release
from kuroji.model.reporter import Reporter
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

# How many other instants are tried for a value that no longer comes out.
MOST_TRIED = 60
Opened: TypeAlias = Callable[[Store, datetime, Selection | None, str], View]


class Traced(msgspec.Struct, frozen=True):
    """A fact computed once more, with what it was made of.

    `agrees` tells whether the id's digest is that of the value now computed, None where
    the id has none; `remembered` is the fact of another instant that has the id's digest.
    """

    asked: str
    fact: Fact
    formula: str
    inputs: tuple[Input, ...]
    releases: tuple[Release, ...]
    agrees: bool | None
    remembered: Fact | None = None


class Question(msgspec.Struct, frozen=True):
    """A fact id understood: what is to be computed, of what, and for when."""

    identity: FactId
    owner: Reporter
    subject: Subject
    period: Period
    known: Indicators = TRADE

    def seen(self, store: Store, instant: datetime, opened: Opened = view) -> View:
        """The cells that the indicator may need, as known at `instant`; a rank needs those of all peers."""
        if self.known.reads_many(self.identity.indicator, self.identity.method):
            return opened(store, instant, None, self.owner.code)
        # The detail is read only where its classification is named.
        schemes = (self.subject.classification, "") if self.subject.classification in OF_DETAIL else ()
        near = Selection(
            partner=(self.subject.partner, WORLD), classification=schemes, commodity=(*self.subject.codes, TOTAL)
        )
        return opened(store, instant, near, self.owner.code)

    def answer(self, seen: View) -> tuple[Fact, Figure]:
        """The fact and its figure in a view; raises what its indicator raises."""
        word, method = self.identity.indicator, self.identity.method
        figure = indicator(word, method, self.known)(seen, self.subject, self.period)
        return from_figure(seen, word, method, self.subject, self.period, figure), figure


def trace(
    store: Store, text: str, as_of: AsOf | None = None, opened: Opened = view, known: Indicators = TRADE
) -> Traced:
    """The fact of an id, computed once more from the store, as of the id's own instant unless another is given.

    `opened` opens the view, for whoever traces many facts of one instant; `known` are the
    indicators there are, for whoever has more than those of this room. Raises UsageError
    for a text that is no id, or names what does not exist; and what the
    indicator raises: NotPublished, NotHeld, Undefined.
    """
    asked = question(text, known)
    moment = as_of or parse_as_of(asked.identity.as_of, asked.owner)
    fact, figure = asked.answer(asked.seen(store, store.resolve(moment, asked.period, asked.owner.code), opened))
    found = parse_fact_id(fact.id)
    _must_name_the_same(asked.identity, found)
    agrees = found.digest == asked.identity.digest if asked.identity.digest else None
    return Traced(
        asked=text.strip(), fact=fact, formula=figure.formula, inputs=figure.inputs,
        releases=tuple(store.releases[name] for name in figure.releases if name in store.releases), agrees=agrees,
        remembered=_remembered(store, asked, figure, fact.as_of) if agrees is False else None,
    )  # fmt: skip


def question(text: str, known: Indicators = TRADE) -> Question:
    """What a fact id asks for. Raises UsageError, with the nearest valid words, when it cannot be understood."""
    identity = parse_fact_id(text)
    indicator(identity.indicator, identity.method, known)
    owner = reporter(identity.reporter)
    subject = coded_subject(identity.flow, identity.partner, identity.commodity, identity.measure)
    return Question(identity, owner, subject, parse(identity.period, owner.fiscal), known)


def _must_name_the_same(asked: FactId, found: FactId) -> None:
    """UsageError where the id names a base or measure that its indicator and method do not have."""
    for part in ("base", "measure"):
        wanted, got = getattr(asked, part), getattr(found, part)
        if wanted and wanted != got:
            raise UsageError(
                f"the id says {part} {wanted}, but {asked.indicator}({asked.method}) of {asked.period} has {got or 'none'}",
                remedy=f"The id of that fact is {found}",
            )


def _remembered(store: Store, asked: Question, figure: Figure, now: datetime) -> Fact | None:
    """The fact as known at another instant at which an input was stated, if its digest is the one asked for."""
    for instant in _instants(store, figure, now):
        try:
            fact, _ = asked.answer(asked.seen(store, instant))
        except KurojiError:
            continue
        if parse_fact_id(fact.id).digest == asked.identity.digest:
            return fact
    return None


def _instants(store: Store, figure: Figure, now: datetime) -> Iterator[datetime]:
    """The instants at which the inputs were stated, those nearest to `now` first."""
    stated: set[datetime] = set()
    for name in {i.series.split(" (")[0] for i in figure.inputs}:
        owner, subject = parse_series(name)
        ends = [parse(i.period, reporter(owner).fiscal).end for i in figure.inputs if i.series.startswith(name)]
        selection = Selection(
            reporter=(owner,), flow=(subject.flow,), partner=(subject.partner,),
            classification=(subject.classification,), commodity=(subject.commodity,), measure=(subject.measure,),
            since=min(ends), until=max(ends),
        )  # fmt: skip
        stated |= set(store.said(selection)["known_at"].to_pylist())
    nearest = sorted(stated - {now}, key=lambda instant: abs(instant - now))
    yield from nearest[:MOST_TRIED]
