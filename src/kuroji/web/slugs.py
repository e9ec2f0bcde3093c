"""Slugs of stories: from the period to the words in its address, and back."""

from __future__ import annotations

from difflib import get_close_matches

from kuroji.model.errors import UsageError
from kuroji.model.period import Period, parse
from kuroji.web.addresses import address
from kuroji.web.archive import archive
from kuroji.web.missing import Near, NoSuchPage
from kuroji.web.site import Site
from kuroji.web.words.dates import named

PREFIX = "japan-trade-"
NEAREST = 4


def slug(period: Period) -> str:
    """japan-trade-2026-05: the same as the story's own."""
    return PREFIX + str(period).lower().replace("..", "-to-")


def period_of(site: Site, text: str, language: str) -> Period:
    """The period of a slug. Raises NoSuchPage, with the stories that may have been meant, for another text."""
    found = _understood(text.removeprefix(PREFIX), site) if text.startswith(PREFIX) else None
    if found is None or slug(found) != text:
        raise NoSuchPage(f"there is no story {text!r}", _near(site, text, language))
    return found


def _understood(text: str, site: Site) -> Period | None:
    try:
        return parse(text.replace("-to-", ".."), site.reporter.fiscal)
    except UsageError:
        return None


def _near(site: Site, text: str, language: str) -> tuple[Near, ...]:
    """The stories whose slugs are most like the text; the newest where nothing is like it."""
    meant = _understood(text.removeprefix(PREFIX), site)
    periods = {slug(period): period for period in archive(site).periods}
    if meant is not None:
        periods |= {slug(meant): meant}
    found = get_close_matches(text, periods, NEAREST, cutoff=0.6) or list(periods)[:NEAREST]
    return tuple(Near(named(periods[one], language), address("story", language, slug=one)) for one in found)
