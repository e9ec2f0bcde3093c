"""The application: routes over the one renderer, and what every answer has in common.

Pages are answered by one handler, which finds them in the registry. What has its own
handler (the API, forms, feeds, health) is listed in HANDLERS. A page that is kept is
answered without a thread, a template or a look at the store.
"""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlencode

from litestar import Litestar, Response, route
from litestar.concurrency import sync_to_thread
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.types import Message, Scope

from kuroji.model.errors import KurojiError
from kuroji.web import assets, pictures
from kuroji.web.addresses import PATTERNS, address
from kuroji.web.answering import FILES_KEPT, Asked, answer
from kuroji.web.api.problems import PREFIX, known, refused
from kuroji.web.api.router import API, CORS, OPENAPI
from kuroji.web.checking.submitting import submitted
from kuroji.web.exploring.choosing import chosen, chosen_parts, chosen_scan
from kuroji.web.faults import fault, preferred_language
from kuroji.web.headers import security
from kuroji.web.health import Metrics, health, metrics
from kuroji.web.missing import NoSuchForm, NoSuchPage
from kuroji.web.outlets import registry as outlets
from kuroji.web.page import HTML, Page, Rendered
from kuroji.web.reactions import personal
from kuroji.web.reactions.forms import FORM_HANDLERS
from kuroji.web.reactions.moderating import DESK_HANDLERS
from kuroji.web.registry import find
from kuroji.web.rendering import render
from kuroji.web.siblings.accepting import offered, wanted
from kuroji.web.site import Site
from kuroji.web.words.faults import WORDS

LOG = logging.getLogger("kuroji.web")

MOST_BODY = 2 * 1024 * 1024
MOST_PATH = 1024
READING: Any = ["GET", "HEAD"]


@route(["/", "/{rest:path}"], http_method=READING, include_in_schema=False)
async def page(request: Asked, state: State) -> Response[Any]:
    """Any page of the registry."""
    site: Site = state.site
    path = _path(request)
    picture = pictures.find(path)
    if picture is not None:
        return await _picture(request, picture, site)
    found = find(path)
    if found is None:
        return await _file(request, path, site)
    moved = _moved(found, path, request)
    if moved:
        return Redirect(moved, status_code=308 if not request.query_params else 303)
    site.look()
    found = _accepted(found, request)
    if personal.is_personal(site, found):
        return await personal.answered(request, found, site)
    kept = site.kept(found.path)
    return answer(request, kept if kept is not None else await _rendered(found, site))


async def _picture(request: Asked, picture: pictures.Picture, site: Site) -> Response[Any]:
    """A chart of a page."""
    site.look()
    kept = site.kept(picture.path)
    return answer(request, kept if kept is not None else await sync_to_thread(pictures.render, picture, site))


async def _file(request: Asked, path: str, site: Site) -> Response[Any]:
    """What is found under a path and is no page: a file for programs, else a way on."""
    outlet = outlets.find(path)
    if outlet is None:
        return _elsewhere(request, path)
    site.look()
    return answer(request, await sync_to_thread(outlets.render, outlet, site))


async def _rendered(found: Page, site: Site) -> Rendered:
    """The page, made on a thread of its own."""
    return await sync_to_thread(render, found, site)


@route("/static/{name:str}", http_method=READING, include_in_schema=False, sync_to_thread=False)
def static(name: FromPath[str]) -> Response[bytes]:
    """A static file, for ever."""
    found = assets.by_address().get(f"{assets.FOLDER}{name}")
    if found is None:
        raise NoSuchPage(f"there is no file {name!r}")
    headers = {"Cache-Control": FILES_KEPT, "Access-Control-Allow-Origin": "*"}
    return Response(content=assets.body(found.name), media_type=found.media_type, headers=headers)


# Handlers with a route of their own; a new surface adds its own here.
HANDLERS: tuple[Any, ...] = (
    page,
    static,
    health,
    metrics,
    chosen,
    chosen_parts,
    chosen_scan,
    submitted,
    *FORM_HANDLERS,
    *DESK_HANDLERS,
    API,
)


