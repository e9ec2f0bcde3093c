"""The sentences of an article with their mentions: recognisers in their order, each seeing what the earlier left."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kuroji.claims.article import Article
from kuroji.claims.mention import Mention, Sentence
from kuroji.claims.mentions import (
    amounts,
    distractors,
    elided,
    firsts,
    multiples,
    percents,
    quantities,
    records,
    runs_ja,
    statements,
    streaks,
)
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.characters import plain
from kuroji.claims.mentions.splitting import spans
from kuroji.claims.mentions.tables import bare, cells, declared, in_cell

# How far above a line the head of its list may stand.
_LIST = 400
# Longer and more particular phrases first: "first deficit in four months" before "four months".
RECOGNISERS: tuple[Callable[[Canvas], None], ...] = (
    distractors.addresses_and_names,
    firsts.recognise,
    streaks.recognise,
    runs_ja.recognise,
    records.recognise,
    distractors.rates,
    multiples.recognise,
    percents.recognise,
    quantities.recognise,
    distractors.times,
    amounts.recognise,
    elided.recognise,
    distractors.dates,
    distractors.counts_of_other_things,
    statements.recognise,
)


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of title and body, in order, each with its mentions in order; they never overlap.

    Every digit of the text lies in exactly one mention. Time is linear in the length of the text.
    """
    text = article.text
    folded = plain(text)
    in_tables = [mention for cell in cells(folded, text) if (mention := in_cell(text, cell)) is not None]
    units = declared(text)
    found = []
    for start, end, paragraph in spans(text):
        row = tuple(mention for mention in in_tables if start <= mention.start < end)
        size = next((each for at, each in reversed(units) if at <= start), None)
        mentions = row or mentions_in(text, folded, start, end, size)
        found.append(Sentence(start=start, end=end, text=text[start:end], paragraph=paragraph, mentions=mentions))
    return tuple(found)


def mentions_in(text: str, folded: str, start: int, end: int, size: Decimal | None = None) -> tuple[Mention, ...]:
    """The mentions of one sentence of a text; `folded` is the text's plain form, `size` a unit declared above a list."""
    canvas = Canvas(
        text[start:end], folded[start:end], start, folded[max(start - _LIST, folded.rfind("\n\n", 0, start)) : start]
    )
    if size is not None:
        for first, last, said in bare(folded, start, end, size):
            canvas.claim(first, last, said)
    if canvas.words or canvas.digits or canvas.japanese:
        for recognise in RECOGNISERS:
            recognise(canvas)
    return canvas.mentions()
