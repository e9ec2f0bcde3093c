"""Which addresses are fetched: http and https, on their usual ports, on hosts of the public internet.

A name is resolved once, every address it has must be public, and the connection goes to
one of those very addresses: a name that answers differently a moment later gains nothing.
Redirects pass through the same gate. IPv6 is read as a list of what is allowed (global
unicast, 2000::/3, less the blocks below), IPv4 as a list of what is not; both after the
IANA special-purpose address registries (RFC 6890 and its updates). IPv6 addresses that
carry an IPv4 address inside (mapped, 6to4, NAT64, Teredo) are refused whatever they carry.
"""

from __future__ import annotations

import re
from ipaddress import IPv6Address, IPv6Network, ip_address, ip_network

import httpx
import msgspec

from kuroji.fetching.errors import RefusedAddress
from kuroji.fetching.outside import Resolve
from kuroji.fetching.policy import Policy
from kuroji.model.errors import FetchError

USUAL_PORT = {"http": 80, "https": 443}

_LOOPBACK = "this machine's own address"

_NOT_PUBLIC = tuple(
    (ip_network(block), kind)
    for block, kind in (
        ("0.0.0.0/8", "an unspecified address"),
        ("10.0.0.0/8", "a private address"),
        ("100.64.0.0/10", "an address shared by a carrier"),
        ("127.0.0.0/8", _LOOPBACK),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.0/24", "a reserved address"),
        ("192.0.2.0/24", "an address for documentation"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "a private address"),
        ("198.18.0.0/15", "an address for benchmarks"),
        ("198.51.100.0/24", "an address for documentation"),
        ("203.0.113.0/24", "an address for documentation"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
        ("::1/128", _LOOPBACK),
        ("::ffff:0:0/96", "an IPv4-mapped address"),
        ("64:ff9b::/96", "a NAT64 address"),
        ("64:ff9b:1::/48", "a NAT64 address"),
        ("fc00::/7", "a private address"),
        ("fe80::/10", "a link-local address"),
        ("ff00::/8", "a multicast address"),
        ("2001::/32", "a Teredo address"),
        ("2001::/23", "a reserved address"),
        ("2001:db8::/32", "an address for documentation"),
        ("2002::/16", "a 6to4 address"),
        ("3fff::/20", "an address for documentation"),
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_UNSAFE_CHARACTERS = re.compile(r"[\x00-\x20\x7f\\]")
_WHAT_IS_FETCHED = "Only http and https pages of the public internet, on their usual ports, are fetched."


class Target(msgspec.Struct, frozen=True):
    """An address that passed the guard, with the host's addresses to connect to, in order of preference."""

    address: str
    scheme: str
    host: str
    port: int
    connect_to: tuple[str, ...]


def check(address: str, policy: Policy, resolve: Resolve) -> Target:
    """The target of `address`, its host resolved once.

    Raises RefusedAddress, FetchError when the name does not exist, and whatever OSError
    the resolver raises when it could not tell.
    """
    url = _parse(address)
    _check_form(url, address, policy)
    host = url.raw_host.decode("ascii")
    port = url.port or USUAL_PORT[url.scheme]
    connect_to = _addresses_of(host, port, address, resolve)
    for found in connect_to:
        if kind := not_public(found, allow_loopback=policy.allow_loopback):
            leads = f"{found} is" if found == host else f"{host} leads to {found},"
            raise RefusedAddress(f"{leads} {kind}", where=address, remedy=_WHAT_IS_FETCHED)
    return Target(str(url), url.scheme, host, port, connect_to)


def check_redirect(origin: Target, location: str, policy: Policy, resolve: Resolve) -> Target:
    """The target that `origin` redirects to. Raises as `check` does, and for a step from https down to http."""
    try:
        address = str(httpx.URL(origin.address).join(location))
    except (httpx.InvalidURL, ValueError) as exc:
        raise RefusedAddress(f"redirects to {location!r}, which is no address: {exc}", where=origin.address) from exc
    try:
        target = check(address, policy, resolve)
    except RefusedAddress as refused:
        what = f"redirects to {refused.where}: {refused.what}"
        raise RefusedAddress(what, where=origin.address, remedy=refused.remedy) from refused
    if (origin.scheme, target.scheme) == ("https", "http"):
        raise RefusedAddress(
            f"redirects from https to {target.address}, which anybody on the way could change",
            where=origin.address,
            remedy="Ask for the http address itself if you trust the way to it.",
        )
    return target


def not_public(address: str, *, allow_loopback: bool = False) -> str | None:
    """What the IP address is instead of one on the public internet (`a private address`, ...); None when it is one."""
    try:
        ip = ip_address(address)
    except ValueError:
        return "not an IP address"
    for block, kind in _NOT_PUBLIC:
        if ip in block:
            return None if kind == _LOOPBACK and allow_loopback else kind
    if isinstance(ip, IPv6Address) and (ip not in _GLOBAL_UNICAST or ip.scope_id is not None):
        return "no global address"
    return None


def _parse(address: str) -> httpx.URL:
    """The address taken apart, without its fragment."""
    if _UNSAFE_CHARACTERS.search(address):
        raise RefusedAddress("blanks, control characters or backslashes in the address", where=repr(address))
    try:
        return httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as exc:
        raise RefusedAddress(f"not a web address: {exc}", where=address) from exc


def _check_form(url: httpx.URL, address: str, policy: Policy) -> None:
    if url.scheme not in USUAL_PORT:
        what = f"{url.scheme}: addresses are not fetched" if url.scheme else "not a web address"
        raise RefusedAddress(what, where=address, remedy="Write the address in full, beginning with https://.")
    if url.userinfo:
        shown = str(url.copy_with(userinfo=b""))
        raise RefusedAddress("a user name or password in the address", where=shown, remedy="Leave it out.")
    if not url.host:
        raise RefusedAddress("an address without a host", where=address)
    if url.port not in (None, USUAL_PORT[url.scheme]) and not policy.any_port:
        raise RefusedAddress(f"port {url.port} is not used for {url.scheme}", where=address, remedy=_WHAT_IS_FETCHED)


def _addresses_of(host: str, port: int, address: str, resolve: Resolve) -> tuple[str, ...]:
    """The host itself when it is an IP address, else what the resolver says of it."""
    try:
        return (str(ip_address(host)),)
    except ValueError:
        pass
    try:
        found = resolve(host, port)
    except UnicodeError as exc:
        raise RefusedAddress(f"{host} is not a host name: {exc}", where=address) from exc
    if not found:
        raise FetchError(f"the host {host} has no address", where=address, remedy="Check how it is written.")
    return found
