"""The split of a change: what quantity, unit values, exchange rates, mix and goods without a quantity did to a flow.

Yen, in one unit for the whole picture; the bars add up exactly to the difference printed
below them: what rounding leaves is in the goods not split, or in the largest bar where all
are. A term that rounds to nothing has no bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kuroji.charts import style
from kuroji.charts.amounts import Measure, fitted, measured
from kuroji.charts.chart import PRINT, Chart, checked_width, owner_of
from kuroji.charts.frame import Plot, framed, known
from kuroji.charts.waterfall import TOTAL, Step, laid_out, layers, letters, rows, stacked, standing
from kuroji.charts.words import checked_language, country, money, on_year, period, traded
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.model.period import parse
from kuroji.model.reporter import Reporter

NOT_SPLIT = ("not-split", "not-split-net-of-currency")
# The words of effects in the order they are drawn in, as bars name them.
NAMES = {
    "quantity": ("Quantity", "数量"),
    "price": ("Unit values", "単価"),
    "price-net-of-currency": ("Unit values", "単価"),
    "currency": ("Exchange rates", "為替"),
    "mix": ("Mix of goods", "品目構成"),
    "not-split": ("Not split", "分解不能"),
    "not-split-net-of-currency": ("Not split", "分解不能"),
}
# Facts keep twelve decimals of exact terms.
LEAST = Decimal("0.000001")


def split_of_change(difference: Fact, terms: Sequence[Fact], language: str = "en", width: int = PRINT) -> Chart:
    """The difference on the year of a flow (yen) and the effects it was split into, which must add up to it.

    Raises NotHeld where nothing of the flow has a quantity, UsageError for Facts that do not
    belong together, are given twice or leave a part of the difference.
    """
    language, width = checked_language(language), checked_width(width)
    owner = owner_of([difference, *terms])
    _check(difference, terms)
    measure = measured([difference, *terms], language)
    steps = steps_of(difference, terms, measure)
    bars = laid_out(steps, style.FLOW_COLOURS[Flow(difference.flow)], "amount", width)
    plot = Plot(
        name=f"split-{difference.flow}", title=_title(difference, measure, owner),
        subtitle=_subtitle(difference, measure, owner), alt=alternative(difference, terms, steps, measure, owner),
        layers=layers(bars), letters=letters(bars), rows=rows(difference.period, steps, difference.unit),
        left=bars.left, right=style.MARGIN, below=0, height=bars.height, notes=_notes(terms, steps, language),
    )  # fmt: skip
    return framed(plot, known([difference, *terms]), owner, language, width)


def steps_of(difference: Fact, terms: Sequence[Fact], measure: Measure) -> list[Step]:
    """A bar for each term in the order of NAMES, and the total that they add up to exactly, as printed."""
    ordered = sorted(terms, key=lambda fact: list(NAMES).index(_word(fact)))
    total = Decimal(difference.exact)
    amounts = [Decimal(fact.exact) for fact in ordered]
    unsplit = next((n for n, f in enumerate(ordered) if _word(f) in NOT_SPLIT and measure.rounded(amounts[n])), None)
    sizes = fitted(amounts, total, measure, unsplit)
    steps, end = stacked(
        (
            NAMES[_word(fact)][measure.language == "ja"], "rest" if _word(fact) in NOT_SPLIT else "part", amount,
            measure.number(amount), fact.id,
        )
        for fact, amount in zip(ordered, sizes, strict=True) if amount
    )  # fmt: skip
    return [*steps, standing(TOTAL[measure.language], "total", end, measure.labelled(end), difference)]


def _word(fact: Fact) -> str:
    """The term of an effect: `quantity` of `effect(quantity,bennet)`."""
    return fact.method.partition(",")[0]


def _check(difference: Fact, terms: Sequence[Fact]) -> None:
    if difference.indicator != "difference" or difference.flow not in (Flow.EXPORT, Flow.IMPORT):
        raise UsageError(f"{difference.id} is no difference of a flow", remedy="Give that of exports, or of imports.")
    for fact in terms:
        same = all(
            getattr(fact, name) == getattr(difference, name)
            for name in ("flow", "partner_code", "code", "measure", "period", "base")
        )
        if fact.indicator != "effect" or _word(fact) not in NAMES or not same:
            raise UsageError(
                f"{fact.id} is no term of {difference.id}",
                remedy="Give effects on the same flow, period and base.",
            )
    words = [_word(fact) for fact in terms]
    if len(set(words)) < len(words):
        raise UsageError("a term is given twice", where=difference.id, remedy="Give each term once.")
    left = Decimal(difference.exact) - sum((Decimal(fact.exact) for fact in terms), Decimal(0))
    if abs(left) > LEAST:
        raise UsageError(
            f"the terms {', '.join(words) or 'given'} leave {left:,.0f} yen of the difference", where=difference.id,
            remedy="Give all the terms of one split, either with the exchange rate or without it.",
        )  # fmt: skip
    if all(str(fact.detail.get("coverage")) == "0.0000" for fact in terms):
        raise NotHeld("nothing of it has a published quantity, so nothing is split", where=difference.id)


def _title(difference: Fact, measure: Measure, owner: Reporter) -> tuple[str, ...]:
    language = measure.language
    when = period(parse(difference.period, owner.fiscal), language)
    name, what, value = country(owner, language), traded(difference, language), Decimal(difference.exact)
    size = money(abs(measure.rounded(value)), measure.grain, language)
    if language == "ja":
        said = f"{size}{'増' if value > 0 else '減'}" if value else "横ばい"
        return f"{when}の{name}の{what}は", f"{on_year(difference, owner, 'ja')}{said}"
    said = f"{'rose' if value > 0 else 'fell'} {size}" if value else "were unchanged"
    return f"{name}’s {what} {said}", f"in {when}: what was behind it"


def _subtitle(difference: Fact, measure: Measure, owner: Reporter) -> str:
    compared = on_year(difference, owner, measure.language)
    if measure.language == "ja":
        return f"{compared}の増減額の要因分解（{measure.unit.name}）"
    return f"{measure.unit.name}, change {compared}"


def _notes(terms: Sequence[Fact], steps: Sequence[Step], language: str) -> list[str]:
    hollow = any(step.size < 0 for step in steps)
    if language == "ja":
        return [f"{'白抜きは減少要因。' if hollow else ''}{_grounds(terms, steps, 'ja')}"]
    return [f"{'Hollow bars subtract. ' if hollow else ''}{_grounds(terms, steps, 'en')}"]


def _grounds(terms: Sequence[Fact], steps: Sequence[Step], language: str) -> str:
    """What was not split, where rounding is, and what the exchange rate rests on."""
    unsplit = any(step.kind == "rest" for step in steps)
    rates = any(_word(fact) == "currency" for fact in terms)
    if language == "ja":
        said = "分解不能は数量の公表がない品目で、端数を含む。" if unsplit else "端数は最大の棒に含む。"
        return said + ("為替は建値比率を仮定した円換算分（単価などから除く）。" if rates else "")
    said = (
        "Not split: goods without a published quantity, and rounding."
        if unsplit
        else "The largest bar includes rounding."
    )
    if not rates:
        return said
    return (
        f"{said} Exchange rates: conversion into yen alone, at assumed invoicing shares; taken out of the other bars."
    )


def alternative(
    difference: Fact, terms: Sequence[Fact], steps: Sequence[Step], measure: Measure, owner: Reporter
) -> str:
    """What the picture says, for a reader who cannot see it: the difference, every term, and what they leave out."""
    language = measure.language
    when = period(parse(difference.period, owner.fiscal), language)
    *parts, whole = steps
    grounds = _grounds(terms, steps, language)
    if language == "ja":
        said = "、".join(f"{step.name} {measure.labelled(step.size)}" for step in parts)
        return (
            f"{when}の{owner.name_ja}の{traded(difference, 'ja')}の{on_year(difference, owner, 'ja')}増減額"
            f"{whole.number}を要因別に分けたグラフ。{said}。{grounds}"
        )
    said = "; ".join(f"{step.name} {measure.labelled(step.size, full=True)}" for step in parts)
    return (
        f"Waterfall chart of what moved {owner.name_en}’s {traded(difference, 'en')} in {when} from a year earlier, "
        f"{measure.labelled(whole.size, full=True)} in all: {said}. {grounds}"
    )
