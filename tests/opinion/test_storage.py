"""The database's promises: one vote each, history kept, nothing twice, everything deletable, newer schemas refused.

Source: docs/explanation/opinion.md, and SQL's own constraints.
"""

from __future__ import annotations

import multiprocessing
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from tests.opinion.conftest import NOON

from kuroji.model.errors import NotHeld, StoreError, UsageError
from kuroji.opinion.nouns import Choice, Draft, Status, Tally
from kuroji.opinion.rules import Refused
from kuroji.opinion.storage.ballots import (
    cast,
    group_count,
    history,
    keep_group_count,
    matrix,
    newest_vote,
    readers_with,
    state_of,
    tallies,
    votes_of,
)
from kuroji.opinion.storage.opening import Database, file_of, is_there, open_database
from kuroji.opinion.storage.people import forget, new_participant
from kuroji.opinion.storage.schema import metadata
from kuroji.opinion.storage.statements import (
    AlreadySaid,
    approved_after,
    conversations,
    decisions,
    hand_in,
    looks_like,
    moderate,
    statement,
    statements_of,
    waiting,
)

HOSTILE = [
    "Trade 🚢🇯🇵👩‍👩‍👧‍👦 makes us richer",
    "التجارة مفيدة للجميع في النهاية",
    "Robert'); DROP TABLE statements;-- is right",
    "<script>alert('trade')</script> is fair",
    "100% of \\x41 %s {0} $(reboot) `id`",
    "物価の上昇は円安のせいだと思う",
]


def test_the_last_vote_counts_and_every_change_is_kept(database: Database, approved: int) -> None:
    with database.writing() as connection:
        for choice in (Choice.AGREE, Choice.AGREE, Choice.DISAGREE, Choice.PASS, Choice.AGREE):
            cast(connection, "reader", approved, choice, NOON)
        cast(connection, "other", approved, Choice.PASS, NOON)
    with database.reading() as connection:
        assert [vote.choice for vote in votes_of(connection, "reader")] == [Choice.AGREE]
        assert tallies(connection, "exports-may") == {approved: Tally(1, 0, 1)}
        kept = [vote.choice for vote in history(connection, "exports-may") if vote.participant == "reader"]
    assert kept == [1, -1, 0, 1], "the same answer twice is no change"


def test_a_second_vote_of_the_same_pair_cannot_be_stored_at_all(database: Database, approved: int) -> None:
    with database.writing() as connection:
        cast(connection, "reader", approved, Choice.AGREE, NOON)
    row = text("INSERT INTO votes (participant, statement, choice, \"cast\") VALUES ('reader', :s, 1, '')")
    with database.engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(row, {"s": approved})


def test_fifty_threads_lose_no_vote_and_double_none(database: Database, approved: int) -> None:
    def vote(number: int) -> None:
        with database.writing() as connection:
            cast(connection, f"reader{number % 25}", approved, Choice((number % 3) - 1), NOON)

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(vote, range(100)))
    with database.reading() as connection:
        assert tallies(connection, "exports-may")[approved].votes == 25
        last = {vote.participant: vote.choice for vote in history(connection, "exports-may")}
        assert all(votes_of(connection, name)[0].choice == choice for name, choice in last.items())


def _say_the_same(path: str, worker: int) -> tuple[int, int]:
    """How many statements and votes a process of its own got in."""
    opened = open_database(path)
    said = voted = 0
    for number in range(10):
        try:
            with opened.writing() as connection:
                hand_in(connection, "race", Draft(text=f"{'abcdefghij'[number] * 12} is said"), f"w{worker}", NOON)
            said += 1
        except AlreadySaid:
            pass
        with opened.writing() as connection:
            cast(connection, f"w{worker}", 1, Choice(number % 3 - 1), NOON)
        voted += 1
    opened.close()
    return said, voted


def test_processes_that_say_the_same_say_it_once(tmp_path: Path) -> None:
    path = str(tmp_path / "race.sqlite")
    opened = open_database(path)
    with opened.writing() as connection:
        first = hand_in(connection, "other", Draft(text="Something else altogether"), "author", NOON)
        moderate(connection, first.id, Status.APPROVED, by="desk", now=NOON)
    assert first.id == 1
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        done = pool.starmap(_say_the_same, [(path, worker) for worker in range(3)])
    assert sum(said for said, _ in done) == 10
    with opened.reading() as connection:
        assert len(statements_of(connection, "race")) == 10
        assert tallies(connection, "other")[1].votes == 3
    opened.close()


def test_opening_at_once_upgrades_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: open_database(tmp_path / "new.sqlite"), range(4)))
    for one in opened:
        one.close()
    with sqlite3.connect(tmp_path / "new.sqlite") as connection:
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)
    connection.close()


def test_the_migrations_make_the_schema_the_code_means(database: Database) -> None:
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "newer.sqlite"
    open_database(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    with pytest.raises(StoreError, match="newer than this program"):
        open_database(path)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)
    connection.close()


