"""Mining economics told: what a coin costs, which unit a published figure tripped over, what dearer hardware changes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kuroji.charts.mining import Moved, break_evens
from kuroji.classifications.reporters import DEFAULT
from kuroji.indicators.facts import from_figure
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import Undefined
from kuroji.model.fact import Fact
from kuroji.model.instant import AsOf
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import Period, month, month_ordinal
from kuroji.outlook.mining.chips import Assumption, assumption, unit_value_change
from kuroji.outlook.mining.figures import MINING, RESULTS, figure, method_of
from kuroji.outlook.mining.fleet import Fleet, Kind, Renewal, renewals
from kuroji.outlook.mining.inputs import Inputs, worked_example
from kuroji.outlook.mining.quantity import Quantity, quantity
from kuroji.outlook.mining.scenarios import BASE, Scenario, scenarios
from kuroji.outlook.mining.slips import Diagnosis, diagnosed
from kuroji.store.opening import Store
from kuroji.store.reading import Selection
from kuroji.stories.outlooks import mining_tables as tables
from kuroji.stories.outlooks import mining_words as words
from kuroji.stories.outlooks.telling import About, Place, Teller
from kuroji.stories.outlooks.topic import Outlook, Picture, Topic
from kuroji.stories.story import Table

CIRCUITS = Subject("export", classification="PC", commodity="7032305")


class Chips(msgspec.Struct, frozen=True):
    """The stated way from chips to hardware: from which month's unit value (or a change), share of chips, pass-through."""

    period: Period | None = None
    change: float | None = None
    chip_share: float = 0.5
    pass_through: float = 1.0


class Asked(msgspec.Struct, frozen=True):
    """The inputs, the fleet (none: one of the machine of the inputs), and what is assumed of chips (none: nothing)."""

    inputs: Inputs
    fleet: Fleet | None = None
    chips: Chips | None = None


class Found(msgspec.Struct, frozen=True):
    """What was worked out: Facts by result, scenarios, the fleet as it is renewed, the rise and where it comes from."""

    facts: dict[str, Fact]
    scenarios: tuple[Scenario, ...]
    renewals: tuple[Renewal, ...]
    rise: float
    assumed: Assumption | None
    checked: Diagnosis | None


def tell(store: Store, as_of: AsOf, language: str, asked: Asked | None = None, code: str = DEFAULT) -> Outlook:
    """The economics of the inputs (default: the worked example).

    Raises UsageError for units mixed up and shares that cannot be; NotHeld or NotPublished
    where the unit value of chips is asked for and not held.
    """
    wanted = asked or Asked(worked_example())
    selection = Selection(partner=(WORLD,), commodity=(CIRCUITS.commodity, TOTAL))
    seen = view(store, as_of.instant or store.newest_known_at, selection, code)
    local = seen.as_of.astimezone(seen.reporter.tz)
    period = month(month_ordinal(local.year, local.month))
    t = Teller(store, seen, period, language)
    found = _found(seen, wanted, period)
    sections = [
        words.units(t, found.facts, wanted.inputs, found.checked), words.economics(t, found.facts),
        words.hardware(t, found.facts, found.rise, found.renewals),
        words.chips(t, found.assumed) if found.assumed is not None else None, words.undecided(t), words.caution(t),
    ]  # fmt: skip
    shown = [
        tables.inputs_table(t, wanted.inputs), _scenario_table(t, found.scenarios, wanted.inputs.quantity("lifetime")),
        _renewal_table(t, found.renewals, found.rise),
    ]  # fmt: skip
    own = words.ATTRIBUTION[t.language] if found.assumed is None or found.assumed.source is None else ""
    about = About(
        topic="mining", topics=("bitcoin", "mining", "semiconductors"), entities=("Bitcoin",), attribution=own
    )
    story = t.story(
        about, words.headline(t, found.facts, found.checked), words.summary(t, found.facts, wanted.inputs),
        [s for s in sections if s is not None], shown,
    )  # fmt: skip
    return Outlook(story, (_picture(found, seen, language),), _answer(wanted, found))


