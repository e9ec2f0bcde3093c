"""What the forms of the moderators' desk are sent to: signing in and out, and approving or rejecting a statement."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from anyio import to_thread
from litestar import Response, get
from litestar.datastructures import Cookie

from kuroji.model.errors import KurojiError, StoreError, UsageError
from kuroji.opinion.nouns import Status
from kuroji.opinion.storage.statements import moderate
from kuroji.web.addresses import address
from kuroji.web.answering import NOT_KEPT, Asked
from kuroji.web.checking.token import verify
from kuroji.web.faults import status_of
from kuroji.web.missing import NotAllowed
from kuroji.web.page import Page
from kuroji.web.pages.moderation import MODERATION, content_for, form_of
from kuroji.web.reactions.desk import COOKIE, Session, cookie_of, session_of, sign_in, signed_out
from kuroji.web.reactions.forms import number_of
from kuroji.web.reactions.posting import Fields, form_handler, working
from kuroji.web.reactions.reader import Reader, reader_of
from kuroji.web.reactions.refusal import reason_of, wait_of
from kuroji.web.rendering import dressed
from kuroji.web.site import Site
from kuroji.web.words.moderation import WORDS

DECISIONS = {"approved": Status.APPROVED, "rejected": Status.REJECTED}
LONGEST_REASON = 300
Act = Callable[[Site, Fields, Reader, Session | None], tuple[str, list[Cookie]]]


@get(["/en/moderation/", "/ja/moderation/"], include_in_schema=False)
async def desk(request: Asked) -> Response[Any]:
    """The desk for who is signed in, else the form to sign in."""
    site: Site = request.app.state.site
    language = request.scope["path"].strip("/").partition("/")[0]
    session = session_of(site, request.cookies.get(COOKIE, ""))
    done = request.query_params.get("done", "")
    return await to_thread.run_sync(_page, site, language, session, done, limiter=working())


async def _answered(act: Act, request: Asked, language: str, fields: Fields) -> Response[Any]:
    site: Site = request.app.state.site
    session = session_of(site, request.cookies.get(COOKIE, ""))
    return await to_thread.run_sync(
        _response, site, language, fields, reader_of(request, site), session, act, limiter=working()
    )


def _response(
    site: Site, language: str, fields: Fields, reader: Reader, session: Session | None, act: Act
) -> Response[Any]:
    try:
        done, cookies = act(site, fields, reader, session)
    except KurojiError as error:
        return _refused(site, language, session, error)
    there = f"{address('moderation', language)}?done={done}"
    return Response(
        content=b"", status_code=303, cookies=cookies, headers={"Location": there, "Cache-Control": NOT_KEPT}
    )


def _in(site: Site, fields: Fields, reader: Reader, _: Session | None) -> tuple[str, list[Cookie]]:
    """Raises NotAllowed for a wrong password or a form from elsewhere, TooFast for too many guesses."""
    _check(site, fields, reader, None)
    session = sign_in(site, fields.get("password", ""), fields.get("name", ""), reader.address)
    return "in", [cookie_of(site, session)]


def _out(site: Site, fields: Fields, reader: Reader, session: Session | None) -> tuple[str, list[Cookie]]:
    """Raises NotAllowed for a form from elsewhere."""
    _check(site, fields, reader, session)
    return "out", [signed_out(site, session)]


def _decide(site: Site, fields: Fields, reader: Reader, session: Session | None) -> tuple[str, list[Cookie]]:
    """Raises NotAllowed without a session, NotHeld, UsageError for a decision that is none, StoreError."""
    if session is None:
        raise NotAllowed("nobody is signed in")
    _check(site, fields, reader, session)
    decision = DECISIONS.get(fields.get("decision", ""))
    if decision is None:
        raise UsageError("this is no decision", where="decision", remedy="approved or rejected")
    reason = " ".join(fields.get("reason", "").replace("\0", " ").split())[:LONGEST_REASON]
    with site.forum.writing() as connection:
        number = number_of(fields.get("statement", ""))
        moderate(connection, number, decision, by=session.name, now=site.now(), reason=reason)
    return decision.value, []


def _check(site: Site, fields: Fields, reader: Reader, session: Session | None) -> None:
    try:
        verify(site, form_of(session), fields.get("token", ""), reader.headers)
    except UsageError as error:
        raise NotAllowed(error.what, remedy=error.remedy) from error


def _page(site: Site, language: str, session: Session | None, done: str = "") -> Response[Any]:
    page = Page(kind=MODERATION, language=language)
    try:
        rendered = dressed(page, content_for(site, page, session, done), site)
    except StoreError as error:
        return _refused(site, language, None, error)
    return Response(
        content=rendered.body, status_code=rendered.status, media_type="text/html", headers={"Cache-Control": NOT_KEPT}
    )


def _refused(site: Site, language: str, session: Session | None, error: KurojiError) -> Response[Any]:
    """The desk with the reason; what waits is left out where the database cannot be read."""
    page, wait = Page(kind=MODERATION, language=language), wait_of(error)
    problem = WORDS[language].problems[reason_of(error, WORDS[language].problems)].format(wait=wait)
    seen = None if isinstance(error, StoreError) else session
    rendered = dressed(page, content_for(site, page, seen, problem=problem, status=status_of(error)), site)
    headers = {"Cache-Control": NOT_KEPT} | ({"Retry-After": str(wait)} if wait else {})
    return Response(content=rendered.body, status_code=rendered.status, media_type="text/html", headers=headers)


DESK_HANDLERS = (
    desk,
    form_handler("desk/in", partial(_answered, _in)),
    form_handler("desk/out", partial(_answered, _out)),
    form_handler("desk/decide", partial(_answered, _decide)),
)
