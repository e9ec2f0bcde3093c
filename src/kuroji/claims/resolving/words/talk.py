"""Talk: what an article has spoken of so far, and a sentence with its words, topics and periods found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Mention, Sentence
from kuroji.claims.mentions.characters import is_japanese, plain
from kuroji.claims.reading import Word
from kuroji.claims.resolving.words.counted_from import opens_clause
from kuroji.claims.resolving.words.heading_goods import with_goods_told
from kuroji.claims.resolving.words.names import parts_of_cars
from kuroji.claims.resolving.words.periods import OWN, Named, spot_periods
from kuroji.claims.resolving.words.returning import both_ways
from kuroji.claims.resolving.words.scene import Scene
from kuroji.claims.resolving.words.spotting import spot, without_overlaps
from kuroji.claims.resolving.words.topics import Topic, topics
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import Period

LONGEST_SENTENCE = 1_500
_CARS = "export:PC:70503"
_OPENING_YEAR = expression(r"(?:a|one|the) (?:year|month) (?:earlier|before|ago|previously)$", re.IGNORECASE)


class Slots(msgspec.Struct, frozen=True):
    """What a number is about, in codes: `commodity` is that of the flow (`PC:70323`), `total` or `finer`."""

    flow: str
    partner: str = WORLD
    commodity: str = TOTAL
    measure: str = ""
    side: str = ""
    outside: str = ""


class Level(msgspec.Struct, frozen=True):
    """A period whose level was told, of which partner and goods (as `Slots` name them)."""

    period: Period
    partner: str
    commodity: str


class Section(msgspec.Struct, frozen=True):
    """What a part of an English article is of: the goods announced for it in a paragraph of their own, those that its title names, and those (or `total`) that its figures told of; `place` is the partner its title names, `places` those that its figures were of."""

    theme: str = ""
    paragraph: int = -1
    title: str = ""
    told: tuple[str, ...] = ()
    place: str = ""
    places: tuple[str, ...] = ()


class Line(msgspec.Struct, frozen=True):
    """A sentence read: `text` has one form for each character, and `number` counts sentences from 0."""

    sentence: Sentence
    number: int
    text: str
    japanese: bool
    words: tuple[Word, ...]
    topics: tuple[Topic, ...]
    periods: tuple[Named, ...]

    def words_of(self, sort: str) -> list[Word]:
        """The words of one sort, in order."""
        return [word for word in self.words if word.sort == sort]


class Talk(msgspec.Struct, frozen=True):
    """What was spoken of before a sentence: the scene, the subjects of the last sentence, and all periods named.

    `heard` are the slots of the last sentence that had any, in order; `paragraph` is its
    paragraph, `side` the last deficit or surplus named, `shares` whether it spoke of shares (`of_goods`: in some goods), `partners` all
    named so far, `places` those of the last sentence, `whose` the partners, the world among them, whose trade the paragraph told of, `theme` the goods that a sentence without figures opened it with, `dealing` the flow that a sentence named by its role alone, `announced` is `partner` or `subject` where the last sentence only named what is to be spoken of, `labelled` whether the period was that of a label, which holds for its paragraph or line, `told` the period that
    the sentence named last, of whatever it was, `fresh` whether the event of the scene was dated after all periods, `history` whether the article sets out from an event of the past, `levels` the levels told so far, `goods` the commodity words named
    so far, `traded_with` the partner whose trade a heading says is told of, `title_goods` the goods whose trade the title says is told of, `dealt` the last subject that was no balance, `heard_in` the paragraph of `heard`, `listed` the goods of each item of the list so far, `dealer` the partner that the last sentence says itself buys or sells, `section` the goods that this part of it is of, `head` what a heading says for the items below it, `measured` the measure of the level told last, `broken_down` whether the last sentence told of goods as a part of what came before them, `asked` whether the last sentence asked for what comes (`asked_on`: of the period already spoken of).
    """

    scene: Scene
    heard: tuple[Slots, ...] = ()
    paragraph: int = -1
    side: str = ""
    periods: tuple[Period, ...] = ()
    shares: bool = False
    of_goods: bool = False
    partners: tuple[str, ...] = ()
    labelled: bool = False
    announced: str = ""
    places: tuple[str, ...] = ()
    whose: frozenset[str] = frozenset()
    theme: str = ""
    dealing: str = ""
    told: Period | None = None
    fresh: bool = False
    history: bool = False
    levels: tuple[Level, ...] = ()
    goods: tuple[str, ...] = ()
    traded_with: str = ""
    title_goods: str = ""
    dealt: Slots | None = None
    heard_in: int = -1
    listed: tuple[str, ...] = ()
    asked: bool = False
    asked_on: bool = False
    dealer: str = ""
    section: Section = Section()
    head: Topic | None = None
    measured: str = ""
    broken_down: bool = False


def pieces(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or where it is longer than any writer's its pieces, cut between mentions: time stays linear."""
    start, mentions = sentence.start, list(sentence.mentions)
    while sentence.end - start > LONGEST_SENTENCE:
        cut = start + LONGEST_SENTENCE
        inside = [m for m in mentions if m.start < cut]
        cut = max([cut, *(m.end for m in inside[-1:])])
        yield _piece(sentence, start, cut, inside)
        start, mentions = cut, mentions[len(inside) :]
    yield sentence if start == sentence.start else _piece(sentence, start, sentence.end, mentions)


