"""The moderators' desk. Sources: what the project asks of this part; RFC 7914 for scrypt; OWASP on sessions and guessing."""

from __future__ import annotations

import base64
import hashlib
import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from tests.stories.page import read
from tests.web.conftest import NOW, site_at
from tests.web.talking import Talker, approved, classed, patient

from kuroji.model.errors import UsageError
from kuroji.opinion.integrity import administrator
from kuroji.opinion.integrity.rates import RATES, Limiter
from kuroji.opinion.nouns import Flag, Status
from kuroji.opinion.storage.ballots import raise_flags
from kuroji.opinion.storage.statements import decisions, statement, waiting
from kuroji.web.reactions.forum import GUESSES
from kuroji.web.site import Site

SLUG = "japan-trade-2026-05"
PASSWORD = "correct horse battery staple"


@pytest.fixture(scope="module")
def cheap() -> Iterator[None]:
    """A hash that costs little, so that tests are quick; the form is the same."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(administrator, "COST", 2**8)
        yield


@pytest.fixture(scope="module")
def desk_site(cheap: None) -> Iterator[Site]:
    made = site_at(admin_hash=administrator.hash_of(PASSWORD))
    yield made
    made.forum.close()


@pytest.fixture
def moderator(desk_site: Site) -> Talker:
    desk_site.forum.limiter = patient()
    return Talker(desk_site, SLUG)


def desk_token(talker: Talker) -> str:
    found = re.search(r'name="token" value="([^"]+)"', talker.http.get("/en/moderation/").text)
    assert found is not None
    return found[1]


def sign_in(talker: Talker, password: str = PASSWORD, name: str = "Naoko") -> Any:
    sent = {"token": desk_token(talker), "password": password, "name": name}
    return talker.http.post("/forms/desk/in/en", data=sent)


def decide(talker: Talker, number: int, decision: str, token: str = "") -> Any:
    sent = {
        "token": token or desk_token(talker),
        "statement": str(number),
        "decision": decision,
        "reason": " as agreed ",
    }
    return talker.http.post("/forms/desk/decide/en", data=sent)


def wait_for_desk(talker: Talker, text: str) -> int:
    """A statement handed in by a reader; its id."""
    assert Talker(talker.site, SLUG).say(text, country="US").status_code == 303
    with talker.site.forum.reading() as connection:
        return waiting(connection)[-1].id


def test_signed_in_a_statement_is_approved_and_another_rejected(desk_site: Site, moderator: Talker) -> None:
    kept, dropped = wait_for_desk(moderator, "Keep this thought"), wait_for_desk(moderator, "Drop this <b>thought</b>")
    assert "thought" not in moderator.http.get("/en/moderation/").text, "nothing is shown to who is not signed in"
    assert sign_in(moderator).headers["location"] == "/en/moderation/?done=in"
    page = read(moderator.http.get("/en/moderation/").text)
    assert [e.text for e in classed(page, "words")] == ["Keep this thought", "Drop this <b>thought</b>"]
    assert decide(moderator, kept, "approved").headers["location"] == "/en/moderation/?done=approved"
    assert decide(moderator, dropped, "rejected").status_code == 303
    with desk_site.forum.reading() as connection:
        assert statement(connection, kept).status is Status.APPROVED
        assert statement(connection, dropped).status is Status.REJECTED
        (made,) = decisions(connection, kept)
        assert (made.by, made.reason) == ("Naoko", "as agreed")
    shown = moderator.http.get(f"/en/stories/{SLUG}/statements/").text
    assert "Keep this thought" in shown
    assert "Drop this" not in shown


def test_the_desk_shows_what_is_alike_what_the_figures_say_and_what_looks_odd(
    desk_site: Site, moderator: Talker
) -> None:
    """Imports did not fall 12.5% in May 2026: they rose (release of 17 June 2026)."""
    (number,) = approved(desk_site, SLUG, "In May 2026 Japan's imports fell 12.5%!")
    wait_for_desk(moderator, "In May 2026 Japan's imports fell 12.5%, no")
    with desk_site.forum.writing() as connection:
        flag = Flag(conversation=SLUG, kind="clone", subject="somebody", detail="62 of 62 answers alike", at=NOW)
        raise_flags(connection, [flag])
    sign_in(moderator)
    page = read(moderator.http.get("/ja/moderation/").text)
    assert f"{number}番（掲載）" in classed(page, "alike")[0].text
    assert "✗ 誤り" in [e.text.strip() for e in classed(page, "chip")]
    assert "62 of 62" in page.text


def test_a_wrong_password_is_refused_slowed_down_and_never_logged(
    desk_site: Site, moderator: Talker, caplog: pytest.LogCaptureFixture
) -> None:
    desk_site.forum.limiter = Limiter(lambda: 0.0, {**RATES, **GUESSES})
    with caplog.at_level(logging.DEBUG):
        answers = [sign_in(moderator, f"guess number {n} of many") for n in range(6)]
        last = sign_in(moderator, PASSWORD)
    assert [a.status_code for a in answers] == [403] * 5 + [429]
    assert last.status_code == 429, "the right one has to wait as well"
    assert int(last.headers["retry-after"]) > 60
    assert "The password is wrong" in answers[0].text
    assert "set-cookie" not in last.headers
    assert "guess number" not in caplog.text + answers[0].text
    assert PASSWORD not in caplog.text + repr(desk_site.settings)


@pytest.mark.parametrize("kind", ["none", "forged", "name", "later", "reader"])
def test_without_a_session_of_ours_nothing_is_decided(desk_site: Site, moderator: Talker, kind: str) -> None:
    number = wait_for_desk(moderator, f"Nobody decides on this {kind}")
    sign_in(moderator)
    token, own = desk_token(moderator), str(moderator.http.cookies["kuroji-desk"])
    moderator.http.cookies.clear()
    parts = own.split(".")
    bad = {
        "none": "",
        "forged": ".".join([*parts[:-1], "A" * 43]),
        "name": ".".join([*parts[:2], base64.urlsafe_b64encode(b"root").decode().rstrip("="), *parts[3:]]),
        "later": ".".join([*parts[:3], str(int(parts[3]) + 60), parts[4]]),
        "reader": "v1.abc",
    }[kind]
    sent = {"token": token, "statement": str(number), "decision": "approved"}
    answer = moderator.http.post("/forms/desk/decide/en", data=sent, headers={"cookie": f"kuroji-desk={bad}"})
    assert answer.status_code == 403
    with desk_site.forum.reading() as connection:
        assert statement(connection, number).status is Status.WAITING


def test_a_session_ends_by_time_by_signing_out_and_by_a_new_password(
    desk_site: Site, moderator: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(moderator)
    own = {"cookie": f"kuroji-desk={moderator.http.cookies['kuroji-desk']}"}
    queue = "Waiting statements"
    assert queue in moderator.http.get("/en/moderation/").text
    moderator.http.post("/forms/desk/out/en", data={"token": desk_token(moderator)})
    assert queue not in moderator.http.get("/en/moderation/").text
    assert queue not in moderator.http.get("/en/moderation/", headers=own).text, "replayed after signing out"
    sign_in(moderator)
    before = desk_site.settings
    changed = msgspec.structs.replace(before, admin_hash=administrator.hash_of("another password of ours"))
    monkeypatch.setattr(desk_site, "settings", changed)
    assert queue not in moderator.http.get("/en/moderation/").text
    monkeypatch.setattr(desk_site, "settings", before)
    assert queue in moderator.http.get("/en/moderation/").text
    monkeypatch.setattr(desk_site, "now", lambda: NOW + timedelta(minutes=61))
    assert queue not in moderator.http.get("/en/moderation/").text


def test_a_decision_needs_the_token_of_its_session_and_a_word_that_is_one(desk_site: Site, moderator: Talker) -> None:
    number = wait_for_desk(moderator, "Decide on this with care")
    early = desk_token(moderator)
    sign_in(moderator)
    assert decide(moderator, number, "approved", early).status_code == 403
    assert decide(moderator, number, "edited").status_code == 422
    assert decide(moderator, 10**9, "approved").status_code == 404
    with desk_site.forum.reading() as connection:
        assert statement(connection, number).status is Status.WAITING


def test_without_an_administrator_nobody_gets_in(site: Site) -> None:
    site.forum.limiter = patient()
    talker = Talker(site, SLUG)
    page = talker.http.get("/en/moderation/")
    assert "kuroji opinion admin-hash" in page.text
    assert "noindex" in page.text
    found = re.search(r'name="token"', page.text)
    assert found is None
    assert talker.http.post("/forms/desk/in/en", data={"password": ""}).status_code == 403


def test_the_hash_is_scrypt_of_the_password(cheap: None) -> None:
    """Source: Python's own scrypt (OpenSSL), called with the numbers that stand in the hash."""
    stored = administrator.hash_of(PASSWORD)
    name, *numbers, salt, digest = stored.split(":")
    n, r, p = map(int, numbers)
    raw = hashlib.scrypt(PASSWORD.encode(), salt=base64.b64decode(salt), n=n, r=r, p=p, dklen=32)
    assert (name, base64.b64decode(digest)) == ("scrypt", raw)
    assert administrator.is_right(PASSWORD, stored)
    assert not administrator.is_right(PASSWORD + " ", stored)
    assert administrator.hash_of(PASSWORD) != stored, "salted"


@pytest.mark.parametrize("stored", ["", "h4sh", "scrypt:16:8:1:AAAA:BBBB", f"scrypt:1000:8:1:{'A' * 22}==:{'A' * 43}=",
                                    f"scrypt:1073741824:8:1:{'A' * 22}==:{'A' * 43}="])  # fmt: skip
def test_what_is_no_hash_is_told_without_being_shown(stored: str) -> None:
    with pytest.raises(UsageError, match="not the hash of a password") as error:
        administrator.check_form(stored)
    assert not stored or stored not in str(error.value)


def test_a_short_password_is_refused() -> None:
    with pytest.raises(UsageError, match="12"):
        administrator.hash_of("short")
    assert len(administrator.new_password()) >= 32
