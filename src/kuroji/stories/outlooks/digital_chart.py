"""The picture of the digital balance: what each count gives for the newest year, and what is projected."""

from __future__ import annotations

from kuroji.charts.bars import Bar, Telling, bar_chart
from kuroji.charts.chart import Chart
from kuroji.charts.words import size
from kuroji.model.fact import Fact
from kuroji.outlook.services.definitions import definition
from kuroji.outlook.services.picture import Digital
from kuroji.stories.wording.outlook_amounts import money_ja


def counts_and_projections(found: Digital, source: str, language: str, width: int) -> Chart:
    """A bar for each count of the newest year, solid, and for each projection, hollow."""
    bars = [
        Bar(_count(fact, language), fact, _size(fact, language))
        for fact in sorted(found.counts, key=lambda fact: fact.value)
    ]
    projected = [one.said for one in found.projected]
    bars += [Bar(_projection(fact, language), fact, _size(fact, language), hollow=True) for fact in projected]
    return bar_chart(bars, _telling(found, bars, source, language), language, width)


def _size(fact: Fact, language: str) -> str:
    return money_ja(fact) if language == "ja" else size(fact, language)


def _count(fact: Fact, language: str) -> str:
    name = definition(fact.reporter, str(fact.detail["definition"])).name(language)
    return f"{fact.period}年　{name}" if language == "ja" else f"{fact.period}, {name}"


def _projection(fact: Fact, language: str) -> str:
    name = str(fact.detail[f"name_{language}"])
    return f"{fact.period}年　{name}" if language == "ja" else f"{fact.period}, {name}"


def _telling(found: Digital, bars: list[Bar], source: str, language: str) -> Telling:
    if language == "ja":
        return Telling(
            name="digital-counts", title=("デジタル赤字は", "集計により異なる"), subtitle="赤字額",
            alt="".join(f"{bar.label}は{bar.said}の赤字。" for bar in bars),
            notes=("白抜きは公表主体による見込みで、集計範囲は同じとは限らない。",) if found.projected else (), source=f"{source}。",
        )  # fmt: skip
    return Telling(
        name="digital-counts", title=("The digital deficit", "differs with what is counted"), subtitle="Deficit",
        alt=" ".join(f"{bar.label}: a deficit of {bar.said}." for bar in bars),
        notes=("Hollow: projections by their authors, who may count other items.",) if found.projected else (),
        source=f"{source}.",
    )  # fmt: skip
