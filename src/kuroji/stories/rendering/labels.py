"""The words around a story, in English and Japanese: what its parts are called, dates, the state of a fact."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kuroji.classifications.reporters import JAPAN, reporter
from kuroji.language.units import per_quantity
from kuroji.model.fact import Basis, Fact, Flag
from kuroji.model.period import parse
from kuroji.model.reporter import Reporter
from kuroji.stories.story import STATED, Story
from kuroji.stories.wording import en, ja
from kuroji.stories.wording.phrases import phrase


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; those with {braces} are filled in."""

    colon: str
    statistics: str
    published: str
    updated: str
    as_known: str
    figures: str
    facts: str
    facts_note: str
    what: str
    value: str
    basis: str
    flags: str
    releases: str
    first_print: str
    first_printed: str
    now_known: str
    sources: str
    stated: str
    inferred: str
    taken: str
    checksum: str
    licence: str
    licence_name: str
    licence_of: str
    not_endorsed: str
    none_endorsed: str
    publishers: str
    formats: str
    names: dict[str, str]
    bases: dict[Basis, str]
    known_flags: dict[Flag, str]
    units: dict[str, str]


ENGLISH = Labels(
    colon=": ",
    statistics="Trade statistics",
    published="Published {when}",
    updated="Updated {when}",
    as_known="Figures as known on {when}",
    figures="Figures",
    facts="Every figure in this story",
    facts_note=(
        "Each number above is one of these facts. Its id holds all that is needed to work it out again: "
        "“kuroji trace” with the id shows formula, inputs and the files they were read from."
    ),
    what="What it says",
    value="Value",
    basis="Basis",
    flags="Notes",
    releases="Sources",
    first_print="As first printed",
    first_printed="First printed on {when}: {then}.",
    now_known="Known now: {now}.",
    sources="Sources",
    stated="published {when}",
    inferred="published {when}, a date inferred from the calendar of releases",
    taken="series taken on {when}, of which only figures due by the story's date are used",
    checksum="SHA-256 of the file read",
    licence="The figures are offered under the {name}.",
    licence_name="Public Data License (version 1.0)",
    licence_of="The figures of {country} are offered under the {name}.",
    not_endorsed="They were processed by Kuroji; the {publisher} has neither examined nor endorsed this story.",
    none_endorsed="They were processed by Kuroji; neither the {publisher} has examined or endorsed this story.",
    publishers=" nor the ",
    formats="This story in other formats",
    names={"html": "HTML", "md": "Markdown", "txt": "plain text", "json": "JSON", "jsonld": "JSON-LD"},
    bases={Basis.COMPUTED: "computed", Basis.PRINTED: "printed", Basis.IMPLIED: "implied"},
    known_flags={flag: str(flag) for flag in Flag},
    units={
        "percent": "%",
        "points": "points",
        "fold": "times",
        "JPY": "yen",
        "JPY per USD": "yen per dollar",
        **en.UNITS,
    },
)
JAPANESE = Labels(
    colon="：",
    statistics="貿易統計",
    published="公表 {when}",
    updated="更新 {when}",
    as_known="{when}時点の公表値による",
    figures="統計表",
    facts="記事中の数値一覧",
    facts_note=(
        "本文の数値はすべて下表のいずれかに当たる。IDには再計算に必要な情報が含まれ、"
        "「kuroji trace」にIDを渡すと計算式、入力値、読み込んだ資料を確認できる。"
    ),
    what="内容",
    value="値",
    basis="根拠",
    flags="注記",
    releases="出典",
    first_print="公表当初の値",
    first_printed="{when}の公表時は「{then}」。",
    now_known="現在は「{now}」。",
    sources="出典",
    stated="{when}公表",
    inferred="{when}公表（公表日程からの推定）",
    taken="{when}取得の系列のうち、記事の時点までに公表済みの値を使用",
    checksum="読み込んだファイルのSHA-256",
    licence="数値は{name}に基づき利用している。",
    licence_name="公共データ利用規約（第1.0版）",
    licence_of="{country}の数値は{name}に基づき利用している。",
    not_endorsed="加工はKurojiによるもので、{publisher}がこの記事を確認または推奨したものではない。",
    none_endorsed="加工はKurojiによるもので、{publisher}のいずれも、この記事を確認または推奨したものではない。",
    publishers="、",
    formats="他の形式",
    names={"html": "HTML", "md": "Markdown", "txt": "テキスト", "json": "JSON", "jsonld": "JSON-LD"},
    bases={Basis.COMPUTED: "算出", Basis.PRINTED: "公表値", Basis.IMPLIED: "公表値から逆算"},
    known_flags={
        Flag.BACKFILLED: "後日の値で補完",
        Flag.MIXED_VINTAGES: "時点の異なる値を併用",
        Flag.MIXED_STAGES: "段階の異なる値を併用",
        Flag.INFERRED_DATE: "公表日は推定",
        Flag.WITHHELD_PART: "秘匿分を含まない",
        Flag.FIRST_HELD_LATER: "当初値は未保有",
        Flag.PROVISIONAL: "速報値",
        Flag.IMPLIED_BASE: "比較基準は公表増減率から逆算",
        Flag.ESTIMATE: "推計値（公表値ではない）",
    },
    units={
        "percent": "%",
        "points": "ポイント",
        "fold": "倍",
        "JPY": "円",
        "years": "年",
        "days": "日",
        "JPY per USD": "円／ドル",
        **ja.UNITS,
    },
)
LABELS = {"en": ENGLISH, "ja": JAPANESE}
# The largest unit an amount is written in without decimals: its name by power of ten.
SCALES = {"en": ((6, "million "), (3, "thousand ")), "ja": ((8, "億"), (6, "百万"), (3, "千"))}


