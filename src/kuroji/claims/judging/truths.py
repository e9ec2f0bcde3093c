"""Truths: what the store says of a reading, now, on the day of publication and in earlier prints.

Now is the asked instant, as the store reads it. What was known at publication is read
without letting later figures stand in: where nothing was held, nothing is compared. Streaks,
firsts, records and ranks look along a whole series, whose older rungs are known by inferred
dates only; they are read with later figures standing in.

Views are opened once for each instant and kept: articles of one day share theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal

import msgspec

from kuroji.claims.judging.agreement import EXACT_WORDS, Truth, slack_of
from kuroji.claims.judging.measures import figure_of
from kuroji.claims.judging.prints import Goods, Prints, prints_of
from kuroji.claims.reading import Reading
from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.balance import any_level
from kuroji.indicators.facts import from_figure
from kuroji.indicators.figure import Figure
from kuroji.indicators.view import View, view
from kuroji.model.errors import KurojiError, NotHeld, NotPublished
from kuroji.model.fact import Basis, Fact
from kuroji.model.instant import AsOf, parse_as_of
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import Period, month_ordinal, parse
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

# How many views are kept open: those of one article and its neighbours.
MOST_VIEWS = 96
EVERYTHING = Selection()
# Articles of today reach back no further than this month (ordinal); those on history need every print.
RECENT = month_ordinal(2023, 1)
SMALLEST = Decimal(1)


class Known(msgspec.Struct, frozen=True):
    """A reading's figure at one instant: as a Fact, as a Figure, and as a Truth with its slack."""

    fact: Fact
    figure: Figure
    truth: Truth


class Gap(msgspec.Struct, frozen=True):
    """Why a reading has no figure: `sort` is published, held or undefined, `why` says it in words."""

    sort: str
    why: str


