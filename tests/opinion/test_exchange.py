"""Exports in and out, and files that are not what they should be.

Sources: the columns of a Polis export, written here by hand; what goes out must come back the same.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.opinion.conftest import NOON

from kuroji.model.errors import InputError, NotHeld, UsageError
from kuroji.opinion.exchange.database import bring_in, write_out
from kuroji.opinion.exchange.polis import read_export
from kuroji.opinion.nouns import Choice, Draft, Status
from kuroji.opinion.storage.ballots import cast, history, matrix
from kuroji.opinion.storage.opening import Database
from kuroji.opinion.storage.statements import hand_in, moderate, statements_of

COMMENTS = 'comment-id,author-id,moderated,comment-body\n0,1,1,"Ports, I say, matter"\n1,1,-1,Rude words here\n2,2,0,ports i say matter!\n'
VOTES = "timestamp,comment-id,voter-id,vote\n3,0,a,-1\n1,0,a,1\n2,0,b,0\n2,2,b,1\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "ports"
    folder.mkdir()
    (folder / "comments.csv").write_text(COMMENTS, encoding="utf-8")
    (folder / "votes.csv").write_text(VOTES, encoding="utf-8")
    return folder


def test_votes_are_ordered_by_their_time_and_the_last_one_counts(export: Path) -> None:
    read = read_export(export)
    assert read.votes == (("a", 0, 1), ("b", 0, 0), ("b", 2, 1), ("a", 0, -1))
    assert read.rejected == {1}
    votes = read.matrix
    assert votes.values[votes.participants.index("a"), 0] == -1


def test_a_matrix_alone_gives_votes_and_published_groups(tmp_path: Path) -> None:
    path = tmp_path / "participants-votes.csv"
    path.write_text("participant,group-id,n-votes,0,7\nx,1,1,,1\ny,,2,0,-1\n", encoding="utf-8")
    read = read_export(path)
    assert read.votes == (("x", 7, 1), ("y", 0, 0), ("y", 7, -1))
    assert read.published == {"x": 1}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("votes.csv", b"comment-id,voter-id,vote\n0,a,2\n", "line 2: '2' is no vote"),
        ("votes.csv", b"comment-id,voter-id,vote\nzero,a,1\n", "line 2: 'zero' is no whole number"),
        ("votes.csv", b"comment-id,voter-id\n0,a\n", "lacks the column vote"),
        ("votes.csv", b"comment-id,voter-id,vote\n0,a,1,9\n", "more cells"),
        ("votes.csv", b"comment-id,voter-id,vote\n0,a\n", "is no vote"),
        ("votes.csv", b'comment-id,voter-id,vote\n0,"a,1\n', "cannot be read as CSV"),
        ("votes.csv", b"\xff\xfe\x00c", "cannot be read|lacks"),
        ("votes.csv", b"", "lacks the columns"),
        ("participants-votes.csv", b"participant,group-id,0\nx,one,1\n", "no whole number in group-id"),
        ("participants-votes.csv", b"participant,group-id,0\nx,1,yes\n", "is no vote"),
        ("notes.txt", b"hello", "neither votes.csv nor"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=told):
        read_export(tmp_path)


def test_an_absurdly_large_matrix_is_refused_before_it_is_made(tmp_path: Path) -> None:
    rows = "\n".join(f"{number},p{number},1" for number in range(8000))
    (tmp_path / "votes.csv").write_text(f"comment-id,voter-id,vote\n{rows}\n", encoding="utf-8")
    with pytest.raises(InputError, match="more than can be analysed"):
        _ = read_export(tmp_path).matrix


def test_an_export_is_brought_in_once_with_its_history(database: Database, export: Path) -> None:
    with database.writing() as connection:
        assert bring_in(connection, "ports", read_export(export), NOON) == 3
        said = statements_of(connection, "ports")
        assert [s.status for s in said] == [Status.APPROVED, Status.REJECTED, Status.DUPLICATE]
        assert said[2].duplicate_of == said[0].id
        assert [vote.choice for vote in history(connection, "ports")] == [1, 0, 1, -1]
        assert sorted(matrix(connection, "ports").values[:, 0].tolist()) == [-1, 0]
    with pytest.raises(UsageError, match="already"), database.writing() as connection:
        bring_in(connection, "ports", read_export(export), NOON)


def test_votes_without_their_statements_are_not_brought_in(database: Database, export: Path) -> None:
    (export / "comments.csv").unlink()
    with pytest.raises(InputError, match="has no text"), database.writing() as connection:
        bring_in(connection, "ports", read_export(export), NOON)
    with database.reading() as connection:
        assert statements_of(connection, "ports") == []


def test_what_goes_out_comes_back(database: Database, tmp_path: Path) -> None:
    with database.writing() as connection:
        one = hand_in(connection, "a", Draft(text='He said "ports",\u2028 then: =1+1 🚢'), "secret-cookie-id", NOON)
        moderate(connection, one.id, Status.APPROVED, by="desk", now=NOON)
        for who, choice in (("secret-cookie-id", 1), ("q", 0), ("secret-cookie-id", -1)):
            cast(connection, who, one.id, Choice(choice), NOON)
        files = write_out(connection, "a", tmp_path / "out")
        with pytest.raises(NotHeld):
            write_out(connection, "b", tmp_path / "out")
    assert all("secret-cookie-id" not in file.read_text(encoding="utf-8") for file in files)
    back = read_export(tmp_path / "out")
    assert [comment.text for comment in back.comments] == [one.text]
    assert back.votes == (("0", one.id, 1), ("1", one.id, 0), ("0", one.id, -1))
