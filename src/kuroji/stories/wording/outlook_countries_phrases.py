"""Sentences of facts about two countries: what each says of the same goods, and how alike what they trade is."""

from __future__ import annotations

from kuroji.classifications.items import item
from kuroji.classifications.partners import partner
from kuroji.classifications.reporters import reporter
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.model.period import Period
from kuroji.stories.wording import en, ja


def _both(fact: Fact, language: str) -> tuple[str, str]:
    """Exporter and importer of the flow a mirror fact is about."""
    own, place = reporter(fact.reporter), partner(fact.partner_code)
    names = (own.name_ja, place.name_ja) if language == "ja" else (own.name_en, place.name_en)
    return names if fact.flow == Flow.EXPORT else (names[1], names[0])


def own(fact: Fact, period: Period, language: str) -> str:
    """Exports of Japan to Vietnam in 2025 by its own statistics, in dollars."""
    seller, buyer = _both(fact, language)
    who = reporter(fact.reporter)
    if language == "ja":
        return f"{ja.period(period)}の{seller}から{buyer}への輸出は、{who.name_ja}の統計で{ja.money(fact)}"
    return f"Goods from {seller} to {buyer} in {en.period(period)} by the statistics of {who.name_en}: {en.money(fact)}"


def other(fact: Fact, period: Period, language: str) -> str:
    """The same flow by the partner's statistics."""
    seller, buyer = _both(fact, language)
    who = partner(fact.partner_code)
    if language == "ja":
        return f"{ja.period(period)}の{seller}から{buyer}への輸出は、{who.name_ja}の統計で{ja.money(fact)}"
    return f"Goods from {seller} to {buyer} in {en.period(period)} by the statistics of {who.name_en}: {en.money(fact)}"


def times(fact: Fact, period: Period, language: str) -> str:
    """The importer's figure over the exporter's."""
    seller, buyer = _both(fact, language)
    if language == "ja":
        return f"{ja.period(period)}の{seller}から{buyer}への輸出は、輸入側の統計が輸出側の{fact.value:.2f}倍"
    return f"Goods from {seller} to {buyer} in {en.period(period)}: the importer counts {fact.value:.2f} times what the exporter counts"


def margin(fact: Fact, period: Period, language: str) -> str:
    """By how much the importer counts more, or less."""
    seller, buyer = _both(fact, language)
    if language == "ja":
        side = "上回る" if fact.value >= 0 else "下回る"
        return f"{ja.period(period)}の{seller}から{buyer}への輸出は、輸入側の統計が輸出側を{ja.percent(fact)}{side}"
    side = "more" if fact.value >= 0 else "less"
    return f"Goods from {seller} to {buyer} in {en.period(period)}: the importer counts {en.percent(fact)} {side} than the exporter"


def alike(fact: Fact, period: Period, language: str) -> str:
    """The similarity of two countries over a few groups."""
    other_one, own_one = reporter(str(fact.detail["with"])), reporter(fact.reporter)
    if language == "ja":
        flow = "輸出" if fact.flow == Flow.EXPORT else "輸入"
        return f"{ja.period(period)}の{flow}構成の類似度（{own_one.name_ja}と{other_one.name_ja}、0〜100）は{fact.value:.1f}"
    return f"Likeness of {own_one.name_en}'s and {other_one.name_en}'s {fact.flow}s in {en.period(period)}, 0 to 100: {fact.value:.1f}"


def relative(fact: Fact, period: Period, language: str) -> str:
    """The balance in percent of exports."""
    who = reporter(fact.reporter)
    if language == "ja":
        side = "黒字" if fact.value >= 0 else "赤字"
        return f"{ja.period(period)}の{who.name_ja}の貿易{side}は輸出の{ja.percent(fact)}"
    side = "surplus" if fact.value >= 0 else "deficit"
    return f"Trade {side} of {who.name_en} in {en.period(period)}: {en.percent(fact)} of its exports"


def group(fact: Fact, period: Period, language: str) -> str:
    """The value of a comparable group."""
    who, goods = reporter(fact.reporter), item(fact.flow, fact.classification, fact.code)
    if language == "ja":
        flow = "輸出" if fact.flow == Flow.EXPORT else "輸入"
        return f"{ja.period(period)}の{who.name_ja}の{goods.name_ja}の{flow}は{ja.money(fact)}"
    return (
        f"{goods.name_en.capitalize()} among the {fact.flow}s of {who.name_en} in {en.period(period)}: {en.money(fact)}"
    )


def group_share(fact: Fact, period: Period, language: str) -> str:
    """A comparable group in percent of all goods of the flow."""
    who, goods = reporter(fact.reporter), item(fact.flow, fact.classification, fact.code)
    if language == "ja":
        flow = "輸出" if fact.flow == Flow.EXPORT else "輸入"
        return f"{ja.period(period)}の{who.name_ja}の{flow}に占める{goods.name_ja}の割合は{ja.percent(fact)}"
    return (
        f"{goods.name_en.capitalize()} in {en.period(period)}: {en.percent(fact)} of the {fact.flow}s of {who.name_en}"
    )


def of_country(fact: Fact, period: Period, language: str) -> str:
    """A customs district's part of its country's trade."""
    who = reporter(fact.reporter)
    if language == "ja":
        flow = "輸出" if fact.flow == Flow.EXPORT else "輸入"
        return f"{ja.period(period)}の{who.name_ja}の{flow}は全国の{ja.percent(fact)}"
    return f"{who.name_en} in {en.period(period)}: {en.percent(fact)} of the country's {fact.flow}s"


WORDS = {
    "mirror_own": own, "mirror": other, "mirror_ratio": times, "mirror_margin": margin, "country_similarity": alike,
    "balance_ratio": relative, "region_share": of_country,
    "group_value": group, "group_share": group_share,
}  # fmt: skip
