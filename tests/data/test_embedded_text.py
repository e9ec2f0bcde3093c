"""The embedded text figures, judged by arithmetic alone: no parser of ours has a part in it.

Each test names what the published tables themselves must satisfy: balances, sums of areas
and sections, yearly totals, shares, indices. Rounding is the Ministry's, half away from zero.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import kuroji

JP = Path(kuroji.__file__).parent / "data" / "JP"
SECTIONS = ("0p1", "2p4", "3", "5", "6", "701", "703", "705", "8p9")
Row = dict[str, str]


@cache
def table(name: str) -> list[Row]:
    with (JP / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_release(name: str) -> dict[str, list[Row]]:
    grouped = defaultdict(list)
    for row in table(name):
        grouped[row["release"]].append(row)
    return grouped


def percent(current: str, base: str) -> Decimal:
    exact = (Decimal(current) / Decimal(base) - 1) * 100
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def size_change(current: str, base: str) -> Decimal | None:
    same_sign = (int(current) < 0) == (int(base) < 0)
    return percent(str(abs(int(current))), str(abs(int(base)))) if same_sign else None


# What is there


def test_every_release_held_is_listed_once() -> None:
    """22 monthly releases 2024-11..2026-08 and the first 10 and 20 days of 2024-01..2026-09."""
    press = [row for row in table("releases") if row["source"] == "mof-press"]
    months = {row["periods"] for row in press if row["stage"] in "45"}
    parts = {row["periods"] for row in press if row["stage"] in "12"}
    wanted = [f"{y}-{m:02d}" for y in (2024, 2025, 2026) for m in range(1, 13)]
    assert months == set(wanted[10:32])
    assert parts == {f"{month}-{part}" for month in wanted[:33] for part in ("D10", "D20")}
    assert len(press) == len(months) + len(parts) == 22 + 66
    assert len({row["id"] for row in table("releases")}) == len(table("releases"))


def test_release_ids_say_source_period_stage_and_date() -> None:
    for row in table("releases"):
        source, _, stage, published = row["id"].split("/")
        assert (source, stage, published) == (row["source"], row["stage"], row["published"])
        assert row["basis"] in ("stated", "inferred")


def test_tables_and_releases_name_each_other() -> None:
    named = {(row["id"], name) for row in table("releases") for name in row["tables"].split(";")}
    assert {name for _, name in named} <= {path.stem for path in JP.glob("*.csv")}
    for name in {name for _, name in named if "release" in table(name)[0]}:
        assert {row["release"] for row in table(name)} == {release for release, owned in named if owned == name}


def test_pages_have_the_published_number_of_rows() -> None:
    """press page 2 has 47 rows, export pages 51, import pages 52."""
    assert {len(rows) for rows in by_release("press_areas").values()} == {47}
    pages: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in table("press_commodities"):
        pages[row["release"], row["page"], row["flow"]] += 1
    assert all(count == (51 if flow == "export" else 52) for (_, _, flow), count in pages.items())
    assert len(pages) == 22 * 3 + 3


def test_series_are_monthly_without_a_gap() -> None:
    for name, first in (("series_totals_monthly", "1979-01"), ("series_exports_by_commodity", "1988-01"),
                        ("series_imports_by_commodity", "1988-01")):  # fmt: skip
        months = sorted({row["month"] for row in table(name)})
        ordinals = [int(month[:4]) * 12 + int(month[5:]) for month in months]
        assert (months[0], months[-1]) == (first, "2026-08")
        assert all(after - before == 1 for before, after in pairwise(ordinals))


# Totals

# The Ministry computed these three from unrounded amounts: the base is small.
UNROUNDED = {"2024-08-D20/2", "2025-03-D20/2", "2025-08-D10/1"}


@pytest.mark.parametrize("name", ["press_totals", "ten_day"])
def test_balances_are_exports_minus_imports_and_changes_fit(name: str) -> None:
    for row in table(name):
        for suffix in ("", "_year_ago"):
            assert int(row["balance" + suffix]) == int(row["exports" + suffix]) - int(row["imports" + suffix])
        for flow in ("exports", "imports"):
            assert percent(row[flow], row[flow + "_year_ago"]) == Decimal(row[flow + "_change"]), row["release"]
        expected = size_change(row["balance"], row["balance_year_ago"])
        if not any(part in row["release"] for part in UNROUNDED):
            assert row["balance_change"] == ("-" if expected is None else str(expected)), row["release"]


def test_area_table_repeats_the_totals_and_subtracts() -> None:
    totals = {row["release"]: row for row in table("press_totals")}
    for row in table("press_areas"):
        assert int(row["balance"]) == int(row["exports"]) - int(row["imports"])
        if row["level"] == "0":
            assert [row[k] for k in ("exports", "imports")] == [
                totals[row["release"]][k] for k in ("exports", "imports")
            ]


def test_areas_add_to_the_total_of_exports_and_nearly_of_imports() -> None:
    """Eight areas, each rounded to the million; imports leave out unlisted territories, 27-589 million."""
    for release, rows in by_release("press_areas").items():
        areas = [row for row in rows if row["level"] == "1" and not row["row"].startswith("(")]
        total = rows[0]
        assert len(areas) == 8
        assert abs(sum(int(row["exports"]) for row in areas) - int(total["exports"])) <= 4, release
        assert -4 <= int(total["imports"]) - sum(int(row["imports"]) for row in areas) <= 600, release


def amount(cell: str) -> int:
    return 0 if cell == "-" else int(cell)


def test_commodity_pages_add_up_and_shares_fit() -> None:
    pages = defaultdict(list)
    for row in table("press_commodities"):
        pages[row["release"], row["page"]].append(row)
    for where, rows in pages.items():
        total = int(rows[0]["value"])
        sections = [row for row in rows if row["level"] == "1"]
        assert [row["commodity"] for row in sections] == list(SECTIONS)
        assert abs(sum(amount(row["value"]) for row in sections) - total) <= 5, where
        for row in (row for row in rows if row["value"] != "-"):
            share = Decimal(row["value"]) / total * 100
            assert abs(share - Decimal(row["share"])) <= Decimal("0.0501"), (where, row["row"])


# Long series


@pytest.mark.parametrize(("name", "flow"), [("series_exports_by_commodity", "exports"),
                                            ("series_imports_by_commodity", "imports")])  # fmt: skip
def test_nine_sections_add_to_the_total_of_each_month(name: str, flow: str) -> None:
    totals = {row["month"]: row[flow] for row in table("series_totals_monthly")}
    months: dict[str, Row] = defaultdict(dict)
    for row in table(name):
        months[row["month"]][row["code"]] = row["value"]
    for month, values in months.items():
        assert values["total"] == totals[month]
        assert sum(int(values[code]) for code in SECTIONS) == int(values["total"]), month
        for composite in ("0p1", "2p4", "8p9"):
            assert int(values[composite]) == sum(int(values[part]) for part in composite.split("p")), month


def test_years_are_the_sums_of_their_months() -> None:
    """series_totals_annual.csv is the official d41ca, a file of its own."""
    for row in table("series_totals_annual"):
        months = [m for m in table("series_totals_monthly") if m["month"].startswith(row["year"])]
        assert len(months) == 12
        for flow in ("exports", "imports"):
            assert sum(int(m[flow]) for m in months) == int(row[flow])
    assert [row["year"] for row in table("series_totals_annual")] == [str(year) for year in range(1979, 2026)]


def test_year_ago_columns_since_march_2026_equal_the_series() -> None:
    """docs/explanation/vintages.md, section 2: since 2026-03-18 each year-ago column is the revised series, to the million."""
    series = {row["month"]: row for row in table("series_totals_monthly")}
    compared = 0
    for row in table("press_totals"):
        _, month, _, published = row["release"].split("/")
        if published >= "2026-03-18":
            held = series[f"{int(month[:4]) - 1}-{month[5:]}"]
            for flow in ("exports", "imports"):
                million = (Decimal(held[flow]) / 1000).quantize(Decimal(1), ROUND_HALF_UP)
                assert str(million) == row[flow + "_year_ago"], (month, flow)
                compared += 1
    assert compared == 14


def test_a_press_row_lies_near_the_series_of_its_code() -> None:
    """A row filed under the wrong code would be far from the series of that code; revisions stay small."""
    series = {
        (flow, row["month"], row["code"]): row["value"]
        for flow in ("export", "import")
        for row in table(f"series_{flow}s_by_commodity")
    }
    far = []
    for row in table("press_commodities"):
        if row["partner"] == "world":
            later = int(series[row["flow"], row["release"].split("/")[1], row["commodity"]])
            if abs(int(row["value"]) * 1000 / later - 1) > 0.12:
                far.append((row["release"], row["flow"], row["row"]))
    assert not far


# Other figures


def test_partner_years_lie_near_the_sum_of_the_monthly_releases() -> None:
    """A country filed under the wrong code would be far off; revisions reach 7% (imports from the Netherlands)."""
    monthly: dict[tuple[str, str], int] = defaultdict(int)
    for row in table("press_areas"):
        if row["release"].split("/")[1].startswith("2025"):
            monthly["export", row["partner"]] += int(row["exports"])
            monthly["import", row["partner"]] += int(row["imports"])
    years = [row for row in table("partners_annual") if row["year"] == "2025"]
    assert len(years) == 60
    for row in years:
        assert int(row["value"]) / 1000 == pytest.approx(monthly[row["flow"], row["partner"]], rel=0.1), row["row"]


def test_first_prints_agree_with_the_releases_of_the_day() -> None:
    """Press reports round, or cut off as that of January 2026 did (-1,152,654 million as -1,152.6 billion)."""
    totals = {tuple(row["release"].split("/")[1:3]): row for row in table("press_totals")}
    compared = []
    for row in table("first_prints"):
        press = totals.get((row["period"], "4"))
        for flow in ("exports", "imports", "balance"):
            if press and row[flow]:
                assert abs(Decimal(press[flow]) / 1000 - Decimal(row[flow])) < Decimal(row[flow + "_grain"]), row
                compared.append((row["period"], flow))
    assert compared == [("2025-04", "exports"), ("2025-04", "imports"), ("2025-04", "balance"),
                        ("2025-10", "balance"), ("2026-01", "balance")]  # fmt: skip


def test_first_prints_subtract_and_their_balance_change_fits_the_base_they_name() -> None:
    for row in table("first_prints"):
        if row["exports"] and row["imports"]:
            grain = max(Decimal(row[flow + "_grain"]) for flow in ("exports", "imports", "balance"))
            assert abs(Decimal(row["exports"]) - Decimal(row["imports"]) - Decimal(row["balance"])) <= grain, row
        if row["base_balance"] and row["balance_change"]:
            assert percent(row["balance"], row["base_balance"]) == Decimal(row["balance_change"])


def test_the_earlier_vintage_of_july_2026_adds_up() -> None:
    held = {row["code"]: int(row["value"]) for row in table("other_vintages_commodities")}
    total = {(row["period"], row["flow"]): int(row["value"]) for row in table("other_vintages")}
    assert sum(held[code] for code in SECTIONS) == held["total"] == total["2026-07", "import"]


def test_indices_are_value_over_unit_value_and_the_summary_repeats_the_pages() -> None:
    """Value index = quantity index x unit-value index / 100, as far as one decimal allows."""
    cells: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for row in table("press_indices"):
        figures = tuple(
            row[f"{flow}_{part}"] for flow in ("export", "import") for part in ("value", "quantity", "unit_value")
        )
        if row["kind"] == "level":
            for value, quantity, unit_value in (figures[:3], figures[3:]):
                product = Decimal(quantity) * Decimal(unit_value) / 100
                assert abs(product - Decimal(value)) <= Decimal("0.25"), row
        key = (row["partner"], row["kind"], row["period"])
        assert cells.setdefault(key, figures) == figures
    assert len(cells) == 5 * 2 * 15


def test_fuel_from_the_middle_east_fits_the_series_and_its_shares() -> None:
    """World quantities equal the import series from 2015; shares are the source's own division."""
    years: dict[tuple[str, str], int] = defaultdict(int)
    for row in table("series_imports_by_commodity"):
        if row["quantity"]:
            years[row["month"][:4], row["code"]] += int(row["quantity"])
    for row in table("fuel_middle_east"):
        share = int(row["middle_east_quantity"]) / int(row["world_quantity"]) * 100
        assert share == pytest.approx(float(row["share_pct"]), abs=1e-9)
        if int(row["year"]) >= 2015:
            assert years[row["year"], row["code"]] == int(row["world_quantity"])


def test_figures_keep_their_published_signs_and_marks() -> None:
    """press_202512: WESTERN EUROPE printed *914; press_202605: coal n.e.s. from China ZENGEN (both looked up by eye)."""
    areas = {(row["release"].split("/")[1], row["row"]): row["balance_change"] for row in table("press_areas")}
    assert areas["2025-12", "WESTERN EUROPE"] == "*914"
    assert areas["2026-05", "CANADA"] == "-"
    china = {row["row"]: row for row in table("press_commodities") if row["page"] == "pg16"}
    assert [china["(COAL N.E.S)"][k] for k in ("quantity", "quantity_change", "value", "change", "share", "contribution")] == [
        "-", "ZENGEN", "-", "ZENGEN", "-", "-0.0"]  # fmt: skip
    assert [china["IRON ORE AND CONCENTRATES"][k] for k in ("quantity", "quantity_change", "value")] == [
        "0",
        "ZENZO",
        "1",
    ]
