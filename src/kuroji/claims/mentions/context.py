"""What the words around a number say of it: direction, hedge, deficit or surplus."""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import TAKEN, Canvas
from kuroji.claims.mentions.numbers import Number
from kuroji.claims.mentions.patterns import any_of
from kuroji.language.comparing import HEDGES_AFTER_EN, HEDGES_AFTER_JA, HEDGES_EN, HEDGES_JA
from kuroji.language.movement import (
    DEFICIT_EN,
    DEFICIT_JA,
    FALLING_JA,
    FALLING_VERBS_EN,
    FALLING_WORDS_EN,
    RISING_JA,
    RISING_VERBS_EN,
    RISING_WORDS_EN,
    SURPLUS_EN,
    SURPLUS_JA,
)

SIGNS_EN: dict[str, int] = {
    **dict.fromkeys((*RISING_VERBS_EN, *RISING_WORDS_EN), 1),
    **dict.fromkeys((*FALLING_VERBS_EN, *FALLING_WORDS_EN), -1),
}
_MADE = frozenset({"made", "makes", "make", "making"})
_CHANGES = frozenset(
    {"increase", "rise", "gain", "expansion", "drop", "decline", "decrease", "fall", "reduction", "contraction"}
)
_THAN = expression(
    r"\s(?P<word>smaller|larger|bigger|more|less|higher|lower|narrower|wider|greater)\sthan(?![a-z])"
    r"|\s(?P<alone>smaller|larger|bigger|higher|lower|narrower|wider|up|down)(?=\s?[,.;)](?!\d)|$|\s(?:on|from)\s(?:the|a|last|[a-z]+)\s)"
)
_FOLLOWED = (" to ", " fro", " on the year", " on year", " on the month", " on last ", " over the year")
_ASIDE = expression(r"(?<![a-z-])(?P<verb>[a-z]+),\s[a-z\s]{2,24},\sby\s[¥$]?$")
_NOUNS_OF_GROWTH = frozenset({"growth", "rise", "increase", "expansion", "gain", "gains"})
_SIGNS_JA: dict[str, int] = {**dict.fromkeys(RISING_JA, 1), **dict.fromkeys(FALLING_JA, -1)}
_LEFT, _RIGHT = 90, 60
_WORD = expression(r"[a-z]+(?:[-'/][a-z]+)*")
_CLAUSE_START = expression(
    rf"[;:!?—(。、「」|{TAKEN}\d%]|\s-\s|\.\s|\b(?:while|but|though|whereas|although|against|versus)\b|,(?!\s?(?:by|or)\b)"
)
_CLAUSE_END = expression(
    rf"[,;:!?—()|。、「」{TAKEN}\d]|\s-\s|\.(?:\s|$)|\b(?:while|but|though|whereas|from|to|and|of|against|versus|than|at|as|when|vs)\b"
)
_RIGHT_STOPS = expression(
    rf"[,;:!?—()|。、「」\d{TAKEN}]|\.(?:\s|$)|(?<![a-z-])(?:of|to|from|in|and|at|for|on|as|against|by|when|while|but)(?![a-z-])"
)
_HEDGE_LEFT = expression(rf"(?<![a-z])(?P<word>{any_of(HEDGES_EN)})\s?(?:a\s|an\s|the\s)?[(]?$")
_HEDGE_LEFT_JA = expression(rf"(?P<word>{any_of(HEDGES_JA)})\s?$")
_HEDGE_RIGHT = expression(rf"\s?(?P<word>{any_of(HEDGES_AFTER_EN)})(?![a-z])")
_HEDGE_RIGHT_JA = expression(rf"(?:の|を(?:大きく)?)?(?P<word>{any_of(HEDGES_AFTER_JA)})")
_STEM_JA = expression(any_of(_SIGNS_JA))
_STOP_JA = expression(rf"[、。「」（）(){TAKEN}\d]|は|から|となっ|だった")
_RATE_JA = expression(
    r"(?P<word>増加率|伸び率|伸び|増加幅|減少率|減少幅|下落率|プラス|マイナス)(?:は|が|も)?(?:約|ほぼ)?\s?$"
)
# 28.4%から19.5%へ低下: what is reached, not by how much it moved.
_REACHED_JA = expression(r"[%％割分]?(?:近く|程度|台|弱|強|前後)?(?:へ|に(?!対|比|相当)|まで)(?:と)?")
_CHANGE_JA = expression(
    "(?:ほど|程度|余り)?の?(?:(?:貿易)?(?:赤字|黒字))?(?:幅が)?(?P<stem>増|減|拡大|縮小|膨らん|広が|縮ま|多|少な)"
)
_SIDES_EN = expression(
    rf"\b(?:(?P<deficit>{any_of(DEFICIT_EN)})|(?P<surplus>{any_of(SURPLUS_EN)})"
    r"|(?P<flow>exports?|imports?|shipments|purchases|sales|import\sbill|total\strade))\b"
)
_SIDES_JA = expression(
    rf"(?P<deficit>{any_of(DEFICIT_JA)})|(?P<surplus>{any_of(SURPLUS_JA)})|(?P<flow>輸出|輸入)(?!超過)"
)


