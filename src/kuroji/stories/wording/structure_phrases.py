"""One plain sentence for each fact of structure: concentration, similarity, two-way trade, dependence."""

from __future__ import annotations

from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.stories.wording import en, ja

WORDS = ("concentration", "similarity", "intra_industry", "dependence")
INDICES_EN = {
    "hhi": "Herfindahl-Hirschman index", "hirschman": "Hirschman index", "unctad": "UNCTAD concentration index",
}  # fmt: skip
INDICES_JA = {
    "hhi": "ハーフィンダール・ハーシュマン指数", "hirschman": "ハーシュマン指数", "unctad": "UNCTAD集中度指数",
}  # fmt: skip
CUT_JA = {"commodities": "品目別", "partners": "国別"}


def english(fact: Fact, subject: str, when: str, _: Period) -> str:
    """Exports in 2025: Finger-Kreinin similarity with 1 year before 98.1 of 100."""
    measure, of = (*fact.method.split(","), "")[:2]
    if fact.indicator == "dependence":
        return f"{subject} in {when}: {en.percent(fact)} of the world's by {fact.measure}"
    words = {
        "concentration": f"{INDICES_EN.get(measure, measure)} of the shares of {of} {fact.value:.4f}",
        "similarity": f"Finger-Kreinin similarity with {_other_en(of)} {fact.value:.1f} of 100",
        "intra_industry": f"Grubel-Lloyd index of two-way trade {fact.value:.4f}",
    }
    return f"{subject} in {when}: {words[fact.indicator]}"


def japanese(fact: Fact, _: Period) -> str:
    """の1年前との構成の類似度（フィンガー・クレイニン）は98.1."""
    measure, of = (*fact.method.split(","), "")[:2]
    words = {
        "concentration": f"の{CUT_JA.get(of, of)}の集中度（{INDICES_JA.get(measure, measure)}）は{fact.value:.4f}",
        "similarity": f"の{_other_ja(of)}との構成の類似度（フィンガー・クレイニン）は{fact.value:.1f}",
        "intra_industry": f"の産業内貿易指数（グルーベル・ロイド）は{fact.value:.4f}",
        "dependence": f"が世界全体に占める割合（{'数量' if fact.measure == 'quantity' else '金額'}）は{ja.percent(fact)}",
    }
    return words[fact.indicator]


def _other_en(of: str) -> str:
    """1 year before, 10 years before, trade with the world: what a structure is compared with."""
    years = of.removesuffix("-years")
    if years == of:
        return f"trade with the {of}"
    return f"{years} year{'' if years == '1' else 's'} before"


def _other_ja(of: str) -> str:
    years = of.removesuffix("-years")
    return "対世界貿易" if years == of else f"{years}年前"
