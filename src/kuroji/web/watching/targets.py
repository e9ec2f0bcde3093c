"""Which addresses to ask, and when: releases that are expected, and pages held that may be replaced in place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from kuroji.classifications.reporters import JAPAN
from kuroji.model.stage import Stage
from kuroji.refresh.due import PRESS, Expected, expected, series_addresses
from kuroji.store.opening import Store
from kuroji.web.watching.looking import after_failure, next_look, next_renewal
from kuroji.web.watching.state import Look, State

AHEAD = timedelta(days=40)
# Within so many days of its publication a press release is looked at again.
REPLACED_WITHIN = timedelta(days=14)


class Target(msgspec.Struct, frozen=True):
    """An address to be asked at `look` (UTC), what is awaited there, and when that is due, where a date is awaited."""

    address: str
    what: str
    look: datetime
    due: datetime | None = None
    basis: str = ""


def targets(store: Store, state: State, now: datetime, chance: float = 0.0) -> list[Target]:
    """Everything that is still to be asked, the next first; of two at one moment that which was due first."""
    found = [*_expected(store, state, now, chance), *_held(store, state, now, chance)]
    return sorted(found, key=lambda one: (max(one.look, now), one.due or now, one.address))


def awaited(store: Store, since: datetime, until: datetime) -> list[Expected]:
    """The press releases due after `since` and not after `until` that the store does not hold."""
    held = {(period, r.stage) for r in store.releases.values() if r.source == PRESS for period in r.periods}
    return [one for one in expected(since, until) if (str(one.period), int(one.stage)) not in held]


def _expected(store: Store, state: State, now: datetime, chance: float) -> Iterator[Target]:
    for one in awaited(store, state.since, now + AHEAD):
        last = state.looks.get(one.address)
        look = next_look(one.due, one.basis, last.asked if last else None, now, JAPAN, chance)
        if look is not None:
            what = f"{one.period} {Stage(one.stage).label}"
            yield Target(one.address, what, _not_before(look, last), one.due, one.basis)


def _held(store: Store, state: State, now: datetime, chance: float) -> Iterator[Target]:
    """The long series, and the press releases of the last days."""
    press = [r for r in store.releases.values() if r.source == PRESS]
    newest = max((r.published_at for r in press), default=now - AHEAD)
    again = dict.fromkeys(series_addresses(), "long series")
    again |= {r.address: r.title for r in press if r.address and now - r.published_at <= REPLACED_WITHIN}
    for address, what in again.items():
        last = state.looks.get(address)
        look = next_renewal(last.asked if last else None, now, newest, chance)
        yield Target(address, what, _not_before(look, last))


def _not_before(look: datetime, last: Look | None) -> datetime:
    return max(look, after_failure(last.asked, last.failures)) if last and last.failures else look
