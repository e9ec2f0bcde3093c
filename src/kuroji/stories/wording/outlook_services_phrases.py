"""Sentences of facts about services, income and their projections."""

from __future__ import annotations

from kuroji.classifications.items import item
from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.outlook.services.definitions import definition
from kuroji.stories.wording import en, ja
from kuroji.stories.wording.outlook_amounts import money_ja

SIDES_EN = {"export": "receipts from", "import": "payments for"}
SIDES_JA = {"export": "受取", "import": "支払"}


def _subject(fact: Fact, language: str) -> str:
    """The balance of digital services, payments for digital services."""
    name = item(fact.flow, fact.classification, fact.code).name(language)
    if language == "ja":
        return f"{name}{SIDES_JA.get(fact.flow, '収支')}"
    if fact.flow == "balance":
        return name if fact.code == "current-account" else f"the balance of {name}"
    return f"{SIDES_EN[fact.flow]} {name}"


def _count(fact: Fact, language: str) -> str:
    by = str(fact.detail.get("definition", "balance-of-payments"))
    if by == "balance-of-payments":
        return ""
    name = definition(fact.reporter, by).name(language)
    return f"（{name}）" if language == "ja" else f" by {name}"


def amount(fact: Fact, period: Period, language: str) -> str:
    """The balance of digital services in 2024 by the three groups: a deficit of ¥6.65 trillion."""
    if language == "ja":
        side = "" if fact.flow != "balance" else "の赤字" if fact.value < 0 else "の黒字"
        return f"{ja.period(period)}の{_subject(fact, 'ja')}{_count(fact, 'ja')}は{money_ja(fact)}{side}"
    side = "" if fact.flow != "balance" else "a deficit of " if fact.value < 0 else "a surplus of "
    return f"{_upper(_subject(fact, 'en'))} in {en.period(period)}{_count(fact, 'en')}: {side}{en.money(fact)}"


def change(fact: Fact, period: Period, language: str) -> str:
    """How the size of a balance or a side changed on the year."""
    if language == "ja":
        return f"{ja.period(period)}の{_subject(fact, 'ja')}{_count(fact, 'ja')}の規模は{ja.year_on_year(period)}{ja.up(fact)}"
    word = "grew" if fact.value >= 0 else "shrank"
    return f"{_upper(_subject(fact, 'en'))}{_count(fact, 'en')} {word} by {en.percent(fact)} in size in {en.period(period)}"


def projection(fact: Fact, period: Period, language: str) -> str:
    """What a scenario projects."""
    who = str(fact.detail[f"name_{language}"])
    if language == "ja":
        return f"{ja.period(period)}の{_subject(fact, 'ja')}は{money_ja(fact)}の{'赤字' if fact.value < 0 else '黒字'}の見込み（{who}）"
    side = "deficit" if fact.value < 0 else "surplus"
    return f"{_upper(_subject(fact, 'en'))} in {en.period(period)}, as {who} projects it: a {side} of {en.money(fact)}"


def growth(fact: Fact, period: Period, language: str) -> str:
    """Growth a year between two figures, or from a figure to a projection."""
    years = fact.detail["years"]
    if language == "ja":
        tail = "の見込みが示す" if fact.indicator == "implied_growth" else "の"
        return f"{ja.period(period)}までの{years}年間{tail}{_subject(fact, 'ja')}{_count(fact, 'ja')}の伸びは年率{ja.percent(fact)}"
    tail = "implied by the projection" if fact.indicator == "implied_growth" else "in fact"
    return (
        f"{_upper(_subject(fact, 'en'))}{_count(fact, 'en')}: growth of {en.percent(fact)} a year over the {years} years "
        f"to {en.period(period)}, {tail}"
    )


def gap(fact: Fact, period: Period, language: str) -> str:
    """How far the customs figure lies from that of the balance of payments."""
    names_en = {"balance": "balance", "export": "exports", "import": "imports"}
    names_ja = {"balance": "貿易収支", "export": "輸出", "import": "輸入"}
    if language == "ja":
        size = ja.percent(fact) if fact.unit == "percent" else money_ja(fact)
        side = "下回る" if fact.value < 0 else "上回る"
        return f"{ja.period(period)}の通関ベースの{names_ja[fact.flow]}は国際収支ベースを{size}{side}（{fact.detail['published']}時点）"
    size = en.percent(fact) if fact.unit == "percent" else en.money(fact)
    verb = "was" if fact.flow == "balance" else "were"
    side = "below" if fact.value < 0 else "above"
    return (
        f"The customs {names_en[fact.flow]} of {en.period(period)} {verb} {size} {side} "
        f"{'that' if fact.flow == 'balance' else 'those'} of the balance of payments, as known on {fact.detail['published']}"
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


WORDS = {
    "services_balance": amount, "services_change": change, "projection": projection, "implied_growth": growth,
    "past_growth": growth, "customs_gap": gap, "customs_ratio": gap,
}  # fmt: skip
