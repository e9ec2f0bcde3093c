"""What a page is: its kind, its address, what it says, and the bytes it becomes.

A Kind is registered once, in registry.py. It makes a Content (a frozen struct of plain
values and escaped markup; never a question to the store left open) for a Page, which is
the kind with a language and the values of its address. render() turns the Content into
bytes: HTML through the kind's template, or a sibling (`.md`, `.json`, ...) through one of
its writers. Everything that the server and the static site need to know of a page is here.

Addresses: `/en/stories/japan-trade-2026-05/` is a page, `/en/stories/japan-trade-2026-05.md`
its sibling, `/en/index.md` that of `/en/`. A vintage is a part of the path, so that it works
without a server: `/en/stories/japan-trade-2026-05/as-of/2026-06-17/`, `.../as-of/first/`;
without it a page tells what is known now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote

import msgspec

from kuroji.charts.chart import Chart
from kuroji.web.addresses import PATTERNS, written

if TYPE_CHECKING:
    from kuroji.web.site import Site

HTML = "html"
DESCRIPTION = "csv-metadata.json"
# Format -> media type of every sibling there can be; the order is that of the list under a page. The last is the
# description of the CSV (CSV on the Web), for programs alone.
MEDIA_TYPES = {
    HTML: "text/html",
    "md": "text/markdown",
    "txt": "text/plain",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "png": "image/png",
    DESCRIPTION: "application/csvm+json",
}
Values: TypeAlias = Mapping[str, str]


class Vintage(msgspec.Struct, frozen=True):
    """One choice of the switch: its words, where it leads, and whether it is the one shown."""

    label: str
    path: str
    chosen: bool


class Vintages(msgspec.Struct, frozen=True):
    """The switch of a page: as first published, as known now, as of each date at which figures changed.

    `action` is the path that a form with a date is sent to (`?as_of=`), `date` the one shown.
    """

    choices: tuple[Vintage, ...]
    action: str
    date: str


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What one page says; each kind of page has a struct of its own that adds to this one.

    `title` and `description` are for the head of the document and for lists of links.
    `updated` is when what it says last changed (UTC), None where no instant can be named.
    `canonical` is the path of the page that should be cited, where it is not this one.
    `until` is the instant after which the page must be made anew although no figure
    changed; `structured` the JSON-LD of its head; `listed` False keeps it out of search
    engines. `vintages` is the switch between what was known when, where a page has one,
    `charts` the pictures of the page (pictures.py).
    """

    title: str
    description: str
    updated: datetime | None = None
    canonical: str = ""
    until: datetime | None = None
    structured: dict[str, Any] | None = None
    listed: bool = True
    status: int = 200
    vintages: Vintages | None = None
    charts: tuple[Chart, ...] = ()


Maker: TypeAlias = "Callable[[Site, Page], Content]"
Writer: TypeAlias = "Callable[[Site, Page, Any], str | bytes]"


def one(_: Site) -> tuple[Values, ...]:
    """The values of a kind that is one page in each language."""
    return ({},)


def none(_: Site) -> tuple[Values, ...]:
    """The values of a kind whose pages are made when asked for, and are not listed."""
    return ()


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of page.

    `name` is that of its pattern in addresses.py. `content` makes what the page says and
    raises KurojiError where there is nothing to say (see faults.py for the answers).
    `writers` are its siblings by format; each is given the same content. `every` yields
    the values of all pages of the kind that belong in the sitemap and the static site;
    other addresses still answer on the server. `needs_server` keeps a page that only a
    server can answer out of the static site. `told_once` says that the content is the same
    in every format, and so is made once for all siblings.
    """

    name: str
    template: str
    content: Maker
    every: Callable[[Site], Iterable[Values]] = one
    writers: Mapping[str, Writer] = {}
    needs_server: bool = False
    told_once: bool = False

    @property
    def formats(self) -> tuple[str, ...]:
        """HTML and the siblings, in the order of MEDIA_TYPES."""
        return tuple(f for f in MEDIA_TYPES if f == HTML or f in self.writers)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page: a kind, a language, the values of its address (decoded), and a format."""

    kind: Kind
    language: str
    values: Values = {}
    form: str = HTML

    @property
    def path(self) -> str:
        """Where it is found: `/en/stories/japan-trade-2026-05/`, or `.md` for a sibling; percent-encoded."""
        folder = written(PATTERNS[self.kind.name], self.language, self.values)
        if self.form == HTML:
            return folder
        return f"{folder}index.{self.form}" if self.kind.name == "home" else f"{folder[:-1]}.{self.form}"

    @property
    def file(self) -> str:
        """The file of a static site that answers `path`: decoded, without the first slash."""
        return unquote(f"{self.path}index.html" if self.form == HTML else self.path).removeprefix("/")

    @property
    def name(self) -> str:
        """The name of its kind."""
        return self.kind.name

    def to(self, form: str) -> Page:
        """The same page in another format."""
        return msgspec.structs.replace(self, form=form)

    def into(self, language: str) -> Page:
        """The same page in another language."""
        return msgspec.structs.replace(self, language=language)

    def at(self, as_of: str = "") -> Page:
        """The same page at another vintage: `first`, a date, or empty for what is known now."""
        kept = {name: value for name, value in self.values.items() if name != "as_of"}
        return msgspec.structs.replace(self, values=kept | ({"as_of": as_of} if as_of else {}))


class Rendered(msgspec.Struct, frozen=True, kw_only=True):
    """A page as bytes, with what an HTTP answer says of it.

    `etag` is strong and in quotes; `links` are the values of the Link header: canonical,
    siblings, languages. `until` is as in Content. `caching` is the Cache-Control, empty for
    that of a page.
    """

    body: bytes
    media_type: str
    etag: str
    last_modified: datetime | None = None
    links: tuple[str, ...] = ()
    status: int = 200
    until: datetime | None = None
    caching: str = ""
