"""Mirror statistics told: what two countries say of the same goods, and why they do not say the same."""

from __future__ import annotations

from functools import partial

import msgspec

from kuroji.charts.bars import Bar, Telling, bar_chart
from kuroji.charts.chart import Chart
from kuroji.classifications.reporters import DEFAULT, reporter
from kuroji.indicators.facts import fact_or_none
from kuroji.indicators.view import BALANCE, View
from kuroji.language.currencies import SIGNS_EN, WORDS_JA, valuation
from kuroji.model.errors import NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.observation import Flow
from kuroji.model.period import Period, parse
from kuroji.model.reporter import Reporter
from kuroji.outlook.mirror import USD, USUAL_MARGIN, Sides, held_years, other_view, sides
from kuroji.store.opening import Store
from kuroji.stories.outlooks.crediting import joined
from kuroji.stories.outlooks.telling import About, Place, Teller, seen_at
from kuroji.stories.outlooks.topic import Outlook, Topic
from kuroji.stories.story import Passage, Section, Table
from kuroji.stories.wording import en, ja

WORKED_EXAMPLE = "VN"
FLOWS = (Flow.EXPORT, Flow.IMPORT)


class _Pair(msgspec.Struct, frozen=True):
    """The two countries, the period, the flows that both tell of, and the years before."""

    own: Reporter
    other: Reporter
    period: Period
    now: dict[str, Sides]
    years: tuple[Period, ...]
    seen: View


def tell(
    store: Store, as_of: AsOf = LATEST, language: str = "en", pair: tuple[str, str] = (DEFAULT, WORKED_EXAMPLE),
    period: Period | None = None,
) -> Outlook:  # fmt: skip
    """What two countries say of their trade with each other, in a period (default: the newest year held of both).

    Raises NotHeld where one of them says nothing, UsageError for a country that is no reporter,
    and for the same country twice.
    """
    own, other = reporter(pair[0]), reporter(pair[1])
    if own.code == other.code:
        raise UsageError(
            f"{own.name_en} has no trade with itself: mirror statistics are of two countries",
            remedy="Name two countries.",
        )
    store.newest(own.code)
    store.newest(other.code)
    seen = seen_at(store, as_of, period or parse("2000"), own.code)
    years = held_years(seen, _partner(other))
    if period is None and not years:
        raise NotHeld(
            f"no year is held of both {own.name_en} and {other.name_en}",
            remedy=f"`kuroji series --list --reporter {other.code}` shows what {other.name_en} says here.",
        )  # fmt: skip
    asked = period or years[-1]
    found = _Pair(own, other, asked, _told(seen, other, asked), years, seen)
    teller = Teller(store, seen, asked, language)
    first = next(iter(found.now.values()))
    sections = [_lead(teller, found), _size(teller, found), _reasons(teller, found)]
    about = About(
        topic=f"mirror-{own.code}-{other.code}".lower(), topics=("mirror", other.code.lower()),
        entities=(own.name_en, other.name_en), attribution=_attribution(found, language),
    )  # fmt: skip
    story = teller.story(
        about, _headline(teller, found, first), _summary(teller, found), sections, [_table(teller, found)]
    )
    answer = {
        "pair": [own.code, other.code], "asymmetry": {flow: one.margin.value for flow, one in found.now.items()},
        "years": [str(year) for year in years],
    }  # fmt: skip
    return Outlook(story, (partial(_drawn, found, language),), answer)


def _partner(owner: Reporter) -> str:
    return "eu" if owner.code == "EU" else owner.code


def _told(seen: View, other: Reporter, period: Period) -> dict[str, Sides]:
    """The flows of the period that both tell of. Raises what the first raises where there is none."""
    found: dict[str, Sides] = {}
    missing: NotHeld | NotPublished | Undefined | None = None
    for flow in FLOWS:
        try:
            found[flow] = sides(seen, _partner(other), flow, period)
        except (NotHeld, NotPublished, Undefined) as error:
            missing = missing or error
    if not found and missing is not None:
        raise missing
    return found


