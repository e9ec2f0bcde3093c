"""The words of a lead test, in both languages; the verdict claims what the tests bear out, and no cause."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kuroji.model.fact import Fact
from kuroji.outlook.lead.figures import Made
from kuroji.outlook.lead.growth import ADJUSTED
from kuroji.outlook.lead.testing import BOTH, FOLLOWS, HINTS, LEADS, NONE, TOGETHER
from kuroji.stories.outlooks.telling import Teller, Words
from kuroji.stories.story import Passage, Section
from kuroji.stories.wording import en, ja

Detail = Mapping[str, object]
RECENT_HEADS: tuple[Words, ...] = (
    {"en": "", "ja": ""}, {"en": "On the year", "ja": "前年同月比"}, {"en": "Per working day", "ja": "1営業日当たり"},
)  # fmt: skip
ERROR_HEADS: tuple[Words, ...] = ({"en": "Forecast by", "ja": "予測の方法"}, {"en": "Root mean squared error, %", "ja": "二乗平均平方根誤差（%）"})  # fmt: skip


class Names(msgspec.Struct, frozen=True):
    """X and Y in words, in one language."""

    x: str
    y: str


# What each verdict says, with places for the two names and the lead.
SAID: Mapping[str, Words] = {
    LEADS: {"en": "{x}: ahead of {y}{by}", "ja": "{x}、{y}に{by}先行"},
    HINTS: {"en": "{x} and {y}: hints of a lead, no more", "ja": "{x}と{y}、先行を示唆する程度"},
    TOGETHER: {
        "en": "{x} and {y}: together in the same month, no lead found",
        "ja": "{x}と{y}、同じ月に変動　先行は確認されず",
    },
    FOLLOWS: {"en": "{x}: behind {y} rather than ahead", "ja": "{x}、{y}に先行せず後追い"},
    BOTH: {"en": "{x} and {y}: each helps to tell the other", "ja": "{x}と{y}、互いに先の動きを示す"},
    NONE: {"en": "{x} and {y}: no evidence of a lead", "ja": "{x}と{y}、先行の証拠なし"},
}
MEANT: Mapping[str, Words] = {
    LEADS: {
        "en": "Both tests point the same way: in this sample {x} ran ahead of {y}, and knowing it made forecasts better.",
        "ja": "検定と予測の双方が、この期間に{x}が{y}に先行し、予測の改善に役立ったことを示す。",
    },
    HINTS: {
        "en": "Only one of the two tests points to a lead of {x} over {y}: that is a hint, and no ground to rely on.",
        "ja": "{x}が{y}に先行することを示すのは2つの検証のうち一方だけで、示唆にとどまる。",
    },
    TOGETHER: {
        "en": "{X} and {y} move in the same month; the past of {x} did not help to tell {y}.",
        "ja": "{x}と{y}は同じ月に動くが、{x}の過去の動きは{y}の予測に役立たなかった。",
    },
    FOLLOWS: {
        "en": "The past of {y} helped to tell {x}, not the other way round.",
        "ja": "{y}の過去の動きは{x}を知る助けになったが、逆は認められない。",
    },
    BOTH: {
        "en": "Each helped to tell the other: neither is simply ahead.",
        "ja": "互いに相手の先の動きを知る助けになり、一方だけが先行するとは言えない。",
    },
    NONE: {
        "en": "Nothing in the figures says that {x} ran ahead of {y}.",
        "ja": "{x}が{y}に先行することを示す結果は得られなかった。",
    },
}


def headline(t: Teller, names: Names, detail: Detail) -> Passage:
    """The verdict in a line."""
    text = SAID[str(detail["verdict"])][t.language].format(x=_capital(names.x), y=names.y, by=_by(detail, t.language))
    return t.say({t.language: text})


def summary(t: Teller, names: Names, made: Made, ratio: Fact) -> Passage:
    """What was tested, what it means, and the ratio of forecast errors."""
    detail = ratio.detail
    meant = {language: _filled(text, names) for language, text in MEANT[str(detail["verdict"])].items()}
    text = {
        "en": f"{_capital(names.x)} and {names.y} were tested over {detail['months']} months, {en.period(made.period)}. "
        f"{meant['en']} With {names.x}, forecasts of {names.y} a month ahead missed by {{ratio}} times as much as without.",
        "ja": f"{ja.period(made.period)}の{detail['months']}カ月について、{names.x}が{names.y}に先行するかを検証した。"
        f"{meant['ja']}{names.x}を加えた1カ月先の予測の誤差は、加えない場合の{{ratio}}倍だった。",
    }
    return t.say(text, ratio=(ratio, f"{ratio.value:.2f}"))


def same_month(t: Teller, detail: Detail, component: Passage | None) -> Section:
    """The correlations, and what chance keeps to; before them that one series is a part of the other, where it is."""
    growth = _growth(detail)
    text = {
        "en": f"Compared is {growth['en']}, filtered for its own autocorrelation. In the same month the correlation is "
        f"{_two(detail['correlation_now'])}. Of {detail['lags_tested']} lags looked at, chance alone leaves all within "
        f"{detail['band_of_all']} of zero with {detail['confidence']}% probability; {_outside(detail, 'en')}.",
        "ja": f"比べたのは{growth['ja']}（自己相関を除いたもの）。同じ月の相関は{_two(detail['correlation_now'])}。"
        f"調べた{detail['lags_tested']}通りの月差では、偶然だけなら{detail['confidence']}%の確率ですべて"
        f"{detail['band_of_all']}以内に収まる。{_outside(detail, 'ja')}。",
    }
    return t.section("correlation", {"en": "Month by month", "ja": "月差ごとの相関"}, component, t.say(text))


def granger(t: Teller, names: Names, detail: Detail) -> Section:
    """Granger's test in both directions."""
    text = {
        "en": f"If the past of {names.x} told nothing about {names.y} beyond its own past, figures at least as suggestive as "
        f"these would come up with probability {_p(detail['granger_p'])} ({_lags(detail['granger_lags'])}); the other way "
        f"round with {_p(detail['granger_back_p'])} ({_lags(detail['granger_back_lags'])}). Below {LIMIT} a link is taken "
        "for real.",
        "ja": f"{names.x}の過去が{names.y}について何も教えないとした場合に、これ以上の結果が出る確率は{_p(detail['granger_p'])}"
        f"（ラグ{detail['granger_lags']}カ月）。逆方向では{_p(detail['granger_back_p'])}（同{detail['granger_back_lags']}カ月）。"
        f"{LIMIT}を下回れば関係があるとみなす。",
    }
    return t.section(
        "granger", {"en": "Does the past of one tell the other?", "ja": "過去の動きは相手を説明するか"}, t.say(text)
    )


