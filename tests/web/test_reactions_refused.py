"""What is sent by mistake or in bad faith: the right status, a page that helps, and nothing lost or changed.

Sources: what the project asks of this part; OWASP on request forgery and session handling; RFC 9110 for the statuses.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.stories.page import read
from tests.web.conftest import NOW
from tests.web.talking import Talker, approved, classed, counts, patient, talked_about

from kuroji.opinion.integrity.cookie import Keys, signed
from kuroji.opinion.integrity.rates import RATES, Limiter
from kuroji.opinion.nouns import Participant
from kuroji.opinion.storage.statements import waiting
from kuroji.web.reactions.reader import token_of
from kuroji.web.site import Site

SLUG = "japan-trade-2026-05"
FORMS = (
    "/forms/vote/en", "/forms/statement/en", "/forms/forget/ja", "/forms/desk/in/en", "/forms/desk/out/en",
    "/forms/desk/decide/ja",
)  # fmt: skip


@pytest.fixture(scope="module")
def talked(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site with a database of its own."""
    with talked_about(site, tmp_path_factory.mktemp("refused")) as found:
        yield found


@pytest.fixture
def reader(talked: Site) -> Talker:
    talked.forum.limiter = patient()
    return Talker(talked, SLUG)


@pytest.fixture(scope="module")
def number(talked: Site) -> int:
    """A statement that can be voted on."""
    return approved(talked, SLUG, "Trade makes most of us better off")[0]


def refused(answer: Any, status: int, *words: str) -> None:
    """The answer is a page of that status that says why and leads on."""
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["cache-control"] == "no-store"
    page = read(answer.text)
    (problem,) = classed(page, "problem")
    assert all(word in problem.text for word in words), problem.text
    assert any(f"/stories/{SLUG}/" in a.attributes["href"] for a in page.one("main").all("a"))


@pytest.mark.parametrize(
    ("fields", "status", "word"),
    [
        ({"choice": "maybe"}, 422, "agree, disagree or pass"),
        ({"choice": ""}, 422, "agree, disagree or pass"),
        ({"statement": "0"}, 404, "not there"),
        ({"statement": "99999999999999999999"}, 404, "not there"),
        ({"statement": "２"}, 404, "not there"),
        ({"statement": "1 OR 1=1"}, 404, "not there"),
        ({"token": ""}, 403, "not sent from this site"),
        ({"token": "0.0"}, 403, "not sent from this site"),
        ({"token": "9" * 5_000}, 403, "not sent from this site"),
    ],
)
def test_a_vote_that_cannot_be(
    talked: Site, reader: Talker, number: int, fields: dict[str, str], status: int, word: str
) -> None:
    before = counts(talked, SLUG)
    sent = {"choice": "agree", "statement": str(number)} | fields
    refused(reader.vote(sent.pop("statement"), sent.pop("choice"), **sent), status, word)
    assert counts(talked, SLUG) == before
    assert reader.cookie == "", "nobody is made for nothing"


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"text": ""}, "5 to 280"),
        ({"text": "x" * 281}, "5 to 280"),
        ({"text": "12345 67890"}, "needs words"),
        ({"text": "Buy at https://shop.example now"}, "without links"),
        ({"text": "Fair words", "author": "n" * 61}, "at most 60"),
        ({"text": "Fair words", "country": "XX"}, "from the list"),
        ({"text": "Fair words", "language": "klingon"}, "from the list"),
    ],
)
def test_a_statement_that_cannot_be_keeps_what_was_written(
    talked: Site, reader: Talker, fields: dict[str, str], word: str
) -> None:
    answer = reader.say(**fields)
    refused(answer, 422, word)
    assert read(answer.text).one("textarea").text.strip() == fields["text"]
    with talked.forum.reading() as connection:
        assert not waiting(connection, SLUG)


@pytest.mark.parametrize("story", ["japan-trade-2031-01", "japan-trade-x", "../admin", "", "x" * 500])
def test_nobody_speaks_under_a_story_that_is_not_there(reader: Talker, story: str) -> None:
    assert reader.say("There is nothing to speak about", story=story, back="").status_code in (404, 422)


