"""What the first days imply for their month: one point of a ten-day story, with the error such estimates have had.

The estimate is that of `outlook.nowcast`, by what the story's view knows. It is said only
where its record is known, too: by what was known at each release, or, where too few first
prints are held, with later figures in their place. Once the month is out nothing is implied.
"""

from __future__ import annotations

from kuroji.indicators.facts import from_figure
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.model.errors import KurojiError, NotHeld
from kuroji.model.fact import Fact
from kuroji.model.period import PART_OF_MONTH, Period, month
from kuroji.model.stage import Stage
from kuroji.stories.points import Point, yes
from kuroji.stories.told import Told


def implied_month(told: Told) -> Point | None:
    """The month as estimated from the story's first days; None for other stories, and where no estimate can be judged."""
    if told.period.frequency not in PART_OF_MONTH:
        return None
    from kuroji.outlook.nowcast.choosing import STAGE_OF
    from kuroji.outlook.nowcast.figures import METHODS, STAND_INS

    stage = STAGE_OF[told.period.frequency]
    try:
        facts = {**_estimates(told, METHODS[stage]), "error": _error(told, stage)}
    except KurojiError:
        return None
    open_sign = (facts["low"].value < 0) != (facts["high"].value < 0)
    said = {name: facts[name] for name in ("exports", "imports", "balance", "error")}
    later = facts["error"].detail["figures"] == STAND_INS
    return Point("implied month", said, {"open": yes(open_sign), "later": yes(later)})


def _estimates(told: Told, method: str) -> dict[str, Fact]:
    """The estimates of the month, and the ends of the interval of its balance."""
    whole = month(told.period.end)
    wanted = {
        "exports": (EXPORTS, ""), "imports": (IMPORTS, ""), "balance": (BALANCE, ""),
        "low": (BALANCE, ", low"), "high": (BALANCE, ", high"),
    }  # fmt: skip
    return {name: _fact(told, "nowcast", method + end, of, whole) for name, (of, end) in wanted.items()}


def _error(told: Told, stage: Stage) -> Fact:
    """By how much such estimates have missed the balance on average. Raises NotHeld where too few can be judged."""
    from kuroji.outlook.nowcast.figures import AS_KNOWN, METHODS, OURS, STAND_INS, judged, judged_period

    for known in (AS_KNOWN, STAND_INS):
        try:
            months = judged_period(judged(told.view, stage, known == STAND_INS))
        except NotHeld:
            continue
        return _fact(told, "nowcast_error", f"{METHODS[stage]}, {OURS}, {known}", BALANCE, months)
    raise NotHeld("too few estimates can be judged", where=str(told.period))


def _fact(told: Told, word: str, method: str, subject: Subject, period: Period) -> Fact:
    from kuroji.outlook.nowcast.figures import entries

    figure = entries()[word, method](told.view, subject, period)
    return from_figure(told.view, word, method, subject, period, figure)
