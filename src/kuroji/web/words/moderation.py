"""The words of the moderators' desk."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; `{...}` are filled in. `problems` by reason, `done` by decision."""

    title: str
    lead: str
    not_set: str
    secret_word: str
    name: str
    name_hint: str
    sign_in: str
    sign_out: str
    signed_in: str
    queue: str
    waiting: str
    empty: str
    alike: str
    alike_status: dict[str, str]
    handed_in: str
    reason: str
    approve: str
    reject: str
    flags: str
    flags_hint: str
    no_flags: str
    done: dict[str, str]
    problem: str
    problems: dict[str, str]


ENGLISH = Words(
    title="Moderators’ desk",
    lead="Statements wait here until somebody of the desk approves or rejects them. Nothing else can be changed here.",
    not_set="No administrator is set up. Make a hash with `kuroji opinion admin-hash` and set KUROJI_ADMIN_HASH.",
    secret_word="Password",  # noqa: S106 a label
    name="Your name, for the record",
    name_hint="Kept with every decision.",
    sign_in="Sign in",
    sign_out="Sign out",
    signed_in="Signed in as {name}, until {when}.",
    queue="Waiting statements",
    waiting="{count} waiting, the oldest first.",
    empty="Nothing waits.",
    alike="{percent}% alike: no. {number} ({status}), “{text}”",
    alike_status={"approved": "approved", "waiting": "waiting", "rejected": "rejected", "duplicate": "duplicate"},
    handed_in="Handed in {when} under the story of {story}",
    reason="Reason, for the record",
    approve="Approve",
    reject="Reject",
    flags="What looks odd",
    flags_hint="Bursts of votes and answers that are alike beyond chance. A flag is a reason to look; nothing is left out because of it.",
    no_flags="Nothing so far.",
    done={"approved": "Approved.", "rejected": "Rejected.", "in": "Signed in.", "out": "Signed out."},
    problem="This was not done",
    problems={
        "form": "The form was open for too long, was not sent from this site, or the session is over. Please sign in and try again.",
        "password": "The password is wrong.",
        "not_set": "No administrator is set up.",
        "fast": "Too many guesses. Please wait {wait} seconds.",
        "gone": "This statement is not there any more.",
        "database": "The database cannot be reached just now. Nothing was decided; please try again.",
        "other": "This could not be understood, and nothing was changed.",
    },
)
JAPANESE = Words(
    title="意見の確認",
    lead="寄せられた意見は、編集部が掲載または不掲載を決めるまでここで待つ。ここではそれ以外の変更はできない。",
    not_set="管理者が設定されていない。`kuroji opinion admin-hash`で作成したハッシュをKUROJI_ADMIN_HASHに設定する。",
    secret_word="パスワード",  # noqa: S106 a label
    name="担当者名（記録用）",
    name_hint="すべての決定とともに残る。",
    sign_in="ログイン",
    sign_out="ログアウト",
    signed_in="{name}としてログイン中（{when}まで）。",
    queue="確認待ちの意見",
    waiting="{count}件、古い順。",
    empty="確認待ちの意見はありません。",
    alike="{percent}％類似：{number}番（{status}）「{text}」",
    alike_status={"approved": "掲載", "waiting": "確認待ち", "rejected": "不掲載", "duplicate": "重複"},
    handed_in="{when}、{story}の記事に投稿",
    reason="理由（記録用）",
    approve="掲載する",
    reject="掲載しない",
    flags="不自然な動き",
    flags_hint="回答の急増と、偶然とは考えにくい回答の一致。確認のきっかけであり、これを理由に集計から除くことはない。",
    no_flags="今のところありません。",
    done={
        "approved": "掲載しました。",
        "rejected": "不掲載にしました。",
        "in": "ログインしました。",
        "out": "ログアウトしました。",
    },
    problem="処理できませんでした",
    problems={
        "form": "フォームを開いてから時間がたったか、当サイト以外から送信されたか、ログインの期限が切れました。もう一度ログインしてください。",
        "password": "パスワードが違います。",
        "not_set": "管理者が設定されていません。",
        "fast": "試行回数が多すぎます。{wait}秒後にもう一度お試しください。",
        "gone": "この意見は削除されました。",
        "database": "現在、データベースに接続できません。何も変更していません。もう一度お試しください。",
        "other": "送信内容を解釈できませんでした。何も変更していません。",
    },
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
