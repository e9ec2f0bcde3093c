"""The list of stories: months, calendar years and fiscal years, with their totals."""

from __future__ import annotations

from kuroji.web.archive import archive, totals
from kuroji.web.page import Content, Kind, Page
from kuroji.web.siblings.lists import document, section
from kuroji.web.siblings.lists import totals as totals_of
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


def _markdown(site: Site, page: Page, listed: Stories) -> str:
    words = listed.words
    parts = ((words.months, listed.months), (words.years, listed.years), (words.fiscal_years, listed.fiscal_years))
    tables = (section(title, totals_of(site, rows, words)) for title, rows in parts if rows)
    return document(site, page.language, words.stories, words.stories_intro, *tables, words.other_periods)


STORIES = Kind(name="stories", template="stories.html", content=content, writers={"md": _markdown})
