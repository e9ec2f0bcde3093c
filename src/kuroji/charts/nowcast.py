"""Nowcasts against what was published: a row for each month, the interval as a line, estimate hollow, outcome filled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, Row, checked_width
from kuroji.charts.dumbbell import HEAD, ROW, Dumbbell, layers, middle, scale_letters
from kuroji.charts.frame import Known, Letter, Plot, Scale, framed
from kuroji.charts.lettering import width as width_of
from kuroji.charts.measures import axis
from kuroji.charts.ticks import ticks
from kuroji.charts.words import FLOWS, checked_language, country, money, period, sign
from kuroji.model.errors import NotHeld
from kuroji.model.observation import Flow
from kuroji.model.period import Period
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import decimal_of, round_to

GRAIN = Decimal(10**10)
SPOKEN = 12
MARK = "*"


class Shown(msgspec.Struct, frozen=True):
    """A month's estimate with its interval, in currency units, and what was first published of it, if that is known.

    `stand_in` marks a month that can be judged only with later figures in the place of first prints.
    """

    period: Period
    low: float
    estimate: float
    high: float
    outcome: float | None
    stand_in: bool = False

    @property
    def covered(self) -> bool:
        """Whether the outcome lay within the interval; not where there is none yet."""
        return self.outcome is not None and self.low <= self.outcome <= self.high


def nowcasts(
    shown: Sequence[Shown], flow: str, days: int, as_of: datetime, owner: Reporter, language: str = "en",
    width: int = PRINT,
) -> Chart:  # fmt: skip
    """The estimates of one flow, or of the balance, from the first `days` days of each month; the newest on top.

    Raises NotHeld where there are none.
    """
    language, width = checked_language(language), checked_width(width)
    if not shown:
        raise NotHeld("there is no nowcast to draw", remedy="Ask as of a later date.")
    rows = sorted(shown, key=lambda s: s.period, reverse=True)
    names = [period(s.period, language) + (MARK if s.stand_in else "") for s in rows]
    missed = [_missed(s, language) for s in rows]
    left = round(style.MARGIN + max(width_of(name, style.SMALL) for name in names) + 12)
    right = round(max(width_of(text, style.SMALL) for text in missed) + 12 + style.MARGIN)
    values = [v for s in rows for v in (s.low, s.high, s.outcome) if v is not None]
    at = ticks(min(values), max(values), 4 if width >= 480 else 3)
    x = Scale(at[0], at[-1], 4, width - left - right - 4)
    of = axis(max(abs(v) for v in values), owner.currency, language)
    letters = [Letter(name, style.MARGIN - left, middle(n), style.QUIET, style.SMALL) for n, name in enumerate(names)]
    letters += [Letter(text, x.at_high + 16, middle(n), style.QUIET, style.SMALL) for n, text in enumerate(missed)]
    drawn = [Dumbbell(str(s.period), s.low, s.high, s.estimate, s.outcome) for s in rows]
    plot = Plot(
        name=f"nowcast-{flow}", title=_title(rows, flow, days, owner, language), alt=_alternative(rows, flow, days, owner, language),
        layers=layers(drawn, x, at, style.FLOW_COLOURS[flow]), letters=[*letters, *scale_letters(at, x, of, left, language)],
        rows=tuple(_rows(rows, owner)), left=left, right=right, below=4, height=HEAD + ROW * len(rows),
        notes=[_note(rows, language), *_stood_in(rows, language)],
    )  # fmt: skip
    return framed(plot, Known(as_of), owner, language, width)


def _missed(shown: Shown, language: str) -> str:
    """By how much the estimate lay above (+) or below what was published."""
    if shown.outcome is None:
        return "–"
    return money(_rounded(shown.estimate - shown.outcome), GRAIN, language, short=True, plus=True, largest="billion")


def _rounded(value: float) -> Decimal:
    return round_to(decimal_of(round(value)), GRAIN)


def _rows(rows: Sequence[Shown], owner: Reporter) -> list[Row]:
    parts = ("low", "estimate", "high", "outcome")
    return [Row(str(s.period), part, getattr(s, part), owner.currency) for s in rows for part in parts]


def _title(rows: Sequence[Shown], flow: str, days: int, owner: Reporter, language: str) -> tuple[str, ...]:
    within, judged = _within(s for s in rows if not s.stand_in)
    mark = ""
    if not judged:
        (within, judged), mark = _within(rows), MARK
    what = FLOWS[language][Flow(flow)]
    if language == "ja":
        stretch = "上旬" if days == 10 else "上中旬"
        return (
            f"{owner.name_ja}の{what}、{stretch}からの推計：",
            f"{judged}カ月中{within}カ月が80%区間内{mark}",
        )
    said = f"{within} of {judged} months within the 80% interval{mark}"
    return (f"{country(owner, language)}’s {what.lower()} estimated from the first {days} days:", said)


def _within(rows: Iterable[Shown]) -> tuple[int, int]:
    """In how many months the outcome lay within the interval, and of how many."""
    judged = [s for s in rows if s.outcome is not None]
    return sum(s.covered for s in judged), len(judged)


def _stood_in(rows: Sequence[Shown], language: str) -> list[str]:
    """What is to be said of months judged with later figures; nothing where there are none."""
    within, judged = _within(s for s in rows if s.stand_in)
    if not judged:
        return []
    alone = not any(s.outcome is not None and not s.stand_in for s in rows)
    if language == "ja":
        tail = "" if alone else f"（{judged}カ月中{within}カ月が区間内）。題の数には含めていない"
        return [f"{MARK}当初の公表値のない分を後の数値で代用して推計・検証した月{tail}。"]
    tail = "" if alone else f": {within} of {judged} within, not counted in the title"
    return [f"{MARK} Estimated or judged with later figures where first prints are not held{tail}."]


def _note(rows: Sequence[Shown], language: str) -> str:
    marked = any(s.stand_in for s in rows)
    if language == "ja":
        but = f"（{MARK}の月は後の数値のことがある）" if marked else ""
        return (
            f"白丸は推計、線は80%区間、黒丸は最初の公表値{but}。右の数字は推計と公表値の差。推計は公的な統計ではない。"
        )
    but = f" (where marked {MARK}, perhaps a later figure)" if marked else ""
    return (
        f"Hollow dots: estimates, with their 80% intervals. Filled dots: as first published{but}. "
        "At the right: estimate minus published. Estimates are not official figures."
    )


def _alternative(rows: Sequence[Shown], flow: str, days: int, owner: Reporter, language: str) -> str:
    def size(value: float) -> str:
        number = _rounded(value)
        return f"{sign(number, language)}{money(abs(number), GRAIN, language, largest='billion')}"

    shown = rows[:SPOKEN]
    if language == "ja":
        said = "、".join(
            f"{period(s.period, 'ja')}は推計{size(s.estimate)}"
            + (f"、公表{size(s.outcome)}" if s.outcome is not None else "") for s in shown
        )  # fmt: skip
        return f"{owner.name_ja}の{FLOWS['ja'][Flow(flow)]}の推計と公表値の図。{said}。"
    said = "; ".join(
        f"{period(s.period, 'en')} estimated {size(s.estimate)}"
        + (f", published {size(s.outcome)}" if s.outcome is not None else "") for s in shown
    )  # fmt: skip
    what = FLOWS["en"][Flow(flow)].lower()
    return f"Chart of {owner.name_en}’s {what} as estimated from the first {days} days and as published: {said}."
