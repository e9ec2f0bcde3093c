"""Judging claims beyond merchandise trade by stated figures, each count, author or target named.

A figure of the digital balance agrees when it agrees with one of the counts in use; one that
is called payments is held against payments, because a deficit is not what was paid. What was
projected or set is one number: near it is not it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import msgspec

from kuroji.claims.judging.agreement import Agreement, Stated, Truth, agreement, slack_of
from kuroji.claims.judging.beyond_words import (
    Told,
    account_words,
    counts_words,
    payments_words,
    projection_words,
    target_words,
)
from kuroji.claims.reading import Reading
from kuroji.claims.verdict import Judged, Verdict
from kuroji.indicators.view import Subject, View
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.outlook.services.balance import DIGITAL, ITSELF, WORD, held_years
from kuroji.outlook.services.picture import made
from kuroji.outlook.services.projections import WORD as PROJECTION
from kuroji.outlook.services.projections import scenarios
from kuroji.outlook.targets.goals import embedded
from kuroji.outlook.targets.standing import Standing, standings

FOOD = "food"
SURE = 0.9
Judge = Callable[[Judged, View, View], Judged | None]


def decided(claim: Judged, about: str, then: View, now: View) -> Judged | None:
    """The claim judged by what was stated `then` and `now`; None where nothing stated decides it.

    `about` is a word of JUDGES, or the code of an item of the balance of payments.
    """
    judge = JUDGES.get(about)
    return judge(claim, then, now) if judge is not None else _item(claim, about, then, now)


def _agrees(claim: Judged, fact: Fact | None) -> Agreement:
    """How the size that a claim states stands to that of a stated figure."""
    mention = claim.mention
    if fact is None or mention.value is None:
        return Agreement.NONE
    stated = Stated(value=abs(mention.value), high=mention.high, grain=mention.grain, hedge=mention.hedge)
    truth = Truth(abs(Decimal(fact.exact)), slack_of(fact.basis, Decimal(str(fact.quantum))))
    return agreement(stated, truth)


def _nearness(claim: Judged, fact: Fact) -> tuple[Agreement, Decimal]:
    """How well a figure answers a claim: by agreement, then by how little it differs."""
    assert claim.mention.value is not None
    return _agrees(claim, fact), -abs(abs(claim.mention.value) - abs(Decimal(fact.exact)))


def _exactly(agreed: Agreement) -> Agreement:
    """What was set or projected is one number: near it is not it."""
    return agreed if agreed is Agreement.FULL else Agreement.NONE


def _year(claim: Judged) -> str:
    assert claim.reading is not None
    return claim.reading.period


def _counted(claim: Judged, then: View, now: View) -> Judged | None:
    """A figure of the digital balance: held against every count of its year that was stated by then, then by now."""
    for seen in (then, now):
        facts = _counts(seen, _year(claim))
        if not facts:
            continue
        best = max(facts, key=lambda fact: _nearness(claim, fact))
        agreed = _agrees(claim, best)
        if agreed is Agreement.NONE and seen is not now and _counts(now, _year(claim)) != facts:
            continue
        return _told(
            claim, _verdict(agreed), best, (best, *(f for f in facts if f != best)), counts_words(best, facts, agreed)
        )
    return None


def _counts(seen: View, year: str) -> list[Fact]:
    found = (made(seen, WORD, by, DIGITAL, period) for by, period in held_years(seen, DIGITAL) if str(period) == year)
    return [fact for fact in found if fact is not None]


def _paid(claim: Judged, then: View, now: View) -> Judged | None:
    """A figure called payments: right against payments of its year, else wrong in measure where it is the net figure."""
    year = _year(claim)
    held = held_years(now, DIGITAL, Flow.IMPORT)
    facts = [made(now, WORD, by, DIGITAL, period, Flow.IMPORT) for by, period in held]
    payments = [fact for fact in facts if fact is not None]
    same = next((fact for fact in payments if fact.period == year and _agrees(claim, fact) is not Agreement.NONE), None)
    if same is not None:
        return _told(claim, _verdict(_agrees(claim, same)), same, (same,), payments_words(same, None))
    counts = _counts(then, year) or _counts(now, year)
    net = max(counts, key=lambda fact: _nearness(claim, fact), default=None)
    if net is None or _agrees(claim, net) is Agreement.NONE or not payments:
        return None
    found = _told(claim, Verdict.CONTRADICTED, net, (net, payments[-1]), payments_words(payments[-1], net))
    return msgspec.structs.replace(found, slip="wrong_measure")


def _projected(claim: Judged, then: View, now: View) -> Judged | None:
    """A projection: held against those stated for its year; the verdict is on what was projected, not on what will be."""
    facts = []
    for row in scenarios(now.reporter.code):
        if str(row.period) == _year(claim):
            facts.append(made(then, PROJECTION, row.cell["scenario"], DIGITAL, row.period))
    known = [fact for fact in facts if fact is not None]
    if not known:
        return None
    best = max(known, key=lambda fact: _nearness(claim, fact))
    agreed = _exactly(_agrees(claim, best))
    return _told(claim, _verdict(agreed), best, tuple(known), projection_words(best, agreed))


def _item(claim: Judged, code: str, then: View, now: View) -> Judged | None:
    """An item of the balance of payments, as stated by then and now; None where nobody could know it then."""
    period = next((p for by, p in held_years(now, code) if by == ITSELF and str(p) == _year(claim)), None)
    if period is None:
        return None
    was, known = (made(seen, WORD, ITSELF, code, period) for seen in (then, now))
    if was is None or known is None:
        return None
    agreed = _agrees(claim, was)
    verdict = _verdict(agreed)
    if verdict is Verdict.CONFIRMED and _agrees(claim, known) is not Agreement.FULL:
        verdict = Verdict.WAS_RIGHT
    found = _told(claim, verdict, known, (known, was), account_words(known, agreed))
    return msgspec.structs.replace(found, truth_then=_signed(was), truth_now=_signed(known))


def _result(claim: Judged, _: View, now: View) -> Judged | None:
    """A result of food exports: held against the result of its year."""
    found = standings(now, embedded(now.reporter.code), FOOD)
    results = {fact.period: fact for one in found for fact in one.results}
    fact = results.get(_year(claim))
    if fact is None:
        return None
    agreed = _agrees(claim, fact)
    return _told(claim, _verdict(agreed), fact, (fact,), account_words(fact, agreed))


def _target(claim: Judged, then: View, now: View) -> Judged | None:
    """A target of food exports: held against the target of its year; a result that the sentence sets beside it, against that."""
    found = standings(now, embedded(now.reporter.code), FOOD)
    same = next((one for one in found if str(one.target.period) == _year(claim)), None)
    if same is not None and _agrees(claim, same["target"]) is Agreement.FULL:
        return _aim(claim, same)
    result = _result(claim, then, now)
    if result is not None and result.verdict is Verdict.CONFIRMED:
        return result
    return None if same is None else _aim(claim, same)


def _aim(claim: Judged, one: Standing) -> Judged:
    fact = one["target"]
    agreed = _exactly(_agrees(claim, fact))
    facts = tuple(one[name] for name in ("target", "result", "reached") if name in one)
    return _told(claim, _verdict(agreed), fact, facts, target_words(one, agreed))


def _verdict(agreed: Agreement) -> Verdict:
    return {Agreement.FULL: Verdict.CONFIRMED, Agreement.NEAR: Verdict.IMPRECISE}.get(agreed, Verdict.CONTRADICTED)


def _signed(fact: Fact) -> Decimal:
    return Decimal(fact.exact)


def _told(claim: Judged, verdict: Verdict, fact: Fact, facts: Sequence[Fact], said: Told) -> Judged:
    """The claim with its verdict: its figure in the sign of the stated one, which stands then and now."""
    assert claim.mention.value is not None
    truth = _signed(fact)
    reading = Reading(
        indicator=fact.indicator, method=fact.method,
        subject=Subject(fact.flow, fact.partner_code, fact.classification, fact.code), period=fact.period, fit=SURE,
    )  # fmt: skip
    return msgspec.structs.replace(
        claim, verdict=verdict, reading=reading, stated=abs(claim.mention.value).copy_sign(truth), truth_now=truth,
        truth_then=truth, confidence=SURE, why=said.en, why_ja=said.ja, missing="",
        facts=tuple({f.id: f for f in facts}.values()), readings=(reading, *claim.readings),
    )  # fmt: skip


JUDGES: dict[str, Judge] = {
    "counted": _counted, "paid": _paid, "projected": _projected, "target": _target, "result": _result,
}  # fmt: skip