def hedge(canvas: Canvas, start: int, end: int) -> tuple[str, int]:
    """The hedging word of a number at [start, end), and where the number with its hedge begins."""
    left = canvas.whole[max(0, start - 30) : start]
    for pattern in (_HEDGE_LEFT_JA, _HEDGE_LEFT) if canvas.japanese else (_HEDGE_LEFT,):
        if found := pattern.search(left):
            return " ".join(found["word"].split()), start - (len(left) - found.start())
    right = (_HEDGE_RIGHT_JA if canvas.japanese else _HEDGE_RIGHT).match(canvas.whole, end, end + 12)
    return (right["word"] if right else ""), start


def direction(canvas: Canvas, start: int, end: int) -> int:
    """+1 or -1 where the words beside a percentage, a multiple or a fraction say so, else 0."""
    if canvas.japanese:
        sign = _direction_ja(canvas, start, end)
        if sign:
            return sign
    return _after(canvas, end) or _before(canvas, start, end)


def percent(canvas: Canvas, span: tuple[int, int], number: Number) -> Saying:
    """A percentage, though no sign says so, with the direction and the hedge that its words give it."""
    found, _ = hedge(canvas, *span)
    return Saying(
        kind=Kind.PERCENT, value=number.value, grain=number.grain, unit="percent",
        direction=direction(canvas, *span), hedge=found,
    )  # fmt: skip


def _after(canvas: Canvas, end: int) -> int:
    """`17.0% higher`, `a 24.7% year-on-year drop`: a sign among the next four words, before any preposition."""
    right = canvas.whole[end : end + _RIGHT]
    stop = _RIGHT_STOPS.search(right)
    for at, word in enumerate(_WORD.finditer(right[: stop.start()] if stop else right)):
        if at > 3:
            break
        if sign := SIGNS_EN.get(word[0], 0):
            canvas.moves(end + word.start(), end + word.end())
            return sign
    return 0


def _before(canvas: Canvas, start: int, end: int) -> int:
    """`fell a steep 24.7%`, `down by about a quarter`: the nearest sign in the clause to the left."""
    _, start = hedge(canvas, start, end)
    base = max(0, start - _LEFT)
    left = canvas.whole[base:start]
    for stop in _CLAUSE_START.finditer(left):
        base = max(base, start - len(left) + stop.end())
    words = list(_WORD.finditer(canvas.whole, base, start))
    signed = [
        (word, SIGNS_EN[word[0]])
        for at, word in enumerate(words)
        if word[0] in SIGNS_EN and not (word[0] == "up" and at and words[at - 1][0] in _MADE)
    ]
    if not signed:
        return 0
    chosen, sign = signed[-1]
    if words[-1][0] == "to" and len(signed) > 1 and signed[-2][0][0] in _NOUNS_OF_GROWTH:
        canvas.moves(*chosen.span())
        chosen, sign = signed[-2]
    canvas.moves(*chosen.span())
    return sign


