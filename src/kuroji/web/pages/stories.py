"""The list of stories: months, calendar years and fiscal years, with their totals."""

from __future__ import annotations

from kuroji.web.archive import archive, totals
from kuroji.web.page import Content, Kind, Page
from kuroji.web.site import Site
from kuroji.web.totals import Row, rows
from kuroji.web.words.home import WORDS, Words


class Stories(Content, frozen=True, kw_only=True):
    """The listed stories."""

    words: Words
    months: tuple[Row, ...]
    years: tuple[Row, ...]
    fiscal_years: tuple[Row, ...]


def content(site: Site, page: Page) -> Stories:
    """The listed stories with their totals as known now."""
    held, seen, words = archive(site), totals(site), WORDS[page.language]
    return Stories(
        title=words.stories, description=words.stories_intro, updated=seen.as_of, words=words,
        months=rows(seen, held.months, page.language), years=rows(seen, held.years, page.language),
        fiscal_years=rows(seen, held.fiscal_years, page.language),
    )  # fmt: skip


STORIES = Kind(name="stories", template="stories.html", content=content)
