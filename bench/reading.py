"""Reading: whether the reading that fits the words best, before any figure is looked at, is the one a reader takes.

    python -m bench.reading [--labelled FILE ...] [--misses]

Without a file it reads the passages of bench/passages/learned. A passage is a title and one to four sentences with
labelled figures, in JSON lines like those of bench.labelled; the figures themselves need not be true. Printed by
language and by indicator: the share of labelled figures that is found, that is read right as a whole, that has the
right reading among its readings, and the share of each part that is right where the figure is found.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.labelled import Labelled, Matched, matched, read
from kuroji.claims.mentions.sentences import sentences
from kuroji.claims.reading import Reading, Resolved
from kuroji.claims.resolving.resolve import resolve
from kuroji.claims.verdict import Judged, Verdict

LEARNED = Path(__file__).parent / "passages" / "learned"
PARTS = ("flow", "partner", "commodity", "period", "indicator")
WORDS_BEFORE, WORDS_AFTER = 300, 100


def parts_of(reading: Reading) -> dict[str, str]:
    """The parts of a reading as labels name them."""
    subject = reading.subject
    return {
        "flow": str(subject.flow), "partner": subject.partner, "commodity": subject.commodity,
        "period": reading.period, "indicator": reading.indicator,
    }  # fmt: skip


def wrong_parts(reading: Reading, label: Mapping[str, Any]) -> list[str]:
    """Which parts of a reading are not those of the label."""
    told = parts_of(reading)
    return [part for part in PARTS if told[part] != str(label[part])]


def read_only(entry: Labelled) -> list[Matched]:
    """Every label with the reading of its claim that fits best; no figure is looked up."""
    return matched(entry, [_unjudged(r) for r in resolve(entry.article, sentences(entry.article)) if r.readings])[0]


def _unjudged(resolved: Resolved) -> Judged:
    readings = tuple(sorted(resolved.readings, key=lambda reading: -reading.fit))
    return Judged(
        mention=resolved.mention, verdict=Verdict.UNVERIFIABLE, reading=readings[0], stated=resolved.mention.value,
        grain=resolved.mention.grain, confidence=0.0, why="", why_ja="", readings=readings,
    )  # fmt: skip


def passages(path: Path) -> Iterator[Labelled]:
    """The passages of a file of JSON lines, or of all such files of a folder."""
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        yield from read(file)


def counted(pairs: Iterator[Matched]) -> dict[str, Counter[str]]:
    """How many labels of each language and indicator are found, read right, and right in each part."""
    rows: dict[str, Counter[str]] = {}
    for pair in pairs:
        label, claim = pair.label.record, pair.claim
        told = Counter({"labels": 1, "found": claim is not None})
        if claim is not None:
            wrong = [wrong_parts(reading, label) for reading in claim.readings]
            told |= Counter({"right": not wrong[0], "among": any(not each for each in wrong)})
            told |= Counter({part: part not in wrong[0] for part in PARTS})
        for row in (pair.language, label["indicator"]):
            rows.setdefault(row, Counter()).update(told)
    return rows


def lines(rows: Mapping[str, Counter[str]]) -> Iterator[str]:
    """The table, one row per language and indicator."""
    yield f"{'':20} labels  found  right  among   of the found: {'  '.join(PARTS)}"
    for name, told in sorted(rows.items(), key=lambda row: (len(row[0]) > len("en"), row[0])):
        shares = [told[what] / told["labels"] for what in ("found", "right", "among")]
        each = [told[part] / max(told["found"], 1) for part in PARTS]
        yield f"{name:20} {told['labels']:6}  " + "  ".join(f"{share:5.1%}" for share in [*shares, *each])


def miss(entry: Labelled, pair: Matched) -> str:
    """A label that is not found or not read right, with its words; empty where it is."""
    label, text = pair.label, entry.article.text
    wrong = ["not found"] if pair.claim is None else wrong_parts(pair.claim.readings[0], label.record)
    if not wrong:
        return ""
    said = {} if pair.claim is None else parts_of(pair.claim.readings[0])
    before = text[max(0, label.start - WORDS_BEFORE) : label.start]
    around = f"{before}[{text[label.start : label.end]}]{text[label.end : label.end + WORDS_AFTER]}"
    wanted = " ".join(str(label.record[part]) for part in PARTS)
    return f"{entry.name} {', '.join(wrong)}: {wanted} | {' '.join(said.values())}\n    {' '.join(around.split())}"


def main() -> None:
    """Read the given passages and print the shares."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--labelled", type=Path, nargs="*", default=[LEARNED], help="JSON lines, or folders of them")
    parser.add_argument("--misses", action="store_true", help="print what is not found or not read right")
    options = parser.parse_args()
    read_all = [(entry, pair) for path in options.labelled for entry in passages(path) for pair in read_only(entry)]
    print(*lines(counted(pair for _, pair in read_all)), sep="\n")
    if options.misses:
        print("", *filter(None, (miss(entry, pair) for entry, pair in read_all)), sep="\n")


if __name__ == "__main__":
    main()
