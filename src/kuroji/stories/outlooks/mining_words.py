"""The words of mining economics, in both languages: results of stated inputs, assumptions as such, nothing forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kuroji.model.fact import Fact
from kuroji.outlook.mining.chips import Assumption
from kuroji.outlook.mining.deciding import every
from kuroji.outlook.mining.fleet import Renewal
from kuroji.outlook.mining.inputs import Inputs
from kuroji.outlook.mining.slips import Diagnosis
from kuroji.stories.outlooks.mining_tables import coin_text, even_text, percent_text
from kuroji.stories.outlooks.telling import Place, Teller, Words
from kuroji.stories.story import Passage, Section
from kuroji.stories.wording import en, ja
from kuroji.stories.wording.outlook_mining_phrases import priced, said

Facts = Mapping[str, Fact]
CHART_TITLE: Mapping[str, tuple[str, ...]] = {
    "en": ("What moves the electricity price", "at which mining breaks even"),
    "ja": ("採掘の採算が合う電力価格は", "何で動くか"),
}
ATTRIBUTION: Words = {
    "en": "Computed by Kuroji from the inputs listed; no official statistics",
    "ja": "入力値に基づきKurojiが計算（公的統計ではない）",
}
SLIPS: Mapping[str, Words] = {
    "terajoules as gigawatt-hours": {
        "en": "energy in terajoules was priced as if it were gigawatt-hours (a gigawatt-hour is 3.6 terajoules)",
        "ja": "テラジュールをギガワット時とみなして料金を掛けた（1ギガワット時は3.6テラジュール）",
    },
    "gigawatt-hours as terajoules": {
        "en": "gigawatt-hours were taken for terajoules",
        "ja": "ギガワット時をテラジュールとみなした",
    },
    "joules as watt-hours": {"en": "joules were taken for watt-hours", "ja": "ジュールをワット時とみなした"},
    "watt-hours as joules": {"en": "watt-hours were taken for joules", "ja": "ワット時をジュールとみなした"},
    "a day as an hour": {"en": "a day was taken for an hour", "ja": "1日を1時間と取り違えた"},
    "an hour as a day": {"en": "an hour was taken for a day", "ja": "1時間を1日と取り違えた"},
    "the reward before its halving": {"en": "the reward is that before its halving", "ja": "半減前の報酬を使った"},
    "the reward after its next halving": {
        "en": "the reward is that after the next halving",
        "ja": "次の半減後の報酬を使った",
    },
    "a prefix too many": {"en": "a prefix is too large by one thousand", "ja": "接頭辞が1段階大きい"},
    "a prefix too few": {"en": "a prefix is too small by one thousand", "ja": "接頭辞が1段階小さい"},
    "seconds of a day left out": {"en": "the seconds of a day were left out", "ja": "1日の秒数を掛け忘れた"},
    "difficulty without its 2^32": {
        "en": "the difficulty was taken for a number of hashes",
        "ja": "難易度をそのままハッシュ数とみなした",
    },
    "the formula upside down": {"en": "the formula was used upside down", "ja": "計算式の分子と分母が逆だった"},
}


def headline(t: Teller, of: Facts, checked: Diagnosis | None) -> Passage:
    """The electricity a coin takes, and how far a published figure is from it."""
    cost = of["electricity for a coin"]
    if checked is None or checked.agrees or checked.kind != "cost per coin":
        text = {
            "en": "Electricity for a bitcoin: {cost} at these inputs",
            "ja": "ビットコイン1枚の電力費は{cost}（入力条件による）",
        }
        return t.say(text, cost=_place(t, cost))
    text = {
        "en": f"Electricity for a bitcoin: {{cost}}, not {_published(checked, 'en')}",
        "ja": f"ビットコイン1枚の電力費は{{cost}}　{_published(checked, 'ja')}ではない",
    }
    return t.say(text, cost=_place(t, cost))


def summary(t: Teller, of: Facts, inputs: Inputs) -> Passage:
    """The chief results, and what they are."""
    text = {
        "en": "At the inputs listed, a hash rate of one PH/s earns {hashprice} a day and costs {hashcost} in electricity; mining "
        "breaks even where a kilowatt-hour costs {even}, or {full} with hardware written off. "
        + ("These are a worked example, not today’s figures." if inputs.is_example else "They follow from the inputs given, and from nothing else."),
        "ja": "入力条件の下で、1PH/s当たりの収入は1日{hashprice}、電力費は{hashcost}。採算が合う電力価格は1kWh当たり{even}、"
        "機器の償却を含めると{full}となる。" + ("例題であり、現在の数値ではない。" if inputs.is_example else "入力値だけから計算した結果である。"),
    }  # fmt: skip
    return t.say(text, **_places(t, of, hashprice="hashprice", hashcost="hashcost", even="break-even electricity",
                                 full="break-even electricity with hardware"))  # fmt: skip


def units(t: Teller, of: Facts, inputs: Inputs, checked: Diagnosis | None) -> Section:
    """From hash rate to dollars a coin, unit by unit; and the slip of a published figure."""
    efficiency, price = inputs.given["efficiency"].value, inputs.given["electricity"].value
    text = {
        "en": f"At {efficiency} the network draws {{power}}: in a day {{tj}} terajoules, which are {{gwh}} gigawatt-hours. At "
        f"{price} they cost {{bill}} a day; for {{coins}} coins a day that is {{cost}} a coin in electricity.",
        "ja": f"{efficiency}の効率なら、ネットワーク全体の消費電力は{{power}}。1日では{{tj}}テラジュール、すなわち{{gwh}}ギガワット時で、"
        f"{price}なら1日{{bill}}。1日{{coins}}コインで割ると、電力費は1コイン{{cost}}となる。",
    }
    lead = t.say(
        text, power=_place(t, of["power of the network"]), tj=_bare(of["energy of a day in terajoules"]),
        gwh=_bare(of["energy of a day in gigawatt-hours"]), bill=_place(t, of["electricity of a day"]),
        coins=_bare(of["coins of a day"]), cost=_place(t, of["electricity for a coin"]),
    )  # fmt: skip
    return t.section("units", {"en": "From joules to dollars", "ja": "ジュールから金額へ"}, lead, _checked(t, checked))


def _checked(t: Teller, checked: Diagnosis | None) -> Passage | None:
    if checked is None:
        return None
    published, ratio = _published(checked, t.language), f"{checked.ratio:.2f}"
    if checked.agrees:
        return t.say({
            "en": f"The published {published} agrees with these inputs.",
            "ja": f"公表された{published}は、この入力値と一致する。",
        })  # fmt: skip
    if not checked.slips:
        return t.say({
            "en": f"The published {published} is {ratio} times that, and no mistake known here explains it.",
            "ja": f"公表された{published}はその{ratio}倍で、既知の取り違えでは説明できない。",
        })  # fmt: skip
    slips = {language: "; or ".join(SLIPS[s][language] for s in checked.slips) for language in ("en", "ja")}
    return t.say({
        "en": f"The published {published} is {ratio} times that. What would make it so: {slips['en']}.",
        "ja": f"公表された{published}はその{ratio}倍。{slips['ja']}とすれば、この値になる。",
    })  # fmt: skip


def economics(t: Teller, of: Facts) -> Section:
    """Cost of a coin with hardware, and the payback."""
    places = _places(t, of, cost="cost of a coin", hardware="hardware", hashcost="hashcost")
    text = {
        "en": "Hardware written off evenly adds {hardware} a PH/s and day to {hashcost} of electricity, so that a coin costs "
        "{cost} with hardware and pool fee. ",
        "ja": "機器を均等に償却すると、電力費{hashcost}に1PH/s・1日当たり{hardware}が加わり、プール手数料も含めた費用は1コイン{cost}となる。",
    }
    if "payback" in of:
        places["payback"] = _place(t, of["payback"])
        tail = {
            "en": "The hardware earns its price back in {payback} if coin price, difficulty and fees stay as they are: the "
            "shortest honest answer, since difficulty has mostly risen.",
            "ja": "価格、難易度、手数料が変わらなければ機器代は{payback}で回収できる。難易度は概して上昇してきたため、これは最短の見積もりである。",
        }
    else:
        tail = {
            "en": "Electricity alone costs as much as a hash earns, so the hardware never pays.",
            "ja": "電力費だけで収入に達するため、機器代は回収できない。",
        }
    whole = {language: text[language] + tail[language] for language in ("en", "ja")}
    return t.section("economics", {"en": "With hardware", "ja": "機器を含めた採算"}, t.say(whole, **places))


def hardware(t: Teller, of: Facts, rise: float, renewed: Sequence[Renewal]) -> Section:
    """What a rise in hardware prices changes, for running machines and for those bought after it."""
    first, last = renewed[0], renewed[-1]
    cells = (even_text(first.break_even), even_text(last.break_even), coin_text(first), coin_text(last))
    money = [priced(cell, first.break_even.currency, t.language) for cell in cells]
    text = {
        "en": f"If hardware becomes {percent_text(rise)} dearer, machines already paid for keep their break-even of {{even}} a "
        f"kilowatt-hour: they run as long as a hash earns its electricity. What moves is the fleet with hardware written off, "
        f"as it is renewed: from {money[0]} to {money[1]} a kilowatt-hour after "
        f"{last.years:g} years, the cost of a coin from {money[2]} to {money[3]}.",
        "ja": f"機器が{percent_text(rise)}値上がりしても、支払い済みの採掘機の採算電力価格は1kWh当たり{{even}}のまま変わらない。電力費を上回る収入がある限り"
        f"稼働するためである。動くのは償却を含む採算で、更新が進むにつれ、{last.years:g}年後には1kWh当たり{money[0]}から"
        f"{money[1]}へ、1コインの費用は{money[2]}から{money[3]}へ変わる。",
    }
    said_of = t.say(text, even=_place(t, of["break-even electricity"]))
    return t.section("hardware", {"en": "What dearer hardware changes", "ja": "機器の値上がりの影響"}, said_of)


def chips(t: Teller, assumed: Assumption) -> Section:
    """The link to chips, as an assumption."""
    share, through, rise = (percent_text(x) for x in (assumed.chip_share, assumed.pass_through, assumed.rise))
    if assumed.source is None:
        text = {
            "en": f"That rise is an assumption: chips {percent_text(assumed.chip_price_change)} dearer, {share} of the price of "
            f"hardware, passed through by {through}, make {rise}.",
            "ja": f"この上昇率は仮定である。チップ価格が{percent_text(assumed.chip_price_change)}上昇し、機器価格に占める割合が{share}、"
            f"転嫁率が{through}なら{rise}となる。",
        }
        return t.section(
            "chips", {"en": "From chips to hardware: an assumption", "ja": "チップから機器へ：仮定"}, t.say(text)
        )
    text = {
        "en": f"The unit value of Japan’s exports of integrated circuits changed by {{change}} on the year. The rest is "
        f"assumption: that the chips of mining machines moved alike, that they are {share} of the price of hardware, and that "
        f"{through} is passed on, make {rise}. Customs figures tell neither hash-computing chips apart nor who buys them.",
        "ja": f"日本の集積回路輸出の単価は前年同月比{{change}}。採掘機のチップも同じように動き、機器価格に占める割合が{share}、転嫁率が{through}と"
        f"仮定すれば、機器価格の変化は{rise}となる。貿易統計では採掘用チップを区別できず、買い手も分からない。",
    }
    source = assumed.source
    change = (source, ja.higher(source)) if t.language == "ja" else (source, en.signed_percent(source))
    return t.section(
        "chips",
        {"en": "From chips to hardware: an assumption", "ja": "チップから機器へ：仮定"},
        t.say(text, change=change),
    )


def undecided(t: Teller) -> Section:
    """What data would decide usual claims about chips and miners."""
    lines = [
        t.say({
            "en": f"“{claim.title_en}.” {claim.known('en')} What would decide it: {claim.needs('en')}",
            "ja": f"「{claim.title_ja}」：{claim.known('ja')}判断に必要な資料：{claim.needs('ja')}",
        })
        for claim in every()
    ]  # fmt: skip
    return t.section(
        "deciding",
        {"en": "What would decide claims about chips and miners", "ja": "半導体と採掘に関する主張の判断材料"},
        *lines,
    )


def caution(t: Teller) -> Section:
    """What is left out."""
    text = {
        "en": "Left out are taxes, finance, cooling, staff, curtailment and hedging; the network, the coin price and the price of "
        "electricity are taken as they are given, though in a market they answer to one another.",
        "ja": "税、金融費用、冷却、人件費、出力抑制、ヘッジは考慮していない。難易度、コイン価格、電力価格は相互に影響し合うが、ここでは入力値のまま固定している。",
    }
    return t.section("caution", {"en": "What is left out", "ja": "考慮していないもの"}, t.say(text))


def _published(checked: Diagnosis, language: str) -> str:
    """A figure as it was published, with its currency."""
    number = f"{checked.published:,.0f}" if checked.published >= 1000 else f"{checked.published:g}"
    return priced(number, checked.unit.partition("/")[0], language)


def _place(t: Teller, fact: Fact) -> Place:
    return fact, said(fact, t.language)


def _bare(fact: Fact) -> Place:
    """A number whose unit the sentence names."""
    return fact, f"{fact.value:,.2f}".removesuffix(".00")


def _places(t: Teller, of: Facts, **names: str) -> dict[str, Place]:
    return {place: _place(t, of[name]) for place, name in names.items()}
