"""Tokens of forms: proof that a form was sent from a page of this site, not long ago.

`<seconds of issue>.<signature>`: HMAC-SHA256 over the form's name and the hour of issue, under
the site's secret (KUROJI_SECRET), or one of this process where none is set. A token is the
same for a whole hour, so that a page may be kept; together with the browser's own word on
where a request comes from (Origin, Sec-Fetch-Site) it keeps other sites from sending forms.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from urllib.parse import urlsplit

from kuroji.model.errors import UsageError
from kuroji.opinion.integrity.cookie import keys_of
from kuroji.web.site import Site

HOUR = timedelta(hours=1)
LIFETIME = 12 * HOUR
AGAIN = "Open the form anew and send it from there."


def token(site: Site, form: str) -> str:
    """The token of a form, issued now."""
    return _token(_hour(site.now()), form, _keys(site)[0])


def until(site: Site) -> datetime:
    """When a page with a token must be made anew."""
    return _hour(site.now()) + HOUR


def verify(site: Site, form: str, given: str, headers: Mapping[str, str]) -> None:
    """Nothing. Raises UsageError for a token that is forged or too old, and for a form sent from another site."""
    _check_origin(headers)
    issued = _issued(given)
    if issued is None or not any(hmac.compare_digest(_token(issued, form, key), given) for key in _keys(site)):
        raise UsageError("the form was not sent from a page of this site", remedy=AGAIN)
    if not timedelta(0) <= site.now() - issued <= LIFETIME:
        raise UsageError("the form was open for too long", remedy=AGAIN)


def _check_origin(headers: Mapping[str, str]) -> None:
    origin = headers.get("origin", "")
    elsewhere = bool(origin) and urlsplit(origin).netloc != headers.get("host", "")
    if elsewhere or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise UsageError("the form was sent from another site", remedy=AGAIN)


def _issued(given: str) -> datetime | None:
    seconds = given.partition(".")[0]
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 11):
        return None
    return datetime.fromtimestamp(int(seconds), UTC)


def _token(issued: datetime, form: str, key: bytes) -> str:
    seconds = f"{issued.timestamp():.0f}"
    return f"{seconds}.{hmac.new(key, f'kuroji form {form} {seconds}'.encode(), hashlib.sha256).hexdigest()}"


def _hour(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _keys(site: Site) -> tuple[bytes, ...]:
    return keys_of(site.settings.secret).secrets if site.settings.secret else (_own_key(),)


@cache
def _own_key() -> bytes:
    """The key of this process."""
    return secrets.token_bytes(32)
