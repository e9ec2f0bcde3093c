"""SDMX data messages in each of their forms say the same.

Forms: SDMX-ML 2.1 generic and structure-specific (https://sdmx.org/standards-2/), SDMX-JSON 1.0
(https://github.com/sdmx-twg/sdmx-json), SDMX-CSV 1.0 (https://github.com/sdmx-twg/sdmx-csv) as Eurostat's Comext
service answers. Figures: Vietnam's imports from Japan in 2021, 22.65 billion dollars (Vietnam Customs).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from tests.sources.cells import said

from kuroji.model.errors import InputError
from kuroji.model.period import parse
from kuroji.sources import sdmx_message
from kuroji.sources.arrival import Arrival
from kuroji.sources.mapping import built_in
from kuroji.sources.queries import Query, address

CAME = Arrival("message", "0" * 64, datetime(2026, 6, 17, tzinfo=UTC))
V21 = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
URN = "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=IMF:DOT(1.0):ObsLevelDim:TIME_PERIOD"
HEADER = """<m:Header><m:ID>m1</m:ID><m:Test>false</m:Test><m:Prepared>2024-01-01T00:00:00</m:Prepared>
<m:Sender id="IMF"/><m:Structure structureID="S1"{namespace} dimensionAtObservation="TIME_PERIOD"><c:Structure>
<Ref agencyID="IMF" id="DOT" version="1.0"/></c:Structure></m:Structure></m:Header>"""
GENERIC = f"""<?xml version="1.0" encoding="utf-8"?>
<m:GenericData xmlns:m="{V21}/message" xmlns:g="{V21}/data/generic" xmlns:c="{V21}/common">{HEADER.format(namespace="")}
<m:DataSet structureRef="S1"><g:Series><g:SeriesKey><g:Value id="FREQ" value="A"/><g:Value id="REF_AREA" value="VN"/>
<g:Value id="INDICATOR" value="TMG_CIF_USD"/><g:Value id="COUNTERPART_AREA" value="JP"/></g:SeriesKey>
<g:Attributes><g:Value id="UNIT_MULT" value="6"/></g:Attributes>
<g:Obs><g:ObsDimension value="2021"/><g:ObsValue value="22650"/></g:Obs></g:Series></m:DataSet></m:GenericData>"""
SPECIFIC = f"""<?xml version="1.0" encoding="utf-8"?>
<m:StructureSpecificData xmlns:m="{V21}/message" xmlns:ss="{V21}/data/structurespecific" xmlns:c="{V21}/common"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:n="{URN}">{HEADER.format(namespace=f' namespace="{URN}"')}
<m:DataSet ss:structureRef="S1" xsi:type="n:DataSetType" ss:dataScope="DataStructure" action="Replace">
<Series FREQ="A" REF_AREA="VN" INDICATOR="TMG_CIF_USD" COUNTERPART_AREA="JP" UNIT_MULT="6">
<Obs TIME_PERIOD="2021" OBS_VALUE="22650"/></Series></m:DataSet></m:StructureSpecificData>"""


def as_json() -> str:
    codes = {"FREQ": "A", "REF_AREA": "VN", "INDICATOR": "TMG_CIF_USD", "COUNTERPART_AREA": "JP"}
    series = [
        {"id": name, "name": name, "keyPosition": n, "values": [{"id": code, "name": code}]}
        for n, (name, code) in enumerate(codes.items())
    ]
    time = {"id": "TIME_PERIOD", "name": "Time", "role": "time", "values": [{"id": "2021", "name": "2021"}]}
    attributes = [{"id": "UNIT_MULT", "name": "Multiplier", "values": [{"id": "6", "name": "Millions"}]}]
    return json.dumps({
        "header": {"id": "x", "prepared": "2024-01-01T00:00:00", "sender": {"id": "IMF"}},
        "dataSets": [{"action": "Information", "series": {"0:0:0:0": {"attributes": [0], "observations": {"0": [22650]}}}}],
        "structure": {
            "name": "DOT", "dimensions": {"dataSet": [], "series": series, "observation": [time]},
            "attributes": {"dataSet": [], "series": attributes, "observation": []},
        },
    })  # fmt: skip


AS_CSV = (
    "DATAFLOW,FREQ,REF_AREA,INDICATOR,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT\n"
    "IMF:DOT(1.0),A,VN,TMG_CIF_USD,JP,2021,22650,6\n"
    "IMF:DOT(1.0),A,VN,TMG_FOB_USD,JP,2021,21000,6\n"
)


@pytest.mark.parametrize("form", [GENERIC, SPECIFIC, as_json(), AS_CSV], ids=["generic", "specific", "json", "csv"])
def test_every_form_says_the_same(form: str) -> None:
    ((release, table),) = sdmx_message.read(form.encode(), built_in("imf-imts"), CAME)
    assert said(table, reporter="VN", flow="import", partner="JP", period="2021") == (22_650_000_000.0, 1e6, "normal")
    assert (table.num_rows, release.reporter) == (1, "VN")


COMEXT = """DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG
ESTAT:DS-045409(1.0),15/03/24 23:00:00,M,DE,JP,TOTAL,2,VALUE_IN_EUROS,2024-01,1712345678,
ESTAT:DS-045409(1.0),15/03/24 23:00:00,M,DE,WORLD,TOTAL,1,VALUE_IN_EUROS,2024-01,110000000000,
ESTAT:DS-045409(1.0),15/03/24 23:00:00,M,DE,JP,8703,2,QUANTITY_IN_100KG,2024-01,12345,
ESTAT:DS-045409(1.0),15/03/24 23:00:00,M,DE,JP,88020000,2,VALUE_IN_EUROS,2024-01,,c
ESTAT:DS-045409(1.0),15/03/24 23:00:00,M,DE,EXT_EU27_2020,TOTAL,2,VALUE_IN_EUROS,2024-01,60000000000,
ESTAT:DS-045409(1.0),15/03/24 23:00:00,M,EU27_2020,JP,TOTAL,2,VALUE_IN_EUROS,2024-01,5000000000,
"""


def test_comext_is_read_by_the_mapping_that_comes_with_kuroji() -> None:
    """Flow 1 is imports and 2 exports; quantities and the sum outside the EU are passed over; flag c is confidential."""
    found = {
        release.reporter: table
        for release, table in sdmx_message.read(COMEXT.encode(), built_in("eurostat-comext"), CAME)
    }
    germany = found["DE"]
    assert said(germany, flow="export", partner="JP", unit="EUR") == (1_712_345_678.0, 1.0, "normal")
    assert said(germany, flow="import", unit="EUR") == (110_000_000_000.0, 1.0, "normal")
    assert said(germany, flow="export", partner="JP", classification="HS", commodity="88020000")[::2] == (
        None,
        "withheld",
    )
    assert germany.num_rows == 3
    assert said(found["EU"], flow="export", partner="JP")[0] == 5_000_000_000.0


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"<!DOCTYPE html><html><body>502 Bad Gateway</body></html>", "web page"),
        (b"<a/>", "not readable as an SDMX message"),
        (b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>", "entities"),
        (b"<S:Envelope xmlns:S='http://schemas.xmlsoap.org/soap/envelope/'><S:Fault>x</S:Fault></S:Envelope>", "fault"),
        (b'{"version": "2.0", "class": "dataset", "value": {}}', "no SDMX-JSON"),
        (b'{"dataSets": 3}', "no list `dataSets`"),
        (b'{"dataSets": [{}]}', "not readable as an SDMX message"),
        (GENERIC.encode()[:900], "not readable as an SDMX message"),
        (AS_CSV.replace("INDICATOR", "IND").encode(), "no column 'INDICATOR'"),
        (AS_CSV.splitlines()[0].encode(), "no figure is left"),
        (AS_CSV.replace("22650", "NaN-ish").encode(), "not a number"),
    ],
)
def test_a_service_that_answers_nonsense_or_nothing_is_named(data: bytes, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        sdmx_message.read(data, built_in("imf-imts"), CAME)


def test_the_address_of_comext() -> None:
    months = tuple(parse(f"2024-{month:02d}") for month in (1, 2, 3))
    assert address(Query("eurostat", "DE", months, "export", "JP", "8703")) == (
        "https://ec.europa.eu/eurostat/api/comext/dissemination/sdmx/2.1/data/DS-045409/"
        "M.DE.JP.8703.2.VALUE_IN_EUROS?startPeriod=2024-01&endPeriod=2024-03&format=SDMX-CSV"
    )
