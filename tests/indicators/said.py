"""The types of the fixtures: `said` makes one observation, `ask` answers with a fact."""

from __future__ import annotations

from collections.abc import Callable

from kuroji.model.fact import Fact

Row = dict[str, object]
Ask = Callable[..., Fact]
Said = Callable[..., Row]
