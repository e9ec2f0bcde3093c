"""The detail: one row a commodity of the tariff, partner and month, with its value and its quantities.

Published tables of the detail run to 10^8 rows, so a row holds all that was said of one
commodity, partner and month, where an observation is one measure of it. Figures stay in the
publisher's unit: `value` in thousands of the reporter's currency, `quantity1` in `unit1`,
`quantity2` in `unit2` (null where the commodity has no such unit, or the figure is withheld).

A table lists trade and leaves out what there was none of. What it covers is therefore told
apart from what it mentions: within its cover, no row means nil; outside, not published.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec
import pyarrow as pa

from kuroji.model.release import Release

CLASSIFICATION = "HS"
DIGITS = 9
VALUE_SCALE = 1000

_NAME = pa.dictionary(pa.int32(), pa.string())

DETAIL = pa.schema(
    [
        pa.field("flow", _NAME, nullable=False),
        pa.field("commodity", _NAME, nullable=False),
        pa.field("partner", _NAME, nullable=False),
        pa.field("end_month", pa.int32(), nullable=False),
        pa.field("value", pa.int64()),
        pa.field("unit1", _NAME, nullable=False),
        pa.field("quantity1", pa.int64()),
        pa.field("unit2", _NAME, nullable=False),
        pa.field("quantity2", pa.int64()),
        pa.field("stage", pa.int8(), nullable=False),
        pa.field("known_at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("release", _NAME, nullable=False),
    ]
)
CELL = ("flow", "commodity", "partner", "end_month")
FIGURES = ("value", "unit1", "quantity1", "unit2", "quantity2")


class Kind(StrEnum):
    """By what else than commodity and month a table is broken down: nothing (the whole world), or country."""

    WORLD = "world"
    COUNTRY = "country"


class Part(msgspec.Struct, frozen=True, order=True):
    """What is kept together: one flow, calendar year and kind of table of one reporter."""

    reporter: str
    flow: str
    year: int
    kind: Kind

    def __str__(self) -> str:
        return f"{self.flow}-{self.year}-{self.kind}"


class Spell(msgspec.Struct, frozen=True):
    """Months (ordinals, both included) that a table tells at one stage, and since when that was known."""

    first: int
    last: int
    stage: int
    known_at: datetime


class Cover(msgspec.Struct, frozen=True):
    """What a release covers: chapters (the first two digits), and months with their stages.

    `whole` tells that the table is complete for them, so that a commodity it does not
    mention was not traded; an answer to a question about a few commodities is not whole.
    """

    release: str
    chapters: tuple[str, ...]
    spells: tuple[Spell, ...]
    whole: bool = True


class Told(msgspec.Struct, frozen=True):
    """What some rows of the detail are: their part, releases and cover, and whether each cell occurs once.

    `rows` counts them; `notes` are words about rows that were left out.
    """

    part: Part
    releases: tuple[Release, ...]
    covers: tuple[Cover, ...]
    rows: int
    once: bool = True
    notes: tuple[str, ...] = ()
