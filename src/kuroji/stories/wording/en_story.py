"""The English story: each kind of point as a wire desk would write it.

House rules: the figure that matters comes first; changes are on a year earlier unless
something else is said; a verb fits the size of its change and is not used twice running;
one fact is said once. See docs/reference/style-en.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kuroji.classifications.partners import partner
from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD
from kuroji.model.period import Frequency, parse
from kuroji.model.stage import Stage
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, as_sentence, joined, listed
from kuroji.stories.told import Told
from kuroji.stories.wording import en, en_context
from kuroji.stories.wording.telling import Telling, named

HEADINGS = {
    "totals": "", "balance": "The balance", "drivers": "What moved", "partners": "Partners", "context": "In context",
    "vintage": "Vintage and corrections",
}  # fmt: skip
TITLES = {"totals": "Totals", "export": "Exports: what moved most", "import": "Imports: what moved most"}
HEADS = {
    "totals": ("", "¥ billion", "on a year earlier"), "drivers": ("", "¥ billion", "on a year earlier", "points"),
}  # fmt: skip
LABELS = {"export": "Exports (f.o.b.)", "import": "Imports (c.i.f.)", "balance": "Balance"}


class English(Telling):
    """Says points in English; remembers the verbs it used, and that a year earlier was named."""

    language = "en"

    def __init__(self, told: Told) -> None:
        super().__init__(told)
        self._last_verb = ""
        self._named_base = False

    def headline(self, point: Point) -> Passage:
        """Japan swings to ¥378.7 billion trade deficit in May, first in four months."""
        return headline(self, point)

    def summary(self, exports: Point, imports: Point, balance: Point) -> Passage:
        """The lead: both flows and what they leave, with the source."""
        return summary(self, exports, imports, balance)

    def totals_line(self, exports: Point, imports: Point) -> Passage:
        """Both flows in one line, for the flash."""
        self._last_verb, self._named_base = "", False
        return self.sentence(
            _flow_clause(self, exports, "exports"), self.text("; "), _flow_clause(self, imports, "imports")
        )

    def say(self, point: Point) -> list[Passage]:
        """The paragraphs of a point; none where there is nothing to say."""
        return [p for p in _SAYINGS[point.kind](self, point) if p.text]

    def bullet(self, point: Point) -> list[Passage]:
        """A point in one line."""
        return self.say(point)

    def heading(self, section: str) -> str:
        """The heading of a section; none for the lead."""
        return HEADINGS[section]

    def title(self, table: str) -> str:
        """The title of a table."""
        return TITLES[table]

    def heads(self, table: str) -> tuple[str, ...]:
        """The column heads of a table."""
        return HEADS[table]

    def total_label(self, flow: str) -> str:
        """The row label of a total, with its valuation."""
        return LABELS[flow]

    def commodity(self, fact: Fact) -> str:
        """The commodity a fact is about, as running text names it."""
        return en.COMMODITIES.get(fact.commodity, fact.commodity)

    def place(self, partner: str) -> str:
        """The partner's name."""
        return named(partner, "en")

    def publisher(self) -> tuple[str, ...]:
        """Who published the figures."""
        return (f"{self.owner.publisher_en} of {self.owner.name_en}",)

    def attribution(self) -> str:
        """The source line every output carries."""
        return self.owner.attribution_en

    def sentence(self, *parts: Passage) -> Passage:
        """Parts as one sentence: a capital at the start, a full stop at the end."""
        return as_sentence(joined("", [p for p in parts if p.spans], ""))

    def moved(self, change: Fact) -> Passage:
        """jumped 28.0%: the verb by size, never the same twice running; little changed where it prints as zero."""
        if change.unit == "fold":
            return self.text("grew {c}", c=(change, en.percent(change)))
        if change.value == 0:
            return self.text("were {c}", c=(change, "little changed"))
        verbs = en.verbs(change.value)
        verb = next((v for v in verbs if v != self._last_verb), verbs[0])
        self._last_verb = verb
        return self.text(f"{verb} {{c}}", c=(change, en.percent(change)))

    def against(self) -> str:
        """That a change is on a year earlier, said once a story."""
        if self._named_base:
            return ""
        self._named_base = True
        return " from a year earlier"

    def amount(self, fact: Fact) -> tuple[Fact, str]:
        """A fact with its size in words."""
        return fact, en.money(fact)

    def side(self, fact: Fact) -> str:
        """deficit or surplus."""
        return "deficit" if fact.value < 0 else "surplus"

    def when(self) -> str:
        """The period in words."""
        return en.period(self.told.period)


