"""Checking an article: sentences, mentions, readings, verdicts, summary.

One pass over the text, linear in its length and bounded: at most MOST_SENTENCES sentences,
MOST_MENTIONS figures and MOST_CLAIMS claims are judged, and the answer says when there were more. Views of the
store are opened once for each instant and shared by the articles a Checker reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import accumulate

import msgspec

from kuroji.claims.article import Article
from kuroji.claims.judging.beyond import beyond
from kuroji.claims.judging.following import Followed, following, misread, turn_of
from kuroji.claims.judging.judge import is_next_door, judged, spoken_by
from kuroji.claims.judging.neighbours import Spoken
from kuroji.claims.judging.open_questions import open_questions
from kuroji.claims.judging.setting import Setting
from kuroji.claims.judging.truths import Truths
from kuroji.claims.judging.verdicts import RIGHT
from kuroji.claims.loading.abroad import about_another_country
from kuroji.claims.mention import Kind, Sentence
from kuroji.claims.mentions.sentences import sentences
from kuroji.claims.reading import Resolved
from kuroji.claims.resolving.resolve import resolve
from kuroji.claims.verdict import Checked, Judged, Summary, Verdict
from kuroji.model.instant import LATEST, AsOf
from kuroji.store.opening import Store

MOST_SENTENCES = 4_000
MOST_MENTIONS = 4_000
MOST_CLAIMS = 2_000


class Checker:
    """Checks articles against one store; `now` is the instant whose figures are called now."""

    def __init__(self, store: Store, as_of: AsOf = LATEST) -> None:
        self.now = as_of.instant or store.newest_known_at
        self.truths = Truths(store, self.now)

    def check(self, article: Article) -> Checked:
        """The claims of an article with their verdicts."""
        read = sentences(article)
        kept = _bounded(read)
        resolved = [r for r in resolve(article, kept) if r.readings]
        claims = self._judged(resolved[:MOST_CLAIMS], kept, article.published_at)
        claims = beyond(claims, kept, article.published_at, self.truths)
        claims = open_questions(claims, kept, article.text)
        if about_another_country(article.text):
            claims = [_abroad(claim) for claim in claims]
        notices = article.notices + _cut(len(read), len(kept), len(resolved))
        return Checked(
            article=article, sentences=kept, judged=tuple(claims), summary=summary(claims), as_of=self.now,
            notices=notices,
        )  # fmt: skip

    def _judged(
        self, resolved: Sequence[Resolved], kept: Sequence[Sentence], published: datetime | None
    ) -> list[Judged]:
        """Each claim twice: by its own words, then among what the article speaks of elsewhere."""
        self.truths.about(reading for r in resolved for reading in r.readings)
        once = _said_once(resolved)
        setting = Setting(kept, published)
        alone = [judged(r, self.truths, published, (), setting) for r in once]
        spoken = [None if j is None else spoken_by(r, j) for r, j in zip(once, alone, strict=True)]
        turns = [turn_of(r, s) for r, s in zip(once, spoken, strict=True)]
        wrong = tuple(misread(turns))
        found = list[Judged]()
        for n, judgement in enumerate(alone):
            if judgement is None or _stands(judgement):
                found += [] if judgement is None else [judgement]
                continue
            others = [s for s in (*spoken[:n], *spoken[n + 1 :]) if s is not None]
            followed = following(once, n, turns, wrong)
            found.append(self._among(once[n], followed, judgement, setting, published, others))
        return [j for j in found if not _is_vague(j)]

    def _among(
        self,
        resolved: Resolved,
        followed: Followed | None,
        alone: Judged,
        setting: Setting,
        published: datetime | None,
        spoken: Sequence[Spoken],
    ) -> Judged:
        """The claim judged again: by its own words, and, where that leaves it open, where others turned.

        The other way round if what was carried to it was misread in the whole article.
        """
        ways = [resolved] if alone.terms else []
        if followed is not None:
            ways.insert(0 if followed.misread else len(ways), followed.resolved)
        first: Judged | None = None
        for way in ways:
            found = judged(way, self.truths, published, spoken, setting)
            if found is not None and found.verdict is not Verdict.UNVERIFIABLE:
                return found
            first = first or found
        return first or alone


def check(article: Article, store: Store, as_of: AsOf = LATEST) -> Checked:
    """The claims of one article with their verdicts, the figures as known at `as_of` being called now.

    Raises NotHeld when the store holds no figures.
    """
    return Checker(store, as_of).check(article)


def summary(claims: Iterable[Judged]) -> Summary:
    """How many claims there are, how they stand, and the share that the data could answer."""
    counted = Counter(j.verdict for j in claims)
    total = sum(counted.values())
    decided = total - counted[Verdict.UNVERIFIABLE]
    return Summary(
        claims=total, decided=decided, coverage=decided / total if total else 1.0,
        **{v.value: counted[v] for v in Verdict if v is not Verdict.NOT_A_CLAIM},
    )  # fmt: skip


def _said_once(resolved: Sequence[Resolved]) -> list[Resolved]:
    """Without bare directions that a figure of the same sentence and subject states already."""
    figures = {
        (r.sentence, r.readings[0].subject, r.readings[0].period)
        for r in resolved
        if r.mention.kind is not Kind.DIRECTION
    }
    return [
        r for r in resolved
        if r.mention.kind is not Kind.DIRECTION or r.mention.side or " than " in r.mention.text
        or (r.sentence, r.readings[0].subject, r.readings[0].period) not in figures
    ]  # fmt: skip


def _stands(found: Judged) -> bool:
    """Whether a claim needs no second look: its own words and figure bear it out."""
    return found.verdict in RIGHT and not is_next_door(found)


def _is_vague(found: Judged) -> bool:
    """Whether it is a bare direction of we know not what: no figure, and so no claim to list."""
    return found.mention.kind is Kind.DIRECTION and found.verdict is Verdict.UNVERIFIABLE


def _abroad(claim: Judged) -> Judged:
    """A claim about another country's trade: whatever ours is, it says nothing of theirs."""
    return msgspec.structs.replace(
        claim, verdict=Verdict.UNVERIFIABLE, truth_now=None, truth_then=None, slip="", facts=(),
        why="About another country's trade, whose statistics are not held.",
        why_ja="他国の貿易に関する主張で、その統計は収録していない。", missing="the statistics of that country",
    )  # fmt: skip


def _bounded(read: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences up to the bounds of an article, whole: the first of them in any case."""
    figures = accumulate(len(sentence.mentions) for sentence in read)
    held = sum(1 for number in figures if number <= MOST_MENTIONS)
    return tuple(read[: min(max(held, 1), MOST_SENTENCES)])


def _cut(read: int, kept: int, resolved: int) -> tuple[str, ...]:
    notices = []
    if read > kept:
        notices.append(f"Only the first {kept} of {read} sentences were read.")
    if resolved > MOST_CLAIMS:
        notices.append(f"Only the first {MOST_CLAIMS} of {resolved} claims were judged.")
    return tuple(notices)
