"""A lead test told: what was found in the sample and out of it, with the verdict, and the newest months beside it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kuroji.charts.correlogram import Correlations, correlations
from kuroji.charts.first_and_now import about
from kuroji.classifications.reporters import DEFAULT
from kuroji.indicators.facts import fact_or_none, from_figure
from kuroji.indicators.subjects import parse_series
from kuroji.indicators.view import Subject, View, view
from kuroji.model.instant import AsOf
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import month
from kuroji.outlook.lead.figures import EXAMPLE, Made, against, between, figure
from kuroji.outlook.lead.growth import ADJUSTED
from kuroji.outlook.lead.tracks import Track
from kuroji.store.opening import Store
from kuroji.store.reading import Selection
from kuroji.stories.outlooks import lead_words as words
from kuroji.stories.outlooks.lead_component import component
from kuroji.stories.outlooks.telling import About, Place, Teller
from kuroji.stories.outlooks.topic import Outlook, Picture, Topic
from kuroji.stories.story import Table
from kuroji.stories.wording import en, ja

RECENT = 6


class Asked(msgspec.Struct, frozen=True):
    """What is tested: X of the store, Y of the store or a series of the user's, the transform, and from which month."""

    x: Subject
    y: Subject | None = None
    own: Track | None = None
    transform: str = ADJUSTED
    since: int | None = None


def worked_example() -> Asked:
    """Exports of chipmaking machinery against all exports."""
    x, y = (parse_series(name)[1] for name in EXAMPLE)
    return Asked(x, y)


def tell(store: Store, as_of: AsOf, language: str, asked: Asked | None = None, code: str = DEFAULT) -> Outlook:
    """The test of a pair (default: the worked example) as known at an instant.

    Raises NotHeld where the series share too few months or nothing of one is held, or where
    scipy or statsmodels are missing.
    """
    wanted = asked or worked_example()
    subjects = [s for s in (wanted.x, wanted.y) if s is not None]
    codes = tuple({c for s in subjects for c in (*s.codes, TOTAL)})
    selection = Selection(partner=tuple({s.partner for s in subjects} | {WORLD}), commodity=codes)
    seen = view(store, as_of.instant or store.newest_known_at, selection, code)
    made = _made(seen, wanted)
    names = _names(wanted, language)
    t = Teller(store, seen, made.period, language)
    said = from_figure(seen, "lead", made.method, wanted.y or wanted.x, made.period, figure(seen, made))
    detail = said.detail
    sections = [
        words.same_month(t, detail, component(t, seen, names, wanted.x, wanted.y)), words.granger(t, names, detail), words.forecasts(t, names, detail, said),
        words.what_was_known(t, detail, own=wanted.own is not None), words.caution(t, detail),
    ]  # fmt: skip
    tables = [_errors(t, names, detail), *(_recent(t, seen, subject) for subject in subjects)]
    about_it = About(topic="lead", topics=("leading-indicators", "exports"))
    headline = words.headline(t, names, detail)
    story = t.story(about_it, headline, words.summary(t, names, made, said), sections, tables)
    return Outlook(story, (_picture(made, names, headline.text, seen, language),), {"lead": dict(detail)})


def _made(seen: View, asked: Asked) -> Made:
    if asked.own is not None:
        return against(seen, asked.x, asked.own, asked.transform, asked.since)
    y = asked.y or worked_example().y
    assert y is not None
    return between(seen, asked.x, y, asked.transform, asked.since)


def _names(asked: Asked, language: str) -> words.Names:
    """The two series in words; the user's own by its file."""
    own = asked.own.name if asked.own is not None else ""
    return words.Names(_named(asked.x, language), _named(asked.y, language) if asked.y is not None else own)


def _named(subject: Subject, language: str) -> str:
    name = about(subject, language)
    if language == "en":
        for clerk, plain in en.COMMODITIES.items():
            name = name.replace(clerk, plain)
        return f"all {name}" if subject == subject.total() and subject.partner == WORLD else name
    return f"{name}総額" if subject == subject.total() and subject.partner == WORLD else name


def _errors(t: Teller, names: words.Names, detail: Mapping[str, object]) -> Table:
    rows: list[tuple[str, list[Place | None]]] = [
        (label[t.language], [f"{detail[f'rmse_{model}']:.2f}"]) for model, label in words.models(names).items()
    ]
    return t.table(words.errors_title(names), words.ERROR_HEADS, rows)


def _recent(t: Teller, seen: View, subject: Subject) -> Table:
    """The newest months of a series: change on the year, as printed by many, and per working day, as it should stand beside it."""
    rows: list[tuple[str, list[Place | None]]] = []
    last = seen.last_due_month
    for ordinal in range(last, last - RECENT, -1):
        period = month(ordinal)
        found = [fact_or_none(seen, "change", method, subject, period) for method in ("yoy", "per-working-day")]
        label = ja.period(period) if t.language == "ja" else en.period(period)
        if any(found):
            rows.append((label, [t.number(fact) for fact in found]))
    return t.table(words.recent_title(_named(subject, t.language)), words.RECENT_HEADS, rows)


def _picture(made: Made, names: words.Names, title: str, seen: View, language: str) -> Picture:
    test = made.test.correlations
    shown = Correlations(test.lags, test.values, test.band, test.band_of_all, names.x, names.y)
    return lambda width: correlations(shown, [title], seen.as_of, seen.reporter, language, width)


TOPIC = Topic(
    name="lead",
    title={"en": "Leading signals: is one series ahead of another?", "ja": "先行指標：一方は他方に先行するか"},
    intro={
        "en": "Trade figures are often called a leading indicator. Whether one series was ahead of another, in the sample "
        "and in forecasts that could have been made; Japan’s chipmaking machinery exports as the worked example.",
        "ja": "貿易統計は先行指標と呼ばれることが多い。実際に先行していたかを、標本内と、当時可能だった予測の両方で検証する。例は半導体等製造装置の輸出。",
    },
    tell=tell,
)
