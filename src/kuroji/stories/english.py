"""The first story in English: headline, totals, balance, commodities, partners, vintage and sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kuroji.classifications.commodities import commodities
from kuroji.classifications.partners import partner
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.model.fact import Fact, Flag
from kuroji.model.observation import WORLD, Flow
from kuroji.model.period import PART_OF_MONTH, Frequency, Period
from kuroji.model.release import Release
from kuroji.stories.story import Passage, Row, Span, Story, Table, joined
from kuroji.stories.wording import en

if TYPE_CHECKING:
    from kuroji.stories.brief import Told

DRIVERS = 4
MAIN_PARTNERS = ("US", "CN", "eu", "asia")


def compose(told: Told, releases: Mapping[str, Release]) -> Story:
    """The English story of what `told` knows; `releases` are those of the store, by id."""
    from kuroji.stories.brief import first_print

    owner, period = told.view.reporter, told.period
    printed_first = first_print(told)
    paragraphs = [
        _totals(told), _balance(told), *_commodities(told), _partners(told), _vintage(told, printed_first, releases),
    ]  # fmt: skip
    tables = (_totals_table(told), *_driver_tables(told))
    facts = tuple(told.draft.facts.values())
    used = {r for f in (*facts, *printed_first) for r in f.releases}
    sources = tuple(sorted((releases[r] for r in used), key=lambda r: (r.published_at, r.id), reverse=True))
    return Story(
        slug=f"{owner.name_en.lower()}-trade-{str(period).lower().replace('..', '-to-')}",
        language="en",
        period=str(period),
        as_of=told.view.as_of,
        published_at=max((r.published_at for r in sources), default=told.view.as_of),
        headline=_headline(told),
        summary=_summary(told),
        paragraphs=tuple(p for p in paragraphs if p is not None),
        tables=tuple(t for t in tables if t.rows),
        facts=tuple(told.draft.facts.values()),
        first_print=printed_first,
        releases=sources,
        attribution=owner.attribution_en,
    )


def _headline(told: Told) -> Passage:
    """Japan posts ¥378.7 billion trade deficit in May, first in four months."""
    balance = told.fact("balance", "exports-imports", BALANCE)
    assert balance is not None
    side = "deficit" if balance.value < 0 else "surplus"
    country = told.view.reporter.name_en
    when = en.period(told.period, year=told.period.frequency is not Frequency.MONTH)
    tail, places = _standing(told, side)
    return told.draft.passage(
        "headline",
        f"{country} posts {{balance}} trade {side} in {when}{tail}",
        balance=(balance, en.money(balance)), **places,
    )  # fmt: skip


def _standing(told: Told, side: str) -> tuple[str, dict[str, tuple[Fact, str] | str]]:
    """How the balance stands in its series: first in four months, or fifth straight year of deficit."""
    new = told.fact("first_since", "sign", BALANCE)
    if new is not None:
        count = int(new.value)
        return f", first in {{new}} {en.kind(told.period, count)}", {"new": (new, en.cardinal(count))}
    run = told.fact("streak", "sign", BALANCE)
    if run is not None and run.value >= 2:
        return f", {{run}} straight {en.kind(told.period)} of {side}", {"run": (run, en.ordinal(int(run.value)))}
    return "", {}


def _summary(told: Told) -> Passage:
    flows = [_flow_clause(told, s, "summary") for s in (EXPORTS, IMPORTS)]
    return _sentence(joined("summary", [f for f in flows if f is not None], "; "))


def _flow_clause(told: Told, subject: Subject, about: str, name: str | None = None) -> Passage | None:
    """exports rose 17.0% from a year earlier to ¥9.51 trillion."""
    level = told.fact("value", "level", subject)
    change = told.fact("change", "yoy", subject)
    words = name or f"{subject.flow}s"
    if level is None and change is None:
        return None
    if change is None or level is None:
        known = level or change
        assert known is not None
        said = en.money(known) if level else f"{en.rose(known)} {en.percent(known)} from a year earlier"
        verb = "were " if level else ""
        return told.draft.passage(about, f"{words} {verb}{{known}}", known=(known, said))
    if change.value == 0:
        return told.draft.passage(
            about, f"{words} were {{change}} from a year earlier at {{level}}",
            change=(change, "flat"), level=(level, en.money(level)),
        )  # fmt: skip
    return told.draft.passage(
        about, f"{words} {en.rose(change)} {{change}} from a year earlier to {{level}}",
        change=(change, en.percent(change)), level=(level, en.money(level)),
    )  # fmt: skip


def _totals(told: Told) -> Passage:
    sentences = []
    for subject, name in ((EXPORTS, "exports"), (IMPORTS, "imports")):
        run = told.fact("streak", "sign", subject)
        if run is not None:
            what = str(run.detail["of"])
            count = int(run.value)
            at_least = "at least the " if run.detail.get("open") else "the "
            words = f"The {what} in {name} is {at_least}{{run}} straight one." if count > 1 else ""
            if count > 1:
                sentences.append(told.draft.passage("totals", words, run=(run, en.ordinal(count))))
        sentences += _records(told, subject, name)
    return joined("totals", sentences, " ")


def _records(told: Told, subject: Subject, name: str) -> list[Passage]:
    """Exports were the highest for any month since 1979-01; only what is a record, or nearly one."""
    for method, kind in (("high,all-time", "any"), ("high,for-the-month", "the")):
        found = told.fact("record", method, subject)
        if found is None or found.value != 1:
            continue
        begins = str(found.detail["series_begins"]).removeprefix("FY")[:4]
        scope = "on record for any" if kind == "any" else "for the"
        template = f"{name.capitalize()} were {{record}} {scope} {en.kind(told.period)} since {begins}."
        return [told.draft.passage("totals", template, record=(found, "the highest"))]
    return []


def _balance(told: Told) -> Passage:
    now = told.fact("balance", "exports-imports", BALANCE)
    assert now is not None
    side = "deficit" if now.value < 0 else "surplus"
    change = told.fact("balance_change", "yoy", BALANCE)
    sentence = told.draft.passage(
        "balance", f"The balance, exports minus imports, was a {side} of {{now}}", now=(now, en.money(now))
    )
    if change is not None:
        verb = "larger" if change.value > 0 else "smaller"
        more = told.draft.passage(
            "balance", f", {{change}} {verb} than a year earlier", change=(change, en.percent(change))
        )
    else:
        more = told.draft.passage("balance", "")
    tail, places = _standing(told, side)
    standing = told.draft.passage("balance", tail, **places)
    return joined("balance", [sentence, more, standing, told.draft.passage("balance", ".")], "")


def _drivers(told: Told, flow: str) -> list[tuple[Subject, Fact]]:
    """The principal commodities of a flow by size of their contribution, of-which rows left out."""
    found = []
    for item in commodities(flow):
        if item.level != 2 or item.memo:
            continue
        subject = Subject(flow, WORLD, item.classification, item.code)
        contribution = told.fact("contribution", "points", subject)
        if contribution is not None:
            found.append((subject, contribution))
    return sorted(found, key=lambda pair: -abs(float(pair[1].exact)))


def _commodities(told: Told) -> list[Passage]:
    """What the growth, or the fall, of each flow came from, and the largest pull the other way."""
    passages = []
    for flow, name in ((Flow.EXPORT, "exports"), (Flow.IMPORT, "imports")):
        total = told.fact("change", "yoy", Subject(flow))
        up = total is None or total.value >= 0
        drivers = _drivers(told, flow)
        along = [pair for pair in drivers if (pair[1].value > 0) == up and pair[1].value != 0][:3]
        against = [pair for pair in drivers if (pair[1].value < 0) == up and pair[1].value != 0][:1]
        if not along:
            continue
        opening = told.draft.passage("commodities", f"The {'growth' if up else 'fall'} in {name} came mostly from ")
        named = _listed([_driver(told, *pair) for pair in along])
        passages.append(joined("commodities", [opening, named, *_against(told, against), Passage("", (Span("."),))], ""))
    return passages


def _driver(told: Told, subject: Subject, contribution: Fact) -> Passage:
    """semiconductors etc (up 61.2% to ¥709.0 billion, 3.3 percentage points)."""
    change = told.fact("change", "yoy", subject)
    level = told.fact("value", "level", subject)
    points = (contribution, en.points(contribution))
    if change is None or level is None:
        return told.draft.passage("commodities", f"{contribution.commodity} ({{points}})", points=points)
    way = "up" if change.value >= 0 else "down"
    return told.draft.passage(
        "commodities", f"{contribution.commodity} ({way} {{change}} to {{level}}, {{points}})",
        change=(change, en.percent(change)), level=(level, en.money(level)), points=points,
    )  # fmt: skip


def _against(told: Told, falls: list[tuple[Subject, Fact]]) -> list[Passage]:
    if not falls:
        return []
    return [told.draft.passage("commodities", "; the largest pull the other way was "), _driver(told, *falls[0])]


def _listed(passages: list[Passage]) -> Passage:
    """a, b and c."""
    if len(passages) == 1:
        return passages[0]
    head = joined("commodities", passages[:-1], ", ")
    return joined("commodities", [head, passages[-1]], " and ")


def _partners(told: Told) -> Passage | None:
    """Exports to the US rose 12.5% ... and imports from the US rose 26.0% ...; one sentence a partner."""
    sentences = []
    for code in MAIN_PARTNERS:
        place = en.with_article(partner(code).name_en)
        clauses = [
            _flow_clause(told, Subject(flow, code), "partners", f"{flow}s {way} {place}")
            for flow, way in ((Flow.EXPORT, "to"), (Flow.IMPORT, "from"))
        ]
        known = [c for c in clauses if c is not None]
        if known:
            sentences.append(_sentence(joined("partners", known, " and ")))
    return joined("partners", sentences, " ") if sentences else None


def _sentence(passage: Passage) -> Passage:
    """The passage with a capital at its start and a full stop at its end."""
    first = passage.spans[0]
    capital = Span(first.text[:1].upper() + first.text[1:], first.fact)
    return Passage(passage.about, (capital, *passage.spans[1:], Span(".")))


def _vintage(told: Told, printed_first: tuple[Fact, ...], releases: Mapping[str, Release]) -> Passage:
    """As known when, from which release; what was first printed; what is not of one vintage."""
    owner = told.view.reporter
    now = told.fact("balance", "exports-imports", BALANCE)
    assert now is not None
    newest = max((releases[r] for r in now.releases), key=lambda r: r.published_at)
    when = en.day(told.view.as_of, owner)
    sentences = [told.draft.passage("vintage", f"Figures are as known on {when} (newest source of {en.day(newest.published_at, owner)}).")]
    first = {f.indicator if f.flow == "balance" else f.flow: f for f in printed_first if f.indicator in ("balance", "value")}
    if "balance" in first and told.first is not None:
        was = first["balance"]
        side = "deficit" if was.value < 0 else "surplus"
        sentences.append(told.draft.passage(
            "vintage", f"First printed on {en.day(told.first.as_of, owner)} as a {side} of {{was}}.",
            was=(was, en.money(was)),
        ))  # fmt: skip
    sentences += [told.draft.passage("vintage", text) for text in _caveats(now, told.period)]
    return joined("vintage", sentences, " ")


def _caveats(now: Fact, period: Period) -> list[str]:
    said = []
    if Flag.MIXED_STAGES in now.flags:
        said.append("Exports are detailed data, imports still provisional: mixed stages.")
    if Flag.MIXED_VINTAGES in now.flags:
        said.append(f"{en.period(period).capitalize()} is a sum of months of mixed vintages.")
    if Flag.BACKFILLED in now.flags:
        said.append("What was known on that day is not held; the earliest later figure stands in (backfilled).")
    if Flag.INFERRED_DATE in now.flags:
        said.append("Some dates at which figures became known are inferred from the calendar.")
    if period.frequency not in PART_OF_MONTH:
        said.append("Changes are on a year earlier, against that period's figure as known on the same day.")
    return said


def _totals_table(told: Told) -> Table:
    rows = []
    for subject, label in ((EXPORTS, "Exports (f.o.b.)"), (IMPORTS, "Imports (c.i.f.)"), (BALANCE, "Balance")):
        level = told.fact("value", "level", subject)
        change = told.fact("balance_change" if subject == BALANCE else "change", "yoy", subject)
        cells = (
            told.draft.said((level, en.billions(level))) if level else Span("not held"),
            told.draft.said((change, en.signed_percent(change))) if change else Span("–"),
        )
        rows.append(Row(label, cells))
    return Table("Totals", ("", "billion yen", "on a year earlier"), tuple(rows))


def _driver_tables(told: Told) -> list[Table]:
    tables = []
    for flow, title in ((Flow.EXPORT, "Exports: main drivers"), (Flow.IMPORT, "Imports: main drivers")):
        rows = []
        for subject, contribution in _drivers(told, flow)[: DRIVERS * 2]:
            level = told.fact("value", "level", subject)
            change = told.fact("change", "yoy", subject)
            if level is None or change is None:
                continue
            shown = (
                told.draft.said((level, en.billions(level))),
                told.draft.said((change, en.signed_percent(change))),
                told.draft.said((contribution, f"{contribution.value:+.1f}")),
            )
            rows.append(Row(contribution.commodity, shown))
        tables.append(Table(title, ("", "billion yen", "on a year earlier", "points"), tuple(rows)))
    return tables
