"""Series of the detail by code, heading and chapter: sums, nil where a table covers and does not mention, vintages.

Every expected figure is added up from the tables that the test writes, in thousand yen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from tests.estat_files import line, table

from kuroji.model.period import parse
from kuroji.refresh.ingesting import ingest
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

REVISED, FIXED = datetime(2026, 4, 1, 3, tzinfo=UTC), datetime(2026, 12, 1, 3, tzinfo=UTC)
BETWEEN = datetime(2026, 7, 1, tzinfo=UTC)
Values = dict[int, tuple[float | None, str]]
Ask = Callable[..., Values]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Values in thousand yen with their status, by month, of exports of 2025 told at two stages."""
    folder = tmp_path_factory.mktemp("series")
    store = Store(folder / "store", None)
    for captured, more in ((REVISED, 0), (FIXED, 7)):
        lines = [
            line("854231000", "304", {1: 100 + more, 3: 5}),
            line("854231000", "105", {1: 30}),
            line("854232100", "304", {1: 20}),
            line("851713000", "304", {1: 1}),
            line("851713000", "112", {12: 2}),
            line("85XXXXXXA", "304", {1: 9}),
        ]
        ingest(store, [str(table(folder / str(more) / "exports.csv", lines))], captured=captured)

    def answer(code: str, partner: str = "US", as_of: datetime | None = None, month: str | None = None) -> Values:
        end = parse(month).end if month else None
        wanted = Selection(
            flow=("export",), partner=(partner,), classification=("HS",), commodity=(code,), measure=("value",),
            since=end, until=end,
        )  # fmt: skip
        return {
            row["end_month"] % 12 + 1: (None if row["value"] is None else row["value"] / 1000, row["status"])
            for row in store.panel(as_of, wanted).table.to_pylist()
        }

    return answer


@pytest.mark.parametrize(
    ("code", "partner", "january"),
    [
        ("854231000", "US", 107), ("854231", "US", 107), ("8542", "US", 127), ("8542", "CN", 30),
        ("85", "US", 137), ("8542", "world", 157), ("85", "world", 167), ("854231000", "world", 137),
    ],
)  # fmt: skip
def test_what_a_code_is_part_of_is_the_sum_of_its_codes(ask: Ask, code: str, partner: str, january: int) -> None:
    assert ask(code, partner)[1] == (january, "normal")


def test_headings_fall_short_of_their_chapter_by_what_is_withheld(ask: Ask) -> None:
    assert ask("85")[1][0] - ask("8542")[1][0] - ask("8517")[1][0] == 9


@pytest.mark.parametrize("code", ["854231000", "854231", "85"])
def test_months_covered_without_trade_are_nil(ask: Ask, code: str) -> None:
    found = ask(code)
    assert sorted(found) == list(range(1, 13))
    assert found[2] == (0, "nil")
    assert found[3][0] == 5
    assert ask(code, month="2025-02") == {2: (0, "nil")}


def test_a_sum_is_read_as_of_any_moment(ask: Ask) -> None:
    assert ask("8542", as_of=BETWEEN)[1][0] == 120
    assert ask("8542", "world", as_of=BETWEEN)[1][0] == 150
    assert ask("8542", as_of=BETWEEN)[2] == (0, "nil")


@pytest.mark.parametrize(("code", "partner"), [("8703", "US"), ("854231000", "DE"), ("870380900", "world")])
def test_a_series_of_which_nothing_is_held_is_not_nil(ask: Ask, code: str, partner: str) -> None:
    assert ask(code, partner) == {}
