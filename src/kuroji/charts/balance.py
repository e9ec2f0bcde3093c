"""The monthly picture: exports and imports as lines, the balance as bars, the newest month in black.

Data: Facts of levels of one subject, months only, all read in one view. Gaps stay gaps and
are named below the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, checked_width, owner_of
from kuroji.charts.figures import Levels, levels
from kuroji.charts.frame import Letter, Plot, framed, known
from kuroji.charts.lettering import width as width_of
from kuroji.charts.panels import Look, Panels, boundaries, end_labels, headings, laid_out, layers
from kuroji.charts.words import FLOWS, amount, checked_language, country, listed, period, side, size
from kuroji.model.errors import NotHeld
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, Period
from kuroji.model.reporter import Reporter

MONTHS = frozenset({Frequency.MONTH})
YEAR_LETTERS = 20.0
Dated: TypeAlias = tuple[Period, Fact]


def monthly_balance(facts: Sequence[Fact], language: str = "en", width: int = PRINT) -> Chart:
    """Months of exports, imports and balance up to the newest given, which is the one spoken of; 24 to 36 read best.

    Exports or imports may be missing, the balance not. Raises NotHeld when fewer than two
    months or no balances are given, UsageError for Facts that do not belong together.
    """
    language, width = checked_language(language), checked_width(width)
    owner = owner_of(facts)
    shown = levels(facts, owner, MONTHS, "chart of monthly balances")
    if not shown.held(Flow.BALANCE):
        raise NotHeld("no balance is held of these months", remedy="Draw exports and imports by themselves.")
    look = Look(language=language, width=width, from_zero=False)
    panels = laid_out(shown, look)
    turns = [p.end - 0.5 for p in shown.periods[1:] if p.part == 1]
    plot = Plot(
        name="balance", title=_title(shown, owner, language), alt=alternative(shown, owner, language),
        layers=[boundaries(turns, panels), *layers(shown, panels, look)],
        letters=[*headings(panels, look), *_years(shown, panels), *end_labels(shown, panels, look)],
        rows=shown.rows, left=panels.left, right=panels.right, below=YEAR_LETTERS, height=panels.height,
        notes=_notes(shown, language),
    )  # fmt: skip
    return framed(plot, known(facts), owner, language, width)


def _title(shown: Levels, owner: Reporter, language: str) -> tuple[str, ...]:
    now, name = shown.at(Flow.BALANCE), country(owner, language)
    when = period(shown.newest, language)
    if now is None:
        return (f"{name}の貿易収支の推移" if language == "ja" else f"{name}’s trade balance by month",)
    if language == "ja":
        said = f"{size(now, language)}の{side(now, language)}" if now.value else "均衡"
        return f"{when}の{name}の貿易収支は", said
    if now.value == 0:
        return (f"{name}’s trade was in balance", f"in {when}")
    return f"{name}’s trade {side(now, language)} was", f"{size(now, language)} in {when}"


def _years(shown: Levels, panels: Panels) -> list[Letter]:
    """Each year under the middle of its months; a year with too few months for its number goes without, but for the last."""
    y = panels.height + YEAR_LETTERS / 2 + 2
    letters = []
    for year in sorted({p.year for p in shown.periods}):
        months = [p.end for p in shown.periods if p.year == year]
        start, end = panels.x(months[0] - 0.5), panels.x(months[-1] + 0.5)
        fits = end - start >= width_of(str(year), style.SMALL) + 4
        if fits:
            letters.append(Letter(str(year), (start + end) / 2, y, style.QUIET, style.SMALL, "center"))
        elif year == shown.newest.year:
            letters.append(Letter(str(year), start + 2, y, style.QUIET, style.SMALL))
    return letters


def _notes(shown: Levels, language: str) -> list[str]:
    gone = [period(p, language) for p in shown.missing]
    if not gone:
        return []
    named = listed(gone, language) if len(gone) <= 4 else ""
    if language == "ja":
        return [f"保有していない月：{named or f'{len(gone)}カ月'}。"]
    return [f"Not held: {named or f'{len(gone)} months'}."]


def alternative(shown: Levels, owner: Reporter, language: str) -> str:
    """What the picture says, for a reader who cannot see it: what, when, the newest figures, extremes, how many deficits."""
    return " ".join(_said_en(shown, owner)) if language == "en" else "".join(_said_ja(shown, owner))


def _said_en(shown: Levels, owner: Reporter) -> list[str]:
    span = f"{period(shown.periods[0], 'en')} to {period(shown.newest, 'en')}"
    said = [f"Chart of {owner.name_en}’s monthly exports and imports (lines) and trade balance (bars), {span}."]
    for flow in (Flow.EXPORT, Flow.IMPORT):
        held = shown.held(flow)
        if held:
            (since, first), (until, last) = held[0], held[-1]
            peak_at, peak = max(held, key=lambda pair: pair[1].value)
            said.append(
                f"{FLOWS['en'][flow]} were {amount(last, 'en')} in {period(until, 'en')}, from {amount(first, 'en')} in "
                f"{period(since, 'en')}; the highest in the chart was {amount(peak, 'en')} in {period(peak_at, 'en')}."
            )
    (at, now), (low_at, low), (high_at, high), deficits, months = _balances(shown)
    said.append(
        f"The balance was {side_of(now, 'en')} in {period(at, 'en')}; {deficits} of the {months} months were deficits."
    )
    said.append(
        f"It ranged from {side_of(low, 'en')} in {period(low_at, 'en')} to {side_of(high, 'en')} in {period(high_at, 'en')}."
    )
    return [*said, *_notes(shown, "en")]


def _said_ja(shown: Levels, owner: Reporter) -> list[str]:
    span = f"{period(shown.periods[0], 'ja')}から{period(shown.newest, 'ja')}まで"
    said = [f"{owner.name_ja}の月別の輸出額と輸入額（折れ線）、貿易収支（棒）のグラフ、{span}。"]
    for flow in (Flow.EXPORT, Flow.IMPORT):
        held = shown.held(flow)
        if held:
            (since, first), (until, last) = held[0], held[-1]
            peak_at, peak = max(held, key=lambda pair: pair[1].value)
            said.append(
                f"{FLOWS['ja'][flow]}は{period(until, 'ja')}に{amount(last, 'ja')}（{period(since, 'ja')}は"
                f"{amount(first, 'ja')}）、期間中の最高は{period(peak_at, 'ja')}の{amount(peak, 'ja')}。"
            )
    (at, now), (low_at, low), (high_at, high), deficits, months = _balances(shown)
    said.append(f"貿易収支は{period(at, 'ja')}に{side_of(now, 'ja')}、{months}カ月のうち{deficits}カ月が赤字。")
    said.append(
        f"最も低いのは{period(low_at, 'ja')}の{side_of(low, 'ja')}、最も高いのは{period(high_at, 'ja')}の{side_of(high, 'ja')}。"
    )
    return [*said, *_notes(shown, "ja")]


def _balances(shown: Levels) -> tuple[Dated, Dated, Dated, int, int]:
    """The newest balance, the lowest and the highest, how many are deficits, and of how many months."""
    held = shown.held(Flow.BALANCE)
    low = min(held, key=lambda pair: pair[1].value)
    high = max(held, key=lambda pair: pair[1].value)
    return held[-1], low, high, sum(fact.value < 0 for _, fact in held), len(held)


def side_of(fact: Fact, language: str) -> str:
    """a deficit of ¥378.7 billion; 3,787億円の赤字; a zero is neither."""
    if fact.value == 0:
        return "収支均衡" if language == "ja" else "zero"
    if language == "ja":
        return f"{size(fact, language)}の{side(fact, language)}"
    return f"a {side(fact, language)} of {size(fact, language)}"
