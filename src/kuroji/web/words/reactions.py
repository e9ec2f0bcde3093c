"""The words of statements and votes under a story, and of the pages of statements."""

from __future__ import annotations

import msgspec

from kuroji.opinion.rules import LONGEST, LONGEST_NAME, SHORTEST


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; `{...}` are filled in. `refused` by reason, `done` by what was done."""

    title: str
    titled: str
    lead: str
    home: str
    home_of: str
    world: str
    none_yet: str
    next_title: str
    next_hint: str
    all_answered: str
    agree: str
    disagree: str
    passed: str
    your_answer: str
    change: str
    number: str
    anonymous: str
    nowhere: str
    closed: str
    counts: str
    counted_at: str
    all_statements: str
    back: str
    results: str
    results_later: str
    add: str
    add_hint: str
    text: str
    text_hint: str
    language: str
    name: str
    name_hint: str
    country: str
    country_none: str
    send: str
    yours: str
    yours_hint: str
    forget: str
    forget_sure: str
    done: dict[str, str]
    refused: dict[str, str]
    refused_title: str
    try_again: str
    said_already: str
    unavailable: str
    static: str
    static_at: str
    statement: str
    statement_lead: str
    verdict: str
    verdict_hint: str
    verdict_none: str
    by_group: str
    group: str
    answer: str
    votes: str
    since: str
    working: str
    offline: str


ENGLISH = Words(
    title="What readers say",
    titled="What readers say: {about}",
    lead=(
        "Short statements by readers, each read by a moderator before it appears. Agree, disagree or pass; "
        "a vote can be changed at any time. Who votes here is no sample of anybody."
    ),
    home="From {country}",
    home_of="Statements from {country}",
    world="From around the world",
    none_yet="None so far.",
    next_title="What do you say?",
    next_hint="Counts are shown in the lists below, so that they do not sway a first answer.",
    all_answered="You have answered every statement there is. Thank you; answers can be changed below.",
    agree="Agree",
    disagree="Disagree",
    passed="Pass",
    your_answer="your answer",
    change="Change your answer by choosing another.",
    number="No. {number}",
    anonymous="A reader",
    nowhere="country not given",
    closed="This statement is not open to votes.",
    counts="Answers",
    counted_at="Counted on {when}.",
    all_statements="All statements ({count})",
    back="To the story",
    results="Results: opinion groups, what unites and what divides",
    results_later="Results follow once {needed} readers have answered {answers} statements or more each; so far {have} have.",
    add="Add a statement",
    add_hint=(
        "One thought that others can agree or disagree with, in any language. A moderator reads it before it appears; "
        "that can take a day. It is shown with the name and country you give, or without."
    ),
    text="Your statement",
    text_hint=f"{SHORTEST} to {LONGEST} characters, without links.",
    language="Its language",
    name="Name to show",
    name_hint="May be left empty.",
    country="Country",
    country_none="not given",
    send="Send to the moderators",
    yours="Your data",
    yours_hint=(
        "A cookie with a random number ties your answers together; no name and no address is kept with them. You can have "
        "everything deleted that is tied to it: your answers, the history of their changes, and your statements with the "
        "votes of others on them."
    ),
    forget="Delete everything of mine",
    forget_sure="Yes, delete it; this cannot be undone.",
    done={
        "vote": "Your answer has been counted.",
        "statement": "Thank you. Your statement waits for a moderator and appears once it is approved.",
        "forgotten": "Everything tied to your cookie has been deleted, and the cookie as well.",
        "nothing": "There was nothing tied to your browser.",
    },
    refused={
        "length": f"A statement has {SHORTEST} to {LONGEST} characters.",
        "words": "A statement needs words that others can agree or disagree with.",
        "link": "Statements are shown without links. Please say it in words.",
        "name": f"A name has at most {LONGEST_NAME} characters and no link.",
        "country": "Please choose a country from the list, or none.",
        "language": "Please choose a language from the list.",
        "said": "This has been said already. You can answer it, or say something else.",
        "closed": "This statement is not open to votes any more.",
        "fast": "That was many at once from your browser or network. Nothing is lost; please try again a little later.",
        "form": "The form was open for too long, or was not sent from this site. Please send it again from here.",
        "gone": "This statement is not there any more.",
        "choice": "Please choose agree, disagree or pass.",
        "sure": "Please tick the box to confirm that everything is to be deleted.",
        "database": "The statements cannot be reached just now. Nothing was counted or lost; please try again in a minute.",
        "other": "This could not be understood, and nothing was changed.",
    },
    refused_title="This was not counted",
    try_again="To the statements of this story",
    said_already="The statement that says it: {text}",
    unavailable="Statements and votes cannot be read just now. The story is not touched by this; please come back in a minute.",
    static="These are the counts as of the day this page was made. Voting and adding statements need the server of this site.",
    static_at="These are the counts as of the day this page was made.",
    statement="Statement {number}",
    statement_lead="A reader’s statement under the story of {story}",
    verdict="Checked against the figures",
    verdict_hint="What the statement says in numbers, read as of the story’s first publication, {when}.",
    verdict_none="It makes no claim that the trade statistics could confirm or contradict.",
    by_group="By opinion group",
    group="Group {letter}",
    answer="answer",
    votes="{count} answers",
    since="Approved statement, handed in on {when}.",
    working="Sending…",
    offline="This did not reach the server. Your answer was not counted; please try again.",
)
JAPANESE = Words(
    title="読者の声",
    titled="読者の声：{about}",
    lead=(
        "読者から寄せられた短い意見。掲載前に編集部が確認している。賛成、反対、パスのいずれかで回答でき、"
        "回答はいつでも変更できる。回答者は世論を代表する標本ではない。"
    ),
    home="{country}から",
    home_of="{country}からの意見",
    world="世界の声",
    none_yet="まだありません。",
    next_title="あなたはどう思いますか",
    next_hint="最初の回答に影響しないよう、集計は下の一覧にだけ表示している。",
    all_answered="すべての意見に回答済みです。ありがとうございます。回答は下の一覧で変更できます。",
    agree="賛成",
    disagree="反対",
    passed="パス",
    your_answer="あなたの回答",
    change="別の選択肢を選ぶと回答を変更できます。",
    number="{number}番",
    anonymous="読者",
    nowhere="国の記載なし",
    closed="この意見には回答できません。",
    counts="回答",
    counted_at="{when}集計",
    all_statements="意見をすべて見る（{count}件）",
    back="記事へ戻る",
    results="集計結果：意見の分布、一致点と対立点",
    results_later="{answers}件以上の意見に回答した読者が{needed}人に達すると集計結果を公開する（現在{have}人）。",
    add="意見を寄せる",
    add_hint=(
        "賛成か反対かで答えられる考えを一つ、言語は問わない。掲載前に編集部が確認するため、一日ほどかかることがある。"
        "名前と国は、記入した場合に限り表示する。"
    ),
    text="意見",
    text_hint=f"{SHORTEST}〜{LONGEST}字。リンクは記載できない。",
    language="意見の言語",
    name="表示する名前",
    name_hint="空欄でもよい。",
    country="国",
    country_none="記載しない",
    send="編集部へ送信",
    yours="あなたのデータ",
    yours_hint=(
        "回答は、無作為な番号を記した署名付きクッキーで結び付けている。名前やネットワークのアドレスは一緒に保存しない。"
        "このクッキーに結び付いた回答、その変更履歴、寄せた意見（ほかの読者の回答を含む）は、すべて削除できる。"
    ),
    forget="すべて削除する",
    forget_sure="削除に同意する（取り消しはできない）",
    done={
        "vote": "回答を受け付けました。",
        "statement": "ありがとうございます。編集部の確認後に掲載します。",
        "forgotten": "クッキーに結び付いたデータと、クッキー自体を削除しました。",
        "nothing": "このブラウザーに結び付いたデータはありませんでした。",
    },
    refused={
        "length": f"意見は{SHORTEST}〜{LONGEST}字で書いてください。",
        "words": "賛成か反対かで答えられる文を書いてください。",
        "link": "リンクは掲載できません。言葉で書いてください。",
        "name": f"名前は{LONGEST_NAME}字までで、リンクは使えません。",
        "country": "国は一覧から選ぶか、「記載しない」にしてください。",
        "language": "言語は一覧から選んでください。",
        "said": "同じ意見がすでに寄せられています。その意見に回答するか、別の意見を書いてください。",
        "closed": "この意見への回答は締め切りました。",
        "fast": "お使いのブラウザーまたはネットワークからの送信が続いたため、受け付けを一時止めています。しばらくしてからもう一度お試しください。",
        "form": "フォームを開いてから時間がたったか、当サイト以外から送信されました。このページからもう一度送信してください。",
        "gone": "この意見は削除されました。",
        "choice": "賛成、反対、パスのいずれかを選んでください。",
        "sure": "削除に同意する欄にチェックを入れてください。",
        "database": "現在、意見と回答を読み書きできません。何も失われていません。しばらくしてからもう一度お試しください。",
        "other": "送信内容を解釈できませんでした。何も変更していません。",
    },
    refused_title="受け付けられませんでした",
    try_again="この記事の意見一覧へ",
    said_already="すでに寄せられている意見：{text}",
    unavailable="現在、意見と回答を表示できません。記事は通常どおりご覧いただけます。しばらくしてからもう一度お試しください。",
    static="集計はこのページの作成時点のもの。回答と投稿には、サーバーで動くサイトが必要となる。",
    static_at="集計はこのページの作成時点のもの。",
    statement="意見{number}",
    statement_lead="{story}の記事に寄せられた読者の意見",
    verdict="統計との照合",
    verdict_hint="意見に含まれる数字を、記事の初出日（{when}）の時点で読み取って照合した。",
    verdict_none="貿易統計で確かめられる主張は含まれていない。",
    by_group="グループ別",
    group="グループ{letter}",
    answer="回答",
    votes="回答{count}件",
    since="{when}に寄せられた意見。",
    working="送信中…",
    offline="サーバーに届かなかったため、回答は受け付けられていません。もう一度お試しください。",
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
# Languages that a statement can be marked with, as their readers call them; the tag is BCP 47.
LANGUAGES = {
    "en": "English", "ja": "日本語", "zh": "中文", "ko": "한국어", "es": "Español", "pt": "Português", "fr": "Français",
    "de": "Deutsch", "it": "Italiano", "nl": "Nederlands", "pl": "Polski", "ru": "Русский", "uk": "Українська",
    "tr": "Türkçe", "ar": "العربية", "he": "עברית", "fa": "فارسی", "hi": "हिन्दी", "bn": "বাংলা", "th": "ไทย",
    "vi": "Tiếng Việt", "id": "Bahasa Indonesia", "ms": "Bahasa Melayu", "tl": "Tagalog", "sv": "Svenska",
    "und": "…",
}  # fmt: skip
