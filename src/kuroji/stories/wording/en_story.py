"""The English story: each kind of point as a wire desk would write it.

House rules: the figure that matters comes first; changes are on a year earlier unless
something else is said; a verb fits the size of its change and is not used twice running;
one fact is said once. See docs/reference/style-en.md.
"""

from __future__ import annotations

from collections.abc import Callable

from kuroji.classifications.events import Event
from kuroji.language.currencies import SIGNS_EN, valuation
from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, as_sentence, joined
from kuroji.stories.told import Told
from kuroji.stories.wording import (
    en,
    en_body,
    en_bridge,
    en_causes,
    en_context,
    en_energy,
    en_event,
    en_lead,
    en_poll,
    en_totals,
)
from kuroji.stories.wording.phrases import subject_en
from kuroji.stories.wording.telling import Telling, named

HEADINGS = {
    "totals": "", "balance": "The balance", "drivers": "What moved", "energy": "Energy", "exports": "Exports", "imports": "Imports", "explained": "Explained", "bridge": "What moved the balance",
    "silence": "What cannot be told", "event": "The event", "base": "The base", "split": "Quantity and price", "currency": "The exchange rate", "partners": "Partners", "context": "In context",
    "vintage": "Vintage and corrections",
}  # fmt: skip
TITLES = {
    "totals": "Totals", "export": "Exports: what moved most", "import": "Imports: what moved most",
    "energy": "Energy imports", "terms": "Where the change comes from", "fuels": "The fuel bill: change on a year earlier",
}  # fmt: skip
HEADS = {
    "totals": ("", "¥ billion", "on a year earlier"), "drivers": ("", "¥ billion", "on a year earlier", "points"),
    "energy": ("", "¥ billion", "on a year earlier", "quantity", "unit value"), "terms": ("", "¥ billion"),
    "fuels": ("¥ billion", "change", "volume", "unit value", "mix", "not split"),
    "event": ("", "value", "quantity", "unit value", "absorbed"),
}  # fmt: skip
TERMS = {
    "quantity": "Quantity", "price": "Unit values, exchange rates apart", "currency": "Exchange rates", "mix": "Mix",
    "not split": "Not split, exchange rates apart", "total": "Change",
}  # fmt: skip
LABELS = {"export": "Exports", "import": "Imports", "balance": "Balance"}


