"""Open questions: sentences that claim what no trade figure can say, each with the data that would decide it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kuroji.claims.mention import Kind, Mention, Sentence
from kuroji.claims.verdict import Judged, Verdict
from kuroji.outlook.mining.deciding import Deciding, every


def open_questions(claims: Sequence[Judged], sentences: Sequence[Sentence], text: str) -> list[Judged]:
    """The claims and, in the order of the text, those about mining that were no claim of trade: unverifiable, with what is missing."""
    held = [(claim.mention.start, claim.mention.end) for claim in claims]
    asked = [
        question
        for sentence in sentences
        for question in _asked(sentence, text)
        if not any(start < question.mention.end and question.mention.start < end for start, end in held)
    ]
    return sorted([*claims, *asked], key=lambda claim: claim.mention.start) if asked else list(claims)


def _asked(sentence: Sentence, text: str) -> Iterator[Judged]:
    """Each kind of claim that the sentence makes, once; of two that overlap the first."""
    end = sentence.start
    said = text[sentence.start : sentence.end]
    found = sorted(((place, one) for one in every() if (place := one.found(said))), key=lambda each: each[0])
    for (start, stop), one in found:
        if sentence.start + start >= end:
            end = sentence.start + stop
            yield _judged(sentence.start + start, end, text, one)


def _judged(start: int, end: int, text: str, one: Deciding) -> Judged:
    return Judged(
        mention=Mention(start=start, end=end, text=text[start:end], kind=Kind.CAUSE),
        verdict=Verdict.UNVERIFIABLE, reading=None, stated=None, grain=None,
        why=f"{one.known_en} To decide it: {one.needs_en}",
        why_ja=f"{one.known_ja}判断に必要なデータ：{one.needs_ja}",
        missing=one.needs_en,
    )  # fmt: skip