class Truths:
    """What the figures of one store say; `now` is the instant called now, `owner` the reporter asked."""

    def __init__(self, store: Store, now: datetime) -> None:
        self.store = store
        self.now = now
        self.owner = JAPAN
        self._views: dict[tuple[datetime, bool, Selection], View] = {}
        self._scope = EVERYTHING
        self._periods: dict[str, Period] = {}
        self._answers: dict[tuple[object, ...], Known | Gap] = {}
        self._since = 0
        self._prints: dict[Goods, Prints] = {}
        self._held_since: dict[tuple[str, str], int] = {}
        self._vintages: dict[tuple[str, str], datetime | None] = {}

    def about(self, readings: Iterable[Reading]) -> None:
        """Read no more of other instants than these readings' subjects and their wholes, until told otherwise."""
        named = list(readings)
        subjects = [s for r in named for s in (r.subject, r.other) if s is not None]
        self._scope = Selection(
            partner=tuple(sorted({WORLD, *(s.partner for s in subjects)})),
            commodity=tuple(sorted({TOTAL, *(s.commodity for s in subjects)})),
        )
        earliest = min((self.period(r.period).start for r in named), default=0) - 12
        self._since = RECENT if earliest >= RECENT else 0

    def seen(self, instant: datetime, *, backfill: bool = True, scope: Selection | None = None) -> View:
        """The view of an instant, opened once; nothing later than now is known to it. Now is always whole."""
        moment = min(instant, self.now)
        chosen = EVERYTHING if moment == self.now else scope or self._scope
        key = (moment, backfill or moment == self.now, chosen)
        if key not in self._views:
            if len(self._views) >= MOST_VIEWS:
                self._forget()
            self._views[key] = view(self.store, moment, chosen, self.owner.code, backfill=key[1])
        return self._views[key]

    def _forget(self) -> None:
        """Let go of every view but that of now, and of what was read from them."""
        self._views = {key: seen for key, seen in self._views.items() if key[0] == self.now}
        self._answers.clear()

    def period(self, text: str) -> Period:
        """The period a reading names. Raises UsageError for a text that names none."""
        if text not in self._periods:
            self._periods[text] = parse(text, self.owner.fiscal)
        return self._periods[text]

    def at(
        self, reading: Reading, instant: datetime, *, backfill: bool = True, scope: Selection | None = None
    ) -> Known | Gap:
        """The figure of a reading at an instant, or why there is none."""
        looks_along = reading.indicator in EXACT_WORDS
        whole = EVERYTHING if reading.indicator == "rank" else scope
        seen = self.seen(instant, backfill=backfill or looks_along, scope=whole)
        plain = msgspec.structs.replace(reading, fit=0.0, because=(), voice="", vintage="")
        key = (seen.as_of, backfill or looks_along, plain)
        if key not in self._answers:
            self._answers[key] = self._read(seen, reading)
        return self._answers[key]

    def now_of(self, reading: Reading) -> Known | Gap:
        """The figure of a reading now."""
        return self.at(reading, self.now)

    def then_of(self, reading: Reading, published: datetime | None) -> Known | Gap:
        """The figure known at publication; a gap where the article has no date or the figure was not held."""
        if published is None:
            return Gap("held", "the article has no date")
        return self.at(reading, published, backfill=False)

    def was_due(self, reading: Reading, published: datetime | None) -> bool:
        """Whether the period had ended and its first figures were out when the article appeared."""
        instant = published or self.now
        try:
            return self.seen(instant, backfill=False).was_due(self.period(reading.period))
        except KurojiError:
            return False

    def earlier(self, reading: Reading, published: datetime | None) -> Iterator[tuple[datetime, Truth]]:
        """The figures of a reading in the prints before publication, newest first, with their instants."""
        if published is None or reading.indicator in EXACT_WORDS:
            return
        subject, period = reading.subject, self.period(reading.period)
        goods = (subject.partner, subject.classification, subject.commodity)
        if self._held_since.get((subject.partner, subject.commodity), RECENT + 1) > self._since:
            self._read_prints()
        said = self._prints.get(goods)
        if said is not None:
            yield from said.of(reading, period, min(published, self.now))

    def _read_prints(self) -> None:
        """Read what was said of all the article speaks of, in one go; what was read stays for the next article."""
        cells = msgspec.structs.replace(self._scope, reporter=(self.owner.code,), since=self._since)
        self._prints |= prints_of(self.store, cells)
        for partner in self._scope.partner:
            for commodity in self._scope.commodity:
                self._held_since[partner, commodity] = self._since

    def vintage(self, reading: Reading) -> datetime | None:
        """The instant of the vintage that the reading names; None where it names none."""
        if reading.vintage in ("", "now"):
            return None
        key = (reading.vintage, reading.period)
        if key not in self._vintages:
            self._vintages[key] = self._instant(*key)
        return self._vintages[key]

    def _instant(self, vintage: str, period: str) -> datetime | None:
        asked: AsOf = parse_as_of(vintage, self.owner)
        try:
            return self.store.resolve(asked, self.period(period), self.owner.code)
        except NotHeld:
            return None

    def _read(self, seen: View, reading: Reading) -> Known | Gap:
        try:
            period = self.period(reading.period)
            figure = figure_of(seen, reading, period, self.owner.fiscal)
        except NotPublished as error:
            return Gap("published", error.what)
        except NotHeld as error:
            return Gap("held", error.what)
        except KurojiError as error:
            return Gap("undefined", error.what)
        fact = from_figure(seen, reading.indicator, reading.method, reading.subject, period, figure)
        return Known(
            fact, figure, Truth(figure.value, _slack(seen, reading, period, figure), _printed(reading, figure))
        )


def _printed(reading: Reading, figure: Figure) -> Decimal | None:
    """The percentage as printed, for goods and partners: the releases are all that writers have of them."""
    parts = reading.subject.partner != WORLD or reading.subject.commodity != TOTAL
    return figure.rounded if parts and figure.unit in ("percent", "points") else None


def _slack(seen: View, reading: Reading, period: Period, figure: Figure) -> Decimal:
    """How far the true figure's own grain lets it be off, in its unit."""
    if reading.indicator in EXACT_WORDS:
        return Decimal(0)
    if figure.basis is not Basis.COMPUTED:
        return slack_of(figure.basis, figure.quantum)
    if figure.unit not in ("percent", "times", "points"):
        return figure.quantum / 2 if figure.quantum > SMALLEST else Decimal(0)
    return _computed_slack(seen, reading, period, figure)


def _computed_slack(seen: View, reading: Reading, period: Period, figure: Figure) -> Decimal:
    """The slack of a percentage made of two rounded levels, in its unit; none where the levels cannot be read."""
    if figure.base is None:
        return Decimal(0)
    levels: list[Figure] = []
    read: Callable[..., Figure] = any_level
    try:
        levels = [read(seen, reading.subject, p) for p in (period, figure.base)]
    except KurojiError:
        return Decimal(0)
    current, base = levels
    if base.value == 0:
        return Decimal(0)
    size = abs(base.value)
    scale = Decimal(1) if figure.unit == "times" else Decimal(100)
    return (current.quantum + abs(current.value) / size * base.quantum) / 2 / size * scale
