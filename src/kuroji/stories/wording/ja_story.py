"""日本語の記事: each kind of point as a Japanese economics desk would write it.

House rules: 前年同月比 for months, 前年同期比 for quarters, halves and ten-day figures, 前年比
and 前年度比 for years; 赤字転落 and 黒字転換 carry no percentage; the first print is named
as 速報. See docs/reference/style-ja.md.
"""

from __future__ import annotations

from collections.abc import Callable

from kuroji.classifications.commodities import commodity
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, WORLD
from kuroji.model.period import Frequency
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.told import Told
from kuroji.stories.wording import ja, ja_context
from kuroji.stories.wording.telling import Telling, named

HEADINGS = {
    "totals": "", "balance": "貿易収支", "drivers": "増減の中身", "partners": "国・地域別", "context": "読み方",
    "vintage": "改定と訂正",
}  # fmt: skip
TITLES = {"totals": "総額", "export": "輸出の主な増減品目", "import": "輸入の主な増減品目"}
FLOW = {"export": "輸出", "import": "輸入"}
LABELS = {"export": "輸出（FOB）", "import": "輸入（CIF）", "balance": "差引"}


class Japanese(Telling):
    """Says points in Japanese; names the base of comparison once in a paragraph."""

    between = ""
    language = "ja"

    def __init__(self, told: Told) -> None:
        super().__init__(told)
        self.base = ja.year_on_year(told.period)

    def headline(self, point: Point) -> Passage:
        """5月の貿易収支、3787億円の赤字 4カ月ぶり."""
        level = point.facts["level"]
        when = (
            ja.period(self.told.period)
            if self.told.period.frequency is not Frequency.MONTH
            else f"{self.told.period.part}月"
        )
        parts = [self.text(f"{when}の貿易収支、{{level}}の{self.side(level)}", level=self.amount(level))]
        if "first" in point:
            first = point.facts["first"]
            parts.append(self.text("　{n}ぶり", n=(first, ja.counted(self.told.period, int(first.value)))))
        elif "streak" in point and not point.facts["streak"].detail.get("open"):
            run = point.facts["streak"]
            parts.append(self.text("　{n}連続", n=(run, ja.counted(self.told.period, int(run.value)))))
        return joined("", parts, "")

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
        link = "の"
        return self.text(
            f"{name}は{base}{{change}}{link}{{level}}", change=(change, ja.up(change)), level=self.amount(level)
        )

    def say(self, point: Point) -> list[Passage]:
        """The paragraphs of a point; none where there is nothing to say."""
        return [p for p in _SAYINGS[point.kind](self, point) if p.text]

    def bullet(self, point: Point) -> list[Passage]:
        """A point in one line."""
        return self.say(point)

    def heading(self, section: str) -> str:
        """The heading of a section; none for the lead."""
        return HEADINGS[section]

    def title(self, table: str) -> str:
        """The title of a table."""
        return TITLES[table]

    def heads(self, table: str) -> tuple[str, ...]:
        """The column heads of a table."""
        return ("", "10億円", self.base, *(("寄与度",) if table == "drivers" else ()))

    def total_label(self, flow: str) -> str:
        """The row label of a total, with its valuation."""
        return LABELS[flow]

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


def _flow(say: Japanese, point: Point) -> list[Passage]:
    """輸出の増加は9カ月連続。"""
    name = FLOW[point.notes["flow"]]
    said = []
    if "first" in point:
        first = point.facts["first"]
        said.append(say.text(f"{name}の{_moved(first)}は{{n}}ぶり。", n=say.counted(first)))
    elif "streak" in point:
        run = point.facts["streak"]
        least = "少なくとも" if run.detail.get("open") else ""
        said.append(say.text(f"{name}の{_moved(run)}は{least}{{n}}連続。", n=say.counted(run)))
    if "record" in point:
        record = point.facts["record"]
        begins = ja.year_of(str(record.detail["series_begins"]))
        scope = "" if record.detail["scope"] == "all-time" else f"{ja.part(say.told.period)}として"
        said.append(
            say.text(f"{name}額は{scope}比較可能な{begins}年以降で{{place}}だった。", place=(record, "過去最大"))
        )
    return [joined("", said, "")] if said else []


