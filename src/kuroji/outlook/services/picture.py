"""The digital balance gathered: every count and year, the projections, and the larger picture, as Facts of one view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from kuroji.indicators.facts import fact_or_none, from_figure
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import KurojiError, NotHeld
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, Period, of
from kuroji.outlook.registry import EVERY
from kuroji.outlook.services.balance import DIGITAL, SIDES, WORD, held_years, subject
from kuroji.outlook.services.customs import BY, GAP, RATIO
from kuroji.outlook.services.projections import GROWTH, scenarios
from kuroji.outlook.services.projections import WORD as PROJECTION
from kuroji.outlook.stated import Stated, stated

# The count that the ministry's first prints are read by, which has the longest run of prints.
USUAL = "three-groups"
ACCOUNT = ("goods", "services", "travel", "primary-income", "current-account")


class Projected(msgspec.Struct, frozen=True):
    """A projection, the growth a year it implies and the figure it grows from; None where it implies none."""

    said: Fact
    growth: Fact | None
    start: Fact | None


class Digital(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the digital balance: `now` is the newest calendar year by the usual count.

    `counts` are all counts of that year, `history` every stated net figure, oldest first;
    `payments` and `receipts` the newest year of which they are at hand; `past` the growth a
    year of the count with the longest run; `projected` every projection with the growth a year
    it implies and the figure that grows; `account` the items of the current account by code.
    """

    now: Fact
    change: Fact | None
    counts: tuple[Fact, ...]
    history: tuple[Fact, ...]
    payments: Fact | None
    receipts: Fact | None
    past: Fact | None
    projected: tuple[Projected, ...]
    account: dict[str, tuple[Fact, ...]]
    customs: dict[str, Fact]
    publications: tuple[str, ...]


def made(view: View, word: str, method: str, code: str, period: Period, side: str = Flow.BALANCE) -> Fact | None:
    """The fact of an outlook indicator, or None where it is not held, not yet stated or undefined."""
    about, indicator = subject(code, side), EVERY.find(word, method)
    if indicator is None:
        return None
    try:
        figure = indicator(view, about, period)
    except KurojiError:
        return None
    return from_figure(view, word, method, about, period, figure)


def digital(view: View) -> Digital:
    """The digital balance as known at the view's instant. Raises NotHeld before the first figure of the usual count."""
    years = [(by, period) for by, period in held_years(view, DIGITAL) if period.frequency is Frequency.YEAR]
    usual = [period for by, period in years if by == USUAL]
    now = made(view, WORD, USUAL, DIGITAL, usual[-1]) if usual else None
    if now is None:
        raise NotHeld(
            "no digital balance was yet stated", where=f"{view.as_of:%Y-%m-%d}",
            remedy="The first figure held is of 2023, stated in February 2024; ask for a later vintage with --as-of.",
        )  # fmt: skip
    year = usual[-1]
    every = [made(view, WORD, by, DIGITAL, period) for by, period in held_years(view, DIGITAL)]
    paid = [period for by, period in held_years(view, DIGITAL, Flow.IMPORT) if by == USUAL]
    account = {code: _account(view, code) for code in ACCOUNT}
    return Digital(
        now=now, change=made(view, "services_change", USUAL, DIGITAL, year),
        counts=_kept(made(view, WORD, by, DIGITAL, year) for by, period in years if period == year),
        history=_kept(every),
        payments=made(view, WORD, USUAL, DIGITAL, paid[-1], Flow.IMPORT) if paid else None,
        receipts=made(view, WORD, USUAL, DIGITAL, paid[-1], Flow.EXPORT) if paid else None,
        past=_past(view, years), projected=_projected(view, year), account=account, customs=_customs(view, account),
        publications=_publications(view),
    )  # fmt: skip


def _kept(facts: Iterable[Fact | None]) -> tuple[Fact, ...]:
    return tuple(f for f in facts if f is not None)


def _past(view: View, years: Sequence[tuple[str, Period]]) -> Fact | None:
    """The growth a year of the count whose first and last figures lie furthest apart."""
    runs = {by: [p for b, p in years if b == by] for by, _ in years}
    by, run = max(runs.items(), key=lambda item: item[1][-1].year - item[1][0].year)
    return made(view, "past_growth", f"{by},{run[0].year}", DIGITAL, run[-1]) if len(run) > 1 else None


def _projected(view: View, since: Period) -> tuple[Projected, ...]:
    found = []
    for row in scenarios(view.reporter.code):
        name = row.cell["scenario"]
        projection = made(view, PROJECTION, name, DIGITAL, row.period)
        if projection is None:
            continue
        by, start = _own_count(view, row) or (USUAL, since)
        growth = made(view, GROWTH, f"{name},{by},{start.year}", DIGITAL, row.period)
        found.append(Projected(projection, growth, growth and made(view, WORD, by, DIGITAL, start)))
    return tuple(found)


def _own_count(view: View, projection: Stated) -> tuple[str, Period] | None:
    """The definition and newest year of the count that the projection's own publication prints, where it prints one."""
    rows = stated(
        view.reporter.code, "services", code=DIGITAL, side=SIDES[Flow.BALANCE], publication=projection.publication
    )
    newest = max(rows, key=lambda row: row.period.end, default=None)
    return None if newest is None else (newest.cell["definition"], newest.period)


def _account(view: View, code: str) -> tuple[Fact, ...]:
    held = [period for by, period in held_years(view, code) if by == BY]
    return _kept([made(view, WORD, BY, code, period) for period in held])


def _customs(view: View, account: dict[str, tuple[Fact, ...]]) -> dict[str, Fact]:
    """Goods at the customs beside goods in the balance of payments, in the newest year that has both."""
    if not account["goods"]:
        return {}
    year = of(Frequency.YEAR, int(account["goods"][-1].period))
    found = {
        "now": fact_or_none(view, "balance", "exports-imports", Subject(Flow.BALANCE), year),
        "gap": made(view, GAP, "customs-balance-of-payments", "goods", year),
        "imports": made(view, RATIO, "customs/balance-of-payments", "goods", year, Flow.IMPORT),
        "exports": made(view, RATIO, "customs/balance-of-payments", "goods", year, Flow.EXPORT),
    }
    return {name: fact for name, fact in found.items() if fact is not None}


def _publications(view: View) -> tuple[str, ...]:
    rows = [*stated(view.reporter.code, "services"), *stated(view.reporter.code, "projections")]
    return tuple(dict.fromkeys(row.publication for row in rows if row.known_at <= view.as_of))
