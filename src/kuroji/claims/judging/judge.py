"""One claim judged: its readings weighed, its verdict, the truth then and now, the likeliest slip, and why.

A verdict of "contradicted" is earned: where another reading that the words leave open agrees
with the figure, that one was meant or nothing is decided (see neighbours and confidence).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import msgspec

from kuroji.claims.judging.causes import cause
from kuroji.claims.judging.comparisons import comparison, direction
from kuroji.claims.judging.confidence import Standing, confidence, terms_of
from kuroji.claims.judging.finding import Finder, Finding, found, verdict_of
from kuroji.claims.judging.neighbours import Neighbour, Slip, Spoken, neighbours
from kuroji.claims.judging.reasons import reason
from kuroji.claims.judging.rivals import Rival, rival
from kuroji.claims.judging.slips import miswritten
from kuroji.claims.judging.stating import claimed
from kuroji.claims.judging.truths import EVERYTHING, Gap, Known, Truths
from kuroji.claims.judging.verdicts import RIGHT, Weighed, chosen, of_itself, truth_of, weighed
from kuroji.claims.mention import Mention
from kuroji.claims.reading import Reading, Resolved, Voice
from kuroji.claims.verdict import Judged, Verdict

# Below this a claim is not decided: we would be guessing what it speaks of.
LEAST_CONFIDENCE = 0.5
# To call a claim false takes more: most of what is less sure was misread when articles were first read.
LEAST_TO_CONTRADICT = 0.73
# A bare "rose" or "fell" is contradicted only where its words leave no doubt what moved.
SURE_DIRECTION = 0.9
# A rival that the words exclude no more than this was meant.
MEANT = 0.85
LEAST_SURE_OF_THE_DIGITS = 0.1
# A reading of the resolver that costs more than its best is excluded by so many times as much; by more where it is
# another measure, which the words would have named.
OF_THE_WORDS, OF_THE_MEASURE = 1.5, 2.5
# A neighbour is called the slip only if agreement by accident is that unlikely.
LARGEST_CHANCE = 0.05
STATEMENTS: dict[str, Finder] = {"comparison": comparison, "cause": cause, "direction": direction}
VOICES = {
    Voice.FORECAST: ("a forecast", "予測値"),
    Voice.TARGET: ("a plan or target", "計画・目標値"),
    Voice.COMPANY: ("a figure of a company", "企業の数値"),
}
NOT_YET = ("the figure was not yet published", "当時まだ公表されていない数値")
UNSURE = ("not sure what this refers to", "何を指すか特定できない")


def judged(
    resolved: Resolved, truths: Truths, published: datetime | None, spoken: Sequence[Spoken] = ()
) -> Judged | None:
    """The claim of a mention with its verdict; None where the mention makes none.

    `published` is the article's instant, None where it is not known; `spoken` are the readings
    of the article's other claims, which this one may share a period or a subject with.
    """
    readings = tuple(sorted(resolved.readings, key=lambda r: -r.fit))
    if not readings:
        return None
    best = readings[0]
    if (outside := _outside(best)) and not _long_past(best, truths, published):
        return _unverifiable(resolved.mention, readings, *outside)
    if best.indicator in STATEMENTS:
        return _statement(resolved.mention, readings, truths, published)
    found = _figure(resolved, readings, truths, published, spoken)
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
    resolved: Resolved,
    readings: Sequence[Reading],
    truths: Truths,
    published: datetime | None,
    spoken: Sequence[Spoken],
) -> Judged:
    mention = resolved.mention
    usable = [r for r in readings if r.indicator not in STATEMENTS and not r.outside and not r.seasonal]
    due = [r for r in usable if truths.was_due(r, published)]
    if not due:
        return _unverifiable(mention, readings, *NOT_YET)
    candidates = [weighed(truths, claimed(mention, r, truths.period(r.period)), r, published) for r in due]
    won = chosen(truths, candidates, published)
    assert won is not None
    if usable[0] not in due and won.verdict not in RIGHT:
        return _unverifiable(mention, readings, *NOT_YET)
    slipped = won.verdict is Verdict.IMPRECISE and of_itself(won.reading)
    if slipped or won.verdict in RIGHT or won.verdict is Verdict.UNVERIFIABLE:
        return _decided(mention, readings, won, Standing(), published, truths)
    return _doubted(resolved, readings, won, candidates, truths, published, spoken)


def _doubted(
    resolved: Resolved,
    readings: Sequence[Reading],
    won: Weighed,
    candidates: Sequence[Weighed],
    truths: Truths,
    published: datetime | None,
    spoken: Sequence[Spoken],
) -> Judged:
    """A claim whose figure does not agree with the reading its words fit best: misread, or not right."""
    around = _around(won, resolved.sentence, candidates, truths, spoken)
    other = rival(truths, resolved.mention, around, published)
    if other is not None and other.cost <= MEANT and other.accident <= LEAST_SURE_OF_THE_DIGITS:
        meant = _with_doubt(other)
        return _decided(resolved.mention, readings, meant, Standing(), published, truths)
    now = truth_of(won.now)
    pen = miswritten(won.stated, won.reading, now) if now is not None and _is_false(won) else None
    standing = Standing(pen, other, _borne_out(won.reading, spoken))
    return _decided(resolved.mention, readings, won, standing, published, truths)


def _is_false(won: Weighed) -> bool:
    return won.verdict is Verdict.CONTRADICTED


def _around(
    won: Weighed, sentence: int, candidates: Sequence[Weighed], truths: Truths, spoken: Sequence[Spoken]
) -> list[Neighbour]:
    """The other readings the words allow, and the neighbours of the best one, those excluded least first."""
    own = won.reading
    least = _cost(own)
    allowed = [
        Neighbour(slip, c.reading, max(0.0, _times(slip) * (_cost(c.reading) - least)))
        for c in candidates if c.reading != own
        for slip in [_differing(own, c.reading)]
    ]  # fmt: skip
    nearby = neighbours(own, sentence, spoken, truths.period, directed=not won.stated.unsigned)
    return sorted([*allowed, *nearby], key=lambda each: each.cost)


def _times(slip: Slip) -> float:
    return OF_THE_MEASURE if slip is Slip.MEASURE else OF_THE_WORDS


def _cost(reading: Reading) -> float:
    return sum(size for _, size in reading.doubts)


def _differing(own: Reading, other: Reading) -> Slip:
    """The slip that taking the figure of another reading would be."""
    if other.period != own.period:
        return Slip.PERIOD
    if other.subject.flow != own.subject.flow:
        return Slip.FLOW
    if other.subject.partner != own.subject.partner:
        return Slip.PARTNER
    return Slip.COMMODITY if other.subject.commodity != own.subject.commodity else Slip.MEASURE


def _with_doubt(other: Rival) -> Weighed:
    """The rival's reading, with the doubt of having been found next door."""
    reading = other.weighed.reading
    doubts = (*reading.doubts, ("reading next door", other.cost))
    return msgspec.structs.replace(other.weighed, reading=msgspec.structs.replace(reading, doubts=doubts))


