"""The Article: what is checked, with its date, its language and where it came from."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article as read.

    `body` is plain text (paragraphs parted by an empty line), never markup. `published_at`
    is an instant with its zone, None when neither the record, the text nor the reader says
    it; `dated_by` says which of them did ("record", "text", "reader"). `language` is `en`,
    `ja` or `` where neither is written. `notices` are plain sentences about what was wrong
    with the input or odd about it (a paywall page, two dates that disagree, a cut text).
    """

    title: str
    body: str
    published_at: datetime | None = None
    dated_by: str = ""
    language: str = ""
    address: str = ""
    notices: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Title, two line ends and body: what all positions count in, in code points."""
        return f"{self.title}\n\n{self.body}"
