"""The sentences of an article with their mentions: recognisers in their order, each seeing what the earlier left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kuroji.claims.article import Article
from kuroji.claims.mention import Kind, Mention, Sentence
from kuroji.claims.mentions import (
    amounts,
    counted_on,
    counts_told,
    distractors,
    elided,
    firsts,
    multiples,
    parts_of_past,
    percents,
    places,
    quantities,
    rates_unsaid,
    records,
    records_told,
    runs_ja,
    runs_of_moves,
    runs_told,
    statements,
    streaks,
    units_carried,
)
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.characters import plain
from kuroji.claims.mentions.figures_told import Told, declared_only, later, noted, told_in
from kuroji.claims.mentions.period_lists import Figure, Note, figures
from kuroji.claims.mentions.splitting import spans
from kuroji.claims.mentions.tables import bare, cells, declared, in_cell

# How far above a line the head of its list may stand.
_LIST = 400
# Longer and more particular phrases first: "first deficit in four months" before "four months".
RECOGNISERS: tuple[Callable[[Canvas], None], ...] = (
    distractors.addresses_and_names,
    firsts.recognise,
    counts_told.recognise,
    streaks.recognise,
    runs_ja.recognise,
    runs_told.recognise,
    runs_of_moves.recognise,
    records.recognise,
    records_told.recognise,
    places.recognise,
    distractors.rates,
    parts_of_past.recognise,
    multiples.recognise,
    percents.recognise,
    quantities.recognise,
    distractors.times,
    amounts.recognise,
    counted_on.recognise,
    elided.recognise,
    distractors.dates,
    distractors.lengths_of_time,
    units_carried.recognise,
    rates_unsaid.recognise,
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
    in_lists = figures(folded, units)
    found: list[Sentence] = []
    told: tuple[Told, ...] = ()
    for start, end, paragraph in spans(text):
        row = tuple(mention for mention in in_tables if start <= mention.start < end)
        if found and found[-1].paragraph != paragraph:
            told = declared_only(told)
        given = _given(in_lists, units, folded, start, end)
        notes = noted(units, start, end)
        mentions = row or mentions_in(text, folded, start, end, given, [*told, *notes])
        own = told_in(folded[start:end], ((m.start - start, m.end - start, m) for m in mentions))
        told = later(told, [*notes, *own])
        found.append(Sentence(start=start, end=end, text=text[start:end], paragraph=paragraph, mentions=mentions))
    return tuple(found)


def _given(listed: Sequence[Figure], units: Sequence[Note], folded: str, start: int, end: int) -> Sequence[Figure]:
    """The figures of a sentence, with their places in it, whose unit is declared above it."""
    own = [(first - start, last - start, said) for first, last, said in listed if start <= first < end]
    size = next((unit[2] for at, unit in reversed(units) if at <= start and unit[0] is Kind.AMOUNT), None)
    return own or ([] if size is None else list(bare(folded, start, end, size)))


def mentions_in(
    text: str, folded: str, start: int, end: int, given: Sequence[Figure] = (), told: Sequence[Told] = ()
) -> tuple[Mention, ...]:
    """The mentions of one sentence of a text; `folded` is the text's plain form, `given` what is known of it by a unit declared above."""
    above = folded[max(start - _LIST, folded.rfind("\n\n", 0, start)) : start]
    canvas = Canvas(text[start:end], folded[start:end], start, above, told)
    for first, last, said in given:
        canvas.claim(first, last, said)
    if canvas.words or canvas.digits or canvas.japanese:
        for recognise in RECOGNISERS:
            recognise(canvas)
    return canvas.mentions()
