"""One claim judged: its readings weighed, its verdict, the truth then and now, the likeliest slip, and why.

A verdict of "contradicted" is earned: where another reading that the words leave open agrees
with the figure, that one was meant or nothing is decided (see doubting and confidence).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.judging.case import Case
from kuroji.claims.judging.causes import cause
from kuroji.claims.judging.comparisons import comparison, direction
from kuroji.claims.judging.confidence import NEXT_DOOR, Standing
from kuroji.claims.judging.deciding import UNSURE, decided, unverifiable
from kuroji.claims.judging.doubting import doubted, elsewhere
from kuroji.claims.judging.finding import Finder, Finding, found, verdict_of
from kuroji.claims.judging.neighbours import Spoken
from kuroji.claims.judging.outright import is_dated_outright
from kuroji.claims.judging.setting import Setting
from kuroji.claims.judging.stating import claimed
from kuroji.claims.judging.truths import EVERYTHING, Truths
from kuroji.claims.judging.verdicts import RIGHT, Weighed, chosen, of_itself, weighed
from kuroji.claims.reading import Reading, Resolved, Voice
from kuroji.claims.verdict import Judged, Verdict

# A bare "rose" or "fell" is contradicted only where its words leave no doubt what moved.
SURE_DIRECTION = 0.9
STATEMENTS: dict[str, Finder] = {"comparison": comparison, "cause": cause, "direction": direction}
VOICES = {
    Voice.FORECAST: ("a forecast", "予測値"),
    Voice.TARGET: ("a plan or target", "計画・目標値"),
    Voice.COMPANY: ("a figure of a company", "企業の数値"),
    Voice.BET: ("a bet", "賭け"),
}
# Forecasters who speak in the present speak of what is to come.
STILL_SEEN = expression(r"(?:we |our )?(?:now |still )?(?:see|look for|call|house view)", re.IGNORECASE)
NOT_YET = ("the figure was not yet published", "当時まだ公表されていない数値")


def judged(
    resolved: Resolved,
    truths: Truths,
    published: datetime | None,
    spoken: Sequence[Spoken] = (),
    setting: Setting | None = None,
) -> Judged | None:
    """The claim of a mention with its verdict; None where the mention makes none.

    `published` is the article's instant, None where it is not known; `spoken` are the readings
    of the article's other claims, which this one may share a period or a subject with; `setting`
    are the sentences of the article.
    """
    readings = tuple(sorted(resolved.readings, key=lambda r: -r.fit))
    if not readings:
        return None
    case = Case(
        mention=resolved.mention, readings=readings, truths=truths, sentence=resolved.sentence, published=published,
        spoken=spoken, setting=setting,
    )  # fmt: skip
    best = readings[0]
    if (outside := _outside(best)) and not _long_past(case):
        return unverifiable(case, *outside)
    found = _statement(case) if best.indicator in STATEMENTS else _figure(case)
    if outside and found.verdict not in RIGHT:
        return unverifiable(case, *outside)
    return found


def spoken_by(resolved: Resolved, found: Judged) -> Spoken | None:
    """What a judged claim tells of the article: its reading and how its figure fared; None for none."""
    if found.reading is None or found.reading.outside or found.reading.indicator in STATEMENTS:
        return None
    held = None
    if found.verdict in RIGHT:
        held = True if _has_digits(found) else None
    elif found.terms:
        held = False
    return Spoken(resolved.sentence, found.reading, held, outright=not is_next_door(found))


def is_next_door(found: Judged) -> bool:
    """Whether a claim was judged by a reading that its words did not give, found next door."""
    return found.reading is not None and any(name == NEXT_DOOR for name, _ in found.reading.doubts)


def _has_digits(found: Judged) -> bool:
    return bool(found.stated and found.grain and abs(found.stated) >= 100 * found.grain)


def _long_past(case: Case) -> bool:
    """Whether a forecast speaks of a period that was old news by then: "I expected it to beat the record of 2022"."""
    reading = case.readings[0]
    if (
        reading.voice != Voice.FORECAST
        or reading.outside
        or any(STILL_SEEN.fullmatch(word) for word in reading.because)
    ):
        return False
    following = msgspec.structs.replace(reading, period=str(case.truths.period(reading.period).next()))
    return case.truths.was_due(following, case.published)


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


def _statement(case: Case) -> Judged:
    """A comparison, cause or direction: the first reading the data decide, best fit first."""
    truths, published = case.truths, case.published
    first: tuple[Reading, Finding, Verdict] | None = None
    for reading in (r for r in case.readings if r.indicator in STATEMENTS):
        finder = STATEMENTS[reading.indicator]
        now = found(finder, truths, truths.seen(truths.now), reading)
        then = None
        if published is not None and not now.holds:
            then = found(finder, truths, truths.seen(published, scope=EVERYTHING), reading)
        verdict = verdict_of(now, then)
        if first is None or (first[2] is Verdict.UNVERIFIABLE and verdict is not Verdict.UNVERIFIABLE):
            first = reading, now, verdict
    assert first is not None
    reading, finding, verdict = first
    if reading.indicator == "direction" and verdict is Verdict.CONTRADICTED and reading.fit < SURE_DIRECTION:
        return unverifiable(case, *UNSURE)
    missing = "what the accounting cannot show" if verdict is Verdict.UNVERIFIABLE else ""
    return Judged(
        mention=case.mention, verdict=verdict, reading=reading, stated=None, grain=None, confidence=reading.fit,
        why=finding.why, why_ja=finding.why_ja, missing=missing, facts=finding.facts, readings=case.readings,
    )  # fmt: skip


def _figure(case: Case) -> Judged:
    """A figure: by the reading that carries its verdict, by another near where none can be looked up, or left open."""
    usable = [r for r in case.readings if r.indicator not in STATEMENTS and not r.outside and not r.seasonal]
    due = [r for r in usable if case.truths.was_due(r, case.published)]
    if not due:
        return elsewhere(case) or unverifiable(case, *NOT_YET)
    candidates = [_weighed(case, reading) for reading in due]
    outright = _is_dated(case, due[0])
    won = chosen(
        case.truths, [c for c in candidates if not outright or c.reading.period == due[0].period], case.published
    )
    assert won is not None
    if won.verdict in RIGHT or (won.verdict is Verdict.IMPRECISE and of_itself(won.reading)):
        return decided(case, won, Standing())
    if usable[0] not in due:
        return elsewhere(case) or unverifiable(case, *NOT_YET)
    if won.verdict is Verdict.UNVERIFIABLE:
        return elsewhere(case) or decided(case, won, Standing())
    return doubted(case, won, candidates, outright=outright)


def _weighed(case: Case, reading: Reading) -> Weighed:
    stated = claimed(case.mention, reading, case.truths.period(reading.period))
    return weighed(case.truths, stated, reading, case.published)


def _is_dated(case: Case, reading: Reading) -> bool:
    """Whether the clause names the period of the reading outright."""
    setting = case.setting
    if setting is None:
        return False
    period = case.truths.period(reading.period)
    return is_dated_outright(case.mention, setting.line(case.sentence), reading, period, setting.scene.newest)
