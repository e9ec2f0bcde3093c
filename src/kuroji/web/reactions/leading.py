"""Where an answered form leads: back to the page it was sent from, or that page's statements at once for the script."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec
from litestar import Response
from litestar.datastructures import Cookie

from kuroji.opinion.nouns import Participant
from kuroji.web.answering import NOT_KEPT
from kuroji.web.page import HTML, Page
from kuroji.web.reactions.personal import DONE, MAKERS, STORY
from kuroji.web.reactions.section import section
from kuroji.web.rendering import dressed
from kuroji.web.site import Site

PLACE = "reactions"


class Leading(msgspec.Struct, frozen=True):
    """A page to go back to; None is the front page of a language."""

    page: Page | None
    language: str
    anchor: str

    def answer(
        self, site: Site, participant: Participant | None, done: str, cookies: list[Cookie], *, part: bool
    ) -> Response[Any]:
        """The page's statements as the reader sees them now, or the way there."""
        if part and self.page is not None:
            body = self._part(site, self.page, participant, done)
            return Response(
                content=body, status_code=200, media_type="text/html", cookies=cookies,
                headers={"Cache-Control": NOT_KEPT},
            )  # fmt: skip
        path = self.page.path if self.page is not None else f"/{self.language}/"
        there = f"{path}?{DONE}={quote(done)}#{self.anchor}"
        return Response(
            content=b"", status_code=303, cookies=cookies, headers={"Location": there, "Cache-Control": NOT_KEPT}
        )

    def _part(self, site: Site, page: Page, participant: Participant | None, done: str) -> bytes:
        if page.name == STORY:
            return section(site, page, participant, done).encode()
        return dressed(page, MAKERS[page.name](site, page, participant, done), site).body


def leading(back: Page | None, statement: str, language: str) -> Leading:
    """Where to go after a form; on the page of all statements, to the one that was answered."""
    anchored = back is not None and back.name == "statements" and statement.isascii() and statement.isdigit()
    return Leading(back, language, f"statement-{statement}" if anchored else PLACE)


def way_back(path: str, language: str) -> Page | None:
    """The page a form was sent from; None for a path that is not of a page with statements: nobody is led elsewhere."""
    from kuroji.web.registry import find

    page = find(path) if path.startswith("/") and len(path) < 500 else None
    if page is None or page.form != HTML or page.language != language:
        return None
    return page if page.name == STORY or page.name in MAKERS else None
