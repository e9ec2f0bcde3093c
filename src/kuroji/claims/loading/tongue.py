"""The language of a text, by its script and its commonest words: English, Japanese, or neither."""

from __future__ import annotations

import re

import msgspec

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_HAN = re.compile("[\u3400-\u9fff々]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile("[\u0370-\u1fff\u3130-\u318f\uac00-\ud7af]")
_WORD = re.compile("[A-Za-z\u00c0-\u024f]+")
# The commonest words that the other languages listed do not share.
_ENGLISH = frozenset((
    "the", "of", "and", "to", "was", "were", "from", "by", "its", "with", "that", "which", "for", "as", "at", "it",
    "is", "are", "said", "this",
))  # fmt: skip
_OTHERS = frozenset((
    "de", "la", "el", "los", "las", "del", "una", "que", "por", "con", "para", "le", "les", "des", "et", "du",
    "dans", "une", "est", "sur", "pour", "au", "aux", "der", "die", "das", "und", "von", "mit", "den", "dem", "ist",
    "im", "zu", "auf", "il", "di", "che", "della", "dei", "per", "nel", "gli", "da", "do", "em", "um", "uma", "dos",
    "não", "os", "het", "een", "van", "en", "op", "yang", "dan", "untuk",
))  # fmt: skip
_LOOKED_AT = 20_000


class Tongue(msgspec.Struct, frozen=True):
    """`language` is `en`, `ja` or empty for neither; `mixed` says that the other one has a good part of the text."""

    language: str
    mixed: bool = False


def tongue(text: str) -> Tongue:
    """The language of the first part of a text. A Japanese character weighs two letters, as it is read."""
    start = text[:_LOOKED_AT]
    kana, han = len(_KANA.findall(start)), len(_HAN.findall(start))
    latin, other = len(_LATIN.findall(start)), len(_OTHER.findall(start))
    japanese = 2 * (kana + han)
    whole = japanese + latin + other
    if not whole or other * 2 > whole or (japanese * 2 > whole and kana * 20 < han):
        return Tongue("")
    words = [word.lower() for word in _WORD.findall(start)]
    foreign = sum(word in _OTHERS for word in words) > sum(word in _ENGLISH for word in words)
    if japanese < latin:
        return Tongue("" if foreign else "en", mixed=japanese * 4 > whole and kana > 0)
    return Tongue("ja", mixed=latin * 4 > whole and not foreign)
