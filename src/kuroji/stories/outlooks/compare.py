"""Country against country told: what two of them live on, by groups of goods that both count, and how alike that is."""

from __future__ import annotations

from functools import partial

from kuroji.charts.bars import Bar, Telling, bar_chart
from kuroji.charts.chart import Chart
from kuroji.classifications.comparable import group_item, groups
from kuroji.classifications.reporters import DEFAULT, reporter
from kuroji.language.currencies import WORDS_JA
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.observation import Flow
from kuroji.model.period import Period, parse
from kuroji.outlook.compare import Comparison, Side, compare, newest_year
from kuroji.store.opening import Store
from kuroji.stories.outlooks.crediting import joined
from kuroji.stories.outlooks.telling import About, Place, Teller, seen_at
from kuroji.stories.outlooks.topic import Outlook, Topic
from kuroji.stories.story import Passage, Section, Span, Table
from kuroji.stories.wording import en, ja

WORKED_EXAMPLE = "DE"
FLOW_WORDS = {"export": ("exports", "輸出"), "import": ("imports", "輸入")}


def tell(
    store: Store, as_of: AsOf = LATEST, language: str = "en", pair: tuple[str, str] = (DEFAULT, WORKED_EXAMPLE),
    period: Period | None = None, flow: str = Flow.EXPORT,
) -> Outlook:  # fmt: skip
    """Two countries side by side in a period (default: the newest year of which both hold a group).

    Raises NotHeld for a reporter without data, or where they share no group; UsageError for
    a country that is no reporter, and for the same country twice.
    """
    own, other = reporter(pair[0]), reporter(pair[1])
    if own.code == other.code:
        raise UsageError("a country is not compared with itself", remedy="Name two countries.")
    store.newest(own.code)
    store.newest(other.code)
    seen = seen_at(store, as_of, period or parse("2000"), own.code)
    found = compare(seen, other.code, flow, period or newest_year(seen, other.code, flow))
    teller = Teller(store, seen, found.period, language)
    about = About(
        topic=f"compare-{own.code}-{other.code}-{flow}".lower(), topics=("countries", other.code.lower()),
        entities=(own.name_en, other.name_en), attribution=_attribution(found, language),
    )  # fmt: skip
    sections = [_lead(teller, found), _alike(teller, found), _balances(teller, found), _limits(teller, found)]
    story = teller.story(about, _headline(teller, found), _summary(teller, found), sections, [_table(teller, found)])
    answer = {"pair": [own.code, other.code], "flow": flow, "groups": _shared(found)}
    return Outlook(story, (partial(_drawn, found, language),), answer)


def _shared(found: Comparison) -> list[str]:
    """The groups that both hold, the first country's largest first."""
    own, other = found.sides
    return sorted(set(own.shares) & set(other.shares), key=lambda g: -own.shares[g].value)


def _country(side: Side, language: str) -> str:
    return side.seen.reporter.name_ja if language == "ja" else side.seen.reporter.name_en


