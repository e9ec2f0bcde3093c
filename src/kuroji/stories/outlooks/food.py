"""Food exports and their targets told: what was aimed at, what came of it, and where the trend arrives."""

from __future__ import annotations

from functools import partial

from kuroji.charts.chart import Chart
from kuroji.classifications.items import item
from kuroji.classifications.reporters import DEFAULT
from kuroji.indicators.facts import fact_or_none
from kuroji.indicators.view import Subject
from kuroji.model.errors import NotPublished
from kuroji.model.fact import Basis, Fact
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.observation import Flow
from kuroji.model.period import parse
from kuroji.outlook.embedded import publications
from kuroji.outlook.targets.goals import embedded
from kuroji.outlook.targets.standing import Standing, State, standings
from kuroji.store.opening import Store
from kuroji.stories.outlooks import food_chart
from kuroji.stories.outlooks.telling import About, Place, Teller, seen_at
from kuroji.stories.outlooks.topic import Outlook, Topic
from kuroji.stories.story import Passage, Section, Table

CODE = "food"
# The customs section nearest to it, which is another count: no forestry, no small consignments.
FOODSTUFF = Subject(Flow.EXPORT, classification="PC", commodity="0p1")
ATTRIBUTION = {
    "en": "Sources: exports of agricultural, forestry and fishery products and food, Ministry of Agriculture, Forestry and "
    "Fisheries, as printed by the publications named; Trade Statistics of Japan, Ministry of Finance; processed by Kuroji",
    "ja": "出典：各資料所載の「農林水産物・食品の輸出実績」（農林水産省）および「財務省貿易統計」を加工してKurojiが作成",
}  # fmt: skip


def tell(store: Store, as_of: AsOf = LATEST, language: str = "en", code: str = DEFAULT) -> Outlook:
    """Food exports against their targets as known at an instant. Raises NotPublished before the first result."""
    seen = seen_at(store, as_of, parse("2024"), code)
    goals = embedded(code)
    found = standings(seen, goals, CODE)
    if not found:
        raise NotPublished(
            "no target for food exports was yet set", where=f"{seen.as_of:%Y-%m-%d}",
            remedy="The targets held were set in March 2020; ask for a later vintage with --as-of.",
        )  # fmt: skip
    last = found[-1]
    teller = Teller(store, seen, parse(last["result"].period), language)
    past = [s for s in found if s.state is not State.OPEN]
    sections = [_lead(teller, last), _trend(teller, last), _kept(teller, past), _count(teller, last)]
    tables = [_targets_table(teller, found), _results_table(teller, last)]
    about = About(
        topic="food", topics=("food-exports", "targets"), attribution=ATTRIBUTION[language],
        publications=tuple(
            name for name in publications(code)
            if any(str(fact.detail.get("source")) == publications(code)[name].name("en") for fact in _quoted(found))
        ),
    )  # fmt: skip
    story = teller.story(about, _headline(teller, found), _summary(teller, last), sections, tables)
    return Outlook(story, (partial(_drawn, found, teller.language),))


def _quoted(found: tuple[Standing, ...]) -> list[Fact]:
    return [fact for s in found for fact in (s["target"], *s.results)]


def _drawn(found: tuple[Standing, ...], language: str, width: int) -> Chart:
    return food_chart.path(found, ATTRIBUTION[language], language, width)


def _name(fact: Fact, language: str) -> str:
    return item(fact.flow, fact.classification, fact.code).name(language)


def _year(text: str, language: str) -> str:
    return f"{text}年" if language == "ja" else text


def _headline(teller: Teller, found: tuple[Standing, ...]) -> Passage:
    """The newest year's result against its own target where it had one, and what the open target takes."""
    last, language = found[-1], teller.language
    own = next((s for s in found if s.target.period == parse(last["result"].period)), None)
    places: dict[str, Place] = {
        "result": teller.money(last["result"]), "year": _year(last["result"].period, language),
        "aim": teller.money(last["target"]), "goal": _year(last["target"].period, language),
        "growth": teller.percent(last["required"]) if "required" in last else "",
    }  # fmt: skip
    if own is not None and own is not last and own.state is State.MISSED:
        return teller.say(
            {
                "en": "Food exports of {result} in {year} fell short of their target of {own}; {aim} in {goal} takes {growth} a year",
                "ja": "農林水産物・食品の輸出額、{year}は{result}で目標の{own}に届かず　{goal}の{aim}には年率{growth}の伸び必要",
            },
            own=teller.money(own["target"]), **places,
        )  # fmt: skip
    return teller.say(
        {
            "en": "Food exports were {result} in {year}; the target of {aim} in {goal} takes {growth} a year",
            "ja": "農林水産物・食品の輸出額、{year}は{result}　{goal}の目標{aim}には年率{growth}の伸び必要",
        },
        **places,
    )  # fmt: skip


