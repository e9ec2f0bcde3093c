"""A server that fails in every usual way: what is tried again, what is not, and what the reader is told.

Source: RFC 9110, sections 10.2.3 (Retry-After) and 15 (status codes); RFC 9112, section 8 (incomplete messages).
"""

from __future__ import annotations

import gzip
import socket

import msgspec
import pytest

from kuroji.fetching.client import fetch
from kuroji.fetching.errors import BadStatus, RefusedAddress
from kuroji.model.errors import FetchError, HostileInput

HEAD = b"HTTP/1.1 200 OK\r\n"
BACKOFF = [0.75, 1.5, 3.0]  # 1, 2, 4 s, each times 0.5 + 0.5 / 2: the chance of the made-up world is 0.5


def test_refused_connections_are_tried_again_then_told(outside, local, time) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    with pytest.raises(FetchError, match="no connection") as told:
        fetch(address, policy=local, outside=outside)
    assert str(told.value).startswith(f"{address}: ")
    assert "after 4 tries" in str(told.value)
    assert "Try again later." in str(told.value)
    assert time.slept == BACKOFF


@pytest.mark.parametrize(
    "broken",
    [
        HEAD + b"Content-Length: 100\r\n\r\nonly a part",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nnot a length\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
        HEAD + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        HEAD + b"Content-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnot gzip",
        HEAD + b"Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n" + gzip.compress(b"cut off" * 99)[:20],
        b"220 mail.example ESMTP\r\n",
        b"HTTP/1.1 200 O",
        b"",
    ],
    ids=["truncated", "bad chunk", "no last chunk", "two lengths", "no gzip", "half a gzip", "mail", "half a head", ""],
)
def test_broken_answers_are_tried_again_and_never_returned(server, ok, outside, local, time, broken: bytes) -> None:
    server.plays(broken, broken, ok(b"whole"))
    assert fetch(server.url(), policy=local, outside=outside).body == b"whole"
    assert time.slept == BACKOFF[:2]
    server.requests.clear()
    server.plays(broken)
    with pytest.raises(FetchError, match="after 4 tries"):
        fetch(server.url(), policy=local, outside=outside)
    assert len(server.requests) == 4


def test_a_reset_within_the_body_is_tried_again(server, ok, reset, outside, local) -> None:
    server.plays(reset(HEAD + b"Content-Length: 100\r\n\r\nonly"), ok(b"whole"))
    assert fetch(server.url(), policy=local, outside=outside).body == b"whole"


def test_silence_is_not_waited_for(server, ok, silent, outside, local) -> None:
    server.plays(silent, ok(b"awake"))
    assert fetch(server.url(), policy=local, outside=outside).body == b"awake"
    server.plays(silent)
    impatient = msgspec.structs.replace(local, tries=1, read_timeout=0.1)
    with pytest.raises(FetchError, match=r"silent for 0\.1 s, after 1 try\n"):
        fetch(server.url(), policy=impatient, outside=outside)


@pytest.mark.parametrize(
    ("head", "piece"),
    [(HEAD, b"X"), (HEAD, b"X: y\r\n"), (HEAD + b"Content-Length: 999999\r\n\r\n", b"x"), (b"", b"H")],
    ids=["one endless header", "headers without end", "slow body", "slow status line"],
)
def test_a_byte_at_a_time_does_not_hold_the_line(server, endless, outside, local, time, head, piece) -> None:
    """Every look at the clock is a second later, so the deadline is that many reads away."""
    server.plays(endless(head, piece, pause=0.002))
    time.tick = 1.0
    patient = msgspec.structs.replace(local, deadline=30.0)
    with pytest.raises(FetchError, match="not complete within 30 s"):
        fetch(server.url(), policy=patient, outside=outside)
    assert time.elapsed < 40
    assert len(server.requests) == 1


def test_headers_without_end_are_refused_by_size(server, endless, outside, local) -> None:
    server.plays(endless(HEAD, b"X-Filler: " + b"y" * 8000 + b"\r\n"))
    once = msgspec.structs.replace(local, tries=1)
    with pytest.raises(FetchError, match="broke off"):
        fetch(server.url(), policy=once, outside=outside)


