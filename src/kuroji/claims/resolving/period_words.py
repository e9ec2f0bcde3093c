"""Period words: how English and Japanese reports write months, quarters, halves, years and stretches.

Each row is a pattern and the function that turns its match, in a scene, into the periods it
may mean, likeliest first. Rows are tried in order at each place; a row without a function
takes up words that look like a period and are none (dates of a day, ages).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.scene import (
    Scene,
    months_named,
    named_month,
    newest_half,
    newest_quarter,
    newest_year,
    stretch,
)
from kuroji.language.numerals import CARDINALS_EN
from kuroji.model.period import Frequency, Period, month, month_ordinal, of

Match = re.Match[str]
Meaning = Callable[[Match, Scene], list[Period]]

_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_NUMBER = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "上": 1, "下": 2, "1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4, "two": 2, "three": 3, "six": 6,
    "five": 5, "seven": 7, "eight": 8, "nine": 9, "four": 4, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip


_OF_CONTEXT = expression(r"previous|prior|preceding|before|next|following|after|same|前年|翌年|同年", re.IGNORECASE)


# Fallen from April to May compares two neighbours; it is no stretch.
_FULL = [names.split()[0].capitalize() for names in _NAMES]
_MOVED_FROM = "|".join(rf"(?<={verb} from )" for verb in (
    "fallen", "fell", "fall", "falls", "dropped", "declined", "risen", "rose", "rise", "rises", "increased", "climbed",
))  # fmt: skip
_NEXT_MONTH = "|".join(
    rf"(?:{_MOVED_FROM}){one}(?= to {other}\b)" for one, other in zip(_FULL, [*_FULL[1:], _FULL[0]], strict=True)
)


def _m(group: str) -> str:
    capital = "|".join(sorted({n.capitalize() for n in _NUMBER} | {n.upper() for n in _NUMBER}, key=len, reverse=True))
    return rf"(?P<{group}>{capital})\b\.?"


def _group(match: Match, name: str) -> str:
    """What the group holds, or its fellow of another alternative (p, p2, p3 ...); empty where neither matched."""
    return next((text for key, text in match.groupdict().items() if text and key.rstrip("2345") == name), "")


def _number(match: Match, group: str) -> int | None:
    """The number a group holds, in figures or as a word; None where the group is empty."""
    text = _group(match, group).lower().rstrip(".")
    if not text:
        return None
    if text in _NUMBER:
        return _NUMBER[text]
    return int(text) if text.isdecimal() else _WORDS[text]


def _year(match: Match, scene: Scene, group: str = "y") -> int | None:
    """The year written beside a period: in figures, as 令和7, or as this, last, that (year); None where there is none."""
    text = _group(match, group).lower()
    if not text:
        return None
    era = re.match(r"(令和|平成|昭和)(元|\d+)", text)
    if era:
        offset = {"令和": 2018, "平成": 1988, "昭和": 1925}[era[1]]
        return offset + (1 if era[2] == "元" else int(era[2]))
    figures = re.search(r"\d+", text)
    if figures:
        number = int(figures[0])
        return number if number > 99 else number + (1900 if number > scene.year % 100 + 5 else 2000)
    return _relative_year(text, scene)


def _relative_year(text: str, scene: Scene) -> int:
    current = scene.period.end // 12
    if re.search(r"before last|一昨|おととし", text):
        return scene.year - 2
    if re.search(r"this|今|本", text):
        return scene.year
    if re.search(r"last|昨|去", text):
        return scene.year - 1
    if re.search(r"previous|prior|before|earlier|前", text):
        return current - 1
    if re.search(r"next|following|after|翌", text):
        return current + 1
    return current


def _month(match: Match, scene: Scene) -> list[Period]:
    number, year = _number(match, "m") or scene.period.end % 12 + 1, _year(match, scene)
    return named_month(number, scene) if year is None else [of(Frequency.MONTH, year, number)]


def _ten_days(match: Match, scene: Scene) -> list[Period]:
    days = _group(match, "d")
    kind = Frequency.FIRST_20_DAYS if re.search(r"20|twenty|中", days) else Frequency.FIRST_10_DAYS
    months = _month(match, scene) if _group(match, "m") else [month(scene.newest + 1)]
    return [of(kind, p.year, p.part) for p in months]


def _span(match: Match, scene: Scene) -> list[Period]:
    first, last = _number(match, "a") or 1, _number(match, "b") or 12
    start_year, end_year = _year(match, scene, "since"), _year(match, scene)
    if start_year is not None:
        start = month_ordinal(start_year, first)
        return [stretch(start, month_ordinal(end_year, last) if end_year else start + (last - first) % 12)]
    return months_named(first, last, end_year, scene)


def _through(match: Match, scene: Scene) -> list[Period]:
    """So many months, or the year, to a month."""
    length = _number(match, "n") or 12
    found = [stretch(p.end - length + 1, p.end) for p in _month(match, scene)]
    return sorted(found, key=lambda p: p.end > scene.newest)


def _since_january(match: Match, scene: Scene) -> list[Period]:
    """The year so far: January to the newest month, or the month named."""
    ends = _month(match, scene) if _group(match, "m") else [month(scene.newest)]
    return [stretch(p.end - p.end % 12, p.end) for p in ends]


def _first_months(match: Match, scene: Scene) -> list[Period]:
    year = _year(match, scene)
    start = month_ordinal(scene.newest // 12 if year is None else year, 1)
    return [stretch(start, start + (_number(match, "n") or 1) - 1)]


def _year_of(match: Match, scene: Scene) -> list[Period]:
    year = _year(match, scene)
    if year is None:
        return newest_year(scene)
    found = [of(Frequency.YEAR, year)]
    current = scene.current
    if current is not None and current.frequency is Frequency.FISCAL_YEAR and _OF_CONTEXT.search(match[0]):
        return [
            of(Frequency.FISCAL_YEAR, _relative_year(match[0].lower(), scene.at(of(Frequency.YEAR, current.year)))),
            *found,
        ]
    if found[0].end > scene.newest and not _group(match, "y").isdecimal():
        start = month_ordinal(year, 1)
        found.append(stretch(start, max(scene.newest, start)))
    return found


_CENTURY = {"nineteen": 1900, "twenty": 2000}


def _spoken_year(match: Match, _: Scene) -> list[Period]:
    """Twenty twenty-two, nineteen ninety-eight."""
    rest = CARDINALS_EN[" ".join(match["rest"].lower().split())]
    return [of(Frequency.YEAR, _CENTURY[match["century"].lower()] + rest)]


def _fiscal_year(match: Match, scene: Scene) -> list[Period]:
    written = _group(match, "y").lower()
    year = _year(match, scene) if re.search(r"\d|令|平|昭", written) else None
    if year is not None:
        return [of(Frequency.FISCAL_YEAR, year)]
    running = (scene.newest + 2 - 3) // 12
    ended = (scene.newest + 1 - 3) // 12 - 1
    if re.search(r"last|昨|latest", written):
        named = scene.year - 1 if "昨" in written else ended
    elif re.search(r"previous|prior|before|earlier|前", written):
        named = (
            scene.current.year if scene.current and scene.current.frequency is Frequency.FISCAL_YEAR else ended
        ) - 1
    elif re.search(r"this|current|今|本", written):
        named = running
    else:
        named = scene.current.year if scene.current and scene.current.frequency is Frequency.FISCAL_YEAR else ended
    return [of(Frequency.FISCAL_YEAR, named)]


def _fiscal_year_ended(match: Match, scene: Scene) -> list[Period]:
    year = _year(match, scene)
    ended = year - 1 if year is not None else (scene.newest + 1 - 3) // 12 - 1
    return [of(Frequency.FISCAL_YEAR, ended)]


def _half(match: Match, scene: Scene) -> list[Period]:
    part, year = _number(match, "p") or 0, _year(match, scene)
    if year is None:
        return newest_half(scene, part)
    return [of(Frequency.HALF, year, part), of(Frequency.FISCAL_HALF, year, part)]


def _fiscal_half(match: Match, scene: Scene) -> list[Period]:
    part, year = _number(match, "p") or 1, _year(match, scene)
    if year is None:
        return [h for h in newest_half(scene.at(None), part) if h.frequency is Frequency.FISCAL_HALF]
    return [of(Frequency.FISCAL_HALF, year, part)]


def _quarter(match: Match, scene: Scene) -> list[Period]:
    part, year = _number(match, "p") or 0, _year(match, scene)
    if year is None:
        return newest_quarter(scene, part)
    return [of(Frequency.QUARTER, year, part)]


def _same_kind(match: Match, scene: Scene) -> list[Period]:
    """The period spoken of once more, moved by whole years where the words say so."""
    words = match[0].lower()
    years = -1 if re.search(r"last|earlier|before|ago|previous|prior|前|昨", words) else 0
    written = _year(match, scene)
    period = scene.period
    if written is not None and re.search(r"\d", _group(match, "y")):
        return [period.shift(12 * (written - period.year))]
    return [period.shift(12 * years)]


def _year_before(_: Match, scene: Scene) -> list[Period]:
    return [scene.period.year_earlier()]


def _month_before(_: Match, scene: Scene) -> list[Period]:
    if scene.period.frequency is not Frequency.MONTH:
        return [month(scene.newest - 1)]
    return [scene.period.previous()]


def _quarter_before(_: Match, scene: Scene) -> list[Period]:
    if scene.period.frequency is Frequency.QUARTER:
        return [scene.period.previous()]
    return [p.previous() for p in newest_quarter(scene, 0)[:1]]


def _last_month(_: Match, scene: Scene) -> list[Period]:
    return [month(scene.newest), month(scene.newest - 1)]


def _this_month(match: Match, scene: Scene) -> list[Period]:
    if re.search(r"that|同|当", match[0].lower()):
        return [scene.period if scene.period.frequency is Frequency.MONTH else month(scene.newest)]
    return [month(scene.newest + 1), month(scene.newest)]


def _month_after(_: Match, scene: Scene) -> list[Period]:
    period = scene.period
    return [period.next() if period.frequency is Frequency.MONTH else month(scene.newest + 1)]


def _final_month(_: Match, scene: Scene) -> list[Period]:
    return [month(scene.period.end)]


_Y = r"(?:19[5-9]\d|20[0-4]\d)"
_YEAR = rf"(?P<y>{_Y}|(?:this|last|that|the (?:same|previous|prior|following)) year)"
_SPOKEN_REST = "|".join(
    sorted((word for word, number in CARDINALS_EN.items() if 10 <= number <= 99), key=len, reverse=True)
)
_OF = r"(?:,? (?:of |in )?(?:the |calendar )?)"
_ORDINAL = r"(?P<p>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|1st|2nd|3rd|4th)"
_TO = r"\s?(?:-|–|—|to|through|till|until|and)\s?"

EN: tuple[tuple[str, Meaning | None], ...] = (
    (rf"(?:the )?[Ff]irst (?P<d>10|20|ten|twenty) days (?:of|in) {_m('m')}(?:{_OF}{_YEAR})?", _ten_days),
    (rf"{_m('m')} (?P<d>1{_TO}[12]0)(?!\d)(?:,? {_YEAR})?", _ten_days),
    (r"(?:the )?[Ff]irst (?P<d>10|20|ten|twenty) days(?: of (?:the|this) month)?", _ten_days),
    ((rf"(?:the )?(?:full )?(?:fiscal|business|financial) year(?: \d{{4}}(?:[-/]\d+)?)?,? (?:which |that )?end(?:ed|ing)(?: in| on| last)* "
     rf"{_m('m')}(?: \d\d?,?)?(?: (?P<y>{_Y}))?"), _fiscal_year_ended),
    (r"(?:the )?(?:(?P<y>last|this|previous|prior|current|latest) )?(?:full )?(?:[Ff]iscal|[Bb]usiness|[Ff]inancial)(?: year)? (?P<p>first|second)[- ]half",
     _fiscal_half),
    (rf"(?:[Tt]he )?{_ORDINAL}[- ]half (?:of|in) (?:(?:the|this|that) )?(?:[Ff]iscal|[Bb]usiness|[Ff]inancial)(?: year)?(?: (?P<y>\d{{4}}))?", _fiscal_half),
    ((rf"(?:FY|[Ff]iscal(?: [Yy]ear)?|[Ff]inancial year|[Bb]usiness year)[ -]?['’]?(?P<y>\d{{4}}|\d\d(?!\d))(?:[-/–]\d\d(?:\d\d)?)?(?!,\d|\.\d)"
     rf"(?:,? (?:which |that )?end(?:ed|ing)(?: in| on| last)* {_m('ended')}(?: \d\d?,?)?(?: \d{{4}})?)?"), _fiscal_year),
    (r"(?P<y>\d{4}) (?:fiscal|financial|business) year", _fiscal_year),
    ((r"(?:the )?(?P<y>last|previous|prior|preceding|this|current|latest|same|that|full)? ?(?:full )?(?:fiscal|business|financial) year"
     r"(?P<x> (?:before|earlier))?(?![ -](?:low|high|deficit|surplus))"), _fiscal_year),
    (rf"(?:the )?(?:full )?(?P<n>year|[Tt]welve months|12 months) (?:to|through|ended|ending|that ended)(?: in)? {_m('m')}(?:{_OF}{_YEAR})?",
     lambda match, scene: [stretch(p.end - 11, p.end) for p in _month(match, scene)]),
    (rf"(?:the )?(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?) months (?:to|through|ended|ending|until|up to)(?: in)? {_m('m')}(?:{_OF}{_YEAR})?",
     _through),
    (rf"(?:the )?[Ff]irst (?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven) months(?:{_OF}{_YEAR})?", _first_months),
    (rf"(?:year[- ]to[- ]date|(?:[Ss]o far|[Tt]hus far) (?:this year|in \d{{4}})|(?:in|over|for) the year (?:to|through) {_m('m')})", _since_january),
    (rf"(?P<m>{_NEXT_MONTH})\b", _month),
    (rf"(?:[Bb]etween |[Ff]rom )?{_m('a')}(?: (?P<since>{_Y}))?{_TO}{_m('b')}(?: (?:quarter|half|period))?(?:{_OF}{_YEAR})?", _span),
    (rf"(?:the )?(?P<y>{_Y})(?:'s|’s)? {_m('a')}{_TO}{_m('b')}", _span),
    (rf"{_m('m')} \d\d?(?:st|nd|rd|th)?(?:\s?[-–]\s?\d\d?)?(?![\d.,]*\d*[%\d])(?! (?:per cent|percent|trillion|billion))(?:, ?{_Y})?", None),
    (rf"\d\d?(?:st|nd|rd|th)? {_m('m')}(?:,? {_Y})?", None),
    (rf"(?:the )?(?:same )?{_m('m')}(?:['’]s)?{_OF}{_YEAR}(?!\d)", _month),
    (rf"(?:[Ll]ast|[Tt]his) {_m('m')}", _month),
    (rf"{_m('m')}", _month),
    (r"(?:a|one|the) month (?:earlier|ago|before|previously)|(?:the )?(?:previous|prior|preceding) month|(?:A|One|The) month (?:earlier|before|ago)",
     _month_before),
    (r"[Ll]ast month|(?:the )?latest month", _last_month),
    (r"[Tt]his month|[Tt]hat month|(?:in|for) the month(?! of)", _this_month),
    (r"(?:[Tt]he )?(?:[Nn]ext|[Ff]ollowing) month|(?:[Tt]he )?month after", _month_after),
    (r"(?:the )?(?:final|last) month(?: of (?:the|that) year)?", _final_month),
    (rf"(?:[Tt]he )?[Ss]ame (?:month|period|quarter|half|time(?= (?:last|a) year)|six months|three months)(?: of| in)?(?: (?:the |a )?{_YEAR}| a year (?:earlier|ago|before)| the year before)?",
     _same_kind),
    (rf"(?:[Tt]he )?{_ORDINAL}[- ]half(?:{_OF}{_YEAR})?(?:['’]s)?|H(?P<p2>[12]) ?(?P<y2>{_Y})|(?P<y3>{_Y}) ?H(?P<p3>[12])", _half),
    (r"(?:[Tt]he )?(?:first )?(?<!in )(?<!for )six[- ]months?(?! (?:ago|earlier|in a row|straight|running))|[Hh]alf[- ]year(?:ly)?", _half),
    (rf"(?:[Tt]he )?{_ORDINAL}[- ]quarter(?:{_OF}{_YEAR})?(?:['’]s)?|Q(?P<p2>[1-4])(?:[ -](?P<y2>{_Y}))?|(?P<y3>{_Y}) ?-?Q(?P<p3>[1-4])|(?P<p4>[1-4])Q(?:(?P<y4>\d\d(?:\d\d)?))?",
     _quarter),
    (r"(?:[Tt]he )?(?:[Pp]revious|[Pp]rior|[Pp]receding) quarter|(?:a|one|the) quarter (?:earlier|before|ago)", _quarter_before),
    (r"(?:[Tt]he |[Ll]ast |[Tt]his )?(?:latest |last |past )?quarter(?! of)(?=['’]s|,|\.| )(?! of)", _quarter),
    (rf"(?:[Tt]he year )?(?P<century>[Nn]ineteen|[Tt]wenty) (?P<rest>{_SPOKEN_REST})\b(?! (?:percent|per cent|point|million|billion|trillion|years|months|yen))", _spoken_year),
    (rf"(?:[Cc]alendar |[Cc]alendar year |[Cc]alendar-year |CY ?|[Tt]he year |[Tt]he )?(?P<y>{_Y})(?:['’]s)?(?![\d,]*\d|\.\d|[-/–]\d|%| (?:yen|km|people|cars|units|vehicles|tonnes|tons|points))",
     _year_of),
    ((r"(?P<y>(?:[Tt]he )?year before last|[Ll]ast year(?:['’]s)?|[Tt]his year(?:['’]s)?|[Tt]hat year(?:['’]s)?|[Tt]he (?:previous|prior|preceding) year|[Tt]he year before"
     r"|[Tt]he (?:next|following) year|[Tt]he year after|[Tt]he same year)"), _year_of),
    (r"(?:[Tt]he )?(?:[Aa]nnual|[Yy]early)(?= (?:trade|deficit|surplus|shortfall|gap|balance|total|exports|imports|figures?))", lambda _, scene: newest_year(scene)),
    (r"[Ff]iscal-year(?= )", _fiscal_year),
    (r"(?:A|a|One|one) year (?:earlier|ago|before)|[Tt]welve months earlier|[Aa] year-earlier|[Yy]ear-earlier", _year_before),
    (r"[Tt]he (?:full |whole )?year(?:['’]s)?(?= (?:as a whole|ended|closed|with|was|deficit|surplus|total)|,|\.)|[Ff]ull[- ]year|[Ff]or the year|[Tt]he (?:full|whole|entire) year",
     lambda _, scene: newest_year(scene)),
)  # fmt: skip

_JY = r"(?P<y>(?:19|20)\d\d年|\d\d年|(?:令和|平成|昭和)(?:元|\d{1,2})年|今年|本年|昨年|去年|前年|(?:その)?前の年|翌年|同年|その年|この年|一昨年|おととし)の?"
_JM = r"(?P<m>1[0-2]|[1-9])月"
_JTO = r"(?:月)?(?:[~〜～\-–―ー]|から)"

JA: tuple[tuple[str, Meaning | None], ...] = (
    (rf"(?:{_JY})?(?P<m>1[0-2]|[1-9])月\d{{1,2}}日", None),
    (r"\d{1,2}日", None),
    (r"\d+(?:年|カ月|か月|ヶ月|ヵ月|箇月|年間)(?:ぶり|連続|続|以上|間|来|余|近く)", None),
    (rf"(?:{_JY})?{_JM}の?(?P<d>上中旬|上旬|[1１]日?[~〜～-](?:20|10)日)(?:分)?", _ten_days),
    (r"(?P<d>上中旬|上旬)(?:分)?", _ten_days),
    (r"(?P<since>(?:19|20)\d\d年|\d\d年)(?P<a>1[0-2]|[1-9])月?(?:[~〜～\-–―]|から)(?P<y>(?:19|20)\d\d年|\d\d年)?(?P<b>1[0-2]|[1-9])月期?", _span),
    (rf"(?:{_JY})?(?P<a>1[0-2]|[1-9]){_JTO}(?P<b>1[0-2]|[1-9])月(?:期|累計)?", _span),
    (r"(?P<y>(?:19|20)\d\d|\d\d|(?:令和|平成|昭和)(?:元|\d{1,2})|今|昨|前|同|本)年度の?(?P<p>[上下])(?:半)?期", _fiscal_half),
    (r"年度(?P<p>[上下])(?:半)?期", _fiscal_half),
    (rf"(?:{_JY})?(?P<p>[上下])半期", _half),
    (rf"(?:{_JY})?(?P<p>[上下])期", _fiscal_half),
    (r"(?:暦年)?(?<![四上下])半期", _half),
    (rf"(?:{_JY})?第(?P<p>[1-4一二三四])四半期", _quarter),
    (r"(?P<y>(?:19|20)\d\d|\d\d|(?:令和|平成|昭和)(?:元|\d{1,2})|今|昨|前|同|本)年度(?:通期|全体|分)?", _fiscal_year),
    (r"前年同(?:月|期)|(?:去年|昨年|前の?年)の?(?:同じ|同)(?:月|時期|期間?)", _year_before),
    (rf"{_JY}(?:同月|{_JM})(?:分|単月)?", _month),
    (rf"{_JM}(?:分|単月)?(?!\d)", _month),
    (r"前月|前の月", _month_before),
    (r"先月", _last_month),
    (r"今月|同月|当月", _this_month),
    (r"翌月", _month_after),
    (r"同期", _same_kind),
    (r"その前(?:の年)?(?=[がはも、])|その前年", lambda _, scene: [scene.period.year_earlier()]),
    (r"(?:1|一|１)年前", _year_before),
    (r"年初来|年初からの?累計", _since_january),
    (rf"{_JY}(?:通年|全体|年間|1年間)?(?:分)?", _year_of),
    (r"(?<![\d.,/-])(?P<y>(?:19|20)\d\d)(?=$|[\s!?」』）)、。])", _year_of),
    (r"通年|年間|暦年|(?<=、)年度|年度(?=として|ベース|で)", lambda _, scene: newest_year(scene)),
)  # fmt: skip


@cache
def compiled(japanese: bool) -> tuple[tuple[re.Pattern[str], Meaning | None], ...]:
    """The rows of a language, compiled in order; alternatives of one row share the names of their groups."""
    table = JA if japanese else EN
    boundary = "" if japanese else r"(?<![A-Za-z0-9,.¥$€])"
    rest = "" if japanese else r"(?![A-Za-z])"
    return tuple((re.compile(f"{boundary}(?:{pattern}){rest}"), meaning) for pattern, meaning in table)
