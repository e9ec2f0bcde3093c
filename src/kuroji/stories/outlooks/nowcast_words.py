"""The words of the nowcast, in both languages: what is estimated, how sure it is, and how it has done."""

from __future__ import annotations

from collections.abc import Mapping

from kuroji.model.fact import Fact
from kuroji.model.period import Period
from kuroji.stories.outlooks.telling import Place, Teller, Words
from kuroji.stories.story import Passage, Section
from kuroji.stories.wording import en, ja
from kuroji.stories.wording.outlook_nowcast_phrases import RULES as RULE_NAMES
from kuroji.stories.wording.outlook_nowcast_phrases import ja_side, side_of

Facts = Mapping[str, Fact]
TOTALS: Mapping[str, Words] = {
    "exports": {"en": "Exports", "ja": "輸出"}, "imports": {"en": "Imports", "ja": "輸入"},
    "balance": {"en": "Balance", "ja": "貿易収支"},
}  # fmt: skip
RULES: Mapping[str, Words] = {
    rule: {"en": named[0][:1].upper() + named[0][1:], "ja": named[1]} for rule, named in RULE_NAMES.items()
}
ESTIMATE_HEADS: tuple[Words, ...] = (
    {"en": "", "ja": ""}, {"en": "Estimate, ¥ trillion", "ja": "推計、兆円"},
    {"en": "Low end of the 80% interval, ¥ trillion", "ja": "80%区間の下限、兆円"},
    {"en": "High end, ¥ trillion", "ja": "上限、兆円"}, {"en": "On the year", "ja": "前年同月比"},
)  # fmt: skip
RECORD_HEADS: tuple[Words, ...] = (
    {"en": "Mean absolute error of", "ja": "平均絶対誤差"}, {"en": "Exports", "ja": "輸出"},
    {"en": "Imports", "ja": "輸入"}, {"en": "Balance, ¥ billion", "ja": "貿易収支、10億円"},
)  # fmt: skip
NAIVE = "first days"


def headline(t: Teller, of: Facts, month: Period) -> Passage:
    """The side the balance falls on where the whole interval does; else that it may fall on either."""
    when = {
        "month": en.headlined(month, year=False) if t.language == "en" else ja.part(month),
        "country": t.seen.reporter.name_en,
    }
    if _open(of):
        text = {
            "en": "{country}’s {month} trade balance can still fall on either side: estimates put exports at {x}, imports at {m}",
            "ja": "{month}の貿易収支、黒字か赤字か見極めつかず　推計は輸出{x}、輸入{m}",
        }
        return t.say(text, x=t.money(of["exports"]), m=t.money(of["imports"]), **when)
    text = {
        "en": f"{{country}}’s {{month}} trade {side_of(of['balance'])} estimated at {{b}}",
        "ja": f"{{month}}の貿易収支、{{b}}の{ja_side(of['balance'])}と推計",
    }
    return t.say(text, b=t.money(of["balance"]), **when)


def summary(t: Teller, of: Facts, month: Period, *, out: bool) -> Passage:
    """The three estimates, that they are estimates, and when the month is, or was (`out`), due to be published."""
    days, due = of["exports"].detail["days"], str(of["exports"].detail["due"])
    year, number, day = (int(part) for part in due.split("-"))
    places: dict[str, Place] = {
        "x": t.money(of["exports"]), "cx": _on_year(t, of["exports change"]), "m": t.money(of["imports"]),
        "cm": _on_year(t, of["imports change"]), "balance": "",
    }  # fmt: skip
    text = {
        "en": f"From its first {days} days, exports in {en.period(month)} are estimated at {{x}} ({{cx}} on the year) and "
        f"imports at {{m}} ({{cm}}), which would leave {_side_en(of['balance'])}. These are estimates by Kuroji and no "
        f"official figures; the month itself {'was' if out else 'is'} due on {day} {en.MONTHS[number - 1]} {year}.",
        "ja": f"{ja.period(month)}の{'上旬' if days == 10 else '上中旬'}の速報から推計すると、月全体の輸出は{{x}}（前年同月比{{cx}}）、"
        f"輸入は{{m}}（同{{cm}}）、差し引き{_side_ja(of['balance'])}となる。Kurojiによる推計で公表値ではない。"
        f"月次速報の公表予定日は{year}年{number}月{day}日{'だった' if out else ''}。",
    }
    return t.say(text, **{**places, "b": t.money(of["balance"])})


