"""Send GET requests over connections that are kept for the next ones (HTTP/1.1), each within a time.

Twisted makes the connections, so that names are resolved by the crawl's guarded resolver and certificates are verified
as its own client does; what it does for each request is left out (docs/decisions/0031-crawl-speed.md).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from twisted.internet.defer import Deferred
from twisted.internet.endpoints import HostnameEndpoint, wrapClientTLS
from twisted.internet.interfaces import ITransport
from twisted.internet.protocol import Factory, Protocol, connectionDone
from twisted.python.failure import Failure as TxFailure

from crawler.answer import Answer, Failure
from crawler.http_answer import AnswerError, AnswerReader

IDLE_SECONDS = 240.0
"""A connection that was idle for longer is not asked again, as in Twisted's pool: most servers have closed it."""
_CLOSE_SECONDS = 1.0
_APOSTROPHE = "'"

logger = logging.getLogger(__name__)

Origin = tuple[str, str, int]
"""Scheme, host and port."""


class Connections:
    """Connections of one crawl, by origin."""

    def __init__(self, reactor: Any) -> None:
        """Take Twisted's reactor, which runs on the asyncio loop."""
        self._reactor = reactor
        self._idle: dict[Origin, list[_Connection]] = {}
        self._open: set[_Connection] = set()
        self._tls: dict[tuple[str, int], Any] = {}
        _accept_all_hosts()

    def get(
        self,
        url: str,
        headers: Mapping[str, str],
        *,
        timeout_seconds: float,
        max_body_bytes: int,
        is_wanted: Callable[[str | None], bool] = lambda _: True,
    ) -> Deferred[Answer]:
        """Return the answer to a request for a normalised URL, or the failure in its place; it never fails itself.

        ``is_wanted`` says by the Content-Type whether the body is read. A kept connection that turns out to be closed
        is replaced by a new one, once.
        """
        exchange = _Exchange(
            self, url, headers, timeout_seconds, lambda: AnswerReader(is_wanted, max_body_bytes)
        )
        exchange.begin()
        return exchange.answered

    async def close(self) -> None:
        """Close all connections; those that take their time are cut."""
        self._idle.clear()
        for connection in list(self._open):
            connection.hang_up()
        until = monotonic() + _CLOSE_SECONDS
        while self._open and monotonic() < until:
            await asyncio.sleep(0.005)
        for connection in list(self._open):
            connection.cut()
        await asyncio.sleep(0)

    # -- for exchanges and connections --------------------------------------------------------------------

    def take_idle(self, origin: Origin) -> _Connection | None:
        """Return a connection that may be asked again."""
        kept = self._idle.get(origin)
        while kept:
            connection = kept.pop()
            if monotonic() - connection.idle_since < IDLE_SECONDS:
                return connection
            connection.hang_up()
        return None

    def keep(self, connection: _Connection) -> None:
        """Keep a connection whose answer is whole."""
        connection.idle_since = monotonic()
        self._idle.setdefault(connection.origin, []).append(connection)

    def opened(self, connection: _Connection) -> None:
        """Note an open connection."""
        self._open.add(connection)

    def lost(self, connection: _Connection) -> None:
        """Forget a connection that is closed."""
        self._open.discard(connection)
        kept = self._idle.get(connection.origin, [])
        if connection in kept:
            kept.remove(connection)

    def connect(self, origin: Origin, timeout_seconds: float) -> Deferred[Any]:
        """Return a new connection, or the failure to make one."""
        scheme, host, port = origin
        endpoint: Any = HostnameEndpoint(self._reactor, host, port, timeout=timeout_seconds)
        if scheme == "https":
            endpoint = wrapClientTLS(self._verifier(host, port), endpoint)
        factory: Any = Factory.forProtocol(lambda: _Connection(self, origin))
        factory.noisy = False
        connected: Deferred[Any] = endpoint.connect(factory)
        return connected

    def _verifier(self, host: str, port: int) -> Any:
        """Return what verifies the certificates of a host, as Scrapy does with DOWNLOAD_VERIFY_CERTIFICATES."""
        if (host, port) not in self._tls:
            from twisted.internet.ssl import AcceptableCiphers, optionsForClientTLS

            ciphers: Any = AcceptableCiphers
            options = {
                "fixBrokenPeers": True,
                "acceptableCiphers": ciphers.fromOpenSSLCipherString("DEFAULT"),
            }
            self._tls[host, port] = optionsForClientTLS(host, extraCertificateOptions=options)
        return self._tls[host, port]


