"""Numbers that are no claims about trade figures: addresses, names, rates, times, dates, counts of other things."""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import TAKEN, Canvas
from kuroji.claims.mentions.patterns import MONTH, NUMBER, NUMBER_JA, PERIOD, PERIOD_JA, YEAR
from kuroji.language.periods import MONTH_NUMBERS

_ADDRESS = expression(
    r"(?:https?://|www\.)[^\s\x00<>\"'）」、。]{1,2000}(?<![).,;:!?\]*])|(?<![a-z0-9._-])[a-z0-9][a-z0-9._-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}"
    r"|(?<![a-z0-9])(?:u/|r/|@|#)[a-z_][a-z0-9_]{1,60}"
)
_NOT_NAMES = "|".join(
    (
        *sorted(MONTH_NUMBERS, key=len, reverse=True),
        "fy",
        "cy",
        "q",
        "h",
        "jpy",
        "usd",
        "eur",
        "cny",
        "rmb",
        "gbp",
        "y",
        "p",
        "pp",
        "no",
        "s",
    )
)
_NAME = expression(
    rf"(?<![a-z0-9¥$€£.,])(?!(?:{_NOT_NAMES})-?\d)(?:[a-z]{{1,8}}\d{{1,4}}(?:[a-z]{{0,3}})|covid-19|[a-z]{{1,4}}-\d{{1,4}}[a-z]{{0,2}})(?![\w%]|[.,]\d|\s?(?:trillion|billion|million))"
    r"|(?<![a-z0-9])h\d{2,4}(?![a-z0-9%])"
    r"|(?<![\d.,])\d{1,4}(?:g|gb|tb|nm|gw|mw|ghz|gwh|mwh|d)(?![a-z0-9])"
    r"|(?<![a-z])(?:nikkei(?:\sstock\saverage)?|topix|s&p|section|article|chapter|hs(?:\scode)?|route|boeing|title|phase|figure|fig\.|table|chart|group\sof|part|version|room|line|heading)\s\d{1,6}(?:\.\d{1,3})?(?![\d%])"
    r"|(?<!\d)(?:第\d{1,4}[章条節項図表回]|\d{1,3}カ国・地域|日経平均)"
)
_DOLLAR = r"(?:u\.?s\.?\s)?(?:dollars?|euros?|yuan|greenback|\$)"
_EXCHANGE = expression(
    rf"¥?{NUMBER}(?:\s?(?:to|-|–)\s?¥?{NUMBER})?(?:\s?yen|¥)?\s(?:to|per|against|a|on)\s(?:the\s|a\s|one\s)?{_DOLLAR}(?![a-z])"
    rf"|(?:usd/?jpy|dollar/yen|eur/?jpy)[^\d\x00.;]{{0,24}}{NUMBER}(?:\s?-\s?{NUMBER})?"
    rf"|(?<![a-z])(?:1|one)\s(?:u\.s\.\s|us\s)?(?:dollar|euro)\s?(?:=|was|is|at|bought|buys|equals)\s(?:about\s|around\s)?¥?{NUMBER}(?:\s?yen)?"
    rf"|(?:dollar|euro)\s(?:at|around|near|bought|traded\sat|averaged|fetched)\s(?:about\s|around\s)?¥?{NUMBER}(?:\s?-\s?{NUMBER})?\syen"
    rf"|1(?:米)?(?:ドル|ユーロ|人民元|元)\s?[=は、]?\s?(?:約)?{NUMBER}円(?:\d{{1,2}}銭)?|{NUMBER}円/(?:ドル|ユーロ)|{NUMBER}円\d{{1,2}}銭"
)
_PERCENT = r"(?:\s?%|[\s-]per\s?cent)"
_TARIFF = r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharge|import\stax(?:es)?|consumption\stax|sales\stax)"
_TARIFFS = expression(
    rf"{NUMBER}{_PERCENT}(?=\s(?:[a-z][a-z.-]{{0,16}}\s){{0,3}}?{_TARIFF}(?![a-z]))"
    rf"|(?<![a-z]){_TARIFF}(?:\srates?)?\s(?:(?:on|for|of|was|were|is|are|be|been|have|has|set|cut|lowered|raised|reduced|cars|autos|most|all|goods|japanese|imports|stands|stood)\s){{0,4}}?"
    rf"(?:of|at|to|from|by|was|were|is|are)\s(?:about\s|up\sto\s|just\s)?"
    rf"{NUMBER}(?:{_PERCENT})?(?:\s(?:to|from)\s{NUMBER})?{_PERCENT}"
    rf"|(?<![a-z])(?:levied|impos(?:ed|es|ing)|slapp(?:ed|ing)|tax(?:ed|es|ing)|charg(?:ed|es|ing))\s(?:(?:a|an|at|them|it|cars|imports|goods|japan|japanese|all|most|us|with)\s){{0,4}}(?:about\s|just\s|only\s|up\sto\s)?{NUMBER}{_PERCENT}(?!\s(?:more|less|fewer))"
    rf"|{NUMBER}(?:%|パーセント)(?=の?[^、。\d\x00]{{0,6}}関税)|関税(?:率|の税率)?(?:[をはがの]|について)?(?:約)?{NUMBER}(?:%|パーセント)(?:から{NUMBER}(?:%|パーセント))?"
)
_TARIFF_NEXT = expression(
    rf"{TAKEN}(?:[^\d.;{TAKEN}]{{0,40}}?\s(?:cut|lowered|raised|reduced|hiked|increased|down|up|from|to)\s(?:(?:to|from)\s)?|(?:から|に引き[下上]げ)[^\d{TAKEN}、。]{{0,4}})"
    rf"(?P<rate>{NUMBER}(?:{_PERCENT}|パーセント))"
)
# 4月から8%(税率); 消費税が5%から8%に.
_TAX_JA = expression(
    rf"{NUMBER}(?:%|パーセント)(?=[(（]の?[^()（）]{{0,6}}税率)"
    rf"|(?:(?:消費|法人|所得|物品)税率?|(?<!関)税率)(?:[をはがの]|について)?(?:約)?{NUMBER}(?:%|パーセント)(?:から{NUMBER}(?:%|パーセント))?"
)
_INTEREST = expression(
    rf"{NUMBER}{_PERCENT}(?=\s(?:[a-z]{{1,12}}\s){{0,2}}?(?:interest|policy|benchmark|lending)\srate|\s(?:bond\s)?yield)"
    rf"|(?<![a-z])(?:interest|policy|benchmark|lending|key|unemployment|jobless)\srates?\s(?:[a-z]{{1,12}}\s){{0,3}}?(?:of|at|to|from|by)\s(?:about\s|around\s)?{NUMBER}{_PERCENT}"
    rf"|(?:金利|利回り|失業率)(?:[をはが]|は約)?{NUMBER}%|{NUMBER}%の?(?=(?:政策|長期)?金利)"
)
_PRICE = expression(
    rf"(?:us)?\$\s?{NUMBER}(?:\s(?:a|an|per)\s|/)(?:barrel|bbl|b|tonne|ton|mmbtu|kg|unit|gallon|share)(?![a-z])"
    rf"|¥\s?{NUMBER}\s(?:a|an|per)\s(?:litre|liter|barrel|share|night|head|person)(?![a-z])|1バレル(?:=|当たり)?約?{NUMBER}ドル"
)
_CLOCK = expression(
    r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?:\s?[ap]\.?m\.?(?![a-z]))?|(?<![\d.])\d{1,2}\s?[ap]\.?m\.?(?![a-z])|(?<!\d)\d{4}\s(?:jst|gmt|utc|hrs)(?![a-z])"
    r"|(?:午前|午後)?\d{1,2}時(?:\d{1,2}分)?"
)
_ISO = expression(
    r"(?<!\d)(?:1[6-9]|20)\d\d[-/]\d{1,2}(?:[-/]\d{1,2})?(?:t\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:?\d{2})?)?(?![\d/])|(?<!\d)\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)"
)
_MONEY_CUES = frozenset(
    {
        "dollar",
        "dollars",
        "usd",
        "usdjpy",
        "jpy",
        "euro",
        "yuan",
        "greenback",
        "eurjpy",
        "barrel",
        "a",
        "per",
        "us",
        "bbl",
    }
)
_RATE_CUES = frozenset({"rate", "rates", "yield", "yields"})
_TARIFF_CUES = frozenset({"tariff", "tariffs", "duty", "duties", "levy", "levies", "surcharge", "tax", "taxes", "levied", "imposed", "imposes", "imposing",
                          "slapped", "slapping", "taxed", "taxing", "charged", "charges", "charging"})  # fmt: skip
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d|[.,]\d|%|:\d)"
_DATE = expression(
    rf"(?<![a-z]){MONTH}\s?{_DAY}(?:\s?[-–]\s?(?:{MONTH}\s)?{_DAY})?(?:,?\s{YEAR})?(?!\s?(?:trillion|billion|million|percent|per\scent))"
    rf"|(?<!\d){_DAY}(?:\s?[-–]\s?{_DAY})?\s(?:of\s)?(?<![a-z]){MONTH}(?:,?\s{YEAR})?|(?<![a-z]){MONTH}(?:\s?[-–/]\s?{MONTH})?(?:\sof)?,?\s(?:{YEAR}|'\d\d)"
    rf"|(?<![a-z])(?:fiscal|fy|cy|financial)[\s-]?(?:year\s?)?(?:'?\d\d|{YEAR})(?:[/–-]\d{{2,4}})?(?!\d)"
    rf"|(?<![a-z0-9])(?:[1-4]q|q[1-4]|[12]h|h[12])(?:[\s/-]?(?:fy)?'?(?:{YEAR}|\d\d(?!\d)))?(?![a-z0-9%])|(?<!\d){YEAR}[\s-]?(?:q[1-4]|h[12])(?![a-z0-9])"
    rf"|(?<![\d.,¥$]){YEAR}(?:[/–-](?:{YEAR}|\d\d(?!\d)))?s?(?![\d%]|,\d{{3}}|\.\d|\s?(?:trillion|billion|million|bn|tn|yen))|(?<!\w)'\d\ds?(?![\d%])"
    r"|(?<!\d)\d\d0s(?![a-z])|(?<![a-z])first\s(?:10|20|ten|twenty)\sdays(?:\sof)?|(?<![a-z])the\s\d{1,2}(?:st|nd|rd|th)(?:\scentury)?(?![a-z])"
)
_DATE_JA = expression(
    r"(?:(?:令和|平成|昭和|r|h|s)\s?(?:\d{1,2}|元)年|(?<![\d,.])(?:\d{4}|\d{2})年)(?:度(?:上期|下期|上半期|下半期)?)?(?:\s?\d{1,2}月(?:\s?\d{1,2}日)?|\d{1,2}\s?[~–-]\s?\d{1,2}月期?)?(?:代|前半|後半)?"
    r"|(?<![\d,.])\d{1,2}(?:\s?[~・–-]\s?\d{1,2})?月(?:期|分|上旬|上中旬|中旬|下旬|上中下旬)?(?:\s?\d{1,2}(?:\s?[~–-]\s?\d{1,2})?日)?|(?<![\d,.])\d{1,2}(?:\s?[~・–-]\s?\d{1,2})?日(?:間|午前|午後)?"
    r"|第[1-4一二三四]?四半期|[1-4]q|(?:19|20)\d\d/\d\d年度?|\d{1,2}世紀"
)
_PHONE = expression(
    r"(?<![\d.,])(?:\+\d{1,3}[\s-]?)?\(?0?\d{1,4}\)?[\s-]\d{2,4}[\s-]\d{3,4}(?!\d|[.,]\d)|(?<!\d)〒?\d{3}-\d{4}(?!\d)"
)
_LIST_NUMBER = expression(
    r"^[\s#*>(-]{0,6}(?:\d{1,3}(?:\.\d{1,2}){0,2}[.)](?=\s|$)|\d{1,3}\)|\(\d{1,2}\)|#\d{1,3}(?!\d))"
)
_DURATION = expression(
    rf"(?<![\d.,])\d{{1,4}}(?:\s?(?:to|-|–)\s?\d{{1,4}})?[\s-](?:{PERIOD}|hours?|minutes?|seconds?|trading\sdays|working\sdays)(?:[\s-]olds?)?(?![a-z])"
)
_DURATION_JA = expression(rf"(?:{NUMBER_JA})(?:{PERIOD_JA}|時間|分|秒|日間|世代)")
_AGE = expression(
    r"(?<![a-z])(?:aged?|under|over)\s\d{1,3}(?=\s(?:remember|years|or|know|have|and)|[,.]|$)|\d{1,3}(?:歳|才|代の)"
)
_PAGE = expression(r"(?<![a-z])(?:pages?|pp?\.)\s?\d{1,5}(?:\s?[-–]\s?\d{1,5})?|\d{1,5}(?:ページ|頁|面)")
_ANY = expression(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?")
_POLLED = expression(
    r"\s(?:[a-z]{2,16}\s)?(?:economists|analysts|forecasters|respondents|firms|companies|banks|countries|people|workers|nations|members)(?![a-z])"
)
_NOUN = expression(r"[\s-]?[a-z]{2,}|[人社件名店校戸票枚回番号カ点]")


def _other(reason: str) -> Saying:
    return Saying(kind=Kind.OTHER, not_ours=reason)


def _with_digits(match: re.Match[str], reason: str) -> Saying | None:
    return _other(reason) if any(sign.isdigit() for sign in match[0]) else None


def addresses_and_names(canvas: Canvas) -> None:
    """Claim web addresses, handles, list numbers, and names with digits in them."""
    if any(sign in canvas.whole for sign in ("://", "www.", "@", "#", "/")):
        canvas.same(_ADDRESS, _other("address"))
    if not canvas.digits:
        return
    canvas.same(_LIST_NUMBER, _other("list number"))
    canvas.each(_NAME, lambda m: _with_digits(m, "product name"))
    canvas.each(_PHONE, lambda m: _other("telephone or code") if len(re.sub(r"\D", "", m[0])) >= 7 else None)


def rates(canvas: Canvas) -> None:
    """Claim exchange rates, tariff rates, interest rates and prices a unit."""
    if not canvas.digits:
        return
    if canvas.japanese or canvas.says(_MONEY_CUES):
        canvas.same(_EXCHANGE, _other("exchange rate"))
        canvas.same(_PRICE, _other("price"))
    if canvas.japanese or canvas.says(_RATE_CUES):
        canvas.same(_INTEREST, _other("interest rate"))
    if "税" in canvas.whole:
        canvas.same(_TAX_JA, _other("tax rate"))
    if "関税" in canvas.whole or canvas.says(_TARIFF_CUES):
        canvas.same(_TARIFFS, _other("tariff rate"))
        ends = {end for _, end, said in canvas.found() if said.not_ours == "tariff rate"}
        canvas.each(_TARIFF_NEXT, lambda m: _other("tariff rate") if m.start() + 1 in ends else None, group="rate")


def times(canvas: Canvas) -> None:
    """Claim timestamps, dates in digits and times of day."""
    if not canvas.digits:
        return
    canvas.same(_ISO, _other("date"))
    canvas.same(_CLOCK, _other("time"))


def dates(canvas: Canvas) -> None:
    """Claim dates, years and named periods."""
    if not canvas.digits:
        return
    if canvas.japanese:
        canvas.each(_DATE_JA, lambda m: _with_digits(m, "date"))
    canvas.each(_DATE, lambda m: _with_digits(m, "date"))


def lengths_of_time(canvas: Canvas) -> None:
    """Claim pages, ages and lengths of time."""
    if not canvas.digits:
        return
    for pattern, reason in ((_PAGE, "page"), (_AGE, "age"), (_DURATION, "length of time")):
        canvas.same(pattern, _other(reason))
    if canvas.japanese:
        canvas.each(_DURATION_JA, lambda m: _with_digits(m, "length of time"))


def counts_of_other_things(canvas: Canvas) -> None:
    """Claim every number that is left, with the best reason its neighbours give."""
    if canvas.digits:
        canvas.each(_ANY, lambda m: _other(_reason(canvas, m.end())))


def _reason(canvas: Canvas, end: int) -> str:
    after = canvas.whole[end : end + 40]
    if _POLLED.match(after):
        return "a number of people or bodies"
    return "a number of other things" if _NOUN.match(after) else "a number without a unit"