def test_a_wait_beyond_the_deadline_is_not_begun(server, ok, outside, local, time) -> None:
    server.plays(ok(b"", status="503 Service Unavailable"))
    hurried = msgspec.structs.replace(local, deadline=2.0)
    with pytest.raises(BadStatus, match="after 2 tries"):
        fetch(server.url(), policy=hurried, outside=outside)
    assert time.slept == BACKOFF[:1]


@pytest.mark.parametrize("status", [500, 502, 503, 504, 429])
def test_troubles_of_the_server_may_pass(server, ok, outside, local, time, status: int) -> None:
    server.plays(ok(b"", status=f"{status} Trouble"), ok(b"recovered"))
    assert fetch(server.url(), policy=local, outside=outside).body == b"recovered"
    assert time.slept == BACKOFF[:1]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 204, 206, 501, 505, 599])
def test_other_answers_are_told_with_their_number(server, ok, outside, local, time, status: int) -> None:
    """Only 599, an unknown trouble of the server, is worth another try."""
    server.plays(ok(b"", status=f"{status} Whatever"))
    with pytest.raises(BadStatus, match=f"HTTP {status}") as told:
        fetch(server.url("/2026094e.xml"), policy=local, outside=outside)
    assert told.value.status == status
    assert told.value.where == server.url("/2026094e.xml")
    assert told.value.remedy
    assert len(server.requests) == (4 if status == 599 else 1)


def test_trouble_that_stays_is_told_with_status_and_tries(server, ok, outside, local) -> None:
    server.plays(ok(b"", status="503 Service Unavailable"))
    with pytest.raises(BadStatus) as told:
        fetch(server.url(), policy=local, outside=outside)
    assert str(told.value) == f"{server.url()}: HTTP 503 Service Unavailable, after 4 tries\nTry again later."


@pytest.mark.parametrize(
    ("header", "waited"),
    [
        ("7", 7.0),
        ("0", 0.75),
        ("Wed, 16 Sep 2026 00:00:40 GMT", 40.0),
        ("Wednesday, 16-Sep-26 00:00:40 GMT", 40.0),
        ("Tue, 15 Sep 2026 00:00:00 GMT", 0.75),
        ("soon", 0.75),
        ("-5", 0.75),
        ("60", 60.0),
    ],
)
def test_retry_after_is_honoured(server, ok, outside, local, time, header: str, waited: float) -> None:
    """The made-up world starts at 2026-09-16 00:00:00 GMT."""
    server.plays(ok(b"", status="429 Too Many Requests", retry_after=header), ok(b"now"))
    assert fetch(server.url(), policy=local, outside=outside).body == b"now"
    assert time.slept == [waited]


@pytest.mark.parametrize("seconds", [61, 86400])
def test_retry_after_is_not_honoured_beyond_reason(server, ok, outside, local, time, seconds: int) -> None:
    """Beyond the longest wait (60 s), and beyond the deadline of the whole fetch (300 s)."""
    server.plays(ok(b"", status="429 Too Many Requests", retry_after=str(seconds)))
    with pytest.raises(BadStatus, match=rf"HTTP 429 .*after 1 try\nTry again in {seconds} s or later\."):
        fetch(server.url(), policy=local, outside=outside)
    assert time.slept == []


def test_an_endless_body_is_cut_at_the_cap(server, endless, outside, local) -> None:
    server.plays(endless(HEAD + b"\r\n", b"x" * 65536))
    small = msgspec.structs.replace(local, max_bytes=100_000)
    with pytest.raises(HostileInput, match="more than 100,000 bytes"):
        fetch(server.url(), policy=small, outside=outside)
    assert len(server.requests) == 1


def test_a_body_that_states_too_large_a_size_is_not_read(server, silent, outside, local) -> None:
    def scene(line: socket.socket) -> None:
        line.sendall(HEAD + b"Content-Length: 100001\r\n\r\n")
        silent(line)

    server.plays(scene)
    small = msgspec.structs.replace(local, max_bytes=100_000)
    with pytest.raises(HostileInput, match="more than 100,000 bytes"):
        fetch(server.url(), policy=small, outside=outside)


