"""The nowcast told: a month from its first 10 or 20 days, how sure that is, and how such estimates have done."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kuroji.charts.nowcast import Shown, nowcasts
from kuroji.classifications.reporters import DEFAULT
from kuroji.indicators.facts import fact_or_none, from_figure
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, View, view
from kuroji.model.errors import KurojiError, NotHeld
from kuroji.model.fact import Fact
from kuroji.model.instant import FIRST, AsOf
from kuroji.model.observation import Flow
from kuroji.model.period import Period, month
from kuroji.outlook.nowcast.choosing import Question, question
from kuroji.outlook.nowcast.estimating import Nowcast
from kuroji.outlook.nowcast.figures import (
    AS_KNOWN,
    DAYS,
    HIGH,
    LOW,
    METHODS,
    MIDDLE,
    RULES,
    STAND_INS,
    entries,
    judged,
    judged_period,
    made,
)
from kuroji.outlook.nowcast.judging import Judgement
from kuroji.outlook.nowcast.ledger import FLOWS, ledger_of
from kuroji.store.opening import Store
from kuroji.stories.outlooks import nowcast_words as words
from kuroji.stories.outlooks.telling import About, Place, Teller
from kuroji.stories.outlooks.topic import Outlook, Picture, Topic
from kuroji.stories.story import Section, Table
from kuroji.stories.told import WORLD_TOTALS

TOTALS = {"exports": EXPORTS, "imports": IMPORTS, "balance": BALANCE}
Facts = dict[str, Fact]


class Told(msgspec.Struct, frozen=True):
    """What the story is told from: the question, the views of now and of the estimate, and the estimate's Facts."""

    asked: Question
    now: View
    then: View
    estimates: Facts

    @property
    def month(self) -> Period:
        """The month that is estimated."""
        return month(self.asked.ordinal)

    def fact(self, name: str, word: str, extra: str = "", period: Period | None = None) -> Fact:
        """One Fact of the nowcast; `name` is exports, imports or balance, `extra` follows the stage in its method."""
        method = METHODS[self.asked.stage] + extra
        subject, of = TOTALS[name], period or self.month
        return from_figure(self.then, word, method, subject, of, entries()[word, method](self.then, subject, of))


def tell(store: Store, as_of: AsOf, language: str, period: Period | None = None, code: str = DEFAULT) -> Outlook:
    """The nowcast of a month, of one ten-day release, or (None) of the newest; as known at an instant.

    Raises NotPublished without ten-day figures, NotHeld where too few months tell how they
    relate to the month, UsageError for another kind of period.
    """
    of = told(store, as_of, period, code)
    t = Teller(store, of.now, of.asked.part, language)
    sections = [
        words.estimate_section(t, of.estimates), _first_days(t, of), _method(t, of), _outcome(t, of),
        *(s for known in (AS_KNOWN, STAND_INS) if (s := _record(t, of, known)) is not None), words.caution(t),
    ]  # fmt: skip
    tables = [
        _estimates_table(t, of),
        *(table for known in (AS_KNOWN, STAND_INS) for table in _record_tables(t, of, known)),
    ]
    about = About(topic="nowcast", topics=("trade-balance", "exports", "imports", "nowcast"))
    headline, summary = (
        words.headline(t, of.estimates, of.month),
        words.summary(t, of.estimates, of.month, out=of.asked.out),
    )
    story = t.story(about, headline, summary, [s for s in sections if s is not None], tables)
    return Outlook(story, _pictures(of, language), _answer(of))


