"""Spellings of the names of goods: one name, and what writers make of it by the rules of the language.

English exchanges the word at the end (machinery, machines, equipment, gear, kit), joins with & or a slash, and makes a
noun before another singular: machine tool exports. Japanese joins with ・, や, と or 及び. What goods are made of is their parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_HEADS = ("machinery", "machines", "equipment", "gear", "kit", "apparatus")
_HEAD = re.compile(rf"(?<= )(?:{'|'.join(_HEADS)})$")
# Machinery is not equipment where the codelist calls the two differently, and nobody carries transport kit.
_JOINS = (" and ", " & ")
_JOINS_JA = ("・", "や", "と", "及び", "および", "、")
_PAIR_JA = re.compile(r"^([^・やと()（）]{1,8})・([^・やと()（）]{1,8})$")
_PARTS_EN = (
    "{} parts",
    "{} components",
    "parts of {}",
    "parts for {}",
    "components for {}",
    "spare parts for {}",
    "parts and components for {}",
    "components of {}",
)
_PARTS_JA = ("{}部品", "{}の部品", "{}用部品", "{}部分品", "{}の部分品", "{}用の部品", "{}パーツ")
PLURAL = re.compile(r"(?<![su])s$")


def variants(name: str) -> Iterator[str]:
    """The other spellings of a name, without the name: chip-making machines, chip-making gear; 酒・たばこ, 酒やたばこ."""
    if name.isascii():
        headed = [name, *(_HEAD.sub(head, name) for head in _HEADS)] if _HEAD.search(name) else [name]
        for told in headed:
            yield from (told.replace(" and ", join) for join in (*_JOINS, "/"))
    elif pair := _PAIR_JA.match(name):
        yield from (f"{pair[1]}{join}{pair[2]}" for join in _JOINS_JA)


def spelled(named: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The names with their other spellings; a spelling that is a name itself keeps what it means."""
    found = {other: means for name, means in named.items() for other in variants(name)}
    return found | dict(named)


def parts_of(names: Iterable[str]) -> Iterator[str]:
    """What the parts of goods are called, by the names of the goods: parts for laptops, パソコンの部品."""
    for name in names:
        yield from (told.format(name) for told in (_PARTS_EN if name.isascii() else _PARTS_JA))


def singular(name: str) -> str:
    """The name as it stands before another noun: machine tool, battery; empty where it does not end in a plural."""
    if not name.isascii() or not PLURAL.search(name) or len(name) < 5:
        return ""
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name[:-2] if name.endswith(("ches", "shes", "sses", "xes")) else name[:-1]
