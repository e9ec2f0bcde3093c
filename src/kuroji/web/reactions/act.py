"""What the forms of a page about statements need: words, token, where to go back to, and what was filled in."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kuroji.opinion.nouns import Participant
from kuroji.opinion.rules import LONGEST, LONGEST_NAME, SHORTEST
from kuroji.web.addresses import address
from kuroji.web.page import Page
from kuroji.web.reactions.countries import countries, country
from kuroji.web.reactions.reader import token_of
from kuroji.web.site import Site
from kuroji.web.words.reactions import LANGUAGES, WORDS, Words


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as it was filled in."""

    text: str = ""
    language: str = ""
    author: str = ""
    country: str = ""


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader can do on a page.

    `back` is the path that an answered form leads to, `known` says that the reader has a
    participant, `done` what was done just now, `server` where voting is possible if not here;
    `open` shows the form for a new statement opened.
    """

    words: Words
    slug: str
    language: str
    live: bool
    token: str
    back: str
    known: bool
    done: str
    sent: Sent
    open: bool
    server: str
    all: str
    results: str
    country: str
    countries: Mapping[str, str]
    languages: Mapping[str, str]
    shortest: int = SHORTEST
    longest: int = LONGEST
    longest_name: int = LONGEST_NAME


def act_on(
    site: Site,
    page: Page,
    participant: Participant | None = None,
    done: str = "",
    sent: Sent | None = None,
) -> Act:
    """What can be done on a page with a slug; `done` is a word of Words.done, others say nothing."""
    language, owner, slug = page.language, site.reporter, page.values["slug"]
    words = WORDS[language]
    return Act(
        words=words, slug=slug, language=language, live=site.live,
        token=token_of(site, participant) if site.live else "", back=page.path, known=participant is not None,
        done=words.done.get(done, ""), sent=sent or Sent(), open=sent is not None,
        server=site.absolute(address("story", language, slug=slug)) if site.base_url else "",
        all=address("statements", language, slug=slug), results=address("results", language, slug=slug),
        country=country(owner, language, owner.code), countries=countries(owner, language) if site.live else {},
        languages=LANGUAGES,
    )  # fmt: skip
