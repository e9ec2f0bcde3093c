"""Goods as tables name them: codes of the Harmonized System, SITC and BEC with what they are called, all else by its name."""

from __future__ import annotations

from kuroji.classifications.goods_groups import TABLES
from kuroji.classifications.harmonized import CHAPTER, NOT_CLASSIFIED, SUBHEADING, WITHHELD, harmonized
from kuroji.classifications.items import item
from kuroji.indicators.view import Subject
from kuroji.model.detail import CLASSIFICATION
from kuroji.stories.wording import en

_WITHHELD = {"en": "Withheld commodities of chapter {}", "ja": "第{}類の秘匿品目"}
_NATIONAL = {"00": "分類されない貨物", "98": "国内分類", "99": "国内分類"}


def code_of(subject: Subject) -> str:
    """The code that a table shows before the name: of international classifications, the others are not spoken of by code."""
    spoken = subject.classification == CLASSIFICATION or (
        subject.classification in TABLES and subject.commodity.isdecimal()
    )
    return subject.commodity if spoken else ""


def described(subject: Subject, language: str) -> str:
    """What a subject's goods are called, without a code; of nine digits by the subheading. Empty where no name is held.

    Descriptions of the Harmonized System are held in English.
    """
    code = subject.commodity
    if subject.classification != CLASSIFICATION:
        name = item(subject.flow, subject.classification, code).name(language)
        return en.COMMODITIES.get(name, name) if language == "en" else name
    if WITHHELD in code:
        return _WITHHELD[language].format(code[:CHAPTER])
    if code[:CHAPTER] in NOT_CLASSIFIED:
        return NOT_CLASSIFIED[code[:CHAPTER]] if language == "en" else _NATIONAL[code[:CHAPTER]]
    found = harmonized().get(code[:SUBHEADING])
    return found.name_en if found else ""


def goods(subject: Subject, language: str) -> str:
    """Code and name: 8542 Electronic integrated circuits; motor vehicles."""
    return f"{code_of(subject)} {described(subject, language)}".strip()


def is_english(subject: Subject) -> bool:
    """Whether the name is held in English only, so that a page in another language marks it as such."""
    code = subject.commodity
    return subject.classification == CLASSIFICATION and WITHHELD not in code and code[:CHAPTER] not in NOT_CLASSIFIED
