"""The form of the explorer: its lists, filled from what is held, and what is chosen in them."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

import msgspec

from kuroji.classifications.goods_groups import in_detail, wider
from kuroji.indicators.series import KINDS
from kuroji.indicators.view import Subject
from kuroji.model.detail import CLASSIFICATION as DETAIL
from kuroji.model.observation import WORLD
from kuroji.stories.wording.goods import goods
from kuroji.web.exploring import holdings
from kuroji.web.exploring.question import DEFAULTS, LOOKS, Question, ends, values_of
from kuroji.web.page import Page
from kuroji.web.site import Site
from kuroji.web.words.explore import WORDS

# Where the form is sent to, before the language.
ADDRESS = "/forms/explore/"
# What a code of the tariff begins with in an address.
TARIFF = f"{DETAIL}:"
# How much of a description a list shows, in letters.
NAMED = 48


class Option(msgspec.Struct, frozen=True):
    """One choice of a list."""

    word: str
    label: str
    chosen: bool


class Options(msgspec.Struct, frozen=True):
    """A list of the form: its name, its label, and its choices by group."""

    name: str
    label: str
    groups: tuple[tuple[str, tuple[Option, ...]], ...]


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """The form as it stands: its lists, the code of the tariff, the ends of the span, and where it is sent."""

    options: tuple[Options, ...]
    code: str
    since: str
    until: str
    action: str


def form(site: Site, page: Page, wanted: Question | None) -> Form:
    """The form of a page; `wanted` is what its address asks for, None where that cannot be understood."""
    words, language = WORDS[page.language], page.language
    values = DEFAULTS | dict(page.values)
    if wanted is not None:
        values |= {k: v for k, v in values_of(wanted.subject, wanted.frequency).items() if k != "span"}
    look = wanted.look if wanted is not None else values.get("look", "")
    since, until = ends(values["span"])
    lists = (
        _plain("flow", words.flow, words.flows, values["flow"]),
        _grouped("partner", words.partner, holdings.partner_choices(site), values["partner"], language),
        _grouped("commodity", words.commodity, _commodities(site, values), values["commodity"], language),
        _plain("measure", words.measure, words.measures, values["measure"]),
        _plain("frequency", words.frequency, {word: words.frequencies[word] for word in KINDS}, values["frequency"]),
        _plain("look", words.look, {word: words.looks[word] for word in LOOKS}, look),
    )
    code = values["commodity"].removeprefix(TARIFF) if in_detail(values["commodity"]) else ""
    return Form(options=lists, code=code, since=since, until=until, action=f"{ADDRESS}{language}")


def _commodities(site: Site, values: Mapping[str, str]) -> tuple[holdings.Choice, ...]:
    """The principal commodities, and a code of the tariff or a group that is chosen with what it is part of."""
    if not in_detail(values["commodity"]):
        return holdings.commodity_choices(site)
    scheme, _, code = values["commodity"].partition(":")
    listed = (_coded(Subject(values["flow"], WORLD, scheme, one)) for one in (*wider(scheme, code), code))
    return (*holdings.commodity_choices(site), *listed)


def _coded(of: Subject) -> holdings.Choice:
    """A code of the tariff or a group as a choice, with as much of its description as a list has room for."""
    names = [shorten(goods(of, to), NAMED, placeholder="…") for to in ("en", "ja")]
    lists = [WORDS[to].tariff if of.classification == DETAIL else of.classification for to in ("en", "ja")]
    return holdings.Choice(of.code, *names, *lists)


def _plain(name: str, label: str, choices: Mapping[str, str], chosen: str) -> Options:
    return Options(name, label, (("", tuple(Option(word, said, word == chosen) for word, said in choices.items())),))


def _grouped(name: str, label: str, choices: tuple[holdings.Choice, ...], chosen: str, language: str) -> Options:
    groups: dict[str, list[Option]] = {}
    for one in choices:
        group, said = (one.group_ja, one.name_ja) if language == "ja" else (one.group_en, one.name_en)
        groups.setdefault(group, []).append(Option(one.word, said, one.word == chosen))
    return Options(name, label, tuple((group, tuple(options)) for group, options in groups.items()))
