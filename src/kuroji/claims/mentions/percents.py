"""Percentages, percentage points and parts of a whole: 17.0%, 17 per cent, 3割増, 3.3 points, by a fifth, 4分の1."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import context
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.numbers import Number, cardinal, japanese, spoken, western
from kuroji.claims.mentions.patterns import NUMBER, NUMBER_JA, PERIOD, SIGN, SPOKEN, any_of
from kuroji.language.numerals import FRACTIONS_EN, SCALES_EN
from kuroji.language.units import QUANTITIES_EN

_SIGN = rf"(?:(?P<sign>(?:▲|{SIGN})|(?<![a-z])(?:minus|negative|plus)\s|マイナス|プラス)\s?)?"
_PERCENT = r"(?:\s?%|[\s-]?per\s?cent(?![a-z])|\s?pct?(?![a-z])|パーセント)"
_POINTS = r"(?:\s?(?:%|percentage|per\scent|percent|pct|パーセント)?[\s-]?(?:points?|pts?|ポイント)|\s?(?:pps?|ppts?|p\.p\.)|\sof\sa\s(?:percentage\s)?point)(?![a-z])"
_ENDING_JA = "(?P<ending>増加|減少|増|減|高|安)?"
_POINT = expression(rf"{_SIGN}(?P<number>{NUMBER}){_POINTS}{_ENDING_JA}")
_CONTRIBUTED_JA = expression(rf"寄与度は?{_SIGN}(?P<number>{NUMBER})(?!\s?(?:%|ポイント|パーセント))")
# 半導体(寄与度+2.5)、非鉄金属(+1.2): what the first bracket is called goes for those after it.
_CONTRIBUTED_TOO = expression(rf"(?<=[(]){_SIGN}(?P<number>{NUMBER})(?=[)])")
_BASIS_POINTS = expression(rf"(?P<number>{NUMBER})[\s-]?(?:basis[\s-]points?|bps?)(?![a-z])")
_PLAIN = expression(rf"{_SIGN}(?P<number>{NUMBER}){_PERCENT}{_ENDING_JA}")
_RANGE = expression(
    rf"{_SIGN}(?P<number>{NUMBER})(?:{_PERCENT})?\s?(?P<joint>to|-|–|~|and)\s?(?P<high>{NUMBER}){_PERCENT}{_ENDING_JA}"
)
# Oct 2008 -7.9% is no range.
_SIGNED = expression(r"\s[-–]$")
# From 15.0% of purchases in 1988 to 7.6%: the year is no lower end.
_A_YEAR = expression(r"(?:19|20)\d\d")
_FROM = expression(r"(?<![a-z])from(?:\s(?:about|around|a))?\s$")
_BETWEEN = expression(r"(?<![a-z])between(?:\s(?:about|around))?\s$")
_SHARED = expression(rf"(?P<number>{NUMBER})(?=(?:\s?,\s?{NUMBER}){{0,3}}\s?,?\s(?:and|or)\s{NUMBER}{_PERCENT})")
_SPELLED = expression(rf"(?<![a-z-])(?P<number>{SPOKEN})[\s-](?:percent|per\scent)(?![a-z])")
# +17.0 without a unit, in a line of trade figures; a chat leaves the sign of percent away.
_SIGNED_ALONE = expression(
    rf"(?<![\w.,%)\]])(?P<sign>[+–▲-])(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?)(?=\s|[,;:.)\]、。]|$)(?!\.\d|,\d|\s?(?:{any_of(SCALES_EN)}|{any_of(QUANTITIES_EN)}|yen|points?|pts?|pps?|bps?|basis|days?|months?|years?)(?![a-z]))"
)
_OF_TRADE = expression(r"(?<![a-z])(?:exp|imp|exports?|imports?|shipments|trade|surplus|deficit)(?![a-z])|輸[出入]")
_WARI = expression(
    rf"{_SIGN}(?P<number>{NUMBER_JA})割(?:(?P<bu>[\d一二三四五六七八九])分)?(?P<hedge>近く|強|弱|超|余り|程度|前後|台|ほど)?{_ENDING_JA}(?![引り])"
)
_PARTS_JA = expression(rf"(?P<whole>{NUMBER_JA})分の(?P<part>{NUMBER_JA})(?P<ending>)")
_HALF_JA = expression("(?P<more>過)?半(?:分|数)(?P<hedge>以上|以下|近く|超|弱|強)?")
_DIGITS_EN = expression(r"(?<![a-z])(?P<count>single|double|triple)[-\s]digits?(?![a-z])")
_DIGITS_JA = expression(r"(?P<count>[1-3一二三])(?:桁|ケタ|けた)(?P<ending>増|減)?")
_FRACTION = expression(
    rf"(?<![a-z-])(?P<number>a|an|one|two|three|four|five|six|seven|eight|nine|{NUMBER})[\s-](?P<part>{any_of(w for w in FRACTIONS_EN if w not in {'half', 'halves'})})"
    r"(?![a-z-])(?P<after>(?=\s(?:of|from|to|in|higher|lower|more|less|fewer|larger|smaller|bigger|greater|wider|narrower|dearer|cheaper|heavier|lighter|up|down|ahead|above|below|short|off|on|over|year)|[,.;)]|$))?"
)
# Essentially flat on the year; nearly unchanged: no more than one and a half percent either way.
_FLAT = expression(
    r"(?<![a-z-])(?:(?:essentially|virtually|nearly|almost|broadly|practically|roughly|basically|largely|pretty\smuch|more\sor\sless)\s(?:flat|unchanged|level|stable)|(?:very\s)?little\schanged|(?:remained|stayed|held)\s(?:flat|unchanged))(?![a-z-])"
)
# The UAE: flat. Exports to China were flat on the year.
_JUST_FLAT = expression(
    r"(?<![a-z-])(?:(?<=:\s)|(?<=was\s)|(?<=were\s))(?:flat|unchanged)(?=\s?[.,;)]|\s?$|\son\sthe\syear|\sfrom\sa\syear|\sy/y|\syoy)"
)
# Fractionally lower: by next to nothing, but one way.
_A_TOUCH = expression(
    r"(?<![a-z-])(?:(?:fractionally|marginally|barely|imperceptibly)\s(?P<way>lower|higher|down|up)|a\s(?:touch|shade|whisker|fraction)\s(?P<touch>lower|higher|down|up))(?=\s?[.,;)]|\s?$|\son\sthe\syear|\sfrom\sa\syear)"
)
_FLAT_JA = expression(r"(?:ほぼ|おおむね|概ね)?横ばい(?!圏|が続く見)|ほぼ(?:前年並み|前年同月並み|変わらず|変わらな)")
_FLOWS = expression(
    r"(?<![a-z])(?:exports?|imports?|shipments|purchases|surplus|deficit|sales|volumes?|parts|cars)(?![a-z])|輸[出入]|黒字|赤字|向け|数量|台数|金額"
)
# One yen in five; nine of every ten barrels.
_OUT_OF = expression(
    rf"(?<![a-z\d-])(?P<count>one|two|three|four|five|six|seven|eight|nine|\d{{1,2}})\s(?:[a-z]{{2,10}}\s)?(?:in|(?:out\s)?of)\s(?P<every>every\s)?(?P<parts>three|four|five|six|seven|eight|nine|ten|10|100|a\shundred)(?![\d%.,-]*\d)(?!\s(?:{PERIOD}|calendar|fiscal|straight)(?![a-z]))(?![a-z])"
)
_BY = expression(r"(?<![a-z])by\s(?:[a-z]+\s){0,2}$")
_HALF = expression(
    r"(?<![a-z-])(?:(?P<by>by\s(?:(?:about|around|roughly|nearly|almost|over|more\sthan)\s)?)half(?![a-z-])"
    r"|(?<!first )(?<!second )half\s(?:of|the\s(?=increase|rise|growth|gain|fall|drop|decline|total|imports|exports))|half(?=\s(?:higher|lower|more|less)))"
)
_CUES = frozenset({*FRACTIONS_EN, "percent", "cent", "digit", "digits", "in", "every"})
_TENTH = Decimal("0.1")
_WIDTHS = {2: Decimal(5), 3: Decimal("2.5"), 4: Decimal("2.5"), 5: Decimal("2.5")}
_FINEST = 5
_RANGES = {"single": ("0", "10"), "double": ("10", "100"), "triple": ("100", "1000")}
_JOINTS = frozenset({"and", "", "or", "from", "to", "and by", "after"})
_COUNTS = {"1": "single", "一": "single", "2": "double", "二": "double", "3": "triple", "三": "triple"}


def recognise(canvas: Canvas) -> None:
    """Claim points, percentages and fractions."""
    if canvas.digits:
        _in_digits(canvas)
    if canvas.says(_CUES):
        _in_words(canvas)
    if canvas.japanese:
        canvas.each(_WARI, lambda m: _wari(canvas, m))
        canvas.each(_PARTS_JA, lambda m: _parts_ja(canvas, m))
        canvas.each(_HALF_JA, lambda m: _half_ja(canvas, m))
        canvas.each(_DIGITS_JA, lambda m: _digits(canvas, m, _COUNTS[m["count"]]))
    canvas.each(_FLAT, lambda m: _flat(canvas, m))
    canvas.each(_JUST_FLAT, lambda m: _flat(canvas, m))
    canvas.each(_A_TOUCH, lambda m: _a_touch(canvas, m))
    if canvas.japanese:
        canvas.each(_FLAT_JA, lambda m: _flat(canvas, m))
    _inherit(canvas)


def _flat(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """Next to no change, where the sentence has spoken of trade before."""
    if not _FLOWS.search(canvas.whole, 0, match.start()):
        return None
    return Saying(kind=Kind.PERCENT, unit="percent", test=("between", "-1.5", "1.5"))


def _a_touch(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """Next to no change, but up or down as it says."""
    if not _FLOWS.search(canvas.whole, 0, match.start()):
        return None
    way = 1 if (match["way"] or match["touch"]) in {"up", "higher"} else -1
    return Saying(kind=Kind.PERCENT, unit="percent", test=("between", "0", "1.5"), direction=way)


def _inherit(canvas: Canvas) -> None:
    """`by 9.5% and 10.2%`, `growth slowed to 5.0% from 11.5%`: a figure joined to one with a direction goes its way."""
    said = [item for item in canvas.found() if item[2].kind is Kind.PERCENT]
    way, amended = 0, {}
    for at, (start, _, saying) in enumerate(said):
        between = canvas.whole[said[at - 1][1] : start] if at else "."
        joined = between.strip(" ,") in _JOINTS or between.endswith(" by ")
        if joined and saying.direction == 0 and way:
            amended[start] = msgspec.structs.replace(saying, direction=way)
        else:
            way = saying.direction
    canvas.amend(amended)


def _in_digits(canvas: Canvas) -> None:
    canvas.same(_BASIS_POINTS, Saying(kind=Kind.OTHER, not_ours="interest rate"))
    canvas.each(_CONTRIBUTED_JA, lambda m: _said(canvas, m, Kind.POINTS, western(m["number"])))
    if "寄与度" in canvas.above + canvas.whole:
        canvas.each(_CONTRIBUTED_TOO, lambda m: _said(canvas, m, Kind.POINTS, western(m["number"])))
    canvas.each(_POINT, lambda m: _said(canvas, m, Kind.POINTS, western(m["number"])))
    canvas.each(_RANGE, lambda m: _ranged(canvas, m))
    canvas.each(_SHARED, lambda m: _said(canvas, m, Kind.PERCENT, western(m["number"])))
    canvas.each(_PLAIN, lambda m: _said(canvas, m, Kind.PERCENT, western(m["number"])))
    if _OF_TRADE.search(canvas.whole) or any(saying.kind is Kind.PERCENT for _, _, saying in canvas.found()):
        canvas.each(_SIGNED_ALONE, lambda m: _said(canvas, m, Kind.PERCENT, western(m["number"])))


def _in_words(canvas: Canvas) -> None:
    canvas.each(_SPELLED, lambda m: _said(canvas, m, Kind.PERCENT, spoken(m["number"])))
    canvas.each(_DIGITS_EN, lambda m: _digits(canvas, m, m["count"]))
    canvas.each(_FRACTION, lambda m: _fraction(canvas, m))
    canvas.each(_OUT_OF, lambda m: _out_of(canvas, m))
    canvas.each(_HALF, lambda m: _part(canvas, m, Decimal(1), 2))


def _written_sign(match: re.Match[str]) -> int:
    """-1 or +1 where sign or ending are part of the number as written, else 0."""
    groups = match.groupdict()
    ending, sign = groups.get("ending") or "", (groups.get("sign") or "").strip()
    if ending:
        return -1 if ending[0] in "減安" else 1
    if not sign:
        return 0
    return 1 if sign in {"+", "plus", "プラス"} else -1


def _said(
    canvas: Canvas,
    match: re.Match[str],
    kind: Kind,
    number: Number | None,
    *,
    high: Number | None = None,
    hedge: str = "",
    test: tuple[str, ...] = (),
) -> Saying | None:
    if number is None:
        return None
    sign = _written_sign(match)
    found_hedge, _ = context.hedge(canvas, match.start(), match.end())
    if "台" in (hedge, found_hedge) and high is None and number.grain >= 1:
        # 20%台 and 2割台 reach to 29.9%, 5%台 to 5.9%.
        step = 10 if number.value % 10 == 0 else 1
        number, high = Number(number.value, _TENTH), Number(number.value + step - _TENTH, _TENTH)
    return Saying(
        kind=kind,
        value=-number.value if sign < 0 else number.value,
        high=None if high is None else -high.value if sign < 0 else high.value,
        grain=None if test else number.grain,
        unit="points" if kind is Kind.POINTS else "percent",
        test=test,
        direction=sign or context.direction(canvas, match.start(), match.end()),
        hedge=hedge or found_hedge,
    )


def _ranged(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """`5-7%`, `between 5 and 7%`; None for `from 5% to 7%`, which is two figures."""
    high = western(match["high"])
    before = canvas.whole[max(0, match.start() - 20) : match.start()]
    if _A_YEAR.fullmatch(match["number"]) and "%" not in canvas.whole[match.end("number") : match.start("joint")]:
        return None
    if _SIGNED.search(canvas.whole[match.end("number") : match.start("high")]):
        return None
    if _FROM.search(before) or (match["joint"] == "and") != bool(_BETWEEN.search(before)):
        return None
    return _said(canvas, match, Kind.PERCENT, western(match["number"]), high=high)


def _wari(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    number = japanese(match["number"])
    if number is None:
        return None
    ten = number.times(Decimal(10))
    if match["bu"] and (bu := japanese(match["bu"])) is not None:
        ten = Number(ten.value + bu.value, Decimal(1))
    return _said(canvas, match, Kind.PERCENT, ten, hedge=match["hedge"] or "")


def _nearest_part(parts: int) -> tuple[str, str, str]:
    """The shares nearer to one part of so many than to one of one more or one fewer: a sixth is 15.5% to 18.3%."""
    low, high = (50 * (Decimal(1) / parts + Decimal(1) / (parts + way)) for way in (1, -1))
    return "between", str(low.quantize(Decimal("0.01"))), str(high.quantize(Decimal("0.01")))


def _around(value: Decimal, parts: int) -> tuple[str, str, str]:
    width = _WIDTHS.get(parts, Decimal(1))
    return "between", str(value - width), str(value + width)


def _part(canvas: Canvas, match: re.Match[str], count: Decimal, parts: int) -> Saying | None:
    """A fraction as a percentage of the whole, with the width a reader would grant the word."""
    value = (count * 100 / parts).quantize(Decimal("0.1"))
    found_hedge, _ = context.hedge(canvas, match.start(), match.end())
    groups = match.groupdict()
    word = groups.get("hedge") or found_hedge or (" ".join((groups.get("by") or "").split()[1:]))
    test: tuple[str, ...] = _nearest_part(parts) if count == 1 and parts > _FINEST else _around(value, parts)
    if word.endswith(("more than", "over", "以上", "超", "過")) or word == "at least":
        test = (">", str(value))
    elif word.endswith(("less than", "under")) or word in {"以下", "弱"}:
        test = ("<", str(value))
    return _said(canvas, match, Kind.PERCENT, Number(value, Decimal(1)), hedge=word, test=test)


def _fraction(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    if match["after"] is None and not _BY.search(canvas.whole[max(0, match.start() - 24) : match.start()]):
        return None
    count = {"a": 1, "an": 1}.get(match["number"]) or cardinal(match["number"])
    parts = FRACTIONS_EN[match["part"]]
    if count is None or count >= parts or (count > 1) != match["part"].endswith("s"):
        return None
    return _part(canvas, match, Decimal(count), parts)


def _out_of(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """One yen in five, nine of every ten; one of three alone only counts."""
    count, parts = cardinal(match["count"]), {"a hundred": 100}.get(match["parts"]) or cardinal(match["parts"])
    if count is None or parts is None or not 0 < count < parts or not (match["every"] or " in " in match[0]):
        return None
    return _part(canvas, match, Decimal(count), parts)


def _parts_ja(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    whole, part = japanese(match["whole"]), japanese(match["part"])
    if whole is None or part is None or not 0 < part.value < whole.value <= 100:
        return None
    return _part(canvas, match, part.value, int(whole.value))


def _half_ja(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    if match["more"]:
        return Saying(kind=Kind.PERCENT, value=Decimal(50), unit="percent", test=(">", "50"), hedge="過")
    return _part(canvas, match, Decimal(1), 2)


def _digits(canvas: Canvas, match: re.Match[str], count: str) -> Saying | None:
    sign = _written_sign(match)
    return Saying(
        kind=Kind.PERCENT,
        unit="percent",
        test=("between", *_RANGES[count]),
        direction=sign or context.direction(canvas, match.start(), match.end()),
    )
