"""The gate's reading of a scan: each line is read back and must say its Facts, or it is not shown.

Figures are read as printed, at their grain and sign; phrases by what they may say (a record and where it
begins, a first in so many periods, a run, the last period as high), with the number readers of
claims/ and the period reader of the model, which know nothing of how the phrases were made. The name of
the series must be that of the Facts' subject. Beside a caution nothing may be said of a change. A phrase that cannot be read is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from kuroji.classifications.items import item
from kuroji.classifications.partners import find_partner
from kuroji.indicators.subjects import flow_of
from kuroji.language.numerals import CARDINALS_EN, ORDINALS_EN
from kuroji.model.errors import KurojiError
from kuroji.model.fact import Fact
from kuroji.model.period import Period, parse
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import round_to
from kuroji.stories.scans.lines import NONE, Line
from kuroji.stories.scans.words import cautioned

TENTH = Decimal("0.1")
_NUMBER = re.compile(r"(?P<sign>[-+−])?(?P<digits>\d[\d,]*\.\d)%?")
_WAYS = {"rise": "rise", "fall": "fall", "増加": "rise", "減少": "fall"}


def read(line: Line, owner: Reporter, unit: float, period: Period) -> Iterator[str]:
    """What a line says that is not its Facts', in words; `unit` is what its amounts are counted in."""
    value = line.fact("value")
    if value is None:
        yield "no value stands behind the line"
        return
    yield from _named(line, value)
    if line.finding.caution and (line.change.text, line.points.text) != (NONE, NONE):
        yield f"a change is told in spite of {line.finding.caution}"
    for what, text, placed, scale in (
        ("amount", line.amount.text, value, Decimal(unit)),
        ("change", line.change.text, line.fact("change"), Decimal(1)),
        ("points", line.points.text, line.fact("contribution"), Decimal(1)),
    ):
        if text != NONE and not _says(text, placed, scale):
            yield f"{what}: {text!r} should say {placed.exact if placed else 'nothing'}"
    cautions = {cautioned(line.finding, language) for language in ("en", "ja")} if line.finding.caution else set()
    for phrase in line.new:
        try:
            agrees = phrase in cautions or _phrase(phrase, line, owner, period)
        except KurojiError:
            agrees = False
        if not agrees:
            yield f"{phrase!r} is said by no Fact of the line"


def _named(line: Line, fact: Fact) -> Iterator[str]:
    """Flow, goods and partner as the Facts have them."""
    subjects = {(f.flow, f.partner_code, f.code) for f in line.facts}
    if len(subjects) > 1:
        yield f"facts of several series: {sorted(subjects)}"
    if flow_of(line.flow) != fact.flow:
        yield f"{line.flow!r} should be {fact.flow}"
    if not _same_place(line.partner, fact):
        yield f"{line.partner!r} should be {fact.partner}"
    of = item(fact.flow, fact.classification, fact.code)
    coded = line.goods.split()[0] == fact.code
    if not coded and line.goods not in (of.name_en, of.name_ja) and not _known_as(line.goods, fact):
        yield f"{line.goods!r} should be {fact.commodity}"


def _same_place(text: str, fact: Fact) -> bool:
    try:
        return find_partner(text).code == fact.partner_code
    except KurojiError:
        return False


def _known_as(text: str, fact: Fact) -> bool:
    from kuroji.classifications.commodities import find_commodity

    try:
        return find_commodity(text, fact.flow).code == fact.code
    except KurojiError:
        return False


def _says(text: str, fact: Fact | None, scale: Decimal) -> bool:
    found = _NUMBER.fullmatch(text)
    if found is None or fact is None:
        return False
    size = Decimal(found["digits"].replace(",", "")) * (-1 if found["sign"] in ("-", "−") else 1) * scale
    exact = Decimal(fact.exact)
    return size == round_to(exact, TENTH * scale) or (size == 0 and round_to(abs(exact), TENTH * scale) == 0)


def _phrase(text: str, line: Line, owner: Reporter, period: Period) -> bool:
    """Whether a phrase is one of those a scan may say, and a Fact of the line says the same."""
    for pattern, agrees in _PHRASES:
        found = pattern.fullmatch(text)
        if found is not None:
            return agrees(found, line, owner, period)
    return False


def _period(text: str, owner: Reporter) -> Period:
    for pattern, form in _PERIODS:
        found = re.fullmatch(pattern, text)
        if found is not None:
            part = found.groupdict().get("part") or ""
            number = (int(part) + 2) // 3 if part.isdecimal() else _PARTS.get(part, 0)
            return parse(form.format(year=found["year"], part=number), owner.fiscal)
    return parse(text, owner.fiscal)