def _piece(sentence: Sentence, start: int, end: int, mentions: Sequence[Mention]) -> Sentence:
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Sentence(start, end, text, sentence.paragraph, tuple(mentions))


def line_of(sentence: Sentence, number: int) -> Line:
    """A sentence with its words, topics and periods."""
    text = one_form(sentence.text)
    periods = spot_periods(text)
    words = tuple(word for word in spot(text) if not _is_period(text, word, periods))
    bases = [word for word in words if word.sort == "basis"]
    own = tuple(named for named in periods if not any(w.start < named.end and named.start < w.end for w in bases))
    told = topics(text, words)
    return Line(
        sentence,
        number,
        text,
        is_japanese(text),
        words,
        told if is_japanese(text) else with_goods_told(text, both_ways(text, told)),
        own,
    )


def one_form(text: str) -> str:
    """The text with one form for each character, in its own letter case, character for character."""
    return "".join(
        own if own.lower() == small else small.upper() if own.isupper() else small
        for own, small in zip(text, plain(text), strict=True)
    )


def speaks_of_cars(line: Line) -> bool:
    """Whether a Japanese sentence names motor vehicles."""
    return line.japanese and any(word.sort == "commodity" and _CARS in word.means for word in line.words)


def with_parts_of_cars(line: Line) -> Line:
    """A sentence of an article about cars, in which parts alone are theirs: 部品は10.5%減."""
    found = parts_of_cars(line.text) if line.japanese else []
    if not found:
        return line
    words = without_overlaps([*line.words, *found])
    return msgspec.structs.replace(line, words=words, topics=topics(line.text, words))


def _is_period(text: str, word: Word, periods: tuple[Named, ...]) -> bool:
    """Whether a word is part of a period: inside its words, or a year earlier that opens the sentence."""
    if word.sort == "basis":
        opens = _OPENING_YEAR.match(word.text) is not None and not re.search(r"\w", text[: word.start])
        return opens or any(_opens_with(text, word, named) for named in periods)
    return any(named.start <= word.start and word.end <= named.end for named in periods)


def _opens_with(text: str, word: Word, named: Named) -> bool:
    """Whether a period of its own that a basis is part of opens a clause: a year earlier, there was a surplus."""
    shared = named.start < word.end and word.start < named.end
    return shared and named.part == OWN and not is_japanese(text) and opens_clause(text, named.start, named.end)


def as_word(slots: Slots) -> str:
    """A commodity of one flow as a word means it, in both directions where it is kept in both."""
    from kuroji.classifications.commodities import commodities, commodity

    if slots.commodity == "finer":
        return "finer"
    concept = commodity(slots.flow, slots.commodity.removeprefix("PC:")).concept
    return "|".join(
        f"{c.flow}:PC:{c.code}" for flow in ("export", "import") for c in commodities(flow) if c.concept == concept
    )
