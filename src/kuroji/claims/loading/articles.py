"""From bytes to articles: decoded, recognised, read, dated, and told what is odd about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from kuroji.claims.article import Article
from kuroji.claims.loading.abroad import about_another_country
from kuroji.claims.loading.dating import dated
from kuroji.claims.loading.decoding import decode
from kuroji.claims.loading.draft import Draft
from kuroji.claims.loading.limits import MOST_BYTES, MOST_CHARACTERS
from kuroji.claims.loading.marked import marked
from kuroji.claims.loading.notices import LANGUAGE_NAMES, Notice
from kuroji.claims.loading.page import page
from kuroji.claims.loading.plain import plain
from kuroji.claims.loading.records import record, records
from kuroji.claims.loading.sniffing import Form, form
from kuroji.claims.loading.tongue import Tongue, tongue
from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import HostileInput, InputError

# What pages say to readers who have not paid, English and Japanese.
_FOR_SUBSCRIBERS = re.compile(
    r"subscribers?[ -]only|for subscribers|already a subscriber|subscribe (?:now )?to (?:read|continue|unlock|keep)"
    r"|(?:log|sign) in to (?:read|continue)|(?:read|continue reading) the (?:full|rest of)|to continue reading"
    r"|会員限定|有料会員|続きを読むには|購読すると|残り\s?\d[\d,]*文字",
    re.IGNORECASE,
)
_SHORT = 1_500


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader says about an input.

    `published` is a date that goes before the article's own; `words` the language of the
    notices (the article's where empty); `now` the instant after which a date is in the future.
    """

    published: str = ""
    words: str = ""
    now: datetime | None = None


AS_IT_IS = Settings()


def from_bytes(
    content: bytes, settings: Settings = AS_IT_IS, *, where: str = "", charset: str = "", address: str = ""
) -> tuple[Article, ...]:
    """The articles in a file's or page's bytes; `address` is where they came from, if from the web.

    Raises InputError where they cannot be read or hold no text, HostileInput where they are too many.
    """
    if len(content) > MOST_BYTES:
        raise too_large(where)
    return from_text(decode(content, charset, where=where), settings, where=where, address=address)


def from_text(text: str, settings: Settings = AS_IT_IS, *, where: str = "", address: str = "") -> tuple[Article, ...]:
    """The articles in a text of any form. Raises as `from_bytes` does."""
    if not text.strip():
        raise InputError("nothing to read: the input is empty", where=where, remedy="Give the text of an article.")
    found = []
    for number, draft in enumerate(_drafts(text, where), 1):
        place = f"{where}, record {number}" if where else f"record {number}"
        own = msgspec.structs.replace(draft, address=address or draft.address)
        found.append(article(own, settings, where=place if number > 1 else where))
    if not found:
        raise InputError("nothing to read: no article in it", where=where, remedy="Give the text of an article.")
    return tuple(found)


def from_record(value: object, settings: Settings = AS_IT_IS) -> Article:
    """The article of a decoded record. Raises InputError as `records` does."""
    return article(record(value), settings)


def article(draft: Draft, settings: Settings = AS_IT_IS, *, where: str = "") -> Article:
    """A draft with its date and language settled. Raises InputError where it has no text, or a date that is none."""
    if not draft.title.strip() and not draft.body.strip():
        raise InputError("nothing to read: no title and no text", where=where, remedy="Give the text of an article.")
    kept = draft.body[:MOST_CHARACTERS]
    text = f"{draft.title}\n\n{kept}"
    when = dated(draft, settings.published, settings.now or datetime.now(UTC), JAPAN, where=where)
    spoken = tongue(text)
    notices = [*draft.notices, *_about_text(draft, kept, spoken), *when.notices]
    words = settings.words or spoken.language or "en"
    return Article(
        title=draft.title,
        body=kept,
        published_at=when.at,
        dated_by=when.by,
        language=spoken.language,
        address=draft.address,
        notices=tuple(dict.fromkeys(notice.say(words) for notice in notices)),
    )


def too_large(where: str) -> HostileInput:
    """The error for an input beyond what is read."""
    return HostileInput(
        f"more than {MOST_BYTES // 2**20} MB, which no article has: it was not read",
        where=where,
        remedy="Give one article, or split a file of many.",
    )


def _drafts(text: str, where: str) -> Iterator[Draft]:
    """The drafts by the form of the text; line ends become `\\n` except in JSON, whose bodies stay as they are."""
    found = form(text, where=where)
    if found is Form.JSON:
        yield from records(text, where=where)
    elif found is Form.HTML:
        read = page(text, where=where)
        short = len(read.body) < _SHORT and _FOR_SUBSCRIBERS.search(text)
        yield msgspec.structs.replace(read, notices=(*read.notices, Notice("paywall"))) if short else read
    else:
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        yield plain(lines) if found is Form.PLAIN else marked(lines)


def _about_text(draft: Draft, kept: str, spoken: Tongue) -> Iterator[Notice]:
    """What is odd about the text itself."""
    if len(kept) < len(draft.body):
        yield Notice("cut", {"kept": len(kept), "total": len(draft.body)})
    if len(kept) < _SHORT and _FOR_SUBSCRIBERS.search(kept):
        yield Notice("paywall")
    if not spoken.language:
        yield Notice("other language")
        return
    stated = draft.language.lower()[:2]
    if spoken.mixed:
        yield Notice("mixed", {"language": spoken.language})
    elif stated in LANGUAGE_NAMES and stated != spoken.language:
        yield Notice("language differs", {"stated": stated, "found": spoken.language})
    sign = about_another_country(f"{draft.title}\n\n{kept}")
    if sign:
        yield Notice("another country", {"sign": sign})
