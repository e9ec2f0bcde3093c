"""The reader behind a request: the participant of a signed cookie, and the tokens that forms carry for them.

Nobody gets a cookie by reading. The first vote or statement makes a participant. A token is
bound to the participant where there is one; a page that was opened before the first vote
carries the token of a newcomer, which counts as well where the browser itself says that
the form comes from this site.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import msgspec
from litestar.datastructures import Cookie

from kuroji.model.errors import UsageError
from kuroji.opinion.integrity.cookie import LIFETIME, address_mark, participant_of, signed
from kuroji.opinion.nouns import Participant
from kuroji.web.answering import Asked
from kuroji.web.checking.token import is_from_here, keys, token, verify
from kuroji.web.missing import NotAllowed
from kuroji.web.site import Site

COOKIE = "kuroji-reader"
FORM = "reactions"
# A cookie older than this is written anew at the next vote, so that readers who come back are not forgotten.
RENEWED_AFTER = timedelta(days=30)


class Reader(msgspec.Struct, frozen=True):
    """Who asks: a participant or nobody yet, what stands for the network address, and the headers of the request."""

    participant: Participant | None
    address: str
    headers: Mapping[str, str]


def reader_of(request: Asked, site: Site) -> Reader:
    """The reader of a request; a cookie that is forged, altered or expired is as good as none."""
    cookie, now = request.cookies.get(COOKIE, ""), site.now()
    address = request.client.host if request.client else ""
    known = participant_of(cookie, keys(site), now)
    return Reader(known, address_mark(address, keys(site), now), dict(request.headers))


def token_of(site: Site, participant: Participant | None) -> str:
    """The token that the forms of a reader carry."""
    return token(site, _form(participant))


def check(site: Site, reader: Reader, given: str) -> None:
    """Nothing. Raises NotAllowed for a form that was not sent from a page of this site, or too long ago."""
    try:
        verify(site, _form(reader.participant), given, reader.headers)
    except UsageError as error:
        if reader.participant is not None and is_from_here(site, reader.headers):
            _check_newcomer(site, reader, given)
            return
        raise NotAllowed(error.what, remedy=error.remedy) from error


def _check_newcomer(site: Site, reader: Reader, given: str) -> None:
    try:
        verify(site, _form(None), given, reader.headers)
    except UsageError as error:
        raise NotAllowed(error.what, remedy=error.remedy) from error


def _form(participant: Participant | None) -> str:
    return f"{FORM} {participant.id}" if participant is not None else FORM


def cookies_of(site: Site, before: Participant | None, participant: Participant) -> list[Cookie]:
    """The cookie to set after an act: for a newcomer, and where the one there is has grown old."""
    now = site.now()
    if before is not None and before.id == participant.id and now - before.created < RENEWED_AFTER:
        return []
    return [_cookie(site, signed(participant, keys(site), now), LIFETIME)]


def no_cookie(site: Site) -> Cookie:
    """What takes the cookie away."""
    return _cookie(site, "", timedelta(0))


def _cookie(site: Site, value: str, lasts: timedelta) -> Cookie:
    return Cookie(
        key=COOKIE, value=value, max_age=int(lasts.total_seconds()), path="/", httponly=True, samesite="lax",
        secure=site.base_url.startswith("https://"),
    )  # fmt: skip
