"""A story as one HTML page that stands alone: its stylesheet and charts inside, no script, nothing fetched."""

from __future__ import annotations

import msgspec

from kuroji.markup.elements import Html, element, joined, trusted
from kuroji.markup.style import stylesheet
from kuroji.stories.rendering import jsonld
from kuroji.stories.rendering.credits import licence_of, owners_of, processing, terms
from kuroji.stories.rendering.edition import MEDIA_TYPES, Edition
from kuroji.stories.rendering.html_article import article
from kuroji.stories.rendering.html_facts import Numbered, facts_appendix, sources
from kuroji.stories.rendering.labels import country, labels, period, publisher_of
from kuroji.stories.story import Story

# Nothing may be run or fetched, whatever a name in the data holds.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def html(story: Story, edition: Edition) -> str:
    """The page, valid HTML in UTF-8."""
    page = element("html", _head(story, edition), _body(story, edition), lang=story.language)
    return f"<!doctype html>\n{page}\n"


def _head(story: Story, edition: Edition) -> Html:
    """Title, description, links to the other formats, structured data and style."""
    address = edition.address(story, "html")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{story.headline.text} · Kuroji"),
        element("meta", name="description", content=story.summary.text),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content="Kuroji"),
        element("meta", property="og:type", content="article"),
        element("meta", property="og:title", content=story.headline.text),
        element("meta", property="og:description", content=story.summary.text),
        element("meta", property="og:locale", content={"en": "en_GB", "ja": "ja_JP"}[story.language]),
        element("link", rel="canonical", href=address) if edition.base_url else None,
        *(
            element("link", rel="alternate", type=media, href=edition.address(story, to))
            for to, media in MEDIA_TYPES.items()
            if to != "html"
        ),
        *(element("link", rel="license", href=one.address) for one in terms(story)),
        element("style", stylesheet("kuroji.stories.rendering", "story.css")),
        element("script", _structured(story, edition), type="application/ld+json"),
    )


def _structured(story: Story, edition: Edition) -> Html:
    """The JSON-LD with every sign that could end its element written as an escape."""
    text = msgspec.json.encode(jsonld.article(story, edition)).decode()
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return trusted(text)


def _body(story: Story, edition: Edition) -> Html:
    numbered = Numbered.of(story)
    return element(
        "body",
        element(
            "header",
            element(
                "p", element("span", "Kuroji", class_="name"), " ", element("span", "黒字", lang="ja"), class_="brand"
            ),
            element("p", joined((country(story), labels(story).statistics, period(story)), " · "), class_="kicker"),
            class_="masthead",
        ),
        element("main", article(story, edition, numbered), sources(story, numbered), facts_appendix(story, numbered)),
        _footer(story, edition),
    )


def _processing(story: Story) -> list[Html | str]:
    """Who processed the figures, with the page of every office that did not."""
    parts: list[Html | str] = []
    rest = processing(story)
    for owner in owners_of(story):
        name = publisher_of(owner, story.language)
        before, _, rest = rest.partition(name)
        parts += [before, element("a", name, href=licence_of(owner.code).publisher_page)]
    return [*parts, rest]


def _footer(story: Story, edition: Edition) -> Html:
    """Attribution, licence and the other formats."""
    words = labels(story)
    gap = " " if story.language == "en" else ""
    offered: list[Html | str] = []
    for one in terms(story):
        offered += [one.before, element("a", one.name, href=one.address, rel="license"), one.after, gap]
    formats = [
        element("li", element("a", words.names[to], href=edition.address(story, to), type=media))
        for to, media in MEDIA_TYPES.items()
        if to != "html"
    ]
    return element(
        "footer",
        element("p", story.attribution),
        element("p", *offered, *_processing(story)) if offered else None,
        element("nav", element("p", words.formats), element("ul", *formats), aria_label=words.formats),
    )
