"""JSON: one article record, a list of them, JSON Lines, or JSON-LD.

A record is `{"title", "body" or "body_md", "published_at", "lang", "url"}`; other fields are
not looked at. `body` is taken as it is, code point for code point; `body_md` is Markdown
and becomes text as kuroji.claims.loading.marked says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from kuroji.claims.loading.draft import Draft
from kuroji.claims.loading.limits import MOST_ARTICLES
from kuroji.claims.loading.linked import article_nodes, from_node, is_linked
from kuroji.claims.loading.marked import marked
from kuroji.model.errors import HostileInput, InputError

_SHAPE = 'A record is {"title": ..., "body" or "body_md": ..., "published_at": ..., "lang": ..., "url": ...}.'


class Record(msgspec.Struct, frozen=True):
    """An article record as it comes; fields may be missing or null."""

    title: str | None = None
    body: str | None = None
    body_md: str | None = None
    published_at: str | None = None
    lang: str | None = None
    url: str | None = None


def records(text: str, *, where: str = "") -> Iterator[Draft]:
    """The drafts of a JSON text. Raises InputError for broken JSON or a record of another shape, HostileInput for bombs."""
    for number, value in enumerate(_values(text, where), 1):
        if number > MOST_ARTICLES:
            raise HostileInput(
                f"more than {MOST_ARTICLES:,} articles in one input", where=where, remedy="Split the file."
            )
        yield record(value, where=f"{where}, record {number}" if where else f"record {number}")


def record(value: object, *, where: str = "") -> Draft:
    """The draft of one decoded record or JSON-LD article. Raises InputError naming the field that is wrong."""
    if is_linked(value):
        return from_node(value, where=where)
    if not isinstance(value, Mapping):
        raise InputError(f"not an article record but {_named(value)}", where=where, remedy=_SHAPE)
    try:
        read = msgspec.convert(value, Record)
    except msgspec.ValidationError as exc:
        raise InputError(f"wrong type: {exc}", where=where, remedy=_SHAPE) from exc
    said = {
        "published": read.published_at or "",
        "strict": bool(read.published_at),
        "language": read.lang or "",
        "address": read.url or "",
    }
    title = read.title or ""
    if read.body is not None:
        return Draft(title=title, body=read.body, **said)  # type: ignore[arg-type]
    if read.body_md is not None:
        draft = marked(read.body_md.replace("\r\n", "\n"), title=title)
        return msgspec.structs.replace(draft, **{key: value for key, value in said.items() if value})
    raise InputError("neither a body nor a body_md", where=where, remedy=_SHAPE)


def _values(text: str, where: str) -> Iterator[object]:
    """The decoded values: of a list its items, of JSON Lines one a line."""
    try:
        whole: Any = msgspec.json.decode(text)
    except RecursionError as exc:
        raise HostileInput("JSON nested too deeply to be an article", where=where, remedy=_SHAPE) from exc
    except (msgspec.DecodeError, UnicodeError) as exc:
        yield from _lines(text, where, exc)
        return
    yield from _articles_of(whole)


def _articles_of(value: object) -> Iterator[object]:
    """The items of a list; of a JSON-LD document each article in it; else the value itself."""
    if isinstance(value, list) and not is_linked(value):
        yield from value
    elif is_linked(value):
        nodes = article_nodes(value)
        yield from nodes if nodes else [value]
    else:
        yield value


def _lines(text: str, where: str, failure: Exception) -> Iterator[object]:
    """JSON Lines. Raises the failure of the whole text where there is one line only."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].rstrip().endswith("}"):
        raise InputError(f"broken JSON: {failure}", where=where, remedy=_SHAPE) from failure
    for number, line in enumerate(lines, 1):
        try:
            yield from _articles_of(msgspec.json.decode(line))
        except (msgspec.DecodeError, UnicodeError, RecursionError) as exc:
            raise InputError(f"broken JSON in line {number}: {exc}", where=where, remedy=_SHAPE) from exc


def _named(value: object) -> str:
    return {list: "a list", str: "a text", bool: "true or false", type(None): "null"}.get(type(value), "a number")
