"""Sentences of facts about leading signals: the ratio of errors, and the verdict it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.stories.wording import en, ja

VERDICTS = {
    "leads": ("runs ahead", "先行"), "hints": ("hints of a lead only", "先行を示唆する程度"),
    "together": ("moves together, no lead", "同時に変動、先行は確認されず"), "follows": ("follows rather than leads", "先行ではなく後追い"),
    "both ways": ("each helps to tell the other", "双方向に関連"), "none": ("no evidence of a lead", "先行の証拠なし"),
}  # fmt: skip


def _lead(fact: Fact, period: Period, language: str) -> str:
    english, japanese = VERDICTS[str(fact.detail["verdict"])]
    x, y = fact.detail["x"], fact.detail["y"]
    if language == "ja":
        return f"{ja.period(period)}の{x}と{y}：{japanese}。{x}を加えた予測の誤差は加えない場合の{fact.value:.2f}倍"
    return (
        f"{x} against {y}, {en.period(period)}: {english}; with it, forecasts a month ahead missed by {fact.value:.2f} "
        "times as much as without"
    )


WORDS: dict[str, Callable[[Fact, Period, str], str]] = {"lead": _lead}
