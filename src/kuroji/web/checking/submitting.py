"""What the check form is sent to: the text, or the page at the address, is checked and shown; nothing is kept."""

from __future__ import annotations

import time
from collections.abc import Mapping
from threading import BoundedSemaphore
from typing import Any

import msgspec
from litestar import Response, post
from litestar.concurrency import sync_to_thread
from litestar.params import FromPath

from kuroji.claims.article import Article
from kuroji.claims.checking import Checker
from kuroji.claims.loading.articles import Settings, from_text
from kuroji.claims.loading.load import from_address
from kuroji.claims.verdict import Checked
from kuroji.model.errors import FetchError, HostileInput, InputError, KurojiError
from kuroji.opinion.integrity.rates import Limiter, Rate, TooFast
from kuroji.web.addresses import LANGUAGES
from kuroji.web.answering import NOT_KEPT, Asked
from kuroji.web.checking.token import verify
from kuroji.web.faults import status_of
from kuroji.web.missing import NoSuchPage
from kuroji.web.page import Page
from kuroji.web.pages.check import CHECK, FORM, MOST_LETTERS, Sent, result
from kuroji.web.rendering import dressed
from kuroji.web.site import Site

# Letters of up to four bytes, percent-encoded, and the other fields.
MOST_BYTES = 12 * MOST_LETTERS + 10_000
# So many texts are read at once; others wait for their turn.
AT_ONCE = BoundedSemaphore(2)
# Of one network address: texts, and pages fetched for it.
LIMITER = Limiter(time.monotonic, {"check/address": Rate(20, 20 / 60), "fetch/address": Rate(5, 5 / 60)})


@post("/forms/check/{language:str}", status_code=200, include_in_schema=False, request_max_body_size=MOST_BYTES)
async def submitted(language: FromPath[str], request: Asked) -> Response[Any]:
    """The page with the text and its verdicts, or with what stands against reading it."""
    if language not in LANGUAGES:
        raise NoSuchPage(f"there is no language {language!r}")
    site: Site = request.app.state.site
    fields = await request.form()
    sent = Sent(**{name: _field(fields, name) for name in Sent.__struct_fields__})
    address = request.client.host if request.client else ""
    site.look()
    body, status = await sync_to_thread(_page, site, language, sent, dict(request.headers), address)
    return Response(content=body, status_code=status, media_type="text/html", headers={"Cache-Control": NOT_KEPT})


def _field(fields: Mapping[str, Any], name: str) -> str:
    """A field that is a text; a file is none."""
    found = fields.get(name)
    return found if isinstance(found, str) else ""


def _page(site: Site, language: str, sent: Sent, headers: Mapping[str, str], address: str) -> tuple[bytes, int]:
    page = Page(kind=CHECK, language=language)
    try:
        verify(site, FORM, sent.token, headers)
        found = checked(site, sent, language, address)
        content = result(site, page, sent, found)
    except KurojiError as error:
        content = result(site, page, sent, None, error, _status(error))
    rendered = dressed(page, content, site)
    return rendered.body, rendered.status


def _status(error: KurojiError) -> int:
    if isinstance(error, TooFast):
        return 429
    if isinstance(error, HostileInput):
        return 413
    return 422 if isinstance(error, FetchError) else status_of(error)


def checked(site: Site, sent: Sent, language: str, address: str) -> Checked:
    """What was sent, checked against the figures as known now.

    Raises InputError where there is nothing to read, HostileInput beyond the limits, TooFast,
    and what kuroji.fetching raises for the address.
    """
    LIMITER.take("check", address=address)
    settings = Settings(published=sent.published.strip(), words=language, now=site.now())
    article = _article(sent, settings, address)
    with AT_ONCE, site.reading() as store:
        return Checker(store).check(article)


def _article(sent: Sent, settings: Settings, address: str) -> Article:
    if len(sent.text) > MOST_LETTERS:
        raise HostileInput(f"more than {MOST_LETTERS:,} letters", remedy="Send one article, or a part of it.")
    if sent.text.strip():
        found = from_text(sent.text, settings)
    elif sent.address.strip():
        LIMITER.take("fetch", address=address)
        found = from_address(sent.address.strip(), settings)
    else:
        raise InputError("nothing was sent to check", remedy="Paste a text, or give the address of an article.")
    if len(found) > 1:
        raise InputError(f"{len(found)} articles where one is expected", remedy="Check them one by one.")
    return msgspec.structs.replace(found[0], body=found[0].body[:MOST_LETTERS])