def test_a_file_that_is_no_database_and_a_locked_one_are_told_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"this is a letter, not a database" * 200)
    with pytest.raises(StoreError, match="not available"):
        open_database(broken)
    monkeypatch.setattr("kuroji.opinion.storage.opening.WAIT_SECONDS", 0.05)
    opened = open_database(tmp_path / "locked.sqlite")
    other = sqlite3.connect(tmp_path / "locked.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked"), opened.writing():
        pass
    with opened.reading() as connection:
        assert conversations(connection) == {}, "readers do not wait for writers"
    other.close()
    opened.close()


@pytest.mark.parametrize("address", ["mysql://host/name", "://", "nonsense://"])
def test_addresses_nobody_understands(address: str) -> None:
    with pytest.raises(UsageError):
        open_database(address)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(StoreError) as told:
        open_database("postgresql://reader:geheim@127.0.0.1:1/none")
    assert "geheim" not in str(told.value)


def test_moderation_is_a_queue_and_keeps_its_decisions(database: Database) -> None:
    with database.writing() as connection:
        one = hand_in(connection, "a", Draft(text="Tariffs hurt the buyer most"), "p", NOON)
        two = hand_in(connection, "a", Draft(text="The yen is far too weak"), "p", NOON)
        assert [s.id for s in waiting(connection, "a")] == [one.id, two.id]
        with pytest.raises(Refused, match="not open"):
            cast(connection, "p", one.id, Choice.AGREE, NOON)
        moderate(connection, one.id, Status.REJECTED, by="desk", now=NOON, reason="off the subject")
        moderate(connection, one.id, Status.APPROVED, by="chief", now=NOON)
        with pytest.raises(UsageError):
            moderate(connection, two.id, Status.DUPLICATE, by="desk", now=NOON)
        with pytest.raises(UsageError):
            moderate(connection, two.id, Status.DUPLICATE, by="desk", now=NOON, duplicate_of=two.id)
        kept = moderate(connection, two.id, Status.DUPLICATE, by="desk", now=NOON, duplicate_of=one.id)
        assert kept.duplicate_of == one.id
        assert [(d.status, d.by, d.reason) for d in decisions(connection, one.id)] == [
            (Status.REJECTED, "desk", "off the subject"), (Status.APPROVED, "chief", ""),
        ]  # fmt: skip
        assert waiting(connection) == []
        with pytest.raises(NotHeld):
            statement(connection, 999)


def test_the_opposite_of_a_statement_is_let_in_and_shown_as_like_it(database: Database) -> None:
    with database.writing() as connection:
        one = hand_in(connection, "a", Draft(text="We should buy more of our food from abroad"), "p", NOON)
        two = hand_in(connection, "a", Draft(text="We should not buy more of our food from abroad"), "p", NOON)
        assert [number for number, _ in looks_like(connection, two)] == [one.id]


def test_rejected_statements_are_moderated_out_of_the_matrix(database: Database, approved: int) -> None:
    with database.writing() as connection:
        cast(connection, "reader", approved, Choice.AGREE, NOON)
        moderate(connection, approved, Status.REJECTED, by="desk", now=NOON)
        assert matrix(connection, "exports-may").moderated_out.tolist() == [True]


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_text_is_text(database: Database, said: str) -> None:
    with database.writing() as connection:
        kept = hand_in(connection, "hostile", Draft(text=said, author="'; --"), "p'; DROP TABLE votes;--", NOON)
        assert statement(connection, kept.id).text == said
        with pytest.raises(AlreadySaid) as told:
            hand_in(connection, "hostile", Draft(text=f"  {said.upper()}!! "), "q", NOON)
        assert told.value.statement == kept.id


def test_nothing_of_a_participant_is_left(database: Database, approved: int) -> None:
    with database.writing() as connection:
        reader = new_participant(connection, NOON).id
        cast(connection, reader, approved, Choice.AGREE, NOON)
        cast(connection, reader, approved, Choice.DISAGREE, NOON)
        cast(connection, "other", approved, Choice.AGREE, NOON)
        own = hand_in(connection, "exports-may", Draft(text="I work in a port myself"), reader, NOON)
        moderate(connection, own.id, Status.APPROVED, by="desk", now=NOON)
        cast(connection, "other", own.id, Choice.AGREE, NOON)
        deleted = forget(connection, reader)
    assert deleted == {"votes": 1, "vote_history": 2, "statements": 1, "flags": 0, "participants": 1}
    with database.reading() as connection:
        for table in metadata.sorted_tables:
            rows = connection.execute(table.select()).all()
            assert not [row for row in rows if reader in map(str, row)], table.name
        assert tallies(connection, "exports-may") == {approved: Tally(1, 0, 0)}


