"""The Ministry of Finance's balance-of-payments table: columns by name, months, first prints, and sums that must hold.

The table is written here in the shape that public programs read (title lines, a head of
several lines, year and month twice, cp932); the amounts are those of the reports of 2024 and
2025 divided at will over two months, so that they add up.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kuroji.indicators.view import view
from kuroji.model.errors import IncompleteRelease, InputError
from kuroji.model.period import parse
from kuroji.outlook.services.balance import ITSELF, amount, held_years, subject
from kuroji.sources import registry
from kuroji.store.opening import open_store

WHEN = datetime(2026, 9, 8, tzinfo=UTC)
HEAD = [
    "６－１　国際収支総括表（月次）,,,,,,,,,,,,",
    "（単位：億円）,,,,,,,,,,,,",
    ",,,,経常収支（a+b+c）,,,,,,,,資本移転等収支",
    ",,,,,貿易・サービス収支(a),,,,,第一次所得収支 (b),第二次所得収支(c),",
    ",,,,,,貿易収支,,,サービス収支,,,",
    ",,,,,,,輸 出,輸 入,,,,",
]
JULY = '2026年,7月,2026,Jul,"1,000",-500,-300,9000,9300,-200,"1,800",-300,-10'
AUGUST = ",8月,,Aug(P),△200,△900,△700,8000,8700,△200,900,△200,5"


def read(*rows: str, head: list[str] = HEAD) -> list[dict[str, object]]:
    data = "\r\n".join([*head, *rows]).encode("cp932")
    return registry.read(data, retrieved_at=WHEN, name="given")[1].to_pylist()


def test_columns_are_told_by_name_and_months_by_both_calendars() -> None:
    rows = read(JULY, AUGUST)
    found = {(r["period"], r["commodity"], r["flow"]): (r["value"], r["stage"]) for r in rows}
    assert found["2026-07", "current-account", "balance"] == (1000e8, 7)
    assert found["2026-08", "current-account", "balance"] == (-200e8, 4), "(P) is a first print"
    assert found["2026-08", "goods", "export"] == (8000e8, 4)
    assert found["2026-08", "goods", "import"] == (8700e8, 4)
    assert found["2026-07", "primary-income", "balance"] == (1800e8, 7)
    assert len(rows) == 16
    assert {(r["classification"], r["quantum"], r["known_basis"]) for r in rows} == {("BP", 1e8, "inferred")}


@pytest.mark.parametrize(
    ("rows", "head", "kind", "said"),
    [
        ((JULY.replace("9300", "9200"),), HEAD, IncompleteRelease, "貿易収支 of 2026-07"),
        ((JULY.replace('"1,800"', "1700"),), HEAD, IncompleteRelease, "経常収支 of 2026-07"),
        ((JULY.replace("9000", "n.a."),), HEAD, InputError, "not a number"),
        ((JULY.replace(",2026,", ",Reiwa 8,"),), HEAD, InputError, "not a year"),
        ((JULY,), [line.replace("第二次所得収支", "経常移転収支") for line in HEAD], InputError, "第二次所得収支"),
        ((), HEAD, InputError, "no row of a month"),
    ],
)
def test_a_table_of_another_shape_is_refused_and_not_misread(
    rows: tuple[str, ...], head: list[str], kind: type[InputError], said: str
) -> None:
    with pytest.raises(kind, match=said) as refused:
        read(*rows, head=head)
    assert refused.value.where.startswith("given")
    assert refused.value.remedy


def test_twelve_months_make_a_year_of_the_account(tmp_path: Path) -> None:
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    rows = [
        f",,{2023 if n == 0 else ''},{name},1000,-500,-300,9000,9300,-200,1800,-300,0" for n, name in enumerate(names)
    ]
    store = open_store(tmp_path / "own")
    store.append([registry.read("\n".join([*HEAD, *rows]).encode("cp932"), retrieved_at=WHEN, name="given")])
    seen = view(store, store.newest_known_at)
    assert amount(seen, subject("current-account"), parse("2023"), ITSELF).value == 12 * 1000 * 10**8
    assert (ITSELF, parse("2023")) in held_years(seen, "current-account")
    assert ("kyodo", parse("2023")) not in held_years(seen, "current-account")
