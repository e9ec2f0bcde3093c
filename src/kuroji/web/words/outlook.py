"""The words of the list of outlooks."""

from __future__ import annotations

WORDS = {
    "en": {
        "intro": (
            "Beyond the month’s figures: services and the digital balance, targets and whether they will be met, "
            "what an import depends on, and what may come next. Every number is a fact that can be traced; "
            "an assumption is called one."
        ),
    },
    "ja": {
        "intro": (
            "月々の統計の先にあるもの。サービス収支とデジタル赤字、政府目標の達成度、輸入の依存度、これからの見通しを、"
            "たどれる数値だけで伝える。仮定は仮定と明記する。"
        ),
    },
}  # fmt: skip