def estimate_section(t: Teller, of: Facts) -> Section:
    """The intervals, and why that of the balance is not the sum of the others."""
    detail = of["balance"].detail
    together = float(str(detail["correlation"]))
    places = {
        f"{name}{end}": t.money(of[f"{total}, {side}"])
        for name, total in (("x", "exports"), ("m", "imports"), ("b", "balance"))
        for end, side in (("l", "low"), ("h", "high"))
    }
    alike = {
        "en": "in the same direction, and partly cancel in the balance"
        if together > 0
        else "in opposite directions, and add up in the balance",
        "ja": "同じ方向に出やすく、収支では一部が打ち消し合う" if together > 0 else "逆方向に出やすく、収支では重なる",
    }
    text = {
        "en": f"With {detail['coverage']}% confidence exports lie between {{xl}} and {{xh}}, imports between {{ml}} and "
        f"{{mh}}, and the balance {_reach_en(of)}. "
        f"Over the {detail['months']} months learned from, the errors of the two flows tended to go {alike['en']} "
        f"(their correlation was {abs(together):.2f}{' below zero' if together < 0 else ''}).",
        "ja": f"{detail['coverage']}%区間は、輸出が{{xl}}〜{{xh}}、輸入が{{ml}}〜{{mh}}、貿易収支が"
        f"{_reach_ja(of)}。推計に用いた{detail['months']}カ月では、"
        f"輸出と輸入の誤差は{alike['ja']}（相関は{'マイナス' if together < 0 else ''}{abs(together):.2f}）。",
    }
    return t.section("interval", {"en": "How sure", "ja": "推計の幅"}, t.say(text, **places))


def first_days_section(t: Teller, of: Facts, detail: Mapping[str, object], part: Period) -> Section:
    """What was printed of the first days, and the working days of month and part, now and a year earlier."""
    so_far, before = detail["working_days_so_far"], detail["working_days_so_far_base"]
    whole, whole_before = detail["working_days"], detail["working_days_base"]
    text = {
        "en": f"In {en.period(part)} exports were {{x}}, {{cx}} on the year, and imports {{m}}, {{cm}}: "
        f"{_side_en(of['balance'])}, by the figures of the {t.seen.reporter.publisher_en}. Those days held {so_far} working days, against "
        f"{before} a year earlier: per working day exports were {{wx}} and imports {{wm}}. The month has {whole}, against {whole_before}.",
        "ja": f"{t.seen.reporter.publisher_ja}の公表では、{ja.period(part)}の輸出は{{x}}（前年同期比{{cx}}）、輸入は{{m}}（同{{cm}}）で、"
        f"{_side_ja(of['balance'])}だった。この期間の営業日は{so_far}日（前年は{before}日）で、1営業日当たりでは輸出{{wx}}、輸入{{wm}}。営業日は月全体では{whole}日（同{whole_before}日）。",
    }
    said = t.say(
        text, x=t.money(of["exports"]), cx=_on_year(t, of["exports change"]), m=t.money(of["imports"]),
        cm=_on_year(t, of["imports change"]), b=t.money(of["balance"]), wx=_on_year(t, of["exports daily"]),
        wm=_on_year(t, of["imports daily"]),
    )  # fmt: skip
    return t.section("first days", {"en": "What was published", "ja": "公表された数値"}, said)


def method_section(t: Teller, exports: Mapping[str, object], imports: Mapping[str, object], month: Period) -> Section:
    """The coefficients in words."""
    days, months = exports["days"], exports["months"]
    before_en, before_ja = en.MONTHS[month.previous().part - 1], f"{month.previous().part}月"
    text = {
        "en": f"The first days are a noisy sample. So exports’ change on the year is put {exports['weight']} of the way from "
        f"that of {before_en}, as then known, to that of the first {days} days, and imports’ {imports['weight']} of the "
        f"way. Where the days still to come hold a larger share of the month’s working days than a year ago, that "
        f"difference counts {exports['elasticity']} times for exports and {imports['elasticity']} times for imports. These weights were "
        f"estimated on {months} months, with no figure that became known later.",
        "ja": f"期間の短い数値はぶれやすい。このため輸出の前年同月比は、{before_ja}（当時の既知の値）の増減率から{'上旬' if days == 10 else '上中旬'}の増減率に"
        f"向けて{exports['weight']}だけ寄せた値とし、輸入は{imports['weight']}だけ寄せる。残る期間の営業日の割合が前年と違えば、その差の"
        f"{exports['elasticity']}倍を輸出に、{imports['elasticity']}倍を輸入に反映する。係数は{months}カ月の実績から推定し、"
        "その時点より後に分かった数値は使っていない。",
    }
    return t.section("method", {"en": "How it is made", "ja": "推計の方法"}, t.say(text))


