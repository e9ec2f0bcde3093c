"""The bridge of the balance: from that of the base period, by the goods that moved it most each way, to this one.

Yen, in one unit for the whole picture. Each commodity counts with its exports less its
imports, or with the one flow that keeps it apart; everything else is what the two balances
leave, so the bars add up exactly as printed, rounding included.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kuroji.charts import style
from kuroji.charts.amounts import Measure, measured
from kuroji.charts.chart import PRINT, Chart, checked_width, owner_of
from kuroji.charts.frame import Plot, framed, known
from kuroji.charts.overlaps import refuse_overlaps
from kuroji.charts.waterfall import REST, Step, laid_out, layers, letters, rows, stacked, standing
from kuroji.charts.words import FLOWS, checked_language, country, money, on_year, part_name, period, traded
from kuroji.classifications.commodities import commodity
from kuroji.indicators.breakdown import COMMODITIES, outside
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, Flow
from kuroji.model.period import parse
from kuroji.model.reporter import Reporter

EACH_WAY = 5
# A section's goods that no row of the release lists; of the last section, they are listed nowhere at all.
_OTHER = {"en": "Other {}", "ja": "その他の{}"}
_NOWHERE = {"en": "Goods listed nowhere else", "ja": "掲載品目以外の品"}
_OTHERS = "others"


def balance_bridge(
    before: Fact, now: Fact, parts: Sequence[Fact], language: str = "en", width: int = PRINT, each_way: int = EACH_WAY
) -> Chart:
    """From the balance `before` a year earlier to that of `now`, by the differences (`parts`) of commodities, in yen.

    A part's difference is that of its balance, or of its exports or imports alone; more
    imports weigh on the balance. The `each_way` largest up and down are drawn. Raises
    NotHeld without parts, UsageError for Facts that do not belong together or overlap.
    """
    language, width = checked_language(language), checked_width(width)
    owner = owner_of([before, now, *parts])
    _check(before, now, parts, owner)
    measure = measured([before, now, *parts], language)
    steps = steps_of(before, now, parts, measure, owner, each_way)
    bars = laid_out(steps, style.BALANCE, "amount", width)
    plot = Plot(
        name="bridge", title=_title(before, now, measure, owner), subtitle=_subtitle(measure),
        alt=alternative(before, now, steps, measure, owner), layers=layers(bars), letters=letters(bars),
        rows=(*rows(before.period, steps[:1], before.unit), *rows(now.period, steps[1:], now.unit)),
        left=bars.left, right=style.MARGIN, below=0, height=bars.height, notes=_notes(steps, language),
    )  # fmt: skip
    return framed(plot, known([before, now, *parts]), owner, language, width)


def steps_of(
    before: Fact, now: Fact, parts: Sequence[Fact], measure: Measure, owner: Reporter, each_way: int = EACH_WAY
) -> list[Step]:
    """The balance before, the parts from the strongest boost to the strongest drag, the rest, and the balance now."""
    start, end = (measure.rounded(Decimal(fact.exact)) for fact in (before, now))
    ranked = sorted(parts, key=lambda fact: (-moved(fact), fact.id))
    boosts = [fact for fact in ranked if measure.rounded(moved(fact)) > 0][:each_way]
    drags = [fact for fact in ranked if measure.rounded(moved(fact)) < 0][-each_way:]
    chosen = [(fact, measure.rounded(moved(fact))) for fact in (*boosts, *drags)]
    steps, reached = stacked(
        ((name_of(fact, measure.language), "part", size, measure.number(size), fact.id) for fact, size in chosen), start
    )
    left = end - reached
    if left or len(chosen) < len(parts):
        steps += stacked([(REST[measure.language], "rest", left, measure.number(left), "")], reached)[0]
    first, last = (_level(*level, measure, owner) for level in ((before, "base", start), (now, "level", end)))
    return [first, *steps, last]


def _level(fact: Fact, kind: str, size: Decimal, measure: Measure, owner: Reporter) -> Step:
    name = period(parse(fact.period, owner.fiscal), measure.language)
    return standing(name[:1].upper() + name[1:], kind, size, measure.labelled(size, plus=False), fact)


def moved(fact: Fact) -> Decimal:
    """What a part's difference did to the balance, in yen: more imports made it smaller."""
    return -Decimal(fact.exact) if fact.flow == Flow.IMPORT else Decimal(fact.exact)


