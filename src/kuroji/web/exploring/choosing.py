"""What the form of the explorer is sent to: it leads to the address of the series that was chosen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Redirect

from kuroji.classifications.goods_groups import groups, in_detail
from kuroji.model.errors import UsageError
from kuroji.web.addresses import LANGUAGES, address
from kuroji.web.answering import Asked
from kuroji.web.exploring.form import ADDRESS, TARIFF
from kuroji.web.exploring.question import DEFAULTS, LONGEST_WORD, written_span
from kuroji.web.exploring.whole import DEFAULTS as PARTS_DEFAULTS
from kuroji.web.missing import NoSuchPage
from kuroji.web.page import Page
from kuroji.web.pages.parts import ADDRESS as PARTS_ADDRESS
from kuroji.web.pages.scan import ADDRESS as SCAN_ADDRESS
from kuroji.web.pages.scan import DEFAULTS as SCAN_DEFAULTS
from kuroji.web.registry import KINDS

WORDS = ("flow", "partner", "commodity", "measure", "frequency", "look", "as_of")


@get(f"{ADDRESS}{{language:str}}", include_in_schema=False, sync_to_thread=False)
def chosen(language: FromPath[str], request: Asked) -> Response[Any]:
    """The page of what was chosen. Raises UsageError for words that can stand in no address."""
    asked = _sent(request, language, (*WORDS, "code", "since", "until"))
    coded = asked_code(asked.pop("code"))
    if coded is not None and not in_detail(coded):
        return Redirect(address("goods", language, words=coded), status_code=303)
    asked["commodity"] = coded or asked["commodity"]
    values = {name: asked[name] or DEFAULTS[name] for name in DEFAULTS if name != "span"}
    values["span"] = written_span(asked["since"], asked["until"])
    values |= {name: asked[name] for name in ("look", "as_of") if asked[name] and asked[name] != "latest"}
    page = Page(kind=KINDS["explore"], language=language, values=values)
    return Redirect(page.path, status_code=303)


@get(f"{PARTS_ADDRESS}{{language:str}}", include_in_schema=False, sync_to_thread=False)
def chosen_parts(language: FromPath[str], request: Asked) -> Response[Any]:
    """The page of the parts that were chosen. Raises UsageError for words that can stand in no address."""
    asked = _sent(request, language, ("flow", "partner", "code", "by", "period", "as_of"))
    coded = asked_code(asked.pop("code"))
    if coded is not None and not in_detail(coded):
        return Redirect(address("goods", language, words=coded), status_code=303)
    asked["commodity"] = coded or ""
    values = {name: asked[name] or PARTS_DEFAULTS[name] for name in PARTS_DEFAULTS}
    values |= {name: asked[name] for name in ("as_of",) if asked[name] and asked[name] != "latest"}
    return Redirect(Page(kind=KINDS["parts"], language=language, values=values).path, status_code=303)


@get(f"{SCAN_ADDRESS}{{language:str}}", include_in_schema=False, sync_to_thread=False)
def chosen_scan(language: FromPath[str], request: Asked) -> Response[Any]:
    """The page of the scan that was chosen. Raises UsageError for words that can stand in no address."""
    asked = _sent(request, language, ("period", "level", "flow", "partner", "as_of"))
    values = {name: asked[name] or SCAN_DEFAULTS[name] for name in SCAN_DEFAULTS}
    values |= {name: asked[name] for name in ("period", "as_of") if asked[name] and asked[name] != "latest"}
    return Redirect(Page(kind=KINDS["scan"], language=language, values=values).path, status_code=303)


def _sent(request: Asked, language: str, names: Sequence[str]) -> dict[str, str]:
    """The fields of a form. Raises NoSuchPage for another language, UsageError for words that can stand in no address."""
    if language not in LANGUAGES:
        raise NoSuchPage(f"there is no language {language!r}")
    asked = {name: request.query_params.get(name, "").strip() for name in names}
    for name, word in asked.items():
        if len(word) > LONGEST_WORD or "/" in word or not word.isprintable():
            raise UsageError(f"the {name} that was sent is none there can be", remedy="Choose one of the list.")
    return asked


def asked_code(text: str) -> str | None:
    """What stands in the field of the tariff: HS:, SITC: or BEC: and a code, words to be looked for, or None where it is empty."""
    if not text:
        return None
    plain = unicodedata.normalize("NFKC", text).upper().removeprefix(TARIFF).replace(".", "").replace(" ", "")
    scheme, _, code = plain.partition(":")
    if (scheme, code.lower()) in groups():
        return f"{scheme}:{code.lower()}"
    return f"{TARIFF}{plain}" if _CODE.fullmatch(plain) else text


_CODE = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{2}X{6}[0-9A-Z]")
