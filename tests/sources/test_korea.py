"""Korea's ten-day figures with their working days.

Figures of the Korea Customs Service as reported on the day: October 2025, first ten days, exports 12,966 million
dollars on 3.5 working days, 3,700 a day (KTV, Aju Business Daily, 13 October 2025); July 2024, first ten days, exports
17,745, deficit 1,955 on 8.5 days (Yonhap, 11 July 2024); November 2024, exports 14.9 billion, 7 days (Asia Business Daily).
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.sources.cells import said

from kuroji.model.errors import IncompleteRelease, InputError
from kuroji.sources import korea
from kuroji.sources.arrival import Arrival

CAME = Arrival("korea.csv", "0" * 64, datetime(2025, 10, 13, 0, 0, tzinfo=UTC))
ENGLISH = """period,exports,imports,balance,working_days,daily_exports,published
2024-07-D10,17745,19700,-1955,8.5,,2024-07-11
2025-10-D10,12966,13500,,3.5,3700,2025-10-13
"""
KOREAN = """기간,수출,수입,무역수지,조업일수,일평균수출액,발표일
2024.07.01~10,"17,745","19,700",△1955,8.5,,2024-07-11
"""


def test_each_row_is_a_release_of_its_stage_and_day() -> None:
    july, october = korea.read(ENGLISH.encode(), CAME)
    assert (july[0].id, july[0].stage, july[0].periods) == ("korea/2024-07-D10/1/2024-07-11", 1, ("2024-07-D10",))
    assert july[0].published_at == datetime(2024, 7, 11, 0, 0, tzinfo=UTC)
    assert said(july[1], flow="export", unit="USD") == (17_745e6, 1e6, "normal")
    assert said(july[1], flow="balance") == (-1_955e6, 1e6, "normal")
    assert said(october[1], flow="export", measure="working_days", unit="days") == (3.5, 0.5, "normal")


def test_the_heads_of_the_document_are_understood_in_korean() -> None:
    korean, english = (korea.read(text.encode(), CAME)[0][1] for text in (KOREAN, ENGLISH))
    assert korean.equals(english)


@pytest.mark.parametrize(
    ("row", "error", "complaint"),
    [
        ("2024-07-D10,17745,19700,-1500,8.5,,", IncompleteRelease, "the balance is -1,500"),
        ("2025-10-D10,12966,13500,,5.5,3700,", IncompleteRelease, "3700 a day on 5.5 days are not 12966"),
        ("2025-10-D30,12966,13500,,,,", InputError, "not a period"),
        ("2025-10-D10,many,13500,,,,", InputError, "not a number"),
        ("2025-10-D10,1,1,,,,tomorrow", InputError, "no date"),
    ],
)
def test_a_row_that_does_not_add_up_or_cannot_be_read_is_named(
    row: str, error: type[InputError], complaint: str
) -> None:
    with pytest.raises(error, match=complaint) as raised:
        korea.read(f"{ENGLISH.splitlines()[0]}\n{row}\n".encode(), CAME)
    assert raised.value.where.startswith("korea.csv, row 2")


def test_an_empty_table_and_other_columns_are_named() -> None:
    with pytest.raises(InputError, match="no row"):
        korea.read(ENGLISH.splitlines()[0].encode() + b"\n", CAME)
    with pytest.raises(InputError, match=r"no column imports.*\n.*수입 or imports"):
        korea.read(b"period,exports\n2025-10,1\n", CAME)
