"""A story as Markdown: CommonMark with tables, every text escaped, every fact's place in it known."""

from __future__ import annotations

import re

import msgspec

from kuroji.model.release import Release
from kuroji.stories.rendering.credits import dated, named, processing, terms, web_address
from kuroji.stories.rendering.edition import is_flash
from kuroji.stories.rendering.labels import dateline, labels
from kuroji.stories.story import Passage, Span, Story, Table

# Signs that mean something inside a line, and what opens a list, a heading or a rule at the start of one.
_INLINE = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_STARTING = re.compile(r"\s*(?:\d{1,9}(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[+-](?:\s|$)|[-=]+\s*$))")
_BREAKS = re.compile(r"[\r\n\v\f\x00\x85\u2028\u2029]")


class Mark(msgspec.Struct, frozen=True):
    """Where a span stands: the passage it belongs to, its place there, and its place in the whole text."""

    passage: str
    start: int
    end: int
    span: Span
    body_start: int | None = None
    body_end: int | None = None


class Body(msgspec.Struct, frozen=True):
    """A story's Markdown and the marks of every span in it that says a fact."""

    text: str
    marks: tuple[Mark, ...]


class _Writing:
    """The text so far and its marks."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def say(self, name: str, passage: Passage, *, starts: bool = True) -> None:
        """The passage's spans, escaped; those with a fact are marked under the passage's name."""
        position, before = 0, ""
        for span in passage.spans:
            escaped = escape(span.text, starts=starts and not before.strip())
            start = self.length
            self.add(escaped)
            end = position + len(span.text)
            if span.fact:
                self.marks.append(Mark(name, position, end, span, start, self.length))
            before, position = before + span.text, end


def markdown(story: Story) -> str:
    """The story as CommonMark with tables; a flash is its headline and bullets."""
    return body(story).text


def body(story: Story) -> Body:
    """The Markdown of the story with the place of every fact it says."""
    writing = _Writing()
    writing.add("# ")
    writing.say("headline", story.headline)
    if is_flash(story):
        writing.add("\n")
        for number, bullet in enumerate(story.bullets, 1):
            writing.add("\n- ")
            writing.say(f"bullet {number}", bullet)
    else:
        _full(writing, story)
    for number, table in enumerate(story.tables, 1):
        _table(writing, table, f"table {number}")
    if story.releases:
        writing.add(f"\n\n## {labels(story).sources}\n")
    for release in story.releases:
        writing.add(f"\n- {_source(release, story)}")
    writing.add(f"\n\n{_credits(story)}\n")
    return Body("".join(writing.parts), tuple(writing.marks))


def _full(writing: _Writing, story: Story) -> None:
    writing.add(f"\n\n*{escape(' · '.join(text for text, _ in dateline(story)))}*\n\n**")
    writing.say("summary", story.summary, starts=False)
    writing.add("**")
    for section in story.sections:
        shown = [(n, p) for n, p in enumerate(section.paragraphs, 1) if p.text.strip()]
        if shown and section.heading:
            writing.add(f"\n\n## {escape(section.heading)}")
        for number, paragraph in shown:
            writing.add("\n\n")
            writing.say(f"{section.name} {number}", paragraph)


def _table(writing: _Writing, table: Table, name: str) -> None:
    """Its title as a heading, then the rows; cells are marked as `table 1, row 2, column 3`."""
    writing.add(f"\n\n## {escape(table.title)}\n\n")
    writing.add(f"| {' | '.join(escape(head, starts=False) for head in table.heads)} |")
    writing.add("\n|:---|" + "---:|" * (len(table.heads) - 1))
    for number, row in enumerate(table.rows, 1):
        writing.add(f"\n| {escape(row.label, starts=False)} |")
        for column, cell in enumerate(row.cells, 2):
            writing.add(" ")
            writing.say(f"{name}, row {number}, column {column}", Passage("cell", (cell,)), starts=False)
            writing.add(" |")


def _source(release: Release, story: Story) -> str:
    name = escape(named(release, story.language))
    address = web_address(release)
    linked = f"[{name}](<{_address(address)}>)" if address else name
    return f"{linked}{labels(story).colon}{dated(release, story)}"


def _credits(story: Story) -> str:
    offered = [f"{one.before}[{one.name}]({one.address}){one.after}" for one in terms(story)]
    return "\\\n".join(line for line in (escape(story.attribution), *offered, processing(story)) if line)


def _address(address: str) -> str:
    """An address as it may stand between angle brackets."""
    return re.sub(r"[<>\s\\]", lambda found: f"%{ord(found[0]):02X}", address)


def escape(text: str, *, starts: bool = True) -> str:
    """The text with every sign that Markdown would read escaped; line breaks become blanks.

    `starts` says that it opens a paragraph, where 1. and - and # would begin a list or a heading.
    """
    safe = _INLINE.sub(r"\\\g<0>", _BREAKS.sub(" ", text))
    started = _STARTING.match(safe) if starts else None
    return f"{started[0]}\\{safe[started.end() :]}" if started else safe
