"""Times: whether the periods, bases and vintages a sentence names are those of the Facts placed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from kuroji.claims.gating.placed import Grounds
from kuroji.claims.gating.subjects import Spot
from kuroji.claims.resolving.dates.dating import scenes
from kuroji.claims.resolving.words.scene import Scene, scene_of
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.classifications.reporters import JAPAN
from kuroji.language.periods import MONTHS_EN
from kuroji.model.errors import KurojiError
from kuroji.model.fact import Fact
from kuroji.model.period import Period, month, parse

_LOOKS_BACK = re.compile(
    r"since|going back to|from \d{4} on|record was set|以降|以来|最大は|最小は|second half of 2004|建値通貨|those of trade"
)
# What is due has no figures yet.
DUE = re.compile(r"\b(?:[Dd]ue:|[Ee]xpected:)|次の公表")
# Notes that state dates of their own: that of a share in the event, the months a feast moves between.
_STATED_AT = re.compile(r"about 1% of the value at the end of 2024|2024年末の金額では約1%|Lunar New Year|春節|旧正月")
_YEAR_BEFORE = re.compile(r"^(?:a|one|the) (?:year|twelve months)|year|前年|1年前", re.IGNORECASE)


def scene_at(published: datetime, home: Period) -> Scene:
    """The scene a story is read in: its own period is the one spoken of."""
    return scene_of(published).at(home)


@lru_cache(maxsize=512)
def read(text: str) -> Period | None:
    """The period a Fact's text names; None where it names an index base or nothing."""
    try:
        return parse(text, JAPAN.fiscal)
    except KurojiError:
        return None


def named(line: Line, scene: Scene) -> list[tuple[str, int, tuple[Period, ...]]]:
    """The period expressions of a sentence: words, place, and what they may mean."""
    talk = Talk(scene)
    plain = dict(scenes(line, talk))
    at = line.sentence.start
    return [(n.text, at + n.start, tuple(n.periods(plain.get(n, scene)))) for n in line.periods]


def known(facts: Sequence[Fact], home: Period, *, looks_back: bool) -> set[Period]:
    """The periods Facts vouch for by name: the story's, their own, a named base of an event; looking back, their details'."""
    found = {home, month(home.start), month(home.end)} if home.length not in _NAMED_LENGTHS else {home}
    for fact in facts:
        if fact.method == "from-previous":
            found.add(home.previous())
        base = fact.base if fact.indicator in _EVENTS or fact.method in _OF_OLDER_BASE else None
        details = (str(v) for k, v in fact.detail.items() if looks_back and k in _DETAILS)
        texts = (fact.period, base, *details)
        found |= {p for text in texts if text and (p := read(str(text))) is not None}
    return found


_EVENTS = frozenset({"index_to", "absorption", "event_effect"})
# Changes told from another period than the year before: than two years earlier, 2年前の水準.
_OF_OLDER_BASE = frozenset({"two-years"})
_NAMED_LENGTHS = frozenset({0, 1, 3, 6, 12})
_DETAILS = frozenset({"previous", "since", "last", "series_begins", "of"})


def unexplained(line: Line, facts: Sequence[Fact], home: Period, scene: Scene) -> Iterator[tuple[int, str, Grounds]]:
    """The periods a sentence names that no Fact of it vouches for."""
    if DUE.search(line.text) or _STATED_AT.search(line.text):
        return
    looks_back = _LOOKS_BACK.search(line.text) is not None
    vouched = known(facts, home, looks_back=looks_back)
    months = {p.start % 12 for p in vouched if p.length == 1}
    for words, place, periods in named(line, scene):
        if words.capitalize() in MONTHS_EN and periods[0].start % 12 in months:
            continue
        meant = periods[:1] if re.search(r"\d{4}", words) else periods
        if periods and not any(
            p in vouched or (looks_back and _begins(p, facts)) or _holds(p, words, home) for p in meant
        ):
            yield place, words, Grounds("period", ", ".join(sorted(map(str, vouched))), ", ".join(map(str, periods)))


def _begins(period: Period, facts: Sequence[Fact]) -> bool:
    """Whether a series or a run begins in the year named."""
    texts = [str(f.detail.get(k, "")) for f in facts for k in ("series_begins", "since", "previous")]
    return period.length == 12 and any(text.removeprefix("FY").startswith(str(period)) for text in texts if text)


def _holds(period: Period, words: str, home: Period) -> bool:
    """Whether last year, said without a number, is the year of the base."""
    base = home.year_earlier()
    if not re.search(r"\d", words) and period == base:
        return True
    if re.search(r"\d", words) or period.length != 12:
        return False
    return home.length == 12 or (period.start <= base.end and base.start <= period.end)


def misdated(spot: Spot, home: Period, scene: Scene) -> Grounds | None:
    """A Fact of another period than the story's whose period its sentence does not name, and the other way round."""
    period = read(spot.fact.period)
    if period is None:
        return None
    said = [found for line in spot.part.lines for found in named(line, scene)]
    if period == home or any(period in periods for _, _, periods in said):
        return None
    relative = [words for words, _, _ in said if _YEAR_BEFORE.search(words) and not re.search(r"\d{4}", words)]
    if period == home.year_earlier() and (relative or _YEAR_BEFORE.search(_basis(spot))):
        return None
    return Grounds("period", str(period), ", ".join(words for words, _, _ in said) or "no other period")


def _basis(spot: Spot) -> str:
    return " ".join(w.text for w in spot.part.words if w.sort == "basis")
