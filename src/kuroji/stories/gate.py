"""The gate: no story is printed or written before its text, in the forms it takes, was read and says its Facts.

The story's passages are read once, as an article of its own instant, by `claims.gating`; its
tables cell by cell. Then each rendered form is read back and must show those passages and
cells in their order, and beside them nothing that has a number but dates, sources and terms
that are the story's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias

from kuroji.claims.article import Article
from kuroji.claims.gating.others import day_of, days_of
from kuroji.claims.gating.placed import Placed, Refusal
from kuroji.claims.gating.refusing import refusals
from kuroji.model.errors import KurojiError
from kuroji.model.fact import Fact
from kuroji.model.period import parse
from kuroji.stories.gate_tables import misplaced
from kuroji.stories.rendering.labels import owner_of
from kuroji.stories.shown import bare, headlines, marked_values, record, shown
from kuroji.stories.story import Passage, Span, Story

SHOWN_AT_MOST = 5
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GAP = "\n\n"


# What the passages and tables of a story say that is not their Facts', in words with the place.
Reading: TypeAlias = Callable[[Story, Mapping[str, Fact]], Iterator[str]]


class Refused(KurojiError):
    """A story whose text does not say its Facts; it is not written."""

    exit_code = 1


def of_trade(story: Story, facts: Mapping[str, Fact]) -> Iterator[str]:
    """The reading of stories of trade: as an article of their own instant, and their tables cell by cell."""
    yield from misread(story, facts)
    yield from _told(misplaced(story, facts))


def gated(story: Story, rendered: Mapping[str, str], reading: Reading = of_trade) -> None:
    """Let the story pass, in the forms given by format (html, md, txt, json, jsonld).

    `reading` finds what the text does not say rightly. Raises Refused with the place, the
    words, what they should say and what was read. No store is asked: every number stands
    beside the Fact it came from.
    """
    facts = {fact.id: fact for fact in (*story.facts, *story.first_print)}
    said = list(reading(story, facts))
    for to, text in rendered.items():
        said += [f"{to}: {line}" for line in _misrendered(story, to, text)]
    if said:
        more = f"\n({len(said) - SHOWN_AT_MOST} more)" if len(said) > SHOWN_AT_MOST else ""
        raise Refused(
            "the text does not say its facts\n" + "\n".join(said[:SHOWN_AT_MOST]) + more,
            where=f"{story.slug} ({story.language})",
            remedy="Nothing was written. This is a mistake of Kuroji's wording: please report it with these lines.",
        )


def misread(story: Story, facts: Mapping[str, Fact]) -> Iterator[str]:
    """The refusals of the story's passages, in words with the place they stand in."""
    article, placed, places = laid(story, facts)
    owner = owner_of(story)
    home = parse(story.period, owner.fiscal)
    for refusal in refusals(article, placed, home=home, days=_days(story)):
        where = next(name for start, end, name in places if start <= refusal.place <= end)
        yield _words(refusal, where)


def laid(story: Story, facts: Mapping[str, Fact]) -> tuple[Article, list[Placed], list[tuple[int, int, str]]]:
    """The story as an article, its Facts where they stand, and the stretch of every passage with its name."""
    texts: list[str] = []
    placed: list[Placed] = []
    places: list[tuple[int, int, str]] = []
    at = 0
    for name, passage in _in_order(story):
        end = at
        for span in passage.spans:
            if span.fact:
                placed.append(Placed(end, end + len(span.text), _known(facts, span.fact, story, name)))
            end += len(span.text)
        places.append((at, end, name))
        texts.append(passage.text)
        at = end + len(_GAP)
    article = Article(
        title=texts[0], body=_GAP.join(texts[1:]), published_at=story.as_of, language=story.language
    )  # fmt: skip
    return article, placed, places


def _known(facts: Mapping[str, Fact], fact: str, story: Story, place: str) -> Fact:
    if fact not in facts:
        raise Refused(f"{place} places {fact}, which is none of its facts", where=f"{story.slug} ({story.language})")
    return facts[fact]


def _in_order(story: Story) -> Iterator[tuple[str, Passage]]:
    """Headline, summary, bullets, then the sections with their headings; nothing that is empty."""
    yield "headline", story.headline
    yield from ((name, p) for name, p in [("summary", story.summary)] if p.text.strip())
    yield from ((f"bullet {n}", p) for n, p in enumerate(story.bullets, 1))
    for section in story.sections:
        said = [(n, p) for n, p in enumerate(section.paragraphs, 1) if p.text.strip()]
        if said and section.heading:
            yield f"{section.name} heading", Passage("heading", (Span(section.heading),))
        yield from ((f"{section.name} {n}", p) for n, p in said)


def _told(found: Iterable[Refusal]) -> Iterator[str]:
    return (_words(refusal, f"table {refusal.place}") for refusal in found)