def _names(found: _Pair, flow: str, language: str) -> tuple[str, str]:
    """Seller and buyer of a flow, as the reporter tells it."""
    own, other = (o.name_ja if language == "ja" else o.name_en for o in (found.own, found.other))
    return (own, other) if flow == Flow.EXPORT else (other, own)


def _more(margin: Fact, language: str) -> str:
    if language == "ja":
        return "上回る" if margin.value >= 0 else "下回る"
    return "more" if margin.value >= 0 else "less"


def _when(found: _Pair, language: str) -> str:
    return ja.period(found.period) if language == "ja" else en.period(found.period)


def _headline(teller: Teller, found: _Pair, of: Sides) -> Passage:
    seller, buyer = _names(found, of.flow, teller.language)
    return teller.say(
        {
            "en": "{buyer} says it bought {bought} of goods from {seller} in {when}, {margin} {more} than {seller} says it sold",
            "ja": "{when}の{buyer}の{seller}からの輸入は{bought}　{seller}側の輸出統計を{margin}{more}",
        },
        seller=seller, buyer=buyer, when=_when(found, teller.language), more=_more(of.margin, teller.language),
        bought=teller.money(of.importer), margin=teller.percent(of.margin),
    )  # fmt: skip


def _summary(teller: Teller, found: _Pair) -> Passage:
    said = [_flow_line(teller, found, one) for one in found.now.values()]
    closing = teller.say({
        "en": "The two sides differ by construction: this is an asymmetry, not an error of either.",
        "ja": "双方の統計は作り方が異なり、差は非対称（asymmetry）であって誤りではない。",
    })  # fmt: skip
    return Passage("summary", tuple(span for passage in (*said, closing) for span in passage.spans))


def _flow_line(teller: Teller, found: _Pair, one: Sides) -> Passage:
    seller, buyer = _names(found, one.flow, teller.language)
    return teller.say(
        {
            "en": "{seller} counts {sold} of goods to {buyer}, and {buyer} counts {bought} from {seller}. ",
            "ja": "{seller}から{buyer}への輸出は、{seller}の輸出統計で{sold}、{buyer}の輸入統計で{bought}。",
        },
        seller=seller, buyer=buyer, sold=teller.money(one.exporter), bought=teller.money(one.importer),
    )  # fmt: skip


def _lead(teller: Teller, found: _Pair) -> Section:
    said: list[Passage | None] = []
    for one in found.now.values():
        seller, buyer = _names(found, one.flow, teller.language)
        said.append(teller.say(
            {
                "en": "From {seller} to {buyer} the importer's figure is {ratio} times the exporter's, {margin} {more}.",
                "ja": "{seller}から{buyer}へは、輸入側の数値が輸出側の{ratio}倍で、{margin}{more}。",
            },
            seller=seller, buyer=buyer, ratio=(one.ratio, f"{one.ratio.value:.2f}"), margin=teller.percent(one.margin),
            more=_more(one.margin, teller.language),
        ))  # fmt: skip
    return teller.section("lead", {"en": "", "ja": ""}, *said)


def _size(teller: Teller, found: _Pair) -> Section:
    """Whether freight and insurance alone would do."""
    heading = {"en": "How much freight and insurance explain", "ja": "運賃・保険料で説明できる範囲"}
    said: list[Passage | None] = [_freight(teller, found, one) for one in found.now.values()]
    usual = teller.say(
        {
            "en": "Where the cost of freight and insurance is not known, the International Monetary Fund takes {usual}%.",
            "ja": "国際通貨基金（IMF）は、運賃・保険料が不明な場合に{usual}%とみなしている。",
        },
        usual=f"{USUAL_MARGIN:g}",
    )
    return teller.section("size", heading, *([usual, *said] if any(said) else []))


