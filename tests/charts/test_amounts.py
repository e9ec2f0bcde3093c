"""Waterfalls in yen: bars add up, as printed, to the difference of the Facts; what does not belong is refused.

The identities are those of the decomposition (quantity + unit values + exchange rates + mix
+ not split = the difference) and of the balance (exports less imports); sums are made here
from the Facts' exact values.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.charts import bridge as bridging
from kuroji.charts import split as splitting
from kuroji.charts.amounts import measured
from kuroji.charts.bridge import balance_bridge
from kuroji.charts.chart import Chart
from kuroji.charts.drawing import svg
from kuroji.charts.split import split_of_change
from kuroji.charts.waterfall import Step
from kuroji.classifications.commodities import commodities
from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact

Splits = Callable[[], tuple[Fact, list[Fact]]]
Bridges = Callable[[], tuple[Fact, Fact, list[Fact]]]
Make = Callable[..., Fact]
BOTH = [item.code for item in commodities("balance") if item.level == 2 and not item.memo]
WORDS = ("quantity", "price-net-of-currency", "currency", "mix", "not-split-net-of-currency")


def printed(number: str) -> Decimal:
    """A number of a picture, read back: −¥662.5bn is -662.5, ▲1兆2,000億円 is -12000 (億円)."""
    digits = re.sub(r"[^0-9.兆]", "", number)
    cho, _, oku = digits.rpartition("兆")
    size = Decimal(cho or 0) * 10_000 + Decimal(oku or 0)
    return -size if number[0] in "−▲" else size


def rounded(amount: Decimal, grain: str) -> Decimal:
    return (amount / Decimal(grain)).quantize(Decimal(1), ROUND_HALF_UP) * Decimal(grain)


def chained(steps: Sequence[Step]) -> bool:
    return all(after.start == before.end for before, after in itertools.pairwise(steps))


def numbers(chart: Chart) -> list[str]:
    """The numbers beside the bars, in the order of the bars."""
    (layer,) = (layer for layer in chart.spec["layer"] if layer["name"] == "lettering")
    names = {row.series for row in chart.rows}
    return [
        v["text"]
        for v in layer["data"]["values"]
        if v["size"] == 12.0 and v["text"] not in names and v["text"][-1] != ","
    ]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_terms_add_up_to_the_difference_as_printed(split: Splits, language: str) -> None:
    difference, terms = split()
    chart = split_of_change(difference, terms, language, 640)
    *shown, whole = [printed(number) for number in numbers(chart)]
    assert sum(shown) == whole == {"en": Decimal("-119.2"), "ja": Decimal("-1192")}[language]
    *parts, total = chart.rows
    assert sum(Decimal(str(row.value)) for row in parts) == Decimal(str(total.value))
    assert [row.fact for row in chart.rows] == [f.id for f in (*terms[:4], difference)]
    assert {row.unit for row in chart.rows} == {"JPY"}
    # -36 million yen not split is nothing in billions with a decimal, so it has no bar.
    assert not {"Not split", "分解不能"} & {row.series for row in chart.rows}


@given(
    amounts=st.lists(st.integers(-(10**13), 10**13), min_size=5, max_size=5),
    quantum=st.sampled_from([1e3, 1e6, 1e8, 1e9]), language=st.sampled_from(["en", "ja"]),
)  # fmt: skip
def test_terms_of_any_size_add_up(fact: Make, amounts: list[int], quantum: float, language: str) -> None:
    """Each bar lies within the grain of its Fact, but for the one that takes the rounding of all five."""
    terms = [
        fact("effect", "import", "2025", a, method=f"{word},bennet", base="2024", quantum=quantum, id=word)
        for word, a in zip(WORDS, amounts, strict=True)
    ]  # fmt: skip
    difference = fact("difference", "import", "2025", sum(amounts), base="2024")
    measure = measured([difference, *terms], language)
    *parts, total = splitting.steps_of(difference, terms, measure)
    assert sum(step.size for step in parts) == total.size == rounded(Decimal(sum(amounts)), str(measure.grain))
    assert chained(parts)
    off = [abs(step.size - Decimal(f.exact)) for step in parts for f in terms if f.id == step.fact]
    assert sum(gap > measure.grain / 2 for gap in off) <= 1
    assert all(gap <= 3 * measure.grain for gap in off)
    assert measure.grain >= Decimal(str(quantum))


def test_a_difference_of_zero_is_drawn(fact: Make) -> None:
    terms = [
        fact("effect", "export", "2026-05", value, method=f"{word},bennet", base="2025-05")
        for word, value in (("quantity", 25_000_000_000), ("price", -25_000_000_000), ("mix", 0), ("not-split", 0))
    ]
    chart = split_of_change(fact("difference", "export", "2026-05", 0, base="2025-05"), terms)
    assert chart.title == "Japan’s exports were unchanged in May 2026: what was behind it"
    assert [(row.series, row.value) for row in chart.rows] == [
        ("Quantity", 25e9), ("Unit values", -25e9), ("Total", 0),
    ]  # fmt: skip
    assert "Exchange rates" not in chart.alt
    assert svg(chart)
    japanese = split_of_change(fact("difference", "export", "2026-05", 0, base="2025-05"), terms, "ja", 360)
    assert japanese.title == "2026年5月の日本の輸出は前年同月比横ばい"


def test_a_missing_term_is_refused(split: Splits) -> None:
    difference, terms = split()
    for place in range(len(terms)):
        with pytest.raises(UsageError, match="yen of the difference"):
            split_of_change(difference, terms[:place] + terms[place + 1 :])
    with pytest.raises(UsageError, match="yen of the difference"):
        split_of_change(difference, [])


def test_terms_that_do_not_belong_are_refused(split: Splits, fact: Make) -> None:
    difference, terms = split()
    for changed in ({"flow": "import"}, {"period": "2025-06"}, {"code": "70503"}, {"partner_code": "US"},
                    {"indicator": "change"}, {"method": "luck,bennet"}, {"base": "2023-05"}):  # fmt: skip
        with pytest.raises(UsageError, match="no term of"):
            split_of_change(difference, [msgspec.structs.replace(terms[0], **changed), *terms[1:]])
    with pytest.raises(UsageError, match="given twice"):
        split_of_change(difference, [*terms, terms[0]])
    with pytest.raises(UsageError, match="one vintage"):
        split_of_change(
            difference, [msgspec.structs.replace(terms[0], as_of=terms[0].as_of.replace(day=1)), *terms[1:]]
        )
    with pytest.raises(UsageError, match="no difference of a flow"):
        split_of_change(msgspec.structs.replace(difference, flow="balance"), terms)
    unsplit = [msgspec.structs.replace(term, detail={"coverage": "0.0000"}) for term in terms]
    with pytest.raises(NotHeld, match="nothing of it has a published quantity"):
        split_of_change(difference, unsplit)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_bridge_adds_up_as_printed(bridge: Bridges, language: str) -> None:
    before, now, parts = bridge()
    chart = balance_bridge(before, now, parts, language, 640)
    first, *shown, last = [printed(number) for number in numbers(chart)]
    assert first + sum(shown) == last
    assert (first, last) == {"en": (Decimal("-662.5"), Decimal("-378.7")), "ja": (-6625, -3787)}[language]
    by_id = {f.id: f for f in (before, now, *parts)}
    drawn = [by_id[row.fact] for row in chart.rows if row.fact]
    assert (drawn[0], drawn[-1]) == (before, now)
    assert [row.fact == "" for row in chart.rows].count(True) == 1


def test_more_imports_weigh_on_the_balance(bridge: Bridges) -> None:
    """Crude oil imports fell by 215.6 billion yen: the balance gained as much; coal imports rose, and it lost."""
    chart = balance_bridge(*bridge())
    found = {row.series: row.value for row in chart.rows}
    assert found["Crude oil, imports"] == 215.6e9
    assert found["Coal, imports"] == -88.1e9
    assert found["Ships, exports"] == 44.1e9
    assert found["Goods listed nowhere else"] == 141.2e9
    values = [row.value for row in chart.rows[1:-2]]
    assert values == sorted(values, reverse=True)
    assert len(values) == 10


@given(
    amounts=st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=len(BOTH)),
    start=st.integers(-(10**13), 10**13), end=st.integers(-(10**13), 10**13), each_way=st.integers(1, 6),
)  # fmt: skip
def test_any_bridge_adds_up(fact: Make, amounts: list[int], start: int, end: int, each_way: int) -> None:
    before, now = fact("balance", "balance", "2025", start), fact("balance", "balance", "2026", end)
    parts = [
        fact("difference", "balance", "2026", a, base="2025", code=code, classification="PC")
        for a, code in zip(amounts, BOTH, strict=False)
    ]
    measure = measured([before, now, *parts], "en")
    first, *steps, last = bridging.steps_of(before, now, parts, measure, JAPAN, each_way)
    assert first.size + sum(step.size for step in steps) == last.size
    assert chained([first, *steps])
    assert (first.size, last.size) == tuple(rounded(Decimal(v), str(measure.grain)) for v in (start, end))
    drawn = [step for step in steps if step.kind == "part"]
    assert sum(step.size > 0 for step in drawn) <= each_way
    assert sum(step.size < 0 for step in drawn) <= each_way
    assert all(step.size for step in drawn)


def test_a_balance_that_stays_is_drawn(fact: Make, bridge: Bridges) -> None:
    before, _, parts = bridge()
    now = msgspec.structs.replace(before, period="2026-05", id=f"{before.id}+")
    chart = balance_bridge(before, now, parts[:1])
    assert chart.title == "Japan’s trade balance was unchanged in May 2026"
    assert [row.value for row in chart.rows] == [-662.5e9, 215.6e9, -215.6e9, -662.5e9]
    assert svg(chart)


def test_parts_of_a_bridge_that_do_not_belong_are_refused(bridge: Bridges, fact: Make) -> None:
    before, now, parts = bridge()
    for changed in (
        {"period": "2026-04"},
        {"base": "2024-05"},
        {"partner_code": "US"},
        {"indicator": "effect"},
        {"code": "total"},
    ):
        with pytest.raises(UsageError, match="no part of"):
            balance_bridge(before, now, [msgspec.structs.replace(parts[1], **changed)])
    with pytest.raises(UsageError, match="not a year before"):
        balance_bridge(msgspec.structs.replace(before, period="2024-05"), now, parts)
    with pytest.raises(UsageError, match="no balance"):
        balance_bridge(before, msgspec.structs.replace(now, indicator="value", flow="export"), parts)
    with pytest.raises(NotHeld, match="no parts"):
        balance_bridge(before, now, [])


def test_parts_of_a_bridge_that_overlap_are_refused(bridge: Bridges) -> None:
    """Crude oil imports lie inside the balance of mineral fuels, though their codes are of different flows."""
    before, now, parts = bridge()
    fuels = msgspec.structs.replace(parts[1], code="mineral_fuels", commodity="mineral fuels")
    with pytest.raises(UsageError, match="crude oil is part of mineral fuels"):
        balance_bridge(before, now, [*parts, fuels])
    whole = msgspec.structs.replace(parts[-1], method="yoy", id="difference(others)")
    with pytest.raises(UsageError, match="given twice"):
        balance_bridge(before, now, [parts[-1], whole])
    with pytest.raises(UsageError, match="given twice"):
        balance_bridge(before, now, [parts[0], *parts])


@pytest.mark.parametrize(
    ("amount", "english", "japanese"),
    [
        (1_369_551_318_000, "+¥1,369.6bn", "+1兆3,696億円"), (-395_109_299_000, "−¥395.1bn", "▲3,951億円"),
        (-4_692_382_978, "−¥4,692.4m", "▲4,692.4百万円"), (9_876_000, "+¥9,876 thousand", "+9,876千円"), (0, "¥0 thousand", "0千円"),
    ],
)  # fmt: skip
def test_the_unit_follows_from_the_size(fact: Make, amount: int, english: str, japanese: str) -> None:
    one = fact("difference", "export", "2026-05", amount)
    assert measured([one], "en").labelled(Decimal(amount)) == english
    assert measured([one], "ja").labelled(Decimal(amount)) == japanese


def test_no_finer_than_the_facts_are_known(fact: Make) -> None:
    """Terms known to a billion yen, as where the base is implied by a printed change, are drawn in whole billions."""
    terms = [fact("effect", "export", "2025-05", -17_043_000_000, quantum=1e9)]
    assert measured(terms, "en").number(Decimal("-17e9")) == "−17"
    assert measured(terms, "ja").number(Decimal("-17e9")) == "▲170"
