"""Multiples: doubled, more than halved, 2.4 times, twofold, half the 5.4 trillion, 2倍, 半減, 倍増: value over base."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import context
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.numbers import Number, cardinal, japanese, western
from kuroji.claims.mentions.patterns import NUMBER, NUMBER_JA, YEAR, any_of
from kuroji.language.numerals import CARDINALS_EN, HALVINGS_EN, ONES, TIMES_EN

_WORDS = any_of(w for w in CARDINALS_EN if w not in {"zero", "one"})
_DOUBLED = expression(
    rf"(?:(?<![a-z])(?P<hedge>more\sthan|nearly|almost|about|roughly|around|just\sover|over|less\sthan)\s)?"
    rf"(?<![a-z-])(?P<word>{any_of(w for w in TIMES_EN if w not in {'double', 'triple', 'quadruple'})}|{any_of(HALVINGS_EN)}"
    r"|(?:double|triple)(?=\s(?:the|its|that|what|those|last))|(?<=more\sthan\s)double(?=[.,;)]|$)|(?<=nearly\s)double(?=[.,;)]|$)|(?<=almost\s)double(?=[.,;)]|$)|(?<=roughly\s)double(?=[.,;)]|$)|(?<=about\s)double(?=[.,;)]|$)|(?<=:\s)double(?=[.,;)]|$))(?![a-z-])"
)
_TIMES = expression(
    rf"(?<![a-z-])(?P<number>{NUMBER}|(?:{_WORDS}|one)\sand\sa\shalf|{_WORDS})(?:\s?x(?![a-z0-9])|[\s-]times(?![a-z])|[\s-]?-?fold(?![a-z]))"
)
_FOLD = expression(rf"(?<![a-z-])(?P<number>{_WORDS})fold(?![a-z])")
_HALF = expression(
    r"(?<![a-z-])(?:(?P<hedge>less\sthan|more\sthan|nearly|almost|about|around|roughly|over|under|just)\s)?"
    r"(?<!first )(?<!second )half(?:\s(?:of\s(?=(?:the\s)?(?:¥|jpy|\d|previous|prior|last)|(?:those|that)\s(?:to|from|of|with)\s|what\sjapan\s)|(?=the\s(?:¥|jpy\s)?\d|what\s|its\s|as\s(?:much|large|big)"
    r"|the\s(?:size|level|amount|value|figure|gap|deficit|surplus|shortfall)|that\s|last\s|(?:¥|jpy\s)\d))|(?=\sthat[,.;)]))"
    r"|(?<![a-z-])(?:cut|sliced|slashed)\sin\shalf(?![a-z-])"
)
# Multiplied by six; by a factor of three; ×3 in a note.
_BY_FACTOR = expression(
    rf"(?<![a-z-])(?:(?:multipl(?:y|ies|ied|ying))\s(?:more\sthan\s)?by\s|by\sa\sfactor\sof\s(?:about\s|nearly\s|almost\s|more\sthan\s)?)(?P<number>{NUMBER}|{_WORDS})(?![a-z%-])|×\s?(?P<times>{NUMBER})(?![\d%])"
)
# Cutting the surplus nearly in half.
_IN_HALF = expression(
    r"(?<![a-z-])(?:cut|cuts|cutting|slash(?:ed|es|ing)|slic(?:ed|es|ing)|chopp(?:ed|ing))\s(?:[a-z'-]{2,20}\s){1,6}?(?P<found>(?:(?P<hedge>more\sthan|nearly|almost|about|roughly|around)\s)?in\shalf)(?![a-z-])"
)
# Still below the 1985 figure; well above its 2007 peak.
_BEYOND_ONE = expression(
    rf"(?<![a-z-])(?:(?:still|well|far|just|only\sjust|remain(?:s|ed)|slightly|comfortably)\s){{1,2}}(?P<way>below|above|short\sof)\s(?:the|its|their)\s{YEAR}\s(?:figure|level|total|peak|value|high|low)s?(?![a-z-])"
)
_TIMES_JA = expression(rf"(?P<number>{NUMBER_JA})倍(?P<hedge>以上|近く|超|弱|強|余り|に迫る)?")
_HALVED_JA = expression("(?P<hedge>ほぼ|約|大きく)?(?P<word>半減|倍増|3倍増|半分以下|半額)")
# ほぼ倍, 前年の倍近く, 倍に膨らんだ; not 3倍, 数倍.
_DOUBLE_JA = expression(
    r"(?<![\d一二三四五六七八九十百千数何半人.])(?:(?P<hedge>ほぼ|約|およそ)倍|倍(?P<after>近く|以上|弱|強|超)|倍(?=に(?:な[っりる]|増|膨|拡大|達|のぼ|上)|へと?(?:増|拡大|膨)))(?!率|増|返)"
)
_PART_JA = rf"(?:半分|(?P<whole>{NUMBER_JA})分の(?P<part>{NUMBER_JA})|(?P<tenths>[1-9一二三四五六七八九])割)"
_AFTER_PART_JA = "(?P<after>以下|未満|近く|弱|強|余り|程度|ほど|くらい|ぐらい)?"
_LEFT_OF_JA = expression(
    rf"(?P<hedge>ほぼ|約|およそ|ちょうど)?{_PART_JA}{_AFTER_PART_JA}(?=(?:の(?:水準|規模|大きさ|額))?(?:に(?:まで)?|まで|へ)(?:と)?(?:な[っるり]|減|縮|落|激減|急減|半減|とどま|すぎ|しぼ|細|下が|下落|低下|沈|急落|浅|衰|後退))"
    rf"|^\W*(?P<hedge3>ほぼ|約|およそ|わずか)?(?:(?P<whole3>{NUMBER_JA})分の(?P<part3>{NUMBER_JA}))(?P<after3>以下|近く|弱|強|程度|ほど)?(?=だ|です|である|にすぎ|しか)"
    rf"|(?<=円、)(?P<hedge3b>ほぼ|約|およそ|わずか)?(?:(?P<whole3b>{NUMBER_JA})分の(?P<part3b>{NUMBER_JA}))(?P<after3b>以下|近く|弱|強|程度|ほど)?(?=だ|です|である|にすぎ|しか|。|$)"
    rf"|(?:(?<=[年月期度]の)|(?<=前の)|(?<=年比)|(?<=[年月期度]の約)|(?<=[年月期度]のほぼ))(?P<hedge4>ほぼ|約|およそ)?(?P<tenths4>[1-9一二三四五六七八九])割(?P<after4>以下|未満|近く|弱|強|余り|程度|ほど)?(?=の水準|の規模|にすぎ|にも?満たな|しか|だ(?!が)|である|です|でした)"
    rf"|(?:(?<=[年月期度]の)|(?<=かつての)|(?<=ピークの)|(?<=当時の)|(?<=前の)|(?<=比べると)|(?<=比べれば)|(?<=比べて))(?P<hedge6>ほぼ|約|およそ|わずか)?"
    rf"(?P<whole6>{NUMBER_JA})分の(?P<part6>{NUMBER_JA})(?P<after6>以下|未満|近く|弱|強|余り|程度|ほど|くらい|ぐらい)?(?!を|が|は)"
    r"|(?:(?<=比で)|(?<=比べ)|(?<=比べて))(?P<hedge5>ほぼ|約|およそ)?半分(?=の\d)"
    rf"|(?P<hedge7>ほぼ|約|およそ)?(?:(?P<whole7>{NUMBER_JA})分の(?P<part7>{NUMBER_JA})|半分)(?P<after7>)(?=を(?:大きく|大幅に|わずかに)?(?:割り込|割っ|下回|切っ))"
    rf"|(?:(?<=[年月期度]の)|(?<=ピークの)|(?<=[円台lンル][との]))(?P<hedge2>ほぼ|約|およそ|ちょうど)?半分(?P<after2>以下|未満|近く|弱|強|余り|程度|ほど|ちょい|ちょっと)?"
)
_SHORT_OF_JA = expression("にも?満たな|を(?:大きく|大幅に|わずかに)?(?:割り込|割っ|下回|切っ)")
_OF_A_WHOLE_JA = expression(r"割合|シェア|比率|構成比|占め|うち[^、。]{0,12}$")
_CUES = frozenset({*TIMES_EN, *HALVINGS_EN, "half", *(f"{word}fold" for word in ONES)})
_FACTOR_CUES = frozenset({"multiply", "multiplies", "multiplied", "multiplying", "factor"})
_TIMES_CUES = frozenset({"times", "fold"})
_FINEST_PART = 10_000
_WIDTH = Decimal("0.05")
_SHORT, _LONG = Decimal("0.85"), Decimal("1.2")


def recognise(canvas: Canvas) -> None:
    """Claim the multiples of a sentence."""
    if canvas.says(_CUES):
        _in_words(canvas)
    if canvas.digits or canvas.says(_TIMES_CUES):
        canvas.each(_TIMES, lambda m: _times(canvas, m))
        canvas.each(_BEYOND_ONE, _beyond_one)
    if canvas.says(_FACTOR_CUES) or "×" in canvas.whole:
        canvas.each(_BY_FACTOR, lambda m: _by_factor(canvas, m))
    if canvas.japanese:
        canvas.each(_TIMES_JA, lambda m: _stated(canvas, m, japanese(m["number"]), m["hedge"] or ""))
        canvas.each(_HALVED_JA, lambda m: _halved_ja(canvas, m))
        canvas.each(_DOUBLE_JA, _doubled_ja)
        canvas.each(_LEFT_OF_JA, lambda m: _left_of_ja(canvas, m))


def _in_words(canvas: Canvas) -> None:
    canvas.each(_HALF, lambda m: _phrase(Decimal("0.5"), m["hedge"]))
    canvas.each(_DOUBLED, lambda m: _phrase(_factor(m["word"]), m["hedge"]))
    canvas.each(_FOLD, lambda m: _times(canvas, m))
    canvas.each(_IN_HALF, lambda m: _phrase(Decimal("0.5"), m["hedge"]), group="found")


def _beyond_one(match: re.Match[str]) -> Saying:
    """Below or above a level of another year: less or more than once as much."""
    way = 1 if match["way"] == "above" else -1
    return Saying(
        kind=Kind.MULTIPLE, value=Decimal(1), unit="times", test=(">" if way > 0 else "<", "1"), direction=way
    )


def _by_factor(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    told = match["number"] or match["times"]
    count = cardinal(told)
    number = western(told) if told[0].isdigit() else None if count is None else Number(Decimal(count), Decimal(1))
    said = _stated(canvas, match, number, "")
    return None if said is None else msgspec.structs.replace(said, direction=1)


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


def _doubled_ja(match: re.Match[str]) -> Saying:
    """Twice as much, without a number: ほぼ倍, 倍近く."""
    after = match["after"] or ""
    said = _phrase(
        Decimal(2), {"近く": "nearly", "弱": "nearly", "以上": "more than", "超": "more than"}.get(after, "about")
    )
    return msgspec.structs.replace(said, hedge=after or match["hedge"] or "")


def _left_of_ja(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """What is left of a figure: 半分に減った, 3分の1に縮んだ, 7割にとどまる, 前年の半分以下; None for a share."""
    if _OF_A_WHOLE_JA.search(canvas.whole, max(0, match.start() - 30), match.start()):
        return None
    factor = _part_ja(match)
    if factor is None:
        return None
    hedge, after = (
        next(
            (
                match[f"{name}{n}"]
                for n in ("", "2", "3", "3b", "4", "5", "6", "7")
                if match.groupdict().get(f"{name}{n}")
            ),
            "",
        )
        for name in ("hedge", "after")
    )
    if _SHORT_OF_JA.match(canvas.whole, match.end()):
        after = "未満"
    context.direction(canvas, match.start(), match.end())
    tested = {
        "以下": ("<=", factor), "未満": ("<", factor), "近く": ("between", factor * _SHORT, factor * _LONG),
        "弱": ("between", factor * _SHORT, factor), "強": ("between", factor, factor * _LONG),
        "ちょい": ("between", factor, factor * _LONG), "ちょっと": ("between", factor, factor * _LONG), "余り": ("between", factor, factor * _LONG),
    }.get(after)  # fmt: skip
    said = _phrase(factor, "about" if hedge else "")
    test = said.test if tested is None else tuple(str(each) for each in tested)
    return msgspec.structs.replace(said, test=test, direction=-1, hedge=after or hedge)


def _part_ja(match: re.Match[str]) -> Decimal | None:
    """The part as a multiple below one: 0.5, 0.33, 0.7; None where it is none."""
    if tenth := match["tenths"] or match["tenths4"]:
        tenths = japanese(tenth)
        return None if tenths is None else tenths.value / 10
    written = next((n for n in ("", "3", "3b", "6", "7") if match[f"whole{n}"]), None)
    if written is None:
        return Decimal("0.5")
    whole, part = japanese(match[f"whole{written}"]), japanese(match[f"part{written}"])
    if whole is None or part is None or not 0 < part.value < whole.value <= _FINEST_PART:
        return None
    return (part.value / whole.value).quantize(Decimal("0.001") if whole.value <= 100 else Decimal("0.00001"))