def _moved(fact: Fact) -> str:
    return "増加" if fact.detail["of"] == "rise" else "減少"


def _balance(say: Japanese, point: Point) -> list[Passage]:
    """赤字額は前年同月から42.8%縮小した; 前年同月の…から赤字に転落した。"""
    level = point.facts["level"]
    side, before = say.side(level), ja.a_year_before(say.told.period)
    base, change = point.facts.get("base"), point.facts.get("change")
    said = []
    if point.notes.get("turned") and base is not None:
        turn = "赤字に転落した" if level.value < 0 else "黒字に転換した"
        said.append(say.text(f"{before}の{{base}}の{say.side(base)}から{turn}。", base=say.amount(base)))
    elif change is not None:
        verb = "拡大した" if change.value > 0 else "縮小した"
        of = say.text("（{base}）", base=say.amount(base)) if base is not None else say.text("")
        said.append(joined("", [
            say.text(f"{side}額は{before}"), of, say.text(f"から{{change}}{verb}。", change=(change, ja.percent(change))),
        ], ""))  # fmt: skip
    if "first" in point:
        said.append(say.text(f"{side}は{{n}}ぶり。", n=say.counted(point.facts["first"])))
    elif "streak" in point:
        run = point.facts["streak"]
        least = "少なくとも" if run.detail.get("open") else ""
        said.append(say.text(f"{side}は{least}{{n}}連続。", n=say.counted(run)))
    if "record" in point:
        record = point.facts["record"]
        begins = ja.year_of(str(record.detail["series_begins"]))
        place = "過去最大" if record.value == 1 else f"{int(record.value)}番目に大きい額"
        said.append(say.text(f"{side}額は比較可能な{begins}年以降で{{place}}。", place=(record, place)))
    return [joined("", said, "")] if said else []


def _habits(say: Japanese, point: Point) -> list[Passage]:
    said = []
    part = ja.part(say.told.period)
    if "balance" in point:
        habit = point.facts["balance"]
        side = "赤字" if habit.detail["of"] == "deficit" else "黒字"
        said.append(
            say.text(f"{part}は{{since}}年から毎年{side}となっている。", since=(habit, str(habit.detail["since"])))
        )
    for flow, name in (("exports", "輸出"), ("imports", "輸入")):
        if flow in point:
            habit = point.facts[flow]
            verb = "増える" if habit.detail["of"] == "rise" else "減る"
            said.append(say.text(
                f"{name}が前月より{verb}のは{part}の例で、{{since}}年から続く。", since=(habit, str(habit.detail["since"])),
            ))  # fmt: skip
    return [joined("", said, "")]


def _drivers(say: Japanese, point: Point) -> list[Passage]:
    """輸出を品目別にみると、半導体等電子部品（61.2%増の…、寄与度3.3ポイント）などが伸びた。"""
    name, grew = FLOW[point.notes["flow"]], bool(point.notes["up"])
    along = joined("", [_driver(say, p) for p in point.parts if p.kind == "along"], "、")
    against = [_driver(say, p) for p in point.parts if p.kind == "against"]
    if point.notes["partner"] == WORLD:
        parts = [say.text(f"{name}を品目別にみると、"), along, say.text(f"などが{'伸びた' if grew else '減った'}。")]
        link, end = "一方、", "は減った。" if grew else "は伸びた。"
    else:
        parts = [say.text(f"{_around(point)}{name}では"), along, say.text(f"が{'増え' if grew else '減り'}")]
        link, end = "、", "は減った。" if grew else "は増えた。"
        if not against:
            parts[-1] = say.text("が増えた。" if grew else "が減った。")
    if against:
        parts += [say.text(link), against[0], say.text(end)]
    return [joined("", parts, "")]


