"""Official trade statistics turned into facts that can be checked, at any vintage.

The short public API, loaded when it is first used:

    import kuroji

    store = kuroji.open()                                    # your store over the embedded figures
    story = kuroji.brief("2026-05", as_of="2026-06-17")      # a month as it was known on a day
    checked = kuroji.check(Path("article.html"))             # somebody's article, claim by claim
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kuroji.api import brief, check, open  # noqa: A004 - read as kuroji.open

__version__ = "0.1.0"
__all__ = ["__version__", "brief", "check", "open"]


def __getattr__(name: str) -> object:
    """The public object called `name` (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kuroji import api

    return getattr(api, name)


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted({*globals(), *__all__})
