"""The body of an English story: the balance, habits, what moved, indices, partners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD
from kuroji.model.period import parse
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined, listed
from kuroji.stories.wording import en
from kuroji.stories.wording.en_lead import flow_clause
from kuroji.stories.wording.telling import named

if TYPE_CHECKING:
    from kuroji.stories.wording.en_story import English


def balance(say: English, point: Point) -> list[Passage]:
    """The balance against a year earlier, and how it stands in its series."""
    level = point.facts["level"]
    side = say.side(level)
    against = _against_a_year_earlier(say, point)
    said = [say.sentence(say.text(f"the {side} of {{level}} ", level=say.amount(level)), against)]
    return [joined("", [*said, *_standing(say, point, side)], " ")]


def _against_a_year_earlier(say: English, point: Point) -> Passage:
    base, change = point.facts.get("base"), point.facts.get("change")
    if point.notes.get("turned") and base is not None:
        return say.text(f"followed a {say.side(base)} of {{base}} a year earlier", base=say.amount(base))
    if change is None:
        return say.text("has no figure of a year earlier to compare with")
    if base is None:
        than = "larger" if change.value > 0 else "smaller"
        return say.text(f"was {{change}} {than} than a year earlier", change=(change, en.percent(change)))
    if change.value >= 100:
        times = (change, en.times_as_large(change))
        return say.text("was {times} the {base} of a year earlier", times=times, base=say.amount(base))
    than = "larger than" if change.value > 0 else "smaller than"
    return say.text(
        f"was {{change}} {than} the {{base}} of a year earlier",
        change=(change, en.percent(change)),
        base=say.amount(base),
    )


def _standing(say: English, point: Point, side: str) -> Iterator[Passage]:
    of = say.told.period
    if "first" in point:
        first = point.facts["first"]
        count = int(first.value)
        yield say.sentence(say.text(
            f"it was the first {side} in {{n}} {en.kind(of, count)}", n=(first, en.cardinal(count)),
        ))  # fmt: skip
    elif "streak" in point:
        run = point.facts["streak"]
        least = "at least " if run.detail.get("open") else ""
        yield say.sentence(say.text(
            f"it was {least}the {{n}} straight {en.kind(of)} of {side}", n=(run, en.ordinal(int(run.value))),
        ))  # fmt: skip
    if "record" in point:
        record = point.facts["record"]
        rank, then = int(record.value), "then " if point.notes["past"] else ""
        place = "the largest" if rank == 1 else f"the {en.ordinal(rank)} largest"
        begins = en.year_of(str(record.detail["series_begins"]))
        before = f", after {en.period(parse(str(record.detail['previous'])))}" if rank == 2 else ""
        yield say.sentence(say.text(
            f"it was {then}{{place}} {side} of any {en.any_of(of)} in data going back to {begins}{before}",
            place=(record, place),
        ))  # fmt: skip


def habits(say: English, point: Point) -> list[Passage]:
    """May has been in deficit every year since 2011. Exports have fallen from April to May every year since 1992."""
    part, before = en.part(say.told.period), en.part(say.told.period.previous())
    past = bool(point.notes["past"])
    said = []
    if "balance" in point:
        habit = point.facts["balance"]
        has = "had" if past else "has"
        said.append(_habit(say, f"{part} {has} been in {habit.detail['of']}", habit))
    for flow in ("exports", "imports"):
        if flow in point:
            habit = point.facts[flow]
            verb = "risen" if habit.detail["of"] == "rise" else "fallen"
            said.append(_habit(say, f"{flow} {'had' if past else 'have'} {verb} from {before} to {part}", habit))
    return [joined("", said, " ")]


def _habit(say: English, text: str, habit: Fact) -> Passage:
    since = (habit, str(habit.detail["since"]))
    if habit.detail.get("open"):
        return say.sentence(say.text(f"{text} in every year of data, from {{since}} on", since=since))
    return say.sentence(say.text(f"{text} every year since {{since}}", since=since))


def drivers(say: English, point: Point) -> list[Passage]:
    """What moved a flow, and what pulled the other way; each flow and partner has a turn of phrase of its own."""
    exports, world, up = point.notes["flow"] == "export", point.notes["partner"] == WORLD, bool(point.notes["up"])
    along = _listed(say, point, "along", full=world)
    against = _listed(say, point, "against")
    if point.notes["even"]:
        return [_even(say, point, along, against)]
    if world and exports:
        said = [say.sentence(say.text(f"the {'rise' if up else 'fall'} in exports was led by "), along)]
        if against.spans:
            said.append(say.sentence(say.text(f"the biggest {'drag' if up else 'offset'} was "), against))
        return [joined("", said, " ")]
    if world:
        start = say.text(f"imports were {'lifted' if up else 'pulled down'} most by ")
        link, end = f", while the biggest {'drag' if up else 'offset'} was ", ""
    elif exports:
        start = say.text("")
        along = joined("", [along, say.text(f" led the {'rise' if up else 'fall'} in exports")], "")
        link, end = ", with ", f" the main {'drag' if up else 'offset'}"
    else:
        start = say.text(f"imports {'rose' if up else 'fell'} chiefly in ")
        link, end = " but ", f" {'fell' if up else 'rose'}"
    tail = (say.text(link), against, say.text(end)) if against.spans else ()
    return [say.sentence(start, along, *tail)]


def _even(say: English, point: Point, along: Passage, against: Passage) -> Passage:
    """Where a flow hardly changed: what added to it and what took from it, alike."""
    added, took = ("added", "took") if point.notes["up"] else ("took", "added")
    where = {"added": "most", "took": "most away"}
    first = say.text(f" {added} {where[added]}")
    tail = (say.text(", while "), against, say.text(f" {took} {where[took]}")) if against.spans else ()
    return say.sentence(say.text(f"among {point.notes['flow']}s, "), along, first, *tail)


def drivers_line(say: English, point: Point) -> Passage:
    """What moved a flow in one line: names and changes."""
    said = [
        say.text(f"{say.commodity(change)} ({{change}})", change=(change, en.grown(change)))
        for part in point.parts
        if part.kind == "along" and (change := part.facts.get("change"))
    ]
    if not said:
        return joined("", [], "")
    up, flow = bool(point.notes["up"]), f"{point.notes['flow']}s"
    start = f"biggest {'contributors to' if up else 'drags on'} {flow}: "
    return say.sentence(say.text(start), listed(said))


def _listed(say: English, point: Point, kind: str, *, full: bool = False) -> Passage:
    """The commodities of one direction; `full` says of the first what the points are."""
    parts = [p for p in point.parts if p.kind == kind]
    return listed([_driver(say, p, full=full and number == 0) for number, p in enumerate(parts)])


def _driver(say: English, point: Point, *, full: bool = False) -> Passage:
    """semiconductors (up 61.2% to ¥709.0 billion, contributing 3.3 percentage points)."""
    contribution = point.facts["contribution"]
    said = f"contributing {en.points(contribution)}" if full else en.short_points(contribution)
    points = (contribution, said)
    change, level = point.facts.get("change"), point.facts.get("level")
    name = say.text(say.commodity(contribution))
    if change is not None and level is not None:
        held = say.text(" ({c} to {v}, {p})", c=(change, en.grown(change)), v=say.amount(level), p=points)
    elif level is not None:
        held = say.text(" ({v}, {p})", v=say.amount(level), p=points)
    else:
        held = say.text(" ({p})", p=points)
    return joined("", [name, held], "")


def indices(say: English, point: Point) -> list[Passage]:
    """By the ministry's trade indices, export volumes fell 0.5% while unit values rose 17.6%; import volumes ..."""
    clauses = []
    for flow in ("export", "import"):
        quantity, unit = point.facts[f"{flow}.quantity_index"], point.facts[f"{flow}.unit_value_index"]
        alike = quantity.value and unit.value and (quantity.value < 0) == (unit.value < 0)
        clauses.append(joined("", [
            say.text(f"{flow} volumes "), _plainly(say, quantity),
            say.text(" and unit values " if alike else " while unit values "),
            say.text("{c}", c=(unit, en.percent(unit))) if alike else _plainly(say, unit),
        ], ""))  # fmt: skip
    return [say.sentence(say.text("by the ministry's trade indices, "), joined("", clauses, "; "))]


