"""The digital balance told: every count with its definition, payments beside net, projections, the larger account."""

from __future__ import annotations

from functools import partial

from kuroji.charts.chart import Chart
from kuroji.classifications.reporters import DEFAULT
from kuroji.model.fact import Fact
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.period import parse
from kuroji.outlook.services.definitions import definition
from kuroji.outlook.services.picture import Digital, Projected, digital
from kuroji.store.opening import Store
from kuroji.stories.outlooks import digital_account, digital_chart
from kuroji.stories.outlooks.telling import About, Place, Teller, seen_at
from kuroji.stories.outlooks.topic import Outlook, Topic
from kuroji.stories.story import Passage, Section, Table, joined
from kuroji.stories.wording.outlook_amounts import COARSE, money_ja

ATTRIBUTION = {
    "en": "Sources: Balance of Payments, Ministry of Finance and Bank of Japan, as printed by the publications named; "
    "Trade Statistics of Japan, Ministry of Finance; processed by Kuroji",
    "ja": "出典：各資料所載の「国際収支統計」（財務省・日本銀行）および「財務省貿易統計」を加工してKurojiが作成",
}


def tell(store: Store, as_of: AsOf = LATEST, language: str = "en", code: str = DEFAULT) -> Outlook:
    """The digital balance as known at an instant. Raises NotHeld before any was stated, UsageError for a language."""
    seen = seen_at(store, as_of, parse("2024"), code)
    found = digital(seen)
    teller = Teller(store, seen, parse(found.now.period), language)
    sections = [
        _lead(teller, found), _counts(teller, found), _path(teller, found), digital_account.account(teller, found),
        digital_account.customs(teller, found),
    ]  # fmt: skip
    tables = [_counts_table(teller, found), _path_table(teller, found), digital_account.table(teller, found)]
    about = About(
        topic="digital", topics=("services", "digital-deficit", "balance-of-payments"),
        attribution=ATTRIBUTION[language], publications=found.publications,
    )  # fmt: skip
    story = teller.story(about, _headline(teller, found), _summary(teller, found), sections, tables)
    return Outlook(story, (partial(_drawn, found, teller.language),))


def _drawn(found: Digital, language: str, width: int) -> Chart:
    return digital_chart.counts_and_projections(found, ATTRIBUTION[language], language, width)


def _year(fact: Fact, language: str) -> str:
    period = parse(fact.period)
    if period.year and fact.period.startswith("FY"):
        return f"{period.year}年度" if language == "ja" else f"fiscal {period.year}"
    return f"{period.year}年" if language == "ja" else str(period.year)


def _range(found: Digital) -> tuple[Fact, Fact]:
    """The smallest and the largest deficit that the counts of the year give."""
    ordered = sorted(found.counts, key=lambda fact: -fact.value)
    return ordered[0], ordered[-1]


def _headline(teller: Teller, found: Digital) -> Passage:
    least, most = _range(found)
    year = _year(found.now, teller.language)
    if least.id == most.id:
        return teller.say(
            {"en": "{whose} digital deficit was {now} in {year}", "ja": "デジタル赤字、{year}は{now}"},
            now=teller.money(found.now), year=year, whose=_whose(teller),
        )  # fmt: skip
    return teller.say(
        {
            "en": "{whose} digital deficit was {least} to {most} in {year}, depending on what is counted",
            "ja": "{year}のデジタル赤字は{least}〜{most}　集計の範囲で差",
        },
        least=_in_line(teller, least), most=_in_line(teller, most), year=year, whose=_whose(teller),
    )  # fmt: skip


def _in_line(teller: Teller, fact: Fact) -> Place:
    """An amount as a headline has it, both ends of a range alike: ¥6.46 trillion, 6.46兆円."""
    return (fact, money_ja(fact, COARSE)) if teller.language == "ja" else teller.money(fact)


def _whose(teller: Teller) -> str:
    return f"{teller.seen.reporter.name_en}’s"