def test_the_cap_itself_is_allowed(server, ok, outside, local) -> None:
    small = msgspec.structs.replace(local, max_bytes=1000)
    for body, encoding in ((b"x" * 1000, "identity"), (gzip.compress(b"x" * 1000), "gzip")):
        server.plays(ok(body, content_encoding=encoding))
        assert fetch(server.url(), policy=small, outside=outside).body == b"x" * 1000


def test_a_gzip_bomb_is_stopped_with_bounded_memory(server, ok, outside, local) -> None:
    """200 MB of zeros in 200 kB; unpacking stops at the cap, so the peak stays near it."""
    import tracemalloc

    bomb = gzip.compress(bytes(200 * 2**20), compresslevel=9)
    server.plays(ok(bomb, content_encoding="gzip"))
    small = msgspec.structs.replace(local, max_bytes=2**20)
    tracemalloc.start()
    try:
        with pytest.raises(HostileInput, match="more than 1,048,576 bytes"):
            fetch(server.url(), policy=small, outside=outside)
        assert tracemalloc.get_traced_memory()[1] < 12 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "deflate"])
def test_encodings_not_asked_for_are_refused(server, ok, outside, local, encoding: str) -> None:
    server.plays(ok(b"x", content_encoding=encoding))
    with pytest.raises(FetchError, match="not asked for"):
        fetch(server.url(), policy=local, outside=outside)
    assert len(server.requests) == 1


def test_redirects_in_a_circle_are_noticed(server, ok, outside, local) -> None:
    server.plays(
        ok(b"", status="302 Found", location="/b"), ok(b"", status="302 Found", location="/a"), ok(b"never read")
    )
    with pytest.raises(FetchError, match="in a circle"):
        fetch(server.url("/a"), policy=local, outside=outside)
    assert len(server.requests) == 2


def test_redirects_without_end_are_counted(server, outside, local) -> None:
    def onwards(line: socket.socket) -> None:
        line.sendall(f"HTTP/1.1 307 Go\r\nLocation: /{len(server.requests)}\r\nContent-Length: 0\r\n\r\n".encode())

    server.plays(onwards)
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch(server.url("/start"), policy=local, outside=outside)
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("http://169.254.169.254/latest/meta-data", "link-local"),
        ("http://10.0.0.1/", "private"),
        ("http://[::ffff:127.0.0.1]/", "IPv4-mapped"),
        ("file:///etc/passwd", "file: addresses are not fetched"),
    ],
)
def test_redirects_to_forbidden_places_are_refused(server, ok, outside, local, location: str, said: str) -> None:
    server.plays(ok(b"", status="302 Found", location=location))
    with pytest.raises(RefusedAddress, match=said):
        fetch(server.url(), policy=local, outside=outside)
    assert len(server.requests) == 1


def test_a_redirect_to_nowhere_is_told(server, ok, outside, local) -> None:
    server.plays(ok(b"", status="302 Found"))
    with pytest.raises(BadStatus, match="HTTP 302 Found that does not say where to"):
        fetch(server.url(), policy=local, outside=outside)


def test_the_usual_policy_reaches_no_server_of_this_machine(server, ok, outside, names) -> None:
    server.plays(ok(b"never read"))
    with pytest.raises(RefusedAddress, match=f"port {server.port}"):
        fetch(server.url(), outside=outside)
    with pytest.raises(RefusedAddress, match="this machine's own"):
        fetch("http://intranet.example/", outside=outside)
    assert server.requests == []


@pytest.mark.parametrize(
    ("failure", "tries"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), 1),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), 4),
        (OSError("resolver unreachable"), 4),
    ],
)
def test_names_that_do_not_resolve(outside, local, names, failure: Exception, tries: int) -> None:
    names.answers = [failure]
    with pytest.raises(FetchError, match="host") as told:
        fetch("http://nowhere.example/", policy=local, outside=outside)
    assert told.value.where == "http://nowhere.example/"
    assert len(names.asked) == tries
