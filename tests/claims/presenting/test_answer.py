"""The JSON of a checked article. Source: the object that docs/reference/check-json.md describes, key by key."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.claims.presenting.by_hand import ARTICLE, CHECKED, FACT, HOSTILE

from kuroji.claims.presenting.answer import answer, line
from kuroji.claims.verdict import Verdict
from kuroji.stories.fact_json import fact_object

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "check-json.md"
CLAIM_KEYS = {
    "quote", "start", "end", "indicator", "flow", "partner", "commodity", "period", "stated", "unit", "verdict",
    "truth_now", "truth_at_publication", "likely_slip", "confidence", "why", "facts",
}  # fmt: skip
SUMMARY_KEYS = {
    "claims", "decided", "confirmed", "was_right", "outdated", "imprecise", "contradicted", "unverifiable", "coverage",
}  # fmt: skip


def test_the_object_has_the_promised_keys() -> None:
    said = answer(CHECKED, fact_object)
    assert {"article", "claims", "summary", "facts"} == set(said)
    assert all(set(claim) >= CLAIM_KEYS for claim in said["claims"])
    assert set(said["summary"]) == SUMMARY_KEYS


def test_every_key_is_described_and_every_described_key_is_there() -> None:
    said = answer(CHECKED, fact_object, why=True)
    keys = {key for node in (said, said["article"], *said["claims"], said["summary"]) for key in node}
    keys |= {key for claim in said["claims"] for reading in claim["readings"] for key in reading}
    rows = re.findall(r"^\| (`[^|]*`) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    described = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    assert described - {verdict.value for verdict in Verdict} == keys - {verdict.value for verdict in Verdict}


def test_positions_are_code_points_into_title_two_line_ends_and_body() -> None:
    said = json.loads(line(CHECKED, fact_object))
    text = f"{said['article']['title']}\n\n{said['article']['body']}"
    assert text == ARTICLE.text
    for claim in said["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_amounts_are_in_yen_percentages_in_percent_and_verdicts_in_the_agreed_words() -> None:
    first, second, *rest = answer(CHECKED, fact_object)["claims"]
    assert (first["stated"], first["truth_now"], first["truth_at_publication"], first["unit"]) == (
        -378_700_000_000, -395_109_299_000, -378_673_000_000, "JPY",
    )  # fmt: skip
    assert (second["stated"], second["truth_now"], second["unit"]) == (17, 16.9, "percent")
    assert {claim["verdict"] for claim in (first, second, *rest)} == {
        "confirmed", "was_right", "outdated", "imprecise", "contradicted", "unverifiable",
    }  # fmt: skip
    assert (first["flow"], first["partner"], first["commodity"], first["period"]) == (
        "balance",
        "world",
        "total",
        "2026-05",
    )


def test_facts_are_named_in_claims_and_given_once() -> None:
    said = answer(CHECKED, fact_object)
    assert said["claims"][0]["facts"] == [FACT.id]
    assert [fact["id"] for fact in said["facts"]] == [FACT.id]


def test_readings_are_there_when_asked_for() -> None:
    plain, weighed = (answer(CHECKED, fact_object, why=why)["claims"][0] for why in (False, True))
    assert "readings" not in plain
    assert weighed["readings"][0]["because"] == ["Exports"]


def test_the_line_is_one_line_without_signs_a_terminal_obeys_and_says_the_same() -> None:
    written = line(CHECKED, fact_object)
    assert written.count("\n") == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", written)
    assert HOSTILE in json.loads(written)["article"]["body"]
