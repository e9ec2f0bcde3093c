"""Short names: goods that a Japanese article names in full once and by their last word after that.

半導体製造装置 is then 装置, and 電子部品 is 部品 where no cars are spoken of (their parts are, where they are).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.reading import Word
from kuroji.claims.resolving.words.names import alone
from kuroji.claims.resolving.words.spotting import without_overlaps
from kuroji.claims.resolving.words.talk import Line, speaks_of_cars
from kuroji.claims.resolving.words.topics import topics

_BESIDE = r"(?<![一-龠々ァ-ヴーA-Za-z])"
_FOLLOWED = r"(?=[はがもの:、]|に[つ占]|[\s]|輸[出入]|[をで])"
# The word alone, the name it is short for, and its code in exports.
_SHORT = (
    (expression(rf"{_BESIDE}装置{_FOLLOWED}"), "半導体製造装置", "export:PC:70131"),
    (expression(rf"{_BESIDE}(?<![のなるいうくすたん])部品(?=[はがもの:])"), "電子部品", "export:PC:70323"),
)
_PARTS = "電子部品"


def with_short_names(lines: Sequence[Line]) -> list[Line]:
    """The lines of an article with the words that are short for goods it names in full."""
    told = [word.means for line in lines for word in line.words if line.japanese and word.sort == "commodity"]
    cars = any(speaks_of_cars(line) for line in lines)
    for pattern, name, code in _SHORT:
        if any(code in means for means in told) and not (cars and name == _PARTS):
            lines = [_with(line, alone(line.text, pattern, name)) for line in lines]
    return list(lines)


def _with(line: Line, found: Sequence[Word]) -> Line:
    if not found or not line.japanese:
        return line
    words = without_overlaps([*line.words, *found])
    return msgspec.structs.replace(line, words=words, topics=topics(line.text, words))
