"""Units of quantity: the scaled units of the press release brought to the unit of the long series, once.

The release scales its columns to fit (TMT, MNO) and does so differently from table to
table; the long series keeps one unit for each commodity. Units of one family are converted
and the rounding grain with them; another family (gross tonnage beside a number of ships)
is another series and keeps its unit.
"""

from __future__ import annotations

from kuroji.classifications.codelist import folded, nearest
from kuroji.model.errors import InputError

# Base unit -> (family, how many of the family's smallest unit).
FAMILIES: dict[str, tuple[str, float]] = {
    "KG": ("mass", 1.0),
    "MT": ("mass", 1000.0),
    "NO": ("number", 1.0),
    "KL": ("volume", 1.0),
    "GT": ("gross tonnage", 1.0),
}
_SCALES = {"": 1.0, "t": 1e3, "m": 1e6, "千": 1e3, "百万": 1e6}
_PRESS = {folded(scale + base): (base, factor) for base in FAMILIES for scale, factor in _SCALES.items()}


def press_unit(text: str) -> tuple[str, float]:
    """The base unit and factor of a unit as the release prints it: `TMT` is (`MT`, 1000.0), blank is (``, 1.0).

    Raises InputError for a unit that is not known.
    """
    printed = folded(text).replace(" ", "")
    if not printed:
        return "", 1.0
    found = _PRESS.get(printed)
    if found is None:
        raise InputError(
            f"the unit {text!r} is not known",
            remedy=f"Nearest: {nearest(text, [name.upper() for name in _PRESS])}. A new unit needs a line in units.py.",
        )
    return found


def to_canonical(value: float | None, quantum: float, unit: str, canonical: str) -> tuple[float | None, float, str]:
    """A quantity, its rounding grain and its unit brought to `canonical` when both units are of one family.

    A unit of another family, or no canonical unit, leaves all three as they are.
    """
    if not canonical or not unit or unit == canonical:
        return value, quantum, unit
    family, size = FAMILIES[unit]
    canonical_family, canonical_size = FAMILIES[canonical]
    if family != canonical_family:
        return value, quantum, unit
    if size >= canonical_size:
        factor = size / canonical_size
        return (None if value is None else value * factor), quantum * factor, canonical
    divisor = canonical_size / size
    return (None if value is None else value / divisor), quantum / divisor, canonical
