"""The names an exposure is told with: its goods, its partner, its periods."""

from __future__ import annotations

from kuroji.classifications.items import item
from kuroji.classifications.partners import partner
from kuroji.language.places import with_article
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL
from kuroji.model.period import parse
from kuroji.stories.outlooks.telling import Teller
from kuroji.stories.wording import en, ja


def goods(fact: Fact, language: str) -> str:
    """What is imported, as a sentence names it."""
    if fact.code == TOTAL:
        return "全品目" if language == "ja" else "all goods"
    name = item(fact.flow, fact.classification, fact.code).name(language)
    return name if language == "ja" else en.COMMODITIES.get(name, name)


def partner_name(fact: Fact, language: str) -> str:
    """The partner's name."""
    held = partner(fact.partner_code)
    return held.name_ja if language == "ja" else held.name_en


def placed(fact: Fact, language: str) -> str:
    """The partner's name as a sentence takes it: the Middle East, 中東."""
    return partner_name(fact, "ja") if language == "ja" else with_article(partner_name(fact, "en"))


def when(teller: Teller, text: str) -> str:
    """A period by its written form."""
    period = parse(text, teller.seen.reporter.fiscal)
    return ja.period(period) if teller.language == "ja" else en.period(period)


def upper(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