class English(Telling):
    """Says points in English; remembers the verbs it used, and that a year earlier was named."""

    between = " "
    language = "en"

    def __init__(self, told: Told) -> None:
        super().__init__(told)
        self._last_verbs: tuple[str, ...] = ()
        self._named_base = False

    def headline(self, point: Point) -> Passage:
        """Japan swings to ¥378.7 billion trade deficit in May, first in four months."""
        return en_lead.headline(self, point)

    def why(self, point: Point) -> Passage:
        """Why Japan's exports of motor vehicles to the US fell 24.7% in May 2025."""
        return en_causes.headline(self, point)

    def why_balance(self, point: Point) -> Passage:
        """What moved Japan’s trade balance in May 2026."""
        return en_bridge.headline(self, point)

    def summary(self, exports: Point, imports: Point, balance: Point) -> Passage:
        """The lead: both flows and what they leave, with the source."""
        return en_lead.summary(self, exports, imports, balance)

    def totals_line(self, exports: Point, imports: Point) -> Passage:
        """Both flows in one line, for the flash."""
        self._last_verbs, self._named_base = (), False
        return self.sentence(
            en_lead.flow_clause(self, exports, "exports"),
            self.text("; "),
            en_lead.flow_clause(self, imports, "imports"),
        )

    def say(self, point: Point) -> list[Passage]:
        """The paragraphs of a point; none where there is nothing to say."""
        return [p for p in _SAYINGS[point.kind](self, point) if p.text]

    def bullet(self, point: Point) -> list[Passage]:
        """A point in one line; what moved a flow without the amounts."""
        return [en_body.drivers_line(self, point)] if point.kind == "drivers" else self.say(point)

    def heading(self, section: str) -> str:
        """The heading of a section; none for the lead."""
        return HEADINGS[section]

    def title(self, table: str) -> str:
        """The title of a table."""
        return TITLES[table]

    def heads(self, table: str) -> tuple[str, ...]:
        """The column heads of a table."""
        sign = SIGNS_EN.get(self.told.view.reporter.currency, f"{self.told.view.reporter.currency} ")
        return tuple(head.replace("¥ billion", f"{sign.strip()} billion") for head in HEADS[table])

    def total_label(self, flow: str) -> str:
        """The row label of a total, with its valuation."""
        owner = self.told.view.reporter
        word = {"export": owner.export_valuation, "import": owner.import_valuation}.get(flow)
        return f"{LABELS[flow]} ({valuation(word, 'en', label=True)})" if word else LABELS[flow]

    def term_label(self, term: str) -> str:
        """The row label of a term of a change."""
        return TERMS[term]

    def month(self, of: Period) -> str:
        """A month as a row label: May 2025."""
        return en.period(of)

    def event_title(self, event: Event) -> str:
        """The title of an event's table."""
        return f"{event.subject_en[0].upper()}{event.subject_en[1:]}: the same month of {event.base_year} = 100, unit value in {event.currency}"

    def commodity(self, fact: Fact) -> str:
        """The commodity a fact is about, as running text names it."""
        return self.goods(fact.commodity)

    def goods(self, name: str) -> str:
        """A commodity by the name the codelist gives it, as running text names it."""
        return en.COMMODITIES.get(name, name)

    def subject(self, fact: Fact) -> str:
        """What a fact is about, as a sentence names it: exports of motor vehicles to the US."""
        return subject_en(fact)

    def place(self, partner: str) -> str:
        """The partner's name."""
        return named(partner, "en")

    def publisher(self) -> tuple[str, ...]:
        """Who published the figures."""
        return (f"{self.owner.publisher_en} of {self.owner.name_en}",)

    def attribution(self) -> str:
        """The source line every output carries."""
        return self.owner.attribution_en

    def sentence(self, *parts: Passage) -> Passage:
        """Parts as one sentence: a capital at the start, a full stop at the end."""
        return as_sentence(joined("", [p for p in parts if p.spans], ""))

    def moved(self, change: Fact) -> Passage:
        """jumped 28.0%: the verb by size, not one of the last two; little changed where it prints as zero."""
        if change.unit == "fold":
            return self.text("grew {c}", c=(change, en.percent(change)))
        if change.value == 0:
            return self.text("were {c}", c=(change, "little changed"))
        if change.value >= 100:
            return self.text("{c}", c=(change, en.multiplied(change)))
        verbs = en.verbs(change.value)
        verb = next((v for v in verbs if v not in self._last_verbs), verbs[0])
        self._last_verbs = (*self._last_verbs[-1:], verb)
        return self.text(f"{verb} {{c}}", c=(change, en.percent(change)))

    def against(self) -> str:
        """That a change is on a year earlier, said once a story."""
        if self._named_base:
            return ""
        self._named_base = True
        return " from a year earlier"

    def amount(self, fact: Fact) -> tuple[Fact, str]:
        """A fact with its size in words."""
        return fact, en.money(fact)

    def side(self, fact: Fact) -> str:
        """deficit or surplus."""
        return "deficit" if fact.value < 0 else "surplus"

    def when(self) -> str:
        """The period in words."""
        return en.period(self.told.period)


_SAYINGS: dict[str, Callable[[English, Point], list[Passage]]] = {
    "flows": en_totals.flows,
    "balance": en_body.balance,
    "habits": en_body.habits,
    "poll": en_poll.poll,
    "drivers": en_body.drivers,
    "indices": en_body.indices,
    "energy": en_energy.energy,
    "bridge": en_bridge.bridge,
    "watched": en_bridge.watched,
    "acquitted": en_bridge.acquitted,
    "moved": en_causes.moved,
    "base": en_causes.base,
    "leading": en_causes.leading,
    "silence": en_causes.silence,
    **en_event.SAYINGS,
    "split": en_causes.split,
    "currency": en_causes.currency,
    "dollars": en_causes.dollars,
    "partner": en_body.partner,
    "partner brief": en_body.partner,
    "working days": en_context.working_days,
    "january": en_context.january,
    "january and february": en_context.january_and_february,
    "last month revised": en_context.last_month,
    "outlook": en_context.outlook,
    "desk": en_context.desk,
    "part of month": en_context.part_of_month,
    "implied month": en_context.implied_month,
    "vintage": en_context.vintage,
    "corrections": en_context.corrections,
    "next": en_context.next_dates,
}
