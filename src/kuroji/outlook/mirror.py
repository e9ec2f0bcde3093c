"""Mirror statistics: what one country says it sold to another beside what the other says it bought.

Both sides are brought to US dollars, each month at the mean of the European Central Bank's
rates where months are held, else the period at its mean rate; a side published in dollars
stands as it is. The ratio is the importer's figure over the exporter's. Were everything else
alike, it would be one plus the cost of freight and insurance, because exports are valued
where they leave (f.o.b.) and imports mostly where they arrive (c.i.f.): the implied margin is
the ratio minus one. It is an asymmetry, not an error; what else it holds, the figures alone do
not tell: the partner is the origin of imports but the last known destination of exports, so
that goods sold on through a third country are in one side only; goods that leave in
December arrive in January; confidential goods have no partner; thresholds, re-exports, free
zones and processing differ.

Source: United Nations, International Merchandise Trade Statistics: Concepts and Definitions 2010 (IMTS 2010),
chapters IV (valuation) and VI (partner country), https://unstats.un.org/unsd/trade/eg-imts/. Freight and
insurance: the IMF takes 6 percent (Marini, Dippelsman and Stanger, New Estimates for Direction of
Trade Statistics, IMF Working Paper 18/16, 2018), before that 10.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.classifications.reporters import reporter
from kuroji.indicators.balance import any_level
from kuroji.indicators.currency.conversion import converted
from kuroji.indicators.facts import from_figure
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, flags_of, inputs_of
from kuroji.indicators.registry import Indicator
from kuroji.indicators.view import Subject, View, remembered, view
from kuroji.model.errors import NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Basis, Fact
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure, opposite
from kuroji.model.period import Frequency, Period, of
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import ratio
from kuroji.store.reading import Selection

METHOD = "in USD, ECB"
USD = "USD"
RATIO_GRAIN = Decimal("0.01")
# The margin for freight and insurance that the IMF takes where it is not known, in percent.
USUAL_MARGIN = Decimal(6)


class Sides(msgspec.Struct, frozen=True):
    """One flow of goods told twice, as Facts: the exporter's figure and the importer's.

    `own` and `theirs` are in dollars, of the asking reporter and its partner; `ratio` and
    `margin` are of the importer's over the exporter's figure.
    """

    flow: str
    own: Fact
    theirs: Fact
    ratio: Fact
    margin: Fact

    @property
    def exporter(self) -> Fact:
        """The figure of the side that sold."""
        return self.own if self.flow == Flow.EXPORT else self.theirs

    @property
    def importer(self) -> Fact:
        """The figure of the side that bought."""
        return self.theirs if self.flow == Flow.EXPORT else self.own


def sides(seen: View, partner: str, flow: str, period: Period) -> Sides:
    """A flow with a partner told by both. Raises NotHeld where one of the two says nothing, and what its parts raise."""
    subject = Subject(flow, partner)
    own, theirs, times, margin = (
        from_figure(seen, word, METHOD, subject, period, function(seen, subject, period))
        for (word, _), function in entries().items()
    )
    return Sides(flow, own, theirs, times, margin)


def held_years(seen: View, partner: str) -> tuple[Period, ...]:
    """The calendar years of which both sides of at least one flow are held, oldest first."""
    newest = seen.last_due_month // 12
    found = []
    for year in range(newest, newest - 60, -1):
        period = of(Frequency.YEAR, year)
        if any(_held(seen, partner, flow, period) for flow in (Flow.EXPORT, Flow.IMPORT)):
            found.append(period)
    return tuple(reversed(found))


def _held(seen: View, partner: str, flow: str, period: Period) -> bool:
    try:
        sides(seen, partner, flow, period)
    except (NotHeld, NotPublished, Undefined):
        return False
    return True


@remembered
def other_view(seen: View, partner: str) -> View:
    """The partner's own statistics at the same instant. Raises UsageError for a partner that reports nothing here."""
    if partner == WORLD or seen.store is None:
        raise UsageError("the world has no statistics of its own", remedy="Name a country.")
    other = reporter(partner)
    near = Selection(reporter=(other.code,), partner=(seen.reporter.code,), measure=(Measure.VALUE,))
    return view(seen.store, seen.as_of, near, other.code)


def mirrored(subject: Subject, owner: Reporter) -> Subject:
    """The same goods as the partner counts them: its imports from us are our exports to it."""
    if subject.flow == Flow.BALANCE or subject.commodity != TOTAL:
        raise UsageError(
            "only all goods of one flow are mirrored", remedy="Commodity codes of two countries are not the same goods."
        )
    return Subject(opposite(subject.flow), owner.code)


def own_in_dollars(seen: View, subject: Subject, period: Period) -> Figure:
    """The reporter's own figure in dollars; one published in dollars stands as it is."""
    own = any_level(seen, subject, period)
    return own if own.unit == USD else converted(seen, subject, period, USD)


def mirror(seen: View, subject: Subject, period: Period) -> Figure:
    """What the partner says of the same flow, in dollars. Raises NotHeld where it says nothing."""
    other = other_view(seen, subject.partner)
    try:
        found = own_in_dollars(other, mirrored(subject, seen.reporter), period)
    except (NotHeld, NotPublished) as error:
        raise NotHeld(
            f"{other.reporter.name_en} says nothing of its trade with {seen.reporter.name_en} in {period} here",
            where=error.where,
            remedy="`kuroji ingest FILE --source ...` reads its figures; "
            f"`kuroji series --list --reporter {other.reporter.code}` shows what is held.",
        ) from None
    return msgspec.structs.replace(found, detail={
        **found.detail, "reported_by": other.reporter.code, "valuation": _valuation(other.reporter, subject.flow),
    })  # fmt: skip


def _valuation(other: Reporter, flow: str) -> str:
    return other.import_valuation if flow == Flow.EXPORT else other.export_valuation


def mirror_ratio(seen: View, subject: Subject, period: Period) -> Figure:
    """The importer's figure over the exporter's. Raises Undefined on an exporter's figure of zero."""
    own, theirs = own_in_dollars(seen, subject, period), mirror(seen, subject, period)
    bought, sold = (theirs, own) if subject.flow == Flow.EXPORT else (own, theirs)
    if sold.value == 0:
        raise Undefined("the exporter says it sold nothing", where=str(period))
    return Figure(
        value=ratio(bought.value, sold.value), unit="ratio", quantum=RATIO_GRAIN, basis=Basis.COMPUTED,
        formula="importer's figure / exporter's figure", inputs=inputs_of((bought, sold)), flags=flags_of((bought, sold)),
        detail={"own": own.detail, "theirs": theirs.detail},
    )  # fmt: skip


def mirror_margin(seen: View, subject: Subject, period: Period) -> Figure:
    """By how much the importer's figure exceeds the exporter's, in percent: the margin that the two imply."""
    found = mirror_ratio(seen, subject, period)
    return msgspec.structs.replace(
        found, value=(found.value - 1) * 100, unit="percent", quantum=PERCENT_GRAIN,
        formula="(importer's figure / exporter's figure - 1) x 100",
        detail=found.detail | {"usual_margin": float(USUAL_MARGIN)},
    )  # fmt: skip


def entries() -> dict[tuple[str, str], Indicator]:
    """The words of mirror statistics and their functions."""
    return {
        ("mirror_own", METHOD): own_in_dollars, ("mirror", METHOD): mirror,
        ("mirror_ratio", METHOD): mirror_ratio, ("mirror_margin", METHOD): mirror_margin,
    }  # fmt: skip
