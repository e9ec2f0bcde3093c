"""Regular expressions that are compiled when they are first asked, so that a text in one language pays for one."""

from __future__ import annotations

import re
from typing import cast


class _Expression:
    """Stands for a pattern: the first look-up of a method compiles it, later ones find the pattern's own method."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        found: object = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for `search`, `match`, `fullmatch`, `finditer`, `findall` and `sub`, compiled on first use.

    A mistake in the pattern is raised then, not here; the tests ask every one.
    """
    return cast("re.Pattern[str]", _Expression(source, flags))
