"""A reader of the numbers a story says that shares nothing with the wording: digits, scales and Japanese units."""

from __future__ import annotations

import re

from kuroji.model.fact import Fact
from kuroji.stories.story import Story


def misread(of: Story) -> list[tuple[str, str, str]]:
    """The numbers that are not those of their facts, to half of the last digit said; and nothing else."""
    facts = {f.id: f for f in of.facts}
    read = [(facts[s.fact], s.text, said(s.text)) for _, p in of.passages() for s in p.spans if s.fact]
    assert sum(number is not None for _, _, number in read) > 3
    return [
        (text, fact.exact, fact.indicator)
        for fact, text, number in read
        if number is not None and not agrees(fact, *number)
    ]


def agrees(fact: Fact, number: float, grain: float) -> bool:
    """Whether a number said to a grain is the fact's size, or the year, rank or count it speaks of."""
    size = abs(float(fact.exact))
    words = {float(v) for v in re.findall(r"\d{4}", str(fact.detail.get("since", "")))}
    # What is known to a billion yen is said to a billion, though Japanese then writes a zero in the place of 億.
    return abs(number - size) <= max(grain, fact.quantum) / 2 * 1.000001 or number in words


ENGLISH = re.compile(r"(?:¥)?([0-9][0-9,]*)(\.[0-9]+)?(?: (trillion|billion|million))?")
KANJI = re.compile(r"(?:([0-9,]+)兆)?(?:([0-9,]+)億)?(?:([0-9,]+)万)?([0-9,]+)?(?:円|トン|キロ|台)")
SCALE = {None: 1.0, "trillion": 1e12, "billion": 1e9, "million": 1e6}


def said(text: str) -> tuple[float, float] | None:
    """The number in a span and its last digit's worth; None where it is said in words or as a multiple."""
    if "fold" in text or "倍" in text or not re.search("[0-9]", text):
        return None
    text = text.rpartition("当たり")[2]
    found = KANJI.search(text)
    if found and any(found.groups()[:3]):
        sizes = list(zip(found.groups(), (1e12, 1e8, 1e4, 1.0), strict=True))
        number = sum(float(group.replace(",", "")) * size for group, size in sizes if group)
        return number, 1e8 if found[0].endswith("兆円") else min(size for group, size in sizes if group)
    found = ENGLISH.search(text)
    assert found is not None
    digits, decimals, scale = found[1].replace(",", ""), found[2] or "", SCALE[found[3]]
    return float(digits + decimals) * scale, scale * 10.0 ** -max(len(decimals) - 1, 0)
