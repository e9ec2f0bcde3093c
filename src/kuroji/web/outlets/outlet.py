"""An outlet: one file for programs that belongs to the site and is no page, and the addresses of all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec

from kuroji.web.site import Site

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
MARKDOWN = "text/markdown"
# The feed of all stories; the others are called by their topic.
ALL = "all"
FEED_FORMS = {"atom": ATOM, "json": JSON_FEED}


class Written(msgspec.Struct, frozen=True):
    """What an outlet says, and when what it says last changed (UTC); None where no instant can be named."""

    body: str
    updated: datetime | None = None


class Outlet(msgspec.Struct, frozen=True):
    """A file with its path, its media type and what writes it."""

    path: str
    media_type: str
    write: Callable[[Site], Written]


class FeedLink(msgspec.Struct, frozen=True):
    """A feed as the head of a page announces it."""

    title: str
    path: str
    media_type: str


def covering(language: str) -> str:
    """The llms.txt that covers the pages of a language: the most specific one there is (llmstxt.org, version 2)."""
    return f"/{language}/llms.txt"


def feed_path(language: str, topic: str, form: str) -> str:
    """/en/feeds/all.atom, /ja/feeds/crude-oil.json."""
    return f"/{language}/feeds/{topic}.{form}"


def feeds(language: str) -> tuple[FeedLink, ...]:
    """The feeds of all stories in a language, for the head of its pages."""
    title = {"en": "Kuroji: all stories", "ja": "Kuroji：全記事"}[language]
    return tuple(FeedLink(title, feed_path(language, ALL, form), media) for form, media in FEED_FORMS.items())
