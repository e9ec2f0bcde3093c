"""Countries that split or united: whose trade is compared with whose, before and after.

A row names the country that goes on under the code, the countries that stand apart from it since, or
a country that joined it. The month is that of the state, after which the country codes of customs follow
within the year; the Soviet Union and Yugoslavia are told under the country that took over their place.

Source: ISO 3166-3 (codes of countries no longer in use) and the lists of member states of the United Nations.
"""

from __future__ import annotations

from functools import cache

import msgspec

from kuroji.classifications.codelist import read, words
from kuroji.model.period import Period, month


class PartnerChange(msgspec.Struct, frozen=True):
    """Since `month` the partner is counted without the countries `apart`, or with a country that `joined` it."""

    month: Period
    partner: str
    apart: tuple[str, ...]
    joined: str


@cache
def partner_changes() -> tuple[PartnerChange, ...]:
    """Every change, oldest first."""
    return tuple(
        PartnerChange(
            month((int(row["year"])) * 12 + int(row["month"]) - 1), row["partner"], words(row["apart"]), row["joined"]
        )
        for row in read("partner_changes.csv")
    )


def changes_of(partner: str) -> tuple[PartnerChange, ...]:
    """The changes that a partner took part in, on either side."""
    return tuple(one for one in partner_changes() if partner == one.partner or partner in one.apart)
