"""Official trade statistics turned into facts that can be checked, at any vintage.

The short public API, each name loaded when it is first used:

    import kuroji

    store = kuroji.open()            # the user's store over the embedded figures
    story = kuroji.brief("2026-05")  # the story of a period
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kuroji.store.opening import open_store as open  # noqa: A004 - read as kuroji.open
    from kuroji.stories.brief import brief

__version__ = "0.1.0"
__all__ = ["__version__", "brief", "open"]

# Public name -> the module and the name it is kept under there.
_OFFERED = {
    "open": ("kuroji.store.opening", "open_store"),
    "brief": ("kuroji.stories.brief", "brief"),
}


def __getattr__(name: str) -> object:
    """The public object called `name`, imported on first use (PEP 562)."""
    if name not in _OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _OFFERED[name]
    found = getattr(import_module(module), attribute)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted({*globals(), *_OFFERED})
