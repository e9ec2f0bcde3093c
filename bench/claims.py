"""Claims: how many labelled claims `kuroji check` finds, how many verdicts are right, and how fast it is.

    python -m bench.claims [--labelled FILE ...] [--misses]

Without a file it reads the articles of our own, in tests/claims/articles. Printed, always
together: recall of extraction, claims beside the labels, accuracy among the decided,
coverage of what can be decided, contradictions of confirmed claims and how many false ones are caught; then confusion by
indicator, language and trap, and a reliability table of the confidences.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from bench.labelled import OWN, Labelled, Matched, decided, matched, read
from bench.measuring import Row, shown, timed
from kuroji.claims.checking import Checker
from kuroji.claims.verdict import Judged, Verdict
from kuroji.store.opening import open_store

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
WORDS = 1000


class Scored:
    """The labels of several articles with their claims, and the claims beside them."""

    def __init__(self, entries: Iterable[Labelled], checker: Checker) -> None:
        self.pairs: list[Matched] = []
        self.beside: list[tuple[str, Judged]] = []
        for entry in entries:
            pairs, extra = matched(entry, checker.check(entry.article).judged)
            self.pairs += pairs
            self.beside += [(entry.name, claim) for claim in extra]

    def lines(self) -> Iterator[str]:
        """The figures that belong together: recall, accuracy, coverage, false contradictions."""
        pairs = self.pairs
        if not pairs:
            return
        found = [p for p in pairs if p.claim is not None]
        answerable = [p for p in pairs if p.label.verdict != Verdict.UNVERIFIABLE]
        answered = [p for p in pairs if decided(p.claim)]
        right = [p for p in answered if is_right(p)]
        true = [p for p in pairs if p.label.verdict == Verdict.CONFIRMED]
        wronged = [p for p in true if p.claim is not None and p.claim.verdict is Verdict.CONTRADICTED]
        absolved = [
            p for p in pairs
            if p.label.verdict == Verdict.CONTRADICTED and p.claim is not None and p.claim.verdict is Verdict.CONFIRMED
        ]  # fmt: skip
        yield f"labels {len(pairs)}, found {_share(len(found), len(pairs))}; claims beside the labels {len(self.beside)}"
        yield (
            f"verdicts right among the decided {_share(len(right), len(answered))}; coverage of what can be decided "
            f"{_share(sum(decided(p.claim) for p in answerable), len(answerable))}"
        )
        false = [p for p in pairs if p.label.verdict == Verdict.CONTRADICTED]
        caught = [p for p in false if p.claim is not None and p.claim.verdict is Verdict.CONTRADICTED]
        yield (
            f"confirmed claims contradicted {_share(len(wronged), len(true))}; contradicted claims caught "
            f"{_share(len(caught), len(false))}, confirmed {_share(len(absolved), len(false))}"
        )

    def table(self, title: str, key: Callable[[Matched], str]) -> Iterator[str]:
        """Labels, found, decided and right by some property of the label."""
        groups: dict[str, list[Matched]] = defaultdict(list)
        for pair in self.pairs:
            groups[key(pair)].append(pair)
        yield f"{title:24} labels  found decided  right"
        for name, group in sorted(groups.items(), key=lambda item: -len(item[1])):
            counts = (len(group), sum(p.claim is not None for p in group), sum(decided(p.claim) for p in group))
            yield f"{name:24} {counts[0]:6} {counts[1]:6} {counts[2]:7} {sum(map(is_right, group)):6}"

    def confusion(self) -> Iterator[str]:
        """Verdicts of the labels (rows) against ours (columns)."""
        words = [v.value for v in Verdict if v is not Verdict.NOT_A_CLAIM] + ["missed"]
        counts = Counter((p.label.verdict, p.claim.verdict.value if p.claim else "missed") for p in self.pairs)
        yield f"{'label / ours':14}" + "".join(f"{word:>14}" for word in words)
        for row in words[:-1]:
            yield f"{row:14}" + "".join(f"{counts[row, word]:14}" for word in words)

    def reliability(self) -> Iterator[str]:
        """Confidence against the share of right verdicts among the decided, and among those called false."""
        answered = [p for p in self.pairs if decided(p.claim)]
        yield from self._calibration("all decided", answered)
        called_false = [p for p in answered if p.claim is not None and p.claim.verdict is Verdict.CONTRADICTED]
        yield from self._calibration("contradicted", called_false)

    @staticmethod
    def _calibration(title: str, answered: Sequence[Matched]) -> Iterator[str]:
        yield f"{title:14} claims  right  mean confidence"
        for low, high in pairwise(BINS):
            group = [p for p in answered if p.claim is not None and low <= p.claim.confidence < high]
            if group:
                mean = statistics.mean(p.claim.confidence for p in group if p.claim is not None)
                yield f"{low:.2f}-{min(high, 1):.2f}     {len(group):6}  {sum(map(is_right, group)) / len(group):.3f}  {mean:.3f}"

    def misses(self) -> Iterator[str]:
        """Each label whose claim was not found or got another verdict."""
        for p in self.pairs:
            if is_right(p):
                continue
            want = f"{p.label.record['indicator']} {p.label.record.get('period')} {p.label.record['stated']}"
            yield f"{p.name} {p.label.verdict}: {p.label.record['quote']!r} [{want}]"
            yield f"    {_said(p.claim)}"


def is_right(pair: Matched) -> bool:
    """Whether the claim was found and has the label's verdict."""
    return pair.claim is not None and pair.claim.verdict == pair.label.verdict


