"""Sentences of facts about exposure: yen and days at risk, and what a dearer price costs."""

from __future__ import annotations

from kuroji.classifications.items import item
from kuroji.classifications.partners import partner
from kuroji.language.places import with_article
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL
from kuroji.model.period import Period
from kuroji.stories.wording import en, ja

_SPANS_JA = {"month": "1カ月", "12 months": "12カ月"}


def _goods(fact: Fact, language: str) -> str:
    if fact.code == TOTAL:
        return "全品目" if language == "ja" else "all goods"
    return item(fact.flow, fact.classification, fact.code).name(language)


def at_risk(fact: Fact, period: Period, language: str) -> str:
    """The yen that a cut takes from a bill."""
    cut = fact.detail["cut"]
    if language == "ja":
        where = partner(fact.partner_code).name_ja
        return f"{where}からの{_goods(fact, 'ja')}の供給が{cut}%減れば、{ja.period(period)}の割合で同期間の輸入額のうち{ja.money(fact)}に影響"
    return (
        f"A cut of {cut}% in {_goods(fact, 'en')} from {with_article(partner(fact.partner_code).name_en)} takes {en.money(fact)} "
        f"from the import bill of {en.period(period)}, by the share of the same period"
    )


def days(fact: Fact, period: Period, language: str) -> str:
    """The days of a year's import that a cut takes, or that stocks last."""
    cut = fact.detail["cut"]
    if fact.indicator == "days_covered":
        stocks = fact.detail["stocks"]
        if language == "ja":
            return f"{_goods(fact, 'ja')}の在庫が輸入{stocks}日分なら、{partner(fact.partner_code).name_ja}からの{cut}%減を{fact.value:,.0f}日補える"
        return (
            f"Stocks of {stocks} days of imports of {_goods(fact, 'en')} make up for a cut of {cut}% from "
            f"{with_article(partner(fact.partner_code).name_en)} for {fact.value:,.0f} days"
        )
    if language == "ja":
        return f"{partner(fact.partner_code).name_ja}からの{_goods(fact, 'ja')}が{cut}%減ると、{ja.period(period)}の輸入の{fact.value:.1f}日分が失われる"
    return (
        f"A cut of {cut}% in {_goods(fact, 'en')} from {with_article(partner(fact.partner_code).name_en)} takes away "
        f"{fact.value:.1f} days of the import of {en.period(period)}"
    )


def price(fact: Fact, period: Period, language: str) -> str:
    """What a dearer price adds to a bill."""
    rise, span = fact.detail["rise"], str(fact.detail["span"])
    if language == "ja":
        return f"{_goods(fact, 'ja')}の価格が{rise}%上がると、{ja.period(period)}までの{_SPANS_JA[span]}の輸入額は{ja.money(fact)}増える"
    return (
        f"{_goods(fact, 'en')} dearer by {rise}% adds {en.money(fact)} to the import bill of the "
        f"{'month' if span == 'month' else span} to {en.period(period)}"
    )


WORDS = {"at_risk": at_risk, "days_at_risk": days, "days_covered": days, "price_rise": price}
