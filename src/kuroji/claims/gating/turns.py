"""Turns of phrase that state something without a figure of their own, each held against the Facts it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import msgspec

from kuroji.claims.gating.hearing import BALANCE, OTHERS, Part
from kuroji.claims.gating.placed import Grounds
from kuroji.claims.gating.subjects import Spot
from kuroji.claims.gating.times import read
from kuroji.claims.resolving.words.talk import Line
from kuroji.model.observation import WORLD
from kuroji.model.period import Frequency, Period

Found = tuple[int, str, Grounds]
_LED = re.compile(
    r"(?P<up>lifted(?: most)? by|押し上げたのは)|(?P<down>(?:pulled|dragged|weighed) down(?: most)? by|押し下げたのは)"
)
_GAVE = re.compile(r"\)\s+(?:(?P<up>added)|(?P<down>took)) (?:the )?most")
# Turns that have one right wording, with what may stand in its place by a slip.
_FIXED = (
    ("flow", re.compile(r"輸[出入]額?から輸[出入]額?を差し引|輸[出入][-−－]輸[出入]|\b(?:ex|im)ports less (?:ex|im)ports", re.IGNORECASE),
     re.compile(r"輸出額?(?:から|[-−－])輸入.*|exports less imports", re.IGNORECASE)),
    ("number", re.compile(r"\b[a-z]+ fifths\b|\d分の\d"), re.compile(r"four fifths|5分の4")),
    ("number", re.compile(r"\b(?:first|second|third|fourth|fifth|last) print\b"), re.compile(r"first print")),
)  # fmt: skip
_GROWTH = re.compile(r"(?P<flow>export|import) growth|(?P<ja>輸出|輸入)(?:額)?全体の伸び")
_DUTY = re.compile(r"\b(?P<way>rise|fall) in the duty|関税(?P<ja>上昇|低下|引き上げ|引き下げ)分")
_PRICE = re.compile(r"\b[Tt]he (?P<way>rise|fall) in the unit value|単価の(?P<ja>上昇|低下)")
_ON_THE_YEAR = re.compile(
    r"\b[Tt]he (?P<way>rise|fall) (?:in value )?on the year|(?:前年比の|と比べた)(?P<ja>増加|減少)"
)
_COVERED = re.compile(r"with a published quantity make up|数量が公表されている品目は")
_ANY = re.compile(r"for any (?P<part>first|second|third|fourth)[ -](?P<kind>quarter|half)")
_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_RECORD_SET = re.compile(r"record was set in|最大は|最小は")
_CAUSE = re.compile(r"did not make the (?P<side>deficit|surplus)|(?P<ja>赤字|黒字)の原因")
_FLOWS_JA = {"輸出": "export", "輸入": "import"}


class Clause(msgspec.Struct, frozen=True):
    """A sentence with figures: its paragraph, the Facts placed in it, and the period the text reports on."""

    part: Part
    line: Line
    spots: Sequence[Spot]
    home: Period


def misworded(part: Part, line: Line, spots: Sequence[Spot], home: Period) -> Iterator[Found]:
    """What the turns of a sentence say against its Facts; `spots` are those of the sentence."""
    if not spots:
        return
    clause = Clause(part, line, spots, home)
    for check in _CHECKS:
        yield from check(clause)


def _found(line: Line, match: re.Match[str], rule: str, expected: str) -> Found:
    return line.sentence.start + match.start(), match[0], Grounds(rule, expected, match[0])


def _leading(clause: Clause) -> Iterator[Found]:
    """Lifted most by, followed by what rose; added most, after what added."""
    for pattern, after in ((_LED, True), (_GAVE, False)):
        for match in pattern.finditer(clause.line.text):
            place = clause.line.sentence.start + match.start()
            words = ("change", "contribution") if after else ("contribution", "effect")
            near = [s for s in clause.spots if (s.placed.start > place) == after and s.fact.indicator in words]
            if near and _sign(near[0 if after else -1]) != (1 if match["up"] else -1):
                yield _found(clause.line, match, "direction", "the other direction")


def _sign(spot: Spot) -> int:
    return -1 if spot.fact.exact.startswith("-") else 1


def _fixed(clause: Clause) -> Iterator[Found]:
    """A balance is exports less imports, most is four fifths, and what came first is the first print."""
    for rule, pattern, right in _FIXED:
        for match in pattern.finditer(clause.line.text):
            if not right.fullmatch(match[0]):
                yield _found(clause.line, match, rule, right.pattern)


def _growth(clause: Clause) -> Iterator[Found]:
    """The growth that a part gave to or took from is that of its own flow."""
    flows = {str(s.fact.flow) for s in clause.spots if s.fact.indicator == "contribution"}
    for match in _GROWTH.finditer(clause.line.text):
        if flows and (match["flow"] or _FLOWS_JA[match["ja"]]) not in flows:
            yield _found(clause.line, match, "flow", ", ".join(sorted(flows)))


def _duty(clause: Clause) -> Iterator[Found]:
    """The duty and the unit value moved as the details of the share absorbed say."""
    absorbed = next((s.fact for s in clause.spots if s.fact.indicator == "absorption"), None)
    if absorbed is None:
        return
    if not _PRICE.search(clause.line.text):
        yield clause.line.sentence.start, clause.line.text, Grounds("measure", "the unit value", "no unit value")
    up = Decimal(str(absorbed.detail["tariff"])) > Decimal(str(absorbed.detail["tariff_base"]))
    dearer = up == absorbed.exact.startswith("-")
    for pattern, rises in ((_DUTY, up), (_PRICE, dearer)):
        for match in pattern.finditer(clause.line.text):
            if ((match["way"] or match["ja"]) in ("rise", "上昇", "引き上げ")) != rises:
                yield _found(clause.line, match, "direction", "a rise" if rises else "a fall")


def _on_the_year(clause: Clause) -> Iterator[Found]:
    """The rise on the year is that of the title."""
    title = clause.spots[0].above[-1].lines[0].sentence.mentions if clause.spots[0].above else ()
    ways = {m.direction for m in title if m.direction and not m.side}
    for match in _ON_THE_YEAR.finditer(clause.line.text):
        if ways and (1 if (match["way"] or match["ja"]) in ("rise", "増加") else -1) not in ways:
            yield _found(clause.line, match, "direction", "the direction of the title")


def _covered(clause: Clause) -> Iterator[Found]:
    for spot in clause.spots:
        if spot.fact.indicator == "coverage" and not _COVERED.search(clause.line.text):
            yield spot.placed.start, spot.words, Grounds("measure", "goods with a published quantity", clause.line.text)


def _records(clause: Clause) -> Iterator[Found]:
    """A record of a quarter names its quarter; one that stands names when it was set."""
    for match in _ANY.finditer(clause.line.text):
        if clause.home.part != _PARTS[match["part"]]:
            yield _found(clause.line, match, "period", str(clause.home))
    set_in = _RECORD_SET.search(clause.line.text)
    for spot in clause.spots:
        before = read(str(spot.fact.detail.get("previous", "")))
        if (
            spot.fact.indicator == "record"
            and set_in
            and before is not None
            and not _names(clause.line, before, clause.home)
        ):
            yield _found(clause.line, set_in, "period", str(before))


def _names(line: Line, period: Period, home: Period) -> bool:
    from kuroji.claims.resolving.words.scene import Scene

    scene = Scene(home.end, home.end // 12, home)
    return any(period in named.periods(scene)[:2] for named in line.periods)


def _caused(clause: Clause) -> Iterator[Found]:
    """The balance that goods are said not to have made is that of the title."""
    for match in _CAUSE.finditer(clause.line.text):
        side = {"赤字": "deficit", "黒字": "surplus"}.get(match["ja"] or "", match["side"])
        told = {w.means for above in clause.spots[0].above[-1:] for w in above.words if w.sort == "side"}
        if told and side not in told:
            yield _found(clause.line, match, "sign", ", ".join(told))


def _fiscal(clause: Clause) -> Iterator[Found]:
    """In Japanese the year before a fiscal year is a fiscal year, and that before a calendar year is none."""
    wrong = r"前年(?!度|同)" if clause.home.frequency is Frequency.FISCAL_YEAR else r"前年度"
    for match in re.finditer(wrong, clause.line.text):
        yield _found(clause.line, match, "base", str(clause.home.year_earlier()))


def _places(clause: Clause) -> Iterator[Found]:
    """Every partner and all goods that a sentence with figures names are those of a Fact in it, or of the title."""
    partners = (
        {s.fact.partner_code for s in clause.spots}
        | {str(s.fact.detail.get("partner", "")) for s in clause.spots}
        | {WORLD}
    )
    for word in clause.part.words:
        if not clause.line.sentence.start <= word.start < clause.line.sentence.end:
            continue
        if word.sort == "partner" and word.means not in partners:
            yield word.start, word.text, Grounds("partner", ", ".join(sorted(partners)), word.means)
        if word.sort == "commodity" and not _is_of(word.means, clause.spots):
            yield (
                word.start,
                word.text,
                Grounds("commodity", ", ".join(s.fact.commodity for s in clause.spots), word.text),
            )


def _is_of(means: str, spots: Sequence[Spot]) -> bool:
    from kuroji.classifications.commodities import commodity

    if means in (OTHERS, "finer") or all(s.fact.indicator in ("exchange_rate_change", "absorption") for s in spots):
        return True
    for spot in spots:
        for flow, _, code in (each.split(":") for each in means.split("|")):
            own = commodity(flow, code).concept if spot.fact.flow == BALANCE else code
            if spot.fact.code == own:
                return True
    return False


_CHECKS: tuple[Callable[[Clause], Iterator[Found]], ...] = (
    _leading, _fixed, _growth, _duty, _on_the_year, _covered, _records, _caused, _fiscal, _places,
)  # fmt: skip
