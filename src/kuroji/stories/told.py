"""What a story is told from: the view of the asked instant, that of the first print, and the period."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kuroji.classifications.reporters import DEFAULT
from kuroji.indicators.facts import fact, fact_or_none
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, View, view
from kuroji.model.errors import NotHeld
from kuroji.model.fact import Fact, Flag
from kuroji.model.instant import FIRST, AsOf
from kuroji.model.observation import TOTAL, WORLD, Measure
from kuroji.model.period import Frequency, Period, month
from kuroji.model.stage import Stage
from kuroji.store.opening import Store
from kuroji.store.reading import Selection
from kuroji.stories.story import INFERRED, STATED

LEVELS = (("value", "level", EXPORTS), ("value", "level", IMPORTS), ("balance", "exports-imports", BALANCE))
WORLD_TOTALS = Selection(partner=(WORLD,), commodity=(TOTAL,))


class Told(msgspec.Struct, frozen=True):
    """A period and the views it is told from.

    `first` is None where the asked instant shows the first print itself; `first_known` is
    when any total of the period first became known, and `first_basis` whether that is the
    stated date of a first print or is inferred.
    """

    store: Store
    view: View
    first: View | None
    first_known: datetime
    first_basis: str
    period: Period

    def fact(self, word: str, method: str, subject: Subject, period: Period | None = None) -> Fact | None:
        """A fact of the period (or another), or None where it is undefined, not held or not yet published.

        A story says what was known: a figure that became known only after its instant is
        left out, but for the totals with the world, which carry the flag into the vintage note.
        """
        found = fact_or_none(self.view, word, method, subject, period or self.period)
        total = subject.partner == WORLD and subject.commodity == TOTAL and subject.measure == Measure.VALUE
        if found is not None and Flag.BACKFILLED in found.flags and not total:
            return None
        return found


def told(store: Store, period: Period | None, as_of: AsOf, code: str = DEFAULT) -> Told:
    """What is known of a period (default: the newest month held at the instant) as of a vintage.

    Raises NotPublished before the period's release, NotHeld when its totals are not held.
    """
    read: View | None = None
    if period is None:
        read = view(store, as_of.instant or store.newest(code), code=code)
        period = newest_month(read)
    instant = store.resolve(as_of, period, code)
    seen = read if read is not None and read.as_of == instant else view(store, instant, code=code)
    fact(seen, "balance", "exports-imports", BALANCE, period)
    first_known = store.resolve(FIRST, period, code)
    then = view(store, first_known, WORLD_TOTALS, seen.reporter.code) if first_known < seen.as_of else seen
    return Told(
        store, seen, _first_print(then, seen, period), first_known, _first_basis(then, period, first_known), period
    )


def newest_month(seen: View) -> Period:
    """The newest month of which the view knows exports and imports at the provisional stage or later."""
    for ordinal in range(seen.last_due_month, seen.last_due_month - 24, -1):
        cells = [seen.cell(s, month(ordinal)) for s in (EXPORTS, IMPORTS)]
        if all(found is not None and not found[1].backfilled for found in cells):
            return month(ordinal)
    raise NotHeld("no month is held as of this instant", remedy="Ask for a later vintage with --as-of.")


def _first_basis(then: View, period: Period, first_known: datetime) -> str:
    """Stated where a release says when it printed the totals first; inferred from the calendar, or of a later stage, else.

    A period whose totals are those of its months became known with the last of them.
    """
    for of in (period, *period.months()[-1:]):
        held = [found[1] for s in (EXPORTS, IMPORTS, BALANCE) if (found := then.cell(s, of)) is not None]
        cells = [cell for cell in held if cell.known_at == first_known and not cell.backfilled]
        if cells:
            first = all(cell.known_basis == STATED and cell.stage <= Stage.PROVISIONAL for cell in cells)
            return STATED if first else INFERRED
    return INFERRED


def _first_print(then: View, seen: View, period: Period) -> View | None:
    """The view of the period's first print; None when it says the same as the asked one, or nothing earlier is held."""
    if period.frequency is Frequency.RANGE or then is seen:
        return None
    pairs = [[fact_or_none(v, *word, period) for word in LEVELS] for v in (then, seen)]
    same = all(a is not None and b is not None and a.value == b.value for a, b in zip(*pairs, strict=True))
    return None if same else then


def first_print_facts(of: Told) -> tuple[Fact, ...]:
    """The facts of the first print: exports, imports, balance and their changes, as known then."""
    if of.first is None:
        return ()
    wanted = [*LEVELS, ("balance_change", "yoy", BALANCE), ("change", "yoy", EXPORTS), ("change", "yoy", IMPORTS)]
    found = (fact_or_none(of.first, word, method, subject, of.period) for word, method, subject in wanted)
    return tuple(f for f in found if f is not None)
