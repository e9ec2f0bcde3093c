"""Fetching one address: guarded, bounded, polite, and tried again where that may help."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from socket import EAI_AGAIN, gaierror

import httpx

from kuroji.fetching import guard, retry
from kuroji.fetching.body import OnBytes, read_body
from kuroji.fetching.errors import BadStatus, RefusedAddress, TryAgain
from kuroji.fetching.outside import OUTSIDE, Outside
from kuroji.fetching.policy import POLICY, Policy, user_agent
from kuroji.fetching.response import Response, Validators
from kuroji.fetching.transport import DeadlinePassed, PinnedTransport
from kuroji.model.errors import FetchError

_LOG = logging.getLogger(__name__)
_REDIRECTS = (301, 302, 303, 307, 308)


def fetch(
    address: str,
    *,
    validators: Validators | None = None,
    policy: Policy = POLICY,
    on_bytes: OnBytes | None = None,
    outside: Outside = OUTSIDE,
) -> Response:
    """The content of `address`, or `not_modified` when `validators` still describe it.

    Tried again after connection failures, broken bodies, 429 and 5xx. `on_bytes` hears
    (bytes received, total or None) and starts anew with each try. Raises RefusedAddress,
    BadStatus, FetchError and HostileInput (see kuroji.fetching.errors); within
    `policy.deadline` seconds it has done one or the other.
    """
    began = outside.monotonic()

    def remaining() -> float:
        left = began + policy.deadline - outside.monotonic()
        if left <= 0:
            raise DeadlinePassed
        return left

    errand = _Errand(address, validators or Validators(), policy, on_bytes, outside, remaining)
    try:
        for attempt in range(1, policy.tries):
            try:
                return _follow(errand)
            except TryAgain as failure:
                _wait(errand, attempt, failure)
        return _last_try(errand)
    except DeadlinePassed:
        raise FetchError(
            f"not complete within {policy.deadline:g} s", where=address, remedy="Try again later."
        ) from None


def contents(address: str) -> bytes:
    """The bytes at `address`, kept nowhere, for addresses that hold a secret. Raises as `fetch` does."""
    return fetch(address).body


@dataclass(frozen=True)
class _Errand:
    """One fetch under way. `remaining` gives the seconds left and raises DeadlinePassed."""

    address: str
    validators: Validators
    policy: Policy
    on_bytes: OnBytes | None
    outside: Outside
    remaining: Callable[[], float]


def _last_try(errand: _Errand) -> Response:
    try:
        return _follow(errand)
    except TryAgain as failure:
        raise _given_up(errand, errand.policy.tries, failure, "Try again later.") from failure


def _wait(errand: _Errand, attempt: int, failure: TryAgain) -> None:
    """Sleep until the next try; give up at once when the server asks for more patience than there is."""
    seconds = retry.backoff(attempt, errand.policy, errand.outside.chance(), failure.asked_wait)
    if seconds > errand.policy.longest_wait or seconds >= errand.remaining():
        remedy = f"Try again in {seconds:.0f} s or later." if failure.asked_wait else "Try again later."
        raise _given_up(errand, attempt, failure, remedy) from failure
    _LOG.info("%s: %s; next try in %.1f s", errand.address, failure.what, seconds)
    errand.outside.sleep(seconds)


def _given_up(errand: _Errand, tries: int, failure: TryAgain, remedy: str) -> FetchError:
    what = f"{failure.what}, after {tries} {'try' if tries == 1 else 'tries'}"
    if failure.status is not None:
        return BadStatus(what, status=failure.status, where=errand.address, remedy=remedy)
    return FetchError(what, where=errand.address, remedy=remedy)


def _follow(errand: _Errand) -> Response:
    """One try: ask, and follow redirects, each through the guard."""
    policy, resolve = errand.policy, errand.outside.resolve
    with _names_resolved(errand.address):
        target = guard.check(errand.address, policy, resolve)
    visited = {target.address}
    for _ in range(policy.redirects + 1):
        with _asked(errand, target) as answer:
            if answer.status_code not in _REDIRECTS:
                return _content(errand, target, answer)
            location = answer.headers.get("location", "")
        if not location:
            raise BadStatus(
                f"{_named(answer.status_code)} that does not say where to",
                status=answer.status_code,
                where=errand.address,
            )
        with _names_resolved(errand.address):
            target = guard.check_redirect(target, location, policy, resolve)
        if target.address in visited:
            raise FetchError(f"redirects in a circle, back to {target.address}", where=errand.address)
        visited.add(target.address)
    raise FetchError(
        f"more than {policy.redirects} redirects, the last to {target.address}",
        where=errand.address,
        remedy="Give the final address.",
    )


@contextmanager
def _asked(errand: _Errand, target: guard.Target) -> Iterator[httpx.Response]:
    """The answer to one GET, its body unread; failures on the line become TryAgain."""
    policy, outside = errand.policy, errand.outside
    if pause := outside.pacer.turn(target.host, policy.pause, outside.monotonic()):
        outside.sleep(min(pause, errand.remaining()))
    timeout = httpx.Timeout(policy.read_timeout, connect=policy.connect_timeout)
    transport = PinnedTransport(target, policy, errand.remaining)
    try:
        with (
            httpx.Client(transport=transport, trust_env=False, follow_redirects=False, timeout=timeout) as client,
            client.stream("GET", target.address, headers=_headers(errand.validators)) as answer,
        ):
            yield answer
    except httpx.TransportError as failure:
        errand.remaining()
        if reason := retry.certificate_failure(failure):
            raise RefusedAddress(
                f"the certificate of {target.host} is not accepted: {reason}",
                where=errand.address,
                remedy="Check the address and this machine's clock.",
            ) from failure
        raise TryAgain(retry.in_words(failure, policy)) from failure


def _headers(validators: Validators) -> dict[str, str]:
    headers = {
        "User-Agent": user_agent(),
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
        "Connection": "close",
        "If-None-Match": validators.etag,
        "If-Modified-Since": validators.last_modified,
    }
    return {name: value for name, value in headers.items() if value.isascii() and value.isprintable() and value}


def _content(errand: _Errand, target: guard.Target, answer: httpx.Response) -> Response:
    """The answer read whole. Raises TryAgain or BadStatus unless it is the content, or `not modified` as asked."""
    status = answer.status_code
    not_modified = status == HTTPStatus.NOT_MODIFIED and errand.validators != Validators()
    if status != HTTPStatus.OK and not not_modified:
        raise _bad_status(errand, answer)
    body = b"" if not_modified else read_body(answer, errand.address, errand.policy.max_bytes, errand.on_bytes)
    kept = errand.validators if not_modified else Validators()
    return Response(
        address=errand.address,
        final_address=target.address,
        status=status,
        body=body,
        sha256="" if not_modified else hashlib.sha256(body).hexdigest(),
        content_type=answer.headers.get("content-type", ""),
        etag=answer.headers.get("etag", kept.etag),
        last_modified=answer.headers.get("last-modified", kept.last_modified),
        retrieved_at=errand.outside.now(),
        not_modified=not_modified,
    )


def _bad_status(errand: _Errand, answer: httpx.Response) -> TryAgain | BadStatus:
    status = answer.status_code
    if retry.may_pass(status):
        asked_wait = retry.retry_after(answer.headers.get("retry-after", ""), errand.outside.now())
        return TryAgain(_named(status), status=status, asked_wait=asked_wait)
    remedy = {
        404: "Check the address; what is not out yet answers like this too.",
        410: "Check the address; the page was taken away.",
        401: "The site wants a login; download the file yourself and give its path.",
        403: "The site refuses; open the address in a browser, or download the file and give its path.",
    }.get(status, "Open the address in a browser to see what the site says.")
    return BadStatus(_named(status), status=status, where=errand.address, remedy=remedy)


def _named(status: int) -> str:
    try:
        return f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"


@contextmanager
def _names_resolved(address: str) -> Iterator[None]:
    """Failures of name resolution told apart: no such name, or no answer for now."""
    try:
        yield
    except gaierror as exc:
        if exc.errno == EAI_AGAIN:
            raise TryAgain("the name of the host could not be looked up") from exc
        raise FetchError(
            f"there is no host of that name ({exc.strerror})",
            where=address,
            remedy="Check the address, and that this machine is online.",
        ) from exc
    except OSError as exc:
        raise TryAgain(f"the name of the host could not be looked up ({exc})") from exc
