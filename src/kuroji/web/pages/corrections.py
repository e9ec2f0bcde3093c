"""The corrections log: what the headline figures said at first, what is known now, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

import msgspec

from kuroji.indicators.revisions import history
from kuroji.indicators.statement import Statement
from kuroji.model.fact import Fact
from kuroji.model.instant import iso
from kuroji.model.reporter import Reporter
from kuroji.stories.rendering.markdown import escape
from kuroji.web.addresses import address
from kuroji.web.api.csvw import CORRECTIONS as TABLE
from kuroji.web.archive import archive
from kuroji.web.page import Content, Kind, Page
from kuroji.web.siblings.lists import document, markdown_of, section, table
from kuroji.web.siblings.tables import with_description, written
from kuroji.web.site import Site
from kuroji.web.slugs import slug
from kuroji.web.totals import Cell, amount, cell
from kuroji.web.vintage import TOTALS
from kuroji.web.words.corrections import WORDS, Words
from kuroji.web.words.dates import marked, named


class Revised(msgspec.Struct, frozen=True):
    """One headline figure that was revised; `turned` says that the sign of a balance changed."""

    period: str
    path: str
    first_path: str
    figure: str
    first_on: str
    first_on_iso: str
    said: Cell
    now: Cell
    by: str
    since: str
    since_iso: str
    turned: bool


class Log(Content, frozen=True, kw_only=True):
    """The log, the newest period first."""

    words: Words
    revised: tuple[Revised, ...]
    rows: tuple[dict[str, object], ...]


def content(site: Site, page: Page) -> Log:
    """The revisions of the listed months and years."""
    pairs = site.remembered("headline revisions", lambda: _pairs(site))
    words = WORDS[page.language]
    return Log(
        title=words.title, description=words.intro, updated=max((now.known_at for _, now in pairs), default=None),
        words=words, revised=tuple(r for first, now in pairs for r in _revised(first, now, site, page.language)),
        rows=tuple(_row(first, now, site.reporter) for first, now in pairs),
    )  # fmt: skip


def _pairs(site: Site) -> list[tuple[Statement, Statement]]:
    """First and newest statement of every headline figure that was revised, the newest period first."""
    periods = archive(site).periods
    with site.reading() as store:
        said = history(store, site.reporter, TOTALS, periods, store.newest(site.reporter.code))
    return _first_and_newest(sorted(said, key=lambda s: (-s.period.end, s.period.frequency, _place(s), s.order)))


def _place(statement: Statement) -> int:
    return [subject.flow for subject in TOTALS].index(statement.subject.flow)


def _first_and_newest(said: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    pairs = []
    for _, group in groupby(said, key=lambda s: (s.period, s.subject)):
        figures = [s for s in group if s.value is not None and s.fact is not None and not s.confirms]
        if len(figures) > 1 and figures[0].value != figures[-1].value:
            pairs.append((figures[0], figures[-1]))
    return pairs


def _revised(first: Statement, now: Statement, site: Site, language: str) -> list[Revised]:
    before, after = first.fact, now.fact
    if before is None or after is None or first.value is None or now.value is None:
        return []
    owner, path = site.reporter, slug(first.period)
    return [
        Revised(
            named(first.period, language), address("story", language, slug=path),
            address("story", language, slug=path, as_of="first"), WORDS[language].flows[str(first.subject.flow)],
            _date(first, owner, language), iso(first.known_at, owner), cell(before, language),
            cell(after, language), _difference(before, after, language), _date(now, owner, language),
            iso(now.known_at, owner), (first.value < 0) != (now.value < 0),
        )
    ]  # fmt: skip


def _date(statement: Statement, owner: Reporter, language: str) -> str:
    """2026-06-17: the day on which it was said, in the reporter's zone, as a table writes it."""
    return marked(f"{statement.known_at.astimezone(owner.tz):%Y-%m-%d}", statement.known_basis, language)


def _difference(before: Fact, after: Fact, language: str) -> str:
    """How much was added or taken away, signed."""
    by = Decimal(after.exact) - Decimal(before.exact)
    return ("+" if by > 0 else "") + amount(by, language)


def _row(first: Statement, now: Statement, owner: Reporter) -> dict[str, object]:
    """One revised figure with plain values, under the names of csvw.CORRECTIONS."""
    said, known = (Decimal(s.fact.exact if s.fact else 0) for s in (first, now))
    return {
        "period": str(first.period), "figure": str(first.subject.flow), "first": f"{said:f}",
        "first_known_at": iso(first.known_at, owner), "first_known_basis": first.known_basis, "now": f"{known:f}",
        "known_at": iso(now.known_at, owner), "known_basis": now.known_basis, "revision": f"{known - said:f}",
        "unit": now.unit, "first_fact": first.fact.id if first.fact else None, "fact": now.fact.id if now.fact else None,
        "source": owner.attribution_en,
    }  # fmt: skip


def _markdown(site: Site, page: Page, log: Log) -> str:
    words = log.words
    rows = (
        (
            f"[{escape(r.period, starts=False)}]({markdown_of(site, r.path)})", r.figure, r.first_on,
            *(escape(text, starts=False) for text in (r.said.text, r.now.text, f"{r.by} {words.turned if r.turned else ''}".strip())),
            r.since,
        )
        for r in log.revised
    )  # fmt: skip
    shown = f"{escape(words.unit)}\n\n{table(words.columns, rows, numbers_from=3)}"
    return document(
        site, page.language, words.title, escape(words.intro), escape(words.policy), section(words.revised, shown)
    )


def _csv(_: Site, __: Page, log: Log) -> str:
    return written(TABLE, ([row[column.name] for column in TABLE.columns] for row in log.rows))


def _json(_: Site, __: Page, log: Log) -> bytes:
    numbers = ("first", "now", "revision")
    plain = [row | {name: _number(str(row[name])) for name in numbers} for row in log.rows]
    return msgspec.json.encode({"corrections": plain, "count": len(plain)})


def _number(text: str) -> int | float:
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)


CORRECTIONS = Kind(
    name="corrections", template="corrections.html", content=content, told_once=True,
    writers={"md": _markdown, "json": _json, **with_description(_csv, TABLE)},
)  # fmt: skip
