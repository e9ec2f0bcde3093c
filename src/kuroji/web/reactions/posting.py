"""How the forms about statements are taken in: their addresses, how large one may be, how many are answered at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from litestar import Response, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from kuroji.web.addresses import LANGUAGES
from kuroji.web.answering import Asked
from kuroji.web.missing import NoSuchPage

# A statement of the longest, percent-encoded, and the other fields; no form is larger.
MOST_BYTES = 32_000
# Forms answered at once; when the database is slow others wait without holding a thread that pages need.
AT_ONCE = 12
_WORKING: RunVar[CapacityLimiter] = RunVar("forms about statements")
Fields = Mapping[str, str]
# Answers the fields of a form that was sent from a page in a language.
Answer = Callable[[Asked, str, Fields], Awaitable[Response[Any]]]


def form_handler(name: str, answer: Answer) -> HTTPRouteHandler:
    """What is sent to /forms/<name>/<language>, answered; NoSuchPage for a language there is not."""

    @post(f"/forms/{name}/{{language:str}}", include_in_schema=False, request_max_body_size=MOST_BYTES)
    async def answered(language: FromPath[str], request: Asked) -> Response[Any]:
        if language not in LANGUAGES:
            raise NoSuchPage(f"there is no language {language!r}")
        # A field that is a file is none.
        fields = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        return await answer(request, language, fields)

    return answered


def working() -> CapacityLimiter:
    """How many forms are answered at once in this event loop."""
    try:
        return _WORKING.get()
    except LookupError:
        made = CapacityLimiter(AT_ONCE)
        _WORKING.set(made)
        return made
