"""Sentences of facts about targets: what was aimed at, reached and missed, and where the trend arrives."""

from __future__ import annotations

from decimal import Decimal

from kuroji.classifications.items import item
from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.model.rounding import round_to
from kuroji.stories.wording import en, ja


def _goods(fact: Fact, language: str) -> str:
    return item(fact.flow, fact.classification, fact.code).name(language)


def aim(fact: Fact, period: Period, language: str) -> str:
    """The target for exports of food in 2030: ¥5 trillion."""
    if language == "ja":
        return f"{ja.period(period)}の{_goods(fact, 'ja')}輸出目標は{ja.money(fact)}"
    return f"The target for exports of {_goods(fact, 'en')} in {en.period(period)}: {en.money(fact)}"


def result(fact: Fact, period: Period, language: str) -> str:
    """Exports of food in 2025: ¥1.70 trillion."""
    if language == "ja":
        return f"{ja.period(period)}の{_goods(fact, 'ja')}輸出額は{ja.money(fact)}"
    return f"Exports of {_goods(fact, 'en')} in {en.period(period)}: {en.money(fact)}"


def reached(fact: Fact, period: Period, language: str) -> str:
    """The result of a year as a part of the target."""
    of = str(fact.detail["of"])
    if language == "ja":
        return f"{of}年の{_goods(fact, 'ja')}輸出額は{ja.period(period)}の目標の{ja.percent(fact)}"
    return f"Exports of {_goods(fact, 'en')} in {of} were {en.percent(fact)} of the target for {en.period(period)}"


def gap(fact: Fact, period: Period, language: str) -> str:
    """The result less the target."""
    of = str(fact.detail["of"])
    if language == "ja":
        side = "下回る" if fact.value < 0 else "上回る"
        return f"{of}年の{_goods(fact, 'ja')}輸出額は{ja.period(period)}の目標を{ja.money(fact)}{side}"
    side = "below" if fact.value < 0 else "above"
    return f"Exports of {_goods(fact, 'en')} in {of} were {en.money(fact)} {side} the target for {en.period(period)}"


def growth(fact: Fact, period: Period, language: str) -> str:
    """The growth a year that a target takes, or that there was."""
    years, of = fact.detail["years"], fact.detail["of"]
    if fact.indicator == "required_growth":
        if language == "ja":
            return f"{_goods(fact, 'ja')}輸出額が{ja.period(period)}の目標に届くには{of}年から{years}年間、年率{ja.percent(fact)}の伸びが必要"
        return (
            f"To reach the target for {en.period(period)}, exports of {_goods(fact, 'en')} must grow by "
            f"{en.percent(fact)} a year for {years} years from {of}"
        )
    first = fact.detail["first"]
    if language == "ja":
        return f"{_goods(fact, 'ja')}輸出額の{first}〜{of}年の伸びは年率{ja.percent(fact)}"
    return f"Exports of {_goods(fact, 'en')} grew by {en.percent(fact)} a year from {first} to {of}"


def trend(fact: Fact, period: Period, language: str) -> str:
    """Where the trend arrives, or an end of its interval."""
    n, level, end = fact.detail["n"], fact.detail["level"], fact.method.rpartition(",")[2]
    if language == "ja":
        which = {"middle": "傾向線", "low": f"{level}%予測区間の下限", "high": f"{level}%予測区間の上限"}[end]
        return f"{ja.period(period)}の{_goods(fact, 'ja')}輸出額の{which}は{ja.money(fact)}（{n}年分による）"
    which = {
        "middle": "the trend", "low": f"the lower end of the {level}% interval", "high": f"the upper end of the {level}% interval",
    }[end]  # fmt: skip
    return f"Exports of {_goods(fact, 'en')} in {en.period(period)}: {en.money(fact)} on {which} of {n} years"


def arrives(fact: Fact, period: Period, language: str) -> str:
    """The year in which the trend reaches the target."""
    year = round_to(Decimal(fact.exact), Decimal(1))
    if language == "ja":
        return f"{_goods(fact, 'ja')}輸出額の傾向線が{ja.period(period)}の目標に届くのは{year}年"
    return f"The trend of exports of {_goods(fact, 'en')} reaches the target for {en.period(period)} in {year}"


WORDS = {
    "target": aim, "target_result": result, "target_reached": reached, "target_gap": gap, "required_growth": growth,
    "past_target_growth": growth, "trend": trend, "trend_arrives": arrives,
}  # fmt: skip
