"""The brief: the story of one period, from Facts alone, as known at any instant."""

from __future__ import annotations

import msgspec

from kuroji.classifications.reporters import DEFAULT
from kuroji.indicators.facts import fact, fact_or_none
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, View, view
from kuroji.model.errors import KurojiError, NotHeld, UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import Period, month
from kuroji.stories import english
from kuroji.stories.story import Draft, Story
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

LEVELS = (("value", "level", EXPORTS), ("value", "level", IMPORTS), ("balance", "exports-imports", BALANCE))


class Told(msgspec.Struct, frozen=True):
    """What a brief is written from: the view of the asked instant and, where it is another, that of the first print."""

    view: View
    first: View | None
    period: Period
    draft: Draft

    def fact(self, word: str, method: str, subject: Subject) -> Fact | None:
        """A fact of the period, or None where it is undefined or not held."""
        return fact_or_none(self.view, word, method, subject, self.period)


def brief(
    store: Store, period: Period | None = None, as_of: AsOf = LATEST, language: str = "en", code: str = DEFAULT
) -> Story:
    """The story of a period (default: the newest month held at the instant), as known at `as_of`.

    Raises NotPublished before the period's release, NotHeld when its totals are not held,
    UsageError for a language without wording.
    """
    if language != "en":
        raise UsageError(f"stories are not written in {language!r} yet", remedy="Use --lang en.")
    seen, asked = _view(store, period, as_of, code)
    told = Told(seen, _first_view(store, seen, asked, code), asked, Draft())
    return english.compose(told, store.releases)


def newest_month(seen: View) -> Period:
    """The newest month of which the view knows exports and imports at the provisional stage or later."""
    for ordinal in range(seen.last_due_month, seen.last_due_month - 24, -1):
        cells = [seen.cell(s, month(ordinal)) for s in (EXPORTS, IMPORTS)]
        if all(found is not None and not found[1].backfilled for found in cells):
            return month(ordinal)
    raise NotHeld("no month is held as of this instant", remedy="Ask for a later vintage with --as-of.")


def _view(store: Store, period: Period | None, as_of: AsOf, code: str) -> tuple[View, Period]:
    if period is None:
        seen = view(store, as_of.instant or store.newest_known_at, code=code)
        period = newest_month(seen)
        if as_of.word != "first":
            return seen, period
    instant = store.resolve(as_of, period, code)
    seen = view(store, instant, code=code)
    fact(seen, "balance", "exports-imports", BALANCE, period)
    return seen, period


def _first_view(store: Store, seen: View, period: Period, code: str) -> View | None:
    """The view of the period's first print; None where the asked instant shows that print itself."""
    try:
        instant = store.resolve(AsOf("first"), period, code)
    except KurojiError:
        return None
    if instant >= seen.as_of:
        return None
    then = view(store, instant, Selection(partner=(WORLD,), commodity=(TOTAL,)), code)
    levels = [[fact_or_none(v, *word, period) for word in LEVELS] for v in (then, seen)]
    same = all(a is not None and b is not None and a.value == b.value for a, b in zip(*levels, strict=True))
    return None if same else then


def first_print(told: Told) -> tuple[Fact, ...]:
    """The facts of the first print: exports, imports, balance and their changes, as known then."""
    if told.first is None:
        return ()
    wanted = [
        ("balance", "exports-imports", BALANCE), ("balance_change", "yoy", BALANCE),
        ("value", "level", EXPORTS), ("change", "yoy", EXPORTS),
        ("value", "level", IMPORTS), ("change", "yoy", IMPORTS),
    ]  # fmt: skip
    found = (fact_or_none(told.first, word, method, subject, told.period) for word, method, subject in wanted)
    return tuple(f for f in found if f is not None)