def name_of(fact: Fact, language: str) -> str:
    """The part as its bar is named: with the flow where it has only one, and as other goods where it is a rest."""
    name = part_name(fact, language)
    if _is_rest(fact):
        lowered = name if name[:2].isupper() else name[:1].lower() + name[1:]
        name = _NOWHERE[language] if _concept(fact) == _OTHERS else _OTHER[language].format(lowered)
    if fact.flow == Flow.BALANCE:
        return name
    flow = FLOWS[language][Flow(fact.flow)]
    return f"{name}（{flow}）" if language == "ja" else f"{name}, {flow.lower()}"


def _is_rest(fact: Fact) -> bool:
    return fact.method == outside(COMMODITIES)


def _concept(fact: Fact) -> str:
    return commodity(fact.flow, fact.code).concept


def _check(before: Fact, now: Fact, parts: Sequence[Fact], owner: Reporter) -> None:
    if not parts:
        raise NotHeld("there are no parts of the balance to draw", remedy="Ask for a period with commodity pages.")
    for fact in (before, now):
        if fact.indicator != "balance" or fact.code != TOTAL or fact.partner_code != now.partner_code:
            raise UsageError(f"{fact.id} is no balance of all goods", remedy="Give the balances of one partner.")
    if parse(now.period, owner.fiscal).year_earlier() != parse(before.period, owner.fiscal):
        raise UsageError(f"{before.period} is not a year before {now.period}", where=now.id)
    for fact in parts:
        same = (fact.period, fact.base, fact.partner_code) == (now.period, before.period, now.partner_code)
        if fact.indicator != "difference" or fact.code == TOTAL or not same:
            raise UsageError(
                f"{fact.id} is no part of {now.id}",
                remedy="Give differences of commodities of the same partner, period and base.",
            )
    _refuse_doubles(parts)


def _refuse_doubles(parts: Sequence[Fact]) -> None:
    """Nothing. Raises UsageError for parts that overlap; what a section leaves beside its goods overlaps with no one of them."""
    wholes = [fact for fact in parts if not _is_rest(fact)]
    refuse_overlaps(wholes)
    rests = [fact for fact in parts if _is_rest(fact)]
    given = [(_concept(fact), fact.flow) for fact in rests]
    whole = {_concept(fact) for fact in wholes}
    doubled = next((f for f, key in zip(rests, given, strict=True) if given.count(key) > 1 or key[0] in whole), None)
    if doubled is not None:
        raise UsageError(f"{doubled.commodity} is given twice", where=doubled.id, remedy="Give each part once.")


def _title(before: Fact, now: Fact, measure: Measure, owner: Reporter) -> tuple[str, ...]:
    language = measure.language
    when = period(parse(now.period, owner.fiscal), language)
    name, what = country(owner, language), traded(now, language)
    change = Decimal(now.exact) - Decimal(before.exact)
    size = money(abs(measure.rounded(change)), measure.grain, language)
    if language == "ja":
        moved_by = f"{size}{'改善' if change > 0 else '悪化'}" if change else "横ばい"
        return f"{when}の{name}の{what}は", f"{on_year(now, owner, 'ja')}{moved_by}"
    moved_by, by = ("improved" if change > 0 else "worsened", f"by {size} ") if change else ("was unchanged", "")
    return f"{name}’s trade {what} {moved_by}", f"{by}in {when}"


def _subtitle(measure: Measure) -> str:
    if measure.language == "ja":
        return f"品目別にみた収支（輸出マイナス輸入）の前年からの増減（{measure.unit.name}）"
    return f"{measure.unit.name}, change from a year earlier by commodity, exports less imports"


def _notes(steps: Sequence[Step], language: str) -> list[str]:
    hollow = any(step.size < 0 for step in steps[1:-1])
    if language == "ja":
        return [f"{'白抜きは収支を悪化させた品目。' if hollow else ''}その他は端数を含む。"]
    return [f"{'Hollow bars made the balance worse. ' if hollow else ''}Everything else includes rounding."]


def alternative(before: Fact, now: Fact, steps: Sequence[Step], measure: Measure, owner: Reporter) -> str:
    """What the picture says, for a reader who cannot see it: both balances and every part."""
    language = measure.language
    first, *parts, last = steps
    then, when = (period(parse(fact.period, owner.fiscal), language) for fact in (before, now))
    start, end = (measure.labelled(step.size, plus=False, full=True) for step in (first, last))
    said = [f"{step.name} {measure.labelled(step.size, full=True)}" for step in parts]
    if language == "ja":
        what = f"{owner.name_ja}の{traded(now, 'ja')}"
        return f"{what}を{then}の{start}から{when}の{end}へ動かした品目のグラフ。{'、'.join(said)}。"
    return (
        f"Waterfall chart of what moved {owner.name_en}’s trade {traded(now, 'en')} from {start} in {then} "
        f"to {end} in {when}, exports less imports of each commodity: {'; '.join(said)}."
    )
