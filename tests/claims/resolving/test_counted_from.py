"""Words that open a clause and count from the period told, and years that head a line, in English: read by hand, as of August 2026."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

AUGUST_20 = "2026-08-20T10:00:00+09:00"
_JUNE = "The deficit in June was 406.9 billion yen."
_1990 = "In 1990 the annual surplus was 7.6 trillion yen"

CASES = (
    (f"{_JUNE} Twelve months earlier there was a surplus of 153.1 billion yen.", "153.1 billion", "2025-06"),
    (f"{_JUNE} Two months earlier, it was 153.1 billion yen.", "153.1 billion", "2026-04"),
    (f"{_JUNE} The month before the balance was plus 153.1 billion yen.", "153.1 billion", "2026-05"),
    (f"{_JUNE} A decade earlier Japan had run a surplus of 153.1 billion yen.", "153.1 billion", "2016-06"),
    (f"{_JUNE} The previous June it had been 153.1 billion yen.", "153.1 billion", "2025-06"),
    (f"{_JUNE} Last June there was a surplus of 153.1 billion yen.", "153.1 billion", "2025-06"),
    (f"{_JUNE} In the year-ago month it had been 153.1 billion yen.", "153.1 billion", "2025-06"),
    (f"{_1990}; a year earlier, it was 9.9 trillion.", "9.9 trillion", "1989"),
    (f"{_1990}; the year before it had been 9.9 trillion.", "9.9 trillion", "1989"),
    (f"{_1990}; five years on the surplus stood at 9.9 trillion yen.", "9.9 trillion", "1995"),
    ("2009 | February: exports -45.7%.", "-45.7%", "2009-02"),
    ("2025: June exports fell 45.7%.", "45.7%", "2025-06"),
    ("In 2009, February exports fell 45.7%.", "45.7%", "2009-02"),
    ("The surplus was 7.1 trillion yen in 2001. The year had begun with a deficit of 95 billion yen.", "95 billion", "2001-01"),
    ("Japan began the year with a deficit of 1.15 trillion yen.", "1.15 trillion", "2026-01"),
    ("2009 opened with a 45.7% fall in exports.", "45.7%", "2009-01"),
    ("Exports rose 4.1% in July.\n\nGermany sells Japan 3.5 trillion yen of everything a year.", "3.5 trillion", "2025"),
    ("Exports to the EU gave a surplus of 23.7 billion yen in July, the first in at least a year.", "23.7 billion", "2026-07"),
    (f"{_JUNE[:-1]} (June 2025: a surplus of 122.3 billion yen).", "122.3 billion", "2025-06"),
    ("By 2009 screen exports were 90 billion yen, and last year they were down to 56 billion, the lowest on record.", "the lowest", "2025"),
    ("In June exports rose 9.1% and imports fell by a quarter.", "9.1%", "2026-06"),
    ("2025 | Q2: exports fell 1.3%.", "1.3%", "2025-Q2"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period"), CASES)
def test_the_period_counted_to(text: str, quote: str, period: str) -> None:
    assert max(readings_of(text, quote, AUGUST_20), key=lambda r: r.fit).period == period