def _summary(teller: Teller, last: Standing) -> Passage:
    return teller.say(
        {
            "en": "Exports of {name} were {reached} of the target for {goal} in {year}, {gap} below it.",
            "ja": "{year}の{name}の輸出額は{goal}の目標の{reached}で、{gap}下回っている。",
        },
        name=_name(last["target"], teller.language), reached=teller.percent(last["reached"]),
        goal=_year(last["target"].period, teller.language), gap=teller.money(last["gap"]),
        year=_year(last["result"].period, teller.language),
    )  # fmt: skip


def _lead(teller: Teller, last: Standing) -> Section:
    said: list[Passage | None] = []
    if "grown" in last:
        said.append(teller.say(
            {
                "en": "Exports grew by {grown} a year from {first} to {year}. To reach the target they must grow by {needed} "
                "a year for {years} years.",
                "ja": "{first}年から{year}にかけての伸びは年率{grown}だった。目標に届くには、今後{years}年間、年率{needed}の伸びが要る。",
            },
            grown=teller.percent(last["grown"]), first=str(last["grown"].detail["first"]),
            year=_year(last["result"].period, teller.language), needed=teller.percent(last["required"]),
            years=str(last["required"].detail["years"]),
        ))  # fmt: skip
    return teller.section("lead", {"en": "", "ja": ""}, *said)


def _trend(teller: Teller, last: Standing) -> Section:
    heading = {"en": "Where the trend arrives", "ja": "傾向線の行き着く先"}
    if "trend middle" not in last:
        return teller.section("trend", heading, teller.say({
            "en": "Results of this count are held for fewer than three years, too few for a trend with an interval.",
            "ja": "この集計による実績は3年に満たず、区間を伴う傾向線は引けない。",
        }))  # fmt: skip
    middle = last["trend middle"]
    said = teller.say(
        {
            "en": "A line through the {n} years from {first} to {last}, at {growth} a year, arrives at {middle} in {goal}; one "
            "year’s result would lie between {low} and {high} with a probability of {level} percent.",
            "ja": "{first}〜{last}年の{n}年分に当てはめた線（年率{growth}）は、{goal}に{middle}となる。1年の実績が入る"
            "{level}%の予測区間は{low}から{high}。",
        },
        n=str(middle.detail["n"]), first=str(middle.detail["first"]), last=str(middle.detail["last"]),
        growth=f"{middle.detail['growth']}%", level=str(middle.detail["level"]),
        goal=_year(last["target"].period, teller.language), middle=teller.money(middle),
        low=teller.money(last["trend low"]), high=teller.money(last["trend high"]),
    )  # fmt: skip
    arrival = "arrives" in last and teller.say(
        {"en": "It reaches the target in {year}.", "ja": "目標に届くのは{year}年となる。"},
        year=(last["arrives"], f"{last['arrives'].value:.0f}"),
    )
    caution = teller.say({
        "en": "The line is a straight one through logarithms, by least squares. Its interval holds if growth goes on as it did "
        "and shocks are alike and independent; with so few years it says little, and of policy nothing.",
        "ja": "線は対数値に最小二乗法で当てはめた直線である。区間は、これまでの伸びが続き、各年のぶれが独立で同程度であることを"
        "前提とする。年数が少なく、政策の効果は織り込まない。",
    })  # fmt: skip
    return teller.section("trend", heading, said, arrival or None, caution)


