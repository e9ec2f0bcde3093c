"""Setting: the sentences of an article with their words, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from kuroji.claims.mention import Sentence
from kuroji.claims.resolving.words.scene import scene_of
from kuroji.claims.resolving.words.talk import Line, line_of

# How many sentences back a part of a reading may be named.
BACK = 3
# How many sentences ahead: what they name is seldom meant before it is said.
AHEAD = 3
TITLE, AFTER = -1, -2


class Setting:
    """The sentences of one article; `scene` is that of its publication, or of today where it has no date."""

    def __init__(self, sentences: Sequence[Sentence], published: datetime | None) -> None:
        self._sentences = sentences
        self._read: dict[int, Line] = {}
        self.scene = scene_of(published or datetime.now(UTC))

    def line(self, number: int) -> Line:
        """The sentence of that number with its words."""
        if number not in self._read:
            self._read[number] = line_of(self._sentences[number], number)
        return self._read[number]

    def near(self, number: int) -> list[tuple[Line, int]]:
        """The sentence itself, those before it in reach, the title, and the next ones, each with how far back it lies.

        The title lies TITLE back, whatever follows in the reach of AHEAD sentences lies AFTER.
        """
        before = [(self.line(n), number - n) for n in range(number, max(-1, number - BACK - 1), -1)]
        title = [] if number <= BACK else [(self.line(0), TITLE)]
        ahead = range(number + 1, min(len(self._sentences), number + AHEAD + 1))
        return [*before, *title, *((self.line(n), AFTER) for n in ahead)]
