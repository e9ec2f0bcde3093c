"""What a fetch brings home, and how it asks. Source: RFC 9110 (HTTP semantics), sections 8, 13 and 15."""

from __future__ import annotations

import gzip
import hashlib
import subprocess

import msgspec
import pytest

from kuroji.fetching.client import fetch
from kuroji.fetching.errors import RefusedAddress
from kuroji.fetching.outside import Outside
from kuroji.fetching.policy import PROJECT_ADDRESS
from kuroji.fetching.response import Validators
from kuroji.model.errors import FetchError

BODY = "輸出確定,2026\r\n".encode("cp932")


def test_the_bytes_come_untouched_with_their_origin(server, ok, outside: Outside, local) -> None:
    """A page in cp932 that claims to be utf-8 is not decoded, so nothing is lost."""
    server.plays(
        ok(BODY, content_type="text/csv; charset=utf-8", etag='"v1"', last_modified="Wed, 16 Sep 2026 00:00:00 GMT")
    )
    response = fetch(server.url("/d41ma.csv#top"), policy=local, outside=outside)
    assert response.body == BODY
    assert response.sha256 == hashlib.sha256(BODY).hexdigest()
    assert (response.address, response.final_address) == (server.url("/d41ma.csv#top"), server.url("/d41ma.csv"))
    assert (response.status, response.not_modified) == (200, False)
    assert response.validators == Validators('"v1"', "Wed, 16 Sep 2026 00:00:00 GMT")
    assert (response.content_type, response.charset) == ("text/csv; charset=utf-8", "utf-8")
    assert response.retrieved_at == outside.now()


def test_it_says_who_asks_and_sends_no_more_than_needed(server, ok, outside, local) -> None:
    server.plays(ok())
    fetch(server.url("/a?b=c"), policy=local, outside=outside)
    assert server.requests[0].startswith("GET /a?b=c HTTP/1.1\r\n")
    agent = server.header("User-Agent") or ""
    assert agent.startswith("Kuroji/")
    assert f"(+{PROJECT_ADDRESS})" in agent
    assert server.header("Host") == f"127.0.0.1:{server.port}"
    assert server.header("Accept-Encoding") == "gzip"
    for unsaid in ("Cookie", "Authorization", "Referer", "If-None-Match", "If-Modified-Since"):
        assert server.header(unsaid) is None


def test_validators_ask_for_news_only(server, ok, outside, local) -> None:
    server.plays(ok(b"", status="304 Not Modified", etag='"v1"'))
    held = Validators('"v1"', "Wed, 16 Sep 2026 00:00:00 GMT")
    response = fetch(server.url(), validators=held, policy=local, outside=outside)
    assert server.header("If-None-Match") == '"v1"'
    assert server.header("If-Modified-Since") == "Wed, 16 Sep 2026 00:00:00 GMT"
    assert response.not_modified
    assert (response.status, response.body, response.sha256) == (304, b"", "")
    assert response.validators == held


def test_a_changed_page_comes_whole_with_its_new_validators(server, ok, outside, local) -> None:
    server.plays(ok(b"new", etag='"v2"'))
    response = fetch(server.url(), validators=Validators('"v1"', "yesterday"), policy=local, outside=outside)
    assert (response.body, response.not_modified) == (b"new", False)
    assert response.validators == Validators('"v2"', "")


def test_not_modified_without_being_asked_is_no_answer(server, ok, outside, local) -> None:
    server.plays(ok(b"", status="304 Not Modified"))
    with pytest.raises(FetchError, match="HTTP 304"):
        fetch(server.url(), policy=local, outside=outside)


@pytest.mark.parametrize("etag", ['"é"', '"a\r\nX-Injected: 1"'])
def test_a_validator_that_is_no_header_is_not_sent(server, ok, outside, local, etag: str) -> None:
    server.plays(ok())
    fetch(server.url(), validators=Validators(etag), policy=local, outside=outside)
    assert server.header("If-None-Match") is None
    assert server.header("X-Injected") is None


def test_gzip_is_unpacked_in_one_member_or_more(server, ok, outside, local) -> None:
    server.plays(ok(gzip.compress(BODY) + gzip.compress(b"second"), content_encoding="gzip"))
    assert fetch(server.url(), policy=local, outside=outside).body == BODY + b"second"


