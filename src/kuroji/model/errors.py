"""Errors that speak to the user: what was wrong, where, what would be right, what to do next.

KurojiError
├── UsageError            a period, code, flag or date that cannot be understood
├── InputError            a file or page that cannot be read as the format it claims
│   ├── HostileInput      refused before it is read whole: bombs, endless lines, nested entities
│   └── IncompleteRelease readable, but the parts do not add up or pages are missing
├── FetchError            a remote address that did not answer as it should
├── StoreError            the store is locked, newer than this program, damaged, or cannot be written
├── NotPublished          the figure was not yet known at the asked instant
├── NotHeld               the figure exists, but this store does not hold it
└── Undefined             the figure has no meaning (a base of zero, a change of sign)
"""

from __future__ import annotations


class KurojiError(Exception):
    """An error told to the user as `what`, `where` and `remedy`; the exit code is 2 unless a subclass says otherwise."""

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.remedy:
            parts.append(self.remedy)
        return "\n".join(parts)


class UsageError(KurojiError):
    """A period, code, flag or date that cannot be understood; the remedy names the nearest valid ones."""


class InputError(KurojiError):
    """A file or page that cannot be read as the format it claims to be."""


class HostileInput(InputError):
    """Input refused before it is read whole: entity bombs, endless lines, too many bytes."""


class IncompleteRelease(InputError):
    """A readable release whose parts do not add up, or which lacks a page its own contents list names."""


class FetchError(KurojiError):
    """A remote address that did not answer as it should."""


class StoreError(KurojiError):
    """A store that is locked, newer than this program, damaged, or cannot be written."""


class NotPublished(KurojiError):
    """A figure that was not yet known at the asked instant."""

    exit_code = 1


class NotHeld(KurojiError):
    """A figure that this store does not hold."""

    exit_code = 1


class Undefined(KurojiError):
    """A figure without meaning: a percentage on a base of zero, or across a change of sign."""

    exit_code = 1
