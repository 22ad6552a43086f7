"""Addresses on the web: which may be fetched, and which machine they stand for.

An address is http or https, without a name and password in it. Its host has to be a
public one: a name is resolved once, every number it resolves to is looked at, and the
connection is made to one of those numbers, so that a name cannot lead elsewhere between
the look and the call. Refused are this machine, private and shared networks, link-local
and multicast numbers, and numbers of IPv6 that only wrap such a number of IPv4.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from dateline.errors import NotWebAddress, PrivateAddress, UnknownHost

PORTS = {"http": 80, "https": 443}
# Longer addresses are attacks or faults: browsers and servers stop at 2,000 to 8,000.
MAX_LENGTH = 8000

Lookup = Callable[[str, int], tuple[str, ...]]

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PATH_SAFE = "/%:@!$&'()*+,;=~-._?"
_NAT64 = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in its parts, as it is sent."""

    url: str
    scheme: str
    host: str
    port: int


def is_address(text: str) -> bool:
    """Say whether a word on the command line is an address and no path."""
    return _SCHEME.match(text) is not None


def parse(text: str, base: str = "") -> Address:
    """Return an address; `base` is the page that a redirect or a feed stands on.

    Raises `NotWebAddress` for other schemes, for passwords, and for what is no address.
    """
    shown = text[:200]
    if len(text) > MAX_LENGTH:
        raise NotWebAddress(shown, "it is too long for an address")
    try:
        parts = urlsplit(urljoin(base, text.strip()))
        port, host = parts.port, _ascii(parts.hostname or "")
    except ValueError as error:
        raise NotWebAddress(shown, "it is no sound address") from error
    if parts.scheme not in PORTS:
        raise NotWebAddress(shown, "only http and https addresses are fetched")
    if not host or parts.username is not None or parts.password is not None:
        reason = "it holds a user name" if host else "it names no host"
        raise NotWebAddress(shown, reason)
    place = f"[{host}]" if ":" in host else host
    if port not in {None, PORTS[parts.scheme]}:
        place = f"{place}:{port}"
    path, query = quote(parts.path or "/", _PATH_SAFE), quote(parts.query, _PATH_SAFE)
    url = urlunsplit((parts.scheme, place, path, query, ""))
    return Address(url, parts.scheme, host, port or PORTS[parts.scheme])


def places(
    address: Address, *, allow_loopback: bool = False, lookup: Lookup | None = None
) -> tuple[str, ...]:
    """Return the numbers that a host stands for, all of them public.

    `allow_loopback` lets this machine through, for tests. Raises `UnknownHost` and
    `PrivateAddress`.
    """
    try:
        found = (lookup or _look_up)(address.host, address.port)
    except (OSError, UnicodeError) as error:
        raise UnknownHost(address.url, address.host) from error
    for number in found:
        place = ip_address(number.partition("%")[0])
        if not (is_public(place) or (allow_loopback and place.is_loopback)):
            raise PrivateAddress(address.url, address.host, str(place))
    if not found:
        raise UnknownHost(address.url, address.host)
    return found


def is_public(place: IPv4Address | IPv6Address) -> bool:
    """Say whether a number can be that of a machine on the open internet."""
    if isinstance(place, IPv6Address):
        inner = place.ipv4_mapped or place.sixtofour or (place.teredo or (None, None))[1]
        if place in _NAT64:
            inner = IPv4Address(int(place) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if place.is_site_local:
            return False
    return place.is_global and not (
        place.is_multicast or place.is_reserved or place.is_unspecified or place.is_loopback
    )


def is_within(url: str, hosts: tuple[str, ...]) -> bool:
    """Say whether an address belongs to one of the hosts or to a part of one."""
    try:
        host = (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return False
    return any(host == name or host.endswith(f".{name}") for name in hosts)


def _ascii(host: str) -> str:
    host = host.rstrip(".").casefold()
    if re.search(r"[\s%<>\\^`{|}\x00-\x1f]", host):
        raise ValueError(host)
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _look_up(host: str, port: int) -> tuple[str, ...]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
