"""Which machines may be spoken to: a page must not lead the reader into the network that it runs in."""

from __future__ import annotations

import ipaddress
import socket

from chancery.errors import FetchError, SourceNotFound

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address inside


def allowed_addresses(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of a host that may be connected to, in the resolver's order.

    The caller connects to one of these and not to the name, so that a second look-up cannot lead elsewhere.
    Raises `SourceNotFound` for an unknown host, `FetchError` if it has none but private addresses.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceNotFound(f"no host is called {host}; check the address and the connection") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = [each for each in addresses if allow_private or is_public(ipaddress.ip_address(each))]
    if not allowed:
        raise FetchError(f"{host} is in a private network; to fetch it all the same, use --allow-private-addresses")
    return allowed


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet, also in the forms that wrap an IPv4 address."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address.sixtofour or address.teredo or address in _NAT64:
            return False
    return address.is_global and not address.is_multicast


def proxy_for(scheme: str, host: str) -> str | None:
    """The proxy that the environment sets for a host, which then resolves its name; None to connect directly."""
    from urllib.request import getproxies, proxy_bypass

    try:
        if not is_public(ipaddress.ip_address(host)):
            return None
    except ValueError:
        if "." not in host:
            return None
    return None if proxy_bypass(host) else getproxies().get(scheme)
