"""Told without a number: the rise in exports, imports rose chiefly in, swings to a deficit: as their Facts say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kuroji.claims.gating.hearing import Part
from kuroji.claims.gating.placed import Grounds
from kuroji.claims.gating.subjects import Spot
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.reading import Word
from kuroji.claims.resolving.words.talk import Line
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import Period

_BESIDE = 12


def misdirected(
    part: Part,
    line: Line,
    spots: Sequence[Spot],
    known: dict[tuple[str, str, str, str], int],
    balances: dict[tuple[str, str, str], int],
    home: Period,
) -> Iterator[tuple[int, str, Grounds]]:
    """The words of movement of a sentence that go the other way than the figures they speak of."""
    balance = balances.get((WORLD, TOTAL, str(home)), 0)
    for mention in line.sentence.mentions:
        if mention.kind is not Kind.DIRECTION or any(_overlaps(s, mention) for s in spots):
            continue
        if mention.side:
            if balance and mention.direction != balance:
                yield mention.start, mention.text, Grounds("direction", _word(balance), mention.text)
            continue
        wanted = _by_flow(mention, part, line, spots, known) or _by_list(mention, line, spots)
        if wanted and wanted != mention.direction:
            yield mention.start, mention.text, Grounds("direction", _word(wanted), _word(mention.direction))


def _word(sign: int) -> str:
    return "a rise" if sign > 0 else "a fall"


def _overlaps(spot: Spot, mention: Mention) -> bool:
    return spot.placed.start < mention.end and mention.start < spot.placed.end


def _by_flow(
    mention: Mention, part: Part, line: Line, spots: Sequence[Spot], known: dict[tuple[str, str, str, str], int]
) -> int:
    """The way the flow named right beside the word went, of the partner the paragraph speaks of."""
    flow = _flow_beside(mention, line, [w for w in part.words if line.sentence.start <= w.start < line.sentence.end])
    if flow is None or flow.means not in ("export", "import"):
        return 0
    periods = [s.fact.period for s in spots]
    partners = [w.means for w in part.words if w.sort == "partner" and w.end <= mention.start]
    where = partners[-1] if partners else WORLD
    return known.get((flow.means, where, TOTAL, periods[0]), 0) if periods else 0


def _flow_beside(mention: Mention, line: Line, words: Sequence[Word]) -> Word | None:
    flows = [w for w in words if w.sort == "flow" and not w.text.endswith("の")]
    rest = line.sentence.text[mention.end - line.sentence.start :]
    near = re.match(rf"[^、,]{{0,{_BESIDE // 2}}}", rest)
    after = [w for w in flows if 0 <= w.start - mention.end <= (near.end() if near else 0)]
    before = [w for w in flows if 0 <= mention.start - w.end <= 1]
    return (after or before[-1:] or [None])[0]  # type: ignore[list-item]


def _by_list(mention: Mention, line: Line, spots: Sequence[Spot]) -> int:
    """In Japanese the way of the goods listed before the word, which close with it."""
    if not line.japanese:
        return 0
    listed = [
        s for s in spots
        if line.sentence.start <= s.placed.start and s.placed.end <= mention.start and s.fact.indicator == "change"
    ]  # fmt: skip
    if not listed or not _closes(mention, line, listed[-1]):
        return 0
    return 1 if not listed[-1].fact.exact.startswith("-") else -1


def _closes(mention: Mention, line: Line, last: Spot) -> bool:
    gap = line.sentence.text[last.placed.end - line.sentence.start : mention.start - line.sentence.start]
    return re.fullmatch(r"[^）]{0,40}）(?:など)?[はが]", gap) is not None
