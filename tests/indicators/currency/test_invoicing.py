"""Invoicing currencies: what is held against The Japan Times of 2004-08-21, and what a user may give."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kuroji.indicators.currency.invoicing import Standing, given_shares, invoicing_shares
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.period import parse


def test_the_shares_of_early_2004_are_those_the_ministry_announced() -> None:
    found = invoicing_shares("export", period=parse("2004-H1"))
    assert (found.shares["JPY"], found.shares["USD"]) == (Decimal("40.1"), Decimal("46.8"))
    assert invoicing_shares("export", period=parse("2004-09")).period == parse("2004-H1")


def test_what_is_not_verified_says_so() -> None:
    newest = invoicing_shares("export")
    assert newest.standing is Standing.UNVERIFIED
    assert "not verified" in newest.note
    assert f"in {newest.period}" in newest.note
    # Sato's seminar (2025-07-09): more than half of exports, about 70% of imports.
    assert newest.shares["USD"] > 50
    assert abs(invoicing_shares("import").shares["USD"] - 70) <= 2


@pytest.mark.parametrize("flow", ["export", "import"])
@pytest.mark.parametrize("partner", ["world", "US", "CN", "DE", "eu", "middle_east"])
def test_every_partner_has_shares_and_knows_whose_they_are(flow: str, partner: str) -> None:
    found = invoicing_shares(flow, partner)
    assert 0 <= found.other < 20
    assert sum(found.shares.values()) + found.other == 100
    assert found.sources
    if found.partner != partner:
        assert "standing in for" in found.note


def test_china_takes_the_shares_of_asia() -> None:
    assert invoicing_shares("export", "CN").partner == "asia"
    assert invoicing_shares("import", "CN").partner == "world"


def test_before_the_first_half_year_held_there_are_none() -> None:
    with pytest.raises(NotHeld, match="for 2003"):
        invoicing_shares("export", period=parse("2003"))
    with pytest.raises(NotHeld, match="balances with world"):
        invoicing_shares("balance")


def test_shares_can_be_given() -> None:
    found = given_shares("usd=50, JPY=35,EUR=7.5", "export", "US")
    assert found.shares == {"USD": 50, "JPY": 35, "EUR": Decimal("7.5")}
    assert found.other == Decimal("7.5")
    assert "given by the user" in found.note


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("USD=60,JPY=41", "add up to 101%"),
        ("USD=50,USD=10", "USD is given twice"),
        ("USD", "'USD' is not the share"),
        ("USD=-5", "is not the share"),
        ("USD=NaN", "is not the share"),
        ("dollars=50", "is not the share"),
        ("", "is not the share"),
    ],
)
def test_shares_that_cannot_be_are_refused(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        given_shares(text, "export")
