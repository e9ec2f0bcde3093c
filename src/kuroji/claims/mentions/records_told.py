"""Records told without the word: the worst on file, its dearest year, unmatched until then, no year before or since has been so good, an all-time top; これを超える年はない."""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.patterns import ORDINAL, YEAR, any_of
from kuroji.language.comparing import LOWEST_EN, SUPERLATIVES_EN

_CUES = frozenset(
    {word.partition(" ")[0] for word in SUPERLATIVES_EN}
    | {
        "time", "never", "no", "not", "nothing", "ever", "unmatched", "unrivalled", "unrivaled", "unsurpassed", "unequalled", "unequaled", "unbeaten",
        "unparalleled", "unprecedented", "precedent", "parallel", "unheard", "peak", "top", "maximum", "high", "low", "summit", "watermark", "standing", "stands",
        "broken", "beaten", "matched",
    }
)  # fmt: skip
_BEST = any_of(word for word in SUPERLATIVES_EN if word not in {"top", "leading", "main", "number one"})
_GAP = r"(?:[a-z][a-z'/-]{0,20}\s){0,4}?"
_PERIOD = r"(?:month|year|quarter|half-year|half)"
_CENTURY = rf"(?:(?:{ORDINAL}|last|present|past)\scentury|century|post-?war\s(?:era|period|age|years)|modern\s(?:era|period|age|times))"
# The largest on file, of the twentieth century, over a single month, up to that point, yet.
_SCOPED = expression(
    rf"(?<![a-z-])(?:(?:the|its|their|a|his|our)\s)?{_BEST}\s{_GAP}(?:ever|on\s(?:file|the\sbooks|our\sbooks|our\sfiles|the\sledger)|(?:of|in)\s(?:the|this|that)\s{_CENTURY}|this\scentury|over\sa\s(?:single\s)?{_PERIOD}|in\s(?:a\s)?(?:memory|recorded\shistory)"
    rf"|recorded(?:\s(?:so\sfar|to\sdate|until\sthen))?|(?:up\sto|until)\s(?:that\spoint|this\spoint|then|now)|to\sdate|yet)(?:\s(?:up\sto|until)\s(?:that\spoint|this\spoint|then|now))?(?:\sfor\s(?:an?\s|any\s|one\s)?(?:single\s)?{_PERIOD}(?:\syear)?)?(?![a-z-])"
    rf"|(?<![a-z-])(?<!best\s){_BEST}(?=\s(?:over|in)\sa\s(?:single\s)?{_PERIOD}(?![a-z]))"
)
# Its dearest year; Japan's worst month; the best quarter of all.
_OWN = expression(
    rf"(?<![a-z-])(?:its|their|japan['’]s)\s(?:single\s)?{_BEST}\s(?:single\s|calendar\s|fiscal\s)?{_PERIOD}(?=\s?[,.;:)!?—]|\s?$|\s(?:by\sfar|of\sall))"
)
_SO = r"(?:so|as|that|this)\s(?:far\sahead|far\sin\sthe\s(?:red|black)|large|big|high|low|wide|deep|great|many|much|little|few|small|good|bad|strong|weak|well|badly|dear|cheap)"
_BETTERED = r"(?:topped|beaten|bettered|matched|equalled|equaled|surpassed|exceeded|rivalled|rivaled|outdone|reached|approached|revisited|repeated|broken|undercut)"
# No year before or after has come out so far ahead; never before had imports cost so much; a level never revisited.
_NEVER = expression(
    rf"(?<![a-z-])no\s(?:other\s|single\s)?{_PERIOD}\s(?:(?:before\sor\s(?:after|since)|before\sor\sthereafter|before|on\srecord|ever)\s)?(?:has|have|had|was|did)\s(?:ever\s|since\s|yet\s)?(?:[a-z]{{3,10}}\s){{0,3}}?(?:{_SO}|{_BETTERED}|worse|better|bigger|larger|higher|lower|smaller|costlier|dearer)(?:\s(?:it|that|this))?(?![a-z-])"
    rf"|(?<![a-z-])nothing\s(?:before\s(?:or|and|nor)\s(?:since|after)|before)\s(?:has\s)?(?:beats?|tops?|matche[sd]|rivals|equals|compares|comes\sclose|came\sclose|{_BETTERED})(?:\s(?:it|that|this))?(?![a-z-])"
    rf"|(?<![a-z-])(?:a\s(?:level|height|figure|sum|total|mark|value|peak|high|low|depth)\s)?(?:(?:that\s)?(?:it|they|japan|the\scountry|exports|imports)?\s?(?:has|have|had|was|were)\s)?(?:never|not)\s(?:been\s)?(?:since\s|yet\s|again\s)?(?:(?:been\s)?{_BETTERED}|seen\s(?:before|again)|known\sbefore)(?:\s(?:since|before|again))?(?=\s?[,.;:)!?—]|\s?$)"
    r"|(?<![a-z-])(?:such\sas|(?:of\s)?a\s(?:kind|size|scale)|as|like\snothing)\s(?:(?:the\scountry|japan|it|they|we|anyone|nobody)\s)?(?:had|has|have)\s(?:never|ever)\s(?:before\s)?(?:been\s)?(?:known|seen|had|recorded|experienced)(?:\sbefore)?(?![a-z-])"
    rf"|(?<![a-z-])(?:higher|larger|bigger|wider|deeper|dearer|costlier|smaller)\sthan\sever(?:\sbefore)?(?![a-z-])"
)
_UNLIKE = expression(
    rf"(?<![a-z-])(?:was\s|is\s|still\s|remains\s|remained\s|itself\s(?=un))?un(?:matched|rivall?ed|surpassed|equall?ed|beaten|paralleled)(?:\s(?:by\sany\s(?:other\s|previous\s|earlier\s)?{_PERIOD}|in\sany\s(?:other\s)?{_PERIOD}|before\sor\ssince|before|since|so\sfar|to\s(?:this|that)\sday|to\sdate|until\sthen)){{0,2}}(?!\s(?:in|by|for|streak)(?![a-z]))(?![a-z-])"
    r"|(?<![a-z-])(?:was|were|is|are)\s(?:quite\s|simply\s|itself\s)?(?:unprecedented|without\s(?:precedent|parallel)|unheard\sof)(?![a-z-])"
    rf"|(?<![a-z-])(?:yet|still)\sto\sbe\s{_BETTERED}(?![a-z-])|(?<![a-z-])(?:that\s|the\s|a\s)?(?:record|mark|peak|high)\s(?:that\s)?(?:still\sstands|has\sstood\s(?:ever\s)?since)(?![a-z-])"
)
_TOPS = expression(
    rf"(?<![a-z-])(?:(?:hit|hits|hitting|set|sets|setting|reached|reaches|reaching|struck|touched|marked|scaled)\s)?(?:(?:an?|its|the|their|another|yet\sanother)\s)?(?:all-time|all\stime|historic(?:al)?|lifetime|record-breaking)\s(?:(?:monthly|annual|yearly|quarterly|export|import)\s)?(?:tops?|peaks?|highs?|lows?|maximum|minimum|summit|bests?|bottom|worst)(?:\s(?:in|for)\s(?:an?\s|any\s|one\s)?(?:single\s)?{_PERIOD})?(?![a-z-])"
    r"|(?<![a-z-])(?:set|sets|setting|hit|hits|hitting|reached|scaled)\s(?:an?|its|their|new|fresh)\s(?:new\s|fresh\s|further\s)?(?:peak|maximum|summit|high-water\smark)(?![a-z-])"
)
_OF_TRADE = expression(
    r"(?<![a-z])(?:exports?|imports?|shipments|purchases|sales|trade|surplus(?:es)?|deficits?|shortfalls?|yen|trillion|billion|bill|(?:export|import)ed)(?![a-z])|¥"
)
_REACH = 200
_LOW_WORDS = expression(
    rf"(?<![a-z])(?:{any_of((*LOWEST_EN, 'low', 'lows', 'minimum', 'bottom', 'lower', 'smaller', 'less', 'fewer', 'small', 'little', 'few', 'weak', 'undercut'))})(?![a-z])"
)
_SIDES = (("deficit", ("deficit", "shortfall", "red", "gap")), ("surplus", ("surplus", "black")))
# 統計始まって以来の大きさ, 単月の新記録, これを超える年はいまだにない, 後にも先にもない.
_RECORD_JA = expression(
    r"(?:統計|記録|観測|集計|比較)(?:が|を|の)?(?:始まって|取り始めて|開始して|とり始めて|始めて)(?:から|以来|以降)(?:の|で|、)?(?:最[大高多低少小悪]|最も[大高多少低小][きい]?[いく]?|大きさ|高さ|多さ|少なさ|低さ|規模|一番)"
    r"|(?:単月|月間|年間|年度|半期|四半期|過去|史上)?(?:の|で|として)?新記録|(?:これ|それ|この(?:額|水準|数字|記録))(?:を|以上(?:の|に))(?:超え|上回|越え|抜い|抜く|大き)[るたい]?(?:年度?|月|四半期|例|記録|こと)?は(?:、)?(?:いまだ(?:に)?|今も|まだ|その後|一度も|後にも先にも|他に|ほかに)?(?:な(?:い|かった|く)|ありません|出てい(?:ない|ません))"
    r"|後にも先にも(?:例が)?(?:な(?:い|かった)|これきり)|(?:前例|過去に例|類例|先例)(?:が|の)な(?:い|かった)(?:水準|規模|高さ|額)?"
)


def recognise(canvas: Canvas) -> None:
    """Claim the records of a sentence that other words than record tell."""
    if canvas.says(_CUES):
        for pattern in (_SCOPED, _OWN, _TOPS):
            canvas.each(pattern, _record)
        if _OF_TRADE.search(f"{canvas.above[-_REACH:]} {canvas.whole}"):
            canvas.each(_NEVER, _record)
            canvas.each(_UNLIKE, _record)
    if canvas.japanese:
        canvas.each(_RECORD_JA, _record)


def _record(match: re.Match[str]) -> Saying:
    words = match[0]
    side = next((side for side, names in _SIDES if any(name in words.split() for name in names)), "")
    low = _LOW_WORDS.search(words) is not None or any(
        stem in words for stem in ("最低", "最少", "最小", "少な", "低さ")
    )
    year = re.search(rf"(?<!\d){YEAR}", words)
    return Saying(
        kind=Kind.RECORD, test=("==", "1"), direction=-1 if low else 1, side=side, since=year[0] if year else "start"
    )
