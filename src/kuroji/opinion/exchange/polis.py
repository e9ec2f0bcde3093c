"""Reading a conversation as Polis exports it: a folder of CSV files, or the file of votes alone.

`comments.csv` comment-id, comment-body, moderated (1 accepted, 0 not looked at, -1 rejected);
`votes.csv` one row each vote ever cast, so changed votes occur twice, ordered here by timestamp;
`participants-votes.csv` the matrix of last votes with the published group-id, used for the votes
where there is no votes.csv. Votes are 1 agree, -1 disagree, 0 pass.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kuroji.model.errors import InputError
from kuroji.opinion.analysis.matrix import VoteMatrix, from_votes

COMMENTS, VOTES, MATRIX = "comments.csv", "votes.csv", "participants-votes.csv"
CHOICES = {"1": 1, "0": 0, "-1": -1}
MOST_CELLS = 50_000_000


class Comment(msgspec.Struct, frozen=True):
    """A statement of an export; `moderated` is 1 accepted, 0 not looked at, -1 rejected."""

    id: int
    text: str
    author: str
    moderated: int


class Export(msgspec.Struct, frozen=True):
    """A conversation as exported: `votes` are (participant, statement, choice) in the order cast, changes included.

    `published` is the group of each participant whom the export puts in one.
    """

    name: str
    comments: tuple[Comment, ...]
    votes: tuple[tuple[str, int, int], ...]
    published: dict[str, int]

    @property
    def rejected(self) -> frozenset[int]:
        """Statements that a moderator rejected."""
        return frozenset(comment.id for comment in self.comments if comment.moderated < 0)

    @property
    def matrix(self) -> VoteMatrix:
        """The last votes. Raises InputError when the matrix would be unreasonably large."""
        people, statements = ({vote[side] for vote in self.votes} for side in (0, 1))
        if len(people) * len(statements) > MOST_CELLS:
            raise InputError(
                f"{len(people)} participants by {len(statements)} statements are more than can be analysed at once",
                where=self.name,
            )
        return from_votes(self.votes, self.rejected)


def read_export(path: Path) -> Export:
    """An export's folder, or one file of votes. Raises InputError naming file and row."""
    folder = path if path.is_dir() else None
    if folder is None:
        if not path.is_file():
            raise InputError("there is no such file or folder", where=str(path))
        votes, published = _either(path)
        return Export(path.stem, (), votes, published)
    present = [name for name in (VOTES, MATRIX) if (folder / name).is_file()]
    if not present:
        raise InputError(f"holds neither {VOTES} nor {MATRIX}", where=str(folder), remedy="Name an export's folder.")
    comments = tuple(_comments(folder / COMMENTS)) if (folder / COMMENTS).is_file() else ()
    published = _matrix(folder / MATRIX)[1] if MATRIX in present else {}
    votes = _either(folder / present[0])[0]
    return Export(folder.resolve().name, comments, votes, published)


def _either(path: Path) -> tuple[tuple[tuple[str, int, int], ...], dict[str, int]]:
    """Votes and published groups of a file that is either a list of votes or a matrix."""
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        head = file.readline(1 << 20)
    return _matrix(path) if head.startswith("participant") else (tuple(_votes(path)), {})


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Where each row is, and its cells by column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True, restval="")
            missing = [name for name in needed if name not in (reader.fieldnames or ())]
            if missing:
                raise InputError(
                    f"lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}",
                    where=str(path),
                    remedy=f"Columns needed: {', '.join(needed)}.",
                )
            for row in reader:
                if None in row:
                    raise InputError(
                        "has more cells than the first line has columns", where=f"{path}, line {reader.line_num}"
                    )
                yield f"{path}, line {reader.line_num}", row
    except (csv.Error, UnicodeDecodeError, OSError) as error:
        raise InputError(f"cannot be read as CSV: {error}", where=str(path)) from error


def _comments(path: Path) -> Iterator[Comment]:
    for where, row in _rows(path, ("comment-id", "comment-body")):
        yield Comment(
            _number(row["comment-id"], "comment-id", where),
            row["comment-body"],
            row.get("author-id", ""),
            _number(row.get("moderated") or "0", "moderated", where),
        )


def _votes(path: Path) -> Iterator[tuple[str, int, int]]:
    """Votes in the order of their timestamps; votes of the same moment in the order of the file."""
    found = []
    for where, row in _rows(path, ("voter-id", "comment-id", "vote")):
        cast = _number(row.get("timestamp") or "0", "timestamp", where)
        found.append(
            (cast, row["voter-id"], _number(row["comment-id"], "comment-id", where), _choice(row["vote"], where))
        )
    found.sort(key=lambda vote: vote[0])
    return ((voter, statement, choice) for _, voter, statement, choice in found)


def _matrix(path: Path) -> tuple[tuple[tuple[str, int, int], ...], dict[str, int]]:
    votes: list[tuple[str, int, int]] = []
    published: dict[str, int] = {}
    for where, row in _rows(path, ("participant",)):
        name = row["participant"]
        if row.get("group-id"):
            published[name] = _number(row["group-id"], "group-id", where)
        for column, cell in row.items():
            if cell and column.isdecimal():
                votes.append((name, _number(column, "comment-id", where), _choice(cell, where)))
    return tuple(votes), published


def _number(text: str, column: str, where: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise InputError(f"{text[:40]!r} is no whole number in {column}", where=where) from None


def _choice(text: str, where: str) -> int:
    if text not in CHOICES:
        raise InputError(
            f"{text[:40]!r} is no vote", where=where, remedy="Votes are 1 (agree), -1 (disagree) and 0 (pass)."
        )
    return CHOICES[text]
