"""The trace of a fact: what it says, formula, inputs, releases and hashes, worked out once more from its id."""

from __future__ import annotations

from kuroji.indicators.trace import Traced, trace
from kuroji.stories.rendering.labels import figure, notes, sentence
from kuroji.web.page import Content, Kind, Page, none
from kuroji.web.site import Site
from kuroji.web.words.fact import WORDS, Words


class FactTraced(Content, frozen=True, kw_only=True):
    """A traced fact with the words of its page."""

    words: Words
    traced: Traced
    said: str
    value: str
    notes: str


def content(site: Site, page: Page) -> FactTraced:
    """The trace of the id in the page's address; raises as kuroji.indicators.trace.trace does."""
    with site.reading() as store:
        traced = trace(store, page.values["id"])
    said = sentence(traced.fact, page.language)
    return FactTraced(
        title=said, description=traced.fact.id, listed=False, words=WORDS[page.language], traced=traced, said=said,
        value=figure(traced.fact, page.language), notes=notes(traced.fact, page.language),
    )  # fmt: skip


FACT = Kind(name="fact", template="fact.html", content=content, every=none)
