"""Results on the site: when they are shown, what they say, and that what they say is so.

Sources: two camps that vote by construction (their groups and what unites and divides them are known beforehand),
docs/explanation/opinion.md.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from tests.web.conftest import NOW, site_at
from tests.web.talking import Talker, approved, classed, talked_about

from kuroji.opinion.nouns import Choice
from kuroji.opinion.storage.ballots import cast
from kuroji.web.reactions import working
from kuroji.web.reactions.enough import READERS
from kuroji.web.site import Site

SLUG = "japan-trade-2026-06"
# What both camps hold, what both reject, what the first holds and the second rejects, and a passing matter.
UNITES, REJECTED, DIVIDES, NEITHER = 2, 2, 5, 1
TEXTS = tuple(
    f"Statement {word} of the test"
    for word in ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
)
FIRST, SECOND = 18, 12


def answer_of(camp: int, column: int) -> Choice:
    if column < UNITES:
        return Choice.AGREE
    if column < UNITES + REJECTED:
        return Choice.DISAGREE
    if column < UNITES + REJECTED + DIVIDES:
        return Choice.AGREE if camp == 0 else Choice.DISAGREE
    return Choice.PASS


@pytest.fixture(scope="module")
def numbers() -> list[int]:
    return []


@pytest.fixture(scope="module")
def voted(site: Site, numbers: list[int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site on which two camps have voted, each member leaving out a statement or two."""
    with talked_about(site, tmp_path_factory.mktemp("voted")) as made:
        fill(made, numbers)
        yield made


def fill(made: Site, numbers: list[int]) -> None:
    numbers += approved(made, SLUG, *TEXTS)
    draw = np.random.default_rng(6)
    with made.forum.writing() as connection:
        for person in range(FIRST + SECOND):
            left_out = set(draw.choice(len(TEXTS), draw.integers(0, 3), replace=False).tolist())
            for column, number in enumerate(numbers):
                if column not in left_out:
                    cast(
                        connection, f"reader-{person:03d}-of-the-test", number, answer_of(person >= FIRST, column), NOW
                    )


@pytest.fixture
def told(voted: Site) -> dict[str, Any]:
    """The results as JSON, robustness included."""
    path = f"/en/stories/{SLUG}/results.json"
    reader = Talker(voted, SLUG)
    reader.http.get(path)
    voted.forum.finish()
    found: dict[str, Any] = json.loads(reader.http.get(path).content)
    return found


def test_the_camps_are_found_with_what_unites_and_divides(told: dict[str, Any], numbers: list[int]) -> None:
    results = told["results"]
    assert (results["readers"], results["grouped"]) == (FIRST + SECOND,) * 2
    assert [group["members"] for group in results["groups"]] == [FIRST, SECOND]
    assert set(results["lists"]["consensus"]) == set(numbers[:UNITES])
    assert set(results["lists"]["dissent"]) == set(numbers[UNITES : UNITES + REJECTED])
    dividing = set(numbers[UNITES + REJECTED : UNITES + REJECTED + DIVIDES])
    assert set(results["lists"]["divisive"]) == dividing
    apart = {one["statement"] for group in results["groups"] for one in group["apart"]}
    assert apart == dividing
    first = results["groups"][0]["apart"][0]
    assert (first["direction"], first["percent"], first["others_percent"]) == ("agree", 100, 0)


@pytest.mark.parametrize(("language", "word"), [("en", "Group A"), ("ja", "グループA")])
def test_the_page_tells_groups_and_fakes_in_words(voted: Site, told: dict[str, Any], language: str, word: str) -> None:
    page = Talker(voted, SLUG).open(language, "results/")
    titles = [e.text for e in page.all("h2")]
    assert titles[0] == word
    (picture,) = classed(page, "opinion-map")
    assert str(FIRST) in picture.one("desc").text
    assert picture.all("circle", "path")
    assert not any("style" in e.attributes for e in page.all())
    fakes = [one for one in told["results"]["robustness"] if one["least"] is not None]
    assert fakes
    cells = {td.text for table in page.all("table") for td in table.all("td")}
    assert {str(one["least"]) for one in fakes} <= cells
    assert classed(page, "downloads")[0].all("a")


