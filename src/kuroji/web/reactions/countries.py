"""Where readers say they are: the countries of the codelist and the reporter's own, named in the page's language."""

from __future__ import annotations

import re
from functools import cache

from kuroji.classifications.partners import partners
from kuroji.model.reporter import Reporter

_ISO = re.compile(r"[A-Z]{2}")


def countries(owner: Reporter, language: str) -> dict[str, str]:
    """Name by ISO 3166 code: the reporter first, then the others by name."""
    own = owner.name_ja if language == "ja" else owner.name_en
    return {owner.code: own} | {code: name for code, name in _others(language).items() if code != owner.code}


@cache
def _others(language: str) -> dict[str, str]:
    japanese = language == "ja"
    named = {p.code: p.name_ja if japanese else p.name_en for p in partners() if _ISO.fullmatch(p.code)}
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def country(owner: Reporter, language: str, code: str) -> str:
    """The name of a country; the code itself for one that the codelist does not know, empty for none."""
    return countries(owner, language).get(code, code)
