"""Regions at home: shares by hand from rows of a table by customs office and the national long series.

The rows are made for the test in the published form of e-Stat's tables (tests/sources/test_estat_offices.py says where
the form is from): each chapter cleared 12,000,000 thousand yen of exports and 5,000,000 of imports a month at office
500, of Nagoya Customs, in 2017. Japan in 2017: d41ma, thousand yen.
"""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from tests.estat_files import joined

import kuroji
from kuroji.classifications.districts import districts_named
from kuroji.indicators.level import level
from kuroji.indicators.trace import trace
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.period import parse
from kuroji.outlook.regions import newest_period, regions, share_of_country
from kuroji.outlook.registry import EVERY
from kuroji.refresh.ingesting import ingest
from kuroji.sources.estat_offices import CHAPTERS
from kuroji.store.opening import Store, open_store
from kuroji.stories.brief import brief
from kuroji.stories.gate import gated
from kuroji.stories.outlooks.reading import read
from kuroji.stories.outlooks.regions import TOPIC, tell
from kuroji.stories.outlooks.registry import told_of
from kuroji.stories.rendering.formats import render

MONTHLY = {"export": 12_000_000, "import": 5_000_000}
NAGOYA = {flow: Decimal(monthly) * 1000 * 12 * len(CHAPTERS) for flow, monthly in MONTHLY.items()}
FIRST = "Exp or Imp,Year,Custom,HS,Country,Unit1,Unit2," + ",".join(
    f"{what}-{when}"
    for when in ("Year", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    for what in ("Quantity1", "Quantity2", "Value")
)


@pytest.fixture(scope="module")
def bare() -> Store:
    """The embedded figures, which hold no district."""
    return open_store(None)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The embedded figures and a year of the district of Nagoya."""
    folder = tmp_path_factory.mktemp("regions")
    files = []
    for number, monthly in enumerate(MONTHLY.values(), 1):
        cells = [(0, 0, monthly)] * 12
        rows = [joined(f"{number},2017,500,'{chapter}0121000',304,  ,NO", cells) for chapter in sorted(CHAPTERS)]
        path = folder / f"{number}.csv"
        path.write_text("\n".join([FIRST, *rows]) + "\n", encoding="utf-8")
        files.append(str(path))
    own = open_store(folder / "own")
    ingest(own, files, captured=datetime(2018, 12, 1, tzinfo=UTC))
    return own


@pytest.fixture(scope="module")
def seen(store: Store) -> View:
    return view(store, store.newest_known_at)


def japan(column: str) -> Decimal:
    """The yen of 2017 in a column of the monthly totals."""
    path = Path(kuroji.__file__).parent / "data" / "JP" / "series_totals_monthly.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return sum(
            (Decimal(row[column]) * 1000 for row in csv.DictReader(lines) if row["month"][:4] == "2017"), Decimal(0)
        )


def test_shares_are_the_districts_amount_over_the_countrys(seen: View) -> None:
    (nagoya,) = regions(seen, parse("2017"))
    for flow, column in (("export", "exports"), ("import", "imports")):
        by_hand = NAGOYA[flow] / japan(column) * 100
        assert nagoya.levels[flow].value == float(NAGOYA[flow])
        assert abs(Decimal(nagoya.shares[flow].exact) - by_hand) < Decimal("1e-6")
        assert nagoya.shares[flow].reporter == "JP/nagoya"
    assert str(newest_period(seen)) == "2017"


def test_a_district_is_traced_as_any_reporter(store: Store) -> None:
    found = trace(
        store, "region_share(of the country):JP/nagoya.export.world.total.value@2017;as_of=2026-10-07T08:50+09:00",
        known=EVERY,
    )  # fmt: skip
    assert {release.reporter for release in found.releases} == {"JP", "JP/nagoya"}
    assert found.fact.value == float(round(NAGOYA["export"] / japan("exports") * 100, 1))


def test_a_month_after_the_newest_table_is_called_not_held_rather_than_not_published(store: Store) -> None:
    """Of a district no calendar is kept: what comes after its newest table may well be out."""
    newest = view(store, store.newest("JP/nagoya"), code="JP/nagoya")
    with pytest.raises(
        NotHeld, match=r"2025-01 is not held: .* Nagoya customs district at hand are of 2018-12-01\n.*--list"
    ):
        level(newest, Subject("export"), parse("2025-01"))


def test_without_tables_by_office_it_refuses_and_names_them(bare: Store) -> None:
    with pytest.raises(
        NotHeld, match=r"no year of the Nagoya customs district is held\n.*税関別品別国別表.*toukei=00350300"
    ):
        tell(bare, places=("Aichi",))


def test_the_site_lists_the_topic_only_where_it_can_tell_it(bare: Store, store: Store) -> None:
    assert TOPIC not in told_of(bare)
    assert TOPIC in told_of(store)
    assert len(told_of(store)) == len(told_of(bare)) + 1


def test_what_is_not_held_and_what_is_no_district_is_refused(seen: View) -> None:
    with pytest.raises(NotHeld, match=r"nothing of any customs district of Japan is held in 2004\n.*e-Stat"):
        regions(seen, parse("2004"))
    with pytest.raises(NotHeld, match="no year of the Nagasaki customs district"):
        newest_period(seen, districts_named("Kumamoto"))
    with pytest.raises(UsageError, match="no part of itself"):
        share_of_country(seen, Subject("export"), parse("2017"))
    with pytest.raises(UsageError, match="Nearest"):
        districts_named("Atlantis")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_stories_pass_the_gate_in_both_languages(store: Store, language: str) -> None:
    found = tell(store, language=language, places=("愛知県",))
    text = render(found.story, "md")
    gated(found.story, {"md": text}, read)
    assert f"{NAGOYA['export'] / japan('exports') * 100:.1f}%" in text
    assert len(found.pictures[0](360).rows) == 2
    assert (
        "税関別品別国別表（名古屋税関管内、輸入、2017年）" if language == "ja" else "imports of 2017 by customs office"
    ) in text


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_district_has_a_brief_of_its_own(store: Store, language: str) -> None:
    story = brief(store, parse("2017"), language=language, code="JP/nagoya")
    text = render(story, "md")
    gated(story, {"md": text}, read)
    assert ("名古屋税関管内" if language == "ja" else "Nagoya customs district") in text.split("\n", maxsplit=1)[0]
    surplus = NAGOYA["export"] - NAGOYA["import"]
    said = (
        f"{surplus // 10**12:.0f}兆{surplus % 10**12 / 10**8:,.0f}億円"
        if language == "ja"
        else f"¥{surplus / 10**12:.2f}"
    )
    assert said in text
