"""The period an English run ended with, told from the one it began with: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

SENTENCES = (
    ("Second flip, fiscal 2011: a deficit of 4.5 trillion yen. That began a run of five deficits that got as deep as 13.8 trillion yen in fiscal 2013.", "five deficits", "FY2015"),
    ("In 2011 Japan ran a deficit of 2.6 trillion yen, the first of five straight annual deficits.", "five straight", "2015"),
    ("The deficit of July 2012 kicked off a string of 32 monthly deficits.", "32 monthly", "2015-02"),
    ("Exports fell in October 2008, the start of 14 straight declines.", "14 straight", "2009-11"),
    ("The run of surpluses began in 1981 and lasted 30 years.", "30 years", "2010"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period"), SENTENCES)
def test_the_period_a_run_ended_with(text: str, quote: str, period: str) -> None:
    assert max(readings_of(text, quote), key=lambda r: r.fit).period == period
