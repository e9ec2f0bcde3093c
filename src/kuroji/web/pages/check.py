"""The check page: a form, and after it is sent the text with its claims marked and the evidence beside them."""

from __future__ import annotations

import msgspec

from kuroji.claims.presenting.labels import MARKS, labels
from kuroji.claims.presenting.page import article
from kuroji.claims.verdict import Checked
from kuroji.markup.elements import Html
from kuroji.model.errors import KurojiError
from kuroji.web.addresses import address
from kuroji.web.checking.token import token, until
from kuroji.web.page import Content, Kind, Page
from kuroji.web.site import Site
from kuroji.web.words.check import WORDS, Words

FORM = "check"
# Letters of one text: several of the longest articles.
MOST_LETTERS = 60_000


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """What was sent, as it was sent."""

    token: str = ""
    text: str = ""
    address: str = ""
    published: str = ""


class Checking(Content, frozen=True, kw_only=True):
    """The form with what was sent, the checked article as markup, or what stands against it."""

    words: Words
    token: str
    action: str
    sent: Sent
    most: int
    marks: tuple[tuple[str, str], ...]
    article: Html | None = None
    problem: KurojiError | None = None


def content(site: Site, page: Page) -> Checking:
    """The empty form."""
    return msgspec.structs.replace(result(site, page, Sent(), None), until=until(site))


def result(
    site: Site, page: Page, sent: Sent, found: Checked | None, problem: KurojiError | None = None, status: int = 200
) -> Checking:
    """The page after the form was sent: the text with its verdicts, or the problem and the form as it was filled in."""
    words, said = WORDS[page.language], labels(page.language)
    language = page.language
    marked = article(found, said, trace=lambda id_: address("fact", language, id=id_)) if found is not None else None
    return Checking(
        title=words.title, description=words.lead, status=status, words=words, token=token(site, FORM),
        action=f"/forms/{FORM}/{language}", sent=sent if found is None else Sent(), most=MOST_LETTERS,
        marks=tuple((mark, said.verdicts[verdict]) for verdict, mark in MARKS.items()), article=marked, problem=problem,
    )  # fmt: skip


CHECK = Kind(name="check", template="check.html", content=content, needs_server=True)
