"""What the claims around are borne out by tells of one that they hang together with; figures as in test_earned.

May 2026: exports +16.8%, imports +12.5% on the year; April 2026: exports +14.8%; exports to the US in May +3.5%.
"""

from __future__ import annotations

import msgspec
import pytest
from tests.claims.judging.by_hand import percent, reading

from kuroji.claims.judging.following import Turn, following, misread, turn_of
from kuroji.claims.judging.judge import judged
from kuroji.claims.judging.neighbours import Spoken
from kuroji.claims.judging.truths import Truths
from kuroji.claims.reading import Reading, Resolved
from kuroji.claims.verdict import Verdict
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject

FLOW_ONLY = frozenset({"flow"})
MAY_OF_IMPORTS = reading("change", "yoy", IMPORTS, "2026-05", sign=1)
APRIL = reading("change", "yoy", EXPORTS, "2026-04", sign=1)


def carried(period: str = "2026-05", subject: Subject = EXPORTS, **more: object) -> Reading:
    """A rise of a flow whose period, partner and goods were carried from before."""
    return Reading(
        indicator="change", method="yoy", subject=subject, period=period, sign=1, fit=0.86, named=FLOW_ONLY,
        doubts=(("period", 0.3),), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def judge_of_april(truths: Truths, *spoken: Spoken) -> tuple[Verdict, str]:
    """The verdict of "exports rose 14.8%" in sentence 5, carried to May, and the period it was judged by."""
    found = judged(Resolved(percent("14.8", direction=1), 5, (carried(),)), truths, None, spoken)
    assert found is not None
    assert found.reading is not None
    return found.verdict, found.reading.period


def test_april_spoken_of_before_was_meant_where_nothing_beside_bears_out_may(truths: Truths) -> None:
    assert judge_of_april(truths, Spoken(2, APRIL, held=True)) == (Verdict.CONFIRMED, "2026-04")


@pytest.mark.parametrize("sentence", [5, 4, 3])
def test_april_far_off_was_not_meant_where_a_claim_around_bears_out_may(truths: Truths, sentence: int) -> None:
    verdict, period = judge_of_april(truths, Spoken(2, APRIL, held=True), Spoken(sentence, MAY_OF_IMPORTS, held=True))
    assert verdict is not Verdict.CONFIRMED
    assert period == "2026-05"


def test_april_was_meant_where_a_claim_around_is_of_april_too(truths: Truths) -> None:
    around = Spoken(4, APRIL, held=True), Spoken(5, MAY_OF_IMPORTS, held=True)
    assert judge_of_april(truths, *around) == (Verdict.CONFIRMED, "2026-04")


def test_an_amount_of_the_flow_in_the_sentence_ties_the_rate_to_its_period(truths: Truths) -> None:
    amount_of_may = Spoken(5, reading("value", "level", EXPORTS, "2026-05"), held=True)
    around = Spoken(4, APRIL, held=True), amount_of_may
    assert judge_of_april(truths, *around)[0] is not Verdict.CONFIRMED
    of_another = msgspec.structs.replace(amount_of_may, reading=reading("value", "level", IMPORTS, "2026-05"))
    assert judge_of_april(truths, around[0], of_another) == (Verdict.CONFIRMED, "2026-04")


def test_a_claim_that_was_itself_found_next_door_bears_out_nothing(truths: Truths) -> None:
    doubtful = Spoken(5, MAY_OF_IMPORTS, held=True, outright=False)
    assert judge_of_april(truths, Spoken(2, APRIL, held=True), doubtful) == (Verdict.CONFIRMED, "2026-04")


TURNED = Turn(1, carried("2026-05"), carried("2025"))


def one(number: int, reading: Reading) -> Resolved:
    return Resolved(percent("5.0"), number, (reading,))


def as_followed(own: Resolved, *turns: Turn) -> Reading:
    """The reading of a claim that stands after as many others as there are turns, as those have it."""
    before = [one(turn.sentence, turn.carried) for turn in turns]
    found = following([*before, own], len(turns), [*turns, None], misread(turns))
    return own.readings[0] if found is None else found.resolved.readings[0]


@pytest.mark.parametrize(
    ("own", "period"),
    [
        (carried("2026-05"), "2025"),
        (carried("2026-05", IMPORTS), "2025"),
        (carried("2026-04"), "2026-04"),
        (msgspec.structs.replace(carried("2026-05"), named=frozenset({"period"})), "2026-05"),
        (msgspec.structs.replace(carried("2026-05"), method="base", base="2024-05"), "2026-05"),
        (msgspec.structs.replace(carried("2026-05"), indicator="streak", method="sign"), "2026-05"),
    ],
)
def test_a_carried_period_goes_where_one_before_turned_out_to_be(own: Reading, period: str) -> None:
    assert as_followed(one(2, own), TURNED).period == period


def test_a_turn_is_followed_by_what_comes_after_it_and_by_its_own_sentence_only() -> None:
    own = one(0, carried("2026-05"))
    assert following([own, one(1, carried())], 0, [None, TURNED], ()) is None
    beside = following([msgspec.structs.replace(own, sentence=1), one(1, carried())], 0, [None, TURNED], ())
    assert beside is not None
    assert beside.resolved.readings[0].period == "2025"
    assert not beside.misread


CARS = Subject("export", "world", "PC", "70503")
CARS_IN = Subject("import", "world", "PC", "70501")
CHIPS = Subject("export", "world", "PC", "70323")
CHIPS_IN = Subject("import", "world", "PC", "70311")
TO_US = Subject("export", "US")


@pytest.mark.parametrize(
    ("own", "carried_as", "found_as", "goes"),
    [
        (CARS, CARS, CHIPS, CHIPS),
        (CHIPS_IN, CHIPS, CARS, CARS_IN),
        (EXPORTS, EXPORTS, TO_US, TO_US),
        (BALANCE, EXPORTS, TO_US, Subject("balance", "US")),
        (CARS, CARS, EXPORTS, CARS),
        (TO_US, TO_US, EXPORTS, TO_US),
        (BALANCE, EXPORTS, CARS, BALANCE),
    ],
)
def test_carried_goods_and_partners_follow_a_turn_but_one_alone_never_to_the_whole(
    own: Subject, carried_as: Subject, found_as: Subject, goes: Subject
) -> None:
    turn = Turn(1, carried(subject=carried_as), carried(subject=found_as))
    assert as_followed(one(2, carried(subject=own)), turn).subject == goes


def test_a_partner_that_every_claim_turned_from_was_misread_in_the_whole_article() -> None:
    turns = [Turn(n, carried(subject=TO_US), carried(subject=EXPORTS)) for n in (3, 4)]
    own = one(0, carried(subject=TO_US))
    claims = [own, *(one(turn.sentence, turn.carried) for turn in turns)]
    found = following(claims, 0, [None, *turns], misread(turns))
    assert found is not None
    assert found.misread
    assert found.resolved.readings[0].subject == EXPORTS
    stays = Turn(5, carried(subject=TO_US), carried(subject=TO_US))
    assert not list(misread([*turns, stays]))
    assert not list(misread(turns[:1]))


def test_a_turn_needs_a_claim_that_is_borne_out() -> None:
    resolved = one(3, carried("2026-05"))
    held = Spoken(3, carried("2026-04"), held=True)
    turn = turn_of(resolved, held)
    assert turn is not None
    assert (turn.carried.period, turn.found.period) == ("2026-05", "2026-04")
    assert turn_of(resolved, msgspec.structs.replace(held, held=None)) is None
    assert turn_of(resolved, None) is None
