"""A claim is called false only where its words leave nothing else open; figures as in test_judge.

May 2026: exports +16.8% on the year (+17.0% as first printed), imports +12.5%, balance -395.1 billion yen;
April 2026: exports +14.8%.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from tests.claims.judging.by_hand import amount, at, percent, reading

from kuroji.claims.judging.doubting import MEANT_IF_SURE
from kuroji.claims.judging.judge import judged
from kuroji.claims.judging.neighbours import NAMED, Slip, Spoken, neighbours
from kuroji.claims.judging.outright import is_dated_outright
from kuroji.claims.judging.setting import Setting
from kuroji.claims.judging.truths import Truths
from kuroji.claims.judging.vicinity import vicinity
from kuroji.claims.mention import Mention, Sentence
from kuroji.claims.reading import Reading, Resolved
from kuroji.claims.verdict import Judged, Verdict
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.model.observation import Flow
from kuroji.model.period import parse

MAY = reading("change", "yoy", EXPORTS, "2026-05", sign=1)
APRIL = reading("change", "yoy", EXPORTS, "2026-04", sign=1)
FLOW_ONLY = frozenset({"flow"})


def verdict(truths: Truths, stated: str, named: frozenset[str], *spoken: Spoken) -> Judged:
    """The verdict of "exports rose 14.8%", whose period is named or carried, among other claims."""
    own = Reading(
        indicator="change", method="yoy", subject=EXPORTS, period="2026-05", sign=1, fit=0.86, named=named,
        doubts=(("period", 0.3),),
    )  # fmt: skip
    found = judged(Resolved(percent(stated), 3, (own,)), truths, None, spoken)
    assert found is not None
    return found


def test_a_period_that_was_carried_may_be_another_that_the_sentence_before_speaks_of(truths: Truths) -> None:
    found = verdict(truths, "14.8", FLOW_ONLY, Spoken(2, APRIL, held=True))
    assert found.verdict is Verdict.CONFIRMED
    assert found.reading is not None
    assert found.reading.period == "2026-04"


def in_words(text: str, quote: str, stated: str) -> tuple[Mention, Setting]:
    """A percentage with the sentence it stands in, published in June 2026."""
    start = text.index(quote)
    mention = msgspec.structs.replace(percent(stated, "0.01"), start=start, end=start + len(quote), text=quote)
    sentence = Sentence(0, len(text), text, 1, (mention,))
    return mention, Setting((sentence,), at("2026-06-18T09:00:00"))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("In May 2026 exports rose 14.83%.", "May 2026"),
        ("2026年5月の輸出は14.83%増えた。", "2026年5月"),
        ("In May exports rose 14.83%.", "May"),
    ],
)
def test_a_period_that_the_clause_names_outright_is_not_another(truths: Truths, text: str, named: str) -> None:
    """14.83% is April's: copied, though the article speaks of April in the sentence before."""
    mention, setting = in_words(text, "14.83%", "14.83")
    own = msgspec.structs.replace(MAY, because=(named,))
    found = judged(Resolved(mention, 0, (own,)), truths, None, [Spoken(0, APRIL, held=True)], setting)
    assert found is not None
    assert (found.verdict, found.slip) == (Verdict.CONTRADICTED, Slip.PERIOD)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("That month exports rose 14.83%.", "That month"),
        ("In May they were 16.8%, in April exports rose 14.83%.", "May"),
        ("Exports rose 14.83% on May.", "May"),
    ],
)
def test_words_that_lean_on_others_name_no_period_outright(text: str, named: str) -> None:
    mention, setting = in_words(text, "14.83%", "14.83")
    own = msgspec.structs.replace(MAY, because=(named,))
    assert not is_dated_outright(mention, setting.line(0), own, parse("2026-05"), setting.scene.newest)


def test_a_figure_says_itself_of_which_partner_named_around_it_it_is(truths: Truths) -> None:
    """Exports to the United States rose 12.5% in May 2026 (first print): no other total named here did."""
    text = "Of the United States, the report said that exports rose 12.5%."
    mention, setting = in_words(text, "12.5%", "12.5")
    mention = msgspec.structs.replace(mention, grain=Decimal("0.1"))
    own = msgspec.structs.replace(MAY, named=FLOW_ONLY, fit=0.8, doubts=(("subject", 0.3),))
    found = judged(Resolved(mention, 0, (own,)), truths, at("2026-06-18T09:00:00"), (), setting)
    assert found is not None
    assert found.reading is not None
    assert (found.verdict, found.reading.subject.partner) == (Verdict.CONFIRMED, "US")
    assert dict(found.terms)["taken from next door"] < 0


