"""Answers to what cannot be shown: a page that says what is wrong, and where to go from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kuroji.model.errors import InputError, KurojiError, NotHeld, NotPublished, StoreError, Undefined, UsageError
from kuroji.opinion.integrity.rates import TooFast
from kuroji.web.addresses import LANGUAGES
from kuroji.web.missing import Near, NoSuchForm, NoSuchPage, NotAllowed, NotOut
from kuroji.web.page import HTML, Content, Kind, Page, Rendered, none
from kuroji.web.rendering import dressed
from kuroji.web.site import Site
from kuroji.web.words.dates import minute
from kuroji.web.words.faults import WORDS, Words

T = TypeVar("T")
# The first kind that an error is decides; everything else is a fault of ours.
STATUSES: tuple[tuple[type[KurojiError], int], ...] = (
    (NoSuchForm, 406),
    (NoSuchPage, 404),
    (NotPublished, 404),
    (NotHeld, 404),
    (Undefined, 404),
    (NotAllowed, 403),
    (TooFast, 429),
    (UsageError, 422),
    (InputError, 422),
    (StoreError, 503),
)


class Fault(Content, frozen=True, kw_only=True):
    """What went wrong: a sentence for a reader, the detail as the program told it, and pages that may have been meant."""

    words: Words
    heading: str
    said: str
    detail: str
    near: tuple[Near, ...]
    near_title: str


def status_of(error: KurojiError) -> int:
    """The HTTP status that says what kind of error it is."""
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 500)


def answer_or_help(page: Page, answer: Callable[[], T], help_with: Callable[[KurojiError], T]) -> T:
    """What a page that asks for something says: the answer, or in HTML what helps where there is none.

    Raises the KurojiError of the answer for every other format: a file of what cannot be shown.
    """
    try:
        return answer()
    except KurojiError as error:
        if page.form != HTML:
            raise
        return help_with(error)


def fault(error: KurojiError, language: str, site: Site, status: int = 0) -> Rendered:
    """The page of an error, in a language; not kept and not for search engines."""
    words = WORDS[language]
    number = status or status_of(error)
    heading = words.headings.get(number, words.otherwise)
    if isinstance(error, NotOut):
        heading = words.not_yet if error.due else words.not_then
    near = error.near if isinstance(error, NoSuchPage | NotOut) else ()
    content = Fault(
        title=heading, description=error.what, listed=False, status=number, words=words, heading=heading,
        said=_said(error, words, site, language), detail=error.what, near=near,
        near_title=words.instead if isinstance(error, NotOut) else words.near,
    )  # fmt: skip
    return dressed(Page(kind=FAULT, language=language), content, site)


def _said(error: KurojiError, words: Words, site: Site, language: str) -> str:
    """What is wrong in the reader's language."""
    if isinstance(error, NotOut):
        template = words.was_out if not error.due else words.due_stated if error.stated else words.due_expected
        return template.format(period=error.period, when=minute(error.out, site.reporter, language))
    return next((words.said[kind] for kind in words.said if isinstance(error, kind)), words.ours)


def preferred_language(path: str, accepted: str) -> str:
    """The language of a path, else the one of LANGUAGES that an Accept-Language header likes best, else English."""
    first = path.removeprefix("/").partition("/")[0]
    if first in LANGUAGES:
        return first
    return max(LANGUAGES, key=lambda language: _weight(accepted, language))


def _weight(accepted: str, language: str) -> float:
    """The quality an Accept-Language header gives to a language; 0 where it does not name it."""
    best = 0.0
    for part in accepted.lower().split(",")[:20]:
        tag, _, quality = part.strip().partition(";q=")
        if tag.partition("-")[0] == language:
            try:
                best = max(best, float(quality) if quality else 1.0)
            except ValueError:
                continue
    return best


def _made_elsewhere(_: Site, page: Page) -> Content:
    raise NoSuchPage(f"an error has no address, and this is {page.path}")


# Its address is that of the home page in the language: an error has none of its own.
FAULT = Kind(name="home", template="fault.html", content=_made_elsewhere, every=none)
