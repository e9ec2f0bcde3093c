"""The other way: what an English sentence says goes in the direction opposite to the flow just told of."""

from __future__ import annotations

import re

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import WORLD, Flow, opposite

_THE_WAY = r"(?:in )?the (?:other|opposite|reverse) (?:way|direction)(?: round| around)?"
# What goes the other way is small; traffic the other way; the return flow.
_OTHER_WAY = expression(
    rf"(?<!\bwas )(?<!\bwere )(?<!\bis )(?<!\bare )\b(?:(?:what|all that|goods that|the goods that) (?:goes|went|comes|came|flows|flowed|travels|moves|moved|is sent|was sent|returns|returned) (?:back\b|{_THE_WAY})"
    rf"|(?:(?:the )?(?:traffic|trade|flows?|business|cargo|goods|commerce|shipments?|stream|movement|sales|deliveries|freight)(?: worth [^;:.]{{1,40}}?)? )?(?:going |moving |flowing |coming |goes |went |that (?:goes|went) )?{_THE_WAY}"
    r"|the (?:reverse|return|opposite|counter) (?:flow|traffic|trade|leg|stream|cargo|business))\b",
    re.IGNORECASE,
)


def turned_round(line: Line, talk: Talk) -> Line:
    """The line with a topic for the flow opposite to the one told last, where it names that alone as the other way.

    Cars went the other way, down 5.1%: after goods, a place or a flow of the sentence the words tell of a change.
    """
    found = None if line.japanese else _OTHER_WAY.search(line.text)
    last = next((slots for slots in reversed(talk.heard) if slots.flow != Flow.BALANCE), None)
    if found is None or last is None or last.outside:
        return line
    beside = [t for t in line.topics if t.end <= found.start() or t.start >= found.end()]
    if any(t.end <= found.start() and not t.is_bare for t in beside):
        return line
    partner = "" if last.partner == WORLD else last.partner
    turned = Topic(
        start=found.start(), end=found.end(), text=found[0], partner=partner,
        flow=str(opposite(last.flow)),
    )  # fmt: skip
    return msgspec.structs.replace(line, topics=tuple(sorted([*beside, turned], key=lambda t: t.start)))