def headline(say: English, point: Point) -> Passage:
    """Japan swings to ¥378.7 billion trade deficit in May, first in four months."""
    level = point.facts["level"]
    side, country = say.side(level), say.owner.name_en
    when = en.period(say.told.period, year=say.told.period.frequency is not Frequency.MONTH)
    if "first" in point:
        count = int(point.facts["first"].value)
        return say.text(
            f"{country} swings to {{level}} trade {side} in {when}, first in {{first}} {en.kind(say.told.period, count)}",
            level=say.amount(level), first=(point.facts["first"], en.cardinal(count)),
        )  # fmt: skip
    return joined("", [_headline_start(say, point, when), _headline_run(say, point)], "")


def _headline_start(say: English, point: Point, when: str) -> Passage:
    level = point.facts["level"]
    side, country = say.side(level), say.owner.name_en
    change = point.facts.get("change")
    if change is None or say.told.period.frequency is Frequency.MONTH or change.value == 0:
        return say.text(f"{country} posts {{level}} trade {side} in {when}", level=say.amount(level))
    verb = ("widens" if side == "deficit" else "grows") if change.value > 0 else ("narrows" if side == "deficit" else "shrinks")
    return say.text(
        f"{country}'s trade {side} {verb} {{change}} in {when} to {{level}}",
        change=(change, en.percent(change)), level=say.amount(level),
    )  # fmt: skip


def _headline_run(say: English, point: Point) -> Passage:
    run = point.facts.get("streak")
    if run is None or run.detail.get("open"):
        return say.text("")
    colour = "red" if say.side(point.facts["level"]) == "deficit" else "black"
    return say.text(
        f", {{run}} straight {en.kind(say.told.period)} in the {colour}", run=(run, en.ordinal(int(run.value)))
    )


def summary(say: English, exports: Point, imports: Point, balance: Point) -> Passage:
    """Exports rose ... and imports ..., leaving a deficit of ..., provisional figures from the Ministry showed."""
    parts = [_flow_clause(say, exports, "exports"), say.text(" and "), _flow_clause(say, imports, "imports")]
    level = balance.facts["level"]
    leaving = say.text(f", leaving a {say.side(level)} of {{level}}", level=say.amount(level))
    return say.sentence(*parts, leaving, say.text(f", {_source(say)}"))


def _flow_clause(say: English, point: Point, name: str) -> Passage:
    level, change = point.facts.get("level"), point.facts.get("change")
    if change is None and level is not None:
        return say.text(f"{name} were {{level}}", level=say.amount(level))
    if change is None:
        return say.text(f"{name} are not held")
    moved = [say.text(f"{name} "), say.moved(change), say.text(say.against())]
    if level is not None:
        moved.append(say.text(" at {level}" if change.value == 0 else " to {level}", level=say.amount(level)))
    return joined("", moved, "")


def _source(say: English) -> str:
    """provisional figures from the Ministry of Finance showed on 17 June 2026; or: figures as known on ... show."""
    publisher = f"the {say.owner.publisher_en}"
    release = say.release()
    if release is None or not say.is_the_days_release():
        return f"figures from {publisher} as known on {en.day(say.told.view.as_of, say.owner)} show"
    early = (Stage.PROVISIONAL, Stage.FIRST_10_DAYS, Stage.FIRST_20_DAYS)
    label = "provisional" if release.stage in early else "detailed"
    return f"{label} figures from {publisher} showed on {en.day(release.published_at, say.owner)}"


def _flow(say: English, point: Point) -> list[Passage]:
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
    return say.sentence(say.text(f"{name} were {{record}} {scope} in data back to {begins}", record=(record, "the highest")))


def _balance(say: English, point: Point) -> list[Passage]:
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
        before = "" if rank == 1 else f", after {en.period(parse(str(record.detail['since'] or record.detail['previous'])))}" if rank == 2 else ""
        yield say.sentence(say.text(
            f"it was {{place}} {side} of any {en.kind(say.told.period)} in data back to {begins}{before}", place=(record, place),
        ))  # fmt: skip


def _habits(say: English, point: Point) -> list[Passage]:
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


