"""One plain sentence for each habit of a part of the year: May's 16th deficit in a row, the ninth fall from April to May.

A habit counts years, never months: it looks at the same part of each.
"""

from __future__ import annotations

from kuroji.classifications.partners import partner
from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD
from kuroji.model.period import Frequency, Period
from kuroji.stories.wording import en, ja

METHODS = ("same-part-of-year", "from-previous")
WHOLE_YEARS = (Frequency.YEAR, Frequency.FISCAL_YEAR)
SIGNS_JA = {"deficit": "赤字", "surplus": "黒字", "rise": "増加", "fall": "減少"}
MOVES_EN = {"rise": "rose", "fall": "fell", "surplus": "improved", "deficit": "worsened"}
MOVES_JA = {"rise": "増加", "fall": "減少", "surplus": "改善", "deficit": "悪化"}


def english(fact: Fact, subject: str, when: str, period: Period) -> str:
    """May's 16th trade deficit in a row, in 2026; exports fell from April to May for the ninth year in a row, in 2026."""
    count, of = en.ordinal(int(fact.value)), str(fact.detail["of"])
    least = "at least " if fact.detail.get("open") else ""
    whole = period.frequency in WHOLE_YEARS
    fiscal = "fiscal " if period.frequency is Frequency.FISCAL_HALF else ""
    ending = f"in {when}" if whole else f"in a row, in {fiscal}{period.year}"
    if fact.method == "same-part-of-year":
        place = "" if fact.partner_code == WORLD else f" with {en.with_article(partner(fact.partner_code).name_en)}"
        goods = f" in {fact.commodity}" if fact.commodity != "total" else ""
        if whole:
            return f"{least}{count} straight yearly trade {of}{goods}{place} {ending}"
        return f"{least}{_named(period)}'s {count} trade {of}{goods}{place} {ending}"
    the = "the " if fact.flow == "balance" else ""
    between = "from the year before" if whole else f"from {_named(period.previous())} to {_named(period)}"
    run = f"for {least}the {count} year"
    return f"{the}{subject} {MOVES_EN[of]} {between} {run} {'in a row ' if whole else ''}{ending}"


def japanese(fact: Fact, period: Period) -> str:
    """は5月としては16年連続の赤字; は5月としては9年連続で前月から減少."""
    years, of = f"{int(fact.value)}年", str(fact.detail["of"])
    least = "少なくとも" if fact.detail.get("open") else ""
    among = "" if period.frequency in WHOLE_YEARS else f"{_part_ja(period)}としては"
    if fact.method == "same-part-of-year":
        return f"は{among}{least}{years}連続の{SIGNS_JA[of]}"
    return f"は{among}{least}{years}連続で{_previous_ja(period)}から{MOVES_JA[of]}"


def _named(period: Period) -> str:
    """May; the second quarter; the fiscal first half; the first 20 days of May."""
    days = {Frequency.FIRST_10_DAYS: "the first 10 days of ", Frequency.FIRST_20_DAYS: "the first 20 days of "}
    if period.frequency in (Frequency.QUARTER, Frequency.HALF, Frequency.FISCAL_HALF):
        return f"the {en.part(period)}"
    return f"{days.get(period.frequency, '')}{en.part(period)}"


def _part_ja(period: Period) -> str:
    days = {Frequency.FIRST_10_DAYS: "上旬", Frequency.FIRST_20_DAYS: "上中旬"}
    return f"{ja.part(period)}{days.get(period.frequency, '')}"


def _previous_ja(period: Period) -> str:
    match period.frequency:
        case Frequency.YEAR | Frequency.FISCAL_YEAR:
            return "前年" if period.frequency is Frequency.YEAR else "前年度"
        case Frequency.MONTH:
            return "前月"
        case Frequency.FIRST_10_DAYS | Frequency.FIRST_20_DAYS:
            return "前月の同期間"
        case _:
            return "前期"
