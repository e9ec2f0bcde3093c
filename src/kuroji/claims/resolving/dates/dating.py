"""Dating: which period a mention speaks of, from the period expressions of its sentence, then from what was spoken of before."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.dates.bases import bases_of, named_bases
from kuroji.claims.resolving.dates.bracketed import in_brackets, is_of_an_aside, is_of_heading, sets_out
from kuroji.claims.resolving.dates.counted_out_of import out_of
from kuroji.claims.resolving.dates.ended import ended
from kuroji.claims.resolving.dates.ends import at_ends
from kuroji.claims.resolving.dates.lasted import until_of
from kuroji.claims.resolving.dates.listed import paired
from kuroji.claims.resolving.dates.listed_after import in_list
from kuroji.claims.resolving.dates.present import as_of_now
from kuroji.claims.resolving.dates.shifting import holds_on, shifted
from kuroji.claims.resolving.dates.told_beside import told_beside, year_earlier_told
from kuroji.claims.resolving.dates.turning import (
    is_inserted,
    is_passing,
    is_superseded,
    is_superseded_ja,
    lasts_to_now,
    told_of,
)
from kuroji.claims.resolving.subjects.governing import period_cost
from kuroji.claims.resolving.subjects.slots import ITEM
from kuroji.claims.resolving.words.counted_from import moved, opens_clause
from kuroji.claims.resolving.words.events import events, is_past, known_event, points
from kuroji.claims.resolving.words.lengths import as_counted
from kuroji.claims.resolving.words.lines import asks_in_turn, asks_ja
from kuroji.claims.resolving.words.looking_back import months_on
from kuroji.claims.resolving.words.passing import is_in_passing
from kuroji.claims.resolving.words.period_meanings import number_of, years_on
from kuroji.claims.resolving.words.periods import BASE, OWN, PAST, SINCE, Dated, Named
from kuroji.claims.resolving.words.scene import HISTORY, Scene
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.language.periods import MONTHS_OF
from kuroji.model.period import Period, month

_RELATIVE = expression(
    r"earlier|ago|before(?! (?:the|its|it)\b)|previous|prior|preceding|this (?:time|month) (?:last year|a year)|(?:same|comparable|corresponding|equivalent|matching|like) (?:\w+ )?(?:months?|period|quarter|half|stretch|span|window|interval|weeks|days|point|time)\b|year-earlier|前年|1年前|前月|前の|[去昨]年の?同|(?:年|年前|おととし)の?同",
    re.IGNORECASE,
)
_GROWN_FROM = expression(r"\bfrom (?:about |around |some |roughly |nearly )?$", re.IGNORECASE)
# Nearly tripled (1.8 trillion to 5.0 trillion).
_GROWN_FROM_ALONE, _GROWN_TO_ALONE = (
    expression(r"[(（]\s?[¥$]?$"),
    expression(r"\s*(?:yen)?\s*to\s+[¥$]?\d", re.IGNORECASE),
)
_GROWN_TO = expression(r"\s*(?:yen)?\s*to\b|から", re.IGNORECASE)
_WITH_YEAR = expression(r"\b(?:19|20)\d\d\b")
# The surplus declined to 7.46 trillion yen from 8.61 trillion.
_FALLEN_FROM = expression(
    r"\bto (?:about |around |some |roughly |nearly )?[¥$]?\d[\d.,]* ?(?:%|percent|per cent|trillion|billion|bn|tn)?(?: yen)?,? (?:down |up )?from "
    r"(?:about |around |some |roughly |nearly )?(?:an? (?:deficit|surplus) of )?[¥$]?$",
    re.IGNORECASE,
)
_REVISED = expression(r"\brevis|\bcorrect|\brestat|\bmarked (?:up|down)|\btrimmed|\bmonth|\bquarter", re.IGNORECASE)
_RELATED_JA = expression(
    r"(?:の(?:黒字|赤字))?(?:を(?:大きく)?(?:超え|上回っ|下回っ|記録し|計上し|出し)た|だった|に(?:達し|のぼっ|上っ)た|となった|あった)(?=[^、。])"
)
_HAS = expression(
    r"\b(?:has|have)(?: (?:now|since|already|more|less|nearly|almost|roughly|about|\w+ed|risen|fallen|grown|shrunk|by|than)){0,4}\s*$",
    re.IGNORECASE,
)
# Imports have grown tenfold; exports not even fivefold.
_HAS_TOO = expression(
    r"\b(?:has|have) (?:(?:now|since|already|more|almost|roughly) ){0,2}(?:grown|risen|fallen|shrunk|increased|declined|dropped|jumped|climbed|doubled|tripled|halved)\b[^.;:]{0,40}[;,]"
    r"(?: and| but| while)? [^.;:,\d]{3,30}?(?: (?:not even|only|just|by|more than|almost|nearly|barely|even)){0,2} $",
    re.IGNORECASE,
)
_HAD = expression(
    r"\bhad\b(?! (?:an?|no|none|its|their|the|only|just|\d)\b)|\b(?:it|they|we|there|he|she)['’]d\b", re.IGNORECASE
)
_ADJECTIVE = expression(r"(?:the )?(?:annual|yearly|fiscal-year)", re.IGNORECASE)
_IN_APPOSITION = expression(r",? (?:that is, )?in (?:the )?|の|、|", re.IGNORECASE)
_BESIDE = 0.3
_YEAR = 12
_IN_THE = expression(r"^\W*(?:(?:and|but|while) )?(?:in|for|during|over|of)\s+(?:the\s+)?$", re.IGNORECASE)
_CONCLUDES = expression(
    r"[,;:—–]\s(?:and |but )?(?:so|thus|hence|meaning|which means|leaving|implying|therefore|this time|this year|now|but|while|whereas|against)\b",
    re.IGNORECASE,
)
# And the year before? The answer is of it.
_ASKS = expression(r"^.{0,60}\?\W*$")
_AFTER = expression(r"\b(?:after|following)\s(?:an?\s|the\s)?$", re.IGNORECASE)
# 13年(3兆9584億円)を上回る: the figure in the brackets is that of the base.
_BRACKETED = expression(
    r"の?(?:水準|実績|ピーク|最高|過去最高|山|底|(?:赤字|黒字|輸[出入])[額幅]?|割合|比率|構成比|シェア|依存度|伸び率?|貿易(?:赤字|黒字|収支)|収支)?(?:時)?[(（](?:約|およそ)?"
)
_LOOKS_BACK_JA = expression(r"昨年(?!度)|去年|一昨年|おととし|\d年(?:ほど|近く)?前")
_IN_BRACKETS = expression(r"[(（][^()（）]{1,24}[)）]")
# 2009 | February; in 2009, February exports; 2009 (February).
_NARROWS = expression(r"\s?[|:/,(–—-]\s?(?:(?:in|for|the month of) )?", re.IGNORECASE)
_SUPERSEDED, _OF_WHICH, _OPENED = 0.9, 0.1, 0.5


def dates(mention: Mention, line: Line, talk: Talk, home: Period) -> list[Dated]:
    """The periods a mention may speak of, cheapest first; `home` is the period the article reports on."""
    start = mention.start - line.sentence.start
    found = _named_dates(mention, start, line, talk)
    if not found:
        found = _carried(line, talk, home)
    elif all(_RELATIVE.search(d.word) for d in found):
        opening = [n for n in line.periods if n.text == found[0].word and n.part == OWN]
        dates_it = holds_on if line.japanese else _opens
        far = _OPENED if any(dates_it(line.text, n, start) for n in opening) else 0.0
        found += [msgspec.structs.replace(d, cost=d.cost + far) for d in _carried(line, talk, home)]
    elif found[0].cost > 1.0:
        far = 0.2 if _are_of_others(mention, line) else 1.3
        found += [msgspec.structs.replace(d, cost=d.cost + far) for d in _carried(line, talk, home)]
    found = _moved(mention, start, line, talk, home, found)
    found = [*as_of_now(mention, start, line, talk, found), *found]
    found = [
        *paired(mention, line, talk),
        *in_list(mention, start, line, talk),
        *at_ends(mention, start, line, talk),
        *shifted(mention, start, line, talk, found),
        *told_beside(mention, start, line, scenes(line, talk), found),
        *found,
    ]
    if line.japanese and mention.kind is Kind.STREAK:
        found = [*ended(mention, start, line, scenes(line, talk), talk.scene), *found]
    if until := until_of(mention, line, talk, found):
        found.insert(0, until)
    found = as_counted(mention, start, line, talk, found)
    found = [*out_of(mention, sorted(found, key=lambda d: d.cost), japanese_text=line.japanese), *found]
    best: dict[Period, Dated] = {}
    for dated in sorted(found, key=lambda d: d.cost):
        best.setdefault(dated.period, dated)
    return list(best.values())[:4]


def _opens(text: str, named: Named, start: int) -> bool:
    """Whether a sentence opens with a period, and concludes nothing from it before a place: it showed 559 billion, so ..."""
    opens = not re.search(r"\w", _IN_THE.sub("", text[: named.start]))
    opens = opens or opens_clause(text, named.start, named.end)
    return opens and _CONCLUDES.search(text, named.end, max(named.end, start)) is None


def _are_of_others(mention: Mention, line: Line) -> bool:
    """Whether all periods of a sentence are those of older figures beside which they stand: they do not date this one."""
    offset = line.sentence.start
    figures = [m for m in line.sentence.mentions if not m.not_ours and m.kind is not Kind.DIRECTION]
    for named in line.periods:
        if named.part == OWN:
            return False
        before = [m for m in figures if m.end - offset <= named.start]
        after = [m for m in figures if m.start - offset >= named.end]
        if named.part == PAST and mention in (before[-1:] or after[:1]):
            return False
    return not line.japanese


def _moved(mention: Mention, start: int, line: Line, talk: Talk, home: Period, found: list[Dated]) -> list[Dated]:
    """The periods, led by the one that the words tied to a figure move it to: the year before, its own year, now."""
    before, after = line.text[:start], line.text[start + len(mention.text) :]
    alone = _GROWN_FROM_ALONE.search(before) and _GROWN_TO_ALONE.match(after)
    if alone or (_GROWN_FROM.search(before) and _GROWN_TO.match(after)):
        ends = [p for p in bases_of(mention, line, talk) if p.length == found[0].period.length]
        found = (
            [Dated(p, _OF_WHICH) for p in ends[:1]]
            + [msgspec.structs.replace(d, period=d.period.year_earlier()) for d in found if alone or not d.word]
            + found
        )
    earlier_told = year_earlier_told(before, after)
    looks_back = _looks_back(found) or earlier_told
    if _FALLEN_FROM.search(line.text[:start]) and not _REVISED.search(line.text) and not looks_back:
        earlier = [msgspec.structs.replace(d, period=d.period.year_earlier(), cost=0.5 * d.cost) for d in found[:2]]
        found = [*(d for d in earlier if found[0].cost > _BESIDE or not found[0].word), *found]
    if line.japanese and (related := _RELATED_JA.match(line.text, start + len(mention.text))):
        # A deficit of 22 trillion yen exceeded in 2022: the year is that of the figure.
        told = [n for n in line.periods if n.start == related.end()]
        found = [Dated(p, 0.05, n.text) for n in told for p in n.periods(talk.scene)[:1]] + found
    level = mention.kind in (Kind.AMOUNT, Kind.QUANTITY) and not mention.direction and not _looks_back(found)
    if level and earlier_told:
        found = [Dated(d.period.year_earlier(), 0.5 * d.cost, "a year earlier") for d in found[:2]] + found
    if mention.kind is Kind.STREAK and not line.japanese and lasts_to_now(mention, line.text[:start]):
        # A run that has lasted lasts to the newest figures.
        found = [Dated(month(talk.scene.newest), 0.2), *found]
    if mention.kind is Kind.STREAK and not mention.ended and not line.japanese and _AFTER.search(line.text[:start]):
        # In surplus again, after five straight deficits: they ended the period before.
        unit = MONTHS_OF.get(mention.unit, found[0].period.length)
        found = [Dated(d.period.previous(), 0.5 * d.cost, d.word) for d in found if d.period.length == unit][:1] + found
        begun = [p for n in line.periods if n.part == SINCE and n.end <= start for p in n.periods(talk.scene)[:1]]
        found = [Dated(p.previous(), 0.1) for p in begun[:1] if p.length == unit] + found
    if mention.kind is Kind.STREAK and mention.text.lower().endswith(" since"):
        found = [Dated(home, 0.1), *found]
    grown = [p for p in bases_of(mention, line, talk) if p.length > found[0].period.length] if not line.japanese else []
    if grown and mention.kind in (Kind.MULTIPLE, Kind.PERCENT):
        # Doubled since 2021: a year is compared with a year.
        year = next((p for p in reversed(talk.periods) if p.length == grown[0].length), None)
        return [Dated(year, 0.2), *found] if year else found
    past = found[0].period.end < home.end and mention.kind in (Kind.PERCENT, Kind.MULTIPLE)
    if past and not line.japanese and (_HAS.search(line.text[:start]) or _HAS_TOO.search(line.text[:start])):
        # What has happened since an older period is told of the article's own.
        found = [Dated(home, 0.2), *found]
    return found


def _looks_back(found: Sequence[Dated]) -> bool:
    """Whether the words that date a figure best already say a year earlier: they move it once."""
    return _RELATIVE.search(found[0].word) is not None and found[0].cost < _BESIDE


def scenes(line: Line, talk: Talk) -> list[tuple[Named, Scene]]:
    """Each own period expression of a sentence with the scene it is read in: after those before it."""
    scene, found, told = talk.scene, [], events(line)
    if (known := known_event(line)) is not None and is_past(known, scene):
        scene = msgspec.structs.replace(scene, event=known)
    plain = [n for n in line.periods if n.part == OWN and not _RELATIVE.search(n.text)]
    anchor = scene
    for number, named in enumerate(line.periods):
        scene = _after_event(named, scene, told)
        if number and _counts_on(line.periods[number - 1], named):
            # A year on it was 9.5 trillion; two years on, 5.6: both counted from the same year.
            scene = anchor
        anchor = scene
        if named.part not in (OWN, PAST, BASE) and not _BRACKETED.match(line.text, named.end):
            continue
        if _RELATIVE.search(named.text):
            nearest = next((p for n in plain for p in n.periods(scene)[:1] if _is_modified(named, n, p)), None)
            found.append((named, scene.at(nearest) if nearest else scene))
            continue
        if not _is_apposed(named, line):
            found.append((named, scene))
        periods = named.periods(scene)
        if periods and (
            line.japanese or named.part != BASE or not any(n.part == OWN for n, _ in found if n is not named)
        ):
            dated = _WITH_YEAR.search(named.text) is not None or (not line.japanese and scene.dated)
            scene = msgspec.structs.replace(scene, current=periods[0], dated=dated)
    return found


def _counts_on(one: Named, other: Named) -> bool:
    """Whether two periods are counted on from one year: a year on, then two."""
    counts = [number_of(n.match, "n") or 1 for n in (one, other) if n.meaning in (years_on, months_on, moved)]
    return len(counts) > 1 and counts[0] < counts[1]


def _is_apposed(named: Named, line: Line) -> bool:
    """Whether a period that points is named outright right after: a year later, in April 1998."""
    after = (n for n in line.periods if n.part == OWN and n.start >= named.end)
    return points(named.text) and any(_IN_APPOSITION.fullmatch(line.text, named.end, n.start) for n in after)


def _after_event(named: Named, scene: Scene, told: Sequence[tuple[int, Period]]) -> Scene:
    """The scene of a period in a sentence that dated an event before it: a period that points is told from the event."""
    found = [event for end, event in told if end <= named.start and is_past(event, scene)]
    if not found or scene.event == found[-1]:
        return scene
    scene = msgspec.structs.replace(scene, event=found[-1])
    return scene.at(found[-1]) if points(named.text) else scene


def _is_modified(relative: Named, other: Named, period: Period) -> bool:
    """Whether `a year earlier` moves the other period of the sentence: not a month by a month (a month earlier, in April)."""
    return other is not relative and not (period.length == 1 and re.search("month|月", relative.text))


def lasting(line: Line, talk: Talk) -> list[Period]:
    """The periods a sentence names as its own, but for looks back and ahead; without figures nothing is a base."""
    if is_in_passing(line, historical=talk.scene.historical):
        return []
    stated = any(not m.not_ours for m in line.sentence.mentions)
    found = [
        named.periods(scene)[:1]
        for named, scene in scenes(line, talk)
        if (named.part == OWN or (named.part == BASE and not stated))
        and (not _RELATIVE.search(named.text) or (not stated and _ASKS.search(line.text)))
        and (stated or asks_ja(line) or not _LOOKS_BACK_JA.match(named.text) or sets_out(line, named))
        and (not in_brackets(line.text, named) or (not stated and is_of_heading(line))) and not is_passing(named)
    ]  # fmt: skip
    # A sum over several years is told once, and does not last.
    found = [[p for p in periods if p.length <= _YEAR] for periods in found]
    latest = talk.scene.newest + 1
    if talk.scene.current is not None and _HAD.search(line.text) and not events(line):
        # What had been so before is a look back: the talk returns to its own time.
        return [p for periods in found for p in periods if talk.scene.current.end <= p.end <= latest]
    return [p for periods in found for p in periods if p.end <= latest]


def _named_dates(mention: Mention, start: int, line: Line, talk: Talk) -> list[Dated]:
    offset = line.sentence.start
    others = [
        (m.start - offset, m.end - offset)
        for m in line.sentence.mentions
        if m is not mention and not m.not_ours and m.kind is not Kind.DIRECTION
    ]
    found = []
    told = scenes(line, talk)
    for named, scene in told:
        held = _BRACKETED.fullmatch(line.text, named.end, start) is not None if named.end <= start else False
        elsewhere = named.part not in (OWN, PAST) and not held
        if elsewhere or _ADJECTIVE.fullmatch(named.text) or is_of_an_aside(named, start, others, line.text):
            continue
        cost = period_cost(line.text, named, mention, start, others)
        if held or told_of(mention, line.text, named, start, others):
            cost = _OF_WHICH
        if cost > _BESIDE:
            cost += _far(named, mention, start, others, line.text)
        if (cost > _BESIDE or not line.japanese) and _is_left(named, start, line, others):
            cost += _SUPERSEDED
        if not line.japanese and is_inserted(line.text, named, start):
            cost += _SUPERSEDED
        if not line.japanese and _is_narrowed(named, scene, told, start, line.text):
            cost += _SUPERSEDED
        for rank, period in enumerate(named.periods(scene)):
            found.append(Dated(period, cost + 0.45 * rank, named.text))
    found += [Dated(p, 0.2, n.text) for n in _when(line, start) for p in n.periods(talk.scene)[:1]]
    return sorted(found, key=lambda d: d.cost)


def _is_narrowed(named: Named, scene: Scene, told: Sequence[tuple[Named, Scene]], start: int, text: str) -> bool:
    """Whether a month or quarter of the period named stands right after it, as in 2009 | February, and dates what follows."""
    whole = next(iter(named.periods(scene)), None)
    return whole is not None and any(
        part.length < whole.length and whole.start <= part.start and part.end <= whole.end
        for n, at in told
        if n.part == OWN and named.end <= n.start and n.end <= start and _NARROWS.fullmatch(text, named.end, n.start)
        for part in n.periods(at)[:1]
    )


def _is_left(named: Named, start: int, line: Line, others: Sequence[tuple[int, int]]) -> bool:
    if line.japanese:
        return is_superseded_ja(line.text, named, start, line.periods)
    return is_superseded(line.text, named, start, line.periods, others)


def _when(line: Line, start: int) -> list[Named]:
    """A period that is told of afterwards: the biggest drop since February 2021, when they fell 14%."""
    found = [n for n in line.periods if n.end <= start and re.match(r",? when\b", line.text[n.end :])]
    return [
        n for n in found
        if not re.search(r"[;.]\s", line.text[n.end : start])
        and not any(other.part == OWN and n.end <= other.start < start for other in line.periods)
    ]  # fmt: skip


def _far(named: Named, mention: Mention, start: int, others: Sequence[tuple[int, int]], text: str) -> float:
    """What a look back costs a mention it does not stand beside: the previous year's 5.63 trillion yen."""
    if not _RELATIVE.search(named.text) or (named.start < start + len(mention.text) and start < named.end):
        return 0.0
    if named.end > start:
        return 1.5
    opens = _opens(text, named, start)
    crossed = any(named.end <= a and b <= start for a, b in others)
    return 1.2 if crossed and not opens else 0.0


