"""History: which period a sentence sets out from, where an article reports on one, looks back from it, or tells of the past throughout."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.dates.dating import lasting
from kuroji.claims.resolving.dates.present import now, returns_to_now
from kuroji.claims.resolving.words.events import events, is_past, known_event, points
from kuroji.claims.resolving.words.lines import GOES_ON, LABEL, SPEAKER, THAT_TIME
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.model.period import Frequency, Period, month

# In the same quarter of 1992: the one just told, in another year.
_SAME = expression(r"(?:the )?same (?:month|quarter|half|period|stretch)\b", re.IGNORECASE)
_YEAR = 12
_OPENING = 5
_MOST_OPENING = 3


def home_of(lines: Sequence[Line], talk: Talk) -> Period:
    """The period the article reports on: the latest that the first sentence with any names, else the newest month."""
    told = [line for line in lines if not any(mention.head for mention in line.sentence.mentions)]
    for line in told[:4]:
        if any(is_past(event, talk.scene) for _, event in events(line)):
            break
        if named := [
            p for p in lasting(line, talk) if p.end <= talk.scene.newest or p.frequency is not Frequency.MONTH
        ]:
            return max(named, key=lambda period: period.end)
    return _annual(told, talk) or month(talk.scene.newest)


def _annual(told: Sequence[Line], talk: Talk) -> Period | None:
    """The last full year, for an English article that only tells of years, that one among them."""
    named = [p for line in told if not line.japanese for p in lasting(line, talk)]
    last = max((p for p in named if p.end <= talk.scene.newest), key=lambda p: p.end, default=None)
    if len(named) < _MOST_OPENING or last is None or any(p.length != _YEAR for p in named):
        return None
    return last if last.end >= talk.scene.newest - _YEAR else None


def is_history(lines: Sequence[Line], talk: Talk) -> bool:
    """Whether an article sets out from an event of the past, before it states a figure or names a period."""
    told = [line for line in lines if not any(mention.head for mention in line.sentence.mentions)]
    for line in told[:_OPENING]:
        if any(is_past(event, talk.scene) for _, event in events(line)):
            return True
        if lasting(line, talk) or any(m.value is not None and not m.not_ours for m in line.sentence.mentions):
            return False
    return False


def setting_out(line: Line, talk: Talk, home: Period) -> Period:
    """The period a sentence sets out from: the one spoken of, an event just dated, the article's own again, or now."""
    current = talk.scene.current or home
    if talk.labelled and not talk.history and (line.sentence.paragraph != talk.paragraph or LABEL.match(line.text)):
        current = home
    if returns_to_now(line, talk):
        return now(line, talk, home)
    event = talk.scene.event
    if talk.fresh and event is not None and (talk.history or any(points(n.text) for n in line.periods[:1])):
        return event
    anew = line.sentence.paragraph != talk.paragraph or SPEAKER.match(line.text) is not None
    anew = anew and not (talk.asked and not (talk.asked_on and line.periods))
    if anew and not talk.history and line.sentence.mentions and talk.scene.historical and _is_of_now(home, line, talk):
        current = home
    if talk.told is not None and THAT_TIME.search(line.text):
        current = talk.told
    return current


def with_event(line: Line, before: Talk, after: Talk) -> Talk:
    """The talk after a sentence with the event that it dated or named; fresh until a period is named."""
    found = [(end, event) for end, event in events(line) if is_past(event, before.scene)]
    if not found:
        known = known_event(line)
        event = known if known is not None and is_past(known, before.scene) else before.scene.event
        fresh = before.fresh and after.told == before.told and after.scene.period == before.scene.period
    else:
        end, event = found[-1]
        fresh = not any(named.start >= end and named.periods(before.scene) for named in line.periods)
    scene = msgspec.structs.replace(after.scene, event=event)
    return msgspec.structs.replace(after, scene=scene, fresh=fresh, history=before.history)


def _is_of_now(home: Period, line: Line, talk: Talk) -> bool:
    """Whether a look back ends with its paragraph: the article began with its own period, or reports on the news.

    A paragraph that goes on with "that year" still looks back.
    """
    if any(_SAME.match(named.text) for named in line.periods[:1]):
        return False
    if talk.periods[:1] == (home,):
        return True
    goes_on = any(GOES_ON.search(named.text) for named in line.periods)
    return home.end >= talk.scene.newest - _YEAR and not goes_on
