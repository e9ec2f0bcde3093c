"""The triangle of a series: for each period what was said of it, in the order in which it became known.

Of several statements at one instant the last in the total order counts; those that only
confirm the figure before are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

import msgspec

from kuroji.charts.first_and_now import Pair
from kuroji.indicators.revisions import history
from kuroji.indicators.series import periods_held, selection_of
from kuroji.indicators.statement import Statement
from kuroji.indicators.view import Subject, view
from kuroji.model.errors import NotHeld
from kuroji.model.period import Frequency, Period, month
from kuroji.model.reporter import Reporter
from kuroji.store.opening import Store

EVER = (month(0), month(12 * 9999))


class Track(msgspec.Struct, frozen=True):
    """What was newly said of one period, oldest first."""

    period: Period
    said: tuple[Statement, ...]

    @property
    def pair(self) -> Pair:
        """The first figure and the newest."""
        return Pair(self.period, self.said[0], self.said[-1])


class Summary(msgspec.Struct, frozen=True):
    """How the first prints were revised: means in the unit, the mean in percent of the prints' size, and counts."""

    mean: Decimal
    mean_size: Decimal
    percent: Decimal
    down: int
    up: int
    same: int


def tracks(store: Store, owner: Reporter, subject: Subject, frequency: Frequency, newest: int) -> tuple[Track, ...]:
    """The newest periods of a kind that have figures, oldest first. Raises NotHeld where there are none."""
    seen = view(store, store.newest(owner.code), selection_of(subject, EVER), owner.code)
    periods = periods_held(seen, subject, frequency)[-newest:]
    if not periods:
        raise NotHeld("no such period of this series is held", where=f"{subject.flow}.{subject.partner}.{subject.code}")
    said = history(store, owner, (subject,), periods, store.newest(owner.code))
    found = []
    for period, statements in groupby(said, key=lambda s: s.period):
        new = {s.known_at: s for s in statements if s.value is not None and s.vintage is not None and not s.confirms}
        if new:
            found.append(Track(period, tuple(new[instant] for instant in sorted(new))))
    return tuple(sorted(found, key=lambda t: t.period))


def step(track: Track, number: int) -> Decimal:
    """By how much a statement changed the one before, in the unit."""
    return (track.said[number].value or Decimal(0)) - (track.said[number - 1].value or Decimal(0))


def summary(found: Sequence[Track]) -> Summary:
    """The revisions of all periods together."""
    revisions = [t.pair.revision for t in found]
    sizes = sum((abs(t.said[0].value or Decimal(0)) for t in found), Decimal(0))
    total = sum(revisions, Decimal(0))
    return Summary(
        mean=total / len(found), mean_size=sum(map(abs, revisions), Decimal(0)) / len(found),
        percent=total / sizes * 100 if sizes else Decimal(0),
        down=sum(r < 0 for r in revisions), up=sum(r > 0 for r in revisions), same=sum(r == 0 for r in revisions),
    )  # fmt: skip
