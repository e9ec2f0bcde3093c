"""A case: a claim on trial, with all that its judge is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from kuroji.claims.judging.neighbours import Spoken
from kuroji.claims.judging.setting import Setting
from kuroji.claims.judging.truths import Truths
from kuroji.claims.mention import Mention
from kuroji.claims.reading import Reading


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A mention with its readings, best first, and what surrounds it.

    `sentence` is the number of its sentence; `published` the article's instant, None where it is
    not known; `spoken` are the readings of the article's other claims, which this one may share a
    period or a subject with; `setting` the words of the article, None where there are none.
    """

    mention: Mention
    readings: tuple[Reading, ...]
    truths: Truths
    sentence: int = 0
    published: datetime | None = None
    spoken: Sequence[Spoken] = ()
    setting: Setting | None = None
