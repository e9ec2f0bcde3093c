"""The words of pages that say what is wrong."""

from __future__ import annotations

import msgspec

from kuroji.model.errors import InputError, KurojiError, NotHeld, NotPublished, StoreError, Undefined, UsageError
from kuroji.stories.gate import Refused
from kuroji.web.missing import NoSuchPage, TooEarly


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; `headings` by HTTP status, `said` by kind of error."""

    headings: dict[int, str]
    otherwise: str
    ours: str
    said: dict[type[KurojiError], str]
    was_out: str
    due_stated: str
    due_expected: str
    home: str
    not_yet: str
    not_then: str
    instead: str
    near: str


ENGLISH = Words(
    headings={
        403: "This is not allowed",
        404: "There is nothing at this address",
        405: "This address is only for reading",
        406: "This page has no such format",
        410: "This page is gone",
        413: "That was too much to read",
        422: "This cannot be understood",
        429: "Too many requests",
        503: "The figures cannot be read just now",
    },
    otherwise="Something went wrong here",
    ours="The fault is ours, and has been written to the log. The rest of the site is not touched by it.",
    said={
        TooEarly: "The figures begin in January 1979; of earlier periods there is nothing to tell.",
        NoSuchPage: "The address may have been mistyped, or the page may never have been.",
        NotPublished: "These figures had not been published at that date.",
        NotHeld: "This figure is not among those held here.",
        Undefined: "This figure has no meaning, such as a percentage of a base of zero.",
        UsageError: "A part of the address is not a period, a date or an id in a form that is known here.",
        InputError: "What was sent is not what it claims to be.",
        Refused: (
            "The check that reads every story before it is shown found words that do not say its figures. "
            "The story is withheld until that is mended; the figures themselves are under Explore."
        ),
        StoreError: "The store of figures does not answer. Please try again in a minute.",
    },
    was_out="The figures of {period} were first published on {when}; before that there is nothing to tell.",
    due_stated="The figures of {period} are not out yet. They are announced for {when}.",
    due_expected="The figures of {period} are not out yet. Going by past releases, they are expected on {when}.",
    home="To the front page",
    not_yet="Not published yet",
    not_then="Not published by then",
    instead="What there is to read",
    near="You may have meant",
)
JAPANESE = Words(
    headings={
        403: "この操作はできません",
        404: "ページが見つかりません",
        405: "このアドレスは閲覧専用です",
        406: "その形式では提供していません",
        410: "このページは削除されました",
        413: "入力が大きすぎます",
        422: "指定を解釈できません",
        429: "アクセスが集中しています",
        503: "現在、数値を読み出せません",
    },
    otherwise="エラーが発生しました",
    ours="当サイト側の不具合で、記録しました。ほかのページは引き続きご覧いただけます。",
    said={
        TooEarly: "収録している統計は1979年1月からで、それより前の記事はない。",
        NoSuchPage: "アドレスが誤っているか、該当するページがありません。",
        NotPublished: "この数値は、指定の時点ではまだ公表されていません。",
        NotHeld: "この数値は当サイトに収録されていません。",
        Undefined: "比較基準がゼロであるなどの理由で、この数値は計算できません。",
        UsageError: "アドレスに含まれる期間、日付またはIDの形式を解釈できません。",
        InputError: "送信された内容を読み取れません。",
        Refused: "公開前の検査で、数値と一致しない表現が見つかった。直るまで記事の公開を見合わせている。数値そのものは「統計を調べる」で見られる。",
        StoreError: "数値の保存場所から応答がありません。しばらくしてからもう一度お試しください。",
    },
    was_out="{period}の統計は{when}に初めて公表されました。それより前の時点の数値はありません。",
    due_stated="{period}の統計はまだ公表されていません。公表予定は{when}です。",
    due_expected="{period}の統計はまだ公表されていません。過去の公表日からみて、{when}ごろに公表される見込みです。",
    home="トップへ",
    not_yet="まだ公表されていません",
    not_then="その時点では未公表です",
    instead="関連する記事",
    near="お探しのページ",
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
