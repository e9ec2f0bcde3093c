"""What a total, a chapter or a heading is made of: its parts by level or partner, which add up, with what is withheld."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from kuroji.classifications.goods_groups import BEC, OF_DETAIL, SITC, wider
from kuroji.classifications.goods_groups import LEVELS as GROUP_LEVELS
from kuroji.classifications.harmonized import NATIONAL
from kuroji.classifications.items import item
from kuroji.classifications.partners import members, partner
from kuroji.indicators import parts
from kuroji.indicators.parts import GOODS, PARTNERS, Part, Parts
from kuroji.indicators.view import Subject
from kuroji.language.places import with_article
from kuroji.model.detail import CLASSIFICATION as DETAIL
from kuroji.model.errors import KurojiError, UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import iso
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import Frequency
from kuroji.stories.parts_files import as_csv, as_object
from kuroji.stories.rendering.jsonld import Node, interval
from kuroji.stories.scans.words import FLOWS
from kuroji.stories.wording.goods import described
from kuroji.web.addresses import address
from kuroji.web.api.csvw import PARTS as TABLE
from kuroji.web.exploring import holdings
from kuroji.web.exploring.form import Option, Options
from kuroji.web.exploring.question import values_of
from kuroji.web.exploring.whole import DEFAULTS, NEXT, Row, amount, asked, parts_path, row
from kuroji.web.faults import answer_or_help, status_of
from kuroji.web.missing import Near
from kuroji.web.page import Content, Kind, Page, Values, Vintage, Vintages
from kuroji.web.siblings.datasets import dataset, jsonld, measured
from kuroji.web.siblings.tables import with_description
from kuroji.web.site import Site
from kuroji.web.vintage import asked as vintage_asked
from kuroji.web.vintage import written
from kuroji.web.words import dates
from kuroji.web.words.explore import WORDS as EXPLORE_WORDS
from kuroji.web.words.frame import WORDS as FRAME
from kuroji.web.words.parts import WORDS, Words

# Where the form is sent to, before the language.
ADDRESS = "/forms/parts/"
# The widest level of all goods, by classification.
WIDEST = {DETAIL: "hs2", SITC: "sitc1", BEC: "bec"}


class PartsForm(msgspec.Struct, frozen=True, kw_only=True):
    """The form as it stands: its lists, the code and the period, where it is sent; `held` tells whether the detail is."""

    options: tuple[Options, ...]
    code: str
    period: str
    action: str
    held: bool


class Broken(Content, frozen=True, kw_only=True):
    """The parts with the form, and the way up; or what stands against it."""

    words: Words
    form: PartsForm
    problem: KurojiError | None = None
    heading: str = ""
    described: str = ""
    caption: str = ""
    unit: str = ""
    by_goods: bool = True
    counted: bool = False
    wider: tuple[Near, ...] = ()
    others: tuple[Near, ...] = ()
    rows: tuple[Row, ...] = ()
    residuals: str = ""
    withheld: str = ""
    rest: str = ""
    rest_label: str = ""
    whole: Row | None = None
    found: Parts | None = None
    facts: Mapping[Part | None, Fact] = {}


def content(site: Site, page: Page) -> Broken:
    """The parts that the page's address asks for; a page that helps where there are none.

    Raises KurojiError for a file of what cannot be shown.
    """
    return answer_or_help(page, lambda: _answered(site, page), lambda error: _helping(site, page, error))


def _helping(site: Site, page: Page, error: KurojiError) -> Broken:
    """The form as it was filled in, and what is wrong."""
    words = WORDS[page.language]
    return Broken(
        words=words, form=_form(site, page, DEFAULTS | dict(page.values)), title=words.title, description=words.lead, listed=False,
        status=status_of(error), problem=error,
    )  # fmt: skip


def _answered(site: Site, page: Page) -> Broken:
    language, owner, words = page.language, site.reporter, WORDS[page.language]
    values = dict(page.values) or _front(site)
    moment = vintage_asked(page, site)
    with site.reading() as store:
        question = asked(store, values, moment, owner)
        instant = store.resolve(moment, question.period, owner.code)
        found = parts.parts(store, question, instant, owner)
        facts = dict(parts.facts_of(store, found))
    subject = question.subject
    heading = words.heading.format(
        goods=words.all_goods if subject.code == TOTAL else _goods(subject, language),
        flow=_flow(subject, language), period=dates.named(question.period, language),
    )  # fmt: skip
    heading = heading[:1].upper() + heading[1:]
    rows = tuple(row(found, part, facts.get(part), values, language) for part in found.parts)
    whole = Part(subject=subject, value=found.value, base=found.base, withheld=found.withheld)
    made = Broken(
        words=words, form=_form(site, page, DEFAULTS | values), title=f"{heading} · {words.title}", description=words.lead,
        canonical=page.at().path, updated=instant, vintages=_switch(page, written(instant, site)) if site.live else None,
        heading=heading, described=described(subject, language) if subject.classification == DETAIL else "", caption=words.caption.format(count=f"{len(rows):,}", when=dates.day(instant, owner, language)),
        unit=words.unit, by_goods=question.by == GOODS, counted=any(one.quantities for one in rows),
        wider=tuple(_wider(subject, found, values, language)), others=tuple(_others(found, values, language)), rows=rows,
        residuals=_residual_note(rows, words, found.level), rest=amount(found, found.rest), rest_label=words.rest[question.by],
        withheld=words.rest_note.format(count=found.withheld) if found.withheld else "",
        whole=row(found, whole, facts.get(None), values, language), found=found, facts=facts,
    )  # fmt: skip
    return msgspec.structs.replace(made, structured=_structured(site, page, made, heading))


def _front(site: Site) -> dict[str, str]:
    """What the page shows by itself: the chapters of exports where the detail is held, else the principal commodities."""
    return {"by": "hs2"} if holdings.has_detail(site) else {"by": "pc"}


def _goods(subject: Subject, language: str) -> str:
    """The goods in a heading; descriptions of the tariff are long and stand below it."""
    name = item(subject.flow, subject.classification, subject.commodity).name(language)
    return f"HS {subject.commodity}" if subject.classification == DETAIL else name


def _flow(subject: Subject, language: str) -> str:
    """The flow and where it goes: exports to the US, 米国向け輸出."""
    place, words = partner(subject.partner), WORDS[language]
    flow = FLOWS[language][subject.flow]
    if subject.partner == WORLD:
        return flow
    return words.towards[subject.flow].format(
        partner=place.name_ja if language == "ja" else with_article(place.name_en), flow=flow
    )


def _residual_note(rows: Sequence[Row], words: Words, level: str) -> str:
    """What the parts are that are in no heading or group; nothing where there are none."""
    if not any(one.residual for one in rows):
        return ""
    return words.unallocated_note if level in GROUP_LEVELS else words.withheld_note


def _form(site: Site, page: Page, values: Mapping[str, str]) -> PartsForm:
    """The lists and fields of the form, as they are filled in."""
    language, words, others = page.language, WORDS[page.language], EXPLORE_WORDS[page.language]
    flows = {word: others.flows[word] for word in ("export", "import")}
    places = [(one.word, one.name_ja if language == "ja" else one.name_en) for one in holdings.partner_choices(site)]
    lists = (
        ("flow", words.flow, list(flows.items())), ("partner", words.partner, places),
        ("by", words.by, list(words.levels.items())),
    )  # fmt: skip
    options = tuple(
        Options(name, label, (("", tuple(Option(word, said, word == values.get(name)) for word, said in choices)),))
        for name, label, choices in lists
    )
    commodity = values.get("commodity", TOTAL)
    return PartsForm(
        options=options, code="" if commodity == TOTAL else commodity.removeprefix(f"{DETAIL}:"),
        period="" if values.get("period") == DEFAULTS["period"] else values.get("period", ""),
        action=f"{ADDRESS}{language}", held=holdings.has_detail(site),
    )  # fmt: skip


def _wider(subject: Subject, found: Parts, values: Mapping[str, str], language: str) -> Iterator[Near]:
    """What a code is part of, the widest first: all goods, its chapter, its heading."""
    if subject.code == TOTAL:
        return
    everything = msgspec.structs.replace(subject, classification="", commodity=TOTAL)
    scheme = subject.classification
    yield Near(WORDS[language].all_goods, parts_path(everything, WIDEST.get(scheme, "pc"), found, values, language))
    if scheme in OF_DETAIL:
        for code in wider(scheme, subject.commodity):
            one = msgspec.structs.replace(subject, commodity=code)
            yield Near(f"{scheme} {code}", parts_path(one, NEXT, found, values, language))


def _others(found: Parts, values: Mapping[str, str], language: str) -> Iterator[Near]:
    """The same whole told otherwise: by the other kind of part, and in time."""
    subject, words = found.asked.subject, WORDS[language]
    lowest = subject.classification == DETAIL and len(subject.commodity) == NATIONAL
    several = subject.partner == WORLD or bool(members(subject.partner))
    if found.asked.by == GOODS and several:
        yield Near(words.levels[PARTNERS], parts_path(subject, PARTNERS, found, values, language))
    elif found.asked.by != GOODS and not lowest:
        yield Near(words.levels[NEXT], parts_path(subject, NEXT, found, values, language))
    yield Near(words.series, address("explore", language, **values_of(subject, Frequency.MONTH)))


def _switch(page: Page, shown: str) -> Vintages:
    words, now = FRAME[page.language], page.values.get("as_of", "")
    choices = [Vintage(words.vintage_date.format(when=shown), page.path, True)] if now else []
    return Vintages((*choices, Vintage(words.vintage_latest, page.at().path, not now)), page.at().path, shown)


def _structured(site: Site, page: Page, made: Broken, heading: str) -> Node:
    found = _found(made)
    return dataset(
        site, page, heading, f"{WORDS[page.language].lead} {heading}", coverage=interval(found.asked.period),
        measured=measured(TABLE.columns), based_on=(), modified=iso(found.as_of, site.reporter),
    )  # fmt: skip


def every(site: Site) -> Iterator[Values]:
    """The front, which is the parts of all exports."""
    yield {}
    if holdings.has_detail(site):
        for flow in ("export", "import"):
            yield DEFAULTS | {"flow": flow, "by": "hs2"}


def _found(made: Broken) -> Parts:
    if made.found is None:
        raise UsageError("there is nothing to write in this format")
    return made.found


def _csv(_: Site, __: Page, made: Broken) -> str:
    return as_csv(_found(made), made.facts)


def _json(_: Site, __: Page, made: Broken) -> bytes:
    return msgspec.json.encode(as_object(_found(made), made.facts))


PARTS = Kind(
    name="parts", template="parts.html", content=content, every=every,
    writers={"json": _json, "jsonld": jsonld, **with_description(_csv, TABLE)},
)  # fmt: skip
