"""The table of names: every spelling of a commodity or partner, with the code that it stands for in each flow."""

from __future__ import annotations

from functools import cache

from kuroji.claims.resolving.words.places import SHORT_NAMES
from kuroji.claims.resolving.words.spelling import parts_of, singular, spelled
from kuroji.classifications.commodities import FLOWS, PC, commodities
from kuroji.classifications.goods_names import ANYWHERE, goods_names
from kuroji.classifications.partners import partners
from kuroji.model.observation import TOTAL

_VAGUE = frozenset(
    [
        "other",
        "others",
        "other goods",
        "materials",
        "goods",
        "overall",
        "total",
        "その他",
        "全体",
        "総額",
        "総計",
        "化学",
        "raw material",
        "paper",
        "bag",
        "specialised",
        "automotive",
        "mainland",
        "Cook",
    ]
)
_TAILS = (" products", " goods", " items", " cargoes", " supplies")
_TAILS_JA = ("類", "製品")
# What is made of parts, and the concept of the parts.
_PARTS_OF = {
    "computers": "parts_of_computers",
    "motor_vehicles": "parts_of_motor_vehicles",
    "audio_and_visual_apparatus": "parts_of_audio_and_visual_apparatus",
}


@cache
def names() -> dict[str, tuple[str, str]]:
    """Sort and code by spelling: partners as written, commodities folded, with the code of each flow that has one."""
    return _names_of_goods() | _names_of_partners() | {"total": ("anaphor", "total")}


@cache
def _names_of_goods() -> dict[str, tuple[str, str]]:
    goods: dict[str, dict[str, str]] = {}
    kept = [item for flow in FLOWS for item in commodities(flow) if item.code != TOTAL]
    for item in kept:
        for name in (item.name_en, item.name_ja, item.official_en, *item.synonyms):
            folded = name.casefold()
            if name and folded not in _VAGUE:
                goods.setdefault(folded, {}).setdefault(item.flow, f"{item.flow}:{PC}:{item.code}")
    named = {name: ("commodity", "|".join(codes.values())) for name, codes in goods.items()}
    for told in goods_names():
        if told.where == ANYWHERE:
            named.setdefault(told.name.casefold(), ("commodity", means_of(told.concept)))
    named = spelled(_with_parts(named)) | _with_tails(named)
    # Japanese is looked for as it is written: ノートPC.
    return named | {name.upper(): means for name, means in named.items() if not name.isascii() and name != name.upper()}


def _names_of_partners() -> dict[str, tuple[str, str]]:
    named: dict[str, tuple[str, str]] = {}
    for area in partners():
        if area.kind == "special" or area.code == "c326":
            continue
        for name in (area.name_en, area.name_ja, *area.synonyms):
            if name and name not in _VAGUE and not name.isdigit():
                named[name] = "partner", area.code
                named.setdefault(name.upper(), ("partner", area.code))
        named.setdefault(f"対{area.name_ja}", ("partner", area.code))
    for name, code in SHORT_NAMES.items():
        named.setdefault(name, ("partner", code))
    return named


def _with_tails(named: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The names of goods, and the same with a word after them that changes nothing: coal cargoes, 野菜類."""
    tails = {
        name + tail: means
        for name, means in named.items() if len(name) > 1
        for tail in (_TAILS if name.isascii() else _TAILS_JA)
    }  # fmt: skip
    return tails | named


@cache
def means_of(concept: str) -> str:
    """The code of a concept in each flow that has it; `finer` where no flow has."""
    kept = (f"{item.flow}:{PC}:{item.code}" for flow in FLOWS for item in commodities(flow) if item.concept == concept)
    return "|".join(kept) or "finer"


def _with_parts(named: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The names, and those of the parts of what has parts that are kept apart: parts for laptops, パソコンの部品."""
    parts: dict[str, tuple[str, str]] = {}
    for whole, concept in _PARTS_OF.items():
        means = "commodity", means_of(concept)
        wholes = [
            name for name, told in named.items() if told == ("commodity", means_of(whole)) and " parts" not in name
        ]
        parts |= dict.fromkeys(parts_of(wholes), means)
    return parts | named


@cache
def singulars() -> dict[str, tuple[str, str]]:
    """The names of goods as they stand before another noun: machine tool exports, battery shipments."""
    told = {singular(name): means for name, means in _names_of_goods().items() if not name.endswith(_TAILS)}
    return {name: means for name, means in told.items() if name and name not in names()}
