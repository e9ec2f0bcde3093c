"""What can go wrong between an address and its bytes.

FetchError                 (kuroji.model.errors) no usable answer: connection, time, redirects, encoding
├── RefusedAddress         not fetched at all: scheme, port, user name, or a host that is not on the public internet
└── BadStatus              an answer that is not the content: carries `status`, so that callers can tell a 404 apart
HostileInput               (kuroji.model.errors) more bytes than the policy allows; never worth a second try
"""

from __future__ import annotations

from kuroji.model.errors import FetchError


class RefusedAddress(FetchError):
    """An address that is not fetched, because of where it leads; asking again changes nothing."""


class BadStatus(FetchError):
    """An HTTP answer other than the content asked for; `status` is its number (404, 503, ...)."""

    def __init__(self, what: str, *, status: int, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.status = status


class TryAgain(Exception):
    """One try failed in a way that may pass; stays inside this room.

    `status` is the HTTP status when there was one, `asked_wait` the Retry-After of the answer in seconds.
    """

    def __init__(self, what: str, *, status: int | None = None, asked_wait: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.status = status
        self.asked_wait = asked_wait