def _summary(teller: Teller, found: Digital) -> Passage:
    by = definition(found.now.reporter, str(found.now.detail["definition"]))
    return teller.say(
        {
            "en": "By {name}, from which the first prints are read, the deficit was {now} in {year}. It is a balance, "
            "payments less receipts, and no item of the balance of payments bears its name.",
            "ja": "速報時に用いられる{name}では{year}に{now}の赤字。支払いから受け取りを差し引いた収支であり、"
            "国際収支統計に「デジタル」という項目はない。",
        },
        name=by.name(teller.language), now=teller.money(found.now), year=_year(found.now, teller.language),
    )  # fmt: skip


def _lead(teller: Teller, found: Digital) -> Section:
    paragraphs: list[Passage | None] = []
    if found.change is not None:
        paragraphs.append(teller.say(
            {
                "en": "By the same count the deficit was {change} {way} in {year} than a year earlier.",
                "ja": "同じ集計では、{year}の赤字は前年比{change}{way}。",
            },
            change=teller.percent(found.change), year=_year(found.now, teller.language),
            way=_way(found.change, teller.language),
        ))  # fmt: skip
    if found.payments is not None and found.receipts is not None:
        paragraphs.append(teller.say(
            {
                "en": "What was paid abroad is another figure. In {year}, the newest year of which both sides are at hand, "
                "payments were {paid} and receipts {got}. An article that speaks of payments and gives the deficit "
                "has the net figure.",
                "ja": "支払額は収支とは別の数字である。双方がそろう直近の{year}は、支払いが{paid}、受け取りが{got}だった。"
                "「支払い」として赤字額を挙げる記事は、収支の数字を用いている。",
            },
            paid=teller.money(found.payments), got=teller.money(found.receipts),
            year=_year(found.payments, teller.language),
        ))  # fmt: skip
    return teller.section("lead", {"en": "", "ja": ""}, *paragraphs)


def _way(change: Fact, language: str) -> str:
    if language == "ja":
        return "増" if change.value >= 0 else "減"
    return "larger" if change.value >= 0 else "smaller"


def _counts(teller: Teller, found: Digital) -> Section:
    language = teller.language
    said = []
    for fact in sorted(found.counts, key=lambda fact: fact.value):
        by = definition(fact.reporter, str(fact.detail["definition"]))
        said.append(teller.say(
            {
                "en": "{size}: a deficit by {name} ({counts}).",
                "ja": "{name}（{counts}）では{size}の赤字。",
            },
            name=by.name(language), counts=by.counts(language), size=teller.money(fact),
        ))  # fmt: skip
    intro = teller.say({
        "en": "The counts add up different items, and each item holds services that are not digital: licences of "
        "characters and broadcasts, telephone calls, advice of every kind. Figures of two counts make no change and no "
        "trend.",
        "ja": "集計により足し上げる項目が異なり、各項目には放映権やキャラクターの使用料、通話料、各種の助言などデジタル以外の取引も"
        "含まれる。異なる集計の数字を並べて増減や傾向を語ることはできない。",
    })  # fmt: skip
    return teller.section(
        "counts", {"en": "What is counted", "ja": "何を数えるか"},
        joined("counts", said, "" if language == "ja" else " "), intro,
    )  # fmt: skip


def _path(teller: Teller, found: Digital) -> Section:
    language = teller.language
    past = found.past and teller.say(
        {
            "en": "Over the {years} years to {year} the deficit grew by {growth} a year, by {name}.",
            "ja": "{name}では、{year}までの{years}年間の赤字の伸びは年率{growth}だった。",
        },
        years=str(found.past.detail["years"]), year=_year(found.past, language), growth=teller.percent(found.past),
        name=definition(found.past.reporter, str(found.past.detail["definition"])).name(language),
    )  # fmt: skip
    said = [_projected(teller, one) for one in found.projected]
    caution = teller.say({
        "en": "These are projections by their authors, quoted here; what they count is not stated to be what the figures "
        "above count, so the growth they imply is a reading aid, no forecast.",
        "ja": "いずれも公表主体による見込みの引用である。集計範囲が上記の数字と同じとは示されておらず、"
        "伸び率は目安であって予測ではない。",
    })  # fmt: skip
    return teller.section(
        "projections", {"en": "What is projected", "ja": "今後の見込み"}, past or None,
        joined("projections", [*said, caution], "" if language == "ja" else " ") if said else None,
    )  # fmt: skip


