"""Names of goods beyond those of the codelist: everyday words for its commodities, and goods finer than they are.

A name is looked for `anywhere`, or only where goods are `traded` beside it: logs are wood in
*imports of logs*, and a verb in *Japan logs a deficit*. A name without a concept is one of
goods that the principal commodities do not keep apart: copper, shoes, whisky.

Source: the commodity names of the nine-digit statistical schedule
(https://www.customs.go.jp/english/tariff/) in the words of everyday English and Japanese.
"""

from __future__ import annotations

from functools import cache

import msgspec

from kuroji.classifications.codelist import read, words

ANYWHERE = "anywhere"
TRADED = "traded"


class GoodsName(msgspec.Struct, frozen=True):
    """A name, the concept it stands for (empty where the principal commodities hold none), and where it counts."""

    name: str
    concept: str
    where: str


@cache
def goods_names() -> tuple[GoodsName, ...]:
    """All of them, in the order of the file."""
    return tuple(
        GoodsName(name, row["concept"], row["where"])
        for row in read("other_goods_names.csv")
        for name in words(row["names"])
    )
