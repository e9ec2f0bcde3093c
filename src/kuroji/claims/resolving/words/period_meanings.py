"""What period expressions mean: the functions that turn the match of an expression, in a scene, into the periods it may mean.

The likeliest comes first. Groups of a match: `m` a month, `y` a year, `p` a part, `n` how many, `a` and `b` the ends
of a stretch, `d` days; an alternative of the same expression adds a digit to the name (p, p2, p3).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.scene import (
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

NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
NUMBERS = {name: number for number, names in enumerate(NAMES, start=1) for name in names.split()}
_WORDS = {
    "first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "closing": 4, "latter": 2, "back": 2, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "上": 1, "下": 2, "1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4, "two": 2, "three": 3, "six": 6,
    "five": 5, "seven": 7, "eight": 8, "nine": 9, "four": 4, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip


_LAST = expression(r"前年|前の年|去年|昨年|一昨年|おととし")
_FIGURE = expression(r"(?:約|およそ|ほぼ)?[\d.,]+(?:兆|億|%)")
_WAS = expression(r"(?:の?(?:実績|水準|同じ月))?[はが]、?(?:約|およそ|ほぼ)?[\d.,]+(?:兆|億|%)")
_OF_ITS_KIND = expression(r"前年|前の年")
_YEAR_BEFORE = expression(r"the (?:year before|(?:previous|prior|preceding) year)", re.IGNORECASE)
_A_WHOLE_YEAR = 12
_PARTED = expression(r"\b(?:first|second|third|fourth|final)[- ](quarter|half)\b", re.IGNORECASE)
_SAYS_IT = expression(
    r",? (?:it|they|there|the (?:reading|same|balance|figure|count|tally)) (?:was|were|had been|stood|came|showed|rose|fell)\b|['’]s (?:was|were|had been|reading|showed|came|stood)\b",
    re.IGNORECASE,
)
_OF_CONTEXT = expression(
    r"previous|prior|preceding|before|next|follow|ensuing|after|same|前年|翌年|同年", re.IGNORECASE
)


def _group(match: Match, name: str) -> str:
    """What the group holds, or its fellow of another alternative (p, p2, p3 ...); empty where neither matched."""
    return next((text for key, text in match.groupdict().items() if text and key.rstrip("2345") == name), "")


def number_of(match: Match, group: str) -> int | None:
    """The number a group holds, in figures or as a word; None where the group is empty."""
    text = _group(match, group).lower().rstrip(".")
    if not text:
        return None
    if text in NUMBERS:
        return NUMBERS[text]
    if text.isdecimal():
        return int(text)
    return _WORDS.get(text) or CARDINALS_EN[text]


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
    if re.search(r"next|follow|after|ensuing|翌", text):
        return current + 1
    return current


# 2025 | June: exports; 2025: Q2; in 2025, June exports.
_LABELLED_YEAR = expression(
    r"\W*(?:(?:in|for|of) )?(?:(?:the|calendar) (?:year )?)?(?P<y>(?:19[5-9]|20[0-4])\d)\s?(?:\||:|/|,|\(|[–—-]\s)",
    re.IGNORECASE,
)


def labelled_year(match: Match) -> int | None:
    """The year that a label at the head of the line names, under which a month or quarter stands."""
    label = _LABELLED_YEAR.match(match.string)
    return int(label["y"]) if label and label.end() <= match.start() else None


def in_month(match: Match, scene: Scene) -> list[Period]:
    """The month named, of the year beside it or in the label of the line, else the latest one written about."""
    number, year = number_of(match, "m") or scene.period.end % 12 + 1, _year(match, scene)
    if year is None and (year := labelled_year(match)) is not None:
        return [of(Frequency.MONTH, year, number)]
    told = scene.current
    if year is None and told is not None and not told.is_made_of_months and _SAYS_IT.match(match.string, match.end()):
        # In August the 20-day reading was a deficit; in July it was a surplus.
        return [of(told.frequency, p.year, p.part) for p in named_month(number, scene)]
    return named_month(number, scene) if year is None else [of(Frequency.MONTH, year, number)]


def ten_days(match: Match, scene: Scene) -> list[Period]:
    """The first ten or twenty days (one or two thirds) of a month: the one named, or spoken of in days, else the next."""
    days = _group(match, "d").lower()
    kind = Frequency.FIRST_20_DAYS if re.search(r"20|twenty|two|中", days) else Frequency.FIRST_10_DAYS
    told = scene.current
    in_days = told is not None and not told.is_made_of_months
    months = (
        in_month(match, scene) if _group(match, "m") else [month(told.end if told and in_days else scene.newest + 1)]
    )
    return [of(kind, p.year, p.part) for p in months]


def first_of_fiscal_year(match: Match, scene: Scene) -> list[Period]:
    """April and so many months on: of the fiscal year written, else of the one that is running."""
    year, count = _year(match, scene), number_of(match, "n") or 1
    start = of(Frequency.FISCAL_YEAR, year).start if year else scene.newest - (scene.newest - 3) % _A_WHOLE_YEAR
    return [stretch(start, start + count - 1)]


def ordinal_alone(match: Match, scene: Scene) -> list[Period]:
    """10.5% in the first quarter and 17.0% in the second: the quarter or half that goes on unsaid; none without one."""
    part, told = number_of(match, "p") or 1, _PARTED.search(match.string)
    if told is None:
        return []
    meaning = newest_quarter if told[1].lower() == "quarter" else newest_half
    return meaning(scene, part)


def whole_month(_: Match, scene: Scene) -> list[Period]:
    """The full-month figure, beside one of its first days: that of the month spoken of."""
    return [month(scene.period.end)]


def months_together(match: Match, scene: Scene) -> list[Period]:
    """The two months together: so many up to the one spoken of."""
    end = scene.period.end
    return [stretch(end - (number_of(match, "n") or 2) + 1, end)]


def in_span(match: Match, scene: Scene) -> list[Period]:
    """The stretch from one month named to another, of a calendar or a fiscal year."""
    first, last = number_of(match, "a") or 1, number_of(match, "b") or 12
    if fiscal := number_of(match, "fiscal"):
        start = of(Frequency.FISCAL_YEAR, fiscal).start
        start += (first - 1 - start) % 12
        return [stretch(start, start + (last - first) % 12)]
    start_year, end_year = _year(match, scene, "since"), _year(match, scene)
    if start_year is not None:
        start = month_ordinal(start_year, first)
        return [stretch(start, month_ordinal(end_year, last) if end_year else start + (last - first) % 12)]
    return months_named(first, last, end_year, scene)


def through(match: Match, scene: Scene) -> list[Period]:
    """So many months, or the year, to a month."""
    length = number_of(match, "n") or 12
    found = [stretch(p.end - length + 1, p.end) for p in in_month(match, scene)]
    return sorted(found, key=lambda p: p.end > scene.newest)


def since_january(match: Match, scene: Scene) -> list[Period]:
    """The year so far: January to the newest month, or the month named."""
    ends = in_month(match, scene) if _group(match, "m") else [month(scene.newest)]
    return [stretch(p.end - p.end % 12, p.end) for p in ends]


def some_months(match: Match, scene: Scene) -> list[Period]:
    """The eight months, told when August is the newest: the year so far; else so many months to the newest."""
    length = number_of(match, "n") or 1
    return [stretch(scene.newest - length + 1, scene.newest)]


def fiscal_year_so_far(_: Match, scene: Scene) -> list[Period]:
    """April to the newest month."""
    return [stretch(scene.newest - (scene.newest - 3) % 12, scene.newest)]


def years_on(match: Match, scene: Scene) -> list[Period]:
    """A year later, two years before: the period spoken of, moved."""
    years = number_of(match, "n") or 1
    return [scene.period.shift(-12 * years if re.search(r"earlier|before|previously", match[0]) else 12 * years)]


def years_back(match: Match, scene: Scene) -> list[Period]:
    """Over those four years: the one they began from, of the period spoken of."""
    return [scene.period.shift(-12 * (number_of(match, "n") or 1))]


def last_named(match: Match, scene: Scene) -> list[Period]:
    """Last June: the latest, or where the news is of June the one before."""
    found = named_month(number_of(match, "m") or 1, scene)
    return found[::-1] if found[0].end == scene.newest else found


def this_named(match: Match, scene: Scene) -> list[Period]:
    """This January: the latest, whatever older one is spoken of."""
    return named_month(number_of(match, "m") or 1, scene.at(None))


def named_before(match: Match, scene: Scene) -> list[Period]:
    """The May before: the last one before the period spoken of."""
    number = number_of(match, "m") or 1
    back = (scene.period.end - (number - 1)) % 12 or 12
    return [month(scene.period.end - back)]


def first_months(match: Match, scene: Scene) -> list[Period]:
    """January and so many months on."""
    year = _year(match, scene)
    start = month_ordinal(scene.newest // 12 if year is None else year, 1)
    return [stretch(start, start + (number_of(match, "n") or 1) - 1)]


def of_year(match: Match, scene: Scene) -> list[Period]:
    """The calendar year written or pointed at; the part of it that is over, where it is not."""
    year = _year(match, scene)
    if year is None:
        return newest_year(scene)
    found = [of(Frequency.YEAR, year)]
    current = scene.current
    if current is not None and current.length < _A_WHOLE_YEAR and _of_last_year(match):
        # 上半期の赤字は去年の2兆3600億円より減った: of the same half.
        return [current.shift(12 * (year - current.year)), *found]
    if current is not None and current.length < _A_WHOLE_YEAR and _YEAR_BEFORE.fullmatch(match[0]):
        return [current.year_earlier(), *found]
    if current is not None and current.frequency is Frequency.FISCAL_YEAR and _OF_CONTEXT.search(match[0]):
        return [
            of(Frequency.FISCAL_YEAR, _relative_year(match[0].lower(), scene.at(of(Frequency.YEAR, current.year)))),
            *found,
        ]
    if found[0].end > scene.newest and not _group(match, "y").isdecimal():
        start = month_ordinal(year, 1)
        found.append(stretch(start, max(scene.newest, start)))
    return found


def _of_last_year(match: Match) -> bool:
    """Whether a Japanese last year stands right before a figure."""
    text, end = match.string, match.end()
    told = _LAST.match(match[0]) is not None and _FIGURE.match(text, end) is not None
    return told or (_OF_ITS_KIND.fullmatch(match[0]) is not None and _WAS.match(text, end) is not None)


_CENTURY = {"nineteen": 1900, "twenty": 2000}


def spoken_year(match: Match, _: Scene) -> list[Period]:
    """Twenty twenty-two, nineteen ninety-eight."""
    rest = CARDINALS_EN[" ".join(match["rest"].lower().split())]
    return [of(Frequency.YEAR, _CENTURY[match["century"].lower()] + rest)]


def fiscal_year(match: Match, scene: Scene) -> list[Period]:
    """The fiscal year written, pointed at, or spoken of."""
    written = _group(match, "y").lower()
    year = _year(match, scene) if re.search(r"\d|令|平|昭", written) else None
    return [of(Frequency.FISCAL_YEAR, fiscal_year_of(written, scene) if year is None else year)]


def fiscal_year_of(written: str, scene: Scene) -> int:
    """The fiscal year pointed at: last, the previous, this; else the one spoken of."""
    ended = (scene.newest + 1 - 3) // 12 - 1
    fiscal = (Frequency.FISCAL_YEAR, Frequency.FISCAL_HALF)
    spoken = scene.current.year if scene.current and scene.current.frequency in fiscal else ended
    if re.search(r"last|昨|latest", written):
        return scene.year - 1 if "昨" in written else ended
    if "前" in written and not (scene.current and scene.current.frequency in fiscal):
        return ended
    if re.search(r"previous|prior|preceding|before|earlier|前", written):
        return spoken - 1
    if re.search(r"this|current|今|本", written):
        return (scene.newest + 2 - 3) // 12
    return spoken


def fiscal_year_ended(match: Match, scene: Scene) -> list[Period]:
    """The fiscal year that ended in the March named."""
    year = _year(match, scene)
    ended = year - 1 if year is not None else (scene.newest + 1 - 3) // 12 - 1
    return [of(Frequency.FISCAL_YEAR, ended)]


def in_half(match: Match, scene: Scene) -> list[Period]:
    """A half, of the calendar or of the fiscal year."""
    part, year = number_of(match, "p") or 0, _year(match, scene)
    year = labelled_year(match) if year is None and part else year
    if year is None:
        return newest_half(scene, part)
    return [of(Frequency.HALF, year, part), of(Frequency.FISCAL_HALF, year, part)]


def calendar_half(match: Match, scene: Scene) -> list[Period]:
    """A half of a calendar year."""
    part, year = number_of(match, "p") or 1, _year(match, scene)
    if year is None:
        return [h for h in newest_half(scene.at(None), part) if h.frequency is Frequency.HALF]
    return [of(Frequency.HALF, year, part)]


def fiscal_half(match: Match, scene: Scene) -> list[Period]:
    """A half of a fiscal year: the one that ended last, or of the fiscal year before the one that is running."""
    part, written = number_of(match, "p") or 1, _group(match, "y").lower()
    if re.match(r"[a-z]", written):
        return [of(Frequency.FISCAL_HALF, fiscal_year_of(written, scene), part)]
    year = _year(match, scene)
    if year is None:
        return [h for h in newest_half(scene.at(None), part) if h.frequency is Frequency.FISCAL_HALF]
    return [of(Frequency.FISCAL_HALF, year, part)]


def in_quarter(match: Match, scene: Scene) -> list[Period]:
    """A calendar quarter, the latest of its name where no year is written."""
    part, year = number_of(match, "p") or 0, _year(match, scene)
    year = labelled_year(match) if year is None and part else year
    if year is None:
        return newest_quarter(scene, part)
    return [of(Frequency.QUARTER, year, part)]


def same_kind(match: Match, scene: Scene) -> list[Period]:
    """The period spoken of once more, moved by whole years where the words say so."""
    words = match[0].lower()
    years = -1 if re.search(r"last|earlier|before|ago|previous|prior|前|昨", words) else 0
    written = _year(match, scene)
    period = scene.period
    if (count := number_of(match, "n")) and period.length == 1:
        period = stretch(period.end - count + 1, period.end)
    if written is not None and re.search(r"\d", _group(match, "y")):
        return [period.shift(12 * (written - period.year))]
    return [period.shift(12 * years)]


def year_before(_: Match, scene: Scene) -> list[Period]:
    """The period spoken of, a year earlier."""
    return [scene.period.year_earlier()]


def month_before(_: Match, scene: Scene) -> list[Period]:
    """The month before the one spoken of."""
    if scene.period.frequency is not Frequency.MONTH:
        return [month(scene.newest - 1)]
    return [scene.period.previous()]


def quarter_before(_: Match, scene: Scene) -> list[Period]:
    """The quarter before the one spoken of."""
    if scene.period.frequency is Frequency.QUARTER:
        return [scene.period.previous()]
    return [p.previous() for p in newest_quarter(scene, 0)[:1]]


def last_month(_: Match, scene: Scene) -> list[Period]:
    """Last month: the newest whose figures are out."""
    return [month(scene.newest), month(scene.newest - 1)]


def this_month(match: Match, scene: Scene) -> list[Period]:
    """That month, the month: the one spoken of; this month: the one of writing."""
    if re.search(r"that|the month|同|当", match[0].lower()):
        return [scene.period if scene.period.frequency is Frequency.MONTH else month(scene.newest)]
    return [month(scene.newest + 1), month(scene.newest)]


def month_after(_: Match, scene: Scene) -> list[Period]:
    """The month after the one spoken of."""
    period = scene.period
    return [period.next() if period.frequency is Frequency.MONTH else month(scene.newest + 1)]


def final_month(_: Match, scene: Scene) -> list[Period]:
    """The last month of the period spoken of."""
    return [month(scene.period.end)]
