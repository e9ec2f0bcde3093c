"""Statements without a number: which way something went, what outpaced what, what drove it."""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import TAKEN, Canvas
from kuroji.claims.mentions.patterns import MONTH, any_of
from kuroji.language.comparing import CAUSES_EN, CAUSES_JA, COMPARISONS_EN, COMPARISONS_JA
from kuroji.language.movement import (
    DEFICIT_EN,
    FALLING_STATED_JA,
    FALLING_VERBS_EN,
    RISING_STATED_JA,
    RISING_VERBS_EN,
)

_INTO = expression(
    r"(?<![a-z])(?:sw(?:ings?|ung|inging)|slip(?:s|ped|ping)?|f(?:alls?|ell|alling)|sank|return(?:s|ed|ing)?|turn(?:s|ed|ing)?|flip(?:s|ped)?"
    r"|mov(?:es|ed)|tip(?:s|ped|ping)?(?:\s(?:the\sbalance))?|plung(?:es|ed)|went|back)\s(?:back\s)?(?:from\s(?:a\s)?(?:surplus|deficit)\s)?"
    r"(?:to|into|in)\s(?:a\s|the\s)?(?:trade\s)?(?P<side>deficit|red|surplus|black)(?![a-z])"
    r"|(?<![a-z])turned\s(?P<sign>negative|positive)(?![a-z])"
)
_INTO_JA = expression(r"(?P<side>赤字|黒字)(?:に|へ)?(?:転落|転換|転じ|転化|浮上|復帰|陥)(?:した|て|た)?")
# Far smaller than a year before, fractionally larger than last year's: one and the same figure, then and now.
_THAN_BEFORE = expression(
    rf"(?<![a-z-])(?:(?:far|much|slightly|fractionally|marginally|a\s(?:little|bit|shade|touch)|somewhat|considerably|markedly|well|even|sharply|significantly|a\slot)\s)?"
    rf"(?P<word>smaller|larger|bigger|lower|higher|narrower|wider|greater|weaker|stronger|less|more|fewer)\sthan\s"
    rf"(?:(?:it\s(?:was|had\sbeen)|that|those|(?:the\s)?(?:level|figure|total)s?)\s)?(?:in\s|of\s|for\s)?"
    rf"(?:(?:a|one|the)\s(?:year|month)\s(?:earlier|before|ago|previously)|(?:the\s)?(?:last|previous|prior|same|preceding)\s(?:year|month|{MONTH}|period|quarter|half)(?:'s)?"
    rf"|(?<=in\s)(?:{MONTH}\s)?{TAKEN}{{4,20}}|(?:the\s)?year-(?:earlier|ago)|{MONTH})(?![a-z-])"
)
_MORE = frozenset({"larger", "bigger", "higher", "wider", "greater", "stronger", "more"})
_COMPARED = expression(rf"(?<![a-z-])(?<!{TAKEN}\s){any_of(COMPARISONS_EN)}(?![a-z])(?!\s?(?:¥|jpy|\$|\d|{TAKEN}))")
_COMPARED_JA = expression(any_of(COMPARISONS_JA))
_CAUSED = expression(rf"(?<![a-z-])(?P<cue>{any_of(CAUSES_EN)})(?![a-z-])")
# 財務省によりますと: that names the source.
_CAUSED_JA = expression(rf"{any_of(CAUSES_JA)}(?!ます?と)")
_GROUP = expression(
    rf"(?::\s)?(?:(?!\s(?:that|which|while|who)\s)[^,.;:!?()—\n{TAKEN}]){{0,70}}(?=[,.;:!?()—\n\s{TAKEN}]|$)"
)
_GROUP_JA = expression(rf"[^、。「」（）\n{TAKEN}]{{0,30}}$")
_VERBS = {**dict.fromkeys(RISING_VERBS_EN, 1), **dict.fromkeys(FALLING_VERBS_EN, -1)}
_VERB = expression(rf"(?<![a-z-])(?P<verb>{any_of(_VERBS)})(?![a-z-])")
_CUES = frozenset(word for verb in _VERBS for word in verb.split())
_BEING = expression(r"(?<![a-z])(?:is|are|was|were|been|be|kept|still)\s$")
_ENDS = expression(r"[,.;:!?—)]|\s(?:by|to|in|from|on|as|for|at|and|but|while|again|further|sharply)\b|$")
_NOUN_LIKE = frozenset({"rise", "increase", "climb", "gain", "gains", "jump", "surge", "leap", "fall", "drop", "decline", "decrease", "slip",
                        "slide", "plunge", "tumble", "slump", "dip", "ease", "narrow", "rebound", "shed", "increases", "declines"})  # fmt: skip
