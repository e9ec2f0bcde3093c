"""Words that hedge, compare, rank and give causes, English and Japanese."""

from __future__ import annotations

# Before the number.
HEDGES_EN = (
    "slightly more than", "just more than", "a little more than", "little more than", "no more than", "more than",
    "no less than", "slightly less than", "just less than", "less than", "fewer than", "well over", "just over",
    "a little over", "slightly over", "over", "well above", "just above", "above", "upwards of", "in excess of",
    "north of", "at least", "at most", "as much as", "as many as", "up to", "just under", "slightly under", "under",
    "just below", "slightly below", "below", "just shy of", "shy of", "close to", "nearly", "almost", "about",
    "around", "roughly", "approximately", "approx.", "approx", "circa", "some", "exceeding", "exceeded", "exceeds",
    "exceed", "topped", "topping", "tops", "top", "surpassing", "surpassed", "surpasses", "in the region of",
    "in the range of", "on the order of", "an estimated", "virtually", "~",
)  # fmt: skip
# After the number.
HEDGES_AFTER_EN = ("or so", "or more", "or less", "-plus", "-odd", "plus", "odd")
HEDGES_JA = ("おおよそ", "およそ", "ざっと", "ほぼ", "概ね", "おおむね", "推計", "最大で", "少なくとも", "約")
HEDGES_AFTER_JA = (
    "上回る", "下回る", "超える", "突破", "前後", "程度", "近く", "規模",
    "余り", "あまり", "ちょっと", "ちょい", "そこそこ", "見当", "内外", "以上", "以下", "未満", "超え", "超す", "足らず", "ほど", "くらい", "ぐらい", "台", "超", "弱", "強",
    "余", "割れ", "半ば",
)  # fmt: skip

# The adjectives that rank, by the end that they name; by pace where it is the change that they rank.
HIGHEST_EN = (
    "largest", "biggest", "highest", "strongest", "best", "widest", "deepest", "longest", "heaviest", "greatest",
    "busiest", "costliest", "dearest", "priciest", "fattest", "fullest", "thickest", "hugest", "richest", "plumpest",
    "stoutest", "bulkiest", "rosiest", "brightest", "healthiest", "tallest", "most expensive", "most",
)  # fmt: skip
LOWEST_EN = (
    "lowest", "smallest", "weakest", "narrowest", "slimmest", "thinnest", "leanest", "scantiest", "tiniest",
    "shallowest", "poorest", "slightest", "lightest", "slenderest", "skimpiest", "meagrest", "feeblest", "faintest",
    "puniest", "shortest", "cheapest", "quietest", "fewest", "tightest", "softest", "least",
)  # fmt: skip
FASTEST_EN = ("fastest", "quickest", "sharpest", "steepest", "slowest", "swiftest", "briskest")
WORST_EN = ("worst", "bleakest", "gloomiest", "ugliest", "grimmest", "darkest", "direst", "sorriest")
SUPERLATIVES_EN = (
    *HIGHEST_EN, *LOWEST_EN, *FASTEST_EN, *WORST_EN, "top", "leading", "main", "number one",
)  # fmt: skip
# Those that give goods and partners their place.
FOREMOST_EN = ("largest", "biggest", "highest", "greatest", "smallest", "lowest", "top", "number one")
SUPERLATIVES_JA = ("最大", "最高", "最多", "最低", "最少", "最小", "最長", "最悪", "首位", "トップ", "高水準", "低水準")

COMPARISONS_EN = (
    "outpaced", "outpaces", "outpace", "outpacing", "outstripped", "outstrips", "outstripping", "outstrip",
    "outweighed", "outweighs", "outweighing", "outran", "outrunning", "outgrew", "outgrowing", "exceeded", "exceeds",
    "exceeding", "surpassed", "surpasses", "surpassing", "overtook", "overtaken", "overtaking", "overtakes", "dwarfed",
    "dwarfing", "dwarfs", "eclipsed", "eclipsing", "faster than", "slower than", "higher than", "lower than",
    "larger than", "smaller than", "bigger than", "greater than", "weaker than", "stronger than", "more than offset",
    "more than", "less than", "ahead of", "lagged behind", "lagging behind", "lagged", "trailed", "as much as",
    "outperformed", "topped", "beat", "offset",
)  # fmt: skip
COMPARISONS_JA = (
    "上回った", "上回る", "上回り", "上回っ", "下回った", "下回る", "下回り", "下回っ", "を超えた", "を超え", "を抜い",
    "を抜き", "に次ぐ", "より大き", "より多", "より高", "より低", "より少な", "よりも",
)  # fmt: skip

# Cue -> what stands after it is the cause (-1), or the effect (+1).
CAUSES_EN = (
    "primarily driven by", "largely driven by", "mainly driven by", "driven by", "driven up by", "driven largely by",
    "driven mainly by", "driven primarily by", "fuelled by", "fueled by", "powered by", "propelled by", "boosted by",
    "lifted by", "buoyed by", "helped by", "aided by", "supported by", "underpinned by", "bolstered by", "led by",
    "pushed up by", "pulled up by", "pushed down by", "pulled down by", "weighed down by", "dragged down by",
    "hit by", "hurt by", "caused by", "triggered by", "explained by", "offset by", "inflated by", "swollen by",
    "on the back of", "on the strength of", "thanks to", "thanks largely to", "largely because of",
    "mainly because of", "partly because of", "because of", "largely because", "mainly because", "partly because",
    "because", "owing to", "largely due to", "mainly due to", "partly due to", "due to", "as a result of",
    "on account of", "stemmed from", "stems from", "stemming from", "resulted from", "attributed to",
    "attributable to", "blamed on", "reflecting", "reflects", "reflected", "the culprit", "culprit", "contributed to",
    "contributing to", "weighed on", "weighs on", "weighing on", "created headwinds for", "tailwind", "behind the",
    "explains", "explained", "boosted", "lifted", "propelled", "dragged down", "pushed up", "pulled down", "drove",
    "in the wake of", "amid", "led to", "tipping", "by lowering", "by raising", "by cutting",
)  # fmt: skip
CAUSES_JA = (
    "が主因", "が要因", "が原因", "が寄与", "に寄与", "の影響で", "の影響が", "の影響", "が押し上げ", "を押し上げ",
    "が押し下げ", "を押し下げ", "に押し上げられ", "けん引", "牽引", "を背景に", "が背景", "が響い", "が響き", "により",
    "によって", "に伴い", "に伴う", "を受け", "のため", "ために", "が追い風", "が逆風", "が重荷", "に支えられ", "主導",
    "を映し", "を反映", "のおかげ", "に起因", "ことから", "が支え",
)  # fmt: skip
