"""Written: Japanese ways to write a period that mean the same as another, brought to one before periods are spotted.

令和七年, 二〇二五年 and R7年 in figures; ことし, 去年1年間, 昨夏の8月; FY25, 2Q, 2026/8 and '11 of notes and slides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kuroji.claims.expressions import expression
from kuroji.claims.mentions.numbers import japanese

_ERAS = {"R": "令和", "H": "平成", "S": "昭和"}
_KANJI = "〇一二三四五六七八九十百千"
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_PART = {"1": "上", "2": "下"}


def _figures(text: str) -> str:
    """A number in Chinese characters in figures: 二十三, 二〇二五."""
    if not re.search("[十百千]", text):
        return text.translate(_DIGITS)
    number = japanese(text)
    return text if number is None else str(int(number.value))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (expression(pattern), form)
    for pattern, form in (
        (rf"(?P<era>令和|平成|昭和)(?P<n>[{_KANJI}]{{1,5}})(?=年)", lambda m: m["era"] + _figures(m["n"])),
        (r"(?<![A-Za-z])(?P<era>[RHS])(?P<n>\d{1,2})(?=年)", lambda m: _ERAS[m["era"]] + m["n"]),
        (r"(?P<n>[一二][〇○零一二三四五六七八九]{3})(?=年)", lambda m: _figures(m["n"])),
        (rf"(?P<n>[一二]?千[{_KANJI}]{{1,7}})(?=年(?!間|前|後|来|ぶり|以上))", lambda m: _figures(m["n"])),
        (rf"(?<![{_KANJI}\d第数何ヶカか])(?P<n>十[一二]|[一二三四五六七八九十])(?=月(?:分|期|の|は|に|も|が|、|から|まで|以降|[一二三四五六七八九十]{{1,3}}日|$))",
         lambda m: _figures(m["n"])),
        (r"ことし", lambda _: "今年"),
        (r"(?:その)?前の年度", lambda _: "前年度"),
        (r"(?P<y>去年|昨年|一昨年|おととし|今年|同年|(?:19|20)\d\d年)の?(?:1|一)年間(?!で)", lambda m: m["y"]),
        (r"(?P<y>(?:19|20)?\d\d年|今年|本年|昨年|去年|前年|同年|翌年)の?(?P<p>[前後])半(?=[のにはもが、でと(（)）:：]|$)", lambda m: f"{m['y']}{'上' if m['p'] == '前' else '下'}半期"),
        (r"(?<![\d今本昨去同前翌一の])年(?P<p>[前後])半(?=[のにはもがで)）])", lambda m: f"{'上' if m['p'] == '前' else '下'}半期"),
        (r"(?:昨|去年の?|昨年の?)[春夏秋冬]の?(?=(?:1[0-2]|[1-9])月)", lambda _: "昨年"),
        (r"今[春夏秋冬]の?(?=(?:1[0-2]|[1-9])月)", lambda _: "今年"),
        (r"(?<![\d%A-Za-z])['’](?P<y>\d\d)年?(?=[\s:は、の)/])", lambda m: f"{m['y']}年"),
        (r"(?<![A-Za-z\d])(?:CY|cy)(?P<y>(?:19|20)?\d\d)年?(?!\d)", lambda m: f"{m['y']}年"),
        (r"(?<![A-Za-z\d])(?:FY|fy)['’]?(?P<y>(?:19|20)?\d\d)(?:年度?)?(?!\d)", lambda m: f"{m['y']}年度"),
        (r"(?<![A-Za-z\d])(?P<y>(?:19|20)?\d\d)年?[/ ]?(?P<p>[1-4])Q(?![A-Za-z])", lambda m: f"{m['y']}年第{m['p']}四半期"),
        (r"(?<![A-Za-z\d])(?P<p>[1-4])Q(?P<y>(?:20)?\d\d)(?!\d)", lambda m: f"20{m['y'][-2:]}年第{m['p']}四半期"),
        (r"(?<![A-Za-z\d])Q(?P<p>[1-4])(?![\d.:．、])(?=[はのに(（])|(?<![A-Za-z\d])(?P<q>[1-4])Q(?![A-Za-z\d])", lambda m: f"第{m['p'] or m['q']}四半期"),
        (r"(?<![A-Za-z\d])(?P<y>(?:19|20)\d\d)年?(?P<p>[12])H(?![A-Za-z])", lambda m: f"{m['y']}年{_PART[m['p']]}半期"),
        (r"(?<![\d/.])(?P<y>(?:19|20)\d\d)/(?P<m>1[0-2]|0?[1-9])(?=[\s:は、の月)(]|$)(?!月)", lambda m: f"{m['y']}年{int(m['m'])}月"),
    )
)  # fmt: skip


def written(text: str) -> tuple[str, list[int] | None]:
    """The text with its periods in one form, and where each of its characters stands in `text`; None where nothing changed."""
    found = [(m.span(), form(m)) for pattern, form in _FORMS for m in pattern.finditer(text)]
    if not found:
        return text, None
    changed, places, last = "", list[int](), 0
    for (start, end), form in sorted(found):
        if start < last:
            continue
        changed += text[last:start] + form
        places += [*range(last, start), *(min(start + n, end - 1) for n in range(len(form) - 1)), end - 1]
        last = end
    return changed + text[last:], [*places, *range(last, len(text) + 1)]
