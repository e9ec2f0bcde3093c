"""The body of an English story: flows, the balance, what moved, partners, indices, polls."""

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


def flow(say: English, point: Point) -> list[Passage]:
    """The run and the record of a flow; its level and change are in the summary."""
    name = f"{point.notes['flow']}s"
    said = []
    if "first" in point:
        first = point.facts["first"]
        count = int(first.value)
        said.append(say.sentence(say.text(
            f"it was the first {first.detail['of']} in {name} in {{n}} {en.kind(say.told.period, count)}",
            n=(first, en.cardinal(count)),
        )))  # fmt: skip
    elif "streak" in point:
        run = point.facts["streak"]
        least = "at least " if run.detail.get("open") else ""
        said.append(say.sentence(say.text(
            f"{name} have {'risen' if run.detail['of'] == 'rise' else 'fallen'} for {least}{{n}} {en.kind(say.told.period, int(run.value))} in a row",
            n=(run, en.cardinal(int(run.value))),
        )))  # fmt: skip
    if "record" in point:
        said.append(_record(say, point.facts["record"], name))
    return [joined("", said, " ")] if said else []


def _record(say: English, record: Fact, name: str) -> Passage:
    begins = en.year_of(str(record.detail["series_begins"]))
    kind = en.kind(say.told.period)
    scope = f"for any {kind}" if record.detail["scope"] == "all-time" else f"for any {en.part(say.told.period)}"
    return say.sentence(
        say.text(f"{name} were {{record}} {scope} in data back to {begins}", record=(record, "the highest"))
    )


def balance(say: English, point: Point) -> list[Passage]:
    """The balance against a year earlier, and how it stands in its series."""
    level = point.facts["level"]
    side = say.side(level)
    parts = [say.text(f"the {side} of {{level}}", level=say.amount(level))]
    base, change = point.facts.get("base"), point.facts.get("change")
    if point.notes.get("turned") and base is not None:
        parts.append(say.text(f" followed a {say.side(base)} of {{base}} a year earlier", base=say.amount(base)))
    elif change is not None and base is not None:
        size = "larger than" if change.value > 0 else "smaller than"
        parts.append(say.text(
            f" was {{change}} {size} the {{base}} of a year earlier", change=(change, en.percent(change)), base=say.amount(base),
        ))  # fmt: skip
    elif change is not None:
        parts.append(say.text(
            f" was {{change}} {'larger' if change.value > 0 else 'smaller'} than a year earlier", change=(change, en.percent(change)),
        ))  # fmt: skip
    else:
        parts.append(say.text(" has no figure of a year earlier to compare with"))
    said = [say.sentence(*parts), *_standing(say, point, side)]
    return [joined("", said, " ")]


def _standing(say: English, point: Point, side: str) -> Iterator[Passage]:
    if "first" in point:
        first = point.facts["first"]
        count = int(first.value)
        yield say.sentence(say.text(
            f"it was the first {side} in {{n}} {en.kind(say.told.period, count)}", n=(first, en.cardinal(count)),
        ))  # fmt: skip
    elif "streak" in point:
        run = point.facts["streak"]
        least = "at least " if run.detail.get("open") else ""
        yield say.sentence(say.text(
            f"it was {least}the {{n}} straight {en.kind(say.told.period)} of {side}", n=(run, en.ordinal(int(run.value))),
        ))  # fmt: skip
    if "record" in point:
        record = point.facts["record"]
        rank = int(record.value)
        place = "the largest" if rank == 1 else f"the {en.ordinal(rank)} largest"
        begins = en.year_of(str(record.detail["series_begins"]))
        before = (
            ""
            if rank == 1
            else f", after {en.period(parse(str(record.detail['since'] or record.detail['previous'])))}"
            if rank == 2
            else ""
        )
        yield say.sentence(say.text(
            f"it was {{place}} {side} of any {en.kind(say.told.period)} in data back to {begins}{before}", place=(record, place),
        ))  # fmt: skip


def habits(say: English, point: Point) -> list[Passage]:
    """May has shown a deficit every year since 2011; exports have fallen from April to May."""
    said = []
    part = en.part(say.told.period)
    if "balance" in point:
        habit = point.facts["balance"]
        since = int(str(habit.detail["since"]))
        said.append(say.sentence(say.text(
            f"{part} has shown a {habit.detail['of']} every year since {{since}}", since=(habit, str(since)),
        )))  # fmt: skip
    before = en.part(say.told.period.previous())
    for flow in ("exports", "imports"):
        if flow in point:
            habit = point.facts[flow]
            verb = "risen" if habit.detail["of"] == "rise" else "fallen"
            said.append(say.sentence(say.text(
                f"{flow} have {verb} from {before} to {part} every year since {{since}}", since=(habit, str(habit.detail["since"])),
            )))  # fmt: skip
    return [joined("", said, " ")]


def poll(say: English, point: Point) -> list[Passage]:
    """The poll had expected a deficit of ¥250.0 billion."""
    source = point.notes.get("source")
    said: list[Passage] = []
    for name in ("balance.balance", "export.value", "import.value", "export.change", "import.change"):
        if name not in point:
            continue
        forecast, actual = point.facts[f"{name}.poll"], point.facts[name]
        flow = f"{name.split('.')[0]}s"
        who = "it also" if said else f"the poll by {source}" if source else "a poll beforehand"
        if name.endswith("change"):
            way = "up" if forecast.value >= 0 else "down"
            said.append(say.sentence(say.text(
                f"{who} had {flow} {way} {{poll}}; the figure was {{actual}}",
                poll=(forecast, en.percent(forecast)), actual=(actual, en.signed_percent(actual)),
            )))  # fmt: skip
        else:
            what = f"a {say.side(forecast)} of" if name.startswith("balance") else f"{flow} of"
            said.append(say.sentence(say.text(f"{who} had expected {what} {{poll}}", poll=say.amount(forecast))))
    return [joined("", said, " ")] if said else []


