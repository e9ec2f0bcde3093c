"""The embedded figures of other countries: small worked examples, each a table with the mapping that says what it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pyarrow as pa

from kuroji.model.release import Release
from kuroji.sources import own_csv
from kuroji.sources.arrival import Arrival
from kuroji.sources.mapping import read_mapping

TABLE, MAPPING = "figures.csv", "mapping.toml"
# Every row has a date of its own, so when the text was read does not matter.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def read(data: Path) -> Iterator[tuple[Release, pa.Table]]:
    """The releases of every folder of `data` that holds a mapping, by the name of the folder. Raises InputError."""
    for mapping in sorted(data.glob(f"*/{MAPPING}")):
        content = mapping.with_name(TABLE).read_bytes()
        came = Arrival(f"{mapping.parent.name}/{TABLE}", hashlib.sha256(content).hexdigest(), _NEVER)
        for release, table in own_csv.read(content, read_mapping(mapping), came):
            yield msgspec.structs.replace(release, retrieved_at=None), table
