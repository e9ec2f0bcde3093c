"""日本語の記事: each kind of point as a Japanese economics desk would write it.

House rules: 前年同月比 for months, 前年同期比 for quarters, halves and ten-day figures, 前年比
and 前年度比 for years; 赤字転落 and 黒字転換 carry no percentage; the first print is named
as 速報. See docs/reference/style-ja.md.
"""

from __future__ import annotations

from collections.abc import Callable

from kuroji.classifications.commodities import commodity
from kuroji.classifications.events import Event
from kuroji.classifications.reporters import DEFAULT
from kuroji.language.currencies import WORDS_JA, valuation
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL
from kuroji.model.period import Frequency, Period
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.told import Told
from kuroji.stories.wording import (
    ja,
    ja_body,
    ja_bridge,
    ja_causes,
    ja_context,
    ja_energy,
    ja_event,
    ja_poll,
    ja_totals,
)
from kuroji.stories.wording.telling import Telling, named

HEADINGS = {
    "totals": "", "balance": "貿易収支", "drivers": "増減の中身", "energy": "エネルギー", "exports": "輸出", "imports": "輸入", "explained": "要因", "bridge": "収支を動かしたもの", "silence": "分からないこと", "event": "関税など", "base": "前年の反動など", "split": "数量と単価", "currency": "為替", "partners": "国・地域別", "context": "補足",
    "vintage": "改定と訂正",
}  # fmt: skip
TITLES = {
    "totals": "総額", "export": "輸出の主な増減品目", "import": "輸入の主な増減品目", "energy": "エネルギー輸入",
    "terms": "増減の内訳", "fuels": "燃料輸入額の増減の内訳",
}  # fmt: skip
MORE_HEADS = {"drivers": ("寄与度",), "energy": ("数量", "単価")}
TERMS = {
    "quantity": "数量", "price": "単価（為替を除く）", "currency": "為替", "mix": "品目構成",
    "not split": "分解できない品目（為替を除く）", "total": "増減額",
}  # fmt: skip
LABELS = {"export": "輸出", "import": "輸入", "balance": "差引"}


