"""Exposure told: how much of an import comes from a partner, since when, and what a cut or a dearer price would cost."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from kuroji.charts.chart import Chart
from kuroji.classifications.items import item
from kuroji.classifications.partners import partner
from kuroji.classifications.reporters import DEFAULT
from kuroji.indicators.facts import fact_or_none
from kuroji.indicators.view import IMPORTS
from kuroji.language.places import with_article
from kuroji.model.fact import Fact
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.observation import TOTAL
from kuroji.model.period import Period, parse
from kuroji.outlook.exposure.held import asked
from kuroji.outlook.exposure.picture import Exposure, What, exposure, fuels
from kuroji.store.opening import Store
from kuroji.stories.outlooks import exposure_chart
from kuroji.stories.outlooks.exposure_tables import risk_table, share_table
from kuroji.stories.outlooks.telling import About, Place, Teller, seen_at
from kuroji.stories.outlooks.topic import Outlook, Topic
from kuroji.stories.story import Passage, Section, joined
from kuroji.stories.wording import en, ja


def tell(
    store: Store, as_of: AsOf = LATEST, language: str = "en", code: str = DEFAULT, *, commodity: str = "", place: str = "",
    what: What | None = None,
) -> Outlook:  # fmt: skip
    """The exposure of a commodity's imports to a partner; of fuel to the Middle East where none is named.

    Raises NotHeld, saying which data would decide it, UsageError for words that name nothing.
    """
    what = what or What()
    seen = seen_at(store, as_of, parse("2025"), code)
    found = (exposure(seen, asked(commodity, place), what),) if commodity else fuels(seen, what)
    teller = Teller(store, seen, parse(found[0].share.period, seen.reporter.fiscal), language)
    sections = [
        _history(teller, found),
        _cut(teller, found, what),
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
    names = [_goods(found[0].share, "en"), _place(found[0].share, "en")] if len(found) == 1 else []
    return "-".join(["exposure", *("".join(c if c.isalnum() else "-" for c in n.lower()) for n in names)])


def _topics(found: tuple[Exposure, ...]) -> tuple[str, ...]:
    return tuple(_goods(one.share, "en").replace(" ", "-").lower() for one in found)


def _entities(found: tuple[Exposure, ...], language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_place(one.share, language) for one in found))


def _goods(fact: Fact, language: str) -> str:
    if fact.code == TOTAL:
        return "全品目" if language == "ja" else "all goods"
    name = item(fact.flow, fact.classification, fact.code).name(language)
    return name if language == "ja" else en.COMMODITIES.get(name, name)


def _place(fact: Fact, language: str) -> str:
    held = partner(fact.partner_code)
    return held.name_ja if language == "ja" else held.name_en


def _when(teller: Teller, text: str) -> str:
    period = parse(text, teller.seen.reporter.fiscal)
    return ja.period(period) if teller.language == "ja" else en.period(period)


def _measure(fact: Fact, language: str) -> str:
    if language == "ja":
        return "数量" if fact.measure == "quantity" else "金額"
    return "quantity" if fact.measure == "quantity" else "value"


def _headline(teller: Teller, found: tuple[Exposure, ...]) -> Passage:
    first = found[0].share
    places: dict[str, Place] = {
        "whose": f"{teller.seen.reporter.name_en}’s", "goods": _goods(first, teller.language), "share": teller.percent(first), "when": _when(teller, first.period),
        "place": _place(first, "ja") if teller.language == "ja" else with_article(_place(first, "en")),
    }  # fmt: skip
    if len(found) == 1:
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
        second=teller.percent(found[1].share), others=_goods(found[1].share, teller.language),
        **{**places, "place": _upper(str(places["place"]))},
    )  # fmt: skip


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _summary(teller: Teller, found: tuple[Exposure, ...], what: What) -> Passage:
    one = found[0]
    if one.risk is None or one.price is None:
        return teller.say({
            "en": "The bill of the newest month is not held, so nothing is said of yen at risk.",
            "ja": "直近月の輸入額は保有しておらず、影響額は示さない。",
        })  # fmt: skip
    return teller.say(
        {
            "en": "A cut of {cut}% in {goods} from there would have taken {risk} from the import bill of {when}; a price {rise}% "
            "higher would have added {price}.",
            "ja": "同地域からの{goods}の供給が{cut}%減れば{when}の輸入額のうち{risk}に影響し、価格が{rise}%上がれば支払いは{price}増える。",
        },
        cut=f"{what.cut:f}", rise=f"{what.rise:f}", risk=teller.money(one.risk), price=teller.money(one.price),
        when=_when(teller, one.risk.period), goods=_goods(one.share, teller.language),
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
                goods=_goods(one.share, teller.language), when=_when(teller, one.share.period),
                place=_place(one.share, "ja") if teller.language == "ja" else with_article(_place(one.share, "en")),
                share=teller.percent(one.share), measure=_measure(one.share, teller.language),
            ))  # fmt: skip
            continue
        first, last, peak = one.history[0], one.history[-1], one.peak
        said.append(teller.say(
            {
                "en": "{goods}: {first} by {measure} in {since}, {peak} at its highest in {top}, {last} in {until}.",
                "ja": "{goods}は{since}の{first}から、最も高かった{top}に{peak}となり、{until}は{last}（{measure}）。",
            },
            goods=_upper(_goods(first, teller.language)), measure=_measure(first, teller.language),
            first=teller.percent(first), since=_when(teller, first.period), peak=teller.percent(peak),
            top=_when(teller, peak.period), last=teller.percent(last), until=_when(teller, last.period),
        ))  # fmt: skip
    return teller.section("history", {"en": "Since when", "ja": "推移"}, *said)


def _cut(teller: Teller, found: tuple[Exposure, ...], what: What) -> Section:
    said: list[Passage | None] = []
    for one in found:
        if one.risk is None or one.risk_year is None or one.bill is None:
            continue
        said.append(teller.say(
            {
                "en": "{goods}: of a bill of {bill} in {when}, a cut of {cut}% takes {risk}; over the twelve months to it, {year}.",
                "ja": "{goods}は、{when}の輸入額{bill}のうち、{cut}%減で{risk}に影響。直近1年では{year}。",
            },
            goods=_upper(_goods(one.share, teller.language)), bill=teller.money(one.bill), cut=f"{what.cut:f}",
            when=_when(teller, one.bill.period), risk=teller.money(one.risk), year=teller.money(one.risk_year),
        ))  # fmt: skip
        lost = _days(teller, one, what)
        said[-1] = joined("cut", [p for p in (said[-1], lost) if p is not None], "" if teller.language == "ja" else " ")
    said.append(_caution(teller, found))
    return teller.section("cut", {"en": "What a cut would take", "ja": "供給が減れば"}, *said)


def _days(teller: Teller, one: Exposure, what: What) -> Passage | None:
    """The days of a year's import lost, and how long stocks that the reader gave make up for it."""
    if one.days is None:
        return None
    lost = f"{one.days.value:.1f}"
    if one.lasting is None or what.stocks is None:
        return teller.say(
            {"en": "That is {days} days of a year’s import.", "ja": "年間輸入の{days}日分に当たる。"},
            days=(one.days, lost),
        )
    return teller.say(
        {
            "en": "That is {days} days of a year’s import; stocks of {stocks} days, a figure given by the reader, make up for "
            "it for {lasting} days.",
            "ja": "年間輸入の{days}日分に当たる。在庫を輸入{stocks}日分とすれば（入力値）、{lasting}日は補える。",
        },
        days=(one.days, lost), stocks=f"{what.stocks:f}", lasting=(one.lasting, f"{one.lasting.value:,.0f}"),
    )  # fmt: skip


