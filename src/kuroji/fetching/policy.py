"""How patient, how greedy and how trusting a fetch may be."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import msgspec

PROJECT_ADDRESS = "https://kuroji.example/"


def user_agent() -> str:
    """The name given to every server: program, version, and where to read about it."""
    try:
        version = metadata.version("kuroji")
    except metadata.PackageNotFoundError:
        version = "0"
    return f"Kuroji/{version} (+{PROJECT_ADDRESS})"


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of one fetch; times in seconds.

    `connect_timeout` bounds one connection, `read_timeout` one silence, `deadline` the whole
    fetch with its tries, waits and redirects (only a look-up of a host name cannot be cut
    short). `first_wait` doubles with each try; a server
    that asks for more than `longest_wait` is not waited for. `pause` separates requests to
    one host. `max_bytes` is counted after decompression. `allow_loopback` and `any_port`
    are for servers on this machine and are only ever set by a caller in code. `ca_file`
    replaces the usual certificate authorities.
    """

    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    deadline: float = 300.0
    tries: int = 4
    first_wait: float = 1.0
    longest_wait: float = 60.0
    pause: float = 1.0
    max_bytes: int = 128 * 2**20
    redirects: int = 5
    allow_loopback: bool = False
    any_port: bool = False
    ca_file: Path | None = None


POLICY = Policy()
