"""The explanation of one flow: why it moved, told as a story from Facts alone, in either language."""

from __future__ import annotations

import msgspec

from kuroji.classifications.commodities import commodity
from kuroji.classifications.partners import partner
from kuroji.classifications.reporters import DEFAULT
from kuroji.explain.drivers import By
from kuroji.explain.events.finding import find_events
from kuroji.explain.events.study import EventStudy, event_study
from kuroji.indicators.decomposition.split import balance_terms
from kuroji.indicators.decomposition.terms import Split, Terms
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.observation import WORLD, Flow
from kuroji.model.period import Period
from kuroji.store.opening import Store
from kuroji.stories import bridging, causes
from kuroji.stories.assumed import HELD, Assumed
from kuroji.stories.composing import composed, told_sections
from kuroji.stories.energy import energy_point
from kuroji.stories.events import event_points
from kuroji.stories.explanation_tables import drivers_table, event_table, fuels_table, terms_table
from kuroji.stories.points import Point, balance_point, drivers_point, flow_point, partner_point
from kuroji.stories.story import Story, Table
from kuroji.stories.tables import tables
from kuroji.stories.told import Told, told
from kuroji.stories.wording.voices import VOICES, Voice

Sections = list[tuple[str, tuple[Point, ...]]]
# With a partner the exchange rate is not told, so its absence is no silence.
NOT_ASKED = Point("currency", {})


class How(msgspec.Struct, frozen=True):
    """The method of the split and the assumptions about currencies."""

    method: str
    assumed: Assumed


class Explanation(msgspec.Struct, frozen=True):
    """The story of why something moved, the terms of its change, and the splits behind them, item by item."""

    story: Story
    terms: Terms
    splits: tuple[Split, ...]


def explanation(
    store: Store, period: Period, subject: Subject, as_of: AsOf = LATEST, language: str = "en", code: str = DEFAULT,
    *, method: str = causes.METHOD, assumed: Assumed = HELD,
) -> Explanation:  # fmt: skip
    """Why `subject` moved in `period`, as known at `as_of`; `method` of the split is bennet or montgomery.

    Raises UsageError for a language without wording, NotPublished before the period's
    release, NotHeld when the subject's change is not held.
    """
    if language not in VOICES:
        raise UsageError(f"there are no stories in {language!r}", remedy=f"Use one of: {', '.join(VOICES)}.")
    of = told(store, period, as_of, code)
    how = How(method, assumed)
    if subject.flow == Flow.BALANCE:
        _must_be_of_all_goods(subject)
        splits = tuple(assumed.split(of, subject.of(flow), method) for flow in (Flow.EXPORT, Flow.IMPORT))
        story = (
            _of_balance(of, language, how) if subject == BALANCE else _with_partner(of, subject.partner, language, how)
        )
        return Explanation(story, balance_terms(*splits), splits)
    split = assumed.split(of, subject, method)
    return Explanation(_of_flow(of, subject, language, how), split.terms, (split,))


def _balance_tables(of: Told, voice: Voice, how: How) -> list[Table]:
    """The tables of the period, and what volume and price did to the fuel bill."""
    fuels = fuels_table(of, how.method, voice)
    return [*tables(of, voice), *([fuels] if fuels.rows else [])]


def _one_side(of: Told, subject: Subject, how: How) -> list[Point | None]:
    """What moved one of the two flows: quantity and price, goods, the base."""
    return [
        causes.split_point(of, subject, how.method), drivers_point(of, subject.flow),
        *(causes.leading_point(of, subject, by) for by in (By.COMMODITY, By.PARTNER)), causes.base_point(of, subject),
    ]  # fmt: skip


def _must_be_of_all_goods(subject: Subject) -> None:
    if subject != subject.total():
        raise UsageError(
            "the balance in one commodity is explained through its flows",
            remedy="Ask for --flow export and for --flow import.",
        )