def _kept(teller: Teller, past: list[Standing]) -> Section:
    """Every target whose year has its result, met or missed, in its order."""
    said = []
    for one in past:
        words = {
            State.MISSED: {
                "en": "{name} was {aim}; exports in {year} were {result}, {gap} short of it.",
                "ja": "{name}は{aim}。{year}の実績は{result}で、{gap}不足した。",
            },
            State.MET: {
                "en": "{name} was {aim}; exports in {year} were {result}, {gap} more.",
                "ja": "{name}は{aim}。{year}の実績は{result}で、{gap}上回った。",
            },
        }[one.state]  # fmt: skip
        name = one.target.said(teller.language)
        said.append(teller.say(
            words, name=name[:1].upper() + name[1:], aim=teller.money(one["target"]), gap=teller.money(one["gap"]),
            result=teller.money(one["result"]), year=_year(one["target"].period, teller.language),
        ))  # fmt: skip
    return teller.section("kept", {"en": "Targets whose year is over", "ja": "期限を迎えた目標"}, *said)


def _count(teller: Teller, last: Standing) -> Section:
    """What is counted, and the customs figure that is another count."""
    customs = fact_or_none(teller.seen, "value", "level", FOODSTUFF, parse(last["result"].period))
    beside = customs and teller.say(
        {
            "en": "The customs section Foodstuff, which leaves out forestry products, was {size} in {year}; the two are not to be "
            "set against each other.",
            "ja": "林産物などを含まない貿易統計の「食料品」の輸出額は、{year}に{size}。両者は集計範囲が異なり、比べられない。",
        },
        size=teller.money(customs), year=_year(last["result"].period, teller.language),
    )  # fmt: skip
    said = teller.say({
        "en": "The results are those of the agriculture ministry, which counts farm, forestry and fishery products and processed "
        "food; since the target was set it counts small consignments too, so that earlier figures are of another count.",
        "ja": "実績は農林水産省の集計による。農産物、林産物、水産物と加工食品を対象とし、目標設定以降は少額貨物も含むため、"
        "それ以前の数字とは集計範囲が異なる。",
    })  # fmt: skip
    return teller.section("count", {"en": "What is counted", "ja": "集計の範囲"}, said, beside or None)


STATES = {
    "en": {State.MET: "met", State.MISSED: "missed", State.OPEN: "open"},
    "ja": {State.MET: "達成", State.MISSED: "未達", State.OPEN: "期限前"},
}


def _targets_table(teller: Teller, found: tuple[Standing, ...]) -> Table:
    rows: list[tuple[str, list[Place | None]]] = [
        (
            _year(one["target"].period, teller.language),
            [
                teller.trillions(one["target"], 4), teller.trillions(one["result"], 4),
                _year(one["result"].period, teller.language), teller.number(one["reached"]),
                STATES[teller.language][one.state],
            ],
        )
        for one in found
    ]  # fmt: skip
    heads = (
        ("Target for", "目標年"), ("Target, ¥ trillion", "目標、兆円"), ("Result, ¥ trillion", "実績、兆円"), ("of", "実績の年"),
        ("Reached", "達成率"), ("State", "状況"),
    )  # fmt: skip
    return teller.table({"en": "Targets and results", "ja": "目標と実績"}, [{"en": e, "ja": j} for e, j in heads], rows)


def _results_table(teller: Teller, last: Standing) -> Table:
    """The results of the open target's count as known now, and the day each was stated."""
    rows: list[tuple[str, list[Place | None]]] = [
        (_year(fact.period, teller.language), [teller.trillions(fact, 4), _stated_on(fact, teller.language)])
        for fact in last.results
    ]
    heads = (("Year", "年"), ("¥ trillion", "兆円"), ("Stated on", "公表日"))
    return teller.table(
        {"en": "Exports by the target’s count, as known now", "ja": "目標と同じ集計による輸出額（現在の公表値）"},
        [{"en": e, "ja": j} for e, j in heads], rows,
    )  # fmt: skip


def _stated_on(fact: Fact, language: str) -> str:
    """The day, and that a figure was not printed but follows from the difference printed with the next year's."""
    if fact.basis is not Basis.IMPLIED:
        return str(fact.detail["published"])
    return f"{fact.detail['published']}{'（差額から逆算）' if language == 'ja' else ' (implied)'}"


TOPIC = Topic(
    name="food", title={"en": "Food exports and their targets", "ja": "農林水産物・食品の輸出目標"},
    intro={
        "en": "What was aimed at, what came of it, the growth the next target takes, and where the trend arrives.",
        "ja": "掲げた目標とその結果、次の目標に必要な伸び、傾向線の行き着く先。",
    },
    tell=tell,
)  # fmt: skip