def _around(point: Point) -> str:
    place = named(point.notes["partner"], "ja")
    return f"{place}向け" if point.notes["flow"] == "export" else f"{place}からの"


def _driver(say: Japanese, point: Point) -> Passage:
    contribution = point.facts["contribution"]
    change, level = point.facts.get("change"), point.facts.get("level")
    name = say.commodity(contribution)
    points = (contribution, ja.points(contribution))
    if change is None or level is None:
        return say.text(f"{name}（寄与度{{points}}）", points=points)
    return say.text(
        f"{name}（{{change}}の{{level}}、寄与度{{points}}）",
        change=(change, ja.up(change)), level=say.amount(level), points=points,
    )  # fmt: skip


def _indices(say: Japanese, point: Point) -> list[Passage]:
    """貿易指数でみると、輸出は数量が0.5%減、価格（単価）が17.6%増。"""
    clauses = []
    for flow, name in FLOW.items():
        quantity, unit = point.facts[f"{flow}.quantity_index"], point.facts[f"{flow}.unit_value_index"]
        clauses.append(say.text(
            f"{name}は数量が{{q}}、単価が{{u}}", q=(quantity, ja.up(quantity)), u=(unit, ja.higher(unit)),
        ))  # fmt: skip
    return [joined("", [say.text(f"貿易指数（{say.base}）では、"), joined("", clauses, "、"), say.text("。")], "")]


def _partner(say: Japanese, point: Point) -> list[Passage]:
    """米国向け輸出は12.5%増の…、米国からの輸入は…。対米黒字は…。"""
    exports, imports, balance, *pages = point.parts
    place = named(point.notes["partner"], "ja")
    clauses = []
    if "level" in exports or "change" in exports:
        clauses.append(say.flow_clause(exports, f"{place}向け輸出", ""))
    if "level" in imports or "change" in imports:
        clauses.append(say.flow_clause(imports, f"{place}からの輸入", ""))
    said = [joined("", [joined("", clauses, "、"), say.text("。")], "")]
    if "level" in balance:
        said.append(_partner_balance(say, balance, place))
    said += [p for page in pages for p in _drivers(say, page)]
    return [joined("", said, "")]


def _partner_balance(say: Japanese, point: Point, place: str) -> Passage:
    level, change = point.facts["level"], point.facts.get("change")
    side, toward = say.side(level), ja.toward(place)
    if point.notes.get("turned") and "base" in point:
        base = point.facts["base"]
        turn = "赤字に転落" if level.value < 0 else "黒字に転換"
        return say.text(f"{toward}の収支は{{level}}の{side}で、前年の{{base}}の{say.side(base)}から{turn}した。",
                        level=say.amount(level), base=say.amount(base))  # fmt: skip
    if change is not None and change.value >= 100:
        times = (change, ja.times(change))
        return say.text(f"{toward}の{side}額は{{times}}の{{level}}に拡大した。", times=times, level=say.amount(level))
    if change is not None:
        verb = "拡大し" if change.value > 0 else "縮小し"
        return say.text(
            f"{toward}の{side}額は{{change}}{verb}、{{level}}。",
            change=(change, ja.percent(change)),
            level=say.amount(level),
        )
    return say.text(f"{toward}の{side}額は{{level}}。", level=say.amount(level))


_SAYINGS: dict[str, Callable[[Japanese, Point], list[Passage]]] = {
    "flow": _flow, "balance": _balance, "habits": _habits, "drivers": _drivers, "indices": _indices,
    "partner": _partner, "partner brief": _partner, "poll": ja_context.poll, "working days": ja_context.working_days,
    "january": ja_context.january, "january and february": ja_context.january_and_february,
    "last month revised": ja_context.last_month, "outlook": ja_context.outlook, "desk": ja_context.desk, "vintage": ja_context.vintage,
    "corrections": ja_context.corrections, "next": ja_context.next_dates,
}  # fmt: skip
