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
from kuroji.opinion.integrity.cookie import Keys, keys_of
from kuroji.web.site import Site

HOUR = timedelta(hours=1)
LIFETIME = 12 * HOUR
AGAIN = "Open the form anew and send it from there."


def token(site: Site, form: str) -> str:
    """The token of a form, issued now."""
    return _token(_hour(site.now()), form, keys(site).secrets[0])


def until(site: Site) -> datetime:
    """When a page with a token must be made anew."""
    return _hour(site.now()) + HOUR


def verify(site: Site, form: str, given: str, headers: Mapping[str, str]) -> None:
    """Nothing. Raises UsageError for a token that is forged or too old, and for a form sent from another site."""
    _check_origin(site, headers)
    issued = _issued(given)
    if issued is None or not any(hmac.compare_digest(_token(issued, form, key), given) for key in keys(site).secrets):
        raise UsageError("the form was not sent from a page of this site", remedy=AGAIN)
    if not timedelta(0) <= site.now() - issued <= LIFETIME:
        raise UsageError("the form was open for too long", remedy=AGAIN)


def is_from_here(site: Site, headers: Mapping[str, str]) -> bool:
    """Whether the browser itself says that a request was sent from a page of this site; False where it says nothing."""
    origin = headers.get("origin", "")
    return (bool(origin) and _is_ours(site, origin, headers)) or headers.get("sec-fetch-site") == "same-origin"


def _is_ours(site: Site, origin: str, headers: Mapping[str, str]) -> bool:
    """A proxy may ask under a host of its own; the address that readers know is told in the settings."""
    try:
        sender = urlsplit(origin).netloc
    except ValueError:
        return False
    return bool(sender) and sender in (headers.get("host", ""), urlsplit(site.base_url).netloc)


def _check_origin(site: Site, headers: Mapping[str, str]) -> None:
    origin = headers.get("origin", "")
    elsewhere = bool(origin) and not _is_ours(site, origin, headers)
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


def keys(site: Site) -> Keys:
    """The secrets that sign what this site gives out."""
    return keys_of(site.settings.secret) if site.settings.secret else Keys((_own_key(),))


@cache
def _own_key() -> bytes:
    """The key of this process."""
    return secrets.token_bytes(32)