def test_chunks_are_joined(server, outside, local) -> None:
    server.plays(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
    assert fetch(server.url(), policy=local, outside=outside).body == b"abcde"


def test_progress_is_told_in_bytes_over_the_wire(server, ok, outside, local) -> None:
    packed = gzip.compress(bytes(1_000_000))
    server.plays(ok(packed, content_encoding="gzip"))
    heard: list[tuple[int, int | None]] = []
    fetch(server.url(), policy=local, outside=outside, on_bytes=lambda *told: heard.append(told))
    assert heard[-1] == (len(packed), len(packed))
    assert heard == sorted(heard)


def test_redirects_are_followed_by_hand(server, ok, outside, local) -> None:
    moved = ok(b"", status="302 Found", location="/b", set_cookie="a=b")
    server.plays(moved, ok(b"", status="301 Moved Permanently", location=server.url("/c")), ok(b"there"))
    response = fetch(server.url("/a"), policy=local, outside=outside)
    assert [request.split(" ")[1] for request in server.requests] == ["/a", "/b", "/c"]
    assert (response.body, response.final_address) == (b"there", server.url("/c"))
    assert server.header("Cookie") is None


def test_the_pause_between_requests_to_one_host_is_kept(server, ok, outside, local, time) -> None:
    server.plays(ok())
    polite = msgspec.structs.replace(local, pause=1.0)
    fetch(server.url("/a"), policy=polite, outside=outside)
    fetch(server.url("/b"), policy=polite, outside=outside)
    assert time.slept == [1.0]
    fetch(server.url("/c", host="other.example"), policy=polite, outside=outside)
    assert time.slept == [1.0]
    time.sleep(5)
    fetch(server.url("/d"), policy=polite, outside=outside)
    assert time.slept == [1.0, 5]


def test_the_connection_goes_to_the_address_that_was_checked(server, ok, outside, local, names) -> None:
    """DNS rebinding: the name answers differently the second time; it is never asked a second time."""
    names.answers = [("127.0.0.1",), ("10.0.0.1",)]
    server.plays(ok(b"checked"))
    assert fetch(server.url(host="rebinding.example"), policy=local, outside=outside).body == b"checked"
    assert names.asked == ["rebinding.example"]
    assert server.header("Host") == f"rebinding.example:{server.port}"


def test_a_rebinding_redirect_is_caught_at_its_own_check(server, ok, outside, local, names) -> None:
    names.answers = [("127.0.0.1",), ("10.0.0.1",)]
    server.plays(ok(b"", status="302 Found", location="/again"))
    with pytest.raises(RefusedAddress, match=r"rebinding\.example leads to 10\.0\.0\.1"):
        fetch(server.url(host="rebinding.example"), policy=local, outside=outside)
    assert len(server.requests) == 1


def test_the_next_address_is_tried_when_the_first_is_dead(server, ok, outside, local, names) -> None:
    names.answers = [("127.0.0.9", "127.0.0.1")]
    server.plays(ok(b"second"))
    assert fetch(server.url(host="two.example"), policy=local, outside=outside).body == b"second"


@pytest.fixture
def certified(server, tmp_path, monkeypatch):
    """The server behind TLS, with a certificate for statistics.example; returns the certificate's path."""
    import shutil
    import ssl

    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate of this test, is not installed")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = "-subj /CN=statistics.example -addext subjectAltName=DNS:statistics.example"
    subprocess.run(
        [*command.split(), *names.split(), "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    server.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.tls.load_cert_chain(certificate, key)
    server.tls.sni_callback = lambda line, name, context: server.names.append(name)
    return certificate


def test_tls_keeps_the_name_while_the_address_is_pinned(server, ok, outside, local, certified) -> None:
    server.plays(ok(b"secure"))
    policy = msgspec.structs.replace(local, ca_file=certified)
    response = fetch(f"https://statistics.example:{server.port}/", policy=policy, outside=outside)
    assert response.body == b"secure"
    assert server.names == ["statistics.example"]
    assert server.header("Host") == f"statistics.example:{server.port}"


@pytest.mark.parametrize(("host", "known"), [("other.example", True), ("statistics.example", False)])
def test_a_certificate_of_another_name_or_authority_is_refused_at_once(
    server, ok, outside, local, certified, time, host: str, known: bool
) -> None:
    server.plays(ok())
    policy = msgspec.structs.replace(local, ca_file=certified if known else None)
    with pytest.raises(RefusedAddress, match=f"certificate of {host} is not accepted"):
        fetch(f"https://{host}:{server.port}/", policy=policy, outside=outside)
    assert server.requests == []
    assert time.slept == []


def test_nothing_of_the_environment_steers_a_fetch(server, ok, outside, local, monkeypatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    server.plays(ok(b"direct"))
    assert fetch(server.url(), policy=local, outside=outside).body == b"direct"
