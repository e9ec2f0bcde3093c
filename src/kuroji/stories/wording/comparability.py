"""What keeps a series from being compared with itself: changes of edition of the tariff, countries that split or united."""

from __future__ import annotations

from collections.abc import Sequence

from kuroji.classifications.concordance import FAMILY
from kuroji.classifications.editions import Moved, family_members, family_of, moved
from kuroji.classifications.harmonized import SUBHEADING
from kuroji.classifications.partner_changes import PartnerChange, changes_of
from kuroji.indicators.view import Subject
from kuroji.model.detail import CLASSIFICATION
from kuroji.model.period import Period
from kuroji.stories.wording import en, ja
from kuroji.stories.wording.telling import named

_JOINED_JA = {"South Yemen": "旧南イエメン", "German Democratic Republic": "旧東ドイツ"}


def notes(subject: Subject, first: Period, last: Period, language: str) -> tuple[str, ...]:
    """What changed within the span from `first` to `last` under the codes of a subject, a sentence each."""
    code, japanese = subject.commodity, language == "ja"
    told = [(_moved_ja if japanese else _moved_en)(one) for one in _moves(subject, first.start // 12, last.end // 12)]
    if subject.classification == CLASSIFICATION and code.endswith(FAMILY):
        told.append((_family_ja if japanese else _family_en)(code))
    splits = [one for one in changes_of(subject.partner) if first.end < one.month.end <= last.end]
    return (*told, *((_split_ja if japanese else _split_en)(one) for one in splits))


def _moves(subject: Subject, since: int, until: int) -> list[Moved]:
    """The changes of edition that a subheading, or a code of nine digits, took part in within a span of years.

    What made it in the first year or ended it after the last is told too: it is why there is no more of it.
    """
    code = subject.commodity
    if subject.classification != CLASSIFICATION or len(code) < SUBHEADING or code.endswith(FAMILY):
        return []
    return [
        one
        for one in moved(code)
        if since < one.year <= until
        or (one.year == since and (one.came or one.scattered))
        or (one.year == until + 1 and not one.goes_on)
    ]


def _moved_en(one: Moved) -> str:
    if one.scattered:
        return f"HS {one.code} was gathered out of many subheadings in {one.year}: before, nothing compares with it."
    if one.widened:
        return f"HS {one.code} took in some goods of many subheadings in {one.year}."
    ways = [f"took in goods of {_listed_en(one.came)}"] if one.came else []
    ways += [f"gave goods to {_listed_en(one.went)}"] if one.went else []
    ended = "" if one.goes_on else " and ended"
    return f"HS {one.code} {' and '.join(ways)} in {one.year}{ended}; HS:{family_of(one.code)} is comparable."


def _moved_ja(one: Moved) -> str:
    if one.scattered:
        return f"HS {one.code}は{one.year}年に多数の号から集められた。それより前に比較できるものはない。"
    if one.widened:
        return f"HS {one.code}は{one.year}年に多数の号から一部の品目を受け入れた。"
    ways = [f"{'、'.join(one.came)}の品目を受け入れ"] if one.came else []
    ways += [f"{'、'.join(one.went)}に品目を移し"] if one.went else []
    ended = "た" if one.goes_on else "て廃止された"
    return f"HS {one.code}は{one.year}年に{'、'.join(ways)}{ended}。比較できる系列はHS:{family_of(one.code)}。"


def _family_en(code: str) -> str:
    return f"HS {code} is {_listed_en(family_members(code))} together, which changes of edition link."


def _family_ja(code: str) -> str:
    return f"HS {code}は、改正で結び付く{'、'.join(family_members(code))}の合計。"


def _split_en(one: PartnerChange) -> str:
    who, when = named(one.partner, "en"), en.period(one.month)
    if one.joined:
        return f"{who} includes what was {one.joined} since {when}."
    return f"{who} no longer includes {_listed_en([named(code, 'en') for code in one.apart])} since {when}."


def _split_ja(one: PartnerChange) -> str:
    who, when = named(one.partner, "ja"), ja.period(one.month)
    if one.joined:
        return f"{who}は{when}から{_JOINED_JA[one.joined]}を含む。"
    return f"{who}は{when}から{'、'.join(named(code, 'ja') for code in one.apart)}を含まない。"


def _listed_en(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
