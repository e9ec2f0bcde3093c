"""Feeds as Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org), from entries as plain values.

Ids are UUIDs made from reporter, period and language, so they stay the same when a story is
revised, when the site moves, and when both feeds, or the watcher's, carry it. `updated` is the
instant of the newest release told from: it moves when the figures do, never with the clock. A
date of publication that no release states is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5

import msgspec

from kuroji.web.outlets.outlet import ATOM, JSON_FEED

# What ids are made from; it names this program and must never change.
SPACE = uuid5(NAMESPACE_URL, "https://kuroji.example/feeds")
TITLES = {"en": "Kuroji: trade statistics that can be checked", "ja": "Kuroji 黒字：検証できる貿易統計"}
AUTHOR = "Kuroji"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One story: its id, its words and where it is read; `text` is the whole of it as Markdown, empty where it is not to hand.

    `published` is None where no release states when the figures first came out; `files` are
    its other formats, media type and address.
    """

    id: str
    title: str
    summary: str
    text: str
    language: str
    url: str
    published: datetime | None
    updated: datetime
    topics: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed: its id and title, the page it belongs to, its own address by format, whose figures, and the entries."""

    id: str
    title: str
    language: str
    home: str
    own: dict[str, str]
    rights: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        """When the newest figure of the stories became known."""
        return max(entry.updated for entry in self.entries)


def identity(*parts: str) -> str:
    """The id of a feed or an entry: urn:uuid:..., the same for the same parts."""
    return uuid5(SPACE, "/".join(parts)).urn


def as_atom(feed: Feed) -> str:
    """The feed as Atom; each entry links its page and its files, and carries the summary."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{feed.language}">',
        f"<id>{feed.id}</id>",
        f"<title>{escape(feed.title)}</title>",
        f"<updated>{_instant(feed.updated)}</updated>",
        f"<author><name>{AUTHOR}</name></author>",
        _link("self", ATOM, feed.own["atom"]),
        _link("alternate", "text/html", feed.home),
        f"<rights>{escape(feed.rights)}</rights>",
        *(line for entry in feed.entries for line in _entry(entry)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{entry.id}</id>"
    yield f"<title>{escape(entry.title)}</title>"
    if entry.published is not None:
        yield f"<published>{_instant(entry.published)}</published>"
    yield f"<updated>{_instant(entry.updated)}</updated>"
    yield _link("alternate", "text/html", entry.url)
    for media_type, address in entry.files:
        yield _link("alternate", media_type, address)
    yield f"<summary>{escape(entry.summary)}</summary>"
    for topic in entry.topics:
        yield f'<category term="{escape(topic)}"/>'
    yield "</entry>"


def _link(relation: str, media_type: str, address: str) -> str:
    return f'<link rel="{relation}" type="{media_type}" href="{escape(address)}"/>'


def as_json_feed(feed: Feed) -> str:
    """The feed as JSON Feed; each item carries the whole story as text, or its summary where that is all there is."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.own["json"],
        "language": feed.language,
        "authors": [{"name": AUTHOR}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"


def _item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_text": entry.text or entry.summary,
        **({"date_published": _instant(entry.published)} if entry.published is not None else {}),
        "date_modified": _instant(entry.updated),
        "language": entry.language,
        "tags": list(entry.topics),
        "attachments": [{"url": address, "mime_type": media_type} for media_type, address in entry.files],
    }


def _instant(instant: datetime) -> str:
    """An instant as both formats write it (RFC 3339)."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


WRITERS = {"atom": as_atom, "json": as_json_feed}
MEDIA_TYPES = {"atom": ATOM, "json": JSON_FEED}
