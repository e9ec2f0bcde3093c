"""The short public API: what `import kuroji` offers, taking periods and vintages as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kuroji.claims.verdict import Checked
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


def check(
    article: str | bytes | Path | Mapping[str, Any],
    *,
    published: str = "",
    as_of: str = "latest",
    store: Store | None = None,
) -> Checked:
    """The claims about trade in one article, with their verdicts.

    `article` is a text of any form (plain, Markdown, HTML, JSON), its bytes, a Path, a web
    address, or a record (`{"title", "body" or "body_md", "published_at", "lang", "url"}`).
    `published` goes before the article's own date; figures known at `as_of` are called now.
    Raises InputError for what cannot be read or holds several articles, UsageError for a
    date that cannot be understood, and as kuroji.fetching does for an address.
    """
    from kuroji.claims.checking import check as judge
    from kuroji.claims.loading.articles import Settings
    from kuroji.claims.loading.load import load_one
    from kuroji.classifications.reporters import JAPAN
    from kuroji.model.instant import parse_as_of

    instant = parse_as_of(as_of, JAPAN)
    return judge(load_one(article, Settings(published=published)), store or open(), instant)
