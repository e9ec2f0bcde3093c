"""A checked article as one HTML page that stands alone: claims marked in the text, the evidence beside them.

No script, nothing fetched. Each claim is a link to its evidence and each evidence a link
back, so that the keyboard reaches both; each verdict is a word and a mark as well as a
colour. The article's own text is escaped, isolated from the direction of ours, and never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kuroji.claims.presenting.labels import MARKS, Labels, labels
from kuroji.claims.presenting.pieces import Piece, paragraphs
from kuroji.claims.presenting.rows import NOTHING, Row, dates, rows, summary_line
from kuroji.claims.presenting.visible import visible
from kuroji.claims.verdict import Checked, Verdict
from kuroji.markup.elements import Html, element, joined
from kuroji.markup.style import stylesheet

Trace = Callable[[str], str]
# What a reader came for is shown without a click.
OPEN = (Verdict.CONTRADICTED, Verdict.OUTDATED, Verdict.IMPRECISE)
# Nothing may be run or fetched, whatever the article holds.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(checked: Sequence[Checked], language: str = "") -> str:
    """The page of one or more articles, our own words in `language`, else in that of the first article."""
    words = labels(language or checked[0].article.language)
    title = words.title.format(title=visible(checked[0].article.title) or words.untitled)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex"),
        element("title", f"{title} · Kuroji"),
        element("style", stylesheet("kuroji.claims.presenting", "check.css")),
    )
    brand = element(
        "p", element("span", "Kuroji", class_="name"), " ", element("span", "黒字", lang="ja"), class_="brand"
    )
    body = element(
        "body",
        element("header", brand, element("p", words.claims, class_="kicker"), class_="masthead"),
        element("main", *(article(one, words, place) for place, one in enumerate(checked, 1))),
        element("footer", element("p", words.footer)),
    )
    return f"<!doctype html>\n{element('html', head, body, lang=words.language)}\n"


def article(checked: Checked, words: Labels, place: int = 1, trace: Trace | None = None) -> Html:
    """One article: title, dates, summary, notices, then each paragraph with its evidence.

    `place` is its number on the page; `trace` the address of a fact's trace, where there are pages of them.
    """
    shown = rows(checked, words)
    by_number = {row.number: row for row in shown}
    title, *rest = paragraphs(checked)
    language = checked.article.language or None
    head = element(
        "header",
        element("h1", *(_marked(title, by_number, place) or [joined([words.untitled])]), lang=language),
        element("p", joined([element("span", said) for said in dates(checked, words)], " "), class_="dateline"),
        element("p", element("strong", summary_line(checked, words)), class_="summary"),
        _notices(checked, words),
        _legend(shown, words),
    )
    titled = element("div", head, _evidence([title], by_number, words, place, trace), class_="row")
    blocks = [
        element(
            "div",
            element("p", *_marked(pieces, by_number, place), lang=language, class_="said"),
            _evidence([pieces], by_number, words, place, trace),
            class_="row",
        )
        for pieces in rest
    ]
    return element("article", titled, *blocks)


def _notices(checked: Checked, words: Labels) -> Html | None:
    if not checked.notices:
        return None
    listed = element("ul", *(element("li", visible(notice)) for notice in checked.notices))
    return element("section", element("h2", words.notices), listed, class_="notices", aria_label=words.notices)


def _legend(shown: Sequence[Row], words: Labels) -> Html | None:
    """The verdicts that occur, with mark and count."""
    counts = {verdict: sum(row.verdict is verdict for row in shown) for verdict in MARKS}
    items = [
        element(
            "li", element("span", f"{MARKS[verdict]} {words.verdicts[verdict]}", class_=_style(verdict)), f" {count}"
        )
        for verdict, count in counts.items()
        if count
    ]
    return element("ul", *items, class_="legend", aria_label=words.legend) if items else None


def _marked(pieces: Sequence[Piece], by_number: dict[int, Row], place: int) -> list[Html]:
    """The text with its claims as links; where claims overlap, the innermost is the link and each has its number."""
    parts = []
    for piece in pieces:
        text = element("bdi", visible(piece.text))
        if piece.claims:
            row = by_number[piece.claims[-1]]
            notes = [_note(by_number[number], place) for number in piece.ending]
            text = joined([element("mark", text, class_=_style(row.verdict)), *notes])
        parts.append(text)
    return parts


def _note(row: Row, place: int) -> Html:
    """The number of a claim after its words, leading to its evidence."""
    link = element(
        "a",
        f"{row.number}{MARKS[row.verdict]}",
        href=f"#evidence-{place}-{row.number}",
        id=f"claim-{place}-{row.number}",
        aria_label=f"{row.number}: {row.label}",
        title=visible(f"{row.label}. {row.why}"),
    )
    return element("sup", link, class_=_style(row.verdict))


def _evidence(
    paragraph: Sequence[Sequence[Piece]], by_number: dict[int, Row], words: Labels, place: int, trace: Trace | None
) -> Html | None:
    """The cards of the claims that end in a paragraph."""
    numbers = [number for pieces in paragraph for piece in pieces for number in piece.ending]
    if not numbers:
        return None
    cards = [_card(by_number[number], words, place, trace) for number in numbers]
    return element("div", *cards, class_="evidence")


def _card(row: Row, words: Labels, place: int, trace: Trace | None) -> Html:
    """The evidence of a claim: verdict and figures at a glance, the rest when it is opened; open where it is not right."""
    _, _, said, then, now, _ = words.heads
    figures = [
        joined([f"{name} ", element("b", element("bdi", visible(figure)))])
        for name, figure in ((said, row.said), (then, row.then), (now, row.now))
        if figure != NOTHING
    ]
    glance = element(
        "summary",
        element("b", f"{row.number} "),
        element("span", f"{MARKS[row.verdict]} {row.label}", class_=_style(row.verdict)),
        element("span", joined(figures, " · "), class_="figures") if figures else None,
    )
    missing = "" if row.missing.casefold() in row.why.casefold() else row.missing
    more = [(words.missing, missing), (words.reading, row.about)]
    return element(
        "details",
        glance,
        element("p", element("q", element("bdi", visible(row.quote))), class_="quote"),
        element("p", visible(row.why), class_="why") if row.why else None,
        *(element("p", f"{name}{words.colon}", visible(told), class_="more") for name, told in more if told),
        element("ul", *(element("li", _fact(fact, trace)) for fact in row.facts)) if row.facts else None,
        element("p", element("a", words.back, href=f"#claim-{place}-{row.number}")),
        class_="card",
        id=f"evidence-{place}-{row.number}",
        open=row.verdict in OPEN,
    )


def _fact(fact: str, trace: Trace | None) -> Html:
    """The id of a fact, leading to its trace where there is a page of it."""
    code = element("code", fact)
    return element("a", code, href=trace(fact)) if trace is not None else code


def _style(verdict: Verdict) -> str:
    return f"verdict {verdict.value.replace('_', '-')}"