def labels(story: Story) -> Labels:
    """The words of the story's language."""
    return LABELS[story.language]


def owner_of(story: Story) -> Reporter:
    """The reporter whose statistics the story is about."""
    return reporter(story.reporter)


def period(story: Story) -> str:
    """May 2026, 2026年5月: the story's period as a line of its own, so with a capital."""
    parsed = parse(story.period, owner_of(story).fiscal)
    words = ja.period(parsed) if story.language == "ja" else en.period(parsed)
    return words[:1].upper() + words[1:]


def country(story: Story) -> str:
    """The reporter's name."""
    owner = owner_of(story)
    return owner.name_ja if story.language == "ja" else owner.name_en


def publisher_of(owner: Reporter, language: str) -> str:
    """The office that publishes a reporter's statistics, in a language."""
    return owner.publisher_ja if language == "ja" else owner.publisher_en


def day(instant: datetime, story: Story) -> str:
    """17 June 2026, 2026年6月17日, in the reporter's zone."""
    return ja.day(instant, owner_of(story)) if story.language == "ja" else en.day(instant, owner_of(story))


def minute(instant: datetime, story: Story) -> str:
    """17 June 2026, 08:50 JST; 2026年6月17日 8時50分, with 現地時間 where the zone is not that of Japan."""
    local = instant.astimezone(owner_of(story).tz)
    if story.language == "ja":
        elsewhere = "" if owner_of(story).zone == JAPAN.zone else "（現地時間）"
        return f"{day(instant, story)} {local.hour}時{local.minute:02d}分{elsewhere}"
    return f"{day(instant, story)}, {local:%H:%M} {local.tzname()}"


def dateline(story: Story) -> tuple[tuple[str, datetime], ...]:
    """What is said of the story's time, each with its instant: published, updated if later, the figures' vintage.

    An inferred instant is not told as that of a publication.
    """
    words = labels(story)
    lines = []
    if story.published_basis == STATED:
        lines.append((words.published.format(when=minute(story.published_at, story)), story.published_at))
    if story.updated_at > story.published_at:
        lines.append((words.updated.format(when=minute(story.updated_at, story)), story.updated_at))
    lines.append((words.as_known.format(when=day(story.as_of, story)), story.as_of))
    return tuple(lines)


def sentence(fact: Fact, language: str) -> str:
    """What the fact says in words, without full stop."""
    return (fact.text_ja if language == "ja" else fact.text_en) or phrase(fact, language)


def notes(fact: Fact, language: str) -> str:
    """What is to be known of the fact's vintage; empty when there is nothing."""
    known = LABELS[language].known_flags
    return ("、" if language == "ja" else ", ").join(known[Flag(flag)] for flag in fact.flags)


def figure(fact: Fact, language: str) -> str:
    """The fact's value at its grain with its unit: −378,688 million yen, 12.5%, 4 months; a negative zero keeps its sign."""
    if fact.unit == "periods":
        of, count = parse(fact.period, reporter(fact.reporter).fiscal), int(fact.value)
        return ja.counted(of, count) if language == "ja" else f"{count} {en.kind(of, count)}"
    if fact.unit == "year":
        return f"{fact.value:.0f}{'年' if language == 'ja' else ''}"
    scale, word = 0, ""
    if len(fact.unit) == 3 and fact.unit.isupper():
        scale, word = next(((p, w) for p, w in SCALES[language] if fact.quantum >= 10**p), (0, ""))
    grain = f"{fact.quantum / 10**scale:.12f}".rstrip("0")
    decimals = len(grain.partition(".")[2])
    text = f"{fact.value / 10**scale:,.{decimals}f}".replace("-", "−")
    unit = LABELS[language].units.get(fact.unit) or per_quantity(fact.unit, language)
    gap = "" if language == "ja" or unit == "%" or not unit else " "
    return f"{text}{gap}{word}{unit}"


def revisions(story: Story) -> tuple[str, ...]:
    """What was printed first and what is known now, in a sentence for each figure of the first print that has changed."""
    first = {f.id for f in story.first_print}
    now = {_subject(f): f for f in story.facts if f.id not in first}
    lines = []
    for then in story.first_print:
        known = now.get(_subject(then))
        if known is not None and known.value == then.value:
            continue
        said = labels(story).first_printed.format(when=day(then.as_of, story), then=sentence(then, story.language))
        if known is not None:
            space = "" if story.language == "ja" else " "
            said += space + labels(story).now_known.format(now=sentence(known, story.language))
        lines.append(said)
    return tuple(lines)


def _subject(fact: Fact) -> tuple[str, ...]:
    """What a fact is about, whatever its vintage."""
    return (fact.indicator, fact.method, fact.flow, fact.partner_code, fact.code, fact.measure, fact.period)
