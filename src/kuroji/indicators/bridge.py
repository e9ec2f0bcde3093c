"""The bridge of the trade balance: which goods or partners moved it from one period to another.

Grain: yen; commodities net of both directions (chips sold less chips bought), or partners.
A commodity kept apart in one direction only (crude oil, ships) stands with that direction
alone; the other lies in the rest of its section. What the parts leave of the change of the
balance as held is `remainder`, so that parts and remainder add to it exactly: it is zero
unless the balance was published apart from its flows. Partners are the areas of the
release, which do not overlap, or the countries within them; ASEAN and the EU are left out.
Exports are f.o.b., imports c.i.f.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.indicators.breakdown import IMPLIED, Breakdown, Part, by_commodity, by_partner, outside
from kuroji.indicators.change import difference
from kuroji.indicators.facts import fact_or_none
from kuroji.indicators.figure import Figure
from kuroji.indicators.view import BALANCE, Subject, View
from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD, Flow
from kuroji.model.period import Period


class Net(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a bridge: what its exports and imports changed by, and so the balance.

    `exports` or `imports` is None where the part is not kept apart in that direction.
    """

    exports: Part | None
    imports: Part | None

    @property
    def part(self) -> Part:
        """What the names are taken from: the direction that has only a rest, else exports, else imports."""
        held = [part for part in (self.exports, self.imports) if part]
        return next((part for part in held if part.rest), held[0])

    @property
    def difference(self) -> Decimal:
        """The change of exports less that of imports: what the part did to the balance."""
        exports, imports = (part.difference if part else Decimal(0) for part in (self.exports, self.imports))
        return exports - imports

    @property
    def current(self) -> Decimal:
        """Exports less imports of the part in the period."""
        return (self.exports.current if self.exports else Decimal(0)) - (
            self.imports.current if self.imports else Decimal(0)
        )

    @property
    def base(self) -> Decimal:
        """Exports less imports of the part in the base period."""
        return self.current - self.difference

    @property
    def directions(self) -> tuple[str, ...]:
        """The flows in which the part is kept apart."""
        return tuple(part.subject.flow for part in (self.exports, self.imports) if part)

    @property
    def name_en(self) -> str:
        """The part in English, with its direction where it has only one."""
        return self.part.name_en if len(self.directions) == 2 else f"{self.part.name_en}, {self.directions[0]}s"

    @property
    def name_ja(self) -> str:
        """The part in Japanese, with its direction where it has only one."""
        word = {Flow.EXPORT: "輸出", Flow.IMPORT: "輸入"}[Flow(self.directions[0])]
        return self.part.name_ja if len(self.directions) == 2 else f"{self.part.name_ja}({word})"


class Bridge(msgspec.Struct, frozen=True, kw_only=True):
    """The change of a balance and its parts, those that moved it most first.

    `balance` is the change as held; the parts' differences and `remainder` add to it exactly.
    """

    subject: Subject
    period: Period
    against: Period
    balance: Figure
    parts: tuple[Net, ...]
    remainder: Decimal


def bridge_by_commodity(
    view: View, period: Period, against: Period | None = None, partner: str = WORLD, *, within: bool = True
) -> Bridge:
    """The bridge of the balance with a partner by commodity, net of both directions; by section without `within`.

    The base is a year earlier unless `against` says otherwise. Raises NotHeld or
    NotPublished when a flow is not held on both sides.
    """
    subject = msgspec.structs.replace(BALANCE, partner=partner)
    flows = [
        by_commodity(view, subject.of(flow), period, against, within=within) for flow in (Flow.EXPORT, Flow.IMPORT)
    ]
    return _bridge(view, subject, flows[0], flows[1])


def bridge_by_partner(view: View, period: Period, against: Period | None = None, *, within: bool = False) -> Bridge:
    """The bridge of the world balance by area, or with `within` by country and a rest of each area.

    Raises as `bridge_by_commodity` does.
    """
    flows = [by_partner(view, BALANCE.of(flow), period, against, within=within) for flow in (Flow.EXPORT, Flow.IMPORT)]
    return _bridge(view, BALANCE, flows[0], flows[1])


def part_fact(view: View, bridge: Bridge, net: Net) -> Fact | None:
    """The Fact of one part of a bridge whose base is a year earlier; None against another base.

    Its subject is the part's balance, or its exports or imports where only those are kept
    apart (whose sign is then their own: more imports are a positive difference).
    """
    part = net.part
    subject = part.subject.of(Flow.BALANCE) if len(net.directions) == 2 else part.subject
    implied = any(each.implied for each in (net.exports, net.imports) if each)
    return difference_fact(
        view, subject, bridge.period, bridge.against, rest_of=part.by if part.rest else "", implied=implied
    )


def difference_fact(
    view: View, subject: Subject, period: Period, against: Period, *, rest_of: str = "", implied: bool = False
) -> Fact | None:
    """The Fact of a part's difference on the year, by the method that its rest or implied base asks for; else None."""
    if against != period.year_earlier():
        return None
    method = outside(rest_of) if rest_of else IMPLIED if implied else "yoy"
    return fact_or_none(view, "difference", method, subject, period)


def _bridge(view: View, subject: Subject, exports: Breakdown, imports: Breakdown) -> Bridge:
    change = difference(view, subject, exports.period, exports.against)
    # A section that only one direction divides is a rest there and whole in the other: one word, one part.
    sold, bought = ({part.word: part for part in flow.parts} for flow in (exports, imports))
    parts = [Net(exports=sold.get(word), imports=bought.get(word)) for word in {**sold, **bought}]
    parts.sort(key=lambda net: -abs(net.difference))
    left = change.value - sum((net.difference for net in parts), Decimal(0))
    return Bridge(
        subject=subject, period=exports.period, against=exports.against, balance=change, parts=tuple(parts),
        remainder=left,
    )  # fmt: skip
