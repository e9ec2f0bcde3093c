"""Records and ranks: record high, the largest ever, highest since 1979; second-largest, 過去最大, 第2位."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import tops_ja
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.numbers import cardinal, japanese, ordinal
from kuroji.claims.mentions.patterns import BEGINNING, DATE_JA, MONTH, NUMBER_JA, ORDINAL, YEAR, any_of
from kuroji.language.comparing import FOREMOST_EN, SUPERLATIVES_EN, SUPERLATIVES_JA
from kuroji.language.numerals import ORDINAL_ONES

_CUES = frozenset({*(word.partition(" ")[0] for word in SUPERLATIVES_EN), "record", "records", "time", "never", "previous", "high", "low", "peak", "no", "number",
                   "rank", "ranks", "ranked", "ranking", "place", "nothing", "precedent", "unprecedented", "historic", "historical", "any", "every",
                   "all", "spot", "again", "once", "nor", "equalled", "unequalled", "unmatched", "matched", "surpassed", "bettered", "th", "st", "nd", "rd", *ORDINAL_ONES[1:11]})  # fmt: skip
_GAP = r"(?:[a-z][a-z'/-]{0,24}\s){0,6}?"
_BEST = any_of(SUPERLATIVES_EN)
_FOR = rf"(?:\sfor\s(?:any\s(?:month|year|quarter)|a\s[a-z-]{{2,12}}(?:\s(?:month|year|half|quarter))?|the\smonth(?:\sof\s{MONTH})?|{MONTH}))?"
# In any month; for a single month; of all months; in our series.
_AMONG = (
    r"(?:for|of|in)\sany\s(?:other\s|single\s)?[a-z]{3,8}(?:\s(?:year|month|half))?(?:\sin\sdata)?|for\sa\ssingle\s(?:month|quarter|year)|(?:of|for)\sall\s(?:months|years|quarters)"
    r"|(?:in|of)\s(?:the|our|this|its|their)\s(?:whole\s|entire\s|ministry's\s)?(?:series|data|statistics|records)"
)
_EXTREME = expression(
    rf"(?<![a-z-])(?:the\s|its\s|a\s)?{_BEST}\s{_GAP}(?:(?:ever|on\srecord|in\shistory|{_AMONG}){_FOR}(?:\son\srecord)?(?:,?\ssince\s{BEGINNING})?"
    rf"|(?:that\s)?(?:(?:the|this|our|any)\s[a-z]+|japan|it|they|we|anyone)\s(?:has|have|had)\s(?:ever\s|yet\s|so\sfar\s){{0,2}}(?:seen|recorded|shown|known|run|posted|registered|logged|reported|published|printed|sold|bought|shipped|exported|imported|paid|spent|earned|suffered|had)(?![a-z])"
    rf"|of\sall\stime(?![a-z])|in\sliving\smemory|in\s(?:the|its|modern|our)\s(?:[a-z'-]+\s)?(?:history|books|archives?|ledger|database)(?![a-z])"
    rf"|since\s{BEGINNING}|since\s{YEAR},\s(?:when|the\s(?:first\s)?year\s(?:of|for|when))\s[a-z\s]{{0,30}})"
)
_ALL_TIME = expression(
    rf"(?<![a-z-])(?:an?\s|its\s|the\s|their\s|fresh\s|new\s){{0,2}}all[-\s]time\s(?:(?:monthly|annual|yearly|quarterly|half-year)\s)?(?:highs?|peaks?|lows?|records?|bests?){_FOR}"
)
_RECORD = expression(
    r"(?<![a-z-])(?<!to\s(?=record\s(?!highs?\b|lows?\b|levels?\b)[a-z]))(?<!track\s)(?<!on\s(?=record(?!\s(?:(?:monthly|annual|yearly|quarterly|car|auto|chip|oil|energy)\s)?(?:exports?|imports?|shipments|sales|deficit|surplus|shortfall)(?![a-z]))))(?<!off\sthe\s)(?:(?:an?|its|the|their|new|another|fresh|yet\sanother)\s){0,2}(?:then-)?"
    r"record(?:s(?!\s(?:a|an|began|begin|start|show|the)\b)|[-\s](?:highs?|lows?|peaks?|breaking|setting|large)|"
    r"(?=\s(?:(?:annual|monthly|trade|half-year|quarterly|first-half|yearly)\s){0,2}(?:deficit|surplus|exports?|imports?|shortfall|level|volume|value|amount|total|run|"
    r"shipments|sales|year|month|gap))|(?!\s(?:a|an|its|the|in|their)\s)(?![a-z-]))"
    rf"(?:\s(?:annual\s|monthly\s|trade\s|quarterly\s){{0,2}}(?:deficit|surplus|exports?|imports?|shortfall|gap)s?)?{_FOR}(?:\sat\sthe\stime)?"
)
# Biggest monthly deficit: January 2023; the largest August shortfall.
_OF_ITS_KIND = expression(
    rf"(?:(?<=^)|(?<=\d\.\s)|(?<=[-*•]\s))(?:the\s)?{_BEST}\s(?:monthly|annual|yearly|quarterly)\s[a-z]{{4,12}}(?=:)"
    rf"|(?<![a-z-])(?:the|japan's|its)\s{_BEST}\s{MONTH}\s(?:trade\s)?(?:deficit|surplus|shortfall|gap|exports|imports|total|figure)(?![a-z])"
)
_BEYOND = expression(
    r"(?<![a-z-])(?:nothing\s(?:else\s)?(?:comes|came|has\scome|has\sever\scome)\s(?:even\s)?(?:close|near)|nothing\shas\s(?:ever\s|since\s|yet\s)?(?:topped|beaten|matched|surpassed|exceeded)\s(?:it|that|this)"
    r"|(?:entirely\s|quite\s)?without\s(?:any\s)?precedent|unprecedented\s(?=(?:¥|jpy\s?)?\d|(?:monthly\s|annual\s)?(?:high|level|total|deficit|surplus|exports|imports|value)(?![a-z]))"
    r"|never\sbefore(?=\s(?:has|have|had|did|was|were)\s[^.;,]{2,60}\s(?:so|as)\s(?:large|big|high|low|wide|great|small|many|much)(?![a-z]))"
    r"|(?:remains?|remained|still|is|was)\s(?:still\s|easily\s|by\sfar\s)?the\s(?:worst|best)\s(?:month|year|quarter)(?=[,.;)]|$|\sso\sfar)"
    r"|never\s(?:been\s)?(?:as|so)\s(?:large|big|high|low|wide|great|small|many|much)(?=\sas|[,.;]|$)|never\s(?:been\s)?seen\sbefore|historic(?:al)?\s(?:highs?|lows?|peaks?)"
    r"|(?:broke|breaking|beat|beating|smashed|smashing|topped|topping|exceeded|exceeding|surpassed|surpassing)\s(?:all|every)\s(?:previous\s|past\s|earlier\s)?(?:records?|months?|years?)"
    r"|(?:an?\s)?(?:higher|larger|bigger|lower|smaller|wider|more|greater|deeper|fewer|worse|better)(?:\s(?:figure|level|total|sum|amount|number|value|bill|deficit|surplus|gap|shortfall|count|result|tally))?\sthan\s(?:in\s|at\s|for\s|that\sof\s|during\s)?any\s(?:other\s|previous\s|earlier\s|prior\s|preceding\s|single\s|such\s){0,2}(?:calendar\s|fiscal\s)?(?:month|year|time|quarter)(?:\s(?:before|on\srecord|ever))?(?!\s(?:since|in|after))(?![a-z]))"
)
_UNMATCHED = expression(
    r"(?<![a-z])never\s(?:been\s)?(?:matched|exceeded|beaten|surpassed|repeated|(?:been\s)?(?:higher|lower|larger|bigger))(?:\ssince|\sbefore)?"
    r"|(?<![a-z])(?:a\s(?:figure|level|total|sum|height|mark)\s)?(?:not|un)\s?(?:equalled|equaled|matched|exceeded|beaten|surpassed|bettered|topped)\s(?:before\sor\s)?since(?![a-z])"
    r"|(?<![a-z])no\s(?:other\s)?(?:month|year|quarter)\s(?:has|have|had)\s(?:ever\s)?(?:been\s(?:bigger|larger|higher|better|worse)|(?:matched|topped|beaten|equalled|surpassed)\sit)(?![a-z])"
)
# It has never needed so much since; never again so many; it has not been as high since; no year since has come close.
_SO_MUCH = r"(?:so|as|that|this|quite\sas|anything\slike\sas|nearly\sas)\s(?:large|big|high|wide|great|many|much|low|small|few|little|strong|weak|good|bad)"
_NEVER_SINCE = expression(
    rf"(?<![a-z])(?:never|not\sonce|at\sno\stime|nor)\s(?:again\s|since\s|has\s|have\s|had\s|it\s|they\s|ever\s|did\s){{0,3}}(?!before)(?:[a-z]{{3,12}}\s){{0,2}}?{_SO_MUCH}(?:\sas\sthat|\sin\sa\s(?:single\s)?(?:month|year|quarter))?(?:\s(?:again|since|before|either))?(?=\s?[,.;:)!?—]|$|\s(?:and|but)\s)"
    rf"|(?<![a-z])(?:has|have|had|did)(?:n't|\snot)\s(?:been|seen|had|bought|sold|needed|spent|shipped|imported|exported|run|reached)\s(?:it\s|them\s|anything\s)?{_SO_MUCH}\s(?:again|since)(?!\s(?:the\s)?(?:\d|{MONTH}|then\s))(?![a-z])"
    r"|(?<![a-z])never\s(?:again|since)\s(?:reached|seen|equalled|equaled|matched|approached|repeated|beaten|surpassed|exceeded|came\s(?:close|near)|been\s(?:reached|seen|equalled|matched|approached|repeated|beaten|surpassed|exceeded))(?![a-z])"
    r"|(?<![a-z])no\s(?:month|year|quarter)\ssince\s(?:has|had|then\shas)\s(?:come\s(?:close|near)|matched|topped|equalled|beaten|surpassed|exceeded|been\sas)(?:\s(?:it|that|this))?(?![a-z])"
)
_BEATEN = expression(
    rf"(?<![a-z])(?:(?:beat|beats|beating|broke|breaking|topped|topping|dwarf(?:ed|ing)|eclips(?:ed|ing)|surpass(?:ed|ing)|exceed(?:ed|ing))\s)?"
    rf"(?:the|its)\sprevious\s(?:best|high|record|peak|low|worst)(?:,\s(?:set|reached)\sin\s(?:{MONTH}\s)?{YEAR})?"
)
_HIGH = expression(
    r"(?<![a-z])(?:also\sa\s|a\snew\s|a\sfresh\s|new\s|fresh\s)(?:(?:monthly|annual|yearly|quarterly|half-year)\s)?(?:high|peak|low)(?![a-z-])"
)
_NTH_LARGEST = expression(
    rf"(?<![a-z-])(?:the\s|its\s)?(?P<nth>{ORDINAL})[\s-]{_BEST}(?:\s(?:ever|on\srecord|in\shistory))?(?![a-z])"
)
_RANKED = expression(
    rf"(?<![a-z])(?:(?<!watch,\s)(?<!letter,\s)(?<!monitor,\s)(?<!review,\s)(?<!brief,\s)(?<!bulletin,\s)(?<!issue\s)(?<!edition\s)(?<!^)no\.\s?(?P<number>\d{{1,2}})(?!\d|\s?[/:])|number\s(?P<word>two|three|four|five|six|seven|eight|nine|ten)|rank(?:s|ed|ing)\s(?P<nth>{ORDINAL})|(?P<place>{ORDINAL})\splace)(?![a-z])"
    r"|(?<![a-z])(?P<only>second)\sonly\sto(?![a-z])"
    rf"|(?<![a-z])(?<!a\s)(?<!one\s)(?P<among>{any_of(ORDINAL_ONES[1:11])})\s(?:among|of)\s(?:japan's\s|the\s(?:country's\s)?|its\s|all\s)(?:\w+\s)?(?:customers|suppliers|markets|destinations|partners|sources|buyers|exports|imports|items|goods)(?![a-z])"
    rf"|(?<![a-z])(?:slip(?:ped|s)|fell|falls|dropp(?:ed|ing)|rose|rises|climb(?:ed|s)|moved|jumped|came|stayed|rank(?:ed|s)|was|were|is|been|remained|placed|finished)\s"
    rf"(?:up\s|down\s|back\s|only\s|just\s|still\s|now\s|merely\s|again\s|even\s|a\s(?:distant|close|mere)\s){{0,2}}(?:to\s|in\s|at\s)?(?P<order>{any_of(ORDINAL_ONES[1:11])}|[1-3]?\d(?:st|nd|rd|th))(?!\s(?:largest|biggest|highest|month|year|quarter|time|straight|consecutive)(?![a-z]))"
    r"(?=[,.;:)]|$|\s(?:behind|among|ahead|overall|the\s(?:year|month)\sbefore))"
)
_FOREMOST = any_of(FOREMOST_EN)
_TOP = expression(
    rf"(?<![a-z-])(?<!of\sthe\sworld's\s)(?<!world's\s)(?:japan's\s|the\s(?:country's\s|nation's\s)?|its\s)?(?:single\s)?{_FOREMOST}\s(?:single\s)?"
    r"(?:(?:export|import|trading|trade|overseas|foreign|individual)\s){0,2}"
    r"(?:partner|market|destination|supplier|buyer|customer|export|import|item|category|contributor|source|component|product|commodity)(?![a-z])"
)
_TOP_SPOT = expression(
    r"(?<![a-z-])(?:re(?:claimed|gained|took|takes)|took|takes|taking|claimed|claiming|held|holds|kept|keeps|has|won)\s(?:back\s)?(?:the\s)?(?:top|first|no\.\s?1|number[-\s]one)\s(?:spot|place|position|rank)(?![a-z])"
    r"|(?<![a-z-])(?:is|are|was|were|remains?|remained|became|becomes)\s(?:now\s|still\s)?the\sleading\s(?:export\s|import\s|trading\s)?(?:partner|market|destination|supplier|buyer|customer|source|export|import|item)(?![a-z])",
)
_RECORD_JA = expression(
    rf"(?:(?:比較(?:可能な|できる)|(?:統計|データ)[のが]ある|(?:さかのぼ|遡)れる|記録[のが]?ある)?(?:{DATE_JA}(?:以降|以来)|統計開始以来|統計開始以降)(?:の|で|では)?(?:、)?(?:過去|史上)?(?:最[大高多低少小長悪]|初)"
    r"|(?:\d{1,2}月|年間?|年度|上半期|下半期|上期|下期|四半期|単月|月間?|半期)(?:ベース)?として(?:は)?、?(?:過去|史上)?最[大高多低少小長悪]"
    r"|(?:過去|史上)最[大高多低少小長悪]|最[高大多低少]記録|(?:それまで|これまで|従来)の最[高大多低少小長](?:を(?:記録|更新|塗り替え|上回|超え)|とな[っり])|最高を更新|最大を更新|過去の?最高)(?:を更新|となっ?た?|の(?:赤字|黒字))?"
)
# これまでで最も多い, 過去にない, 最高を塗り替えた, 超えたことは一度もない.
_BEYOND_JA = expression(
    r"(?:これまで(?:で|に)|(?:統計|記録|データ)[がを]?(?:取り|とり)?(?:始ま|始め|開始)[^、。]{0,6}(?:から|以来|以降|て)(?:で)?、?)最も(?:[大高多]き?い|少な(?:い|く)|低(?:い|く)|悪い|[大高多]き?く)"
    r"|(?:最高|最大|最多)(?:記録|額)?を(?:大幅に|大きく)?(?:塗り替え|上回|超え)(?:た|て|る|り)|過去に(?:例の)?な(?:い|かった)|前例のない(?=水準|規模|高さ|大きさ)"
    r"|(?:今も|いまも|まだ|いまだに)破られてい(?:ない|ません)|(?:超えた|上回った)(?:こと|月|年)は(?:一度も)?な(?:い|かった)"
)
# 品目が設けられた07年以降で最も大きい.
_SINCE_JA = expression(
    rf"{DATE_JA}(?:以降|以来|からの[月年])(?:の[月年])?(?:で|の中で)?(?:は|も)?、?(?:最も|いちばん|一番)(?P<end>大き|高|多|少な|小さ|低)(?:い|く|かっ)"
)
# 首位を保った, 輸入先のトップだった.
_FIRST_PLACE_JA = expression(r"(?:首位|トップ)(?=[をにだで。、]|$)")
_RANK_JA = expression(
    rf"(?:過去(?P<past>{NUMBER_JA})番目|(?P<count>{NUMBER_JA})番目|第?(?P<place>{NUMBER_JA})位)(?:に?(?:大き[いなさく]|高[いくさ]|多[いくさ]))?"
)
_TOP_JA = expression(
    r"最大の(?:輸出品目?|輸入品目?|輸出先|輸入先|貿易相手|取引先|市場|相手国|輸出相手|輸入相手|供給国|品目|調達先)"
)
_HERE_JA = expression(
    rf"{any_of(s for s in SUPERLATIVES_JA if s.startswith('最'))}(?=$|[、。」）]|[とに]?な[っりる]|だ|で)"
)


def recognise(canvas: Canvas) -> None:
    """Claim the records, then the ranks, of a sentence."""
    if canvas.says(_CUES):
        _english(canvas)
    if canvas.japanese:
        canvas.each(_RECORD_JA, _record)
        canvas.each(_BEYOND_JA, _record)
        canvas.each(_SINCE_JA, _record)
        tops_ja.recognise(canvas)
        canvas.each(_RANK_JA, _ranked_ja)
        canvas.each(_TOP_JA, lambda m: None if _one_of(canvas, m) else _rank(1))
        canvas.each(_FIRST_PLACE_JA, lambda _: _rank(1))
        canvas.each(_HERE_JA, _record)


def _english(canvas: Canvas) -> None:
    canvas.each(_NTH_LARGEST, lambda m: _rank(ordinal(m["nth"])))
    for pattern in (_EXTREME, _OF_ITS_KIND, _ALL_TIME, _BEYOND, _NEVER_SINCE, _BEATEN, _UNMATCHED, _HIGH, _RECORD):
        canvas.each(pattern, _record)
    canvas.each(_TOP_SPOT, lambda _: _rank(1))
    canvas.each(_RANKED, _ranked)
    canvas.each(_TOP, lambda m: None if _one_of(canvas, m) else _rank(1))


def _record(match: re.Match[str]) -> Saying:
    words = match[0]
    side = (
        "deficit"
        if any(w in words for w in ("deficit", "shortfall", "赤字", "gap"))
        else "surplus"
        if any(w in words for w in ("surplus", "黒字"))
        else ""
    )
    low = any(
        w in words
        for w in (
            "low",
            "smallest",
            "least",
            "weakest",
            "fall",
            "drop",
            "decline",
            "so few",
            "so little",
            "so weak",
            "最低",
            "最少",
            "最小",
            "少な",
            "小さ",
        )
    )
    return Saying(kind=Kind.RECORD, test=("==", "1"), direction=-1 if low else 1, side=side, since=_since(words))


def _since(words: str) -> str:
    year = re.search(rf"(?<!\d){YEAR}", words)
    return year[0] if year else "start"


def _rank(place: int | None) -> Saying | None:
    return None if place is None else Saying(kind=Kind.RANK, value=Decimal(place), grain=Decimal(1), unit="place")


def _ranked(match: re.Match[str]) -> Saying | None:
    if match["number"]:
        return _rank(int(match["number"]))
    told = match["nth"] or match["place"] or match["order"] or match["among"] or match["only"]
    return _rank(cardinal(match["word"])) if match["word"] else _rank(ordinal(told))


def _ranked_ja(match: re.Match[str]) -> Saying | None:
    number = japanese(match["past"] or match["count"] or match["place"])
    return None if number is None else _rank(int(number.value))


def _one_of(canvas: Canvas, match: re.Match[str]) -> bool:
    """`one of the world's largest importers` ranks nobody."""
    return "one of" in canvas.whole[max(0, match.start() - 20) : match.start() + 8]
