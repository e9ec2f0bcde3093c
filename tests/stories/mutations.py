"""Wrong stories: one word or digit of a story changed as a slip of wording would, with the sort of slip.

Only changes that alter what a figure says are made. Left alone are sentences without a
figure (definitions, notes on the sources), since they claim none; words in them that name a
movement of nothing measured (the falls of a duty); and the name of a language's own era.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import msgspec

from kuroji.stories.story import Passage, Section, Span, Story

SWAPS: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {
    "en": {
        "direction": (
            ("rose", "fell"), ("climbed", "fell"), ("jumped", "plunged"), ("grew", "shrank"), ("surged", "tumbled"),
            ("(?<!end )(?<!make )up", "down"), ("higher", "lower"), ("smaller", "larger"), ("narrowing", "widening"), ("narrows", "widens"),
            ("shrinking", "widening"), ("rise", "fall"), ("improved", "worsened"), ("added", "took"),
            ("boosts", "drags"), ("declined", "rose"), ("stronger", "weaker"), ("more than a year", "less than a year"),
        ),
        "side": (("deficit", "surplus"), ("red", "black")),
        "flow": (("exports", "imports"), ("Exports", "Imports"), ("import", "export")),
        "partner": (("the US", "China"), ("China", "the EU"), ("Asia", "the Middle East"), ("the EU", "Asia"), ("Africa", "North America"),
                    ("Western Europe", "Africa"), ("North America", "Western Europe")),
        "period": (("May", "April"), ("April", "June"), ("August", "July"), ("September", "October"), ("2025", "2024"), ("2026", "2025"),
                   ("year earlier", "month earlier"), ("on the year", "on the month"), ("fiscal 2025", "fiscal 2024"), ("Q2", "Q1")),
        "scale": (("billion", "trillion"), ("trillion", "billion"), ("million", "billion")),
        "order": (("first", "second"), ("second", "third"), ("third", "fourth"), ("fourth", "fifth"), ("fifth", "sixth"), ("eighth", "ninth"),
                  ("ninth", "tenth"), ("four", "five"), ("seventh", "eighth"), ("eight", "nine"), ("three", "four"), ("sevenfold", "eightfold")),
        "record": (("the highest", "the lowest"), ("record high", "record low"), ("highest for any", "lowest for any")),
        "unit": (("tonnes", "kilolitres"), ("percentage points", "%"), ("volumes", "unit values"), ("unit value", "volume")),
    },
    "ja": {
        "direction": (
            ("増(?!減)", "減"), ("(?<!増)減(?!っ)", "増"), ("減った", "増えた"), ("上昇", "低下"), ("低下", "上昇"), ("改善", "悪化"), ("押し上げ", "押し下げ"), ("押し下げ", "押し上げ"),
            ("縮小", "拡大"), ("拡大", "縮小"), ("伸び", "減り"), ("円高", "円安"), ("円安", "円高"), ("多い", "少ない"), ("低い", "高い"), ("マイナス", ""),
        ),
        "side": (("赤字", "黒字"), ("黒字", "赤字")),
        "flow": (("輸出", "輸入"), ("輸入", "輸出")),
        "partner": (("米国", "中国"), ("中国", "米国"), ("対米", "対中"), ("対中", "対米"), ("アジア", "中東"), ("アフリカ", "北米"), ("西欧", "アジア")),
        "period": (("5月", "4月"), ("4月", "6月"), ("8月", "7月"), ("9月", "10月"), ("2025年", "2024年"), ("2026年", "2025年"), ("前年同月", "前月"),
                   ("前年比", "前月比"), ("年度", "年")),
        "scale": (("億", "兆"), ("兆", "億"), ("万トン", "億トン")),
        "order": (("4カ月", "5カ月"), ("9カ月", "8カ月"), ("5年", "6年"), ("2番目", "3番目"), ("2カ月", "3カ月"), ("10期", "9期"), ("8カ月", "7カ月")),
        "record": (("過去最大", "過去最小"),),
        "unit": (("トン", "キロリットル"), ("ポイント", "%"), ("数量", "単価"), ("単価", "数量")),
    },
}  # fmt: skip
_SENTENCE = re.compile(r"[^.。]+(?:\.(?=\d)[^.。]*|\.(?!\s|$)[^.。]*)*[.。]?")


class Slip(msgspec.Struct, frozen=True):
    """One change: what sort, where, what stood there and what stands there now, and the story with it."""

    sort: str
    place: str
    before: str
    after: str
    story: Story


def slips(story: Story, seed: int, each: int) -> Iterator[Slip]:
    """Up to `each` slips of every sort, chosen by the seed."""
    found: dict[str, list[tuple[int, int, int, str]]] = {}
    for number, (_, passage) in enumerate(story.passages()):
        for sort, start, end, text in _changes(story, passage):
            found.setdefault(sort, []).append((number, start, end, text))
    chance = random.Random(f"{story.slug} {story.language} {seed}")
    for sort, changes in sorted(found.items()):
        for number, start, end, text in chance.sample(changes, min(each, len(changes))):
            place, passage = story.passages()[number]
            yield Slip(
                sort, place, passage.text[max(0, start - 30) : end + 30], text, changed(story, number, start, end, text)
            )


def _changes(story: Story, passage: Passage) -> Iterator[tuple[str, int, int, str]]:
    stated = [match.span() for match in _SENTENCE.finditer(passage.text) if _has_figure(passage, *match.span())]
    for sort, start, end, text in (*_digits(passage), *_swaps(story, passage), *_goods(story, passage)):
        if any(a <= start and end <= b for a, b in stated):
            yield sort, start, end, text


def _placed(passage: Passage) -> Iterator[tuple[int, int]]:
    at = 0
    for span in passage.spans:
        if span.fact:
            yield at, at + len(span.text)
        at += len(span.text)


def _has_figure(passage: Passage, start: int, end: int) -> bool:
    return any(start <= a and b <= end for a, b in _placed(passage))


def _digits(passage: Passage) -> Iterator[tuple[str, int, int, str]]:
    """Each digit of a figure, one up; of a unit a figure is per, none (1トン当たり)."""
    for start, end in _placed(passage):
        words = passage.text[start:end]
        for match in re.finditer(r"\d", words):
            if not re.match(r"1(?:トン|キロリットル)当たり", words[match.start() :]):
                yield "digit", start + match.start(), start + match.end(), str((int(match[0]) + 1) % 10)


def _swaps(story: Story, passage: Passage) -> Iterator[tuple[str, int, int, str]]:
    bound = r"(?<![A-Za-z])(?:{})(?![A-Za-z])" if story.language == "en" else "(?:{})"
    for sort, pairs in SWAPS[story.language].items():
        for one, other in pairs:
            for match in re.finditer(bound.format(one), passage.text):
                yield sort, match.start(), match.end(), other


def _goods(story: Story, passage: Passage) -> Iterator[tuple[str, int, int, str]]:
    """The label of one row of a table in the place of another's."""
    rows = [row for table in story.tables[1:] for row in table.rows]
    labels = sorted({row.label for row in rows if len(row.label) > 1 and not re.search(r"\d", row.label)})
    for number, label in enumerate(labels):
        for match in re.finditer(re.escape(label), passage.text, re.IGNORECASE):
            yield "commodity", match.start(), match.end(), labels[number - 1]


def changed(story: Story, number: int, start: int, end: int, text: str) -> Story:
    """The story with one stretch of one passage replaced; its Facts stay where they are."""
    passages = [passage for _, passage in story.passages()]
    passages[number] = _replaced(passages[number], start, end, text)
    bullets, sections = len(story.bullets), []
    rest = iter(passages[2 + bullets :])
    for section in story.sections:
        sections.append(Section(section.name, section.heading, tuple(next(rest) for _ in section.paragraphs)))
    return msgspec.structs.replace(
        story,
        headline=passages[0],
        summary=passages[1],
        bullets=tuple(passages[2 : 2 + bullets]),
        sections=tuple(sections),
    )


def _replaced(passage: Passage, start: int, end: int, text: str) -> Passage:
    """A stretch that reaches over several spans goes into the first of them."""
    spans, at = [], 0
    for span in passage.spans:
        a, b = max(start, at), min(end, at + len(span.text))
        own = span.text
        if a < b:
            own = span.text[: a - at] + (text if a == start else "") + span.text[b - at :]
        spans.append(Span(own, span.fact))
        at += len(span.text)
    return Passage(passage.about, tuple(spans))
