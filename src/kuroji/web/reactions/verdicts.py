"""What the figures say of a reader's statement: its claims, read as of the story's first publication.

A text is checked once for each generation of the store. In lists, a statement that has not
been checked yet stands without its verdict, and is checked after the answer.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from kuroji.claims.article import Article
from kuroji.claims.checking import Checker
from kuroji.claims.presenting.labels import MARKS, labels
from kuroji.claims.verdict import Checked, Verdict
from kuroji.opinion.nouns import Statement
from kuroji.web.reactions.stories import TalkedAbout
from kuroji.web.site import Site

# Languages that the checker reads.
READ = ("en", "ja")


class Mark(msgspec.Struct, frozen=True):
    """A verdict as a chip: its sign, its name, and the class it is styled by."""

    sign: str
    name: str
    style: str


def checked(site: Site, story: TalkedAbout, said: Statement) -> Checked:
    """A statement with the verdicts on its claims, kept for the next who asks."""
    key = (site.generation, story.slug, said.text)
    found = site.forum.checked.get(key)
    if found is None:
        # Cut to the language: a tag may name a region as well.
        language = said.language.partition("-")[0]
        article = Article(
            title="", body=said.text, published_at=story.first, dated_by="record",
            language=language if language in READ else "",
        )  # fmt: skip
        with site.reading() as store:
            found = site.remembered("checker of statements", lambda: Checker(store)).check(article)
        site.forum.checked.put(key, found)
    return found


def marks(site: Site, story: TalkedAbout, said: Statement, language: str) -> tuple[Mark, ...]:
    """The verdicts that decide something, each once; none while the statement has not been checked."""
    found = site.forum.checked.get((site.generation, story.slug, said.text))
    if found is None:
        return ()
    names = labels(language).verdicts
    verdicts = dict.fromkeys(one.verdict for one in found.judged if one.verdict is not Verdict.UNVERIFIABLE)
    return tuple(Mark(MARKS[one], names[one], one.value.replace("_", "-")) for one in MARKS if one in verdicts)


def unchecked(site: Site, story: TalkedAbout, said: Iterable[Statement]) -> list[Statement]:
    """Those that have not been checked against the figures as they are."""
    return [one for one in said if site.forum.checked.get((site.generation, story.slug, one.text)) is None]
