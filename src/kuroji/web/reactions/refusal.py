"""What stands against something that was sent: a status, a sentence in the reader's language, and a way on."""

from __future__ import annotations

from collections.abc import Container

import msgspec

from kuroji.model.errors import KurojiError, NotHeld, StoreError
from kuroji.opinion.integrity.rates import TooFast
from kuroji.opinion.rules import Refused
from kuroji.opinion.storage.statements import AlreadySaid
from kuroji.web.faults import status_of
from kuroji.web.missing import NotAllowed
from kuroji.web.words.reactions import WORDS

# Seconds after which a form may be sent again when the database did not answer.
RETRY = 30


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """`said` is the reason; `statement` the one that says the same, 0 where that is not the reason; `wait` in seconds."""

    status: int
    said: str
    statement: int = 0
    wait: int = 0


def refusal(error: KurojiError, language: str) -> Refusal:
    """The refusal that an error means."""
    return Refusal(
        status=status_of(error),
        said=WORDS[language].refused[reason_of(error, WORDS[language].refused)],
        statement=error.statement if isinstance(error, AlreadySaid) else 0,
        wait=wait_of(error),
    )


def reason_of(error: KurojiError, known: Container[str]) -> str:
    """One word for why, of those there are words for."""
    reasons: tuple[tuple[type[KurojiError], str], ...] = ((NotHeld, "gone"), (StoreError, "database"))
    named = error.reason if isinstance(error, Refused | NotAllowed) else ""
    found = named or next((reason for kind, reason in reasons if isinstance(error, kind)), "")
    return found if found in known else "other"


def wait_of(error: KurojiError) -> int:
    """Seconds to wait before trying again; 0 where waiting does not help."""
    if isinstance(error, TooFast):
        return error.seconds
    return RETRY if isinstance(error, StoreError) else 0