def test_statements_are_told_by_group(voted: Site, told: dict[str, Any], numbers: list[int]) -> None:
    """On a dividing statement every answer of the one group is agreement, every answer of the other is not."""
    reader = Talker(voted, SLUG)
    found = json.loads(reader.http.get(reader.path("en", f"statements/{numbers[UNITES + REJECTED]}.json")).content)
    a, b = found["groups"]["A"], found["groups"]["B"]
    assert (a["disagree"], b["agree"]) == (0, 0)
    assert a["agree"] == found["agree"] > 12
    assert b["disagree"] == found["disagree"] > 6


def test_the_files_add_up(voted: Site, told: dict[str, Any]) -> None:
    reader = Talker(voted, SLUG)
    rows = list(csv.DictReader(io.StringIO(reader.http.get(reader.path("en", "results.csv")).text)))
    votes = list(csv.DictReader(io.StringIO(reader.http.get(f"/api/votes.csv?story={SLUG}").text)))
    assert sum(int(row[side]) for row in rows for side in ("agree", "disagree", "pass")) == len(votes)
    assert len(votes) == told["results"]["votes"]
    assert {vote["voter-id"] for vote in votes} == {str(n) for n in range(FIRST + SECOND)}, "readers are numbers"
    assert "of-the-test" not in str(votes)


def test_too_few_answers_are_no_results(voted: Site) -> None:
    other = "japan-trade-2026-07"
    texts = approved(voted, other, *(f"A quiet thought {word}" for word in ("one", "two", "three", "four")))
    with voted.forum.writing() as connection:
        for person in range(READERS - 1):
            for number in texts:
                cast(connection, f"few-{person:03d}-of-the-test", number, Choice.AGREE, NOW)
    reader = Talker(voted, other)
    page = reader.open("en", "results/")
    assert f"once {READERS} readers" in page.text
    assert f"So far {READERS - 1} have" in page.text
    assert not classed(page, "opinion-map")
    assert len(reader.http.get(reader.path("en", "results.csv")).text.splitlines()) == 1, "heads and no row"
    assert reader.http.get(f"/api/votes.csv?story={other}").status_code == 404
    reader.vote(texts[0])
    assert f"once {READERS} readers" in reader.open("en", "results/").text, "one answer is not four"


def test_results_follow_votes_and_deletions(voted: Site, numbers: list[int]) -> None:
    before = working.worked(voted, SLUG)
    assert working.worked(voted, SLUG) is before, "nothing changed, nothing is worked out"
    reader = Talker(voted, SLUG)
    reader.vote(numbers[0], "disagree")
    after = working.worked(voted, SLUG)
    assert after.results.votes == before.results.votes + 1
    reader.forget(sure="yes")
    assert working.worked(voted, SLUG).results.votes == before.results.votes


def test_a_long_analysis_is_shown_as_it_was_and_done_afterwards(
    voted: Site, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = working.worked(voted, SLUG)
    monkeypatch.setattr(working, "QUICK", -1.0)
    monkeypatch.setattr(working, "REST", 0.0)
    Talker(voted, SLUG).vote(numbers[1], "pass")
    voted.forum.finish()
    Talker(voted, SLUG).vote(numbers[2], "pass")
    shown = working.worked(voted, SLUG)
    voted.forum.finish()
    done = working.worked(voted, SLUG)
    assert shown.results.votes == before.results.votes + 1
    assert done.results.votes == before.results.votes + 2


def test_the_static_site_has_results_without_waiting(voted: Site) -> None:
    still = site_at(live=False, database=voted.forum.address)
    page = Talker(still, SLUG).open("en", "results/")
    assert len(page.all("table")) >= 4, "lists and the table of fakes"
    assert not page.all("form")
    still.forum.close()
