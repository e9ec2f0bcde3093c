"""Series and scans of the detail by SITC and BEC: groups and residual add up to all goods.

Every expected figure is added up from the tables that the test writes, in thousand yen. Where goods belong is of the
United Nations' correspondence: integrated circuits 776 and 42, passenger cars 781 and 51, light oils 334 and 32; flat
panel modules are in no group, drones in section 7 alone.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.estat_files import line, table

from kuroji.classifications.goods_groups import LEVELS
from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.parts import Asked, facts_of, parts
from kuroji.indicators.revisions import history
from kuroji.indicators.scanning.reading import Asked as Scanned
from kuroji.indicators.scanning.scanning import scanned
from kuroji.indicators.series import readings
from kuroji.indicators.view import Subject, view
from kuroji.model.errors import KurojiError, UsageError
from kuroji.model.instant import LATEST
from kuroji.model.period import parse
from kuroji.refresh.ingesting import ingest
from kuroji.store.detail_gaps import gaps
from kuroji.store.opening import Store
from kuroji.store.reading import Selection
from kuroji.stories.scans.words import title

FIXED = datetime(2026, 4, 1, 3, tzinfo=UTC)
ROWS = {
    ("854231000", "304"): {1: 100, 2: 5}, ("870323000", "304"): {1: 50}, ("870323000", "105"): {1: 30, 5: 2},
    ("852491000", "304"): {1: 7}, ("880622000", "304"): {1: 6}, ("271012000", "304"): {3: 20},
    ("85XXXXXXA", "304"): {1: 9}, ("000000110", "304"): {1: 4},
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Exports of 2025 to two countries."""
    folder = tmp_path_factory.mktemp("groups")
    store = Store(folder / "store", None)
    lines = [line(code, country, values) for (code, country), values in ROWS.items()]
    ingest(store, [str(table(folder / "exports.csv", lines))], captured=FIXED)
    return store


def january(store: Store, scheme: str, *codes: str, partner: str = "world") -> dict[str, float]:
    """What exports of groups were worth in January 2025, as one panel."""
    end = parse("2025-01").end
    wanted = Selection(
        flow=("export",), partner=(partner,), classification=(scheme,), commodity=codes, measure=("value",), since=end,
        until=end,
    )  # fmt: skip
    return {row["commodity"]: row["value"] / 1000 for row in store.panel(None, wanted).table.to_pylist()}


def test_groups_are_sums_of_their_goods(store: Store) -> None:
    expected = {"7": 186, "77": 100, "776": 100, "78": 80, "781": 80}
    assert january(store, "SITC", *expected) == expected
    assert january(store, "BEC", "4", "42", "51", "5") == {"4": 100, "42": 100, "51": 80, "5": 80}
    assert january(store, "SITC", "781", partner="CN") == {"781": 30}


def test_end_uses_leave_out_what_serves_several(store: Store) -> None:
    """Passenger cars (51) and light oils (32) are of no use alone, integrated circuits (42) are intermediate goods."""
    uses = january(store, "BEC", "capital", "intermediate", "consumption", "unallocated-bec-use")
    assert {code: value for code, value in uses.items() if value} == {"intermediate": 100, "unallocated-bec-use": 106}


def test_the_residual_of_a_level_is_what_its_groups_leave(store: Store) -> None:
    rest = {f"unallocated-{level}": amount for level, amount in (("sitc1", 20), ("sitc2", 26), ("sitc3", 26))}
    assert january(store, "SITC", *rest) == rest
    assert january(store, "BEC", "unallocated-bec") == {"unallocated-bec": 26}


def test_a_month_without_trade_in_a_group_is_nil(store: Store) -> None:
    assert january(store, "SITC", "334") == {"334": 0}