_MOVES_JA = {**dict.fromkeys(RISING_STATED_JA, 1), **dict.fromkeys(FALLING_STATED_JA, -1)}
_MOVED_JA = expression(any_of(_MOVES_JA))
# 前年を下回った, 前年割れに沈んだ: against its own past, not against another.
_PAST_JA = r"(?:前年|前の年|昨年|去年|1年前)(?:の?同[月期])?の?(?:実績|水準)?"
_SLIGHTLY = r"(?:大きく|大幅に|わずかに|小幅に|やや|はるかに)?"
_THAN_ITS_PAST_JA = expression(
    rf"{_PAST_JA}(?:(?P<down>割れ(?=に(?:沈|終わ|落ち|陥|とどま|なっ|転)|とな[っり]|だった|でした|した)|を{_SLIGHTLY}(?:下回った|割り込んだ|割った)|に(?:は)?(?:届か|及ば)なかった)"
    rf"|超え(?=とな[っり]|だった|でした|に転)|を{_SLIGHTLY}(?:上回っ|超え|越え)た)"
)


def recognise(canvas: Canvas) -> None:
    """Claim transitions, comparisons, causes and movements, in that order."""
    canvas.each(_INTO, lambda m: _into(m["side"] or m["sign"]))
    if canvas.japanese:
        canvas.each(_INTO_JA, lambda m: _into(m["side"]))
    canvas.each(_THAN_BEFORE, lambda m: _moved(canvas, m, 1 if m["word"] in _MORE else -1))
    canvas.same(_COMPARED, Saying(kind=Kind.COMPARISON))
    _causes(canvas)
    if canvas.japanese:
        canvas.each(_THAN_ITS_PAST_JA, lambda m: _moved(canvas, m, -1 if m["down"] else 1))
        canvas.each(_COMPARED_JA, lambda m: None if _beside_number(canvas, m) else Saying(kind=Kind.COMPARISON))
        canvas.each(_MOVED_JA, lambda m: _moved(canvas, m, _MOVES_JA[m[0]]))
    if canvas.says(_CUES):
        canvas.each(_VERB, lambda m: _verb(canvas, m))


def _into(side: str) -> Saying:
    deficit = side in DEFICIT_EN or side in {"red", "negative", "赤字"}
    return Saying(kind=Kind.DIRECTION, direction=-1 if deficit else 1, side="deficit" if deficit else "surplus")


def _causes(canvas: Canvas) -> None:
    """The cue with the words after it (in Japanese before it) up to the next stop or mention."""
    for match in list(_CAUSED.finditer(canvas.free)):
        group = _GROUP.match(canvas.free, match.end())
        end = group.end() if group else match.end()
        following = _CAUSED.search(canvas.free, match.end(), end)
        if following:
            end = following.start()
        told = canvas.free[match.end() : end].strip(" :") or "culprit" in match["cue"]
        if told and canvas.free[match.start()] != TAKEN:
            canvas.claim(match.start(), end, Saying(kind=Kind.CAUSE))
    if canvas.japanese:
        for match in list(_CAUSED_JA.finditer(canvas.free)):
            base = max(0, match.start() - 30)
            group = _GROUP_JA.search(canvas.free[base : match.start()])
            start = base + group.start() if group else match.start()
            canvas.claim(start, match.end(), Saying(kind=Kind.CAUSE))


def _beside_number(canvas: Canvas, match: re.Match[str]) -> bool:
    return canvas.free[max(0, match.start() - 2) : match.start()].endswith(TAKEN)


def _read_already(canvas: Canvas, match: re.Match[str]) -> bool:
    return match.start() in canvas.moved or match.end() - 1 in canvas.moved


def _moved(canvas: Canvas, match: re.Match[str], sign: int) -> Saying | None:
    return None if _read_already(canvas, match) else Saying(kind=Kind.DIRECTION, direction=sign)


def _describes(canvas: Canvas, match: re.Match[str]) -> bool:
    """`surging demand`, `advanced components`: a form that stands before its noun and states nothing."""
    before = canvas.whole[max(0, match.start() - 10) : match.start()]
    return not _BEING.search(before) and _ENDS.match(canvas.whole, match.end()) is None


def _verb(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """A verb of movement; a noun of the same form only before "in" (a drop in exports)."""
    verb = " ".join(match["verb"].split())
    if verb in _NOUN_LIKE and not canvas.whole.startswith(" in ", match.end()):
        return None
    if (verb.endswith("ing") or verb == "advanced") and _describes(canvas, match):
        return None
    return _moved(canvas, match, _VERBS[verb])
