"""What both languages share while a story is told: the draft that collects its facts, and cells of tables."""

from __future__ import annotations

from kuroji.classifications.partners import partner
from kuroji.indicators.view import BALANCE
from kuroji.model.fact import Fact
from kuroji.model.release import Release
from kuroji.stories.story import Draft, Passage, Span
from kuroji.stories.told import Told
from kuroji.stories.wording import en

ABSENT = "–"
DAILY_SOURCES = ("mof-press", "press-report")


class Telling:
    """One story being told in one language."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.draft = Draft()
        self.owner = told.view.reporter

    def text(self, template: str, /, **places: tuple[Fact, str] | str) -> Passage:
        """A passage from a template with {named} places, each a plain text or a fact and the words that say it."""
        return self.draft.passage("", template, **places)

    def facts(self) -> tuple[Fact, ...]:
        """Every fact placed so far, in the order of its first place."""
        return tuple(self.draft.facts.values())

    def release(self) -> Release | None:
        """The newest release behind the balance, which is what the story reports."""
        fact = self.told.fact("balance", "exports-imports", BALANCE)
        held = [self.told.store.releases[r] for r in fact.releases if r in self.told.store.releases] if fact else []
        return max(held, key=lambda r: r.published_at, default=None)

    def is_the_days_release(self) -> bool:
        """Whether the story is told from a press release on the day it came out, and so may say what it showed."""
        release = self.release()
        if release is None or release.source not in DAILY_SOURCES:
            return False
        days = {i.astimezone(self.owner.tz).date() for i in (release.published_at, self.told.view.as_of)}
        return len(days) == 1

    def cell_amount(self, fact: Fact | None) -> Span:
        """An amount in billions with its sign, for tables."""
        return self.draft.said((fact, en.billions(fact))) if fact else Span(ABSENT)

    def cell_change(self, fact: Fact | None) -> Span:
        """A change with its sign, for tables."""
        return self.draft.said((fact, en.signed_percent(fact))) if fact else Span(ABSENT)

    def cell_points(self, fact: Fact | None) -> Span:
        """A contribution with its sign, for tables."""
        return self.draft.said((fact, f"{fact.value:+.1f}")) if fact else Span(ABSENT)

    def cell_index(self, fact: Fact | None) -> Span:
        """An index to one decimal, for tables."""
        return self.draft.said((fact, f"{fact.value:.1f}")) if fact else Span(ABSENT)

    def cell_ratio(self, fact: Fact | None) -> Span:
        """A ratio to two decimals, for tables."""
        return self.draft.said((fact, f"{fact.value:.2f}")) if fact else Span(ABSENT)


def named(code: str, language: str) -> str:
    """A partner's name in a language."""
    return partner(code).name_ja if language == "ja" else partner(code).name_en
