"""Numbers as people say them, and figures whose unit stands elsewhere; the values follow from the words themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kuroji.claims.article import Article
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.mentions.numbers import spoken
from kuroji.claims.mentions.sentences import sentences


def said(body: str) -> list[Mention]:
    """The mentions of a text that may be claims."""
    return [m for s in sentences(Article(title="", body=body)) for m in s.mentions if not m.not_ours]


@pytest.mark.parametrize(
    ("words", "value", "grain"),
    [
        ("twenty point three", "20.3", "0.1"),
        ("two point oh five", "2.05", "0.01"),
        ("a hundred and ten", "110", "1"),
        ("nine and a half", "9.5", "0.1"),
        ("sixty-one", "61", "1"),
    ],
)
def test_spoken_numbers(words: str, value: str, grain: str) -> None:
    number = spoken(words)
    assert number is not None
    assert (number.value, number.grain) == (Decimal(value), Decimal(grain))


@pytest.mark.parametrize("words", ["point three", "twenty point", "a hundred and", "many"])
def test_what_is_no_spoken_number(words: str) -> None:
    assert spoken(words) is None


def test_a_scale_said_once_holds_for_the_next_number() -> None:
    found = said("The gap was nine and a half trillion yen, and five point six the year after.")
    assert [m.value for m in found if m.kind is Kind.AMOUNT] == [Decimal("9.5e12"), Decimal("5.6e12")]


def test_spoken_percentages() -> None:
    (found,) = said("Exports rose twenty-two and a half percent.")
    assert (found.kind, found.value, found.direction) == (Kind.PERCENT, Decimal("22.5"), 1)


TABLE = """Exports by destination

| Destination | ¥bn | y/y % | Cars (thousand units) |
|:--|--:|--:|--:|
| China | 1,809.5 | -12.4 | 12 |
| EU | – | **20.6** | |
"""


def test_cells_take_the_unit_of_their_column() -> None:
    found = [(m.text, m.kind, m.value, m.unit, m.head.split(", ")[1]) for m in said(TABLE)]
    assert found == [
        ("1,809.5", Kind.AMOUNT, Decimal("1809.5e9"), "JPY", "China"),
        ("-12.4", Kind.PERCENT, Decimal("-12.4"), "percent", "China"),
        ("12", Kind.QUANTITY, Decimal(12000), "NO", "China"),
        ("**20.6**", Kind.PERCENT, Decimal("20.6"), "percent", "EU"),
    ]


def test_a_unit_declared_over_a_list_holds_for_its_items() -> None:
    body = "国・地域別の輸出額（単位：兆円、カッコ内は前年比）\n\n1位　アメリカ　20.37（4.3％減）\n2位　中国　18.78（0.4％減）"
    assert [m.value for m in said(body) if m.kind is Kind.AMOUNT] == [Decimal("20.37e12"), Decimal("18.78e12")]


def test_after_a_quantity_a_number_without_a_unit_is_one() -> None:
    found = said("Imports peaked at 268.3 million kilolitres and fell to 137.2 million.")
    assert [(m.kind, m.unit) for m in found if m.value in (Decimal("268.3e6"), Decimal("137.2e6"))] == [
        (Kind.QUANTITY, "KL"),
        (Kind.QUANTITY, "KL"),
    ]


def test_a_signed_number_alone_is_a_percentage_in_a_line_of_trade_figures() -> None:
    assert [m.value for m in said("exp +17.0 imp +12.5")] == [Decimal("17.0"), Decimal("12.5")]
    assert said("The team won by +17.0 over the rest.") == []
