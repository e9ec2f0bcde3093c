"""Ways: an indicator a mention may state, and the words beside the mention that choose it."""

from __future__ import annotations

import msgspec


class Way(msgspec.Struct, frozen=True):
    """An indicator and method with the direction the words state; `cost` says how much speaks against it.

    `turned`: the multiple is of the slots, and the figure that of the other flow (7.5 times exports).
    """

    indicator: str
    method: str
    sign: int = 0
    cost: float = 0.0
    outside: str = ""
    turned: bool = False


class Beside(msgspec.Struct, frozen=True):
    """The text around a mention: its clause before and after it, in small letters, and the base its words name.

    `basis` is yoy, previous, base (another period), per-working-day or first-print, empty
    where no words say; `whole` tells that the clause names what a part is a part of, `shares`
    that the sentence, or the one before, speaks of shares, `of_goods` that the whole is the trade in some goods.
    """

    before: str
    after: str
    basis: str = ""
    whole: bool = False
    shares: bool = False
    seasonal: bool = False
    for_the_month: bool = False
    measure: str = ""
    words: tuple[str, ...] = ()
    of_goods: bool = False
    japanese: bool = False
