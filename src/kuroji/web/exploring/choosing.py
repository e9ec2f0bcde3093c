"""What the form of the explorer is sent to: it leads to the address of the series that was chosen."""

from __future__ import annotations

from typing import Any

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Redirect

from kuroji.model.errors import UsageError
from kuroji.web.addresses import LANGUAGES
from kuroji.web.answering import Asked
from kuroji.web.exploring.form import ADDRESS
from kuroji.web.exploring.question import DEFAULTS, LONGEST_WORD, written_span
from kuroji.web.missing import NoSuchPage
from kuroji.web.page import Page
from kuroji.web.registry import KINDS

WORDS = ("flow", "partner", "commodity", "measure", "frequency", "look", "as_of")


@get(f"{ADDRESS}{{language:str}}", include_in_schema=False, sync_to_thread=False)
def chosen(language: FromPath[str], request: Asked) -> Response[Any]:
    """The page of what was chosen. Raises UsageError for words that can stand in no address."""
    if language not in LANGUAGES:
        raise NoSuchPage(f"there is no language {language!r}")
    asked = {name: request.query_params.get(name, "").strip() for name in (*WORDS, "since", "until")}
    for name, word in asked.items():
        if len(word) > LONGEST_WORD or "/" in word or not word.isprintable():
            raise UsageError(f"the {name} that was sent is none there can be", remedy="Choose one of the list.")
    values = {name: asked[name] or DEFAULTS[name] for name in DEFAULTS if name != "span"}
    values["span"] = written_span(asked["since"], asked["until"])
    values |= {name: asked[name] for name in ("look", "as_of") if asked[name] and asked[name] != "latest"}
    page = Page(kind=KINDS["explore"], language=language, values=values)
    return Redirect(page.path, status_code=303)
