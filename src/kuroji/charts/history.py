"""The long picture: years (or 12 months) of exports, imports and balance, with the records marked.

A record is the largest of the figures given, as known in their view: the picture says
from when they run. Fewer than ten periods have no records worth the name.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kuroji.charts import style
from kuroji.charts.balance import side_of
from kuroji.charts.chart import PRINT, Chart, Spec, checked_width, owner_of
from kuroji.charts.figures import Levels, levels
from kuroji.charts.frame import Letter, Plot, framed, known
from kuroji.charts.lettering import width as width_of
from kuroji.charts.panels import Look, Panels, end_labels, headings, laid_out, layers
from kuroji.charts.placing import SIDES, Box, along, beside, box_of, is_free
from kuroji.charts.words import FLOWS, amount, checked_language, country, listed, period, size
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, Period
from kuroji.model.reporter import Reporter

YEARS = frozenset({Frequency.YEAR, Frequency.FISCAL_YEAR, Frequency.RANGE})
FEWEST = 10
# Room above the bars for the label of the largest surplus, which takes two lines where the plot is narrow.
HEADROOM = 14.0
YEAR_LETTERS = 20.0
_FIRST_SIDES = {
    "high": (),
    "surplus": ((0, -1), (-1, -1), (1, -1)),
    "deficit": ((0, 1), (-1, 1), (-1, 0), (1, 1), (1, 0)),
}
_WORDS = {
    "en": {"high": "record", "deficit": "largest deficit", "surplus": "largest surplus"},
    "ja": {"high": "過去最大", "deficit": "最大の赤字", "surplus": "最大の黒字"},
}
_KINDS = {Frequency.YEAR: "years", Frequency.FISCAL_YEAR: "fiscal years"}


class Record(msgspec.Struct, frozen=True):
    """The largest figure of its kind: of a flow, or a deficit or surplus of the balance."""

    kind: str
    flow: Flow
    period: Period
    fact: Fact


def long_history(facts: Sequence[Fact], language: str = "en", width: int = PRINT) -> Chart:
    """Years, fiscal years or sums of 12 months from the oldest given to the newest, records marked.

    Raises NotHeld when fewer than two periods are given, UsageError for Facts that do not belong together.
    """
    language, width = checked_language(language), checked_width(width)
    owner = owner_of(facts)
    shown = levels(facts, owner, YEARS, "chart of years")
    if any(p.length != 12 for p in shown.periods):
        raise UsageError("a long history is made of years or sums of 12 months", remedy="Give ranges of 12 months.")
    look = Look(language=language, width=width, from_zero=True)
    found = records(shown)
    panels = laid_out(shown, look, _suffixes(shown, found, look), headroom=HEADROOM * (1 + look.short) if found else 0)
    letters = [
        *headings(panels, look), *_years(shown, panels), *end_labels(shown, panels, look, _suffixes(shown, found, look)),
    ]  # fmt: skip
    plot = Plot(
        name="history", title=_title(shown, found, owner, language), alt=alternative(shown, found, owner, language),
        layers=[*layers(shown, panels, look, [r.period for r in found if r.flow == Flow.BALANCE]), *_marks(found, panels)],
        letters=[*letters, *_labels(shown, found, panels, look, letters)],
        rows=shown.rows, left=panels.left, right=panels.right, below=YEAR_LETTERS, height=panels.height,
        notes=_notes(shown, found, language),
    )  # fmt: skip
    return framed(plot, known(facts), owner, language, width)


def records(shown: Levels) -> list[Record]:
    """The records among the periods: the highest exports and imports, the largest deficit and surplus."""
    found = []
    for flow in (Flow.EXPORT, Flow.IMPORT):
        held = shown.held(flow)
        if len(held) >= FEWEST:
            found.append(Record("high", flow, *max(held, key=lambda pair: pair[1].value)))
    held = shown.held(Flow.BALANCE)
    if len(held) >= FEWEST:
        for kind, extreme in (("deficit", min), ("surplus", max)):
            at, fact = extreme(held, key=lambda pair: pair[1].value)
            if fact.value and (fact.value < 0) == (kind == "deficit"):
                found.append(Record(kind, Flow.BALANCE, at, fact))
    return found


def _suffixes(shown: Levels, found: Sequence[Record], look: Look) -> dict[Flow, str]:
    """What is added to the name of a line whose end is a record."""
    return {r.flow: _WORDS[look.language][r.kind] for r in found if r.period == shown.newest}


def _marks(found: Sequence[Record], panels: Panels) -> list[Spec]:
    """A ring around the record of each line; a record bar is told by its label."""
    rings = [r for r in found if r.flow != Flow.BALANCE]
    if panels.lines is None or not rings:
        return []
    return [{
        "name": "records",
        "data": {"values": [{"end": r.period.end, "value": r.fact.value, "flow": str(r.flow)} for r in rings]},
        "mark": {"type": "point", "filled": True, "fill": style.PAPER, "size": 52, "opacity": 1, "strokeWidth": 2},
        "encoding": {
            "x": {"field": "end", "type": "quantitative", "scale": panels.x.spec, "axis": None},
            "y": {"field": "value", "type": "quantitative", "scale": panels.lines.spec, "axis": None},
            "stroke": {"field": "flow", "type": "nominal", "legend": None, "scale": {
                "domain": [str(Flow.EXPORT), str(Flow.IMPORT)], "range": [style.EXPORTS, style.IMPORTS],
            }},
        },
    }]  # fmt: skip


def _labels(
    shown: Levels, found: Sequence[Record], panels: Panels, look: Look, standing: Sequence[Letter]
) -> list[Letter]:
    """What each record is, beside it where there is room off what is `standing`; the newest's stands there already."""
    ink = _ink(shown, panels)
    bounds = Box(4, 0, panels.plot_width + panels.right - style.MARGIN, panels.height)
    letters: list[Letter] = []
    taken = [box_of([letter]) for letter in standing]
    for record in found:
        if record.period == shown.newest:
            continue
        scale = panels.bars if record.flow == Flow.BALANCE else panels.lines
        assert scale is not None
        at = (panels.x(record.period.end), scale(record.fact.value))
        word = _WORDS[look.language][record.kind]
        when = period(record.period, look.language)
        head = (
            f"{when}に{word}" if look.language == "ja" else f"{word[0].upper()}{word[1:]}, {when.removeprefix('the ')}"
        )
        number = amount(record.fact, look.language, short=look.short)
        whole = f"{head} {number}" if look.language == "ja" else f"{head}: {number}"
        sides = (*_FIRST_SIDES[record.kind], *SIDES)
        colour = style.FLOW_LETTERS[record.flow]
        label = beside(([head, number], [whole]), at, colour, bounds, ink, taken, sides)
        if is_free(label, bounds, taken):
            taken.append(box_of(label))
            letters += label
    return letters


