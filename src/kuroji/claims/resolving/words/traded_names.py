"""Names that are goods only where they are traded: imports of logs, paper exports, TVs and film; お茶は but 茶の輸出.

Everyday words with other senses (logs, ties, masks, 金, 本) name goods where a word of trade
stands beside them, or where they head their line or item with a figure or a movement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kuroji.claims.expressions import expression

_TRADE_OF = (
    r"\b(?:(?:exports|imports|shipments|sales|purchases|deliveries|arrivals|cargoes|tonnes|tons|yen(?: worth)?|billion|bn|worth|value|bill|trade) (?:of|in)|"
    r"(?:export|import|sell|buy|ship|exporting|importing|exported|imported|bought|sold|shipped)s?(?: (?:more|fewer|less))?) "
    r"(?:(?:japanese|foreign|imported|new|fresh|raw|cheap|finished|other) )?"
)
_TRADED_AFTER = r"(?= (?:exports|imports|shipments)\b| (?:exported|imported|bought|sold|shipped)\b)"
_MOVED_AFTER = (
    r"(?=:? [+–−-]?¥?\d|:|(?: (?:exports|imports|shipments))? (?:rose|fell|grew|climbed|jumped|dropped|declined|slid|sank|soared|surged|gained|was up|were up|was down|were down|up \d|down \d|by \d|(?:was|were|came (?:to|in)|made up|accounted|took) )|"
    r", (?:up|down) )"
)
_END = r"(?=(?: (?:and|or|from|to|into|in|by|for|at|rose|fell|grew|climbed|jumped|dropped|declined|slid|soared|surged|was|were|came|is|are|went|abroad|overseas|last|this|on|with|worth|more|less|than)\b)|[.,;:?!)]|$| [+–−-]?\d)"
_BESIDE_JA = r"(?<![一-龠々ァ-ヴーA-Za-z0-9０-９])"
_TRADED_JA = (
    r"(?=(?:など|等|類)?(?:の(?:対[一-龠ァ-ヴー]{1,8}|[^、。のはがを\d]{1,10}(?:向け|から)の?)?輸[出入]|輸[出入]|[^、。のはがを\d]{0,6}(?:向け|から)|"
    r"[をは](?:、)?(?:前年[^、。\d]{0,8})?(?:約)?\d|が(?:前年[^、。\d]{0,8})?(?:約)?\d|を(?:[約計\d][^、。]{0,16})?輸[出入]))"
)


def traded(names: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of English and of Japanese names, each name in the group `name`."""
    every = sorted(names, key=len, reverse=True)
    english = "|".join(re.escape(name) for name in every if name.isascii())
    japanese = "|".join(re.escape(name) for name in every if not name.isascii() or name.isupper())
    return (
        expression(
            rf"{_TRADE_OF}(?P<name>{english})\b{_END}|\b(?P<beside>{english})\b{_TRADED_AFTER}|"
            rf"(?:^\W*(?:\d{{1,2}}[.)/]\s*)?|, | and |; )(?P<moved>{english})\b{_MOVED_AFTER}|"
            rf"^\W*(?:\d{{1,2}}[.)/]\s*)?(?P<alone>{english})(?:[.:?]\s|[.:?]?$)",
            re.IGNORECASE,
        ),
        expression(rf"{_BESIDE_JA}(?P<name>{japanese}){_TRADED_JA}"),
    )
