"""The site's secret where none was told: made once, kept beside the database, readable by its owner alone."""

from __future__ import annotations

import logging
import os
import secrets
from pathlib import Path

import msgspec

from kuroji.model.errors import StoreError
from kuroji.opinion.integrity.cookie import keys_of
from kuroji.opinion.storage.opening import file_of
from kuroji.settings import Settings, default_database

LOG = logging.getLogger("kuroji.web")
NAME = "kuroji.secret"


def with_secret(settings: Settings) -> Settings:
    """The settings with a secret: the one told, else the one kept, else a new one.

    Raises UsageError when the one told or kept is too short, StoreError when a new one cannot be kept.
    """
    if settings.secret:
        keys_of(settings.secret)
        return settings
    path = _path(settings)
    secret = _kept(path) or _made(path)
    keys_of(secret)
    return msgspec.structs.replace(settings, secret=secret)


def _path(settings: Settings) -> Path:
    """Beside the file of the database; in the user's data folder when that is on a server."""
    file = file_of(settings.database or default_database())
    return (file or default_database()).with_name(NAME)


def _kept(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(path, error) from error


def _made(path: Path) -> str:
    """A new secret, written beside and linked into place, so that of two servers that start at once one is followed."""
    beside = path.with_name(f"{NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(f"{secrets.token_urlsafe(32)}\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(beside, path)
        except FileExistsError:
            return _kept(path)
        finally:
            beside.unlink()
    except OSError as error:
        raise _unusable(path, error) from error
    LOG.warning("KUROJI_SECRET is not set; a secret was made and is kept", extra={"told": {"file": str(path)}})
    return _kept(path)


def _unusable(path: Path, error: Exception) -> StoreError:
    return StoreError(
        f"the secret that signs readers' cookies cannot be kept: {error}",
        where=str(path),
        remedy="Set KUROJI_SECRET, or make its folder writable.",
    )
