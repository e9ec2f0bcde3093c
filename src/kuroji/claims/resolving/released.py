"""Released: an article of the release itself, that is dated before the day the calendar has for it.

A report of Wednesday's release carries Wednesday's date wherever it is read, and the calendar's own day is in part
inferred: the month that such an article opens with is out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.reading import Voice
from kuroji.claims.resolving.measures.voicing import voice_of
from kuroji.claims.resolving.words.periods import OWN
from kuroji.claims.resolving.words.scene import Scene, scene_of
from kuroji.claims.resolving.words.talk import Line
from kuroji.model.period import month

_OPENING = 4
_TOLERATED = timedelta(days=5)
_YET_TO_COME = expression(
    r"\b(?:likely|expect\w*|forecast\w*|preview|poll(?:ed)?|ahead|will|would|could|may be|due|due out|seen|estimat\w*|projected|set to|on course|coming|next week|tomorrow)\b"
    r"|\b(?:first|opening) (?:10|20|ten|twenty) days\b|見通し|予想|予測|見込|予定|発表される|公表される|発表を控え|来週|明日|上旬|上中旬|速報前",
    re.IGNORECASE,
)


def scene_at(published: datetime, lines: Sequence[Line]) -> Scene:
    """The scene of an article: the month due next is the newest, where it opens with it a few days before the calendar's day."""
    scene = scene_of(published)
    if scene_of(published + _TOLERATED).newest <= scene.newest:
        return scene
    following = month(scene.newest + 1)
    opening = [line for line in lines if not any(m.head for m in line.sentence.mentions)][:_OPENING]
    if any(_YET_TO_COME.search(line.text) for line in opening):
        return scene
    named = any(
        p.end == following.end and p.is_made_of_months
        for line in opening for n in line.periods if n.part == OWN for p in n.periods(scene)[:1]
    )  # fmt: skip
    stated = any(_is_stated(line) for line in opening)
    return msgspec.structs.replace(scene, newest=following.end) if named and stated else scene


def _is_stated(line: Line) -> bool:
    """Whether a sentence states a figure of the source's own."""
    return any(
        m.value is not None and not m.not_ours and voice_of(m, m.start - line.sentence.start, line)[0] == Voice.REPORTED
        for m in line.sentence.mentions
    )
