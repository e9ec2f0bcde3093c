"""Notices: what was odd about an input, in a sentence for the reader, in English and Japanese."""

from __future__ import annotations

import msgspec

WORDING: dict[str, tuple[str, str]] = {
    "no date": (
        (
            "No publication date was found, so every claim is judged by the newest figures: a figure that was right when "
            "the article appeared and was revised since cannot be told from a wrong one. Give the date with --published."
        ),
        (
            "公表日が見つからないため、最新の統計で判定した。掲載時には正しく、その後改定された数字を誤りと区別できない。"
            "日付は --published で指定できる。"
        ),
    ),
    "future": (
        "The publication date, {day}, is in the future: the claims are judged by the newest figures.",
        "公表日（{day}）が未来の日付のため、最新の統計で判定した。",
    ),
    "two dates": (
        "Two dates disagree: the record says {record}, the text {text}. The record's is used.",
        "日付が食い違う：記録は{record}、本文は{text}。記録の日付を使った。",
    ),
    "released later": (
        (
            "Two dates disagree: the record says {record}, but the text speaks of a release on {text}. "
            "The record's is used."
        ),
        "日付が食い違う：記録は{record}だが、本文は{text}の発表に触れている。記録の日付を使った。",
    ),
    "year assumed": (
        "The date in the text has no year; it is taken as {day}.",
        "本文の日付に年がないため、{day}とみなした。",
    ),
    "cut": (
        "Only the first {kept:,} of {total:,} characters were read.",
        "全{total:,}字のうち、先頭の{kept:,}字だけを読んだ。",
    ),
    "paywall": (
        (
            "The page shows only the beginning of the article (it asks readers to subscribe or to log in): "
            "what comes after was not checked."
        ),
        "購読やログインを求めるページで、記事の冒頭しか読めない。続きは検証していない。",
    ),
    "mixed": (
        "The text is in English and in Japanese; it is read as {language}.",
        "英語と日本語が混在している。{language}の記事として読んだ。",
    ),
    "other language": (
        "The text is neither in English nor in Japanese: no claims are read from it.",
        "英語でも日本語でもないため、主張を読み取れない。",
    ),
    "language differs": (
        "The input calls itself {stated}, but the text is in {found}.",
        "言語の指定は{stated}だが、本文は{found}である。",
    ),
    "another country": (
        "The article is about another country ({sign}): nothing here can be checked yet.",
        "他国に関する記事（{sign}）のため、まだ何も検証できない。",
    ),
}
LANGUAGE_NAMES = {"en": ("English", "英語"), "ja": ("Japanese", "日本語")}


class Notice(msgspec.Struct, frozen=True):
    """A notice by its name in `WORDING`, with what is to be filled in."""

    name: str
    values: dict[str, str | int] = {}

    def say(self, language: str) -> str:
        """The sentence in `ja`, else in English; a language among the values is named in that language too."""
        place = int(language == "ja")
        named = {
            key: LANGUAGE_NAMES[value][place] if isinstance(value, str) and value in LANGUAGE_NAMES else value
            for key, value in self.values.items()
        }
        return WORDING[self.name][place].format(**named)
