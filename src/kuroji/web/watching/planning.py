"""What a watcher would do if it started now: which addresses it would ask and when, what it would tell and deliver."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kuroji.classifications.reporters import JAPAN
from kuroji.model.instant import iso
from kuroji.store.opening import Store
from kuroji.web.watching import outbox
from kuroji.web.watching import state as states
from kuroji.web.watching.targets import Target, targets
from kuroji.web.watching.telling import untold


class Plan(msgspec.Struct, frozen=True):
    """The next looks in their order, the releases whose stories are not out, and the messages not delivered."""

    looks: tuple[Target, ...]
    untold: tuple[str, ...]
    undelivered: tuple[str, ...]


def plan(store: Store, now: datetime) -> Plan:
    """The plan of a watcher of this store; nothing is asked and nothing is changed. Raises StoreError."""
    state = states.load(store, now)
    return Plan(
        tuple(targets(store, state, now)),
        tuple(release.id for release in untold(store, state.told, state.since)),
        tuple(f"{one.identity} to {one.address}" for one in outbox.waiting(states.watch_folder(store))),
    )


def as_rows(found: Plan, now: datetime) -> list[list[str]]:
    """The looks as rows: when, what, due, basis of the date, address; instants in the reporter's zone."""
    return [
        [
            "now" if one.look <= now else iso(one.look.replace(microsecond=0), JAPAN),
            one.what,
            iso(one.due, JAPAN) if one.due else "",
            one.basis,
            one.address,
        ]
        for one in found.looks
    ]
