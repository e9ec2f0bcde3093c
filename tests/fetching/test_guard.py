"""Source: the IANA special-purpose address registries, IPv4 and IPv6 (RFC 6890 and its updates)."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.fetching import guard
from kuroji.fetching.errors import RefusedAddress
from kuroji.fetching.policy import POLICY, Policy
from kuroji.model.errors import FetchError

PUBLIC = "133.242.0.10"


def resolving(*addresses: str):
    return lambda host, port: addresses


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("0.0.0.0", "unspecified"),
        ("10.1.2.3", "private"),
        ("100.64.0.1", "carrier"),
        ("127.0.0.1", "own"),
        ("127.9.9.9", "own"),
        ("169.254.169.254", "link-local"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.0.0.8", "reserved"),
        ("192.168.1.1", "private"),
        ("192.88.99.1", "6to4"),
        ("198.19.255.255", "benchmarks"),
        ("203.0.113.7", "documentation"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.250", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("::", "no global"),
        ("::1", "own"),
        ("::127.0.0.1", "no global"),
        ("::ffff:127.0.0.1", "IPv4-mapped"),
        ("::ffff:8.8.8.8", "IPv4-mapped"),
        ("64:ff9b::7f00:1", "NAT64"),
        ("64:ff9b::808:808", "NAT64"),
        ("64:ff9b:1::1", "NAT64"),
        ("100::1", "no global"),
        ("2001::1", "Teredo"),
        ("2001:20::1", "reserved"),
        ("2001:db8::1", "documentation"),
        ("2002:7f00:1::", "6to4"),
        ("2002:808:808::", "6to4"),
        ("3fff::1", "documentation"),
        ("fc00::1", "private"),
        ("fd12:3456::1", "private"),
        ("fe80::1", "link-local"),
        ("fe80::1%1", "link-local"),
        ("2606:4700::1%1", "no global"),
        ("fec0::1", "no global"),
        ("ff02::1", "multicast"),
        ("not an address", "not an IP address"),
    ],
)
def test_addresses_off_the_public_internet_are_refused_by_kind(address: str, said: str) -> None:
    kind = guard.not_public(address)
    assert kind is not None
    assert said in kind


@pytest.mark.parametrize(
    "address", ["8.8.8.8", PUBLIC, "172.15.255.255", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2001:4860::8888"]
)
def test_public_addresses_pass(address: str) -> None:
    assert guard.not_public(address) is None


@given(st.ip_addresses())
def test_whatever_passes_is_global_by_the_standard_library(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    """Source: Python's own reading of the registries, `ipaddress.is_global`."""
    if guard.not_public(str(ip)) is None:
        assert ip.is_global
        assert not ip.is_multicast


@given(st.ip_addresses(v=4))
def test_ipv4_is_not_refused_without_reason(ip: ipaddress.IPv4Address) -> None:
    """The registry marks 192.0.0.0/24 (with two exceptions) and the 6to4 relays as special; all else agrees."""
    block = ipaddress.ip_network("192.0.0.0/24"), ipaddress.ip_network("192.88.99.0/24")
    if ip.is_global and not ip.is_multicast and not any(ip in each for each in block):
        assert guard.not_public(str(ip)) is None


