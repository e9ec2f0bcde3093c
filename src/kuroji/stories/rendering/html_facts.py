"""Numbers as Facts: the mark on each number of a page, the appendix it leads to, and the sources behind that."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from kuroji.markup.elements import Html, element, joined
from kuroji.model.fact import Fact
from kuroji.model.instant import iso
from kuroji.stories.rendering.credits import dated, named, web_address
from kuroji.stories.rendering.labels import day, figure, labels, notes, owner_of, sentence
from kuroji.stories.story import Span, Story


class Numbered(msgspec.Struct, frozen=True):
    """The facts and releases of a story, each with the number its anchor has on the page (from 1).

    `trace` makes the address at which a fact is traced; without it a number leads to the
    fact's row in the appendix.
    """

    story: Story
    facts: dict[str, tuple[int, Fact]]
    releases: dict[str, int]
    trace: Callable[[str], str] | None = None

    @classmethod
    def of(cls, story: Story, trace: Callable[[str], str] | None = None) -> Numbered:
        """The story's facts in order, then those of the first print."""
        every = {fact.id: fact for fact in (*story.facts, *story.first_print)}
        return cls(
            story,
            {id_: (number, fact) for number, (id_, fact) in enumerate(every.items(), 1)},
            {release.id: number for number, release in enumerate(story.releases, 1)},
            trace,
        )

    def said(self, spans: Iterable[Span], *, linked: bool = True) -> list[Html]:
        """The spans; one with a fact is a data element with the fact's value and id, linked to the appendix."""
        return [self._span(span, linked=linked) for span in spans]

    def _span(self, span: Span, *, linked: bool) -> Html:
        if span.fact is None:
            return joined([span.text])
        found = self.facts.get(span.fact)
        if found is None:
            return element("data", span.text, class_="fact", value=span.text, data_fact=span.fact)
        number, fact = found
        text = element("a", span.text, href=self.address(number, fact)) if linked else span.text
        return element(
            "data", text, class_="fact", value=machine(fact), data_fact=fact.id, title=explained(fact, self.story)
        )

    def address(self, number: int, fact: Fact) -> str:
        """Where a number leads: to its trace, or to its row in the appendix."""
        return self.trace(fact.id) if self.trace else f"#fact-{number}"


def machine(fact: Fact) -> str:
    """The value as a program reads it: -378688000000, 12.5, -0.0."""
    whole = fact.value.is_integer() and abs(fact.value) >= 1
    return str(int(fact.value)) if whole else str(fact.value)


def explained(fact: Fact, story: Story) -> str:
    """What a reader sees who rests on a number: what it says, its basis and vintage."""
    words = labels(story)
    state = [words.bases[fact.basis], words.as_known.format(when=day(fact.as_of, story))]
    return f"{sentence(fact, story.language)} ({'; '.join(state)})"


def facts_appendix(story: Story, numbered: Numbered) -> Html | None:
    """Every fact of the story: what it says, value, basis, notes and releases, with its id; then the first print's."""
    if not numbered.facts:
        return None
    words = labels(story)
    columns = (words.what, words.value, words.basis, words.flags, words.releases)
    head = element("tr", *(element("th", column, scope="col", role="columnheader") for column in columns), role="row")
    now = [_row(number, fact, numbered, columns) for number, fact in numbered.facts.values() if fact in story.facts]
    bodies = [element("tbody", *now, role="rowgroup")]
    then = [
        _row(number, fact, numbered, columns) for number, fact in numbered.facts.values() if fact not in story.facts
    ]
    if then:
        title = element("th", words.first_print, colspan=len(columns), scope="rowgroup", role="rowheader")
        bodies.append(element("tbody", element("tr", title, class_="group", role="row"), *then, role="rowgroup"))
    table = element(
        "table",
        element("caption", words.facts_note),
        element("thead", head, role="rowgroup"),
        *bodies,
        class_="facts",
        role="table",
    )
    heading = element("h2", words.facts, id="facts")
    return element("section", heading, table, class_="appendix", aria_labelledby="facts")


def _row(number: int, fact: Fact, numbered: Numbered, columns: tuple[str, ...]) -> Html:
    """One fact. Roles are repeated because a narrow screen shows rows as blocks."""
    story, words = numbered.story, labels(numbered.story)
    said = element("span", sentence(fact, story.language), class_="says")
    id_ = element("a", fact.id, href=numbered.trace(fact.id)) if numbered.trace else fact.id
    what = element("th", said, element("code", id_), scope="row", role="rowheader")
    cells = (
        element("data", figure(fact, story.language), value=machine(fact)),
        joined([words.bases[fact.basis]]),
        joined([notes(fact, story.language) or "–"]),
        _references(fact, numbered),
    )
    rest = [
        element("td", cell, role="cell", data_label=label, class_="number" if place == 0 else None)
        for place, (cell, label) in enumerate(zip(cells, columns[1:], strict=True))
    ]
    return element("tr", what, *rest, id=f"fact-{number}", role="row")


def _references(fact: Fact, numbered: Numbered) -> Html:
    """The numbers of its releases in the list of sources; the id of one that is not listed."""
    links = [
        element("a", str(numbered.releases[id_]), href=f"#source-{numbered.releases[id_]}")
        if id_ in numbered.releases
        else joined([id_])
        for id_ in fact.releases
    ]
    return joined(links, ", ") if links else joined(["–"])


def sources(story: Story, numbered: Numbered) -> Html | None:
    """The releases, newest first, with date, address and hash."""
    if not story.releases:
        return None
    words, owner = labels(story), owner_of(story)
    items = []
    for release in story.releases:
        address, name = web_address(release), named(release, story.language)
        title = element("a", name, href=address) if address else name
        when = element("time", dated(release, story), datetime=iso(release.published_at, owner))
        check = element("code", release.sha256, title=words.checksum)
        items.append(
            element("li", title, words.colon, when, element("br"), check, id=f"source-{numbered.releases[release.id]}")
        )
    heading = element("h2", words.sources, id="sources")
    return element("section", heading, element("ol", *items), class_="sources", aria_labelledby="sources")
