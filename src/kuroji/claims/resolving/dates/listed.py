"""Listed: figures and periods of an English sentence that go in pairs: 84.9, 118.5 and 110.2 trillion yen in 2021, 2022 and 2023."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.periods import OWN, Dated, Named
from kuroji.claims.resolving.words.talk import Line, Talk

_FIGURES = (Kind.AMOUNT, Kind.QUANTITY, Kind.PERCENT)
_AND = expression(
    r"(?:,? and |, |,? then |/| / )(?:by |to |in |of |an? |the )*(?:rise of |drop of |fall of )?[¥$]?", re.IGNORECASE
)
_IN = expression(r"(?: yen| tonnes| units)?,? (?:in|for|over|during) (?:the )?", re.IGNORECASE)
_CLOSE = 0.05


def paired(mention: Mention, line: Line, talk: Talk) -> list[Dated]:
    """The period at the place in its list that a figure has in its own, where the two lists stand side by side."""
    offset = line.sentence.start
    figures = [m for m in line.sentence.mentions if m.kind in _FIGURES and not m.not_ours]
    named = [n for n in line.periods if n.part == OWN]
    if line.japanese or mention not in figures or len(named) < 2:
        return []
    if not _is_list(line.text, [(n.start, n.end) for n in named]):
        return []
    run: list[Mention] = []
    for figure in reversed([m for m in figures if m.end - offset <= named[0].start]):
        gap = line.text[figure.end - offset : run[0].start - offset if run else named[0].start]
        if (_AND if run else _IN).fullmatch(gap) is None:
            break
        run.insert(0, figure)
    bare = len(named) - len(run)
    if (
        mention not in run
        or bare < 0
        or not re.search(rf"(?:\d[\d.]*(?:, | and )){{{bare}}}[¥$]?$", line.text[: run[0].start - offset])
    ):
        return []
    return _of(named, bare + run.index(mention), talk)


def _of(named: Sequence[Named], place: int, talk: Talk) -> list[Dated]:
    return [Dated(p, _CLOSE, named[place].text) for p in named[place].periods(talk.scene)[:1]]


def _is_list(text: str, places: Sequence[tuple[int, int]]) -> bool:
    return all(_AND.fullmatch(text, a[1], b[0]) is not None for a, b in pairwise(places))
