"""Series: one subject over many periods as an Arrow table with a header; charts, explorer and downloads use them."""

from __future__ import annotations

from datetime import datetime

import msgspec
import pyarrow as pa

_NAME = pa.dictionary(pa.int32(), pa.string())

# One row a period, oldest first. `value` is null where there is no number (see `status`) and exact like an
# observation's. Of a computed row (`basis`) `stage` is the least of its inputs, `known_at` the latest of theirs,
# `vintage` null, and `release` names every release used, the words apart by blanks. `flags` are joined by "; ".
SERIES = pa.schema(
    [
        pa.field("period", pa.string(), nullable=False),
        pa.field("value", pa.float64()),
        pa.field("unit", _NAME, nullable=False),
        pa.field("quantum", pa.float64(), nullable=False),
        pa.field("status", _NAME, nullable=False),
        pa.field("basis", _NAME, nullable=False),
        pa.field("stage", pa.int8(), nullable=False),
        pa.field("vintage", pa.int32()),
        pa.field("known_at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("known_basis", _NAME, nullable=False),
        pa.field("release", _NAME, nullable=False),
        pa.field("flags", _NAME, nullable=False),
    ]
)


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What a series is: a subject's figures over consecutive periods of one frequency, as known at `as_of`.

    `as_of` is None for a series of first prints, whose periods are each read at their own
    first instant. `unit` is that of the rows; several, where a quantity was published in
    several, are joined by a comma.
    """

    reporter: str
    flow: str
    partner: str
    classification: str
    commodity: str
    measure: str
    frequency: str
    unit: str
    as_of: datetime | None
    releases: tuple[str, ...]
    flags: tuple[str, ...]
    attribution: str

    @property
    def name(self) -> str:
        """The series in one word: JP.export.world.PC:70323.value."""
        code = f"{self.classification}:{self.commodity}" if self.classification else self.commodity
        return f"{self.reporter}.{self.flow}.{self.partner}.{code}.{self.measure}"


class Series(Header, frozen=True, kw_only=True):
    """A series with its rows: `table` has the schema SERIES."""

    table: pa.Table
