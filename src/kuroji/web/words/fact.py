"""The words of a fact's trace."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; `roles` are the parts that inputs play in a formula."""

    kicker: str
    made: str
    exactly: str
    formula: str
    basis: str
    as_of: str
    base: str
    notes: str
    inputs: str
    series: str
    period: str
    value: str
    stage: str
    known: str
    release: str
    inferred: str
    releases: str
    published: str
    original: str
    checksum: str
    identity: str
    identity_note: str
    remembered: str
    verdicts: dict[bool | None, str]
    roles: dict[str, str]


ENGLISH = Words(
    kicker="A figure traced",
    made="How it was made",
    exactly="Exactly",
    formula="Formula",
    basis="Basis",
    as_of="As known on",
    base="Compared with",
    notes="Notes",
    inputs="Figures it was made of",
    series="Series",
    period="Period",
    value="Value",
    stage="Stage",
    known="Known since",
    release="Source",
    inferred="inferred",
    releases="Releases they were read from",
    published="published",
    original="as published by the Ministry",
    checksum="SHA-256 of the file read",
    identity="Its id",
    identity_note=(
        "The id names indicator, method, flow, partner, commodity, period, base and instant; the six digits at its end "
        "change when the value does. “kuroji trace” with the id does this computation on your own machine."
    ),
    remembered="The id was made of {value}, as known on {when}.",
    verdicts={
        True: "Computed once more just now: the value is the one this id was made of.",
        False: "Computed once more just now, the value is not the one this id was made of.",
        None: "Computed just now; the id given has no check digits to compare with.",
    },
    roles={},
)
JAPANESE = Words(
    kicker="数値の由来",
    made="算出の方法",
    exactly="端数処理前の値",
    formula="計算式",
    basis="根拠",
    as_of="数値の時点",
    base="比較対象",
    notes="注記",
    inputs="計算に使った数値",
    series="系列",
    period="期間",
    value="値",
    stage="段階",
    known="公表日",
    release="出典",
    inferred="推定",
    releases="読み込んだ資料",
    published="公表",
    original="財務省の公表資料",
    checksum="読み込んだファイルのSHA-256",
    identity="ID",
    identity_note=(
        "IDは指標、方法、輸出入の別、相手国・地域、品目、期間、比較対象、時点を表す。末尾の6桁は値が変わると変わる。"
        "手元の環境でも「kuroji trace」にIDを渡せば同じ計算を確かめられる。"
    ),
    remembered="このIDが指す値は{value}（{when}時点）。",
    verdicts={
        True: "いま計算し直した結果、このIDが指す値と一致した。",
        False: "いま計算し直した値は、このIDが指す値と異なる。",
        None: "いま計算した値。IDに検査用の桁がないため照合していない。",
    },
    roles={
        "exports": "輸出", "imports": "輸入", "current": "当期", "base": "比較対象", "change": "増減率",
        "contribution": "寄与度", "value": "金額", "quantity": "数量",
    },
)  # fmt: skip
WORDS = {"en": ENGLISH, "ja": JAPANESE}