def _plainly(say: English, change: Fact) -> Passage:
    if change.value == 0:
        return say.text("were {c}", c=(change, "unchanged"))
    return say.text(f"{'rose' if change.value > 0 else 'fell'} {{c}}", c=(change, en.percent(change)))


def partner(say: English, point: Point) -> list[Passage]:
    """Exports to the US rose ... and imports ..., shrinking the surplus by 19.9% to ..."""
    exports, imports, balance, *pages = point.parts
    place = en.with_article(named(point.notes["partner"], "en"))
    whole = " as a whole" if point.notes["partner"] == "asia" else ""
    clauses = []
    if "level" in exports or "change" in exports:
        clauses.append(flow_clause(say, exports, f"exports to {place}{whole}"))
    if "level" in imports or "change" in imports:
        were = "" if clauses and "change" not in exports else " were"
        clauses.append(flow_clause(say, imports, "imports" if clauses else f"imports from {place}{whole}", were))
    if "level" in balance:
        clauses[-1] = joined("", [clauses[-1], _partner_balance(say, balance)], "")
    said = [say.sentence(joined("", clauses, " and "))]
    said += [p for page in pages for p in drivers(say, page)]
    return [joined("", said, " ")]


def _partner_balance(say: English, point: Point) -> Passage:
    """, narrowing the deficit by 27.9% to ...: what trade with a partner left."""
    level, change = point.facts["level"], point.facts.get("change")
    side = say.side(level)
    if point.notes.get("turned") and "base" in point:
        base = point.facts["base"]
        return say.text(
            f", turning a {say.side(base)} of {{base}} into a {side} of {{level}}",
            base=say.amount(base), level=say.amount(level),
        )  # fmt: skip
    if change is None or change.value == 0:
        return say.text(f", leaving a {side} of {{level}}", level=say.amount(level))
    if change.value >= 100:
        times = (change, en.multiplied(change, en.DOUBLING))
        return say.text(f", with the {side} {{times}} to {{level}}", times=times, level=say.amount(level))
    grew, shrank = ("widening", "narrowing") if side == "deficit" else ("increasing", "shrinking")
    return say.text(
        f", {grew if change.value > 0 else shrank} the {side} by {{change}} to {{level}}",
        change=(change, en.percent(change)), level=say.amount(level),
    )  # fmt: skip
