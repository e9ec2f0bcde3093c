"""Telling an outlook: passages in the language asked for, number words, cells, and the finished Story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

import msgspec

from kuroji.indicators.view import View, view
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import AsOf
from kuroji.model.period import Period
from kuroji.model.release import Release
from kuroji.model.rounding import round_to
from kuroji.outlook.embedded import as_release
from kuroji.store.opening import Store
from kuroji.store.reading import Selection
from kuroji.stories.story import Draft, Passage, Row, Section, Span, Story, Table
from kuroji.stories.wording import en, ja
from kuroji.stories.wording.outlook_amounts import money_ja
from kuroji.stories.wording.phrases import LANGUAGES

ABSENT = "–"
Words: TypeAlias = Mapping[str, str]
Place: TypeAlias = tuple[Fact, str] | str


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a story is filed under: its topic, the slugs of its subjects, the names it is about, whose figures it uses."""

    topic: str
    topics: tuple[str, ...]
    entities: tuple[str, ...] = ()
    attribution: str = ""
    publications: tuple[str, ...] = ()


class Teller:
    """One outlook being told in one language; `seen` is the view of its instant, `period` the one it is filed under."""

    def __init__(self, store: Store, seen: View, period: Period, language: str) -> None:
        if language not in LANGUAGES:
            raise UsageError(f"there are no stories in {language!r}", remedy=f"Use one of: {', '.join(LANGUAGES)}.")
        self.store, self.seen, self.period, self.language = store, seen, period, language
        self.draft = Draft()

    def say(self, text: Words, /, **places: Place) -> Passage:
        """A passage from a template by language, with {named} places: a text, or a fact with the words that say it."""
        return self.draft.passage("", text[self.language], **places)

    def section(self, name: str, heading: Words, *paragraphs: Passage | None) -> Section:
        """A section of the paragraphs that there are."""
        kept = tuple(Passage(name, p.spans) for p in paragraphs if p is not None and p.spans)
        return Section(name, heading[self.language], kept)

    def table(self, title: Words, heads: Sequence[Words], rows: Sequence[tuple[str, Sequence[Place | None]]]) -> Table:
        """A table: each row has a label and cells, each a text, a fact with its words, or nothing held."""
        made = tuple(
            Row(label, tuple(Span(ABSENT) if c is None else self.draft.said(c) for c in cells)) for label, cells in rows
        )
        return Table(title[self.language], tuple(head[self.language] for head in heads), made)

    # The words of numbers; the word beside an amount carries its sign, as in every story.

    def money(self, fact: Fact) -> Place:
        """The size of an amount, as finely as it was printed: ¥6.65 trillion, 6兆6,506億円, 6.8兆円."""
        return fact, money_ja(fact) if self.language == "ja" else en.money(fact)

    def percent(self, fact: Fact) -> Place:
        """The size of a share or change: 12.5%."""
        return fact, ja.percent(fact) if self.language == "ja" else en.percent(fact)

    def trillions(self, fact: Fact | None, decimals: int = 2) -> Place | None:
        """An amount in trillions with its sign, for tables whose head says so."""
        return None if fact is None else (fact, _scaled(fact, 12, decimals))

    def billions(self, fact: Fact | None) -> Place | None:
        """An amount in billions with its sign, for tables whose head says so."""
        return None if fact is None else (fact, en.billions(fact))

    def number(self, fact: Fact | None, decimals: int = 1) -> Place | None:
        """A number with its sign where it is negative, for tables; of a percentage with its sign %."""
        if fact is None:
            return None
        return fact, _scaled(fact, 0, decimals) + ("%" if fact.unit == "percent" else "")

    def story(
        self, about: About, headline: Passage, summary: Passage, sections: Sequence[Section], tables: Sequence[Table]
    ) -> Story:
        """The Story: filed by topic and period, with the releases its facts came from and the publications it quotes."""
        facts, owner = tuple(self.draft.facts.values()), self.seen.reporter
        releases = self._releases(facts, about)
        newest = _newest(releases, self.seen.as_of)
        country = owner.name_en.lower().replace(" ", "-")
        own = owner.attribution_ja if self.language == "ja" else owner.attribution_en
        return Story(
            slug=f"{country}-outlook-{about.topic}-{str(self.period).lower().replace('..', '-to-')}", language=self.language,
            reporter=owner.code, period=str(self.period), as_of=self.seen.as_of, published_at=newest, updated_at=newest,
            headline=headline, summary=summary, bullets=(), sections=tuple(s for s in sections if s.paragraphs),
            tables=tuple(t for t in tables if t.rows), facts=facts, first_print=(), releases=releases,
            topics=("trade", "outlook", *about.topics), entities=about.entities, attribution=about.attribution or own,
        )  # fmt: skip

    def _releases(self, facts: Sequence[Fact], about: About) -> tuple[Release, ...]:
        held = dict.fromkeys(name for fact in facts for name in fact.releases)
        found = [self.store.releases[name] for name in held if name in self.store.releases]
        found += [as_release(self.seen.reporter.code, name) for name in dict.fromkeys(about.publications)]
        return tuple(sorted(found, key=lambda r: (r.published_at, r.id), reverse=True))


def seen_at(store: Store, as_of: AsOf, period: Period, code: str, selection: Selection | None = None) -> View:
    """The view of the instant that a vintage means for a topic filed under `period`."""
    instant = as_of.instant or (store.newest_known_at if as_of.word == "latest" else store.resolve(as_of, period, code))
    return view(store, instant, selection, code)


def _newest(releases: Sequence[Release], as_of: datetime) -> datetime:
    return max((r.published_at for r in releases if r.published_at <= as_of), default=as_of)


def _scaled(fact: Fact, power: int, decimals: int) -> str:
    grain = max(Decimal(1).scaleb(-decimals), Decimal(str(fact.quantum)).scaleb(-power))
    shown = round_to(Decimal(fact.exact).scaleb(-power), grain)
    return f"{shown:,.{max(0, -int(grain.normalize().as_tuple().exponent))}f}"
