"""Results worked out from the votes: kept as long as no vote, deletion or decision changes them.

Small conversations are worked out at once. One that takes long is shown as it last was, and
worked out anew after the answer, at most a twentieth of the time. How many fake accounts move
each result takes hundreds of analyses and is always worked out afterwards on a server.
"""

from __future__ import annotations

import time
from datetime import datetime

import msgspec

from kuroji.opinion.analysis.results import Analysis, Results, results_of
from kuroji.opinion.conversation import analysis_now
from kuroji.opinion.integrity.inspecting import inspected
from kuroji.opinion.integrity.robustness import Resistance, robustness
from kuroji.opinion.storage.ballots import history, matrix, newest_vote, raise_flags, state_of
from kuroji.web.site import Site

# Seconds that a reader waits for an analysis.
QUICK = 0.5
# A piece of work that took a second is not begun again within so many.
REST = 20.0
# Fakes tried at most.
FAKES = 50
# Votes that must be there before bursts and clones are looked for.
INSPECTED_FROM = 20
# They are looked for again when there are so many times as many.
GROWN = 1.05


class Worked(msgspec.Struct, frozen=True):
    """The analysis and results of a state of the votes.

    `newest` is when the newest of them was cast; `seconds` the work took, `ended` is on the clock of time.monotonic.
    """

    state: str
    newest: datetime | None
    analysis: Analysis
    results: Results
    seconds: float
    ended: float

    @property
    def rested(self) -> bool:
        """Whether it may be worked out again."""
        return time.monotonic() - self.ended >= REST * self.seconds


class Tested(msgspec.Struct, frozen=True):
    """How many fakes move each result of a state of the votes."""

    state: str
    found: tuple[Resistance, ...]
    seconds: float
    ended: float


def worked(site: Site, slug: str) -> Worked:
    """The results of a story's votes, as they are or, where they take long, as they last were. Raises StoreError, NotHeld."""
    found = _kept(site, slug)
    if found is not None:
        return found
    before = site.forum.worked.get(slug)
    if before is None or before.seconds <= QUICK:
        return _work_out(site, slug)
    keep_worked(site, slug)
    return before


def _kept(site: Site, slug: str) -> Worked | None:
    """The results that were worked out, if nothing has changed since."""
    with site.forum.reading() as connection:
        state = state_of(connection, slug)
    found = site.forum.worked.get(slug)
    return found if found is not None and found.state == state else None


def _work_out(site: Site, slug: str) -> Worked:
    forum, began = site.forum, time.monotonic()
    with forum.reading() as connection:
        state, newest = state_of(connection, slug), newest_vote(connection, slug)
    analysis = analysis_now(forum.database(), slug)
    results = results_of(analysis)
    ended = time.monotonic()
    found = Worked(state, newest, analysis, results, ended - began, ended)
    forum.worked.put(slug, found)
    return found


def keep_worked(site: Site, slug: str) -> None:
    """Work out the results after the answer, where votes changed them: the next statement to show depends on them."""
    found = site.forum.worked.get(slug)
    if found is None or found.rested:
        site.forum.later(f"results of {slug}", lambda: _look_over(site, slug))


def _look_over(site: Site, slug: str) -> None:
    """The results, and flags for bursts and clones."""
    found = _kept(site, slug) or _work_out(site, slug)
    votes, before = found.results.votes, site.forum.inspected.get(slug) or 0
    if votes < max(INSPECTED_FROM, GROWN * before):
        return
    site.forum.inspected.put(slug, votes)
    with site.forum.reading() as connection:
        flags = inspected(slug, matrix(connection, slug), history(connection, slug), site.now())
    if flags:
        with site.forum.writing() as connection:
            raise_flags(connection, flags)


def tested(site: Site, slug: str, found: Worked) -> Tested | None:
    """The robustness of results, as last worked out; None until it is. A static site waits for it. Raises StoreError."""
    known = site.forum.tested.get(slug)
    if known is not None and known.state == found.state:
        return known
    if not site.live:
        return _test(site, slug, found)
    if known is None or time.monotonic() - known.ended >= REST * known.seconds:
        site.forum.later(f"robustness of {slug}", lambda: _test(site, slug, found))
    return known


def _test(site: Site, slug: str, found: Worked) -> Tested:
    began = time.monotonic()
    resistances = tuple(robustness(found.analysis.votes, FAKES))
    ended = time.monotonic()
    made = Tested(found.state, resistances, ended - began, ended)
    site.forum.tested.put(slug, made)
    return made
