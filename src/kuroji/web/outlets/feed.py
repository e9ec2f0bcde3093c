"""Feeds: the newest stories of a language, all or of one topic, as Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org).

Ids are UUIDs made from reporter, period and language, so they stay the same when a story
is revised, when the site moves and when both feeds carry it. `updated` is the instant of
the newest release told from: it moves when the figures do, never with the clock. A date of
publication that no release states is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5

import msgspec

from kuroji.stories.rendering.markdown import markdown
from kuroji.stories.story import STATED, Story
from kuroji.web.outlets.listing import path_of
from kuroji.web.outlets.outlet import ALL, ATOM, JSON_FEED, Written, feed_path
from kuroji.web.site import Site

# What ids are made from; it names this program and must never change.
SPACE = uuid5(NAMESPACE_URL, "https://kuroji.example/feeds")
TITLES = {"en": "Kuroji: trade statistics that can be checked", "ja": "Kuroji 黒字：検証できる貿易統計"}
AUTHOR = "Kuroji"


def identity(*parts: str) -> str:
    """The id of a feed or an entry: urn:uuid:..., the same for the same parts."""
    return uuid5(SPACE, "/".join(parts)).urn


def title_of(language: str, topic: str) -> str:
    """The title of a feed."""
    return TITLES[language] if topic == ALL else f"{TITLES[language]} · {topic}"


def updated(stories: Sequence[Story]) -> datetime:
    """When the newest figure of the stories became known."""
    return max(story.updated_at for story in stories)


def atom(site: Site, language: str, topic: str, stories: Sequence[Story]) -> Written:
    """The feed as Atom; each entry links its page and the Markdown of it, and carries the summary."""
    when = updated(stories)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        f"<id>{identity('feed', language, topic)}</id>",
        f"<title>{escape(title_of(language, topic))}</title>",
        f"<updated>{_instant(when)}</updated>",
        f"<author><name>{AUTHOR}</name></author>",
        _link("self", ATOM, site.absolute(feed_path(language, topic, "atom"))),
        _link("alternate", "text/html", site.absolute(f"/{language}/")),
        f"<rights>{escape(stories[0].attribution)}</rights>",
        *(line for story in stories for line in _entry(site, story)),
        "</feed>",
    ]
    return Written("\n".join(lines) + "\n", when)


def _entry(site: Site, story: Story) -> Iterator[str]:
    path = path_of(story)
    yield "<entry>"
    yield f"<id>{_id_of(story)}</id>"
    yield f"<title>{escape(story.headline.text)}</title>"
    if story.published_basis == STATED:
        yield f"<published>{_instant(story.published_at)}</published>"
    yield f"<updated>{_instant(story.updated_at)}</updated>"
    yield _link("alternate", "text/html", site.absolute(path))
    yield _link("alternate", "text/markdown", site.absolute(f"{path[:-1]}.md"))
    yield f"<summary>{escape(story.summary.text)}</summary>"
    for topic in story.topics:
        yield f'<category term="{escape(topic)}"/>'
    yield "</entry>"


def _link(relation: str, media_type: str, address: str) -> str:
    return f'<link rel="{relation}" type="{media_type}" href="{escape(address)}"/>'


def json_feed(site: Site, language: str, topic: str, stories: Sequence[Story]) -> Written:
    """The feed as JSON Feed; each item carries the whole story as text."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title_of(language, topic),
        "home_page_url": site.absolute(f"/{language}/"),
        "feed_url": site.absolute(feed_path(language, topic, "json")),
        "language": language,
        "authors": [{"name": AUTHOR}],
        "items": [_item(site, story) for story in stories],
    }
    return Written(msgspec.json.format(msgspec.json.encode(feed), indent=1).decode() + "\n", updated(stories))


def _item(site: Site, story: Story) -> dict[str, object]:
    return {
        "id": _id_of(story),
        "url": site.absolute(path_of(story)),
        "title": story.headline.text,
        "summary": story.summary.text,
        "content_text": markdown(story),
        **({"date_published": _instant(story.published_at)} if story.published_basis == STATED else {}),
        "date_modified": _instant(story.updated_at),
        "language": story.language,
        "tags": list(story.topics),
        "attachments": [
            {
                "url": site.absolute(f"{path_of(story)[:-1]}.csv"), "mime_type": "text/csv",
                "title": "facts",
            }
        ],
    }  # fmt: skip


def _id_of(story: Story) -> str:
    return identity("story", story.reporter, story.period, story.language)


def _instant(instant: datetime) -> str:
    """An instant as both formats write it (RFC 3339)."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


WRITERS = {"atom": atom, "json": json_feed}
MEDIA_TYPES = {"atom": ATOM, "json": JSON_FEED}