def _poll(say: English, point: Point) -> list[Passage]:
    said = []
    for name in ("balance.balance", "export.change", "import.change", "export.value", "import.value"):
        if name not in point:
            continue
        actual, forecast = point.facts[name], point.facts[f"{name}.poll"]
        if name.endswith("change"):
            said.append(say.sentence(say.text(
                f"the poll had {name.split('.')[0]}s {'up' if forecast.value >= 0 else 'down'} {{poll}}, against {{actual}}",
                poll=(forecast, en.percent(forecast)), actual=(actual, en.signed_percent(actual)),
            )))  # fmt: skip
        else:
            what = f"a {say.side(forecast)} of" if name.startswith("balance") else f"{name.split('.')[0]}s of"
            said.append(say.sentence(say.text(
                f"the poll had expected {what} {{poll}}", poll=say.amount(forecast),
            )))  # fmt: skip
    source = f" ({point.notes['source']})" if point.notes.get("source") else ""
    return [joined("", [*said, say.text(source)], " ")] if said else []


def _drivers(say: English, point: Point) -> list[Passage]:
    """The growth in exports came mainly from ...; against it, ..."""
    name = f"{point.notes['flow']}s"
    where = "" if point.notes["partner"] == WORLD else f" {'to' if name == 'exports' else 'from'} {en.with_article(partner(point.notes['partner']).name_en)}"
    along = [_driver(say, p) for p in point.parts if p.kind == "along"]
    against = [_driver(say, p) for p in point.parts if p.kind == "against"]
    opening = f"{'Growth' if point.notes['up'] else 'The fall'} in {name}{where} came mainly from "
    parts = [say.text(opening), listed(along)]
    if against:
        parts += [say.text("; the largest pull the other way was "), against[0]]
    return [say.sentence(*parts)]


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
        parts.append(say.text(" ({level}, {points})", level=say.amount(level), points=(contribution, en.short_points(contribution))))
    else:
        parts.append(say.text(" ({points})", points=(contribution, en.short_points(contribution))))
    return joined("", parts, "")


def _indices(say: English, point: Point) -> list[Passage]:
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


def _partner(say: English, point: Point) -> list[Passage]:
    """Exports to the US rose ..., imports ..., a surplus of ..."""
    exports, imports, balance, *pages = point.parts
    place = en.with_article(partner(point.notes["partner"]).name_en)
    clauses = []
    if "level" in exports or "change" in exports:
        clauses.append(_flow_clause(say, exports, f"exports to {place}"))
    if "level" in imports or "change" in imports:
        clauses.append(_flow_clause(say, imports, "imports" if clauses else f"imports from {place}"))
    said = [say.sentence(joined("", clauses, " and "))]
    if "level" in balance:
        said.append(_partner_balance(say, balance, place))
    said += [p for page in pages for p in _drivers(say, page)]
    return [joined("", said, " ")]


def _partner_balance(say: English, point: Point, place: str) -> Passage:
    level, change = point.facts["level"], point.facts.get("change")
    parts = [say.text(f"the {say.side(level)} with {place} ")]
    if point.notes.get("turned") and "base" in point:
        base = point.facts["base"]
        parts.append(say.text(f"was {{level}}, after a {say.side(base)} of {{base}}", level=say.amount(level), base=say.amount(base)))
    elif change is not None and change.value >= 100:
        parts.append(say.text("{change} to {level}", change=(change, en.multiplied(change)), level=say.amount(level)))
    elif change is not None:
        verb = ("widened" if level.value < 0 else "grew") if change.value > 0 else ("narrowed" if level.value < 0 else "shrank")
        amount = en.percent(change)
        parts.append(say.text(f"{verb} {{change}} to {{level}}", change=(change, amount), level=say.amount(level)))
    else:
        parts.append(say.text("was {level}", level=say.amount(level)))
    return say.sentence(*parts)


_SAYINGS: dict[str, Callable[[English, Point], list[Passage]]] = {
    "flow": _flow, "balance": _balance, "habits": _habits, "poll": _poll, "drivers": _drivers, "indices": _indices,
    "partner": _partner, "partner brief": _partner, "working days": en_context.working_days, "january": en_context.january,
    "january and february": en_context.january_and_february, "last month revised": en_context.last_month, "outlook": en_context.outlook,
    "vintage": en_context.vintage, "corrections": en_context.corrections, "next": en_context.next_dates,
}  # fmt: skip
