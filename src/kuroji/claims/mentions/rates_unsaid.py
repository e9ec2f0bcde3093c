"""Rates without their sign of percent, where none was told before: exports +4.4, furniture ¥487 billion, plus 2.8, value up 9.1.

What is written with a sign and a decimal in a text on trade is by how much it changed on the year; without a sign the
sentence itself must tell of trade, and neither may it tell of a balance, which is written with its sign, too.
"""

from __future__ import annotations

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import context
from kuroji.claims.mentions.bare_numbers import Bare, Frame, bare_numbers
from kuroji.claims.mentions.canvas import Canvas

_OF_TRADE = expression(
    r"(?<![a-z])(?:exp|imp|exports?|imports?|shipments?|shipped|purchases|value|volumes?|trade|outflows?|inflows?)(?![a-z])"
)
_OF_A_BALANCE = expression(
    r"(?<![a-z])(?:bal|balances?|surplus(?:es)?|deficits?|gap|shortfall|imbalance|in\sthe\s(?:red|black)|net)(?![a-z])"
)
# EXP 9.9, IMP 11.3: a flash tells rates.
_FLASH = expression(r"(?<![a-z])(?:exp|imp|exports|imports)\s$")
_FLASHED = expression(r"\s(?:vs|v|exp)\.?\s[+-]?\d+(?:\.\d+)?\s?(?:e|exp|est|f)(?![a-z])")
_MOST = 100


def recognise(canvas: Canvas) -> None:
    """Claim the rates of an English sentence that are written as bare numbers."""
    if canvas.japanese or not canvas.digits:
        return
    for bare in bare_numbers(canvas):
        if bare.words or bare.scaled or not bare.decimals or bare.number.value >= _MOST or not _is_rate(canvas, bare):
            continue
        hedge, _ = context.hedge(canvas, bare.start, bare.end)
        value = bare.number.value if bare.sign >= 0 else -bare.number.value
        way = bare.sign or context.direction(canvas, bare.start, bare.end)
        said = Saying(
            kind=Kind.PERCENT, value=value, grain=bare.number.grain, unit="percent", direction=way, hedge=hedge
        )
        canvas.claim(bare.start, bare.end, said)


def _is_rate(canvas: Canvas, bare: Bare) -> bool:
    if _FLASHED.match(canvas.whole, bare.end) and _FLASH.search(canvas.whole[: bare.start]):
        return True
    if bare.frame is not Frame.MOVED or _OF_A_BALANCE.search(canvas.whole):
        return False
    if not bare.sign:
        return _OF_TRADE.search(canvas.whole) is not None
    return _OF_TRADE.search(canvas.whole) is not None or _OF_TRADE.search(canvas.above) is not None
