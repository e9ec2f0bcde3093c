"""llms.txt: what programs that read for people should know of the site, in the form of llmstxt.org, version 2.

A title, a summary as a quotation, and lists of links under headings; what may be left out
stands under "Optional". The file of a language covers the pages under it, the one at the
root everything; links lead to the Markdown of a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from kuroji.classifications.reporters import JAPAN
from kuroji.web.addresses import LANGUAGES, address
from kuroji.web.outlets.listing import fed, path_of, paths_of
from kuroji.web.outlets.outlet import ALL, Written, covering, feed_path
from kuroji.web.siblings.lists import item, markdown_of
from kuroji.web.site import Site
from kuroji.web.words.dates import named
from kuroji.web.words.frame import NATIVE, WORDS

ABOUT = {
    "en": (
        "Stories from official trade statistics, each number of which is a fact with its vintage, formula and "
        "releases. Every page of a story is also Markdown (.md), text (.txt), JSON (.json), JSON-LD (.jsonld) and "
        "CSV of its facts (.csv); `as-of/2026-06-17/` and `as-of/first/` in an address are what was known then."
    ),
    "ja": (
        "公的な貿易統計による記事。すべての数値は、時点、計算式、出典の公表資料をたどれる。各記事はMarkdown（.md）、"
        "テキスト（.txt）、JSON（.json）、JSON-LD（.jsonld）、数値のCSV（.csv）でも読める。アドレスの"
        "`as-of/2026-06-17/`や`as-of/first/`は、その時点で知られていた内容を示す。"
    ),
}
HEADINGS = {
    "en": {"newest": "Newest stories", "about": "About", "programs": "For programs"},
    "ja": {"newest": "最新の記事", "about": "このサイトについて", "programs": "プログラム向け"},
}
# The texts that say how the figures are made.
ABOUT_PAGES = ("methods", "policy")
INTERFACE = {
    "en": "the interface: series at any vintage, facts, stories, revisions, checking of articles",
    "ja": "API：時点を指定した系列、事実、記事、改定履歴、記事の検証",
}
NEWEST = 6


def for_language(site: Site, language: str) -> Written:
    """The file that covers the pages of a language."""
    stories, words = fed(site, language), HEADINGS[language]
    lines = [*_head(f"Kuroji · {WORDS[language].motto}", ABOUT[language]), f"## {words['newest']}", ""]
    for story in stories[:NEWEST]:
        lines.append(item(story.headline.text, markdown_of(site, path_of(story)), story.summary.text))
    lines += ["", f"## {words['about']}", ""]
    lines += [item(WORDS[language].pages[name], markdown_of(site, address(name, language))) for name in ABOUT_PAGES]
    lines += ["", f"## {words['programs']}", "", *_programs(site, language), "", "## Optional", ""]
    shown = {path_of(story) for story in stories[:NEWEST]}
    for period, path in paths_of(site, language):
        if path not in shown:
            lines.append(item(named(period, language), markdown_of(site, path)))
    lines += ["", JAPAN.attribution_ja if language == "ja" else JAPAN.attribution_en]
    return Written("\n".join(lines) + "\n", max(story.updated_at for story in stories))


def for_all(site: Site) -> Written:
    """The file at the root: what the site is, and the files of its languages."""
    stories = fed(site, LANGUAGES[0])
    lines = _head("Kuroji 黒字", ABOUT["en"])
    lines += ["## Languages", "", *(item(NATIVE[one], site.absolute(covering(one))) for one in LANGUAGES)]
    lines += ["", "## Newest story", ""]
    lines.append(item(stories[0].headline.text, markdown_of(site, path_of(stories[0]))))
    lines += ["", "## Optional", "", *_programs(site, LANGUAGES[0])]
    return Written("\n".join(lines) + "\n", max(story.updated_at for story in stories))


def _head(title: str, about: str) -> list[str]:
    return [f"# {title}", "", f"> {about}", ""]


def _programs(site: Site, language: str) -> Iterator[str]:
    """Feeds and sitemap; the interface only where a server answers it."""
    if site.live:
        yield item("OpenAPI", site.absolute("/api/openapi.json"), INTERFACE[language])
    for form, label in (("atom", "Atom"), ("json", "JSON Feed")):
        yield item(label, site.absolute(feed_path(language, ALL, form)))
    yield item("Sitemap", site.absolute("/sitemap.xml"))
