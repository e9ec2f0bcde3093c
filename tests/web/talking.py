"""A reader who talks on the site: opens pages, takes the token from them, votes and speaks as a browser would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

from litestar.testing import TestClient
from tests.stories.page import Element, read

from kuroji.opinion.integrity.rates import Limiter, Rate
from kuroji.opinion.nouns import Draft, Status
from kuroji.opinion.storage.ballots import tallies
from kuroji.opinion.storage.statements import hand_in, moderate
from kuroji.settings import from_environment
from kuroji.web.app import create_app
from kuroji.web.reactions.forum import Forum
from kuroji.web.site import Site

PATIENT = Rate(1_000_000, 1_000_000)
ACTS = (
    "vote/participant", "vote/address", "statement/participant", "statement/address", "participant/address",
    "guess/address", "guess/participant",
)  # fmt: skip


def patient() -> Limiter:
    """A limiter that refuses nothing."""
    return Limiter(lambda: 0.0, dict.fromkeys(ACTS, PATIENT))


def approved(site: Site, slug: str, *texts: str, country: str = "JP") -> list[int]:
    """Statements under a story, approved; their ids."""
    found = []
    with site.forum.writing() as connection:
        for text in texts:
            draft = Draft(text=text, language="en", country=country, home=country == site.reporter.code)
            said = hand_in(connection, slug, draft, "author", site.now())
            moderate(connection, said.id, Status.APPROVED, by="desk", now=site.now())
            found.append(said.id)
    return found


def counts(site: Site, slug: str) -> dict[int, tuple[int, int, int]]:
    """Agree, disagree and pass of each statement with votes, as the database has them."""
    with site.forum.reading() as connection:
        return {number: (t.agree, t.disagree, t.passed) for number, t in tallies(connection, slug).items()}


@contextmanager
def talked_about(site: Site, folder: Path) -> Iterator[Site]:
    """The site with an empty database in a folder, and no limits of speed; its pages of stories are those it has made."""
    before = site._forum
    site._forum = Forum(from_environment({"KUROJI_DATABASE": str(folder / "opinion.sqlite")}), makes=True)
    site._forum.limiter = patient()
    yield site
    site._forum.close()
    site._forum = before


class Talker:
    """One browser: cookies are kept, redirections are not followed."""

    def __init__(self, site: Site, slug: str) -> None:
        self.site, self.slug = site, slug
        self.http: TestClient[Any] = TestClient(create_app(site), raise_server_exceptions=False)
        self.http.follow_redirects = False

    def path(self, language: str = "en", below: str = "statements/") -> str:
        return f"/{language}/stories/{self.slug}/{below}"

    def open(self, language: str = "en", below: str = "statements/") -> Element:
        """A page, read as a browser would."""
        answer = self.http.get(self.path(language, below))
        assert answer.status_code == 200, answer.text[:500]
        return read(answer.text)

    def token(self) -> str:
        found = re.search(r'name="token" value="([^"]+)"', self.http.get(self.path()).text)
        assert found is not None
        return unescape(found[1])

    def vote(self, number: object, choice: str = "agree", headers: dict[str, str] | None = None, **fields: str) -> Any:
        sent = {"token": self.token(), "back": self.path(), "statement": str(number), "choice": choice} | fields
        return self.http.post("/forms/vote/en", data=sent, headers=headers)

    def say(self, text: str, page: str = "en", **fields: str) -> Any:
        sent = {"token": self.token(), "back": self.path(), "story": self.slug, "text": text} | fields
        return self.http.post(f"/forms/statement/{page}", data=sent)

    def forget(self, **fields: str) -> Any:
        return self.http.post("/forms/forget/en", data={"token": self.token(), "back": self.path()} | fields)

    @property
    def cookie(self) -> str:
        return str(self.http.cookies.get("kuroji-reader", default=""))


def classed(page: Element, name: str) -> list[Element]:
    """The elements of a class."""
    return [e for e in page.all() if name in e.attributes.get("class", "").split()]
