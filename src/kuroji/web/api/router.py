"""The interface as a whole: its addresses, its errors, and its description from the types (OpenAPI 3.1)."""

from __future__ import annotations

from litestar import Router
from litestar.config.cors import CORSConfig
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, License, SecurityScheme

from kuroji.web.api.check import check
from kuroji.web.api.description import Description
from kuroji.web.api.facts import facts_of_period
from kuroji.web.api.parts import PARTS_FILES, parts_of_whole
from kuroji.web.api.problems import HANDLERS
from kuroji.web.api.revisions import revisions
from kuroji.web.api.scan import scan_of_period
from kuroji.web.api.series import FILES, held_series, one_series
from kuroji.web.api.statements import statements, votes_file
from kuroji.web.api.stories import stories
from kuroji.web.api.votes import READER, cast_vote, own_votes
from kuroji.web.reactions.reader import COOKIE

ABOUT = """Japan's official trade statistics at any vintage.

Every address of figures takes `as_of`: `latest` (the default), a date, a timestamp, and where it says so `first`, each
period as first published. Lists carry `next`, the address of what follows at the same instant. Errors are
problem+json with `what`, `where` and `remedy`. Reading needs no key and is open to every origin; answers carry
etags. Figures come from the Ministry of Finance and were processed by Kuroji."""

READ = (
    one_series, *FILES, held_series, parts_of_whole, *PARTS_FILES, scan_of_period, facts_of_period, stories, revisions, check,
)  # fmt: skip
API = Router(
    path="/",
    route_handlers=[*READ, statements, votes_file, own_votes, cast_vote],
    exception_handlers=HANDLERS,
)
BY_COOKIE = SecurityScheme(
    type="apiKey", security_scheme_in="cookie", name=COOKIE,
    description="Signed; comes with the first vote or statement on a page of the site.",
)  # fmt: skip
OPENAPI = OpenAPIConfig(
    title="Kuroji", version="1", description=ABOUT, path="/api/openapi.json", use_handler_docstrings=True,
    license=License(name="Public Data License (version 1.0)", identifier="LicenseRef-PDL-1.0"),
    components=Components(security_schemes={READER: BY_COOKIE}),
    render_plugins=[Description(path="/")],
)  # fmt: skip
# Reading is open to pages of every origin; nothing that changes anything is.
CORS = CORSConfig(
    allow_origins=["*"], allow_methods=["GET", "HEAD"],
    allow_headers=["Accept", "If-None-Match", "If-Modified-Since"],
    expose_headers=["ETag", "Last-Modified", "Link"], max_age=86_400,
)  # fmt: skip
