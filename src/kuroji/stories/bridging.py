"""Points of what moved the balance: by commodity net of both flows, by partner, and what did not do it after all."""

from __future__ import annotations

from kuroji.classifications.commodities import commodity, find_commodity
from kuroji.indicators.breakdown import IMPLIED, PARTNERS, Part, outside
from kuroji.indicators.bridge import Bridge, Net, bridge_by_commodity, bridge_by_partner, part_fact
from kuroji.indicators.view import BALANCE, Subject
from kuroji.model.errors import NotHeld, NotPublished, UsageError
from kuroji.model.fact import Fact, Flag
from kuroji.model.observation import TOTAL, WORLD, Flow
from kuroji.model.period import PART_OF_MONTH
from kuroji.stories.points import LEAST_HABIT, Point, contributions, point, yes
from kuroji.stories.told import Told

MOST_EACH_WAY = 3
# What readers of Japan's balance ask after first; told wherever both flows of it are held.
WATCHED = ("mineral fuels", "semiconductors etc", "motor vehicles")


def bridge_point(told: Told, by: str, place: str = WORLD) -> Point | None:
    """The parts, "commodities" or "partners", that moved the balance most each way; None where they are not held."""
    if told.period.frequency in PART_OF_MONTH:
        return None
    try:
        held = (
            bridge_by_commodity(told.view, told.period, partner=place) if by == "commodities"
            else bridge_by_partner(told.view, told.period)
        )  # fmt: skip
    except (NotHeld, NotPublished):
        return None
    total = told.fact("difference", "yoy", Subject(Flow.BALANCE, place))
    if total is None or total.value == 0 or len(held.parts) < 2 or not _divided(held):
        return None
    better = total.value > 0
    parts = [*_ways(told, held, "along", up=better), *_ways(told, held, "against", up=not better)]
    notes = {"by": by, "better": yes(better), "partner": place}
    return Point("bridge", {"difference": total}, notes, tuple(parts)) if parts else None


def _divided(held: Bridge) -> bool:
    """Whether both flows are held by commodity: a rest that is all of one would stand beside parts of the other."""

    def listed(part: Part | None) -> bool:
        return part is not None and (part.by == PARTNERS or not part.rest or part.subject.commodity != TOTAL)

    return any(listed(net.exports) for net in held.parts) and any(listed(net.imports) for net in held.parts)


def _ways(told: Told, held: Bridge, way: str, *, up: bool) -> list[Point]:
    """The parts that moved the balance up, or down, most; goods that no row lists count by their section."""
    nets = [n for n in held.parts if n.difference and (n.difference > 0) == up]
    if held.parts[0].part.by == PARTNERS:
        # A partner of which one flow is not held would stand beside the others with half its trade.
        nets = [n for n in nets if len(n.directions) == 2 and not n.part.rest]
    return [found for net in nets[:MOST_EACH_WAY] if (found := _part(told, held, net, way))]


def _part(told: Told, held: Bridge, net: Net, way: str) -> Point | None:
    own = part_fact(told.view, held, net)
    if own is None or Flag.BACKFILLED in own.flags:
        return None
    facts: dict[str, Fact | None] = {"difference": own}
    if own.flow == Flow.BALANCE:
        facts |= {flow: _side(told, net, flow) for flow in (Flow.EXPORT, Flow.IMPORT)}
    names = _section(net) if net.part.rest else {"name_en": net.part.name_en, "name_ja": net.part.name_ja}
    return point(way, facts, **names, rest=yes(net.part.rest))


def _side(told: Told, net: Net, flow: Flow) -> Fact | None:
    """What one flow of a part changed by; of a rest, what its listed goods leave, or all of it where none are listed."""
    subject = net.part.subject.of(flow)
    return told.fact("difference", outside(net.part.by), subject) if net.part.rest else difference_of(told, subject)


def _section(net: Net) -> dict[str, str]:
    """The names of what a rest is a rest of: a section of the classification."""
    of = commodity(net.part.subject.flow, net.part.subject.commodity)
    return {"name_en": of.name_en, "name_ja": of.name_ja}


def watched_point(told: Told) -> Point | None:
    """What fuel, chips and cars, net of both flows, did to the balance: the usual suspects, whatever they did."""
    if told.period.frequency in PART_OF_MONTH:
        return None
    parts = []
    for name in WATCHED:
        item = find_commodity(name, Flow.BALANCE)
        subject = Subject(Flow.BALANCE, WORLD, item.classification, item.code)
        parts.append(point("watched", {
            "difference": difference_of(told, subject),
            "level": told.fact("balance", "exports-imports", subject),
        }, name_en=item.name_en, name_ja=item.name_ja))  # fmt: skip
    kept = tuple(p for p in parts if "difference" in p)
    return Point("watched", {}, {}, kept) if kept else None


def acquitted_point(told: Told, *, habit: bool = True) -> Point | None:
    """The import that rose most, where its exports rose by more: it is blamed for a deficit that it made smaller.

    With `habit`, also that this part of the year is always in deficit, where it is. None where there is no deficit, or where what rose most did weigh on the balance.
    """
    balance = told.fact("balance", "exports-imports", BALANCE)
    ranked = sorted(contributions(told, Flow.IMPORT), key=lambda f: -float(f.exact))
    if balance is None or balance.value >= 0 or not ranked or ranked[0].value <= 0:
        return None
    blamed = Subject(Flow.IMPORT, WORLD, ranked[0].classification, ranked[0].code)
    try:
        net = blamed.of(Flow.BALANCE)
    except UsageError:
        return None
    facts = {
        "change": told.fact("change", "yoy", blamed),
        "difference": difference_of(told, net),
        "level": told.fact("balance", "exports-imports", net),
        "export": difference_of(told, blamed.of(Flow.EXPORT)),
        "import": difference_of(told, blamed),
        "habit": _habit(told) if habit else None,
    }
    found = point("acquitted", facts)
    if not {"change", "difference", "level", "export", "import"} <= set(found.facts):
        return None
    return found if found.facts["difference"].value > 0 else None


def difference_of(told: Told, subject: Subject) -> Fact | None:
    """The difference on the year; where the base is known only from a printed change, the one it implies."""
    return told.fact("difference", "yoy", subject) or told.fact("difference", IMPLIED, subject)


def _habit(told: Told) -> Fact | None:
    """That this part of the year is always in deficit, where it is."""
    habit = told.fact("streak", "same-part-of-year", BALANCE)
    return habit if habit is not None and habit.value >= LEAST_HABIT and habit.detail["of"] == "deficit" else None
