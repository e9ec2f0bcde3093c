"""What a change is made of: the parts of a flow that do not overlap, and what they leave.

Grain: the principal commodities of the codelist within their sections, or the countries
within their areas; yen, both periods as of one instant. Rows that lie inside another row
(`memo` commodities, ASEAN, the EU) are left out. Of every section and area what its held
parts leave is a part of its own, a rest, and so is what sections and areas leave of the
whole; rests are computed and may be a little negative where rounded rows add to more than
their rounded sum. So the parts always add exactly to the change of the whole. A base that
is not held but implied by a printed change is used, and flagged; a part held on one side
only is in the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import msgspec

from kuroji.classifications.commodities import Commodity, commodities, commodity
from kuroji.classifications.partners import partner, partners
from kuroji.indicators.decomposition.items import Sides, sides
from kuroji.indicators.figure import Figure, flags_of, inputs_of
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import NotHeld, NotPublished, UsageError
from kuroji.model.fact import Basis
from kuroji.model.observation import TOTAL, WORLD, Flow
from kuroji.model.period import Period

Children = Callable[[Subject], tuple[Subject, ...]]
COMMODITIES = "commodities"
PARTNERS = "partners"
SECTIONS = "sections"
AREAS = "areas"
# The registry's methods of a difference whose base may be implied, and of what the parts of a subject leave.
IMPLIED = "yoy, base implied"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a subject: itself, or with `rest` what its own parts leave of it.

    `sides` are its levels in both periods; `inside` those of the parts that a rest leaves out.
    """

    subject: Subject
    rest: bool
    by: str
    sides: Sides
    inside: tuple[Sides, ...] = ()

    @property
    def current(self) -> Decimal:
        """The level in the period, in the unit of the subject."""
        return self.sides.current.value - sum((s.current.value for s in self.inside), Decimal(0))

    @property
    def base(self) -> Decimal:
        """The level in the base period."""
        return self.sides.base.value - sum((s.base.value for s in self.inside), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """Current minus base."""
        return self.current - self.base

    @property
    def implied(self) -> bool:
        """Whether a base was worked back from a printed change."""
        return self.sides.implied or any(s.implied for s in self.inside)

    @property
    def word(self) -> str:
        """The part's name in codes, the same in both flows: the concept of a commodity, the code of a partner."""
        return self.subject.partner if self.by == PARTNERS else _goods(self.subject).concept

    @property
    def name_en(self) -> str:
        """The part in English, as facts name it."""
        own = partner(self.subject.partner).name_en if self.by == PARTNERS else _goods(self.subject).name_en
        return f"rest of {own}" if self.rest else own

    @property
    def name_ja(self) -> str:
        """The part in Japanese."""
        own = partner(self.subject.partner).name_ja if self.by == PARTNERS else _goods(self.subject).name_ja
        return f"{own}のその他" if self.rest else own


class Breakdown(msgspec.Struct, frozen=True):
    """The change of a subject between two periods and its parts, in the order of the codelist.

    The parts' differences add exactly to `difference`.
    """

    subject: Subject
    period: Period
    against: Period
    whole: Sides
    parts: tuple[Part, ...]

    @property
    def difference(self) -> Decimal:
        """The change of the whole, in its unit."""
        return self.whole.current.value - self.whole.base.value


def by_commodity(
    view: View, subject: Subject, period: Period, against: Period | None = None, *, within: bool = True
) -> Breakdown:
    """The change of an export or import subject by principal commodity, and a rest of each section.

    By section alone without `within`.

    The base is a year earlier unless `against` says otherwise. Raises NotHeld or
    NotPublished when the subject itself is not held on both sides, UsageError for a balance.
    """
    return _breakdown(view, subject, period, against or period.year_earlier(), COMMODITIES if within else SECTIONS)


def by_partner(
    view: View, subject: Subject, period: Period, against: Period | None = None, *, within: bool = True
) -> Breakdown:
    """The change of an export or import subject by country, and a rest of each area; by area alone without `within`.

    Raises as `by_commodity` does.
    """
    return _breakdown(view, subject, period, against or period.year_earlier(), PARTNERS if within else AREAS)


@remembered
def _breakdown(view: View, subject: Subject, period: Period, against: Period, by: str) -> Breakdown:
    if subject.flow == Flow.BALANCE:
        raise UsageError("a balance is broken down through its exports and imports", remedy="Use the bridge.")
    whole = sides(view, subject, period, against)
    found = _parts(view, subject, whole, period, against, by)
    return Breakdown(subject, period, against, whole, tuple(found))


def _parts(view: View, subject: Subject, own: Sides, period: Period, against: Period, by: str) -> list[Part]:
    inside = _inside(view, subject, period, against, by)
    kind = {SECTIONS: COMMODITIES, AREAS: PARTNERS}.get(by, by)
    if not inside:
        return [Part(subject=subject, rest=False, by=kind, sides=own)]
    parts = [part for child, found in inside for part in _parts(view, child, found, period, against, by)]
    left = Part(subject=subject, rest=True, by=kind, sides=own, inside=tuple(found for _, found in inside))
    return [*parts, left] if left.current or left.base else parts


def _inside(view: View, subject: Subject, period: Period, against: Period, by: str) -> list[tuple[Subject, Sides]]:
    """The parts held of a subject; those of a part that is not held itself take its place."""
    found: list[tuple[Subject, Sides]] = []
    for child in CHILDREN[by](subject):
        own = _held(view, child, period, against)
        found += [(child, own)] if own else _inside(view, child, period, against, by)
    return found


def _held(view: View, subject: Subject, period: Period, against: Period) -> Sides | None:
    try:
        return sides(view, subject, period, against)
    except (NotHeld, NotPublished):
        return None


def commodity_children(subject: Subject) -> tuple[Subject, ...]:
    """The sections of a total, or the commodities of a section that do not lie inside one another."""
    return tuple(
        msgspec.structs.replace(subject, classification=item.classification, commodity=item.code)
        for item in commodities(subject.flow) if item.parent == subject.commodity and not item.memo
    )  # fmt: skip


def partner_children(subject: Subject) -> tuple[Subject, ...]:
    """The areas of the world, or the countries of an area."""
    return tuple(
        msgspec.structs.replace(subject, partner=item.code)
        for item in partners() if item.parent == subject.partner and not item.memo
    )  # fmt: skip


CHILDREN: dict[str, Children] = {
    COMMODITIES: commodity_children,
    PARTNERS: partner_children,
    SECTIONS: lambda subject: commodity_children(subject) if subject.commodity == TOTAL else (),
    AREAS: lambda subject: partner_children(subject) if subject.partner == WORLD else (),
}


def outside(by: str) -> str:
    """The registry's method of the difference on the year of what a subject's parts leave."""
    return f"yoy, outside its {by}"


def rest_difference(view: View, subject: Subject, period: Period, *, by: str) -> Figure:
    """The change on the year of what the held parts of a subject leave of it; for a balance that of exports minus that of imports.

    The whole of it where none of its parts is held. Raises NotHeld or NotPublished when the
    subject is not held on both sides.
    """
    base = period.year_earlier()
    if subject.flow != Flow.BALANCE:
        return part_figure(_outer(view, subject, period, base, by), base)
    flows = [part_figure(_outer(view, subject.of(flow), period, base, by), base) for flow in (Flow.EXPORT, Flow.IMPORT)]
    return net_figure(flows[0], flows[1])


def _outer(view: View, subject: Subject, period: Period, against: Period, by: str) -> Part:
    """The rest of a subject; the whole of it where no part is held."""
    own = sides(view, subject, period, against)
    inside = tuple(found for _, found in _inside(view, subject, period, against, by))
    return Part(subject=subject, rest=bool(inside), by=by, sides=own, inside=inside)


def implied_difference(view: View, subject: Subject, period: Period) -> Figure:
    """Current minus the base of a year earlier, which may be worked back from the printed change."""
    if subject.flow == Flow.BALANCE:
        exports, imports = (implied_difference(view, subject.of(f), period) for f in (Flow.EXPORT, Flow.IMPORT))
        return net_figure(exports, imports)
    base = period.year_earlier()
    found = sides(view, subject, period, base)
    return part_figure(Part(subject=subject, rest=False, by=COMMODITIES, sides=found), base)


def part_figure(part: Part, against: Period) -> Figure:
    """The change of a part as a figure: in the unit of the subject, to the coarsest grain of its levels."""
    used = [figure for s in (part.sides, *part.inside) for figure in (s.current, s.base)]
    return Figure(
        value=part.difference, unit=part.sides.current.unit, quantum=max(figure.quantum for figure in used),
        basis=Basis.IMPLIED if part.implied else Basis.COMPUTED,
        formula="(current - base) of the whole - (current - base) of its parts" if part.rest else "current - base",
        inputs=inputs_of(used), flags=flags_of(used), base=against,
        detail={"parts": len(part.inside)} if part.rest else {},
    )  # fmt: skip


def net_figure(exports: Figure, imports: Figure) -> Figure:
    """The change of a balance from those of its flows."""
    implied = Basis.IMPLIED in (exports.basis, imports.basis)
    return Figure(
        value=exports.value - imports.value, unit=exports.unit, quantum=max(exports.quantum, imports.quantum),
        basis=Basis.IMPLIED if implied else Basis.COMPUTED, formula="change of exports - change of imports",
        inputs=inputs_of((exports, imports)), flags=flags_of((exports, imports)), base=exports.base,
    )  # fmt: skip


def _goods(subject: Subject) -> Commodity:
    return commodity(subject.flow, subject.commodity)
