"""Other countries into the store: files, and open interfaces that answer well, with nonsense, with nothing, in pieces.

The server is on this machine and plays what services do (RFC 9110: 429 with Retry-After, 204 without content); the
records have the form of UN Comtrade's interface. Figures: Vietnam's imports from Japan (Vietnam Customs, 2021).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.fetching.conftest import MadeUpTime, Names, Script, local, names, ok, outside, server, time

from kuroji.classifications.reporters import reporter
from kuroji.fetching import archive, client
from kuroji.fetching.outside import Outside
from kuroji.fetching.policy import Policy
from kuroji.indicators.facts import fact
from kuroji.indicators.view import BALANCE, Subject, view
from kuroji.model.errors import FetchError, InputError, NotHeld, Undefined, UsageError
from kuroji.model.instant import LATEST
from kuroji.model.period import parse
from kuroji.refresh.asking import ask
from kuroji.refresh.fetching import fetch
from kuroji.refresh.ingesting import ingest
from kuroji.refresh.reading import Origin
from kuroji.sources.queries import Query
from kuroji.store.opening import Store, open_store

__all__ = ["MadeUpTime", "Names", "local", "names", "ok", "outside", "server", "time"]
RECORD = {
    "typeCode": "C", "freqCode": "A", "period": "2021", "reporterCode": 704, "flowCode": "M", "partnerCode": 392,
    "partner2Code": 0, "classificationCode": "H5", "cmdCode": "TOTAL", "customsCode": "C00", "motCode": 0,
    "netWgt": None, "isNetWgtEstimated": False, "primaryValue": 22650000000,
}  # fmt: skip
Renewed = Callable[[Path, str], archive.Kept]


def body(*changes: dict[str, object]) -> bytes:
    return json.dumps(
        {"elapsedMs": 1, "count": len(changes), "data": [RECORD | c for c in changes], "error": ""}
    ).encode()


@pytest.fixture
def own(tmp_path: Path) -> Store:
    return open_store(tmp_path / "own", embedded=False)


@pytest.fixture
def renewed(local: Policy, outside: Outside) -> Renewed:
    return partial(archive.renew, fetch=partial(client.fetch, policy=local, outside=outside))


def years(*wanted: int, site: str) -> Query:
    return Query("comtrade", "VN", tuple(parse(str(year)) for year in wanted), "import", "JP", site=site)


def test_an_answer_is_appended_and_read_as_the_reporters_own(
    own: Store, server: Script, ok: Callable[..., bytes], renewed: Renewed
) -> None:
    server.plays(ok(body({})))
    fetched, appended = ask(own, years(2021, site=server.url("")), renewed=renewed)
    assert "reporterCode=704&period=2021&partnerCode=392&flowCode=M" in server.requests[0]
    assert (fetched[0].release.reporter, len(appended.added)) == ("VN", 1)
    instant = own.resolve(LATEST, parse("2021"), "VN")
    found = fact(view(own, instant, code="VN"), "value", "level", Subject("import", "JP"), parse("2021"))
    assert (found.value, found.unit, found.partner, found.reporter) == (22_650_000_000.0, "USD", "Japan", "VN")
    assert found.id.startswith("value(level):VN.import.JP.total.value@2021;as_of=")
    assert found.as_of.utcoffset() is not None


def test_an_answer_that_is_cut_short_is_asked_for_in_halves(
    own: Store, server: Script, ok: Callable[..., bytes], renewed: Renewed
) -> None:
    full = body(*({"motCode": 1000 + n} for n in range(500)))
    server.plays(ok(full), ok(body({})), ok(body({"period": "2022", "primaryValue": 23373000000})))
    fetched, appended = ask(own, years(2021, 2022, site=server.url("")), renewed=renewed)
    assert [one.release.periods for one in fetched] == [("2021",), ("2022",)]
    assert (len(server.requests), len(appended.added)) == (3, 2)


def test_a_service_that_throttles_is_asked_again_after_the_time_it_names(
    own: Store, server: Script, ok: Callable[..., bytes], renewed: Renewed, time: MadeUpTime
) -> None:
    busy = ok(b'{"statusCode": 429}', "429 Too Many Requests", retry_after="7")
    server.plays(busy, busy, ok(body({})))
    ask(own, years(2021, site=server.url("")), renewed=renewed)
    assert (len(server.requests), sum(time.slept) >= 14) == (3, True)


def test_nothing_and_nonsense_leave_the_store_as_it_was(
    own: Store, server: Script, ok: Callable[..., bytes], renewed: Renewed
) -> None:
    answers = (
        (ok(b"", "204 No Content"), FetchError, "204"),
        (ok(body()), InputError, "no record"),
        (ok(b"<html>maintenance</html>"), InputError, "web page"),
        (ok(b'{"data": [{"typeCode"'), InputError, "not readable as JSON"),
        (ok(b"gone", "404 Not Found"), FetchError, "404"),
    )
    for scene, error, complaint in answers:
        server.plays(scene)
        server.requests.clear()
        with pytest.raises(error, match=complaint):
            ask(own, years(2021, site=server.url("")), renewed=renewed)
    assert not own.releases


def test_an_address_is_fetched_as_the_source_it_is_said_to_be_and_its_key_is_not_kept(
    own: Store, server: Script, ok: Callable[..., bytes], renewed: Renewed
) -> None:
    census = json.dumps([["CTY_CODE", "ALL_VAL_MO", "time"], ["5880", "6840000000", "2025-06"]]).encode()
    server.plays(ok(census))
    place = server.url("/data/timeseries/intltrade/exports/hs?get=ALL_VAL_MO&key=abc123&time=2025-06")
    fetch(own, [place], origin=Origin("census"), renewed=renewed)
    (release,) = own.releases.values()
    assert (release.reporter, "abc123" in release.address) == ("US", False)
    assert "key=...&time=2025-06" in release.address


def test_files_of_other_countries_are_read_as_the_source_they_are_said_to_be(own: Store, tmp_path: Path) -> None:
    table, mapping = tmp_path / "de.csv", tmp_path / "de.toml"
    table.write_text("jahr,wert\n2017,234.4\n", "utf-8")
    mapping.write_text(
        'source = "destatis"\nreporter = "DE"\nscale = "billion"\nclassification = "GP"\npublished = 2018-02-26\n'
        '[columns]\nperiod = "jahr"\nvalue = "wert"\n[fixed]\nflow = "export"\ncommodity = "29"\n', "utf-8",
    )  # fmt: skip
    report = ingest(own, [str(table)], origin=Origin("csv", str(mapping)))
    assert report.read[0].release.id == "destatis/DE-2017/6/2018-02-26"
    assert [key.unit for key in own.panel().series()] == ["EUR"]
    assert ingest(own, [str(table)], origin=Origin("csv", str(mapping))).appended.added == ()
    with pytest.raises(UsageError, match="mapping must say"):
        ingest(own, [str(table)], origin=Origin("csv"))
    with pytest.raises(UsageError, match="Nearest: comtrade"):
        ingest(own, [str(table)], origin=Origin("comtrad"))


def test_a_reporter_without_data_is_refused_and_those_with_data_are_named(own: Store) -> None:
    both = open_store(own.folder)
    with pytest.raises(NotHeld, match=r"South Korea \(KR\), a reporter without data\n.*JP"):
        both.resolve(LATEST, parse("2021"), "KR")
    assert reporter("KR").currency == "USD"


def test_korean_figures_are_divided_by_the_working_days_that_korea_states(own: Store, tmp_path: Path) -> None:
    """October 2025, first ten days: exports -15.2 percent, +33.2 a working day, 3.5 days after 5.5 (Korea Customs Service).

    The year before is the figure that the printed change implies, 12,966 / (1 - 0.152).
    """
    table = tmp_path / "korea.csv"
    table.write_text(
        "period,exports,imports,working_days,published\n2024-10-D10,15290,16000,5.5,2024-10-11\n"
        "2025-10-D10,12966,13500,3.5,2025-10-13\n", "utf-8",
    )  # fmt: skip
    ingest(own, [str(table)], origin=Origin("korea"))
    seen = view(own, own.newest("KR"), code="KR")
    period = parse("2025-10-D10")
    plain = fact(seen, "change", "yoy", Subject("export"), period)
    daily = fact(seen, "change", "per-working-day", Subject("export"), period)
    assert (plain.value, round(daily.value)) == (-15.2, 33)
    assert (daily.detail["working_days"], daily.detail["working_days_base"]) == (3.5, 5.5)


def test_two_currencies_of_one_reporter_are_never_mixed_in_silence(own: Store, tmp_path: Path) -> None:
    """Germany's exports from a source in euros and one in dollars, imports in dollars only: amounts made up for the rule."""
    columns = '[columns]\nperiod = "year"\nvalue = "v"\n[fixed]\nflow = "{flow}"\n'
    for number, (currency, flow, value) in enumerate(
        (("EUR", "export", 100), ("USD", "export", 130), ("USD", "import", 90))
    ):
        table, mapping = tmp_path / f"{number}.csv", tmp_path / f"{number}.toml"
        table.write_text(f"year,v\n2021,{value}\n", "utf-8")
        mapping.write_text(
            f'source = "s{number}"\nreporter = "DE"\ncurrency = "{currency}"\n' + columns.format(flow=flow), "utf-8"
        )
        ingest(own, [str(table)], origin=Origin("csv", str(mapping)))
    seen = view(own, own.newest("DE"), code="DE")
    exports = fact(seen, "value", "level", Subject("export"), parse("2021"))
    assert (exports.value, exports.unit) == (100, "EUR")
    with pytest.raises(NotHeld, match="exports are held in EUR and imports in USD"):
        fact(seen, "balance", "exports-imports", BALANCE, parse("2021"))
    with pytest.raises(Undefined, match="one side is in EUR, the other in USD"):
        fact(seen, "ratio", "exports/imports", Subject("export"), parse("2021"))
