"""The tables of an exposure: its share through the years, and what is at risk."""

from __future__ import annotations

from kuroji.classifications.items import item
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL
from kuroji.outlook.exposure.picture import Exposure, What
from kuroji.stories.outlooks.exposure_words import when
from kuroji.stories.outlooks.telling import Place, Teller
from kuroji.stories.story import Table

EVERY = 5
SHOWN = 3


def share_table(teller: Teller, found: tuple[Exposure, ...]) -> Table:
    """The share in percent in every fifth year and the last three, a column for each commodity; none for one period."""
    years = sorted({fact.period for one in found for fact in one.history if len(one.history) > 1})
    kept = [y for n, y in enumerate(years) if int(y) % EVERY == 0 or n == 0 or n >= len(years) - SHOWN]
    rows: list[tuple[str, list[Place | None]]] = []
    for year in kept:
        facts = [next((f for f in one.history if f.period == year), None) for one in found]
        rows.append((f"{year}年" if teller.language == "ja" else year, [teller.number(f) for f in facts]))
    heads = [{"en": "Year", "ja": "年"}, *({lang: _name(one.share, lang) for lang in ("en", "ja")} for one in found)]
    return teller.table(
        {"en": "Share of the import from the partner", "ja": "相手地域の割合"}, heads, rows
    )  # fmt: skip


def risk_table(teller: Teller, found: tuple[Exposure, ...], what: What) -> Table:
    """By import: the period of share and bill, what the cut takes from it, its days; the newest month and its dearer price."""
    rows = [(_name(one.share, teller.language), _at_risk(teller, one)) for one in found]
    cut, rise = f"{what.cut:f}", f"{what.rise:f}"
    heads = (
        ("Import", "輸入品"), ("Share and bill of", "割合と輸入額の時期"), ("Share", "割合"), ("Bill, ¥ billion", "輸入額、10億円"),
        (f"At risk, cut of {cut}%, ¥ billion", f"{cut}%減の影響、10億円"), ("Days of that period’s import", "同期間の輸入の日数"),
        ("Newest bill of", "直近の輸入額の時期"), ("Newest bill, ¥ billion", "直近の輸入額、10億円"),
        (f"It, price up {rise}%, adds, ¥ billion", f"価格{rise}%高の増加額、10億円"),
    )  # fmt: skip
    return teller.table({"en": "What is at risk", "ja": "影響の大きさ"}, [{"en": e, "ja": j} for e, j in heads], rows)


def _at_risk(teller: Teller, one: Exposure) -> list[Place | None]:
    now = None if one.bill_now is None else when(teller, one.bill_now.period)
    return [
        when(teller, one.share.period), teller.percent(one.share), teller.billions(one.bill), teller.billions(one.risk),
        None if one.days is None else (one.days, f"{one.days.value:.1f}"),
        now, teller.billions(one.bill_now), teller.billions(one.price),
    ]  # fmt: skip


def _name(fact: Fact, language: str) -> str:
    if fact.code == TOTAL:
        return "全品目" if language == "ja" else "All goods"
    name = item(fact.flow, fact.classification, fact.code).name(language)
    return name[:1].upper() + name[1:]