def _path(request: Asked) -> str:
    """The path as it was sent, percent-encoded. Raises NoSuchPage for one longer than any page's."""
    raw: bytes = (request.scope.get("raw_path") or b"").partition(b"?")[0]
    if len(raw) > MOST_PATH:
        raise NoSuchPage("the address is longer than any page's")
    return raw.decode("latin-1") or "/"


def _moved(found: Page, path: str, request: Asked) -> str:
    """Where the page is really found, if the request did not ask there: a missing slash, a date sent by a form."""
    as_of = request.query_params.get("as_of")
    if as_of and "{as_of}" in PATTERNS[found.name]:
        return found.at("" if as_of == "latest" else as_of).path
    if found.form == HTML and not path.endswith("/"):
        kept = urlencode(list(request.query_params.multi_items()))
        return f"{found.path}?{kept}" if kept else found.path
    return ""


def _accepted(found: Page, request: Asked) -> Page:
    """The page in the format that the request likes best, where it asked for no certain one. Raises NoSuchForm."""
    if found.form != HTML or len(found.kind.formats) == 1:
        return found
    form = wanted(request.headers.get("accept", ""), found.kind.formats)
    if not form:
        raise NoSuchForm("this page is in none of the formats that were asked for", offered(found))
    return found.to(form)


def _elsewhere(request: Asked, path: str) -> Response[Any]:
    """The root leads to the reader's language, and so does a path without one; anything else is nowhere."""
    language = preferred_language(path, request.headers.get("accept-language", ""))
    if path == "/":
        return Redirect(address("home", language), status_code=302, headers={"Vary": "Accept-Language"})
    meant = find(f"/{language}{path}")
    if meant is not None:
        return Redirect(meant.path, status_code=302, headers={"Vary": "Accept-Language"})
    raise NoSuchPage(f"there is no page {path!r}")


def _told(request: Asked, error: KurojiError) -> Response[bytes]:
    """A KurojiError as a page in the reader's language, and as JSON where a program asked."""
    if request.scope["path"].startswith(PREFIX):
        return known(request, error)
    language = preferred_language(request.scope["path"], request.headers.get("accept-language", ""))
    return answer(request, fault(error, language, request.app.state.site))


def _failed(request: Asked, error: Exception) -> Response[bytes]:
    """A fault of ours: told to the log with its traceback, and to the reader without."""
    LOG.error("a page failed", exc_info=error, extra={"told": {"path": request.scope["path"]}})
    language = preferred_language(request.scope["path"], request.headers.get("accept-language", ""))
    return answer(request, fault(KurojiError(WORDS[language].ours), language, request.app.state.site, 500))


def _refused(request: Asked, error: HTTPException) -> Response[bytes]:
    """What Litestar itself refuses: a method, a size, a form that cannot be read."""
    if request.scope["path"].startswith(PREFIX):
        return refused(request, error)
    language = preferred_language(request.scope["path"], request.headers.get("accept-language", ""))
    told = KurojiError(error.detail)
    response = answer(request, fault(told, language, request.app.state.site, error.status_code))
    response.headers.update(error.headers or {})
    return response


def create_app(site: Site, counts: Metrics | None = None) -> Litestar:
    """The application of a site; no network is touched until a server runs it. `counts` are shown under /metrics."""
    return Litestar(
        route_handlers=HANDLERS,
        state=State({"site": site, "metrics": counts or Metrics()}),
        exception_handlers={KurojiError: _told, HTTPException: _refused, Exception: _failed},
        openapi_config=OPENAPI,
        cors_config=CORS,
        request_max_body_size=MOST_BODY,
        logging_config=None,
        before_send=[_safe(site)],
    )


def _safe(site: Site) -> Any:
    """A hook that adds the headers of safety to every answer, those of errors included."""
    headers = [(name.lower().encode(), value.encode()) for name, value in security(site).items()]

    async def add(message: Message, _: Scope) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *headers]

    return add