LIMIT = "0.05"


def forecasts(t: Teller, names: Names, detail: Detail, ratio: Fact) -> Section:
    """Forecasts that could have been made."""
    places = {"ratio": (ratio, f"{ratio.value:.2f}")}
    directions = _directions(detail)
    text = {
        "en": f"A month ahead of each of the last {detail['forecasts']} releases, an autoregression of {names.y} missed by "
        f"{_two(detail['rmse_own'])}%, with {names.x} by {_two(detail['rmse_with_x'])}%, {{ratio}} times as much. That {names.x} adds "
        f"nothing has a p-value of {_p(detail['clark_west_p'])} (Clark and West). Repeating the year before missed by "
        f"{_two(detail['rmse_naive'])}%; that it is as good has one of {_p(detail['diebold_mariano_p'])} (Diebold and Mariano, "
        f"corrected for small samples).{directions['en']}",
        "ja": f"直近{detail['forecasts']}回の公表ごとに1カ月先を予測すると、{names.y}自身の過去だけでは{_two(detail['rmse_own'])}%、"
        f"{names.x}を加えると{_two(detail['rmse_with_x'])}%の誤差で、{{ratio}}倍。{names.x}が何も加えないとする検定（Clark・West）の"
        f"p値は{_p(detail['clark_west_p'])}。前年の動きを繰り返す予測は{_two(detail['rmse_naive'])}%で、これと同等とする検定"
        f"（Diebold・Mariano、小標本補正）のp値は{_p(detail['diebold_mariano_p'])}。{directions['ja']}",
    }
    return t.section(
        "forecasts", {"en": "Would it have helped to forecast?", "ja": "予測に役立ったか"}, t.say(text, **places)
    )


def what_was_known(t: Teller, detail: Detail, *, own: bool) -> Section:
    """Information dates and vintages."""
    sooner = int(str(detail["ahead"]))
    timing = {
        "en": "At each forecast both series were known up to the same month." if sooner == 0 else
        "The first series comes out earlier, so its own month was known at each forecast." if sooner > 0 else
        "The first series comes out later, so the forecasts do without its newest months.",
        "ja": "予測時点では両系列とも同じ月まで分かっている。" if sooner == 0 else
        "前者は公表が早く、予測時点で当月分まで分かっている。" if sooner > 0 else "前者は公表が遅く、予測には直近の月を使えない。",
    }  # fmt: skip
    files = {
        "en": " Of your own series one figure a month is held, so that its revisions are not known." if own else "",
        "ja": "利用者の系列は月ごとに1つの値だけで、改定は分からない。" if own else "",
    }
    text = {
        "en": f"{timing['en']} Every forecast uses only what had been published by its day. Where the vintage of a day is not "
        f"held, the earliest later figure stands in from the release date on: {detail['stand_ins']}% of the values.{files['en']} "
        "Habits of the months, working days, lags and coefficients are estimated anew inside each window.",
        "ja": f"{timing['ja']}各予測には、その日までに公表された値だけを使った。当時の値を保有していない場合は、公表日以降、最も早い後日の値で"
        f"代用した（値の{detail['stand_ins']}%）。{files['ja']}季節の癖、営業日、ラグ、係数は窓ごとに推定し直している。",
    }
    return t.section("information", {"en": "What was known when", "ja": "いつ何が分かっていたか"}, t.say(text))


