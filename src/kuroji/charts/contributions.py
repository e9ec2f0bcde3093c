"""The waterfall: how much each commodity, or partner, added to or took from the growth of a flow.

Percentage points, one decimal, as the Facts are printed. The largest parts are shown from
the strongest push to the strongest pull; "everything else" is the total less what is
shown, so the numbers in the picture add up exactly, and it holds the rounding too. Bars of
rises are filled, those of falls hollow.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, checked_width, owner_of
from kuroji.charts.frame import Plot, framed, known
from kuroji.charts.overlaps import refuse_overlaps
from kuroji.charts.waterfall import REST, Step, laid_out, layers, letters, rows, stacked, standing
from kuroji.charts.waterfall import TOTAL as WHOLE
from kuroji.charts.words import checked_language, country, decimal, on_year, part_name, period, traded
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, Flow
from kuroji.model.period import parse
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import decimal_of

SHOWN = 10


def contributions(
    total: Fact, parts: Sequence[Fact], language: str = "en", width: int = PRINT, shown: int = SHOWN
) -> Chart:
    """The growth of a flow (`total`, a change in percent) split into contributions (`parts`, points).

    `parts` are commodities, or partners, of the same flow, period and view, none inside
    another; the `shown` largest are drawn. Raises NotHeld without parts, UsageError for
    Facts that do not belong together or overlap.
    """
    language, width = checked_language(language), checked_width(width)
    _check(total, parts)
    owner = owner_of(parts)
    steps = waterfall(total, parts, language, shown)
    bars = laid_out(steps, style.FLOW_COLOURS[Flow(total.flow)], "points", width)
    by = "partner" if total.code == TOTAL and parts[0].code == TOTAL else "commodity"
    plot = Plot(
        name=f"contributions-{total.flow}-{by}", title=_title(total, by, owner, language),
        subtitle=_subtitle(by, language), alt=alternative(total, steps, by, owner, language),
        layers=layers(bars), letters=letters(bars), rows=rows(total.period, steps, "points", "percent"),
        left=bars.left, right=style.MARGIN, below=0, height=bars.height, notes=_notes(steps, language),
    )  # fmt: skip
    return framed(plot, known([total, *parts]), owner, language, width)


def waterfall(total: Fact, parts: Sequence[Fact], language: str, shown: int = SHOWN) -> list[Step]:
    """The bars from the strongest push to the strongest pull, the rest, and the total that they add up to exactly."""
    grown = decimal_of(total.value)
    chosen = sorted(parts, key=lambda f: (-abs(Decimal(f.exact)), f.id))[:shown]
    chosen = sorted((f for f in chosen if f.value), key=lambda f: -Decimal(f.exact))
    sizes = [decimal_of(fact.value) for fact in chosen]
    steps, level = stacked(
        (part_name(fact, language), "part", size, decimal(size, language, plus=True), fact.id)
        for fact, size in zip(chosen, sizes, strict=True)
    )
    if level != grown or len(chosen) < len(parts) or not chosen:
        left = grown - level
        steps += stacked([(REST[language], "rest", left, decimal(left, language, plus=True), "")], level)[0]
    return [*steps, standing(WHOLE[language], "total", grown, f"{decimal(grown, language, plus=True)}%", total)]


def _check(total: Fact, parts: Sequence[Fact]) -> None:
    if not parts:
        raise NotHeld("there are no contributions to draw", remedy="Ask for a period with commodity or area pages.")
    if total.indicator not in ("change", "balance_change") or total.unit != "percent":
        raise UsageError(f"{total.indicator} in {total.unit} is not a growth to split", where=total.id)
    for fact in parts:
        same = (fact.flow, fact.period, fact.base, fact.as_of) == (total.flow, total.period, total.base, total.as_of)
        if fact.indicator != "contribution" or fact.unit != "points" or not same:
            raise UsageError(
                f"{fact.id} is no contribution to {total.id}",
                remedy="Give contributions in points of the same flow, period and view.",
            )
    if len({fact.code == TOTAL for fact in parts}) > 1 or len({f.partner_code for f in parts if f.code != TOTAL}) > 1:
        raise UsageError("commodities and partners do not mix in one waterfall", remedy="Draw one picture for each.")
    refuse_overlaps(parts)


def _title(total: Fact, by: str, owner: Reporter, language: str) -> tuple[str, ...]:
    when = period(parse(total.period, owner.fiscal), language)
    flow, size = traded(total, language), f"{abs(total.value):,.1f}%"
    name = country(owner, language)
    if language == "ja":
        grown = f"{size}{'増' if total.value > 0 else '減'}" if total.value else "横ばい"
        return f"{when}の{name}の{flow}は", f"{on_year(total, owner, language)}{grown}"
    verb = "rose" if total.value > 0 else "fell"
    said = f"{verb} {size} in {when}" if total.value else f"were flat in {when}"
    return f"{name}’s {flow} {said}:", f"what {'partners' if by == 'partner' else 'goods'} contributed"


def _subtitle(by: str, language: str) -> str:
    if language == "ja":
        return f"{'相手国・地域' if by == 'partner' else '品目'}別の寄与度（ポイント）"
    return f"Percentage points of the change from a year earlier, by {by}"


def _notes(steps: Sequence[Step], language: str) -> list[str]:
    hollow = any(step.size < 0 for step in steps)
    if language == "ja":
        return [f"{'白抜きは押し下げ。' if hollow else ''}その他は端数を含む。"]
    return [f"{'Hollow bars subtract. ' if hollow else ''}Everything else includes rounding."]


def alternative(total: Fact, steps: Sequence[Step], by: str, owner: Reporter, language: str) -> str:
    """What the picture says, for a reader who cannot see it: the total and every part with its points."""
    when = period(parse(total.period, owner.fiscal), language)
    flow = traded(total, language)
    *parts, whole = steps
    said = [f"{step.name} {decimal(step.size, language, plus=True)}" for step in parts]
    if language == "ja":
        kind = "相手国・地域" if by == "partner" else "品目"
        grown = decimal(whole.size, language, plus=True)
        return (
            f"{when}の{owner.name_ja}の{flow}の{on_year(total, owner, language)}{grown}%に対する{kind}別寄与度のグラフ"
            f"（ポイント）。{'、'.join(said)}。"
        )
    kind = "partner" if by == "partner" else "commodity"
    return (
        f"Waterfall chart of what each {kind} contributed, in percentage points, to the change of {owner.name_en}’s "
        f"{flow} in {when} from a year earlier, {decimal(whole.size, language, plus=True)}%: {'; '.join(said)}."
    )