def _said(claim: Judged | None) -> str:
    if claim is None:
        return "not found"
    r = claim.reading
    about = f"{r.indicator}({r.method}) {r.subject.flow} {r.subject.partner} {r.subject.code} {r.period}" if r else ""
    terms = ", ".join(f"{name} {size:+.2f}" for name, size in claim.terms)
    return f"{claim.verdict} {claim.stated} of {about} sure {claim.confidence:.2f} ({terms}): {claim.why}"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.1%}" if whole else f"{part}/0"


def rows(*, small: bool) -> Iterator[Row]:
    """Our own labelled articles: quality, and the seconds a thousand words take after start-up."""
    entries = read(OWN)
    checker = Checker(open_store(None))
    for line in Scored(entries, checker).lines():
        what, _, figures = line.partition(" ")
        yield Row(f"{what} {figures.split(';')[0]}", figures.partition("; ")[2], "")
    seconds = [timed(lambda: [checker.check(e.article) for e in entries]) for _ in range(2 if small else 5)]
    words = sum(_words(e) for e in entries)
    yield Row("seconds per 1,000 words after start-up", shown([s / words * WORDS for s in seconds]), "")
    rate = statistics.median(len(entries) / s for s in seconds)
    yield Row("articles a second", f"{rate:.1f}", "")


def _words(entry: Labelled) -> int:
    """Words of an article; in Japanese two characters count as one."""
    text = entry.article.text
    return len(text) // 2 if entry.article.language == "ja" else len(text.split())


def main() -> None:
    """Score the given files, each apart, and print everything."""
    parser = argparse.ArgumentParser(prog="python -m bench.claims", description=__doc__)
    parser.add_argument(
        "--labelled", type=Path, nargs="*", default=[OWN], help="JSON lines or folders of labelled articles"
    )
    parser.add_argument("--misses", action="store_true", help="print every label that was missed or judged otherwise")
    parser.add_argument("--only", nargs="*", default=[], help="only articles with these names")
    options = parser.parse_args()
    start = time.perf_counter()
    checker = Checker(open_store(None))
    print(f"store opened in {time.perf_counter() - start:.2f} s")
    for path in options.labelled:
        entries = [e for e in read(path) if not options.only or e.name in options.only]
        start = time.perf_counter()
        scored = Scored(entries, checker)
        seconds = time.perf_counter() - start
        print(f"\n## {path.name}: {len(entries)} articles in {seconds:.2f} s\n")
        _print(scored, misses=options.misses)


def _print(scored: Scored, *, misses: bool) -> None:
    blocks: Sequence[Iterable[str]] = (
        scored.lines(),
        scored.table("indicator", lambda p: str(p.label.record["indicator"])),
        scored.table("language", lambda p: p.language),
        scored.table("trap", lambda p: str(p.label.record.get("trap") or "none")),
        scored.confusion(),
        scored.reliability(),
        scored.misses() if misses else (),
    )
    for block in blocks:
        print(*block, sep="\n", end="\n\n")


if __name__ == "__main__":
    main()
