"""Structure of Japan's trade against sums made by hand from the official series, as csv and the standard library read them."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

import kuroji
from kuroji.classifications.commodities import commodities
from kuroji.indicators.facts import fact
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, View, view
from kuroji.model.errors import NotHeld, Undefined, UsageError
from kuroji.model.fact import Fact
from kuroji.model.period import parse
from kuroji.store.opening import open_store

FIGURES = Path(kuroji.__file__).parent / "data" / "JP"


@pytest.fixture(scope="module")
def seen() -> View:
    store = open_store(None)
    return view(store, store.newest_known_at)


def by_hand(flow: str, year: str) -> dict[str, float]:
    """The year's value of every code, summed from the months of the official series."""
    found: dict[str, float] = defaultdict(float)
    with (FIGURES / f"series_{flow}s_by_commodity.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            if row["month"].startswith(year) and row["value"] not in ("", None):
                found[row["code"]] += float(row["value"])
    return dict(found)


def parts_by_hand(flow: str, year: str) -> dict[str, float]:
    values, parts = by_hand(flow, year), {}
    for section in (c for c in commodities(flow) if c.level == 1):
        own = {
            c.concept: values[c.code]
            for c in commodities(flow)
            if c.parent == section.code and not c.memo and c.code in values
        }
        parts |= own | {f"rest of {section.concept}": values[section.code] - sum(own.values())}
    return parts


@pytest.mark.parametrize("year", ["1988", "2005", "2025"])
def test_concentration_of_exports_by_commodity(seen: View, year: str) -> None:
    values = parts_by_hand("export", year)
    whole = sum(values.values())
    expected = sum((v / whole) ** 2 for v in values.values())
    found = fact(seen, "concentration", "hhi,commodities", EXPORTS, parse(year))
    assert float(found.exact) == pytest.approx(expected, rel=1e-9)
    assert fact(seen, "concentration", "hirschman,commodities", EXPORTS, parse(year)).value == pytest.approx(
        expected**0.5, abs=5e-5
    )


def test_similarity_of_exports_with_twenty_years_before(seen: View) -> None:
    now, then = parts_by_hand("export", "2025"), parts_by_hand("export", "2005")
    sums = [sum(side.values()) for side in (now, then)]
    expected = 100 * sum(min(now.get(n, 0) / sums[0], then.get(n, 0) / sums[1]) for n in {*now, *then})
    found = fact(seen, "similarity", "finger-kreinin,20-years", EXPORTS, parse("2025"))
    assert float(found.exact) == pytest.approx(expected, rel=1e-9)
    assert found.base == "2005"


def test_two_way_trade_is_over_the_commodities_named_in_both_flows(seen: View) -> None:
    out, back = parts_by_hand("export", "2025"), parts_by_hand("import", "2025")
    both = [n for n in out if n in back and not n.startswith("rest of")]
    expected = 1 - sum(abs(out[n] - back[n]) for n in both) / sum(out[n] + back[n] for n in both)
    found = fact(seen, "intra_industry", "grubel-lloyd", BALANCE, parse("2025"))
    assert float(found.exact) == pytest.approx(expected, rel=1e-9)
    assert found.detail["items"] == len(both)


@pytest.mark.parametrize(("code", "share"), [("30301", 94.0), ("3050103", 10.8)])
def test_fuel_from_the_middle_east_in_2025(seen: View, code: str, share: float) -> None:
    """Crude 94% and LNG 11% of the quantity imported in 2025 (customs series by area)."""
    found = fact(
        seen, "dependence", "partner/world", Subject("import", "middle_east", "PC", code, "quantity"), parse("2025")
    )
    with (FIGURES / "fuel_middle_east.csv").open(encoding="utf-8") as rows:
        row = next(r for r in csv.DictReader(rows) if (r["year"], r["code"]) == ("2025", code))
    assert found.value == pytest.approx(float(row["share_pct"]), abs=0.05)
    assert found.value == share


def test_every_year_of_fuel_since_1988_agrees_with_the_source(seen: View) -> None:
    with (FIGURES / "fuel_middle_east.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            subject = Subject("import", "middle_east", "PC", row["code"], "quantity")
            found = fact(seen, "dependence", "partner/world", subject, parse(row["year"]))
            assert float(found.exact) == pytest.approx(float(row["share_pct"]), rel=1e-9), row


def test_partners_are_concentrated_between_the_named_ones_and_one_rest(seen: View) -> None:
    """The named partners alone give the least, the rest as one partner the most."""
    with (FIGURES / "partners_annual.csv").open(encoding="utf-8") as rows:
        named = [float(r["value"]) for r in csv.DictReader(rows) if r["year"] == "2023" and r["flow"] == "export"]
    found = fact(seen, "concentration", "hhi,partners", EXPORTS, parse("2023"))
    whole = sum(named) / (1 - float(str(found.detail["rest_share"])))
    least = sum((v / whole) ** 2 for v in named)
    assert least - 1e-4 <= float(found.exact) <= least + (1 - sum(named) / whole) ** 2


def test_what_cannot_be_asked_is_said(seen: View) -> None:
    with pytest.raises(UsageError, match="balance has no shares"):
        fact(seen, "concentration", "hhi,commodities", BALANCE, parse("2025"))
    with pytest.raises(Undefined, match="everything"):
        fact(seen, "dependence", "partner/world", IMPORTS, parse("2025"))
    with pytest.raises(NotHeld):
        fact(seen, "concentration", "hhi,partners", EXPORTS, parse("1995"))


def test_facts_of_structure_are_traceable(seen: View) -> None:
    from kuroji.indicators.trace import trace

    asked: list[Fact] = [
        fact(seen, "concentration", "unctad,commodities", EXPORTS, parse("2025")),
        fact(seen, "similarity", "finger-kreinin,10-years", IMPORTS, parse("2025")),
        fact(
            seen,
            "dependence",
            "partner/world",
            Subject("import", "middle_east", "PC", "30301", "quantity"),
            parse("2025"),
        ),
    ]
    assert seen.store is not None
    for one in asked:
        assert trace(seen.store, one.id).agrees, one.id


def test_the_shift_of_structure_is_told_by_facts(seen: View) -> None:
    """Exports of 2025: motor vehicles had 16.0% and 12.0% thirty years before (the series, summed by hand)."""
    from kuroji.explain.structure import structure

    found = structure(seen, EXPORTS, parse("2025"))
    cars = next(row for row in found.shifts if row.subject.commodity == "70503")
    for fact_, year in zip((cars.shares[0], cars.shares[-1]), ("1995", "2025"), strict=True):
        values = by_hand("export", year)
        assert fact_ is not None
        assert float(fact_.exact) == pytest.approx(100 * values["70503"] / values["total"], rel=1e-9)
    assert [str(p) for p in found.periods] == ["1995", "2005", "2015", "2020", "2024", "2025"]
    assert {f.base for f in found.similarity} == {"1995", "2005", "2015", "2020", "2024"}
    with pytest.raises(UsageError, match="all exports"):
        structure(seen, BALANCE, parse("2025"))
