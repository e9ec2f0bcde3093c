"""What the answers to a story's statements come to: opinion groups, what unites, what divides, and what would move it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kuroji.markup.elements import Html
from kuroji.model.errors import NotHeld
from kuroji.opinion.integrity.robustness import KINDS, RESULTS, Resistance
from kuroji.opinion.nouns import Status
from kuroji.opinion.storage.statements import statements_of
from kuroji.web.addresses import address
from kuroji.web.page import Content, Kind, Page, Values
from kuroji.web.reactions.enough import NOTHING_YET, Enough, enough
from kuroji.web.reactions.held import approved
from kuroji.web.reactions.opinion_map import opinion_map
from kuroji.web.reactions.outcome import Outcome, outcome
from kuroji.web.reactions.stories import talked_about
from kuroji.web.reactions.working import FAKES
from kuroji.web.siblings.results import WRITERS
from kuroji.web.site import Site
from kuroji.web.words.dates import minute, named
from kuroji.web.words.reactions import WORDS as SAID
from kuroji.web.words.reactions import Words as SaidWords
from kuroji.web.words.results import WORDS, Words


class Row(msgspec.Struct, frozen=True):
    """A result with the least number of fakes of each kind that moves it, as words."""

    result: str
    cells: tuple[str, ...]


class Results(Content, frozen=True, kw_only=True):
    """The results of a story; `outcome` is None while there are too few answers."""

    words: Words
    said: SaidWords
    about: str
    story: str
    statements: str
    count: int
    enough: Enough
    counted: str
    outcome: Outcome | None = None
    map: Html | None = None
    robust: tuple[Row, ...] = ()
    fakes: int = FAKES
    votes_file: str = ""


def content(site: Site, page: Page) -> Results:
    """The results as they are now. Raises NoSuchPage, NotOut, StoreError."""
    story, language = talked_about(site, page), page.language
    words, about = WORDS[language], named(story.period, language)
    count, reached = _enough(site, story.slug)
    found = outcome(site, story.slug, language) if reached.reached else None
    newest = found.newest if found else None
    return Results(
        title=words.titled.format(about=about), description=words.lead.format(story=about), updated=newest, until=site.now(),
        words=words, said=SAID[language], count=count, about=about, story=address("story", language, slug=story.slug),
        statements=address("statements", language, slug=story.slug), enough=reached,
        counted=words.until.format(when=minute(newest, site.reporter, language)) if newest else "", outcome=found,
        map=_map(found, words) if found and found.groups else None, robust=_robust(found, words) if found else (),
        votes_file=f"/api/votes.csv?story={story.slug}" if site.live else "", listed=found is not None,
    )  # fmt: skip


def _enough(site: Site, slug: str) -> tuple[int, Enough]:
    """The number of approved statements, and how far the results are off."""
    try:
        with site.forum.reading() as connection:
            count = len(statements_of(connection, slug, Status.APPROVED))
            return count, enough(connection, slug, count)
    except NotHeld:
        return 0, NOTHING_YET


def _map(found: Outcome, words: Words) -> Html:
    groups = "; ".join(
        words.map_group.format(letter=g.letter, members=g.members, percent=g.percent) for g in found.groups
    )
    return opinion_map(found.places, words.map, words.map_said.format(groups=groups))


def _robust(found: Outcome, words: Words) -> tuple[Row, ...]:
    """A row for each result, a cell for each kind of fake; none while it is being worked out."""
    if found.robust is None:
        return ()
    least = {(one.result, one.kind): one for one in found.robust.found}
    return tuple(
        Row(words.outcomes[result], tuple(_cell(least[result, kind], words) for kind in KINDS)) for result in RESULTS
    )


def _cell(one: Resistance, words: Words) -> str:
    return words.withstood.format(most=FAKES) if one.least is None else words.least.format(least=one.least)


def every(site: Site) -> Iterator[Values]:
    """The listed stories with statements: the page says how many answers are missing where there are too few."""
    for slug, said in approved(site).items():
        if said:
            yield {"slug": slug}


RESULTS_PAGE = Kind(name="results", template="results.html", content=content, every=every, writers=WRITERS)
