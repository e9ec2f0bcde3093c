"""Periods told by the words beside an English figure, and figures in a list that goes with a list of periods: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

OCTOBER_25 = "2026-10-25T12:00:00+09:00"
BOARD = "Over 2003-2007 exports grew 4.7%, 12.1%, 7.3%, 14.6% and 11.5%."
MONTHS = "July, August and September brought rises of exports by 9%, 2% and 4%."

SENTENCES = (
    # Counted on from the period told, or a year back, right after the figure or before it.
    ("The oil bill, 14.2 trillion yen in 2013, was 5.5 trillion three years later.", "5.5 trillion", "2016"),
    ("April's purchases of crude, 331 billion yen, were a shadow of the 843 billion paid twelve months earlier.", "843 billion", "2025-04"),
    ("Over January-June 2023 the deficit was 7 trillion yen, 41% narrower than the year before, when it had been 8.2 trillion.", "8.2 trillion", "2022-H1"),
    # What a change led from.
    ("The import bill of 2009 contracted by 34.9%, from 79.0 trillion yen to 51.5 trillion.", "79.0 trillion", "2008"),
    ("In fiscal 2025 the shortfall was 1.7 trillion yen, down by more than two-thirds from 5.4 trillion.", "5.4 trillion", "FY2024"),
    ("Exports to China in September were 1.5 trillion yen, up from 1.4 trillion.", "1.4 trillion", "2025-09"),
    ("Exports to China in September were 1.5 trillion yen, up from 1.4 trillion in August.", "1.4 trillion", "2026-08"),
    ("In the first nine months of 2026 the deficit was 0.8 trillion yen, against 2.8 trillion.", "2.8 trillion", "2025-01..2025-09"),
    # The two ends of a move between the years told last.
    ("In 2010 Japan imported 70 million tonnes of LNG. In 2012 it was 87. The LNG import bill went from 3.5 trillion yen to six trillion.", "3.5 trillion", "2010"),
    ("In 2010 Japan imported 70 million tonnes of LNG. In 2012 it was 87. The LNG import bill went from 3.5 trillion yen to six trillion.", "six trillion", "2012"),
    # Lists.
    (MONTHS, "9%", "2026-07"),
    (MONTHS, "2%", "2026-08"),
    (MONTHS, "4%", "2026-09"),
    (BOARD, "4.7%", "2003"),
    (BOARD, "14.6%", "2006"),
    (BOARD, "11.5%", "2007"),
    # A clause between a subject and its verb; a month that a figure only comes after.
    ("In September imports from the Middle East, which in April had all but dried up, were back at 368 billion yen.", "368 billion", "2026-09"),
    ("Exports of cars rose 10.9% after a strong August. The deficit was 88 billion yen.", "88 billion", "2026-09"),
    ("Exports of cars rose 10.9% after a flat July-September quarter (+0.3%).", "+0.3%", "2026-Q3"),
    # Brackets, and figures that another only comes after.
    ("Exports were 9.5 trillion yen in September (a year ago 9.1 trillion).", "9.1 trillion", "2025-09"),
    ("Sept exports +4.1% (Aug +2.0%, yr ago +3.9%).", "+3.9%", "2025-09"),
    ("Two years ago the deficit was 5.6 trillion yen; last year 2.65 trillion.", "2.65 trillion", "2025"),
    ("Exports rose 4.1%, after 2.0% in August and 9% in July.", "4.1%", "2026-09"),
    ("Exports rose 4.1%, after 2.0% in August and 9% in July.", "9%", "2026-07"),
    ("Our largest source of crude in 2025 was the UAE, not Saudi Arabia: 4.3 trillion yen against 3.9 trillion.", "3.9 trillion", "2025"),
    ("Between April and September the surplus with the United States came to 3.44 trillion yen, 6.2% less.", "3.44 trillion", "FY2026-H1"),
    # Set in a year, which the colon goes on to tell of; a run that another word says since when.
    ("The record was set in 2022: a deficit of 20.3 trillion yen.", "20.3 trillion", "2022"),
    ("Exports to the US rose in September after seven months of decline, the first increase since January.", "seven months", "2026-08"),
    # The same quarter is that of the paragraph before.
    ("In January-March 2026 the deficit was 486 billion yen.\n\nThe biggest hole came in July-September 2022, 6.4 trillion yen.\n\nIn the same quarter of 1992 Japan was 3.5 trillion yen in surplus.", "3.5 trillion", "1992-Q3"),
    # Half of a year.
    ("Half a year in, exports were 60.7 trillion yen.", "60.7 trillion", "2026-H1"),
    ("At the halfway point of the fiscal year the deficit is 1.0 trillion yen.", "1.0 trillion", "FY2026-H1"),
    # The year turns from December to January.
    ("December 2025's surplus of 105.7 billion yen was followed by a deficit of 1.2 trillion in January.", "1.2 trillion", "2026-01"),
    ("Since January exports have come to 90 trillion yen.", "90 trillion", "2026-01..2026-09"),
    ("After a surplus of 0.3 trillion yen in the second quarter, the third brought a deficit of 0.7 trillion.", "0.7 trillion", "2026-Q3"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "period"), SENTENCES)
def test_the_period_told_beside_a_figure(text: str, figure: str, period: str) -> None:
    assert readings_of(text, figure, OCTOBER_25)[0].period == period


def test_a_calendar_year_is_no_plan() -> None:
    found = readings_of(
        "Exports of cars were 17 trillion yen.",
        "17 trillion",
        "2026-01-30T12:00:00+09:00",
        "Calendar year 2025: what was sold",
    )
    assert found[0].period == "2025"
