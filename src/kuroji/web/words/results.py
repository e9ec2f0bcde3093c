"""The words of the results of a story's votes."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; `{...}` are filled in."""

    title: str
    titled: str
    lead: str
    not_yet: str
    needed: str
    summary: str
    hardly: str
    map: str
    map_caption: str
    map_said: str
    until: str
    map_group: str
    group: str
    members: str
    stands: dict[str, str]
    nothing_apart: str
    lists: dict[str, tuple[str, str]]
    nothing_listed: str
    heads: tuple[str, str, str]
    figure: dict[str, str]
    robust: str
    robust_lead: str
    robust_later: str
    robust_head: str
    kinds: dict[str, str]
    outcomes: dict[str, str]
    least: str
    withstood: str
    means: str
    meaning: tuple[str, ...]
    files: str
    statements_file: str
    votes_file: str
    method: str


ENGLISH = Words(
    title="Results",
    titled="Results of readers’ answers: {about}",
    lead="What readers’ answers to the statements under the story of {story} come to.",
    not_yet="Too few answers yet",
    needed=(
        "Results are shown once {needed} readers have answered {answers} statements or more each. So far {have} have. "
        "With fewer, groups would be accidents, and single readers could be told apart."
    ),
    summary="{readers} readers gave {votes} answers; {grouped} answered enough to be placed in {groups} groups.",
    hardly="The groups are not clearly apart (silhouette {silhouette:.2f}): take them as parts of one cloud.",
    map="Readers who answer alike lie near each other",
    map_caption=(
        "Each sign is a reader; larger signs are several in one place. The two directions show {explained}% of the "
        "differences between readers, and have no meaning of their own."
    ),
    map_said="{groups}",
    until="Answers until {when}.",
    map_group="Group {letter}: {members} readers ({percent}%)",
    group="Group {letter}",
    members="{members} readers, {percent}% of those placed.",
    stands={
        "agree": "{percent}% agree, {elsewhere}% of the others: “{text}”",
        "disagree": "{percent}% disagree, {elsewhere}% of the others: “{text}”",
    },
    nothing_apart="Nothing sets this group clearly apart from the others.",
    lists={
        "consensus": (
            "Agreed across groups",
            "A majority of every group agrees. In the order of the share that agrees, multiplied over the groups.",
        ),
        "dissent": (
            "Rejected across groups",
            "A majority of every group disagrees. In the order of the share that disagrees, multiplied over the groups.",
        ),
        "divisive": ("What divides", "The share that agrees differs most from group to group."),
        "bridging": ("What bridges", "Liked beyond what sides explain, in a second reckoning that knows no groups."),
    },
    nothing_listed="There is none so far.",
    heads=("Statement", "agree · disagree · pass", "Figure"),
    figure={"consensus": "product", "dissent": "product", "divisive": "variance", "bridging": "score"},
    robust="How many fake accounts would move this",
    robust_lead=(
        "Fakes are added to the votes and everything is computed again: copies of one reader, fakes who answer by chance, "
        "fakes who answer against each majority. The least number found that changes a result, of at most {most}; "
        "another way of faking may need fewer."
    ),
    robust_later="This is being worked out, which can take a minute. Please look again.",
    robust_head="Result",
    kinds={"cloned": "copies", "random": "by chance", "contrarian": "against majorities"},
    outcomes={
        "top consensus": "the statement most agreed across groups",
        "groups": "the number of groups",
        "bridging": "whether the best bridging statement bridges",
    },
    least="{least}",
    withstood="more than {most}",
    means="What this means, and what not",
    meaning=(
        "Readers who answer here are no sample of anybody. The figures say nothing about a country or about voters.",
        "A group is made of readers who answered alike. It has no name, and nothing is known of its members but their answers.",
        "k-means finds groups in any cloud. Whether they are apart is what the silhouette says, here and in the file.",
        "Products and variances count one answer more on each side of every group, so that few answers never look certain; of many statements, some stand out by chance.",
        "Agreement says what readers hold to be right. What the figures say of a claim stands on the statement’s page.",
    ),
    files="Files",
    statements_file="statements with all figures (CSV)",
    votes_file="all answers, readers as numbers (CSV)",
    method="How votes become results",
)
JAPANESE = Words(
    title="集計結果",
    titled="読者の回答の集計結果：{about}",
    lead="{story}の記事に寄せられた意見への回答を集計した。",
    not_yet="回答がまだ足りません",
    needed=(
        "{answers}件以上の意見に回答した読者が{needed}人に達すると集計結果を公開する。現在は{have}人。"
        "これより少ないとグループ分けが偶然に左右され、個々の読者の回答が推測されるおそれもある。"
    ),
    summary="読者{readers}人から{votes}件の回答があった。回答数が十分な{grouped}人を{groups}つのグループに分けた。",
    hardly="グループの違いははっきりしない（シルエット係数{silhouette:.2f}）。一つのまとまりを分けたものとみるのがよい。",
    map="回答が似た読者ほど近くに並ぶ",
    map_caption=(
        "印一つが読者一人。同じ位置に複数いる場合は大きく示した。縦横の2軸で読者間の違いの{explained}％を表すが、"
        "軸自体に意味はない。"
    ),
    map_said="{groups}",
    until="{when}までの回答。",
    map_group="グループ{letter}：{members}人（{percent}％）",
    group="グループ{letter}",
    members="{members}人。分類した読者の{percent}％。",
    stands={
        "agree": "{percent}％が賛成（ほかのグループは{elsewhere}％）：「{text}」",
        "disagree": "{percent}％が反対（ほかのグループは{elsewhere}％）：「{text}」",
    },
    nothing_apart="ほかのグループとはっきり異なる点はない。",
    lists={
        "consensus": (
            "グループを超えて賛成が多い意見",
            "どのグループでも過半数が賛成した意見。各グループの賛成割合を掛け合わせた値の順。",
        ),
        "dissent": (
            "グループを超えて反対が多い意見",
            "どのグループでも過半数が反対した意見。各グループの反対割合を掛け合わせた値の順。",
        ),
        "divisive": ("賛否が分かれる意見", "賛成割合の差がグループ間で最も大きい。"),
        "bridging": (
            "立場を超えて支持される意見",
            "グループを使わない別の計算で、立場だけでは説明できない支持がある。",
        ),
    },
    nothing_listed="該当する意見は今のところない。",
    heads=("意見", "賛成・反対・パス", "値"),
    figure={"consensus": "積", "dissent": "積", "divisive": "分散", "bridging": "得点"},
    robust="偽アカウントがいくつあれば結果が変わるか",
    robust_lead=(
        "実際の回答に偽の回答を加えて計算し直した。偽の回答は、一人の読者の複製、無作為、多数派の逆の3種類。"
        "結果が変わる最小の数を、最大{most}件まで調べた。別の手口ならもっと少なくて済む可能性がある。"
    ),
    robust_later="計算中。1分ほどかかることがあります。しばらくしてからご覧ください。",
    robust_head="結果",
    kinds={"cloned": "複製", "random": "無作為", "contrarian": "多数派の逆"},
    outcomes={
        "top consensus": "グループを超えて最も賛成が多い意見",
        "groups": "グループの数",
        "bridging": "最も得点の高い意見が立場を超えるか",
    },
    least="{least}",
    withstood="{most}超",
    means="この結果から言えること、言えないこと",
    meaning=(
        "回答者は世論を代表する標本ではない。国や有権者全体については何も言えない。",
        "グループは回答が似た読者の集まりにすぎない。名前はなく、回答以外のことは分からない。",
        "この計算（k平均法）は、どんなデータでもグループに分ける。はっきり分かれているかどうかはシルエット係数が示す。",
        "積と分散は、各グループの賛否に1件ずつ加えて計算し、少ない回答が確実に見えないようにした。意見が多ければ、偶然目立つものもある。",
        "賛成の多さは、読者がどう考えるかを示す。数字が正しいかどうかは、各意見のページに示した。",
    ),
    files="データ",
    statements_file="意見と集計値（CSV）",
    votes_file="全回答、読者は番号で表示（CSV）",
    method="集計の方法",
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
