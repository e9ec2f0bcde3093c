"""Rounding as the Ministry prints: half away from zero, once, in decimal arithmetic."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext

# A caller who forgot that a base can be zero gets an exception, never an infinity.
EXACT = Context(prec=50, rounding=ROUND_HALF_UP, traps=[DivisionByZero, InvalidOperation, Overflow])

# Up to here a float holds every whole number; above, its shortest text is what was published.
EVERY_INTEGER = 2**53


def decimal_of(number: float | int | str | Decimal) -> Decimal:
    """The decimal a published number stands for; a float is read by its shortest text, exact to 15 digits."""
    if isinstance(number, float):
        return (
            Decimal(int(number)) if number.is_integer() and 0 < abs(number) < EVERY_INTEGER else Decimal(repr(number))
        )
    return Decimal(number)


def round_to(value: Decimal, quantum: Decimal) -> Decimal:
    """`value` rounded half away from zero to a multiple of `quantum` (units of `value`); keeps the sign of a zero."""
    with localcontext(EXACT):
        steps = (value / quantum).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return steps * quantum


def percent_change(current: Decimal, base: Decimal) -> Decimal:
    """(current / base - 1) x 100, unrounded; the caller has made sure that `base` is not zero."""
    with localcontext(EXACT):
        return (current / base - 1) * 100


def ratio(part: Decimal, whole: Decimal) -> Decimal:
    """part / whole, unrounded to 50 digits; the caller has made sure that `whole` is not zero."""
    with localcontext(EXACT):
        return part / whole