def _projected(teller: Teller, one: Projected) -> Passage:
    name, year = str(one.said.detail[f"name_{teller.language}"]), _year(one.said, teller.language)
    places: dict[str, Place] = {"name": _upper(name), "size": teller.money(one.said), "year": year}
    if one.growth is None or one.start is None:
        return teller.say(
            {"en": "{name}: a deficit of {size} in {year}.", "ja": "{name}は{year}に{size}の赤字。"}, **places
        )
    return teller.say(
        {
            "en": "{name}: a deficit of {size} in {year}, which is growth of {growth} a year from the {start} of {base} by {count}.",
            "ja": "{name}は{year}に{size}の赤字（{count}による{base}の{start}から年率{growth}に相当）。",
        },
        **places, growth=teller.percent(one.growth), base=_year(one.start, teller.language),
        start=teller.money(one.start), count=_count(one.start, teller.language),
    )  # fmt: skip


def _count(fact: Fact, language: str) -> str:
    return definition(fact.reporter, str(fact.detail["definition"])).name(language)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _counts_table(teller: Teller, found: Digital) -> Table:
    language = teller.language
    rows = []
    for fact in found.history:
        by = definition(fact.reporter, str(fact.detail["definition"]))
        label = (
            f"{_year(fact, language)}、{by.name('ja')}" if language == "ja" else f"{_year(fact, 'en')}, {by.name('en')}"
        )
        rows.append((label, [teller.trillions(fact, 4), _stated_on(fact, language)]))
    return teller.table(
        {"en": "The digital balance by count, as printed", "ja": "デジタル関連収支（集計別、公表値）"},
        [{"en": "Year and count", "ja": "年と集計"}, {"en": "¥ trillion", "ja": "兆円"}, {"en": "Stated on", "ja": "公表日"}], rows,
    )  # fmt: skip


def _stated_on(fact: Fact, language: str) -> str:
    note = fact.detail.get("note_ja" if language == "ja" else "note", "")
    gap = "（{note}）" if language == "ja" else " ({note})"
    return f"{fact.detail['published']}{gap.format(note=note) if note else ''}"


def _path_table(teller: Teller, found: Digital) -> Table:
    language = teller.language
    rows: list[tuple[str, list[Place | None]]] = []
    for one in found.projected:
        name, year = str(one.said.detail[f"name_{language}"]), _year(one.said, language)
        label = f"{year}、{name}" if language == "ja" else f"{year}, {name}"
        since = None if one.start is None else _since(one.start, language)
        start = teller.trillions(one.start, 4)
        rows.append((label, [teller.trillions(one.said, 0), teller.number(one.growth), start, since]))
    return teller.table(
        {"en": "Projections and the growth a year they imply", "ja": "見込みと、それが示す年率"},
        [{"en": "Year and author", "ja": "年と公表主体"}, {"en": "¥ trillion", "ja": "兆円"}, {"en": "Growth a year", "ja": "年率"},
         {"en": "From, ¥ trillion", "ja": "起点、兆円"}, {"en": "Year and count it grows from", "ja": "起点の年と集計"}], rows,
    )  # fmt: skip


def _since(start: Fact, language: str) -> str:
    return f"{_year(start, language)}{'、' if language == 'ja' else ', '}{_count(start, language)}"


TOPIC = Topic(
    name="digital", title={"en": "The digital balance", "ja": "デジタル赤字"},
    intro={
        "en": "Cloud, software, streaming and advertising: what is paid abroad and what is earned, by every definition in use.",
        "ja": "クラウド、ソフト、配信、広告。海外への支払いと受け取りを、使われている集計のすべてで示す。",
    },
    tell=tell,
)  # fmt: skip
