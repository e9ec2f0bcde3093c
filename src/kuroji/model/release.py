"""Releases: what was published, when, at which stage, and where its bytes came from."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Release(msgspec.Struct, frozen=True):
    """One publication of official figures.

    `id` is `source/periods/stage/date`, told apart by a suffix when the same date saw two
    texts. `periods` are written periods; `stage` is the digit of Stage or 0 for a
    snapshot of a long series, whose cells each have a stage of their own. `published_at`
    and `retrieved_at` are UTC; `published_basis` is `stated` or `inferred`. `sha256` is of
    the bytes read. Identity is the content: the official site replaces files in place.
    `title_ja` is given where source, period and stage do not say in Japanese what it is.
    """

    id: str
    source: str
    reporter: str
    stage: int
    periods: tuple[str, ...]
    published_at: datetime
    published_basis: str
    sha256: str
    title: str = ""
    address: str = ""
    retrieved_at: datetime | None = None
    title_ja: str = ""
