"""Regions at home told: what was cleared in each customs district, and how much of the country's trade that is."""

from __future__ import annotations

from functools import partial

from kuroji.charts.bars import Bar, Telling, bar_chart
from kuroji.charts.chart import Chart
from kuroji.classifications.districts import District, districts_named
from kuroji.classifications.reporters import DEFAULT, reporter
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.observation import Flow
from kuroji.model.period import Period, parse
from kuroji.outlook.regions import Region, any_held, newest_period, regions
from kuroji.store.opening import Store
from kuroji.stories.outlooks.telling import About, Place, Teller, seen_at
from kuroji.stories.outlooks.topic import Outlook, Topic
from kuroji.stories.story import Passage, Section, Table
from kuroji.stories.wording import en, ja

FLOW_WORDS = {"export": ("exports", "輸出"), "import": ("imports", "輸入")}


def tell(
    store: Store, as_of: AsOf = LATEST, language: str = "en", places: tuple[str, ...] = (),
    period: Period | None = None, code: str = DEFAULT,
) -> Outlook:  # fmt: skip
    """What was cleared in customs districts in a period (default: the newest year held of one), in words and a table.

    `places` are districts or prefectures; all that are held without any. Raises NotHeld
    where none is, UsageError for a place that is none.
    """
    owner = reporter(code)
    wanted = tuple(dict.fromkeys(one for place in places for one in districts_named(place)))
    seen = seen_at(store, as_of, period or parse("2000"), owner.code)
    found = regions(seen, period or newest_period(seen, wanted), wanted)
    asked = parse(next(iter(found[0].levels.values())).period, owner.fiscal)
    teller = Teller(store, seen, asked, language)
    about = About(topic="regions", topics=("regions",), entities=tuple(r.district.name_en for r in found))
    sections = [_each(teller, found), _where(teller, found), _limits(teller)]
    story = teller.story(
        about, _headline(teller, found[0]), _summary(teller, found[0]), sections, [_table(teller, found)]
    )
    return Outlook(
        story, (partial(_drawn, found, owner.attribution_ja if language == "ja" else owner.attribution_en, language),)
    )


def _name(of: District, language: str) -> str:
    return of.name_ja if language == "ja" else of.name_en


def _when(region: Region, language: str) -> str:
    period = parse(next(iter(region.levels.values())).period, reporter(region.district.reporter).fiscal)
    return ja.period(period) if language == "ja" else en.period(period)


def _places(teller: Teller, region: Region, flow: str) -> dict[str, Place]:
    language = teller.language
    country = reporter(region.district.reporter)
    return {
        "name": _name(region.district, language), "flows": FLOW_WORDS[flow][language == "ja"],
        "share": teller.percent(region.shares[flow]), "level": teller.money(region.levels[flow]),
        "country": country.name_ja if language == "ja" else country.name_en, "when": _when(region, language),
    }  # fmt: skip


def _headline(teller: Teller, region: Region) -> Passage:
    flow = next(iter(region.levels))
    return teller.say(
        {
            "en": "The {name} cleared {share} of {country}’s {flows} in {when}, {level}",
            "ja": "{when}の{name}の{flows}は{level}　全国の{share}",
        },
        **_places(teller, region, flow),
    )


def _summary(teller: Teller, region: Region) -> Passage:
    flow = list(region.levels)[-1]
    return teller.say(
        {
            "en": "Its {flows} were {level}, {share} of {country}’s.",
            "ja": "{name}の{flows}は{level}で、全国の{share}だった。",
        },
        **_places(teller, region, flow),
    )


def _each(teller: Teller, found: tuple[Region, ...]) -> Section:
    heading = {"en": "By district", "ja": "税関別"}
    said = [
        teller.say(
            {
                "en": "{name}: {flows} of {level} in {when}, {share} of {country}’s.",
                "ja": "{name}の{when}の{flows}は{level}、全国の{share}。",
            },
            **_places(teller, region, flow),
        )
        for region in found for flow in region.levels
    ]  # fmt: skip
    return teller.section("districts", heading, *said)


def _where(teller: Teller, found: tuple[Region, ...]) -> Section:
    heading = {"en": "What the districts are", "ja": "管轄区域"}
    said = []
    for region in found:
        of = region.district
        listed = "、".join(of.prefectures_ja) if teller.language == "ja" else ", ".join(of.prefectures_en)
        said.append(teller.say(
            {"en": "{name}: {listed}.", "ja": "{name}：{listed}。"}, name=_name(of, teller.language), listed=listed,
        ))  # fmt: skip
    return teller.section("where", heading, *said)


def _limits(teller: Teller) -> Section:
    heading = {"en": "What clearing tells", "ja": "通関統計からいえること"}
    return teller.section("limits", heading, teller.say({
        "en": "Goods are counted where they pass the customs, which need not be where they are made or used: what a region makes "
        "may leave by another region's harbour, and the airport of Narita clears for the whole country.",
        "ja": "貨物は通関した場所で計上され、生産地や消費地とは限らない。地域で生産した財が他の地域の港から輸出されることもあり、"
        "成田空港では全国の貨物が通関する。",
    }))  # fmt: skip


def _table(teller: Teller, found: tuple[Region, ...]) -> Table:
    heads = (
        {"en": "District", "ja": "税関"}, {"en": "Exports, ¥ billion", "ja": "輸出、10億円"},
        {"en": "of the country", "ja": "全国比"}, {"en": "Imports, ¥ billion", "ja": "輸入、10億円"},
        {"en": "of the country", "ja": "全国比"},
    )  # fmt: skip
    rows = []
    for region in found:
        cells: list[Place | None] = []
        for flow in (Flow.EXPORT, Flow.IMPORT):
            cells += [teller.billions(region.levels.get(flow)), teller.number(region.shares.get(flow))]
        rows.append((_name(region.district, teller.language), cells))
    return teller.table({"en": "Trade by customs district", "ja": "税関別の輸出入"}, heads, rows)


def _drawn(found: tuple[Region, ...], source: str, language: str, width: int) -> Chart:
    """The shares of the flows of each district."""
    bars = [
        Bar(
            f"{_name(region.district, language)}、{FLOW_WORDS[flow][1]}" if language == "ja"
            else f"{_name(region.district, language)}, {FLOW_WORDS[flow][0]}",
            fact, f"{fact.value:.1f}%", flow == Flow.IMPORT,
        )
        for region in found for flow, fact in region.shares.items()
    ]  # fmt: skip
    when = _when(found[0], language)
    title = (
        ("税関別の", f"輸出入の全国比（{when}）")
        if language == "ja"
        else ("Share of the country’s trade", f"by customs district, {when}")
    )
    notes = ("白抜きは輸入。",) if language == "ja" else ("Hollow: imports.",)
    alt = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
    owner = reporter(found[0].district.reporter)
    telling = Telling(name="regions", title=title, alt=alt, notes=notes, source=source, owner=owner)
    return bar_chart(bars, telling, language, width)


TOPIC = Topic(
    name="regions",
    title={"en": "Regions at home", "ja": "地域別の貿易"},
    intro={
        "en": "What was cleared in a customs district, and how much of the country’s trade that is.",
        "ja": "税関の管内で通関した輸出入と、全国に占める割合。",
    },
    tell=tell,
    held=any_held,
)
