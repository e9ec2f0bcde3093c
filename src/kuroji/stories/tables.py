"""The tables of a story: totals, and the commodities that moved each flow most."""

from __future__ import annotations

from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.stories.energy import fuel_facts
from kuroji.stories.points import contributions
from kuroji.stories.story import Row, Table
from kuroji.stories.told import Told
from kuroji.stories.wording.voices import Voice

ROWS = 8


def tables(told: Told, voice: Voice) -> tuple[Table, ...]:
    """The tables that have rows, worded by the voice."""
    made = [
        _totals(told, voice), _drivers(told, voice, Flow.EXPORT), _drivers(told, voice, Flow.IMPORT), _energy(told, voice),
    ]  # fmt: skip
    return tuple(table for table in made if table.rows)


def _totals(told: Told, voice: Voice) -> Table:
    rows = []
    for subject in (EXPORTS, IMPORTS, BALANCE):
        level = told.fact("value", "level", subject)
        change = told.fact("balance_change" if subject == BALANCE else "change", "yoy", subject)
        rows.append(Row(voice.total_label(subject.flow), (voice.cell_amount(level), voice.cell_change(change))))
    return Table(voice.title("totals"), voice.heads("totals"), tuple(rows))


def _drivers(told: Told, voice: Voice, flow: str) -> Table:
    rows = []
    for contribution in sorted(contributions(told, flow), key=lambda f: -abs(float(f.exact)))[:ROWS]:
        subject = Subject(flow, contribution.partner_code, contribution.classification, contribution.code)
        level = told.fact("value", "level", subject)
        change = told.fact("change", "yoy", subject)
        rows.append(_row(voice, contribution, level, change))
    return Table(voice.title(flow), voice.heads("drivers"), tuple(rows))


def _energy(told: Told, voice: Voice) -> Table:
    """The bill of each fuel and its change, with the changes of quantity and unit value behind it."""
    rows = []
    for facts in fuel_facts(told):
        cells = [voice.cell_amount(facts["level"])]
        cells += [voice.cell_change(facts.get(name)) for name in ("change", "quantity change", "unit value change")]
        rows.append(Row(voice.commodity(facts["level"]), tuple(cells)))
    return Table(voice.title("energy"), voice.heads("energy"), tuple(rows))


def _row(voice: Voice, contribution: Fact, level: Fact | None, change: Fact | None) -> Row:
    cells = (voice.cell_amount(level), voice.cell_change(change), voice.cell_points(contribution))
    return Row(voice.commodity(contribution), cells)