def _owner(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _places(teller: Teller, found: Comparison, group: str) -> dict[str, Place]:
    own, other = found.sides
    language = teller.language
    flows = FLOW_WORDS[found.flow]
    names = (_country(own, language), _country(other, language))
    return {
        "group": group_item(group).name(language), "flows": flows[language == "ja"],
        "a": names[0] if language == "ja" else _owner(names[0]), "b": names[1] if language == "ja" else _owner(names[1]),
        "x": teller.percent(own.shares[group]), "y": teller.percent(other.shares[group]),
        "when": ja.period(found.period) if language == "ja" else en.period(found.period),
    }  # fmt: skip


def _headline(teller: Teller, found: Comparison) -> Passage:
    places = _places(teller, found, _shared(found)[0])
    return teller.say(
        {
            "en": "{group} made up {x} of {a} {flows} in {when} and {y} of {b}",
            "ja": "{when}の{flows}に占める{group}の割合、{a}は{x}、{b}は{y}",
        },
        **(places | {"group": str(places["group"]).capitalize() if teller.language == "en" else places["group"]}),
    )


def _summary(teller: Teller, found: Comparison) -> Passage:
    rest = _shared(found)[1:]
    if not rest:
        return _headline(teller, found)
    gap = "" if teller.language == "ja" else " "
    said = [
        teller.say(
            {"en": "{group}: {x} of {a} {flows}, {y} of {b}.", "ja": "{group}は{a}の{flows}の{x}、{b}の{y}。"},
            **(_places(teller, found, group) | _capital(teller, group)),
        )
        for group in rest
    ]
    return Passage(
        "summary", tuple(span for n, p in enumerate(said) for span in ([Span(gap)] if n and gap else []) + [*p.spans])
    )


def _capital(teller: Teller, group: str) -> dict[str, Place]:
    name = group_item(group).name(teller.language)
    return {"group": name.capitalize() if teller.language == "en" else name}


def _lead(teller: Teller, found: Comparison) -> Section:
    """What only one of the two holds, which is no figure of the other."""
    own, other = found.sides
    said: list[Passage | None] = []
    for side, rival in ((own, other), (other, own)):
        for group in (g for g in groups() if g in side.shares and g not in rival.shares):
            said.append(teller.say(
                {
                    "en": "{group} made up {x} of {a} {flows}; those of {b} are not held in a comparable group.",
                    "ja": "{a}の{flows}に占める{group}の割合は{x}。{b}については比較できる区分の数値を収録していない。",
                },
                x=teller.percent(side.shares[group]), flows=FLOW_WORDS[found.flow][teller.language == "ja"],
                a=_country(side, "ja") if teller.language == "ja" else _owner(_country(side, "en")),
                b=_country(rival, teller.language), **_capital(teller, group),
            ))  # fmt: skip
    return teller.section("lead", {"en": "", "ja": ""}, *said)


def _alike(teller: Teller, found: Comparison) -> Section:
    heading = {"en": "How alike they are", "ja": "構成の似かた"}
    alike = found.similarity
    if alike is None:
        return teller.section("alike", heading)
    count = str(alike.detail["groups"])
    return teller.section("alike", heading, teller.say(
        {
            "en": "Over the {count} groups that both count and the rest, the {flows} of the two are alike to {index} of 100 "
            "(Finger-Kreinin). So few groups make any two countries look alike: the figure is an upper bound, "
            "and finer goods would lower it.",
            "ja": "双方に共通する{count}区分と残りでみた{flows}構成の類似度（フィンガー＝クライニン指数、0〜100）は{index}。"
            "区分が粗いほど似て見えるため、上限とみるべきで、細かい品目で測れば下がる。",
        },
        count=count, flows=FLOW_WORDS[found.flow][teller.language == "ja"], index=(alike, f"{alike.value:.1f}"),
    ))  # fmt: skip


def _balances(teller: Teller, found: Comparison) -> Section:
    heading = {"en": "What is left over", "ja": "貿易収支"}
    said: list[Passage | None] = []
    for side in found.sides:
        if side.balance is None or side.relative is None:
            continue
        surplus = side.balance.value >= 0
        said.append(teller.say(
            {
                "en": "{who} had a trade " + ("surplus" if surplus else "deficit") + " of {balance} in {when}, {size} of its exports.",
                "ja": "{who}の{when}の貿易収支は{balance}の" + ("黒字" if surplus else "赤字") + "で、輸出の{size}に当たる。",
            },
            who=_country(side, teller.language), balance=teller.money(side.balance), size=teller.percent(side.relative),
            when=ja.period(found.period) if teller.language == "ja" else en.period(found.period),
        ))  # fmt: skip
    return teller.section("balance", heading, *said)


def _limits(teller: Teller, found: Comparison) -> Section:
    """In what the two counts differ."""
    heading = {"en": "What is and is not comparable", "ja": "比較の限界"}
    places: dict[str, Place] = {}
    for name, side in zip("ab", found.sides, strict=True):
        places[name] = _country(side, teller.language)
        coin = side.seen.reporter.currency
        places[f"{name}_coin"] = WORDS_JA.get(coin, coin) if teller.language == "ja" else coin
    return teller.section("limits", heading, teller.say(
        {
            "en": "Shares are of each country's own total in its own currency ({a}: {a_coin}, {b}: {b_coin}), so that no exchange "
            "rate enters. The groups are alike, not identical: each country's statistics classify goods in their own way, and "
            "the figures may be of different vintages, as the sources below tell.",
            "ja": "割合は各国の総額に対するもので、それぞれの通貨（{a}は{a_coin}、{b}は{b_coin}）で計算しており、為替相場は関係しない。"
            "区分は近いが同一ではない。分類は国ごとに異なり、数値の改定段階も同じとは限らない（出典を参照）。",
        },
        **places,
    ))  # fmt: skip


def _table(teller: Teller, found: Comparison) -> Table:
    own, other = found.sides
    language = teller.language
    heads = (
        {"en": "Group", "ja": "区分"}, {"en": _country(own, "en"), "ja": _country(own, "ja")},
        {"en": _country(other, "en"), "ja": _country(other, "ja")},
    )  # fmt: skip
    rows = [
        (group_item(group).name(language), [teller.number(side.shares.get(group)) for side in found.sides])
        for group in groups() if group in own.shares or group in other.shares
    ]  # fmt: skip
    flows = FLOW_WORDS[found.flow]
    return teller.table({"en": f"Shares of {flows[0]}", "ja": f"{flows[1]}に占める割合"}, heads, rows)


def _attribution(found: Comparison, language: str) -> str:
    return joined([side.seen.reporter for side in found.sides], language)


def _drawn(found: Comparison, language: str, width: int) -> Chart:
    """The shares of each group as a pair of bars, the second country's hollow."""
    own, other = (_country(side, language) for side in found.sides)
    bars: list[Bar] = []
    for group in groups():
        for number, (side, name) in enumerate(zip(found.sides, (own, other), strict=True)):
            share: Fact | None = side.shares.get(group)
            if share is not None:
                label = (
                    f"{group_item(group).name(language)}、{name}"
                    if language == "ja"
                    else f"{group_item(group).name(language).capitalize()}, {name}"
                )
                bars.append(Bar(label, share, f"{share.value:.1f}%", number == 1))
    flows = FLOW_WORDS[found.flow]
    when = ja.period(found.period) if language == "ja" else en.period(found.period)
    title = (
        (f"{own}と{other}の", f"{flows[1]}に占める割合（{when}）")
        if language == "ja"
        else (f"Shares of {flows[0]}:", f"{own} and {other}, {when}")
    )
    alt = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
    notes = (f"白抜きは{other}。",) if language == "ja" else (f"Hollow: {other}.",)
    telling = Telling(
        name="compare", title=title, alt=alt, notes=notes, source=_attribution(found, language), owner=found.sides[0].seen.reporter,
    )  # fmt: skip
    return bar_chart(bars, telling, language, width)


TOPIC = Topic(
    name="compare",
    title={"en": "Country against country", "ja": "国と国の比較"},
    intro={
        "en": "What Japan and Germany live on: the shares of motor vehicles, machinery and chemicals in their exports.",
        "ja": "日本とドイツは何を輸出しているのか。自動車、一般機械、化学製品の割合を並べる。",
    },
    tell=tell,
)
