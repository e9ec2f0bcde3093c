"""Errors of the interface as problem+json (RFC 9457), in the house's form: what was wrong, where, what to do."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Response
from litestar.exceptions import HTTPException
from litestar.openapi.datastructures import ResponseSpec

from kuroji.model.errors import KurojiError
from kuroji.opinion.integrity.rates import TooFast
from kuroji.web.answering import Asked, answer
from kuroji.web.api.answers import Problem
from kuroji.web.faults import status_of
from kuroji.web.page import Rendered

LOG = logging.getLogger("kuroji.web.api")
MEDIA_TYPE = "application/problem+json"
PREFIX = "/api/"
_WORDS = {
    400: "A parameter is missing, or not of the form that the description asks for.",
    403: "The cookie of a reader or the token of a form is missing, or not good any more.",
    404: "Nothing is held, or was known at that instant, of what was asked for.",
    422: "A name, code, period or instant that cannot be understood.",
    429: "Too many at once; `Retry-After` says how many seconds to wait.",
    413: "The article is larger than what is read.",
    503: "The figures cannot be read just now.",
}


def told(error: KurojiError, request: Asked, status: int = 0) -> Response[bytes]:
    """An error as a problem; not kept by anyone."""
    number = status or status_of(error)
    problem = Problem(
        type="about:blank", title=HTTPStatus(number).phrase, status=number, detail=str(error), what=error.what,
        where=error.where, remedy=error.remedy,
    )  # fmt: skip
    body = msgspec.json.encode(problem)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = answer(request, Rendered(body=body, media_type=MEDIA_TYPE, etag=etag, status=number))
    if isinstance(error, TooFast):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def refused(request: Asked, error: HTTPException) -> Response[bytes]:
    """What the framework refuses, with the parameters it names."""
    found = error.extra if isinstance(error.extra, list) else []
    named = [one for one in found if isinstance(one, Mapping)]
    what = "; ".join(str(one.get("message", "")) for one in named) or _plain(error)
    where = ", ".join(dict.fromkeys(str(one["key"]) for one in named if one.get("key")))
    remedy = f"See {PREFIX}openapi.json for the parameters and their forms."
    response = told(KurojiError(what, where=where, remedy=remedy), request, error.status_code)
    response.headers.update(error.headers or {})
    return response


def failed(request: Asked, error: Exception) -> Response[bytes]:
    """A fault of ours: told to the log with its traceback, and to the reader without."""
    LOG.error("an answer failed", exc_info=error, extra={"told": {"path": request.scope["path"]}})
    return told(KurojiError("something went wrong here, and it has been noted"), request, 500)


def known(request: Asked, error: KurojiError) -> Response[bytes]:
    """An error that the rooms below raise on purpose."""
    return told(error, request)


def _plain(error: HTTPException) -> str:
    """What the framework says, without the method and path it puts before it."""
    return error.detail.partition(" for ")[0] if error.detail.startswith("Validation failed") else error.detail


HANDLERS: dict[Any, Any] = {KurojiError: known, HTTPException: refused, Exception: failed}


def documented(*statuses: int) -> dict[int, ResponseSpec]:
    """The problems that an address may answer with, for its description."""
    return {
        status: ResponseSpec(
            data_container=Problem, media_type=MEDIA_TYPE, description=_WORDS[status], generate_examples=False
        )
        for status in statuses
    }  # fmt: skip