def told(store: Store, as_of: AsOf, period: Period | None, code: str) -> Told:
    """The question understood and its estimate made. Raises as tell does."""
    if as_of == FIRST and period is not None:
        newest = view(store, store.newest_known_at, WORLD_TOTALS, code)
        now = view(store, question(ledger_of(newest), newest.as_of, period).instant, WORLD_TOTALS, code)
    else:
        now = view(store, as_of.instant or store.newest_known_at, WORLD_TOTALS, code)
    asked = question(ledger_of(now), now.as_of, period)
    then = now if asked.instant == now.as_of else view(store, asked.instant, WORLD_TOTALS, code)
    made(then, month(asked.ordinal), asked.stage)
    empty = Told(asked, now, then, {})
    found = {
        f"{name}{end}": empty.fact(name, "nowcast", end) for name in TOTALS for end in (MIDDLE, LOW, HIGH)
    } | {f"{name} change": empty.fact(name, "nowcast_change") for name in ("exports", "imports")}  # fmt: skip
    return msgspec.structs.replace(empty, estimates=found)


def _first_days(t: Teller, of: Told) -> Section | None:
    """What the Ministry printed of the first days, and the working days in them."""
    found = {
        f"{name}{kind}": fact_or_none(of.then, word, method, TOTALS[name], of.asked.part)
        for name, kind, word, method in (
            ("exports", "", "value", "level"), ("exports", " change", "change", "yoy"),
            ("imports", "", "value", "level"), ("imports", " change", "change", "yoy"),
            ("exports", " daily", "change", "per-working-day"), ("imports", " daily", "change", "per-working-day"),
            ("balance", "", "balance", "exports-imports"),
        )
    }  # fmt: skip
    held = {name: fact for name, fact in found.items() if fact is not None}
    if len(held) < len(found):
        return None
    return words.first_days_section(t, held, of.estimates["exports"].detail, of.asked.part)


def _method(t: Teller, of: Told) -> Section:
    details = [of.estimates[f"{name} change"].detail for name in ("exports", "imports")]
    return words.method_section(t, details[0], details[1], of.month)


def _outcome(t: Teller, of: Told) -> Section | None:
    """What was first published of the month, once it is out."""
    if not of.asked.out or of.now.store is None:
        return None
    first = view(of.now.store, _first_known(of), WORLD_TOTALS, of.now.reporter.code)
    found = {
        name: fact_or_none(first, *(("balance", "exports-imports") if name == "balance" else ("value", "level")), subject, of.month)
        for name, subject in TOTALS.items()
    }  # fmt: skip
    held = {name: fact for name, fact in found.items() if fact is not None}
    return words.outcome_section(t, held, of.estimates) if len(held) == len(found) else None


def _first_known(of: Told) -> datetime:
    held = ledger_of(of.now)
    known = [said.known_at for flow in FLOWS if (said := held.first(flow, of.month)) is not None]
    return max(known)


def _judged(of: Told, known: str) -> Judgement | None:
    try:
        return judged(of.then, of.asked.stage, known == STAND_INS)
    except NotHeld:
        return None


def _rules(found: Judgement) -> list[str]:
    shared = found.rules(Flow.BALANCE)
    return [rule for rule in RULES if rule == RULES[0] or rule in shared]


def _errors(of: Told, known: str, found: Judgement) -> dict[str, Facts]:
    """The mean absolute errors by rule and total."""
    period = judged_period(found)
    return {
        rule: {name: of.fact(name, "nowcast_error", f", {rule}, {known}", period) for name in TOTALS}
        for rule in _rules(found)
    }


def _record(t: Teller, of: Told, known: str) -> Section | None:
    found = _judged(of, known)
    if found is None:
        return words.no_record_section(t) if known == AS_KNOWN else None
    held = {name: of.fact(name, "nowcast_coverage", f", {known}", judged_period(found)) for name in TOTALS}
    return words.record_section(t, _errors(of, known, found), held, judged_period(found), known == STAND_INS)


def _estimates_table(t: Teller, of: Told) -> Table:
    rows: list[tuple[str, list[Place | None]]] = []
    for name in TOTALS:
        cells = [t.trillions(of.estimates[f"{name}{end}"]) for end in (MIDDLE, LOW, HIGH)]
        change = of.estimates.get(f"{name} change")
        rows.append((words.TOTALS[name][t.language], [*cells, t.number(change)]))
    return t.table(words.estimates_title(of.month), words.ESTIMATE_HEADS, rows)


