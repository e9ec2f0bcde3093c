"""Sentences of facts about nowcasts: the estimate, its record, and how often its interval held."""

from __future__ import annotations

from collections.abc import Callable

from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.stories.wording import en, ja

STAGES = {"first-10-days": ("the first 10 days", "上旬"), "first-20-days": ("the first 20 days", "上中旬")}
ENDS = {"low": ("the low end of ", "の下限"), "high": ("the high end of ", "の上限")}
RULES = {
    "nowcast": ("this method", "本推計"),
    "first days": ("the change so far, taken for the month’s", "期間中の増減率を月全体とみなす方法"),
    "month before": ("the change of the month before", "前月の増減率"),
    "last year": ("the same month of the year before", "前年同月の値"),
    "first 10 days": ("the estimate from the first 10 days", "上旬からの推計"),
}
KNOWN = {
    "as known then": ("by what was known at each release", "各公表時点の既知の値による"),
    "with later figures": ("with later figures where first prints are not held", "当初値のない月は後の値で補った"),
}


def _nowcast(fact: Fact, period: Period, language: str) -> str:
    stage, _, end = fact.method.partition(", ")
    first, until = STAGES[stage], ENDS.get(end, ("", ""))
    if language == "ja":
        side = f"の{ja_side(fact)}" if fact.flow == "balance" else ""
        return f"{ja.period(period)}の{ja.FLOWS[fact.flow]}の{first[1]}からの推計{until[1]}は{ja.money(fact)}{side}"
    what = f"a trade {side_of(fact)}" if fact.flow == "balance" else f"{fact.flow}s"
    return f"{until[0]}the estimate from {first[0]} for {en.period(period)}: {what} of {en.money(fact)}"


def _change(fact: Fact, period: Period, language: str) -> str:
    first = STAGES[fact.method]
    if language == "ja":
        return f"{ja.period(period)}の{ja.FLOWS[fact.flow]}は{first[1]}からの推計で前年同月比{ja.up(fact)}"
    return f"{fact.flow}s in {en.period(period)} are estimated from {first[0]} to be {en.grown(fact)} on the year"


def _error(fact: Fact, period: Period, language: str) -> str:
    stage, rule, known = fact.method.split(", ")
    size = (en.money(fact), ja.money(fact)) if fact.flow == "balance" else (en.percent(fact), ja.percent(fact))
    months = fact.detail["months"]
    if language == "ja":
        return (
            f"{ja.period(period)}の{ja.FLOWS[fact.flow]}（{STAGES[stage][1]}から）の平均絶対誤差は、"
            f"{RULES[rule][1]}で{size[1]}（{months}カ月、{KNOWN[known][1]}）"
        )
    what = "the balance" if fact.flow == "balance" else f"{fact.flow}s"
    return (
        f"estimating {what} from {STAGES[stage][0]}, {RULES[rule][0]} missed by {size[0]} on average over "
        f"{months} months, {en.period(period)}, {KNOWN[known][0]}"
    )


def _coverage(fact: Fact, period: Period, language: str) -> str:
    stage, known = fact.method.split(", ")
    held, months, wanted = (fact.detail[name] for name in ("covered", "months", "coverage"))
    if language == "ja":
        return (
            f"{ja.period(period)}の{ja.FLOWS[fact.flow]}（{STAGES[stage][1]}から）は{months}カ月中{held}カ月で"
            f"{wanted}%区間に収まった（{KNOWN[known][1]}）"
        )
    what = "the balance" if fact.flow == "balance" else f"{fact.flow}s"
    return (
        f"the {wanted}% interval from {STAGES[stage][0]} held {what} in {held} of {months} months, "
        f"{en.period(period)}, {KNOWN[known][0]}"
    )


def side_of(fact: Fact) -> str:
    """deficit or surplus, by the sign."""
    return "deficit" if fact.value < 0 else "surplus"


def ja_side(fact: Fact) -> str:
    """赤字 or 黒字, by the sign."""
    return "赤字" if fact.value < 0 else "黒字"


WORDS: dict[str, Callable[[Fact, Period, str], str]] = {
    "nowcast": _nowcast, "nowcast_change": _change, "nowcast_error": _error, "nowcast_coverage": _coverage,
}  # fmt: skip