def _carried(line: Line, talk: Talk, home: Period) -> list[Dated]:
    """The period spoken of before; where the sentence only names a base, the period of that kind."""
    newest = month(talk.scene.newest)
    turned = turns_home(line, talk, home)
    found = [
        Dated(talk.scene.period, 0.4 if turned else 0.3),
        Dated(home, 0.3 if turned else 0.45),
        Dated(newest, 0.6 if home == newest else 1.2),
    ]
    for base in named_bases(line, talk):
        same = [p for p in (*reversed(talk.periods), home) if p.frequency is base.frequency and p != base]
        latest = base
        while latest.end + 12 <= talk.scene.newest:
            latest = latest.shift(12)
        found += [Dated(p, 0.2) for p in same[:1]] or [Dated(latest, 0.25)]
    return found


def turns_home(line: Line, talk: Talk, home: Period) -> bool:
    """Whether a paragraph or item that names no period speaks of the article's own again: after a shorter one, or one told with it."""
    anew = talk.paragraph != line.sentence.paragraph or ITEM.match(line.text) is not None
    spoken = talk.scene.period
    if not line.japanese and (talk.asked or (asks_in_turn(line) and home.length == spoken.length)):
        return False
    if (talk.history and talk.scene.historical) or home.end < talk.scene.newest - HISTORY < spoken.end:
        return False
    if line.japanese and talk.asked:
        return False
    return anew and (home.length >= spoken.length or (home.end == spoken.end and not line.japanese))
