"""The canvas: one sentence on which recognisers, in turn, claim spans; what is claimed is no longer seen by the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Mention, Saying
from kuroji.claims.mentions.characters import is_japanese
from kuroji.claims.mentions.figures_told import Told

TAKEN = "\x00"
_WORDS = expression("[a-z]+")
_DIGIT = expression(r"\d")


class Canvas:
    """A sentence in plain form: `whole` as it is, `free` with claimed spans blanked.

    `words` are its English words and `digits` whether it has any, by which recognisers tell
    soon that there is nothing for them; `above` is what stands before it in its list, `told` the figures there. `moved` are the words already read as a number's direction.
    """

    def __init__(self, text: str, plain_text: str, start: int, above: str = "", told: Sequence[Told] = ()) -> None:
        self.text = text
        self.above = above
        self.told = told
        self.whole = plain_text
        self.start = start
        self.japanese = is_japanese(plain_text)
        self.words = frozenset(_WORDS.findall(plain_text))
        self.digits = _DIGIT.search(plain_text) is not None
        self.moved: set[int] = set()
        self._found: list[tuple[int, int, Saying]] = []
        self._free = plain_text
        self._fresh = 0

    @property
    def free(self) -> str:
        """The sentence with what is claimed so far blanked."""
        if self._fresh < len(self._found):
            spans = sorted((start, end) for start, end, _ in self._found[self._fresh :])
            parts, at = [], 0
            for start, end in spans:
                parts += [self._free[at:start], TAKEN * (end - start)]
                at = end
            parts.append(self._free[at:])
            self._free, self._fresh = "".join(parts), len(self._found)
        return self._free

    def says(self, cues: frozenset[str]) -> bool:
        """Whether any of these words stands in the sentence."""
        return not self.words.isdisjoint(cues)

    def claim(self, start: int, end: int, saying: Saying) -> None:
        """Take a span, which must be free, for what it says; white space at its ends is left."""
        while end > start and self.whole[end - 1].isspace():
            end -= 1
        while start < end and self.whole[start].isspace():
            start += 1
        self._found.append((start, end, saying))

    def each(
        self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], Saying | None], group: int | str = 0
    ) -> None:
        """Claim every free match that can be read."""
        for match in pattern.finditer(self.free):
            saying = read(match)
            if saying is not None:
                self.claim(match.start(group), match.end(group), saying)

    def same(self, pattern: re.Pattern[str], saying: Saying) -> None:
        """Claim every free match for one and the same saying."""
        for match in pattern.finditer(self.free):
            self.claim(*match.span(), saying)

    def amend(self, sayings: dict[int, Saying]) -> None:
        """Put other sayings on the spans that begin at these places."""
        self._found = [(start, end, sayings.get(start, said)) for start, end, said in self._found]

    def moves(self, start: int, end: int) -> None:
        """Note that the words at [start, end) have been read as the direction of a number."""
        self.moved.update(range(start, end))

    def found(self) -> Iterator[tuple[int, int, Saying]]:
        """What has been claimed so far, in order of place."""
        yield from sorted(self._found, key=lambda item: item[:2])

    def mentions(self) -> tuple[Mention, ...]:
        """The claimed spans as mentions, placed in the article."""
        return tuple(
            Mention(
                start=self.start + start,
                end=self.start + end,
                text=self.text[start:end],
                **msgspec.structs.asdict(said),
            )
            for start, end, said in self.found()
        )
