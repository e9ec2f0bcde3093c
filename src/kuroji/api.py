"""The short public API: what `import kuroji` offers, taking periods and vintages as they are written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kuroji.store.opening import Store
    from kuroji.stories.story import Story


def open(folder: str | Path | None = None) -> Store:  # noqa: A001 - read as kuroji.open
    """The user's store, laid over the embedded figures.

    `folder` is another store than the one KUROJI_STORE, or else the user's data folder,
    names. Raises StoreError when the store is damaged, or newer than this program.
    """
    from kuroji.settings import from_environment
    from kuroji.store.opening import open_store

    return open_store(Path(folder) if folder is not None else from_environment().store)


def brief(
    period: str | None = None, *, as_of: str = "latest", language: str = "en", store: Store | None = None
) -> Story:
    """The story of a period (`2026-05`, `FY2025`; default: the newest month) as known at `as_of`.

    `as_of` is `latest`, `first`, a date or a timestamp. Raises UsageError for a period or
    vintage that cannot be understood, NotPublished before the period's release, NotHeld when
    its totals are not held.
    """
    from kuroji.classifications.reporters import JAPAN
    from kuroji.model.instant import parse_as_of
    from kuroji.model.period import parse
    from kuroji.stories.brief import brief as tell

    asked = parse(period, JAPAN.fiscal) if period is not None else None
    return tell(store or open(), asked, parse_as_of(as_of, JAPAN), language)