class Japanese(Telling):
    """Says points in Japanese; names the base of comparison once in a paragraph."""

    between = ""
    language = "ja"

    def __init__(self, told: Told) -> None:
        super().__init__(told)
        self.base = ja.year_on_year(told.period)

    def headline(self, point: Point) -> Passage:
        """5月の貿易収支、3,787億円の赤字　4カ月ぶり."""
        level, of = point.facts["level"], self.told.period
        whole = of.frequency is not Frequency.MONTH or point.notes["old"]
        when = ja.period(of) if whole else ja.part(of)
        owner = self.told.view.reporter
        whose = "" if owner.code == DEFAULT else f"{owner.name_ja}の"
        start = self.text(f"{whose}{when}の貿易収支、{{level}}の{self.side(level)}", level=self.amount(level))
        return joined("", [start, self._tail(point)], "")

    def _tail(self, point: Point) -> Passage:
        """4カ月ぶり; 5年連続、輸出は過去最大: a new sign, or how long it has held and the records of all time."""
        if "first" in point:
            return joined("", [self.text("　"), ja_totals.how_long(self, point.facts["first"])], "")
        run = point.facts.get("streak")
        said = [] if run is None or run.detail.get("open") else [ja_totals.how_long(self, run)]
        exports, imports = point.facts.get("exports record"), point.facts.get("imports record")
        own, most = point.facts.get("record"), "当時最大" if point.notes["flows past"] else "過去最大"
        if own is not None and own.value == 1:
            said.append(self.text("{own}", own=(own, "当時最大" if point.notes["past"] else "過去最大")))
        elif exports is not None and imports is not None:
            said.append(self.text("{e}は{i}", e=(exports, "輸出入"), i=(imports, most)))
        elif exports is not None or imports is not None:
            held, name = (exports, "輸出") if exports is not None else (imports, "輸入")
            assert held is not None
            said.append(self.text(f"{name}は{{record}}", record=(held, most)))
        return joined("", [self.text("　"), joined("", said, "、")], "") if said else self.text("")

    def why(self, point: Point) -> Passage:
        """米国向けの自動車の輸出、2025年5月はなぜ24.7%減ったか."""
        return ja_causes.headline(self, point)

    def why_balance(self, point: Point) -> Passage:
        """2026年5月の貿易収支、何が動かしたか."""
        return ja_bridge.headline(self, point)

    def summary(self, exports: Point, imports: Point, balance: Point) -> Passage:
        """財務省が…発表した…の貿易統計（速報、通関ベース）によると、…."""
        level = balance.facts["level"]
        lead = self.text(
            f"{self._source()}、輸出額から輸入額を差し引いた貿易収支は{{level}}の{self.side(level)}だった。",
            level=self.amount(level),
        )
        return joined("", [lead, self.totals_line(exports, imports)], "")

    def totals_line(self, exports: Point, imports: Point) -> Passage:
        """輸出は前年同月比17.0%増の9兆5,116億円、輸入は12.5%増の9兆8,902億円だった。"""
        clauses = [
            self.flow_clause(exports, "輸出", self.base), self.flow_clause(imports, "輸入", ""),
        ]  # fmt: skip
        return joined("", [joined("", clauses, "、"), self.text("だった。")], "")

    def flow_clause(self, point: Point, name: str, base: str) -> Passage:
        """輸出は前年同月比17.0%増の9兆5,116億円."""
        level, change = point.facts.get("level"), point.facts.get("change")
        if change is None and level is not None:
            return self.text(f"{name}は{{level}}", level=self.amount(level))
        if change is None:
            return self.text(f"{name}は不明")
        if level is None:
            return self.text(f"{name}は{base}{{change}}", change=(change, ja.up(change)))
        return self.text(
            f"{name}は{base}{{change}}の{{level}}", change=(change, ja.up(change)), level=self.amount(level)
        )

    def say(self, point: Point) -> list[Passage]:
        """The paragraphs of a point; none where there is nothing to say."""
        return [p for p in _SAYINGS[point.kind](self, point) if p.text]

    def bullet(self, point: Point) -> list[Passage]:
        """A point in one line; what moved a flow without the amounts."""
        return [ja_body.drivers_line(self, point)] if point.kind == "drivers" else self.say(point)

    def heading(self, section: str) -> str:
        """The heading of a section; none for the lead."""
        return HEADINGS[section]

    def title(self, table: str) -> str:
        """The title of a table."""
        return TITLES[table]

    def heads(self, table: str) -> tuple[str, ...]:
        """The column heads of a table."""
        currency = self.told.view.reporter.currency
        billion = f"10億{WORDS_JA.get(currency, currency)}"
        if table == "terms":
            return ("", billion)
        if table == "fuels":
            return (billion, "増減額", "数量", "単価", "構成", "分解できない分")
        if table == "event":
            return ("", "金額", "数量", "単価", "吸収率")
        return ("", billion, self.base, *MORE_HEADS.get(table, ()))

    def total_label(self, flow: str) -> str:
        """The row label of a total, with its valuation."""
        owner = self.told.view.reporter
        word = {"export": owner.export_valuation, "import": owner.import_valuation}.get(flow)
        return f"{LABELS[flow]}（{valuation(word, 'ja', label=True)}）" if word else LABELS[flow]

    def term_label(self, term: str) -> str:
        """The row label of a term of a change."""
        return TERMS[term]

    def month(self, of: Period) -> str:
        """A month as a row label: 2025年5月."""
        return ja.period(of)

    def event_title(self, event: Event) -> str:
        """The title of an event's table."""
        return f"{event.subject_ja}（{event.base_year}年同月＝100、単価は{event.currency}建て）"

    def commodity(self, fact: Fact) -> str:
        """The commodity a fact is about."""
        return "総額" if fact.commodity == TOTAL else commodity(fact.flow, fact.code).name_ja

    def place(self, partner: str) -> str:
        """The partner's name."""
        return named(partner, "ja")

    def publisher(self) -> tuple[str, ...]:
        """Who published the figures."""
        return (self.owner.publisher_ja,)

    def attribution(self) -> str:
        """The source line every output carries."""
        return self.owner.attribution_ja

    def amount(self, fact: Fact) -> tuple[Fact, str]:
        """A fact with its size in words."""
        return fact, ja.money(fact)

    def side(self, fact: Fact) -> str:
        """赤字 or 黒字."""
        return "赤字" if fact.value < 0 else "黒字"

    def counted(self, fact: Fact) -> tuple[Fact, str]:
        """A count of periods: 4カ月."""
        return fact, ja.counted(self.told.period, int(fact.value))

    def _source(self) -> str:
        period = ja.period(self.told.period)
        publisher, statistics = self.owner.publisher_ja, self.owner.statistics_ja
        release = self.release()
        if release is None or not self.is_the_days_release():
            known = ja.day(self.told.view.as_of, self.owner)
            return f"{publisher}の{statistics}（通関ベース）の{period}の数値を{known}時点でみると"
        stage = ja.STAGES.get(release.stage, "速報")
        return f"{publisher}が{ja.day(release.published_at, self.owner)}発表した{period}の{statistics}（{stage}、通関ベース）によると"


_SAYINGS: dict[str, Callable[[Japanese, Point], list[Passage]]] = {
    "flows": ja_totals.flows,
    "balance": ja_body.balance,
    "habits": ja_body.habits,
    "poll": ja_poll.poll,
    "drivers": ja_body.drivers,
    "indices": ja_body.indices,
    "energy": ja_energy.energy,
    "bridge": ja_bridge.bridge,
    "watched": ja_bridge.watched,
    "acquitted": ja_bridge.acquitted,
    "moved": ja_causes.moved,
    "base": ja_causes.base,
    "leading": ja_causes.leading,
    "silence": ja_causes.silence,
    **ja_event.SAYINGS,
    "split": ja_causes.split,
    "currency": ja_causes.currency,
    "dollars": ja_causes.dollars,
    "partner": ja_body.partner,
    "partner brief": ja_body.partner,
    "working days": ja_context.working_days,
    "january": ja_context.january,
    "january and february": ja_context.january_and_february,
    "last month revised": ja_context.last_month,
    "outlook": ja_context.outlook,
    "desk": ja_context.desk,
    "part of month": ja_context.part_of_month,
    "implied month": ja_context.implied_month,
    "vintage": ja_context.vintage,
    "corrections": ja_context.corrections,
    "next": ja_context.next_dates,
}
