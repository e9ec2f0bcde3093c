"""The interface of e-Stat on a local server: pages, marks, stages, errors; and that the key is told to nobody else.

The form of answers is that of the specification, version 3.0 (e-stat-manual3-0, 統計データ取得); codes of
figures and areas are those of table 0003425293 (by commodity and country, exports 2021 to 2025).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from tests.estat_files import line, table
from tests.fetching.conftest import MadeUpTime, Names, Script, local, names, ok, outside, server, time

from kuroji.fetching import client
from kuroji.fetching.outside import Outside
from kuroji.fetching.policy import Policy
from kuroji.model.errors import FetchError, IncompleteRelease, InputError, UsageError
from kuroji.refresh.asking import ask_estat
from kuroji.refresh.ingesting import ingest
from kuroji.sources.estat_api import EstatQuery
from kuroji.store.opening import Store

__all__ = ["MadeUpTime", "Names", "local", "names", "ok", "outside", "server", "time"]
KEY = "0123456789abcdef"
MEANINGS = {
    "100": "第1単位", "110": "第2単位", "120": "合計_数量1", "130": "合計_数量2", "140": "合計_金額",
    "150": "1月_数量1", "160": "1月_数量2", "170": "1月_金額", "190": "2月_数量2", "200": "2月_金額", "230": "3月_金額",
}  # fmt: skip
TITLE = "品別国別表 (輸出 1-12月：確定)2021年 ,  (輸出 1-12月：確々報)2025年"


def figure(what: str, text: str, area: str = "50304", year: int = 2025, code: str = "854231000") -> dict[str, str]:
    return {"@tab": "100", "@cat01": code, "@cat02": what, "@area": area, "@time": f"{year}000000", "$": text}


FIGURES = [
    figure("100", "NO"), figure("110", "KG"), figure("150", "7"), figure("160", "70"), figure("170", "700"),
    figure("190", "***"), figure("200", "***"), figure("230", "0"), figure("170", "9", "50105"),
]  # fmt: skip


def page(figures: list[dict[str, str]], total: int, start: int = 1, **more: object) -> bytes:
    result = {"TOTAL_NUMBER": total, "FROM_NUMBER": start, "TO_NUMBER": start + len(figures) - 1, **more}
    classes = [{"@code": code, "@name": name, "@level": "1"} for code, name in MEANINGS.items()]
    data = {
        "RESULT_INF": result,
        "TABLE_INF": {"@id": "0003425293", "TITLE": {"@no": "1", "$": TITLE}},
        "CLASS_INF": {"CLASS_OBJ": [{"@id": "cat02", "@name": "数量・金額", "CLASS": classes}]},
        "DATA_INF": {"NOTE": [{"@char": "***", "$": "秘匿"}], "VALUE": figures if len(figures) > 1 else figures[0]},
    }
    told = {"RESULT": {"STATUS": 0, "ERROR_MSG": "正常に終了しました。"}, "STATISTICAL_DATA": data}
    return json.dumps({"GET_STATS_DATA": told}).encode()


@pytest.fixture
def own(tmp_path: Path) -> Store:
    return Store(tmp_path / "own", None)


@pytest.fixture
def fetched(local: Policy, outside: Outside) -> Callable[[str], bytes]:
    get = partial(client.fetch, policy=local, outside=outside)
    return lambda address: get(address).body


def query(server: Script, *partners: str, year: int = 2025) -> EstatQuery:
    return EstatQuery("export", (year,), ("854231000",), partners, site=server.url("/json"))


def test_pages_are_followed_and_become_the_detail(
    own: Store, server: Script, ok: Callable[..., bytes], fetched: Callable[[str], bytes]
) -> None:
    server.plays(ok(page(FIGURES[:5], 9, NEXT_KEY=6)), ok(page(FIGURES[5:], 9, 6)))
    done = ask_estat(own, query(server), KEY, fetched=fetched)
    assert (
        "statsDataId=0003425293&cdCat01=854231000&cdTime=2025000000&startPosition=1&limit=100000" in server.requests[0]
    )
    assert "startPosition=6" in server.requests[1]
    assert [entry.rows for entry in done.added] == [3]
    expression = own.detail()
    assert expression is not None
    rows = {(row["partner"], row["end_month"] % 12 + 1): row for row in own.arrow(expression).to_pylist()}
    january, february = rows["US", 1], rows["US", 2]
    assert (january["value"], january["quantity1"], january["quantity2"], january["stage"]) == (700, 7, 70, 7)
    assert (february["value"], february["quantity2"]) == (None, None)  # withheld
    assert rows["CN", 1]["value"] == 9
    assert ("US", 3) not in rows


def test_the_key_is_kept_nowhere(
    own: Store, server: Script, ok: Callable[..., bytes], fetched: Callable[[str], bytes], tmp_path: Path
) -> None:
    server.plays(ok(page(FIGURES, 9)))
    ask_estat(own, query(server), KEY, fetched=fetched)
    assert f"appId={KEY}" in server.requests[0]
    assert all(KEY.encode() not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "statsDataId=0003425293" in next(iter(own.releases.values())).address


def test_errors_name_the_address_without_the_key(
    own: Store, server: Script, ok: Callable[..., bytes], fetched: Callable[[str], bytes]
) -> None:
    refused = {"GET_STATS_DATA": {"RESULT": {"STATUS": 100, "ERROR_MSG": f"認証に失敗しました。{KEY}"}}}
    scenes = (
        (ok(json.dumps(refused).encode()), InputError, "認証に失敗"),
        (ok(b"gone", "404 Not Found"), FetchError, "404"),
        (ok(b"<html>maintenance</html>"), InputError, "web page"),
        (ok(b"{}"), InputError, "not an answer of the interface"),
        (ok(page(FIGURES, 12)), IncompleteRelease, "9 figures came, 12 were announced"),
        (ok(page([*FIGURES, figure("125", "1")], 10)), InputError, "not the one expected"),
    )
    for scene, error, complaint in scenes:
        server.plays(scene)
        with pytest.raises(error, match=complaint) as caught:
            ask_estat(own, query(server), KEY, fetched=fetched)
        assert "cdCat01=854231000" in caught.value.where
        assert KEY not in str(caught.value)
    assert own.own.detail.entries == ()


def test_a_table_that_changes_between_pages_is_refused(
    own: Store, server: Script, ok: Callable[..., bytes], fetched: Callable[[str], bytes]
) -> None:
    server.plays(ok(page(FIGURES[:5], 9, NEXT_KEY=6)), ok(page(FIGURES[5:], 10, 6)))
    with pytest.raises(IncompleteRelease, match="9 figures on one page and 10 on the next"):
        ask_estat(own, query(server), KEY, fetched=fetched)


def test_without_a_key_or_a_table_nothing_is_asked(own: Store, server: Script) -> None:
    with pytest.raises(UsageError, match="application key") as caught:
        ask_estat(own, query(server), None)
    assert caught.value.where == "KUROJI_ESTAT_KEY"
    with pytest.raises(UsageError, match="no table by commodity and country holds exports of 1999"):
        ask_estat(own, query(server, year=1999), KEY)
    assert server.requests == []


def test_an_answer_about_one_commodity_takes_nothing_else_back(
    own: Store, server: Script, ok: Callable[..., bytes], fetched: Callable[[str], bytes], tmp_path: Path
) -> None:
    """A file of the section before it, with a commodity and a country that are not asked for."""
    lines = [line("854231000", "304", {1: 650}), line("854232100", "112", {1: 5})]
    ingest(own, [str(table(tmp_path / "x.csv", lines))], captured=datetime(2025, 8, 1, tzinfo=UTC))
    server.plays(ok(page(FIGURES, 9)))
    ask_estat(own, query(server), KEY, fetched=fetched)
    expression = own.detail()
    assert expression is not None
    values = {
        (row["commodity"], row["partner"], row["end_month"] % 12 + 1): row["value"]
        for row in own.arrow(expression).to_pylist()
    }
    assert values["854232100", "SG", 1] == 5
    assert values["854231000", "US", 1] == 700