def _caution(teller: Teller, found: tuple[Exposure, ...]) -> Passage:
    by_quantity = any(one.share.measure == "quantity" for one in found)
    priced = {
        "en": " The share is one of quantity, so the partner’s goods are taken to cost what the world’s do.",
        "ja": "割合は数量によるため、同地域産も世界平均と同じ価格とみなしている。",
    }[teller.language]  # fmt: skip
    return teller.say(
        {
            "en": "This is arithmetic, not a forecast: nothing is put in the place of what is cut, prices stay as they were, and "
            "no stocks are drawn.{priced}",
            "ja": "これは算術であって予測ではない。代替調達や価格の変化、在庫の取り崩しは織り込んでいない。{priced}",
        },
        priced=priced if by_quantity else "",
    )  # fmt: skip


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
            goods=_upper(_goods(one.share, teller.language)), rise=f"{what.rise:f}", price=teller.money(one.price),
            when=_when(teller, one.price.period), year=teller.money(one.price_year),
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
                "{index} in {when}. For single commodities too few partners are held to compute one.",
                "ja": "全品目の輸入の相手国別ハーフィンダール・ハーシュマン指数（構成比の2乗和、0〜1）は{when}に{index}だった。"
                "個別の品目は保有する相手国が少なく、算出していない。",
            },
            index=(index, f"{index.value:.4f}"), when=_when(teller, index.period),
        ))  # fmt: skip
    for one in found:
        if one.ratio is not None:
            said.append(teller.say(
                {
                    "en": "Exports of {goods} were {ratio} times imports in {when}; by the criterion of CEPII’s GeoDep, domestic "
                    "supply cannot stand in where imports exceed exports.",
                    "ja": "{goods}の輸出は{when}に輸入の{ratio}倍。CEPIIのGeoDepの基準では、輸入が輸出を超える品目は国内供給で代替できないとみなす。",
                },
                goods=_goods(one.share, teller.language), ratio=(one.ratio, f"{Decimal(str(one.ratio.value)):.1f}"),
                when=_when(teller, one.ratio.period),
            ))  # fmt: skip
    return teller.section("measures", {"en": "How concentrated", "ja": "集中度"}, *said)


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
