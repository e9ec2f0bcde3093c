"""The gate's reading of an outlook: every number must be that of the Fact placed on it, and none may stand alone.

An outlook speaks of more than flows, partners and goods (definitions, targets, intervals,
rates of hash), which the reading of trade stories does not know. So this one reads less: in
every passage and table the number, its scale, its unit and its sign, in both languages, by
the number readers of claims/, and whether any other number is vouched for by the detail of
a Fact, its period, or a date of the story. Which subject a sentence names it does not read;
that is left to the tests of the topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from kuroji.claims.mentions.numbers import Number, japanese, western
from kuroji.model.fact import Fact
from kuroji.model.rounding import round_to
from kuroji.stories.story import Passage, Span, Story

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MYRIAD = re.compile(r"(?:\d[\d,]*(?:\.\d+)?[兆億万])+(?:\d[\d,]*)?")
_SCALES = (
    (r"trillion|兆(?:円|ドル|ユーロ)", 12), (r"10億(?:円|ドル|ユーロ)|billion", 9), (r"億(?:円|ドル|ユーロ)", 8), (r"million|百万|100万", 6), (r"thousand|千", 3), (r"万", 4),
)  # fmt: skip
_MINUS = re.compile(r"[-−▲]\s?¥?\d")
_BELOW = re.compile(
    r"deficit|shortfall|short of|below|under|less|lower|fell|fall|fewer|down|narrow|minus|loss|missed|cut"
    r"|赤字|下回|減|不足|届か|低下|下落|縮小|損失|マイナス|未達"
)
# Numbers that are names: of definitions, manuals and tariff codes; the reason is that they count nothing.
_NAMES = re.compile(r"BPM6|G7|CO2|COVID-19|9-digit|9桁|HS ?\d+|PC:[0-9p]+|±|2050年カーボン")


def read(story: Story, facts: Mapping[str, Fact]) -> Iterator[str]:
    """What the text and tables of an outlook say that is not their Facts', in words with the place it stands in."""
    around = [n for f in facts.values() for n in _vouched(f)] + _dates(story)
    for name, passage in story.passages():
        for said in _passage(passage, facts, around):
            yield f"{name}: {said}"
    for number, table in enumerate(story.tables, 1):
        for row in table.rows:
            for head, cell in zip(table.heads[1:], row.cells, strict=True):
                for said in _cell(cell, f"{table.title} {head}", facts, around):
                    yield f"table {number}, {row.label}, {head}: {said}"


def _passage(passage: Passage, facts: Mapping[str, Fact], around: list[Decimal]) -> Iterator[str]:
    for sentence in _sentences(passage):
        whole = "".join(span.text for span in sentence)
        for span in sentence:
            if span.fact is None:
                yield from (f"{n.value:f} in {span.text.strip()!r} is no Fact's" for n in _alone(span.text, around))
                continue
            fact = facts[span.fact]
            if not _says(span.text, "", fact):
                yield f"{span.text!r} should say {fact.exact} {fact.unit}"
            elif _is_negative(fact) and not (_MINUS.search(span.text) or _BELOW.search(whole)):
                yield f"{span.text!r} does not say that {fact.exact} {fact.unit} is below zero"
            elif not _is_negative(fact) and _MINUS.search(span.text):
                yield f"{span.text!r} says that {fact.exact} {fact.unit} is below zero"


def _cell(cell: Span, head: str, facts: Mapping[str, Fact], around: list[Decimal]) -> Iterator[str]:
    if cell.fact is None:
        yield from (f"{n.value:f} in {cell.text!r} is no Fact's" for n in _alone(cell.text, around))
        return
    fact = facts[cell.fact]
    if not _says(cell.text, head, fact):
        yield f"{cell.text!r} should say {fact.exact} {fact.unit}"
    elif _is_negative(fact) != bool(_MINUS.search(cell.text)) and round_to(Decimal(fact.exact), _last(cell.text, head)):
        yield f"{cell.text!r} has not the sign of {fact.exact}"


def _sentences(passage: Passage) -> Iterator[list[Span]]:
    """The spans sentence by sentence; a full stop ends one only where it is plain text."""
    found: list[Span] = []
    for span in passage.spans:
        pieces = [span.text] if span.fact else re.split(r"(?<=[.;。；])(?=\s|[^\d\s])", span.text)
        for number, piece in enumerate(pieces):
            if number and found:
                yield found
                found = []
            found.append(Span(piece, span.fact))
    if found:
        yield found


def _says(text: str, head: str, fact: Fact) -> bool:
    number = _number(text, head)
    if number is None or ("%" in text) != (fact.unit == "percent"):
        return False
    step = max(number.grain, Decimal(str(fact.quantum)))
    held = {abs(Decimal(fact.exact)), abs(Decimal(str(fact.value)))}
    return any(round_to(size, step) == number.value for size in held)


def _number(text: str, head: str) -> Number | None:
    """The last number of a text with its scale, which the head of a table may give."""
    if myriads := _MYRIAD.findall(text):
        return japanese(myriads[-1].replace(",", ""))
    figures = _FIGURE.findall(text)
    number = western(figures[-1]) if figures else None
    power = next((p for pattern, p in _SCALES if re.search(pattern, text or "")), None)
    if power is None:
        power = next((p for pattern, p in _SCALES if re.search(pattern, head)), 0)
    return number.times(Decimal(10) ** power) if number else None


def _last(text: str, head: str) -> Decimal:
    number = _number(text, head)
    return number.grain if number else Decimal(1)


def _alone(text: str, around: list[Decimal]) -> Iterator[Number]:
    """The numbers of a plain text that nothing vouches for."""
    bare = _NAMES.sub(" ", text)
    said = [n for m in _MYRIAD.findall(bare) if (n := japanese(m.replace(",", ""))) is not None]
    said += [n for f in _FIGURE.findall(_MYRIAD.sub(" ", bare)) if (n := western(f)) is not None]
    for number in said:
        if not any(abs(held - number.value) <= number.grain / 2 for held in around if held or not number.value):
            yield number


def _vouched(fact: Fact) -> Iterator[Decimal]:
    """Numbers that a text may name beside a Fact: those of its periods and of its detail, as they are and in trillions."""
    for text in (fact.period, fact.base or "", *(str(v) for v in fact.detail.values())):
        for each in re.findall(r"\d+(?:\.\d+)?", text):
            yield Decimal(each)


def _dates(story: Story) -> list[Decimal]:
    from kuroji.stories.rendering.labels import owner_of

    zone = owner_of(story).tz
    days = [i.astimezone(zone) for i in (story.as_of, story.updated_at, *(r.published_at for r in story.releases))]
    return [Decimal(n) for day in days for n in (day.year, day.month, day.day)]


def _is_negative(fact: Fact) -> bool:
    return Decimal(fact.exact) < 0
