"""Who may moderate: the administrator's password, guessed slowly, and a session that ends soon.

A session is a signed cookie: `v1.<id>.<name in base64>.<seconds>.<signature>`. Its key is made
of the site's secret and the administrator's hash, so a new password ends every session. A
session that was signed out of is refused by this process until it would have ended anyway.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from datetime import UTC, datetime, timedelta
from threading import BoundedSemaphore

import msgspec
from litestar.datastructures import Cookie

from kuroji.opinion.integrity.administrator import is_right
from kuroji.web.checking.token import keys
from kuroji.web.missing import NotAllowed
from kuroji.web.site import Site

COOKIE = "kuroji-desk"
LASTS = timedelta(hours=1)
LONGEST_NAME = 40
DESK = "desk"
# A guess costs memory, so few are tried at once.
AT_ONCE = BoundedSemaphore(2)
_FORM = re.compile(r"v1\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{0,240})\.(\d{1,10})\.([A-Za-z0-9_-]{43})", re.ASCII)


class Session(msgspec.Struct, frozen=True):
    """A moderator who is signed in: the session's id, the name decisions are kept under, and when it ends."""

    id: str
    name: str
    ends: datetime


def sign_in(site: Site, password: str, name: str, address: str) -> Session:
    """A session for who knows the password. Raises NotAllowed for a wrong one and where none is set, TooFast."""
    site.forum.limiter.take("guess", participant="everybody", address=address)
    stored = site.settings.admin_hash
    if not stored:
        raise NotAllowed("no administrator is set up here", remedy="Set KUROJI_ADMIN_HASH.", reason="not_set")
    with AT_ONCE:
        right = is_right(password, stored)
    if not right:
        raise NotAllowed("the password is wrong", reason="password")
    shown = " ".join("".join(c for c in name if c.isprintable()).split())[:LONGEST_NAME]
    return Session(secrets.token_urlsafe(16), shown or DESK, site.now() + LASTS)


def session_of(site: Site, cookie: str) -> Session | None:
    """The session of a cookie; None for one that is forged, altered, over or signed out of."""
    found = _FORM.fullmatch(cookie)
    if found is None or not site.settings.admin_hash:
        return None
    id_, name, seconds, signature = found.groups()
    right = [hmac.compare_digest(one, signature) for one in _signatures(site, cookie.rpartition(".")[0])]
    try:
        shown = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    ends = datetime.fromtimestamp(int(seconds), UTC)
    if not any(right) or not site.now() < ends <= site.now() + LASTS or site.forum.signed_out.get(id_):
        return None
    return Session(id_, shown, ends)


def cookie_of(site: Site, session: Session) -> Cookie:
    """The cookie of a session."""
    name = base64.urlsafe_b64encode(session.name.encode()).rstrip(b"=").decode()
    text = f"v1.{session.id}.{name}.{int(session.ends.timestamp())}"
    return _cookie(site, f"{text}.{_signatures(site, text)[0]}", LASTS)


def signed_out(site: Site, session: Session | None) -> Cookie:
    """What takes the cookie away; the session is refused from now on."""
    if session is not None:
        site.forum.signed_out.put(session.id, session.ends)
    return _cookie(site, "", timedelta(0))


def _cookie(site: Site, value: str, lasts: timedelta) -> Cookie:
    return Cookie(
        key=COOKIE, value=value, max_age=int(lasts.total_seconds()), path="/", httponly=True, samesite="strict",
        secure=site.base_url.startswith("https://"),
    )  # fmt: skip


def _signatures(site: Site, text: str) -> list[str]:
    """The signature of a text under each secret, that of the newest first."""
    about = f"kuroji desk {site.settings.admin_hash} {text}".encode()
    digests = [hmac.new(secret, about, hashlib.sha256).digest() for secret in keys(site).secrets]
    return [base64.urlsafe_b64encode(digest).rstrip(b"=").decode() for digest in digests]
