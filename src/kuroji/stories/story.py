"""The Story: headline, summary and paragraphs whose every number is a Fact in a known place."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kuroji.model.fact import Fact
from kuroji.model.release import Release

STATED, INFERRED = "stated", "inferred"


class Span(msgspec.Struct, frozen=True):
    """A piece of text; `fact` is the id of the Fact it says, when it says one."""

    text: str
    fact: str | None = None


class Passage(msgspec.Struct, frozen=True):
    """A run of spans: a headline, a summary or a paragraph. `about` names what a paragraph is for."""

    about: str
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The passage as plain text."""
        return "".join(span.text for span in self.spans)


class Row(msgspec.Struct, frozen=True):
    """One row of a table: a label and cells, each a span."""

    label: str
    cells: tuple[Span, ...]


class Table(msgspec.Struct, frozen=True):
    """A table of facts with a title and column heads (the first is that of the labels)."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


class Section(msgspec.Struct, frozen=True):
    """A part of a story: a name that is the same in all languages, its heading (empty for the lead), its paragraphs."""

    name: str
    heading: str
    paragraphs: tuple[Passage, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in a period, as known at `as_of`, in one language.

    `bullets` are the five lines of the flash. `facts` holds every Fact that the text or a
    table places; `first_print` those of the period's first print when the story is read at
    a later vintage. `published_at` is the instant of the newest release used at first
    print, `updated_at` that of the newest one used here; with the `published_basis`
    inferred no date of a first print is held, so `published_at` is not to be shown as one.
    `topics` are slugs, `entities` names of partners, commodities and publishers, both from
    the facts and the codelists.
    """

    slug: str
    language: str
    reporter: str
    period: str
    as_of: datetime
    published_at: datetime
    updated_at: datetime
    headline: Passage
    summary: Passage
    bullets: tuple[Passage, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    facts: tuple[Fact, ...]
    first_print: tuple[Fact, ...]
    releases: tuple[Release, ...]
    topics: tuple[str, ...]
    entities: tuple[str, ...]
    attribution: str
    published_basis: str = STATED

    def passages(self) -> tuple[tuple[str, Passage], ...]:
        """Every passage with the name of its place: headline, summary, bullet 1, totals 1, ..."""
        named = [("headline", self.headline), ("summary", self.summary)]
        named += [(f"bullet {n}", p) for n, p in enumerate(self.bullets, 1)]
        named += [(f"{s.name} {n}", p) for s in self.sections for n, p in enumerate(s.paragraphs, 1)]
        return tuple(named)


class Draft:
    """Collects the facts of a story while its passages are written."""

    def __init__(self) -> None:
        self.facts: dict[str, Fact] = {}

    def passage(self, about: str, template: str, /, **places: tuple[Fact, str] | str) -> Passage:
        """A passage from a template with {named} places, each a plain text or a fact with the words that say it."""
        spans: list[Span] = []
        for literal, name in _pieces(template):
            if literal:
                spans.append(Span(literal))
            if name:
                spans.append(self.said(places[name]))
        return Passage(about, tuple(spans))

    def said(self, place: tuple[Fact, str] | str) -> Span:
        """The span that says a fact; the fact becomes one of the story's."""
        if isinstance(place, str):
            return Span(place)
        fact, text = place
        self.facts.setdefault(fact.id, fact)
        return Span(text, fact.id)


def joined(about: str, passages: list[Passage], separator: str) -> Passage:
    """Several passages as one paragraph."""
    spans: list[Span] = []
    for number, passage in enumerate(passages):
        if number and separator:
            spans.append(Span(separator))
        spans.extend(passage.spans)
    return Passage(about, tuple(spans))


def listed(passages: list[Passage], last: str = " and ", between: str = ", ") -> Passage:
    """a, b and c."""
    if len(passages) < 2:
        return joined("", passages, "")
    return joined("", [joined("", passages[:-1], between), passages[-1]], last)


def as_sentence(passage: Passage, stop: str = ".") -> Passage:
    """The passage with a capital at its start and a full stop at its end; nothing stays nothing."""
    if not passage.text:
        return passage
    number = next(n for n, span in enumerate(passage.spans) if span.text)
    first = passage.spans[number]
    capital = Span(first.text[:1].upper() + first.text[1:], first.fact)
    return Passage(passage.about, (*passage.spans[:number], capital, *passage.spans[number + 1 :], Span(stop)))


def _pieces(template: str) -> list[tuple[str, str | None]]:
    from string import Formatter

    return [(literal, name) for literal, name, _, _ in Formatter().parse(template)]
