"""Specifications: how each series is adjusted, fixed and reviewed, as data in specifications.toml."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from kuroji.classifications.partners import partner
from kuroji.model.observation import TOTAL, WORLD, Measure
from kuroji.model.period import Frequency

FILE = "specifications.toml"


class Specification(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a series is adjusted; the words are those of the X-13ARIMA-SEATS manual (Census Bureau, chapter 7).

    Logarithms are taken and the adjustment is multiplicative, always, as the Ministry does.
    `window` is how many of the latest periods are adjusted, `lead` how many are forecast to
    extend them. `calendar` and `ramps` are X-13's own regression variables; `holidays` is
    empty, `national`, or `national and closure` (public offices' New Year rest as well).
    `default` tells that nobody reviewed it for this very series.
    """

    name: str
    model: str
    source: str
    reviewed: str
    window: int = 120
    lead: int = 12
    calendar: tuple[str, ...] = ()
    holidays: str = ""
    lunar_new_year: bool = False
    ramps: tuple[str, ...] = ()
    outliers: tuple[str, ...] = ()
    default: bool = False


class Use(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A series with the name of the specification reviewed for it."""

    specification: str
    reporter: str
    flow: str
    partner: str = WORLD
    commodity: str = TOTAL
    measure: str = Measure.VALUE
    frequency: str = Frequency.MONTH


class _Book(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    specification: tuple[Specification, ...]
    use: tuple[Use, ...]


@cache
def _book() -> _Book:
    text = (resources.files(__package__) / FILE).read_text("utf-8")
    return msgspec.toml.decode(text, type=_Book)


def named(name: str) -> Specification:
    """The specification of that name; KeyError for another, because names are written in our own file only."""
    return {s.name: s for s in _book().specification}[name]


def specification_for(use: Use) -> Specification:
    """The specification reviewed for a series (`use.specification` is not read), else the default of its frequency.

    The default takes Lunar New Year into account for partners in Asia.
    """
    for known in _book().use:
        if msgspec.structs.replace(known, specification="") == msgspec.structs.replace(use, specification=""):
            return named(known.specification)
    if use.frequency == Frequency.QUARTER:
        return named("default-quarterly")
    return named("default-asia" if in_asia(use.partner) else "default")


def in_asia(code: str) -> bool:
    """Whether a partner is Asia or lies in it, by the customs' areas."""
    while code and code != WORLD:
        if code == "asia":
            return True
        code = partner(code).parent
    return False
