"""The frame around every page: navigation, languages, siblings, source line; the same for all kinds."""

from __future__ import annotations

import msgspec

from kuroji.stories.rendering.credits import licence_of
from kuroji.web import assets
from kuroji.web.addresses import LANGUAGES, address
from kuroji.web.page import DESCRIPTION, HTML, MEDIA_TYPES, Content, Page
from kuroji.web.site import Site
from kuroji.web.words.frame import FORMATS, NATIVE, WORDS, Words

# Kinds in the navigation above every page, and in the list at its foot; what only a server answers.
NEEDING_SERVER = ("check",)
NAVIGATION = ("stories", "outlooks", "scan", "explore", "revisions", "check", "corrections", "data", "methods")
AT_FOOT = ("stories", "outlooks", "scan", "explore", "data", "methods", "corrections", "policy")
LOCALES = {"en": "en_GB", "ja": "ja_JP"}


class Link(msgspec.Struct, frozen=True):
    """A link: its words, where it leads, and whether that is the page itself."""

    label: str
    path: str
    here: bool = False
    language: str = ""
    media_type: str = ""


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What the base template needs besides the content."""

    words: Words
    language: str
    locale: str
    home: str
    canonical: str
    navigation: tuple[Link, ...]
    foot: tuple[Link, ...]
    languages: tuple[Link, ...]
    siblings: tuple[Link, ...]
    sheets: tuple[str, ...]
    attribution: str
    licence: str
    publisher_page: str


def frame(page: Page, content: Content, site: Site) -> Frame:
    """The frame of a page."""
    language, owner = page.language, site.reporter
    words = WORDS[language]
    licence = licence_of(owner.code)
    return Frame(
        words=words,
        language=language,
        locale=LOCALES[language],
        home=address("home", language),
        canonical=site.absolute(content.canonical or page.to(HTML).path),
        navigation=_links(NAVIGATION, page, words, live=site.live),
        foot=_links(AT_FOOT, page, words, live=site.live),
        languages=tuple(
            Link(NATIVE[other], page.into(other).to(HTML).path, other == language, other) for other in LANGUAGES
        ),
        siblings=tuple(
            Link(FORMATS[form][language], page.to(form).path, media_type=MEDIA_TYPES[form])
            for form in page.kind.formats
            if form not in (HTML, DESCRIPTION)
        ),
        sheets=(assets.address("site.css"), *((assets.address("japanese.css"),) if language == "ja" else ())),
        attribution=owner.attribution_ja if language == "ja" else owner.attribution_en,
        licence=licence.address_ja if language == "ja" else licence.address_en,
        publisher_page=licence.publisher_page,
    )


def _links(names: tuple[str, ...], page: Page, words: Words, *, live: bool) -> tuple[Link, ...]:
    """The kinds of page with where they are found; without a server only those that need none."""
    shown = (name for name in names if live or name not in NEEDING_SERVER)
    return tuple(Link(words.pages[name], address(name, page.language), name == page.name) for name in shown)