def test_the_group_count_survives(database: Database) -> None:
    with database.writing() as connection:
        assert group_count(connection, "a") is None
        keep_group_count(connection, "a", 3)
        keep_group_count(connection, "a", 2)
        assert group_count(connection, "a") == 2


def test_the_state_of_a_conversation_changes_with_it_and_with_nothing_else(database: Database, approved: int) -> None:
    """Votes, changes, deletions and decisions here; not those elsewhere, and not the same answer again."""
    seen = []

    def now() -> None:
        with database.reading() as connection:
            seen.append(state_of(connection, "exports-may"))

    now()
    for choice in (Choice.AGREE, Choice.PASS):
        with database.writing() as connection:
            cast(connection, "reader", approved, choice, NOON)
        now()
    with database.writing() as connection:
        moderate(connection, approved, Status.REJECTED, by="desk", now=NOON)
    now()
    with database.writing() as connection:
        forget(connection, "reader")
    now()
    assert len(set(seen)) == len(seen)
    with database.writing() as connection:
        other = hand_in(connection, "imports-may", Draft(text="Nothing to do with exports"), "author", NOON)
        moderate(connection, other.id, Status.APPROVED, by="desk", now=NOON)
        cast(connection, "reader", other.id, Choice.AGREE, NOON)
    now()
    assert seen[-1] == seen[-2]


def test_readers_with_enough_answers_are_counted_on_approved_statements(database: Database, approved: int) -> None:
    with database.writing() as connection:
        more = [hand_in(connection, "exports-may", Draft(text=f"Thought {word}"), "author", NOON) for word in "abc"]
        for said in more[:2]:
            moderate(connection, said.id, Status.APPROVED, by="desk", now=NOON)
        assert newest_vote(connection, "exports-may") is None
        for reader, answered in (("one", 1), ("two", 2), ("three", 3)):
            for number in [approved, more[0].id, more[1].id][:answered]:
                cast(connection, reader, number, Choice.PASS, NOON)
        assert [readers_with(connection, "exports-may", least) for least in (1, 2, 3, 4)] == [3, 2, 1, 0]
        moderate(connection, more[1].id, Status.REJECTED, by="desk", now=NOON)
        assert readers_with(connection, "exports-may", 3) == 0
        assert newest_vote(connection, "exports-may") == NOON


def test_approved_statements_come_page_by_page(database: Database, approved: int) -> None:
    with database.writing() as connection:
        for text, language in (("Der Handel wächst", "de"), ("貿易は伸びる", "ja")):
            said = hand_in(connection, "imports-may", Draft(text=text, language=language), "author", NOON)
            moderate(connection, said.id, Status.APPROVED, by="desk", now=NOON)
        hand_in(connection, "imports-may", Draft(text="This one waits"), "author", NOON)
        every = [one.id for one in approved_after(connection, 0, 10)]
        assert every == [approved, approved + 1, approved + 2]
        assert [one.id for one in approved_after(connection, every[0], 1)] == every[1:2]
        assert [one.id for one in approved_after(connection, 0, 9, "imports-may", "ja")] == every[2:]


def test_a_number_no_column_holds_is_no_statement(database: Database) -> None:
    with database.reading() as connection:
        for number in (0, -1, 2**31, 2**63, 2**80):
            with pytest.raises(NotHeld):
                statement(connection, number)


def test_a_file_removed_or_replaced_while_open_takes_no_votes(tmp_path: Path) -> None:
    """POSIX lets a removed file be written to; nobody would ever read it."""
    path = tmp_path / "votes.sqlite"
    assert not is_there(path)
    opened = open_database(path)
    assert is_there(path)
    path.rename(tmp_path / "aside.sqlite")
    for transaction in (opened.reading, opened.writing):
        with pytest.raises(StoreError, match="removed or replaced"), transaction():
            pass
    (tmp_path / "aside.sqlite").rename(path)
    with opened.writing() as connection:
        assert hand_in(connection, "back", Draft(text="Back where it was"), "author", NOON).id == 1
    path.rename(tmp_path / "aside.sqlite")
    open_database(path).close()
    with pytest.raises(StoreError, match="removed or replaced"), opened.writing():
        pass
    opened.close()


def test_removed_between_writing_and_confirming_is_not_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "votes.sqlite"
    opened = open_database(path)

    def written_to_nowhere() -> None:
        with opened.writing() as connection:
            hand_in(connection, "gone", Draft(text="Written to nowhere"), "author", NOON)
            path.unlink()

    with pytest.raises(StoreError, match="removed or replaced"):
        written_to_nowhere()
    opened.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="folder of the database"):
        open_database(tmp_path / "file" / "votes.sqlite")


def test_the_file_of_an_address() -> None:
    assert file_of("postgresql://db.example/opinion") is None
    assert is_there("postgresql://db.example/opinion")
    assert file_of("/srv/votes.db") == Path("/srv/votes.db")
