"""The rules for a statement: its length, no links, nothing but text, and when two say the same.

Two statements are near-duplicates when the Jaccard index of their sets of three-character pieces
(of the text in Unicode NFKC, case folded, without punctuation and spaces) is at least `ALIKE`.
Moderators are shown them. They are not refused, because "not" is a small difference between two
texts and a large one between two opinions. Equal reduced texts are the same statement, which the
database refuses by a unique constraint.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

import msgspec

from kuroji.model.errors import UsageError
from kuroji.opinion.nouns import Draft

SHORTEST, LONGEST = 5, 280
LONGEST_NAME = 60
ALIKE = 0.8
PIECE = 3
LINK = re.compile(
    r"(?:https?:|www\.|mailto:)|\b[\w-]+\.(?:com|net|org|info|io|jp|de|fr|uk|cn|ru|app|dev|xyz)\b", re.IGNORECASE
)
COUNTRY = re.compile(r"[A-Z]{2}|")
LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?")
# Scripts that belong to one language, then those of many, whose tag names the script alone (BCP 47, ISO 15924).
SCRIPTS = (
    ("ja", ("HIRAGANA", "KATAKANA")),
    ("ko", ("HANGUL",)),
    ("zh", ("CJK",)),
    ("he", ("HEBREW",)),
    ("el", ("GREEK",)),
    ("th", ("THAI",)),
    ("und-Arab", ("ARABIC",)),
    ("und-Cyrl", ("CYRILLIC",)),
    ("und-Deva", ("DEVANAGARI",)),
    ("und-Latn", ("LATIN",)),
)


class Refused(UsageError):
    """A statement or vote that the rules do not allow; the remedy says what they would.

    `reason` is one word for surfaces that say it in other languages: length, words, link, name,
    country, language, said, closed, fast.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "", reason: str = "") -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.reason = reason


def accepted(draft: Draft) -> Draft:
    """The draft as it will be kept: NFC, spaces in one line, a language where none was named. Raises Refused."""
    text = _one_line(draft.text)
    if not SHORTEST <= len(text) <= LONGEST:
        raise Refused(
            f"the statement has {len(text)} characters",
            where="text",
            remedy=f"Write {SHORTEST} to {LONGEST}.",
            reason="length",
        )
    if not any(character.isalpha() for character in text):
        raise Refused(
            "the statement has no words", where="text", remedy="Write a sentence others can agree with.", reason="words"
        )
    if LINK.search(text):
        raise Refused(
            "the statement has a link", where="text", remedy="Say it in words, without an address.", reason="link"
        )
    author = _one_line(draft.author)
    if len(author) > LONGEST_NAME or LINK.search(author):
        raise Refused(
            "this name cannot be shown",
            where="author",
            remedy=f"At most {LONGEST_NAME} characters, no link.",
            reason="name",
        )
    if not COUNTRY.fullmatch(draft.country):
        raise Refused(
            f"{draft.country[:20]!r} is no country",
            where="country",
            remedy="Two letters of ISO 3166: JP.",
            reason="country",
        )
    if not LANGUAGE.fullmatch(draft.language) or len(draft.language) > 35:
        raise Refused(
            f"{draft.language[:20]!r} is no language",
            where="language",
            remedy="A BCP 47 tag such as ja.",
            reason="language",
        )
    return msgspec.structs.replace(draft, text=text, author=author, language=draft.language or language_guess(text))


def _one_line(text: str) -> str:
    """The text in NFC and one line, without control characters, unpaired surrogates or marks that turn the reading direction.

    Joiners stay: emoji and several scripts need them.
    """
    kept = (c if unicodedata.category(c) not in ("Cc", "Zl", "Zp") else " " for c in unicodedata.normalize("NFC", text))
    shown = "".join(c for c in kept if unicodedata.category(c) not in ("Cs", "Cn", "Co") and not _turns(c))
    return " ".join(shown.split())


def _turns(character: str) -> bool:
    """Whether it is an embedding, override or isolate, which can make later text of the page read backwards."""
    return unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def language_guess(text: str) -> str:
    """What the script says of the language: `ja` for any kana, else that of more than 30% of the letters, else `und`."""
    names = [unicodedata.name(character, "") for character in text if character.isalpha()]
    for language, scripts in SCRIPTS:
        found = sum(name.startswith(scripts) for name in names)
        # One borrowed word does not make a language, one kana does.
        if found > (0 if language == "ja" else 0.3 * len(names)):
            return language
    return "und"


def reduced(text: str) -> str:
    """What two spellings of one statement share: NFKC, case folded, letters and digits only."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum() or unicodedata.category(character) == "Mn")


def wording_of(text: str) -> str:
    """The digest by which a conversation knows a wording; a text without letters counts as it stands."""
    return hashlib.sha256((reduced(text) or text).encode("utf-8", "surrogatepass")).hexdigest()


def likeness(left: str, right: str) -> float:
    """The Jaccard index of the two sets of three-character pieces of the reduced texts, from 0 to 1."""
    a, b = _pieces(reduced(left)), _pieces(reduced(right))
    return len(a & b) / len(a | b) if a | b else float(left == right)


def _pieces(text: str) -> set[str]:
    return {text[start : start + PIECE] for start in range(max(len(text) - PIECE + 1, 1))} if text else set()


def near_duplicates(text: str, others: Iterable[tuple[int, str]]) -> list[tuple[int, float]]:
    """The statements (id, text) at least `ALIKE` to a text, with their likeness, most alike first."""
    found = [(number, likeness(text, other)) for number, other in others]
    return sorted(((n, alike) for n, alike in found if alike >= ALIKE), key=lambda pair: (-pair[1], pair[0]))
