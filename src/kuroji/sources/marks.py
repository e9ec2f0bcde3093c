"""The meaning of a printed cell, written once for every source that prints in the Ministry's manner.

Marks (https://www.customs.go.jp/toukei/sankou/howto/riyou_e.htm): `-` is nil, `0` less than
half a unit, ZENZO (全増) nil a year ago, ZENGEN (全減) nil now. A balance that changed sign
has `-` for its change; one that grew out of all proportion a multiple, `*914`. Totals write
a negative as △, all else as `-`. `-0.0` is a fall that rounds to zero, and keeps its sign.
"""

from __future__ import annotations

import re
import unicodedata

from kuroji.model.errors import InputError
from kuroji.model.observation import Status
from kuroji.sources.observation_table import Printed

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?")
_FOLD = re.compile(r"\*\s*(-?\d[\d.]*)|(-?\d[\d.]*)\s*倍")
_NEGATIVE = str.maketrans({"△": "-", "▲": "-", "−": "-", "‐": "-", "―": "-", ",": None, " ": None})
WITHHELD_MARKS = {"***", "X"}
_FROM_NIL = {"ZENZO", "全増"}
_TO_NIL = {"ZENGEN", "全減"}


def level(text: str, scale: float = 1.0) -> Printed | None:
    """A printed amount or quantity, times `scale` into base units; None for an empty cell (nothing is counted there).

    Raises InputError for anything but a number or a mark.
    """
    plain = _plain(text)
    if plain == "":
        return None
    if plain == "-":
        return Printed(0.0, scale, Status.NIL)
    if plain in WITHHELD_MARKS:
        return Printed(None, scale, Status.WITHHELD)
    value, grain = _number(plain)
    return Printed(value * scale, grain * scale, Status.NORMAL if value else Status.ROUNDS_TO_ZERO)


def portion(text: str) -> Printed:
    """A printed share (percent) or contribution (points): a number, or nil, or left empty (undefined)."""
    plain = _plain(text)
    if plain == "":
        return Printed(None, 0.1, Status.UNDEFINED)
    if plain == "-":
        return Printed(0.0, 0.1, Status.NIL)
    value, grain = _number(plain)
    return Printed(value, grain, Status.NORMAL)


def change(text: str) -> Printed:
    """A printed change on a year ago of an amount or a quantity, in percent, or the mark that stands for it."""
    plain = _plain(text)
    if plain in _FROM_NIL:
        return Printed(None, 0.1, Status.FROM_NIL)
    if plain in _TO_NIL:
        return Printed(None, 0.1, Status.TO_NIL)
    if plain in ("", "-"):
        return Printed(None, 0.1, Status.UNDEFINED)
    if found := _FOLD.fullmatch(plain):
        value, grain = _number(found[1] or found[2])
        return Printed(value, grain, Status.FOLD)
    value, grain = _number(plain)
    return Printed(value, grain, Status.NORMAL)


def balance_change(text: str) -> Printed:
    """A printed change of a balance, in percent of its size a year ago; `-` tells that the balance changed sign."""
    if _plain(text) == "-":
        return Printed(None, 0.1, Status.SIGN_CHANGE)
    return change(text)


def whole(text: str) -> int:
    """A printed whole number in the page's own unit, nil being 0. Raises InputError when there is none."""
    plain = _plain(text)
    return 0 if plain == "-" else int(_number(plain)[0])


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_NEGATIVE).strip()


def _number(plain: str) -> tuple[float, float]:
    if not _NUMBER.fullmatch(plain):
        raise InputError(
            f"{plain[:40]!r} is neither a number nor a known mark",
            remedy="Known marks are -, 0, ZENZO, ZENGEN, *<multiple> and a leading triangle; "
            "if the publisher introduced a new one, report it.",
        )
    decimals = len(plain.partition(".")[2])
    return float(plain), float(f"1e-{decimals}")
