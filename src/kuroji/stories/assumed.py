"""What an explanation assumes of currencies: the invoicing shares and rates held, or those that a reader gives."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import msgspec

from kuroji.indicators.currency.invoicing import InvoicingShares, given_shares
from kuroji.indicators.currency.mean_rate import exchange_rate_change
from kuroji.indicators.currency.rates import GivenRates, Rate, RateSource, given_rates, rate
from kuroji.indicators.decomposition.currency_term import HELD as INVOICING_HELD
from kuroji.indicators.decomposition.currency_term import Invoicing
from kuroji.indicators.decomposition.split import value_split
from kuroji.indicators.decomposition.terms import Split
from kuroji.indicators.facts import from_figure
from kuroji.indicators.figure import PERCENT_GRAIN, Figure
from kuroji.indicators.view import BALANCE, Subject, View, remembered
from kuroji.model.errors import KurojiError
from kuroji.model.fact import Basis, Fact
from kuroji.model.period import Period
from kuroji.stories.told import Told

CURRENCIES = ("USD", "JPY", "EUR")
# How facts are marked that rest on what the reader gave; no trace can give it back.
GIVEN = "as given"


class Assumed(msgspec.Struct, frozen=True):
    """Invoicing shares (`USD=50,JPY=35`) and a CSV file of rates, each None where the held ones are meant."""

    invoicing: str | None = None
    rates: Path | None = None

    @property
    def is_held(self) -> bool:
        """Whether nothing was given."""
        return self.invoicing is None and self.rates is None

    def shares(self, subject: Subject) -> InvoicingShares | None:
        """The shares given for a flow; None where the held ones are meant. Raises UsageError for what is no list of shares."""
        return given_shares(self.invoicing, subject.flow, subject.partner) if self.invoicing else None

    def source(self) -> RateSource:
        """Where rates come from. Raises InputError for a file that does not hold them."""
        return _laid_over(given_rates(self.rates)) if self.rates else rate

    def split(self, told: Told, subject: Subject, method: str) -> Split:
        """The change of a flow split under these assumptions; without a currency term where no rates reach the period."""
        return _split(told.view, self, subject, told.period, method)

    def facts(self, told: Told, subject: Subject) -> dict[str, Fact | None]:
        """The currency effect, the change of the dollar's rate, and the shares of the currencies."""
        if self.is_held:
            return {
                "effect": told.fact("effect", "currency,log-mean", subject),
                "rate change": told.fact("exchange_rate_change", "yoy, per USD, ECB", BALANCE),
                **{code: told.fact("invoicing_share", code, subject) for code in CURRENCIES},
            }
        found = self.split(told, subject, "montgomery")
        assert found.currency is not None
        return {
            "effect": self._term(told, found, "currency", found.terms.currency, "log-mean"),
            "rate change": self._rate_change(told),
            **{code: _share(told, found, code) for code in CURRENCIES if code in found.currency.shares.shares},
        }

    def _rate_change(self, told: Told) -> Fact:
        figure = exchange_rate_change(told.view, BALANCE, told.period, source=self.source())
        return from_figure(told.view, "exchange_rate_change", f"yoy, per USD, {GIVEN}", BALANCE, told.period, figure)

    def terms(self, told: Told, subject: Subject, method: str) -> dict[str, Fact | None]:
        """The terms of a split that the currency term bears on, by name, under these assumptions."""
        if self.is_held:
            names = {"price": f"price-net-of-currency,{method}", "currency": "currency,log-mean",
                     "not split": f"not-split-net-of-currency,{method}"}  # fmt: skip
            return {name: told.fact("effect", term, subject) for name, term in names.items()}
        found = self.split(told, subject, method)
        values = {"price": found.terms.price, "currency": found.terms.currency, "not split": found.terms.not_split}
        return {name: self._term(told, found, name, value, method) for name, value in values.items()}

    def _term(self, told: Told, found: Split, name: str, value: Decimal, method: str) -> Fact:
        assert found.currency is not None
        figure = Figure(
            value=value, unit=found.unit, quantum=found.quantum, basis=found.basis,
            formula="a term of the split at the invoicing shares and rates given", inputs=found.inputs,
            flags=found.flags, base=found.base,
            detail={"of": f"{found.terms.total:f}", "invoicing": [found.currency.shares.note]},
        )  # fmt: skip
        term = name.replace(" ", "-") if name == "currency" else f"{name.replace(' ', '-')}-net-of-currency"
        return from_figure(told.view, "effect", f"{term},{method},{GIVEN}", found.subject, told.period, figure)


HELD = Assumed()


@remembered
def _split(view: View, assumed: Assumed, subject: Subject, period: Period, method: str) -> Split:
    shares: Invoicing = assumed.shares(subject) or INVOICING_HELD
    rates = assumed.source()
    try:
        return value_split(view, subject, period, method, invoicing=shares, rates=rates)
    except KurojiError:
        if not assumed.is_held:
            raise
        return value_split(view, subject, period, method, invoicing=None)


def _laid_over(given: GivenRates) -> RateSource:
    """The rates given for their pair of currencies, the held ones for every other pair."""

    def source(currency: str, per: str, period: Period) -> Rate:
        return (
            given(currency, per, period)
            if (currency, per) == (given.currency, given.per)
            else rate(currency, per, period)
        )

    return source


def _share(told: Told, found: Split, code: str) -> Fact:
    assert found.currency is not None
    shares = found.currency.shares
    figure = Figure(
        value=shares.shares[code], unit="percent", quantum=PERCENT_GRAIN, basis=Basis.PRINTED,
        formula="as given" if shares.period is None else "as printed", inputs=(),
        detail={"of": str(shares.period or ""), "partner": shares.partner, "standing": str(shares.standing), "note": shares.note},
    )  # fmt: skip
    return from_figure(told.view, "invoicing_share", f"{code}, {GIVEN}", found.subject, told.period, figure)
