"""How a file came: what every reader is told of it beside its bytes."""

from __future__ import annotations

from datetime import date, datetime

import msgspec


class Arrival(msgspec.Struct, frozen=True):
    """How a file came: its name in errors, digest, instant and address of retrieval, and the day of capture if told."""

    name: str
    sha256: str
    retrieved_at: datetime
    captured: date | None = None
    address: str = ""