def _ink(shown: Levels, panels: Panels) -> list[tuple[float, float]]:
    """The places that lines and bars cover."""
    ink: list[tuple[float, float]] = []
    for flow, track in shown.by_flow.items():
        scale = panels.bars if flow == Flow.BALANCE else panels.lines
        assert scale is not None
        points = [(panels.x(p.end), scale(f.value)) for p, f in zip(shown.periods, track, strict=True) if f is not None]
        if flow == Flow.BALANCE:
            ink += [place for x, y in points for place in along([(x, scale(0)), (x, y)])]
        else:
            ink += along(points)
    return ink


def _years(shown: Levels, panels: Panels) -> list[Letter]:
    """The newest year, and before it every fifth, or every tenth where there is little room."""
    y = panels.height + YEAR_LETTERS / 2 + 2
    room = width_of("2000", style.SMALL) + 8
    ends = {p.year if p.frequency is not Frequency.RANGE else p.end // 12: p.end for p in shown.periods}
    places = {year: panels.x(end) for year, end in ends.items()}
    newest = max(places)
    step = 5 if panels.plot_width / max(len(places), 1) * 5 >= room else 10
    kept = [newest, *(year for year in places if year % step == 0 and places[newest] - places[year] >= room)]
    return [Letter(str(year), places[year], y, style.QUIET, style.SMALL, "center") for year in sorted(set(kept))]


def _title(shown: Levels, found: Sequence[Record], owner: Reporter, language: str) -> tuple[str, ...]:
    name, when = country(owner, language), period(shown.newest, language)
    new = [r for r in found if r.period == shown.newest]
    highs = [FLOWS[language][r.flow] for r in new if r.kind == "high"]
    lows = [r for r in new if r.kind != "high"]
    if language == "ja":
        said = f"{'・'.join(highs)}額" if highs else ""
        said = said or (f"貿易{'赤字' if lows[0].kind == 'deficit' else '黒字'}" if lows else "")
        return (
            (f"{when}の{name}の{said}は", "過去最大")
            if said
            else (f"{name}の輸出入額と貿易収支、", f"{_span(shown, 'ja')}")
        )
    if highs:
        return f"{name}’s {listed([h.lower() for h in highs], 'en')} were", f"the largest on record in {when}"
    if lows:
        return f"{name}’s trade {lows[0].kind} was", f"the largest on record in {when}"
    return f"{name}’s exports, imports and balance,", _span(shown, "en")


def _span(shown: Levels, language: str) -> str:
    """From the first period to the newest; of sums of 12 months the months they end with."""
    ends, sums = (shown.periods[0], shown.newest), shown.newest.frequency is Frequency.RANGE
    first, last = (period(p.months()[-1] if sums else p, language) for p in ends)
    if language == "ja":
        return f"{first}〜{last}{'（12カ月合計）' if sums else ''}"
    return f"{first} to {last}{' (sums of 12 months)' if sums else ''}"


def _notes(shown: Levels, found: Sequence[Record], language: str) -> list[str]:
    if not found:
        return []
    first = period(shown.periods[0], language)
    if language == "ja":
        return [f"過去最大は{first}以降の比較。"]
    return [f"Records are those of the figures from {first} on."]


def alternative(shown: Levels, found: Sequence[Record], owner: Reporter, language: str) -> str:
    """What the picture says, for a reader who cannot see it: what, when, first and newest figures, records."""
    if language == "ja":
        return "".join(_said_ja(shown, found, owner))
    return " ".join(_said_en(shown, found, owner))


def _said_en(shown: Levels, found: Sequence[Record], owner: Reporter) -> list[str]:
    said = [f"Chart of {owner.name_en}’s exports and imports (lines) and trade balance (bars), {_span(shown, 'en')}."]
    for flow in (f for f in (Flow.EXPORT, Flow.IMPORT) if shown.held(f)):
        (since, first), (until, last) = shown.held(flow)[0], shown.held(flow)[-1]
        said.append(
            f"{FLOWS['en'][flow]} were {amount(first, 'en')} in {period(since, 'en')} and {amount(last, 'en')} in {period(until, 'en')}."
        )
    held = shown.held(Flow.BALANCE)
    if held:
        deficits = sum(fact.value < 0 for _, fact in held)
        said.append(
            f"The balance was {side_of(held[-1][1], 'en')} in {period(held[-1][0], 'en')}; "
            f"{deficits} of the {len(held)} {_KINDS.get(shown.newest.frequency, 'periods')} were deficits."
        )
    named = {"high": "record {flow}", "deficit": "largest deficit", "surplus": "largest surplus"}
    for record in found:
        word = named[record.kind].format(flow=FLOWS["en"][record.flow].lower())
        said.append(f"{word[0].upper()}{word[1:]}: {size(record.fact, 'en')} in {period(record.period, 'en')}.")
    return said


def _said_ja(shown: Levels, found: Sequence[Record], owner: Reporter) -> list[str]:
    said = [f"{owner.name_ja}の輸出額と輸入額（折れ線）、貿易収支（棒）のグラフ、{_span(shown, 'ja')}。"]
    for flow in (f for f in (Flow.EXPORT, Flow.IMPORT) if shown.held(f)):
        (since, first), (until, last) = shown.held(flow)[0], shown.held(flow)[-1]
        said.append(
            f"{FLOWS['ja'][flow]}は{period(since, 'ja')}の{amount(first, 'ja')}から{period(until, 'ja')}の{amount(last, 'ja')}へ。"
        )
    held = shown.held(Flow.BALANCE)
    if held:
        deficits = sum(fact.value < 0 for _, fact in held)
        unit = "年" if shown.newest.frequency in _KINDS else "期"
        said.append(
            f"貿易収支は{period(held[-1][0], 'ja')}に{side_of(held[-1][1], 'ja')}、"
            f"{len(held)}{unit}のうち{deficits}{unit}が赤字。"
        )
    for record in found:
        word = _WORDS["ja"][record.kind]
        name = f"{FLOWS['ja'][record.flow]}の過去最大" if record.kind == "high" else word
        said.append(f"{name}は{period(record.period, 'ja')}の{size(record.fact, 'ja')}。")
    return said
