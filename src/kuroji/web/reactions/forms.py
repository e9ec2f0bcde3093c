"""What the forms about statements are sent to: a vote, a new statement, and the deletion of everything of a reader.

An answered form leads back to the page it was sent from (303), or brings that page's statements
at once where the script asks for them. A refused one is answered with the page of all
statements, what was filled in, and the reason. Nothing is acknowledged before it is on the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from anyio import to_thread
from litestar import Response
from litestar.datastructures import Cookie

from kuroji.model.errors import KurojiError, NotHeld, UsageError
from kuroji.opinion.nouns import Choice, Draft, Participant
from kuroji.opinion.rules import Refused
from kuroji.opinion.storage.ballots import cast
from kuroji.opinion.storage.people import forget, known, new_id
from kuroji.opinion.storage.statements import hand_in, statement
from kuroji.web.answering import NOT_KEPT, Asked
from kuroji.web.missing import NoSuchPage
from kuroji.web.page import Page
from kuroji.web.pages.statements import STATEMENTS, content_for
from kuroji.web.reactions.act import Sent
from kuroji.web.reactions.countries import countries
from kuroji.web.reactions.leading import Leading, leading, way_back
from kuroji.web.reactions.posting import Fields, form_handler, working
from kuroji.web.reactions.reader import Reader, check, cookies_of, no_cookie, reader_of
from kuroji.web.reactions.refusal import refusal, wait_of
from kuroji.web.reactions.stories import talked_about
from kuroji.web.reactions.working import keep_worked
from kuroji.web.rendering import dressed
from kuroji.web.site import Site
from kuroji.web.words.reactions import LANGUAGES as TONGUES

CHOICES = {"agree": Choice.AGREE, "disagree": Choice.DISAGREE, "pass": Choice.PASS}


class Acted(msgspec.Struct, frozen=True):
    """What came of a form: who the reader is now, what was done, and the cookies to set."""

    participant: Participant | None
    done: str
    cookies: list[Cookie]


Act = Callable[[Site, str, Fields, Reader], Acted]


async def _answered(act: Act, request: Asked, language: str, fields: Fields) -> Response[Any]:
    site: Site = request.app.state.site
    reader = reader_of(request, site)
    part = bool(request.headers.get("x-kuroji-part"))
    site.look()
    return await to_thread.run_sync(_response, site, language, fields, reader, act, part, limiter=working())


def _response(site: Site, language: str, fields: Fields, reader: Reader, act: Act, part: bool) -> Response[Any]:
    back = way_back(fields.get("back", ""), language)
    try:
        acted = act(site, language, fields, reader)
    except KurojiError as error:
        return _refused(site, language, fields, reader, back, error)
    where: Leading = leading(back, fields.get("statement", ""), language)
    return where.answer(site, acted.participant, acted.done, acted.cookies, part=part)


def _vote(site: Site, _: str, fields: Fields, reader: Reader) -> Acted:
    """Raises Refused, NotAllowed, NotHeld, StoreError, and TooFast."""
    check(site, reader, fields.get("token", ""))
    choice = CHOICES.get(fields.get("choice", ""))
    if choice is None:
        raise Refused("this is no answer to a statement", where="choice", reason="choice")
    return vote(site, reader, number_of(fields.get("statement", "")), choice)


def vote(site: Site, reader: Reader, number: int, choice: Choice) -> Acted:
    """A vote counted, of a participant made now where there is none. Raises Refused, NotHeld, StoreError, and TooFast."""
    name, now = _within_rates(site, reader, "vote"), site.now()
    with site.forum.writing() as connection:
        participant = known(connection, name, now)
        slug = statement(connection, number).conversation
        cast(connection, name, number, choice, now)
    keep_worked(site, slug)
    return Acted(participant, "vote", cookies_of(site, reader.participant, participant))


def _hand_in(site: Site, language: str, fields: Fields, reader: Reader) -> Acted:
    """Raises as `_vote` does, and NoSuchPage for a story that is none."""
    check(site, reader, fields.get("token", ""))
    story = talked_about(site, _all(fields.get("story", ""), language))
    sent = sent_of(fields)
    draft = Draft(
        text=sent.text, language=_tongue(sent), author=sent.author, country=_country(site, sent),
        home=sent.country == site.reporter.code,
    )  # fmt: skip
    name, now = _within_rates(site, reader, "statement"), site.now()
    with site.forum.writing() as connection:
        participant = known(connection, name, now)
        hand_in(connection, story.slug, draft, name, now)
    return Acted(participant, "statement", cookies_of(site, reader.participant, participant))


def _forget(site: Site, _: str, fields: Fields, reader: Reader) -> Acted:
    """Raises NotAllowed, StoreError, and Refused without the reader's confirmation."""
    check(site, reader, fields.get("token", ""))
    if fields.get("sure") != "yes":
        raise Refused("deleting everything needs a confirmation", where="sure", reason="sure")
    if reader.participant is None:
        return Acted(None, "nothing", [no_cookie(site)])
    with site.forum.writing() as connection:
        forget(connection, reader.participant.id)
    return Acted(None, "forgotten", [no_cookie(site)])


def _within_rates(site: Site, reader: Reader, act: str) -> str:
    """The id of the participant, a new one for who has none, who is counted as a newcomer of the address. Raises TooFast."""
    if reader.participant is None:
        site.forum.limiter.take("participant", address=reader.address)
    name = reader.participant.id if reader.participant is not None else new_id()
    site.forum.limiter.take(act, participant=name, address=reader.address)
    return name


def number_of(text: str) -> int:
    """The id of a statement. Raises NotHeld for a text that can be none."""
    if not (text.isascii() and text.isdigit() and len(text) <= 10):
        raise NotHeld(f"there is no statement {text[:20]!r}")
    return int(text)


def sent_of(fields: Fields) -> Sent:
    """A statement as it was filled in."""
    return Sent(**{name: fields.get(name, "").strip() for name in Sent.__struct_fields__})


def _tongue(sent: Sent) -> str:
    """The language that was chosen; empty, for the program to guess, where none was. Raises Refused for another."""
    if sent.language and sent.language not in TONGUES:
        raise Refused("this language is not on the list", where="language", reason="language")
    return "" if sent.language == "und" else sent.language


def _country(site: Site, sent: Sent) -> str:
    if sent.country and sent.country not in countries(site.reporter, "en"):
        raise Refused("this country is not on the list", where="country", reason="country")
    return sent.country


def _all(slug: str, language: str) -> Page:
    """The page of all statements of a story."""
    return Page(kind=STATEMENTS, language=language, values={"slug": slug})


def _refused(
    site: Site, language: str, fields: Fields, reader: Reader, back: Page | None, error: KurojiError
) -> Response[Any]:
    """The page of all statements with the reason; raises the error where the story is not known either."""
    slug = back.values["slug"] if back is not None else fields.get("story", "")
    if isinstance(error, NoSuchPage) or not slug:
        raise error
    found, page = refusal(error, language), _all(slug, language)
    sent = sent_of(fields) if "text" in fields else None
    try:
        content = content_for(site, page, reader.participant, sent=sent, refusal=found)
    except UsageError:
        raise error from None
    rendered = dressed(page, content, site)
    response = Response(content=rendered.body, status_code=found.status, media_type="text/html")
    response.headers["Cache-Control"] = NOT_KEPT
    wait = wait_of(error)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


FORM_HANDLERS = (
    form_handler("vote", partial(_answered, _vote)),
    form_handler("statement", partial(_answered, _hand_in)),
    form_handler("forget", partial(_answered, _forget)),
)
