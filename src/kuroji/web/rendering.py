"""The one renderer: a page of a site as bytes, the same for the server and for the static site."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import msgspec

from kuroji.markup.elements import Html, trusted
from kuroji.web import assets
from kuroji.web.addresses import LANGUAGES
from kuroji.web.answering import DATED_KEPT, LATEST_KEPT
from kuroji.web.frame import frame
from kuroji.web.outlets.outlet import covering, feeds
from kuroji.web.page import DESCRIPTION, HTML, MEDIA_TYPES, Content, Page, Rendered
from kuroji.web.site import Site


def render(page: Page, site: Site) -> Rendered:
    """The page as bytes, kept for the next reader.

    Raises KurojiError as the kind's content does; faults.py makes a page of it.
    """
    key = page.path
    found = site.kept(key)
    if found is None:
        with site.making(key):
            found = site.kept(key) or _made(page, site)
    return found


def _made(page: Page, site: Site) -> Rendered:
    generation = site.generation
    made = dressed(page, content_of(page, site), site)
    site.keep(page.path, made, generation)
    return made


def content_of(page: Page, site: Site) -> Content:
    """What a page says, made once for its pictures, and for its formats where they say the same.

    Raises as the kind's content does.
    """
    if page.form != HTML and not page.kind.told_once:
        return page.kind.content(site, page)
    told = page.to(HTML)
    return site.recent(told.path, lambda: page.kind.content(site, told))


def dressed(page: Page, content: Content, site: Site) -> Rendered:
    """A content as bytes, in the page's format; for answers to forms, which are not kept, this is called directly."""
    if page.form == HTML:
        body = document(page, content, site)
    else:
        written = page.kind.writers[page.form](site, page, content)
        body = written.encode() if isinstance(written, str) else written
    dated = page.form != HTML and "as_of" in page.values
    return Rendered(
        caching=(DATED_KEPT if dated else LATEST_KEPT) if page.form != HTML else "",
        body=body, media_type=MEDIA_TYPES[page.form], etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        last_modified=content.updated, links=tuple(_links(page, content, site)), status=content.status,
        until=content.until,
    )  # fmt: skip


def document(page: Page, content: Content, site: Site) -> bytes:
    """The HTML of a page: its template, filled with `content`, `page`, `site` and `frame`."""
    template = _templates().get_template(page.kind.template)
    return str(template.render(content=content, page=page, site=site, frame=frame(page, content, site))).encode()


def filled(template: str, **values: object) -> Html:
    """A part of a page: a template filled in, every text of it escaped."""
    return trusted(str(_templates().get_template(template).render(**values)))


def _links(page: Page, content: Content, site: Site) -> list[str]:
    """The values of the Link header: canonical address, the siblings, the other languages."""
    canonical = content.canonical or page.to(HTML).path
    links = [f'<{site.absolute(canonical)}>; rel="canonical"']
    links += [
        f'<{site.absolute(page.to(form).path)}>; rel="alternate"; type="{MEDIA_TYPES[form]}"'
        for form in page.kind.formats
        if form not in (page.form, DESCRIPTION)
    ]
    if page.form == "csv" and DESCRIPTION in page.kind.formats:
        described = site.absolute(page.to(DESCRIPTION).path)
        links.append(f'<{described}>; rel="describedby"; type="{MEDIA_TYPES[DESCRIPTION]}"')
    links += [
        f'<{site.absolute(page.into(language).path)}>; rel="alternate"; hreflang="{language}"'
        for language in LANGUAGES
        if language != page.language
    ]
    links.append(f'<{site.absolute(covering(page.language))}>; rel="describedby"; type="text/markdown"')
    return links


def data_block(value: object) -> Html:
    """A value as JSON that may stand in a script element: every sign that could end it is written as an escape."""
    text = msgspec.json.encode(value).decode()
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return trusted(text)


@cache
def _templates() -> Any:
    """The templates: every text is escaped unless it is Html, and an unknown name is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kuroji.web", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, auto_reload=False,
    )  # fmt: skip
    environment.globals |= {"asset": assets.address, "covering": covering, "feeds": feeds}
    environment.filters["data_block"] = data_block
    return environment
