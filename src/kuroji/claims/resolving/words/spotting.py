"""Spotting: the words of a sentence that say what its numbers are about, each with its place and meaning."""

from __future__ import annotations

import re
from functools import cache

from kuroji.claims.mentions.characters import is_japanese
from kuroji.claims.reading import Word
from kuroji.claims.resolving.words.acts import acts
from kuroji.claims.resolving.words.acts_ja import acts_ja
from kuroji.claims.resolving.words.names import name_words
from kuroji.claims.resolving.words.vocabulary import EN, JA


def spot(text: str) -> tuple[Word, ...]:
    """The words of `text` in order, never overlapping; of two at one place the longer one.

    Periods are found by `periods.spot_periods`, which needs more than the words.
    """
    names = name_words(text)
    if is_japanese(text):
        told = acts_ja(text, [word for word in names if word.sort == "partner"])
        return without_overlaps([*names, *told, *_matches(text, EN), *_matches(text, JA)])
    return without_overlaps([*names, *acts(text, names), *_matches(text, EN)])


def without_overlaps(words: list[Word]) -> tuple[Word, ...]:
    """The words by place, of those that overlap the one that starts first, and of those the longest."""
    kept: list[Word] = []
    for word in sorted(words, key=lambda w: (w.start, -w.end)):
        if not kept or word.start >= kept[-1].end:
            kept.append(word)
        elif word.start == kept[-1].start and kept[-1].sort == "commodity" and word.sort == "outside":
            kept[-1] = word
    return tuple(kept)


def _matches(text: str, table: tuple[tuple[str, str, str], ...]) -> list[Word]:
    return [
        Word(match.start(), match.end(), match[0], *_meaning(table, match)) for match in _pattern(table).finditer(text)
    ]


def _meaning(table: tuple[tuple[str, str, str], ...], match: re.Match[str]) -> tuple[str, str]:
    row = next(number for number in range(len(table)) if match[f"w{number}"] is not None)
    return table[row][0], table[row][1]


@cache
def _pattern(table: tuple[tuple[str, str, str], ...]) -> re.Pattern[str]:
    rows = "|".join(f"(?P<w{number}>{pattern})" for number, (_, _, pattern) in enumerate(table))
    if table is JA:
        return re.compile(rows)
    return re.compile(rf"(?<![A-Za-z0-9])(?:{rows})(?![A-Za-z0-9])", re.IGNORECASE)
