"""UN Comtrade: records in the form of its interface and of its download.

Form: the fields that the UN's client comtradeapicall gives by default (https://github.com/uncomtrade/comtradeapicall).
Figure: Switzerland's exports of all goods to the world in 2023 are 419,922,543,423.509 dollars in the record of customs
procedure C00 and transport mode 0; the same answer holds the parts by procedure and mode (documentation of the
package xippios-comtrade: 32 records).
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.sources.cells import said

from kuroji.model.errors import IncompleteRelease, InputError, UsageError
from kuroji.model.period import parse
from kuroji.sources import comtrade
from kuroji.sources.arrival import Arrival
from kuroji.sources.queries import PREVIEW_LIMIT, Query, address, answers

CAME = Arrival("answer.json", "0" * 64, datetime(2026, 6, 17, tzinfo=UTC))
SWISS = {
    "typeCode": "C", "freqCode": "A", "refPeriodId": 20230101, "refYear": 2023, "refMonth": 52, "period": "2023",
    "reporterCode": 757, "reporterISO": None, "reporterDesc": None, "flowCode": "X", "flowDesc": None, "partnerCode": 0,
    "partnerISO": None, "partnerDesc": None, "partner2Code": 0, "partner2ISO": None, "partner2Desc": None,
    "classificationCode": "H6", "classificationSearchCode": "HS", "isOriginalClassification": True,
    "cmdCode": "TOTAL", "cmdDesc": None, "aggrLevel": 0, "isLeaf": False, "customsCode": "C00", "customsDesc": None,
    "mosCode": "0", "motCode": 0, "motDesc": None, "qtyUnitCode": -1, "qtyUnitAbbr": None, "qty": 0.0,
    "isQtyEstimated": False, "altQtyUnitCode": -1, "altQtyUnitAbbr": None, "altQty": 0.0, "isAltQtyEstimated": False,
    "netWgt": 0.0, "isNetWgtEstimated": False, "grossWgt": 0.0, "isGrossWgtEstimated": False, "cifvalue": None,
    "fobvalue": 419922543423.509, "primaryValue": 419922543423.509, "legacyEstimationFlag": 0, "isReported": False,
    "isAggregate": True,
}  # fmt: skip


def answer(*changes: dict[str, Any]) -> bytes:
    records = [SWISS | change for change in changes]
    return json.dumps({"elapsedMs": 0.4, "count": len(records), "data": records, "error": ""}).encode()


def test_the_total_is_read_and_its_parts_are_passed_over() -> None:
    data = answer({}, {"customsCode": "C01", "primaryValue": 1.5}, {"motCode": 1000, "primaryValue": 2.5},
                  {"partner2Code": 276, "primaryValue": 3.5}, {"flowCode": "RX", "primaryValue": 4.5},
                  {"flowCode": "DX", "primaryValue": 5.5})  # fmt: skip
    ((release, table),) = comtrade.read(data, CAME)
    assert said(table, reporter="CH", flow="export", unit="USD") == (419922543423.509, 0.001, "normal")
    assert (table.num_rows, release.reporter, release.periods) == (1, "CH", ("2023",))


def test_numbers_of_countries_are_those_of_comtrade() -> None:
    """Comtrade writes 842 for the United States, 251 France, 490 Taiwan (Other Asia, nes), 704 Viet Nam as M49."""
    places = {842: "US", 251: "FR", 490: "TW", 704: "VN", 392: "JP", 276: "DE"}
    data = answer(*({"partnerCode": number, "primaryValue": float(number)} for number in places))
    ((_, table),) = comtrade.read(data, CAME)
    assert dict(zip(table["partner"].to_pylist(), table["value"].to_pylist(), strict=True)) == {
        code: float(number) for number, code in places.items()
    }


def test_weights_months_codes_and_several_reporters() -> None:
    data = answer(
        {"reporterCode": 704, "period": "202405", "flowCode": "M", "partnerCode": 392, "cmdCode": "8542",
         "netWgt": 1250.5, "cifvalue": 7.0, "fobvalue": 6.5, "primaryValue": 7.0},
        {"reporterCode": 410, "period": "202405", "partnerCode": 392, "cmdCode": "8542", "netWgt": 9.0,
         "isNetWgtEstimated": True},
    )  # fmt: skip
    found = {release.reporter: table for release, table in comtrade.read(data, CAME)}
    vietnam = {"flow": "import", "partner": "JP", "classification": "HS", "commodity": "8542", "period": "2024-05"}
    assert said(found["VN"], **vietnam) == (7.0, 0.1, "normal")
    assert said(found["VN"], **vietnam, measure="quantity", unit="KG") == (1250.5, 0.1, "normal")
    assert found["KR"]["measure"].to_pylist() == ["value"]


def test_an_import_valued_fob_does_not_stand_beside_cif_figures(caplog: pytest.LogCaptureFixture) -> None:
    fob = {"reporterCode": 704, "flowCode": "M", "cifvalue": 107.0, "fobvalue": 100.0, "primaryValue": 100.0}
    with caplog.at_level(logging.WARNING):
        ((_, table),) = comtrade.read(answer({}, fob), CAME)
    assert table["reporter"].to_pylist() == ["CH"]
    assert "1 imports are not valued as the reporter values them" in caplog.text
    # Canada values imports f.o.b., so there it is the figure.
    ((_, canada),) = comtrade.read(answer(fob | {"reporterCode": 124}), CAME)
    assert canada["value"].to_pylist() == [100.0]


def test_the_download_of_the_site_is_the_same_with_capitals() -> None:
    heads = ["TypeCode", "Period", "ReporterCode", "FlowCode", "PartnerCode", "ClassificationCode", "CmdCode",
             "CustomsCode", "MotCode", "NetWgt", "IsNetWgtEstimated", "PrimaryValue"]  # fmt: skip
    row = ["C", "2023", "757", "X", "0", "H6", "TOTAL", "C00", "0", "", "false", "419922543423.509"]
    data = ("﻿" + ",".join(heads) + "\n" + ",".join(row) + "\n").encode()
    ((_, table),) = comtrade.read(data, CAME)
    assert said(table, reporter="CH", flow="export")[0] == 419922543423.509


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b'{"elapsedMs":0.2,"count":0,"data":[],"error":""}', "has no record"),
        (b'{"statusCode":429,"message":"Rate limit is exceeded. Try again in 5 seconds."}', "Rate limit is exceeded"),
        (b'{"elapsedMs":0,"count":0,"data":null,"error":"Invalid period"}', "Invalid period"),
        (b'{"data": "none"}', "no list `data`"),
        (b"", "empty"),
        (b"<!DOCTYPE html><html>Service unavailable</html>", "web page"),
        (b'{"data": [{"typeCode": "C", "peri', "not readable as JSON"),
        (b'{"data": [1]}', "no object"),
        (answer({"typeCode": "S"}), "no figure is left"),
        (answer({}, {"classificationCode": "S4"}), "HS and SITC"),
        (answer({"primaryValue": "much"}), "not a number"),
        (answer({"period": "2023Q7"}), "not a period"),
        (answer({"reporterCode": 4}), "not a reporting country"),
    ],
)
def test_nonsense_and_nothing_are_named(data: bytes, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        comtrade.read(data, CAME)


def test_the_address_of_a_query() -> None:
    query = Query("comtrade", "VN", (parse("2021"), parse("2022")), "import", "JP")
    assert address(query) == (
        "https://comtradeapi.un.org/public/v1/preview/C/A/HS?reporterCode=704&period=2021,2022&partnerCode=392"
        "&flowCode=M&cmdCode=TOTAL&customsCode=C00&motCode=0&partner2Code=0"
    )
    assert "reporterCode=842&" in address(Query("comtrade", "US", (parse("2024-05"),)))
    with pytest.raises(UsageError, match="months and calendar years"):
        address(Query("comtrade", "VN", (parse("FY2021"),)))
    with pytest.raises(UsageError, match="comtrade"):
        address(Query("imf", "VN", (parse("2021"),)))


def periods_in(place: str) -> list[str]:
    return parse_qs(urlsplit(place).query)["period"][0].split(",")


def test_an_answer_cut_short_is_asked_for_in_halves() -> None:
    """The preview gives at most 500 records and does not say that there are more (its documentation)."""
    years = tuple(parse(str(year)) for year in range(2018, 2023))
    asked: list[str] = []

    def fetched(place: str) -> bytes:
        asked.append(place)
        periods = periods_in(place)
        return answer(*({"period": periods[0]} for _ in range(PREVIEW_LIMIT if len(periods) > 2 else 300)))

    found = list(answers(Query("comtrade", "VN", years), fetched))
    assert [periods_in(place) for place, _ in found] == [["2018", "2019"], ["2020"], ["2021", "2022"]]
    assert len(asked) == 5
    with pytest.raises(IncompleteRelease, match="cut short"):
        list(answers(Query("comtrade", "VN", years[:1]), lambda _: answer(*({} for _ in range(PREVIEW_LIMIT)))))