def test_a_partner_that_is_only_named_in_the_next_sentence_may_be_meant(truths: Truths) -> None:
    """As above; the sentence that names the United States follows."""
    text = "To their best customer exports rose 12.5%. The United States it is."
    mention = msgspec.structs.replace(percent("12.5"), start=(at_ := text.index("12.5%")), end=at_ + 5, text="12.5%")
    cut = text.index(" The")
    sentences = Sentence(0, cut, text[:cut], 1, (mention,)), Sentence(cut + 1, len(text), text[cut + 1 :], 1, ())
    published = at("2026-06-18T09:00:00")
    own = msgspec.structs.replace(MAY, named=FLOW_ONLY, fit=0.8, doubts=(("subject", 0.3),))
    for known, partner in ((sentences, "US"), (sentences[:1], "world")):
        found = judged(Resolved(mention, 0, (own,)), truths, published, (), Setting(known, published))
        assert found is not None
        assert found.reading is not None
        assert found.reading.subject.partner == partner


def test_a_figure_whose_own_period_is_not_out_is_that_of_one_named_before(truths: Truths) -> None:
    """17.0% is the change of May 2026 as first printed; September's was not out in June."""
    mention, setting = in_words("In May, ahead of September, exports rose 17.0%.", "17.0%", "17.0")
    mention = msgspec.structs.replace(mention, grain=Decimal("0.1"))
    own = msgspec.structs.replace(MAY, period="2026-09", named=FLOW_ONLY, doubts=(("period", 0.3),))
    found = judged(Resolved(mention, 0, (own,)), truths, at("2026-06-18T09:00:00"), (), setting)
    assert found is not None
    assert found.reading is not None
    assert (found.verdict, found.reading.period) == (Verdict.WAS_RIGHT, "2026-05")


def test_nobody_means_a_month_that_is_not_spoken_of(truths: Truths) -> None:
    found = judged(Resolved(percent("14.83", "0.01"), 0, (MAY,)), truths, None)
    assert found is not None
    assert (found.verdict, found.slip) == (Verdict.CONTRADICTED, Slip.PERIOD)


def test_an_amount_off_by_a_factor_under_a_carried_subject_is_left_undecided(truths: Truths) -> None:
    own = Reading(
        indicator="balance", method="exports-imports", subject=BALANCE, period="2026-05", sign=-1, fit=0.5,
        doubts=(("subject", 1.0), ("period", 0.3)),
    )  # fmt: skip
    found = judged(Resolved(amount("17.3"), 0, (own,)), truths, None)
    assert found is not None
    assert found.verdict is Verdict.UNVERIFIABLE
    assert dict(found.terms)["far off in size"] < 0


def test_terms_say_why_and_add_up(truths: Truths) -> None:
    from math import exp

    found = judged(Resolved(percent("12.5"), 0, (MAY,)), truths, None)
    assert found is not None
    assert found.confidence == pytest.approx(1 / (1 + exp(-sum(size for _, size in found.terms))))


def test_neighbours_come_by_what_the_words_say_against_them(truths: Truths) -> None:
    around = neighbours(MAY, 3, [Spoken(3, APRIL)], truths.period)
    assert [each.cost for each in around] == sorted(each.cost for each in around)
    swapped = next(each for each in around if each.slip is Slip.FLOW)
    assert (swapped.reading.subject, swapped.cost) == (IMPORTS, NAMED)


def test_a_measure_that_the_words_name_is_not_exchanged(truths: Truths) -> None:
    """Where volume is named, the value that agrees was copied; where no measure is, it may have been meant."""
    mention, setting = in_words("In May 2026 imports of crude oil by volume fell 25.8%.", "25.8%", "-25.8")
    crude = Subject(Flow.IMPORT, commodity="30301", classification="PC")
    told = reading("quantity_change", "yoy", crude, "2026-05", sign=-1)
    own = msgspec.structs.replace(told, named=frozenset({"goods"}))
    open_cost, named_cost = (
        next(n.cost for n in vicinity(each, mention, 0, setting, truths.period) if n.reading.indicator == "change")
        for each in (own, told)
    )
    assert open_cost <= MEANT_IF_SURE < named_cost
