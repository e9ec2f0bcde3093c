"""One claim judged: its readings weighed, its verdict, the truth then and now, the likeliest slip, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

import msgspec

from kuroji.claims.judging.causes import cause
from kuroji.claims.judging.comparisons import comparison, direction
from kuroji.claims.judging.finding import Finder, Finding, found, verdict_of
from kuroji.claims.judging.reasons import reason
from kuroji.claims.judging.slips import Slip, slip
from kuroji.claims.judging.stating import claimed
from kuroji.claims.judging.truths import EVERYTHING, Gap, Known, Truths
from kuroji.claims.judging.verdicts import RIGHT, Weighed, chosen, confidence, truth_of, weighed
from kuroji.claims.mention import Mention
from kuroji.claims.reading import Reading, Resolved, Voice
from kuroji.claims.verdict import Judged, Verdict

# Below this a claim is not decided: we would be guessing what it speaks of.
LEAST_CONFIDENCE = 0.68
# To call a claim false takes more: below this, half of such verdicts were misreadings on articles of our own.
LEAST_TO_CONTRADICT = 0.73
# A bare "rose" or "fell" is contradicted only where its words leave no doubt what moved.
SURE_DIRECTION = 0.9
# A figure of another period that the article speaks of may have been misread rather than misstated.
SPOKEN_OF = 0.25
OF_TIME = (Slip.PERIOD, Slip.BASE, Slip.CALENDAR)
STATEMENTS: dict[str, Finder] = {"comparison": comparison, "cause": cause, "direction": direction}
VOICES = {
    Voice.FORECAST: ("a forecast", "予測値"),
    Voice.TARGET: ("a plan or target", "計画・目標値"),
    Voice.COMPANY: ("a figure of a company", "企業の数値"),
}
NOT_YET = ("the figure was not yet published", "当時まだ公表されていない数値")
UNSURE = ("not sure what this refers to", "何を指すか特定できない")


def judged(
    resolved: Resolved, truths: Truths, published: datetime | None, others: Iterable[Reading] = ()
) -> Judged | None:
    """The claim of a mention with its verdict; None where the mention makes none.

    `published` is the article's instant, None where it is not known; `others` are readings
    of the article's other claims, which slips may have been taken from.
    """
    readings = tuple(sorted(resolved.readings, key=lambda r: -r.fit))
    if not readings:
        return None
    best = readings[0]
    if (outside := _outside(best)) and not _long_past(best, truths, published):
        return _unverifiable(resolved.mention, readings, *outside)
    if best.indicator in STATEMENTS:
        return _statement(resolved.mention, readings, truths, published)
    found = _figure(resolved.mention, readings, truths, published, others)
    if outside and found.verdict not in RIGHT:
        return _unverifiable(resolved.mention, readings, *outside)
    return found


def _long_past(reading: Reading, truths: Truths, published: datetime | None) -> bool:
    """Whether a forecast speaks of a period that was old news by then: "I expected it to beat the record of 2022"."""
    if reading.voice != Voice.FORECAST or reading.outside:
        return False
    following = msgspec.structs.replace(reading, period=str(truths.period(reading.period).next()))
    return truths.was_due(following, published)


def _outside(reading: Reading) -> tuple[str, str] | None:
    """Why a reading cannot be answered from trade data, in English and Japanese; None where it can."""
    if reading.outside or reading.indicator == "outside":
        what = (reading.outside or reading.method).replace("_", " ")
        return f"outside merchandise trade data ({what})", f"貿易統計の範囲外({what})"
    if reading.voice in VOICES:
        english, japanese = VOICES[Voice(reading.voice)]
        return f"{english}, not a figure of the statistics", f"{japanese}であり統計値ではない"
    if reading.seasonal:
        return "seasonally adjusted figures are not held", "季節調整値は対象外"
    return None


def _unverifiable(mention: Mention, readings: Sequence[Reading], missing: str, missing_ja: str) -> Judged:
    return Judged(
        mention=mention, verdict=Verdict.UNVERIFIABLE, reading=readings[0], stated=None, grain=mention.grain,
        confidence=readings[0].fit, why=f"{missing[0].upper()}{missing[1:]}.", why_ja=f"{missing_ja}。",
        missing=missing, readings=tuple(readings),
    )  # fmt: skip


def _statement(mention: Mention, readings: Sequence[Reading], truths: Truths, published: datetime | None) -> Judged:
    """A comparison, cause or direction: the first reading the data decide, best fit first."""
    decided: tuple[Reading, Finding, Verdict] | None = None
    for reading in (r for r in readings if r.indicator in STATEMENTS):
        finder = STATEMENTS[reading.indicator]
        now = found(finder, truths, truths.seen(truths.now), reading)
        then = None
        if published is not None and not now.holds:
            then = found(finder, truths, truths.seen(published, scope=EVERYTHING), reading)
        verdict = verdict_of(now, then)
        if decided is None or (decided[2] is Verdict.UNVERIFIABLE and verdict is not Verdict.UNVERIFIABLE):
            decided = reading, now, verdict
    assert decided is not None
    reading, finding, verdict = decided
    if reading.indicator == "direction" and verdict is Verdict.CONTRADICTED and reading.fit < SURE_DIRECTION:
        return _unverifiable(mention, readings, *UNSURE)
    missing = "what the accounting cannot show" if verdict is Verdict.UNVERIFIABLE else ""
    return Judged(
        mention=mention, verdict=verdict, reading=reading, stated=None, grain=None, confidence=reading.fit,
        why=finding.why, why_ja=finding.why_ja, missing=missing, facts=finding.facts, readings=tuple(readings),
    )  # fmt: skip


def _figure(
    mention: Mention,
    readings: Sequence[Reading],
    truths: Truths,
    published: datetime | None,
    others: Iterable[Reading],
) -> Judged:
    usable = [r for r in readings if r.indicator not in STATEMENTS and not r.outside and not r.seasonal]
    due = [r for r in usable if truths.was_due(r, published)]
    if not due:
        return _unverifiable(mention, readings, *NOT_YET)
    candidates = [weighed(truths, claimed(mention, r, truths.period(r.period)), r, published) for r in due]
    won = chosen(truths, candidates, published)
    assert won is not None
    if usable[0] not in due and won.verdict not in RIGHT:
        return _unverifiable(mention, readings, *NOT_YET)
    mistake, source = None, None
    now = truth_of(won.now)
    if won.verdict is Verdict.CONTRADICTED and now is not None:
        mistake, source = slip(truths, won.stated, won.reading, now, others)
    sure = confidence(won, candidates, mistake)
    if source is not None and mistake in OF_TIME and source.fact.period in {r.period for r in others}:
        sure -= SPOKEN_OF
    least = LEAST_TO_CONTRADICT if won.verdict is Verdict.CONTRADICTED else LEAST_CONFIDENCE
    if won.verdict is not Verdict.UNVERIFIABLE and sure < least:
        return msgspec.structs.replace(_unverifiable(mention, readings, *UNSURE), confidence=sure)
    told = reason(won, truths.period(won.reading.period), published, mistake, source)
    return _told(mention, readings, won, sure, str(mistake or ""), told, source)


def _told(
    mention: Mention,
    readings: Sequence[Reading],
    won: Weighed,
    sure: float,
    mistake: str,
    told: tuple[str, str],
    source: Known | None,
) -> Judged:
    """The weighed reading as a judged claim, with its slip where it is contradicted."""
    name = "stale_vintage" if won.verdict is Verdict.OUTDATED else mistake
    missing = won.now.why if isinstance(won.now, Gap) and won.verdict is Verdict.UNVERIFIABLE else ""
    known = [k for k in (won.now, won.then, source) if isinstance(k, Known)]
    first = won.reading
    return Judged(
        mention=mention, verdict=won.verdict, reading=first, stated=_said(won), grain=won.stated.grain,
        truth_now=_value(won.now), truth_then=_value(won.then), slip=name, confidence=sure, why=told[0],
        why_ja=told[1], missing=missing, facts=tuple({k.fact.id: k.fact for k in known}.values()),
        readings=(first, *(r for r in readings if r != first)),
    )  # fmt: skip


def _said(won: Weighed) -> Decimal | None:
    """The stated figure; one whose direction the words leave open takes that of the truth."""
    truth = truth_of(won.now)
    value = won.stated.value
    if value is None or truth is None or not won.stated.unsigned:
        return value
    return abs(value).copy_sign(truth.value)


def _value(known: Known | Gap) -> Decimal | None:
    return known.figure.value if isinstance(known, Known) else None
