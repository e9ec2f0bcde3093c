"""The administrator's password: kept as a salted scrypt hash, compared in constant time.

`scrypt:<n>:<r>:<p>:<salt>:<digest>`, salt and digest in base64 (RFC 7914). The costs stand in
the hash, so that later ones can be higher and older hashes still count. No sign in it means
anything to a shell.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets

from kuroji.model.errors import UsageError

SHORTEST_PASSWORD = 12
# 32 MiB and about a tenth of a second: dear for who tries many, unnoticed by who knows it.
COST, BLOCK, PARALLEL = 2**15, 8, 1
# A password longer than this is not tried: reading it would be work for nothing.
LONGEST_PASSWORD = 1_000
FORM = re.compile(r"scrypt:(\d{1,8}):(\d{1,3}):(\d{1,3}):([A-Za-z0-9+/=]{8,200}):([A-Za-z0-9+/=]{40,200})", re.ASCII)
HIGHEST_COST = 2**20
MEMORY = 1024 * 1024 * 1024


def new_password() -> str:
    """A password nobody can guess: 192 random bits."""
    return secrets.token_urlsafe(24)


def hash_of(password: str) -> str:
    """The hash to put in KUROJI_ADMIN_HASH. Raises UsageError for a password that is too short or too long."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UsageError(
            f"the password has {len(password)} characters",
            remedy=f"Take {SHORTEST_PASSWORD} to {LONGEST_PASSWORD}, or leave the choice to this command.",
        )
    salt = secrets.token_bytes(16)
    digest = _digest(password, salt, COST, BLOCK, PARALLEL)
    return f"scrypt:{COST}:{BLOCK}:{PARALLEL}:{_text(salt)}:{_text(digest)}"


def check_form(stored: str) -> None:
    """Nothing. Raises UsageError for a text that is no hash of ours, without showing it."""
    _parts(stored)


def is_right(password: str, stored: str) -> bool:
    """Whether a password is the one of a hash; takes as long for a wrong one. Raises UsageError as `check_form` does."""
    cost, block, parallel, salt, digest = _parts(stored)
    tried = _digest(password[:LONGEST_PASSWORD], salt, cost, block, parallel)
    return hmac.compare_digest(tried, digest) and len(password) <= LONGEST_PASSWORD


def _parts(stored: str) -> tuple[int, int, int, bytes, bytes]:
    found = FORM.fullmatch(stored.strip())
    try:
        cost, block, parallel = (int(number) for number in found.groups()[:3]) if found else (0, 0, 0)
        salt, digest = (base64.b64decode(part, validate=True) for part in found.groups()[3:]) if found else (b"", b"")
    except binascii.Error:
        cost = 0
    # scrypt itself wants a power of two, and memory for it.
    if cost < 2 or cost > HIGHEST_COST or cost & (cost - 1) or not 1 <= block <= 32 or not 1 <= parallel <= 16:
        raise UsageError(
            "this is not the hash of a password",
            where="KUROJI_ADMIN_HASH",
            remedy="Make one with: kuroji opinion admin-hash.",
        )
    return cost, block, parallel, salt, digest


def _digest(password: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    raw = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(raw, salt=salt, n=cost, r=block, p=parallel, maxmem=MEMORY, dklen=32)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
