"""What may be fetched at all: addresses of the public web. A name is resolved once, and what was checked is what is connected to."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import SplitResult, quote, urlsplit

from recoupe.errors import PageRefused
from recoupe.lang import mistake

SCHEMES = {"http": 80, "https": 443}
LONGEST = 4_000
"""Characters of an address."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that was checked: its parts, and the number of the machine that its name stood for."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    ip: str

    @property
    def site(self) -> str:
        """Scheme, name and port: what has one robots.txt, and is asked one thing at a time."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The name, with its port where that is not the usual one."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == SCHEMES[self.scheme] else f"{name}:{self.port}"


def is_address(words: str) -> bool:
    """Whether an argument is an address of the web, and no path."""
    return words.lower().startswith(("http://", "https://"))


def checked(url: str, *, allow_private: bool = False) -> Target:
    """An address that may be fetched, its name resolved.

    Raises PageRefused for one that is no web address, has no such name, or leads into a private network.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or SCHEMES.get(parts.scheme, 0)
        host = _host(parts)
    except ValueError as error:
        raise mistake(PageRefused, "fetching.address", where=url[:LONGEST]) from error
    if parts.scheme not in SCHEMES or not host or len(url) > LONGEST or parts.username is not None:
        raise mistake(PageRefused, "fetching.address", where=url[:LONGEST])
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return Target(url, parts.scheme, host, port, path + query, _resolved(host, port, url, allow_private))


def _host(parts: SplitResult) -> str:
    """The name as the network knows it."""
    host = (parts.hostname or "").rstrip(".")
    return host if ":" in host or host.isascii() else host.encode("idna").decode("ascii")


def _resolved(host: str, port: int, url: str, allow_private: bool) -> str:
    """The number that a name stands for: the first, when all of them may be connected to."""
    found = [host] if _is_number(host) else _numbers(host, port, url)
    if not found or (not allow_private and not all(is_public(each) for each in found)):
        raise mistake(PageRefused, "fetching.private", where=url, host=host)
    return found[0]


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _numbers(host: str, port: int, url: str) -> list[str]:
    """What a name stands for, as the system knows it."""
    try:
        return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise mistake(PageRefused, "fetching.name", where=url, host=host) from error


def is_public(number: str) -> bool:
    """Whether the number of a machine is of the public network."""
    address = ip_address(number.partition("%")[0])
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None and not inner.is_global:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
