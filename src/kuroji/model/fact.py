"""Facts: figures with their unit, grain, vintage and origin; the only numbers that leave the numbers' side."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from kuroji.model.errors import UsageError
from kuroji.model.rounding import EXACT


class Basis(StrEnum):
    """Where a figure comes from: computed here, printed by the publisher, or implied by what was printed."""

    COMPUTED = "computed"
    PRINTED = "printed"
    IMPLIED = "implied"


class Flag(StrEnum):
    """What a reader must know of a figure's vintage, of the base it is compared with, or that nobody published it."""

    BACKFILLED = "backfilled"
    MIXED_VINTAGES = "mixed vintages"
    MIXED_STAGES = "mixed stages"
    INFERRED_DATE = "inferred date"
    FIRST_HELD_LATER = "first held at a later stage"
    PROVISIONAL = "provisional"
    IMPLIED_BASE = "implied base"
    ESTIMATE = "estimate"
    WITHHELD_PART = "withheld part"


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One figure.

    `value` is rounded to `quantum` the official way (half away from zero); `exact` is the
    unrounded decimal as text. Amounts are in whole units of the currency, changes in
    percent, contributions in points, streaks and firsts in periods. `base` is the period
    compared with; `releases` the ids of the releases the inputs came from, newest first.
    """

    id: str
    indicator: str
    method: str
    reporter: str
    flow: str
    partner: str
    commodity: str
    classification: str
    code: str
    partner_code: str
    measure: str
    period: str
    as_of: datetime
    value: float
    exact: str
    unit: str
    quantum: float
    basis: Basis
    flags: tuple[str, ...] = ()
    base: str | None = None
    releases: tuple[str, ...] = ()
    detail: dict[str, object] = {}
    text_en: str = ""
    text_ja: str = ""


class FactId(msgspec.Struct, frozen=True):
    """A fact id taken apart: `indicator(method):reporter.flow.partner.commodity.measure@period~base;as_of=...#digest`."""

    indicator: str
    method: str
    reporter: str
    flow: str
    partner: str
    commodity: str
    measure: str
    period: str
    base: str
    as_of: str
    digest: str

    def __str__(self) -> str:
        base = f"~{self.base}" if self.base else ""
        key = f"{self.reporter}.{self.flow}.{self.partner}.{self.commodity}.{self.measure}"
        digest = f"#{self.digest}" if self.digest else ""
        return f"{self.indicator}({self.method}):{key}@{self.period}{base};as_of={self.as_of}{digest}"


_ID = re.compile(
    r"(?P<indicator>\w+)\((?P<method>[^()]*)\):"
    r"(?P<reporter>[^.@;#]+)\.(?P<flow>[^.@;#]+)\.(?P<partner>[^.@;#]+)\.(?P<commodity>[^@;#]+)\.(?P<measure>[^.@;#]+)"
    r"@(?P<period>[^~@;#]+)(?:~(?P<base>[^~@;#]+))?;as_of=(?P<as_of>[^@;#]+)(?:#(?P<digest>[0-9a-f]{6}))?"
)


def digest_of(exact: Decimal, unit: str) -> str:
    """Six hexadecimal digits that change when the value does."""
    return hashlib.sha256(f"{exact.normalize(EXACT):f} {unit}".encode()).hexdigest()[:6]


def parse_fact_id(text: str) -> FactId:
    """The parts of a fact id; the digest may be left out. Raises UsageError, with the shape of an id, for another text."""
    found = _ID.fullmatch(text.strip())
    if found is None:
        raise UsageError(
            f"{text!r} is not a fact id",
            remedy="An id looks like change(yoy):JP.export.world.total.value@2026-05~2025-05;"
            "as_of=2026-06-17T08:50+09:00#1a2b3c; `kuroji facts 2026-05 --json` lists them.",
        )
    return FactId(**found.groupdict(default=""))
