"""A scan tells no change where the year before is not held, is of other goods, or was counted under another code.

Figures are those of the tables written here, in thousand yen. Smartphones left 8517.12 for 8517.13 with the Harmonized
System of 2022 (correlation of the World Customs Organization); 8541.10 was not touched.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.estat_files import line, table

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.scanning.reading import Asked
from kuroji.indicators.scanning.scanning import Finding, scanned
from kuroji.indicators.series import facts, readings, row_of
from kuroji.indicators.view import Subject, view
from kuroji.model.instant import LATEST
from kuroji.model.period import parse
from kuroji.refresh.ingesting import ingest
from kuroji.store.opening import Store
from kuroji.stories.scans.words import SAYINGS, cautioned, heads, title, unit_of
from kuroji.stories.series_files import notes_of

FIXED = datetime(2026, 4, 1, 3, tzinfo=UTC)
EACH_MONTH = range(1, 13)
GOODS = {
    2021: {"854110000": 10, "851712000": 70, "847130000": 5},
    2022: {"854110000": 11, "851713000": 90, "847130000": 6},
    2023: {"854110000": 12, "851713000": 95, "847130020": 7, "870323000": 40},
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Exports to one country; chapter 87 is held of 2023 alone."""
    folder = tmp_path_factory.mktemp("cautions")
    store = Store(folder / "store", None)
    for year, goods in GOODS.items():
        lines = [line(code, "304", dict.fromkeys(EACH_MONTH, value), year=year) for code, value in goods.items()]
        ingest(store, [str(table(folder / str(year) / "exports.csv", lines))], captured=FIXED)
    return store


def found(store: Store, period: str, level: str) -> dict[str, Finding]:
    seen = view(store, store.newest_known_at, code="JP")
    scan = scanned(store, seen, parse(period, JAPAN.fiscal), Asked(level, ("export",)))
    return {one.subject.commodity: one for one in scan.findings()}


def assert_untold(one: Finding, caution: str) -> None:
    assert one.caution == caution
    assert (one.change, one.contribution, one.difference, one.streak, one.first_since) == (None, None, None, 0, 0)
    assert set(one.terms) <= {"size"}


@pytest.mark.parametrize("period", ["2021-12", "2021-Q4", "2021"])
def test_a_year_that_is_not_held_is_no_year_without_trade(store: Store, period: str) -> None:
    one = found(store, period, "hs4")["8541"]
    assert_untold(one, "unheld")
    assert one.base is None
    assert cautioned(one, "en") == "no figures held a year earlier"


def test_a_chapter_that_is_not_held_a_year_before_does_not_begin(store: Store) -> None:
    told = found(store, "2023-12", "hs4")
    assert_untold(told["8703"], "unheld")
    assert told["8541"].change == pytest.approx(100 / 11)
    # The total a year earlier is one of fewer chapters, and nothing is told in points of it.
    assert told["8541"].contribution is None
    assert told["8541"].streak == 24


@pytest.mark.parametrize("period", ["2022-03", "2022"])
def test_a_change_of_edition_begins_and_ends_nothing(store: Store, period: str) -> None:
    told = found(store, period, "hs6")
    assert_untold(told["851712"], "code_ended")
    assert_untold(told["851713"], "code_new")
    assert (told["854110"].change, told["854110"].caution) == (pytest.approx(10), "")


def test_after_a_year_a_new_code_is_compared(store: Store) -> None:
    one = found(store, "2023-01", "hs6")["851713"]
    assert (one.caution, one.streak) == ("", 1)
    assert one.change == pytest.approx((95 / 90 - 1) * 100)


def test_national_codes_that_change_in_january_are_not_known_to_begin(store: Store) -> None:
    told = found(store, "2023-06", "hs9")
    assert_untold(told["847130000"], "last_figures")
    assert_untold(told["847130020"], "first_figures")
    assert cautioned(told["847130020"], "en") == "first figures in January 2023, perhaps a new code"
    assert cautioned(told["847130000"], "ja") == "計上は2022年12月まで、番号廃止の可能性"
    assert found(store, "2023-06", "hs6")["847130"].change == pytest.approx(100 / 6)


def test_groups_are_not_compared_across_what_is_held(store: Store) -> None:
    """Section 7 is of chapters 84 and 85 in 2022 and of 87 too in 2023."""
    assert_untold(found(store, "2023", "sitc1")["7"], "coverage")
    one = found(store, "2022", "sitc1")["7"]
    assert_untold(one, "partial")
    assert one.value == 12 * 107 * 1000


def test_every_caution_has_its_words(store: Store) -> None:
    from kuroji.indicators.scanning.comparing import Caution

    for language in ("en", "ja"):
        assert set(SAYINGS[language].cautions) == {str(one) for one in Caution if one}


def test_partners_ranked_together_are_told_in_points_of_the_flow(store: Store) -> None:
    """Chips rise by 1 of the 85 thousand yen that all exports were worth; the head names what points are of."""
    seen = view(store, store.newest_known_at, code="JP")
    scan = scanned(store, seen, parse("2022-06"), Asked("hs4", ("export",), every_partner=True))
    (chips,) = (one for one in scan.findings() if one.subject.commodity == "8541")
    assert chips.contribution == pytest.approx(100 / 85)
    assert "points of all exports" in heads(scan, JAPAN, "en", [chips])
    # 11 thousand yen are written in thousands.
    assert unit_of(JAPAN, "en", [chips]) == (1e3, "¥ thousand")


def test_figures_that_were_known_later_are_told_in_the_head(store: Store) -> None:
    """Fixed figures of 2021 came out in November 2022, those of 2022 a year later: in March 2023 they stand in."""
    seen = view(store, datetime(2023, 3, 1, tzinfo=UTC), code="JP")
    scan = scanned(store, seen, parse("2022-06"), Asked("hs4", ("export",)))
    assert scan.backfilled == len(GOODS[2022])
    assert "backfilled: 3 figures" in title(scan, seen, "en")
    assert "3件は" in title(scan, seen, "ja")


def test_a_sum_with_a_withheld_part_is_in_no_run_and_no_record(tmp_path: Path) -> None:
    """Chips rise each month of 2025; of June one partner is withheld, so that neither it nor runs through it are told."""
    store = Store(tmp_path / "store", None)
    for year, more in ((2024, 0), (2025, 500)):
        lines = [line("854231000", "304", {m: 1000 + 10 * m + more for m in EACH_MONTH}, year=year)]
        lines.append(
            line("854231000", "105", {m: 777 if (m, year) == (6, 2025) else 50 for m in EACH_MONTH}, year=year)
        )
        ingest(store, [str(table(tmp_path / str(year) / "x.csv", [one.replace(",7770,777", ",***,***") for one in lines]))],
               captured=FIXED)  # fmt: skip
    june, july, may = (found(store, f"2025-{m:02}", "hs4")["8542"] for m in (6, 7, 5))
    assert (june.withheld, june.sign, june.streak, june.high) == (1, 0, 0, 0)
    assert (july.withheld, july.sign, july.streak, july.first_since) == (0, 1, 0, 0)
    assert (may.streak, may.high) == (5, 1)
    sums = readings(
        store, Subject("export", "world", "HS", "8542"), [parse("2025-05"), parse("2025-06")], LATEST, JAPAN
    )
    assert [(one.withheld, "withheld part" in str(row_of(one)["flags"])) for one in sums] == [(0, False), (1, True)]
    assert "withheld part" in facts(sums, Subject("export", "world", "HS", "8542"))[1].flags
    assert notes_of(sums, Subject("export", "world", "HS", "8542"), "en")[-1] == "1 figure withheld, in no sum."
