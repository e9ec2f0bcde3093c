"""What pages and forms raise: an address that leads nowhere, with the nearest that do, and an act that is not allowed."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kuroji.model.errors import KurojiError, NotPublished, UsageError


class Near(msgspec.Struct, frozen=True):
    """A page that may have been meant."""

    label: str
    path: str


class NoSuchPage(KurojiError):
    """An address at which there is no page; `near` are pages that may have been meant."""

    exit_code = 1

    def __init__(self, what: str, near: tuple[Near, ...] = ()) -> None:
        super().__init__(what)
        self.near = near


class TooEarly(NoSuchPage):
    """A story of a period before the figures begin; `near` are the first and the newest there are."""


class NoSuchForm(NoSuchPage):
    """A page that is there, but in none of the formats a request takes; `near` are those it has."""


class NotOut(NotPublished):
    """A story asked for at an instant before its figures were out.

    `out` is when they were first published, or are due; `due` tells which of the two, and
    `stated` whether that date is announced rather than expected.
    """

    def __init__(
        self, what: str, period: str, out: datetime, *, due: bool, stated: bool, near: tuple[Near, ...]
    ) -> None:
        super().__init__(what)
        self.period = period
        self.out = out
        self.due = due
        self.stated = stated
        self.near = near


class NotAllowed(UsageError):
    """An act that this reader may not do; `reason` is one word for why: form, password, not_set."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "", reason: str = "form") -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.reason = reason
