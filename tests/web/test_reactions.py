"""Statements and votes on the site, without script. Sources: what the project asks of this part, docs/explanation/opinion.md.

Figures in statements are those of the release of 17 June 2026: exports of May 2026 rose 17.0%.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.stories.page import read
from tests.web.conftest import NOW, site_at
from tests.web.talking import Talker, approved, classed, counts, talked_about

from kuroji.opinion.nouns import Draft, Status
from kuroji.opinion.storage.people import known
from kuroji.opinion.storage.statements import hand_in, moderate, waiting
from kuroji.web.page import Page
from kuroji.web.reactions.section import section
from kuroji.web.reactions.starting import start_forum
from kuroji.web.registry import KINDS
from kuroji.web.site import Site

SLUG = "japan-trade-2026-05"
Browser = Callable[[], Talker]


@pytest.fixture
def talked(site: Site, tmp_path: Path) -> Iterator[Site]:
    """The site with a database of its own."""
    with talked_about(site, tmp_path) as found:
        yield found


@pytest.fixture
def browser(talked: Site) -> Browser:
    """Makes browsers that read the same story."""
    return lambda: Talker(talked, SLUG)


@pytest.fixture
def reader(browser: Browser) -> Talker:
    return browser()


def test_a_vote_is_counted_changed_and_remembered(talked: Site, reader: Talker) -> None:
    (number,) = approved(talked, reader.slug, "Exports to Asia will keep rising")
    answer = reader.vote(number, "agree")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{reader.path()}?done=vote#statement-{number}"
    assert counts(talked, reader.slug) == {number: (1, 0, 0)}
    mine = [b for b in reader.open().all("button") if b.attributes.get("aria-pressed") == "true"]
    assert [b.attributes["value"] for b in mine] == ["agree"]
    reader.vote(number, "pass")
    assert counts(talked, reader.slug) == {number: (0, 0, 1)}, "one vote a reader, the last"
    (mine,) = (b for b in reader.open().all("button") if b.attributes.get("aria-pressed") == "true")
    assert (mine.attributes["value"], classed(mine, "count")[0].text) == ("pass", "1")


def test_readers_are_told_apart_and_reading_brings_no_cookie(talked: Site, browser: Browser) -> None:
    one, other = browser(), browser()
    (number,) = approved(talked, one.slug, "The yen is too weak for comfort")
    assert "set-cookie" not in one.http.get(one.path()).headers
    cookie = one.vote(number, "agree").headers["set-cookie"]
    other.vote(number, "disagree")
    assert counts(talked, one.slug) == {number: (1, 1, 0)}
    assert all(word in cookie for word in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=34560000"))
    assert "set-cookie" not in one.vote(number, "disagree").headers


def test_a_statement_waits_for_a_moderator_and_then_appears_where_it_is_from(talked: Site, browser: Browser) -> None:
    one, other = browser(), browser()
    answer = one.say(
        "半導体の輸出はまだ伸びる", "ja", country="JP", language="ja", author="名古屋の読者", back=one.path("ja")
    )
    assert answer.headers["location"] == f"{one.path('ja')}?done=statement#reactions"
    other.say("Prices rise for all of us", country="US", language="en", author="Sarah")
    assert not classed(one.open(), "words")
    with talked.forum.writing() as connection:
        for said in waiting(connection, one.slug):
            moderate(connection, said.id, Status.APPROVED, by="desk", now=NOW)
    home, world = classed(other.open("ja"), "sides")[0].children
    assert [e.text for e in classed(home, "words")] == ["半導体の輸出はまだ伸びる"]
    assert "名古屋の読者" in classed(home, "by")[0].text
    assert [e.attributes["lang"] for e in classed(world, "words")] == ["en"]
    assert "米国" in classed(world, "by")[0].text


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_section_stands_under_the_story_for_everybody(talked: Site, language: str) -> None:
    """Under every story and every vintage of it; a vote shows at once to who gave it and to others."""
    voter, passer = Talker(talked, SLUG), Talker(talked, SLUG)
    (number,) = approved(talked, voter.slug, f"Cars will recover by {language}")
    before = passer.open(language, "")
    (section,) = (e for e in before.all("section") if e.attributes.get("id") == "reactions")
    assert classed(section, "next")
    first = passer.http.get(passer.path(language, ""))
    assert (
        passer.http.get(passer.path(language, ""), headers={"if-none-match": first.headers["etag"]}).status_code == 304
    )
    assert voter.vote(number, "agree", back=voter.path("en", "")).status_code == 303
    changed = passer.http.get(passer.path(language, ""), headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200
    assert "Cookie" in changed.headers["vary"]
    own = voter.http.get(voter.path(language, ""))
    assert own.headers["cache-control"] == "private, no-cache"
    assert 'aria-pressed="true"' in own.text
    assert 'aria-pressed="true"' not in changed.text
    assert "<!-- reactions -->" not in own.text + changed.text


def test_the_next_statement_is_one_not_answered_yet(talked: Site, reader: Talker) -> None:
    numbers = approved(talked, reader.slug, *(f"Statement {word} on trade" for word in ("one", "two", "three")))
    path, seen = reader.path("en", ""), set()
    for _ in numbers:
        (offered,) = classed(read(reader.http.get(path).text), "next")
        (field,) = (e for e in offered.all("input") if e.attributes["name"] == "statement")
        seen.add(int(field.attributes["value"]))
        assert not classed(offered, "count"), "counts do not sway a first answer"
        reader.vote(field.attributes["value"], "pass", back=path)
    assert seen == set(numbers)
    assert not classed(read(reader.http.get(path).text), "next")


def test_the_script_gets_the_statements_at_once(talked: Site, reader: Talker) -> None:
    (number,) = approved(talked, reader.slug, "Ports need more cranes than they have")
    for back in (reader.path("en", ""), reader.path(), reader.path("en", f"statements/{number}/")):
        answer = reader.vote(number, "agree", {"X-Kuroji-Part": "reactions"}, back=back)
        assert answer.status_code == 200
        assert answer.text.count('id="reactions"') == 1
        assert 'id="reactions-done" role="status" tabindex="-1">Your answer has been counted.</p>' in answer.text


def test_the_same_statement_again_is_refused_kindly_and_the_opposite_is_not(talked: Site, reader: Talker) -> None:
    (number,) = approved(talked, reader.slug, "We should buy more American rice")
    again = reader.say("we should buy more American Rice!")
    assert again.status_code == 422
    page = read(again.text)
    (problem,) = classed(page, "problem")
    assert "said already" in problem.text
    assert problem.one("a").attributes["href"] == reader.path("en", f"statements/{number}/")
    assert page.one("textarea").text.strip() == "we should buy more American Rice!", "nothing written is lost"
    assert reader.say("We should not buy more American rice").status_code == 303


def test_a_claim_carries_its_verdict(talked: Site) -> None:
    """Exports of May 2026: +17.0% as released, revised since to +16.8% (docs/explanation/vintages.md)."""
    story = "japan-trade-2026-05"
    numbers = approved(
        talked, story, "Exports rose 17.0% in May 2026", "In May 2026 Japan's imports fell 12.5%", "I like trade"
    )
    reader = Talker(talked, SLUG)
    found = []
    for number in numbers:
        answer = reader.http.get(reader.path("en", f"statements/{number}.json"))
        found.append([claim["verdict"] for claim in json.loads(answer.content)["claims"]])
    assert found == [["was_right"], ["contradicted"], []]
    other = site_at(database=talked.forum.address)
    start_forum(other)
    other.forum.finish()
    assert len(classed(Talker(other, SLUG).open(), "chip")) == 2, "a server has them from the start"
    other.forum.close()
    page = reader.open("ja", f"statements/{numbers[1]}/")
    (verdict,) = (e for e in page.all("section") if e.attributes.get("id") == "verdict")
    assert "誤り" in verdict.text
    assert any("/ja/facts/" in a.attributes["href"] for a in verdict.all("a"))
    assert {e.text.strip() for e in classed(reader.open(), "chip")} >= {"↺ was right, since revised", "✗ contradicted"}
    graph = json.loads(reader.http.get(reader.path("en", f"statements/{numbers[0]}.jsonld")).content)["@graph"]
    assert [node["@type"] for node in graph] == ["Comment", "ClaimReview"]


def test_siblings_hold_a_hostile_text_as_text(talked: Site, reader: Talker) -> None:
    said = '=HYPERLINK("x") <script>alert(1)</script> *bold* is fair'
    with talked.forum.writing() as connection:
        one = hand_in(connection, reader.slug, Draft(text=said, author="<b>x</b>", language="en"), "author", NOW)
        moderate(connection, one.id, Status.APPROVED, by="desk", now=NOW)
    for form in ("md", "csv", "json"):
        answer = reader.http.get(f"{reader.path()[:-1]}.{form}")
        assert answer.status_code == 200
        text = json.loads(answer.content)["statements"][0]["text"] if form == "json" else answer.text
        expected = {"md": "\\<script\\>", "csv": "'=HYPERLINK", "json": said}[form]
        assert expected in text
    html = reader.http.get(reader.path()).text
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_everything_of_a_reader_is_deleted_on_request(talked: Site, browser: Browser) -> None:
    one, other = browser(), browser()
    (number,) = approved(talked, one.slug, "Energy should come from the sun")
    one.vote(number)
    other.vote(number)
    one.say("This is mine and mine alone")
    assert one.forget().status_code == 422, "a confirmation is asked for"
    cookie = one.cookie
    answer = one.forget(sure="yes")
    assert answer.headers["location"].endswith("?done=forgotten#reactions")
    assert one.cookie == ""
    assert counts(talked, one.slug) == {number: (1, 0, 0)}
    with talked.forum.reading() as connection:
        assert not waiting(connection, one.slug)
        assert cookie.split(".")[1] not in str(connection.exec_driver_sql("SELECT id FROM participants").all())
    assert one.forget(sure="yes").headers["location"].endswith("?done=nothing#reactions")


def test_a_cookie_grows_old_and_is_renewed(talked: Site, reader: Talker, monkeypatch: pytest.MonkeyPatch) -> None:
    (number,) = approved(talked, reader.slug, "Ships will be slower but cleaner")
    reader.vote(number, "agree")
    first = reader.cookie
    monkeypatch.setattr(talked, "now", lambda: NOW + timedelta(days=40))
    reader.vote(number, "disagree")
    assert reader.cookie != first
    assert reader.cookie.split(".")[1] == first.split(".")[1]
    monkeypatch.setattr(talked, "now", lambda: NOW + timedelta(days=800))
    reader.vote(number, "agree")
    assert reader.cookie.split(".")[1] != first.split(".")[1], "an expired cookie is nobody's"
    assert counts(talked, reader.slug)[number][0] == 1


def test_a_page_opened_before_the_first_vote_still_votes_after_it(talked: Site, reader: Talker) -> None:
    """Two tabs: the second one's token is a newcomer's, and counts where the browser says where it comes from."""
    one, two = approved(talked, reader.slug, "First thing to say about trade", "Second thing to say about trade")
    early = reader.token()
    reader.vote(one)
    assert reader.vote(two, token=early).status_code == 403
    sent = reader.vote(two, headers={"origin": "http://testserver.local", "sec-fetch-site": "same-origin"}, token=early)
    assert sent.status_code == 303
    assert len(counts(talked, reader.slug)) == 2


def test_statements_are_listed_for_programs_page_by_page(talked: Site, reader: Talker) -> None:
    numbers = approved(talked, reader.slug, *(f"Thought number {word}" for word in ("one", "two", "three")))
    with talked.forum.writing() as connection:
        known(connection, "somebody-who-speaks", NOW)
        hand_in(connection, reader.slug, Draft(text="This one waits still"), "somebody-who-speaks", NOW)
    address, found = f"/api/statements?story={reader.slug}&limit=2", []
    while address:
        answer = reader.http.get(address)
        assert answer.status_code == 200
        found += [one["id"] for one in answer.json()["statements"]]
        address = answer.json()["next"]
    assert found == numbers
    assert reader.http.get(f"/api/statements?story={reader.slug}&language=ja").json()["statements"] == []


def test_voting_by_program_needs_cookie_and_token(talked: Site, reader: Talker) -> None:
    one, two = approved(talked, reader.slug, "Robots will pack the boxes", "People will pack the boxes")
    ballot = {"statement": two, "choice": "disagree"}
    assert reader.http.get("/api/reader").status_code == 403
    assert reader.http.post("/api/votes", json=ballot).status_code == 403
    reader.vote(one)
    own = reader.http.get("/api/reader").json()
    assert [(vote["statement"], vote["choice"]) for vote in own["votes"]] == [(one, "agree")]
    assert reader.http.post("/api/votes", json=ballot).status_code == 403
    token = {"X-CSRF-Token": own["token"]}
    assert (
        reader.http.post("/api/votes", json=ballot, headers=token | {"origin": "https://evil.example"}).status_code
        == 403
    )
    assert reader.http.post("/api/votes", json=ballot, headers=token).json()["choice"] == "disagree"
    assert counts(talked, reader.slug)[two] == (0, 1, 0)
    assert reader.http.post("/api/votes", json=ballot | {"statement": 10**9}, headers=token).status_code == 404


def test_the_static_section_has_counts_and_no_form(talked: Site) -> None:
    """Without a server the statements are shown as counted, with where they can be answered."""
    (number,) = approved(talked, SLUG, "Counted when the page was made")
    Talker(talked, SLUG).vote(number)
    still = site_at("https://trade.example", live=False, database=talked.forum.address)
    shown = read(f"<html>{section(still, Page(kind=KINDS['story'], language='en', values={'slug': SLUG}))}</html>")
    assert not shown.all("form", "button")
    assert [e.text for e in classed(shown, "tally")[0].all("b")] == ["1", "0", "0"]
    assert f"https://trade.example/en/stories/{SLUG}/" in [a.attributes["href"] for a in shown.all("a")]
    still.forum.close()
