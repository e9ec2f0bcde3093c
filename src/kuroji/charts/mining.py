"""What moves the electricity price at which mining breaks even: a row for each scenario, from the base to where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, Row, checked_width
from kuroji.charts.dumbbell import HEAD, ROW, Dumbbell, layers, middle, scale_letters
from kuroji.charts.frame import Known, Letter, Plot, Scale, framed
from kuroji.charts.lettering import width as width_of
from kuroji.charts.measures import Axis
from kuroji.charts.ticks import ticks
from kuroji.charts.words import checked_language
from kuroji.model.errors import NotHeld
from kuroji.model.reporter import Reporter

CENTS = 100.0


class Moved(msgspec.Struct, frozen=True):
    """A scenario by name, with the break-even price of electricity before and after, in currency units a kWh."""

    name: str
    before: float
    after: float


def break_evens(
    moved: Sequence[Moved],
    title: Sequence[str],
    source: str,
    as_of: datetime,
    owner: Reporter,
    language: str = "en",
    width: int = PRINT,
) -> Chart:
    """The break-even price of electricity, hardware written off, under each scenario, in hundredths of the currency a kWh.

    Raises NotHeld where there is none.
    """
    language, width = checked_language(language), checked_width(width)
    if not moved:
        raise NotHeld("there is no scenario to draw", remedy="Give one.")
    numbers = [_number(m) for m in moved]
    left = round(style.MARGIN + max(width_of(m.name, style.SMALL) for m in moved) + 12)
    right = round(max(width_of(number, style.SMALL) for number in numbers) + 12 + style.MARGIN)
    values = [CENTS * v for m in moved for v in (m.before, m.after)]
    at = ticks(min(*values, 0.0), max(values), 4 if width >= 480 else 3)
    x = Scale(at[0], at[-1], 4, width - left - right - 4)
    letters = [Letter(m.name, style.MARGIN - left, middle(n), style.INK, style.SMALL) for n, m in enumerate(moved)]
    letters += [Letter(number, x.at_high + 16, middle(n), style.QUIET, style.SMALL) for n, number in enumerate(numbers)]
    rows = [
        Dumbbell(
            m.name, min(m.before, m.after) * CENTS, max(m.before, m.after) * CENTS, m.before * CENTS, m.after * CENTS
        )
        for m in moved
    ]
    plot = Plot(
        name="break-even", title=title, alt=_alternative(moved, title, language),
        layers=layers(rows, x, at, style.NOW),
        letters=[*letters, *scale_letters(at, x, Axis(0, _unit(language)), left, language)],
        rows=tuple(Row(m.name, part, getattr(m, part), "USD/kWh") for m in moved for part in ("before", "after")),
        left=left, right=right, below=4, height=HEAD + ROW * len(moved), notes=[_note(language)],
        source=source,
    )  # fmt: skip
    return framed(plot, Known(as_of), owner, language, width)


def _number(moved: Moved) -> str:
    change = (moved.after / moved.before - 1) * 100 if moved.before > 0 else None
    if change is None or moved.after == moved.before:
        return f"{CENTS * moved.after:.1f}"
    return f"{CENTS * moved.after:.1f} ({change:+.0f}%)".replace("-", "−")


def _unit(language: str) -> str:
    return "セント/kWh" if language == "ja" else "cents a kWh"


def _note(language: str) -> str:
    if language == "ja":
        return "採算が合う電力価格（機器の償却を含む）。白丸は基準、黒丸は1つの条件だけを変えた場合。入力値は仮定で、貿易統計ではない。"
    return (
        "Price of electricity at which mining breaks even, hardware written off. Hollow: the base; filled: one input changed. "
        "The inputs are assumptions, and no trade statistics."
    )


def _alternative(moved: Sequence[Moved], title: Sequence[str], language: str) -> str:
    said = (", " if language == "en" else "、").join(f"{m.name} {CENTS * m.after:.1f}" for m in moved)
    whole = (" " if language == "en" else "").join(title)
    return f"{whole}{'：' if language == 'ja' else ': '}{said} {_unit(language)}{'。' if language == 'ja' else '.'}"