def outcome_section(t: Teller, of: Facts, estimates: Facts) -> Section:
    """What was then first published, and whether the interval held it."""
    ends = {name: (estimates[f"{name}, low"].value, estimates[f"{name}, high"].value) for name in TOTALS}
    outside = [
        TOTALS[name][t.language].lower() for name, (low, high) in ends.items() if not low <= of[name].value <= high
    ]
    verdict = {
        "en": "all three within their intervals" if not outside else f"outside the interval: {en_listed(outside)}",
        "ja": "いずれも区間内" if not outside else f"区間を外れたのは{'、'.join(outside)}",
    }
    text = {
        "en": f"The month has been published since: exports {{x}}, imports {{m}}, {_side_en(of['balance'])}; {verdict['en']}.",
        "ja": f"その後に公表された速報は、輸出{{x}}、輸入{{m}}、{_side_ja(of['balance'])}で、{verdict['ja']}。",
    }
    said = t.say(text, x=t.money(of["exports"]), m=t.money(of["imports"]), b=t.money(of["balance"]))
    return t.section("outcome", {"en": "What was published then", "ja": "実際の公表値"}, said)


def record_section(t: Teller, errors: Mapping[str, Facts], held: Facts, period: Period, stand_ins: bool) -> Section:
    """How the estimates did beside the usual rule of thumb, and how often the interval held."""
    ours, naive = errors["nowcast"], errors[NAIVE]
    better = [name for name in TOTALS if ours[name].value < naive[name].value]
    detail = held["exports"].detail
    counts = {name: held[name].detail["covered"] for name in TOTALS}
    lead = {
        "en": "Where no first print is held, a later figure can stand at the day of the release, which lets more months be "
        f"judged: {detail['months']}, {en.period(period)}. There" if stand_ins else
        f"Made in the same way at each release of {en.period(period)} ({detail['months']} months), by what was known that day,",
        "ja": f"当初の公表値がない月に後の数値を当てると、{detail['months']}カ月（{ja.period(period)}）を検証できる。" if stand_ins else
        f"{ja.period(period)}の{detail['months']}カ月について、各公表日に分かっていた数値だけで同じ推計を行うと、",
    }  # fmt: skip
    text = {
        "en": lead["en"]
        + " the estimates missed exports by {x}, imports by {m} and the balance by {b} on average. Taking the "
        f"change so far for the month’s missed by {{nx}}, {{nm}} and {{nb}}: the estimate was {_better_en(better)}. The "
        f"{detail['coverage']}% interval held in {counts['exports']} ({{ce}}), {counts['imports']} ({{cm}}) and {counts['balance']} ({{cb}}) of the "
        f"{detail['months']} months.",
        "ja": lead["ja"] + "平均絶対誤差は輸出{x}、輸入{m}、貿易収支{b}。期間中の増減率を月全体とみなす方法では"
        f"それぞれ{{nx}}、{{nm}}、{{nb}}で、{_better_ja(better)}。{detail['coverage']}%区間に収まったのは"
        f"{detail['months']}カ月のうちそれぞれ{counts['exports']}カ月（{{ce}}）、{counts['imports']}カ月（{{cm}}）、{counts['balance']}カ月（{{cb}}）。",
    }
    places: dict[str, Place] = {
        "x": t.percent(ours["exports"]), "m": t.percent(ours["imports"]), "b": t.money(ours["balance"]),
        "nx": t.percent(naive["exports"]), "nm": t.percent(naive["imports"]), "nb": t.money(naive["balance"]),
        **{f"c{name[0] if name != 'imports' else 'm'}": (of, f"{of.value:.0f}%") for name, of in held.items()},
    }  # fmt: skip
    name = "record with later figures" if stand_ins else "record"
    heading = {
        "en": "The record over more months" if stand_ins else "The record",
        "ja": "より長い期間の成績" if stand_ins else "これまでの成績",
    }
    return t.section(name, heading, t.say(text, **places))


