"""Exposure told: how much of an import comes from a partner, since when, and what a cut or a dearer price would cost."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from kuroji.charts.chart import Chart
from kuroji.classifications.reporters import DEFAULT
from kuroji.indicators.facts import fact_or_none
from kuroji.indicators.view import IMPORTS
from kuroji.model.fact import Fact, Flag
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.period import Period, parse
from kuroji.outlook.exposure.held import asked
from kuroji.outlook.exposure.picture import FUEL_REGION, Exposure, What, exposure, fuels
from kuroji.store.opening import Store
from kuroji.stories.outlooks import exposure_chart, exposure_cut
from kuroji.stories.outlooks.exposure_tables import risk_table, share_table
from kuroji.stories.outlooks.exposure_words import goods, partner_name, placed, upper, when
from kuroji.stories.outlooks.telling import About, Place, Teller, seen_at
from kuroji.stories.outlooks.topic import Outlook, Topic
from kuroji.stories.story import Passage, Section


def tell(
    store: Store, as_of: AsOf = LATEST, language: str = "en", code: str = DEFAULT, *, commodity: str = "", place: str = "",
    what: What | None = None,
) -> Outlook:  # fmt: skip
    """The exposure of a commodity's imports to a partner; of fuel where none is named, to the Middle East without a place.

    Raises NotHeld, saying which data would decide it, UsageError for words that name nothing.
    """
    what, place = what or What(), place or FUEL_REGION
    seen = seen_at(store, as_of, parse("2025"), code)
    found = (exposure(seen, asked(commodity, place), what),) if commodity else fuels(seen, what, place)
    teller = Teller(store, seen, parse(found[0].share.period, seen.reporter.fiscal), language)
    sections = [
        _history(teller, found),
        exposure_cut.section(teller, found, what),
        _price(teller, found, what),
        _measures(teller, found),
    ]
    tables = [share_table(teller, found), risk_table(teller, found, what)]
    about = About(topic=_slug(found), topics=("exposure", *_topics(found)), entities=_entities(found, language))
    story = teller.story(about, _headline(teller, found), _summary(teller, found, what), sections, tables)
    return Outlook(story, (partial(_drawn, found, teller.language),))


def _drawn(found: tuple[Exposure, ...], language: str, width: int) -> Chart:
    return exposure_chart.shares(found, language, width)


def _slug(found: tuple[Exposure, ...]) -> str:
    first = found[0].share
    names = [goods(first, "en")] if len(found) == 1 else []
    if names or first.partner_code != FUEL_REGION:
        names.append(partner_name(first, "en"))
    return "-".join(["exposure", *("".join(c if c.isalnum() else "-" for c in n.lower()) for n in names)])


def _topics(found: tuple[Exposure, ...]) -> tuple[str, ...]:
    return tuple(goods(one.share, "en").replace(" ", "-").lower() for one in found)


def _entities(found: tuple[Exposure, ...], language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(partner_name(one.share, language) for one in found))


def _measure(fact: Fact, language: str) -> str:
    if language == "ja":
        return "数量" if fact.measure == "quantity" else "金額"
    return "quantity" if fact.measure == "quantity" else "value"


def _headline(teller: Teller, found: tuple[Exposure, ...]) -> Passage:
    first = found[0].share
    places: dict[str, Place] = {
        "whose": f"{teller.seen.reporter.name_en}’s", "goods": goods(first, teller.language), "share": teller.percent(first), "when": when(teller, first.period),
        "place": placed(first, teller.language),
    }  # fmt: skip
    if len({one.share.period for one in found[:2]}) > 1 or len(found) == 1:
        return teller.say(
            {
                "en": "{share} of {whose} imports of {goods} came from {place} in {when}",
                "ja": "{goods}の輸入、{when}は{share}が{place}から",
            },
            **places,
        )  # fmt: skip
    return teller.say(
        {
            "en": "{place} supplied {share} of {whose} {goods} in {when}, and {second} of its {others}",
            "ja": "{place}への依存、{when}は{goods}が{share}　{others}は{second}",
        },
        second=teller.percent(found[1].share), others=goods(found[1].share, teller.language),
        **{**places, "place": upper(str(places["place"]))},
    )  # fmt: skip


def _summary(teller: Teller, found: tuple[Exposure, ...], what: What) -> Passage:
    one = found[0]
    if one.risk is None or one.price is None:
        return teller.say({
            "en": "No bill that the share can be applied to is held, so nothing is said of yen at risk.",
            "ja": "割合を当てはめられる輸入額を保有しておらず、影響額は示さない。",
        })  # fmt: skip
    return teller.say(
        {
            "en": "By the share of {when}, a cut of {cut}% in {goods} from there would have taken {risk} from the import bill of "
            "{when}; a price {rise}% higher would have added {price} to the bill of {month}.",
            "ja": "{when}の割合によれば、同地域からの{goods}の供給が{cut}%減っていれば{when}の輸入額のうち{risk}に影響した。"
            "価格が{rise}%高ければ、{month}の支払いは{price}増えていた。",
        },
        cut=f"{what.cut:f}", rise=f"{what.rise:f}", risk=teller.money(one.risk), price=teller.money(one.price),
        when=when(teller, one.risk.period), month=when(teller, one.price.period), goods=goods(one.share, teller.language),
    )  # fmt: skip


def _history(teller: Teller, found: tuple[Exposure, ...]) -> Section:
    said = []
    for one in found:
        if len(one.history) < 2:
            said.append(teller.say(
                {
                    "en": "Of {goods} from {place} one period is held, {when}: {share} by {measure}.",
                    "ja": "{place}からの{goods}は{when}のみ保有し、{measure}で{share}。",
                },
                goods=goods(one.share, teller.language), when=when(teller, one.share.period),
                place=placed(one.share, teller.language),
                share=teller.percent(one.share), measure=_measure(one.share, teller.language),
            ))  # fmt: skip
            continue
        first, last, peak = one.history[0], one.history[-1], one.peak
        said.append(teller.say(
            {
                "en": "{goods}: {first} by {measure} in {since}, {peak} at its highest in {top}, {last} in {until}.",
                "ja": "{goods}は{since}の{first}から、最も高かった{top}に{peak}となり、{until}は{last}（{measure}）。",
            },
            goods=upper(goods(first, teller.language)), measure=_measure(first, teller.language),
            first=teller.percent(first), since=when(teller, first.period), peak=teller.percent(peak),
            top=when(teller, peak.period), last=teller.percent(last), until=when(teller, last.period),
        ))  # fmt: skip
    return teller.section("history", {"en": "Since when", "ja": "推移"}, *said)


def _price(teller: Teller, found: tuple[Exposure, ...], what: What) -> Section:
    said = []
    for one in found:
        if one.price is None or one.price_year is None:
            continue
        said.append(teller.say(
            {
                "en": "{goods} dearer by {rise}% would have cost {price} more in {when} at the same quantity, and {year} more "
                "over the twelve months to it.",
                "ja": "{goods}が{rise}%高ければ、数量が同じとして{when}は{price}、直近1年では{year}の支払い増となる。",
            },
            goods=upper(goods(one.share, teller.language)), rise=f"{what.rise:f}", price=teller.money(one.price),
            when=when(teller, one.price.period), year=teller.money(one.price_year),
        ))  # fmt: skip
    return teller.section("price", {"en": "What a dearer price would cost", "ja": "価格が上がれば"}, *said)


def _measures(teller: Teller, found: tuple[Exposure, ...]) -> Section:
    """Concentration by a named index, as far as partners are held, and the ratio of exports to imports."""
    year = _last_year(teller, found)
    index = fact_or_none(teller.seen, "concentration", "hhi,partners", IMPORTS, year)
    said: list[Passage | None] = []
    if index is not None:
        said.append(teller.say(
            {
                "en": "Imports of all goods had a Herfindahl-Hirschman index (the sum of squared shares of partners, 0 to 1) of "
                "{index} in {when}{mixed}. For single commodities too few partners are held to compute one.",
                "ja": "全品目の輸入の相手国別ハーフィンダール・ハーシュマン指数（構成比の2乗和、0〜1）は{when}に{index}だった{mixed}。"
                "個別の品目は保有する相手国が少なく、算出していない。",
            },
            index=(index, f"{index.value:.4f}"), mixed=_mixed(index, teller.language), when=when(teller, index.period),
        ))  # fmt: skip
    for one in found:
        if one.ratio is not None:
            said.append(teller.say(
                {
                    "en": "Exports of {goods} were {ratio} times imports in {when}; by the criterion of CEPII’s GeoDep, domestic "
                    "supply cannot stand in where imports exceed exports.",
                    "ja": "{goods}の輸出は{when}に輸入の{ratio}倍。CEPIIのGeoDepの基準では、輸入が輸出を超える品目は国内供給で代替できないとみなす。",
                },
                goods=goods(one.share, teller.language), ratio=(one.ratio, f"{Decimal(str(one.ratio.value)):.1f}"),
                when=when(teller, one.ratio.period),
            ))  # fmt: skip
    return teller.section("measures", {"en": "How concentrated", "ja": "集中度"}, *said)


def _mixed(fact: Fact, language: str) -> str:
    """What must be said of a figure made of months and years of different vintages."""
    if Flag.MIXED_VINTAGES not in fact.flags:
        return ""
    return {"en": " (made of figures of different vintages)", "ja": "（公表時点の異なる値から算出）"}[language]


def _last_year(teller: Teller, found: tuple[Exposure, ...]) -> Period:
    """The newest calendar year that is over in the period of the share."""
    period = parse(found[0].share.period, teller.seen.reporter.fiscal)
    return parse(str(period.year - (0 if str(period) == str(period.year) else 1)))


TOPIC = Topic(
    name="exposure", title={"en": "Energy from the Middle East", "ja": "中東へのエネルギー依存"},
    intro={
        "en": "How much of an import comes from where, since when, and what a cut or a dearer price would cost.",
        "ja": "輸入のどれだけをどこに頼るのか。その推移と、供給減や値上がりの影響額。",
    },
    tell=tell,
)  # fmt: skip
