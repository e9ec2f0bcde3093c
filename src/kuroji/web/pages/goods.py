"""Codes of the tariff found by words of their descriptions, each with its parts and its series."""

from __future__ import annotations

import msgspec

from kuroji.classifications.codelist import folded
from kuroji.classifications.harmonized import LEVELS, harmonized
from kuroji.indicators.view import Subject
from kuroji.model.detail import CLASSIFICATION as DETAIL
from kuroji.model.errors import UsageError
from kuroji.model.observation import WORLD, Flow
from kuroji.model.period import Frequency
from kuroji.stories.wording.goods import described
from kuroji.web.addresses import address
from kuroji.web.exploring.question import LONGEST_WORD, values_of
from kuroji.web.exploring.whole import DEFAULTS, NEXT
from kuroji.web.page import Content, Kind, Page, none
from kuroji.web.site import Site
from kuroji.web.words.explore import WORDS as EXPLORE_WORDS
from kuroji.web.words.parts import WORDS, Words

MOST = 200


class Found(msgspec.Struct, frozen=True):
    """A code with what it is called, the addresses of its parts by flow, and of its series by flow."""

    code: str
    name: str
    parts: tuple[tuple[str, str], ...]
    series: tuple[tuple[str, str], ...]


class Goods(Content, frozen=True, kw_only=True):
    """What was found, by level."""

    words: Words
    heading: str
    levels: tuple[tuple[str, tuple[Found, ...]], ...]
    narrow: str
    browse: str


def content(_: Site, page: Page) -> Goods:
    """The codes whose descriptions have all the words of the address. Raises UsageError for none or too long ones."""
    language, words = page.language, WORDS[page.language]
    text = page.values.get("words", "")
    wanted = folded(text).split()
    if not wanted or len(text) > LONGEST_WORD:
        raise UsageError("no words to look for", remedy="Write some words of a description: integrated circuits.")
    codes = [code for code in harmonized() if _has(code, wanted, language)]
    shown = codes[:MOST]
    levels = tuple(
        (words.levels[level], tuple(_found(code, language) for code in shown if len(code) == digits))
        for level, digits in LEVELS.items()
        if any(len(code) == digits for code in shown)
    )
    heading = words.found.format(words=text)
    narrow = words.too_many.format(most=MOST) if len(codes) > MOST else "" if codes else words.none_found
    return Goods(
        title=heading, description=words.search_note, words=words, heading=heading, levels=levels, narrow=narrow,
        browse=address("parts", language), listed=False,
    )  # fmt: skip


def _has(code: str, wanted: list[str], language: str) -> bool:
    names = {described(Subject(Flow.EXPORT, WORLD, DETAIL, code), to) for to in ("en", language)}
    text = folded(" ".join(names))
    return all(word in text for word in wanted)


def _found(code: str, language: str) -> Found:
    both = [Subject(flow, WORLD, DETAIL, code) for flow in (Flow.EXPORT, Flow.IMPORT)]
    flows = EXPLORE_WORDS[language].flows
    word = f"{DETAIL}:{code}"
    return Found(
        code, described(both[0], language),
        tuple(
            (flows[one.flow], address("parts", language, **DEFAULTS | {"flow": str(one.flow), "commodity": word, "by": NEXT}))
            for one in both
        ),
        tuple((flows[one.flow], address("explore", language, **values_of(one, Frequency.MONTH))) for one in both),
    )  # fmt: skip


GOODS = Kind(name="goods", template="goods.html", content=content, every=none, needs_server=True)
