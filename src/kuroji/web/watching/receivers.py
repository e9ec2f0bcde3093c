"""Receivers of webhooks: each with a key of its own, and messages signed as the Standard Webhooks specification says.

`webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`, which is `v1,` and the
base64 of HMAC-SHA256 over `id.timestamp.body` (https://www.standardwebhooks.com). The key
of a receiver is derived from KUROJI_SECRET and its address: KUROJI_SECRET itself, which
signs cookies, is never given away, and one receiver cannot sign for another.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime

from kuroji.model.errors import UsageError

PREFIX = "whsec_"
SHORTEST_SECRET = 16


def key_of(secret: str | None, address: str) -> bytes:
    """The key that signs what is sent to `address`. Raises UsageError without a secret worth the name."""
    if not secret or len(secret) < SHORTEST_SECRET:
        raise UsageError(
            "webhooks are signed, and there is no secret to sign with" if not secret else "the secret is too short",
            where="KUROJI_SECRET",
            remedy=f"Set it to at least {SHORTEST_SECRET} random characters, such as `openssl rand -hex 32` gives.",
        )
    return hmac.digest(secret.encode(), b"kuroji webhook\0" + address.encode(), hashlib.sha256)


def shown(key: bytes) -> str:
    """The key as a receiver's library takes it: whsec_ and base64."""
    return PREFIX + b64encode(key).decode()


def signed(key: bytes, identity: str, at: datetime, body: bytes) -> Mapping[str, str]:
    """The headers of a message sent at that instant; a later try of the same message has the same `identity`."""
    seconds = str(int(at.timestamp()))
    mac = hmac.digest(key, b".".join((identity.encode(), seconds.encode(), body)), hashlib.sha256)
    return {
        "content-type": "application/json",
        "webhook-id": identity,
        "webhook-timestamp": seconds,
        "webhook-signature": f"v1,{b64encode(mac).decode()}",
    }
