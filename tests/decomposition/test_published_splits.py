"""Splits against figures that others published, or that can be worked out by hand from the official text."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from tests.decomposition.invented import Said, goods, seen

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.decomposition.split import value_split
from kuroji.indicators.decomposition.terms import Counting, Mixing, Reason
from kuroji.indicators.level import level
from kuroji.indicators.view import EXPORTS, IMPORTS, Subject, View, view
from kuroji.model.fact import Basis, Flag
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import open_store

TEXTS = Path(__file__).parents[2] / "src/kuroji/data/JP"
EXAMPLES = Path(__file__).parents[1] / "price_index/examples"
CRUDE_OIL = Subject("import", "world", "PC", "30301")
US_CARS = Subject("export", "US", "PC", "70503")
FUELS = Subject("import", "world", "PC", "3")
# Four commodities of one section stand for the four goods of the example.
GOODS = (("30301", "KL"), ("3050103", "MT"), ("3050101", "MT"), ("30101", "MT"))
YEN = 10**12


@cache
def known(as_of: str = "latest", period: str = "2026-05") -> View:
    store = open_store(None)
    return view(store, store.resolve(parse_as_of(as_of, JAPAN), parse(period)))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@cache
def year(flow: str, code: str, of: str) -> tuple[int, int]:
    """Value in yen and quantity of a commodity in a calendar year, added up from the text of the long series."""
    found = [r for r in rows(TEXTS / f"series_{flow}s_by_commodity.csv") if r["code"] == code and r["month"][:4] == of]
    assert len(found) == 12
    return sum(int(r["value"]) for r in found) * 1000, sum(int(r["quantity"]) for r in found)


@cache
def ces() -> View:
    """The CES example as imports: expenditure x share is the value, over the price the quantity; total in section 3."""
    said: list[Said] = []
    for row in rows(EXAMPLES / "ces.csv"):
        prices = [float(row[f"p{good}"]) for good in range(1, 5)]
        weights = [share / price for share, price in zip((0.2, 0.2, 0.2, 0.4), prices, strict=True)]
        values = [round(float(row["expenditure"]) * YEN * weight / sum(weights)) for weight in weights]
        month = f"2020-{int(row['period']):02d}"
        for (code, unit), value, price in zip(GOODS, values, prices, strict=True):
            said += goods(code, month, value, value / price, unit)
        said.append(Said(code="3", period=month, value=sum(values)))
    return seen(said)


@pytest.mark.parametrize("method", ["bennet", "montgomery"])
@pytest.mark.parametrize("term", ["price", "quantity"])
def test_indicators_of_the_ces_example(method: str, term: str) -> None:
    """The printed figures of the tests of IndexNumR (tests/price_index/examples/README.md), period on period."""
    printed = {int(r["period"]): float(r["value"]) for r in rows(EXAMPLES / "ces_indicators.csv")
               if r["case"] == f"{method}/{term}"}  # fmt: skip
    assert set(printed) == set(range(2, 13))
    for period, figure in printed.items():
        now = parse(f"2020-{period:02d}")
        split = value_split(ces(), FUELS, now, method, base=now.previous(), invoicing=None)
        assert float(getattr(split.terms, term)) / YEN == pytest.approx(figure, abs=1e-8)
        assert split.coverage == 1
        assert len(split.items) == len(GOODS)


def test_cars_to_the_us_in_may_2025() -> None:
    """The release prints value -24.7% and number -3.9%; the unit value is then down 21.6%, and most of the fall.

    The bases are not held: value 363,356 million yen and 102,653 cars are worked back.
    """
    split = value_split(known(), US_CARS, parse("2025-05"), invoicing=None)
    (item,) = split.items
    v1, q1 = 363_356_000_000.0, 102_653.0
    v0, q0 = v1 / (1 - 0.247), q1 / (1 - 0.039)
    assert float(split.value / split.base_value - 1) == pytest.approx(-0.247, abs=1e-9)
    assert item.quantity is not None
    assert item.base_quantity is not None
    assert float(item.quantity / item.base_quantity - 1) == pytest.approx(-0.039, abs=1e-9)
    unit_value = (split.value / item.quantity) / (split.base_value / item.base_quantity) - 1
    assert float(unit_value) == pytest.approx(-0.216, abs=0.0005)
    assert float(split.terms.quantity) == pytest.approx((v0 / q0 + v1 / q1) / 2 * (q1 - q0), rel=1e-9)
    assert split.terms.price == split.terms.total - split.terms.quantity
    assert (split.basis, Flag.IMPLIED_BASE in split.flags, item.mixing) == (Basis.IMPLIED, True, Mixing.IMPLIED)
    # 0.1 point of 482.5 billion is 0.6 billion: nothing below a billion can be known.
    assert split.quantum == Decimal(10) ** 9


def test_crude_oil_of_2025_by_hand() -> None:
    """Added up from the text of the long series, without the store: the bill fell by price, not by volume."""
    (v0, q0), (v1, q1) = year("import", "30301", "2024"), year("import", "30301", "2025")
    split = value_split(known(), CRUDE_OIL, parse("2025"), invoicing=None)
    assert split.terms.total == v1 - v0
    assert float(split.terms.quantity) == pytest.approx((v0 / q0 + v1 / q1) / 2 * (q1 - q0), rel=1e-12)
    assert float(split.terms.price) == pytest.approx((q0 + q1) / 2 * (v1 / q1 - v0 / q0), rel=1e-12)
    assert split.terms.quantity > 0 > split.terms.price
    other = value_split(known(), CRUDE_OIL, parse("2025"), "montgomery", invoicing=None)
    mean = (v1 - v0) / math.log(v1 / v0)
    assert float(other.terms.quantity) == pytest.approx(mean * math.log(q1 / q0), rel=1e-9)
    assert float(other.terms.price) == pytest.approx(mean * math.log(v1 / q1 * q0 / v0), rel=1e-9)


def test_the_mix_of_cars_and_trucks_in_2025_by_hand() -> None:
    """Motor vehicles are cars, buses and trucks and a rest, all counted in vehicles (text of the long series)."""
    whole = [year("export", "70503", of) for of in ("2024", "2025")]
    listed = [[year("export", code, of) for of in ("2024", "2025")] for code in ("7050301", "7050303")]
    rest = [tuple(whole[t][k] - sum(part[t][k] for part in listed) for k in (0, 1)) for t in (0, 1)]
    parts = [*listed, rest] if any(q for _, q in rest) else listed
    middle = sum(v / q for v, q in whole) / 2
    mix = 0.0
    for (v0, q0), (v1, q1) in parts:
        mix += (q1 / whole[1][1] - q0 / whole[0][1]) * ((v0 / q0 + v1 / q1) / 2 - middle)
    split = value_split(known(), Subject("export", "world", "PC", "70503"), parse("2025"), invoicing=None)
    assert split.items[0].mixing is Mixing.SPLIT
    assert float(split.terms.mix) == pytest.approx(mix * (whole[0][1] + whole[1][1]) / 2, rel=1e-9)


def test_semiconductors_have_no_quantity_only_ics_do() -> None:
    """what the project asks of this part: the quantity of ICs stands for the ICs; the remainder of semiconductors is not split."""
    split = value_split(known(), Subject("export", "world", "PC", "70323"), parse("2025"), invoicing=None)
    ics, others = split.items
    assert (ics.subject.commodity, ics.rest, ics.reason, ics.counting) == ("7032305", False, None, Counting.NUMBER)
    assert (others.subject.commodity, others.rest, others.reason) == ("70323", True, Reason.NOT_ITEMISED)
    assert ics.value == year("export", "7032305", "2025")[0]
    assert float(split.coverage or 0) == pytest.approx(
        sum(year("export", "7032305", y)[0] for y in ("2024", "2025"))
        / sum(_value("export", "70323", y) for y in ("2024", "2025"))
    )


def _value(flow: str, code: str, of: str) -> int:
    return 1000 * sum(
        int(r["value"]) for r in rows(TEXTS / f"series_{flow}s_by_commodity.csv")
        if r["code"] == code and r["month"][:4] == of
    )  # fmt: skip


def test_ships_are_counted_in_one_unit_on_both_sides() -> None:
    """The release counts gross tonnage since November 2024, the series ships (PROVENANCE.md): never one against the other."""
    ships = Subject("export", "world", "PC", "7051301")
    split = value_split(known(), ships, parse("2025"), invoicing=None)
    (item,) = split.items
    assert (item.unit, item.base_quantity, item.quantity) == (
        "NO",
        *(year("export", "7051301", y)[1] for y in ("2024", "2025")),
    )
    monthly = value_split(known(), ships, parse("2026-05"), invoicing=None)
    assert (monthly.items[0].unit, monthly.items[0].counting) == ("GT", Counting.TONNAGE)
    for of in ("2024", "2025"):
        figure = level(known(), ships.measured("quantity"), parse(of))
        assert {i.unit for i in figure.inputs} == {figure.unit}


@pytest.mark.parametrize(("subject", "page"), [(EXPORTS, "pg3"), (IMPORTS, "pg4")])
def test_coverage_at_release_level(subject: Subject, page: str) -> None:
    """The value of the rows that print a quantity, over the total of the same page of the release of June 2026.

    A bracketed row counts only where the row it belongs to prints no quantity. About two
    fifths of exports without ICs, and little more than half of imports.
    """
    table = [r for r in rows(TEXTS / "press_commodities.csv") if r["page"] == page and "2026-05/4" in r["release"]]
    covered: dict[str, int] = defaultdict(int)
    outer = ""
    for row in table:
        bracketed = row["row"].startswith(("(", "（"))
        outer = outer if bracketed else row["quantity"]
        if row["quantity"] and not (bracketed and outer):
            covered["ICs" if row["row"] in ("(IC)", "（ＩＣ）") else "others"] += int(row["value"])
    total = int(table[0]["value"])
    split = value_split(known("2026-06-17"), subject, parse("2026-05"), invoicing=None)
    assert split.value == total * 10**6
    assert split.coverage is not None
    matched = sum(item.value for item in split.items if item.reason is None)
    assert float(matched / split.value) == pytest.approx(sum(covered.values()) / total, abs=0.002)
    assert float(split.coverage) == pytest.approx(sum(covered.values()) / total, abs=0.02)
    if subject is EXPORTS:
        assert 0.38 < covered["others"] / total < 0.42
