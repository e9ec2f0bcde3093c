"""The terms of a split change in words: what quantity, unit values, mix and exchange rates did to a value.

The price term is never called a price here: it is what unit values did, and the words say
when they are by weight.
"""

from __future__ import annotations

from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.stories.wording import en, ja

_WEIGHT = ["by weight"]
_ENGLISH = {
    "quantity": "a change in quantity",
    "price": "a change in unit values",
    "price-net-of-currency": "a change in unit values beyond exchange rates",
    "mix": "a shift in mix between sub-items",
    "not-split": "goods without a comparable quantity",
    "not-split-net-of-currency": "goods without a comparable quantity, exchange rates apart,",
    "currency": "exchange rates, at the invoicing shares assumed,",
}
_JAPANESE = {
    "quantity": "数量要因",
    "price": "単価要因",
    "price-net-of-currency": "単価要因（為替を除く）",
    "mix": "内訳品目の構成変化",
    "not-split": "数量で比較できない品目",
    "not-split-net-of-currency": "数量で比較できない品目（為替を除く）",
    "currency": "為替要因（想定した建値通貨比率による）",
}


def effect_en(fact: Fact, subject: str, when: str) -> str:
    """a change in quantity added ¥33.2 billion to imports of crude oil in 2025 from a year earlier."""
    term = fact.method.partition(",")[0]
    verb, side = ("added", "to") if fact.value > 0 else ("took", "from")
    words = _ENGLISH[term]
    if term.startswith("price") and fact.detail.get("counting") == _WEIGHT:
        words = words.replace("unit values", "unit values by weight")
    the = "the " if fact.flow == "balance" else ""
    if fact.value == 0:
        return f"{words} made no difference to {the}{subject} in {when} against a year earlier"
    return f"{words} {verb} {en.money(fact)} {side} {the}{subject} in {when} against a year earlier"


def effect_ja(fact: Fact, period: Period) -> str:
    """の前年比の増減のうち、数量要因は332億円の押し上げ."""
    term = fact.method.partition(",")[0]
    words = _JAPANESE[term]
    if term.startswith("price") and fact.detail.get("counting") == _WEIGHT:
        words = words.replace("単価要因", "重量当たり単価要因")
    if fact.value == 0:
        return f"の{ja.year_on_year(period)}の増減のうち、{words}の寄与はゼロ"
    side = "押し上げ" if fact.value > 0 else "押し下げ"
    return f"の{ja.year_on_year(period)}の増減のうち、{words}は{ja.money(fact)}の{side}"
