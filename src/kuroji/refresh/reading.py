"""What a file or an answer holds: one release or more, as Japan's own statistics or as another source's."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa

from kuroji.model.errors import InputError
from kuroji.model.release import Release
from kuroji.sources.files import STANDARD_INPUT

if TYPE_CHECKING:
    from kuroji.sources.bounded import Source


class Origin(msgspec.Struct, frozen=True):
    """Which source of another country files are read as, and the mapping that says what they hold, if it needs one.

    `mapping` is a file or the name of one that comes with Kuroji.
    """

    source: str
    mapping: str | None = None


def read(name: str, captured: datetime | None, origin: Origin | None) -> list[tuple[Release, pa.Table]]:
    """The releases in a file, or in what comes over the standard input. Raises InputError for what cannot be read."""
    if name == STANDARD_INPUT:
        import sys

        return releases(sys.stdin.buffer, "standard input", datetime.now(UTC), captured, origin)
    path = Path(name)
    try:
        retrieved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return releases(path, name, retrieved, captured, origin)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=name) from error


def releases(
    source: Source, name: str, retrieved: datetime, captured: datetime | None, origin: Origin | None, address: str = ""
) -> list[tuple[Release, pa.Table]]:
    """What a file or answer holds, as Japan's own statistics or as the source that `origin` names."""
    if origin is None:
        from kuroji.sources import registry

        return [registry.read(source, name=name, retrieved_at=retrieved, captured=captured, address=address)]
    from kuroji.sources import foreign

    mapping = foreign.mapping_for(origin.source, origin.mapping)
    day = captured.date() if captured else None
    return foreign.read(
        origin.source, source, mapping, retrieved_at=retrieved, called=name, captured=day, address=address
    )
