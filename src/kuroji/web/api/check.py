"""/api/check: the claims of an article and how they stand to the official data; nothing that is sent is kept."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import Any

import msgspec
from litestar import Response, post
from litestar.concurrency import sync_to_thread
from litestar.exceptions import ValidationException
from litestar.params import JSONBody

from kuroji.claims.article import Article
from kuroji.claims.checking import Checker
from kuroji.claims.loading.articles import Settings, from_record
from kuroji.claims.presenting.answer import answer as as_object
from kuroji.stories.fact_json import fact_object
from kuroji.web.answering import NOT_KEPT, Asked
from kuroji.web.api.answers import MOST_LETTERS, CheckAnswer, Submitted
from kuroji.web.api.problems import documented
from kuroji.web.api.telling import moment_of
from kuroji.web.site import Site

PATH = "/api/check"
# Letters of up to four bytes, escaped at worst, and the rest of the record.
MOST_BYTES = 6 * MOST_LETTERS + 10_000
# So many articles are read at once; others wait for their turn.
AT_ONCE = BoundedSemaphore(2)


@post(
    PATH, status_code=200, tags=["check"], responses=documented(400, 404, 413, 422, 503),
    request_max_body_size=MOST_BYTES,
)  # fmt: skip
async def check(request: Asked, data: JSONBody[Submitted]) -> Response[CheckAnswer]:  # noqa: ARG001 - described by it
    """The claims about trade in an article, each with its verdict, what is known now, and what was known then."""
    site: Site = request.app.state.site
    site.look()
    # The framework takes 0 for false and "1" for a number; the description does not.
    sent = strictly(await request.body())
    found = await sync_to_thread(checked, site, sent)
    body: Any = msgspec.json.encode(found)
    return Response(content=body, media_type="application/json", headers={"Cache-Control": NOT_KEPT})


def strictly(body: bytes) -> Submitted:
    """What was sent, each value of the very type that is described. Raises ValidationException."""
    try:
        return msgspec.json.decode(body, type=Submitted)
    except msgspec.ValidationError as error:
        raise ValidationException(str(error)) from error


def checked(site: Site, sent: Submitted) -> CheckAnswer:
    """The answer to what was sent. Raises InputError for a text without words or a date that is none, UsageError."""
    settings = Settings(published=sent.published_at, now=site.now())
    article: Article = from_record({"title": sent.title, "body": sent.body}, settings)
    with AT_ONCE, site.reading() as store:
        found = Checker(store, moment_of(site, sent.as_of)).check(article)
    return msgspec.convert(as_object(found, fact_object, why=sent.why), CheckAnswer)