def drivers(say: English, point: Point) -> list[Passage]:
    """What moved a flow, and what pulled the other way; each flow and partner has a turn of phrase of its own."""
    exports, world, up = point.notes["flow"] == "export", point.notes["partner"] == WORLD, bool(point.notes["up"])
    place = "" if world else en.with_article(named(point.notes["partner"], "en"))
    along = listed([_driver(say, p) for p in point.parts if p.kind == "along"])
    against = [_driver(say, p) for p in point.parts if p.kind == "against"]
    other, end = "fell" if up else "rose", ""
    if world and exports:
        parts = [say.text(f"{'growth' if up else 'the fall'} in exports came mainly from "), along]
        link = "; the largest pull the other way was "
    elif world:
        parts = [say.text(f"imports {'grew' if up else 'shrank'} most in "), along]
        link = f", while the {'steepest drag' if up else 'main rise'} was in "
    elif exports:
        parts = [along, say.text(f" {'led' if up else 'weighed most on'} exports to {place}")]
        link, end = ", with ", f" the main {'drag' if up else 'gain'}"
    else:
        parts = [say.text(f"imports from {place} {'rose' if up else 'fell'} chiefly in "), along]
        link = f" but {other} in "
    return [say.sentence(*parts, *((say.text(link), against[0], say.text(end)) if against else ()))]


def _driver(say: English, point: Point) -> Passage:
    """semiconductors etc, up 61.2% at ¥709.0 billion (3.3 points)."""
    contribution = point.facts["contribution"]
    parts = [say.text(say.commodity(contribution))]
    change, level = point.facts.get("change"), point.facts.get("level")
    if change is not None and level is not None:
        way = "up" if change.value >= 0 else "down"
        parts.append(say.text(
            f" ({way} {{change}} to {{level}}, {{points}})",
            change=(change, en.percent(change)), level=say.amount(level), points=(contribution, en.short_points(contribution)),
        ))  # fmt: skip
    elif level is not None:
        parts.append(
            say.text(
                " ({level}, {points})", level=say.amount(level), points=(contribution, en.short_points(contribution))
            )
        )
    else:
        parts.append(say.text(" ({points})", points=(contribution, en.short_points(contribution))))
    return joined("", parts, "")


def indices(say: English, point: Point) -> list[Passage]:
    """By the Ministry's indices the quantity of exports fell 0.5% while unit values rose 17.6%."""
    said = []
    for flow in ("export", "import"):
        quantity, unit = point.facts[f"{flow}.quantity_index"], point.facts[f"{flow}.unit_value_index"]
        link = " while" if (quantity.value < 0) != (unit.value < 0) else " and"
        start = "by the trade indices, " if flow == "export" else ""
        said.append(say.sentence(
            say.text(f"{start}the quantity of {flow}s "), _plainly(say, quantity), say.text(f"{link} their unit value "),
            _plainly(say, unit),
        ))  # fmt: skip
    return [joined("", said, " ")]


def _plainly(say: English, change: Fact) -> Passage:
    if change.value == 0:
        return say.text("was {c}", c=(change, "unchanged"))
    return say.text(f"{'rose' if change.value > 0 else 'fell'} {{c}}", c=(change, en.percent(change)))


def partner(say: English, point: Point) -> list[Passage]:
    """Exports to the US rose ..., imports ..., a surplus of ..."""
    exports, imports, balance, *pages = point.parts
    place = en.with_article(named(point.notes["partner"], "en"))
    clauses = []
    if "level" in exports or "change" in exports:
        clauses.append(flow_clause(say, exports, f"exports to {place}"))
    if "level" in imports or "change" in imports:
        clauses.append(flow_clause(say, imports, "imports" if clauses else f"imports from {place}"))
    said = [say.sentence(joined("", clauses, " and "))]
    if "level" in balance:
        said.append(_partner_balance(say, balance, place))
    said += [p for page in pages for p in drivers(say, page)]
    return [joined("", said, " ")]


def _partner_balance(say: English, point: Point, place: str) -> Passage:
    level, change = point.facts["level"], point.facts.get("change")
    parts = [say.text(f"the {say.side(level)} with {place} ")]
    if point.notes.get("turned") and "base" in point:
        base = point.facts["base"]
        parts.append(
            say.text(
                f"was {{level}}, after a {say.side(base)} of {{base}}", level=say.amount(level), base=say.amount(base)
            )
        )
    elif change is not None and change.value >= 100:
        parts.append(say.text("{change} to {level}", change=(change, en.multiplied(change)), level=say.amount(level)))
    elif change is not None:
        verb = (
            ("widened" if level.value < 0 else "grew")
            if change.value > 0
            else ("narrowed" if level.value < 0 else "shrank")
        )
        amount = en.percent(change)
        parts.append(say.text(f"{verb} {{change}} to {{level}}", change=(change, amount), level=say.amount(level)))
    else:
        parts.append(say.text("was {level}", level=say.amount(level)))
    return say.sentence(*parts)