@pytest.mark.parametrize("number", ["0", "01", "999", "x", "1e3", "-1", "９", "99999999999999"])
def test_a_statement_that_is_not_there_has_no_page(reader: Talker, number: str) -> None:
    answer = reader.http.get(reader.path("ja", f"statements/{number}/"))
    assert answer.status_code == 404
    assert f"/ja/stories/{SLUG}/statements/" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "http://[bad"},
    ],
)
def test_another_site_sends_no_form(talked: Site, reader: Talker, number: int, headers: dict[str, str]) -> None:
    before = counts(talked, SLUG)
    refused(reader.vote(number, headers=headers), 403, "not sent from this site")
    assert counts(talked, SLUG) == before


def test_a_token_of_one_reader_is_none_of_another(talked: Site, number: int) -> None:
    talked.forum.limiter = patient()
    one, other = Talker(talked, SLUG), Talker(talked, SLUG)
    one.vote(number)
    other.vote(number)
    before = counts(talked, SLUG)
    refused(other.vote(number, "disagree", token=one.token()), 403)
    assert counts(talked, SLUG) == before


def test_a_form_open_for_too_long_is_refused(
    talked: Site, reader: Talker, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = reader.token()
    monkeypatch.setattr(talked, "now", lambda: NOW + timedelta(hours=14))
    refused(reader.vote(number, token=early), 403, "too long")


@pytest.mark.parametrize("kind", ["forged", "altered", "other key", "future", "junk", "huge"])
def test_a_cookie_that_is_not_ours_is_nobodys(talked: Site, reader: Talker, number: int, kind: str) -> None:
    """The vote counts as a newcomer's, whose cookie replaces the bad one."""
    reader.vote(number)
    own = reader.cookie
    body, _, signature = own.rpartition(".")
    someone = Participant("A" * 24, NOW)
    bad = {
        "forged": f"{body}.{'A' * 43}",
        "altered": own.replace(own.split(".")[1], "B" * 24),
        "other key": signed(someone, Keys((b"x" * 32,)), NOW),
        "future": f"v1.{'A' * 24}.{int(NOW.timestamp()) + 10_000_000}.{signature}",
        "junk": "v1.\\x00.%00..",
        "huge": "v1." + "A" * 6_000,
    }[kind]
    thief = Talker(talked, SLUG)
    before = sum(counts(talked, SLUG)[number])
    answer = thief.vote(number, "disagree", {"cookie": f"kuroji-reader={bad}"})
    assert answer.status_code == 303
    assert sum(counts(talked, SLUG)[number]) == before + 1
    assert "A" * 24 not in thief.cookie


def test_too_many_at_once_are_asked_to_wait(talked: Site, number: int) -> None:
    """By address (nobody has a cookie yet) and by reader; what is refused is told, with the seconds to wait."""
    talked.forum.limiter = Limiter(lambda: 0.0, RATES)
    one = Talker(talked, SLUG)
    answers = []
    for _ in range(22):
        answers.append(one.vote(number))
        one.http.cookies.clear()
    assert [a.status_code for a in answers] == [303] * 20 + [429] * 2
    refused(answers[-1], 429, "try again")
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 181
    talked.forum.limiter = Limiter(lambda: 0.0, RATES)
    said = [one.say(f"Thought of the day {word}").status_code for word in ("one", "two", "three", "four")]
    assert said == [303, 303, 303, 429]


@pytest.mark.parametrize("form", FORMS)
def test_forms_take_no_other_method_and_no_flood(talked: Site, reader: Talker, form: str) -> None:
    assert reader.http.get(form).status_code == 405
    assert reader.http.post(form, data={"text": "x" * 40_000}).status_code == 413
    assert (
        reader.http.post(form, content=b"\xff\xfe\x00", headers={"content-type": "application/json"}).status_code < 500
    )
    odd = {"content-type": "multipart/form-data; boundary=x"}
    assert reader.http.post(form, content=b"--x\r\nbroken", headers=odd).status_code < 500
    assert reader.http.post(form.replace("/en", "/xx").replace("/ja", "/xx")).status_code == 404


@settings(
    max_examples=60, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    form=st.sampled_from(FORMS),
    fields=st.dictionaries(
        st.sampled_from(
            (
                "text",
                "author",
                "country",
                "language",
                "story",
                "back",
                "statement",
                "choice",
                "sure",
                "password",
                "name",
                "decision",
                "reason",
                "other",
            )
        ),
        st.one_of(
            st.text(max_size=300),
            st.sampled_from(
                ("<script>alert(1)</script>", "../../etc/passwd", "//evil.example/", "\0", "1", "agree", "yes", SLUG)
            ),
        ),
        max_size=6,
    ),
    tokened=st.booleans(),
)
def test_whatever_is_sent_there_is_an_answer_that_runs_nothing(
    talked: Site, reader: Talker, number: int, form: str, fields: dict[str, str], tokened: bool
) -> None:
    token = {"token": reader.token()} if tokened else {}
    encoded = {name: value.encode("utf-8", "replace").decode() for name, value in fields.items()}
    answer = reader.http.post(form, data=encoded | token)
    assert answer.status_code in (303, 403, 404, 422, 429), answer.text[:500]
    assert "<script>alert" not in answer.text
    assert answer.headers.get("location", "/en/").startswith(("/en/", "/ja/"))
    assert "content-security-policy" in answer.headers


@pytest.fixture
def alone(site: Site, tmp_path: Path) -> Iterator[tuple[Talker, Path]]:
    """A reader of a site whose database, of that path, is of this test alone."""
    with talked_about(site, tmp_path):
        yield Talker(site, SLUG), tmp_path / "opinion.sqlite"


def test_a_locked_database_says_so_and_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, alone: tuple[Talker, Path]
) -> None:
    monkeypatch.setattr("kuroji.opinion.storage.opening.WAIT_SECONDS", 0.05)
    reader, path = alone
    (number,) = approved(reader.site, SLUG, "Locks keep honest people honest")
    reader.vote(number, "agree")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = reader.vote(number, "disagree")
    refused(answer, 503, "Nothing was counted or lost")
    assert answer.headers["retry-after"] == "30"
    assert reader.open().one("h1").text == "What readers say", "reading goes on"
    other.close()
    assert counts(reader.site, SLUG) == {number: (1, 0, 0)}
    assert reader.vote(number, "disagree").status_code == 303


