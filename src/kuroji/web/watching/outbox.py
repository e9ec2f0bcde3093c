"""The outbox: messages still to be delivered, one file each, so that a restart neither loses nor repeats one.

A message is enqueued before the index names its story, and its file goes away only after
the receiver has answered 2xx: delivered at least once. Every try carries the same
identity, by which a receiver knows a message that it has seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from kuroji.model.errors import KurojiError, StoreError
from kuroji.store.manifest import write_whole

WAITING, GIVEN_UP = "outbox", "undelivered"
GONE = 410
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(hours=1)
KEPT_TRYING = timedelta(days=3)
Post = Callable[[str, bytes, Mapping[str, str]], int]
Sign = Callable[[str, str, datetime, bytes], Mapping[str, str]]


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One message for one receiver: its identity, its body (JSON), and how its delivery has gone so far (UTC)."""

    identity: str
    address: str
    body: str
    created: datetime
    due: datetime
    tries: int = 0
    problem: str = ""

    @property
    def name(self) -> str:
        """The name of its file, the same for the same message to the same receiver."""
        return hashlib.sha256(f"{self.identity}\n{self.address}".encode()).hexdigest()[:32] + ".json"


def enqueue(folder: Path, delivery: Delivery) -> None:
    """Put a message into the outbox under `folder`; nothing happens when it is already there. Raises OSError."""
    path = folder / WAITING / delivery.name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.encode(delivery))


def waiting(folder: Path) -> Iterator[Delivery]:
    """The messages in the outbox, the oldest first. Raises StoreError for a damaged one."""
    found = []
    for path in (folder / WAITING).glob("*.json"):
        try:
            found.append(msgspec.json.decode(path.read_bytes(), type=Delivery))
        except FileNotFoundError:
            continue
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise StoreError(
                f"a message is damaged: {error}", where=str(path), remedy="Delete it; it cannot be sent."
            ) from error
    yield from sorted(found, key=lambda one: (one.created, one.identity, one.address))


def attempt(folder: Path, delivery: Delivery, post: Post, sign: Sign, now: datetime, chance: float) -> Delivery | None:
    """Try once to deliver; the delivery as it stands then, None when the receiver took it.

    A receiver that answers 410, or nobody for three days, is given up: the message is moved
    to `undelivered`, and `due` of what is returned is its creation. Raises OSError when the
    outbox cannot be written.
    """
    path = folder / WAITING / delivery.name
    body = delivery.body.encode()
    status, problem = 0, ""
    try:
        status = post(delivery.address, body, sign(delivery.address, delivery.identity, now, body))
    except KurojiError as error:
        problem = error.what
    if 200 <= status < 300:
        path.unlink(missing_ok=True)
        return None
    tried = msgspec.structs.replace(
        delivery, tries=delivery.tries + 1, problem=problem or f"HTTP {status}", due=now + _pause(delivery, chance)
    )
    if status == GONE or now - delivery.created > KEPT_TRYING:
        tried = msgspec.structs.replace(tried, due=tried.created)
        (folder / GIVEN_UP).mkdir(exist_ok=True)
        write_whole(path, msgspec.json.encode(tried))
        path.replace(folder / GIVEN_UP / path.name)
    else:
        write_whole(path, msgspec.json.encode(tried))
    return tried


def given_up(delivery: Delivery) -> bool:
    """Whether a delivery that was tried is no longer waiting."""
    return delivery.tries > 0 and delivery.due == delivery.created


def _pause(delivery: Delivery, chance: float) -> timedelta:
    """Ten seconds after the first try, doubling up to an hour, less up to a half by chance."""
    wait = min(FIRST_WAIT * (1 << min(delivery.tries, 12)), LONGEST_WAIT)
    return wait * (1 - chance / 2)
