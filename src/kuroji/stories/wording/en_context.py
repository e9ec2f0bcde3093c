"""The context of an English story: working days, revisions, vintage, corrections, dates to come."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kuroji.language.currencies import valuation
from kuroji.model.period import PART_OF_MONTH, Frequency, month, parse
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined, listed
from kuroji.stories.wording import en

if TYPE_CHECKING:
    from kuroji.stories.wording.en_story import English


def working_days(say: English, point: Point) -> list[Passage]:
    """May had 18 working days, two fewer than a year earlier; per working day, exports rose 30.0% and imports 25.0%."""
    days, base = int(point.notes["days"]), int(point.notes["base"])
    gap = f"{en.cardinal(abs(days - base))} {'fewer' if days < base else 'more'} than" if days != base else "as many as"
    start = say.text(f"{en.part(say.told.period)} had {days} working days, {gap} a year earlier; per working day, ")
    return [say.sentence(start, _both_moved(say, point))]


def _both_moved(say: English, point: Point) -> Passage:
    """exports rose 30.0% and imports 25.0%; exports rose 3.2% and imports fell 3.1%."""
    clauses: list[Passage] = []
    last = ""
    for flow in ("exports", "imports"):
        if flow in point:
            change = point.facts[flow]
            verb = "rose" if change.value >= 0 else "fell"
            said = f"{flow} {{c}}" if verb == last else f"{flow} {verb} {{c}}"
            clauses.append(say.text(said, c=(change, en.percent(change))))
            last = verb
    return joined("", clauses, " and ")


def january(say: English, _: Point) -> list[Passage]:
    """A caution: the Lunar New Year moves between January and February."""
    return [
        say.text("The Lunar New Year moves between January and February, so the two months are best read together.")
    ]


def january_and_february(say: English, point: Point) -> list[Passage]:
    """The two months together, which evens out the Lunar New Year."""
    if "exports" not in point and "imports" not in point:
        return []
    parts = [say.text("over January and February together, which evens out the Lunar New Year, ")]
    parts.append(_both_moved(say, point))
    if "balance" in point:
        balance = point.facts["balance"]
        parts.append(say.text(f", leaving a {say.side(balance)} of {{balance}}", balance=say.amount(balance)))
    return [say.sentence(*parts)]


def last_month(say: English, point: Point) -> list[Passage]:
    """How far the month before has been revised since its first print."""
    now, difference = point.facts["now"], point.facts["difference"]
    before, side = en.part(parse(point.notes["period"])), say.side(now)
    places = {"now": say.amount(now), "difference": say.amount(difference)}
    if point.notes["turned"]:
        first = "surplus" if side == "deficit" else "deficit"
        return [say.sentence(say.text(
            f"{before}, first printed as a {first}, is now a {side} of {{now}} after a revision of {{difference}}", **places,
        ))]  # fmt: skip
    way = "up" if (difference.value < 0) == (side == "deficit") else "down"
    return [say.sentence(say.text(f"{before}'s {side} has been revised {way} by {{difference}} to {{now}}", **places))]


def outlook(say: English, point: Point) -> list[Passage]:
    """What the revised balance would be, if this print is revised as the others were."""
    fact = point.facts["expected"]
    side, part = say.side(fact), en.part(say.told.period)
    low, high = float(str(fact.detail["low"])), float(str(fact.detail["high"]))
    months, up = int(str(fact.detail["months"])), int(str(fact.detail["imports_revised_up"]))
    often = f"all {months}" if up == months else f"{up} of {months}"
    was = "surplus" if side == "deficit" else "deficit"
    become = f"{part}'s {was} would become a {side} of" if point.notes["turned"] else f"{part}'s {side} would end up at"
    flips = "; its sign is not settled" if point.notes["flips"] else ""
    return [say.sentence(say.text(
        f"imports were revised up after their first print in {often} months for which revisions are held; on that record, {become} "
        f"about {{expected}} (80% interval: {en.balance_range(low, high, fact.unit)}){flips}",
        expected=say.amount(fact),
    ))]  # fmt: skip


def desk(say: English, point: Point) -> list[Passage]:
    """Exports were the second highest of any month; the record was set in March 2026."""
    then = "then " if point.notes["past"] else ""
    said = []
    for flow in ("exports", "imports"):
        if flow in point:
            record = point.facts[flow]
            best = en.period(parse(str(record.detail["previous"])))
            said.append(say.sentence(say.text(
                f"{flow} were {then}{{rank}} of any {en.any_of(say.told.period)}; the record was set in {best}",
                rank=(record, f"the {en.ordinal(int(record.value))} highest"),
            )))  # fmt: skip
    return [joined("", said, " ")]


def part_of_month(say: English, _: Point) -> list[Passage]:
    """A caution: ten-day figures cover a part of the month."""
    days = 10 if say.told.period.frequency is Frequency.FIRST_10_DAYS else 20
    month = en.part(say.told.period)
    return [say.text(f"The figures cover 1 to {days} {month} only and are not comparable with those of a whole month.")]


def implied_month(say: English, point: Point) -> list[Passage]:
    """On these figures Kuroji estimates all of September at ...; over ... such estimates missed the balance by ..."""
    balance, error = point.facts["balance"], point.facts["error"]
    places = {name: say.amount(fact) for name, fact in point.facts.items()}
    flips = ", so the sign is not settled" if point.notes["open"] else ""
    later = ", measured partly on later figures" if point.notes["later"] else ""
    estimate = say.sentence(say.text(
        f"on these figures Kuroji estimates all of {en.part(month(say.told.period.end))} at exports of {{exports}} and imports "
        f"of {{imports}}, a {say.side(balance)} of {{balance}}", **places,
    ))  # fmt: skip
    record = say.sentence(say.text(
        f"from {en.period(parse(error.period))} such estimates missed the balance by {{error}} on average{later}{flips}", **places,
    ))  # fmt: skip
    return [joined("", [estimate, record], " ")]


def vintage(say: English, point: Point) -> list[Passage]:
    """As known when, and what is not of one vintage."""
    said = [f"Figures are as known on {en.day(say.told.view.as_of, say.owner)}."]
    caveats = {
        "mixed stages": "Exports have reached a later stage than imports, so the balance mixes stages.",
        "mixed vintages": f"The totals of {say.when()} are partly sums of months at different stages of revision.",
        "mixed parts": "Commodity and partner figures are sums of months at different stages of revision.",
        "backfilled": "Some figures known on that day are not held; the earliest later ones stand in.",
        "apart": "The balance is as printed, so it differs from exports less imports, which are of another print.",
    }
    said += [text for flag, text in caveats.items() if flag in point.notes]
    if say.told.period.frequency not in PART_OF_MONTH:
        said.append(
            f"Exports are valued {valuation(say.owner.export_valuation, 'en')}, "
            f"imports {valuation(say.owner.import_valuation, 'en')}; "
            "changes use the year-earlier figures as known on the same day."
        )
    return [say.text(" ".join(said))]


def corrections(say: English, point: Point) -> list[Passage]:
    """The first print, on ..., showed ...; since revised."""
    assert say.told.first is not None
    start = say.text(f"the first print, on {en.day(say.told.first.as_of, say.owner)}, showed ")
    clauses = []
    if "balance.level" in point:
        was = point.facts["balance.level"]
        clauses.append(say.text(f"a {say.side(was)} of {{was}}", was=say.amount(was)))
    for flow in ("export", "import"):
        if f"{flow}.level" in point:
            level, change = point.facts[f"{flow}.level"], point.facts.get(f"{flow}.change")
            size = say.text(f"{flow}s of {{level}}", level=say.amount(level))
            signed = say.text(" ({c})", c=(change, en.signed_percent(change))) if change is not None else say.text("")
            clauses.append(joined("", [size, signed], ""))
    return [say.sentence(start, listed(clauses), say.text("; the figures above are as revised since"))]


def next_dates(say: English, point: Point) -> list[Passage]:
    """When the next figures are due."""
    following = parse(point.notes["period"])
    names = {
        "first 10 days": f"the first 10 days of {en.part(following)}",
        "first 20 days": "the first 20 days" if "first 10 days" in point.notes else f"the first 20 days of {en.part(following)}",
        "month": f"all of {en.part(following)}",
    }  # fmt: skip
    due = [
        f"{words} on {en.day(datetime.fromisoformat(point.notes[name]), say.owner)}"
        for name, words in names.items() if name in point.notes
    ]  # fmt: skip
    expected = "expected" if point.notes["inferred"] else "due"
    return [say.text(f"Next {expected}: {'; '.join(due)}.")]
