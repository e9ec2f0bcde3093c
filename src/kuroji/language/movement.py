"""Words of movement and of sides, with their sign: rose, fell, 増, 減; deficit, surplus, 赤字, 黒字."""

from __future__ import annotations

# Finite verbs and participles: a sentence that has one says which way something went.
RISING_VERBS_EN = (
    "rose", "rises", "rise", "risen", "rising", "increased", "increases", "increase", "increasing", "grew", "grows",
    "grow", "grown", "growing", "climbed", "climbs", "climb", "climbing", "gained", "gains", "gain", "gaining",
    "jumped", "jumps", "jump", "jumping", "surged", "surges", "surge", "surging", "soared", "soars", "soar",
    "soaring", "leapt", "leaped", "leaps", "leap", "expanded", "expands", "expand", "expanding", "advanced",
    "advances", "advance", "swelled", "swells", "swollen", "swelling", "widened", "widens", "widen", "widening",
    "ballooned", "balloons", "ballooning", "rebounded", "rebounds", "rebound", "rallied", "spiked", "spikes",
    "strengthened", "skyrocketed", "rocketed", "accelerated", "mushroomed", "multiplied", "edged up", "ticked up",
    "inched up", "crept up", "picked up", "went up", "goes up", "shot up", "moved up", "boomed", "burgeoned",
)  # fmt: skip
FALLING_VERBS_EN = (
    "fell", "falls", "fall", "fallen", "falling", "dropped", "drops", "drop", "dropping", "declined", "declines",
    "decline", "declining", "decreased", "decreases", "decrease", "decreasing", "shrank", "shrinks", "shrink",
    "shrunk", "shrinking", "slipped", "slips", "slip", "slipping", "slid", "slides", "slide", "sliding", "plunged",
    "plunges", "plunge", "plunging", "tumbled", "tumbles", "tumble", "tumbling", "sank", "sinks", "sink", "sunk",
    "sinking", "dived", "dove", "plummeted", "plummets", "plummeting", "slumped", "slumps", "slump", "slumping",
    "dipped", "dips", "dip", "dipping", "eased", "eases", "ease", "easing", "contracted", "contracts", "contracting",
    "reduced", "reduces", "narrowed", "narrows", "narrow", "narrowing", "slimmed", "retreated", "collapsed",
    "weakened", "dwindled", "shed", "crashed", "nosedived", "cratered", "edged down", "edged lower", "inched down",
    "ticked down", "went down", "came down", "diminished", "sagged", "withered", "receded", "cooled",
)  # fmt: skip
# Words that give a sign only beside a number: 17.0% higher, a 24.7% drop, up 3%.
RISING_WORDS_EN = (
    "up", "higher", "more", "greater", "larger", "bigger", "wider", "above", "growth", "hike", "uptick", "upturn",
    "expansion", "stronger", "faster", "longer", "richer", "plus", "rises", "increases", "upswing", "add", "added",
    "ahead",
)  # fmt: skip
FALLING_WORDS_EN = (
    "down", "lower", "less", "fewer", "smaller", "narrower", "below", "contraction", "reduction", "cut", "downturn",
    "weaker", "slower", "shorter", "subtracted", "shaved", "off", "minus", "drops", "declines", "shrinkage", "cheaper", "lost", "loses",
)  # fmt: skip

# Stems, as they stand beside or after a number and at the end of clauses.
RISING_JA = (
    "増加", "増え", "増", "上昇", "伸び", "伸長", "拡大", "プラス", "上回", "膨ら", "急増", "高騰", "値上がり", "上向",
    "躍進", "高く", "高い", "多い", "多く", "高", "アップ", "急伸", "急拡大", "続伸", "回復", "大きい", "大きく",
)  # fmt: skip
FALLING_JA = (
    "減少", "減っ", "減り", "減る", "減", "低下", "下落", "縮小", "縮ん", "縮む", "縮まっ", "マイナス", "下回", "落ち込",
    "急減", "急落", "値下がり", "下がっ", "下がり", "落ち", "低い", "低く", "少ない", "少なく", "安", "ダウン", "下がる",
    "割り込", "小さい", "小さく", "圧縮", "目減り",
)  # fmt: skip
RISING_STATED_JA = (
    "増加した", "増加し", "増加", "増えた", "増え", "上昇した", "上昇", "伸びた", "伸び", "拡大した", "拡大", "膨らんだ",
    "膨らむ", "急増した", "急増", "増勢",
)  # fmt: skip
FALLING_STATED_JA = (
    "減少した", "減少し", "減少", "減った", "減り", "低下した", "低下", "下落した", "下落", "縮小した", "縮小", "縮んだ",
    "落ち込んだ", "落ち込み", "急減した", "急減", "急落", "減速",
)  # fmt: skip

DEFICIT_EN = (
    "deficits", "deficit", "shortfalls", "shortfall", "in the red", "into the red", "out of the red", "red ink",
    "excess of imports", "trade gap", "gap", "hole", "negative balance", "short by",
)  # fmt: skip
SURPLUS_EN = ("surpluses", "surplus", "in the black", "into the black", "excess of exports", "black ink")
DEFICIT_JA = ("赤字", "入超", "入り超", "輸入超過", "支払い超過", "支払超過", "払い超", "持ち出し", "マイナス収支")
SURPLUS_JA = ("黒字", "出超", "輸出超過", "受け取り超過", "受け取り超", "受取超過", "受取超")
