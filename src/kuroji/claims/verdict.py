"""Verdicts: what the official data say of a claim, then and now."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from kuroji.claims.article import Article
from kuroji.claims.mention import Mention, Sentence
from kuroji.claims.reading import Reading
from kuroji.model.fact import Fact

Term = tuple[str, float]


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
    A phrase that states no figure of its own (a record, a comparison, a cause) has None.
    `truth_now` and `truth_then` (known at publication) are in the unit of the reading, None
    where nothing is known. `slip` names the likeliest mistake of a contradicted claim.
    `confidence` (0 to 1) is calibrated; below the threshold the verdict abstains
    (unverifiable, with that as its reason). `terms` are what speaks for and against the
    verdict, by name, in log-odds: their sum is the confidence. `why` is a sentence for the reader in
    English, `why_ja` the same in Japanese; `missing` says what would be needed to decide. `readings` are all that were
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
    terms: tuple[Term, ...] = ()
    why: str = ""
    why_ja: str = ""
    missing: str = ""
    facts: tuple[Fact, ...] = ()
    readings: tuple[Reading, ...] = ()


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """How many claims an article makes and how they stand.

    `decided` counts the claims the data could answer, `coverage` is their share of all
    (1 where there is no claim).
    """

    claims: int
    decided: int
    confirmed: int
    was_right: int
    outdated: int
    imprecise: int
    contradicted: int
    unverifiable: int
    coverage: float


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its sentences, its claims in the order of the text, and their summary.

    `judged` holds claims only: a number that is none is in `sentences`, not here. `as_of`
    is the instant whose figures are "now". `notices` are the article's and those of the
    reading (cut after so many sentences, about another country), sentences for the reader.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    judged: tuple[Judged, ...]
    summary: Summary
    as_of: datetime
    notices: tuple[str, ...] = ()
