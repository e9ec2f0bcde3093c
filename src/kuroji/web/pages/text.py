"""Pages of running text, kept as Markdown in both languages: methods, editorial policy and disclosure."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kuroji.markup.elements import Html, trusted
from kuroji.web.page import Content, Kind, Page
from kuroji.web.siblings.text import WRITERS
from kuroji.web.site import Site


class Text(Content, frozen=True, kw_only=True):
    """A text as markup, its title included, and as it was written."""

    body: Html
    markdown: str


def content(_: Site, page: Page) -> Text:
    """The text of the kind's name in the page's language."""
    written, body = _read(page.name, page.language)
    blocks = [block for block in written.split("\n\n") if block]
    title = blocks[0].removeprefix("# ")
    first = next((block for block in blocks[1:] if not block.startswith(("#", "-"))), title)
    return Text(title=title, description=first.replace("*", ""), body=body, markdown=written)


@cache
def _read(name: str, language: str) -> tuple[str, Html]:
    """The text as written and as HTML; markup inside Markdown is not taken over."""
    from markdown_it import MarkdownIt

    written = files("kuroji.web").joinpath("texts", f"{name}.{language}.md").read_text(encoding="utf-8").strip()
    return written, trusted(MarkdownIt("commonmark", {"html": False}).render(written))


METHODS = Kind(name="methods", template="text.html", content=content, writers=WRITERS, told_once=True)
POLICY = Kind(name="policy", template="text.html", content=content, writers=WRITERS, told_once=True)
