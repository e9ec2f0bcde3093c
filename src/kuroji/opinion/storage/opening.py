"""Opening the database: SQLite from a path, any other by its address; upgraded on the way, refused when newer.

SQLite runs with a write-ahead log: readers never wait, a writer takes the lock when its
transaction begins and others wait for it, and a vote that was acknowledged is on the disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as NoneFree

from kuroji.model.errors import StoreError, UsageError

MIGRATIONS = Path(__file__).parent / "migrations"
WAIT_SECONDS = 15.0
CONNECT_SECONDS = 5
WRITES = "kuroji_writes"
# Any number that nothing else in a shared PostgreSQL database would take.
UPGRADE_LOCK = 5_865_706_411


class Database:
    """An opened database, at the newest schema. `reading()` and `writing()` are its transactions.

    `file` is that of SQLite, None for a database on a server.
    """

    def __init__(self, engine: Engine, name: str, file: Path | None = None) -> None:
        self.engine = engine
        self.name = name
        self._file = file
        self._identity = _identity(file)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view. Raises StoreError when the database is locked, damaged or gone."""
        self._check_file()
        options = {"isolation_level": "REPEATABLE READ"} if self.engine.dialect.name == "postgresql" else {}
        with (
            self._told(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All or nothing; what was written is on the disk when this ends. Raises StoreError as `reading` does."""
        self._check_file()
        with (
            self._told(),
            self.engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection
        self._check_file()

    def _check_file(self) -> None:
        """A file that was removed or replaced while open takes votes that nobody will find again. Raises StoreError."""
        if self._file is not None and _identity(self._file) != self._identity:
            raise StoreError(
                "the database of statements and votes was removed or replaced while it was open",
                where=self.name,
                remedy="Put the file back, or restart the server to begin with the one that is there.",
            )

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise _store_error(error, self.name) from error
        except NoneFree as error:
            raise StoreError(
                "all connections to the database of statements and votes are in use",
                where=self.name,
                remedy="Try again; if it stays so, the database is slow.",
            ) from error


def open_database(address: str | Path) -> Database:
    """The database at a path or address (`postgresql://...`), created and upgraded as needed.

    Raises UsageError for an address nobody understands and StoreError when the database cannot be
    opened or was written by a newer program.
    """
    url = _url(str(address))
    name = url.render_as_string(hide_password=True)
    options: dict[str, Any] = {}
    file = _file(url)
    if url.get_backend_name() == "sqlite":
        if file is not None:
            _make_room(file)
        options = {"connect_args": {"timeout": WAIT_SECONDS, "check_same_thread": False}}
    elif "connect_timeout" not in url.query:
        # A server that does not answer at all would hold every reader for minutes.
        options = {"connect_args": {"connect_timeout": CONNECT_SECONDS}}
    try:
        engine = create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=30, **options)
    except (NoSuchModuleError, ArgumentError, ImportError) as error:
        raise UsageError(
            f"no driver for this database is installed: {error}", where=name, remedy="Use a path, or install a driver."
        ) from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _as_we_need_it)
        event.listen(engine, "begin", _begin)
    try:
        _upgrade(engine, name)
    except DBAPIError as error:
        engine.dispose()
        raise _store_error(error, name) from error
    except StoreError:
        engine.dispose()
        raise
    return Database(engine, name, file)


def is_there(address: str | Path) -> bool:
    """Whether opening would find something: the file is there, or the database is on a server. Raises UsageError."""
    file = _file(_url(str(address)))
    return file is None or file.exists()


def file_of(address: str | Path) -> Path | None:
    """The file of an address; None for a database on a server. Raises UsageError."""
    return _file(_url(str(address)))


def _file(url: URL) -> Path | None:
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _make_room(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the folder of the database cannot be made: {error.strerror}",
            where=str(file.parent),
            remedy="Name another path in KUROJI_DATABASE.",
        ) from error


def _identity(file: Path | None) -> tuple[int, int] | None:
    """Device and number of a file; None where there is none."""
    if file is None:
        return None
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _url(address: str) -> URL:
    """The address; a plain path is one of SQLite."""
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address).expanduser().absolute()))
    try:
        url = make_url(address)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        raise UsageError("this is no database address", where="KUROJI_DATABASE") from None
    if backend not in ("sqlite", "postgresql"):
        raise UsageError(
            f"databases of the kind {backend} are not supported",
            where="KUROJI_DATABASE",
            remedy="Give a path (SQLite) or postgresql://user:password@host/name.",
        )
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _as_we_need_it(connection: sqlite3.Connection, _record: object) -> None:
    """Each new SQLite connection: transactions are begun by us, and the disk has a commit before we say so."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: a lock taken later can fail after the reading is done."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _upgrade(engine: Engine, name: str) -> None:
    """Bring the schema to the newest revision. Raises StoreError when it is one that we do not know."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with engine.connect().execution_options(**{WRITES: False}) as connection, connection.begin():
        held = MigrationContext.configure(connection).get_current_revision()
    if held == script.get_current_head():
        return
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": UPGRADE_LOCK})
        held = MigrationContext.configure(connection).get_current_revision()
        if held is not None and held not in {revision.revision for revision in script.walk_revisions()}:
            raise StoreError(
                f"its schema ({held}) is newer than this program knows ({script.get_current_head()})",
                where=name,
                remedy="Install the version of Kuroji that wrote it, or a newer one.",
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _store_error(error: DBAPIError, name: str) -> StoreError:
    what = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
    locked = "locked" in what
    return StoreError(
        f"the database of statements and votes is not available: {what}",
        where=name,
        remedy="Another program is writing to it; try again." if locked else "Check KUROJI_DATABASE and the disk.",
    )
