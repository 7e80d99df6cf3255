"""A crawl connects to the public internet only, whatever form an address takes and whenever a name changes its mind."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from crawler.addresses import is_public
from crawler.resolver import GuardedResolver


class Receiver:
    def __init__(self) -> None:
        self.addresses: list[tuple[str, int]] = []
        self.done = asyncio.Event()

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802 - Twisted's name
        pass

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.addresses.append((address.host, address.port))

    def resolutionComplete(self) -> None:  # noqa: N802
        self.done.set()


def look_up(
    resolver: GuardedResolver, host: str, port: int, *names: list[str]
) -> list[list[tuple[str, int]]]:
    """Return the resolver's answer for a host whose name server answers one list after the other."""

    async def run() -> list[list[tuple[str, int]]]:
        answers = iter(names)

        async def answer(*_: Any, **__: Any) -> list[Any]:
            return [(2, 1, 6, "", (address, port)) for address in next(answers)]

        asyncio.get_running_loop().getaddrinfo = answer  # type: ignore[method-assign]
        given = []
        for _ in names or [[]]:
            receiver = Receiver()
            resolver.resolveHostName(receiver, host, port)
            await receiver.done.wait()
            given.append(receiver.addresses)
        return given

    return asyncio.run(run())


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"]
)
def test_public_addresses(address: str) -> None:
    """Of both families, and NAT64 of a public one."""
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
     "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
     "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "2002:7f00:1::",
     "64:ff9b::7f00:1", "2001:db8::1", "", "clinic.example", "0x7f.1"],
)  # fmt: skip
def test_everything_else_is_refused(address: str) -> None:
    """Private, shared, loopback, link-local, multicast, reserved, wrapped ones, and no address at all."""
    assert not is_public(address)


def test_a_name_that_leads_inside_is_refused() -> None:
    """Of mixed answers the public ones are left; a host without any is remembered as refused."""
    resolver = GuardedResolver({}, named=("clinic.example", 80))
    assert look_up(resolver, "evil.example", 80, ["10.0.0.1", "169.254.169.254"]) == [[]]
    assert resolver.refused == {"evil.example"}
    assert look_up(resolver, "mixed.example", 80, ["10.0.0.1", "93.184.216.34"]) == [[("93.184.216.34", 80)]]


def test_a_name_may_not_turn_private_later() -> None:
    """DNS rebinding: the start URL's own host was public and is held to that."""
    resolver = GuardedResolver({}, named=("clinic.example", 80))
    given = look_up(resolver, "clinic.example", 80, ["93.184.216.34"], ["127.0.0.1"])
    assert given == [[("93.184.216.34", 80)], []]


def test_the_start_url_may_name_an_intranet_host_with_its_port() -> None:
    """Only that host and port, and never link-local, where clouds keep their secrets."""
    resolver = GuardedResolver({}, named=("intranet.example", 8080))
    assert look_up(resolver, "intranet.example", 8080, ["10.0.0.1"]) == [[("10.0.0.1", 8080)]]
    assert look_up(resolver, "intranet.example", 9090, ["10.0.0.1"]) == [[]]
    assert look_up(
        GuardedResolver({}, named=("meta.example", 80)), "meta.example", 80, ["169.254.169.254"]
    ) == [[]]


def test_a_literal_start_address_is_allowed_with_its_port_only() -> None:
    """127.0.0.1:8600 opens neither its other ports nor its neighbours."""
    resolver = GuardedResolver({}, named=("127.0.0.1", 8600))
    assert look_up(resolver, "127.0.0.1", 8600) == [[("127.0.0.1", 8600)]]
    assert look_up(resolver, "127.0.0.1", 22) == [[]]
    assert look_up(resolver, "127.0.0.2", 8600) == [[]]


def test_fixed_answers_come_first() -> None:
    """The seam for tests and the example clinic: host to address and port."""
    resolver = GuardedResolver({"clinic.example": ("127.0.0.1", 8123)}, named=("clinic.example", 80))
    assert look_up(resolver, "clinic.example", 80) == [[("127.0.0.1", 8123)]]
