"""The text of an article cut at its claims: what can be marked without ever overlapping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from kuroji.claims.verdict import Checked

_GAP = re.compile(r"\n[ \t]*\n\s*")


class Piece(msgspec.Struct, frozen=True):
    """A slice of text with the numbers (from 1) of the claims it is part of, and of those that end with it."""

    text: str
    claims: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()


def paragraphs(checked: Checked) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs as pieces, the title first (empty where there is none)."""
    text = checked.article.text
    start = len(checked.article.title)
    spans = [(0, start), *_parts(text, start + 2)]
    return tuple(tuple(_pieces(checked, text, begin, end)) for begin, end in spans)


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The spans between empty lines."""
    for gap in _GAP.finditer(text, start):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _pieces(checked: Checked, text: str, begin: int, end: int) -> Iterator[Piece]:
    """The span cut wherever a claim begins or ends."""
    inside = [
        (number, max(claim.mention.start, begin), min(claim.mention.end, end))
        for number, claim in enumerate(checked.judged, 1)
        if claim.mention.start < end and claim.mention.end > begin
    ]
    cuts = sorted({begin, end, *(edge for _, *edges in inside for edge in edges)})
    for left, right in pairwise(cuts):
        yield Piece(
            text[left:right],
            tuple(number for number, first, last in inside if first <= left and right <= last),
            tuple(number for number, _, last in inside if last == right),
        )
