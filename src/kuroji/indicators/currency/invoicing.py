"""The currencies in which trade is invoiced: shares of a flow's value, in percent.

Grain: half a year or a year, by flow, for trade with the world and a few partners; the
classification is that of the customs declaration. The file invoicing.csv keeps the shares
held, every figure with its source and standing: `published` (read in the source named),
`transcribed` (read from a damaged copy of the table, each column adding to 100 with the
currencies left out) or `unverified` (not read in a publication). Shares of a partner or a
time that is not held are never made up: the nearest wider group or earlier period stands
in, and the answer says which. Currencies beyond those named are `other`, whose rates are
treated as unchanged. Left out: periods of which only the yen's share is known.

Source of the figures: Japan Customs, shares of currencies in trade (貿易取引通貨別比率), half-yearly.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from importlib import resources

import msgspec

from kuroji.classifications.partners import partner as partner_of
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.observation import WORLD
from kuroji.model.period import Period, parse

GIVEN = "given by the user"


class Standing(StrEnum):
    """How far a share may be relied on, the surest first."""

    GIVEN = "given"
    PUBLISHED = "published"
    TRANSCRIBED = "transcribed"
    UNVERIFIED = "unverified"


class InvoicingShares(msgspec.Struct, frozen=True):
    """Shares in percent by ISO 4217 currency of one flow with one partner; `period` is None when they were given.

    `standing` is the least sure of the shares', `sources` all of theirs. `asked_partner`
    differs from `partner` where a wider group stands in.
    """

    flow: str
    partner: str
    asked_partner: str
    period: Period | None
    shares: Mapping[str, Decimal]
    standing: Standing
    sources: tuple[str, ...]

    @property
    def other(self) -> Decimal:
        """What the named currencies leave of 100 percent; treated as unaffected by exchange rates."""
        return 100 - sum(self.shares.values(), Decimal(0))

    @property
    def note(self) -> str:
        """What a reader must be told beside any figure made with these shares."""
        named = ", ".join(f"{currency} {share:f}%" for currency, share in self.shares.items())
        partner = partner_of(self.partner).name_en
        where = "the world" if self.partner == WORLD else partner
        when = f" in {self.period}" if self.period else ""
        parts = [f"{self.flow}s, trade with {where}{when}: {named}, other {self.other:f}% (treated as unaffected)"]
        if self.partner != self.asked_partner:
            parts.append(f"standing in for {partner_of(self.asked_partner).name_en}, whose shares are not held")
        parts.append(_STANDINGS[self.standing])
        return "; ".join(parts)


_STANDINGS = {
    Standing.GIVEN: GIVEN,
    Standing.PUBLISHED: "as published",
    Standing.TRANSCRIBED: "from a transcript of the published table",
    Standing.UNVERIFIED: "approximate, not verified against a publication",
}


class _Row(msgspec.Struct, frozen=True):
    flow: str
    partner: str
    period: Period
    currency: str
    share: Decimal
    standing: Standing
    source: str


def invoicing_shares(flow: str, partner: str = WORLD, period: Period | None = None) -> InvoicingShares:
    """The newest shares held of a flow with a partner, or the newest not later than `period`.

    A partner without shares of its own takes those of its area, then of the world; the
    answer names it. Raises NotHeld for a flow without shares, or a period before the first.
    """
    for group in _widening(partner):
        found = [
            row for row in _rows()
            if row.flow == flow and row.partner == group and (period is None or row.period.end <= period.end)
        ]  # fmt: skip
        if found:
            newest = max(row.period for row in found)
            return _together(partner, [row for row in found if row.period == newest])
    held = ", ".join(sorted({f"{row.flow}s {row.period}" for row in _rows()}))
    raise NotHeld(
        f"no invoicing currencies of {flow}s with {partner} are held" + (f" for {period}" if period else ""),
        where="indicators/currency/invoicing.csv", remedy=f"Held: {held}. Or give them: USD=50,JPY=35,EUR=7.",
    )  # fmt: skip


def given_shares(text: str, flow: str, partner: str = WORLD) -> InvoicingShares:
    """Shares written as `USD=50,JPY=35,EUR=7`, in percent; what is left of 100 are other currencies.

    Raises UsageError for an entry that is not CURRENCY=NUMBER, a currency named twice, a
    negative share, or a sum above 100.
    """
    shares: dict[str, Decimal] = {}
    for entry in text.split(","):
        currency, share = _entry(entry)
        if currency in shares:
            raise UsageError(f"{currency} is given twice in {text!r}", remedy="Name each currency once.")
        shares[currency] = share
    total = sum(shares.values())
    if total > 100:
        raise UsageError(f"the shares in {text!r} add up to {total:f}%", remedy="They must not exceed 100.")
    return InvoicingShares(flow, partner, partner, None, shares, Standing.GIVEN, (GIVEN,))


def _entry(entry: str) -> tuple[str, Decimal]:
    currency, _, number = (part.strip() for part in entry.partition("="))
    try:
        share = Decimal(number)
    except InvalidOperation:
        share = Decimal("NaN")
    if len(currency) != 3 or not currency.isalpha() or not share.is_finite() or share < 0:
        raise UsageError(
            f"{entry.strip()!r} is not the share of a currency", remedy="Write shares in percent: USD=50,JPY=35,EUR=7."
        )
    return currency.upper(), share


def _widening(partner: str) -> tuple[str, ...]:
    """The partner, the area it is counted in, and the world, each once."""
    return tuple(dict.fromkeys(code for code in (partner, partner_of(partner).parent, WORLD) if code))


def _together(asked: str, rows: list[_Row]) -> InvoicingShares:
    order = list(Standing)
    return InvoicingShares(
        rows[0].flow, rows[0].partner, asked, rows[0].period, {row.currency: row.share for row in rows},
        max((row.standing for row in rows), key=order.index), tuple(dict.fromkeys(row.source for row in rows)),
    )  # fmt: skip


@cache
def _rows() -> tuple[_Row, ...]:
    text = resources.files(__package__).joinpath("invoicing.csv").read_text(encoding="utf-8")
    return tuple(
        _Row(
            row["flow"], row["partner"], parse(row["period"]), row["currency"], Decimal(row["share"]),
            Standing(row["standing"]), row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    )  # fmt: skip
