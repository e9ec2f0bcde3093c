"""Pairs: lists of topics and of numbers that belong together in order: exports and imports rose 17.0% and 12.5%."""

from __future__ import annotations

from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.talk import Line
from kuroji.claims.resolving.words.topics import Topic

_NUMBERS = (Kind.AMOUNT, Kind.PERCENT, Kind.QUANTITY, Kind.POINTS, Kind.MULTIPLE)
_AND = expression(r"\s*(?:,|、|・|と|および|及び)?\s*(?:and|,)?\s*(?:by |about |around |to |約|それぞれ)*")
_LONGEST = 40


def paired(mention: Mention, line: Line) -> Topic | None:
    """The topic whose place in its list is that of the mention among the numbers; None where the two lists differ."""
    numbers = _run(mention, line)
    if len(numbers) < 2:
        return None
    offset = line.sentence.start
    before = [t for t in line.topics if t.end <= numbers[0].start - offset and not t.is_bare]
    listed = _tail(before, line.text)
    if len(listed) != len(numbers) or numbers[0].start - offset - listed[-1].end > _LONGEST:
        return None
    return listed[numbers.index(mention)]


def side_of_list(mention: Mention, line: Line) -> str:
    """The side that the last figure of a list names for all: 3兆9938億円、2兆9072億円の黒字."""
    numbers = _run(mention, line)
    return numbers[-1].side if line.japanese and len(numbers) > 1 else ""


def _run(mention: Mention, line: Line) -> Sequence[Mention]:
    """The numbers of one kind that stand in a list with the mention."""
    alike = [m for m in line.sentence.mentions if m.kind is mention.kind and m.kind in _NUMBERS and not m.not_ours]
    offset = line.sentence.start
    runs: list[list[Mention]] = []
    for each in alike:
        gap = line.text[runs[-1][-1].end - offset : each.start - offset] if runs else "."
        if gap and _AND.fullmatch(gap):
            runs[-1].append(each)
        else:
            runs.append([each])
    return next((run for run in runs if mention in run), [])


def _tail(topics: Sequence[Topic], text: str) -> list[Topic]:
    """The list of topics that ends with the last one."""
    found = list(topics[-1:])
    for topic in reversed(topics[:-1]):
        if not _AND.fullmatch(text[topic.end : found[0].start]):
            break
        found.insert(0, topic)
    return found
