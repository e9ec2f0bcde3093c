"""The siblings of pages about statements: JSON, Markdown, CSV, and JSON-LD with a review of each claim the figures decide."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from kuroji.claims.presenting.answer import answer as claims_answer
from kuroji.claims.presenting.labels import labels
from kuroji.claims.presenting.review import document
from kuroji.claims.presenting.rows import NOTHING, rows
from kuroji.claims.verdict import Checked
from kuroji.model.instant import iso
from kuroji.opinion.nouns import Tally
from kuroji.stories.fact_json import fact_object
from kuroji.web.page import Page, Writer
from kuroji.web.site import Site
from kuroji.web.words.reactions import WORDS

if TYPE_CHECKING:
    from kuroji.web.reactions.board import Board, Said

# In Markdown these begin or make something else than text.
_MARKED = "\\`*_{}[]<>()#+-.!|"


class Listed(Protocol):
    """A content with the statements of a story."""

    @property
    def title(self) -> str:
        """What the page is called."""

    @property
    def board(self) -> Board:
        """The statements."""


class Alone(Protocol):
    """A content with one statement, its counts by group, and its claims with their verdicts."""

    @property
    def said(self) -> Said:
        """The statement."""

    @property
    def groups(self) -> tuple[tuple[str, Tally], ...]:
        """Its counts by letter of the group."""

    @property
    def found(self) -> Checked:
        """Its claims."""

    @property
    def about(self) -> str:
        """The story it belongs to."""


def statement_object(site: Site, said: Said) -> dict[str, Any]:
    """A statement with its counts as plain values."""
    one = said.statement
    return {
        "id": one.id, "story": one.conversation, "text": one.text, "language": one.language,
        "author": one.author or None, "country": one.country or None, "home": one.home,
        "created": iso(one.created, site.reporter), "agree": said.tally.agree, "disagree": said.tally.disagree,
        "pass": said.tally.passed, "url": site.absolute(said.path),
    }  # fmt: skip


def _list_json(site: Site, page: Page, content: Listed) -> bytes:
    found = {
        "story": page.values["slug"],
        "statements": [statement_object(site, one) for one in _in_order(content.board)],
    }
    return msgspec.json.encode(found)


def _in_order(board: Board) -> list[Said]:
    return sorted(board.all, key=lambda one: one.statement.id)


def _list_csv(site: Site, _: Page, content: Listed) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    objects = [statement_object(site, one) for one in _in_order(content.board)]
    names = (
        "id",
        "story",
        "language",
        "country",
        "home",
        "author",
        "created",
        "agree",
        "disagree",
        "pass",
        "url",
        "text",
    )
    writer.writerow(names)
    writer.writerows([cell(one[name]) for name in names] for one in objects)
    return text.getvalue()


def cell(value: object) -> object:
    """A value as a cell; a text that a spreadsheet would take for a formula is kept from being one by a quote before it."""
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _list_md(_: Site, page: Page, content: Listed) -> str:
    words = WORDS[page.language]
    lines = [f"# {plain(content.title)}", "", words.lead, ""]
    for title, side in ((words.home_of, content.board.home), (words.world, content.board.world)):
        if side:
            lines += [f"## {plain(title.format(country=side[0].country))}", "", *(_line(one, page) for one in side), ""]
    return "\n".join(lines)


def _line(said: Said, page: Page) -> str:
    words, tally = WORDS[page.language], said.tally
    who = plain(" · ".join(part for part in (said.statement.author, said.country) if part) or words.anonymous)
    counts = f"{words.agree} {tally.agree}, {words.disagree} {tally.disagree}, {words.passed} {tally.passed}"
    return f"- {plain(said.statement.text)} ({who}; {counts}) [{said.statement.id}]({said.path})"


def plain(text: str) -> str:
    """A reader's text in Markdown: every sign that could mark something up is written as itself."""
    return "".join(f"\\{sign}" if sign in _MARKED else sign for sign in text)


def _one_json(site: Site, _: Page, content: Alone) -> bytes:
    claims = claims_answer(content.found, fact_object)
    groups = {letter: msgspec.to_builtins(tally) for letter, tally in content.groups}
    found = statement_object(site, content.said) | {"groups": groups}
    return msgspec.json.encode(found | {name: claims[name] for name in ("claims", "summary", "facts")})


def _one_md(_: Site, page: Page, content: Alone) -> str:
    words, said = WORDS[page.language], labels(page.language)
    lines = [f"# {words.statement.format(number=content.said.statement.id)}", ""]
    lines += [words.statement_lead.format(story=content.about), "", _line(content.said, page), ""]
    lines += [f"## {words.verdict}", ""]
    for row in rows(content.found, said):
        figures = zip(said.heads[2:5], (row.said, row.then, row.now), strict=True)
        told = [", ".join(f"{name} {figure}" for name, figure in figures if figure != NOTHING), row.why]
        lines += [f"- “{plain(row.quote)}” **{row.label}**: {plain('; '.join(part for part in told if part))}"]
    return "\n".join([*lines, "" if content.found.judged else words.verdict_none, ""])


def _one_jsonld(site: Site, page: Page, content: Alone) -> bytes:
    """A schema.org Comment, and a ClaimReview of each claim that the figures decide."""
    one, words = content.said.statement, labels(page.language)
    person = {"@type": "Person", "name": one.author} if one.author else None
    comment = {
        "@type": "Comment", "@id": site.absolute(content.said.path), "url": site.absolute(content.said.path),
        "text": one.text, "inLanguage": one.language, "dateCreated": iso(one.created, site.reporter),
        "upvoteCount": content.said.tally.agree, "downvoteCount": content.said.tally.disagree,
    } | ({"author": person} if person else {})  # fmt: skip
    reviewed = document(content.found, words)
    return msgspec.json.encode(reviewed | {"@graph": [comment, *reviewed["@graph"]]})


LIST_WRITERS: Mapping[str, Writer] = {"json": _list_json, "csv": _list_csv, "md": _list_md}
STATEMENT_WRITERS: Mapping[str, Writer] = {"json": _one_json, "md": _one_md, "jsonld": _one_jsonld}
