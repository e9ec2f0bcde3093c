"""Observations: one published cell each, carried as Arrow record batches in one schema.

A cell is a series key and a period. Levels are in base units (yen, not thousand yen)
with `quantum`, the rounding grain as published, beside them; so 9,511,555 million yen is
9511555000000 with quantum 1e6, and 17.0 percent is 17.0 with quantum 0.1. Values are
64-bit floats: every published figure has at most 15 significant digits and is exact
(see docs/decisions). Absent, zero and withheld are told apart by `status`, never by value.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec
import pyarrow as pa


class Flow(StrEnum):
    """The direction of trade; `balance` only where a balance was published as such."""

    EXPORT = "export"
    IMPORT = "import"
    BALANCE = "balance"


def opposite(flow: str) -> Flow:
    """Trade in the other direction: imports for exports, exports for all else."""
    return Flow.IMPORT if flow == Flow.EXPORT else Flow.EXPORT


class Measure(StrEnum):
    """What is counted; working days are those by which a publisher itself divides a figure."""

    VALUE = "value"
    QUANTITY = "quantity"
    VALUE_INDEX = "value_index"
    QUANTITY_INDEX = "quantity_index"
    UNIT_VALUE_INDEX = "unit_value_index"
    WORKING_DAYS = "working_days"


class Statistic(StrEnum):
    """Which statement of the measure was published: its level, or a figure derived from it by the publisher."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    CONTRIBUTION = "contribution"


class Status(StrEnum):
    """What a published cell says when it is more, or less, than a number.

    nil: there was no trade (value 0). rounds_to_zero: some, below half a unit (value 0).
    withheld, not_published: no number (value null). from_nil / to_nil: the change of a
    series that was nil a year ago (全増) / is nil now (全減), no number. fold: a change
    printed as a multiple instead of a percentage. sign_change: a balance that changed
    sign, no percentage. undefined: left empty by the publisher.
    """

    NORMAL = "normal"
    NIL = "nil"
    ROUNDS_TO_ZERO = "rounds_to_zero"
    WITHHELD = "withheld"
    NOT_PUBLISHED = "not_published"
    FROM_NIL = "from_nil"
    TO_NIL = "to_nil"
    FOLD = "fold"
    SIGN_CHANGE = "sign_change"
    UNDEFINED = "undefined"


class SeriesKey(msgspec.Struct, frozen=True, order=True):
    """What a series counts: reporter, flow, partner, classified commodity, measure and statistic, in a unit.

    `partner` is ISO 3166 alpha-2 or an area code of the codelist (`world`, `asia`, `eu`);
    `classification` and `commodity` are `PC` and `70323`, `HS` and `8703`, or `` and `total`;
    `unit` is an ISO 4217 currency, a quantity unit (KG, MT, NO, KL, GT), `percent`,
    `points` or `index`.
    """

    reporter: str
    flow: str
    partner: str
    classification: str
    commodity: str
    measure: str
    statistic: str
    unit: str


# A measure that is published of nothing and worked out of two: value over quantity.
UNIT_VALUE = "unit_value"
TOTAL = "total"
WORLD = "world"
KEY_COLUMNS = ("reporter", "flow", "partner", "classification", "commodity", "measure", "statistic", "unit")
CELL_COLUMNS = (*KEY_COLUMNS, "period")

_NAME = pa.dictionary(pa.int32(), pa.string())

# What sources yield.
OBSERVATIONS = pa.schema(
    [pa.field(name, _NAME, nullable=False) for name in KEY_COLUMNS]
    + [
        pa.field("frequency", _NAME, nullable=False),
        pa.field("period", _NAME, nullable=False),
        pa.field("end_month", pa.int32(), nullable=False),
        pa.field("value", pa.float64()),
        pa.field("quantum", pa.float64(), nullable=False),
        pa.field("status", _NAME, nullable=False),
        pa.field("stage", pa.int8(), nullable=False),
        pa.field("known_at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("known_basis", _NAME, nullable=False),
        pa.field("release", _NAME, nullable=False),
    ]
)
