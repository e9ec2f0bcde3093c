"""One plain sentence for each fact that a split rests on: the exchange rate, the invoicing shares, what has a quantity."""

from __future__ import annotations

from decimal import Decimal

from kuroji.classifications.partners import partner
from kuroji.classifications.reporters import reporter
from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD
from kuroji.model.period import Period, parse
from kuroji.model.rounding import round_to
from kuroji.stories.wording import en, ja

WORDS = ("exchange_rate", "exchange_rate_change", "invoicing_share", "coverage")
SINGULAR_EN = {"USD": "dollar", "JPY": "yen", "EUR": "euro"}
PLURAL_EN = {"USD": "dollars", "JPY": "yen", "EUR": "euros"}
NAMES_JA = {"USD": "ドル", "JPY": "円", "EUR": "ユーロ"}
GRAIN = Decimal("0.01")


def english(fact: Fact, subject: str, when: str, _: Period) -> str:
    """A dollar cost 7.2% less yen than a year earlier in May 2025; 86.9% of exports to the US were invoiced in dollars."""
    match fact.indicator:
        case "exchange_rate":
            return f"{_a(_per(fact))} cost {fact.value:,.2f} {_units(fact)} on average in {when}"
        case "exchange_rate_change":
            rates = f"({_rate(fact, 'rate')} against {_rate(fact, 'base')})"
            side = "as much" if fact.value == 0 else f"{en.percent(fact)} {'more' if fact.value > 0 else 'less'}"
            joint = "as" if fact.value == 0 else "than"
            return f"{_a(_per(fact))} cost {side} {_units(fact)} {joint} a year earlier in {when} {rates}"
        case "invoicing_share":
            code = _currency(fact)
            return f"{en.percent(fact)} of {_invoiced_en(fact)} were invoiced in {PLURAL_EN.get(code, code)} ({_of(fact) or 'given'})"
        case _:
            return f"goods with a published quantity: {en.percent(fact)} of {subject} in {when}"


def japanese(fact: Fact, subject: str, period: Period) -> str:
    """2025年5月の円相場は1ドル＝144.67円で、前年同月比7.2%の円高."""
    when, own = ja.period(period), _own(fact)
    match fact.indicator:
        case "exchange_rate":
            per = NAMES_JA.get(_per(fact), _per(fact))
            return f"{when}の{own}相場は平均で1{per}＝{fact.value:,.2f}{own}"
        case "exchange_rate_change":
            per = NAMES_JA.get(_per(fact), _per(fact))
            side = "横ばい" if fact.value == 0 else f"{ja.percent(fact)}の{own}{'安' if fact.value > 0 else '高'}"
            return f"{when}の{own}相場は1{per}＝{_rate(fact, 'rate')}{own}で、{ja.year_on_year(period)}{side}"
        case "invoicing_share":
            code, of = _currency(fact), _of(fact)
            basis = ja.period(parse(of)) if of else "指定値"
            return f"{_invoiced_ja(fact)}のうち{NAMES_JA.get(code, code)}建ては{ja.percent(fact)}（{basis}）"
        case _:
            return f"{when}の{subject}のうち、数量が公表されている品目は{ja.percent(fact)}"


def _a(code: str) -> str:
    return f"a {SINGULAR_EN.get(code, code)}"


def _per(fact: Fact) -> str:
    """The currency whose one unit is priced: USD in `yoy, per USD, ECB`."""
    return next(part.removeprefix("per ") for part in fact.method.split(", ") if part.startswith("per "))


def _units(fact: Fact) -> str:
    code = reporter(fact.reporter).currency
    return PLURAL_EN.get(code, code)


def _own(fact: Fact) -> str:
    code = reporter(fact.reporter).currency
    return NAMES_JA.get(code, code)


def _rate(fact: Fact, name: str) -> str:
    return f"{round_to(Decimal(str(fact.detail[name])), GRAIN):,.2f}"


def _currency(fact: Fact) -> str:
    return fact.method.split(", ")[0]


def _of(fact: Fact) -> str:
    """The period whose shares were taken; empty where they were given."""
    return str(fact.detail["of"])


def _invoiced_en(fact: Fact) -> str:
    """The flow the shares are of: all goods with the partner held, which may be wider than the one asked for."""
    place, flow = str(fact.detail["partner"]), f"{fact.flow}s"
    if place == WORLD:
        return f"all {flow}"
    return f"{flow} {'to' if fact.flow == 'export' else 'from'} {en.with_article(partner(place).name_en)}"


def _invoiced_ja(fact: Fact) -> str:
    place, flow = str(fact.detail["partner"]), ja.FLOWS[fact.flow]
    if place == WORLD:
        return f"{flow}全体"
    return f"{partner(place).name_ja}{'向け' if fact.flow == 'export' else 'からの'}{flow}"
