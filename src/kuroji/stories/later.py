"""Whether what a story says of a past period still held later, as far as its view knows."""

from __future__ import annotations

import numpy as np

from kuroji.indicators.ladder import ladder, per_year, stride
from kuroji.indicators.view import Subject
from kuroji.model.errors import KurojiError
from kuroji.model.fact import Fact
from kuroji.stories.told import Told

YEAR = 12


def is_past(told: Told) -> bool:
    """Whether the same part of a later year is known: what is told is of a year gone by."""
    return told.view.last_due_month >= told.period.end + YEAR


def beaten_since(told: Told, record: Fact | None) -> bool:
    """Whether a place in time that a figure took was lost since: a later one, of the same scope, went beyond it.

    Where the later figures cannot be read, the place counts as lost: it is said to have held then.
    """
    if record is None:
        return False
    whole = record.detail["scope"] == "all-time"
    step = stride(told.period) if whole else YEAR
    later = (told.view.last_due_month - told.period.end) // step
    if later < 1:
        return False
    subject = Subject(record.flow, record.partner_code, record.classification, record.code)
    try:
        rungs = ladder(told.view, subject, told.period.shift(step * later)).values
    except KurojiError:
        return True
    alike = rungs[::-1] if whole else rungs[::-1][:: per_year(told.period)]
    since, now = alike[:later], alike[later]
    return bool(np.any(since > now if record.detail["side"] == "high" else since < now))
