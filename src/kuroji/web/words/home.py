"""The words of the front page and of the list of stories."""

from __future__ import annotations

import msgspec

from kuroji.model.stage import Stage


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; `due` are the releases to come by stage, filled in with a period."""

    latest: str
    published: str
    known: str
    read_on: str
    why: str
    news: str
    news_note: str
    moved: str
    score: str
    coming: str
    coming_note: str
    stated: str
    expected: str
    due: dict[Stage, str]
    recent: str
    all_stories: str
    stories: str
    stories_intro: str
    months: str
    years: str
    fiscal_years: str
    period: str
    unit: str
    exports: str
    imports: str
    change: str
    balance: str
    other_periods: str


ENGLISH = Words(
    latest="Latest figures",
    published="Published {when}",
    known="Known since about {when}",
    read_on="Read the story",
    why="Why it moved",
    news="What is news in {period}",
    news_note="Ranked by news value, a documented sum of named terms; each line leads to its trace.",
    moved="What moved, commodity by commodity",
    score="News value",
    coming="Coming releases",
    coming_note="At 8:50 in the morning, Tokyo time.",
    stated="announced",
    expected="expected from the calendar of past releases",
    due={
        Stage.FIRST_10_DAYS: "{period}, first 10 days",
        Stage.FIRST_20_DAYS: "{period}, first 20 days",
        Stage.PROVISIONAL: "{period}, provisional",
        Stage.DETAILED_EXPORTS: "{period}, exports detailed",
    },
    recent="Recent months",
    all_stories="All stories",
    stories="Stories",
    stories_intro=(
        "Every month, calendar year and fiscal year has a story, at every date at which its figures changed. "
        "Each number leads to the computation and the releases behind it."
    ),
    months="Months",
    years="Calendar years",
    fiscal_years="Fiscal years (April to March)",
    period="Period",
    unit="billion yen, change on the year",
    exports="Exports",
    imports="Imports",
    change="Change",
    balance="Balance",
    other_periods=(
        "Other periods answer as well: the address of a story ends in its period, such as 1995-03, 2026-q2, 2026-h1, "
        "2024 or fy2020."
    ),
)
JAPANESE = Words(
    latest="最新の統計",
    published="{when}公表",
    known="{when}ごろ公表（日付は推定）",
    read_on="記事を読む",
    why="変動の要因",
    news="{period}のニュース",
    news_note="公開している採点方法によるニュース性の高い順。各行から数値の由来を確認できる。",
    moved="品目ごとの動き",
    score="ニュース性",
    coming="今後の公表予定",
    coming_note="いずれも午前8時50分。",
    stated="公表済みの予定",
    expected="過去の公表日からの見込み",
    due={
        Stage.FIRST_10_DAYS: "{period}上旬分",
        Stage.FIRST_20_DAYS: "{period}上中旬分",
        Stage.PROVISIONAL: "{period}分速報",
        Stage.DETAILED_EXPORTS: "{period}分輸出確報",
    },
    recent="最近の各月",
    all_stories="記事一覧",
    stories="記事",
    stories_intro=(
        "各月、暦年、年度について、数値が変わった日付ごとの記事がある。"
        "本文の数値はすべて、計算過程と出典の資料までたどれる。"
    ),
    months="月次",
    years="暦年",
    fiscal_years="年度（4月〜翌3月）",
    period="期間",
    unit="億円、前年比",
    exports="輸出",
    imports="輸入",
    change="増減率",
    balance="貿易収支",
    other_periods="これ以外の期間の記事も、アドレスの末尾に期間（1995-03、2026-q2、2026-h1、2024、fy2020など）を指定すれば読める。",
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