_PARTS = {"上": 1, "下": 2, **ORDINALS_EN}
# Periods as texts write them, and as the model reads them.
_PERIODS = (
    (r"(?:the )?fiscal (?P<year>\d{4})", "FY{year}"), (r"(?P<year>\d{4})年度", "FY{year}"),
    (r"(?:the )?(?P<part>\w+) quarter of (?P<year>\d{4})", "{year}-Q{part}"),
    (r"(?P<year>\d{4})年(?P<part>\d+)〜\d+月期", "{year}-Q{part}"),
    (r"(?:the )?(?P<part>\w+) half of fiscal (?P<year>\d{4})", "FY{year}-H{part}"),
    (r"(?P<year>\d{4})年度(?P<part>[上下])半期", "FY{year}-H{part}"),
    (r"(?:the )?(?P<part>\w+) half of (?P<year>\d{4})", "{year}-H{part}"),
    (r"(?P<year>\d{4})年(?P<part>[上下])半期", "{year}-H{part}"),
)  # fmt: skip


def _record(side: str) -> Callable[[re.Match[str], Line, Reporter, Period], bool]:
    def agrees(found: re.Match[str], line: Line, owner: Reporter, _: Period) -> bool:
        fact = line.fact("record", f"{side},all-time")
        return fact is not None and fact.value == 1 and _begins(fact, owner) <= _period(found["begins"], owner)

    return agrees


def _in_year(found: re.Match[str], line: Line, owner: Reporter, period: Period) -> bool:
    from kuroji.stories.wording import en, ja

    fact = line.fact("record", "high,for-the-month")
    if fact is None or found["part"] not in (en.part(period), ja.part(period)):
        return False
    return fact.value == 1 and _begins(fact, owner).year <= int(found["year"])


def _begins(fact: Fact, owner: Reporter) -> Period:
    """Where the Fact's series begins: with the first month covered, which may be before the first trade that a scan names."""
    return parse(str(fact.detail["series_begins"]), owner.fiscal)


def _since(found: re.Match[str], line: Line, owner: Reporter, _: Period) -> bool:
    fact = line.fact("record", "high,all-time")
    return fact is not None and fact.detail["since"] == str(_period(found["last"], owner))


def _counted(word: str) -> Callable[[re.Match[str], Line, Reporter, Period], bool]:
    def agrees(found: re.Match[str], line: Line, _: Reporter, __: Period) -> bool:
        fact, said = line.fact(word, "sign"), found["count"]
        count = CARDINALS_EN.get(said) or ORDINALS_EN.get(said) or int(re.sub(r"\D", "", said) or 0)
        return fact is not None and fact.value == count and fact.detail["of"] == _WAYS[found["way"]]

    return agrees


def _began(_: re.Match[str], line: Line, __: Reporter, ___: Period) -> bool:
    value = line.fact("value")
    return value is not None and Decimal(value.exact) > 0 and line.fact("change") is None


def _ended(_: re.Match[str], line: Line, __: Reporter, ___: Period) -> bool:
    value = line.fact("value")
    return value is not None and Decimal(value.exact) == 0


def _withheld(found: re.Match[str], line: Line, _: Reporter, __: Period) -> bool:
    return int(found["count"]) == line.finding.withheld


_PHRASES = tuple(
    (re.compile(pattern), agrees)
    for pattern, agrees in (
        (r"highest on record \(from (?P<begins>.+)\)", _record("high")),
        (r"lowest on record \(from (?P<begins>.+)\)", _record("low")),
        (r"highest (?P<part>.+) since (?P<year>\d{4})", _in_year),
        (r"highest since (?P<last>.+)", _since),
        (r"first (?P<way>rise|fall) in (?P<count>\S+) \D+", _counted("first_since")),
        (r"(?P<count>\S+) straight \S+ (?P<way>rise|fall)", _counted("streak")),
        (r"no trade a year earlier|前年同期は実績なし", _began),
        (r"no trade now|実績なし", _ended),
        (r"(?P<count>\d+) figures? withheld", _withheld),
        (r"秘匿(?P<count>\d+)件", _withheld),
        (r"過去最大（(?P<begins>.+)以降）", _record("high")),
        (r"過去最小（(?P<begins>.+)以降）", _record("low")),
        (r"(?P<part>.+)として(?P<year>\d{4})年以降で最大", _in_year),
        (r"(?P<last>.+)以来の高水準", _since),
        (r"(?P<count>\d+(?:カ月|年|期))ぶりの(?P<way>増加|減少)", _counted("first_since")),
        (r"(?P<count>\d+(?:カ月|年|期))連続の(?P<way>増加|減少)", _counted("streak")),
    )
)