def test_a_database_that_is_gone_leaves_the_story(alone: tuple[Talker, Path]) -> None:
    """Removed while open: a vote would be written to a file that nobody finds again, so it is refused."""
    reader, path = alone
    (number,) = approved(reader.site, SLUG, "What is gone is gone")
    aside = path.rename(path.with_name("moved.sqlite"))
    sent = {"token": token_of(reader.site, None), "back": reader.path(), "statement": str(number), "choice": "agree"}
    answer = reader.http.post("/forms/vote/en", data=sent)
    assert answer.status_code == 503
    assert "cannot be reached" in classed(read(answer.text), "problem")[0].text
    assert reader.http.get(reader.path()).status_code == 503
    story = reader.http.get(reader.path("ja", ""))
    assert story.status_code == 200
    assert "現在、意見と回答を表示できません" in story.text
    assert reader.http.get("/api/statements").status_code == 503
    assert reader.http.get(reader.path("en", "results/")).status_code == 503
    health = reader.http.get("/health")
    assert (health.status_code, health.json()["statements"]) == (200, "unavailable")
    aside.rename(path)
    assert reader.vote(number).status_code == 303, "put back, it goes on"


def test_a_file_that_is_no_database_is_left_alone(alone: tuple[Talker, Path]) -> None:
    reader, path = alone
    letter = "this is a letter, not a database" * 100
    path.write_text(letter)
    assert reader.http.get(reader.path()).status_code == 503
    assert path.read_text() == letter
