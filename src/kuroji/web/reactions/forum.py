"""The Forum: the database of statements and votes as pages use it, opened when first needed, and what guards it.

A server makes the database when it is not there; a static site takes an absent one as empty.
Work that takes long (opinion groups, robustness, verdicts) is done after the answer, one piece
at a time, on a thread of its own.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from kuroji.model.errors import KurojiError, NotHeld
from kuroji.opinion.integrity.rates import RATES, Limiter, Rate
from kuroji.opinion.storage.opening import Database, is_there, open_database
from kuroji.settings import Settings, default_database
from kuroji.web.reactions.kept import Kept

if TYPE_CHECKING:
    from kuroji.claims.verdict import Checked
    from kuroji.markup.elements import Html
    from kuroji.web.page import Rendered
    from kuroji.web.reactions.working import Tested, Worked

LOG = logging.getLogger("kuroji.web.reactions")
# Of one address five guesses at the administrator's password, then one in three minutes; of all together, one in ten seconds.
GUESSES = {"guess/address": Rate(5, 1 / 180), "guess/participant": Rate(40, 0.1)}


class Forum:
    """Statements and votes of this site. `makes` says that a database is made where there is none."""

    def __init__(self, settings: Settings, *, makes: bool) -> None:
        self.address = settings.database or default_database()
        self.limiter = Limiter(time.monotonic, {**RATES, **GUESSES})
        self._makes = makes
        self._lock = threading.Lock()
        self._database: Database | None = None
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="reactions")
        self._under_way: set[str] = set()
        # Counts what this process changed: what was made of older statements and votes is out of date.
        self.changes = 0
        # What was worked out from them: verdicts by generation, story and text; results and robustness by story.
        self.checked: Kept[tuple[str, str, str], Checked] = Kept(4_000)
        self.worked: Kept[str, Worked] = Kept(64)
        self.tested: Kept[str, Tested] = Kept(64)
        self.inspected: Kept[str, int] = Kept(64)
        self.sections: Kept[str, tuple[float, int, Html]] = Kept(256)
        self.signed_out: Kept[str, datetime] = Kept(10_000)
        self.joined: Kept[str, tuple[Html, str, Rendered]] = Kept(64)

    @property
    def exists(self) -> bool:
        """Whether there is a database, or one is made when it is asked for."""
        return self._makes or self._database is not None or is_there(self.address)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A view of the statements and votes. Raises NotHeld where there is no database, StoreError."""
        with self.database().reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A change of them, on the disk when this ends. Raises as `reading` does."""
        with self.database().writing() as connection:
            yield connection
        self.changes += 1

    def database(self) -> Database:
        """The database, opened. Raises NotHeld where there is none, StoreError where it cannot be opened."""
        with self._lock:
            if self._database is None:
                if not self.exists:
                    raise NotHeld("there are no statements and votes", where=str(self.address))
                self._database = open_database(self.address)
            return self._database

    def answers(self) -> bool:
        """Whether the statements and votes can be read just now."""
        try:
            with self.reading():
                return True
        except KurojiError:
            return False

    def later(self, name: str, job: Callable[[], object]) -> None:
        """Do a piece of work after the answer; one of the same name that waits already is enough."""
        with self._lock:
            if name in self._under_way:
                return
            self._under_way.add(name)

        def run() -> None:
            try:
                job()
            except Exception:
                LOG.exception("work on reactions failed", extra={"told": {"work": name}})
            finally:
                with self._lock:
                    self._under_way.discard(name)

        self._worker.submit(run)

    def finish(self) -> None:
        """Wait for the work that was put off."""
        self._worker.submit(lambda: None).result()

    def close(self) -> None:
        """Finish the work under way, drop what waits, and give the connections back."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None