def _record_tables(t: Teller, of: Told, known: str) -> list[Table]:
    found = _judged(of, known)
    if found is None:
        return []
    errors = _errors(of, known, found)
    rows: list[tuple[str, list[Place | None]]] = [
        (words.RULES[rule][t.language], [t.number(of["exports"]), t.number(of["imports"]), t.billions(of["balance"])])
        for rule, of in errors.items()
    ]
    title = words.record_title(judged_period(found), len(found.months), known == STAND_INS)
    return [t.table(title, words.RECORD_HEADS, rows)]


def _pictures(of: Told, language: str) -> tuple[Picture, ...]:
    days, owner, as_of = DAYS[of.asked.stage], of.now.reporter, of.now.as_of

    def picture(shown: list[Shown], flow: str) -> Picture:
        return lambda width: nowcasts(shown, flow, days, as_of, owner, language, width)

    return tuple(
        picture(shown, subject.flow) for name, subject in TOTALS.items() if (shown := _shown(of, name, subject))
    )


def _shown(of: Told, name: str, subject: Subject) -> list[Shown]:
    """Every month that can be judged: by what was known on the day where that is held, else with later figures."""
    filled, known = _judged(of, STAND_INS), _judged(of, AS_KNOWN)
    if filled is None:
        return []
    held = {m.ordinal: m for m in known.months} if known is not None else {}
    shown = [
        Shown(month(m.ordinal), j.estimate.low, j.estimate.value, j.estimate.high, j.outcome, m.ordinal not in held)
        for m in (held.get(one.ordinal, one) for one in filled.months) for j in (m.flows[subject.flow],)
    ]  # fmt: skip
    low, middle, high = (of.estimates[f"{name}{end}"].value for end in (LOW, MIDDLE, HIGH))
    return [*shown, Shown(of.month, low, middle, high, _published(of, subject))]


def _published(of: Told, subject: Subject) -> float | None:
    """What was first published of the month, once it is out."""
    first = {flow: ledger_of(of.now).first(flow, of.month) for flow in FLOWS} if of.asked.out else {}
    exports, imports = (said.value if (said := first.get(flow)) is not None else None for flow in FLOWS)
    if exports is None or imports is None:
        return None
    return {Flow.EXPORT: exports, Flow.IMPORT: imports}.get(Flow(subject.flow), exports - imports)


def _answer(of: Told) -> dict[str, object]:
    estimate: Nowcast = made(of.then, of.month, of.asked.stage)
    answer: dict[str, object] = {"nowcast": {
        "month": str(of.month), "from": str(of.asked.part), "months": estimate.months,
        "correlation": round(estimate.correlation, 2), "published": of.asked.out,
    }}  # fmt: skip
    for known, key in ((AS_KNOWN, "record"), (STAND_INS, "record_with_later_figures")):
        try:
            found = judged(of.then, of.asked.stage, known == STAND_INS)
        except KurojiError:
            continue
        answer[key] = [
            {
                "month": str(month(m.ordinal)), "made": m.made.as_of.isoformat(),
                **{str(flow): {"low": round(j.estimate.low), "estimate": round(j.estimate.value),
                               "high": round(j.estimate.high), "first_published": round(j.outcome)}
                   for flow, j in m.flows.items()},
            }
            for m in found.months
        ]  # fmt: skip
    return answer


TOPIC = Topic(
    name="nowcast",
    title={"en": "Nowcast: the month from its first days", "ja": "月次推計：上旬・上中旬の速報から"},
    intro={
        "en": "The Ministry of Finance publishes the first 10 and first 20 days of each month. What they say of the "
        "whole month, how sure that is, and how such estimates have done.",
        "ja": "財務省は毎月、上旬と上中旬の貿易額を公表する。そこから月全体を推計し、確からしさと過去の成績を示す。",
    },
    tell=tell,
)
