"""Verdicts: what the official data say of a claim, then and now."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

import msgspec

from kuroji.claims.mention import Mention
from kuroji.claims.reading import Reading
from kuroji.model.fact import Fact


class Verdict(StrEnum):
    """How a claim stands to the official data."""

    CONFIRMED = "confirmed"
    WAS_RIGHT = "was_right"
    OUTDATED = "outdated"
    IMPRECISE = "imprecise"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"
    NOT_A_CLAIM = "not_a_claim"


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its verdict.

    `stated` is signed in the convention of the indicator (deficits and falls negative; a
    balance change is the change of size). `grain` is the size of its last stated digit.
    `truth_now` and `truth_then` (known at publication) are in the unit of the reading, None
    where nothing is known. `slip` names the likeliest mistake of a contradicted claim.
    `confidence` (0 to 1) is calibrated; below the threshold the verdict abstains
    (unverifiable, with that as its reason). `why` is a sentence for the reader in `en` or
    `ja`; `missing` says what would be needed to decide. `readings` are all that were
    weighed, best first.
    """

    mention: Mention
    verdict: Verdict
    reading: Reading | None
    stated: Decimal | None
    grain: Decimal | None
    truth_now: Decimal | None = None
    truth_then: Decimal | None = None
    slip: str = ""
    confidence: float = 0.0
    why: str = ""
    missing: str = ""
    facts: tuple[Fact, ...] = ()
    readings: tuple[Reading, ...] = ()
