"""Quantities with their units: read from text, checked before they are computed with, never bare numbers.

A unit is a product and quotient of symbols (J/TH, USD/kWh, EH/s, W/(TH/s)), each a prefixed
SI unit or a word of mining: H (hash), BTC (or another coin), block, TH (terahash). A
quantity keeps its value in base units (joule, hash, second, currency unit, coin, block) and
the powers of them. So joules and watt-hours cannot be mixed: 1 Wh is read as 3,600 J.

Sources: SI Brochure (BIPM, 9th edition), tables 4, 7 and 8, for units, prefixes and the hour.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from kuroji.model.errors import UsageError

ENERGY, HASHES, TIME, BLOCKS, COINS, MONEY = "energy", "hashes", "time", "blocks", "coins", "money"
HOUR, DAY = 3_600.0, 86_400.0
PREFIXES = {"": 1.0, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18, "Z": 1e21}
# Symbols that take prefixes: factor in base units, and the powers of the base quantities.
PREFIXED: dict[str, tuple[float, dict[str, int]]] = {
    "J": (1.0, {ENERGY: 1}),
    "Wh": (HOUR, {ENERGY: 1}),
    "W": (1.0, {ENERGY: 1, TIME: -1}),
    "H": (1.0, {HASHES: 1}),
}
PLAIN: dict[str, tuple[float, dict[str, int]]] = {
    "s": (1.0, {TIME: 1}), "h": (HOUR, {TIME: 1}), "hour": (HOUR, {TIME: 1}), "hours": (HOUR, {TIME: 1}),
    "day": (DAY, {TIME: 1}), "days": (DAY, {TIME: 1}), "year": (365 * DAY, {TIME: 1}), "years": (365 * DAY, {TIME: 1}),
    "block": (1.0, {BLOCKS: 1}), "blocks": (1.0, {BLOCKS: 1}), "%": (0.01, {}), "percent": (0.01, {}),
    "BTC": (1.0, {COINS: 1}), "sat": (1e-8, {COINS: 1}),
}  # fmt: skip
_NUMBER = re.compile(r"\s*([+-]?\d[\d,]*(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(.*?)\s*", re.DOTALL)
_PIECE = re.compile(r"[A-Za-z%]+|[/*·()$€¥]")
_SIGNS = {"$": "USD", "€": "EUR", "¥": "JPY"}
_CURRENCY = re.compile(r"[A-Z]{3}")

Powers = tuple[tuple[str, int], ...]


class Quantity(msgspec.Struct, frozen=True):
    """A value in base units with the powers of them, sorted by name; `written` is how it was given.

    The base unit of money is a unit of the currency, named `money USD`.
    """

    value: float
    powers: Powers
    written: str = ""

    @property
    def currency(self) -> str:
        """The ISO code of the money in it; empty where there is none."""
        return next((name.split()[1] for name, _ in self.powers if name.startswith(MONEY)), "")

    def is_a(self, kind: str) -> bool:
        """Whether it is of a kind: the dimension of the unit that the kind is usually written in."""
        return _kind_of(self.powers) == KINDS[kind][1]

    def __mul__(self, other: Quantity) -> Quantity:
        """The product, its units multiplied."""
        return Quantity(self.value * other.value, _combined(self.powers, other.powers, 1))

    def __truediv__(self, other: Quantity) -> Quantity:
        """The quotient, its units divided. Raises UsageError where the divisor is zero."""
        if other.value == 0:
            raise UsageError(
                f"{other.written or 'a quantity'} is zero and cannot be divided by", remedy="Give a positive one."
            )
        return Quantity(self.value / other.value, _combined(self.powers, other.powers, -1))

    def __sub__(self, other: Quantity) -> Quantity:
        """The difference of two quantities in the same units. Raises UsageError for others, as of two currencies."""
        return Quantity(self.value - _alike(self, other).value, self.powers)

    def __add__(self, other: Quantity) -> Quantity:
        """The sum of two quantities in the same units. Raises UsageError for others, as of two currencies."""
        return Quantity(self.value + _alike(self, other).value, self.powers)

    def scaled(self, factor: float) -> Quantity:
        """The quantity times a number without unit."""
        return Quantity(self.value * factor, self.powers)

    def to(self, text: str) -> float:
        """The number it is in a unit. Raises UsageError where the unit measures something else."""
        factor, powers = unit(text)
        if powers != self.powers:
            raise UsageError(
                f"{self.written or 'this'} cannot be expressed in {text}", remedy="Mind units and currencies."
            )
        return self.value / factor


def quantity(text: str, kind: str) -> Quantity:
    """The quantity written as `text`, which must be of a kind of KINDS.

    Raises UsageError for a number without a unit, a unit that is not known, and a unit of
    another kind, saying which units are right.
    """
    written = text.strip()
    found = _NUMBER.fullmatch(_signs_last(written))
    wanted = KINDS[kind][1]
    if found is None:
        raise _not_a(kind, written, "there is no number in front")
    if not found[2] and wanted:
        raise _not_a(kind, written, "a bare number has no unit, and units are what goes wrong here")
    factor, powers = unit(found[2])
    made = Quantity(float(found[1].replace(",", "")) * factor, powers, written)
    if not made.is_a(kind):
        raise _not_a(kind, written, _mistaken(powers, kind) or f"{found[2]} measures something else")
    return made


def unit(text: str) -> tuple[float, Powers]:
    """The factor to base units, and the powers, of a unit such as `USD/kWh`. Raises UsageError for an unknown symbol."""
    factor, powers, sign, signs = 1.0, Counter[str](), 1, [1]
    for piece in _pieces(text):
        if piece == "/":
            sign = -signs[-1]
        elif piece in "*·":
            sign = signs[-1]
        elif piece == "(":
            signs.append(sign)
        elif piece == ")":
            signs.pop()
            sign = signs[-1] if signs else _unbalanced(text)
        else:
            each, dimension = _symbol(piece, text)
            factor *= each**sign
            powers.update({name: power * sign for name, power in dimension.items()})
            sign = signs[-1]
    if len(signs) != 1:
        _unbalanced(text)
    return factor, tuple(sorted((name, power) for name, power in powers.items() if power))


def _combined(one: Powers, other: Powers, sign: int) -> Powers:
    powers = Counter(dict(one))
    powers.update({name: power * sign for name, power in other})
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _alike(one: Quantity, other: Quantity) -> Quantity:
    if one.powers != other.powers:
        money = {q.currency for q in (one, other) if q.currency}
        raise UsageError(
            "two currencies are mixed: " + " and ".join(sorted(money)) if len(money) > 1 else "two kinds are mixed",
            remedy="Give all amounts in one currency.",
        )
    return other


def _pieces(text: str) -> Iterator[str]:
    rest = _PIECE.sub("", text).strip()
    if rest:
        raise UsageError(f"{text!r} is not a unit: {rest!r} cannot be read", remedy=_KNOWN)
    for piece in _PIECE.findall(text):
        yield _SIGNS.get(piece, piece)


def _symbol(piece: str, text: str) -> tuple[float, dict[str, int]]:
    if piece in PLAIN:
        return PLAIN[piece]
    for symbol, (factor, powers) in PREFIXED.items():
        prefix = piece.removesuffix(symbol)
        if piece.endswith(symbol) and prefix in PREFIXES:
            return factor * PREFIXES[prefix], powers
    if _CURRENCY.fullmatch(piece):
        return 1.0, {f"{MONEY} {piece}": 1}
    raise UsageError(f"{piece!r} is not a known unit", where=text, remedy=_KNOWN)


def _unbalanced(text: str) -> int:
    raise UsageError(f"the brackets of the unit {text!r} do not match", remedy=_KNOWN)


def unit_written(text: str) -> str:
    """The unit a quantity was written in; empty where it has none, or is none."""
    found = _NUMBER.fullmatch(_signs_last(text.strip()))
    return found[2] if found else ""


def _signs_last(text: str) -> str:
    """$0.05/kWh as 0.05 $/kWh."""
    return re.sub(r"^([$€¥])\s*([\d.,]+(?:[eE][+-]?\d+)?)", r"\2 \1", text)


def _kind_of(powers: Powers) -> Powers:
    """The powers with every currency as money: which one is checked where amounts meet."""
    return tuple(sorted((name.split()[0], power) for name, power in powers))


def _mistaken(powers: Powers, kind: str) -> str:
    """A usual confusion of units, where there is one."""
    given = _kind_of(powers)
    return next((why for of, as_in, why in _CONFUSED if of == kind and given == _kind_of(unit(as_in)[1])), "")


def _not_a(kind: str, written: str, why: str) -> UsageError:
    return UsageError(f"{written!r} is no {kind}: {why}", remedy=f"Write it like this: {KINDS[kind][0]}.")


_PER_SECOND = "watts are for terahashes a second: write J/TH, or W/(TH/s), which is the same number"
# What is meant to be measured, the unit written instead, and what to tell.
_CONFUSED = (
    ("efficiency", "W/TH", _PER_SECOND),
    ("efficiency", "W/TH/s", _PER_SECOND),
    ("electricity price", "USD/kW", "a kilowatt is a rate: energy is paid for by the kilowatt-hour, USD/kWh"),
    ("hash rate", "TH", "a hash rate is hashes a second: write TH/s, PH/s or EH/s"),
    ("hardware price", "USD/TH", "machines are priced by their rate: write USD/(TH/s)"),
    ("hashprice", "USD/(PH/s)", "what a hash rate earns is by the day: USD/(PH/s)/day"),
)
_KNOWN = "Units: J, Wh, W, H with prefixes (kWh, TH, EH), s, h, day, block, BTC, % and currencies such as USD."
# What can be asked for: an example, and the powers its unit has.
KINDS: dict[str, tuple[str, Powers]] = {
    kind: (f"{number} {of}", _kind_of(unit(of)[1]))
    for kind, number, of in (
        ("efficiency", "16", "J/TH"), ("electricity price", "0.05", "USD/kWh"), ("hash rate", "628", "EH/s"),
        ("coin price", "60000", "USD/BTC"), ("reward", "3.125", "BTC/block"), ("block rate", "144", "blocks/day"),
        ("hardware price", "18", "USD/(TH/s)"), ("lifetime", "4", "years"), ("share", "2", "%"),
        ("cost per coin", "26795", "USD/BTC"), ("hashprice", "62.87", "USD/(PH/s)/day"),
        ("block", "1", "block"), ("hashes", "1", "H"), ("energy", "241", "GWh"), ("power", "10", "GW"), ("daily cost", "12.06e6", "USD/day"),
    )
}  # fmt: skip
