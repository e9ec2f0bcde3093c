"""Multiples: doubled, more than halved, 2.4 times, twofold, half the 5.4 trillion, 2倍, 半減, 倍増: value over base."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import context
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.numbers import Number, cardinal, japanese, western
from kuroji.claims.mentions.patterns import NUMBER, NUMBER_JA, any_of
from kuroji.language.numerals import CARDINALS_EN, HALVINGS_EN, ONES, TIMES_EN

_WORDS = any_of(w for w in CARDINALS_EN if w not in {"zero", "one"})
_DOUBLED = expression(
    rf"(?:(?<![a-z])(?P<hedge>more\sthan|nearly|almost|about|roughly|around|just\sover|over|less\sthan)\s)?"
    rf"(?<![a-z-])(?P<word>{any_of(w for w in TIMES_EN if w not in {'double', 'triple', 'quadruple'})}|{any_of(HALVINGS_EN)}"
    r"|(?:double|triple)(?=\s(?:the|its|that|what|those|last))|(?<=more\sthan\s)double(?=[.,;)]|$)|(?<=nearly\s)double(?=[.,;)]|$)|(?<=almost\s)double(?=[.,;)]|$))(?![a-z-])"
)
_TIMES = expression(
    rf"(?<![a-z-])(?P<number>{NUMBER}|(?:{_WORDS}|one)\sand\sa\shalf|{_WORDS})(?:\s?x(?![a-z0-9])|[\s-]times(?![a-z])|[\s-]?-?fold(?![a-z]))"
)
_FOLD = expression(r"(?<![a-z])(?P<number>two|three|four|five|six|seven|eight|nine|ten)fold(?![a-z])")
_HALF = expression(
    r"(?<![a-z-])(?:(?P<hedge>less\sthan|more\sthan|nearly|almost|about|around|roughly|over|under|just)\s)?"
    r"(?<!first )(?<!second )half\s(?:of\s(?=(?:the\s)?(?:¥|jpy|\d|previous|prior|last))|(?=the\s(?:¥|jpy\s)?\d|what\s|its\s|as\s(?:much|large|big)|the\s(?:size|level|amount|value|figure|gap|deficit|surplus|shortfall)"
    r"|that\s|last\s|(?:¥|jpy\s)\d))"
)
_TIMES_JA = expression(rf"(?P<number>{NUMBER_JA})倍(?P<hedge>以上|近く|超|弱|強|余り|に迫る)?")
_HALVED_JA = expression("(?P<hedge>ほぼ|約|大きく)?(?P<word>半減|倍増|3倍増|半分以下|半額)")
_CUES = frozenset({*TIMES_EN, *HALVINGS_EN, "half", *(f"{word}fold" for word in ONES)})
_TIMES_CUES = frozenset({"times", "fold"})
_WIDTH = Decimal("0.05")


def recognise(canvas: Canvas) -> None:
    """Claim the multiples of a sentence."""
    if canvas.says(_CUES):
        _in_words(canvas)
    if canvas.digits or canvas.says(_TIMES_CUES):
        canvas.each(_TIMES, lambda m: _times(canvas, m))
    if canvas.japanese:
        canvas.each(_TIMES_JA, lambda m: _stated(canvas, m, japanese(m["number"]), m["hedge"] or ""))
        canvas.each(_HALVED_JA, lambda m: _halved_ja(canvas, m))


def _in_words(canvas: Canvas) -> None:
    canvas.each(_HALF, lambda m: _phrase(Decimal("0.5"), m["hedge"]))
    canvas.each(_DOUBLED, lambda m: _phrase(_factor(m["word"]), m["hedge"]))
    canvas.each(_FOLD, lambda m: _times(canvas, m))


def _factor(word: str) -> Decimal:
    return Decimal("0.5") if word in HALVINGS_EN else Decimal(TIMES_EN[word])


def _phrase(factor: Decimal, hedge: str | None) -> Saying:
    """Halvings and doublings in words: "more than halved" is below a half, "nearly doubled" a little short of two."""
    word = " ".join((hedge or "").split())
    falls = factor < 1
    if word in {"more than", "just over", "over"}:
        test: tuple[str, ...] = ("<" if falls else ">", str(factor))
    elif word in {"less than", "under"}:
        test = ("<", str(factor))
    elif word in {"nearly", "almost"}:
        short = (factor, factor * Decimal("1.2")) if falls else (factor * Decimal("0.9"), factor)
        test = ("between", *(str(bound) for bound in short))
    else:
        width = factor * _WIDTH * (2 if falls or word else 1)
        test = ("between", str(factor - width), str(factor + width))
    return Saying(kind=Kind.MULTIPLE, value=factor, unit="times", test=test, direction=-1 if falls else 1, hedge=word)


def _times(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    if match["number"][0].isdigit():
        return _stated(canvas, match, western(match["number"]), "")
    words = " ".join(match["number"].split())
    count = cardinal(words.removesuffix(" and a half"))
    if count is None:
        return None
    half = words.endswith(" and a half")
    number = Number(count + Decimal("0.5"), Decimal("0.1")) if half else Number(Decimal(count), Decimal(1))
    return _stated(canvas, match, number, "")


def _stated(canvas: Canvas, match: re.Match[str], number: Number | None, hedge: str) -> Saying | None:
    if number is None:
        return None
    found, _ = context.hedge(canvas, match.start(), match.end())
    return Saying(
        kind=Kind.MULTIPLE,
        value=number.value,
        grain=number.grain,
        unit="times",
        direction=context.direction(canvas, match.start(), match.end()) or (1 if number.value > 1 else -1),
        hedge=hedge or found,
    )


def _halved_ja(canvas: Canvas, match: re.Match[str]) -> Saying:
    context.direction(canvas, match.start(), match.end())
    hedge = {"ほぼ": "nearly", "約": "about"}.get(match["hedge"] or "", "")
    if match["word"] == "半分以下":
        hedge = "less than"
    factor = Decimal("0.5") if match["word"].startswith("半") else Decimal(3 if match["word"].startswith("3") else 2)
    said = _phrase(factor, hedge)
    return Saying(
        kind=said.kind,
        value=said.value,
        unit=said.unit,
        test=said.test,
        direction=said.direction,
        hedge="以下" if match["word"].endswith("以下") else match["hedge"] or "",
    )
