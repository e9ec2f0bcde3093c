"""Examples: goods that are named only to say what other goods are: wheat and other cereals, 銅などの非鉄金属, chips (memory, logic).

What is an example is no goods that a figure is about; the goods it is one of are.
"""

from __future__ import annotations

from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.reading import Word

_AND_OTHER = expression(
    r",?\s(?:and|or)\s(?:all\s|various\s)?other\s(?:kinds of\s|types of\s)?(?:foreign\s|imported\s)?"
)
_SUCH_AS_JA = expression(
    r"(?:(?:や|、|・)[^、。\d]{1,10})?(?:など|等|をはじめ(?:とする|とした|、)?|といった|を中心とする|を中心に|を含む|に代表される)(?:の|、)?(?:主要な|各種)?"
)
_LISTED = expression(r"(?:,\s|,?\s(?:and|or)\s|[、・や]|及び|および)")
# Cereals (wheat, maize), the cereals we import — wheat, maize, the lot — : what stands between is only said of them.
_ASIDE = expression(
    r"\s?[(（][^()（）\d]{2,80}[)）]|\s[—–-]{1,2}\s[^—–\d;:.]{2,80}\s[—–-]{1,2}\s|——?[^—\d;:.。]{2,60}——?"
)
_OWN_FLOW = expression(r"\b(?:exports?|imports?|shipments|surplus|deficit)\b|輸[出入]")


def without_examples(text: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a sentence without the goods that are examples of others it names."""
    goods = [word for word in words if word.sort == "commodity"]
    if len(goods) < 2:
        return tuple(words)
    aside = _in_an_aside(text, goods)
    led = _before_the_whole(text, [word for word in goods if word not in aside])
    kept = (word for word in words if word not in aside and word not in led)
    return tuple(_from(text, word, led) for word in kept)


def _from(text: str, word: Word, led: dict[Word, Word]) -> Word:
    """The goods with the examples that lead to them: copper, zinc and other metals is one name."""
    start = min((example.start for example, whole in led.items() if whole == word), default=word.start)
    return word if start == word.start else Word(start, word.end, text[start : word.end], word.sort, word.means)


def _before_the_whole(text: str, goods: Sequence[Word]) -> dict[Word, Word]:
    """Those that lead to what they are examples of, with those listed before them, each with the whole."""
    found: dict[Word, Word] = {}
    for number in range(len(goods) - 2, -1, -1):
        word, after = goods[number], goods[number + 1]
        gap = text[word.end : after.start]
        if _leads(gap, word, after):
            found[word] = after
        elif after in found and _LISTED.fullmatch(gap):
            found[word] = found[after]
    return found


def _leads(gap: str, word: Word, after: Word) -> bool:
    told = _AND_OTHER.fullmatch(gap) or _SUCH_AS_JA.fullmatch(gap)
    return told is not None and after.means not in ("finer", word.means)


def _in_an_aside(text: str, goods: Sequence[Word]) -> list[Word]:
    """Those between brackets or dashes after the goods that they explain."""
    found: list[Word] = []
    for aside in _ASIDE.finditer(text):
        whole = next((word for word in goods if word.means != "finer" and 0 <= aside.start() - word.end <= 24), None)
        if whole is None or _OWN_FLOW.search(aside[0]):
            continue
        told = [word for word in goods if aside.start() < word.start and word.end < aside.end()]
        # One alone narrows: exports of vehicles (passenger cars).
        found += [word for word in told if word.means != whole.means and len(told) > 1]
    return found