def _freight(teller: Teller, found: _Pair, one: Sides) -> Passage | None:
    """One flow beside the usual margin; nothing where the two sides value it alike."""
    seller, buyer = _names(found, one.flow, teller.language)
    exporting, importing = (found.own, found.other) if one.flow == Flow.EXPORT else (found.other, found.own)
    if importing.import_valuation != "CIF" or exporting.export_valuation == importing.import_valuation:
        return None
    beyond = one.margin.value > float(USUAL_MARGIN)
    text = {
        "en": "From {seller} to {buyer} the difference is {margin}, more than that can explain. Goods that come by way of a "
        "third country, which {buyer} counts by origin and {seller} by last known destination, are the usual cause; "
        "these figures alone cannot show it.",
        "ja": "{seller}から{buyer}への差は{margin}で、それだけでは説明できない。{buyer}は原産国、{seller}は最終仕向け国で計上するため、"
        "第三国を経由する貨物が要因となることが多いが、この数値だけでは確かめられない。",
    } if beyond else {
        "en": "From {seller} to {buyer} the difference is {margin}, no more than that.",
        "ja": "{seller}から{buyer}への差は{margin}で、その範囲に収まる。",
    }  # fmt: skip
    return teller.say(text, seller=seller, buyer=buyer, margin=teller.percent(one.margin))


def _reasons(teller: Teller, found: _Pair) -> Section:
    """What makes the two differ: valuation, rate, partner, time, secrecy."""
    language = teller.language
    heading = {"en": "Why the two sides differ", "ja": "双方が異なる理由"}
    own, other = found.own, found.other
    places: dict[str, Place] = {
        "own": own.name_ja if language == "ja" else own.name_en,
        "other": other.name_ja if language == "ja" else other.name_en,
        "own_x": valuation(own.export_valuation, language), "own_m": valuation(own.import_valuation, language),
        "other_x": valuation(other.export_valuation, language), "other_m": valuation(other.import_valuation, language),
    }  # fmt: skip
    valued = teller.say(
        {
            "en": "Valuation: {own} values exports {own_x} and imports {own_m}, {other} exports {other_x} and imports {other_m}, each "
            "in its own statistics.",
            "ja": "評価：{own}は輸出を{own_x}、輸入を{own_m}で、{other}は輸出を{other_x}、輸入を{other_m}で計上する。",
        },
        **places,
    )  # fmt: skip
    partners = teller.say({
        "en": "Partner: imports are counted by country of origin, exports by last known destination. Goods that are sold on "
        "through a third country are in the importer's figure and not in the exporter's.",
        "ja": "相手国：輸入は原産国、輸出は判明している最終仕向け国で計上する。第三国を経て転売された財は輸入側だけに表れる。",
    })  # fmt: skip
    rest = teller.say({
        "en": "Time and coverage: goods on the way at the turn of the year fall into different years, confidential goods may "
        "have no partner, and thresholds, free zones and goods for processing are treated differently.",
        "ja": "時点と範囲：年末に輸送中の貨物は計上年がずれる。秘匿された品目は相手国が示されないことがあり、"
        "少額貨物や保税地域、委託加工の扱いも異なる。",
    })  # fmt: skip
    return teller.section("reasons", heading, valued, partners, *_rates(teller, found), rest)


def _rates(teller: Teller, found: _Pair) -> tuple[Passage | None, ...]:
    """The exchange rate of each side that was brought into dollars; none where both publish in dollars."""
    return tuple(
        _rate(teller, seen, found.period) for seen in (found.seen, other_view(found.seen, _partner(found.other)))
    )


