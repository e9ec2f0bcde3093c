"""The Site: the opened store, the settings, the clock, and the pages made so far.

A store keeps one connection to its engine, so it is read by one thread at a time, inside
`with site.reading() as store:`. Pages are kept as bytes under their path and the
generation of the store; a new release changes the generation and with it every page.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar, cast
from weakref import WeakValueDictionary

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.trace import Opened
from kuroji.indicators.view import view
from kuroji.model.errors import StoreError
from kuroji.model.period import Period
from kuroji.model.reporter import Reporter
from kuroji.settings import Settings
from kuroji.store import manifest

if TYPE_CHECKING:
    from kuroji.store.opening import Store
    from kuroji.web.page import Content, Rendered
    from kuroji.web.reactions.forum import Forum

T = TypeVar("T")
# How often, in seconds, a request looks whether another process has appended releases.
LOOK_EVERY = 2.0
MOST_BYTES = 256 * 1024 * 1024
MOST_CONTENTS = 48
# Views hold all figures of an instant, some megabytes each.
MOST_VIEWS = 6


class _Turn:
    """A lock that goes away when nobody holds or awaits it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()


class Site:
    """What every page is made from.

    `base_url` has no slash at its end and is what absolute links begin with; it is empty
    where none was told, and links are then relative to the host. `live` says that a server
    answers forms; a static site is not live. `now` is the clock.
    `opened` opens the view that a fact is traced in. `since` leaves stories of earlier
    periods out of the archive.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        live: bool = False,
        opened: Opened = view,
        since: Period | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.settings = settings
        self.base_url = settings.base_url or ""
        self.live = live
        self.opened = opened
        self.since = since
        self.now = now
        self.reporter: Reporter = JAPAN
        self._store = store
        self._lock = threading.RLock()
        self._looked = time.monotonic()
        self._pages: OrderedDict[str, Rendered] = OrderedDict()
        self._contents: OrderedDict[tuple[str, str], Content] = OrderedDict()
        self._views: OrderedDict[tuple[str, str], object] = OrderedDict()
        self._bytes = 0
        self._guard = threading.Lock()
        self._turns: WeakValueDictionary[str, _Turn] = WeakValueDictionary()
        self._remembered: dict[tuple[str, str], object] = {}
        self.generation = _generation(store)
        self._forum: Forum | None = None

    @property
    def forum(self) -> Forum:
        """Readers' statements and votes."""
        from kuroji.web.reactions.forum import Forum

        with self._guard:
            if self._forum is None:
                self._forum = Forum(self.settings, makes=self.live)
            return self._forum

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The store, for this thread alone."""
        with self._lock:
            yield self._store

    def held(self) -> Store:
        """The store, for what its manifests say and no reading of figures: never waits for another thread.

        Raises StoreError where the files that hold the figures are gone or damaged.
        """
        for folder in (self._store.lower, self._store.folder):
            held = manifest.load(folder) if folder is not None else manifest.Manifest()
            files = (held.current, held.superseded, *held.alone)
            if folder is not None and (missing := [file for file in files if file and not (folder / file).exists()]):
                raise StoreError("a file of the store is gone", where=str(folder / missing[0]))
        return self._store

    @contextmanager
    def making(self, key: str) -> Iterator[None]:
        """Within this, what the key names is made by this thread alone: who wants it too waits, and finds it kept.

        Never to be entered while `reading`.
        """
        with self._guard:
            turn = self._turns.setdefault(key, _Turn())
        with turn.lock:
            yield

    def absolute(self, path: str) -> str:
        """The path as a full address, where a base address was told."""
        return f"{self.base_url}{path}"

    def remembered(self, name: str, make: Callable[[], T]) -> T:
        """What `make` returns, worked out once for each generation of the store."""
        key = (name, self.generation)
        if key not in self._remembered:
            self._remembered = {k: v for k, v in self._remembered.items() if k[1] == self.generation} | {key: make()}
        return cast(T, self._remembered[key])

    def lately(self, name: str, make: Callable[[], T]) -> T:
        """What `make` returns, for the few last names of this generation; to be called while `reading`."""
        key = (name, self.generation)
        if key not in self._views:
            self._views[key] = make()
        self._views.move_to_end(key)
        while len(self._views) > MOST_VIEWS:
            self._views.popitem(last=False)
        return cast(T, self._views[key])

    # What other processes append

    def look(self) -> None:
        """Take up what was appended since the last look; cheap, and at most every LOOK_EVERY seconds."""
        if time.monotonic() - self._looked >= LOOK_EVERY:
            self._looked = time.monotonic()
            if self._store.folder is not None and self._changed(manifest.load(self._store.folder).digest()):
                self.reload()

    def _changed(self, digest: str) -> bool:
        return digest != self._store.own.digest()

    def reload(self) -> None:
        """Read the store's manifest anew and forget the pages made from the old one."""
        with self._lock:
            self._store.reload()
            self.generation = _generation(self._store)
        with self._guard:
            self._pages.clear()
            self._bytes = 0

    def recent(self, key: str, make: Callable[[], Content]) -> Content:
        """The content under a key, for the siblings of a page that is read now; a few are kept, none that expires."""
        known = (key, self.generation)
        with self.making(f"what {key} says"):
            with self._guard:
                found = self._contents.get(known)
            if found is None:
                found = make()
                self._note(known, found)
        return found

    def _note(self, known: tuple[str, str], content: Content) -> None:
        if content.until is None:
            with self._guard:
                self._contents[known] = content
                while len(self._contents) > MOST_CONTENTS:
                    self._contents.popitem(last=False)

    # Pages as bytes

    def kept(self, key: str) -> Rendered | None:
        """The page kept under a key, unless its time is over."""
        with self._guard:
            found = self._pages.get(key)
            if found is None or (found.until is not None and found.until <= self.now()):
                return None
            self._pages.move_to_end(key)
            return found

    def size(self) -> tuple[int, int]:
        """How many pages are kept, and their bytes."""
        with self._guard:
            return len(self._pages), self._bytes

    def keep(self, key: str, rendered: Rendered, generation: str) -> None:
        """Keep a page that was made from a generation of the store; the longest unread ones make room."""
        with self._guard:
            if generation != self.generation:
                return
            before = self._pages.pop(key, None)
            self._bytes += len(rendered.body) - (len(before.body) if before else 0)
            self._pages[key] = rendered
            while self._bytes > MOST_BYTES and len(self._pages) > 1:
                _, oldest = self._pages.popitem(last=False)
                self._bytes -= len(oldest.body)


def _generation(store: Store) -> str:
    """What identifies the figures of a store: it changes with every release appended."""
    return f"{store.base.digest()[:12]}-{store.own.digest()[:12]}"