def test_loopback_is_reached_only_when_the_policy_says_so() -> None:
    assert guard.not_public("127.0.0.1", allow_loopback=True) is None
    assert guard.not_public("::1", allow_loopback=True) is None
    assert guard.not_public("10.0.0.1", allow_loopback=True) is not None
    assert guard.not_public("::ffff:127.0.0.1", allow_loopback=True) is not None


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("file:///etc/passwd", "file: addresses are not fetched"),
        ("ftp://www.customs.go.jp/", "ftp: addresses are not fetched"),
        ("gopher://www.customs.go.jp/", "gopher: addresses"),
        ("www.customs.go.jp/toukei", "not a web address"),
        ("", "not a web address"),
        ("https://", "without a host"),
        ("https://www.customs.go.jp:8443/", "port 8443 is not used for https"),
        ("http://www.customs.go.jp:22/", "port 22 is not used for http"),
        ("http://www.customs.go.jp:443/", "port 443 is not used for http"),
        ("https://user:secret@www.customs.go.jp/", "user name or password"),
        ("https://www.customs.go.jp@10.0.0.1/", "user name or password"),
        ("https://www.customs.go.jp\\@10.0.0.1/", "backslashes"),
        ("https://www.customs.go.jp/\r\nHost: x", "control characters"),
        ("https://www.customs.go.jp:99999999/", "port 99999999"),
        ("https://10.0.0.1/", "10.0.0.1 is a private address"),
        ("https://[::1]/", "::1 is this machine's own address"),
        ("https://[::ffff:10.0.0.1]/", "IPv4-mapped"),
    ],
)
def test_unsafe_forms_are_refused_before_any_name_is_resolved(address: str, said: str) -> None:
    def never(host: str, port: int) -> tuple[str, ...]:
        raise AssertionError(f"{host} was resolved")

    with pytest.raises(RefusedAddress) as refused:
        guard.check(address, POLICY, never)
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.0.0.1", "017700000001"])
def test_old_spellings_of_loopback_are_judged_by_what_they_resolve_to(host: str) -> None:
    with pytest.raises(RefusedAddress, match=r"leads to 127\.0\.0\.1"):
        guard.check(f"http://{host}/", POLICY, resolving("127.0.0.1"))


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    with pytest.raises(RefusedAddress, match=r"data\.example leads to 10\.0\.0\.1, a private address"):
        guard.check("https://data.example/", POLICY, resolving(PUBLIC, "10.0.0.1"))


def test_a_target_keeps_the_name_and_pins_the_addresses_without_fragment() -> None:
    target = guard.check("https://www.customs.go.jp/a?b=c#d", POLICY, resolving(PUBLIC, "2606:4700::1"))
    assert target == guard.Target(
        "https://www.customs.go.jp/a?b=c", "https", "www.customs.go.jp", 443, (PUBLIC, "2606:4700::1")
    )


def test_international_names_are_resolved_in_their_wire_form() -> None:
    """Source: RFC 3492, section 7.1, and the registered name of the Japanese registry's test page."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return (PUBLIC,)

    assert guard.check("https://日本語.jp/", POLICY, resolve).host == "xn--wgv71a119e.jp"
    assert asked == ["xn--wgv71a119e.jp"]


def test_a_name_without_address_is_no_such_host() -> None:
    with pytest.raises(FetchError, match="has no address"):
        guard.check("https://data.example/", POLICY, resolving())


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("file:///etc/passwd", "file: addresses"),
        ("https://169.254.169.254/latest/meta-data", "link-local"),
        ("//10.0.0.1/", "private"),
        ("http://www.customs.go.jp/", "from https to http"),
        ("https://[::zz]/", "no address"),
        ("https://www.customs.go.jp:8080/", "port 8080"),
    ],
)
def test_redirects_pass_through_the_same_gate(location: str, said: str) -> None:
    origin = guard.Target("https://www.customs.go.jp/a", "https", "www.customs.go.jp", 443, (PUBLIC,))
    with pytest.raises(RefusedAddress) as refused:
        guard.check_redirect(origin, location, POLICY, resolving(PUBLIC))
    assert said in str(refused.value)
    assert str(refused.value).startswith("https://www.customs.go.jp/a: redirects")


@given(st.sampled_from(["", "https://", "http://[", "//", "https://a:"]), st.text())
def test_any_text_is_refused_or_leads_where_it_was_resolved_to(start: str, text: str) -> None:
    origin = guard.Target("https://www.customs.go.jp/a", "https", "www.customs.go.jp", 443, (PUBLIC,))
    for checked in (
        lambda: guard.check(start + text, POLICY, resolving(PUBLIC)),
        lambda: guard.check_redirect(origin, start + text, POLICY, resolving(PUBLIC)),
    ):
        try:
            target = checked()
        except RefusedAddress:
            continue
        assert target.scheme in ("http", "https")
        assert (target.scheme, target.port) in (("http", 80), ("https", 443))
        assert all(guard.not_public(address) is None for address in target.connect_to)


def test_a_relative_redirect_stays_on_its_host() -> None:
    origin = guard.Target("http://www.customs.go.jp/a/b", "http", "www.customs.go.jp", 80, (PUBLIC,))
    target = guard.check_redirect(origin, "../c.xml", Policy(), resolving(PUBLIC))
    assert target.address == "http://www.customs.go.jp/c.xml"
