"""Databases for the tests of opinion: SQLite in a fresh folder, PostgreSQL where KUROJI_TEST_POSTGRESQL names one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from kuroji.opinion.nouns import Draft, Status
from kuroji.opinion.storage.opening import Database, open_database
from kuroji.opinion.storage.statements import hand_in, moderate

NOON = datetime(2026, 6, 17, 3, 0, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        opened = open_database(tmp_path / "opinion.sqlite")
        yield opened
        opened.close()
        return
    address = os.environ.get("KUROJI_TEST_POSTGRESQL")
    if not address:
        pytest.skip("KUROJI_TEST_POSTGRESQL names no PostgreSQL database to be emptied and filled")
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    opened = open_database(address)
    yield opened
    opened.close()


@pytest.fixture
def approved(database: Database) -> int:
    """A statement that can be voted on."""
    with database.writing() as connection:
        said = hand_in(connection, "exports-may", Draft(text="Exports to Asia will keep rising"), "author", NOON)
        moderate(connection, said.id, Status.APPROVED, by="desk", now=NOON)
    return said.id
