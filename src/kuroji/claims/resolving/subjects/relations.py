"""Relations: comparisons of two subjects, and statements of cause, as readings with two sides."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Mention
from kuroji.claims.mentions.characters import plain
from kuroji.claims.mentions.patterns import any_of
from kuroji.claims.reading import Reading
from kuroji.claims.resolving.subjects.slots import filled
from kuroji.claims.resolving.words.talk import Line, Slots, Talk
from kuroji.claims.resolving.words.topics import Topic
from kuroji.classifications.commodities import commodities, commodity
from kuroji.indicators.view import Subject
from kuroji.language.comparing import CAUSES_EN, CAUSES_JA, COMPARISONS_EN, COMPARISONS_JA
from kuroji.language.movement import (
    FALLING_JA,
    FALLING_VERBS_EN,
    FALLING_WORDS_EN,
    RISING_JA,
    RISING_VERBS_EN,
    RISING_WORDS_EN,
)
from kuroji.model.observation import Flow, Measure

_GROWTH = expression(
    r"outpac|outstrip|outran|outrun|outgrew|outgrow|faster|slower|growth|grew|rose|pace|rate|伸び|増加率|増勢|ペース",
    re.IGNORECASE,
)
_LESS = expression(r"less|lower|slower|smaller|weaker|lag|trail|below|下回|に次ぐ|少な|低|小さ", re.IGNORECASE)
# Korea was overtaken by Taiwan.
_UNDERGONE = expression(
    r"\b(?:was|were|is|are|been|being|got|gets)\s+(?:\w+ly\s+|since\s+|soon\s+|again\s+)?$", re.IGNORECASE
)
_EQUAL = expression(r"equal|same as|matched|on a par|同じ|並", re.IGNORECASE)
# The mention stands between the driver on its left and what it drives; otherwise the driver follows.
_ACTIVE = expression(
    r"boosted|lifted|propelled|dragged down$|pushed up$|pulled down$|drove|contribut|weigh(?:ed|s|ing) on|headwind|tailwind|led to|tipping|behind the|explain(?:s|ed)$|"
    r"culprit|押し上げ|押し下げ|けん引|牽引|寄与|主因|要因|原因|響|追い風|逆風|重荷|主導|背景|により|によって|に伴|を受け|のため|ために|支え|影響|ことから|反映|映し|おかげ|起因",
    re.IGNORECASE,
)
_CUE = expression(any_of(CAUSES_EN))
_CUE_JA = expression(any_of(CAUSES_JA))
_COMPARING = expression(rf"\b{any_of(COMPARISONS_EN)}\b|{any_of(COMPARISONS_JA)}", re.IGNORECASE)
_PASSIVE = expression(r"\bby$|に押し上げられ", re.IGNORECASE)
_CURRENCY = expression(
    r"\b(?:weak(?:er|ening)?|strong(?:er)?|soft(?:er)?|cheap(?:er)?|falling) yen|yen(?:['’]s)? (?:weakness|slide|fall|depreciation|strength)|exchange rates?|currency|円安|円高|為替",
    re.IGNORECASE,
)
_STRONG_YEN = expression(r"strong|strength|円高", re.IGNORECASE)
_PRICE = expression(r"\b(?:prices?|costs?|bills?|pricing)\b|価格|単価|値上|値下|高騰|下落", re.IGNORECASE)
_POLICY = expression(
    r"\btariffs?\b|\bdut(?:y|ies)\b|polic(?:y|ies)|\bbans?\b|restrictions|holidays?|sanctions|war\b|関税|規制|政策|連休|春節|旧正月|制裁|戦争",
    re.IGNORECASE,
)
_QUANTITY = expression(r"\b(?:volumes?|quantit|tonnage|number of|units)\b|数量|台数", re.IGNORECASE)


def comparison(mention: Mention, line: Line, talk: Talk, period: str) -> list[Reading]:
    """The readings of a comparison: what stands before it against what stands after, by growth or by level."""
    start = mention.start - line.sentence.start
    pair = _sides(mention, start, line)
    if pair is None:
        return []
    one, two = (_subject(topic, line, talk) for topic in pair)
    if one is not None and two is not None and pair[1].hinted and one.flow != two.flow:
        two = msgspec.structs.replace(two, flow=one.flow)
    if one is None or two is None or one == two:
        return []
    sign = 0 if _EQUAL.search(mention.text) else -1 if _LESS.search(mention.text) else 1
    if _UNDERGONE.search(line.text[:start]) and re.match(r"\s+by\b", line.text[start + len(mention.text) :]):
        sign = -sign
    grows = _GROWTH.search(mention.text) or _GROWTH.search(line.text[pair[0].start : pair[1].end + 8])
    methods = ("growth", "level") if grows else ("level", "growth")
    because = (pair[0].text, mention.text, pair[1].text)
    return [
        Reading(indicator="comparison", method=method, subject=one, other=two, period=period, sign=sign, fit=fit, because=because)
        for method, fit in zip(methods, (0.85, 0.45), strict=True)
    ]  # fmt: skip


def cause(mention: Mention, line: Line, talk: Talk, period: str) -> list[Reading]:
    """The readings of a cause: its driver, what it drives, and the direction of each; a comparison made in it first."""
    start = mention.start - line.sentence.start
    driver_at, effect_at = _stretches(mention, start, line)
    inside = [t for t in line.topics if driver_at[0] <= t.start < driver_at[1] and not t.outside and not t.is_bare]
    compared = _compared_within(mention, driver_at, inside, line, talk, period)
    effect = _effect_topic(effect_at, driver_at, line)
    spoken = _subject(effect, line, talk) if effect else _heard(talk)
    if spoken is None:
        return compared
    words = line.text[slice(*driver_at)]
    turned = _effect(line.text[slice(*effect_at)] or mention.text, effect)
    unsaid = effect is None and not line.text[slice(*effect_at)].strip()
    if unsaid and spoken.flow == Flow.BALANCE and talk.heard:
        turned = {"deficit": -1, "surplus": 1}.get(talk.heard[0].side, turned)
    driver = _with_flow_of_list(inside, line) if inside else None
    method, subject, sign = _driver(words, driver, line, talk, spoken, turned)
    texts = (
        driver.text if driver else words.strip()[:40],
        _cue(mention, japanese=line.japanese),
        effect.text if effect else "",
    )
    reading = Reading(
        indicator="cause", method=method, subject=subject, other=spoken, period=period, sign=sign, effect=turned,
        outside="" if method != "outside" else "a cause that trade figures do not show", fit=0.7 if effect else 0.5,
        because=tuple(text for text in texts if text),
    )  # fmt: skip
    return [*compared, reading]


def _with_flow_of_list(inside: Sequence[Topic], line: Line) -> Topic:
    """The first topic, with the flow that its list names at the end: chip and electronic component imports."""
    first = inside[0]
    if first.flow or len(inside) < 2 or not re.fullmatch(r"\s*(?:and|or|,)\s*", line.text[first.end : inside[1].start]):
        return first
    return msgspec.structs.replace(first, flow=inside[1].flow)


def _cue(mention: Mention, *, japanese: bool) -> str:
    """The words of a cause mention that tie driver and effect; the mention holds one of the two beside them."""
    text = plain(mention.text)
    if japanese:
        found = [m for m in _CUE_JA.finditer(text) if m.end() == len(text)]
        return found[0][0] if found else text
    start = _CUE.match(text)
    return start[0] if start else text


def _stretches(mention: Mention, start: int, line: Line) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the driver and where the effect are written."""
    end = start + len(mention.text)
    cue = _cue(mention, japanese=line.japanese)
    left = _clause(line.text, start, before=True)
    if line.japanese:
        within = (start, end - len(cue))
        told = line.text.rfind("は", *within)
        if told > 0:
            return (told + 1, within[1]), (left[0], told)
        return (left, within) if re.match(r"を押し[上下]げ", cue) else (within, left)
    within = (start + len(cue), end)
    if _ACTIVE.search(cue) and not _PASSIVE.search(cue) and re.search(r"\w", line.text[:start]):
        return left, within
    return within, left


