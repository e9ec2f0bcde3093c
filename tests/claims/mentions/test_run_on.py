"""What runs on without a stop is read in pieces, so that the time it takes is bounded; nothing of it is lost.

Source: the bound itself; no sentence of a newspaper has two thousand characters.
"""

from __future__ import annotations

import pytest

from kuroji.claims.mentions.splitting import LONGEST, spans


@pytest.mark.parametrize("word", ["Taiwan 24.6, ", "台湾24.6、", "1234567890"])
def test_a_run_on_sentence_is_cut_between_words_and_kept_whole(word: str) -> None:
    text = word * (3 * LONGEST // len(word))
    pieces = [text[start:end] for start, end, _ in spans(text)]
    assert max(len(piece) for piece in pieces) <= LONGEST
    assert "".join("".join(pieces).split()) == "".join(text.split())
    if not word.isdigit():
        assert all(piece.rstrip(",、 ").endswith("24.6") for piece in pieces)


def test_a_sentence_of_usual_length_is_left_alone() -> None:
    text = "Exports rose 17.0% in May, " + "and so on, " * 100 + "it said."
    assert [text[start:end] for start, end, _ in spans(text)] == [text]
