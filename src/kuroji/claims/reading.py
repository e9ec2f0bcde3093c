"""What a mention is about: one candidate reading, and where its words stand in the text."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kuroji.indicators.view import Subject


class Voice(StrEnum):
    """Who says it and how: the publisher's figures, somebody's forecast, a plan, a company's own numbers."""

    REPORTED = "reported"
    FORECAST = "forecast"
    TARGET = "target"
    COMPANY = "company"
    OPINION = "opinion"


class Word(msgspec.Struct, frozen=True):
    """A name or word found in the text: a flow, partner, commodity, period, direction or comparison.

    `sort` is one of flow, partner, commodity, period, direction, comparison, measure,
    basis (year-on-year, month-on-month, per working day), vintage (first print, revised),
    scope (for the month, on record since 1979), voice. `means` is its code: export, US,
    PC:70323 (per flow, as "export:PC:70323|import:PC:70311"), 2026-05, +1, yoy ...
    """

    start: int
    end: int
    text: str
    sort: str
    means: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One way to understand a mention: which indicator of which subject, period, base and vintage it states.

    `indicator` and `method` as in the registry of indicators; `period` and `base` are
    period texts; `vintage` is "now", "first" or an instant's text where the sentence names
    one; `other` is the subject compared with, where there are two. `fit` (0 to 1) says how
    well the words support the reading, `because` which words did.
    """

    indicator: str
    method: str
    subject: Subject
    period: str
    base: str = ""
    vintage: str = "now"
    other: Subject | None = None
    voice: str = Voice.REPORTED
    fit: float = 0.0
    because: tuple[str, ...] = ()