def _borne_out(own: Reading, spoken: Sequence[Spoken]) -> tuple[int, int]:
    """How many other claims of the period agree, and how many do not."""
    same = [each.held for each in spoken if each.reading.period == own.period]
    return same.count(True), same.count(False)


def _decided(
    mention: Mention,
    readings: Sequence[Reading],
    won: Weighed,
    standing: Standing,
    published: datetime | None,
    truths: Truths,
) -> Judged:
    """The verdict with its confidence, or none where that is too low."""
    terms = terms_of(won, standing)
    sure = confidence(terms)
    least = LEAST_TO_CONTRADICT if _is_false(won) else LEAST_CONFIDENCE
    if won.verdict is not Verdict.UNVERIFIABLE and sure < least:
        return msgspec.structs.replace(_unverifiable(mention, readings, *UNSURE), confidence=sure, terms=terms)
    mistake, source = _mistake(standing) if _is_false(won) else (None, None)
    told = reason(won, truths.period(won.reading.period), published, mistake, source)
    found = _told(mention, readings, won, sure, str(mistake or ""), told, source)
    return msgspec.structs.replace(found, terms=terms)


def _mistake(standing: Standing) -> tuple[Slip | None, Known | None]:
    """The likeliest slip, with the figure it was taken from where it is another's."""
    if standing.pen is not None:
        return standing.pen, None
    other = standing.rival
    if other is None or other.accident > LARGEST_CHANCE:
        return None, None
    known = other.weighed.now if isinstance(other.weighed.now, Known) else other.weighed.then
    return other.slip, known if isinstance(known, Known) else None


def spoken_by(resolved: Resolved, found: Judged) -> Spoken | None:
    """What a judged claim tells of the article: its reading and how its figure fared; None for none."""
    if found.reading is None or found.reading.outside or found.reading.indicator in STATEMENTS:
        return None
    held = None
    if found.verdict in RIGHT:
        held = True if _has_digits(found) else None
    elif found.terms:
        held = False
    return Spoken(resolved.sentence, found.reading, held)


def _has_digits(found: Judged) -> bool:
    return bool(found.stated and found.grain and abs(found.stated) >= 100 * found.grain)


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
