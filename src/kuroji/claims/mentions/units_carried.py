"""Units carried: a bare number goes on in the unit and scale of a figure told before it, in its sentence or those above.

It is of the kind of the figure that stands where it stands: what moved goes on with a rate, a level with a level, what is
in brackets with what was in brackets. It must be of the figure's size, and written as finely.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import context
from kuroji.claims.mentions.bare_numbers import Bare, Frame, bare_numbers
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.figures_told import Told, told_in
from kuroji.language.units import CURRENCY_SIGNS

_FOREIGN = frozenset(CURRENCY_SIGNS.values()) - {"JPY"}
_RATES = frozenset({Kind.PERCENT, Kind.POINTS})
_LOOKING_BACK = frozenset({Frame.MOVED, Frame.AGAINST})
_HUNDRED = Decimal(100)
_APART, _APART_WHOLE, _RATES_APART = 40, 12, 4
_FAR, _FAR_WHOLE = 5, 3
_KEPT = 8


def recognise(canvas: Canvas) -> None:
    """Claim the numbers of an English sentence that go on in the unit of a figure before them."""
    if canvas.japanese:
        return
    here = told_in(canvas.whole, canvas.found())
    for bare in bare_numbers(canvas):
        before = bisect_left(here, bare.start, key=_place)
        opened = _opened(bare, [*canvas.told, *here[max(0, before - _KEPT) : before]])
        if opened is None:
            continue
        said = _said(canvas, bare, opened)
        canvas.claim(bare.start, bare.end, said)
        here[before:before] = told_in(canvas.whole, [(bare.start, bare.end, said)])


def _place(told: Told) -> int:
    return told.start


def _opened(bare: Bare, told: Sequence[Told]) -> Told | None:
    """The figure whose unit a bare number goes on in: of those it may follow, the one that stands as it does, the nearest first."""
    fitting = [(_unlike(bare, figure), -at, figure) for at, figure in enumerate(told) if _may_follow(bare, figure)]
    opened = min(fitting, key=lambda item: item[:2])[2] if fitting else None
    if opened is None or opened.unit in _FOREIGN:
        return None
    return None if any(figure.added and _vies(bare, opened, figure) for _, _, figure in fitting) else opened


def _vies(bare: Bare, opened: Told, added: Told) -> bool:
    """Whether a rate added to the amount that opened the unit is as likely gone on with: 9.1 trillion, up 3.1% in 2023, 8.9 in 2024."""
    return bare.frame is not Frame.MOVED and opened.ago == added.ago == 0 and added.start > opened.start


def _unlike(bare: Bare, figure: Told) -> int:
    """In how many ways a figure stands otherwise than a bare number."""
    moved = bare.frame is Frame.MOVED and not (bare.sign and bare.stands and figure.kind is Kind.AMOUNT)
    apart = moved and not (figure.kind in _RATES and bool(figure.way or figure.signed))
    return 8 * apart + 4 * (bare.aside != (figure.aside or figure.added)) + (bare.decimals != figure.decimals)


def _may_follow(bare: Bare, figure: Told) -> bool:
    near = _FAR if bare.decimals else _FAR_WHOLE
    if figure.ago > near or not _is_framed(bare, figure):
        return False
    if not figure.number:
        return bool(bare.decimals or bare.grouped or bare.sign) and not bare.words
    if figure.kind in _RATES:
        return (
            not bare.scaled
            and bare.number.value < max(_HUNDRED, _RATES_APART * figure.number)
            and _as_fine(bare, figure, exactly=not bare.sign and bare.frame is not Frame.MOVED)
        )
    if bare.scaled:
        return (
            figure.kind is Kind.QUANTITY
            and 1 / Decimal(_APART_WHOLE) <= bare.number.value / (figure.number * figure.one) <= _APART_WHOLE
        )
    apart = _APART if bare.decimals else _APART_WHOLE
    ratio = bare.number.value / figure.number
    if figure.one == 1 and not (bare.grouped and figure.grouped) and not (bare.decimals == figure.decimals > 0):
        return False
    if bare.sign and not (figure.signed or bare.stands):
        return False
    return 1 / Decimal(apart) <= ratio <= apart and _as_fine(bare, figure, exactly=False)


def _is_framed(bare: Bare, figure: Told) -> bool:
    """Whether what stands around a bare number makes it a figure: the less it looks like one, the more must."""
    if bare.decimals and not bare.words:
        return True
    if bare.words and bare.decimals:
        return bare.closed or bare.frame is not Frame.OTHER
    if bare.frame is Frame.OTHER or (bare.frame is Frame.NAMED and not bare.closed):
        return False
    if figure.ago and not (bare.words or bare.grouped) and bare.frame not in _LOOKING_BACK:
        return False
    return figure.words or not bare.words or bare.frame in _LOOKING_BACK


def _as_fine(bare: Bare, figure: Told, *, exactly: bool) -> bool:
    apart = abs(bare.decimals - figure.decimals)
    return apart == 0 or bare.words or figure.words or (not exactly and apart == 1)


def _said(canvas: Canvas, bare: Bare, figure: Told) -> Saying:
    span = bare.start, bare.end
    counted = bare.number if bare.scaled else bare.number.times(figure.one)
    hedge, _ = context.hedge(canvas, *span)
    value = -counted.value if bare.sign < 0 else counted.value
    if figure.kind in _RATES:
        way = bare.sign or context.direction(canvas, *span) or figure.way
        return Saying(kind=figure.kind, value=value, grain=counted.grain, unit=figure.unit, direction=way, hedge=hedge)
    return Saying(
        kind=figure.kind, value=value, grain=counted.grain, unit=figure.unit, hedge=hedge,
        side=context.side(canvas, *span) if figure.kind is Kind.AMOUNT else "", direction=context.by(canvas, *span),
    )  # fmt: skip
