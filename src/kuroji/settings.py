"""The settings, in one place: six variables of the environment, and nothing else is read from it.

KUROJI_STORE        folder of the user's own store (default: the usual data folder of this system)
KUROJI_DATABASE     database of readers' statements and votes: a path or a database address
KUROJI_BASE_URL     where the web pages are served, for absolute links
KUROJI_SECRET       key that signs cookies and forms
KUROJI_ADMIN_HASH   hash of the administrator's password
KUROJI_ESTAT_KEY    application id for the e-Stat interface

An empty variable counts as unset.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import platformdirs

from kuroji.model.errors import UsageError

VARIABLES = (
    "KUROJI_STORE",
    "KUROJI_DATABASE",
    "KUROJI_BASE_URL",
    "KUROJI_SECRET",
    "KUROJI_ADMIN_HASH",
    "KUROJI_ESTAT_KEY",
)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What this installation was told; None where it was told nothing. Secrets are never shown in its text form."""

    store: Path
    database: str | None = None
    base_url: str | None = None
    secret: str | None = None
    admin_hash: str | None = None
    estat_key: str | None = None

    def __repr__(self) -> str:
        open_to_see = f"store={str(self.store)!r}, base_url={self.base_url!r}"
        hidden = ("database", "secret", "admin_hash", "estat_key")
        told = ", ".join(f"{name}={'set' if getattr(self, name) else 'unset'}" for name in hidden)
        return f"Settings({open_to_see}, {told})"


def default_store() -> Path:
    """The user's data folder on this system, `store` in it."""
    return Path(platformdirs.user_data_dir("kuroji", appauthor=False)) / "store"


def default_database() -> Path:
    """The file of readers' statements and votes when KUROJI_DATABASE names nothing: beside the default store."""
    return Path(platformdirs.user_data_dir("kuroji", appauthor=False)) / "opinion.sqlite"


def from_environment(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings `environ` makes, the process's own environment when None. Raises UsageError for a bad value."""
    found = os.environ if environ is None else environ
    store, database, base_url, secret, admin_hash, estat_key = (found.get(name) or None for name in VARIABLES)
    return Settings(
        store=Path(store).expanduser().absolute() if store else default_store(),
        database=database,
        base_url=base_url_of(base_url) if base_url else None,
        secret=secret,
        admin_hash=admin_hash,
        estat_key=estat_key,
    )


def base_url_of(text: str, where: str = "KUROJI_BASE_URL") -> str:
    """The address at which pages are served, without its last slash. Raises UsageError for what cannot be one."""
    try:
        parts = urlsplit(text)
        complete = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        complete = False
    if not complete or parts.query or parts.fragment:
        raise UsageError(
            f"{text!r} is not where pages can be served",
            where=where,
            remedy="Write a full address without query, such as https://kuroji.example/.",
        )
    return text.rstrip("/")
