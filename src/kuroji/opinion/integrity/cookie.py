"""The signed cookie that binds a browser to one participant: HMAC-SHA256 (RFC 2104) under the site's secret.

`v1.<participant>.<seconds of issue>.<signature>`. KUROJI_SECRET may hold several secrets,
separated by commas: the first signs, all verify, so a secret is rotated by putting a new one in
front and dropping the old one when its cookies have expired.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta

import msgspec

from kuroji.model.errors import UsageError
from kuroji.opinion.nouns import Participant

SHORTEST_SECRET = 32
LIFETIME = timedelta(days=400)
# Clocks of several servers differ a little.
AHEAD = timedelta(minutes=5)
FORM = re.compile(r"v1\.([A-Za-z0-9_-]{16,64})\.(\d{1,11})\.([A-Za-z0-9_-]{43})", re.ASCII)


class Keys(msgspec.Struct, frozen=True):
    """The secrets, newest first; never shown in its text form."""

    secrets: tuple[bytes, ...]

    def __repr__(self) -> str:
        return f"Keys({len(self.secrets)})"


def keys_of(text: str) -> Keys:
    """The secrets of KUROJI_SECRET. Raises UsageError when one is too short to be a secret."""
    parts = [part.strip() for part in text.split(",")]
    if any(len(part) < SHORTEST_SECRET for part in parts):
        raise UsageError(
            f"a secret has fewer than {SHORTEST_SECRET} characters",
            where="KUROJI_SECRET",
            remedy="Make one with: python -c 'import secrets; print(secrets.token_urlsafe(32))'",
        )
    return Keys(tuple(part.encode() for part in parts))


def signed(participant: Participant, keys: Keys, now: datetime) -> str:
    """The cookie of a participant, as issued now. ValueError for an id that a cookie cannot hold."""
    text = f"v1.{participant.id}.{int(now.timestamp())}"
    cookie = f"{text}.{_signature(text, keys.secrets[0])}"
    if not FORM.fullmatch(cookie):
        raise ValueError("this participant has no cookie: the id is not one of ours")
    return cookie


def participant_of(cookie: str, keys: Keys, now: datetime) -> Participant | None:
    """Whom a cookie names; None when it is forged, altered, expired, from the future or something else."""
    found = FORM.fullmatch(cookie)
    if not found:
        return None
    name, seconds, signature = found.groups()
    text = f"v1.{name}.{seconds}"
    # Every secret is tried, so that the time taken does not tell which one it was.
    matches = [hmac.compare_digest(_signature(text, secret), signature) for secret in keys.secrets]
    issued = datetime.fromtimestamp(int(seconds), UTC) if len(seconds) < 11 else None
    if not any(matches) or issued is None or not now - LIFETIME <= issued <= now + AHEAD:
        return None
    return Participant(name, issued)


def address_mark(address: str, keys: Keys, now: datetime) -> str:
    """What stands for a network address for one day: a keyed digest, from which nobody reads the address.

    IPv6 addresses count by their /64, which is what one customer commonly has. Anything that is no
    address is digested as it stands.
    """
    import ipaddress

    try:
        found = ipaddress.ip_address(address)
        mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
        where = mapped or found
        place = str(ipaddress.ip_network((where, 64), strict=False)) if where.version == 6 else str(where)
    except ValueError:
        place = address
    text = f"address {now.astimezone(UTC).date().isoformat()} {place}"
    return _signature(text, keys.secrets[0])[:22]


def _signature(text: str, secret: bytes) -> str:
    digest = hmac.new(secret, b"kuroji participant " + text.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
