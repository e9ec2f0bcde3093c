"""First print against what is known now: a row for each period, from a hollow dot to a filled one.

The length of a row's line is its revision, which stands in figures at the right. Periods
that stand as first printed are one dot.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, Row, Spec, checked_width
from kuroji.charts.dumbbell import HEAD, ROW, Dumbbell, layers, middle, scale_letters
from kuroji.charts.frame import Known, Letter, Plot, Scale, framed
from kuroji.charts.lettering import width as width_of
from kuroji.charts.measures import axis
from kuroji.charts.ticks import ticks
from kuroji.charts.words import checked_language, country, money, period
from kuroji.claims.judging.naming import subject_en, subject_ja
from kuroji.classifications.partners import partner
from kuroji.indicators.statement import Statement
from kuroji.indicators.view import Subject
from kuroji.language.places import with_article
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.observation import Flow
from kuroji.model.period import Period
from kuroji.model.reporter import Reporter


class Pair(msgspec.Struct, frozen=True):
    """A period with its first figure and the newest one, which may be the same statement."""

    period: Period
    first: Statement
    now: Statement

    @property
    def revision(self) -> Decimal:
        """Now minus first, in the unit of the statements."""
        return (self.now.value or Decimal(0)) - (self.first.value or Decimal(0))

    @property
    def grain(self) -> Decimal:
        """The coarser of the two grains."""
        return max(self.first.quantum, self.now.quantum)


def first_and_now(
    pairs: Sequence[Pair], as_of: datetime, owner: Reporter, language: str = "en", width: int = PRINT
) -> Chart:
    """Amounts of one subject over several periods, the newest on top.

    Raises NotHeld without a pair, UsageError for several subjects or for what is not in yen.
    """
    language, width = checked_language(language), checked_width(width)
    if not pairs:
        raise NotHeld("there is nothing to draw of what was revised", remedy="Ask for periods that are held.")
    if len({p.first.subject for p in pairs}) > 1 or {p.first.unit for p in pairs} != {owner.currency}:
        raise UsageError("one chart shows amounts of one subject", remedy="Draw one picture for each.")
    rows = sorted(pairs, key=lambda p: p.period, reverse=True)
    names = [_name(p.period, language) for p in rows]
    numbers = [_revision(p, language) for p in rows]
    left = round(style.MARGIN + max(width_of(name, style.SMALL) for name in names) + 12)
    right = round(max(width_of(number, style.SMALL) for number in numbers) + 12 + style.MARGIN)
    values = [float(s.value or 0) for p in rows for s in (p.first, p.now)]
    at = ticks(min(*values, 0.0), max(*values, 0.0), 4 if width >= 480 else 3)
    x = Scale(at[0], at[-1], 4, width - left - right - 4)
    of = axis(max(abs(v) for v in values), owner.currency, language)
    plot = Plot(
        name="first-and-now", title=_title(rows, owner, language), alt=alternative(rows, owner, language),
        layers=_layers(rows, x, at), letters=[*_letters(rows, names, numbers, x, left), *scale_letters(at, x, of, left, language)],
        rows=tuple(_rows(rows)), left=left, right=right, below=4, height=HEAD + ROW * len(rows),
        notes=["白丸は公表当初、黒丸は現在。" if language == "ja" else "Hollow dots: first print. Filled dots: now."],
    )  # fmt: skip
    return framed(plot, Known(as_of), owner, language, width)


def _name(of: Period, language: str) -> str:
    name = period(of, language).removeprefix("the ")
    return name[:1].upper() + name[1:]


def _revision(pair: Pair, language: str) -> str:
    if pair.first is pair.now:
        return "–"
    return money(pair.revision, pair.grain, language, short=True, plus=True, largest="billion")


def _layers(rows: Sequence[Pair], x: Scale, at: Sequence[float]) -> list[Spec]:
    """Upright lines at the ticks, then for each row its line and its dots."""
    colour = style.FLOW_COLOURS[Flow(rows[0].first.subject.flow)]
    ends = [(str(p.period), float(p.first.value or 0), float(p.now.value or 0)) for p in rows]
    return layers([Dumbbell(name, first, now, first, now) for name, first, now in ends], x, at, colour)


def _letters(rows: Sequence[Pair], names: Sequence[str], numbers: Sequence[str], x: Scale, left: float) -> list[Letter]:
    letters = []
    for n, (name, number) in enumerate(zip(names, numbers, strict=True)):
        letters.append(Letter(name, style.MARGIN - left, middle(n), style.QUIET, style.SMALL))
        letters.append(
            Letter(number, x.at_high + 16, middle(n), style.INK if rows[n].revision else style.QUIET, style.SMALL)
        )
    return letters


def _rows(rows: Sequence[Pair]) -> list[Row]:
    return [
        Row(str(p.period), str(p.period), float(s.value or 0), s.unit, s.fact.id if s.fact else "")
        for p in rows for s in (p.now,)
    ]  # fmt: skip


def about(subject: Subject, language: str) -> str:
    """What a subject is: trade balance, exports of motor vehicles to the US; 貿易収支, 米国向けの自動車の輸出."""
    if language == "ja":
        return subject_ja(subject)
    place = partner(subject.partner).name_en
    return subject_en(subject).removeprefix("the ").replace(f" {place}", f" {with_article(place)}")


def _title(rows: Sequence[Pair], owner: Reporter, language: str) -> tuple[str, ...]:
    name, what = country(owner, language), about(rows[0].first.subject, language)
    down, up = (sum(p.revision < 0 for p in rows), sum(p.revision > 0 for p in rows))
    if language == "ja":
        return f"{name}の{what}、", f"{len(rows)}期のうち{_counted_ja(down, up)}"
    verb = "was" if rows[0].first.subject.flow == Flow.BALANCE else "were"
    return f"{name}’s {what} {verb}", _counted_en(down, up, len(rows))


def _counted_en(down: int, up: int, count: int) -> str:
    """revised down in 12 and up in 4 of 18 periods; revised down in all 18 periods."""
    for word, n in (("down", down), ("up", up)):
        if n == count:
            return f"revised {word}" + (f" in all {count} periods" if count > 1 else "")
    said = [f"{word} in {n}" for word, n in (("down", down), ("up", up)) if n]
    return f"revised {' and '.join(said)} of {count} periods" if said else "not revised"


def _counted_ja(down: int, up: int) -> str:
    said = [f"{n}期を{word}改定" for word, n in (("下方", down), ("上方", up)) if n]
    return "、".join(said) or "改定なし"


def alternative(rows: Sequence[Pair], owner: Reporter, language: str) -> str:
    """What the picture says, for a reader who cannot see it: of the newest twelve periods the first figure and the one now."""

    def size(s: Statement) -> str:
        return money(s.value or Decimal(0), s.quantum, language, largest="billion")

    what = about(rows[0].first.subject, language)
    shown = rows[:12]
    if language == "ja":
        said = "、".join(f"{period(p.period, 'ja')}は当初{size(p.first)}、現在{size(p.now)}" for p in shown)
        return f"{owner.name_ja}の{what}の公表当初の値と現在の値の図。{said}。"
    said = "; ".join(f"{_name(p.period, 'en')} first {size(p.first)}, now {size(p.now)}" for p in shown)
    return f"Chart of {owner.name_en}’s {what} as first printed and as known now, by period: {said}."
