"""Bound the header section of an answer: Twisted bounds each line, but not the number of lines."""

from __future__ import annotations

from typing import Any

from twisted.python.failure import Failure
from twisted.web import _newclient

MAX_HEADER_BYTES = 262_144
"""Bytes that may come before the body; servers themselves stop at 8 to 64 KiB of a request's."""

_protocol: Any = _newclient.HTTP11ClientProtocol
_take_data = _protocol.dataReceived


def _take_bounded(protocol: Any, data: bytes) -> None:
    parser = protocol._parser
    if parser is not None and parser.state in (_newclient.STATUS, _newclient.HEADER):
        parser.checkup_header_bytes = getattr(parser, "checkup_header_bytes", 0) + len(data)
        if parser.checkup_header_bytes > MAX_HEADER_BYTES:
            error: Any = _newclient.ParseError
            failure: Any = Failure
            protocol._giveUp(failure(error(f"more than {MAX_HEADER_BYTES:,} bytes of headers", b"")))
            return
    _take_data(protocol, data)


def bound_headers() -> None:
    """Make every connection of this process give up on a header section that is longer (a protocol error)."""
    _protocol.dataReceived = _take_bounded
