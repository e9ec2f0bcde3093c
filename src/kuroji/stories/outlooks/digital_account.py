"""The larger account around the digital balance, and why its goods are not those of the customs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kuroji.classifications.items import item
from kuroji.model.fact import Fact
from kuroji.outlook.services.picture import ACCOUNT, Digital
from kuroji.stories.outlooks.telling import Place, Teller
from kuroji.stories.story import Passage, Section, Table, joined

# Items that are a part of the item before them in ACCOUNT.
WITHIN = {"travel"}


def account(teller: Teller, found: Digital) -> Section:
    """The current account in the newest year held, with its largest parts."""
    newest = {code: facts[-1] for code, facts in found.account.items() if facts}
    whole = newest.get("current-account")
    if whole is None:
        return teller.section("account", {"en": "", "ja": ""})
    year = whole.period if teller.language == "en" else f"{whole.period}年"
    parts = [_part(teller, newest[code]) for code in ("goods", "services", "primary-income") if code in newest]
    gap = "" if teller.language == "ja" else " "
    said = teller.say(
        {
            "en": "The current account as a whole was {side} of {size} in {year}.",
            "ja": "経常収支全体では、{year}は{size}の{side}だった。",
        },
        side=_side(whole, teller.language), size=teller.money(whole), year=year,
    )  # fmt: skip
    missing = teller.say({
        "en": "Secondary income is not held, and figures of one year may be of different prints, so these parts do not add up to "
        "the whole.",
        "ja": "第二次所得収支は保有しておらず、同じ年でも公表時点の異なる値があるため、各項目の合計は全体と一致しない。",
    })  # fmt: skip
    return teller.section(
        "account",
        {"en": "The larger account", "ja": "経常収支のなかで"},
        joined("account", [said, *parts, missing], gap),
    )


def _part(teller: Teller, fact: Fact) -> Passage:
    name = item(fact.flow, fact.classification, fact.code).name(teller.language)
    return teller.say(
        {"en": "{name}: {side} of {size}.", "ja": "{name}収支は{size}の{side}。"},
        name=name[:1].upper() + name[1:], side=_side(fact, teller.language), size=teller.money(fact),
    )  # fmt: skip


def _side(fact: Fact, language: str) -> str:
    if language == "ja":
        return "赤字" if fact.value < 0 else "黒字"
    return "a deficit" if fact.value < 0 else "a surplus"


def customs(teller: Teller, found: Digital) -> Section:
    """How far the customs balance lies from that of the balance of payments, and why."""
    gap, imports, now = (found.customs.get(name) for name in ("gap", "imports", "now"))
    said: list[Passage] = []
    if gap is not None:
        said.append(teller.say(
            {
                "en": "The customs balance of {year} was {size} {side} the goods balance of the balance of payments, both as known "
                "on {day}, when the latter was stated.",
                "ja": "{year}の通関ベースの貿易収支は、国際収支ベースの貿易収支を{size}{side}（いずれも国際収支が公表された{day}時点）。",
            },
            year=gap.period if teller.language == "en" else f"{gap.period}年", size=teller.money(gap),
            side=_beside(gap, teller.language), day=_day(gap, teller.language),
        ))  # fmt: skip
    if imports is not None:
        said.append(teller.say(
            {
                "en": "Customs imports, as known then, were {size} {side} those of the balance of payments.",
                "ja": "通関ベースの輸入は、同じ時点で国際収支ベースを{size}{side}。",
            },
            size=teller.percent(imports), side=_beside(imports, teller.language),
        ))  # fmt: skip
    if gap is not None and now is not None and Decimal(now.exact) != Decimal(str(gap.detail["customs"])):
        said.append(teller.say(
            {
                "en": "The customs balance is by now {side} of {size}; a newer figure of the other is not held.",
                "ja": "通関ベースはその後{size}の{side}となったが、国際収支ベースの新しい値は保有していない。",
            },
            side=_side(now, teller.language), size=teller.money(now),
        ))  # fmt: skip
    why = teller.say({
        "en": "Three rules differ. The customs value imports with freight and insurance (CIF) and exports without (FOB); the "
        "balance of payments takes both without, and counts the freight and insurance as services. The customs count goods "
        "when they cross the border; the balance of payments counts them when ownership changes, so that ships bought abroad "
        "and goods traded without touching the country are in, and goods sent for processing under the same owner are out. And it "
        "dates them by that change, not by the permit. How much of the gap each rule makes is not published.",
        "ja": "違いは三つある。通関統計は輸入を運賃・保険料込み（CIF）、輸出を本船渡し（FOB）で計上するが、国際収支統計は双方ともFOBで、"
        "運賃・保険料はサービスに計上する。通関統計は国境を越えた貨物を数えるのに対し、国際収支統計は所有権の移転を基準とし、"
        "日本を経由しない売買なども含む一方、所有者が変わらない加工用の貨物は含まない。計上の時期も許可日ではなく移転の時点となる。"
        "それぞれの要因の内訳は公表されていない。",
    }) if said else None  # fmt: skip
    return teller.section(
        "customs", {"en": "Why the goods are not those of the customs", "ja": "貿易統計との違い"}, *said, why
    )


def _day(fact: Fact, language: str) -> str:
    """The day on which the balance of payments was stated."""
    day = date.fromisoformat(str(fact.detail["published"]))
    return f"{day.year}年{day.month}月{day.day}日" if language == "ja" else f"{day.day} {day:%B %Y}"


def _beside(fact: Fact, language: str) -> str:
    if language == "ja":
        return "下回った" if fact.value < 0 else "上回った"
    return "below" if fact.value < 0 else "above"


def table(teller: Teller, found: Digital) -> Table:
    """The items of the account, a column for each year held."""
    years = sorted({fact.period for facts in found.account.values() for fact in facts})
    rows: list[tuple[str, list[Place | None]]] = []
    for code in ACCOUNT:
        by_year = {fact.period: fact for fact in found.account[code]}
        if by_year:
            name = item("balance", "BP", code).name(teller.language)
            rows.append((_label(code, name, teller.language), [teller.trillions(by_year.get(y), 4) for y in years]))
    heads = [{"en": "Balance", "ja": "収支"}]
    heads += [{"en": f"{y}, ¥ trillion", "ja": f"{y}年、兆円"} for y in years]
    return teller.table({"en": "The current account and its parts", "ja": "経常収支と主な項目"}, heads, rows)


def _label(code: str, name: str, language: str) -> str:
    """The name of an item, marked where it is a part of the one above it."""
    if language == "ja":
        return f"{'うち' if code in WITHIN else ''}{name}収支"
    return f"of which {name}" if code in WITHIN else name[:1].upper() + name[1:]
