"""Country against country: what two of them sell and buy, in shares of their own totals.

Shares need no exchange rate, so that countries that publish in different currencies can be
compared. A group of goods (classifications/comparable.py) is summed from the codes of
whatever classification the country publishes; its share is of all goods of the flow with the
world. Similarity is the Finger-Kreinin index over the groups that both have and the rest, 0 to
100: it says little when the groups are few, and `detail` says how many they are.

Source of the index: Finger and Kreinin, A Measure of Export Similarity and Its Possible Uses, Economic Journal 89 (1979).
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import msgspec

from kuroji.classifications.comparable import SCHEME, classifications_of, codes_of, groups
from kuroji.classifications.reporters import reporter, reporters
from kuroji.indicators.balance import any_level
from kuroji.indicators.facts import from_figure
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, flags_of, inputs_of
from kuroji.indicators.level import level
from kuroji.indicators.registry import Indicator
from kuroji.indicators.structure.measures import finger_kreinin
from kuroji.indicators.view import Subject, View, remembered, view
from kuroji.model.errors import NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Basis, Fact
from kuroji.model.observation import WORLD, Flow
from kuroji.model.period import Frequency, Period, of
from kuroji.model.rounding import ratio

METHOD = "comparable groups"
BALANCE_METHOD = "percent of exports"
REST = "rest"
YEARS_BACK = 40


class Side(msgspec.Struct, frozen=True):
    """One country of a comparison: its view and its Facts: shares by group, the balance and its size beside exports."""

    seen: View
    shares: dict[str, Fact]
    balance: Fact | None
    relative: Fact | None

    @property
    def code(self) -> str:
        """The country's code."""
        return self.seen.reporter.code


class Comparison(msgspec.Struct, frozen=True):
    """Two countries compared in a period: their sides, and how alike the two flows are."""

    flow: str
    period: Period
    sides: tuple[Side, Side]
    similarity: Fact | None


def compare(seen: View, other: str, flow: str, period: Period) -> Comparison:
    """The comparison of the view's reporter with another in a period. Raises NotHeld where they share no group."""
    _must_be_flow(flow)
    rival = _rival(seen, other)
    first, second = _side(seen, flow, period), _side(rival, flow, period)
    if not set(first.shares) & set(second.shares):
        raise NotHeld(
            f"{seen.reporter.name_en} and {rival.reporter.name_en} have no group of {flow}s in common in {period}",
            remedy="`kuroji ingest FILE --source comtrade` reads goods by HS code; "
            f"`kuroji series --list --reporter {rival.reporter.code}` shows what is held.",
        )
    method = _method(rival.reporter.code)
    subject = Subject(flow)
    alike = from_figure(
        seen, "country_similarity", method, subject, period, similarity(seen, subject, period, rival.reporter.code)
    )
    return Comparison(flow, period, (first, second), alike)


def newest_year(seen: View, other: str, flow: str) -> Period:
    """The newest year in which the two have a group in common. Raises NotHeld where there is none."""
    newest = seen.last_due_month // 12
    for year in range(newest, newest - YEARS_BACK, -1):
        try:
            compare(seen, other, flow, of(Frequency.YEAR, year))
        except (NotHeld, NotPublished):
            continue
        return of(Frequency.YEAR, year)
    raise NotHeld(
        f"no year of {flow}s by group is held of both {seen.reporter.name_en} and {reporter(other).name_en}",
        remedy=f"`kuroji series --list --reporter {reporter(other).code}` shows what is held of it.",
    )


def group_value(seen: View, subject: Subject, period: Period) -> Figure:
    """The value of a comparable group, in the reporter's currency. Raises NotHeld where its codes are not held."""
    missing: NotHeld | NotPublished | None = None
    for scheme in classifications_of(subject.commodity):
        try:
            return _summed(seen, subject, scheme, period)
        except (NotHeld, NotPublished) as error:
            missing = missing or error
    raise NotHeld(
        f"{subject.commodity} of {period} are held in none of {', '.join(classifications_of(subject.commodity))}",
        where=f"{seen.reporter.code}.{subject.flow}", remedy="Read goods by code into your store first.",
    ) from missing  # fmt: skip


def _summed(seen: View, subject: Subject, scheme: str, period: Period) -> Figure:
    parts = [
        (sign, level(seen, Subject(subject.flow, subject.partner, scheme, code), period))
        for code, sign in codes_of(subject.commodity, scheme, subject.flow)
    ]
    if not parts:
        raise NotHeld(f"{subject.commodity} has no code in {scheme}", where=seen.reporter.code)
    if len({figure.unit for _, figure in parts}) > 1:
        raise NotHeld(f"the codes of {subject.commodity} are held in different currencies", where=seen.reporter.code)
    figures = [figure for _, figure in parts]
    return Figure(
        value=sum((sign * figure.value for sign, figure in parts), Decimal(0)), unit=figures[0].unit,
        quantum=max(f.quantum for f in figures), basis=Basis.COMPUTED,
        formula=" ".join(f"{'+' if s > 0 else '-'} {scheme}:{c}" for c, s in codes_of(subject.commodity, scheme, subject.flow)),
        inputs=inputs_of(figures), flags=flags_of(figures), detail={"classification": scheme},
    )  # fmt: skip


