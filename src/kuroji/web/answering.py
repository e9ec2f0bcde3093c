"""A rendered page as an HTTP answer: headers, "not modified", and compression."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache

from litestar import Request, Response
from litestar.datastructures import State

from kuroji.web.page import Rendered

Asked = Request[None, None, State]
# A page may change at any release; the reader's copy is asked after each time, which costs a few bytes.
PAGES_KEPT = "no-cache"
FILES_KEPT = "public, max-age=31536000, immutable"
NOT_KEPT = "no-store"
# Siblings, feeds and the interface: what is known now may change within minutes of a release, a dated vintage does not.
LATEST_KEPT = "public, max-age=60, stale-while-revalidate=600"
DATED_KEPT = "public, max-age=86400, immutable"
# Smaller bodies gain nothing by it.
LEAST_COMPRESSED = 1024
# What the strong etag of a compressed body ends in: its bytes are others (RFC 9110, section 8.8.3.3).
COMPRESSED = "-gz"


def answer(request: Asked, rendered: Rendered) -> Response[bytes]:
    """The page as an answer to a request for it; 304 without body where the reader's copy is still good."""
    body = rendered.body
    small = len(body) >= LEAST_COMPRESSED and "gzip" in request.headers.get("accept-encoding", "")
    headers = {
        "ETag": f'{rendered.etag[:-1]}{COMPRESSED}"' if small else rendered.etag,
        "Cache-Control": (rendered.caching or PAGES_KEPT) if rendered.status == 200 else NOT_KEPT,
        "Vary": "Accept, Accept-Encoding",
    }
    if rendered.last_modified is not None:
        headers["Last-Modified"] = format_datetime(_second(rendered.last_modified), usegmt=True)
    if rendered.links and rendered.status == 200:
        headers["Link"] = ", ".join(rendered.links)
    if rendered.status == 200 and _unchanged(request, rendered):
        return Response(content=b"", status_code=304, headers=headers)
    if small:
        headers["Content-Encoding"] = "gzip"
        body = compressed(body)
    return Response(content=body, status_code=rendered.status, media_type=rendered.media_type, headers=headers)


@lru_cache(maxsize=512)
def compressed(body: bytes) -> bytes:
    """The body compressed; the same for the same bytes."""
    return gzip.compress(body, compresslevel=6, mtime=0)


def _unchanged(request: Asked, rendered: Rendered) -> bool:
    """Whether the reader's copy is this one: by its etag where one is sent, else by its date."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        sent = {tag.strip().removeprefix("W/").replace(f'{COMPRESSED}"', '"') for tag in tags.split(",")}
        return tags.strip() == "*" or rendered.etag in sent
    since = _instant(request.headers.get("if-modified-since") or "")
    return since is not None and rendered.last_modified is not None and _second(rendered.last_modified) <= since


def _second(instant: datetime) -> datetime:
    """The instant as HTTP dates write it: in UTC, to the second."""
    return instant.astimezone(UTC).replace(microsecond=0)


def _instant(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo is not None else None