def _words(refusal: Refusal, where: str) -> str:
    return f"{where}: {refusal.text!r} should say {refusal.expected}; read: {refusal.read} ({refusal.rule})"


def _days(story: Story) -> frozenset[date]:
    """The dates a story may name: its own, and those of its releases and first print."""
    zone = owner_of(story).tz
    instants = (
        story.as_of, story.published_at, story.updated_at,
        *(r.published_at for r in story.releases), *(f.as_of for f in story.first_print),
    )  # fmt: skip
    return days_of(instant.astimezone(zone) for instant in instants)


def _misrendered(story: Story, to: str, text: str) -> Iterator[str]:
    """What one form shows that is not the story's."""
    if to == "jsonld":
        yield from _differing(story, record(text), {"headline": "headline", "description": "summary"})
        return
    if to == "json":
        yield from _differing(story, record(text), {"title": "headline", "summary": "summary"})
        yield from _misvalued(story, ((f["id"], f["value"]) for f in record(text)["facts"]))
    if to == "html":
        wanted = {bare(story.headline.text), bare(story.summary.text)}
        yield from (f"head: {said!r}" for said in headlines(text) if bare(said) not in wanted)
        yield from _misvalued(story, marked_values(text))
    yield from _misaligned(story, shown(text, to))


def _differing(story: Story, told: Mapping[str, object], names: Mapping[str, str]) -> Iterator[str]:
    passages = dict(story.passages())
    for key, place in names.items():
        if told.get(key) != passages[place].text:
            yield f"{key}: {told.get(key)!r} should be {passages[place].text!r}"


def _misvalued(story: Story, values: Iterable[tuple[str, object]]) -> Iterator[str]:
    """Machine values beside the text that are not those of their Facts."""
    facts = {fact.id: fact for fact in (*story.facts, *story.first_print)}
    for fact, value in values:
        if fact not in facts or float(str(value)) != facts[fact].value:
            yield f"value {value!r} of {fact}"


def _misaligned(story: Story, seen: str) -> Iterator[str]:
    """The pieces of the story that a form does not show in their place, and numbers it shows beside them."""
    at, rest = 0, []
    for place, text in _pieces(story):
        found = seen.find(text, at)
        if found < 0:
            yield f"{place}: {text!r} is not shown; read: {seen[at : at + len(text)]!r}"
            return
        rest.append(seen[at:found])
        at = found + len(text)
    rest.append(seen[at:])
    yield from _unvouched(story, rest)


def _pieces(story: Story) -> Iterator[tuple[str, str]]:
    """What every form shows, in order, without white space: a flash its bullets, a full story its sections."""
    for name, passage in _in_order(story):
        if name.startswith("bullet ") if story.sections else name == "summary":
            continue
        if text := bare(passage.text):
            yield name, text
    for number, table in enumerate(story.tables, 1):
        cells = [*table.heads, *(t for row in table.rows for t in (row.label, *(c.text for c in row.cells)))]
        yield from ((f"table {number}", bare(text)) for text in (table.title, *cells) if text.strip())


def _unvouched(story: Story, rest: Sequence[str]) -> Iterator[str]:
    """Numbers beside the story's pieces: bylines, sources and terms may name the story's own dates and releases only."""
    days, own = _days(story), _own(story)
    for text in rest:
        for phrase in own:
            text = text.replace(phrase, " ")
        named = {number for day in days for number in (day.year, day.month, day.day)}
        for match in _NUMBER.finditer(text):
            number = match[0]
            if not number.isdecimal() or int(number) not in named:
                yield f"beside the text: {text[max(0, match.start() - 20) : match.end() + 10]!r} has a number of no fact"
        if (day := day_of(text)) is not None and day not in days:
            yield f"beside the text: {day} is not a date of this story"


def _own(story: Story) -> list[str]:
    """What may stand beside the text as it is: releases, clock times, terms; longest first."""
    from kuroji.stories.rendering.credits import named, processing, terms
    from kuroji.stories.rendering.labels import period

    zone = owner_of(story).tz
    clock = [t for i in _instants(story) for t in (f"{i.astimezone(zone):%H:%M}", f"{i.astimezone(zone):%-H時%M分}")]
    offered = [text for one in terms(story) for text in (one.sentence, one.name, one.address)]
    words = [*offered, processing(story), story.attribution, period(story)]
    releases = [
        t for r in story.releases for t in (r.title, r.id, r.address, r.sha256, named(r, story.language), f"{r.address}>")
    ]  # fmt: skip
    return sorted({bare(t) for t in (*clock, *words, *releases) if t}, key=len, reverse=True)


def _instants(story: Story) -> Iterator[datetime]:
    yield from (story.published_at, story.updated_at, story.as_of)