def _with_partner(of: Told, partner: str, language: str, how: How) -> Story:
    """What is behind the balance with one partner: goods net of both flows, then each flow."""
    voice = VOICES[language](of)
    subject = msgspec.structs.replace(BALANCE, partner=partner)
    point = partner_point(of, partner)
    balance = balance_point(of, subject)
    if point is None or "level" not in balance:
        raise NotHeld(f"the balance with {partner} in {of.period} is not held")
    headline = voice.why_balance(balance)
    summary = voice.say(Point("partner", {}, point.notes, point.parts[:3]))[0]
    flows = (subject.of(Flow.EXPORT), subject.of(Flow.IMPORT))
    told_of = {s: (causes.split_point(of, s, how.method), drivers_point(of, s.flow, partner)) for s in flows}
    found: list[tuple[str, list[Point | None]]] = [
        ("bridge", [bridging.bridge_point(of, "commodities", partner)]),
        *((f"{s.flow}s", list(points)) for s, points in told_of.items()),
        ("silence", [causes.silence_point(s, split, NOT_ASKED, goods) for s, (split, goods) in told_of.items()]),
    ]  # fmt: skip
    made = [drivers_table(of, s, voice) for s in flows]
    sections = told_sections(_kept(found), voice)
    return composed(of, voice, _kind(subject), headline, summary, (), sections, [t for t in made if t.rows])


def _of_balance(of: Told, language: str, how: How) -> Story:
    voice = VOICES[language](of)
    balance = balance_point(of)
    headline = voice.why_balance(balance)
    summary = voice.summary(flow_point(of, EXPORTS), flow_point(of, IMPORTS), balance)
    dollars = causes.dollars_point(of)
    found: list[tuple[str, list[Point | None]]] = [
        ("bridge", [
            bridging.bridge_point(of, "commodities"), bridging.acquitted_point(of), bridging.watched_point(of),
            bridging.bridge_point(of, "partners"),
        ]),
        *((f"{s.flow}s", _one_side(of, s, how)) for s in (EXPORTS, IMPORTS)),
        ("currency", [dollars, *(causes.currency_point(of, s, how.assumed, brief=bool(dollars)) for s in (EXPORTS, IMPORTS))]),
        ("energy", [energy_point(of)]),
    ]  # fmt: skip
    return composed(
        of,
        voice,
        "explained",
        headline,
        summary,
        (),
        told_sections(_kept(found), voice),
        _balance_tables(of, voice, how),
    )


def _of_flow(of: Told, subject: Subject, language: str, how: How) -> Story:
    voice = VOICES[language](of)
    moved = causes.moved_point(of, subject)
    if "change" not in moved:
        raise NotHeld(
            f"the change of {subject.flow}s {subject.partner} {subject.code} in {of.period} is not held",
            remedy="`kuroji series --list` shows which series are held.",
        )
    headline = voice.why(moved)
    summary = voice.say(moved)[0]
    studies = [event_study(of.view, event) for event in find_events(subject, of.period)]
    sections = told_sections(_flow_sections(of, subject, how, studies), voice)
    made = [terms_table(of, subject, how.method, how.assumed, voice), drivers_table(of, subject, voice)]
    made += [event_table(study, of, voice) for study in studies]
    return composed(of, voice, _kind(subject), headline, summary, (), sections, [t for t in made if t.rows])


def _kind(subject: Subject) -> str:
    """What the address of an explanation ends with: exports-us-motor-vehicles-explained."""
    place = "" if subject.partner == WORLD else partner(subject.partner).name_en
    goods = "" if subject == subject.total() else commodity(subject.flow, subject.commodity).name_en
    words = f"{'balance' if subject.flow == Flow.BALANCE else f'{subject.flow}s'} {place} {goods} explained".lower()
    return "-".join("".join(c if c.isalnum() else " " for c in words).split())


def _flow_sections(of: Told, subject: Subject, how: How, studies: list[EventStudy]) -> Sections:
    split = causes.split_point(of, subject, how.method)
    currency = causes.currency_point(of, subject, how.assumed)
    drivers = drivers_point(of, subject.flow, subject.partner) if subject == subject.total() else None
    leading = (
        [causes.leading_point(of, subject, by) for by in (By.COMMODITY, By.PARTNER)] if drivers is not None else []
    )
    found: list[tuple[str, list[Point | None]]] = [
        ("split", [split]), ("event", [p for study in studies for p in _of_event(study, of.period)]),
        ("currency", [currency]), ("drivers", [drivers, *leading]), ("base", [causes.base_point(of, subject)]),
        ("silence", [causes.silence_point(subject, split, currency, drivers)]),
    ]  # fmt: skip
    return _kept(found)


def _of_event(study: EventStudy, period: Period) -> list[Point]:
    """What is to be said of an event, but for the changes on the year, which the lead has told: only the duty is left."""
    points = event_points(study, period)
    return [Point("event rate", {}, p.notes) if p.kind == "event changes" else p for p in points]


def _kept(found: list[tuple[str, list[Point | None]]]) -> Sections:
    return [(name, kept) for name, points in found if (kept := tuple(p for p in points if p is not None))]