def _direction_ja(canvas: Canvas, start: int, end: int) -> int:
    right = canvas.whole[end : end + 10]
    stop = _STOP_JA.search(right)
    stem = _STEM_JA.search(right[: stop.start()] if stop else right)
    if stem:
        canvas.moves(end + stem.start(), end + stem.end())
        if not (canvas.whole[end - 1] in "%割" and _REACHED_JA.match(right)):
            return _SIGNS_JA[stem[0]]
    base = max(0, start - 12)
    left = _RATE_JA.search(canvas.whole[base:start])
    if left:
        canvas.moves(base + left.start("word"), base + left.end("word"))
        return -1 if left["word"][0] in "減下マ" else 1
    return 0


def by(canvas: Canvas, start: int, end: int) -> int:
    """+1 or -1 where an amount is the size of a change: `up by 9 trillion yen`, `fell 1.2 trillion yen to`."""
    _, begins = hedge(canvas, start, end)
    left = canvas.whole[max(0, begins - 40) : begins]
    if after := _THAN.match(canvas.whole, end):
        said = "word" if after["word"] else "alone"
        canvas.moves(*after.span(said))
        return SIGNS_EN[after[said]]
    words = list(_WORD.finditer(left))
    if not words or left[words[-1].end() :].strip(" ¥$"):
        return _by_ja(canvas, end)
    to_follow = canvas.whole.startswith(_FOLLOWED, end)
    verb = _verb_of(words, left)
    if words[-1][0] == "of" and verb[0] not in _CHANGES:
        return 0
    sign = SIGNS_EN.get(verb[0], 0) if verb is not words[-1] or to_follow else 0
    if sign:
        base = max(0, begins - 40)
        canvas.moves(base + verb.start(), base + verb.end())
    return sign or _by_ja(canvas, end)


def _verb_of(words: list[re.Match[str]], left: str) -> re.Match[str]:
    """The word that says how an amount changed: that before by or of, past an aside (had shrunk, to be sure, by)."""
    if words[-1][0] not in {"by", "of"} or len(words) < 2:
        return words[-1]
    aside = _ASIDE.search(left)
    return next((word for word in words if aside and word.start() == aside.start("verb")), words[-2])


def _by_ja(canvas: Canvas, end: int) -> int:
    if not canvas.japanese:
        return 0
    stem = _CHANGE_JA.match(canvas.whole, end, end + 10)
    if stem is None:
        return 0
    canvas.moves(*stem.span("stem"))
    return -1 if stem["stem"][0] in "減縮少" else 1


# A surplus of 729.2 billion yen: nothing on the right names it another.
_OF_SIZE = expression(
    r"\s(?:of|totalling|totaling|worth)\s(?:about\s|around\s|some\s|roughly\s|nearly\s|just\s)?[¥$]?(?:jpy\s)?"
)


def side(canvas: Canvas, start: int, end: int) -> str:
    """`deficit` or `surplus` where the words about an amount say so, else empty."""
    pattern = _SIDES_JA if canvas.japanese else _SIDES_EN
    beside = [word for word in pattern.finditer(canvas.whole, max(0, start - 40), start) if word.lastgroup != "flow"]
    if beside and _OF_SIZE.fullmatch(canvas.whole, beside[-1].end(), start):
        return str(beside[-1].lastgroup)
    right = canvas.whole[end : end + (16 if canvas.japanese else 45)]
    stop = (_STOP_JA if canvas.japanese else _CLAUSE_END).search(right)
    after = pattern.search(right[: stop.start()] if stop else right)
    if after and after.lastgroup != "flow":
        return str(after.lastgroup)
    nearest = ""
    for word in pattern.finditer(canvas.whole, max(0, start - 160), start):
        nearest = str(word.lastgroup)
    return "" if nearest == "flow" else nearest
