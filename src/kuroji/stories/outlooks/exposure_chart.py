"""The picture of an exposure: the share of each import through the years; the newest alone where there is one period."""

from __future__ import annotations

from kuroji.charts.bars import Bar, Telling, bar_chart
from kuroji.charts.chart import Chart
from kuroji.charts.shares import Track, share_lines
from kuroji.charts.words import period
from kuroji.classifications.items import item
from kuroji.classifications.partners import partner
from kuroji.classifications.reporters import reporter
from kuroji.language.places import with_article
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL
from kuroji.model.period import parse
from kuroji.outlook.exposure.picture import Exposure


def shares(found: tuple[Exposure, ...], language: str, width: int) -> Chart:
    """Lines where years are held, else a bar for each import."""
    tracks = [Track(_name(one.share, language), one.history) for one in found]
    told = _telling(found, language)
    if any(len(track.facts) > 1 for track in tracks):
        return share_lines(tracks, told, language, width)
    bars = [Bar(_name(one.share, language), one.share, f"{one.share.value:.1f}%") for one in found]
    return bar_chart(bars, told, language, width)


def _name(fact: Fact, language: str) -> str:
    if fact.code == TOTAL:
        return "全品目" if language == "ja" else "All goods"
    name = item(fact.flow, fact.classification, fact.code).name(language)
    return name[:1].upper() + name[1:]


def _telling(found: tuple[Exposure, ...], language: str) -> Telling:
    one = found[0].share
    where, quantity = partner(one.partner_code), one.measure == "quantity"
    said = [
        f"{_name(e.share, language)}{'は' if language == 'ja' else ': '}{e.share.value:.1f}%{'。' if language == 'ja' else '.'}"
        for e in found
    ]
    spans = {e.share.period for e in found if len(e.history) < 2}
    only = period(parse(spans.pop()), language) if len(spans) == 1 and all(len(e.history) < 2 for e in found) else ""
    if language == "ja":
        return Telling(
            name="exposure-shares", title=(f"輸入に占める{where.name_ja}の割合",), alt=f"{one.period}、" + "".join(said),
            subtitle=f"％、{'数量' if quantity else '金額'}ベース{'、' if only else ''}{only}",
        )  # fmt: skip
    return Telling(
        name="exposure-shares", title=(f"Share of {reporter(one.reporter).name_en}’s imports", f"that comes from {with_article(where.name_en)}"),
        alt=f"{one.period}: " + " ".join(said), subtitle=f"Percent, by {'quantity' if quantity else 'value'}{', ' if only else ''}{only}",
    )  # fmt: skip
