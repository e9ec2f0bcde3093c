"""The tables of mining economics and their cells, which the detail of the facts keeps so that the gate can vouch for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kuroji.outlook.mining.fleet import Renewal
from kuroji.outlook.mining.inputs import Inputs
from kuroji.outlook.mining.quantity import Quantity
from kuroji.outlook.mining.scenarios import BASE, Scenario
from kuroji.outlook.mining.slips import Diagnosis
from kuroji.stories.outlooks.telling import Place, Teller, Words
from kuroji.stories.story import Table

SCENARIOS: Mapping[str, Words] = {
    BASE: {"en": "As given", "ja": "基準"}, "hardware price": {"en": "Hardware", "ja": "機器価格"},
    "electricity price": {"en": "Electricity", "ja": "電力価格"}, "coin price": {"en": "Coin price", "ja": "コイン価格"},
    "difficulty": {"en": "Difficulty", "ja": "難易度"}, "halving": {"en": "Halving of the reward", "ja": "報酬の半減"},
}  # fmt: skip
SCENARIO_TITLE: Words = {"en": "Scenarios, one input changed at a time", "ja": "シナリオ（条件を1つずつ変更）"}
SCENARIO_HEADS: tuple[Words, ...] = (
    {"en": "", "ja": ""}, {"en": "Hashprice, a PH/s and day", "ja": "ハッシュプライス（PH/s・日）"},
    {"en": "Break-even a kWh, running", "ja": "採算電力価格（kWh、稼働中）"},
    {"en": "With hardware", "ja": "同（機器込み）"}, {"en": "Cost of a coin", "ja": "1コインの費用"},
    {"en": "Payback, days", "ja": "回収日数"},
)  # fmt: skip
RENEWAL_HEADS: tuple[Words, ...] = (
    {"en": "Years after", "ja": "経過年数"}, {"en": "Bought at the new price", "ja": "新価格での取得割合"},
    {"en": "Break-even a kWh, running", "ja": "採算電力価格（kWh、稼働中）"}, {"en": "With hardware", "ja": "同（機器込み）"},
    {"en": "Cost of a coin", "ja": "1コインの費用"},
)  # fmt: skip
INPUTS: Mapping[str, Words] = {
    "hash_rate": {"en": "Hash rate of the network", "ja": "ネットワークのハッシュレート"},
    "block_rate": {"en": "Blocks", "ja": "ブロック生成"}, "subsidy": {"en": "New coins", "ja": "新規発行"},
    "fees": {"en": "Fees", "ja": "手数料"}, "efficiency": {"en": "Efficiency", "ja": "効率"},
    "electricity": {"en": "Electricity", "ja": "電力価格"}, "coin_price": {"en": "Coin price", "ja": "コイン価格"},
    "pool_fee": {"en": "Pool fee", "ja": "プール手数料"}, "hardware_price": {"en": "Hardware", "ja": "機器価格"},
    "lifetime": {"en": "Written off over", "ja": "償却期間"}, "uptime": {"en": "Uptime", "ja": "稼働率"},
    "hardware_rise": {"en": "Rise in hardware prices", "ja": "機器価格の上昇"},
}  # fmt: skip


def inputs_table(t: Teller, inputs: Inputs) -> Table:
    """Every input with its unit and where it comes from."""
    shown = {name: given for name, given in inputs.given.items() if not (inputs.difficulty and name == "hash_rate")}
    rows: list[tuple[str, list[Place | None]]] = [
        (INPUTS[name][t.language], [given.value, given.source(t.language)]) for name, given in shown.items()
    ]
    if inputs.difficulty is not None:
        label = {"en": "Difficulty", "ja": "難易度"}[t.language]
        rows.insert(0, (label, [f"{inputs.difficulty:.10g}", {"en": "given", "ja": "入力値"}[t.language]]))
    heads: tuple[Words, ...] = ({"en": "", "ja": ""}, {"en": "Value", "ja": "値"}, {"en": "From", "ja": "出所"})
    return t.table({"en": "Inputs", "ja": "入力値"}, heads, rows)


def scenario_name(scenario: Scenario, language: str) -> str:
    """A scenario in words: Hardware +25%."""
    name = SCENARIOS[scenario.name][language]
    return name if scenario.name in (BASE, "halving") else f"{name} {scenario.change:+.0%}"


def told_of(scenario: Scenario) -> tuple[str, ...]:
    """The cells of a scenario, as text that the detail of the facts vouches for."""
    found = scenario.result
    money = found.hashprice.currency
    days = "–" if found.payback is None else f"{found.payback.to('days'):,.0f}"
    return (
        f"{found.hashprice.to(f'{money}/(PH/s)/day'):.2f}", even_text(found.break_even), even_text(found.break_even_with_hardware),
        f"{found.cost_of_coin.to(f'{money}/BTC'):,.0f}", days,
    )  # fmt: skip


def beside_life(scenario: Scenario, life: Quantity, language: str) -> tuple[str, ...]:
    """The cells of a scenario, a payback that the hardware does not live to see marked as such."""
    cells, payback = told_of(scenario), scenario.result.payback
    if payback is None or payback.to("days") <= life.to("days"):
        return cells
    beyond = "（寿命内に回収できず）" if language == "ja" else " (not within its life)"
    return (*cells[:-1], f"{cells[-1]}{beyond}")


def told_of_renewal(renewal: Renewal) -> tuple[str, ...]:
    """The cells of a year of renewal."""
    return (f"{renewal.renewed:.0%}", even_text(renewal.running), even_text(renewal.break_even), coin_text(renewal))


def vouched(table: Sequence[Scenario]) -> dict[str, object]:
    """The cells of every scenario, as the detail of the facts keeps them."""
    return {f"{s.name} {s.change:+.0%}": [cell.replace(",", "") for cell in told_of(s)] for s in table}


def vouched_renewals(renewed: Sequence[Renewal], rise: float) -> dict[str, object]:
    """The cells of every year of renewal, with the rise."""
    rows = {f"{r.years:g}": [cell.replace(",", "") for cell in told_of_renewal(r)] for r in renewed}
    return {"rise": percent_text(rise), **rows}


def vouched_check(checked: Diagnosis | None) -> dict[str, object]:
    """The published figure beside the right one."""
    if checked is None:
        return {}
    return {
        "published_figure": f"{checked.published:.10g}",
        "ratio": f"{checked.ratio:.2f}",
        "slips": list(checked.slips),
    }


def renewal_title(rise: float) -> Words:
    """The title of the table of renewal."""
    return {
        "en": f"A fleet renewed at prices {percent_text(rise)} higher",
        "ja": f"{percent_text(rise)}高い価格で更新していく場合",
    }


def years(count: float, language: str) -> str:
    """A number of years after the rise."""
    return f"{count:g}年" if language == "ja" else f"{count:g}"


def even(scenario: Scenario) -> float:
    """The break-even price of electricity with hardware, in currency units a kWh."""
    found = scenario.result.break_even_with_hardware
    return found.to(f"{found.currency}/kWh")


def even_text(price: Quantity) -> str:
    """A price of electricity a kWh, to a thousandth."""
    return f"{price.to(f'{price.currency}/kWh'):.3f}"


def coin_text(renewal: Renewal) -> str:
    """The cost of a coin in a year of renewal."""
    return f"{renewal.cost_of_coin.to(f'{renewal.cost_of_coin.currency}/BTC'):,.0f}"


def percent_text(share: float) -> str:
    """A share as a percentage: 20%, 12.5%."""
    return f"{100 * share:.1f}%".replace(".0%", "%")
