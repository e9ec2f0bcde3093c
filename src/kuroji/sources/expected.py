"""What each source must satisfy before it is taken in, kept as data in expectations/."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def expectations(source: str) -> dict[str, Any]:
    """The expectations of `mof_press` or `mof_series`: tables of minima, maxima and largest differences."""
    return tomllib.loads((resources.files(__package__) / "expectations" / f"{source}.toml").read_text("utf-8"))
