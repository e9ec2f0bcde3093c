"""The httpx transport that connects where the guard said, and nowhere else, before the deadline.

The host name stays in the request (Host) and in the TLS handshake (SNI, certificate), only
the connection is pinned. The deadline is looked at before every single read, so a server
that sends one byte at a time, in its headers or its body, cannot hold the line.
Neither proxies nor certificates are taken from the environment.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import certifi
import httpcore
import httpx

from kuroji.fetching.guard import Target
from kuroji.fetching.policy import Policy

_FAILURES = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)


class DeadlinePassed(Exception):
    """The whole fetch took longer than its policy allows."""


def trusted(policy: Policy) -> ssl.SSLContext:
    """A TLS context that checks certificate and host name against the usual authorities, or the policy's own."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(cafile=policy.ca_file or certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context


class PinnedTransport(httpx.BaseTransport):
    """Requests over fresh connections to one target. `remaining` gives the seconds left and raises DeadlinePassed."""

    def __init__(self, target: Target, policy: Policy, remaining: Callable[[], float]) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=trusted(policy) if target.scheme == "https" else None,
            max_keepalive_connections=0,
            network_backend=_PinnedBackend(target, remaining),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the body of the answer is still to be read."""
        url = request.url
        passed_on = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.read(),
            extensions=request.extensions,
        )
        with _as_httpx():
            answer = self._pool.handle_request(passed_on)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=dict(answer.extensions)
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def _as_httpx() -> Iterator[None]:
    """The failures of the lower library under their httpx names, which are the same."""
    try:
        yield
    except _FAILURES as exc:
        failure: type[httpx.TransportError] = getattr(httpx, type(exc).__name__)
        raise failure(str(exc)) from exc


class _PinnedBackend(httpcore.NetworkBackend):
    def __init__(self, target: Target, remaining: Callable[[], float]) -> None:
        self._target = target
        self._remaining = remaining
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        if (host, port) != (self._target.host, self._target.port):
            raise httpcore.ConnectError(f"{host}:{port} was not checked")
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._target.connect_to:
            try:
                stream = self._network.connect_tcp(
                    address, port, _shorter(timeout, self._remaining()), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as exc:
                failure = exc
            else:
                return _DeadlineStream(stream, self._remaining)
        raise failure


class _DeadlineStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, remaining: Callable[[], float]) -> None:
        self._stream = stream
        self._remaining = remaining

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _shorter(timeout, self._remaining()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _shorter(timeout, self._remaining()))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _shorter(timeout, self._remaining()))
        return _DeadlineStream(secured, self._remaining)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _shorter(timeout: float | None, remaining: float) -> float:
    return remaining if timeout is None else min(timeout, remaining)
