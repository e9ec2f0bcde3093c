"""A lead test between a whole and a part of it: that they move together by arithmetic is said first."""

from __future__ import annotations

from kuroji.indicators.facts import fact_or_none
from kuroji.indicators.view import Subject, View
from kuroji.model.fact import Fact
from kuroji.model.period import month, parse
from kuroji.outlook.lead.parts import part_of
from kuroji.stories.outlooks.exposure_words import upper
from kuroji.stories.outlooks.lead_words import Names
from kuroji.stories.outlooks.telling import Teller
from kuroji.stories.story import Passage
from kuroji.stories.wording import en, ja


def component(t: Teller, seen: View, names: Names, x: Subject, y: Subject | None) -> Passage | None:
    """That one series is a part of the other, with its size where the share can be computed; None where it is not."""
    part = part_of(x, y) if y is not None else None
    if part is None:
        return None
    inner, whole = (names.x, names.y) if part.first else (names.y, names.x)
    newest = month(seen.last_due_month)
    return _said(t, inner, whole, fact_or_none(seen, "share", "percent", part.subject, newest) if part.of_all else None)


def _said(t: Teller, part: str, whole: str, share: Fact | None) -> Passage:
    if share is None:
        return t.say({
            "en": f"{upper(part)} are a part of {whole}: what moves the part moves the whole by its size, and some correlation in "
            "the same month is arithmetic.",
            "ja": f"{part}は{whole}の一部であり、部分の動きはその大きさだけ全体を動かす。同じ月の相関の一部は算術上のものである。",
        })  # fmt: skip
    when = parse(share.period)
    return t.say(
        {
            "en": f"{upper(part)} are a part of {whole}, {{share}} in {en.period(when)}: what moves the part moves the whole by "
            "its size, and some correlation in the same month is arithmetic.",
            "ja": f"{part}は{whole}の一部（{ja.period(when)}は{{share}}）であり、部分の動きはその大きさだけ全体を動かす。"
            "同じ月の相関の一部は算術上のものである。",
        },
        share=t.percent(share),
    )  # fmt: skip
