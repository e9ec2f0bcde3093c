"""The registry of pages: every kind there is, the page of a path, and all pages of a site."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from kuroji.web.addresses import LANGUAGES, PATTERNS, expression
from kuroji.web.page import HTML, Kind, Page
from kuroji.web.pages.check import CHECK
from kuroji.web.pages.corrections import CORRECTIONS
from kuroji.web.pages.data import DATA, RELEASE
from kuroji.web.pages.explore import EXPLORE
from kuroji.web.pages.fact import FACT
from kuroji.web.pages.goods import GOODS
from kuroji.web.pages.home import HOME
from kuroji.web.pages.moderation import MODERATION
from kuroji.web.pages.outlook import OUTLOOK, OUTLOOKS
from kuroji.web.pages.parts import PARTS
from kuroji.web.pages.results import RESULTS_PAGE
from kuroji.web.pages.revisions import REVISIONS
from kuroji.web.pages.scan import SCAN
from kuroji.web.pages.statement import STATEMENT
from kuroji.web.pages.statements import STATEMENTS
from kuroji.web.pages.stories import STORIES
from kuroji.web.pages.story import STORY
from kuroji.web.pages.text import METHODS, POLICY
from kuroji.web.pages.why import WHY
from kuroji.web.site import Site

# A new page: its pattern in addresses.py, its file in pages/, its template, and a line here.
KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        HOME,
        STORIES,
        STORY,
        STATEMENTS,
        STATEMENT,
        RESULTS_PAGE,
        WHY,
        OUTLOOKS,
        OUTLOOK,
        EXPLORE,
        PARTS,
        GOODS,
        SCAN,
        REVISIONS,
        CHECK,
        FACT,
        DATA,
        RELEASE,
        CORRECTIONS,
        METHODS,
        POLICY,
        MODERATION,
    )
}


def find(path: str) -> Page | None:
    """The page of a path as it stands in a request (percent-encoded); None where there is none.

    A last slash may be missing: `Page.path` says where the page is really found. A name
    that a sibling's format ends is that sibling, where the kind has it.
    """
    decoded = unquote(path, errors="replace")
    language, _, rest = decoded.removeprefix("/").partition("/")
    if language not in LANGUAGES:
        return None
    below = f"/{rest}"
    for kind in KINDS.values():
        for form in reversed(kind.formats):
            folder = _folder(below, form, kind)
            found = expression(PATTERNS[kind.name]).fullmatch(folder) if folder else None
            if found is not None:
                values = {name: value for name, value in found.groupdict().items() if value is not None}
                return Page(kind=kind, language=language, values=values, form=form)
    return None


def _folder(below: str, form: str, kind: Kind) -> str:
    """The path of the HTML page whose sibling in `form` is asked for; empty where the path ends otherwise."""
    if form == HTML:
        return below if below.endswith("/") else f"{below}/"
    if not below.endswith(f".{form}"):
        return ""
    stem = below.removesuffix(f".{form}")
    return stem.removesuffix("index") if kind.name == "home" else f"{stem}/"


def every(site: Site) -> Iterator[Page]:
    """All pages of the site in all languages, as HTML: the sitemap, and with their siblings the static site."""
    for kind in KINDS.values():
        for values in kind.every(site):
            for language in LANGUAGES:
                yield Page(kind=kind, language=language, values=values)