def test_chapters_that_are_not_held_are_told(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """Section 7 has goods of chapters 84, 86, 88 and more beside 85 and 87, of which the table has none."""
    caplog.set_level(logging.INFO)
    january(store, "SITC", "781", "7")
    (told,) = {record.getMessage() for record in caplog.records}
    assert told.startswith("SITC:7 is added up without ")
    assert {"84", "86", "89", "90"} <= set(told.partition("(")[2].partition(")")[0].split(", "))


@pytest.mark.parametrize("level", ["hs2", "hs4", *LEVELS])
def test_parts_of_all_goods_add_up(store: Store, level: str) -> None:
    """The chapter of a pseudo-code is a part, what is withheld of it is one below chapters."""
    everything = Subject("export", "world")
    told = parts(store, Asked(subject=everything, period=parse("2025-01"), level=level), store.newest_known_at, JAPAN)
    assert told.value == sum(values.get(1, 0) for values in ROWS.values()) * 1000
    assert told.rest == 0
    assert [part.subject.commodity for part in told.parts if part.residual] == (
        [] if level == "hs2" else ["85XXXXXXA"] if level == "hs4" else [f"unallocated-{level}"]
    )


@pytest.mark.parametrize(
    ("group", "level", "made"),
    [
        ("SITC:7", "", {"77": 100, "78": 80, "unallocated-sitc2": 6}), ("SITC:78", "", {"781": 80}),
        ("SITC:781", "", {"870323": 80}), ("SITC:7", "hs6", {"854231": 100, "870323": 80, "880622": 6}),
        ("BEC:4", "", {"42": 100}), ("BEC:42", "", {"854231": 100}),
    ],
)  # fmt: skip
def test_parts_of_a_group_are_its_groups_or_goods(store: Store, group: str, level: str, made: dict[str, int]) -> None:
    """Chapters and headings are no parts, as they may be of several groups: their own series would be of more."""
    whole = Subject("export", "world", *group.split(":"))
    asked = Asked(subject=whole, period=parse("2025-01"), level=level)
    told = parts(store, asked, store.newest_known_at, JAPAN)
    assert {part.subject.commodity: int(part.value or 0) // 1000 for part in told.parts} == made
    assert told.rest == 0
    schemes = {part.subject.classification for part, _ in facts_of(store, told) if part is not None}
    assert schemes == {"HS" if "870323" in made or "854231" in made else whole.classification}
    with pytest.raises(UsageError, match="'hs2' is no level below"):
        parts(store, Asked(subject=whole, period=parse("2025-01"), level="hs2"), store.newest_known_at, JAPAN)


def test_codes_that_are_no_groups_are_left_to_what_is_published(store: Store) -> None:
    assert january(store, "SITC", "78120", "total") == {}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("partner", ["world", "US"])
def test_a_scan_of_groups_adds_up_to_all_goods(store: Store, level: str, partner: str) -> None:
    seen = view(store, store.newest_known_at, code="JP")
    found = scanned(store, seen, parse("2025-01"), Scanned(level, ("export",), partner))
    told = {one.subject.commodity: one.value for one in found.findings()}
    all_goods = sum(values.get(1, 0) for (_, country), values in ROWS.items() if partner == "world" or country == "304")
    assert sum(value or 0 for value in told.values()) == all_goods * 1000
    cars = 50 if partner == "US" else 80
    rest = {"sitc1": 20, "bec-use": 26 + cars}.get(level, 26)
    assert told[f"unallocated-{level}"] == rest * 1000
    share = rest / all_goods * 100
    assert f"{share:.1f}% of exports not allocated" in title(found, seen, "en")
    assert title(found, seen, "ja").endswith(f"分類できないものは輸出の{share:.1f}%")


@pytest.mark.parametrize("level", ["sitc2", "bec", "hs4"])
def test_a_scan_of_groups_with_an_area_is_of_its_countries_together(store: Store, level: str) -> None:
    """Of the two countries of the table China alone is in Asia: 30 of passenger cars in January."""
    seen = view(store, store.newest_known_at, code="JP")
    found = scanned(store, seen, parse("2025-01"), Scanned(level, ("export",), "asia"))
    told = {(one.subject.commodity, one.subject.partner): one.value for one in found.findings() if one.value}
    assert told == {({"sitc2": "78", "bec": "51", "hs4": "8703"}[level], "asia"): 30_000}


@pytest.mark.parametrize(
    ("flow", "goods", "partner", "said", "remedy"),
    [
        ("export", "HS:8542", "IS", "no trade in any month held: exports of HS:8542 to Iceland", "--partner each"),
        ("export", "HS:8501", "world", "no trade in any month held: exports of HS:8501 to the world", "chapter 85"),
        ("export", "HS:0402", "US", "not in the detail held: exports of HS:0402", "held of chapter 04"),
        ("import", "HS:8542", "US", "not in the detail held: imports of HS:8542", "held of chapter 85"),
        ("balance", "HS:8542", "US", "not in the detail held: imports of HS:8542", "held of chapter 85"),
        ("export", "SITC:99999", "world", "no code of SITC Rev.4", "Nearest: SITC:"),
    ],
)
def test_why_a_series_has_no_figure_is_told(
    store: Store, flow: str, goods: str, partner: str, said: str, remedy: str
) -> None:
    """The table has whole chapters 00, 27, 85, 87 and 88 of exports; whatever it does not name there was not traded."""
    wanted = Subject(flow, partner, *goods.split(":"))
    with pytest.raises(KurojiError) as raised:
        readings(store, wanted, [parse("2025-01")], LATEST, JAPAN)
    assert said in raised.value.what
    assert remedy in (raised.value.remedy or "")


def test_a_group_is_told_of_months_that_have_all_its_chapters_that_are_held(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Capital goods are of chapters 84, 87 and others: in 2024 only chapter 84 is loaded, so that a sum would be of fewer goods."""
    store = Store(tmp_path / "store", None)
    machines, vehicles = ("847130000", "304"), ("870919000", "304")
    for year, goods in ((2024, [machines]), (2025, [machines, vehicles])):
        lines = [line(*one, {1: 10, 12: 10}, year=year) for one in goods]
        ingest(store, [str(table(tmp_path / f"{year}.csv", lines))], captured=FIXED)
    wanted = Selection(flow=("export",), partner=("US",), classification=("BEC",), commodity=("41",))
    caplog.set_level(logging.INFO)
    told = {
        row["period"]: (row["value"], row["status"]) for row in store.panel(None, wanted).table.to_pylist()
    }  # fmt: skip
    assert {period[:4] for period in told} == {"2025"}
    assert told["2025-12"] == (20_000, "normal")
    assert told["2025-02"] == (0, "nil")
    (gap,) = gaps(store, wanted, "JP")
    assert (gap.lacking, gap.months) == (("87",), tuple(range(2024 * 12, 2025 * 12)))
    assert {"86", "90"} <= set(gap.absent)
    assert not set(gap.absent) & {"84", "87"}
    assert (
        "exports of BEC:41 are not told of 12 months between 2024-01 and 2024-12, of which chapters 87" in caplog.text
    )


def _exports(goods: str) -> Subject:
    return Subject("export", "world", *goods.split(":"))


def test_the_vintages_of_a_group_are_those_of_its_goods(tmp_path: Path) -> None:
    """Chips to the United States, 100 as revised and 107 as fixed, are group 776 of the SITC."""
    store = Store(tmp_path / "store", None)
    for captured, value in ((datetime(2026, 4, 1, 3, tzinfo=UTC), 100), (datetime(2026, 12, 1, 3, tzinfo=UTC), 107)):
        path = table(tmp_path / f"{value}.csv", [line("854231000", "304", {1: value, 2: 5, 3: 5, 4: 5})])
        ingest(store, [str(path)], captured=captured)
    group, code = (
        [one.value for one in history(store, JAPAN, [_exports(word)], [parse("2025-01")], store.newest_known_at)]
        for word in ("SITC:776", "HS:854231000")
    )
    assert group == code
    assert group == [100_000, 107_000]
