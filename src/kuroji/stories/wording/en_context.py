"""The context of an English story: working days, revisions, vintage, corrections, dates to come."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kuroji.model.period import PART_OF_MONTH, parse
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined, listed
from kuroji.stories.wording import en

if TYPE_CHECKING:
    from kuroji.stories.wording.en_story import English


def working_days(say: English, point: Point) -> list[Passage]:
    """May had 18 working days against 20; per working day, exports rose 30.0%."""
    days, base = point.notes["days"], point.notes["base"]
    parts = []
    for flow in ("exports", "imports"):
        if flow in point:
            change = point.facts[flow]
            parts.append(
                say.text(f"{flow} {'rose' if change.value >= 0 else 'fell'} {{c}}", c=(change, en.percent(change)))
            )
    start = say.text(
        f"{en.part(say.told.period)} had {days} working days against {base} a year earlier; per working day, "
    )
    return [say.sentence(start, joined("", parts, " and "))]


def january(say: English, _: Point) -> list[Passage]:
    """A caution: the Lunar New Year moves between January and February."""
    return [
        say.text("The Lunar New Year moves between January and February, so the two months are best read together.")
    ]


def january_and_february(say: English, point: Point) -> list[Passage]:
    """The two months together, which evens out the Lunar New Year."""
    parts = [say.text("January and February together, which evens out the Lunar New Year, ")]
    clauses = []
    for flow in ("exports", "imports"):
        if flow in point:
            change = point.facts[flow]
            clauses.append(
                say.text(f"{flow} {'rose' if change.value >= 0 else 'fell'} {{c}}", c=(change, en.percent(change)))
            )
    if not clauses:
        return []
    return [say.sentence(*parts, joined("", clauses, " and "))]


def last_month(say: English, point: Point) -> list[Passage]:
    """How far the month before has been revised since its first print."""
    now, difference = point.facts["now"], point.facts["difference"]
    before = en.part(parse(point.notes["period"]))
    worse = "lower" if difference.value < 0 else "higher"
    return [say.sentence(say.text(
        f"the balance of {before} now stands at a {say.side(now)} of {{now}}, {{difference}} {worse} than first printed",
        now=say.amount(now), difference=say.amount(difference),
    ))]  # fmt: skip


def outlook(say: English, point: Point) -> list[Passage]:
    """What the revised balance would be, if this print is revised as the others were."""
    fact = point.facts["expected"]
    low, high = float(str(fact.detail["low"])), float(str(fact.detail["high"]))
    months, up = int(str(fact.detail["months"])), int(str(fact.detail["imports_revised_up"]))
    often = "every one" if up == months else f"{up} of {months}"
    range_words = en.balance_range(low, high, fact.unit)
    text = (
        f"First prints are revised: imports were revised up in {often} of the {months} months that have been"
        if up == months
        else f"First prints are revised: imports were revised up in {often} months"
    )
    flips = " The sign itself is not settled." if point.notes.get("flips") else ""
    return [joined("", [say.text(text + "; on that record the revised balance would be about a "
        f"{say.side(fact)} of {{expected}} (80% interval: {range_words}).{flips}", expected=say.amount(fact))], "")]  # fmt: skip


def desk(say: English, point: Point) -> list[Passage]:
    """Exports were the second highest of any month, after March 2026."""
    said = []
    for flow in ("exports", "imports"):
        if flow in point:
            record = point.facts[flow]
            best = en.period(parse(str(record.detail["previous"])))
            said.append(say.sentence(say.text(
                f"{flow} were {{rank}} of any {en.kind(say.told.period)} up to then; the record was {best}'s",
                rank=(record, f"the {en.ordinal(int(record.value))} highest"),
            )))  # fmt: skip
    return [joined("", said, " ")]


def vintage(say: English, point: Point) -> list[Passage]:
    """As known when, and what is not of one vintage."""
    said = [f"Figures are as known on {en.day(say.told.view.as_of, say.owner)}."]
    caveats = {
        "mixed stages": "Exports have reached a later stage than imports, so the balance mixes stages.",
        "mixed vintages": f"{en.capitalised(say.when())} is partly a sum of months of different vintages.",
        "mixed parts": "Its commodity and partner figures are sums of months of different vintages.",
        "backfilled": "Some figures known on that day are not held; the earliest later ones stand in.",
    }
    said += [text for flag, text in caveats.items() if flag in point.notes]
    if say.told.period.frequency not in PART_OF_MONTH:
        said.append(
            "Exports are valued f.o.b., imports c.i.f.; changes use last year's figures as known on the same day."
        )
    return [say.text(" ".join(said))]


def corrections(say: English, point: Point) -> list[Passage]:
    """First printed on ... as ...; since revised."""
    assert say.told.first is not None
    when = en.day(say.told.first.as_of, say.owner)
    parts = [say.text(f"First printed on {when}: ")]
    clauses = []
    if "balance.level" in point:
        was = point.facts["balance.level"]
        clauses.append(say.text(f"a {say.side(was)} of {{was}}", was=say.amount(was)))
    for flow, name in (("export", "exports"), ("import", "imports")):
        if f"{flow}.level" in point:
            level, change = point.facts[f"{flow}.level"], point.facts.get(f"{flow}.change")
            if change is None:
                clauses.append(say.text(f"{name} {{level}}", level=say.amount(level)))
            else:
                clauses.append(say.text(
                    f"{name} {{level}} ({{change}})", level=say.amount(level), change=(change, en.signed_percent(change)),
                ))  # fmt: skip
    return [say.sentence(*parts, listed(clauses), say.text("; the figures above are as revised since"))]


def next_dates(say: English, point: Point) -> list[Passage]:
    """When the next figures are due."""
    following = parse(point.notes["period"])
    names = {
        "first 10 days": f"the first 10 days of {en.part(following)}", "first 20 days": "the first 20 days",
        "month": f"all of {en.part(following)}",
    }  # fmt: skip
    due = [
        f"{words} on {en.day(datetime.fromisoformat(point.notes[name]), say.owner)}"
        for name, words in names.items() if name in point.notes
    ]  # fmt: skip
    expected = "expected" if point.notes["inferred"] else "due"
    return [say.text(f"Next {expected}: {'; '.join(due)}.")]
