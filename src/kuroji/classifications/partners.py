"""Partners: countries and areas as the Japanese customs statistics group them.

Country codes are ISO 3166 alpha-2; territories that customs counts apart and ISO does not
know are `c` and their customs number; areas are words (`asia`, `western_europe`). Each
country belongs to one area of the press release, which need not be where an atlas puts it:
Turkey, Cyprus and the western Balkans are Western Europe, the Caucasus and Central Asia
belong with Russia, Mexico and Puerto Rico are Middle and South America, Egypt is Africa.
ASEAN and the EU (27 members; the UK apart) overlap the areas and are memo rows, not to be
added. The grouping is the customs country list; Japanese names outside the press release
follow common usage. The first 47 rows of partners.csv stand in the order of the release.
"""

from __future__ import annotations

from functools import cache

import msgspec

from kuroji.classifications.codelist import folded, nearest, read, words
from kuroji.model.errors import InputError, UsageError


class Partner(msgspec.Struct, frozen=True):
    """A country, territory or area traded with.

    `kind` is world, area, country, territory or special (for order, unknown, bonded areas);
    `parent` the area it is counted in; `memo` marks groups that overlap the areas.
    Names that do not exist are empty.
    """

    code: str
    kind: str
    name_en: str
    name_ja: str
    customs_code: str
    iso3: str
    press_name_en: str
    press_name_ja: str
    parent: str
    memo: bool
    synonyms: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every word the partner answers to."""
        own = (self.name_en, self.name_ja, self.code, self.iso3, self.customs_code)
        return tuple(name for name in (*own, self.press_name_en, self.press_name_ja, *self.synonyms) if name)


# Japan is no partner of its own and has no row in the customs list; other reporters trade with it.
JAPAN = Partner(
    code="JP", kind="country", name_en="Japan", name_ja="日本", customs_code="", iso3="JPN", press_name_en="",
    press_name_ja="", parent="asia", memo=False, synonyms=(),
)  # fmt: skip


@cache
def partners() -> tuple[Partner, ...]:
    """All partners: the 47 rows of the press release in its order, then the other countries by customs code."""
    return tuple(
        Partner(
            **{name: row[name] for name in Partner.__struct_fields__ if name not in ("memo", "synonyms")},
            memo=row["memo"] == "memo",
            synonyms=words(row["synonyms"]),
        )
        for row in read("partners.csv")
    )


@cache
def members(area: str) -> tuple[str, ...]:
    """The codes of the countries and territories that an area of the release is made of; none for what is no such area.

    Groups that overlap the areas (ASEAN, the EU) change their members and are not made up here.
    """
    found = [item.code for item in partners() if item.parent == area and item.kind in ("country", "territory")]
    return tuple(found) if area in _by_code() and not _by_code()[area].memo else ()


@cache
def _by_code() -> dict[str, Partner]:
    return {item.code: item for item in (*partners(), JAPAN)}


@cache
def _by_name() -> dict[str, Partner]:
    named: dict[str, Partner] = {}
    for item in (*partners(), JAPAN):
        for name in item.names:
            named.setdefault(folded(name), item)
    return named


@cache
def _by_press_name() -> dict[str, Partner]:
    printed = [item for item in partners() if item.press_name_en]
    names = {_press(item.press_name_en): item for item in printed}
    return names | {_press(item.press_name_ja): item for item in printed}


def _press(name: str) -> str:
    """A row name without its blanks and the brackets of memo rows."""
    return folded(name).replace(" ", "").strip("()")


def partner(code: str) -> Partner:
    """The partner with exactly that code (`US`, `c216`, `asia`). Raises UsageError with the nearest ones."""
    try:
        return _by_code()[code]
    except KeyError:
        raise _unknown(code) from None


def find_partner(text: str) -> Partner:
    """The partner called `text`: a name in English or Japanese, an ISO code, a customs code, a press spelling.

    Letter case and full-width forms do not matter. Raises UsageError with the nearest names.
    """
    found = _by_name().get(folded(text))
    if found is None:
        raise _unknown(text)
    return found


def press_partner(name: str) -> Partner:
    """The partner a row of the press release names, in its English (`SNGAPOR`, `(EU)`) or Japanese spelling.

    Names that the release does not print in its area table, such as those of the index pages,
    are looked up as any other name. Raises InputError when it is no partner at all.
    """
    found = _by_press_name().get(_press(name)) or _by_name().get(folded(name))
    if found is None:
        raise InputError(
            f"the area or country {name!r} is not in the codelist of partners",
            remedy=f"Nearest: {nearest(name, _press_names())}. A new row of the release needs a row in partners.csv.",
        )
    return found


def _press_names() -> list[str]:
    return [name for item in partners() for name in (item.press_name_en, item.press_name_ja) if name]


def _unknown(text: str) -> UsageError:
    return UsageError(
        f"{text!r} is not a partner country or area",
        remedy=f"Nearest: {nearest(text, _spellings())}. Use a name, an ISO code (US, USA) or a customs code (304).",
    )


@cache
def _spellings() -> tuple[str, ...]:
    return tuple(name for item in partners() for name in (item.name_en, item.name_ja, *item.synonyms))
