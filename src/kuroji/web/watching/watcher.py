"""The watcher: round after round, asleep in between until shortly before the next release, until it is told to end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from kuroji.classifications.reporters import DEFAULT
from kuroji.indicators.view import view
from kuroji.model.errors import KurojiError, StoreError
from kuroji.stories.told import newest_month
from kuroji.web.watching import outbox
from kuroji.web.watching import state as states
from kuroji.web.watching.desk import Desk
from kuroji.web.watching.events import Weight
from kuroji.web.watching.kinds import STORY
from kuroji.web.watching.looking import after_failure
from kuroji.web.watching.publishing import put
from kuroji.web.watching.rounds import (
    announce_round,
    ask_round,
    deliver_round,
    due_now,
    illustrate_round,
    publish_round,
)
from kuroji.web.watching.targets import Target, targets
from kuroji.web.watching.telling import untold

STAND_BY = 5.0
LONGEST_SLICE = 60.0
CLOCK_MOVED = 30.0
# For so long after an instant at which more is due, pictures wait for words.
WORDS_FIRST = timedelta(seconds=30)
READY_BEFORE = timedelta(seconds=60)


def run(desk: Desk) -> None:
    """Watch until told to end; stand by while another watcher of the same store is at work."""
    with _sole(desk, wait=True) as ours:
        if not ours:
            return
        _begin(desk)
        troubles = 0
        ready_for: datetime | None = None
        while not desk.clock.stopping:
            _, coming, troubled = turn(desk, due_now(desk))
            troubles = troubles + 1 if troubled else 0
            if troubled:
                _sleep(desk, after_failure(desk.clock.now(), troubles))
                continue
            wake, due = _next(desk, coming)
            if due is not None and due != ready_for and wake - desk.clock.now() <= 2 * READY_BEFORE:
                ready_for = due
                _get_ready(desk)
            early = wake - READY_BEFORE if due is not None and due != ready_for else wake
            _sleep(desk, early)
        desk.say("stopped")


def once(desk: Desk) -> bool:
    """One pass: ask for everything outstanding, publish, deliver, and end; whether nothing failed.

    Raises StoreError when another watcher of the same store is at work.
    """
    with _sole(desk, wait=False):
        _begin(desk)
        seen: set[str] = set()
        left, troubled = True, False
        while left and not troubled and not desk.clock.stopping:
            asked, _, troubled = turn(desk, _not_in(seen, due_now(desk, everything=True)))
            seen |= {one.address for one in asked}
            left = bool(_not_in(seen, due_now(desk, everything=True)))
        return not troubled and _finished(desk)


def turn(desk: Desk, wanted: list[Target]) -> tuple[tuple[Target, ...], datetime | None, bool]:
    """One round of each kind: what was asked, when the next message is due, and whether disk or store made trouble."""
    asked: tuple[Target, ...] = ()
    coming: datetime | None = None
    try:
        # What an earlier run left comes first: nothing is delivered before its story is in the index.
        desk.store.reload()
        publish_round(desk)
        asked = ask_round(desk, wanted)
        publish_round(desk)
        announce_round(desk)
        coming = deliver_round(desk)
        if len(asked) == len(wanted) and not _more_expected(desk):
            illustrate_round(desk)
        announce_round(desk)
    except (KurojiError, OSError) as error:
        desk.trouble("watching", error)
        return asked, coming, True
    return asked, coming, False


@contextmanager
def _sole(desk: Desk, *, wait: bool) -> Iterator[bool]:
    """The right to watch for a store, which dies with its process; False when told to end while standing by.

    Without `wait`, raises StoreError when another watcher has it.
    """
    desk.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(desk.folder / ".lock")
    held = _acquired(lock)
    if not held and not wait:
        raise StoreError(
            "another watcher of this store is at work",
            where=str(desk.folder),
            remedy="Let it do the work, or end it first.",
        )
    if not held:
        desk.say("standing by")
    while not held and not desk.clock.stopping:
        desk.clock.wait(STAND_BY)
        held = _acquired(lock)
    try:
        yield held
    finally:
        if held:
            lock.release()


def _acquired(lock: FileLock) -> bool:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    return True


def _not_in(seen: set[str], found: list[Target]) -> list[Target]:
    return [one for one in found if one.address not in seen]


def _begin(desk: Desk) -> None:
    desk.store.reload()
    # Written at once: at a first start it says which releases are old news, and a later start could no longer tell.
    desk.remember(states.load(desk.store, desk.clock.now()))
    desk.say("watching", store=str(desk.store.folder), out=str(desk.out), since=desk.state.since)


def _next(desk: Desk, coming: datetime | None) -> tuple[datetime, datetime | None]:
    """When there is something to do next, and the instant of the release that it is about, where it is about one."""
    now = desk.clock.now()
    first = targets(desk.store, desk.state, now, desk.clock.chance())[0]
    if coming is not None and coming < first.look:
        return coming, None
    desk.say("next", Weight.DETAIL, what=first.what, address=first.address, look=first.look)
    return first.look, first.due


def _more_expected(desk: Desk) -> bool:
    now = desk.clock.now()
    return any(one.due and now - WORDS_FIRST < one.due <= now for one in targets(desk.store, desk.state, now))


def _finished(desk: Desk) -> bool:
    """Whether nothing that should be out or delivered is left, and no address has failed."""
    state = desk.state
    asked = {one.address for one in targets(desk.store, state, desk.clock.now())}
    failed = any(look.failures for address, look in state.looks.items() if address in asked)
    undelivered = any(one.address in desk.keys for one in outbox.waiting(desk.folder))
    return not failed and not undelivered and not untold(desk.store, state.told, state.since)


def _get_ready(desk: Desk) -> None:
    """Tell and publish the newest story into the void, so that all that takes, the gate included, is in memory."""
    try:
        newest = newest_month(view(desk.store, desk.store.newest(DEFAULT)))
        stories = desk.kinds[STORY].tell(desk.store, newest, desk.store.newest(DEFAULT), DEFAULT)
        with TemporaryDirectory() as nowhere:
            put(Path(nowhere), "ready", stories, {}, "")
    except (KurojiError, OSError) as error:
        desk.trouble("getting ready", error)
    else:
        desk.say("ready", Weight.DETAIL)


def _sleep(desk: Desk, until: datetime) -> None:
    """Sleep until an instant, in slices, so that a clock that was set or a machine that slept is noticed."""
    clock = desk.clock
    while not clock.stopping and (left := (until - clock.now()).total_seconds()) > 0:
        before, began = clock.now(), clock.monotonic()
        clock.wait(min(left, LONGEST_SLICE))
        moved = (clock.now() - before).total_seconds() - (clock.monotonic() - began)
        if abs(moved) > CLOCK_MOVED:
            desk.say("clock moved", seconds=moved)
            return
