"""The words of a fact's trace."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language."""

    kicker: str


WORDS = {"en": Words(kicker="A figure traced"), "ja": Words(kicker="数値の由来")}
