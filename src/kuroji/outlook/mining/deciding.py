"""What data would decide a claim about mining: for the sentences that trade statistics alone leave open."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import msgspec

FILE = "deciding.toml"


class Deciding(msgspec.Struct, frozen=True):
    """A kind of claim: what it says, how its sentences are recognised, what data would decide it, what is known without, and a command."""

    name: str
    title_en: str
    title_ja: str
    pattern: str
    needs_en: str
    needs_ja: str
    known_en: str
    known_ja: str
    command: str

    def found(self, sentence: str) -> tuple[int, int] | None:
        """Where a sentence makes this claim; None where it does not."""
        match = re.search(self.pattern, sentence)
        return match.span() if match else None

    def needs(self, language: str) -> str:
        """The data it takes, in a language."""
        return self.needs_ja if language == "ja" else self.needs_en

    def known(self, language: str) -> str:
        """What can be said without them, in a language."""
        return self.known_ja if language == "ja" else self.known_en


def deciding(sentence: str) -> Deciding | None:
    """What would decide a sentence of an article; None for a sentence that is about none of these."""
    return next((claim for claim in every() if claim.found(sentence)), None)


@cache
def every() -> tuple[Deciding, ...]:
    """Every kind of claim, in the order in which they are tried."""
    text = (resources.files(__package__) / FILE).read_text("utf-8")
    return tuple(msgspec.toml.decode(text, type=dict[str, tuple[Deciding, ...]])["claim"])
