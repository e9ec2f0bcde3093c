"""Lists of periods: Jan -1,166; Feb +37; Mar +631 under (JPY bn), 1月 2.2、5月 2.4 under 単位は兆円: figures whose unit a heading declares.

The unit may be one of money or percent; it holds for lists of three periods or more, each with a bare number behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.numbers import western
from kuroji.claims.mentions.patterns import MONTH, YEAR

_PERIOD = (
    rf"(?:(?:{MONTH}|q[1-4]|h[12]|[1-4]q|[12]h)(?:[\s-]?(?:{YEAR}|'?\d\d(?![\d.,])))?|(?:fy|cy)\s?\d{{2,4}}|{YEAR}"
    rf"|(?:{YEAR}年|'?\d\d年)?\d{{1,2}}月|\d{{4}}年度?|第[1-4一二三四]四半期|{YEAR}年?\d{{1,2}}-\d{{1,2}}月期|\d{{1,2}}-\d{{1,2}}月期)"
)
_NUMBER = r"(?P<sign>[+–▲-]|\()?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,5}(?:\.\d{1,3})?)\)?"
_ENDS = r"(?=\s?[,;、。/|•·)]|\.(?!\d)|\s?$|\s)(?!,\d{3}|\s?(?:%|per\s?cent|兆|億|万|円|yen|bn|tn|trn|billion|trillion|million)(?![a-z]))"
_PAIR = expression(
    rf"(?:(?<=^)|(?<=[\s(,;、/|•·:：]))(?P<period>{_PERIOD})(?:\s?[:：=は]\s?|\s{{1,3}}|　|→){_NUMBER}{_ENDS}"
)
_PARTED = expression(r"\)?(?:[^\S\n]|[,;、。/|•·.]){0,4}(?:\n[^\S\n]{0,4})?(?:[-*•・▪]\s?)?(?:and\s)?")
_LEAST = 3

# Kind, unit and size of one of it.
Unit = tuple[Kind, str, Decimal]
Note = tuple[int, Unit]
# Where a figure stands and what it says.
Figure = tuple[int, int, Saying]


def figures(text: str, notes: Sequence[Note]) -> list[Figure]:
    """The figures of the lists of periods in a text, with their places; `notes` are the units declared in it."""
    found: list[Figure] = []
    run: list[tuple[int, int, str, str]] = []
    for match in _PAIR.finditer(text) if notes else ():
        if run and not _PARTED.fullmatch(text, run[-1][1], match.start()):
            found.extend(_told(run, notes))
            run = []
        first = match.start("sign") if match["sign"] else match.start("number")
        run.append((first, match.end(), match["sign"] or "", match["number"]))
    return [*found, *_told(run, notes)]


def _told(run: Sequence[tuple[int, int, str, str]], notes: Sequence[Note]) -> Iterator[Figure]:
    if len(run) < _LEAST:
        return
    unit = next((unit for at, unit in reversed(notes) if at <= run[0][0]), None)
    if unit is None:
        return
    kind, name, size = unit
    for first, last, sign, told in run:
        number = western(told)
        if number is None:
            continue
        counted, falls = number.times(size), sign not in ("", "+")
        way = (-1 if falls else 1) if sign and kind is Kind.PERCENT else 0
        value = -counted.value if falls else counted.value
        yield first, last, Saying(kind=kind, value=value, grain=counted.grain, unit=name, direction=way)
