"""/api/reader: one's own answers; /api/votes: voting. Both need the cookie that the first vote on a page brings."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from anyio import to_thread
from litestar import Response, get, post
from litestar.params import HeaderParameter, JSONBody

from kuroji.model.instant import iso
from kuroji.opinion.nouns import Choice
from kuroji.opinion.storage.ballots import votes_of
from kuroji.web.answering import NOT_KEPT, Asked
from kuroji.web.api.opinion_answers import Ballot, VoteAnswer, VotesAnswer, Word
from kuroji.web.api.problems import documented
from kuroji.web.missing import NotAllowed
from kuroji.web.reactions.forms import CHOICES, vote
from kuroji.web.reactions.posting import MOST_BYTES, working
from kuroji.web.reactions.reader import Reader, check, reader_of, token_of
from kuroji.web.site import Site

PATH = "/api/votes"
OWN = "/api/reader"
# The name of the cookie in the description of the interface.
READER = "reader"
WORDS: dict[Choice, Word] = {Choice.AGREE: "agree", Choice.DISAGREE: "disagree", Choice.PASS: "pass"}
Token = Annotated[
    str,
    HeaderParameter(name="X-CSRF-Token", description="The `token` of GET /api/reader.", max_length=200, required=False),
]


@get(OWN, tags=["votes"], responses=documented(403, 503), security=[{READER: []}])
async def own_votes(request: Asked) -> Response[VotesAnswer]:
    """One's own answers to all statements, and the token to vote with; 403 without the cookie."""
    site: Site = request.app.state.site
    reader = reader_of(request, site)
    return await to_thread.run_sync(_own, site, reader, limiter=working())


@post(
    PATH, status_code=200, tags=["votes"], security=[{READER: []}], responses=documented(400, 403, 404, 413, 422, 429, 503),
    request_max_body_size=MOST_BYTES,
)  # fmt: skip
async def cast_vote(request: Asked, data: JSONBody[Ballot], token: Token = "") -> Response[VoteAnswer]:
    """A vote counted, or changed; 403 without the cookie or its token, 422 for a statement that is closed."""
    site: Site = request.app.state.site
    reader = reader_of(request, site)
    return await to_thread.run_sync(_cast, site, reader, data, token, limiter=working())


def _participant(reader: Reader) -> str:
    """The participant of a reader. Raises NotAllowed without one."""
    if reader.participant is None:
        raise NotAllowed("this needs the cookie of a reader who has voted", remedy="Vote once on a page of the site.")
    return reader.participant.id


def _own(site: Site, reader: Reader) -> Response[Any]:
    name = _participant(reader)
    with site.forum.reading() as connection:
        held = votes_of(connection, name)
    votes = [VoteAnswer(one.statement, WORDS[one.choice], iso(one.cast, site.reporter)) for one in held]
    return _told(VotesAnswer(token_of(site, reader.participant), votes))


def _cast(site: Site, reader: Reader, ballot: Ballot, token: str) -> Response[Any]:
    name = _participant(reader)
    check(site, reader, token)
    vote(site, reader, ballot.statement, CHOICES[ballot.choice])
    with site.forum.reading() as connection:
        (held,) = votes_of(connection, name, ballot.statement)
    return _told(VoteAnswer(held.statement, WORDS[held.choice], iso(held.cast, site.reporter)))


def _told(found: VoteAnswer | VotesAnswer) -> Response[Any]:
    body: Any = msgspec.json.encode(found)
    return Response(content=body, media_type="application/json", headers={"Cache-Control": NOT_KEPT, "Vary": "Cookie"})
