"""How the interface answers: JSON made once for a question and a generation of the store, with etag and caching."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec
from litestar import Response
from litestar.concurrency import sync_to_thread

from kuroji.classifications.reporters import reporter
from kuroji.model.errors import UsageError
from kuroji.model.instant import AsOf, parse_as_of
from kuroji.model.reporter import Reporter
from kuroji.web.answering import DATED_KEPT, LATEST_KEPT, Asked, answer
from kuroji.web.page import Rendered
from kuroji.web.site import Site

JSON = "application/json"
READING: Any = ["GET", "HEAD"]
# Questions longer than this are answered, but not kept: nobody asks them twice.
LONGEST_KEPT = 500
Item = TypeVar("Item")


class Made(msgspec.Struct, frozen=True):
    """An answer: a struct of answers.py or bytes, when its figures last changed, and what the Link header says."""

    content: Any
    media_type: str = JSON
    updated: datetime | None = None
    links: tuple[str, ...] = ()


async def told(request: Asked, as_of: str, make: Callable[[Site], Made]) -> Response[Any]:
    """The answer to a request, kept for the next one; made on a thread of its own. Raises what `make` raises."""
    site: Site = request.app.state.site
    site.look()
    key = f"{request.url.path}?{request.url.query}"
    found = site.kept(key)
    if found is None:
        generation = site.generation
        made = await sync_to_thread(make, site)
        found = rendered(made, dated=as_of != "latest")
        if len(key) <= LONGEST_KEPT:
            site.keep(key, found, generation)
    return answer(request, found)


def rendered(made: Made, *, dated: bool) -> Rendered:
    """An answer as bytes; `dated` says that it is of a vintage, which does not change."""
    body = made.content if isinstance(made.content, bytes) else msgspec.json.encode(made.content)
    return Rendered(
        body=body, media_type=made.media_type, etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        last_modified=made.updated, links=made.links, caching=DATED_KEPT if dated else LATEST_KEPT,
    )  # fmt: skip


def owner_of(site: Site, text: str | None) -> Reporter:
    """The reporter that a parameter asks for, the site's own by default. Raises UsageError."""
    return site.reporter if text is None else reporter(text)


def moment_of(site: Site, text: str, owner: Reporter | None = None) -> AsOf:
    """The instant that a parameter asks for, in the zone of a reporter (default: the site's). Raises UsageError."""
    return parse_as_of(text, owner or site.reporter)


def page_of(found: Sequence[Item], offset: int, limit: int) -> Sequence[Item]:
    """The items from `offset` on. Raises UsageError beyond the last one."""
    if offset and offset >= len(found):
        raise UsageError(
            f"there are only {len(found)}", where="offset", remedy=f"Use an offset from 0 to {max(0, len(found) - 1)}."
        )
    return found[offset : offset + limit]


def next_address(
    site: Site, path: str, asked: Mapping[str, str | int | bool | None], shown: int, more: bool, as_of: str
) -> str | None:
    """The address of what follows, at the very instant of this page, so that a release in between changes nothing.

    None where nothing follows. `asked` are the parameters of the request, `shown` how many
    items this page has.
    """
    if not more:
        return None
    offset = int(asked.get("offset") or 0) + shown
    following = {name: value for name, value in asked.items() if value is not None} | {"offset": offset, "as_of": as_of}
    return site.absolute(f"{path}?{urlencode(following)}")


def links_to(following: str | None) -> tuple[str, ...]:
    """The Link header of a page of a list (RFC 8288)."""
    return (f'<{following}>; rel="next"',) if following else ()
