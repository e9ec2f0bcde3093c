"""One statement: its counts, by opinion group where there are groups, and what the figures say of its claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from kuroji.claims.presenting.labels import MARKS, labels
from kuroji.claims.presenting.rows import NOTHING, Row, rows
from kuroji.claims.verdict import Checked
from kuroji.model.errors import NotHeld
from kuroji.opinion.nouns import Participant, Statement, Status, Tally
from kuroji.opinion.storage.ballots import newest_vote, tallies, votes_of
from kuroji.opinion.storage.statements import statement, statements_of
from kuroji.web.addresses import address
from kuroji.web.missing import Near, NoSuchPage
from kuroji.web.page import Content, Kind, Page, Values
from kuroji.web.reactions.act import Act, act_on
from kuroji.web.reactions.board import Said, said_of
from kuroji.web.reactions.enough import enough
from kuroji.web.reactions.held import approved
from kuroji.web.reactions.outcome import by_group
from kuroji.web.reactions.stories import TalkedAbout, talked_about
from kuroji.web.reactions.verdicts import checked
from kuroji.web.siblings.statements import STATEMENT_WRITERS
from kuroji.web.site import Site
from kuroji.web.words.dates import day, named
from kuroji.web.words.reactions import WORDS

HIGHEST_DIGITS = 10
SHORTENED = 70


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of the statement: its row, its sign and style, figures with their names, and where its facts are traced."""

    row: Row
    sign: str
    style: str
    figures: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]


class OneStatement(Content, frozen=True, kw_only=True):
    """A statement; `groups` its counts by letter of the group, empty while there are no results; `claims` its verdicts."""

    said: Said
    about: str
    story: str
    dates: tuple[str, str]
    groups: tuple[tuple[str, Tally], ...]
    claims: tuple[Claim, ...]
    found: Checked
    act: Act


class _Seen(msgspec.Struct, frozen=True):
    statement: Statement
    said: Said
    reached: bool
    newest: datetime | None


def content(site: Site, page: Page) -> OneStatement:
    """The statement as nobody in particular sees it."""
    return content_for(site, page)


def content_for(site: Site, page: Page, participant: Participant | None = None, done: str = "") -> OneStatement:
    """The statement for a reader. Raises NoSuchPage for a number that is none of this story's approved statements."""
    story, language, owner = talked_about(site, page), page.language, site.reporter
    # The check first: the chip beside the statement is read from what it found.
    found = checked(site, story, _approved(site, page))
    seen = _seen(site, story, page, participant)
    words, text, about = WORDS[language], seen.statement.text, named(story.period, language)
    return OneStatement(
        title=text if len(text) <= SHORTENED else f"{text[: SHORTENED - 1]}…",
        description=words.statement_lead.format(story=about), updated=seen.newest, until=site.now(), said=seen.said,
        about=about, story=address("story", language, slug=story.slug),
        dates=(day(seen.statement.created, owner, language), day(story.first, owner, language)),
        groups=by_group(site, story.slug, seen.statement.id) if seen.reached else (),
        claims=_claims(found, language), found=found,
        act=act_on(site, page, participant, done),
    )  # fmt: skip


def _approved(site: Site, page: Page) -> Statement:
    """The statement of the address. Raises NoSuchPage."""
    number = page.values["number"]
    nowhere = NoSuchPage(f"there is no statement {number[:20]!r} under this story", _all(page))
    if not (number.isascii() and number.isdigit()) or len(number) > HIGHEST_DIGITS or number.startswith("0"):
        raise nowhere
    try:
        with site.forum.reading() as connection:
            found = statement(connection, int(number))
    except NotHeld as error:
        raise nowhere from error
    if found.conversation != page.values["slug"] or found.status is not Status.APPROVED:
        raise nowhere
    return found


def _all(page: Page) -> tuple[Near, ...]:
    """All statements of the story, for a reader who looks for one that is not there."""
    there = address("statements", page.language, slug=page.values["slug"])
    return (Near(WORDS[page.language].try_again, there),)


def _seen(site: Site, story: TalkedAbout, page: Page, participant: Participant | None) -> _Seen:
    one = _approved(site, page)
    with site.forum.reading() as connection:
        mine = {v.statement: v.choice for v in votes_of(connection, participant.id, one.id)} if participant else {}
        number = len(statements_of(connection, story.slug, Status.APPROVED))
        return _Seen(
            one,
            said_of(site, story, one, page.language, tallies(connection, story.slug), mine),
            enough(connection, story.slug, number).reached,
            newest_vote(connection, story.slug),
        )


def _claims(found: Checked, language: str) -> tuple[Claim, ...]:
    words = labels(language)
    return tuple(
        Claim(
            row=row, sign=MARKS[row.verdict], style=row.verdict.value.replace("_", "-"),
            figures=tuple(
                (name, figure)
                for name, figure in zip(words.heads[2:5], (row.said, row.then, row.now), strict=True)
                if figure != NOTHING
            ),
            facts=tuple((id_, address("fact", language, id=id_)) for id_ in row.facts),
        )
        for row in rows(found, words)
    )  # fmt: skip


def every(site: Site) -> Iterator[Values]:
    """The approved statements of listed stories."""
    for slug, said in approved(site).items():
        for one in said:
            yield {"slug": slug, "number": str(one.id)}


STATEMENT = Kind(
    name="statement", template="statement.html", content=content, every=every, writers=STATEMENT_WRITERS
)  # fmt: skip
