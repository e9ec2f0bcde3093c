"""Correlations of two series lag by lag, with the bands that chance keeps to: bars beyond the wider band are dark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, Row, Spec, checked_width
from kuroji.charts.frame import Known, Letter, Plot, Scale, framed
from kuroji.charts.lettering import wrap
from kuroji.charts.words import checked_language
from kuroji.model.reporter import Reporter

HEIGHT, LEFT, RIGHT = 190.0, 44.0, 14.0
BAR = 0.36
STEP = 6
UNIT = "correlation"


class Correlations(msgspec.Struct, frozen=True):
    """Correlations by lag in months (above zero: X is ahead), the band of one lag and that of all, and the two names."""

    lags: Sequence[int]
    values: Sequence[float]
    band: float
    band_of_all: float
    x: str
    y: str


def correlations(
    shown: Correlations,
    title: Sequence[str],
    as_of: datetime,
    owner: Reporter,
    language: str = "en",
    width: int = PRINT,
) -> Chart:
    """The picture of a lead test; `title` comes in parts, and says its verdict."""
    language, width = checked_language(language), checked_width(width)
    reach = max(0.4, *(abs(v) for v in shown.values)) * 1.05
    x = Scale(shown.lags[0] - 0.5, shown.lags[-1] + 0.5, 0, width - LEFT - RIGHT)
    y = Scale(-reach, reach, HEIGHT, 0)
    sides = _sides(shown, x, language)
    plot = Plot(
        name="correlations", title=title, alt=_alternative(shown, title, language),
        layers=[_bands(shown, y, width - LEFT - RIGHT), _bars(shown, x, y)],
        letters=[*_axis(x), *sides, *_scale(y)],
        rows=tuple(Row(f"{lag:+d}", UNIT, round(value, 4), UNIT) for lag, value in zip(shown.lags, shown.values, strict=True)),
        left=LEFT, right=RIGHT, below=max(letter.y for letter in sides) - HEIGHT + 14, height=HEIGHT, notes=[_note(language)],
    )  # fmt: skip
    return framed(plot, Known(as_of), owner, language, width)


def _bars(shown: Correlations, x: Scale, y: Scale) -> Spec:
    values = [
        {"from": lag - BAR, "to": lag + BAR, "value": value, "zero": 0.0, "outside": abs(value) > shown.band_of_all}
        for lag, value in zip(shown.lags, shown.values, strict=True)
    ]
    return {
        "name": "bars", "data": {"values": values}, "mark": {"type": "rect"},
        "encoding": {
            "x": {"field": "from", "type": "quantitative", "scale": x.spec, "axis": None}, "x2": {"field": "to"},
            "y": {"field": "zero", "type": "quantitative", "scale": y.spec, "axis": None}, "y2": {"field": "value"},
            "color": {"condition": {"test": "datum.outside", "value": style.NOW}, "value": style.REST},
        },
    }  # fmt: skip


def _bands(shown: Correlations, y: Scale, room: float) -> Spec:
    """Lines across at zero and at both bands; the band of all lags is drawn through, that of one lag dashed."""
    bands = (shown.band_of_all, -shown.band_of_all, shown.band, -shown.band)
    levels = [{"level": 0.0, "dash": False, "zero": True, "left": 0, "right": room}]
    levels += [{"level": b, "dash": n > 1, "zero": False, "left": 0, "right": room} for n, b in enumerate(bands)]
    return {
        "name": "bands", "data": {"values": levels}, "mark": {"type": "rule"},
        "encoding": {
            "x": {"field": "left", "type": "quantitative", "scale": None}, "x2": {"field": "right"},
            "y": {"field": "level", "type": "quantitative", "scale": y.spec, "axis": None},
            "strokeDash": {"condition": {"test": "datum.dash", "value": [3, 3]}, "value": [1, 0]},
            "color": {"condition": {"test": "datum.zero", "value": style.AXIS}, "value": style.IMPORTS},
        },
    }  # fmt: skip


def _axis(x: Scale) -> list[Letter]:
    lags = range(int(x.low + 0.5), int(x.high) + 1)
    return [
        Letter(f"{lag:+d}".replace("-", "−") if lag else "0", x(lag), HEIGHT + 9, style.QUIET, style.SMALL, "center")
        for lag in lags if lag % STEP == 0
    ]  # fmt: skip


def _sides(shown: Correlations, x: Scale, language: str) -> list[Letter]:
    """Which side of the picture is whose lead."""
    half = (x.at_high - x.at_low) / 2 - 12
    said = ("← {}が先行", "{}が先行（月）→") if language == "ja" else ("← {} ahead", "{} ahead, months →")
    left, right = (text.format(_capital(name)) for text, name in zip(said, (shown.y, shown.x), strict=True))
    ends = ((left, 0.0, "left"), (right, x.at_high, "right"))
    return [
        Letter(line, at, HEIGHT + 26 + row * style.SMALL * style.LEADING, style.INK, style.SMALL, align)
        for text, at, align in ends for row, line in enumerate(wrap(text, style.SMALL, half))
    ]  # fmt: skip


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _scale(y: Scale) -> list[Letter]:
    at = [round(n * 0.2, 1) for n in range(-4, 5) if abs(n * 0.2) <= y.high]
    return [Letter(f"{v:.1f}".replace("-", "−"), -8, y(v), style.QUIET, style.SMALL, "right") for v in at]


def _note(language: str) -> str:
    if language == "ja":
        return "相関係数（自己相関を除いた増減率同士）。実線の外は、25の月差のどれか1つでも偶然に出る確率が5%の水準。破線は1つの月差だけを見た場合の5%水準。"
    return (
        "Correlations of growth, filtered for autocorrelation. Chance leaves all lags within the solid lines with 95%, "
        "any one lag within the dashed lines."
    )


def _alternative(shown: Correlations, title: Sequence[str], language: str) -> str:
    outside = [
        (lag, value) for lag, value in zip(shown.lags, shown.values, strict=True) if abs(value) > shown.band_of_all
    ]
    if language == "ja":
        said = "、".join(f"{lag:+d}カ月で{value:.2f}" for lag, value in outside) or "なし"
        return f"{shown.x}と{shown.y}の月差別の相関の図。{''.join(title)}。帯の外に出た相関：{said}。"
    said = ", ".join(f"{value:.2f} at {lag:+d} months" for lag, value in outside) or "none"
    return f"Chart of correlations between {shown.x} and {shown.y} by lag. {' '.join(title)}. Outside the band of all lags: {said}."
