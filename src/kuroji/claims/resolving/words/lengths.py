"""Lengths: how long the periods are that a count, a record or an adjective speaks of: annual, monthly, of the half-year."""

from __future__ import annotations

from collections.abc import Iterable

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.periods import Dated, fitted
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.model.period import Frequency, Period

_COUNTED = (Kind.STREAK, Kind.FIRST, Kind.RECORD, Kind.RANK)
_ANNUAL = expression(
    r"\b(?:annual|yearly|calendar-year|full-year)\b(?! (?:pace|rate|rise|fall|gain|growth|increase|decline|drop|basis))|年間(?!で)|通年|暦年"
)
_FISCAL = expression(r"fiscal[- ]year|年度(?=として|ベース|の赤字|の黒字)|年度ベース")
_MONTHLY = expression(r"\b(?:monthly|any month|single month|a month|month)\b|単月|月間|月として|カ月")
_HALF_YEARLY = expression(r"half-year|(?<!四)半期")
_QUARTERLY = expression(r"\bquarterly|any quarter|四半期")
_HINTS = (
    (_FISCAL, "fiscal"),
    (_HALF_YEARLY, "halves"),
    (_QUARTERLY, "quarters"),
    (_ANNUAL, "years"),
    (_MONTHLY, "months"),
)


def as_counted(mention: Mention, start: int, line: Line, talk: Talk, found: Iterable[Dated]) -> list[Dated]:
    """The periods in the unit a count, record or adjective speaks of: annual, monthly, half-year."""
    unit = _unit(mention, start, line)
    if not unit or _is_of_a_month(mention, start, line):
        return list(found)
    fits: list[Dated] = []
    for dated in found:
        if dated.word and mention.kind not in _COUNTED:
            fits.append(dated)
            continue
        own = _fitted(dated.period, unit, line, talk)
        keeps = mention.kind is Kind.FIRST and mention.unit == "years" and dated.period.length < 12
        for rank, period in enumerate(own):
            fits.append(
                Dated(
                    period, dated.cost + 0.25 * rank + (0.35 if keeps and period != dated.period else 0.0), dated.word
                )
            )
        if dated.period not in own:
            fits.append(Dated(dated.period, dated.cost + (0.0 if keeps else 0.8), dated.word))
    return fits


# 1月としては15年連続の赤字; この月は: a run of years of that month.
_OF_A_MONTH = expression(
    r"(?:(?:1[0-2]|[1-9])月|この月|同じ?月)(?:単月)?(?:としては?|(?:の[^、。\d]{1,8})?[はが])、?(?:これで)?$"
)


def _is_of_a_month(mention: Mention, start: int, line: Line) -> bool:
    """Whether a Japanese run of years is one of a month of each, which stands right before it."""
    of_years = line.japanese and mention.kind is Kind.STREAK and mention.unit == "years"
    return of_years and _OF_A_MONTH.search(line.text[max(0, start - 24) : start]) is not None


def _fitted(period: Period, unit: str, line: Line, talk: Talk) -> list[Period]:
    """The period in the unit: years are those of the calendar, unless the article speaks of fiscal ones."""
    if unit != "fiscal":
        found = fitted(period, unit, talk.scene)
        fiscal = Frequency.FISCAL_YEAR in {p.frequency for p in (period, talk.scene.period, *talk.periods)}
        if unit != "years" or fiscal or _FISCAL.search(line.text):
            return found
        return sorted(found, key=lambda p: p.frequency is Frequency.FISCAL_YEAR)
    if period.frequency is Frequency.FISCAL_YEAR:
        return [period]
    return [p for p in fitted(period, "years", talk.scene) if p.frequency is Frequency.FISCAL_YEAR] or [period]


def _unit(mention: Mention, start: int, line: Line) -> str:
    text, end = line.text.lower(), start + len(mention.text)
    if mention.kind not in _COUNTED:
        first, last = max(0, start - 30), end + 22
        hinted = ((pattern.search(text, first, last + 20), unit) for pattern, unit in _HINTS[:-1])
        return next((unit for hint, unit in hinted if hint and hint.start() < last), "")
    first, last = max(0, start - 12), end + 18
    if _FISCAL.search(text, first, last):
        return "fiscal"
    if mention.unit in ("months", "quarters", "halves", "years") and mention.kind in (Kind.STREAK, Kind.FIRST):
        return mention.unit
    return next((unit for pattern, unit in _HINTS if pattern.search(text, first, last)), "")
