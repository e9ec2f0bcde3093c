"""The type of the fixture `said`, which makes one observation."""

from __future__ import annotations

from collections.abc import Callable

Row = dict[str, object]
Said = Callable[..., Row]