def _found(seen: View, asked: Asked, period: Period) -> Found:
    inputs = asked.inputs
    assumed = _assumed(seen, asked.chips) if asked.chips is not None else None
    rise = assumed.rise if assumed is not None else inputs.share("hardware_rise")
    network, terms, machine = inputs.network, inputs.terms, inputs.machine
    fleet = asked.fleet or Fleet((Kind("", quantity("1 EH/s", "hash rate"), machine),))
    table, renewed = scenarios(network, terms, machine), renewals(network, terms, fleet, rise)
    checked = diagnosed(inputs.published.value, inputs.result) if inputs.published is not None else None
    extra = {
        "scenarios": tables.vouched(table),
        "renewals": tables.vouched_renewals(renewed, rise),
        **tables.vouched_check(checked),
    }
    facts = {}
    for name in RESULTS:
        try:
            made = figure(inputs, name)
        except Undefined:
            continue
        made = msgspec.structs.replace(made, detail=made.detail | extra)
        facts[name] = from_figure(seen, "mining", method_of(inputs, name), MINING, period, made)
    return Found(facts, table, renewed, rise, assumed, checked)


def _assumed(seen: View, chips: Chips) -> Assumption:
    if chips.period is None:
        return assumption(chips.change or 0.0, chips.chip_share, chips.pass_through)
    found = unit_value_change(seen, CIRCUITS, chips.period)
    return assumption(float(found.exact) / 100, chips.chip_share, chips.pass_through, found)


def _scenario_table(t: Teller, table: Sequence[Scenario], life: Quantity) -> Table:
    rows: list[tuple[str, list[Place | None]]] = [
        (tables.scenario_name(s, t.language), list(tables.beside_life(s, life, t.language))) for s in table
    ]
    return t.table(tables.SCENARIO_TITLE, tables.SCENARIO_HEADS, rows)


def _renewal_table(t: Teller, renewed: Sequence[Renewal], rise: float) -> Table:
    rows: list[tuple[str, list[Place | None]]] = [
        (tables.years(r.years, t.language), list(tables.told_of_renewal(r))) for r in renewed
    ]
    return t.table(tables.renewal_title(rise), tables.RENEWAL_HEADS, rows)


def _picture(found: Found, seen: View, language: str) -> Picture:
    base = tables.even(next(s for s in found.scenarios if s.name == BASE))
    moves = [s for s in found.scenarios if s.name == BASE or tables.even(s) != base]
    moved = [Moved(tables.scenario_name(s, language), base, tables.even(s)) for s in moves]
    title, source = words.CHART_TITLE[language], words.ATTRIBUTION[language]
    return lambda width: break_evens(moved, title, source, seen.as_of, seen.reporter, language, width)


def _answer(asked: Asked, found: Found) -> dict[str, object]:
    return {"mining": {
        "inputs": {
            name: {"value": given.value, "source": given.source_en} for name, given in asked.inputs.given.items()
        },
        "difficulty": asked.inputs.difficulty,
        "scenarios": tables.vouched(found.scenarios), "renewals": tables.vouched_renewals(found.renewals, found.rise),
        "published": None if found.checked is None else msgspec.structs.asdict(found.checked),
        "chips": None if found.assumed is None else {
            "change": found.assumed.chip_price_change, "share": found.assumed.chip_share,
            "pass_through": found.assumed.pass_through, "rise": found.assumed.rise,
            "fact": None if found.assumed.source is None else found.assumed.source.id,
        },
    }}  # fmt: skip


TOPIC = Topic(
    name="mining",
    title={"en": "Chips to miners: what mining a bitcoin costs", "ja": "半導体と採掘：ビットコイン採掘の採算"},
    intro={
        "en": "Hashprice, break-even electricity, cost of a coin and payback, from inputs with their units; the trap of joules "
        "and watt-hours as the worked example, and what dearer hardware changes.",
        "ja": "ハッシュプライス、採算が合う電力価格、1コイン当たりの費用、回収期間を、単位付きの入力値から計算する。例題はジュールとワット時の取り違え。",
    },
    tell=tell,
)
