"""Where the votes of a command come from: a conversation of the database, or files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

if TYPE_CHECKING:
    from kuroji.opinion.analysis.matrix import VoteMatrix
    from kuroji.opinion.nouns import Vote
    from kuroji.opinion.storage.opening import Database

DatabaseAddress = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="PATH|ADDRESS",
        help="Statements and votes (default: KUROJI_DATABASE, else a file in your user data folder).",
    ),
]


class Source(NamedTuple):
    """A conversation's votes; `texts` by statement, `history` empty for files, `kept` when it is in the database."""

    name: str
    votes: VoteMatrix
    texts: dict[int, str]
    history: list[Vote]
    groups_before: int | None
    kept: bool


@contextmanager
def database(address: str | None) -> Iterator[Database]:
    """The database named, else that of the settings, closed afterwards."""
    from kuroji.opinion.storage.opening import open_database
    from kuroji.settings import default_database, from_environment

    opened = open_database(address or from_environment().database or default_database())
    try:
        yield opened
    finally:
        opened.close()


def source(what: str, address: str | None) -> Source:
    """The votes of an existing file or folder, else of a conversation. Raises NotHeld naming those there are."""
    from kuroji.opinion.exchange.polis import read_export

    path = Path(what)
    if path.exists():
        read = read_export(path)
        return Source(read.name, read.matrix, {c.id: c.text for c in read.comments}, [], None, kept=False)
    return _held(what, address)


def _held(slug: str, address: str | None) -> Source:
    from kuroji.model.errors import NotHeld
    from kuroji.opinion.storage.ballots import group_count, history, matrix
    from kuroji.opinion.storage.statements import conversations, statements_of

    with database(address) as opened, opened.reading() as connection:
        said = statements_of(connection, slug)
        if not said:
            held = ", ".join(conversations(connection)) or "none yet"
            raise NotHeld(
                f"{slug!r} is neither a file nor a conversation of this database",
                where=opened.name,
                remedy=f"Conversations held: {held}.",
            )
        votes, cast, before = matrix(connection, slug), history(connection, slug), group_count(connection, slug)
    return Source(slug, votes, {s.id: s.text for s in said}, cast, before, kept=True)
