"""`kuroji outlook mining`: what mining a coin costs, from inputs with units."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen
from kuroji.cli.outlook_output import FORMATS, Form, Lang, OutFolder

if TYPE_CHECKING:
    from kuroji.stories.outlooks.mining import Asked, Chips


def _given(flag: str, said: str, example: str) -> object:
    return typer.Option(flag, metavar="QUANTITY", help=f"{said}, as {example}.")


HashRate = Annotated[str | None, _given("--hash-rate", "Of the whole network", '"628 EH/s"')]
BlockRate = Annotated[str | None, _given("--block-rate", "How fast blocks are found", '"144 blocks/day"')]
Subsidy = Annotated[str | None, _given("--subsidy", "New coins", '"3.125 BTC/block"')]
Fees = Annotated[str | None, _given("--fees", "Fees", '"0.05 BTC/block"')]
Efficiency = Annotated[str | None, _given("--efficiency", "Energy for a terahash", '"16 J/TH"')]
Electricity = Annotated[str | None, _given("--electricity", "Its price", '"0.05 USD/kWh"')]
CoinPrice = Annotated[str | None, _given("--coin-price", "Price of a coin", '"60000 USD/BTC"')]
PoolFee = Annotated[str | None, _given("--pool-fee", "Of the pool", '"2 %"')]
HardwarePrice = Annotated[str | None, _given("--hardware-price", "Price of a machine by its rate", '"18 USD/(TH/s)"')]
Lifetime = Annotated[str | None, _given("--lifetime", "Over which it is written off", '"4 years"')]
Uptime = Annotated[str | None, _given("--uptime", "Share of time it runs", '"97 %"')]
HardwareRise = Annotated[str | None, _given("--hardware-rise", "By how much hardware becomes dearer", '"20 %"')]


def mining(
    hash_rate: HashRate = None, block_rate: BlockRate = None, subsidy: Subsidy = None, fees: Fees = None,
    efficiency: Efficiency = None, electricity: Electricity = None, coin_price: CoinPrice = None,
    pool_fee: PoolFee = None, hardware_price: HardwarePrice = None, lifetime: Lifetime = None, uptime: Uptime = None,
    hardware_rise: HardwareRise = None,
    difficulty: Annotated[
        float | None, typer.Option("--difficulty", metavar="NUMBER", help="Of the network, in place of its hash rate.")
    ] = None,
    published: Annotated[
        str, typer.Option("--published", metavar="QUANTITY", help='A figure to be checked, as "96460 USD/BTC".')
    ] = "",
    fleet: Annotated[
        Path | None, typer.Option("--fleet", metavar="FILE", help="A CSV of machines, every cell with its unit.")
    ] = None,
    chips: Annotated[
        str | None, typer.Option("--chips", metavar="MONTH", help="Take the rise from the unit value of chips exported.")
    ] = None,
    chip_share: Annotated[
        str, typer.Option("--chip-share", metavar="SHARE", help="Assumed share of chips in the price of hardware.")
    ] = "50 %",
    passed_on: Annotated[
        str, typer.Option("--pass-through", metavar="SHARE", help="Assumed share of it that is passed on.")
    ] = "100 %",
    as_of: AsOfText = "latest", lang: Lang = "en", form: Form = None, as_json: Json = False, out: OutFolder = None,
    store: StoreFolder = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """What a coin costs to mine, where electricity breaks even, and what dearer hardware changes.

    Every input has a unit, which is checked. What is not given is taken from the worked
    example, and the table of inputs says so. No figure here is a trade statistic but the unit
    value of chips, and the way from chips to hardware is an assumption of yours.

    \b
    Example:
      kuroji outlook mining --efficiency "16 J/TH" --electricity "0.05 USD/kWh" --published "96460 USD/BTC"
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.outlook_output import deliver
    from kuroji.cli.session import japan, listen, opened
    from kuroji.model.instant import parse_as_of
    from kuroji.outlook.mining.fleet_file import read_fleet
    from kuroji.outlook.mining.inputs import with_given
    from kuroji.stories.outlooks.mining import Asked, tell

    listen(quiet, verbose)
    named = {
        "hash_rate": hash_rate, "block_rate": block_rate, "subsidy": subsidy, "fees": fees, "efficiency": efficiency,
        "electricity": electricity, "coin_price": coin_price, "pool_fee": pool_fee, "hardware_price": hardware_price,
        "lifetime": lifetime, "uptime": uptime, "hardware_rise": hardware_rise,
    }  # fmt: skip
    inputs = with_given({name: text for name, text in named.items() if text is not None}, difficulty, published)
    asked: Asked = Asked(inputs, read_fleet(fleet) if fleet else None, _chips(chips, chip_share, passed_on))
    deliver(tell(opened(store), parse_as_of(as_of, japan()), lang, asked), wanted, out, quiet)


def _chips(month: str | None, share: str, passed: str) -> Chips | None:
    if month is None:
        return None
    from kuroji.cli.session import period_of
    from kuroji.outlook.mining.quantity import quantity
    from kuroji.stories.outlooks.mining import Chips

    return Chips(period_of(month), None, quantity(share, "share").value, quantity(passed, "share").value)
