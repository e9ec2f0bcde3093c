"""Posting a message to one address: through the same guard as fetching, once, without following redirects."""

from __future__ import annotations

from collections.abc import Mapping

import httpx

from kuroji.fetching import guard, retry
from kuroji.fetching.outside import OUTSIDE, Outside
from kuroji.fetching.policy import POLICY, Policy, user_agent
from kuroji.fetching.transport import DeadlinePassed, PinnedTransport
from kuroji.model.errors import FetchError


def post(
    address: str, body: bytes, headers: Mapping[str, str], *, policy: Policy = POLICY, outside: Outside = OUTSIDE
) -> int:
    """Send `body` to `address` and return the status of the answer, whose body is not read.

    One try: whoever posts keeps a queue of his own. Raises RefusedAddress for an address
    that the guard does not let pass, FetchError when there is no answer.
    """
    began = outside.monotonic()

    def remaining() -> float:
        left = began + policy.deadline - outside.monotonic()
        if left <= 0:
            raise DeadlinePassed
        return left

    try:
        target = guard.check(address, policy, outside.resolve)
    except OSError as error:
        raise FetchError(f"the name of the host could not be looked up ({error})", where=address) from error
    timeout = httpx.Timeout(policy.read_timeout, connect=policy.connect_timeout)
    sent = {"User-Agent": user_agent(), "Connection": "close", **headers}
    try:
        with (
            httpx.Client(
                transport=PinnedTransport(target, policy, remaining), trust_env=False, timeout=timeout
            ) as client,
            client.stream("POST", target.address, content=body, headers=sent) as answer,
        ):
            return answer.status_code
    except DeadlinePassed:
        raise FetchError(f"not complete within {policy.deadline:g} s", where=address) from None
    except httpx.TransportError as failure:
        raise FetchError(retry.in_words(failure, policy), where=address) from failure
