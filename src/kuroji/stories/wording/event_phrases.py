"""One plain sentence for each fact about an event, in English and Japanese, for lists and JSON answers."""

from __future__ import annotations

from kuroji.classifications.events import REST, event
from kuroji.classifications.partners import partner
from kuroji.model.fact import Fact
from kuroji.model.period import Period, parse
from kuroji.stories.wording import en, ja

WORDS = ("index_to", "event_effect", "absorption")
MEASURES_EN = {"value": "value", "quantity": "quantity", "unit_value": "unit value"}
MEASURES_JA = {"value": "金額", "quantity": "数量", "unit_value": "単価"}


def english(fact: Fact, subject: str, when: str, _: Period) -> str:
    """The value of exports ... in May 2026: 89.4 with May 2024 as 100; what it is of, and against what."""
    base = en.period(parse(str(fact.base)))
    if fact.indicator == "index_to":
        place = en.with_article(fact.partner)
        whose = subject.replace(place, f"all but {place}") if REST in _parts(fact) else subject
        return f"{MEASURES_EN[fact.measure]} of {whose} in {when}{_in(fact)}: {fact.value:.1f} with {base} as 100"
    found = event(_parts(fact)[0])
    if fact.indicator == "event_effect":
        side = "higher" if fact.value > 0 else "lower"
        return (
            f"{MEASURES_EN[fact.measure]} of {subject} in {when}: {en.percent(fact)} {side} relative to exports "
            f"{found.against_en} since {base}, before {found.name_en}"
        )
    against = f", measured against exports {found.against_en}" if len(_parts(fact)) > 1 else ""
    return (
        f"{subject} in {when}{against}: the unit value fell by {fact.value:.2f} times the rise in duty since {base}, "
        "an upper bound on what was absorbed"
    )


def japanese(fact: Fact, _: Period) -> str:
    """の金額は2024年5月を100として89.4。"""
    base = ja.period(parse(str(fact.base)))
    if fact.indicator == "index_to":
        place = partner(fact.partner_code).name_ja
        rest = f"に対する比較対象（{place}以外向け）" if REST in _parts(fact) else ""
        dollars = "（ドル換算）" if _in(fact) else ""
        return f"{rest}の{MEASURES_JA[fact.measure]}{dollars}は{base}を100として{fact.value:.1f}"
    found = event(_parts(fact)[0])
    if fact.indicator == "event_effect":
        side = "上回る" if fact.value > 0 else "下回る"
        return f"の{MEASURES_JA[fact.measure]}は{base}以降、{found.against_ja}の動きを{ja.percent(fact)}{side}"
    against = f"（{found.against_ja}との対比）" if len(_parts(fact)) > 1 else ""
    return f"の単価の低下{against}は{base}以降の関税上昇分の{fact.value:.2f}倍（吸収の上限）"


def _parts(fact: Fact) -> list[str]:
    return fact.method.split(", ")


def _in(fact: Fact) -> str:
    """in USD, where the amounts were converted."""
    return next((f" {part}" for part in _parts(fact) if part.startswith("in ")), "")