def caution(t: Teller, detail: Detail) -> Section:
    """What a reader must not take from it."""
    roots = [float(str(detail[f"unit_root_{name}_p"])) for name in ("x", "y")]
    unsettled = max(roots) >= float(LIMIT)
    root = {
        "en": f" A unit root cannot be ruled out in one of the series (p {max(roots):.3f}), which makes every p-value here "
        "doubtful." if unsettled else "",
        "ja": f"また、単位根を棄却できない系列があり（p値{max(roots):.3f}）、ここでのp値はいずれも割り引いて見る必要がある。" if unsettled else "",
    }  # fmt: skip
    overlap = {
        "en": " Changes on the year overlap by eleven months, which makes links look longer than they are."
        if detail["transform"] != ADJUSTED else "",
        "ja": "前年同月比は隣り合う月が11カ月分重なるため、関係が実際より長く見える。" if detail["transform"] != ADJUSTED else "",
    }  # fmt: skip
    text = {
        "en": "Several tests are made at once, and whoever tries many pairs will find one that looks like a lead: a verdict "
        "drawn from a search needs a sample that the search did not see. To run ahead is not to cause. The window is "
        f"treated as one regime.{overlap['en']}{root['en']}",
        "ja": "複数の検定を同時に行っており、多くの組み合わせを試せば、先行して見えるものは必ず出る。探して得た結論は、探索に使っていない期間で"
        f"確かめる必要がある。先行は因果を意味しない。期間中の構造は一定とみなしている。{overlap['ja']}{root['ja']}",
    }
    return t.section("caution", {"en": "What to keep in mind", "ja": "留意点"}, t.say(text))


def models(names: Names) -> Mapping[str, Words]:
    """The three forecasts by the key of their error."""
    return {
        "own": {"en": "its own past (autoregression)", "ja": "自身の過去（自己回帰）"},
        "with_x": {"en": f"the same with {names.x}", "ja": f"{names.x}を加えたもの"},
        "naive": {"en": "the year before repeated", "ja": "前年の動きの繰り返し"},
    }


def errors_title(names: Names) -> Words:
    """The title of the table of errors."""
    return {"en": f"Errors of forecasts of {names.y} a month ahead", "ja": f"{names.y}の1カ月先予測の誤差"}


def recent_title(name: str) -> Words:
    """The title of the table of a series' newest months."""
    return {"en": f"{_capital(name)}: the newest months", "ja": f"{name}：直近の月"}


def _growth(detail: Detail) -> Words:
    if detail["transform"] == ADJUSTED:
        return {
            "en": "growth from month to month less what is usual for the month and its working days",
            "ja": "月ごとの季節の癖と営業日の影響を除いた前月比",
        }
    return {"en": "growth on the year", "ja": "前年同月比"}


def _outside(detail: Detail, language: str) -> str:
    values: Mapping[str, float] = detail["correlations"]  # type: ignore[assignment]
    found = [(int(k), v) for k, v in values.items() if abs(v) > float(str(detail["band_of_all"]))]
    if not found:
        return "どの月差も範囲内だった" if language == "ja" else "none is outside"
    if language == "ja":
        return "範囲外は" + "、".join(f"{_lag_ja(k)}（{_two(v)}）" for k, v in found)
    return (
        "outside that " + ("are " if len(found) > 1 else "is ") + ", ".join(f"{_two(v)} {_lag_en(k)}" for k, v in found)
    )


def _lag_en(lag: int) -> str:
    if lag == 0:
        return "in the same month"
    months = f"{abs(lag)} month{'' if abs(lag) == 1 else 's'}"
    return f"with the first {months} {'ahead' if lag > 0 else 'behind'}"


def _lag_ja(lag: int) -> str:
    return "同じ月" if lag == 0 else f"前者が{abs(lag)}カ月{'先' if lag > 0 else '後'}"


def _by(detail: Detail, language: str) -> str:
    lead = detail["lead"]
    if lead is None:
        return ""
    return f"{lead}カ月" if language == "ja" else f" by {lead} month{'' if lead == 1 else 's'}"


def _directions(detail: Detail) -> Words:
    right = detail["directions_right"]
    if right is None:
        return {"en": "", "ja": ""}
    return {
        "en": f" Rise or fall was told right {right} times of {detail['forecasts']}, where chance would give "
        f"{detail['directions_by_chance']} (p {_p(detail['directions_p'])}, Pesaran and Timmermann).",
        "ja": f"増減の向きが当たったのは{detail['forecasts']}回中{right}回で、偶然なら{detail['directions_by_chance']}回"
        f"（Pesaran・Timmermannのp値{_p(detail['directions_p'])}）。",
    }


def _p(value: object) -> str:
    return "–" if value is None else f"{float(str(value)):.3f}"


def _two(value: object) -> str:
    return f"{float(str(value)):.2f}"


def _lags(count: object) -> str:
    return f"{count} lag{'' if count == 1 else 's'}"


def _filled(text: str, names: Names) -> str:
    return text.format(x=names.x, y=names.y, X=_capital(names.x))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
