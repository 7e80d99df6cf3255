"""Recognise public IP addresses, the only ones that a crawl may connect to."""

from __future__ import annotations

import ipaddress


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to the public internet, whatever it is wrapped in.

    False for private, shared, loopback, link-local, multicast, reserved and unspecified addresses (the IANA
    special-purpose registries, as ``ipaddress`` has them) and for IPv6 addresses that carry such an IPv4 one
    (mapped, 6to4, Teredo, NAT64, compatible), and for text that is not an address.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and (ip in _NAT64 or int(ip) >> 32 == 0):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
