"""The words of the page of revisions."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; `...` are filled in."""

    title: str
    lead: str
    flows: dict[str, str]
    first: str
    nth: str
    total: str
    period: str
    triangle: str
    caption: str
    summary: str
    mean: str
    mean_size: str
    direction: str
    none: str
    up: str
    down: str
    others: str
    as_known: str


ENGLISH = Words(
    title="What was said, and when",
    lead="Official figures are revised several times. Each row is a period, each column a statement of it; nothing is replaced in silence.",
    flows={"balance": "Balance", "export": "Exports", "import": "Imports"},
    first="First print",
    nth="Revision {number}",
    total="In all",
    period="Period",
    triangle="Every statement",
    caption="{name}, {unit}; below each figure by how much it changed the one before, the day it became known, and its stage",
    summary="How prints are revised",
    mean="On average by {mean}, {percent} of the first print’s size",
    mean_size="In size, on average by {size}",
    direction="{down} of {count} periods were revised down, {up} up; {same} stand as first printed",
    none="None of these periods has been revised.",
    up="revised up (towards a surplus, or more trade)",
    down="revised down",
    others="Other figures",
    as_known="As known on {when}",
)
JAPANESE = Words(
    title="いつ、何が公表されたか",
    lead="公表値は何度か改定される。行は期間、列は公表のたびの値。過去の値も残している。",
    flows={"balance": "貿易収支", "export": "輸出", "import": "輸入"},
    first="公表当初",
    nth="改定{number}",
    total="改定幅計",
    period="期間",
    triangle="公表値の一覧",
    caption="{name}、{unit}。各値の下は前回公表値からの改定幅、公表日、段階",
    summary="改定の傾向",
    mean="平均{mean}の改定（公表当初の値の{percent}）",
    mean_size="改定幅の平均は{size}",
    direction="{count}期のうち下方改定{down}期、上方改定{up}期、改定なし{same}期",
    none="改定された期間はない。",
    up="上方改定（黒字方向、または増加）",
    down="下方改定",
    others="他の数値",
    as_known="{when}時点",
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
