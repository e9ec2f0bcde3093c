"""What the picture of a series is made of, and what it says: its title, its notes and its alternative text."""

from __future__ import annotations

import msgspec

from kuroji.charts.figures import Levels
from kuroji.charts.frame import Scale
from kuroji.charts.measures import Axis, lettered
from kuroji.charts.words import country, listed, period, traded
from kuroji.model.fact import Fact
from kuroji.model.observation import UNIT_VALUE, Flow, Measure
from kuroji.model.period import Period
from kuroji.model.reporter import Reporter

LINE, BARS = "line", "bars"
LOOKS = (LINE, BARS)
_MEASURES: dict[str, dict[str, str]] = {
    "en": {
        Measure.QUANTITY: "quantity", Measure.VALUE_INDEX: "value index", Measure.QUANTITY_INDEX: "quantity index",
        Measure.UNIT_VALUE_INDEX: "unit value index", UNIT_VALUE: "unit value",
    },
    "ja": {
        Measure.QUANTITY: "数量", Measure.VALUE_INDEX: "金額指数", Measure.QUANTITY_INDEX: "数量指数",
        Measure.UNIT_VALUE_INDEX: "単価指数", UNIT_VALUE: "単価",
    },
}  # fmt: skip


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """The levels of a series, and those of the same series adjusted, with the pixels of the plot."""

    shown: Levels
    adjusted: Levels | None
    flow: Flow
    look: str
    axis: Axis
    x: Scale
    y: Scale
    ticks: list[float]
    left: float
    right: float

    @property
    def spoken(self) -> Levels:
        """What the picture speaks of: the adjusted figures where there are some."""
        return self.adjusted or self.shown


def named(fact: Fact, language: str) -> str:
    """What a series is: exports of motor vehicles to the US (quantity); 米国向けの自動車の輸出（数量）."""
    measure = _MEASURES[language].get(fact.measure, "")
    said = traded(fact, language)
    if not measure:
        return said if fact.flow != Flow.BALANCE else _BALANCE[language] + said.removeprefix("balance")
    return f"{said}（{measure}）" if language == "ja" else f"{said} ({measure})"


_BALANCE = {"en": "trade balance", "ja": ""}


def title(drawn: Drawn, owner: Reporter, language: str) -> tuple[str, ...]:
    """The parts of the title: the series, and its newest figure."""
    of, fact = drawn.spoken.held(drawn.flow)[-1]
    when, name, what = period(of, language), country(owner, language), named(fact, language)
    number = lettered(fact, language)
    if language == "ja":
        return f"{when}の{name}の{what}は", f"{'季節調整値で' if drawn.adjusted else ''}{number}"
    seasonal = ", seasonally adjusted," if drawn.adjusted else ""
    return f"{name}’s {what}{seasonal}", f"{'was' if fact.flow == Flow.BALANCE else 'were'} {number} in {when}"


def _gone(drawn: Drawn) -> list[Period]:
    """The periods without a figure."""
    return [of for of, fact in zip(drawn.shown.periods, drawn.shown.by_flow[drawn.flow], strict=True) if fact is None]


def notes(drawn: Drawn, language: str) -> list[str]:
    """What is to be known of the picture: periods without a figure, an axis off zero, the thin line."""
    found = []
    gone = [period(of, language) for of in _gone(drawn)]
    if gone:
        said = listed(gone, language) if len(gone) <= 4 else f"{len(gone)}{'期' if language == 'ja' else ' periods'}"
        found.append(f"数値のない期間：{said}。" if language == "ja" else f"No figure: {said}.")
    if drawn.ticks[0] > 0:
        found.append("縦軸はゼロから始まらない。" if language == "ja" else "The axis does not begin at zero.")
    if drawn.adjusted:
        found.append("灰色の細線は原数値。" if language == "ja" else "The thin grey line is not adjusted.")
    return found


def alternative(drawn: Drawn, owner: Reporter, language: str) -> str:
    """What the picture says, for a reader who cannot see it: what, from when to when, first, newest, extremes."""
    held = drawn.spoken.held(drawn.flow)
    (since, first), (until, last) = held[0], held[-1]
    low_at, low = min(held, key=lambda pair: pair[1].value)
    high_at, high = max(held, key=lambda pair: pair[1].value)
    what, also = named(last, language), notes(drawn, language)
    bars = drawn.look == BARS
    if language == "ja":
        kind = f"{'棒' if bars else '折れ線'}グラフ{'（季節調整値）' if drawn.adjusted else ''}"
        said = (
            f"{owner.name_ja}の{what}の{kind}、{period(since, 'ja')}から{period(until, 'ja')}まで。"
            f"{period(since, 'ja')}は{lettered(first, 'ja')}、{period(until, 'ja')}は{lettered(last, 'ja')}。"
            f"最も低いのは{period(low_at, 'ja')}の{lettered(low, 'ja')}、"
            f"最も高いのは{period(high_at, 'ja')}の{lettered(high, 'ja')}。"
        )
        return "".join([said, *also])
    kind = f"{'Bar' if bars else 'Line'} chart of {owner.name_en}’s {what}"
    said = (
        f"{kind}{', seasonally adjusted' if drawn.adjusted else ''}, {period(since, 'en')} to {period(until, 'en')}. "
        f"It was {lettered(first, 'en')} in {period(since, 'en')} and {lettered(last, 'en')} in {period(until, 'en')}; "
        f"the lowest was {lettered(low, 'en')} in {period(low_at, 'en')}, "
        f"the highest {lettered(high, 'en')} in {period(high_at, 'en')}."
    )
    return " ".join([said, *also])
