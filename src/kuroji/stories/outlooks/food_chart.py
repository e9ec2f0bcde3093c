"""The picture of targets: results as a line, targets as diamonds, the trend and its interval up to the last target."""

from __future__ import annotations

from decimal import Decimal

from kuroji.charts.bars import Telling
from kuroji.charts.chart import Chart
from kuroji.charts.path import Band, Drawn, Mark, path_chart
from kuroji.charts.words import money
from kuroji.model.fact import Fact
from kuroji.outlook.targets.standing import Standing, State
from kuroji.outlook.targets.trend import LEVEL, fitted


def path(found: tuple[Standing, ...], source: str, language: str, width: int) -> Chart:
    """Results, targets and trend of the count of the last target."""
    last = found[-1]
    results = [Mark(int(f.period), f, _size(f, language) if f is last.results[-1] else "") for f in last.results]
    same = [s for s in found if s.target.series == last.target.series]
    goals = [Mark(s.target.period.year, s["target"], _goal(s, language)) for s in same]
    drawn = Drawn(
        results=results, goals=goals, trend=_bands(last), unit="兆円" if language == "ja" else "¥ trillion"
    )  # fmt: skip
    return path_chart(drawn, _telling(same, results, source, language), language, width)


def _bands(last: Standing) -> list[Band]:
    """The trend from the newest result to the target's year; none where none is defined."""
    if "trend middle" not in last:
        return []
    years = [int(fact.period) for fact in last.results]
    trend = fitted(years, [float(fact.exact) for fact in last.results])
    found = []
    for year in range(years[0], last.target.period.year + 1):
        low, high = trend.interval(year)
        found.append(Band(year, low, trend.at(year), high))
    return found


def _size(fact: Fact, language: str) -> str:
    return money(Decimal(fact.exact), Decimal(str(fact.quantum)), language)


def _goal(one: Standing, language: str) -> str:
    states = {
        "en": {State.MET: ", met", State.MISSED: ", missed", State.OPEN: ""},
        "ja": {State.MET: "（達成）", State.MISSED: "（未達）", State.OPEN: ""},
    }
    lead = "目標" if language == "ja" else "target "
    return f"{lead}{_size(one['target'], language)}{states[language][one.state]}"


def _telling(found: list[Standing], results: list[Mark], source: str, language: str) -> Telling:
    newest = results[-1].fact
    interval = f"{LEVEL * 100:g}"
    if language == "ja":
        goals = "".join(f"{s['target'].period}年の{_goal(s, 'ja')}。" for s in found)
        return Telling(
            name="food-path", title=("農林水産物・食品の輸出額と", "政府目標"),
            alt=f"{newest.period}年の輸出額は{_size(newest, 'ja')}。{goals}",
            notes=(f"破線は対数値の直線、灰色は1年の実績が入る{interval}%予測区間。ひし形は目標。",), source=f"{source}。",
        )  # fmt: skip
    goals = " ".join(f"{s['target'].period}: {_goal(s, 'en')}." for s in found)
    return Telling(
        name="food-path", title=("Food exports", "and the government’s targets"),
        alt=f"Exports were {_size(newest, 'en')} in {newest.period}. {goals}",
        notes=(f"Dashed: a line through logarithms; grey: {interval}% interval for one year’s result. Diamonds: targets.",),
        source=f"{source}.",
    )  # fmt: skip