class _Connection(Protocol):
    """One connection; at most one exchange has it at a time."""

    transport: Any

    def __init__(self, connections: Connections, origin: Origin) -> None:
        self._connections = connections
        self.origin = origin
        self.idle_since = 0.0
        self._exchange: _Exchange | None = None

    def makeConnection(self, transport: ITransport) -> None:  # noqa: N802 - Twisted's name
        """Take the transport."""
        super().makeConnection(transport)  # type: ignore[no-untyped-call]
        self._connections.opened(self)

    def ask(self, exchange: _Exchange) -> None:
        """Send an exchange's request."""
        self._exchange = exchange
        self.transport.write(exchange.wire)

    def release(self) -> None:
        """Forget the exchange."""
        self._exchange = None

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Hand bytes to the exchange; nobody asked for others."""
        if self._exchange is None:
            self.cut()
        else:
            self._exchange.take(data)

    def connectionLost(self, reason: TxFailure = connectionDone) -> None:  # noqa: N802 - Twisted's name
        """Tell the exchange."""
        self._connections.lost(self)
        if self._exchange is not None:
            self._exchange.take_end(reason)

    def hang_up(self) -> None:
        """Close the connection once all is sent."""
        self.transport.loseConnection()

    def cut(self) -> None:
        """Close the connection at once, whatever the other side does."""
        self.transport.abortConnection()


class _Exchange:
    """One request and its answer, over one connection or, where a kept one was closed, two."""

    def __init__(
        self,
        connections: Connections,
        url: str,
        headers: Mapping[str, str],
        timeout_seconds: float,
        new_reader: Callable[[], AnswerReader],
    ) -> None:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        self._origin: Origin = (parts.scheme, host, parts.port or (443 if parts.scheme == "https" else 80))
        self.wire = request_bytes(parts.path, parts.query, parts.netloc.rpartition("@")[2], headers)
        self._connections = connections
        self._timeout_seconds = timeout_seconds
        self._new_reader = new_reader
        self._reader = new_reader()
        self._connection: _Connection | None = None
        self._is_kept = False
        self._connecting: Deferred[Any] | None = None
        self._begun = monotonic()
        self._seconds: float | None = None
        self._alarm = asyncio.get_running_loop().call_later(timeout_seconds, self._time_out)
        self.answered: Deferred[Answer] = Deferred()

    def begin(self) -> None:
        """Send the request, on a kept connection where there is one."""
        connection = self._connections.take_idle(self._origin)
        if connection is None:
            self._begin_anew()
        else:
            self._is_kept = True
            self._ask(connection)

    def take(self, data: bytes) -> None:
        """Take bytes of the answer."""
        reader = self._reader
        try:
            is_whole = reader.feed(data)
        except AnswerError as error:
            self._cut_with(error.failure, str(error))
            return
        if self._seconds is None and reader.status is not None:
            self._seconds = monotonic() - self._begun
        if is_whole:
            connection = self._connection
            assert connection is not None
            connection.release()
            if reader.keeps_open:
                self._connections.keep(connection)
            elif reader.stopped:
                connection.cut()
            else:
                connection.hang_up()
            self._end_whole()

    def take_end(self, reason: TxFailure) -> None:
        """Take the end of the connection."""
        self._connection = None
        if not self._reader.begun and self._is_kept:
            # The server closed it while nobody asked: ask once on a new one, as every client does.
            self._reader = self._new_reader()
            self._begin_anew()
            return
        try:
            if self._reader.close():
                self._end_whole()
        except AnswerError as error:
            if error.failure is Failure.LOST:
                self._end(_failed(reason))
            else:
                self._end(Answer(failure=error.failure, detail=str(error)))

    def _begin_anew(self) -> None:
        """Send the request on a new connection."""
        self._is_kept = False
        self._connecting = self._connections.connect(self._origin, self._timeout_seconds)
        self._connecting.addCallbacks(self._ask, self._not_connected)

    def _ask(self, connection: _Connection) -> None:
        self._connecting = None
        self._connection = connection
        connection.ask(self)

    def _not_connected(self, reason: TxFailure) -> None:
        if self._connecting is not None:
            self._connecting = None
            self._end(_failed(reason))

    def _time_out(self) -> None:
        self._cut_with(Failure.TIMEOUT, f"longer than {self._timeout_seconds:g} seconds")

    def _cut_with(self, failure: Failure, detail: str) -> None:
        connecting, self._connecting = self._connecting, None
        if connecting is not None:
            connecting.cancel()
        if self._connection is not None:
            self._connection.release()
            self._connection.cut()
        self._end(Answer(failure=failure, detail=detail))

    def _end_whole(self) -> None:
        reader = self._reader
        self._end(
            Answer(
                status=reader.status, headers=reader.headers, body=reader.body, stopped=reader.stopped,
                seconds=self._seconds or 0.0,
            )
        )  # fmt: skip

    def _end(self, answer: Answer) -> None:
        self._alarm.cancel()
        self._connection = None
        self.answered.callback(answer)


def request_bytes(path: str, query: str, host: str, headers: Mapping[str, str]) -> bytes:
    """Return a GET request for a normalised URL's parts.

    No header's value can begin a line: line breaks in it become blanks. An apostrophe in a query is sent as browsers
    send it (https://url.spec.whatwg.org/#special-query-percent-encode-set).

    >>> request_bytes("/a/", "b=1", "clinic.example", {"Accept": "text/html"})
    b'GET /a/?b=1 HTTP/1.1\\r\\nHost: clinic.example\\r\\nAccept: text/html\\r\\n\\r\\n'
    """
    target = f"{path or '/'}?{query.replace(_APOSTROPHE, '%27')}" if query else path or "/"
    lines = [f"GET {target} HTTP/1.1", f"Host: {host}"]
    lines += [f"{name}: {' '.join(value.splitlines())}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("utf-8")


def _failed(reason: TxFailure) -> Answer:
    """Return the answer in place of which a failure of Twisted's came."""
    from crawler.failures import name_failure  # a sound crawl needs none of what it imports

    error = reason.value or RuntimeError("a failure without an exception")
    return Answer(failure=name_failure(error), detail=repr(error)[:500])


def _accept_all_hosts() -> None:
    """Let Twisted ask hosts whose names IDNA 2008 refuses, e.g. with an underscore, as Scrapy's own client does."""
    try:
        from scrapy.core.downloader._idna_patch import _install_twisted_idna_fallbacks
    except ImportError:
        return  # a Scrapy from before it did
    _install_twisted_idna_fallbacks()


__all__ = ["IDLE_SECONDS", "Connections", "request_bytes"]
