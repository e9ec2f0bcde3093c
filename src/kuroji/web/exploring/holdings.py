"""What is held: the series that the explorer can show, its lists of choices, and the nearest to one that is not."""

from __future__ import annotations

import msgspec

from kuroji.classifications.commodities import PC, commodities
from kuroji.classifications.partners import members, partners
from kuroji.indicators.series import held
from kuroji.indicators.view import Subject, view
from kuroji.model.errors import UsageError
from kuroji.model.observation import TOTAL, Flow, Measure, Statistic
from kuroji.store import detail_held
from kuroji.store.reading import Selection
from kuroji.web.exploring.question import goods_word
from kuroji.web.site import Site

NEAREST = 5
# How much it counts that a series is of the same flow, partner, commodity or measure.
WEIGHTS = {"flow": 2, "partner": 4, "concept": 5, "measure": 3}


class HeldSeries(msgspec.Struct, frozen=True):
    """A series that is held, its commodity by concept."""

    flow: str
    partner: str
    concept: str
    measure: str
    subject: Subject


class Choice(msgspec.Struct, frozen=True):
    """One choice of a list: the word in the address, its name, and the group it stands in."""

    word: str
    name_en: str
    name_ja: str
    group_en: str = ""
    group_ja: str = ""


def holdings(site: Site) -> frozenset[HeldSeries]:
    """Every series of levels held, and the balances that its flows make."""
    return site.remembered("holdings", lambda: _holdings(site))


def _holdings(site: Site) -> frozenset[HeldSeries]:
    with site.reading() as store:
        seen = view(
            store, store.newest(site.reporter.code), Selection(statistic=(Statistic.LEVEL,)), site.reporter.code
        )
    found = {
        _held(Subject(k.flow, k.partner, k.classification, k.commodity, k.measure))
        for k in (h.key for h in held(seen))
        if k.classification in ("", PC)
    }
    flows = {(s.partner, s.concept, s.flow) for s in found if s.measure == Measure.VALUE}
    both = {pair[:2] for pair in flows if {(*pair[:2], f) for f in (Flow.EXPORT, Flow.IMPORT)} <= flows}
    balances = set()
    for one in [
        s for s in found if (s.partner, s.concept) in both and s.flow == Flow.EXPORT and s.measure == Measure.VALUE
    ]:
        try:
            balances.add(_held(one.subject.of(Flow.BALANCE)))
        except UsageError:
            continue
    return frozenset(found | balances)


def _held(subject: Subject) -> HeldSeries:
    return HeldSeries(subject.flow, subject.partner, goods_word(subject), subject.measure, subject)


def has_detail(site: Site) -> bool:
    """Whether the detail is held: commodities of the tariff by country."""
    return detail_held.months(site.held().own.detail, site.reporter.code) is not None


def partner_choices(site: Site) -> tuple[Choice, ...]:
    """The partners with whom any trade is held, areas before countries."""
    known = {series.partner for series in holdings(site)}
    if has_detail(site):
        known |= {p.code for p in partners() if p.kind in ("country", "territory") or members(p.code)}
    areas = [p for p in partners() if p.code in known and p.kind in ("world", "area")]
    countries = [p for p in partners() if p.code in known and p.kind not in ("world", "area")]
    return (
        *(Choice(p.code, _capital(p.name_en), p.name_ja, "Areas", "地域") for p in areas),
        *(
            Choice(p.code, _capital(p.name_en), p.name_ja, "Countries", "国")
            for p in sorted(countries, key=lambda p: p.name_en)
        ),
    )


def commodity_choices(site: Site) -> tuple[Choice, ...]:
    """The commodities held in any flow, in the order of the codelist within their sections."""
    known = {series.concept for series in holdings(site)}
    found: dict[str, Choice] = {}
    for flow in (Flow.EXPORT, Flow.IMPORT):
        names = {c.code: c for c in commodities(flow)}
        section = names[TOTAL] if TOTAL in names else commodities(flow)[0]
        for item in commodities(flow):
            section = item if item.level < 2 else section
            if item.concept in known or item.code == TOTAL:
                word = TOTAL if item.level == 0 else item.concept
                found.setdefault(word, Choice(
                    word, _capital(item.name_en), item.name_ja, *(("", "") if item.level == 0 else (_capital(section.name_en), section.name_ja)),
                ))  # fmt: skip
    grouped: dict[str, list[Choice]] = {}
    for choice in found.values():
        grouped.setdefault(choice.group_en, []).append(choice)
    return tuple(choice for group in grouped.values() for choice in group)


def nearest(site: Site, subject: Subject) -> list[Subject]:
    """The held series most like one that is not, the nearest first."""
    wanted = _held(subject)

    def likeness(one: HeldSeries) -> tuple[int, str]:
        score = sum(weight for name, weight in WEIGHTS.items() if getattr(one, name) == getattr(wanted, name))
        return -score, f"{one.flow}.{one.partner}.{one.concept}.{one.measure}"

    others = [one for one in holdings(site) if one != wanted]
    return [one.subject for one in sorted(others, key=likeness)[:NEAREST]]


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
