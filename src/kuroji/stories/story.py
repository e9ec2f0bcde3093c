"""The Story: headline, summary and paragraphs whose every number is a Fact in a known place."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kuroji.model.fact import Fact
from kuroji.model.release import Release


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


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in a period, as known at `as_of`, in one language.

    `facts` holds every Fact that the text or a table places; `first_print` those of the
    period's first print when the story is read at a later vintage.
    """

    slug: str
    language: str
    period: str
    as_of: datetime
    published_at: datetime
    headline: Passage
    summary: Passage
    paragraphs: tuple[Passage, ...]
    tables: tuple[Table, ...]
    facts: tuple[Fact, ...]
    first_print: tuple[Fact, ...]
    releases: tuple[Release, ...]
    attribution: str


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


def _pieces(template: str) -> list[tuple[str, str | None]]:
    from string import Formatter

    return [(literal, name) for literal, name, _, _ in Formatter().parse(template)]