def group_share(seen: View, subject: Subject, period: Period) -> Figure:
    """A comparable group in percent of all goods of the flow with the same partner. Raises as `group_value` does."""
    part = group_value(seen, subject, period)
    whole = level(seen, subject.total(), period)
    if whole.value == 0:
        raise Undefined("nothing was traded, so there are no shares", where=str(period))
    if whole.unit != part.unit:
        raise NotHeld(f"the total is held in {whole.unit}, the group in {part.unit}", where=seen.reporter.code)
    return Figure(
        value=ratio(part.value, whole.value) * 100, unit="percent", quantum=PERCENT_GRAIN, basis=Basis.COMPUTED,
        formula="group / total x 100", inputs=inputs_of((part, whole)), flags=flags_of((part, whole)), detail=part.detail,
    )  # fmt: skip


def balance_of_exports(seen: View, subject: Subject, period: Period) -> Figure:
    """The balance in percent of exports, which has a size that countries share."""
    balance = any_level(seen, subject, period)
    exports = any_level(seen, subject.of(Flow.EXPORT), period)
    if exports.value == 0:
        raise Undefined("there were no exports", where=str(period))
    return Figure(
        value=ratio(balance.value, exports.value) * 100, unit="percent", quantum=PERCENT_GRAIN, basis=Basis.COMPUTED,
        formula="balance / exports x 100", inputs=inputs_of((balance, exports)), flags=flags_of((balance, exports)),
    )  # fmt: skip


def similarity(seen: View, subject: Subject, period: Period, other: str) -> Figure:
    """How alike a flow of two countries is over the groups they share and the rest, 0 to 100 (Finger-Kreinin)."""
    rival = _rival(seen, other)
    both: list[tuple[Figure, Figure]] = []
    for group in groups():
        found = [_share(v, subject.flow, group, period) for v in (seen, rival)]
        if found[0] is not None and found[1] is not None:
            both.append((found[0], found[1]))
    if not both:
        raise NotHeld(f"no group of {subject.flow}s is held of both", where=str(period))
    sides = [[float(pair[n].value) for pair in both] for n in (0, 1)]
    value = finger_kreinin(*([*shares, 100 - sum(shares)] for shares in sides))
    used = [figure for pair in both for figure in pair]
    return Figure(
        value=Decimal(repr(value)), unit="index", quantum=PERCENT_GRAIN, basis=Basis.COMPUTED,
        formula="100 x sum of the smaller shares", inputs=inputs_of(used), flags=flags_of(used),
        detail={"items": len(both) + 1, "groups": len(both), "with": rival.reporter.code, "low": 0, "high": 100},
    )  # fmt: skip


def _share(seen: View, flow: str, group: str, period: Period) -> Figure | None:
    try:
        return group_share(seen, Subject(flow, WORLD, SCHEME, group), period)
    except (NotHeld, NotPublished):
        return None


def _side(seen: View, flow: str, period: Period) -> Side:
    shares = {}
    for group in groups():
        figure = _share(seen, flow, group, period)
        if figure is not None:
            shares[group] = from_figure(
                seen, "group_share", METHOD, Subject(flow, WORLD, SCHEME, group), period, figure
            )
    total = Subject(Flow.BALANCE)
    try:
        balance = from_figure(seen, "balance", "exports-imports", total, period, any_level(seen, total, period))
        size = balance_of_exports(seen, total, period)
    except (NotHeld, NotPublished, Undefined):
        return Side(seen, shares, None, None)
    return Side(seen, shares, balance, from_figure(seen, "balance_ratio", BALANCE_METHOD, total, period, size))


@remembered
def _rival(seen: View, other: str) -> View:
    owner = reporter(other)
    if owner.code == seen.reporter.code:
        raise UsageError("a country is not compared with itself", remedy="Name two countries.")
    if seen.store is None:
        raise NotHeld("there is no store to read the other country from", where=owner.code)
    return view(seen.store, seen.as_of, None, owner.code)


def _method(code: str) -> str:
    return f"finger-kreinin, {METHOD}, {code}"


def _must_be_flow(flow: str) -> None:
    if flow not in (Flow.EXPORT, Flow.IMPORT):
        raise UsageError(f"{flow!r} has no shares", remedy="Compare exports or imports.")


def entries() -> dict[tuple[str, str], Indicator]:
    """The words of comparisons and their functions."""
    alike = {("country_similarity", _method(code)): partial(similarity, other=code) for code in reporters()}
    return {
        ("group_value", METHOD): group_value, ("group_share", METHOD): group_share, ("balance_ratio", BALANCE_METHOD): balance_of_exports,
        **alike,
    }  # fmt: skip
