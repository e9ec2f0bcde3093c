"""The Bank of Japan's balance-of-payments CSV.

The shape is that of the interface's manual (head, status lines, UTF-8 or cp932), written
here by hand; the amounts are made up and checked by addition.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kuroji.indicators.trace import trace
from kuroji.indicators.view import view
from kuroji.model.errors import InputError
from kuroji.model.fact import Basis
from kuroji.outlook.registry import EVERY
from kuroji.outlook.services.picture import digital
from kuroji.sources import registry
from kuroji.store.opening import open_store

HEAD = "SERIES_CODE,NAME_OF_TIME_SERIES,UNIT,FREQUENCY,CATEGORY,LAST_UPDATE,SURVEY_DATES,VALUES"
COPYRIGHT = 'A1,"Services/Charges for the use of copyrights/Net",100 million yen,ANNUAL,BOP,20260512,2025,-20000'
TELECOM = 'A2,"Services/Telecommunications, computer, and information services/Net",100 million yen,ANNUAL,BOP,20260512,2025,-25000'
CONSULTING = (
    'A3,"Services/Professional and management consulting services/Net",100 million yen,ANNUAL,BOP,20260512,2025,-24000'
)
ACCOUNT = 'A4,"Current account/Net",100 million yen,MONTHLY,BOP,20260610,202601,"12,345"'
WHEN = datetime(2026, 6, 11, tzinfo=UTC)


def read(
    *rows: str, head: str = HEAD, before: str = "STATUS,200\nMESSAGEID,M181000I\n", encoding: str = "utf-8"
) -> list[dict[str, object]]:
    data = f"{before}{head}\n{chr(10).join(rows)}\n".encode(encoding)
    return registry.read(data, retrieved_at=WHEN, name="given")[1].to_pylist()


def test_items_sides_units_and_periods() -> None:
    rows = read(
        COPYRIGHT, ACCOUNT,
        'B1,"Goods/Exports",100 million yen,QUARTERLY,BOP,20260512,202502,270000',
        'B2,"Services/Travel/Debit",million yen,ANNUAL(MAR),BOP,20260512,2025,1500000',
        'B3,"Goods and services/Net",100 million yen,MONTHLY,BOP,20260610,202601,',
    )  # fmt: skip
    found = [(r["flow"], r["commodity"], r["period"], r["value"], r["quantum"], r["status"]) for r in rows]
    assert found == [
        ("balance", "copyright", "2025", -2e12, 1e8, "normal"),
        ("balance", "current-account", "2026-01", 1.2345e12, 1e8, "normal"),
        ("export", "goods", "2025-Q2", 27e12, 1e8, "normal"),
        ("import", "travel", "FY2025", 1.5e12, 1e6, "normal"),
        ("balance", "goods-services", "2026-01", None, 1e8, "not_published"),
    ]
    assert {(r["classification"], r["unit"], r["known_basis"]) for r in rows} == {("BP", "JPY", "inferred")}
    assert rows[1]["known_at"] == datetime(2026, 6, 9, 23, 50, tzinfo=UTC), "8:50 in Tokyo on the day of the update"


def test_japanese_names_in_cp932() -> None:
    row = "C1,サービス収支/通信・コンピュータ・情報サービス/支払,億円,MONTHLY,国際収支,20260610,202601,4321"
    head = HEAD.replace("SERIES,", "SERIES_J,").replace("UNIT", "UNIT_J").replace("CATEGORY", "CATEGORY_J")
    (found,) = read(row, head=head, before="", encoding="cp932")
    assert (found["flow"], found["commodity"], found["value"]) == ("import", "telecom-computer-information", 4.321e11)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (COPYRIGHT.replace("100 million yen", "US dollars"), "unit 'us dollars'"),
        (COPYRIGHT.replace("Charges for the use of copyrights/Net", "Pensions/Net"), "names no item"),
        (COPYRIGHT.replace("Services/Charges for the use of copyrights/Net", "Reserve assets"), "names no item"),
        (COPYRIGHT.replace("/Net", ""), "neither receipts"),
        (COPYRIGHT.replace("ANNUAL", "DAILY"), "frequency"),
        (COPYRIGHT.replace(",2025,", ",202513,"), "not a period"),
        (ACCOUNT.replace("202601", "202613"), "not a period"),
        (COPYRIGHT.replace("-20000", "n/a"), "not a number"),
        (COPYRIGHT.replace("20260512", "12 May"), "not a day"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_its_line(row: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read(row)
    assert refused.value.where == "given, line 4"
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"STATUS":400,"MESSAGEID":"M181005E","MESSAGE":"..."}', "JSON"),
        (f"STATUS,200\n{HEAD}\n".encode(), "no figures"),
        (f"{HEAD.replace(',VALUES', '')}\n{COPYRIGHT.rpartition(',')[0]}\n".encode(), "column VALUES is missing"),
    ],
)
def test_answers_without_figures_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        registry.read(data, retrieved_at=WHEN, name="given")


def test_a_count_is_added_up_from_the_items_in_the_store(tmp_path: Path) -> None:
    """2.0 + 2.5 + 2.4 trillion: the three groups of 2025, in place of nothing printed."""
    store = open_store(tmp_path / "own")
    data = "\n".join([HEAD, COPYRIGHT, TELECOM, CONSULTING]).encode()
    store.append([registry.read(data, retrieved_at=WHEN, name="given")])
    seen = view(store, store.newest_known_at)
    now = digital(seen).now
    assert (now.period, now.value, now.basis) == ("2025", -6.9e12, Basis.COMPUTED)
    assert now.releases == ("boj-bop/BP01/0/2026-05-12",)
    assert trace(store, now.id, known=EVERY).agrees
    before = view(store, datetime(2026, 5, 1, tzinfo=UTC))
    assert digital(before).now.period == "2024"