def _effect_topic(effect_at: tuple[int, int], driver_at: tuple[int, int], line: Line) -> Topic | None:
    found = [t for t in line.topics if not t.outside and not t.is_bare and not driver_at[0] <= t.start < driver_at[1]]
    before = [t for t in found if effect_at[0] <= t.start < effect_at[1]]
    after = [t for t in found if t.start >= max(driver_at[1], effect_at[1])]
    main = [t for t in before if not t.adjunct] or before
    if line.japanese:
        return main[0] if main else after[0] if after else None
    return main[-1] if main else None


def _compared_within(
    mention: Mention, at: tuple[int, int], inside: Sequence[Topic], line: Line, talk: Talk, period: str
) -> list[Reading]:
    """The comparison that a cause is made of: export growth outpacing import growth."""
    words = line.text[slice(*at)]
    found = _COMPARING.search(words)
    if found is None or len(inside) < 2:
        return []
    pair = msgspec.structs.replace(
        mention,
        start=line.sentence.start + at[0] + found.start(),
        end=line.sentence.start + at[0] + found.end(),
        text=found[0],
    )
    return comparison(pair, line, talk, period)


def _driver(
    words: str, driver: Topic | None, line: Line, talk: Talk, effect: Subject, turned: int
) -> tuple[str, Subject, int]:
    """The method of a cause, the driver's subject and the direction it is said to move."""
    sign = direction_of(words)
    if _CURRENCY.search(words):
        return "currency", effect, 1 if not _STRONG_YEN.search(words) else -1
    trade = driver is not None and (driver.commodity or driver.measure or (driver.flow and not driver.hinted))
    subject = _subject(driver, line, talk) if driver is not None and trade and not _POLICY.search(words) else None
    if driver is not None and subject is not None and not driver.flow and driver.commodity:
        subject = _in_flow(subject, effect, sign or 1, turned)
    if _PRICE.search(words):
        return "price", subject or effect, sign
    if _QUANTITY.search(words):
        return "quantity", subject or effect, sign
    if subject is None:
        return "outside", effect, sign
    return "contribution", subject, sign or 1


