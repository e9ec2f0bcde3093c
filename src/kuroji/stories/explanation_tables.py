"""The tables of an explanation: the terms of a change, what drove it, and an event month by month."""

from __future__ import annotations

from kuroji.charts.event import MEASURES
from kuroji.explain.events.study import EventStudy, index_name
from kuroji.indicators.view import Subject
from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD
from kuroji.stories.assumed import Assumed
from kuroji.stories.bridging import difference_of
from kuroji.stories.energy import fuel_subjects
from kuroji.stories.points import contributions
from kuroji.stories.story import Row, Table
from kuroji.stories.told import Told
from kuroji.stories.wording.voices import Voice

ROWS = 10


def terms_table(told: Told, subject: Subject, method: str, assumed: Assumed, voice: Voice) -> Table:
    """The terms of a change of value in billions, and the change that they add up to."""
    own = {
        "quantity": told.fact("effect", f"quantity,{method}", subject), "mix": told.fact("effect", f"mix,{method}", subject),
        "total": difference_of(told, subject), **assumed.terms(told, subject, method),
    }  # fmt: skip
    found = [(name, own.get(name)) for name in ("quantity", "price", "currency", "mix", "not split", "total")]
    rows = tuple(Row(voice.term_label(name), (voice.cell_amount(f),)) for name, f in found if f is not None and f.value)
    return Table(voice.title("terms"), voice.heads("terms"), rows if len(rows) > 2 else ())


def drivers_table(told: Told, subject: Subject, voice: Voice) -> Table:
    """The commodities that moved a flow with a partner most, with their contributions."""
    rows = []
    if subject == subject.total():
        for contribution in sorted(
            contributions(told, subject.flow, subject.partner), key=lambda f: -abs(float(f.exact))
        )[:ROWS]:
            part = Subject(subject.flow, subject.partner, contribution.classification, contribution.code)
            cells = (
                voice.cell_amount(told.fact("value", "level", part)), voice.cell_change(told.fact("change", "yoy", part)),
                voice.cell_points(contribution),
            )  # fmt: skip
            rows.append(Row(voice.commodity(contribution), cells))
    title = (
        voice.title(subject.flow)
        if subject.partner == WORLD
        else f"{voice.title(subject.flow)} ({voice.place(subject.partner)})"
    )
    return Table(title, voice.heads("drivers"), tuple(rows))


def fuels_table(told: Told, method: str, voice: Voice) -> Table:
    """The change of each fuel's bill in billions and its terms; those of all fuels together come first."""
    rows = []
    for subject in fuel_subjects(told):
        difference = difference_of(told, subject)
        terms = [told.fact("effect", f"{term},{method}", subject) for term in ("quantity", "price", "mix", "not-split")]
        if difference is not None and terms[0] is not None:
            cells = (difference, *(f if f is not None and f.value else None for f in terms))
            rows.append(Row(voice.commodity(difference), tuple(voice.cell_amount(f) for f in cells)))
    return Table(voice.title("fuels"), voice.heads("fuels"), tuple(rows))


def event_table(study: EventStudy, told: Told, voice: Voice) -> Table:
    """An event month by month up to the story's period: indices to the base year and absorption."""
    rows = []
    for month in study.months:
        if month.period < study.event.first_month or month.period.end > told.period.end:
            continue
        found: list[Fact | None] = [month.facts.get(index_name(measure)) for measure in MEASURES]
        cells = (*(voice.cell_index(f) for f in found), voice.cell_ratio(month.facts.get("absorption")))
        rows.append(Row(voice.month(month.period), cells))
    return Table(voice.event_title(study.event), voice.heads("event"), tuple(rows))
