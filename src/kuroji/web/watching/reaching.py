"""How a watcher reaches other machines: patience and trust for fetching releases and for posting to receivers."""

from __future__ import annotations

from functools import partial

from kuroji.fetching import client
from kuroji.fetching.outside import Outside
from kuroji.fetching.policy import Policy
from kuroji.fetching.posting import post
from kuroji.web.watching.asking import Fetch
from kuroji.web.watching.clock import Clock, Stopped
from kuroji.web.watching.outbox import Post

# One try: the watcher has a back-off of its own, and counts its requests.
RELEASES = Policy(tries=1, deadline=60.0, read_timeout=20.0)
# A receiver is named by whoever runs the watcher, and is often on the same machine.
RECEIVERS = Policy(deadline=15.0, read_timeout=10.0, connect_timeout=5.0, allow_loopback=True, any_port=True)


def fetching(clock: Clock, policy: Policy = RELEASES) -> Fetch:
    """The way to fetch; a download under way is dropped, with Stopped, when the watcher is told to end."""

    def received(*_: int | None) -> None:
        if clock.stopping:
            raise Stopped

    return partial(client.fetch, policy=policy, on_bytes=received, outside=_outside(clock))


def posting(clock: Clock, policy: Policy = RECEIVERS) -> Post:
    """The way to post to a receiver."""
    return partial(post, policy=policy, outside=_outside(clock))


def _outside(clock: Clock) -> Outside:
    return Outside(now=clock.now, monotonic=clock.monotonic, sleep=clock.wait, chance=clock.chance)
