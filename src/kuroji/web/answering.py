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
# Smaller bodies gain nothing by it.
LEAST_COMPRESSED = 1024


def answer(request: Asked, rendered: Rendered) -> Response[bytes]:
    """The page as an answer to a request for it; 304 without body where the reader's copy is still good."""
    headers = {
        "ETag": rendered.etag,
        "Cache-Control": PAGES_KEPT if rendered.status == 200 else NOT_KEPT,
        "Vary": "Accept-Encoding",
    }
    if rendered.last_modified is not None:
        headers["Last-Modified"] = format_datetime(_second(rendered.last_modified), usegmt=True)
    if rendered.links and rendered.status == 200:
        headers["Link"] = ", ".join(rendered.links)
    if rendered.status == 200 and _unchanged(request, rendered):
        return Response(content=b"", status_code=304, headers=headers)
    body = rendered.body
    if len(body) >= LEAST_COMPRESSED and "gzip" in request.headers.get("accept-encoding", ""):
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
        return tags.strip() == "*" or rendered.etag in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
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
