"""Resolve host names for the crawl; refuse private networks at every connection.

The address that is checked is the one that is connected to, so a name whose address changes between check and use
(DNS rebinding) gains nothing. Tests and the example clinic give their own answers for a name here.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
from collections.abc import Mapping, Sequence
from typing import Any

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.addresses import is_public

logger = logging.getLogger(__name__)


@implementer(IHostResolution)
class _Resolution:
    """One look-up under way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.task: asyncio.Task[None] | None = None

    def cancel(self) -> None:
        """Nothing to cancel: the answer is dropped."""


@implementer(IHostnameResolver)
class GuardedResolver:
    """Resolves names to public addresses only, but for the host and port that the user named."""

    def __init__(
        self,
        resolve: Mapping[str, tuple[str, int]],
        named: tuple[str, int],
        also: tuple[str, int] | None = None,
    ) -> None:
        """Take fixed answers by host, the start URL's host and port, and a proxy's.

        A start URL may name an address or an intranet name. A name that was public at first is held to that:
        it may not turn private later.
        """
        self._resolve = {host.lower(): address for host, address in resolve.items()}
        self._named = named
        self._also = also
        self._was_public: bool | None = None
        self.refused: set[str] = set()
        """Hosts that had nothing but private addresses at their last resolution."""

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Give the receiver the addresses that may be connected to; none when none may."""
        resolution = _Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        host = hostName.lower().strip("[]")
        fixed = self._resolve.get(host)
        if fixed is not None:
            _tell(resolutionReceiver, [_address(*fixed)])
        elif (literal := _literal(host)) is not None:
            _tell(resolutionReceiver, self._allowed(host, portNumber, [literal], is_literal=True))
        else:
            task = asyncio.get_running_loop().create_task(self._look_up(resolutionReceiver, host, portNumber))
            resolution.task = task  # kept from the garbage collector
        return resolution

    async def _look_up(self, receiver: Any, host: str, port: int) -> None:
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
            addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        except (OSError, UnicodeError) as error:
            logger.info("cannot resolve %s: %s", host, error)
            addresses = []
        _tell(receiver, self._allowed(host, port, addresses, is_literal=False))

    def _allowed(self, host: str, port: int, addresses: list[str], *, is_literal: bool) -> list[IAddress]:
        """Return the addresses that may be connected to; remember a host that has none."""
        public = [address for address in addresses if is_public(address)]
        if (host, port) == self._also:
            public = addresses
        elif (host, port) == self._named and addresses:
            if self._was_public is None:
                self._was_public = bool(public)
            if is_literal:
                public = addresses
            elif not self._was_public:
                public = [address for address in addresses if _may_be_intranet(address)]
        if addresses and not public:
            self.refused.add(host)
            logger.warning("refused %s: it leads to %s, which is private", host, ", ".join(addresses))
        else:
            self.refused.discard(host)
        return [_address(address, port) for address in public]


def _may_be_intranet(address: str) -> bool:
    """Return whether an intranet name may resolve to an address: never a link-local one, where clouds keep secrets."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    return not (ip.is_link_local or ip.is_multicast or ip.is_unspecified or ip.is_reserved)


def _literal(host: str) -> str | None:
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return None


def _address(address: str, port: int) -> IAddress:
    made: Any = IPv6Address if ":" in address else IPv4Address
    result: IAddress = made("TCP", address, port)
    return result


def _tell(receiver: Any, addresses: list[IAddress]) -> None:
    for address in addresses:
        receiver.addressResolved(address)
    receiver.resolutionComplete()