def no_record_section(t: Teller) -> Section:
    """That too few months can be judged yet."""
    text = {
        "en": "Too few months could be judged by then to say how such estimates do.",
        "ja": "この時点では検証できる月が少なく、成績は示せない。",
    }
    return t.section("record", {"en": "The record", "ja": "これまでの成績"}, t.say(text))


def caution(t: Teller) -> Section:
    """What the estimate cannot know."""
    text = {
        "en": "The specification is fixed and none of its coefficients saw the months it is judged on, but there are few "
        "months: one unusual month moves these averages. Ten-day figures are themselves provisional, and have been "
        "corrected later by as much as a quarter of a trillion yen. No news, price or vessel enters.",
        "ja": "推計式は固定しており、検証対象の月は係数の推定に使っていない。ただし月数は少なく、特異な1カ月で平均は動く。"
        "旬別の数値自体も速報で、後に大きく訂正されたことがある。ニュース、価格、船舶の動きは織り込んでいない。",
    }
    return t.section("caution", {"en": "What to keep in mind", "ja": "留意点"}, t.say(text))


def estimates_title(month: Period) -> Words:
    """The title of the table of estimates."""
    return {"en": f"Estimates for {en.period(month)}", "ja": f"{ja.period(month)}の推計"}


def record_title(period: Period, months: int, stand_ins: bool) -> Words:
    """The title of a table of errors."""
    return {
        "en": f"Errors over {months} months, {en.period(period)}"
        + (", later figures where first prints are not held" if stand_ins else ", by what was known at each release"),
        "ja": f"{ja.period(period)}の{months}カ月の誤差"
        + ("（当初値のない月は後の値）" if stand_ins else "（各公表日に既知の値による）"),
    }


def en_listed(names: list[str]) -> str:
    """a, b and c."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _open(of: Facts) -> bool:
    return of["balance, low"].value < 0 < of["balance, high"].value


def _side_en(balance: Fact) -> str:
    return "trade about balanced ({b})" if balance.value == 0 else f"a {side_of(balance)} of {{b}}"


def _side_ja(balance: Fact) -> str:
    return "ほぼ均衡（{b}）" if balance.value == 0 else f"{{b}}の{ja_side(balance)}"


def _reach_en(of: Facts) -> str:
    """The interval of the balance: a deficit of so much to so much, or between a deficit and a surplus."""
    low, high = of["balance, low"], of["balance, high"]
    if _open(of):
        return f"between a {side_of(low)} of {{bl}} and a {side_of(high)} of {{bh}}"
    small, large = ("bl", "bh") if low.value > 0 else ("bh", "bl")
    return f"shows a {side_of(low)} of {{{small}}} to {{{large}}}"


def _reach_ja(of: Facts) -> str:
    low, high = of["balance, low"], of["balance, high"]
    if _open(of):
        return f"{{bl}}の{ja_side(low)}〜{{bh}}の{ja_side(high)}"
    small, large = ("bl", "bh") if low.value > 0 else ("bh", "bl")
    return f"{{{small}}}〜{{{large}}}の{ja_side(low)}"


def _on_year(t: Teller, change: Fact) -> Place:
    return change, ja.up(change) if t.language == "ja" else en.grown(change)


def _better_en(better: list[str]) -> str:
    if not better:
        return "no better on any of them"
    worse = [name for name in TOTALS if name not in better]
    said = f"better on {en_listed(['the balance' if name == 'balance' else name for name in better])}"
    return said + (f", not on {en_listed(['the balance' if n == 'balance' else n for n in worse])}" if worse else "")


def _better_ja(better: list[str]) -> str:
    if not better:
        return "本推計が上回るものはない"
    names = "、".join(TOTALS[name]["ja"] for name in better)
    rest = [TOTALS[name]["ja"] for name in TOTALS if name not in better]
    return f"{names}では本推計の誤差が小さい" + (f"が、{'、'.join(rest)}では大きいか同程度" if rest else "")
