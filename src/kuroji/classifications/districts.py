"""Customs districts: the parts of a reporter whose customs publish what was cleared there.

Japan's nine regional customs (税関) have offices and ports under them; the first digit of an
office's number in the statistics is that of its regional customs (104 is Narita, in Tokyo; 300
Kobe). A district is a reporter of its own, written JP/nagoya, with everything else as its
country has it. Districts follow harbours, not only prefectures: Chiba, Fukuoka, Saga and
Nagasaki are divided between two. Goods are counted where they are cleared, which need not be where they
are made or used.

Sources: Cabinet Order on the organisation of the Ministry of Finance (財務省組織令), as the regional customs print
their districts (https://www.customs.go.jp/tokyo/kankatu/3.htm); numbers of offices: NACCS codes
(https://bbs.naccscenter.com/naccs/dfw/web/system/code.html, 13).
"""

from __future__ import annotations

from functools import cache

import msgspec

from kuroji.classifications.codelist import folded, nearest, read, words
from kuroji.model.errors import UsageError


class District(msgspec.Struct, frozen=True):
    """A regional customs: the reporter it belongs to, its own word, the first digit of its offices, names, prefectures.

    `regions` are the wider regions in whose harbours it clears: Kyushu is two districts.
    """

    reporter: str
    area: str
    office: str
    name_en: str
    name_ja: str
    prefectures_en: tuple[str, ...]
    prefectures_ja: tuple[str, ...]
    regions: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The district as a reporter: JP/nagoya."""
        return f"{self.reporter}/{self.area}"

    @property
    def publisher_en(self) -> str:
        """The regional customs: Nagoya Customs."""
        return self.name_en.replace(" customs district", " Customs")

    @property
    def publisher_ja(self) -> str:
        """The regional customs: 名古屋税関."""
        return self.name_ja.removesuffix("管内")


@cache
def districts(reporter: str = "") -> tuple[District, ...]:
    """All districts, or those of one reporter, by the digit of their offices."""
    return tuple(
        District(
            row["reporter"], row["area"], row["office"], row["name_en"], row["name_ja"], words(row["prefectures_en"]),
            words(row["prefectures_ja"]), words(row["regions"]),
        )
        for row in read("districts.csv") if reporter in ("", row["reporter"])
    )  # fmt: skip


def district_of_office(reporter: str, office: str) -> District:
    """The district that an office's number belongs to. Raises UsageError for a number of none."""
    digit = office.strip().strip("'")[:1]
    for one in districts(reporter):
        if one.office == digit:
            return one
    raise UsageError(
        f"{office!r} is no customs office known here",
        remedy=f"Numbers begin with {', '.join(one.office for one in districts(reporter))}.",
    )


def districts_named(text: str) -> tuple[District, ...]:
    """The districts called `text`: a code, a name, a prefecture or a region, which may lie in two. Raises UsageError."""
    wanted = folded(text)
    found = tuple(one for one in districts() if wanted in _names(one))
    if not found:
        known = sorted({name for one in districts() for name in _names(one)})
        raise UsageError(f"{text!r} is no customs district or prefecture", remedy=f"Nearest: {nearest(text, known)}.")
    return found


@cache
def _names(of: District) -> frozenset[str]:
    prefectures = [name.partition(" (")[0].partition("（")[0] for name in (*of.prefectures_en, *of.prefectures_ja)]
    short = [name[:-1] for name in prefectures if name.endswith(("県", "府", "都"))]
    own = (of.code, of.area, of.name_en, of.name_ja, of.publisher_en, of.publisher_ja)
    return frozenset(folded(name) for name in (*own, *prefectures, *short, *of.regions))
