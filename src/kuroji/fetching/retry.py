"""When to ask again, and how long to wait before: exponential with jitter, never sooner than the server asked for."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from kuroji.fetching.policy import Policy

TOO_MANY_REQUESTS = 429
_PERMANENT = (501, 505)


def may_pass(status: int) -> bool:
    """Whether an answer of this status may be another one a little later."""
    return status == TOO_MANY_REQUESTS or (status >= 500 and status not in _PERMANENT)


def backoff(attempt: int, policy: Policy, chance: float, asked_wait: float | None = None) -> float:
    """Seconds to wait after the `attempt`-th try (from 1); `chance` in [0, 1) spreads clients apart."""
    ours = policy.first_wait * 2.0 ** (attempt - 1) * (0.5 + chance / 2)
    return max(min(ours, policy.longest_wait), asked_wait or 0.0)


def retry_after(header: str, now: datetime) -> float | None:
    """The seconds a Retry-After header asks for, given as a number or as a date; None when it says nothing sensible."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - now).total_seconds(), 0.0)


def in_words(failure: httpx.TransportError, policy: Policy) -> str:
    """What happened on the line, as a reader of an error message would say it."""
    match failure:
        case httpx.ConnectTimeout():
            return f"no connection within {policy.connect_timeout:g} s"
        case httpx.TimeoutException():
            return f"the server was silent for {policy.read_timeout:g} s"
        case httpx.ConnectError():
            return f"no connection ({failure})"
        case _:
            return f"the connection broke off ({failure})"


def certificate_failure(failure: BaseException) -> str | None:
    """Why the server's certificate was not accepted, when that is what went wrong."""
    cause: BaseException | None = failure
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
        cause = cause.__cause__ or cause.__context__
    return None