def _rate(teller: Teller, seen: View, period: Period) -> Passage | None:
    if seen.reporter.currency == USD:
        return None
    mean = fact_or_none(seen, "exchange_rate", "per USD, ECB", BALANCE, period)
    if mean is None:
        return None
    own = seen.reporter.name_ja if teller.language == "ja" else seen.reporter.name_en
    return teller.say(
        {
            "en": "Exchange rate: the figures of {own} are brought to dollars at the mean of the European Central Bank's rates, "
            "{rate} to the dollar over the period; month by month where months are held.",
            "ja": "為替：{own}の数値は欧州中央銀行の参考相場の平均（期間平均1ドル={rate}）でドルに換算した。月次の数値があれば月ごとに換算している。",
        },
        own=own, rate=(mean, _rate_words(mean, teller.language)),
    )  # fmt: skip


def _rate_words(mean: Fact, language: str) -> str:
    code = mean.unit.split()[0]
    size = f"{mean.value:,.2f}"
    return f"{size}{WORDS_JA.get(code, code)}" if language == "ja" else f"{SIGNS_EN.get(code, code + ' ')}{size}"


def _table(teller: Teller, found: _Pair) -> Table:
    """Year by year: the four figures and the two margins."""
    own_en, other_en, own_ja, other_ja = found.own.name_en, found.other.name_en, found.own.name_ja, found.other.name_ja
    heads = (
        {"en": "Year", "ja": "年"},
        {"en": f"{own_en} sold, $ billion", "ja": f"{own_ja}の輸出、10億ドル"},
        {"en": f"{other_en} bought, $ billion", "ja": f"{other_ja}の輸入、10億ドル"},
        {"en": "Importer over exporter", "ja": "輸入側の超過率"},
        {"en": f"{other_en} sold, $ billion", "ja": f"{other_ja}の輸出、10億ドル"},
        {"en": f"{own_en} bought, $ billion", "ja": f"{own_ja}の輸入、10億ドル"},
        {"en": "Importer over exporter", "ja": "輸入側の超過率"},
    )
    rows = []
    for year in (*(y for y in found.years if y != found.period), found.period):
        told = found.now if year == found.period else _told(found.seen, found.other, year)
        cells: list[Place | None] = []
        for flow in FLOWS:
            one = told.get(flow)
            cells += [None] * 3 if one is None else [
                teller.billions(one.exporter), teller.billions(one.importer), teller.number(one.margin),
            ]  # fmt: skip
        rows.append((str(year), cells))
    return teller.table({"en": "The same goods, told twice", "ja": "双方の統計による同じ取引"}, heads, rows)


def _attribution(found: _Pair, language: str) -> str:
    return joined((found.own, found.other), language)


def _drawn(found: _Pair, language: str, width: int) -> Chart:
    """The figures of each flow as a pair of bars."""
    bars = []
    for one in found.now.values():
        seller, buyer = _names(found, one.flow, language)
        for side, teller in ((one.exporter, seller), (one.importer, buyer)):
            label = (
                f"{seller}→{buyer}、{teller}の統計"
                if language == "ja"
                else f"{seller} to {buyer}, as {teller} counts it"
            )
            bars.append(Bar(label, side, (ja.money if language == "ja" else en.money)(side), side is one.importer))
    when = _when(found, language)
    own, other = _names(found, Flow.EXPORT, language)
    alt = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
    title = (
        (f"{own}と{other}の貿易、", f"双方の統計（{when}）")
        if language == "ja"
        else (f"Trade of {own} and {other},", f"told twice, {when}")
    )
    notes = ("白抜きは輸入側の統計。",) if language == "ja" else ("Hollow: the importer's count.",)
    return bar_chart(
        bars,
        Telling(name="mirror", title=title, alt=alt, notes=notes, source=_attribution(found, language)),
        language,
        width,
    )


TOPIC = Topic(
    name="mirror",
    title={"en": "The same goods, told twice", "ja": "鏡像統計―双方の統計で見る貿易"},
    intro={
        "en": "What Japan says it sold to Vietnam beside what Vietnam says it bought, and why the two differ.",
        "ja": "日本がベトナムに輸出したとする額と、ベトナムが日本から輸入したとする額。なぜ一致しないのか。",
    },
    tell=tell,
)
