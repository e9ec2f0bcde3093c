"""Refusing: the one reading of our own text, in which every number must say its Fact and every name must be its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from kuroji.claims.article import Article
from kuroji.claims.gating.figures import COUNTED, misidentified, misnumbered
from kuroji.claims.gating.hearing import Part, heard
from kuroji.claims.gating.others import unvouched
from kuroji.claims.gating.placed import Grounds, Placed, Refusal
from kuroji.claims.gating.signs import directions, missigned, side_of, signs_of
from kuroji.claims.gating.subjects import Spot, misnamed
from kuroji.claims.gating.times import misdated, named, read, scene_at, unexplained
from kuroji.claims.gating.told import misdirected
from kuroji.claims.gating.turns import misworded
from kuroji.claims.gating.vintages import misprinted, outdated
from kuroji.claims.mentions.sentences import sentences
from kuroji.claims.resolving.words.scene import Scene
from kuroji.model.fact import Fact
from kuroji.model.period import Period


def refusals(
    article: Article, placed: Sequence[Placed], *, home: Period | None = None, days: frozenset[date] = frozenset()
) -> tuple[Refusal, ...]:
    """Why the text may not go out, in its order; nothing where each number says the Fact placed there.

    `home` is the period the text reports on (without it the one most of its Facts have),
    `days` the dates it may name.
    """
    reading = _Reading(article, placed, home)
    found = [refusal for part in reading.parts for refusal in reading.refused(part, days)]
    return tuple(sorted(found, key=lambda refusal: refusal.place))


class _Reading:
    """An article read once: its paragraphs, where its Facts stand, and the scene."""

    def __init__(self, article: Article, placed: Sequence[Placed], home: Period | None) -> None:
        self.text = article.text
        self.placed = sorted(placed, key=lambda p: p.start)
        self.parts = heard(article, sentences(article))
        self.home = home or _home(placed)
        self.instant = article.published_at or datetime.now(UTC)
        self.scene: Scene = scene_at(self.instant, self.home)
        self.headings: dict[int, Part | None] = {}
        for part in self.parts:
            last = None if not self.headings else next(reversed(self.headings.values()))
            self.headings[part.start] = part if part.heading else last
        self.balances = signs_of(placed, "balance")
        self.spots = [spot for number, part in enumerate(self.parts) for spot in self._spots(part, number)]
        self.directions = directions(self.spots)
        self.titled = [spot.fact for spot in self.spots if spot.part is self.parts[0]]

    def _spots(self, part: Part, number: int) -> Iterator[Spot]:
        above = tuple(reversed([p for p in self.parts[:number] if p.heading][-1:]))
        if number:
            above += self.parts[:1]
        for placed in self.placed:
            if part.start <= placed.start < part.end:
                mentions = tuple(m for m in part.mentions if m.start < placed.end and placed.start < m.end)
                yield Spot(
                    placed, self.text, part, part.line_at(placed.start), above, mentions, self._listed(placed, part)
                )  # fmt: skip

    def _listed(self, placed: Placed, part: Part) -> tuple[int, int]:
        """The rank of a Fact among those of the bracket it stands in."""
        opened = max(self.text.rfind(sign, part.start, placed.start) for sign in "(（")
        ends = [at for sign in ")）" if (at := self.text.find(sign, opened, part.end)) >= 0]
        if opened < 0 or not ends or min(ends) < placed.start:
            return 0, 1
        inside = [p for p in self.placed if opened < p.start < min(ends)]
        return inside.index(placed), len(inside)

    def refused(self, part: Part, days: frozenset[date]) -> Iterator[Refusal]:
        """What one paragraph is refused for."""
        spots = [spot for spot in self.spots if spot.part is part]
        for spot in spots:
            for grounds in self._grounds(spot):
                yield Refusal(spot.placed.start, spot.words, grounds.expected, grounds.read, grounds.rule)
        facts = [spot.fact for spot in self.spots if spot.part is part or self._mates(spot.part, part)]
        yield from self._words(part, spots, facts)
        yield from self._others(part, spots, facts, days)

    def _mates(self, one: Part, other: Part) -> bool:
        """Whether two paragraphs stand under one heading."""
        return not one.heading and self.headings[one.start] == self.headings[other.start] is not None

    def _grounds(self, spot: Spot) -> Iterator[Grounds]:
        fact = spot.fact
        found = (
            misidentified(fact),
            misnumbered(spot.placed, spot.words, spot.mentions, spot.line.sentence.mentions, side_of(spot)),
            missigned(spot, self.balances),
            misdated(spot, self.home, self.scene),
            misprinted(spot, self.instant),
        )
        yield from (grounds for grounds in found if grounds is not None)
        yield from misnamed(spot)

    def _words(self, part: Part, spots: Sequence[Spot], facts: Sequence[Fact]) -> Iterator[Refusal]:
        """Periods, bases, vintages and directions said beside the figures."""
        for line in part.lines:
            own = [spot for spot in spots if spot.line is line]
            for place, words, grounds in (
                *unexplained(line, [s.fact for s in own] or facts, self.home, self.scene),
                *outdated(part, line, spots, [*facts, *self.titled], self.home),
                *misdirected(part, line, spots, self.directions, self.balances, self.home),
                *misworded(part, line, own, self.home),
            ):
                yield Refusal(place, words, grounds.expected, grounds.read, grounds.rule)

    def _others(
        self, part: Part, spots: Sequence[Spot], facts: Sequence[Fact], days: frozenset[date]
    ) -> Iterator[Refusal]:
        for line in part.lines:
            covered = [(place, place + len(words)) for words, place, _ in named(line, self.scene)]
            here = [s.fact for s in spots if s.line is line and not s.mentions]
            for mention in line.sentence.mentions:
                if any(s.placed.start < mention.end and mention.start < s.placed.end for s in spots):
                    continue
                why = unvouched(mention, self.text, line.sentence.text, facts, days, covered, here)
                if why:
                    yield Refusal(mention.start, mention.text, "a Fact or a known turn", why, "unvouched")


def _home(placed: Sequence[Placed]) -> Period:
    periods = Counter(p.fact.period for p in placed if p.fact.indicator not in COUNTED)
    named_most = next(iter(period for text, _ in periods.most_common() if (period := read(text)) is not None), None)
    assert named_most is not None
    return named_most