def _in_flow(driver: Subject, effect: Subject, sign: int, turned: int) -> Subject:
    """Goods named without a flow: those of the flow they drive; behind a balance those that move it the way it went."""
    flow = effect.flow if effect.flow != Flow.BALANCE else str(Flow.EXPORT if sign * turned >= 0 else Flow.IMPORT)
    if flow == driver.flow or not driver.classification:
        return driver
    same = [c for c in commodities(flow) if c.concept == commodity(driver.flow, driver.commodity).concept]
    return msgspec.structs.replace(driver, flow=flow, commodity=same[0].code) if same else driver


def _effect(words: str, effect: Topic | None) -> int:
    direction = direction_of(words)
    side = effect.side if effect else ""
    if side or (effect and effect.flow == Flow.BALANCE):
        shrinks = re.search(r"shrank|shrunk|narrow|halved|improv|reduc|smaller|縮小|半減|改善|減", words) is not None
        if side == "deficit":
            return 1 if shrinks else -1
        if side == "surplus":
            return -1 if shrinks else 1
    return direction


def direction_of(words: str) -> int:
    """+1 or -1 where the words tell a rise or a fall, by the last such word; 0 where none does."""
    found = [(m.start(), 1) for m in _RISE.finditer(words)] + [(m.start(), -1) for m in _FALL.finditer(words)]
    return max(found)[1] if found else 0


def _pattern(english: Sequence[str], japanese: Sequence[str], more: Sequence[str]) -> re.Pattern[str]:
    each = "|".join(sorted(map(re.escape, {*english, *more}), key=len, reverse=True))
    return expression(
        rf"\b(?:{each})\b|{'|'.join(sorted(map(re.escape, japanese), key=len, reverse=True))}", re.IGNORECASE
    )


_RISE = _pattern(
    (*RISING_VERBS_EN, *RISING_WORDS_EN),
    RISING_JA,
    ("strong", "robust", "brisk", "booming", "record", "boom", "wave", "enormous"),
)
_FALL = _pattern(
    (*FALLING_VERBS_EN, *FALLING_WORDS_EN), FALLING_JA, ("weak", "sluggish", "soft", "slower", "lowering", "cheaper")
)


def _sides(mention: Mention, start: int, line: Line) -> tuple[Topic, Topic] | None:
    end = start + len(mention.text)
    named = [t for t in line.topics if (t.flow or t.partner or t.commodity) and not t.outside]
    left, right = [t for t in named if t.end <= start], [t for t in named if t.start >= end]
    if line.japanese and len(left) >= 2:
        return left[-2], left[-1]
    return (left[-1], right[0]) if left and right else None


def _subject(topic: Topic, line: Line, talk: Talk) -> Subject | None:
    ways = filled(topic, line, talk)
    return subject_of(ways[0].slots) if ways else None


def _heard(talk: Talk) -> Subject | None:
    return subject_of(talk.heard[0]) if talk.heard else None


def subject_of(slots: Slots) -> Subject | None:
    """The subject of the slots; None for goods that the classification does not hold by themselves."""
    if slots.commodity == "finer":
        return None
    measure = Measure.QUANTITY if slots.measure == "quantity" else Measure.VALUE
    if slots.commodity == "total":
        return Subject(slots.flow, slots.partner, measure=measure)
    scheme, _, code = slots.commodity.partition(":")
    return Subject(slots.flow, slots.partner, scheme, code, measure)


def _clause(text: str, place: int, *, before: bool) -> tuple[int, int]:
    """The stretch of the clause that ends, or begins, at a place."""
    if before:
        found = list(re.finditer(r"[;。]|\b(?:while|whereas|although)\b", text[:place]))
        return (found[-1].end() if found else 0), place
    stop = re.search(r"[;。]|—|\b(?:while|whereas|although|but)\b", text[place:])
    return place, place + stop.start() if stop else len(text)
