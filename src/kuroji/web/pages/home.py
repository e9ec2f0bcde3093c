"""Home: the newest release, what is news in it, what comes next, and the months before."""

from __future__ import annotations

import logging

import msgspec

from kuroji.charts.chart import Chart
from kuroji.indicators.view import view
from kuroji.markup.elements import Html, joined
from kuroji.model.errors import NotHeld
from kuroji.model.fact import Fact
from kuroji.model.instant import LATEST, iso
from kuroji.model.period import Period
from kuroji.stories.brief import brief_of
from kuroji.stories.gate import Refused, misread
from kuroji.stories.illustrations import PHONE_WIDTH, PRINT_WIDTH, charts_of
from kuroji.stories.news import Ranked, ranked
from kuroji.stories.rendering.html_facts import Numbered
from kuroji.stories.rendering.labels import sentence
from kuroji.stories.rendering.markdown import escape
from kuroji.stories.story import STATED, Passage, Story
from kuroji.stories.wording.news_lines import line
from kuroji.web.addresses import address
from kuroji.web.archive import archive, totals
from kuroji.web.coming import coming
from kuroji.web.drawn import figures
from kuroji.web.page import HTML, Content, Kind, Page
from kuroji.web.siblings.lists import BRACKETS, COLON, document, item, markdown_of, section
from kuroji.web.siblings.lists import totals as totals_of
from kuroji.web.site import Site
from kuroji.web.slugs import slug
from kuroji.web.telling import passed, told_from
from kuroji.web.totals import Row, rows
from kuroji.web.words.dates import day, minute, named
from kuroji.web.words.frame import WORDS as FRAME
from kuroji.web.words.home import WORDS, Words

LOG = logging.getLogger("kuroji.web")
NEWS_SHOWN = 8
COMING_SHOWN = 4
# So many months are tried where the gate stops the story of the newest.
TRIED = 3
RECENT = 6


class News(msgspec.Struct, frozen=True):
    """One line of news: what it says, where it is traced, its news value and the terms that add up to it."""

    says: str
    path: str
    score: str
    terms: str


class Coming(msgspec.Struct, frozen=True):
    """One release to come, in words."""

    what: str
    when: str
    when_iso: str
    basis: str


class Front(Content, frozen=True, kw_only=True):
    """The front page; `headline` and `summary` carry their figures as facts."""

    words: Words
    story: Story
    headline: Html
    summary: Html
    path: str
    why: str
    published: str
    published_iso: str
    figure: Html
    news_title: str
    news: tuple[News, ...]
    moved: str
    coming: tuple[Coming, ...]
    recent: tuple[Row, ...]
    all_stories: str


def content(site: Site, page: Page) -> Front:
    """What the front page says now."""
    language, words = page.language, WORDS[page.language]
    periods, story, charts = _newest(site, language)
    numbered = Numbered.of(story, lambda id_: address("fact", language, id=id_))
    next_due = coming(site, site.now(), COMING_SHOWN)
    path = address("story", language, slug=slug(periods[0]))
    return Front(
        title=f"Kuroji 黒字 · {FRAME[language].motto}", description=story.summary.text, updated=story.updated_at,
        until=next_due[0].instant, words=words, story=story,
        headline=joined(numbered.said(story.headline.spans, linked=False)),
        summary=joined(numbered.said(story.summary.spans)), path=path,
        why=address("why", language, slug=slug(periods[0])),
        published=(words.published if story.published_basis == STATED else words.known).format(
            when=minute(story.published_at, site.reporter, language)
        ),
        published_iso=iso(story.published_at, site.reporter), charts=charts, figure=joined(figures(page, charts)),
        news_title=words.news.format(period=named(periods[0], language)), moved=address("scan", language), news=_news(site, periods[0], story),
        coming=tuple(
            Coming(
                words.due[d.stage].format(period=named(d.period, language)), day(d.instant, site.reporter, language),
                iso(d.instant, site.reporter), words.stated if d.basis == "stated" else words.expected,
            )
            for d in next_due
        ),
        recent=rows(totals(site), periods[:RECENT], language), all_stories=address("stories", language),
    )  # fmt: skip


def _newest(site: Site, language: str) -> tuple[tuple[Period, ...], Story, tuple[Chart, ...]]:
    """The months from the newest on whose story passes the gate, that story, and its first chart. Raises Refused for none."""
    periods = archive(site).months
    with site.reading() as store:
        for place, period in enumerate(periods[:TRIED]):
            from_what = told_from(site, store, period, LATEST)
            try:
                story = passed(brief_of(from_what, language), HTML)
            except Refused:
                if place + 1 == TRIED:
                    raise
                continue
            drawn = charts_of(from_what, language, (PRINT_WIDTH, PHONE_WIDTH))
            return periods[place:], story, tuple(c for c in drawn if c.name.startswith("balance"))
    raise NotHeld("there is no story to show")


def _news(site: Site, period: Period, story: Story) -> tuple[News, ...]:
    """The facts of the period that rank highest, each line read back by the gate; one that fails is said by its phrase."""
    language = story.language

    def best() -> list[Ranked]:
        with site.reading() as store:
            return ranked(view(store, store.newest(site.reporter.code)), period)[:NEWS_SHOWN]

    found = site.remembered(f"news of {period}", best)
    return tuple(
        News(
            _said(r.fact, story), address("fact", language, id=r.fact.id), f"{r.score:.1f}",
            ", ".join(f"{name} {value:.1f}" for name, value in r.terms.items()),
        )
        for r in found
    )  # fmt: skip


def _said(fact: Fact, story: Story) -> str:
    spans = line(fact, story.language)
    passage = Passage("news", spans)
    alone = msgspec.structs.replace(story, summary=Passage("summary", ()), bullets=(passage,), sections=())
    facts = {one.id: one for one in (*story.facts, *story.first_print)} | {fact.id: fact}
    wrong = [said for said in misread(alone, facts) if said.startswith("bullet")]
    if wrong:
        LOG.error("a line of news does not pass the gate", extra={"told": {"fact": fact.id, "what": wrong}})
        return sentence(fact, story.language)
    return passage.text


def _markdown(site: Site, page: Page, front: Front) -> str:
    words, colon, brackets = front.words, COLON[page.language], BRACKETS[page.language]
    story = (item(words.read_on, markdown_of(site, front.path)), item(words.why, markdown_of(site, front.why)))
    news = (item(n.says, site.absolute(n.path)) + brackets.format(f"{words.score} {n.score}") for n in front.news)
    due = (f"- {c.when}{colon}{escape(c.what, starts=False)}{brackets.format(c.basis)}" for c in front.coming)
    return document(
        site, page.language, front.story.headline.text, escape(front.published), f"**{escape(front.description)}**",
        "\n".join(story), section(front.news_title, "\n".join(news), words.news_note),
        section(words.recent, totals_of(site, front.recent, words)),
        item(words.all_stories, markdown_of(site, front.all_stories)),
        section(words.coming, "\n".join(due), words.coming_note),
    )  # fmt: skip


HOME = Kind(name="home", template="home.html", content=content, writers={"md": _markdown})
